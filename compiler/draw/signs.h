#ifndef CATWOE_DRAW_SIGNS_H
#define CATWOE_DRAW_SIGNS_H

#include "draw/page.h"

/* Signs that several pictures have: those of causal maps, in the picture and in its legend alike,
   and samples of lines. Lengths in points. */

enum { POLARITY_SIZE = 12, BADGE_RADIUS = 17 };

enum ink polarity_ink(enum polarity);

/* +, − or ? around this point. */
void draw_polarity(struct drawing *, enum polarity, struct point);

/* Two bars across a line that runs along this direction. */
void draw_delay(struct drawing *, struct point, struct point direction);

/* R1 in an open circle with an arrow's head, that turns as the loop turns on the page. */
void draw_badge(struct drawing *, const char *mark, struct point centre, double radius,
                bool clockwise);

/* ---- In the legend --------------------------------------------------------------------------- */

void legend_add_polarity(struct drawing *, struct legend *, enum polarity, const char *text);
void legend_add_delay(struct drawing *, struct legend *, const char *text);

/* The mark is kept as it is, not copied. */
void legend_add_badge(struct drawing *, struct legend *, const char *mark, const char *text);

/* A line, and an arrow as pictures draw those between things; and one with a stroke of its own. */
void legend_add_line(struct drawing *, struct legend *, enum dash, double width, const char *text);
void legend_add_arrow(struct drawing *, struct legend *, enum dash, const char *text);
void legend_add_arrow_like(struct drawing *, struct legend *, struct stroke, const char *text);

#endif
