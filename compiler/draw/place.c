/* Places on a page; see place.h. */
#include "draw/place.h"

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

static double within(double value, double low, double high)
{
    return high < low ? (low + high) / 2 : smaller(larger(value, low), high);
}

/* The centre nearest to this one at which the box is inside the area. */
static struct point inside(const struct placing *placing, size_t i, struct point centre)
{
    const struct box *area = &placing->area, *box = &placing->boxes[i];
    double x = (area->width - box->width) / 2, y = (area->height - box->height) / 2;
    return (struct point){within(centre.x, area->centre.x - x, area->centre.x + x),
                          within(centre.y, area->centre.y - y, area->centre.y + y)};
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

/* To fill the area, but no way by more than so many times. */
static void stretch(struct placing *placing, double most)
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
        box->centre = inside(placing, i, centre);
    }
}

bool place_by_layout(struct arena *arena, const struct layout *layout, struct placing *placing,
                     double length, const char **problem)
{
    enum { PROBLEM_SIZE = 400 };
    char *report = arena_alloc(arena, PROBLEM_SIZE);
    struct arrangement arrangement = {placing->boxes,       placing->box_count, placing->joints,
                                      placing->joint_count, placing->gap,       length};
    *problem = report;
    if (placing->box_count && !layout->arrange(&arrangement, report, PROBLEM_SIZE))
        return false;
    placing->found = arena_alloc(arena, (placing->box_count + 1) * sizeof *placing->found);
    for (size_t i = 0; i < placing->box_count; i++)
        placing->found[i] = placing->boxes[i].centre;
    return true;
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
    stretch(placing, 100);
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

double place_next_size(double size)
{
    return size * 1.15;
}

unsigned place_best(struct placing *placing, double size, set_function *set, void *picture)
{
    enum { MOST = 21, ON_ONE_SIZE = 3, LOOKS = 30000 };
    size_t looks = placing->box_count * placing->joint_count + 1;
    unsigned most = looks * MOST < LOOKS ? MOST : 1 + (unsigned)(LOOKS / looks);
    unsigned best = 0, last = 0, least = UINT32_MAX;
    double best_size = size;
    for (placing->attempt = 0; placing->attempt < most && least; placing->attempt++) {
        if (placing->attempt && placing->attempt % ON_ONE_SIZE == 0) {
            if (least < FAULT)
                break;
            size = place_next_size(size);
        }
        unsigned cost = set(picture, size);
        last = placing->attempt;
        if (cost >= least)
            continue;
        least = cost;
        best = placing->attempt;
        best_size = size;
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

/* ---- Moving about ---------------------------------------------------------------------------- */

/* What makes a picture hard to read, and how much; found by looking at pictures. */
static const double cost_of_overlap = 40, cost_of_line_through_box = 22, cost_of_crossing = 9,
                    cost_of_length = 1.6, cost_of_crowding = 0.9, cost_of_backflow = 3,
                    cost_of_moving = 0.4, cost_of_closeness = 8;

struct mover {
    struct placing *placing;
    struct point *start; /* where Graphviz had put them: few move far without need */
    uint32_t *joints_of,
        *first;  /* joints at box i: joints_of[first[i]] to joints_of[first[i + 1]] */
    double near; /* distance at which joined boxes are well placed */
    uint64_t random;
};

static double random_share(struct mover *mover) /* 0 to 1; splitmix64 (Steele, Lea, Flood 2014) */
{
    uint64_t z = mover->random += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (double)((z ^ z >> 31) >> 11) / 9007199254740992.0;
}

static bool crosses(struct point a, struct point b, struct point c, struct point d)
{
    return (point_side(a, b, c) > 0) != (point_side(a, b, d) > 0) &&
           (point_side(c, d, a) > 0) != (point_side(c, d, b) > 0);
}

/* How far the line from a to b runs inside the box, as a share of the box's size; about. */
static double runs_through(struct point a, struct point b, struct box box, double room)
{
    struct point along = point_minus(b, a), to = point_minus(box.centre, a);
    double length = along.x * along.x + along.y * along.y;
    double at = length > 0 ? within((along.x * to.x + along.y * to.y) / length, 0, 1) : 0;
    struct point nearest = point_add(a, point_times(along, at));
    double x = fabs(nearest.x - box.centre.x) / (box.width / 2 + room);
    double y = fabs(nearest.y - box.centre.y) / (box.height / 2 + room);
    double reach = x > y ? x : y;
    return reach < 1 ? 1.3 - reach : 0;
}

static double cost_of_boxes(const struct mover *mover, size_t i)
{
    const struct placing *placing = mover->placing;
    const struct box *own = &placing->boxes[i];
    double cost = 0;
    for (size_t k = 0; k < placing->box_count; k++) {
        if (k == i)
            continue;
        double overlap = box_overlap(*own, placing->boxes[k], placing->gap);
        if (overlap > 0)
            cost += cost_of_overlap * (0.3 + overlap / placing->gap);
        double distance = point_distance(own->centre, placing->boxes[k].centre);
        cost += cost_of_crowding * mover->near / (distance + 1);
    }
    struct point moved = point_minus(own->centre, mover->start[i]);
    return cost + cost_of_moving * point_length(moved) / mover->near;
}

static double cost_of_joint(const struct mover *mover, const struct joint *joint)
{
    const struct placing *placing = mover->placing;
    struct point from = placing->boxes[joint->from].centre, to = placing->boxes[joint->to].centre;
    double far = point_distance(from, to) / mover->near - 1, cost = 0;
    double close =
        joint->from == joint->to
            ? 0
            : box_overlap(placing->boxes[joint->from], placing->boxes[joint->to], placing->reach);
    if (close > 0)
        cost += cost_of_closeness * close / placing->reach;
    if (far > 0)
        cost += cost_of_length * far * (1 + far);
    if (placing->flow > 0 && to.x < from.x + 20)
        cost += placing->flow * cost_of_backflow * (1 + (from.x - to.x) / mover->near);
    for (size_t i = 0; i < placing->box_count; i++)
        if (i != joint->from && i != joint->to)
            cost += cost_of_line_through_box * runs_through(from, to, placing->boxes[i], 8);
    for (size_t i = 0; i < placing->joint_count; i++) {
        const struct joint *other = &placing->joints[i];
        if (other->from != joint->from && other->from != joint->to && other->to != joint->from &&
            other->to != joint->to)
            cost += cost_of_crossing * crosses(from, to, placing->boxes[other->from].centre,
                                               placing->boxes[other->to].centre);
    }
    return cost;
}

static bool is_in_ring(const struct ring *ring, uint32_t box)
{
    for (size_t i = 0; i < ring->box_count; i++)
        if (ring->boxes[i] == box)
            return true;
    return false;
}

/* What stands in the middle of a ring, or runs through it. Its own lines bow outwards. */
static double cost_of_ring(const struct placing *placing, const struct ring *ring)
{
    struct box middle = {ring_middle(placing, ring), ring->width, ring->height};
    double cost = 0;
    for (size_t i = 0; i < placing->box_count; i++) {
        double overlap = box_overlap(middle, placing->boxes[i], 4);
        if (overlap > 0)
            cost += cost_of_overlap * (0.2 + overlap / ring->height);
    }
    for (size_t i = 0; i < placing->joint_count; i++) {
        const struct joint *joint = &placing->joints[i];
        bool own = is_in_ring(ring, joint->from) && is_in_ring(ring, joint->to);
        if (!own || ring->box_count > 2)
            cost += (own ? 0.4 : 1) * cost_of_line_through_box *
                    runs_through(placing->boxes[joint->from].centre,
                                 placing->boxes[joint->to].centre, middle, 0);
    }
    return cost;
}

/* What a box has part in: its own room, its lines, and the lines of others that run through it. */
static double cost_around(const struct mover *mover, size_t i)
{
    const struct placing *placing = mover->placing;
    double cost = cost_of_boxes(mover, i);
    for (uint32_t k = mover->first[i]; k < mover->first[i + 1]; k++)
        cost += cost_of_joint(mover, &placing->joints[mover->joints_of[k]]);
    for (size_t k = 0; k < placing->ring_count; k++)
        cost += cost_of_ring(placing, &placing->rings[k]);
    for (size_t k = 0; k < placing->joint_count; k++) {
        const struct joint *joint = &placing->joints[k];
        if (joint->from != i && joint->to != i)
            cost += cost_of_line_through_box * runs_through(placing->boxes[joint->from].centre,
                                                            placing->boxes[joint->to].centre,
                                                            placing->boxes[i], 8);
    }
    return cost;
}

static void list_joints(struct arena *arena, struct mover *mover)
{
    const struct placing *placing = mover->placing;
    mover->first = arena_alloc(arena, (placing->box_count + 2) * sizeof *mover->first);
    mover->joints_of = arena_alloc(arena, (2 * placing->joint_count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < placing->joint_count; i++) {
        mover->first[placing->joints[i].from + 2]++;
        mover->first[placing->joints[i].to + 2]++;
    }
    for (size_t i = 2; i < placing->box_count + 2; i++)
        mover->first[i] += mover->first[i - 1];
    for (uint32_t i = 0; i < placing->joint_count; i++) {
        mover->joints_of[mover->first[placing->joints[i].from + 1]++] = i;
        mover->joints_of[mover->first[placing->joints[i].to + 1]++] = i;
    }
}

/* One box somewhere else; the place is kept where the cost falls, or rises by less than allowed. */
static void try_move(struct mover *mover, double reach, double allowed)
{
    struct placing *placing = mover->placing;
    size_t i = (size_t)(random_share(mover) * (double)placing->box_count);
    struct point before = placing->boxes[i].centre, there = before;
    double cost = cost_around(mover, i);
    there.x += (random_share(mover) - 0.5) * reach * placing->area.width;
    there.y += (random_share(mover) - 0.5) * reach * placing->area.height;
    placing->boxes[i].centre = inside(placing, i, there);
    if (cost_around(mover, i) > cost + allowed * random_share(mover))
        placing->boxes[i].centre = before;
}

/* Two boxes in each other's places. */
static void try_swap(struct mover *mover, double allowed)
{
    struct placing *placing = mover->placing;
    size_t i = (size_t)(random_share(mover) * (double)placing->box_count);
    size_t k = (size_t)(random_share(mover) * (double)placing->box_count);
    struct point a = placing->boxes[i].centre, b = placing->boxes[k].centre;
    double cost = cost_around(mover, i) + cost_around(mover, k);
    placing->boxes[i].centre = inside(placing, i, b);
    placing->boxes[k].centre = inside(placing, k, a);
    if (cost_around(mover, i) + cost_around(mover, k) <= cost + allowed * random_share(mover))
        return;
    placing->boxes[i].centre = a;
    placing->boxes[k].centre = b;
}

/* A step looks at all boxes and lines, so large pictures get fewer of them. */
static unsigned steps_for(const struct placing *placing)
{
    enum { MOST_STEPS = 1800, LOOKS = 900000 };
    size_t looks = (placing->box_count + placing->joint_count) * (8 + placing->ring_count) + 1;
    return LOOKS / looks < MOST_STEPS ? (unsigned)(LOOKS / looks) : MOST_STEPS;
}

void place_clearly(struct arena *arena, struct placing *placing)
{
    struct mover mover = {.placing = placing, .random = placing->box_count + placing->attempt};
    double room = placing->area.width * placing->area.height / (double)(placing->box_count + 1);
    mover.near = sqrt(room);
    mover.start = arena_alloc(arena, placing->box_count * sizeof *mover.start);
    for (size_t i = 0; i < placing->box_count; i++)
        mover.start[i] = placing->boxes[i].centre;
    list_joints(arena, &mover);
    unsigned steps = placing->box_count > 1 ? steps_for(placing) : 0;
    for (unsigned step = 0; step < steps; step++) {
        double left = 1 - (double)step / steps;
        if (step % 4 == 3)
            try_swap(&mover, 4 * left * left);
        else
            try_move(&mover, 0.05 + 0.5 * left, 4 * left * left);
    }
    if (steps)
        stretch(placing, 1.35); /* to where room was left over: nothing meets or crosses by it */
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
    a->centre = inside(placing, i, point_minus(a->centre, by));
    b->centre = inside(placing, k, point_add(b->centre, by));
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
