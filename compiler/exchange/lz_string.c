/* Unpacking texts that lz-string has packed: Lempel and Ziv's method of 1978 over 16-bit
   characters. Each phrase is an earlier phrase and the character behind it, so it stands in what
   has been unpacked already and is kept as a stretch of that. */
#include "exchange/lz_string.h"

#include "base/utf8.h"
#include "exchange/encoding.h"

#include <stdint.h>

enum { MOVED_UP = 32, BITS_EACH = 15 };

/* What a number in the bits means, where it is no phrase. */
enum { SHORT_CHARACTER, LONG_CHARACTER, THE_END, FIRST_PHRASE };

struct bits {
    const char *at, *end;
    uint32_t value;
    int left; /* bits of value that have not been taken */
    bool broken;
};

struct phrase {
    uint32_t start, length;
};

struct unpacker {
    struct arena *arena;
    struct bits bits;
    struct {
        uint16_t *items;
        size_t count, capacity;
    } units;
    struct {
        struct phrase *items;
        size_t count, capacity;
    } phrases;
    unsigned width;      /* bits of the next number */
    uint32_t till_wider; /* phrases that still come before it grows */
};

static unsigned next_bit(struct bits *bits)
{
    if (!bits->left) {
        size_t bytes = 1;
        int32_t code_point =
            bits->at < bits->end ? utf8_next(bits->at, (size_t)(bits->end - bits->at), &bytes) : 0;
        bits->broken |= code_point < MOVED_UP || code_point >= MOVED_UP + (1 << BITS_EACH);
        bits->value = bits->broken ? 0 : (uint32_t)(code_point - MOVED_UP);
        bits->at += bits->at < bits->end ? bytes : 0;
        bits->left = BITS_EACH;
    }
    return bits->value >> --bits->left & 1;
}

/* A number of so many bits, the lowest first. */
static uint32_t next_number(struct bits *bits, unsigned width)
{
    uint32_t number = 0;
    for (unsigned i = 0; i < width; i++)
        number |= (uint32_t)next_bit(bits) << i;
    return number;
}

char lz_first(const char *packed, size_t size)
{
    struct bits bits = {.at = packed, .end = packed + size};
    uint32_t kind = next_number(&bits, 2), character = next_number(&bits, 8);
    return bits.broken || kind != SHORT_CHARACTER || character > 0x7F ? 0 : (char)character;
}

static void count_phrase(struct unpacker *unpacker)
{
    if (--unpacker->till_wider == 0)
        unpacker->till_wider = UINT32_C(1) << unpacker->width++;
}

static void add_phrase(struct unpacker *unpacker, uint32_t start, uint32_t length)
{
    *array_add(unpacker->arena, &unpacker->phrases) = (struct phrase){start, length};
    count_phrase(unpacker);
}

/* A character that has not come before is a phrase of its own. */
static struct phrase take_character(struct unpacker *unpacker, uint32_t kind)
{
    uint32_t place = (uint32_t)unpacker->units.count;
    unsigned width = kind == SHORT_CHARACTER ? 8 : 16;
    *array_add(unpacker->arena, &unpacker->units) = (uint16_t)next_number(&unpacker->bits, width);
    return (struct phrase){place, 1};
}

/* Put an earlier phrase again at the end; gives where it stands now. One that reaches to the end
   goes on into its own copy. */
static struct phrase repeat(struct unpacker *unpacker, struct phrase phrase)
{
    uint32_t place = (uint32_t)unpacker->units.count;
    for (uint32_t i = 0; i < phrase.length; i++) {
        uint16_t unit = unpacker->units.items[phrase.start + i];
        *array_add(unpacker->arena, &unpacker->units) = unit;
    }
    return (struct phrase){place, phrase.length};
}

/* Unpack all; false where the text is damaged or becomes too long. */
static bool unpack(struct unpacker *unpacker, size_t most)
{
    uint32_t kind = next_number(&unpacker->bits, 2);
    if (kind >= THE_END)
        return kind == THE_END;
    struct phrase last = take_character(unpacker, kind);
    *array_add(unpacker->arena, &unpacker->phrases) = last;
    while (!unpacker->bits.broken && unpacker->units.count <= most) {
        uint32_t number = next_number(&unpacker->bits, unpacker->width);
        struct phrase phrase;
        if (number == THE_END)
            return !unpacker->bits.broken;
        if (number < THE_END) {
            phrase = take_character(unpacker, number);
            add_phrase(unpacker, phrase.start, 1);
        } else if (number - FIRST_PHRASE < unpacker->phrases.count) {
            phrase = repeat(unpacker, unpacker->phrases.items[number - FIRST_PHRASE]);
        } else if (number - FIRST_PHRASE == unpacker->phrases.count) {
            phrase = repeat(unpacker, (struct phrase){last.start, last.length + 1});
        } else {
            return false;
        }
        add_phrase(unpacker, last.start, last.length + 1);
        last = phrase;
    }
    return false;
}

/* ---- UTF-16 to UTF-8 --------------------------------------------------------------------------
 */

static bool is_half(uint32_t unit, uint32_t first)
{
    return unit >= first && unit < first + 0x400;
}

static void put_units(struct buffer *out, const uint16_t *units, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t unit = units[i];
        if (is_half(unit, 0xD800) && i + 1 < count && is_half(units[i + 1], 0xDC00))
            unit = 0x10000 + ((unit - 0xD800) << 10) + (units[++i] - 0xDC00U);
        else if (is_half(unit, 0xD800) || is_half(unit, 0xDC00))
            unit = 0xFFFD;
        encoding_put(out, unit);
    }
}

char *lz_unpack(struct arena *arena, const char *packed, size_t size, size_t most, size_t *length)
{
    struct unpacker unpacker = {
        .arena = arena, .bits = {.at = packed, .end = packed + size}, .width = 3, .till_wider = 4};
    struct buffer out = {.arena = arena};
    if (!unpack(&unpacker, most))
        return NULL;
    put_units(&out, unpacker.units.items, unpacker.units.count);
    buffer_text(&out);
    *length = out.count;
    return out.items;
}
