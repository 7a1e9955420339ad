#ifndef CATWOE_ANALYSIS_GRAPH_H
#define CATWOE_ANALYSIS_GRAPH_H

#include "model/model.h"

/* A causal map as a signed graph. Vertices are its variables in order of declaration. Parallel
   links become one edge: of one sign they count once, of two the sign is unknown. Damaged links are
   left out. */
enum sign { SIGN_PLUS, SIGN_MINUS, SIGN_UNKNOWN };
extern const char *const sign_verbs[]; /* raises, lowers, affects */

enum loop_type {
    REINFORCING = LOOP_IS_REINFORCING,
    BALANCING = LOOP_IS_BALANCING,
    UNDETERMINED = LOOP_IS_UNDETERMINED
};
extern const char *const loop_type_words[];

struct edge {
    uint32_t from, to;
    uint32_t link_count;
    uint8_t sign;                 /* enum sign */
    bool delayed : 1;             /* one of its links is */
    bool raised : 1, lowered : 1; /* by one of its links */
    bool contradicted : 1;        /* by one of its links and another */
    const struct link **links;    /* in order of declaration */
};

struct graph {
    const struct item *map;
    const struct item **variables;
    size_t vertex_count, edge_count;
    struct edge *edges;  /* by from, then by to */
    uint32_t *first;     /* edges from v are first[v] to first[v + 1] */
    bool *linked;        /* whether any link begins or ends at the vertex */
    uint32_t *vertex_of; /* vertex by the variable's place in its block */
    size_t link_count;   /* links that have become edges */
};

enum sign link_sign(const struct link *);

struct graph *graph_of_map(struct arena *, const struct item *map);

/* The same of those links only that a reader may see. */
struct link_filter {
    bool (*shows)(void *context, const struct link *);
    void *context;
};
struct graph *graph_of_links(struct arena *, const struct item *map, const struct link_filter *);

/* The edge between two variables of the map, or two vertices, or NULL. */
const struct edge *graph_edge(const struct graph *, const struct item *from, const struct item *to);
const struct edge *graph_edge_between(const struct graph *, uint32_t from, uint32_t to);

/* Edges by where they end: those to v are edges[first[v]] to edges[first[v + 1]], as places in the
   graph's, ascending. */
struct edges_in {
    uint32_t *first, *edges;
} graph_edges_in(struct arena *, const struct graph *);

/* Two links in a row; what is unknown stays so. */
static inline enum sign sign_product(enum sign first, enum sign second)
{
    return first == SIGN_UNKNOWN || second == SIGN_UNKNOWN ? SIGN_UNKNOWN
           : first == second                               ? SIGN_PLUS
                                                           : SIGN_MINUS;
}

#endif
