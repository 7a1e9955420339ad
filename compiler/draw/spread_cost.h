#ifndef CATWOE_DRAW_SPREAD_COST_H
#define CATWOE_DRAW_SPREAD_COST_H

#include "draw/spread.h"

/* What it costs where figures stand: how hard the picture is to read, or how dull to look at. */

/* Least room between two figures, and between a bubble and anything. */
enum { GAP_OF_FIGURES = 30, GAP_OF_BUBBLES = 16 };

/* Bubbles stand on three sides of a figure; those beyond the third stand outside of these. */
enum { SIDES_USED = 3 };

/* Put a figure's bubbles, and a line's label, where they belong. */
void place_bubbles(struct spread *, const struct standing *);
void place_label(struct spread *, struct thread *);

/* Give lines between the same two figures lanes beside each other, conflicts the straight one. */
void give_lanes(struct spread *);

/* All that changes where one figure moves; at least `enough` where it is that much, for the rest is
   then not looked at. Takes steps. */
double cost_around(struct spread *, uint32_t which, double enough);

/* The same where since the last time only this figure's bubbles have been turned. */
double cost_turned(struct spread *, uint32_t which, double enough);

/* Whether a line of this figure crosses another. */
bool is_in_tangle(const struct spread *, uint32_t which);

#endif
