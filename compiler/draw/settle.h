#ifndef CATWOE_DRAW_SETTLE_H
#define CATWOE_DRAW_SETTLE_H

#include "base/arena.h"
#include "draw/geometry.h"

#include <stddef.h>

/* Boxes that each wish to stand at some point, and move aside as little as they can where others
   stand there too. One after the other takes the best free place, and then each in turn moves to
   where it stands better until none does (coordinate descent). There is no chance in it. */

/* From a box that stands aside to the point that it stands for; not needed where others who stand
   for the same point are in between. */
struct tether {
    bool needed;
    struct point from, to;
};

struct settling {
    struct box *boxes;          /* sizes in, centres out */
    const struct point *wishes; /* where their centres would best be */
    const struct box *areas;    /* in which each must stay */
    size_t count;

    /* What each stands for, or NULL: boxes keep clear of such points and of the tethers to them. A
       box that has its wish stands on its own point. */
    const struct point *points;
    struct tether *tethers; /* out, where there are points */

    const struct box *kept; /* where nobody may stand */
    size_t kept_count;
    double gap;       /* least room between two boxes */
    double steepness; /* so many times as far as to the side it is to stand above or below a wish:
                         with more than 1 those who wish for one place stand in rows */

    /* Whether a box may stand there, in whatever way the area cannot tell; or NULL. */
    bool (*allows)(const void *context, size_t which, struct box);
    const void *context;

    size_t looks; /* out: how often one was held against another, which bounds the work */
};

/* Gives how many of them could not be kept clear of the others; where it has given up before the
   end, all. */
size_t settle_boxes(struct settling *);

#endif
