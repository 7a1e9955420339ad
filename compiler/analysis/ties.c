/* Who is tied to whom, by the sentences of networks and rich pictures. */
#include "analysis/ties.h"

#include <stdlib.h>

struct gathering {
    struct arena *arena;
    struct ties *ties;
    const struct tie_filter *filter;
    struct named { /* whoever is named, as often as they are */
        const struct item **items;
        size_t count, capacity;
    } named;
    struct directions { /* of all ties, as often as they stand */
        struct arc *items;
        size_t count, capacity;
    } arcs;
};

static bool is_member(const struct gathering *gathering, const struct item *who)
{
    const struct tie_filter *filter = gathering->filter;
    return who && (who->kind == KIND_STAKEHOLDER || who->kind == KIND_ROLE) &&
           (!filter || filter->shows(filter->context, who));
}

static bool is_shown(const struct gathering *gathering, const struct link *link)
{
    const struct tie_filter *filter = gathering->filter;
    return !filter || filter->shows_link(filter->context, link);
}

/* Behind these words stand those whom a sentence reaches: the first two always, the others where
   nothing else is done to anybody, as in `works with neighbours`; in the order in which pictures
   draw it. */
static const enum clause_word end_words[] = {CLAUSE_TO,   CLAUSE_FROM,    CLAUSE_WITH,
                                             CLAUSE_OVER, CLAUSE_BETWEEN, CLAUSE_FOR,
                                             CLAUSE_OF,   CLAUSE_ABOUT,   CLAUSE_ON};

static size_t end_word_count(const struct link *link)
{
    return link->object ? 2 : sizeof end_words / sizeof *end_words;
}

/* ---- Members ----------------------------------------------------------------------------------
 */

static void add_name(struct gathering *gathering, const struct item *who)
{
    if (is_member(gathering, who))
        *array_add(gathering->arena, &gathering->named) = who;
}

/* Whether there is any. */
static bool add_names(struct gathering *gathering, const struct value *values)
{
    size_t before = gathering->named.count;
    for (; values; values = values->next)
        add_name(gathering, values->item);
    return gathering->named.count > before;
}

/* Whoever a sentence ties to its subject. */
static bool add_ends(struct gathering *gathering, const struct link *link)
{
    bool any = false;
    for (size_t i = 0; i < end_word_count(link); i++) {
        const struct qualifier *clause = link_qualifier(link, end_words[i]);
        any |= add_names(gathering, clause ? clause->values : NULL);
    }
    return any;
}

/* Whoever is sent from one to another is in the picture, but no member of their network. */

static void add_members(struct gathering *gathering, const struct item *block)
{
    if (block->kind == KIND_NETWORK) {
        add_names(gathering, item_values(block, NETWORK_OF));
        add_names(gathering, item_values(block, NETWORK_HUB));
    }
    FOR_LINKS (block, link) {
        if (!is_shown(gathering, link))
            continue;
        add_name(gathering, link->subject);
        if (!add_ends(gathering, link) || block->kind != KIND_NETWORK)
            add_name(gathering, link->object);
    }
}

static int by_index(const void *left, const void *right)
{
    const struct item *one = *(const struct item *const *)left;
    const struct item *other = *(const struct item *const *)right;
    return one->index < other->index ? -1 : one->index > other->index;
}

/* Each of them once, in order of declaration. */
static void take_members(struct ties *ties, const struct named *named)
{
    if (named->count)
        qsort(named->items, named->count, sizeof *named->items, by_index);
    ties->members = named->items;
    for (size_t i = 0; i < named->count; i++)
        if (!ties->member_count || ties->members[ties->member_count - 1] != named->items[i])
            ties->members[ties->member_count++] = named->items[i];
}

