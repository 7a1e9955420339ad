/* The strokes of a rich picture; see rich_picture.h. */
#include "draw/figure.h"
#include "draw/rich_picture.h"
#include "draw/shape.h"

#include <string.h>

static struct point ground_of(const struct rich_picture *picture, size_t which)
{
    struct box box = picture->spread.figures[which].box;
    return (struct point){box.centre.x,
                          box.centre.y - box.height / 2 + picture->figures[which].size.y};
}

/* People stand on the side of their first bubble. */
static bool is_mirrored(const struct rich_picture *picture, size_t which)
{
    const struct standing *standing = &picture->spread.figures[which];
    return standing->bubble_count && picture->spread.bubbles[standing->bubble].side % 2;
}

static void draw_names(struct rich_picture *picture, size_t which, struct point top)
{
    const struct rich_figure *figure = &picture->figures[which];
    struct drawing *drawing = picture->drawing;
    enum diagram_part part = picture->diagram->nodes.items[which].part;
    struct point name = top, notes = top;
    name.y += draw_lines_height(&figure->name, rich_name_size) / 2;
    notes.y += draw_lines_height(&figure->name, rich_name_size) +
               draw_lines_height(&figure->notes, rich_note_size) / 2;
    scene_lines(drawing->scene, &figure->name, name, draw_leading,
                (struct lettering){drawing->look->bold, rich_name_size,
                                   part == PART_MATTER ? INK_CONFLICT : INK_TEXT, ANCHOR_MIDDLE});
    scene_lines(
        drawing->scene, &figure->notes, notes, draw_leading,
        (struct lettering){drawing->look->italic, rich_note_size, INK_QUIET, ANCHOR_MIDDLE});
}

static void draw_bolts(struct rich_picture *picture, size_t which, struct point below)
{
    const struct diagram_icon *bolt = picture->diagram->nodes.items[which].figure.icon;
    double aside = picture->figures[which].size.x * 0.16;
    if (!picture->figures[which].presses || !bolt)
        return;
    for (int side = -1; side <= 1; side += 2)
        draw_icon(picture->drawing, bolt,
                  (struct box){{below.x + side * aside, below.y + BOLT_HEIGHT * 0.38},
                               BOLT_HEIGHT,
                               BOLT_HEIGHT});
}

static void draw_in_shape(struct rich_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    const struct rich_figure *figure = &picture->figures[which];
    struct drawing *drawing = picture->drawing;
    struct box box = picture->spread.figures[which].box;
    struct box shape = {{box.centre.x, box.centre.y - (box.height - figure->size.y) / 2},
                        figure->size.x,
                        figure->size.y};
    struct path outline = node->part == PART_CLOUD   ? path_of_cloud(drawing->arena, shape)
                          : node->part == PART_ISSUE ? path_of_burst(drawing->arena, shape)
                                                     : path_of_frame(drawing->arena, shape, 9);
    enum ink fill = node->part == PART_CLOUD   ? INK_CLOUD
                    : node->part == PART_ISSUE ? INK_BURST
                                               : INK_SHAPE;
    if (node->part == PART_CLOUD)
        draw_bolts(picture, which,
                   (struct point){shape.centre.x, shape.centre.y + shape.height / 2});
    scene_path(drawing->scene, &outline,
               (struct stroke){.fill = fill,
                               .ink = node->part == PART_ISSUE ? INK_RAYS : INK_OUTLINE,
                               .width = 2.3});
    double high = draw_lines_height(&figure->name, rich_name_size) +
                  draw_lines_height(&figure->notes, rich_note_size);
    draw_names(picture, which, (struct point){shape.centre.x, shape.centre.y - high / 2});
}

static void draw_above_name(struct rich_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    struct point size = picture->figures[which].size, ground = ground_of(picture, which);
    if (node->part == PART_PARTY)
        draw_figure(picture->drawing, figure_whose(node), &node->figure, ground, FIGURE_HEIGHT,
                    is_mirrored(picture, which));
    else if (node->figure.icon)
        draw_icon(picture->drawing, node->figure.icon,
                  (struct box){{ground.x, ground.y - size.y / 2}, size.x, size.y});
    draw_names(picture, which, (struct point){ground.x, ground.y + rich_name_gap});
}

static void draw_node(struct rich_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    draw_open_node(picture->drawing->scene, node);
    if (stands_in_shape(node->part))
        draw_in_shape(picture, which);
    else
        draw_above_name(picture, which);
    scene_close(picture->drawing->scene);
}

