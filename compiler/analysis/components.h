#ifndef CATWOE_ANALYSIS_COMPONENTS_H
#define CATWOE_ANALYSIS_COMPONENTS_H

#include "analysis/graph.h"

/* The strongly connected parts of a graph (Tarjan 1972), without recursion. */
struct component {
    uint32_t *vertices; /* ascending */
    uint32_t count;
};

struct components {
    struct component *items;
    size_t count, capacity;
};

/* Those of a graph that hold a cycle, by their first vertex. Vertices that are left out take no
   part; NULL: all do. */
struct components components_of(struct arena *, const struct graph *, const bool *left_out);

/* By vertex 1 + the number of its part; 0: it lies on no cycle. */
uint32_t *component_numbers(struct arena *, const struct graph *, const struct components *);

/* ---- Again and again in a graph that changes --------------------------------------------------
 */

/* Room for searches among any edges: those from v lead to to[first[v]] up to to[first[v + 1]]. Both
   stay the caller's, and may be filled anew between searches. */
struct tarjan;
struct tarjan *tarjan_of(struct arena *, size_t vertices, const uint32_t *first,
                         const uint32_t *to);

/* Add the parts that hold a cycle, of the graph cut down to these vertices. Calls cost no more than
   the vertices and the edges that begin at them. */
void find_components(struct tarjan *, const uint32_t *vertices, uint32_t count,
                     struct components *);

#endif
