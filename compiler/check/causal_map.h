#ifndef CATWOE_CHECK_CAUSAL_MAP_H
#define CATWOE_CHECK_CAUSAL_MAP_H

#include "check/check.h"

/* What the rules about causal maps share. */

/* The first link of the edge that contradicts another of it, seen by the same people, and that
   other; NULL where none does. */
const struct link *contradiction(const struct edge *, const struct link **other);

#endif
