#ifndef CATWOE_DRAW_OVAL_H
#define CATWOE_DRAW_OVAL_H

#include "draw/geometry.h"

#include <stddef.h>

/* The largest oval in a box. It is walked by the circle's rational points, so without a sine: every
   machine comes to the same bits. */

/* About how long it is. */
double oval_length(struct box);

/* Points at equal distances round it, with the clock from a start on that is a share of the way
   round from the top, 0 to 1. */
void oval_spread(struct box, struct point *points, size_t count, double start);

#endif
