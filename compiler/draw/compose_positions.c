/* Positions after Oshry (1995): top above, middle between, bottom below, customers beside them and
   outside, each with the word for what it is like; who stands there, and arrows to those towards
   whom they stand so. Within a position people stand where few arrows cross. */
#include "draw/person.h"
#include "draw/route.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double title_size = 17, word_size = 13, head_width = 112, head_height = 44,
                    zone_gap = 16, padding = 13, name_width = 108, across_gap = 34, down_gap = 24,
                    bench_gap = 14, head_room = 8, foot_room = 12, customers_least = 136;

enum { INSIDE = 3, POSITIONS = 4 }; /* the last are the customers, outside */
enum { FIXED = 2 * POSITIONS };     /* boxes of heads, and of what is said where nobody stands */

struct zone {
    size_t node;
    size_t *people; /* by their place in the picture's list, in the order in which they stand */
    size_t count;
    struct box box, room; /* room: without its head */
};

struct positions_picture {
    struct drawing *drawing;
    struct legend legend;
    struct page page;
    struct bench bench;
    struct zone zones[POSITIONS];
    struct person *people; /* that have a position */
    size_t person_count;
    size_t *person_of; /* by node */
    struct box *boxes; /* of people, of what is fixed, of the bench's heading and all on it */
    struct routing routing;
    double figure;
};

/* ---- Where people stand ---------------------------------------------------------------------- */

/* How many of a zone's people, from this one on, stand side by side in so much room. */
static size_t count_in_row(const struct positions_picture *picture, const struct zone *zone,
                           size_t first, double width)
{
    size_t count = 0;
    double wide = 0;
    for (; first + count < zone->count; count++) {
        wide += picture->people[zone->people[first + count]].box.width + across_gap;
        if (count && wide - across_gap > width)
            break;
    }
    return count;
}

/* Rows as even as they can be, so that nobody is left alone in the last. */
static size_t count_rows(const struct positions_picture *picture, const struct zone *zone,
                         double width)
{
    size_t rows = 0;
    for (size_t i = 0; i < zone->count; rows++)
        i += count_in_row(picture, zone, i, width);
    return rows;
}

static double row_height(const struct positions_picture *picture, const struct zone *zone,
                         size_t first, size_t count)
{
    double high = 0;
    for (size_t i = first; i < first + count; i++)
        high = larger(high, picture->people[zone->people[i]].box.height);
    return high;
}

/* Sets people in a room so wide from this point down, spread over its width; gives how high they
   are together. A row holds as many as there are to each row on the mean. */
static double set_people(struct positions_picture *picture, const struct zone *zone, double left,
                         double top, double width, double gap)
{
    size_t rows = count_rows(picture, zone, width), first = 0;
    double y = top;
    for (size_t row = 0; first < zone->count; row++) {
        size_t rest = rows > row ? rows - row : 1;
        size_t even = (zone->count - first + rest - 1) / rest;
        size_t most = count_in_row(picture, zone, first, width);
        size_t count = even < most ? even : most;
        double wide = 0, high = row_height(picture, zone, first, count), x = left;
        for (size_t i = first; i < first + count; i++)
            wide += picture->people[zone->people[i]].box.width;
        double space = (width - wide) / (double)(count + 1);
        for (size_t i = first; i < first + count; i++) {
            struct box *box = &picture->people[zone->people[i]].box;
            box->centre = (struct point){x + space + box->width / 2, y + high / 2};
            x += space + box->width;
        }
        y += high + gap;
        first += count;
    }
    return zone->count ? y - gap - top : 0;
}

static double people_height(struct positions_picture *picture, const struct zone *zone,
                            double width)
{
    return larger(set_people(picture, zone, 0, 0, width, down_gap), head_height);
}

/* ---- Zones ----------------------------------------------------------------------------------- */

static double widest_of(const struct positions_picture *picture, const struct zone *zone)
{
    double wide = 0;
    for (size_t i = 0; i < zone->count; i++)
        wide = larger(wide, picture->people[zone->people[i]].box.width);
    return wide;
}

/* As narrow as the height lets it be: one column of customers, then two. */
static double customers_width(struct positions_picture *picture, double high, double most)
{
    const struct zone *zone = &picture->zones[INSIDE];
    double column = widest_of(picture, zone) + across_gap;
    double width = larger(customers_least, column + 2 * padding);
    while (width < most && people_height(picture, zone, width - 2 * padding) > high)
        width += column;
    return width;
}

