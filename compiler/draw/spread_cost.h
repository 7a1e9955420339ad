#ifndef CATWOE_DRAW_SPREAD_COST_H
#define CATWOE_DRAW_SPREAD_COST_H

#include "draw/spread.h"

/* What it costs where figures stand: how hard the picture is to read, or how dull to look at. */

struct spreader {
    struct spread *spread;
    bool *placed; /* which figures are on the page */
    uint32_t *threads_of,
        *first;            /* of figure i: threads_of[first[i]] to threads_of[first[i + 1]] */
    struct box *outsiders; /* scratch: the boxes of those outside, */
    struct pose *poses;    /* how all stood before some were put down again, */
    bool *again;           /* and which these are */
};

/* Least room between two figures, and between a bubble and anything. */
enum { GAP_OF_FIGURES = 30, GAP_OF_BUBBLES = 16 };

/* Bubbles stand on three sides of a figure; those beyond the third stand outside of these. */
enum { SIDES_USED = 3 };

/* Put a figure's bubbles, and a line's label, where they belong. */
void place_bubbles(struct spread *, const struct standing *);
void place_label(struct spread *, struct thread *);

/* All that changes where one figure moves; at least `enough` where it is that much, for the rest is
   then not looked at. Takes steps. */
double cost_around(const struct spreader *, uint32_t which, double enough);

/* Whether a line of this figure crosses another. */
bool is_in_tangle(const struct spreader *, uint32_t which);

#endif
