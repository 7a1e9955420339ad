#ifndef CATWOE_ANALYSIS_ROUTES_H
#define CATWOE_ANALYSIS_ROUTES_H

#include "analysis/ways.h"

/* The ways of a causal map from one stop to the next that come by no variable twice, each walked to
   its end. There may be very many: where the steps run out, ways that come by a variable more than
   once (ways.h) are taken in as well, so that none is missing. */
struct routes {
    const struct graph *graph;
    const bool *stops; /* by vertex */
    struct ways *ways;
    uint8_t *to; /* by stop: the set of what its ways are, as in ways.h */
    const struct edge **trail;
    uint32_t *next;
    uint8_t *sets;
    bool *taken;
};

struct routes *routes_new(struct arena *, const struct graph *, const bool *stops);

/* All from one stop to the others, and back to it; those from another are forgotten. Marks in
   `passed`, by link, those that lie on a way to a stop that is `wanted`, as far as the steps go.
   Gives how many steps are left; a step is a link that is tried. */
int64_t find_routes(struct routes *, uint32_t start, const bool *wanted, bool *passed,
                    int64_t steps);

#endif
