/* Places on a page; see place.h. */
#include "draw/place.h"

#include "draw/page.h"

#include "draw/oval.h"

#include <stdint.h>

static struct point lowest(const struct placing *placing)
{
    struct point low = placing->boxes[0].centre;
    for (size_t i = 1; i < placing->box_count; i++) {
        low.x = smaller(low.x, placing->boxes[i].centre.x);
        low.y = smaller(low.y, placing->boxes[i].centre.y);
    }
    return low;
}

static struct point highest(const struct placing *placing)
{
    struct point high = placing->boxes[0].centre;
    for (size_t i = 1; i < placing->box_count; i++) {
        high.x = larger(high.x, placing->boxes[i].centre.x);
        high.y = larger(high.y, placing->boxes[i].centre.y);
    }
    return high;
}

struct point place_inside(const struct placing *placing, size_t i, struct point centre)
{
    const struct box *area = &placing->area, *box = &placing->boxes[i];
    double x = (area->width - box->width) / 2, y = (area->height - box->height) / 2;
    return (struct point){number_within(centre.x, area->centre.x - x, area->centre.x + x),
                          number_within(centre.y, area->centre.y - y, area->centre.y + y)};
}

/* ---- Turning and stretching ------------------------------------------------------------------ */

/* The way in which lines run on the whole. */
static struct point mean_flow(const struct placing *placing)
{
    struct point flow = {0, 0};
    for (size_t i = 0; i < placing->joint_count; i++) {
        const struct joint *joint = &placing->joints[i];
        flow = point_add(flow, point_unit(point_minus(placing->boxes[joint->to].centre,
                                                      placing->boxes[joint->from].centre)));
    }
    return flow;
}

/* So that this direction comes to lie to the right. */
static void turn(struct placing *placing, struct point direction)
{
    struct point unit = point_unit(direction);
    for (size_t i = 0; i < placing->box_count; i++) {
        struct point *at = &placing->boxes[i].centre;
        *at = (struct point){at->x * unit.x + at->y * unit.y, at->y * unit.x - at->x * unit.y};
    }
}

static double share(double value, double low, double high)
{
    return high > low ? (value - low) / (high - low) : 0.5;
}

void place_stretch(struct placing *placing, double most)
{
    struct point low = lowest(placing), high = highest(placing);
    struct point size = point_minus(high, low);
    double wide = larger(1, placing->area.width / most / larger(size.x, 1));
    double tall = larger(1, placing->area.height / most / larger(size.y, 1));
    for (size_t i = 0; i < placing->box_count; i++) {
        struct box *box = &placing->boxes[i];
        double x = (share(box->centre.x, low.x, high.x) - 0.5) / wide;
        double y = (share(box->centre.y, low.y, high.y) - 0.5) / tall;
        struct point centre = {placing->area.centre.x + x * (placing->area.width - box->width),
                               placing->area.centre.y + y * (placing->area.height - box->height)};
        box->centre = place_inside(placing, i, centre);
    }
}

/* Where a direction lies on the way round, 0 to 4; it grows with the angle. */
static double way_round(struct point at)
{
    double part = at.x / larger(fabs(at.x) + fabs(at.y), 1e-9);
    return at.y < 0 ? 1 + part : 3 - part;
}

/* How many boxes come before this one on the way round their middle. */
static size_t place_in_round(const struct placing *placing, struct point middle, size_t which)
{
    double own = way_round(point_minus(placing->found[which], middle));
    size_t before = 0;
    for (size_t i = 0; i < placing->box_count; i++) {
        double way = way_round(point_minus(placing->found[i], middle));
        before += way < own || (way == own && i < which);
    }
    return before;
}

void place_round(struct arena *arena, struct placing *placing)
{
    enum { TURNS = 4 };
    struct point *points = arena_alloc(arena, placing->box_count * sizeof *points);
    struct point middle = {0, 0}, most = {0, 0};
    for (size_t i = 0; i < placing->box_count; i++) {
        const struct box *box = &placing->boxes[i];
        middle = point_add(middle, placing->found[i]);
        most = (struct point){larger(most.x, box->width), larger(most.y, box->height)};
    }
    middle = point_times(middle, 1 / (double)placing->box_count);
    struct box oval = {placing->area.centre, larger(1, placing->area.width - most.x),
                       larger(1, placing->area.height - most.y)};
    oval_spread(oval, points, placing->box_count,
                placing->attempt % TURNS / (double)(TURNS * placing->box_count));
    for (size_t i = 0; i < placing->box_count; i++)
        placing->boxes[i].centre = points[place_in_round(placing, middle, i)];
}

