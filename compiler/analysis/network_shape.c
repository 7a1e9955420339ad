/* The shape of a network, found and meant; see network_shape.h. */
#include "analysis/network_shape.h"

#include "analysis/cohesion.h"
#include "base/buffer.h"

enum { FEWEST_OF_A_SHAPE = 3, SMALLEST_RING = 4 };

struct judgement {
    struct arena *arena;
    const struct ties *ties;
    const bool *hubs;
    struct departures found;
};

static void depart(struct judgement *judgement, struct departure departure)
{
    *array_add(judgement->arena, &judgement->found) = departure;
}

/* ---- Hubs -------------------------------------------------------------------------------------
 */

const bool *network_hubs(struct arena *arena, const struct ties *ties, const struct item *network)
{
    bool *hubs = arena_alloc(arena, ties->member_count + 1);
    const struct value *named =
        network->kind == KIND_NETWORK ? item_values(network, NETWORK_HUB) : NULL;
    uint32_t middle = 0, in_the_middle = 0;
    for (const struct value *hub = named; hub; hub = hub->next) {
        uint32_t member = hub->item ? ties_member(ties, hub->item) : (uint32_t)ties->member_count;
        if (member < ties->member_count)
            hubs[member] = true;
    }
    for (uint32_t member = 0; !named && member < ties->member_count; member++)
        if (ties_degree(ties, member) + 1 == ties->member_count) {
            middle = member;
            in_the_middle++;
        }
    if (in_the_middle == 1)
        hubs[middle] = true;
    return hubs;
}

static bool has_hub(const struct judgement *judgement)
{
    for (size_t i = 0; i < judgement->ties->member_count; i++)
        if (judgement->hubs[i])
            return true;
    return false;
}

static bool is_at_hub(const struct judgement *judgement, uint32_t member)
{
    const struct ties *ties = judgement->ties;
    for (uint32_t at = ties->first[member]; at < ties->first[member + 1]; at++)
        if (judgement->hubs[ties->neighbours[at]])
            return true;
    return false;
}

/* ---- Ties, each pair once ----------------------------------------------------------------------
 */

/* Those who are joined so far, as trees: each leads on to another, a root to itself. */
struct joined {
    uint32_t *leads_to;
    bool *told; /* by place among the neighbours: the pair was met */
};

static uint32_t root_of(const struct joined *joined, uint32_t member)
{
    uint32_t *leads_to = joined->leads_to;
    while (leads_to[member] != member) {
        leads_to[member] = leads_to[leads_to[member]];
        member = leads_to[member];
    }
    return member;
}

/* Whether the tie is the first between the two. */
static bool is_first(const struct ties *ties, struct joined *joined, const struct tie *tie)
{
    uint32_t place = ties_place(ties, tie->from, tie->to);
    bool first = !joined->told[place];
    joined->told[place] = true;
    return first;
}

static struct joined joined_new(const struct judgement *judgement)
{
    const struct ties *ties = judgement->ties;
    struct joined joined = {
        arena_alloc(judgement->arena, (ties->member_count + 1) * sizeof *joined.leads_to),
        arena_alloc(judgement->arena, ties->first[ties->member_count] + (size_t)1)};
    for (uint32_t member = 0; member < ties->member_count; member++)
        joined.leads_to[member] = member;
    return joined;
}

/* ---- Shapes -----------------------------------------------------------------------------------
 */

static void judge_hub_and_spoke(struct judgement *judgement)
{
    const struct ties *ties = judgement->ties;
    struct joined joined = joined_new(judgement);
    if (!has_hub(judgement)) {
        depart(judgement, (struct departure){.kind = NO_HUB});
        return;
    }
    for (size_t i = 0; i < ties->count; i++) {
        const struct tie *tie = &ties->items[i];
        if (!judgement->hubs[tie->from] && !judgement->hubs[tie->to] &&
            is_first(ties, &joined, tie))
            depart(judgement, (struct departure){PAST_HUB, tie->from, tie->to, tie->link});
    }
    for (uint32_t member = 0; member < ties->member_count; member++)
        if (!judgement->hubs[member] && !is_at_hub(judgement, member))
            depart(judgement, (struct departure){.kind = NOT_AT_HUB, .member = member});
}

static void judge_ring(struct judgement *judgement)
{
    const struct ties *ties = judgement->ties;
    for (uint32_t member = 0; member < ties->member_count; member++)
        if (ties_degree(ties, member) != 2)
            depart(judgement, (struct departure){.kind = ties_degree(ties, member) > 2 ? RING_BRANCH
                                                                                       : RING_OPEN,
                                                 .member = member});
}

