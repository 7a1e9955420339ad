#ifndef CATWOE_DRAW_CHANCE_H
#define CATWOE_DRAW_CHANCE_H

#include <stdint.h>

/* What looks like chance in a picture comes from the ids of its things, so that it stays from one
   drawing to the next. */

static inline uint64_t chance_mixed(uint64_t z) /* splitmix64 (Steele, Lea, Flood 2014) */
{
    z += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* The next of a row of numbers that look like chance, 0 to 1. */
static inline double chance_next(uint64_t *state)
{
    uint64_t mixed = chance_mixed(*state);
    *state += UINT64_C(0x9e3779b97f4a7c15);
    return (double)(mixed >> 11) / 9007199254740992.0;
}

#endif
