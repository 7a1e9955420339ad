/* Where the signs, bars, letters and badges of a causal map stand; see map_picture.h. */
#include "draw/map_picture.h"

#include "draw/signs.h"

static const double head_size = 11;

/* ---- Signs and bars -------------------------------------------------------------------------- */

/* So many lines count as much as one thing of another kind. */
enum { TOUCHING_MORE = 3 };

static void count_touched(struct map_picture *picture, unsigned count)
{
    picture->touches += count > 0 && count < TOUCHING_MORE;
    picture->faults += count >= TOUCHING_MORE;
}

/* How many lines but one, variables and the first so many signs come into the box; the latter two
   weigh more, and so does leaving the area. */
static unsigned count_in_box(const struct map_picture *picture, struct box box, size_t but,
                             size_t signs)
{
    unsigned count = count_lines_near(&picture->routing, box, but);
    count += box_contains(picture->routing.area, box) ? 0 : TOUCHING_MORE;
    for (size_t i = 0; i < picture->placing.box_count; i++)
        count += box_overlap(box, picture->placing.boxes[i], -2) > 0 ? TOUCHING_MORE : 0;
    for (size_t i = 0; i < signs; i++)
        count += picture->diagram->lines.items[i].polarity &&
                         box_holds(box, picture->signs[i], POLARITY_SIZE * 0.7)
                     ? TOUCHING_MORE
                     : 0;
    return count;
}

static double length_of(const struct route *route)
{
    struct point middle = curve_at(route->curve, 0.5);
    return point_distance(route->curve[0], middle) + point_distance(middle, route->curve[3]);
}

/* How much does not touch a sign but is so near that it crowds it; and how many other links have
   their head nearer to it than its own, or hardly further. */
static unsigned count_crowding(const struct map_picture *picture, struct box sign, size_t which)
{
    static const double further = 4, room = 3.5;
    const struct route *routes = picture->routing.routes;
    struct box around = {sign.centre, sign.width + 2 * room, sign.height + 2 * room};
    double own = point_distance(routes[which].curve[3], sign.centre) + further;
    unsigned count = count_in_box(picture, around, which, which);
    for (size_t i = 0; i < picture->routing.count; i++)
        count += i != which && point_distance(routes[i].curve[3], sign.centre) < own;
    return count;
}

/* Beside the head, on the outer side of the bow where there is room; where lines crowd about the
   head, further back. */
static void place_sign(struct map_picture *picture, size_t which)
{
    enum { STEPS = 26 };
    const struct route *route = &picture->routing.routes[which];
    double least = 1e9, length = length_of(route);
    unsigned touched = 0;
    for (unsigned step = 0; step < STEPS; step++)
        for (unsigned side = 0; side < 2; side++) {
            double share = larger(0.5, 1 - (head_size + 4 + 6 * step) / length);
            struct point aside = point_turned(curve_direction(route->curve, share));
            double away = ((route->bow < 0) == (side == 0) ? -1 : 1) * (POLARITY_SIZE - 0.5);
            struct box box = {point_add(curve_at(route->curve, share), point_times(aside, away)),
                              POLARITY_SIZE + 1, POLARITY_SIZE + 1};
            if (2 * side + step >= least)
                continue;
            unsigned count = count_in_box(picture, box, which, which);
            double cost = 12 * count + 2 * side + step;
            if (cost < least)
                cost += 2 * count_crowding(picture, box, which);
            if (cost >= least)
                continue;
            least = cost;
            touched = count;
            picture->signs[which] = box.centre;
        }
    count_touched(picture, touched);
}

/* How much stands in the way of a bar or a letter on its own line. */
static unsigned count_on_line(const struct map_picture *picture, struct box box, size_t which)
{
    unsigned count = count_in_box(picture, box, which, picture->routing.count);
    for (size_t i = 0; i < which; i++)
        count += box_overlap(box, picture->labels[i], 0) > 0 ? TOUCHING_MORE : 0;
    return count;
}

static const double shares_of_line[] = {0.46, 0.38, 0.54, 0.3, 0.62, 0.23, 0.7};
enum { SHARES = sizeof shares_of_line / sizeof *shares_of_line };

