/* A causal map on a page: words without boxes, bowed links with their signs at the head, and each
   loop's badge within it (Sterman 2000, chapter 5). Where it does not fit without a fault the page
   grows; texts never shrink. */
#include "draw/page.h"
#include "draw/place.h"
#include "draw/route.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double text_size = 14, text_width_most = 122;
static const double name_size = 12, name_width_most = 128;
static const double head_size = 11, line_width = 2,
                    area_margin = 14; /* outside the variables, for lines and signs */

struct badge {
    struct text_lines name;
    struct box box;      /* badge and name together */
    struct point within; /* the middle of its loop */
    bool clockwise;
};

struct map_picture {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    struct text_lines *texts; /* of the variables */
    struct placing placing;
    struct routing routing;
    struct point *signs; /* of the links */
    double *delays;      /* share of the way at which the bars stand */
    struct badge *badges;
    struct ring *rings;   /* of the loops */
    double width, height; /* of the page */
    unsigned faults;      /* signs and badges that touch something */
    unsigned blemishes;   /* badges beside their loop, bars that leave little of their line */
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

static void measure_variables(struct map_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        struct text_lines *lines = &picture->texts[i];
        *lines = draw_wrap(picture->drawing, look_clean.bold, text_size,
                           diagram->nodes.items[i].text, text_width_most);
        picture->placing.boxes[i].width = size_in_steps(lines->width + 6);
        picture->placing.boxes[i].height =
            size_in_steps((double)lines->count * text_size * draw_leading + 4);
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
        badge->box.height =
            2 * BADGE_RADIUS + 6 + (double)badge->name.count * name_size * draw_leading;
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

/* Away from the middle of the smallest loop it is in; of two lines that run to and fro each keeps
   to its own side. */
static double wished_bow(const struct map_picture *picture, const struct diagram_line *line)
{
    static const double usual = 0.17, beside = -0.24;
    const struct diagram *diagram = picture->diagram;
    const struct diagram_loop *smallest = NULL;
    for (size_t i = 0; i < diagram->loops.count; i++) {
        const struct diagram_loop *loop = &diagram->loops.items[i];
        if (is_step_of(loop, line) && (!smallest || loop->node_count < smallest->node_count))
            smallest = loop;
    }
    if (has_way_back(diagram, line))
        return beside;
    if (!smallest)
        return usual / 2;
    struct point from = picture->placing.boxes[line->from].centre;
    struct point way = point_minus(picture->placing.boxes[line->to].centre, from);
    size_t which = (size_t)(smallest - diagram->loops.items);
    struct point middle =
        point_minus(ring_middle(&picture->placing, &picture->placing.rings[which]), from);
    return way.x * middle.y - way.y * middle.x > 0 ? -usual : usual;
}

static void route_links(struct map_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        picture->routing.routes[i] =
            (struct route){line->from, line->to, wished_bow(picture, line), {{0, 0}}};
    }
    route_lines(picture->drawing->arena, &picture->routing);
}

/* ---- Signs and bars -------------------------------------------------------------------------- */

/* How many lines but one, variables and the first so many signs come into the box; the latter two
   weigh more, and so does leaving the area. */
static unsigned count_in_box(const struct map_picture *picture, struct box box, size_t but,
                             size_t signs)
{
    unsigned count = count_lines_near(&picture->routing, box, but);
    count += box_contains(picture->routing.area, box) ? 0 : 3;
    for (size_t i = 0; i < picture->placing.box_count; i++)
        count += box_overlap(box, picture->placing.boxes[i], -2) > 0 ? 3 : 0;
    for (size_t i = 0; i < signs; i++)
        count += box_holds(box, picture->signs[i], POLARITY_SIZE * 0.7) ? 3 : 0;
    return count;
}

static double length_of(const struct point curve[4])
{
    struct point middle = curve_at(curve, 0.5);
    return point_distance(curve[0], middle) + point_distance(middle, curve[3]);
}

/* Beside the head, on the outer side of the bow where there is room. */
static void place_sign(struct map_picture *picture, size_t which)
{
    const struct route *route = &picture->routing.routes[which];
    double least = 1e9, length = length_of(route->curve);
    unsigned touched = 0;
    for (unsigned side = 0; side < 2; side++)
        for (unsigned step = 0; step < 5; step++) {
            double share = larger(0.5, 1 - (head_size + 4 + 6 * step) / length);
            struct point aside = point_turned(curve_direction(route->curve, share));
            double away = ((route->bow < 0) == (side == 0) ? -1 : 1) * (POLARITY_SIZE - 0.5);
            struct box box = {point_add(curve_at(route->curve, share), point_times(aside, away)),
                              POLARITY_SIZE + 1, POLARITY_SIZE + 1};
            unsigned count = count_in_box(picture, box, which, which);
            double cost = 4 * count + 2 * side + step;
            if (cost >= least)
                continue;
            least = cost;
            touched = count;
            picture->signs[which] = box.centre;
        }
    picture->faults += touched > 0;
}

/* In the middle, or where no other line runs. */
static void place_delay(struct map_picture *picture, size_t which)
{
    static const double short_for_bars = 75;
    static const double shares[] = {0.46, 0.38, 0.54, 0.3, 0.62, 0.23};
    const struct route *route = &picture->routing.routes[which];
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct box box = {curve_at(route->curve, shares[i]), 17, 17};
        unsigned count = count_in_box(picture, box, which, picture->routing.count);
        if (count >= least)
            continue;
        least = count;
        picture->delays[which] = shares[i];
    }
    picture->faults += least > 0;
    picture->blemishes += length_of(route->curve) < short_for_bars ? 2 : 0;
}

