/* Delivery chains followed from hand to hand; see delivery.h. */
#include "analysis/delivery.h"

#include "analysis/identity.h"

/* ---- Who is served ---------------------------------------------------------------------------
 */

static const struct value *customers_of(const struct item *system)
{
    const struct value *customers = system ? item_values(system, SYSTEM_CUSTOMERS) : NULL;
    return customers && customers->item ? customers : NULL;
}

/* Customers of the first system that answers an issue and names some. */
static const struct value *served_by_answer(const struct model *model, const struct item *issue)
{
    FOR_ITEMS_OF (model, KIND_SYSTEM, system) {
        bool study = item_choice(system, SYSTEM_STUDY) == SYSTEM_STUDY_YES;
        if (!study && customers_of(system) &&
            value_naming(item_values(system, SYSTEM_ANSWERS), issue))
            return customers_of(system);
    }
    return NULL;
}

static const struct value *served_by(const struct model *model, const struct item *chain)
{
    for (const struct value *to = item_values(chain, DELIVERY_CHAIN_FOR); to; to = to->next) {
        bool is_issue = to->item && to->item->kind == KIND_ISSUE;
        const struct value *customers =
            is_issue ? served_by_answer(model, to->item) : customers_of(to->item);
        if (customers)
            return customers;
    }
    return NULL;
}

/* ---- Who has a hand in it --------------------------------------------------------------------
 */

/* Between these two something is handed on, so they are not one here. */
static bool hand_on(const struct delivery *delivery, const struct item *one,
                    const struct item *other)
{
    for (size_t i = 0; i < delivery->count; i++) {
        const struct value *by = item_values(delivery->stages[i].item, STAGE_BY);
        const struct value *to = item_values(delivery->stages[i].item, STAGE_TO);
        if ((value_naming(by, one) && value_naming(to, other)) ||
            (value_naming(by, other) && value_naming(to, one)))
            return true;
    }
    return false;
}

static bool belongs_to(const struct delivery *delivery, const struct delivery_party *party,
                       const struct item *who)
{
    for (size_t i = 0; i < party->items.count; i++)
        if (party->items.items[i] == who)
            return true;
    for (size_t i = 0; i < party->items.count; i++)
        if (!is_one_with(party->items.items[i], who) ||
            hand_on(delivery, party->items.items[i], who))
            return false;
    return true;
}

static size_t party_of(struct arena *arena, struct delivery *delivery, const struct item *who)
{
    size_t at = 0;
    while (at < delivery->parties.count && !belongs_to(delivery, &delivery->parties.items[at], who))
        at++;
    if (at == delivery->parties.count)
        *array_add(arena, &delivery->parties) = (struct delivery_party){{NULL, 0, 0}, false, false};
    struct delivery_party *party = &delivery->parties.items[at];
    for (size_t i = 0; i < party->items.count; i++)
        if (party->items.items[i] == who)
            return at;
    *array_add(arena, &party->items) = who;
    party->served |= is_named_among(delivery->served, who);
    return at;
}

static bool holds(const struct delivery_side *side, size_t party)
{
    for (size_t i = 0; i < side->count; i++)
        if (side->items[i] == party)
            return true;
    return false;
}

static void take_side(struct arena *arena, struct delivery *delivery, struct delivery_side *side,
                      const struct value *values)
{
    for (; values; values = values->next) {
        if (!values->item)
            continue;
        size_t party = party_of(arena, delivery, values->item);
        if (!holds(side, party))
            *array_add(arena, side) = party;
    }
}

bool delivery_goes_on(const struct delivery_stage *stage, const struct delivery_stage *next)
{
    for (size_t i = 0; i < stage->to.count; i++)
        if (holds(&next->by, stage->to.items[i]))
            return true;
    return false;
}

/* ---- Which way it goes -----------------------------------------------------------------------
 */

static bool has_served(const struct delivery *delivery, const struct delivery_side *side)
{
    for (size_t i = 0; i < side->count; i++)
        if (delivery->parties.items[side->items[i]].served)
            return true;
    return false;
}

/* How many stages are still to come for each party, at least, until somebody is served; the number
   of all stages where none leads there. */
static void measure_way(const struct delivery *delivery, size_t *way)
{
    for (size_t i = 0; i < delivery->parties.count; i++)
        way[i] = delivery->parties.items[i].served ? 0 : delivery->count + 1;
    for (bool nearer = true; nearer;) {
        nearer = false;
        for (size_t i = 0; i < delivery->count; i++)
            for (size_t to = 0; to < delivery->stages[i].to.count; to++)
                for (size_t by = 0; by < delivery->stages[i].by.count; by++) {
                    size_t *from = &way[delivery->stages[i].by.items[by]];
                    size_t less = way[delivery->stages[i].to.items[to]] + 1;
                    nearer |= less < *from;
                    *from = less < *from ? less : *from;
                }
    }
}

/* Whether whoever receives in a stage is behind those who give there, by stages set so far. */
static bool closes_circle(const struct delivery *delivery, const struct delivery_stage *stage,
                          bool *reached)
{
    for (size_t i = 0; i < delivery->parties.count; i++)
        reached[i] = holds(&stage->to, i);
    for (bool added = true; added;) {
        added = false;
        for (size_t i = 0; i < delivery->count; i++) {
            const struct delivery_stage *next = &delivery->stages[i];
            bool goes = false;
            for (size_t by = 0; by < next->by.count && !next->back; by++)
                goes |= reached[next->by.items[by]];
            for (size_t to = 0; to < next->to.count && goes; to++) {
                added |= !reached[next->to.items[to]];
                reached[next->to.items[to]] = true;
            }
        }
    }
    for (size_t i = 0; i < stage->by.count; i++)
        if (reached[stage->by.items[i]])
            return true;
    return false;
}

