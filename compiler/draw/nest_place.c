/* Where blobs stand that nobody holds: what belongs to a system in the middle of the page, and the
   rest along its edges, from the corners on, where a round boundary leaves most room; see nest.h.
 */
#include "draw/nest.h"
#include "draw/pack.h"

struct ring {
    struct nest *nest;
    struct box area;
    const bool *core;
    uint32_t *outer; /* whoever is no core */
    size_t outer_count;
    struct box *cores;
    size_t core_count;
    struct point *natural; /* how large each core has to be */
};

static struct ring ring_of(struct nest *nest, struct box area, const bool *core)
{
    struct ring ring = {.nest = nest, .area = area, .core = core};
    ring.outer = arena_alloc(nest->arena, (nest->count + 1) * sizeof *ring.outer);
    ring.cores = arena_alloc(nest->arena, (nest->count + 1) * sizeof *ring.cores);
    ring.natural = arena_alloc(nest->arena, (nest->count + 1) * sizeof *ring.natural);
    for (size_t i = 0; i < nest->count; i++)
        if (!nest->blobs[i].within && !core[i])
            ring.outer[ring.outer_count++] = (uint32_t)i;
    return ring;
}

/* Whoever nobody holds, with all they hold set in one of several ways; false where there is none
   such. */
static bool size_outermost(struct ring *ring, size_t way)
{
    struct nest *nest = ring->nest;
    bool any = way == 0;
    ring->core_count = 0;
    for (size_t i = 0; i < nest->count; i++) {
        if (nest->blobs[i].within)
            continue;
        any |= nest->blobs[i].holds && nest_size_one(nest, i, way);
        if (ring->core[i])
            ring->natural[ring->core_count++] =
                (struct point){nest->blobs[i].box.width, nest->blobs[i].box.height};
    }
    return any;
}

/* Side by side in the middle of the area, so many times as large as they have to be. False where
   they do not fit into it. */
static bool set_cores(struct ring *ring, struct point times)
{
    double gap = ring->nest->gap;
    for (size_t i = 0; i < ring->core_count; i++)
        ring->cores[i] = (struct box){
            {0, 0}, ring->natural[i].x * times.x + gap, ring->natural[i].y * times.y + gap};
    struct point size = pack_boxes(ring->nest->arena, ring->cores, ring->core_count,
                                   ring->area.width / ring->area.height);
    struct point shift = point_minus(ring->area.centre, point_times(size, 0.5));
    for (size_t i = 0; i < ring->core_count; i++) {
        ring->cores[i].centre = point_add(ring->cores[i].centre, shift);
        ring->cores[i].width -= gap;
        ring->cores[i].height -= gap;
    }
    return size.x <= ring->area.width + gap && size.y <= ring->area.height + gap;
}

/* On the way round along the edges of the area, with the clock from its upper left corner; `along`
   is a share of it in which each side is a quarter. */
static struct point place_at(const struct ring *ring, struct box box, double along)
{
    double wide = (ring->area.width - box.width) / 2, high = (ring->area.height - box.height) / 2;
    along -= (double)(long)along;
    int side = (int)(along * 4);
    double share = 2 * (along * 4 - side) - 1;
    struct point at = side == 0   ? (struct point){share * wide, -high}
                      : side == 1 ? (struct point){wide, share * high}
                      : side == 2 ? (struct point){-share * wide, high}
                                  : (struct point){-wide, -share * high};
    return point_add(ring->area.centre, at);
}

static bool is_clear(const struct ring *ring, size_t set, struct box box)
{
    double gap = ring->nest->gap;
    for (size_t i = 0; i < set; i++)
        if (box_overlap(ring->nest->blobs[ring->outer[i]].box, box, gap) > 0)
            return false;
    for (size_t i = 0; i < ring->core_count; i++)
        if (nest_outline_meets(ring->cores[i], box, gap))
            return false;
    return true;
}

/* As near to its place on the way as there is room. */
static bool set_outer(struct ring *ring, size_t which, double along, double most)
{
    enum { TRIES = 24 };
    struct box *box = &ring->nest->blobs[ring->outer[which]].box;
    for (int i = 0; i <= TRIES; i++)
        for (int way = -1; way <= 1; way += 2) {
            double at = along + 1 + way * most * i / TRIES;
            box->centre = place_at(ring, *box, at);
            if (is_clear(ring, which, *box))
                return true;
        }
    return false;
}

/* At equal distances, from a corner on or from beside it. */
static bool set_all_outer(struct ring *ring)
{
    enum { PHASES = 8 };
    double part = ring->outer_count ? 1.0 / (double)ring->outer_count : 0;
    for (int phase = 0; phase < PHASES; phase++) {
        size_t set = 0;
        while (set < ring->outer_count &&
               set_outer(ring, set, part * ((double)set + (double)phase / PHASES), part))
            set++;
        if (set == ring->outer_count)
            return true;
    }
    return false;
}

static bool try_times(struct ring *ring, struct point times)
{
    return set_cores(ring, times) && set_all_outer(ring);
}

/* The cores grow in turn to the sides and upwards, until the others have no room left. */
static struct point find_times(struct ring *ring)
{
    static const double step = 1.04, most = 1.7;
    struct point times = {1, 1};
    bool wider = true, higher = true;
    while (wider || higher) {
        struct point more = {times.x * step, times.y};
        wider = wider && more.x < most && try_times(ring, more);
        times = wider ? more : times;
        more = (struct point){times.x, times.y * step};
        higher = higher && more.y < most && try_times(ring, more);
        times = higher ? more : times;
    }
    return times;
}

bool nest_place(struct nest *nest, struct box area, const bool *core)
{
    struct ring ring = ring_of(nest, area, core);
    size_t way = 0;
    bool any = size_outermost(&ring, way);
    while (any && !try_times(&ring, (struct point){1, 1}))
        any = size_outermost(&ring, ++way);
    if (!any)
        return false;
    try_times(&ring, find_times(&ring));
    for (size_t i = 0, at = 0; i < nest->count; i++)
        if (!nest->blobs[i].within && core[i])
            nest->blobs[i].box = ring.cores[at++];
    return true;
}