static void place_signs(struct map_picture *picture)
{
    picture->faults = picture->blemishes = 0;
    for (size_t i = 0; i < picture->routing.count; i++)
        place_sign(picture, i);
    for (size_t i = 0; i < picture->routing.count; i++)
        if (picture->diagram->lines.items[i].delayed)
            place_delay(picture, i);
}

/* ---- Badges ---------------------------------------------------------------------------------- */

static const struct route *route_between(const struct map_picture *picture, uint32_t from,
                                         uint32_t to)
{
    size_t i = 0;
    while (picture->routing.routes[i].from != from || picture->routing.routes[i].to != to)
        i++;
    return &picture->routing.routes[i];
}

/* Twice the area that the loop's lines go round on the page; positive where they run with the
   clock. */
static double turn_of(const struct map_picture *picture, const struct diagram_loop *loop)
{
    enum { LOOKS = 8 };
    double area = 0;
    struct point start = picture->placing.boxes[loop->nodes[0]].centre, last = start;
    for (size_t i = 0; i < loop->node_count; i++) {
        const struct route *route =
            route_between(picture, loop->nodes[i], loop->nodes[(i + 1) % loop->node_count]);
        for (int look = 0; look <= LOOKS; look++) {
            struct point at = curve_at(route->curve, (double)look / LOOKS);
            area += last.x * at.y - at.x * last.y;
            last = at;
        }
    }
    return area + last.x * start.y - start.x * last.y;
}

static unsigned count_around_badge(const struct map_picture *picture, size_t which, struct box box,
                                   double margin)
{
    struct box room = {box.centre, box.width + margin, box.height + margin};
    unsigned count = count_in_box(picture, room, SIZE_MAX, picture->routing.count);
    for (size_t i = 0; i < which; i++)
        count += box_overlap(room, picture->badges[i].box, 2) > 0 ? 4 : 0;
    return count;
}

/* Whether the loop's lines go round the point (even and odd, Shimrat 1962). */
static bool goes_round(const struct map_picture *picture, const struct diagram_loop *loop,
                       struct point point)
{
    bool inside = false;
    for (size_t i = 0; i < loop->node_count; i++) {
        const struct route *route =
            route_between(picture, loop->nodes[i], loop->nodes[(i + 1) % loop->node_count]);
        const struct trace *trace = &picture->routing.traces[route - picture->routing.routes];
        struct point last = picture->placing.boxes[route->from].centre;
        for (int k = 0; k <= PIECES + 1; k++) {
            struct point at = k <= PIECES ? trace->at[k] : picture->placing.boxes[route->to].centre;
            if ((last.y > point.y) != (at.y > point.y) &&
                point.x < last.x + (point.y - last.y) / (at.y - last.y) * (at.x - last.x))
                inside = !inside;
            last = at;
        }
    }
    return inside;
}

