#include "analysis/ties.h"

#include <stdlib.h>

/* ---- Members ----------------------------------------------------------------------------------
 */

/* Who is named, as often as they are. */
struct named {
    struct arena *arena;
    const struct item **items;
    size_t count, capacity;
};

static void add_name(struct named *named, const struct item *who)
{
    if (who && (who->kind == KIND_STAKEHOLDER || who->kind == KIND_ROLE))
        *array_add(named->arena, named) = who;
}

static void add_names(struct named *named, const struct value *values)
{
    for (; values; values = values->next)
        add_name(named, values->item);
}

static int by_index(const void *left, const void *right)
{
    const struct item *one = *(const struct item *const *)left;
    const struct item *other = *(const struct item *const *)right;
    return one->index < other->index ? -1 : one->index > other->index;
}

/* Each of them once, in order of declaration. */
static void take_members(struct ties *ties, struct named *named)
{
    if (named->count)
        qsort(named->items, named->count, sizeof *named->items, by_index);
    ties->members = named->items;
    for (size_t i = 0; i < named->count; i++)
        if (!ties->member_count || ties->members[ties->member_count - 1] != named->items[i])
            ties->members[ties->member_count++] = named->items[i];
}

static size_t number_of(const struct ties *ties, const struct item *who)
{
    size_t low = 0, high = ties->member_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (ties->members[middle]->index <= who->index)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* ---- Ties -------------------------------------------------------------------------------------
 */

static bool is_mutual(const struct item *relation)
{
    int draws = relation ? item_choice(relation, RELATION_DRAWS) : -1;
    const struct value *quality = relation ? item_values(relation, RELATION_QUALITY) : NULL;
    while (quality && quality->choice != RELATION_QUALITY_RECIPROCAL)
        quality = quality->next;
    return draws == RELATION_DRAWS_EXCHANGE || draws == RELATION_DRAWS_BOND || quality;
}

static bool is_member(const struct item *who)
{
    return who && (who->kind == KIND_STAKEHOLDER || who->kind == KIND_ROLE);
}

static void add_tie(struct arena *arena, struct ties *ties, const struct link *link,
                    const struct item *to)
{
    if (is_member(link->subject) && is_member(to) && link->subject != to)
        *array_add(arena, ties) = (struct tie){number_of(ties, link->subject), number_of(ties, to),
                                               link, is_mutual(link->relation)};
}

static void add_ties(struct arena *arena, struct ties *ties, const struct link *link)
{
    const struct qualifier *to = link_qualifier(link, CLAUSE_TO);
    bool sent = false;
    for (const struct value *who = to ? to->values : NULL; who; who = who->next) {
        sent |= is_member(who->item);
        add_tie(arena, ties, link, who->item);
    }
    if (!sent)
        add_tie(arena, ties, link, link->object);
}

static int by_ends(const void *left, const void *right)
{
    const struct tie *one = left, *other = right;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return one->to < other->to ? -1 : one->to > other->to;
}

static void sort_ties(struct arena *arena, struct ties *ties)
{
    ties->sorted = arena_alloc(arena, (2 * ties->count + 1) * sizeof *ties->sorted);
    for (size_t i = 0; i < ties->count; i++) {
        struct tie tie = ties->items[i];
        ties->sorted[ties->sorted_count++] = tie;
        if (tie.mutual)
            ties->sorted[ties->sorted_count++] = (struct tie){tie.to, tie.from, tie.link, true};
    }
    qsort(ties->sorted, ties->sorted_count, sizeof *ties->sorted, by_ends);
}

const struct ties *ties_of_network(struct arena *arena, const struct item *network)
{
    struct ties *ties = arena_new_of(arena, struct ties);
    struct named named = {.arena = arena};
    add_names(&named, item_values(network, NETWORK_OF));
    FOR_LINKS (network, link) {
        const struct qualifier *to = link_qualifier(link, CLAUSE_TO);
        add_name(&named, link->subject);
        add_name(&named, link->object);
        add_names(&named, to ? to->values : NULL);
    }
    take_members(ties, &named);
    FOR_LINKS (network, link)
        if (!link->damaged)
            add_ties(arena, ties, link);
    sort_ties(arena, ties);
    return ties;
}

bool ties_between(const struct ties *ties, size_t from, size_t to)
{
    struct tie wanted = {.from = from, .to = to};
    return bsearch(&wanted, ties->sorted, ties->sorted_count, sizeof *ties->sorted, by_ends);
}

/* ---- Cut members ------------------------------------------------------------------------------
 */

/* The ties as a graph without directions, and a search through it in depth. */
struct search {
    size_t *first, *neighbours; /* those of a member are first[member] to first[member + 1] */
    size_t *number, *low;       /* order of discovery, from 1; least number reached past them */
    size_t *parent, *next, *path;
    size_t last_number, depth;
    bool *cuts;
};

static size_t *numbers(struct arena *arena, size_t count)
{
    return arena_alloc(arena, (count + 2) * sizeof(size_t));
}

static void add_neighbours(struct search *search, const struct ties *ties)
{
    for (size_t i = 0; i < ties->count; i++) {
        search->first[ties->items[i].from + 1]++;
        search->first[ties->items[i].to + 1]++;
    }
    for (size_t i = 1; i <= ties->member_count; i++)
        search->first[i] += search->first[i - 1];
    for (size_t i = 0; i < ties->member_count; i++)
        search->next[i] = search->first[i];
    for (size_t i = 0; i < ties->count; i++) {
        const struct tie *tie = &ties->items[i];
        search->neighbours[search->next[tie->from]++] = tie->to;
        search->neighbours[search->next[tie->to]++] = tie->from;
    }
}

static void discover(struct search *search, size_t member, size_t parent)
{
    search->number[member] = search->low[member] = ++search->last_number;
    search->parent[member] = parent;
    search->next[member] = search->first[member];
    search->path[search->depth++] = member;
}

/* Whoever is found from the root is done with: what can they reach past the one who led to them? */
static void leave(struct search *search, size_t root, size_t *branches)
{
    size_t member = search->path[--search->depth], parent = search->parent[member];
    if (!search->depth)
        return;
    if (search->low[member] < search->low[parent])
        search->low[parent] = search->low[member];
    if (parent == root)
        ++*branches;
    else if (search->low[member] >= search->number[parent])
        search->cuts[parent] = true;
}

static void search_from(struct search *search, size_t root)
{
    size_t branches = 0;
    discover(search, root, root);
    while (search->depth) {
        size_t member = search->path[search->depth - 1];
        if (search->next[member] == search->first[member + 1]) {
            leave(search, root, &branches);
            continue;
        }
        size_t other = search->neighbours[search->next[member]++];
        if (!search->number[other])
            discover(search, other, member);
        else if (other != search->parent[member] && search->number[other] < search->low[member])
            search->low[member] = search->number[other];
    }
    search->cuts[root] = branches > 1;
}

const bool *ties_cut_members(struct arena *arena, const struct ties *ties)
{
    size_t count = ties->member_count;
    struct search search = {.first = numbers(arena, count),
                            .neighbours = numbers(arena, 2 * ties->count),
                            .number = numbers(arena, count),
                            .low = numbers(arena, count),
                            .parent = numbers(arena, count),
                            .next = numbers(arena, count),
                            .path = numbers(arena, count),
                            .cuts = arena_alloc(arena, count + 1)};
    add_neighbours(&search, ties);
    for (size_t i = 0; i < count; i++)
        if (!search.number[i])
            search_from(&search, i);
    return search.cuts;
}
