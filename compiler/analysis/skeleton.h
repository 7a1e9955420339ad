#ifndef CATWOE_ANALYSIS_SKELETON_H
#define CATWOE_ANALYSIS_SKELETON_H

#include "analysis/graph.h"

/* What is left of a graph when only its loops count: links that lie on none are left out, and
   variables that only pass on what comes in, with one link in and one out, are drawn together into
   strands. Two maps of one skeleton tell the same story in more or fewer steps. */
struct strand {
    uint32_t from, to;         /* nodes, as vertices of the graph; may be one and the same */
    const struct edge **links; /* in order; between them stand those who pass on */
    uint32_t length;
    enum sign sign; /* the product of its links' */
    bool delayed;   /* one of its links is */
};

struct skeleton {
    const struct graph *graph;
    struct {
        struct strand *items;
        size_t count, capacity;
    } strands;       /* by from, then by their first link */
    uint32_t *first; /* strands from vertex v are first[v] to first[v + 1] */
    uint32_t *in;    /* by vertex: how many strands end there */
    uint32_t *nodes; /* ascending */
    size_t node_count, link_count, part_count;
};

/* Vertices that are `kept` remain nodes; those that are `left_out` take no part. Either may be
   NULL. Of a loop that touches no other the vertex declared first is a node. */
struct skeleton *skeleton_of(struct arena *, const struct graph *, const bool *kept,
                             const bool *left_out);

/* How many of its loops are independent: strands - nodes + 1 in each part (Kampmann 1996). */
size_t skeleton_loops(const struct skeleton *);

/* How many variables stand between the ends of a strand. */
static inline uint32_t strand_inside(const struct strand *strand)
{
    return strand->length - 1;
}

#endif
