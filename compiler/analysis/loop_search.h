#ifndef CATWOE_ANALYSIS_LOOP_SEARCH_H
#define CATWOE_ANALYSIS_LOOP_SEARCH_H

#include "analysis/components.h"
#include "analysis/loops.h"

/* The two ways to count the loops of a graph. Both fill in what was counted, and list the first
   `limit` by length and order without describing them. Steps bound the time that they take: one
   for each link that is looked at, or for as much other work. */

/* All of them; false, and nothing filled in, where the steps do not suffice. Listing has no part in
   the steps, so that more is never counted because less is listed: where it is too much to look at
   all that are equally long, `*listed` is false, and nothing is listed. */
bool count_all_loops(struct arena *, struct loops *, size_t limit, int64_t steps, bool *listed);

/* Those of one link, of two, of three …: as far as the steps last, of which `least` are granted up
   to the length LEAST_BOUND, and `more` beyond. What was counted of a length that was not finished
   is forgotten. */
enum { LEAST_BOUND = 6 };
void count_short_loops(struct arena *, struct loops *, const struct components *, size_t limit,
                       int64_t least, int64_t more);

/* Only list the first of them, whose number by length is known. Where the steps run out, fewer. */
void list_short_loops(struct arena *, struct loops *, const struct components *, size_t limit,
                      int64_t steps);

#endif
