#ifndef CATWOE_ANALYSIS_LOOP_WALK_H
#define CATWOE_ANALYSIS_LOOP_WALK_H

#include "analysis/loops.h"

/* Walking round a feedback loop as its story is told: what follows if its first variable rises, and
   then the next, until it comes back (Sterman 2000, chapter 5). */

/* The link that leads from a variable of the loop, counted from 0, to the next. */
const struct edge *loop_edge(const struct graph *, const struct found_loop *, uint32_t number);

/* What the loop would be if a link of it had this sign; the link as it stands in the graph. */
enum loop_type loop_type_with(const struct graph *, const struct found_loop *, const struct edge *,
                              enum sign);

#endif