/* As near to the middle of its loop as there is room, tried on widening rings. */
static void place_badge(struct map_picture *picture, size_t which)
{
    enum { RINGS = 16, WAYS = 12 };
    static const double ring_width = 11, root_3_4 = 0.86602540378443865, aside = 9;
    struct badge *badge = &picture->badges[which];
    const struct diagram_loop *loop = &picture->diagram->loops.items[which];
    struct point middle = ring_middle(&picture->placing, &picture->placing.rings[which]);
    struct box box = badge->box;
    double least = 1e9;
    struct point toward = {1, 0};
    badge->clockwise = turn_of(picture, loop) > 0;
    for (unsigned ring = 0; ring < RINGS; ring++)
        for (unsigned way = 0; way < (ring ? WAYS : 1u); way++) {
            toward = (struct point){root_3_4 * toward.x - toward.y / 2,
                                    toward.x / 2 + root_3_4 * toward.y}; /* a twelfth on */
            box.centre = point_add(middle, point_times(toward, ring * ring_width));
            if (!box_contains(picture->routing.area, box) || ring >= least)
                continue;
            double cost = 6 * count_around_badge(picture, which, box, 6) + ring;
            if (cost < least && !goes_round(picture, loop, box.centre))
                cost += aside;
            if (cost >= least)
                continue;
            least = cost;
            badge->box = box;
        }
    picture->faults += count_around_badge(picture, which, badge->box, 0) > 0;
    picture->blemishes += goes_round(picture, loop, badge->box.centre) ? 0 : 4;
}

static void place_badges(struct map_picture *picture)
{
    for (size_t i = 0; i < picture->diagram->loops.count; i++)
        place_badge(picture, i);
}

/* ---- The page -------------------------------------------------------------------------------- */

static const char *turn_text(enum turn turn)
{
    return turn == TURN_REINFORCING ? "reinforcing: feeds itself"
           : turn == TURN_BALANCING ? "balancing: holds itself"
                                    : "undetermined";
}

static void add_loop_entries(struct drawing *drawing, struct legend *legend)
{
    static const char *const letters[] = {"R", "B", "?"};
    for (enum turn turn = TURN_REINFORCING; turn <= TURN_UNDETERMINED; turn++)
        for (size_t i = 0; i < drawing->diagram->loops.count; i++)
            if (drawing->diagram->loops.items[i].turn == turn) {
                legend_add(drawing, legend, LEGEND_LOOP, letters[turn], turn_text(turn));
                break;
            }
}

