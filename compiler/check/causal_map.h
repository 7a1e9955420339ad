#ifndef CATWOE_CHECK_CAUSAL_MAP_H
#define CATWOE_CHECK_CAUSAL_MAP_H

#include "check/check.h"

/* What the rules about causal maps share. */

/* The first link of the edge that contradicts another of it, seen by the same people, and that
   other; NULL where none does. */
const struct link *contradiction(const struct edge *, const struct link **other);

/* Whether every line of the map was understood: else a link may be meant that is not there. */
bool map_is_understood(const struct check_run *, const struct item *map);

#endif