/* Where a voice comes from: a little before the mouth of whoever is nearest. */
static struct point mouth_of(const struct rich_picture *picture, const struct bubble *bubble)
{
    static const double away = 17;
    const struct diagram_node *node = &picture->diagram->nodes.items[bubble->of];
    struct point ground = ground_of(picture, bubble->of), size = picture->figures[bubble->of].size;
    struct point mouth = {ground.x + (bubble->side % 2 ? -0.42 : 0.42) * size.x,
                          ground.y - size.y / 2};
    if (node->part == PART_PARTY)
        mouth =
            figure_mouth(&node->figure, ground, FIGURE_HEIGHT, is_mirrored(picture, bubble->of));
    struct point way = point_unit(point_minus(bubble->box.centre, mouth));
    return point_add(mouth, point_times(way, away));
}

/* No tail is longer than this: it points at the mouth from afar. */
static struct point tail_of(const struct rich_picture *picture, const struct bubble *bubble)
{
    static const double longest = 42;
    struct point mouth = mouth_of(picture, bubble), nearest = mouth;
    struct box box = bubble->box;
    nearest.x =
        smaller(larger(mouth.x, box.centre.x - box.width / 2), box.centre.x + box.width / 2);
    nearest.y =
        smaller(larger(mouth.y, box.centre.y - box.height / 2), box.centre.y + box.height / 2);
    double distance = point_distance(mouth, nearest);
    return distance > longest ? point_between(nearest, mouth, longest / distance) : mouth;
}

/* Small rings that lead from a head to its thought. */
static void draw_trail(struct rich_picture *picture, struct box box, struct point mouth)
{
    static const double sizes[] = {6, 9, 13}, shares[] = {0.12, 0.42, 0.76};
    struct drawing *drawing = picture->drawing;
    struct point way = point_minus(box.centre, mouth), edge = box.centre;
    double x = fabs(way.x) / (box.width / 2), y = fabs(way.y) / (box.height / 2);
    double reach = sqrt(x * x + y * y);
    if (reach > 1)
        edge = point_add(mouth, point_times(way, 1 - 0.95 / reach));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct path ring =
            path_of_blob(drawing->arena, (struct box){point_between(mouth, edge, shares[i]),
                                                      sizes[i] * 1.2, sizes[i]});
        scene_path(drawing->scene, &ring,
                   (struct stroke){
                       .fill = INK_SHAPE, .ink = INK_OUTLINE, .width = 1.7, .hand = HAND_STILL});
    }
}

