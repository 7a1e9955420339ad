/* Boxes that move aside; see settle.h. */
#include "draw/settle.h"

#include <limits.h>

static const double blocked = 1e5, crossing = 60, away = 120, tether_room = 3, point_room = 6,
                    tether_least = 18;

/* ---- Tethers --------------------------------------------------------------------------------- */

static bool is_same(struct point a, struct point b)
{
    return point_distance(a, b) < 0.5;
}

/* The share of the way from the middle of a box at which a straight line leaves it. */
static double share_within(struct box box, struct point to)
{
    double low = 0, high = 1;
    struct point way = point_minus(to, box.centre);
    double left = box.centre.x - box.width / 2, top = box.centre.y - box.height / 2;
    clip_shares(box.centre.x, way.x, left, left + box.width, &low, &high);
    clip_shares(box.centre.y, way.y, top, top + box.height, &low, &high);
    return high;
}

/* None is needed by a box that is at home, or stands over its point or next to it. */
static struct tether tether_of(const struct settling *settling, size_t which, struct box box)
{
    static const double hair = 0.5;
    if (!settling->points || box_holds(settling->homes[which], box.centre, hair) ||
        box_holds(box, settling->points[which], tether_least))
        return (struct tether){false, {0, 0}, {0, 0}};
    struct point to = settling->points[which];
    return (struct tether){true, point_between(box.centre, to, share_within(box, to)), to};
}

static void tie_all(struct settling *settling)
{
    for (size_t i = 0; settling->points && i < settling->count; i++)
        settling->tethers[i] = tether_of(settling, i, settling->boxes[i]);
}

static bool do_cross(const struct tether *a, const struct tether *b)
{
    return a->needed && b->needed &&
           point_side(a->from, a->to, b->from) * point_side(a->from, a->to, b->to) < 0 &&
           point_side(b->from, b->to, a->from) * point_side(b->from, b->to, a->to) < 0;
}

static bool runs_through(const struct tether *tether, struct box box)
{
    return tether->needed && box_meets(box, tether->from, tether->to, tether_room);
}

/* ---- What it costs to stand somewhere -------------------------------------------------------- */

static double way_from_wish(const struct settling *settling, size_t which, struct point at)
{
    struct point way = point_minus(at, settling->wishes[which]);
    way.y *= settling->steepness;
    return point_length(way);
}

/* Nobody stands over another's tether, nor over the point to which it leads. */
static double cost_beside(const struct settling *settling, struct box box,
                          const struct tether *tether, size_t other)
{
    const struct tether *others = &settling->tethers[other];
    bool over_point = others->needed && box_holds(box, others->to, point_room);
    return (over_point || runs_through(others, box) ? blocked : 0) +
           (runs_through(tether, settling->boxes[other]) ? blocked : 0) +
           (do_cross(tether, others) ? crossing : 0);
}

static double cost_of_kept(const struct settling *settling, struct box box,
                           const struct tether *tether)
{
    double cost = 0;
    for (size_t i = 0; i < settling->kept_count; i++)
        if (box_overlap(box, settling->kept[i], 0) > 0 || runs_through(tether, settling->kept[i]))
            cost += blocked;
    return cost;
}

/* With the first so many of the others there; no more is counted than is needed to know that it is
   worse than `least`, and what is told soonest comes first. */
static double cost_at(struct settling *settling, size_t which, struct box box, size_t there,
                      double least)
{
    double cost = way_from_wish(settling, which, box.centre);
    settling->looks += there;
    for (size_t i = 0; i < there && cost <= least; i++)
        if (i != which && box_overlap(box, settling->boxes[i], settling->gap) > 0)
            cost += blocked;
    if (cost > least)
        return cost;
    settling->looks += settling->points ? 3 * settling->count : 0;
    struct tether tether = tether_of(settling, which, box);
    cost += cost_of_kept(settling, box, &tether) + (tether.needed ? away : 0);
    for (size_t i = 0; settling->points && i < there && cost <= least; i++)
        if (i != which)
            cost += cost_beside(settling, box, &tether, i);
    return cost;
}

/* ---- Moving ---------------------------------------------------------------------------------- */

static bool may_stand(const struct settling *settling, size_t which, struct box box)
{
    return box_contains(settling->areas[which], box) &&
           (!settling->allows || settling->allows(settling->context, which, box));
}

/* The best place found so far for one of them. */
struct quest {
    struct settling *settling;
    size_t which, there;
    struct box best;
    double cost, step;
    long row, column; /* of the best, in steps from the wish */
    size_t blocker;   /* who was in the way of the place before: mostly of the next, too */
};

