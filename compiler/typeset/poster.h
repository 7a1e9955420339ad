#ifndef CATWOE_TYPESET_POSTER_H
#define CATWOE_TYPESET_POSTER_H

#include "typeset/typeset.h"

/* A picture for the wall, on one large sheet or on several of an office printer that are put
   together. */

/* What stands around the picture. All but the title may be NULL. */
struct poster {
    const char *title, *lead; /* above it */
    const char *foot;         /* below it: of which model, of what day */
    const char *subject;      /* what kind of picture it is */
    const char *language, *date;
};

/* Letters of this size, in points, are read from two metres away: at 30 feet an inch of capital is
   (legibility index of the Manual on Uniform Traffic Control Devices 2009, 2A.13), so here 5.6 mm,
   of letters whose capitals are 0.71 of their size. */
static const double letters_on_walls = 22;

/* One page: the picture as large as the paper lets it be, whichever way that is held. Where its
   smallest letters cannot be read from two metres, the notes tell what to do. */
struct pages *typeset_poster(struct arena *, const struct scene *picture, const struct poster *,
                             enum paper, struct ruler *);

/* The same poster cut into sheets of this paper: first how to put them together, with a map of them
   and a bar to measure, then row by row "Sheet 1.1" to the last, each with a grey strip along its
   left and upper edge, which the sheet before it comes to cover, and marks where it is cut. */
struct pages *typeset_tiles(struct arena *, const struct pages *poster, enum paper, struct ruler *);

#endif
