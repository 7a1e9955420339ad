/* Boxes that move aside; see settle.h. */
#include "draw/settle.h"

static const double blocked = 1e5, crossing = 60, unseen = 250, tether_room = 3, point_room = 6,
                    host_room = 5;

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

/* Whether somebody who stands there stands on the point of another. */
static bool is_host_at(const struct settling *settling, size_t which, size_t host, struct box box)
{
    return host != which && is_same(settling->points[which], settling->points[host]) &&
           is_same(box.centre, settling->wishes[host]);
}

static bool is_host(const struct settling *settling, size_t which, size_t host)
{
    return is_host_at(settling, which, host, settling->boxes[host]);
}

/* Whoever stands between somebody and the point that both stand for: then a line says nothing that
   the crowd does not say. */
static bool is_in_crowd(const struct settling *settling, size_t which, const struct tether *tether)
{
    for (size_t i = 0; i < settling->count; i++)
        if (i != which && is_same(settling->points[which], settling->points[i]) &&
            !is_same(settling->boxes[i].centre, settling->wishes[i]) &&
            box_meets(settling->boxes[i], tether->from, tether->to, tether_room))
            return true;
    return false;
}

/* Along the ground to a point that is level with it, else from the edge. What is written below
   whoever stands on the point already is not struck through. */
static struct tether tether_of(const struct settling *settling, size_t which, struct box box)
{
    static const double level = 2;
    struct tether tether = {false, {0, 0}, {0, 0}};
    if (!settling->points || is_same(box.centre, settling->wishes[which]))
        return tether;
    struct point point = settling->points[which];
    struct point ground = point_add(box.centre, point_minus(point, settling->wishes[which]));
    tether = (struct tether){true, ground, point};
    if (fabs(point.y - ground.y) > level)
        tether.from = point_between(box.centre, point, share_within(box, point));
    for (size_t i = 0; i < settling->count && point.y < ground.y - level; i++)
        if (is_host(settling, which, i)) {
            struct box host = settling->boxes[i];
            host.height += 2 * host_room;
            tether.to = point_between(host.centre, tether.from, share_within(host, tether.from));
        }
    tether.needed = !is_in_crowd(settling, which, &tether);
    return tether;
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

/* Nobody stands over a point that is not their own, nor beside their own with their foot on it. */
static double cost_of_point(const struct settling *settling, struct box box, size_t which,
                            size_t other)
{
    bool own = is_same(settling->points[which], settling->points[other]) &&
               is_same(box.centre, settling->wishes[which]);
    return !own && box_holds(box, settling->points[other], point_room) ? blocked : 0;
}

/* Of a box in the way of another's tether: it hides one to a point that both stand for. */
static double cost_in_the_way(const struct settling *settling, size_t which, struct box box,
                              size_t other)
{
    const struct tether *tether = &settling->tethers[other];
    if (is_host_at(settling, other, which, box) ||
        !box_meets(box, tether->from, tether->to, tether_room))
        return 0;
    return is_same(settling->points[which], settling->points[other]) ? unseen
           : tether->needed                                          ? blocked
                                                                     : 0;
}

static double cost_beside(const struct settling *settling, size_t which, struct box box,
                          const struct tether *tether, size_t other)
{
    struct box there = settling->boxes[other];
    double cost = box_overlap(box, there, settling->gap) > 0 ? blocked : 0;
    if (!settling->points)
        return cost;
    bool through = runs_through(tether, there) && !is_host(settling, which, other);
    return cost + cost_of_point(settling, box, which, other) +
           cost_in_the_way(settling, which, box, other) + (through ? blocked : 0) +
           (do_cross(tether, &settling->tethers[other]) ? crossing : 0);
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
   not better than `least`. */
static double cost_at(const struct settling *settling, size_t which, struct box box, size_t there,
                      double least)
{
    double cost = way_from_wish(settling, which, box.centre);
    if (cost >= least)
        return cost;
    struct tether tether = tether_of(settling, which, box);
    cost += cost_of_kept(settling, box, &tether);
    if (settling->points)
        cost += cost_of_point(settling, box, which, which) +
                (tether.needed || is_same(box.centre, settling->wishes[which]) ? 0 : unseen);
    for (size_t i = 0; i < there && cost < least; i++)
        if (i != which)
            cost += cost_beside(settling, which, box, &tether, i);
    return cost;
}

/* ---- Moving ---------------------------------------------------------------------------------- */

static bool may_stand(const struct settling *settling, size_t which, struct box box)
{
    return box_contains(settling->areas[which], box) &&
           (!settling->allows || settling->allows(settling->context, which, box));
}

/* The first place of a lattice through `wish` that is at or above `low`. */
static double first_step(double wish, double low, double step)
{
    double first = wish - step * (double)(long)((wish - low) / step);
    return first < low ? first + step : first;
}

/* To the best place on a lattice around its wish, no finer than is needed in a large area. */
static void move_to_best(struct settling *settling, size_t which, size_t there)
{
    static const double finest = 5, most_steps = 70;
    struct box area = settling->areas[which], box = settling->boxes[which], best = box;
    struct point wish = settling->wishes[which];
    double step = larger(finest, larger(area.width, area.height) / most_steps);
    double left = area.centre.x - (area.width - box.width) / 2 - 0.01;
    double top = area.centre.y - (area.height - box.height) / 2 - 0.01;
    double right = left + area.width - box.width + 0.02, bottom = top + area.height - box.height;
    double least =
        may_stand(settling, which, box) ? cost_at(settling, which, box, there, 1e9) : 1e9;
    for (double y = first_step(wish.y, top, step); y <= bottom + 0.02; y += step)
        for (double x = first_step(wish.x, left, step); x <= right; x += step) {
            box.centre = (struct point){x, y};
            if (way_from_wish(settling, which, box.centre) >= least ||
                !may_stand(settling, which, box))
                continue;
            double cost = cost_at(settling, which, box, there, least);
            if (cost >= least)
                continue;
            least = cost;
            best = box;
        }
    settling->boxes[which] = best;
}

static bool move_all(struct settling *settling)
{
    bool moved = false;
    for (size_t i = 0; i < settling->count; i++) {
        struct point before = settling->boxes[i].centre;
        move_to_best(settling, i, settling->count);
        if (!is_same(before, settling->boxes[i].centre)) {
            moved = true;
            tie_all(settling);
        }
    }
    return moved;
}

static bool stands_well(const struct settling *settling, size_t which, size_t there)
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
    enum { MOST_ROUNDS = 8 };
    size_t faults = 0;
    if (!place_all(settling))
        return settling->count;
    for (unsigned round = 0; round < MOST_ROUNDS && move_all(settling); round++)
        continue;
    for (size_t i = 0; i < settling->count; i++)
        faults += !stands_well(settling, i, settling->count);
    return faults;
}
