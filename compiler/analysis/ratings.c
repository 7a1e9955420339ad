/* Ratings of stakeholders, read by halves of their scale. */
#include "analysis/ratings.h"

int rating_half(const struct item *stakeholder, enum attribute attribute)
{
    const struct value *value = item_values(stakeholder, attribute);
    return value ? value->number >= RATING_MIDDLE : -1;
}

const struct grid_quarter mendelow_quarters[2][2] = {
    {{"to monitor", STAKEHOLDER_INVOLVED_NONE},
     {"to keep informed", STAKEHOLDER_INVOLVED_INFORMED}},
    {{"to keep satisfied", STAKEHOLDER_INVOLVED_INFORMED},
     {"to manage closely", STAKEHOLDER_INVOLVED_CONSULTED}}};