/* In the middle, or where no other line runs. */
static void place_delay(struct map_picture *picture, size_t which)
{
    static const double short_for_bars = 75;
    const struct route *route = &picture->routing.routes[which];
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < SHARES; i++) {
        struct box box = {curve_at(route->curve, shares_of_line[i]), 17, 17};
        unsigned count = count_on_line(picture, box, which);
        if (count >= least)
            continue;
        least = count;
        picture->delays[which] = shares_of_line[i];
    }
    count_touched(picture, least);
    picture->blemishes += length_of(route) < short_for_bars ? 2 : 0;
}

static struct box delay_box(const struct map_picture *picture, size_t which)
{
    const struct route *route = &picture->routing.routes[which];
    return (struct box){curve_at(route->curve, picture->delays[which]), 17, 17};
}

/* The same for a letter, beside the bars. */
static void place_label(struct map_picture *picture, size_t which)
{
    const struct route *route = &picture->routing.routes[which];
    bool delayed = picture->diagram->lines.items[which].delayed;
    struct box box = picture->labels[which];
    struct box bars = delay_box(picture, which);
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < SHARES; i++) {
        box.centre = curve_at(route->curve, shares_of_line[i]);
        unsigned count = count_on_line(picture, box, which) +
                         (delayed && box_overlap(box, bars, 0) > 0 ? TOUCHING_MORE : 0);
        if (count >= least)
            continue;
        least = count;
        picture->labels[which] = box;
    }
    count_touched(picture, least);
}

static void place_on_lines(struct map_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        if (diagram->lines.items[i].delayed)
            place_delay(picture, i);
        if (diagram->lines.items[i].text)
            place_label(picture, i);
    }
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

/* The circle and the name below it, where the badge stands here: beside the circle there is room
   for others. Gives how many parts it has. */
static size_t list_badge_parts(const struct badge *badge, struct point centre, double margin,
                               struct box parts[2])
{
    double circle = 2 * BADGE_RADIUS + 5, top = centre.y - badge->box.height / 2;
    parts[0] = (struct box){{centre.x, top + circle / 2}, circle + margin, circle + margin};
    parts[1] = (struct box){{centre.x, (top + circle + centre.y + badge->box.height / 2) / 2},
                            badge->name.width + 4 + margin,
                            badge->box.height - circle + margin};
    return badge->name.count ? 2 : 1;
}

static unsigned count_delays_near(const struct map_picture *picture, struct box box)
{
    unsigned count = 0;
    for (size_t i = 0; i < picture->routing.count; i++)
        count += picture->diagram->lines.items[i].delayed &&
                 box_overlap(box, delay_box(picture, i), 2) > 0;
    return count;
}

static unsigned count_around_badge(const struct map_picture *picture, size_t which, struct box box,
                                   double margin)
{
    struct box parts[2], room = {box.centre, box.width + margin, box.height + margin};
    size_t part_count = list_badge_parts(&picture->badges[which], box.centre, margin, parts);
    unsigned count = 0;
    for (size_t i = 0; i < part_count; i++)
        count += count_in_box(picture, parts[i], SIZE_MAX, picture->routing.count) +
                 count_delays_near(picture, parts[i]);
    for (size_t i = 0; i < which; i++)
        count += box_overlap(room, picture->badges[i].box, 2) > 0 ? 4 : 0;
    for (size_t i = 0; i < picture->routing.count; i++)
        count += picture->labels[i].width > 0 && box_overlap(room, picture->labels[i], 2) > 0;
    return count;
}

/* Whether the loop's lines go round the point. */
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
            inside ^= ray_meets(point, last, at);
            last = at;
        }
    }
    return inside;
}

/* As near to the middle of its loop as there is room, tried on widening rings. */
static void place_badge(struct map_picture *picture, size_t which)
{
    enum { RINGS = 22, WAYS = 12 };
    static const double ring_width = 11, root_3_4 = 0.86602540378443865, aside = 9, touching = 14;
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
            double cost = touching * count_around_badge(picture, which, box, 6) + ring;
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

void map_place_marks(struct map_picture *picture)
{
    picture->faults = picture->touches = picture->blemishes = 0;
    for (size_t i = 0; i < picture->routing.count; i++)
        if (picture->diagram->lines.items[i].polarity)
            place_sign(picture, i);
    place_on_lines(picture);
    for (size_t i = 0; i < picture->diagram->loops.count; i++)
        place_badge(picture, i);
}
