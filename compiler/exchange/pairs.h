#ifndef CATWOE_EXCHANGE_PAIRS_H
#define CATWOE_EXCHANGE_PAIRS_H

#include "exchange/foreign.h"

/* The first link between two variables, found without a walk through all of them. */
struct pairs {
    struct arena *arena;
    uint64_t *keys;
    uint32_t *links;    /* one more than the number of the link; 0: the place is free */
    size_t count, size; /* size is a power of two, or 0 */
};

/* The number of the link that stands for this pair, or FOREIGN_NONE. */
uint32_t pairs_find(const struct pairs *, uint32_t from, uint32_t to);

/* Let this link stand for a pair that has none yet. */
void pairs_add(struct pairs *, uint32_t from, uint32_t to, uint32_t link);

#endif