static void judge_tree(struct judgement *judgement)
{
    const struct ties *ties = judgement->ties;
    struct joined joined = joined_new(judgement);
    for (size_t i = 0; i < ties->count; i++) {
        const struct tie *tie = &ties->items[i];
        if (!is_first(ties, &joined, tie))
            continue;
        uint32_t from = root_of(&joined, tie->from), to = root_of(&joined, tie->to);
        if (from == to)
            depart(judgement, (struct departure){CIRCLE, tie->from, tie->to, tie->link});
        joined.leads_to[from > to ? from : to] = from > to ? to : from;
    }
}

static bool is_ring(const struct judgement *judgement)
{
    struct judgement ring = *judgement;
    ring.found = (struct departures){0};
    judge_ring(&ring);
    return !ring.found.count;
}

static void judge_mesh(struct judgement *judgement)
{
    const struct ties *ties = judgement->ties;
    const struct cohesion *cohesion = ties_cohesion(judgement->arena, ties);
    for (uint32_t member = 0; member < ties->member_count; member++)
        if (cohesion->cuts[member])
            depart(judgement, (struct departure){.kind = HOLDS_ALONE, .member = member});
    if (ties->member_count >= SMALLEST_RING && is_ring(judgement))
        depart(judgement, (struct departure){.kind = ONLY_RING});
}

/* Parts of which nothing else has been told. */
static void judge_parts(struct judgement *judgement)
{
    const struct cohesion *cohesion = ties_cohesion(judgement->arena, judgement->ties);
    uint32_t told = 1;
    for (uint32_t member = 0; member < judgement->ties->member_count; member++)
        if (cohesion->part_of[member] == told) {
            depart(judgement, (struct departure){.kind = APART, .member = member});
            told++;
        }
}

struct departures departures_from(struct arena *arena, const struct ties *ties, int shape,
                                  const bool *hubs)
{
    static void (*const judges[])(struct judgement *) = {
        [NETWORK_SHAPE_HUB_AND_SPOKE] = judge_hub_and_spoke,
        [NETWORK_SHAPE_RING] = judge_ring,
        [NETWORK_SHAPE_MESH] = judge_mesh,
        [NETWORK_SHAPE_TREE] = judge_tree,
    };
    struct judgement judgement = {.arena = arena, .ties = ties, .hubs = hubs};
    judges[shape](&judgement);
    if (!judgement.found.count)
        judge_parts(&judgement);
    return judgement.found;
}

int shape_of_ties(struct arena *arena, const struct ties *ties, const bool *hubs)
{
    static const int shapes[] = {NETWORK_SHAPE_HUB_AND_SPOKE, NETWORK_SHAPE_RING,
                                 NETWORK_SHAPE_TREE, NETWORK_SHAPE_MESH};
    for (size_t i = 0;
         ties->member_count >= FEWEST_OF_A_SHAPE && i < sizeof shapes / sizeof *shapes; i++)
        if (!departures_from(arena, ties, shapes[i], hubs).count)
            return shapes[i];
    return -1;
}

/* ---- In words ---------------------------------------------------------------------------------
 */

const char *departure_in_words(struct arena *arena, const struct departure *departure,
                               const struct departure_names *names)
{
    const char *comma = names->hubs ? ", " : "", *hubs = names->hubs ? names->hubs : "";
    switch (departure->kind) {
    case PAST_HUB:
        return arena_printf(arena, "%s and %s are tied past the hub%s%s", names->member,
                            names->other, comma, hubs);
    case NOT_AT_HUB:
        return arena_printf(arena, "%s has no tie to the hub%s%s", names->member, comma, hubs);
    case RING_OPEN:
        return arena_printf(arena, "%s is not tied to two others", names->member);
    case RING_BRANCH:
        return arena_printf(arena, "%s is tied to more than two others", names->member);
    case CIRCLE:
        return arena_printf(arena, "a tie between %s and %s closes a circle", names->member,
                            names->other);
    case HOLDS_ALONE:
        return arena_printf(arena, "without %s it falls apart", names->member);
    case APART:
        return arena_printf(arena, "nothing ties %s to %s", names->member, names->first);
    case ONLY_RING:
        return "each is tied to two others only, as in a ring";
    case NO_HUB:
        break;
    }
    return "nobody is tied to all the others";
}
