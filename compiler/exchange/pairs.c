/* A hash table from two variables to their link. */
#include "exchange/pairs.h"

static size_t place_of(const struct pairs *pairs, uint64_t key)
{
    size_t mask = pairs->size - 1;
    size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
    while (pairs->links[at] && pairs->keys[at] != key)
        at = (at + 1) & mask;
    return at;
}

static uint64_t key_of(uint32_t from, uint32_t to)
{
    return (uint64_t)from << 32 | to;
}

static void grow(struct pairs *pairs)
{
    struct pairs larger = {.arena = pairs->arena, .count = pairs->count};
    larger.size = pairs->size ? pairs->size * 2 : 64;
    larger.keys = arena_alloc(pairs->arena, larger.size * sizeof *larger.keys);
    larger.links = arena_alloc(pairs->arena, larger.size * sizeof *larger.links);
    for (size_t i = 0; i < pairs->size; i++)
        if (pairs->links[i]) {
            size_t at = place_of(&larger, pairs->keys[i]);
            larger.keys[at] = pairs->keys[i];
            larger.links[at] = pairs->links[i];
        }
    arena_discard(pairs->arena, pairs->keys, pairs->size * sizeof *pairs->keys);
    arena_discard(pairs->arena, pairs->links, pairs->size * sizeof *pairs->links);
    *pairs = larger;
}

uint32_t pairs_find(const struct pairs *pairs, uint32_t from, uint32_t to)
{
    uint32_t link = pairs->size ? pairs->links[place_of(pairs, key_of(from, to))] : 0;
    return link ? link - 1 : FOREIGN_NONE;
}

void pairs_add(struct pairs *pairs, uint32_t from, uint32_t to, uint32_t link)
{
    if (pairs->count * 2 >= pairs->size)
        grow(pairs);
    size_t at = place_of(pairs, key_of(from, to));
    pairs->keys[at] = key_of(from, to);
    pairs->links[at] = link + 1;
    pairs->count++;
}
