#ifndef CATWOE_DRAW_TIE_H
#define CATWOE_DRAW_TIE_H

#include "draw/page.h"

/* A tie between two as networks draw it: the wider, the more sentences say it; with a head where it
   goes one way; doubled where they trust each other; with linked rings on it where each depends on
   the other, and with strokes across where it is repeated. Lengths are points. */

/* How wide its stroke is, all of it. */
double tie_width(const struct diagram_line *);

/* How much of its line the signs on it take, 0 where it has none; and how high they are. */
double tie_signs_length(const struct diagram_line *);
enum { TIE_SIGNS_HIGH = 15 };

/* Draw it along a curve, its signs around the point at this share of it. */
void tie_draw(struct drawing *, const struct diagram_line *, const struct point curve[4],
              double share);

/* Entries for what the ties of the picture have. */
void legend_add_ties(struct drawing *, struct legend *);

#endif
