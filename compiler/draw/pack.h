#ifndef CATWOE_DRAW_PACK_H
#define CATWOE_DRAW_PACK_H

#include "base/arena.h"
#include "draw/geometry.h"

#include <stddef.h>

/* Boxes side by side on shelves, the highest first (Coffman, Garey, Johnson and Tarjan 1980); on a
   shelf low ones stand below each other. Those of one height keep their order, so the same boxes
   come to the same places. */

/* Sizes in, centres out, from {0, 0} at the top left on. The shelves are as long as brings all of
   it nearest to so many times as wide as high. Gives how wide and high it is. */
struct point pack_boxes(struct arena *, struct box *boxes, size_t count, double proportion);

/* Boxes in rows as they come, each beside the last where it fits into the width. Begins with its
   width and gaps, and with `y` where the first row does. */
struct rows {
    double width, across, down; /* gaps: within a row, from one to the next */
    double x, y, high;          /* where the next stands in the row, and how high that is */
};
void rows_set(struct rows *, struct box *);

#endif
