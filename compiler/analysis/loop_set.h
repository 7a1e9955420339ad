#ifndef CATWOE_ANALYSIS_LOOP_SET_H
#define CATWOE_ANALYSIS_LOOP_SET_H

#include "analysis/loops.h"

/* Which loops of a causal map to talk about: a map holds far more than anybody has stories for. */
struct loop_set {
    struct found_loop *items; /* shortest first, then in order of declaration */
    size_t count, capacity;
    const struct edge **adds; /* of each, the first link that none before it holds */
};

/* The shortest independent loop set (Oliva 2004): of each link the shortest loop through it, taken
   from the short to the long, and each only where it holds a link that those before it do not. So
   every link that lies on a loop is in one of them. Of loops of one length that comes first whose
   variables are declared first, so that the same map has always the same set; another order may
   give a set of another number. It is an order to read in: a loop that matters may well lie outside
   (Eberlein and Schoenberg 2020).

   Costs as much as each strongly connected part's variables times its links. */
struct loop_set *shortest_loop_set(struct arena *, const struct graph *);

/* Whether that is little enough to be done unasked: 2,000 variables with 20,000 links are. */
bool loop_set_is_within_reach(const struct loops *);

/* By vertex, whether a way leads from it to a loop; whoever lies on a loop leads to it. Costs no
   more than the map is large. */
bool *vertices_that_lead_to_loops(struct arena *, const struct graph *);

#endif
