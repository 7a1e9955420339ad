#ifndef CATWOE_DRAW_CURVE_H
#define CATWOE_DRAW_CURVE_H

#include "draw/geometry.h"

/* Cubic curves (Bézier 1962) of four points: start, its handle, the handle of the end, end. A share
   is how much of the curve lies behind a point of it, 0 to 1. */

/* Bent once: its middle lies `bow` times its length to the right of the straight way. */
void curve_bowed(struct point curve[4], struct point from, struct point to, double bow);

/* Here, for lines are drawn by asking for very many of their points. */
static inline struct point curve_at(const struct point curve[4], double share)
{
    struct point a = point_between(curve[0], curve[1], share);
    struct point b = point_between(curve[1], curve[2], share);
    struct point c = point_between(curve[2], curve[3], share);
    return point_between(point_between(a, b, share), point_between(b, c, share), share);
}

struct point curve_direction(const struct point curve[4], double share); /* of length 1 */

/* Keep the piece from one share to another (de Casteljau 1959). */
void curve_cut(struct point curve[4], double start, double end);

/* About how long it is. */
double curve_length(const struct point curve[4]);

#endif
