#ifndef CATWOE_VIEW_EXPANSION_H
#define CATWOE_VIEW_EXPANSION_H

#include "view/view.h"

/* Which system opens up which activity of which other, as its `expands` says. Systems and
   activities that the viewer does not show count as not there. */

/* The activity that a system opens up; NULL where there is none. */
const struct item *activity_expanded(struct viewer *, const struct item *system);

/* The systems that open up an activity: the first behind `last`, or of all where that is NULL; NULL
   where there is none. */
const struct item *next_expansion(struct viewer *, const struct item *activity,
                                  const struct item *last);

/* Whether whoever goes from a system to the one that it opens up an activity of, and on from there,
   comes back to it. */
bool is_expanded_in_a_circle(struct viewer *, const struct item *system);

#endif