static void set_zone(struct zone *zone, double left, double top, double width, double height)
{
    zone->box = (struct box){{left + width / 2, top + height / 2}, width, height};
}

/* Top, middle and bottom share the height by what they need, and what is left over evenly. */
static bool set_inside(struct positions_picture *picture, struct box area, double width)
{
    double needs[INSIDE], all = 2 * zone_gap, y = area.centre.y - area.height / 2;
    double room = width - head_width - 2 * padding;
    for (size_t i = 0; i < INSIDE; i++) {
        if (widest_of(picture, &picture->zones[i]) > room)
            return false;
        needs[i] = people_height(picture, &picture->zones[i], room) + 2 * padding;
        all += needs[i];
    }
    if (all > area.height)
        return false;
    for (size_t i = 0; i < INSIDE; i++) {
        struct zone *zone = &picture->zones[i];
        needs[i] += (area.height - all) / INSIDE;
        set_zone(zone, area.centre.x - area.width / 2, y, width, needs[i]);
        zone->room = (struct box){{zone->box.centre.x + head_width / 2, zone->box.centre.y},
                                  room,
                                  needs[i] - 2 * padding};
        y += needs[i] + zone_gap;
    }
    return true;
}

static bool set_outside(struct positions_picture *picture, struct box area, double width)
{
    struct zone *zone = &picture->zones[INSIDE];
    set_zone(zone, area.centre.x + area.width / 2 - width, area.centre.y - area.height / 2, width,
             area.height);
    zone->room = (struct box){{zone->box.centre.x, zone->box.centre.y + head_height / 2},
                              width - 2 * padding,
                              area.height - head_height - 2 * padding};
    return people_height(picture, zone, zone->room.width) <= zone->room.height;
}

/* In the middle of each room; customers spread over the height of theirs. */
static void stand(struct positions_picture *picture)
{
    for (size_t i = 0; i < POSITIONS; i++) {
        struct zone *zone = &picture->zones[i];
        struct box room = zone->room;
        double left = room.centre.x - room.width / 2, top = room.centre.y - room.height / 2;
        double high = set_people(picture, zone, left, top, room.width, down_gap);
        size_t rows = count_rows(picture, zone, room.width);
        double more = (room.height - high) / (double)(rows + 1);
        if (zone->count)
            set_people(picture, zone, left, top + more, room.width, down_gap + more);
    }
}

/* ---- Who stands beside whom ------------------------------------------------------------------ */

static bool is_between_placed(const struct positions_picture *picture,
                              const struct diagram_line *line)
{
    return picture->person_of[line->to] < picture->person_count;
}

static const struct box *box_of(const struct positions_picture *picture, uint32_t node)
{
    return &picture->people[picture->person_of[node]].box;
}

static double line_cost(const struct positions_picture *picture, const struct diagram_line *line,
                        size_t which)
{
    static const double crossing = 400, struck = 700;
    const struct diagram *diagram = picture->drawing->diagram;
    struct point from = box_of(picture, line->from)->centre;
    struct point to = box_of(picture, line->to)->centre;
    double cost = point_distance(from, to);
    for (size_t i = which + 1; i < diagram->lines.count; i++) {
        const struct diagram_line *other = &diagram->lines.items[i];
        bool meet = other->from == line->from || other->from == line->to ||
                    other->to == line->from || other->to == line->to;
        if (!meet && is_between_placed(picture, other) &&
            ways_cross(from, to, box_of(picture, other->from)->centre,
                       box_of(picture, other->to)->centre))
            cost += crossing;
    }
    for (size_t i = 0; i < picture->person_count; i++)
        if (i != picture->person_of[line->from] && i != picture->person_of[line->to] &&
            box_meets(picture->people[i].box, from, to, 4))
            cost += struck;
    return cost;
}

static double cost_of(struct positions_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    double cost = 0;
    stand(picture);
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (is_between_placed(picture, &diagram->lines.items[i]))
            cost += line_cost(picture, &diagram->lines.items[i], i);
    return cost;
}

static void swap(size_t *one, size_t *other)
{
    size_t kept = *one;
    *one = *other;
    *other = kept;
}

/* Two change places wherever that is better, until no two do. */
static void seat(struct positions_picture *picture)
{
    enum { ROUNDS = 5, MOST = 60 };
    double best = cost_of(picture);
    bool better = picture->person_count <= MOST;
    for (int round = 0; round < ROUNDS && better; round++) {
        better = false;
        for (size_t zone = 0; zone < POSITIONS; zone++)
            for (size_t i = 0; i < picture->zones[zone].count; i++)
                for (size_t k = i + 1; k < picture->zones[zone].count; k++) {
                    size_t *people = picture->zones[zone].people;
                    swap(&people[i], &people[k]);
                    double cost = cost_of(picture);
                    if (cost < best - 1) {
                        best = cost;
                        better = true;
                    } else {
                        swap(&people[i], &people[k]);
                    }
                }
    }
    stand(picture);
}

