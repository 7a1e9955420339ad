#ifndef CATWOE_BASE_TALLY_H
#define CATWOE_BASE_TALLY_H

#include "base/arena.h"

#include <stdint.h>

/* How often each of many hashes has come. A zeroed one is empty, but for its arena. */
struct tally {
    struct arena *arena;
    struct tally_slot {
        uint64_t hash;
        uint32_t times; /* 0: the slot is free */
    } * slots;
    size_t count, size; /* size is a power of two, or 0 */
};

/* Count a hash; gives how often it has come, with this time. */
uint32_t tally_add(struct tally *, uint64_t hash);

#endif
