#ifndef CATWOE_DRAW_SETTLE_H
#define CATWOE_DRAW_SETTLE_H

#include "draw/geometry.h"

#include <stddef.h>

/* Boxes that each wish to stand at some point, and move aside as little as they can where others
   stand there too. One after the other takes the best free place, and then each in turn moves to
   where it stands better until none does (coordinate descent). There is no chance in it.

   All lengths and places are points (1/72 inch) on the page, as in geometry.h; all arrays belong to
   the caller and have `count` entries unless it is said otherwise. */

/* From a box that stands aside to the point that it stands for. */
struct tether {
    bool needed;
    struct point from, to; /* the edge of the box, and the point */
};

struct settling {
    struct box *boxes;          /* in: sizes; out: centres, too */
    const struct point *wishes; /* in: where their centres would best be */
    const struct box *areas;    /* in: in which each must stay */
    size_t count;

    /* In, or all three NULL: where the centre of each says by itself what it stands for, and the
       point to which it is tied where it stands neither there nor over the point. Boxes and tethers
       keep clear of other tethers. */
    const struct box *homes;
    const struct point *points;
    struct tether *tethers; /* out */

    const struct box *kept; /* in: where nobody may stand, so many: */
    size_t kept_count;
    double gap;       /* in: least room between two boxes */
    double steepness; /* in: so many times as far as to the side it is to stand above or below a
                         wish: with more than 1 those who wish for one place stand in rows */

    /* In: whether a box may stand there, in whatever way the area cannot tell; or NULL. */
    bool (*allows)(const void *context, size_t which, struct box);
    const void *context;

    size_t looks; /* out: how often one was held against another, which bounds the work */
};

/* Gives how many of them could not be kept clear of the others: 0 where all stand well. Where it
   has given up before the end, all of them, and the centres are then of no use. */
size_t settle_boxes(struct settling *);

#endif
