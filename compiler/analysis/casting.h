#ifndef CATWOE_ANALYSIS_CASTING_H
#define CATWOE_ANALYSIS_CASTING_H

#include "analysis/candidates.h"

/* What the map says of its variables, as far as roles ask for it. */
struct casting {
    const struct graph *map;
    const struct pattern *pattern; /* that is cast */
    uint32_t *outsider;            /* by variable: who moves it from outside, or NOBODY_PLAYS */
    bool *is_wanted;               /* by variable: it says where another ought to be */
};

/* Of a map, for no pattern yet. */
struct casting casting_new(struct arena *, const struct graph *map);

/* Said to be a gap, or to have somewhere where it ought to be. */
bool variable_is_gap(const struct item *variable);

/* Fill in players and turned, marked and given. Who stands on the way plays the roles that stand
   on the strand. False where what the map says of its variables speaks against it. */
bool cast_roles(const struct casting *, const struct embedding *, struct candidate *);

#endif
