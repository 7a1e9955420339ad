#include "base/name.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Names that differ in their last sign only, as v17 and v18, fall side by side: models use them
   side by side too, and so find them in the cache. */
static uint32_t hash_of(const char *text, size_t length)
{
    uint32_t hash = (uint32_t)length;
    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)text[i];
    return hash;
}

static struct name **slot_of(const struct names *names, const char *text, size_t length,
                             uint32_t hash)
{
    size_t mask = names->size - 1, at = hash & mask;
    for (struct name *name; (name = names->slots[at]); at = (at + 1) & mask)
        if (name->hash == hash && name->length == length && !memcmp(name->text, text, length))
            break;
    return &names->slots[at];
}

static void grow(struct names *names)
{
    struct names larger = *names;
    larger.size = names->size ? names->size * 2 : 256;
    larger.slots = arena_alloc(names->arena, larger.size * sizeof *larger.slots);
    for (size_t i = 0; i < names->size; i++) {
        struct name *name = names->slots[i];
        if (name)
            *slot_of(&larger, name->text, name->length, name->hash) = name;
    }
    arena_discard(names->arena, names->slots, names->size * sizeof *names->slots);
    *names = larger;
}

enum letters { LOWER, UPPER, FOREIGN };

static enum letters letters_of(const char *text, size_t length)
{
    enum letters letters = LOWER;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] >= 0x80)
            return FOREIGN;
        if (text[i] >= 'A' && text[i] <= 'Z')
            letters = UPPER;
    }
    return letters;
}

static struct name *intern(struct names *names, const char *text, size_t length)
{
    if (names->count * 2 >= names->size)
        grow(names);
    uint32_t hash = hash_of(text, length);
    struct name **slot = slot_of(names, text, length, hash);
    if (*slot)
        return *slot;
    struct name *name = arena_alloc(names->arena, sizeof *name + length + 1);
    name->hash = hash;
    name->length = (uint32_t)length;
    memcpy(name->text, text, length);
    *slot = name;
    names->count++;
    name->folded = name;
    if (letters_of(text, length) != LOWER) {
        size_t folded_length;
        char *folded = utf8_folded(names->arena, text, length, &folded_length);
        if (folded_length != length || memcmp(folded, text, length) != 0)
            name->folded = intern(names, folded, folded_length);
    }
    return name;
}

struct name *name_of(struct names *names, const char *text, size_t length)
{
    if (letters_of(text, length) == FOREIGN)
        text = utf8_composed(names->arena, text, length, &length);
    return intern(names, text, length);
}

struct name *name_known(const struct names *names, const char *text, size_t length)
{
    if (!names->size)
        return NULL;
    if (letters_of(text, length) == FOREIGN)
        text = utf8_composed(names->arena, text, length, &length);
    return *slot_of(names, text, length, hash_of(text, length));
}