/* ---- Arrows ---------------------------------------------------------------------------------- */

static struct point head_of(const struct zone *zone, size_t which)
{
    struct point corner = box_corner(zone->box, 0);
    return which < INSIDE ? (struct point){corner.x + padding + head_width / 2, zone->box.centre.y}
                          : (struct point){zone->box.centre.x, corner.y + padding + 20};
}

/* Two who stand towards each other have a line each. */
static bool is_answered(const struct diagram *diagram, const struct diagram_line *line)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].from == line->to && diagram->lines.items[i].to == line->from)
            return true;
    return false;
}

/* Under the zones, at the left. */
static struct point bench_corner(const struct positions_picture *picture)
{
    const struct zone *outside = &picture->zones[INSIDE];
    return (struct point){PAGE_MARGIN, outside->box.centre.y + outside->box.height / 2 + bench_gap};
}

static void list_boxes(struct positions_picture *picture)
{
    struct box *boxes = picture->boxes;
    for (size_t i = 0; i < picture->person_count; i++)
        *boxes++ = picture->people[i].box;
    for (size_t i = 0; i < POSITIONS; i++) {
        const struct zone *zone = &picture->zones[i];
        *boxes++ = (struct box){head_of(zone, i), head_width - 14, head_height};
        boxes[0] = zone->count ? boxes[-1] : (struct box){zone->room.centre, 124, 18};
        boxes++;
    }
    *boxes++ = (struct box){point_add(bench_corner(picture), (struct point){46, 11}), 92, 22};
    for (size_t i = 0; i < picture->bench.people.count; i++) {
        *boxes = picture->bench.people.items[i].box;
        boxes->centre = point_add(boxes->centre, bench_corner(picture));
        boxes++;
    }
}

static bool run_lines(struct positions_picture *picture)
{
    static const double bow = 0.05, bow_apart = 0.16;
    struct arena *arena = picture->drawing->arena;
    const struct diagram *diagram = picture->drawing->diagram;
    size_t count = diagram->lines.count;
    size_t benched = picture->bench.people.count, bench_boxes = benched ? 1 + benched : 0;
    list_boxes(picture);
    picture->routing = (struct routing){.boxes = picture->boxes,
                                        .box_count = picture->person_count + FIXED + bench_boxes,
                                        .area = picture->page.area,
                                        .count = count,
                                        .tail = 4,
                                        .head = 5};
    picture->routing.routes = arena_alloc(arena, (count + 1) * sizeof(struct route));
    for (size_t i = 0; i < count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        picture->routing.routes[i] =
            (struct route){.from = (uint32_t)picture->person_of[line->from],
                           .to = (uint32_t)picture->person_of[line->to],
                           .bow = is_answered(diagram, line) ? bow_apart : bow};
    }
    route_lines(arena, &picture->routing);
    return !count_stray_lines(&picture->routing);
}

/* ---- The page -------------------------------------------------------------------------------- */

static struct legend legend_of(struct drawing *drawing)
{
    struct legend legend = {0};
    if (drawing->diagram->lines.count)
        legend_add_arrow(drawing, &legend, DASH_NONE, "stands so towards them");
    legend_add_faces(drawing, &legend);
    legend_add_note(drawing, &legend, drawing->diagram->remark);
    return legend;
}

static void measure(struct positions_picture *picture)
{
    for (size_t i = 0; i < picture->person_count; i++)
        picture->people[i] =
            person_above(picture->drawing, picture->people[i].node, picture->figure, name_width);
}

static bool set_on_page(struct positions_picture *picture)
{
    struct box area = picture->page.area;
    picture->bench = bench_of(picture->drawing, "Not said yet", area.width);
    double below = picture->bench.height > 0 ? picture->bench.height + bench_gap : 0;
    measure(picture);
    area.height -= below + head_room + foot_room;
    area.centre.y -= (below + foot_room - head_room) / 2;
    if (area.height <= 0)
        return false;
    double outside =
        customers_width(picture, area.height - head_height - 2 * padding, area.width / 2);
    if (!set_outside(picture, area, outside) ||
        !set_inside(picture, area, area.width - outside - 2 * zone_gap))
        return false;
    seat(picture);
    return run_lines(picture);
}

