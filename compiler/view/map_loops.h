#ifndef CATWOE_VIEW_MAP_LOOPS_H
#define CATWOE_VIEW_MAP_LOOPS_H

#include "analysis/loops.h"
#include "view/view.h"

/* The feedback loops of a causal map as its picture and its table name them: R1, B1, ?1, numbered
   by type; those that the model declares come first, in order of declaration, then the others as
   find_loops lists them. */

/* The map's links between variables that are shown: those that one or the other holds, or all where
   `first` is NULL. */
struct graph *map_graph(struct viewer *, const struct item *map, const struct item *first,
                        const struct item *second);

struct named_loop {
    struct found_loop loop; /* a declared one begins where its declaration does */
    const char *mark;
};

/* That of its declaration; MAP..MARK where it has none. */
const char *map_loop_id(const struct viewer *, const struct item *map, const struct named_loop *);

struct map_loops {
    const struct graph *graph; /* the map without what the viewer does not show */
    struct {
        struct named_loop *items;
        size_t count, capacity;
    } loops;
    size_t hidden;  /* how many declared ones the viewer does not show */
    uint64_t count; /* how many there are, also where not all are named */
    bool exact;     /* false: there are more, and they are too many to count */
};

/* Only those that the map declares; the others are neither listed nor counted. */
struct map_loops *map_declared_loops(struct viewer *, const struct item *map);

/* Of the map as the viewer's `according_to[0]` sees it: every declared loop that the links hold and
   the viewer shows, and others while there are fewer than `limit`. */
struct map_loops *map_loops_of(struct viewer *, const struct item *map, size_t limit);

#endif