enum { NEARER, NOT_NEARER, FROM_SERVED, MANNERS };

static unsigned manner_of(const struct delivery *delivery, const struct delivery_stage *stage,
                          const size_t *way)
{
    size_t from = delivery->count + 2, to = delivery->count + 2;
    for (size_t i = 0; i < stage->by.count; i++)
        from = way[stage->by.items[i]] < from ? way[stage->by.items[i]] : from;
    for (size_t i = 0; i < stage->to.count; i++)
        to = way[stage->to.items[i]] < to ? way[stage->to.items[i]] : to;
    return has_served(delivery, &stage->by) ? FROM_SERVED : to < from ? NEARER : NOT_NEARER;
}

/* Stages that come nearer to whoever is served are set first, those from them last; one that would
   then close a circle goes back. */
static void find_backward(struct arena *arena, struct delivery *delivery)
{
    size_t *way = arena_alloc(arena, (delivery->parties.count + 1) * sizeof *way);
    bool *reached = arena_alloc(arena, delivery->parties.count + 1);
    measure_way(delivery, way);
    for (size_t i = 0; i < delivery->count; i++)
        delivery->stages[i].back = true;
    for (unsigned manner = NEARER; manner < MANNERS; manner++)
        for (size_t i = 0; i < delivery->count; i++) {
            struct delivery_stage *stage = &delivery->stages[i];
            if (manner_of(delivery, stage, way) == manner)
                stage->back = closes_circle(delivery, stage, reached);
        }
    for (size_t i = 0; i < delivery->count; i++)
        for (size_t by = 0; by < delivery->stages[i].by.count; by++)
            delivery->parties.items[delivery->stages[i].by.items[by]].gives |=
                !delivery->stages[i].back;
}

static void rank_stages(struct delivery *delivery)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < delivery->count; i++)
            for (size_t k = 0; k < delivery->count; k++) {
                struct delivery_stage *stage = &delivery->stages[i], *next = &delivery->stages[k];
                if (stage->back || next->back || !delivery_goes_on(stage, next) ||
                    next->rank > stage->rank)
                    continue;
                next->rank = stage->rank + 1;
                moved = true;
            }
    }
}

/* ---- Whether it reaches the person served ---------------------------------------------------- */

static bool leads_now(const struct delivery *delivery, const struct delivery_stage *stage)
{
    if (has_served(delivery, &stage->to) || has_served(delivery, &stage->by))
        return true; /* to them, or back from them */
    for (size_t i = 0; i < delivery->count; i++)
        if (delivery->stages[i].leads && delivery_goes_on(stage, &delivery->stages[i]))
            return true;
    return false;
}

/* What hands on to a stage that leads, leads: until nothing is added. */
static void follow(struct delivery *delivery)
{
    for (bool added = true; added;) {
        added = false;
        for (size_t i = delivery->count; i--;)
            if (!delivery->stages[i].leads && leads_now(delivery, &delivery->stages[i]))
                added = delivery->stages[i].leads = true;
    }
}

static bool has_next(const struct delivery *delivery, const struct delivery_stage *stage)
{
    for (size_t i = 0; i < delivery->count; i++)
        if (&delivery->stages[i] != stage && delivery_goes_on(stage, &delivery->stages[i]))
            return true;
    return false;
}

const struct delivery_stage *delivery_end(const struct delivery *delivery)
{
    const struct delivery_stage *first = NULL;
    for (size_t i = 0; i < delivery->count && delivery->complete && delivery->served; i++) {
        const struct delivery_stage *stage = &delivery->stages[i];
        if (stage->leads)
            continue;
        if (!has_next(delivery, stage))
            return stage;
        first = first ? first : stage;
    }
    return first;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static bool is_complete(const struct item *chain)
{
    FOR_MEMBERS (chain, stage) {
        bool is_stage = stage->kind == KIND_STAGE;
        const struct value *by = is_stage ? item_values(stage, STAGE_BY) : NULL;
        const struct value *to = is_stage ? item_values(stage, STAGE_TO) : NULL;
        if (!by || !by->item || !to || !to->item)
            return false;
    }
    return true;
}

static size_t count_stages(const struct item *chain)
{
    size_t count = 0;
    FOR_MEMBERS (chain, stage)
        count += stage->kind == KIND_STAGE;
    return count;
}

struct delivery delivery_of(struct arena *arena, const struct model *model,
                            const struct item *chain)
{
    size_t count = count_stages(chain);
    struct delivery delivery = {.served = served_by(model, chain)};
    delivery.stages = arena_alloc(arena, (count + 1) * sizeof *delivery.stages);
    FOR_MEMBERS (chain, stage)
        if (stage->kind == KIND_STAGE)
            delivery.stages[delivery.count++].item = stage;
    if (count > DELIVERY_MOST_STAGES)
        return delivery;
    delivery.complete = is_complete(chain);
    for (size_t i = 0; i < count; i++) {
        struct delivery_stage *stage = &delivery.stages[i];
        take_side(arena, &delivery, &stage->by, item_values(stage->item, STAGE_BY));
        take_side(arena, &delivery, &stage->to, item_values(stage->item, STAGE_TO));
    }
    find_backward(arena, &delivery);
    rank_stages(&delivery);
    follow(&delivery);
    return delivery;
}
