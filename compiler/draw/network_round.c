/* Rings, and hubs with their spokes: on an oval; see network_picture.h. */
#include "draw/network_picture.h"

#include "draw/oval.h"

static bool are_joined(const struct network_picture *picture, uint32_t one, uint32_t other)
{
    for (size_t i = 0; i < picture->placing.joint_count; i++) {
        const struct joint *joint = &picture->placing.joints[i];
        if ((joint->from == one && joint->to == other) ||
            (joint->from == other && joint->to == one))
            return true;
    }
    return false;
}

static unsigned joints_on_oval(const struct network_picture *picture, uint32_t box)
{
    unsigned count = 0;
    for (size_t i = 0; i < picture->placing.joint_count; i++) {
        const struct joint *joint = &picture->placing.joints[i];
        bool ends = joint->from == box || joint->to == box;
        count += ends && joint->from != picture->middle && joint->to != picture->middle;
    }
    return count;
}

/* Whoever comes next on the oval: joined to the last, or else whoever has fewest joints there, for
   there a chain begins. */
static uint32_t next_on_oval(const struct network_picture *picture, const bool *placed)
{
    uint32_t best = network_nobody;
    uint32_t last =
        picture->order_count ? picture->order[picture->order_count - 1] : network_nobody;
    unsigned least = UINT32_MAX;
    for (uint32_t box = 0; box < picture->placing.box_count; box++) {
        if (placed[box] || box == picture->middle)
            continue;
        bool joined = last != network_nobody && are_joined(picture, last, box);
        unsigned rank = 2 * joints_on_oval(picture, box) + (joined ? 0 : 1u << 20);
        if (rank >= least)
            continue;
        least = rank;
        best = box;
    }
    return best;
}

static void take_order(struct network_picture *picture)
{
    struct arena *arena = picture->drawing->arena;
    bool *placed = arena_alloc(arena, picture->placing.box_count + 1);
    uint32_t box;
    picture->order = arena_alloc(arena, (picture->placing.box_count + 1) * sizeof(uint32_t));
    while ((box = next_on_oval(picture, placed)) != network_nobody) {
        placed[box] = true;
        picture->order[picture->order_count++] = box;
    }
}

/* The only hub, or network_nobody. */
static uint32_t only_hub(const struct network_picture *picture)
{
    uint32_t hub = network_nobody;
    for (uint32_t box = 0; box < picture->placing.box_count; box++) {
        const struct diagram *diagram = picture->drawing->diagram;
        if (diagram->nodes.items[picture->nodes[box]].part != PART_HUB)
            continue;
        if (hub != network_nobody)
            return network_nobody;
        hub = box;
    }
    return hub;
}

static enum tie_shape shown_shape(const struct network_picture *picture, enum diagram_part part)
{
    const struct diagram *diagram = picture->drawing->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == part)
            return diagram->nodes.items[i].shape;
    return SHAPE_NONE;
}

/* Where it is meant only: whether so little departs from it that it still is seen. */
static bool is_nearly(const struct network_picture *picture, enum tie_shape shape, uint32_t hub)
{
    enum { MOST_FROM_RING = 4 };
    size_t beyond = 0;
    if (shape == SHAPE_RING)
        return picture->panel.slips.count <= MOST_FROM_RING;
    for (size_t i = 0; i < picture->placing.joint_count; i++) {
        const struct joint *joint = &picture->placing.joints[i];
        beyond += joint->from != hub && joint->to != hub;
    }
    return 2 * beyond <= picture->placing.box_count + 2;
}

/* The shape as it is comes before the one that is meant. */
void network_choose_arrangement(struct network_picture *picture)
{
    enum tie_shape found = shown_shape(picture, PART_FOUND_SHAPE),
                   meant = shown_shape(picture, PART_MEANT_SHAPE);
    uint32_t hub = only_hub(picture);
    bool is_round = found == SHAPE_RING || found == SHAPE_HUB_AND_SPOKE;
    enum tie_shape shape = is_round ? found : meant;
    picture->round = shape == SHAPE_RING || (shape == SHAPE_HUB_AND_SPOKE && hub != network_nobody);
    picture->round &= is_round || is_nearly(picture, shape, hub);
    picture->middle = shape == SHAPE_HUB_AND_SPOKE ? hub : network_nobody;
    if (picture->round)
        take_order(picture);
}

/* The oval for boxes of which the largest is so large. */
static struct box oval_for(const struct network_picture *picture)
{
    const struct placing *placing = &picture->placing;
    struct box oval = placing->area;
    double wide = 0, high = 0;
    for (size_t i = 0; i < picture->order_count; i++) {
        wide = larger(wide, placing->boxes[picture->order[i]].width);
        high = larger(high, placing->boxes[picture->order[i]].height);
    }
    oval.width = larger(1, oval.width - wide);
    oval.height = larger(1, oval.height - high);
    return oval;
}

/* Many spokes may stand on two ovals, every second one further in. */
void network_place_round(struct network_picture *picture)
{
    static const double starts[] = {0, 0.5, 0.25, 0.75}; /* of the way to the next */
    static const double further_in = 0.6;
    enum { STARTS = sizeof starts / sizeof *starts, MANY = 12 };
    struct placing *placing = &picture->placing;
    struct box oval = oval_for(picture);
    size_t count = picture->order_count;
    bool many = picture->middle != network_nobody && count > MANY;
    bool staggered = many && placing->attempt % 2;
    struct point *points = arena_alloc(picture->drawing->arena, (count + 1) * sizeof *points);
    oval_spread(oval, points, count,
                starts[placing->attempt / (many ? 2 : 1) % STARTS] / (double)count);
    for (size_t i = 0; i < count; i++)
        placing->boxes[picture->order[i]].centre =
            staggered && i % 2 ? point_between(oval.centre, points[i], further_in) : points[i];
    if (picture->middle != network_nobody)
        placing->boxes[picture->middle].centre = oval.centre;
}
