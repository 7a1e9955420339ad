/* A delivery chain: from hand to hand towards the person served, each stage a broad arrow with what
   it is called and what is given above it, and below it whether what moves them moves the whole and
   where it sticks. Letters are large where there is room; then rows become more, then the page. */
#include "draw/delivery_chain.h"

#include "draw/badge.h"
#include "draw/curve.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double pipe_half = 13, pipe_tip = 14, below_pipe = 8, above_pipe = 7, sign_width = 28,
                    head_size = 13, facing_room = 34, halo = 11;

static const struct diagram_node *node_of(const struct chain_picture *picture, size_t node)
{
    return &picture->drawing->diagram->nodes.items[node];
}

static bool has_badge(const struct diagram_node *node, enum diagram_badge badge)
{
    return node->badges >> badge & 1;
}

/* ---- Sizes ----------------------------------------------------------------------------------- */

static void measure_hand(struct chain_picture *picture, struct chain_slot *slot)
{
    bool served = node_of(picture, slot->node)->part == PART_SERVED;
    double around = served ? halo : 0;
    slot->person = person_above(picture->drawing, slot->node, picture->sizes.figure,
                                picture->sizes.text_width * 0.8);
    slot->width = slot->person.box.width + 2 * around;
    slot->above = slot->person.sign.y / 2 + around;
    slot->below = slot->person.box.height - slot->person.sign.y / 2 + around;
    slot->reach = (served ? slot->width : slot->person.sign.x) / 2 + 5;
}

/* A badge before a single line is higher than that. */
static double words_height(const struct text_lines *lines)
{
    return lines->count ? larger(draw_lines_height(lines, PERSON_NAME_SIZE), badge_size) + 4 : 0;
}

/* The last notes are what holds it up, where a badge says so, and before that what moves them. */
static void measure_notes(struct chain_picture *picture, struct chain_slot *slot)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = node_of(picture, slot->node);
    double size = PERSON_NAME_SIZE, width = picture->sizes.text_width;
    size_t count = node->note_count;
    if (has_badge(node, BADGE_BOTTLENECK))
        slot->stuck =
            draw_wrap(drawing, look_clean.regular, size, node->notes[--count], width - sign_width);
    slot->moved =
        draw_wrap(drawing, look_clean.regular, size, node->notes[--count], width - sign_width);
    slot->gives = draw_wrap_all(drawing, look_clean.italic, picture->sizes.letters, node->notes,
                                count, width);
}

static void measure_stage(struct chain_picture *picture, struct chain_slot *slot)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = node_of(picture, slot->node);
    double size = picture->sizes.letters, width = picture->sizes.text_width;
    const char *title = node->number
                            ? arena_printf(drawing->arena, "%s  %s", node->number, node->text)
                            : node->text;
    slot->title = draw_wrap(drawing, look_clean.bold, size, title, width);
    slot->gives = slot->moved = slot->stuck = (struct text_lines){0};
    if (node->number)
        measure_notes(picture, slot);
    slot->width = larger(larger(slot->title.width, slot->gives.width),
                         larger(slot->moved.width, slot->stuck.width) + sign_width);
    slot->width = larger(slot->width + 4, node->number ? width * 0.8 : 0);
    slot->above = pipe_half + above_pipe + draw_lines_height(&slot->title, size) +
                  draw_lines_height(&slot->gives, size);
    slot->below = pipe_half + below_pipe + words_height(&slot->moved) + words_height(&slot->stuck);
    slot->reach = slot->width / 2 + 3;
    if (node->part == PART_SILENCE) {
        slot->above = slot->below = draw_lines_height(&slot->title, size) / 2 + 6;
        slot->reach += 8;
    }
}

static void measure(struct chain_picture *picture)
{
    for (size_t i = 0; i < picture->drawing->diagram->nodes.count; i++) {
        struct chain_slot *slot = &picture->slots[i];
        if (slot->is_hand)
            measure_hand(picture, slot);
        else
            measure_stage(picture, slot);
    }
}

