/* Ties as readers may see them; see tied.h. */
#include "view/tied.h"

static bool shows(void *viewer, const struct item *item)
{
    return viewer_shows(viewer, item);
}

static bool shows_link(void *viewer, const struct link *link)
{
    return viewer_shows_link(viewer, link);
}

const struct ties *shown_ties(struct viewer *viewer, const struct item *const *blocks, size_t count)
{
    struct tie_filter filter = {shows, shows_link, viewer};
    return ties_of(viewer->arena, blocks, count, &filter);
}

bool are_too_many(const struct ties *ties)
{
    static const uint64_t most_steps = 150000000;
    uint64_t members = ties->member_count;
    return members * (members + ties->arc_count) > most_steps;
}

unsigned qualities_of_tie(const struct ties *ties, const struct tie *tie)
{
    static const enum tie_quality meant[] = {[RELATION_QUALITY_INTERDEPENDENT] =
                                                 QUALITY_INTERDEPENDENT,
                                             [RELATION_QUALITY_REPEATED] = QUALITY_REPEATED,
                                             [RELATION_QUALITY_TRUSTING] = QUALITY_TRUSTING,
                                             [RELATION_QUALITY_RECIPROCAL] = QUALITY_RECIPROCAL};
    const struct item *relation = tie->link->relation;
    unsigned qualities = 0;
    for (const struct value *quality = relation ? item_values(relation, RELATION_QUALITY) : NULL;
         quality; quality = quality->next)
        qualities |= 1u << meant[quality->choice];
    if (ties_between(ties, tie->to, tie->from))
        qualities |= 1u << QUALITY_RECIPROCAL;
    return qualities;
}
