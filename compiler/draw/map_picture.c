/* What pictures of causal maps have in common; see map_picture.h. */
#include "draw/map_picture.h"

#include "draw/effect.h"
#include "draw/shape.h"
#include "draw/signs.h"

#include <string.h>

static const double usual_size = 14, text_width_most = 122 /* at the usual size */, name_size = 12,
                    name_width_most = 128, head_size = 11, label_size = 11, line_width = 2;

/* ---- Sizes ----------------------------------------------------------------------------------- */

static void measure_variables(struct map_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        struct text_lines *lines = &picture->texts[i];
        *lines = draw_wrap(picture->drawing, look_clean.bold, picture->text_size,
                           diagram->nodes.items[i].text,
                           text_width_most * picture->text_size / usual_size);
        picture->placing.boxes[i].width = size_in_steps(lines->width + 6);
        picture->placing.boxes[i].height =
            size_in_steps(draw_lines_height(lines, picture->text_size) + 4);
        effect_widen(picture->drawing, &diagram->nodes.items[i], &picture->placing.boxes[i]);
    }
}

static void measure_badges(struct map_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->loops.count; i++) {
        struct badge *badge = &picture->badges[i];
        const char *name = diagram->loops.items[i].text ? diagram->loops.items[i].text : "";
        badge->name =
            draw_wrap(picture->drawing, look_clean.italic, name_size, name, name_width_most);
        badge->box.width = larger(2 * BADGE_RADIUS + 8, badge->name.width) + 4;
        badge->box.height = 2 * BADGE_RADIUS + 6 + draw_lines_height(&badge->name, name_size);
    }
    for (size_t i = 0; i < diagram->loops.count; i++) {
        const struct diagram_loop *loop = &diagram->loops.items[i];
        picture->rings[i] =
            (struct ring){loop->nodes, loop->node_count, picture->badges[i].box.width,
                          picture->badges[i].box.height};
    }
}

/* ---- Links ----------------------------------------------------------------------------------- */

static bool is_step_of(const struct diagram_loop *loop, const struct diagram_line *line)
{
    for (size_t i = 0; i < loop->node_count; i++)
        if (loop->nodes[i] == line->from && loop->nodes[(i + 1) % loop->node_count] == line->to)
            return true;
    return false;
}

static bool has_way_back(const struct diagram *diagram, const struct diagram_line *line)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].from == line->to && diagram->lines.items[i].to == line->from)
            return true;
    return false;
}

bool map_is_dense(const struct map_picture *picture)
{
    enum { LINES_OF_ONE = 3 };
    return picture->routing.count > LINES_OF_ONE * picture->placing.box_count;
}

static const struct ring *smallest_ring(const struct map_picture *picture,
                                        const struct diagram_line *line)
{
    const struct ring *smallest = NULL;
    for (size_t i = 0; i < picture->diagram->loops.count; i++) {
        const struct ring *ring = &picture->rings[i];
        if (is_step_of(&picture->diagram->loops.items[i], line) &&
            (!smallest || ring->box_count < smallest->box_count))
            smallest = ring;
    }
    return smallest;
}

/* On a circle about this middle, as wide as the line's ends are away from it on the whole; no more
   bent than reads well. */
static double bow_about(struct point from, struct point to, struct point middle)
{
    static const double least = 0.1, most = 0.34;
    struct point way = point_minus(to, from), half = point_between(from, to, 0.5);
    double length = larger(point_length(way), 1);
    double radius = (point_distance(from, middle) + point_distance(to, middle)) / 2;
    double bow = smaller(most, larger(least, (radius - point_distance(half, middle)) / length));
    struct point there = point_minus(middle, from);
    return way.x * there.y - way.y * there.x > 0 ? -bow : bow;
}

/* Of two lines that run to and fro each keeps to its own side; where they are a loop, so far that
   its badge has room between them. */