/* ---- Stages ---------------------------------------------------------------------------------- */

/* A broad arrow, with a narrow neck where it sticks. It points to the left where it goes back. */
static struct path path_of_pipe(struct arena *arena, struct box box, bool neck, bool back)
{
    static const double neck_half = 3, neck_long = 26;
    struct path path = {0};
    double sense = back ? -1 : 1, half = box.height / 2;
    double start = box.centre.x - sense * box.width / 2, end = box.centre.x + sense * box.width / 2;
    double shoulder = end - sense * pipe_tip, y = box.centre.y, bend = sense * neck_long / 2;
    path_move(arena, &path, (struct point){start, y - half});
    for (int side = -1; side <= 1; side += 2) {
        double x = box.centre.x, way = -side * bend, edge = y + side * half;
        if (neck) {
            struct point before = {x - way * 1.6, edge}, after = {x + way * 1.6, edge};
            struct point narrow = {x, y + side * neck_half};
            path_line(arena, &path, before);
            path_curve(arena, &path, (struct point){x - way * 0.5, edge},
                       (struct point){x - way * 0.6, narrow.y}, narrow);
            path_curve(arena, &path, (struct point){x + way * 0.6, narrow.y},
                       (struct point){x + way * 0.5, edge}, after);
        }
        if (side < 0) {
            path_line(arena, &path, (struct point){shoulder, edge});
            path_line(arena, &path, (struct point){end, y});
            path_line(arena, &path, (struct point){shoulder, y + half});
        }
    }
    path_line(arena, &path, (struct point){start, y + half});
    path_line(arena, &path, (struct point){start + sense * pipe_tip * 0.7, y});
    path_close(arena, &path);
    return path;
}

static struct stroke stroke_of_stage(const struct diagram_node *node)
{
    bool aligned = has_badge(node, BADGE_ALIGNED), misaligned = has_badge(node, BADGE_MISALIGNED);
    bool sticks = has_badge(node, BADGE_BOTTLENECK);
    return (struct stroke){.fill = aligned      ? INK_WATCH
                                   : misaligned ? INK_CONTROL
                                                : INK_SHAPE,
                           .ink = sticks ? INK_RAYS : INK_LINE,
                           .width = sticks ? 2.6 : 2,
                           .hand = HAND_LINE};
}

/* Words below a stage, with a badge before the first line unless it is BADGE_COUNT; gives where
   they end. */
static double draw_words(struct drawing *drawing, const struct text_lines *lines, struct point top,
                         enum diagram_badge sign, enum ink ink)
{
    double first = PERSON_NAME_SIZE * draw_leading / 2;
    struct point at = {top.x + badge_size / 2, top.y + larger(first, badge_size / 2)};
    struct point words = {top.x + (sign < BADGE_COUNT ? sign_width : 0),
                          at.y - first + draw_lines_height(lines, PERSON_NAME_SIZE) / 2};
    if (sign < BADGE_COUNT)
        badge_draw(drawing, sign, at, badge_size);
    scene_lines(drawing->scene, lines, words, draw_leading,
                (struct lettering){drawing->look->regular, PERSON_NAME_SIZE, ink, ANCHOR_START});
    return top.y + words_height(lines);
}

/* What moves them, and what holds it up, both from one edge on. */
static void draw_notes(struct drawing *drawing, const struct chain_slot *slot,
                       const struct diagram_node *node)
{
    enum diagram_badge moved = has_badge(node, BADGE_ALIGNED)      ? BADGE_ALIGNED
                               : has_badge(node, BADGE_MISALIGNED) ? BADGE_MISALIGNED
                                                                   : BADGE_COUNT;
    bool signs = moved < BADGE_COUNT || slot->stuck.count;
    double wide = larger(slot->moved.width, slot->stuck.width) + (signs ? sign_width : 0);
    struct point top = {slot->at.x - wide / 2, slot->at.y + pipe_half + below_pipe};
    top.y =
        draw_words(drawing, &slot->moved, top, moved, moved < BADGE_COUNT ? INK_TEXT : INK_QUIET);
    if (slot->stuck.count)
        draw_words(drawing, &slot->stuck, top, BADGE_BOTTLENECK, INK_TEXT);
}