uint32_t ties_member(const struct ties *ties, const struct item *who)
{
    const struct item *const *found =
        ties->member_count
            ? bsearch(&who, ties->members, ties->member_count, sizeof *ties->members, by_index)
            : NULL;
    return (uint32_t)(found ? found - ties->members : (ptrdiff_t)ties->member_count);
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

static bool add_tie(struct gathering *gathering, const struct link *link, const struct item *from,
                    const struct item *to)
{
    struct ties *ties = gathering->ties;
    if (!is_member(gathering, from) || !is_member(gathering, to) || from == to)
        return false;
    struct arc arc = {ties_member(ties, from), ties_member(ties, to)};
    bool mutual = is_mutual(link->relation);
    *array_add(gathering->arena, ties) = (struct tie){arc.from, arc.to, link, mutual};
    *array_add(gathering->arena, &gathering->arcs) = arc;
    if (mutual)
        *array_add(gathering->arena, &gathering->arcs) = (struct arc){arc.to, arc.from};
    return true;
}

static bool add_ties_by(struct gathering *gathering, const struct link *link, enum clause_word word)
{
    const struct qualifier *clause = link_qualifier(link, word);
    bool reached = false;
    for (const struct value *who = clause ? clause->values : NULL; who; who = who->next)
        reached |= word == CLAUSE_FROM ? add_tie(gathering, link, who->item, link->subject)
                                       : add_tie(gathering, link, link->subject, who->item);
    return reached;
}

static void add_ties(struct gathering *gathering, const struct link *link)
{
    bool reached = false;
    for (size_t i = 0; i < end_word_count(link) && !reached; i++)
        reached = add_ties_by(gathering, link, end_words[i]);
    if (!reached)
        add_tie(gathering, link, link->subject, link->object);
}

/* ---- The graph --------------------------------------------------------------------------------
 */

static int by_ends(const void *left, const void *right)
{
    const struct arc *one = left, *other = right;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return one->to < other->to ? -1 : one->to > other->to;
}

/* Sort them, and leave each once; gives how many are left. */
static size_t sort_arcs(struct arc *arcs, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(arcs, count, sizeof *arcs, by_ends);
    for (size_t i = 0; i < count; i++)
        if (!kept || by_ends(&arcs[kept - 1], &arcs[i]))
            arcs[kept++] = arcs[i];
    return kept;
}

/* The arcs in both directions, again each once. */
static void take_neighbours(struct arena *arena, struct ties *ties)
{
    struct arc *both = arena_alloc(arena, (2 * ties->arc_count + 1) * sizeof *both);
    for (size_t i = 0; i < ties->arc_count; i++) {
        both[2 * i] = ties->arcs[i];
        both[2 * i + 1] = (struct arc){ties->arcs[i].to, ties->arcs[i].from};
    }
    size_t count = sort_arcs(both, 2 * ties->arc_count);
    ties->first = arena_alloc(arena, (ties->member_count + 2) * sizeof *ties->first);
    ties->neighbours = arena_alloc(arena, (count + 1) * sizeof *ties->neighbours);
    for (size_t i = 0; i < count; i++) {
        ties->first[both[i].from + 1]++;
        ties->neighbours[i] = both[i].to;
    }
    for (size_t i = 0; i < ties->member_count; i++)
        ties->first[i + 1] += ties->first[i];
}

const struct ties *ties_of(struct arena *arena, const struct item *const *blocks, size_t count,
                           const struct tie_filter *filter)
{
    struct ties *ties = arena_new_of(arena, struct ties);
    struct gathering gathering = {.arena = arena, .ties = ties, .filter = filter};
    for (size_t i = 0; i < count; i++)
        add_members(&gathering, blocks[i]);
    take_members(ties, &gathering.named);
    for (size_t i = 0; i < count; i++)
        FOR_LINKS (blocks[i], link)
            if (link->verb == VERB_COUNT && !link->damaged && is_shown(&gathering, link))
                add_ties(&gathering, link);
    ties->arcs = gathering.arcs.items;
    ties->arc_count = sort_arcs(gathering.arcs.items, gathering.arcs.count);
    take_neighbours(arena, ties);
    return ties;
}

const struct ties *ties_of_network(struct arena *arena, const struct item *network)
{
    return ties_of(arena, &network, 1, NULL);
}

bool ties_between(const struct ties *ties, uint32_t from, uint32_t to)
{
    struct arc wanted = {from, to};
    return ties->arc_count &&
           bsearch(&wanted, ties->arcs, ties->arc_count, sizeof *ties->arcs, by_ends);
}

uint32_t ties_place(const struct ties *ties, uint32_t one, uint32_t other)
{
    uint32_t lesser = one < other ? one : other, greater = one < other ? other : one;
    uint32_t low = ties->first[lesser], high = ties->first[lesser + 1];
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (ties->neighbours[middle] <= greater)
            low = middle;
        else
            high = middle;
    }
    return low;
}