static double bow_beside(const struct map_picture *picture, const struct ring *ring,
                         struct point from, struct point to)
{
    static const double usual = 0.24, most = 0.5, among_many = 16, room = 9;
    struct point way = point_minus(to, from), across = point_turned(point_unit(way));
    double length = larger(1, point_length(way));
    if (map_is_dense(picture))
        return -among_many / length;
    if (!ring || ring->box_count > 2)
        return -usual;
    double half = (fabs(across.x) * ring->width + fabs(across.y) * ring->height) / 2 + room;
    return -smaller(most, larger(usual, half / length));
}

static bool is_in_loop(const struct diagram_loop *loop, uint32_t node)
{
    for (size_t i = 0; i < loop->node_count; i++)
        if (loop->nodes[i] == node)
            return true;
    return false;
}

/* Where three loops or more meet in a variable there is no room for as many round courses. */
static bool ends_among_loops(const struct diagram *diagram, const struct diagram_line *line)
{
    enum { MANY = 3 };
    unsigned at_start = 0, at_end = 0;
    for (size_t i = 0; i < diagram->loops.count; i++) {
        at_start += is_in_loop(&diagram->loops.items[i], line->from);
        at_end += is_in_loop(&diagram->loops.items[i], line->to);
    }
    return at_start >= MANY || at_end >= MANY;
}

/* Round the middle of the smallest loop it is in. */
static double wished_bow(const struct map_picture *picture, const struct diagram_line *line)
{
    static const double usual = 0.085, among_loops = 0.5;
    const struct ring *ring = smallest_ring(picture, line);
    struct point from = picture->placing.boxes[line->from].centre;
    struct point to = picture->placing.boxes[line->to].centre;
    if (has_way_back(picture->diagram, line))
        return bow_beside(picture, ring, from, to);
    if (map_is_dense(picture))
        return 0;
    if (!ring)
        return usual;
    double bow = bow_about(from, to, ring_middle(&picture->placing, ring));
    return ends_among_loops(picture->diagram, line) ? bow * among_loops : bow;
}

void map_route_links(struct map_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        picture->routing.routes[i] =
            (struct route){.from = line->from,
                           .to = line->to,
                           .bow = wished_bow(picture, line),
                           .firm = smallest_ring(picture, line) && !map_is_dense(picture)};
    }
    route_lines(picture->drawing->arena, &picture->routing);
}

/* ---- The legend --------------------------------------------------------------------------------
 */

static const char *turn_text(enum turn turn)
{
    return turn == TURN_REINFORCING ? "reinforcing: feeds itself"
           : turn == TURN_BALANCING ? "balancing: works against change"
                                    : "undetermined";
}

static void add_loop_entries(struct drawing *drawing, struct legend *legend)
{
    static const char *const letters[] = {"R", "B", "?"};
    for (enum turn turn = TURN_REINFORCING; turn <= TURN_UNDETERMINED; turn++)
        for (size_t i = 0; i < drawing->diagram->loops.count; i++)
            if (drawing->diagram->loops.items[i].turn == turn) {
                legend_add_badge(drawing, legend, letters[turn], turn_text(turn));
                break;
            }
}

static const enum dash dashes_of_held[] = {
    [HELD_BY_FIRST] = DASH_LONG, [HELD_BY_SECOND] = DASH_DOTS, [HELD_WITH_OTHER_SIGN] = DASH_NONE};

/* Whose a link is: by line and by letter. */
static void add_held_entries(struct drawing *drawing, struct legend *legend)
{
    const struct diagram *diagram = drawing->diagram;
    const char *const *people = diagram->people;
    struct arena *arena = drawing->arena;
    const char *const texts[] = {[HELD_BY_BOTH] = "both say so",
                                 [HELD_BY_FIRST] = arena_printf(arena, "A: only %s", people[0]),
                                 [HELD_BY_SECOND] = arena_printf(arena, "B: only %s", people[1]),
                                 [HELD_WITH_OTHER_SIGN] = "both, but with different signs"};
    for (enum held held = HELD_BY_BOTH; held <= HELD_WITH_OTHER_SIGN; held++)
        for (size_t i = 0; i < diagram->lines.count; i++)
            if (diagram->lines.items[i].held == held) {
                legend_add_line(drawing, legend, dashes_of_held[held],
                                held == HELD_WITH_OTHER_SIGN ? 2.5 * line_width : line_width,
                                texts[held]);
                break;
            }
}