static void draw_stage(struct chain_picture *picture, const struct chain_slot *slot)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = node_of(picture, slot->node);
    double size = picture->sizes.letters;
    struct box box = {slot->at, slot->width, 2 * pipe_half};
    struct path pipe = path_of_pipe(drawing->arena, box, has_badge(node, BADGE_BOTTLENECK),
                                    node->part == PART_COMES_BACK);
    struct point top = {slot->at.x, slot->at.y - slot->above};
    top.y =
        scene_lines_below(drawing->scene, &slot->title, top, draw_leading,
                          (struct lettering){drawing->look->bold, size, INK_TEXT, ANCHOR_MIDDLE});
    scene_lines_below(drawing->scene, &slot->gives, top, draw_leading,
                      (struct lettering){drawing->look->italic, size, INK_TEXT, ANCHOR_MIDDLE});
    scene_path(drawing->scene, &pipe, stroke_of_stage(node));
    draw_notes(drawing, slot, node);
}

/* ---- What breaks off, and what is not heard -------------------------------------------------- */

/* A broad arrow torn in two. */
static void draw_torn(struct drawing *drawing, const struct chain_slot *slot)
{
    static const double teeth[] = {-1, -0.35, 0.2, 0.6, 1}, outs[] = {0, 7, -3, 6, -1};
    for (int side = -1; side <= 1; side += 2) {
        struct path path = {0};
        double far = slot->at.x + side * slot->width / 2, near = slot->at.x + side * 12;
        path_move(drawing->arena, &path, (struct point){far, slot->at.y - pipe_half});
        for (size_t i = 0; i < sizeof teeth / sizeof *teeth; i++)
            path_line(drawing->arena, &path,
                      (struct point){near + outs[i], slot->at.y + teeth[i] * pipe_half});
        path_line(drawing->arena, &path, (struct point){far, slot->at.y + pipe_half});
        path_line(drawing->arena, &path,
                  (struct point){far + (side < 0 ? pipe_tip * 0.7 : pipe_tip * 0.5), slot->at.y});
        path_close(drawing->arena, &path);
        scene_path(drawing->scene, &path,
                   (struct stroke){.fill = INK_SHAPE, .ink = INK_CONFLICT, .width = 2.2});
    }
}

static void draw_gap(struct chain_picture *picture, const struct chain_slot *slot)
{
    struct point top = {slot->at.x, slot->at.y - slot->above};
    scene_lines_below(picture->drawing->scene, &slot->title, top, draw_leading,
                      (struct lettering){picture->drawing->look->bold, picture->sizes.letters,
                                         INK_CONFLICT, ANCHOR_MIDDLE});
    draw_torn(picture->drawing, slot);
}

static void draw_silence(struct chain_picture *picture, const struct chain_slot *slot)
{
    struct drawing *drawing = picture->drawing;
    struct box box = {slot->at, slot->width + 16, slot->above + slot->below};
    struct path frame = path_of_frame(drawing->arena, box, 8);
    scene_path(
        drawing->scene, &frame,
        (struct stroke){.fill = INK_SHAPE, .ink = INK_QUIET, .width = 1.8, .dash = DASH_DOTS});
    scene_lines(
        drawing->scene, &slot->title, slot->at, draw_leading,
        (struct lettering){drawing->look->bold, picture->sizes.letters, INK_QUIET, ANCHOR_MIDDLE});
}

/* ---- Hands and lines ------------------------------------------------------------------------- */