/* On a large page a line that runs into somebody is told rather than the page grown without end. */
static bool fits_on_page(void *given, double size)
{
    static const double figures[] = {84, 70, 58, 48, 40}, large = 2.4;
    struct positions_picture *picture = given;
    picture->legend = legend_of(picture->drawing);
    picture->page = page_take(picture->drawing, &picture->legend, size);
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        picture->figure = figures[i];
        if (set_on_page(picture))
            return true;
    }
    return size > large && picture->routing.routes;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_zone(struct positions_picture *picture, size_t which)
{
    static const enum ink fills[POSITIONS] = {INK_CLOSELY, INK_SATISFIED, INK_INFORMED,
                                              INK_MONITORED};
    struct drawing *drawing = picture->drawing;
    const struct zone *zone = &picture->zones[which];
    const struct diagram_node *node = &drawing->diagram->nodes.items[zone->node];
    struct path frame = path_of_frame(drawing->arena, zone->box, 14);
    struct point at = head_of(zone, which);
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &frame,
               (struct stroke){.fill = fills[which],
                               .ink = INK_LINE,
                               .width = 1.8,
                               .dash = which < INSIDE ? DASH_NONE : DASH_BOUNDARY,
                               .hand = HAND_BLOB});
    scene_text(drawing->scene, node->text, (struct point){at.x, at.y - 2},
               (struct lettering){drawing->look->bold, title_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_text(drawing->scene, node->notes[0], (struct point){at.x, at.y + 15},
               (struct lettering){drawing->look->italic, word_size, INK_TEXT, ANCHOR_MIDDLE});
    if (!zone->count)
        scene_text(drawing->scene, drawing->diagram->left_out ? "nobody shown" : "nobody named yet",
                   zone->room.centre,
                   (struct lettering){drawing->look->italic, word_size, INK_QUIET, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_towards(struct positions_picture *picture, size_t which)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = &drawing->diagram->lines.items[which];
    draw_open_line(drawing->scene, drawing->diagram, line, line->sentence, line->sentence);
    draw_arrow(drawing->scene, picture->routing.routes[which].curve,
               (struct stroke){.ink = INK_LINE, .width = 2}, 11);
    scene_close(drawing->scene);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void begin(struct positions_picture *picture)
{
    static const enum diagram_part parts[POSITIONS] = {PART_TOP, PART_MIDDLE, PART_BOTTOM,
                                                       PART_CUSTOMER};
    const struct diagram *diagram = picture->drawing->diagram;
    struct arena *arena = picture->drawing->arena;
    size_t count = diagram->nodes.count, heads = 0;
    picture->people = arena_alloc(arena, (count + 1) * sizeof *picture->people);
    picture->person_of = arena_alloc(arena, (count + 1) * sizeof(size_t));
    picture->boxes = arena_alloc(arena, (count + FIXED + 1) * sizeof *picture->boxes);
    for (size_t i = 0; i < POSITIONS; i++)
        picture->zones[i].people = arena_alloc(arena, (count + 1) * sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        if (diagram->nodes.items[i].part == PART_POSITION)
            picture->zones[heads++].node = i;
        for (size_t zone = 0; zone < POSITIONS; zone++)
            if (diagram->nodes.items[i].part == parts[zone]) {
                struct zone *stands = &picture->zones[zone];
                stands->people[stands->count++] = picture->person_of[i] = picture->person_count;
                picture->people[picture->person_count++].node = i;
            }
    }
    for (size_t i = 0, benched = 0; i < count; i++)
        if (diagram->nodes.items[i].part == PART_NOT_PLACED)
            picture->person_of[i] = picture->person_count + FIXED + 1 + benched++;
}

bool compose_positions(struct drawing *drawing)
{
    static const double more_than_a4 = 1.4;
    struct positions_picture picture = {.drawing = drawing};
    begin(&picture);
    if (page_grow(&picture, fits_on_page, 1) > more_than_a4)
        drawing->scene->paper = PAPER_A3;
    draw_page(drawing, &picture.legend, picture.page.width, picture.page.height);
    for (size_t i = 0; i < POSITIONS; i++)
        draw_zone(&picture, i);
    for (size_t i = 0; i < drawing->diagram->lines.count; i++)
        draw_towards(&picture, i);
    for (size_t i = 0; i < picture.person_count; i++)
        person_draw(drawing, &picture.people[i]);
    bench_draw(drawing, &picture.bench, bench_corner(&picture));
    return true;
}
