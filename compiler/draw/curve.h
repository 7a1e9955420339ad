#ifndef CATWOE_DRAW_CURVE_H
#define CATWOE_DRAW_CURVE_H

#include "draw/geometry.h"

/* Cubic curves (Bézier 1962) of four points: start, its handle, the handle of the end, end. A share
   is how much of the curve lies behind a point of it, 0 to 1. */

/* Bent once: its middle lies `bow` times its length to the right of the straight way. */
void curve_bowed(struct point curve[4], struct point from, struct point to, double bow);

struct point curve_at(const struct point curve[4], double share);
struct point curve_direction(const struct point curve[4], double share); /* of length 1 */

/* Keep the piece from one share to another (de Casteljau 1959). */
void curve_cut(struct point curve[4], double start, double end);

/* About how long it is. */
double curve_length(const struct point curve[4]);

#endif
