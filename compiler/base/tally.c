/* A hash table of counts, half empty at least, searched along. */
#include "base/tally.h"

static struct tally_slot *slot_of(const struct tally *tally, uint64_t hash)
{
    size_t at = (size_t)hash & (tally->size - 1);
    while (tally->slots[at].times && tally->slots[at].hash != hash)
        at = (at + 1) & (tally->size - 1);
    return &tally->slots[at];
}

static void grow(struct tally *tally)
{
    struct tally old = *tally;
    tally->size = old.size ? old.size * 2 : 64;
    tally->slots = arena_alloc(tally->arena, tally->size * sizeof *tally->slots);
    for (size_t i = 0; i < old.size; i++)
        if (old.slots[i].times)
            *slot_of(tally, old.slots[i].hash) = old.slots[i];
    arena_discard(tally->arena, old.slots, old.size * sizeof *old.slots);
}

uint32_t tally_add(struct tally *tally, uint64_t hash)
{
    if (tally->count * 2 >= tally->size)
        grow(tally);
    struct tally_slot *slot = slot_of(tally, hash);
    tally->count += !slot->times;
    slot->hash = hash;
    return ++slot->times;
}
