#ifndef CATWOE_ANALYSIS_WAYS_H
#define CATWOE_ANALYSIS_WAYS_H

#include "analysis/graph.h"

/* The ways through a causal map from one variable to the others: whether an even or an odd number
   of links on them lowers, and whether one of them takes time. A way over a link of unknown sign is
   of unknown sign itself. A way may come by a variable more than once: what is told of a way that
   does not is among it. */
enum {
    NO_WAY = 0,
    WAY_EVEN = 1, /* the more of the one, the more of the other */
    WAY_ODD = 2,
    WAY_UNKNOWN = 4,
    WAY_SLOW = 8, /* one of them, of whatever sign */
    WAYS_OF_ANY_SIGN = WAY_EVEN | WAY_ODD | WAY_UNKNOWN,
};

struct ways {
    const struct graph *graph;
    uint8_t *to;     /* by vertex: the set of what its ways are */
    uint32_t *stack; /* whose ways have grown */
};

struct ways *ways_new(struct arena *, const struct graph *);

/* All ways from a vertex on that end where they come to one of these stops; what they were before
   is forgotten. Costs at most four times what the map is large. */
void follow_ways(struct ways *, uint32_t start, const bool *stops);

/* The same ways with one lowering link more; of their signs alone. */
unsigned turned_ways(unsigned ways);

/* The same with this link more. */
unsigned ways_over(unsigned ways, const struct edge *);

#endif
