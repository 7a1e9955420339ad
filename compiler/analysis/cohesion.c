/* Parts, cut members and the pairs that somebody joins; see cohesion.h. */
#include "analysis/cohesion.h"

/* ---- Parts and cut members --------------------------------------------------------------------
 */

/* A search in depth, without recursion. */
struct search {
    const struct ties *ties;
    uint32_t *number, *low; /* order of discovery, from 1; least number reached past them */
    uint32_t *parent, *next, *path;
    uint32_t last_number, depth;
    struct cohesion *cohesion;
};

static uint32_t *numbers(struct arena *arena, size_t count)
{
    return arena_alloc(arena, (count + 1) * sizeof(uint32_t));
}

static void discover(struct search *search, uint32_t member, uint32_t parent)
{
    search->number[member] = search->low[member] = ++search->last_number;
    search->parent[member] = parent;
    search->next[member] = search->ties->first[member];
    search->path[search->depth++] = member;
    search->cohesion->part_of[member] = search->cohesion->part_count;
}

/* Whoever is found from the root is done with: what can they reach past the one who led to them? */
static void leave(struct search *search, uint32_t root, uint32_t *branches)
{
    uint32_t member = search->path[--search->depth], parent = search->parent[member];
    if (!search->depth)
        return;
    if (search->low[member] < search->low[parent])
        search->low[parent] = search->low[member];
    if (parent == root)
        ++*branches;
    else if (search->low[member] >= search->number[parent])
        search->cohesion->cuts[parent] = true;
}

static void search_from(struct search *search, uint32_t root)
{
    uint32_t branches = 0;
    discover(search, root, root);
    while (search->depth) {
        uint32_t member = search->path[search->depth - 1];
        if (search->next[member] == search->ties->first[member + 1]) {
            leave(search, root, &branches);
            continue;
        }
        uint32_t other = search->ties->neighbours[search->next[member]++];
        if (!search->number[other])
            discover(search, other, member);
        else if (other != search->parent[member] && search->number[other] < search->low[member])
            search->low[member] = search->number[other];
    }
    search->cohesion->cuts[root] = branches > 1;
    search->cohesion->part_count++;
}

const struct cohesion *ties_cohesion(struct arena *arena, const struct ties *ties)
{
    size_t count = ties->member_count;
    struct cohesion *cohesion = arena_new_of(arena, struct cohesion);
    struct search search = {.ties = ties,
                            .number = numbers(arena, count),
                            .low = numbers(arena, count),
                            .parent = numbers(arena, count),
                            .next = numbers(arena, count),
                            .path = numbers(arena, count),
                            .cohesion = cohesion};
    cohesion->cuts = arena_alloc(arena, count + 1);
    cohesion->part_of = numbers(arena, count);
    for (uint32_t member = 0; member < count; member++)
        if (!search.number[member])
            search_from(&search, member);
    return cohesion;
}

/* ---- Pairs that somebody joins ----------------------------------------------------------------
 */

/* How many ties lead between the neighbours of a member; `near` marks them. */
static uint64_t ties_among(const struct ties *ties, uint32_t member, const uint32_t *near)
{
    uint64_t ends = 0;
    for (uint32_t at = ties->first[member]; at < ties->first[member + 1]; at++) {
        uint32_t other = ties->neighbours[at];
        for (uint32_t i = ties->first[other]; i < ties->first[other + 1]; i++)
            ends += near[ties->neighbours[i]] == member + 1;
    }
    return ends / 2;
}

const uint64_t *ties_untied_pairs(struct arena *arena, const struct ties *ties)
{
    uint64_t *pairs = arena_alloc(arena, (ties->member_count + 1) * sizeof *pairs);
    uint32_t *near = numbers(arena, ties->member_count);
    for (uint32_t member = 0; member < ties->member_count; member++) {
        uint64_t degree = ties_degree(ties, member);
        for (uint32_t at = ties->first[member]; at < ties->first[member + 1]; at++)
            near[ties->neighbours[at]] = member + 1;
        if (degree > 1)
            pairs[member] = degree * (degree - 1) / 2 - ties_among(ties, member, near);
    }
    return pairs;
}

/* ---- The whole --------------------------------------------------------------------------------
 */

double ties_density(const struct ties *ties)
{
    double members = (double)ties->member_count;
    return members > 1 ? (double)ties->arc_count / (members * (members - 1)) : 0;
}

double ties_centralization(const struct ties *ties)
{
    double members = (double)ties->member_count, lacking = 0;
    uint32_t most = 0;
    if (members < 3)
        return 0;
    for (uint32_t member = 0; member < ties->member_count; member++)
        if (ties_degree(ties, member) > most)
            most = ties_degree(ties, member);
    for (uint32_t member = 0; member < ties->member_count; member++)
        lacking += most - ties_degree(ties, member);
    return lacking / ((members - 1) * (members - 2));
}
