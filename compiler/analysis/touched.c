/* Whom it touches when a variable moves; see touched.h. */
#include "analysis/touched.h"

const char *const touched_words[TOUCHED_AS_COUNT][2] = {
    [AS_CUSTOMER] = {"customer", "customers"},
    [AS_VICTIM] = {"victim", "victims"},
    [AS_OWNER] = {"owner", "owners"},
    [AS_ACTOR] = {"actor", "actors"},
};

static struct touched *touched_in(struct arena *arena, struct touched_list *list,
                                  const struct item *who, const struct item *measure)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].who == who && list->items[i].system == measure->owner)
            return &list->items[i];
    struct touched *added = array_add(arena, list);
    *added = (struct touched){.who = who, .measure = measure, .system = measure->owner};
    return added;
}

struct touched_list touched_by(struct arena *arena, const struct item *variable)
{
    static const enum attribute attributes[TOUCHED_AS_COUNT] = {
        [AS_CUSTOMER] = SYSTEM_CUSTOMERS,
        [AS_VICTIM] = SYSTEM_VICTIMS,
        [AS_OWNER] = SYSTEM_OWNERS,
        [AS_ACTOR] = SYSTEM_ACTORS,
    };
    struct touched_list list = {0};
    for (const struct value *by = item_values(variable, VARIABLE_MEASURED_BY); by; by = by->next) {
        const struct item *measure = by->item;
        if (!measure || !measure->owner || measure->owner->kind != KIND_SYSTEM)
            continue;
        for (unsigned as = 0; as < TOUCHED_AS_COUNT; as++)
            for (const struct value *who = item_values(measure->owner, attributes[as]); who;
                 who = who->next)
                if (who->item)
                    touched_in(arena, &list, who->item, measure)->as |= 1u << as;
    }
    return list;
}