static void draw_voice(struct rich_picture *picture, size_t which)
{
    const struct bubble *bubble = &picture->spread.bubbles[which];
    const struct diagram_voice *voice = picture->voice_of[which];
    struct drawing *drawing = picture->drawing;
    struct point tip = tail_of(picture, bubble);
    struct path outline = voice->thought ? path_of_cloud(drawing->arena, bubble->box)
                                         : path_of_bubble(drawing->arena, bubble->box, tip);
    scene_open(drawing->scene, voice->id, part_words[PART_VOICE], voice->sentence, NULL);
    scene_path(drawing->scene, &outline,
               (struct stroke){.fill = INK_SHAPE, .ink = INK_OUTLINE, .width = 2});
    if (voice->thought)
        draw_trail(picture, bubble->box, tip);
    scene_lines(
        drawing->scene, &picture->voices[which], bubble->box.centre, draw_leading,
        (struct lettering){drawing->look->regular, rich_voice_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_line(struct rich_picture *picture, size_t which)
{
    const struct diagram_line *line = &picture->diagram->lines.items[which];
    struct drawing *drawing = picture->drawing;
    draw_open_line(drawing->scene, picture->diagram, line, line->sentence, NULL);
    draw_flow(drawing, line, picture->routing.routes[which].curve, &picture->labels[which]);
    draw_flow_label(drawing, line, &picture->labels[which]);
    scene_close(drawing->scene);
}

static bool has_no_figure(const struct rich_picture *picture, struct box box)
{
    for (size_t i = 0; i < picture->routing.box_count; i++)
        if (box_overlap(box, picture->routing.boxes[i], 4) > 0)
            return false;
    return true;
}

/* Whether a name within the boundary would touch anything, or the line itself. */
static bool is_free(const struct rich_picture *picture, struct box box)
{
    if (!has_no_figure(picture, box))
        return false;
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        if (box_overlap(box, picture->labels[i].box, 4) > 0)
            return false;
    for (int corner = 0; corner < 4; corner++)
        if (boundary_distance(&picture->spread.boundary, box_corner(box, corner)) > -6)
            return false;
    return !count_lines_near(&picture->routing, box, SIZE_MAX) &&
           box_contains(picture->routing.area, box);
}

/* Just within the line, from its upper left on; false where there is no place with so much room. */
static bool find_place_of_name(const struct rich_picture *picture, struct box *box, double room)
{
    enum { UPPER_LEFT = BOUNDARY_WAYS * 5 / 8 };
    static const double within = 12;
    const struct boundary *boundary = &picture->spread.boundary;
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++) {
        struct point at = boundary_at(boundary, (UPPER_LEFT + i) % BOUNDARY_WAYS);
        struct point in = point_unit(point_minus(boundary->area.centre, at));
        box->centre = point_add(at, (struct point){in.x * (box->width / 2 + within),
                                                   in.y * (box->height / 2 + within)});
        struct box around = {box->centre, box->width + room, box->height + room};
        if (is_free(picture, *box) && has_no_figure(picture, around))
            return true;
    }
    return false;
}

/* Where nothing else can be taken for what it names. */
static void draw_boundary_name(struct rich_picture *picture)
{
    static const double rooms[] = {70, 30, 0};
    struct drawing *drawing = picture->drawing;
    const char *text = picture->diagram->boundary_text;
    double size = rich_voice_size;
    struct box box = {{0, 0},
                      text_width(drawing->ruler, look_clean.bold, size, text, strlen(text)),
                      size * draw_leading};
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        if (find_place_of_name(picture, &box, rooms[i])) {
            struct point at = {box.centre.x, box.centre.y + size * base_below_middle};
            scene_text(drawing->scene, text, at,
                       (struct lettering){drawing->look->bold, size, INK_PEOPLE, ANCHOR_MIDDLE});
            return;
        }
}

/* Whether something stands on the line here. */
static bool is_covered(const struct rich_picture *picture, struct point point)
{
    for (size_t i = 0; i < picture->routing.box_count; i++)
        if (box_holds(picture->routing.boxes[i], point, 2))
            return true;
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        if (picture->labels[i].box.width > 0 && box_holds(picture->labels[i].box, point, 4))
            return true;
    return false;
}

/* The line round it, but not where something stands on it. */
static struct path boundary_line(const struct rich_picture *picture)
{
    enum { STEPS = 8 };
    struct arena *arena = picture->drawing->arena;
    struct path whole = boundary_path(arena, &picture->spread.boundary), line = {0};
    struct point last = whole.items[0].to[0];
    bool drawing = false;
    for (size_t i = 1; i < whole.count && whole.items[i].form == SEGMENT_CURVE; i++) {
        const struct point *to = whole.items[i].to;
        struct point curve[4] = {last, to[0], to[1], to[2]};
        for (int step = 0; step < STEPS; step++) {
            struct point at = curve_at(curve, (double)step / STEPS);
            bool covered = is_covered(picture, at);
            if (!covered && drawing)
                path_line(arena, &line, at);
            else if (!covered)
                path_move(arena, &line, at);
            drawing = !covered;
        }
        last = to[2];
    }
    if (drawing)
        path_line(arena, &line, last);
    return line;
}

/* It does not go where nobody inside is. */
static void draw_boundary_in(struct rich_picture *picture)
{
    static const double room = 46;
    struct spread *spread = &picture->spread;
    struct box *inside =
        arena_alloc(picture->drawing->arena, (picture->routing.box_count + 1) * sizeof *inside);
    size_t count = 0;
    for (size_t i = 0; i < spread->figure_count; i++)
        if (!spread->figures[i].outside)
            inside[count++] = spread->figures[i].box;
    for (size_t i = 0; i < spread->bubble_count; i++)
        if (!spread->figures[spread->bubbles[i].of].outside)
            inside[count++] = spread->bubbles[i].box;
    boundary_draw_in(&spread->boundary, inside, count, room);
}

static void draw_boundary(struct rich_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    if (!picture->spread.bounded)
        return;
    draw_boundary_in(picture);
    struct path ground = boundary_path(drawing->arena, &picture->spread.boundary);
    struct path line = boundary_line(picture);
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...boundary", picture->diagram->id),
               "boundary", picture->diagram->boundary_text, picture->diagram->boundary);
    scene_path(drawing->scene, &ground, (struct stroke){.fill = INK_GROUND});
    scene_path(drawing->scene, &line,
               (struct stroke){.ink = INK_PEOPLE, .width = 2.3, .dash = DASH_BOUNDARY});
    draw_boundary_name(picture);
    scene_close(drawing->scene);
}

void rich_draw(struct rich_picture *picture)
{
    draw_page(picture->drawing, &picture->legend, picture->page.width, picture->page.height);
    draw_boundary(picture);
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        draw_line(picture, i);
    for (size_t i = 0; i < picture->diagram->nodes.count; i++)
        draw_node(picture, i);
    for (size_t i = picture->spread.bubble_count; i; i--) /* outer ones first */
        draw_voice(picture, i - 1);
}
