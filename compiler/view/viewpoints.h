#ifndef CATWOE_VIEW_VIEWPOINTS_H
#define CATWOE_VIEW_VIEWPOINTS_H

#include "base/listing.h"
#include "view/map_loops.h"

/* One causal map as several people see it: those who hold links of their own or dispute some, in
   the order of the links, and last whoever says nothing of their own, where the model has others
   than those or there is one alone. */
struct viewpoint {
    const struct item *who; /* NULL: whoever says nothing of their own */
    const char *title;
    const struct graph *graph; /* the links that they hold; vertices are those of the whole map */
};

struct viewpoints {
    struct viewer *viewer;
    const struct item *map;
    struct viewpoint *items;
    size_t count, capacity;
};

/* None where nobody that the viewer shows holds or disputes a link. */
struct viewpoints viewpoints_of(struct viewer *, const struct item *map);

/* The links that all of them hold. */
struct graph *shared_graph(const struct viewpoints *);

/* One more of them in a cell, and in brackets behind them what is said of them; NULL: nothing. */
void cell_list_viewpoint(struct viewer *, struct cell *, const struct viewpoint *,
                         const char *remark);

/* Where the viewpoints differ on a link; NULL where on none. */
struct table *tabulate_contested_links(const struct viewpoints *);

/* Where they differ on what a change moves: a table a change, added at the end of a list; gives
   the new end. Changes from which too many paths lead to tell are listed. */
struct table **add_contested_effects(const struct viewpoints *, struct table **end,
                                     struct listing *unsettled);

#endif