static bool is_blocked_by(const struct quest *quest, struct box box, size_t other)
{
    return other < quest->there && other != quest->which &&
           box_overlap(box, quest->settling->boxes[other], quest->settling->gap) > 0;
}

static bool is_taken(struct quest *quest, struct box box)
{
    if (is_blocked_by(quest, box, quest->blocker))
        return true;
    quest->settling->looks += quest->there;
    for (size_t i = 0; i < quest->there; i++)
        if (is_blocked_by(quest, box, i)) {
            quest->blocker = i;
            return true;
        }
    return false;
}

static bool is_before(const struct quest *quest, long row, long column)
{
    return row < quest->row || (row == quest->row && column < quest->column);
}

/* Of two that are as good, the upper left one. */
static void try_place(struct quest *quest, long row, long column)
{
    struct point wish = quest->settling->wishes[quest->which];
    struct box box = quest->best;
    box.centre =
        (struct point){wish.x + (double)column * quest->step, wish.y + (double)row * quest->step};
    if (way_from_wish(quest->settling, quest->which, box.centre) > quest->cost ||
        !may_stand(quest->settling, quest->which, box) ||
        (quest->cost < blocked && is_taken(quest, box)))
        return;
    double cost = cost_at(quest->settling, quest->which, box, quest->there, quest->cost);
    if (cost > quest->cost || (cost == quest->cost && !is_before(quest, row, column)))
        return;
    quest->cost = cost;
    quest->best = box;
    quest->row = row;
    quest->column = column;
}

/* How many steps it is from a wish to the far side of an area. */
static long steps_across(double wish, double middle, double length, double step)
{
    return (long)((fabs(wish - middle) + length / 2) / step) + 1;
}

/* To the best place on a lattice around its wish, no finer than is needed in a large area; from the
   wish outwards, so that what is far away is seldom looked at. */
static void move_to_best(struct settling *settling, size_t which, size_t there)
{
    static const double finest = 5, most_steps = 70;
    struct box area = settling->areas[which], box = settling->boxes[which];
    struct point wish = settling->wishes[which];
    double step = larger(finest, larger(area.width, area.height) / most_steps);
    struct quest quest = {settling, which, there, box, 1e9, step, LONG_MIN, LONG_MIN, which};
    if (may_stand(settling, which, box))
        quest.cost = cost_at(settling, which, box, there, 1e9);
    long rows = steps_across(wish.y, area.centre.y, area.height, step);
    long columns = steps_across(wish.x, area.centre.x, area.width, step);
    for (long row = 0; row <= rows && (double)row * step * settling->steepness <= quest.cost; row++)
        for (long column = 0; column <= columns && (double)column * step <= quest.cost; column++)
            for (int turn = 0; turn < 4; turn++)
                if ((row || !(turn & 1)) && (column || !(turn & 2)))
                    try_place(&quest, turn & 1 ? -row : row, turn & 2 ? -column : column);
    settling->boxes[which] = quest.best;
}

static bool move_all(struct settling *settling, size_t most_looks)
{
    bool moved = false;
    for (size_t i = 0; i < settling->count && settling->looks < most_looks; i++) {
        struct point before = settling->boxes[i].centre;
        move_to_best(settling, i, settling->count);
        if (!is_same(before, settling->boxes[i].centre)) {
            moved = true;
            tie_all(settling);
        }
    }
    return moved;
}

static bool stands_well(struct settling *settling, size_t which, size_t there)
{
    struct box box = settling->boxes[which];
    return may_stand(settling, which, box) && cost_at(settling, which, box, there, 1e9) < blocked;
}

/* One after the other; no more are tried where too many of them have found no place. */
static bool place_all(struct settling *settling)
{
    size_t crowded = 0, most = settling->count / 3;
    for (size_t i = 0; i < settling->count; i++) {
        settling->boxes[i].centre = settling->wishes[i];
        if (settling->points)
            settling->tethers[i].needed = false;
    }
    for (size_t i = 0; i < settling->count && crowded <= most; i++) {
        move_to_best(settling, i, i);
        crowded += !stands_well(settling, i, i);
        if (settling->points)
            settling->tethers[i] = tether_of(settling, i, settling->boxes[i]);
    }
    tie_all(settling);
    return crowded <= most;
}

size_t settle_boxes(struct settling *settling)
{
    enum { MOST_ROUNDS = 8, MOST_LOOKS = 60000000 };
    size_t faults = 0;
    settling->looks = 0;
    if (!place_all(settling))
        return settling->count;
    size_t most = settling->looks + MOST_LOOKS;
    for (unsigned round = 0; round < MOST_ROUNDS && move_all(settling, most); round++)
        continue;
    for (size_t i = 0; i < settling->count; i++)
        faults += !stands_well(settling, i, settling->count);
    return faults;
}