void place_on_page(struct placing *placing)
{
    if (!placing->box_count)
        return;
    for (size_t i = 0; i < placing->box_count; i++)
        placing->boxes[i].centre = placing->found[i];
    struct point size = point_minus(highest(placing), lowest(placing));
    if (placing->flow > 0)
        turn(placing, mean_flow(placing));
    else if ((size.y > size.x) != (placing->area.height > placing->area.width))
        turn(placing, (struct point){0, 1});
    place_stretch(placing, 100);
}

double place_spread(size_t box_count)
{
    enum { MANY = 9 };
    return box_count + 1 < MANY ? sqrt((double)(box_count + 1) / MANY) : 1;
}

bool place_has_room(const struct placing *placing, struct box area)
{
    static const double airiness = 1.4, room_of_line = 700;
    double filled = room_of_line * (double)placing->joint_count, widest = 0, tallest = 0;
    for (size_t i = 0; i < placing->box_count; i++) {
        const struct box *box = &placing->boxes[i];
        filled += (box->width + placing->gap) * (box->height + placing->gap);
        widest = larger(widest, box->width);
        tallest = larger(tallest, box->height);
    }
    return area.width > widest && area.height > tallest &&
           area.width * area.height >= airiness * filled;
}

static const double most_growth = 4; /* from A4 to A0 */

/* The size of the page after one on which so much was wrong: much larger where very much was. */
static double size_after(double size, unsigned cost)
{
    static const unsigned many[] = {0, 4 * FAULT, 24 * FAULT};
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        size = cost >= many[i] ? page_next_size(size) : size;
    return size;
}

unsigned place_best(struct placing *placing, double size, set_function *set, void *picture)
{
    enum { MOST = 30, LEAST = 6, ENOUGH = 3, ON_ONE_SIZE = 6, LOOKS = 44000, HOPELESS = 8 * FAULT };
    size_t looks = placing->box_count * placing->joint_count + 1;
    bool small = looks * MOST < LOOKS;
    unsigned most = small ? MOST : LEAST + (unsigned)(LOOKS / looks);
    unsigned enough = small ? ENOUGH : 1, on_one_size = small ? ON_ONE_SIZE : 2;
    unsigned best = 0, last = 0, least = UINT32_MAX, least_here = UINT32_MAX, tried = 0;
    double best_size = size, largest = size * most_growth;
    for (placing->attempt = 0; placing->attempt < most && least; placing->attempt++) {
        unsigned cost = set(picture, size);
        last = placing->attempt;
        least_here = cost < least_here ? cost : least_here;
        if (cost < least ||
            (cost == least && size <= best_size)) { /* then it need not be set anew */
            least = cost;
            best = placing->attempt;
            best_size = size;
        }
        if (++tried < (least < FAULT ? enough : on_one_size) && cost < HOPELESS)
            continue;
        size = size_after(size, least_here);
        if (least < FAULT || size > largest)
            break;
        tried = 0;
        least_here = UINT32_MAX;
    }
    placing->attempt = best;
    if (best != last)
        set(picture, best_size);
    return least;
}

struct point ring_middle(const struct placing *placing, const struct ring *ring)
{
    struct point sum = {0, 0};
    for (size_t i = 0; i < ring->box_count; i++)
        sum = point_add(sum, placing->boxes[ring->boxes[i]].centre);
    return point_times(sum, 1 / (double)ring->box_count);
}

/* ---- Pushing apart --------------------------------------------------------------------------- */

/* Along the way on which less is needed. */
static void push(struct placing *placing, size_t i, size_t k)
{
    struct box *a = &placing->boxes[i], *b = &placing->boxes[k];
    double x = (a->width + b->width) / 2 + placing->gap - fabs(b->centre.x - a->centre.x);
    double y = (a->height + b->height) / 2 + placing->gap - fabs(b->centre.y - a->centre.y);
    if (x <= 0 || y <= 0)
        return;
    struct point by = {0, 0};
    if (x < y)
        by.x = (b->centre.x < a->centre.x ? -x : x) * 0.3;
    else
        by.y = (b->centre.y < a->centre.y ? -y : y) * 0.3;
    a->centre = place_inside(placing, i, point_minus(a->centre, by));
    b->centre = place_inside(placing, k, point_add(b->centre, by));
}

void place_apart(struct placing *placing)
{
    enum { ROUNDS = 200 };
    for (int round = 0; round < ROUNDS && count_crowded(placing); round++)
        for (size_t i = 0; i < placing->box_count; i++)
            for (size_t k = i + 1; k < placing->box_count; k++)
                push(placing, i, k);
}

size_t count_crowded(const struct placing *placing)
{
    size_t count = 0;
    for (size_t i = 0; i < placing->box_count; i++)
        for (size_t k = i + 1; k < placing->box_count; k++)
            count += box_overlap(placing->boxes[i], placing->boxes[k], placing->gap * 0.6) > 0;
    return count;
}
