#ifndef CATWOE_TYPESET_SEAMS_H
#define CATWOE_TYPESET_SEAMS_H

#include "typeset/figure_set.h"

/* Where a page is cut into strips, across or down, so that the least of its texts is cut. In
   points. */

enum direction { ACROSS, DOWN };

struct seams {
    double *at;   /* count + 1 of them: the page's edge, where each strip ends, the other edge */
    size_t count; /* strips */
};

/* The fewest strips of which each, with so much of the strip before it, has this room; their seams
   stand where they cut the fewest letters, and of such places as evenly as may be. */
struct seams seams_find(struct arena *, const struct scene *, enum direction, double room,
                        double lap);

/* How much of the texts a cut there would run through: across, how high they are together; down,
   how long. */
double seams_cost(const struct scene *, enum direction, double at);

/* Something of the scene may be seen within; what has no ink there for certain is false. */
bool seams_ink_in(const struct scene *, struct area);

#endif
