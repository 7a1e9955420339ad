/* The feelings of a journey as a line, and what is said along it; see journey_picture.h. Words and
   bubbles stand above or below their face, as near to it as the line lets them. */
#include "draw/curve.h"
#include "draw/figure.h"
#include "draw/journey_picture.h"
#include "draw/shape.h"

static const double least_level = 17, most_level = 52; /* from one height of feelings to the next */
static const double bubble_pad_x = 9, bubble_pad_y = 6, tail = 9, near_line = 5;
enum { LEVELS = 3 };
const struct stroke swing_stroke = {.ink = INK_PEOPLE, .width = 2.6};

static const struct diagram_node *feeling_of(const struct journey_picture *picture,
                                             const struct stop *stop)
{
    return stop->feeling ? &picture->drawing->diagram->nodes.items[stop->feeling - 1] : NULL;
}

static bool has_face(const struct journey_picture *picture, const struct stop *stop)
{
    const struct diagram_node *feeling = feeling_of(picture, stop);
    return feeling && feeling->figure.mood;
}

/* ---- The line -------------------------------------------------------------------------------- */

/* The next stop with a face from this one on; `end` where there is none. */
static size_t next_face(const struct journey_picture *picture, size_t from, size_t end)
{
    while (from < end && !has_face(picture, &picture->stops[from]))
        from++;
    return from;
}

/* From face to face, flat at both. */
static void curve_between(struct point curve[4], struct point from, struct point to)
{
    double half = (to.x - from.x) / 2;
    curve[0] = from;
    curve[1] = (struct point){from.x + half, from.y};
    curve[2] = (struct point){to.x - half, to.y};
    curve[3] = to;
}

/* The piece of the line between these faces: how far up and down it comes within a part of the
   page's width. */
static void note_piece(struct point from, struct point to, double left, double right,
                       struct leeway *heights)
{
    enum { STEPS = 32 };
    struct point curve[4];
    curve_between(curve, from, to);
    for (int i = 0; i <= STEPS; i++) {
        struct point at = curve_at(curve, (double)i / STEPS);
        if (at.x < left || at.x > right)
            continue;
        heights->least = smaller(heights->least, at.y);
        heights->most = larger(heights->most, at.y);
    }
}

/* The highest and the lowest place of the line in a part of the band's width. Where it does not
   come, the first is the greater. */
static struct leeway line_within(const struct journey_picture *picture, const struct band *band,
                                 double left, double right)
{
    struct leeway heights = {1e9, -1e9};
    size_t from = next_face(picture, band->first, band->end);
    while (from < band->end) {
        size_t to = next_face(picture, from + 1, band->end);
        if (to < band->end && picture->stops[to].face.x >= left &&
            picture->stops[from].face.x <= right)
            note_piece(picture->stops[from].face, picture->stops[to].face, left, right, &heights);
        from = to;
    }
    return heights;
}

/* ---- Places ---------------------------------------------------------------------------------- */

static void set_faces(struct journey_picture *picture, struct band *band)
{
    double level = least_level + picture->air * (most_level - least_level);
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        const struct diagram_node *feeling = feeling_of(picture, stop);
        double up = has_face(picture, stop) ? feeling->up : 0.5;
        stop->face = (struct point){stop->x, (1 - up) * LEVELS * level};
    }
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        struct leeway line = line_within(picture, band, stop->x - 8, stop->x + 8);
        if (!has_face(picture, stop) && line.least < line.most)
            stop->face.y = (line.least + line.most) / 2;
    }
}

/* One side of a column's part of the line, on which things are stacked away from it. */
struct stack {
    struct journey_picture *picture;
    const struct band *band;
    struct stop *stop;
    bool above;
    double edge; /* of the next thing */
    double gap;  /* from what is next to it */
};

/* From the middle of a face to its edge: hats and signs are above. */
static double face_edge(bool above)
{
    return above ? -face_room / 2 + 1 : face_room / 2 - 7;
}

static struct stack new_stack(struct journey_picture *picture, const struct band *band,
                              struct stop *stop, bool above, double gap)
{
    double edge = has_face(picture, stop) ? face_edge(above) : 0;
    return (struct stack){picture, band, stop, above, stop->face.y + edge, gap};
}

/* So wide and high a box, clear of the line. */
static struct box stack_box(struct stack *stack, double width, double height)
{
    double gap = stack->gap, x = stack->stop->x;
    struct leeway line = line_within(stack->picture, stack->band, x - width / 2 - near_line,
                                     x + width / 2 + near_line);
    double free_line = gap + near_line;
    double edge = stack->above ? smaller(stack->edge - gap, line.least - free_line)
                               : larger(stack->edge + gap, line.most + free_line);
    double middle = edge + (stack->above ? -height : height) / 2;
    stack->edge = edge + (stack->above ? -height : height);
    return (struct box){{x, middle}, width, height};
}

/* Bubbles stand on the side of the face, those of high ones above; words on the other side, or
   where there are no bubbles on that side themselves. */
static void set_column(struct journey_picture *picture, const struct band *band, struct stop *stop)
{
    const struct diagram_node *feeling = feeling_of(picture, stop);
    bool above = !has_face(picture, stop) || feeling->up > 0.5;
    struct stack bubbles = new_stack(picture, band, stop, above, tail);
    struct stack words = new_stack(picture, band, stop, above == !stop->bubbles.count, 0);
    if (feeling)
        stop->words.box = stack_box(&words, stop->words.box.width, stop->words.box.height);
    for (size_t i = 0; i < stop->bubbles.count; i++) {
        struct box *box = &stop->bubbles.items[i].box;
        *box = stack_box(&bubbles, box->width, box->height);
    }
}

