#ifndef CATWOE_DRAW_SIGNS_H
#define CATWOE_DRAW_SIGNS_H

#include "draw/draw.h"

/* The signs of causal maps, in the picture and in its legend alike. */

enum { POLARITY_SIZE = 12, BADGE_RADIUS = 17 };

enum ink polarity_ink(enum polarity);

/* +, − or ? around this point. */
void draw_polarity(struct drawing *, enum polarity, struct point);

/* Two bars across a line that runs along this direction. */
void draw_delay(struct drawing *, struct point, struct point direction);

/* R1 in an open circle with an arrow's head, that turns as the loop turns on the page. */
void draw_badge(struct drawing *, const char *mark, struct point centre, double radius,
                bool clockwise);

#endif
