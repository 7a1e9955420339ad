#ifndef CATWOE_DRAW_LARGE_MAP_H
#define CATWOE_DRAW_LARGE_MAP_H

#include "draw/page.h"
#include "draw/place.h"

/* A causal map that is too large for a search for its clearest form: by Graphviz's places alone
   (Hu 2005), with straight lines that may run through what stands in their way. False where
   Graphviz fails; the drawing's problem says why. */
bool compose_large_map(struct drawing *);

/* For other pictures that are as large. Say in the subtitle and to the scene that it is drawn
   simply. */
void large_map_tell(struct drawing *);

/* Draw a page that holds all boxes as far apart as they are, with so much room to the right of them
   and below, and move them onto it. Gives the area in which they are, without that room. */
struct box large_map_page(struct drawing *, const struct legend *, struct placing *,
                          struct point room);

/* The straight way from the edge of one box to that of another. */
void large_map_way(struct box from, struct box to, struct point curve[4]);

#endif
