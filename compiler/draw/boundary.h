#ifndef CATWOE_DRAW_BOUNDARY_H
#define CATWOE_DRAW_BOUNDARY_H

#include "draw/scene.h"

/* The soft boundary of a rich picture: a round line about the page's middle that makes room for
   whoever stands outside it. It is kept as its distance from the middle in so many directions. */

enum { BOUNDARY_WAYS = 72 };

struct boundary {
    struct box area; /* that it fills where nothing is in its way */
    double reach[BOUNDARY_WAYS];
};

/* As wide as the area allows, dented around each of these boxes with this much room. */
void boundary_shape(struct boundary *, struct box area, const struct box *outside, size_t count,
                    double room);

/* Draw it in where nobody inside needs it: around these boxes with this much room. */
void boundary_draw_in(struct boundary *, const struct box *inside, size_t count, double room);

/* How far a point lies outside it, in points; less than 0 within. */
double boundary_distance(const struct boundary *, struct point);

struct path boundary_path(struct arena *, const struct boundary *);

/* Where it runs in one of the ways. */
struct point boundary_at(const struct boundary *, unsigned way);

#endif
