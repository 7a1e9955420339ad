#ifndef CATWOE_BASE_HASH_H
#define CATWOE_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a (Fowler, Noll, Vo 1991), the same on every machine. What is hashed piece by piece begins
   with HASH_NOTHING. */
#define HASH_NOTHING UINT64_C(0xcbf29ce484222325)

static inline uint64_t hash_more(uint64_t hash, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++)
        hash = (hash ^ (unsigned char)text[at]) * UINT64_C(0x100000001b3);
    return hash;
}

static inline uint64_t hash_text(const char *text)
{
    uint64_t hash = HASH_NOTHING;
    for (; *text; text++)
        hash = hash_more(hash, text, 1);
    return hash;
}

#endif
