#ifndef CATWOE_ANALYSIS_NETWORK_MEASURES_H
#define CATWOE_ANALYSIS_NETWORK_MEASURES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Measures of a network by igraph (Csárdi and Nepusz 2006). No text reaches it: it sees numbers and
   gives numbers. It lives in a shared object of its own, opened only when something is measured,
   so that checking stays light and all else is made without it. */

struct arc { /* from one vertex to another, by their numbers */
    uint32_t from, to;
};

struct measured_network {
    size_t vertex_count;
    const struct arc *arcs; /* none twice, and none from a vertex to itself */
    size_t arc_count;
    double *betweenness; /* out, by vertex; room for each */
    double reciprocity;  /* out */
};

/* Betweenness (Freeman 1977; found as by Brandes 2001): of each ordered pair of other vertices the
   share of the shortest ways between them that lead through the vertex, added up. Arcs count in
   their direction and each as long as any other; the sum is not normalised.

   Reciprocity: the share of arcs that an arc back answers; 0 where there is none. */

enum { NETWORK_MEASURES_VERSION = 1 };

/* What the shared object offers under the name `catwoe_network_measures`. */
struct network_measures_object {
    int version;
    /* False where igraph fails; `problem` then says why (of `size` bytes), and nothing is kept.
       Not for two threads at once. */
    bool (*measure)(struct measured_network *, char *problem, size_t size);
};

/* The way to it. Once opened it stays open as long as the program runs. */
struct network_measures {
    struct arena *arena;
    const char *path;                             /* of the shared object */
    const struct network_measures_object *object; /* NULL: not opened yet */
    const char *problem;                          /* why it cannot be opened, or NULL */
};

/* False where that cannot be, and *problem says why; so also where there is no way at all, NULL. */
bool network_measure(struct network_measures *, struct measured_network *, const char **problem);

#endif
