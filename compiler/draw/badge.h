#ifndef CATWOE_DRAW_BADGE_H
#define CATWOE_DRAW_BADGE_H

#include "draw/page.h"

/* Small signs of what is to be noticed about a thing. badge_signs.def has their outlines: each has
   a shape of its own, so that nothing is told by an ink alone. Lengths are points. */

static const double badge_size = 19; /* high and wide, where letters are as large as usual */

/* Draw it within a square so wide. */
void badge_draw(struct drawing *, enum diagram_badge, struct point centre, double size);

unsigned badges_count(unsigned badges);

/* An entry of a legend for each badge that a node of the picture has, in the order of badges.def.
 */
void legend_add_badges(struct drawing *, struct legend *);

#endif
