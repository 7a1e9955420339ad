/* Fingerprints, by which services know a finding that they have seen before. */
#include "source/fingerprint.h"

#include "base/buffer.h"
#include "base/hash.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

/* More of a line need not be looked at: many findings may stand in one that is very long. */
enum { MOST_OF_LINE = 1000 };

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

const char *fingerprint_of(struct tally *tally, struct arena *arena, const struct rule *rule,
                           const char *path, const char *line, size_t length)
{
    while (length && is_blank(line[0]))
        line++, length--;
    while (length && is_blank(line[length - 1]))
        length--;
    uint64_t hash = hash_more(hash_text(rule->name), "", 1);
    hash = hash_more(hash, path, strlen(path) + 1);
    hash = hash_more(hash, line, length < MOST_OF_LINE ? length : MOST_OF_LINE);
    return arena_printf(arena, "%016" PRIx64 ":%u", hash, tally_add(tally, hash));
}