static void draw_hand(struct chain_picture *picture, struct chain_slot *slot)
{
    struct drawing *drawing = picture->drawing;
    struct person *person = &slot->person;
    person->box.centre =
        (struct point){slot->at.x, slot->at.y - person->sign.y / 2 + person->box.height / 2};
    if (node_of(picture, slot->node)->part == PART_SERVED) {
        struct box around = {person->box.centre, slot->width, person->box.height + 2 * halo};
        struct path path = path_of_blob(drawing->arena, around);
        scene_path(drawing->scene, &path, (struct stroke){.fill = INK_PUSHED, .hand = HAND_BLOB});
    }
    person_draw(drawing, person);
}

static void draw_slot(struct chain_picture *picture, struct chain_slot *slot)
{
    const struct diagram_node *node = node_of(picture, slot->node);
    if (slot->is_hand) {
        draw_hand(picture, slot);
        return;
    }
    draw_open_node(picture->drawing->scene, node);
    if (node->part == PART_GAP)
        draw_gap(picture, slot);
    else if (node->part == PART_SILENCE)
        draw_silence(picture, slot);
    else
        draw_stage(picture, slot);
    scene_close(picture->drawing->scene);
}

/* To the next column. */
static void draw_curved_way(struct scene *scene, const struct chain_way *way, struct stroke stroke,
                            double head)
{
    struct path path = {0};
    struct point from = way->at[1], to = way->at[2], tip = way->at[3];
    struct point along = point_unit(point_minus(tip, to));
    double middle = (from.x + to.x) / 2;
    path_move(scene->arena, &path, way->at[0]);
    path_line(scene->arena, &path, from);
    path_curve(scene->arena, &path, (struct point){middle, from.y}, (struct point){middle, to.y},
               to);
    path_line(scene->arena, &path, point_minus(tip, point_times(along, head / 2)));
    scene_path(scene, &path, stroke);
    if (head > 0)
        draw_head(scene, tip, along, head, stroke.ink);
}

static void draw_way(struct chain_picture *picture, size_t which)
{
    static const struct stroke strokes[PART_COUNT] = {
        [PART_HANDED] = {.ink = INK_LINE, .width = 2.6},
        [PART_BREAK] = {.ink = INK_CONFLICT, .width = 2.2, .dash = DASH_DOTS},
        [PART_BACK] = {.ink = INK_INFORMATION, .width = 2.2, .dash = DASH_LONG},
        [PART_SILENT] = {.ink = INK_QUIET, .width = 2, .dash = DASH_DOTS}};
    static const double round = 13;
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = &drawing->diagram->lines.items[which];
    const struct chain_way *way = &picture->ways[which];
    bool headed = picture->slots[line->to].is_hand && line->part != PART_BREAK;
    double head = headed ? head_size : 0;
    draw_open_line(drawing->scene, drawing->diagram, line, line->sentence, line->sentence);
    if (way->curved)
        draw_curved_way(drawing->scene, way, strokes[line->part], head);
    else
        draw_round_way(drawing->scene, way->at, way->count, round, strokes[line->part], head);
    scene_close(drawing->scene);
}

/* ---- The page -------------------------------------------------------------------------------- */

static void draw_served_sign(struct drawing *drawing, const void *what, struct point at)
{
    struct path path = path_of_blob(drawing->arena, (struct box){{at.x + 11, at.y}, 22, 17});
    (void)what;
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = INK_PUSHED, .ink = INK_QUIET, .width = 0.8});
}

static void draw_back_sign(struct drawing *drawing, const void *what, struct point at)
{
    struct point curve[4];
    (void)what;
    curve_bowed(curve, (struct point){at.x + 28, at.y}, at, 0);
    draw_arrow(drawing->scene, curve,
               (struct stroke){.ink = INK_INFORMATION, .width = 2, .dash = DASH_LONG}, 9);
}

