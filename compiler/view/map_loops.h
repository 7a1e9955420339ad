#ifndef CATWOE_VIEW_MAP_LOOPS_H
#define CATWOE_VIEW_MAP_LOOPS_H

#include "analysis/loops.h"
#include "view/view.h"

/* The feedback loops of a causal map as its picture and its table name them: R1, B1, ?1, numbered
   by type; those that the model declares come first, in order of declaration, then the others as
   find_loops lists them. */

struct named_loop {
    struct found_loop loop; /* a declared one begins where its declaration does */
    const char *mark;
};

struct map_loops {
    const struct graph *graph; /* the map without what the viewer does not show */
    struct {
        struct named_loop *items;
        size_t count, capacity;
    } loops;
    uint64_t count; /* how many there are, also where not all are named */
    bool exact;     /* false: there are more, and they are too many to count */
};

/* Every declared loop that the links hold and the viewer shows, and others while there are fewer
   than `limit`. */
struct map_loops *map_loops_of(struct viewer *, const struct item *map, size_t limit);

#endif