static struct legend legend_of(struct drawing *drawing)
{
    static const char *const texts[] = {[LEGEND_PLUS] = "more makes more",
                                        [LEGEND_MINUS] = "more makes less",
                                        [LEGEND_UNKNOWN] = "not known which way",
                                        [LEGEND_DELAY] = "after a delay",
                                        [LEGEND_CONTESTED] = "disputed"};
    bool used[LEGEND_CONTESTED + 1] = {false};
    struct legend legend = {0};
    for (size_t i = 0; i < drawing->diagram->lines.count; i++) {
        const struct diagram_line *line = &drawing->diagram->lines.items[i];
        used[LEGEND_PLUS] |= line->polarity == POLARITY_PLUS;
        used[LEGEND_MINUS] |= line->polarity == POLARITY_MINUS;
        used[LEGEND_UNKNOWN] |= line->polarity == POLARITY_UNKNOWN;
        used[LEGEND_DELAY] |= line->delayed;
        used[LEGEND_CONTESTED] |= line->contested;
    }
    for (enum legend_sign sign = LEGEND_PLUS; sign <= LEGEND_CONTESTED; sign++)
        if (used[sign])
            legend_add(drawing, &legend, sign, NULL, texts[sign]);
    add_loop_entries(drawing, &legend);
    return legend;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_link(struct map_picture *picture, size_t which)
{
    const struct diagram *diagram = picture->diagram;
    const struct diagram_line *line = &diagram->lines.items[which];
    const struct route *route = &picture->routing.routes[which];
    struct drawing *drawing = picture->drawing;
    const char *title =
        arena_printf(drawing->arena, "%s → %s", diagram->nodes.items[line->from].text,
                     diagram->nodes.items[line->to].text);
    scene_open(drawing->scene, line->id, part_words[line->part], title, line->sentence);
    draw_arrow(drawing->scene, route->curve,
               (struct stroke){.ink = polarity_ink(line->polarity),
                               .width = line_width,
                               .dash = line->contested ? DASH_LONG : DASH_NONE},
               head_size);
    if (line->delayed) {
        double share = picture->delays[which];
        draw_delay(drawing, curve_at(route->curve, share), curve_direction(route->curve, share));
    }
    draw_polarity(drawing, line->polarity, picture->signs[which]);
    scene_close(drawing->scene);
}

static void draw_variable(struct map_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    struct drawing *drawing = picture->drawing;
    scene_open(drawing->scene, node->id, part_words[node->part], node->text, node->sentence);
    scene_lines(drawing->scene, &picture->texts[which], picture->placing.boxes[which].centre,
                draw_leading,
                (struct lettering){drawing->look->bold, text_size, INK_TEXT, ANCHOR_MIDDLE});
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

static void draw_map(struct map_picture *picture)
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

static struct map_picture new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    const struct diagram *diagram = drawing->diagram;
    size_t nodes = diagram->nodes.count, lines = diagram->lines.count;
    struct map_picture picture = {
        .drawing = drawing, .diagram = diagram, .legend = legend_of(drawing)};
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
    picture.delays = arena_alloc(arena, (lines + 1) * sizeof *picture.delays);
    picture.badges = arena_alloc(arena, (diagram->loops.count + 1) * sizeof *picture.badges);
    picture.rings = arena_alloc(arena, (diagram->loops.count + 1) * sizeof *picture.rings);
    picture.placing.rings = picture.rings;
    picture.placing.ring_count = diagram->loops.count;
    return picture;
}

/* Where variables may stand on a page so many times as wide and high as A4; lines and signs may
   reach a little further. */
static struct box area_of(struct map_picture *picture, double size)
{
    picture->width = PAGE_WIDTH * size;
    picture->height = PAGE_HEIGHT * size;
    picture->routing.area =
        page_area(picture->drawing, &picture->legend, picture->width, picture->height);
    struct box area = picture->routing.area;
    area.height -= 2 * area_margin;
    area.width -= area_margin;
    return area;
}

static unsigned set_on_page(void *context, double size)
{
    struct map_picture *picture = context;
    double spread = place_spread(picture->placing.box_count);
    picture->placing.area = area_of(picture, size);
    picture->placing.area.height *= spread;
    picture->placing.area.width *= spread;
    place_on_page(&picture->placing);
    place_clearly(picture->drawing->arena, &picture->placing);
    place_apart(&picture->placing);
    route_links(picture);
    place_signs(picture);
    place_badges(picture);
    return FAULT * (picture->faults + (unsigned)count_crowded(&picture->placing) +
                    (unsigned)count_stray_lines(&picture->routing)) +
           3 * count_crossing_lines(&picture->routing) + picture->blemishes;
}

bool compose_causal_map(struct drawing *drawing)
{
    static const double length = 2.6;
    struct map_picture picture = new_picture(drawing);
    double size = 1;
    measure_variables(&picture);
    measure_badges(&picture);
    if (!place_by_layout(drawing->arena, drawing->layout, &picture.placing, length,
                         &drawing->problem))
        return false;
    while (size < PAGE_LARGEST && !place_has_room(&picture.placing, area_of(&picture, size)))
        size = place_next_size(size);
    drawing->scene->crowded = place_best(&picture.placing, size, set_on_page, &picture) >= FAULT;
    draw_map(&picture);
    return true;
}