static struct legend legend_of(struct drawing *drawing)
{
    const struct diagram *diagram = drawing->diagram;
    struct legend legend = {0};
    if (draw_has_nodes(diagram, PART_SERVED))
        legend_add_drawn(drawing, &legend, 30, draw_served_sign, NULL, "the person served");
    legend_add_badges(drawing, &legend);
    if (draw_has_nodes(diagram, PART_COMES_BACK))
        legend_add_drawn(drawing, &legend, 36, draw_back_sign, NULL, "what comes back");
    return legend;
}

/* The one direction of the whole. */
static void draw_facing(struct chain_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    const char *words = draw_has_nodes(drawing->diagram, PART_SERVED)
                            ? "facing the person served"
                            : "facing the person served: who that is, is not said yet";
    struct box area = picture->page.area;
    double size = picture->sizes.letters, y = area.centre.y - area.height / 2 + facing_room / 2 - 4;
    struct text_lines text = draw_wrap(drawing, look_clean.italic, size, words, area.width);
    double left = area.centre.x - area.width / 2, start = left + text.width + 12;
    struct point curve[4];
    curve_bowed(curve, (struct point){start, y}, (struct point){left + area.width, y}, 0);
    scene_lines(drawing->scene, &text, (struct point){left + text.width / 2, y}, draw_leading,
                (struct lettering){drawing->look->italic, size, INK_QUIET, ANCHOR_MIDDLE});
    draw_arrow(drawing->scene, curve, (struct stroke){.ink = INK_QUIET, .width = 1.6}, 13);
}

static bool fits_on_page(void *given, double size)
{
    static const struct chain_sizes sizes[] = {
        {92, 176, 15}, {76, 158, 14}, {60, 140, 13}, {50, 128, 12}};
    struct chain_picture *picture = given;
    picture->legend = legend_of(picture->drawing);
    picture->page = page_take(picture->drawing, &picture->legend, size);
    struct box area = picture->page.area;
    area.centre.y += facing_room / 2;
    area.height -= facing_room;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        picture->sizes = sizes[i];
        measure(picture);
        if (chain_set_rows(picture, area))
            return true;
    }
    return false;
}

static void begin(struct chain_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    struct arena *arena = picture->drawing->arena;
    size_t count = diagram->nodes.count;
    picture->slots = arena_alloc(arena, (count + 1) * sizeof *picture->slots);
    picture->below = arena_alloc(arena, (count + 1) * sizeof *picture->below);
    picture->bands = arena_alloc(arena, 2 * (count + 2) * sizeof *picture->bands);
    picture->ways = arena_alloc(arena, (diagram->lines.count + 1) * sizeof *picture->ways);
    for (size_t i = 0; i < count; i++) {
        enum diagram_part part = diagram->nodes.items[i].part;
        bool below = part == PART_COMES_BACK || part == PART_SILENCE;
        bool is_hand = part == PART_HAND || part == PART_SERVED || part == PART_UNNAMED;
        picture->slots[i] = (struct chain_slot){
            .node = i, .is_hand = is_hand, .in_chain = !below, .rank = is_hand ? 0 : 1};
        if (below)
            picture->below[picture->below_count++] = i;
    }
}

bool compose_delivery_chain(struct drawing *drawing)
{
    static const double more_than_a4 = 1.4;
    struct chain_picture picture = {.drawing = drawing};
    begin(&picture);
    chain_set_columns(&picture);
    double size = page_grow(&picture, fits_on_page, 1);
    if (size > more_than_a4)
        drawing->scene->paper = PAPER_A3;
    draw_page(drawing, &picture.legend, picture.page.width, picture.page.height);
    draw_facing(&picture);
    for (size_t i = 0; i < drawing->diagram->lines.count; i++)
        draw_way(&picture, i);
    for (size_t i = 0; i < drawing->diagram->nodes.count; i++)
        draw_slot(&picture, &picture.slots[i]);
    return true;
}
