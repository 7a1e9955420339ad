/* Findings that say the same, found in one walk: a good habit told six times is a flood. */
#include "source/fold.h"

#include "base/hash.h"

#include <string.h>

/* Where what a message quotes ends, a name or a text; NULL where nothing is quoted. */
static const char *end_of_quoted(const char *message, const char *at)
{
    if (!strncmp(at, "“", strlen("“")))
        return strstr(at, "”");
    return *at == '\'' && (at == message || at[-1] == ' ') ? strchr(at + 1, '\'') : NULL;
}

/* Of what a finding says, whatever it names. */
static uint64_t hash_of_saying(const struct diagnostic *diagnostic)
{
    uint64_t hash = hash_text(diagnostic->rule->name);
    if (diagnostic->rule->severity == ADVICE)
        return hash;
    for (const char *at = diagnostic->message; *at; at++) {
        const char *end = end_of_quoted(diagnostic->message, at);
        at = end ? end : at;
        hash = hash_more(hash, at, 1);
    }
    return hash;
}

/* A hash table, half empty at least, searched along: which finding was the last to say it. */
struct last_said {
    struct {
        uint64_t hash;
        size_t behind; /* the finding's number and one more; 0: the slot is free */
    } * slots;
    size_t size; /* a power of two */
};

static size_t *last_of(const struct last_said *last, uint64_t hash)
{
    size_t at = (size_t)hash & (last->size - 1);
    while (last->slots[at].behind && last->slots[at].hash != hash)
        at = (at + 1) & (last->size - 1);
    last->slots[at].hash = hash;
    return &last->slots[at].behind;
}

const struct saying *sayings_of(struct arena *arena, const struct diagnostics *diagnostics)
{
    struct saying *sayings = arena_alloc(arena, (diagnostics->count + 1) * sizeof *sayings);
    struct last_said last = {NULL, 64};
    while (last.size < diagnostics->count * 2)
        last.size *= 2;
    last.slots = arena_alloc(arena, last.size * sizeof *last.slots);
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = diagnostics->items[i];
        if (diagnostic->accepted || diagnostic->rule->severity == ERROR)
            continue;
        size_t *behind = last_of(&last, hash_of_saying(diagnostic));
        sayings[i].nth = *behind ? sayings[*behind - 1].nth + 1 : 1;
        if (*behind)
            sayings[*behind - 1].next = i;
        *behind = i + 1;
    }
    for (size_t i = diagnostics->count; i--;)
        sayings[i].all = sayings[i].next ? sayings[sayings[i].next].all : sayings[i].nth;
    return sayings;
}
