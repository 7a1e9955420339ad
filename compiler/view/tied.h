#ifndef CATWOE_VIEW_TIED_H
#define CATWOE_VIEW_TIED_H

#include "analysis/ties.h"
#include "view/view.h"

/* Ties as readers may see them, for the table of them and the picture alike. */

/* The ties of some networks and pictures, without what the viewer does not show. */
const struct ties *shown_ties(struct viewer *, const struct item *const *blocks, size_t count);

/* Whether there are so many that what looks at everybody from everybody would take too long. */
bool are_too_many(const struct ties *);

/* What makes a tie a strong one, a bit for each tie_quality: what its verb says, and that it is
   reciprocal also where it goes both ways, or where something comes back. */
unsigned qualities_of_tie(const struct ties *, const struct tie *);

#endif
