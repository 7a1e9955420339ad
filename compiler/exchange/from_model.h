#ifndef CATWOE_EXCHANGE_FROM_MODEL_H
#define CATWOE_EXCHANGE_FROM_MODEL_H

#include "exchange/foreign.h"
#include "view/view.h"

/* A causal map of a model as a foreign map: what the viewer shows of its variables, links and
   declared loops. What a foreign map has no place for stands in notes, or is counted among its
   losses. */
struct foreign_map *foreign_of_map(struct viewer *, const struct item *map);

#endif
