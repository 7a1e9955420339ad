/* Boxes are moved about while that makes the picture clearer; see place.h. */
#include "draw/chance.h"
#include "draw/oval.h"
#include "draw/place.h"

/* What makes a picture hard to read, and how much; found by looking at pictures. */
static const double cost_of_overlap = 40, cost_of_line_through_box = 22, cost_of_crossing = 9,
                    cost_of_length = 1.6, cost_of_crowding = 0.9, cost_of_backflow = 3,
                    cost_of_moving = 0.4, cost_of_closeness = 8, cost_of_flatness = 30,
                    cost_of_turning = 10;

struct meeting { /* of two rings in one box */
    uint32_t rings[2], box;
};

struct mover {
    struct placing *placing;
    struct point *start; /* where Graphviz had put them: few move far without need */
    uint32_t *joints_of,
        *first; /* joints at box i: joints_of[first[i]] to joints_of[first[i + 1]] */
    struct meeting *meetings;
    size_t meeting_count;
    double near; /* distance at which joined boxes are well placed */
    uint64_t random;
};

/* How far the line from a to b runs inside the box, as a share of the box's size; about. */
static double runs_through(struct point a, struct point b, struct box box, double room)
{
    double wide = box.width / 2 + room, high = box.height / 2 + room;
    if (is_beside(a.x, b.x, box.centre.x - wide, box.centre.x + wide) ||
        is_beside(a.y, b.y, box.centre.y - high, box.centre.y + high))
        return 0;
    struct point along = point_minus(b, a), to = point_minus(box.centre, a);
    double length = along.x * along.x + along.y * along.y;
    double at = length > 0 ? number_within((along.x * to.x + along.y * to.y) / length, 0, 1) : 0;
    struct point nearest = point_add(a, point_times(along, at));
    double x = fabs(nearest.x - box.centre.x) / wide;
    double y = fabs(nearest.y - box.centre.y) / high;
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
            cost += cost_of_crossing * ways_cross(from, to, placing->boxes[other->from].centre,
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

/* The sides of a ring's round course against its area: 1 for the roundest that so many sides can
   be, 0 for a line to and fro (Steiner 1842: of all with these sides the regular one is largest).
 */
static double roundness(const struct placing *placing, const struct ring *ring)
{
    static const double most[] = {20.785, 16, 14.531, 13.856, 13.483, 13.255, 13.1};
    enum { MOST = sizeof most / sizeof *most };
    struct point last = placing->boxes[ring->boxes[ring->box_count - 1]].centre;
    double area = 0, length = 0;
    for (size_t i = 0; i < ring->box_count; i++) {
        struct point at = placing->boxes[ring->boxes[i]].centre;
        area += last.x * at.y - at.x * last.y;
        length += point_distance(last, at);
        last = at;
    }
    size_t sides = ring->box_count - 3 < MOST ? ring->box_count - 3 : MOST - 1;
    return length > 0 ? most[sides] * fabs(area) / 2 / (length * length) : 0;
}

/* Short loops are seen at first sight, so it matters more to them. */
static double cost_of_shape(const struct placing *placing, const struct ring *ring)
{
    return ring->box_count < 3 ? 0
                               : cost_of_flatness * (1 - roundness(placing, ring)) *
                                     (2 / (1 + (double)ring->box_count / 3));
}

/* Two rings that meet in one box lie on different sides of it: only then can the lines of both bow
   about their middles. */
static double cost_of_meeting(const struct placing *placing, const struct meeting *meeting)
{
    struct point at = placing->boxes[meeting->box].centre;
    const struct ring *rings = placing->rings;
    struct point a = point_unit(point_minus(ring_middle(placing, &rings[meeting->rings[0]]), at));
    struct point b = point_unit(point_minus(ring_middle(placing, &rings[meeting->rings[1]]), at));
    double turned = 1 + a.x * b.x + a.y * b.y; /* 0 where they are opposite, 2 where they are one */
    return cost_of_turning * turned;
}

/* What a box has part in: its own room, its lines, and the lines of others that run through it. */
static double cost_around(const struct mover *mover, size_t i)
{
    const struct placing *placing = mover->placing;
    double cost = cost_of_boxes(mover, i);
    for (uint32_t k = mover->first[i]; k < mover->first[i + 1]; k++)
        cost += cost_of_joint(mover, &placing->joints[mover->joints_of[k]]);
    for (size_t k = 0; k < placing->ring_count; k++)
        cost += cost_of_ring(placing, &placing->rings[k]) +
                (is_in_ring(&placing->rings[k], (uint32_t)i)
                     ? cost_of_shape(placing, &placing->rings[k])
                     : 0);
    for (size_t k = 0; k < mover->meeting_count; k++) {
        const struct meeting *meeting = &mover->meetings[k];
        if (is_in_ring(&placing->rings[meeting->rings[0]], (uint32_t)i) ||
            is_in_ring(&placing->rings[meeting->rings[1]], (uint32_t)i))
            cost += cost_of_meeting(placing, meeting);
    }
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

/* Rings that have one box in common, and no more. */
static void list_meetings(struct arena *arena, struct mover *mover)
{
    const struct placing *placing = mover->placing;
    size_t most = placing->ring_count * placing->ring_count / 2;
    mover->meetings = arena_alloc(arena, (most + 1) * sizeof *mover->meetings);
    for (uint32_t i = 0; i < placing->ring_count; i++)
        for (uint32_t k = i + 1; k < placing->ring_count; k++) {
            const struct ring *a = &placing->rings[i], *b = &placing->rings[k];
            size_t common = 0;
            struct meeting meeting = {{i, k}, 0};
            for (size_t box = 0; box < a->box_count; box++)
                if (is_in_ring(b, a->boxes[box])) {
                    meeting.box = a->boxes[box];
                    common++;
                }
            if (common == 1)
                mover->meetings[mover->meeting_count++] = meeting;
        }
}

/* One box somewhere else; the place is kept where the cost falls, or rises by less than allowed. */
static void try_move(struct mover *mover, double reach, double allowed)
{
    struct placing *placing = mover->placing;
    size_t i = (size_t)(chance_next(&mover->random) * (double)placing->box_count);
    struct point before = placing->boxes[i].centre, there = before;
    double cost = cost_around(mover, i);
    there.x += (chance_next(&mover->random) - 0.5) * reach * placing->area.width;
    there.y += (chance_next(&mover->random) - 0.5) * reach * placing->area.height;
    placing->boxes[i].centre = place_inside(placing, i, there);
    if (cost_around(mover, i) > cost + allowed * chance_next(&mover->random))
        placing->boxes[i].centre = before;
}

/* Two boxes in each other's places. */
static void try_swap(struct mover *mover, double allowed)
{
    struct placing *placing = mover->placing;
    size_t i = (size_t)(chance_next(&mover->random) * (double)placing->box_count);
    size_t k = (size_t)(chance_next(&mover->random) * (double)placing->box_count);
    struct point a = placing->boxes[i].centre, b = placing->boxes[k].centre;
    double cost = cost_around(mover, i) + cost_around(mover, k);
    placing->boxes[i].centre = place_inside(placing, i, b);
    placing->boxes[k].centre = place_inside(placing, k, a);
    if (cost_around(mover, i) + cost_around(mover, k) <=
        cost + allowed * chance_next(&mover->random))
        return;
    placing->boxes[i].centre = a;
    placing->boxes[k].centre = b;
}

/* A step looks at all boxes and lines, so large pictures get fewer of them. */
static unsigned steps_for(const struct placing *placing)
{
    enum { MOST_STEPS = 1800, LOOKS = 1300000 };
    size_t looks = (placing->box_count + placing->joint_count) * (8 + placing->ring_count) + 1;
    return LOOKS / looks < MOST_STEPS ? (unsigned)(LOOKS / looks) : MOST_STEPS;
}

/* ---- Rings made round ------------------------------------------------------------------------ */

/* Complex numbers (Wessel 1799) turn and stretch in one product. */
static struct point product(struct point a, struct point b)
{
    return (struct point){a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x};
}

static struct point mirrored(struct point a)
{
    return (struct point){a.x, -a.y};
}

struct circle { /* the one that a ring's boxes are nearest to, a little flattened */
    struct point middle, turn, flat;
    struct point *points; /* at equal distances on the circle of radius 1 */
};

/* Least squares (Gauss 1809; shape matching: Müller and others 2005). The boxes may go round either
   way. */
static void fit_circle(const struct placing *placing, const struct ring *ring,
                       struct circle *circle)
{
    static const double flattest = 0.2;
    struct point with = {0, 0}, against = {0, 0};
    circle->middle = ring_middle(placing, ring);
    for (size_t i = 0; i < ring->box_count; i++) {
        struct point at = point_minus(placing->boxes[ring->boxes[i]].centre, circle->middle);
        with = point_add(with, product(at, mirrored(circle->points[i])));
        against = point_add(against, product(at, circle->points[i]));
    }
    bool turns_with = point_length(with) >= point_length(against);
    double most = larger(point_length(with), point_length(against));
    double least = smaller(point_length(with), point_length(against));
    double share = least > flattest * most ? flattest * most / least : 1;
    double each = 1 / (double)ring->box_count;
    circle->turn = point_times(with, turns_with ? each : each * share);
    circle->flat = point_times(against, turns_with ? each * share : each);
}

static struct point place_on_circle(const struct circle *circle, size_t which)
{
    struct point at = circle->points[which];
    return point_add(circle->middle,
                     point_add(product(circle->turn, at), product(circle->flat, mirrored(at))));
}

/* Some of the way there, unless something is in the way. */
static void draw_near(struct mover *mover, size_t i, struct point there)
{
    static const double part = 0.4, allowed = 0.3;
    struct box *box = &mover->placing->boxes[i];
    struct point before = box->centre;
    double cost = cost_around(mover, i);
    box->centre = place_inside(mover->placing, i, point_between(before, there, part));
    if (cost_around(mover, i) > cost + allowed)
        box->centre = before;
}

static void round_ring(struct mover *mover, const struct ring *ring, struct circle *circle)
{
    for (size_t i = 0; i < ring->box_count; i++) {
        fit_circle(mover->placing, ring, circle);
        draw_near(mover, ring->boxes[i], place_on_circle(circle, i));
    }
}

/* Chance leaves rings uneven. Small ones come last: they are seen first. */
static void round_rings(struct arena *arena, struct mover *mover, unsigned steps)
{
    enum { ROUNDS = 24, STEPS_OF_BOX = 6, LARGEST = 12 };
    const struct placing *placing = mover->placing;
    struct circle *circles = arena_alloc(arena, (placing->ring_count + 1) * sizeof *circles);
    size_t boxes = 1;
    for (size_t i = 0; i < placing->ring_count; i++) {
        const struct ring *ring = &placing->rings[i];
        circles[i].points = arena_alloc(arena, ring->box_count * sizeof(struct point));
        oval_spread((struct box){{0, 0}, 2, 2}, circles[i].points, ring->box_count, 0);
        boxes += ring->box_count;
    }
    for (size_t round = 0; round < ROUNDS && round * boxes * STEPS_OF_BOX < steps; round++)
        for (size_t sides = LARGEST; sides > 2; sides--)
            for (size_t i = 0; i < placing->ring_count; i++)
                if (placing->rings[i].box_count == sides)
                    round_ring(mover, &placing->rings[i], &circles[i]);
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
    list_meetings(arena, &mover);
    unsigned steps = placing->box_count > 1 ? steps_for(placing) : 0;
    for (unsigned step = 0; step < steps; step++) {
        double left = 1 - (double)step / steps;
        if (step % 4 == 3)
            try_swap(&mover, 4 * left * left);
        else
            try_move(&mover, 0.05 + 0.5 * left, 4 * left * left);
    }
    round_rings(arena, &mover, steps);
    if (steps)
        place_stretch(placing,
                      1.35); /* to where room was left over: nothing meets or crosses by it */
}
