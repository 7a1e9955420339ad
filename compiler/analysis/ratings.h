#ifndef CATWOE_ANALYSIS_RATINGS_H
#define CATWOE_ANALYSIS_RATINGS_H

#include "model/model.h"

/* What ratings of 0 to 10 mean, and what follows from those of power and interest. */

/* The middle of the scale belongs to its upper half; medium ends where high begins. */
static const double RATING_MIDDLE = 5, RATING_ABOVE_MEDIUM = 6.5, RATING_TOP = 10;

/* Of a stakeholder's rating: -1 not said, 0 below the middle of the scale, 1 from it upwards. */
int rating_half(const struct item *stakeholder, enum attribute);

/* A quarter of the grid of power and interest (Mendelow 1991): what is usually done about those in
   it, and how they take part at least, as `involved` has it. */
struct grid_quarter {
    const char *to; /* "to monitor" */
    int least;
};

/* By the half of power, then by that of interest. */
extern const struct grid_quarter mendelow_quarters[2][2];

#endif
