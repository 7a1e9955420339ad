/* Whose a link of a causal map is; see holders.h. */
#include "analysis/holders.h"

static bool names(const struct link *link, enum clause_word word, const struct item *person)
{
    const struct qualifier *qualifier = link_qualifier(link, word);
    return qualifier && value_naming(qualifier->values, person);
}

bool is_link_according_to(const struct link *link, const struct item *person)
{
    return link_qualifier(link, CLAUSE_ACCORDING_TO) ? names(link, CLAUSE_ACCORDING_TO, person)
                                                     : !names(link, CLAUSE_DISPUTED_BY, person);
}

struct stance stance_of(const struct edge *edge, const struct item *person)
{
    struct stance stance = {false, SIGN_UNKNOWN};
    for (uint32_t i = 0; i < edge->link_count; i++) {
        enum sign sign = link_sign(edge->links[i]);
        if (!is_link_according_to(edge->links[i], person))
            continue;
        stance.sign = !stance.held || stance.sign == sign ? sign : SIGN_UNKNOWN;
        stance.held = true;
    }
    return stance;
}

/* ---- Who they are -----------------------------------------------------------------------------
 */

static bool is_among(const struct holders *holders, const struct item *person)
{
    for (size_t i = 0; i < holders->count; i++)
        if (holders->items[i] == person)
            return true;
    return false;
}

static void add_named(struct arena *arena, struct holders *holders, const struct link *link,
                      enum clause_word word)
{
    const struct qualifier *qualifier = link_qualifier(link, word);
    for (const struct value *value = qualifier ? qualifier->values : NULL; value;
         value = value->next)
        if (value->form == VALUE_ITEM && value->item && !is_among(holders, value->item))
            *array_add(arena, holders) = value->item;
}

struct holders holders_of_links(struct arena *arena, const struct item *map,
                                const struct link_filter *filter)
{
    struct holders holders = {NULL, 0, 0};
    FOR_LINKS (map, link)
        if (!filter || filter->shows(filter->context, link)) {
            add_named(arena, &holders, link, CLAUSE_ACCORDING_TO);
            add_named(arena, &holders, link, CLAUSE_DISPUTED_BY);
        }
    return holders;
}
