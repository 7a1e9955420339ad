/* Who counts as one and the same; see identity.h. */
#include "analysis/identity.h"

static bool holds_or_belongs(const struct item *one, const struct item *other)
{
    if (one->kind == KIND_ROLE)
        for (const struct value *held = item_values(one, ROLE_HELD_BY); held; held = held->next)
            if (held->item == other)
                return true;
    return one->kind == KIND_STAKEHOLDER && item_values(one, STAKEHOLDER_PART_OF) &&
           item_values(one, STAKEHOLDER_PART_OF)->item == other;
}

bool is_one_with(const struct item *one, const struct item *other)
{
    return one == other || holds_or_belongs(one, other) || holds_or_belongs(other, one);
}

bool is_named_among(const struct value *values, const struct item *who)
{
    for (; values; values = values->next)
        if (values->item && is_one_with(values->item, who))
            return true;
    return false;
}

bool share_name(const struct value *values, const struct value *others)
{
    for (; values; values = values->next)
        if (values->item && is_named_among(others, values->item))
            return true;
    return false;
}