static struct legend legend_of(struct drawing *drawing)
{
    static const char *const texts[] = {[POLARITY_PLUS] = "more makes more",
                                        [POLARITY_MINUS] = "more makes less",
                                        [POLARITY_UNKNOWN] = "not known which way"};
    bool used[POLARITY_UNKNOWN + 1] = {false}, delayed = false, contested = false;
    struct legend legend = {0};
    for (size_t i = 0; i < drawing->diagram->lines.count; i++) {
        const struct diagram_line *line = &drawing->diagram->lines.items[i];
        used[line->polarity] = true;
        delayed |= line->delayed;
        contested |= line->contested;
    }
    for (enum polarity polarity = POLARITY_PLUS; polarity <= POLARITY_UNKNOWN; polarity++)
        if (used[polarity])
            legend_add_polarity(drawing, &legend, polarity, texts[polarity]);
    if (delayed)
        legend_add_delay(drawing, &legend, "after a delay");
    if (contested)
        legend_add_line(drawing, &legend, DASH_LONG, line_width, "disputed");
    add_loop_entries(drawing, &legend);
    if (drawing->diagram->people[0])
        add_held_entries(drawing, &legend);
    if (drawing->diagram->ground)
        legend_add_effects(drawing, &legend);
    return legend;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static struct stroke stroke_of(const struct diagram_line *line)
{
    bool differs = line->held == HELD_WITH_OTHER_SIGN;
    return (struct stroke){.ink = polarity_ink(line->polarity),
                           .width = differs ? 2 * line_width : line_width,
                           .dash = line->contested ? DASH_LONG : dashes_of_held[line->held]};
}

/* The quiet ones step back behind what carries a change on. */
static struct stroke stroke_in(const struct diagram *diagram, const struct diagram_line *line)
{
    struct stroke stroke = stroke_of(line);
    return diagram->ground ? effect_stroke(line->leads, stroke) : stroke;
}

void map_draw_label(struct drawing *drawing, struct box box, const char *text)
{
    struct path path = path_of_frame(drawing->arena, box, box.height / 2);
    scene_path(
        drawing->scene, &path,
        (struct stroke){.fill = INK_PAPER, .ink = INK_QUIET, .width = 1, .hand = HAND_STILL});
    scene_text(drawing->scene, text,
               (struct point){box.centre.x, box.centre.y + label_size * base_below_middle},
               (struct lettering){drawing->look->bold, label_size, INK_TEXT, ANCHOR_MIDDLE});
}

static void draw_marks_of_line(struct map_picture *picture, size_t which)
{
    const struct diagram_line *line = &picture->diagram->lines.items[which];
    const struct route *route = &picture->routing.routes[which];
    double share = picture->delays[which];
    if (line->delayed)
        draw_delay(picture->drawing, curve_at(route->curve, share),
                   curve_direction(route->curve, share));
    if (line->polarity)
        draw_polarity(picture->drawing, line->polarity, picture->signs[which]);
    if (line->text)
        map_draw_label(picture->drawing, picture->labels[which], line->text);
}

static void draw_link(struct map_picture *picture, size_t which)
{
    const struct diagram *diagram = picture->diagram;
    const struct diagram_line *line = &diagram->lines.items[which];
    const struct route *route = &picture->routing.routes[which];
    struct drawing *drawing = picture->drawing;
    struct stroke stroke = stroke_in(diagram, line);
    const char *title =
        arena_printf(drawing->arena, "%s → %s", diagram->nodes.items[line->from].text,
                     diagram->nodes.items[line->to].text);
    draw_open_line(drawing->scene, diagram, line, title, line->sentence);
    draw_arrow(drawing->scene, route->curve, stroke, larger(head_size, 3.6 * stroke.width));
    draw_marks_of_line(picture, which);
    scene_close(drawing->scene);
}

static void draw_variable(struct map_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    struct box box = picture->placing.boxes[which];
    struct drawing *drawing = picture->drawing;
    bool steps_back = node->part == PART_UNMOVED;
    draw_open_node(drawing->scene, node);
    scene_lines(
        drawing->scene, &picture->texts[which], draw_effect(drawing, node, box), draw_leading,
        (struct lettering){steps_back ? drawing->look->regular : drawing->look->bold,
                           picture->text_size, steps_back ? INK_QUIET : INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_loop(struct map_picture *picture, size_t which)
{
    const struct diagram_loop *loop = &picture->diagram->loops.items[which];
    const struct badge *badge = &picture->badges[which];
    struct drawing *drawing = picture->drawing;
    double top = badge->box.centre.y - badge->box.height / 2;
    struct point centre = {badge->box.centre.x, top + BADGE_RADIUS + 2};
    struct point below = {centre.x, (centre.y + BADGE_RADIUS + 4 + top + badge->box.height) / 2};
    const char *title =
        loop->text ? arena_printf(drawing->arena, "%s %s", loop->mark, loop->text) : loop->mark;
    scene_open(drawing->scene, loop->id, "loop", title, loop->sentence);
    draw_badge(drawing, loop->mark, centre, BADGE_RADIUS, badge->clockwise);
    scene_lines(drawing->scene, &badge->name, below, draw_leading,
                (struct lettering){drawing->look->italic, name_size, INK_QUIET, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

void map_draw(struct map_picture *picture)
{
    draw_page(picture->drawing, &picture->legend, picture->width, picture->height);
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        draw_link(picture, i);
    for (size_t i = 0; i < picture->diagram->nodes.count; i++)
        draw_variable(picture, i);
    for (size_t i = 0; i < picture->diagram->loops.count; i++)
        draw_loop(picture, i);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void measure_labels(struct map_picture *picture)
{
    for (size_t i = 0; i < picture->diagram->lines.count; i++) {
        const char *text = picture->diagram->lines.items[i].text;
        if (text)
            picture->labels[i] = (struct box){
                .width = larger(16, text_width(picture->drawing->ruler, look_clean.bold, label_size,
                                               text, strlen(text)) +
                                        10),
                .height = 16};
    }
}

struct map_picture map_picture_new(struct drawing *drawing, double text_size)
{
    struct arena *arena = drawing->arena;
    const struct diagram *diagram = drawing->diagram;
    size_t nodes = diagram->nodes.count, lines = diagram->lines.count;
    struct map_picture picture = {.drawing = drawing,
                                  .diagram = diagram,
                                  .legend = legend_of(drawing),
                                  .text_size = text_size};
    struct joint *joints = arena_alloc(arena, (lines + 1) * sizeof *joints);
    for (size_t i = 0; i < lines; i++)
        joints[i] = (struct joint){diagram->lines.items[i].from, diagram->lines.items[i].to};
    picture.texts = arena_alloc(arena, nodes * sizeof *picture.texts);
    picture.placing = (struct placing){.boxes = arena_alloc(arena, nodes * sizeof(struct box)),
                                       .box_count = nodes,
                                       .joints = joints,
                                       .joint_count = lines,
                                       .gap = 28,
                                       .reach = 58};
    picture.routing =
        (struct routing){.boxes = picture.placing.boxes,
                         .box_count = nodes,
                         .routes = arena_alloc(arena, (lines + 1) * sizeof(struct route)),
                         .count = lines,
                         .tail = 3,
                         .head = 5};
    picture.signs = arena_alloc(arena, (lines + 1) * sizeof *picture.signs);
    picture.labels = arena_alloc(arena, (lines + 1) * sizeof *picture.labels);
    picture.delays = arena_alloc(arena, (lines + 1) * sizeof *picture.delays);
    picture.badges = arena_alloc(arena, (diagram->loops.count + 1) * sizeof *picture.badges);
    picture.rings = arena_alloc(arena, (diagram->loops.count + 1) * sizeof *picture.rings);
    picture.placing.rings = picture.rings;
    picture.placing.ring_count = diagram->loops.count;
    measure_variables(&picture);
    measure_badges(&picture);
    measure_labels(&picture);
    return picture;
}