static struct card bubble_of(const struct journey_picture *picture, uint32_t node, double width)
{
    struct card card = card_of(picture->drawing, node - 1, width - 2 * bubble_pad_x, 1);
    card.box.width += 2 * bubble_pad_x;
    card.box.height += 2 * bubble_pad_y;
    return card;
}

static void measure_column(struct journey_picture *picture, struct stop *stop)
{
    static const double wider = 24; /* than the cards of the steps */
    double width = picture->card_width + wider;
    stop->bubbles.count = 0;
    for (size_t i = 0; i < stop->said.count; i++)
        *array_add(picture->drawing->arena, &stop->bubbles) =
            bubble_of(picture, stop->said.items[i], width);
    if (stop->feeling)
        stop->words = card_with_figure(picture->drawing, stop->feeling - 1, width, 1, 0);
}

void measure_feelings(struct journey_picture *picture)
{
    for (size_t i = 0; i < picture->stop_count; i++)
        measure_column(picture, &picture->stops[i]);
}

static void note_box(struct leeway *reach, struct box box)
{
    reach->least = smaller(reach->least, box.centre.y - box.height / 2);
    reach->most = larger(reach->most, box.centre.y + box.height / 2);
}

struct leeway set_feelings(struct journey_picture *picture, struct band *band)
{
    struct leeway reach = {1e9, -1e9};
    set_faces(picture, band);
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        set_column(picture, band, stop);
        if (has_face(picture, stop))
            note_box(&reach, (struct box){stop->face, face_room, face_room});
        if (stop->feeling)
            note_box(&reach, stop->words.box);
        for (size_t k = 0; k < stop->bubbles.count; k++)
            note_box(&reach, stop->bubbles.items[k].box);
    }
    return reach.least > reach.most ? (struct leeway){0, 0} : reach;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static struct point on_page(const struct band *band, struct point at)
{
    return (struct point){at.x, at.y + band->happiest};
}

static void draw_piece(struct journey_picture *picture, struct point from, struct point to,
                       enum dash dash)
{
    struct point curve[4];
    struct path path = {0};
    struct stroke stroke = swing_stroke;
    stroke.dash = dash;
    curve_between(curve, from, to);
    path_move(picture->drawing->arena, &path, from);
    path_curve(picture->drawing->arena, &path, curve[1], curve[2], curve[3]);
    scene_path(picture->drawing->scene, &path, stroke);
}

/* From the edge of one face to that of the next; dotted where a step between them says nothing.
   Where the next is in another band, the line goes on there. */
static void draw_swing(struct journey_picture *picture, const struct diagram_line *line,
                       size_t from, size_t to)
{
    static const double run = 26;
    const struct band *here = band_of(picture, from), *there = band_of(picture, to);
    struct point start = on_page(here, picture->stops[from].face);
    struct point end = on_page(there, picture->stops[to].face);
    enum dash dash = to > from + 1 ? DASH_DOTS : DASH_NONE;
    start.x += face_room / 2;
    end.x -= face_room / 2;
    draw_open_line(picture->drawing->scene, picture->drawing->diagram, line, line->sentence,
                   line->sentence);
    if (here == there)
        draw_piece(picture, start, end, dash);
    else {
        draw_piece(picture, start, (struct point){start.x + run, start.y}, dash);
        draw_piece(picture, (struct point){end.x - run, end.y}, end, dash);
    }
    scene_close(picture->drawing->scene);
}

void draw_swings(struct journey_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (line->part != PART_SWING)
            continue;
        size_t from = 0;
        while (picture->stops[from].feeling != line->from + 1)
            from++;
        draw_swing(picture, line, from, next_face(picture, from + 1, picture->stop_count));
    }
}

static void draw_feeling(struct journey_picture *picture, const struct band *band,
                         struct stop *stop)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = feeling_of(picture, stop);
    scene_open(drawing->scene, node->id, part_words[node->part], node->text, node->sentence);
    if (node->figure.mood)
        draw_face(drawing, figure_whose(node), &node->figure, on_page(band, stop->face), face_room);
    stop->words.box.centre = on_page(band, stop->words.box.centre);
    card_draw_words(drawing, &stop->words);
    scene_close(drawing->scene);
}

/* The first points to the face, each other to the one before. */
static void draw_bubble(struct journey_picture *picture, const struct band *band,
                        struct card *bubble, double tip)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[bubble->node];
    bubble->box.centre = on_page(band, bubble->box.centre);
    struct path path =
        path_of_bubble(drawing->arena, bubble->box, (struct point){bubble->box.centre.x - 8, tip});
    scene_open(drawing->scene, node->id, part_words[node->part], node->text, node->sentence);
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = INK_SHAPE, .ink = INK_OUTLINE, .width = 1.6});
    struct card words = *bubble;
    words.box.width -= 2 * bubble_pad_x;
    words.box.height -= 2 * bubble_pad_y;
    card_draw_words(drawing, &words);
    scene_close(drawing->scene);
}

static void draw_bubbles(struct journey_picture *picture, const struct band *band,
                         struct stop *stop)
{
    for (size_t i = 0; i < stop->bubbles.count; i++) {
        struct card *bubble = &stop->bubbles.items[i];
        bool above = bubble->box.centre.y < stop->face.y;
        double edge = bubble->box.centre.y + (above ? bubble->box.height : -bubble->box.height) / 2;
        double face = stop->face.y + face_edge(above);
        bool speaks = !i && has_face(picture, stop);
        draw_bubble(picture, band, bubble,
                    band->happiest + (speaks ? face : edge + (above ? tail - 1 : 1 - tail)));
    }
}

void draw_feelings(struct journey_picture *picture, const struct band *band)
{
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        if (stop->feeling)
            draw_feeling(picture, band, stop);
        draw_bubbles(picture, band, stop);
    }
}
