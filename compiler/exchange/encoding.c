/* Texts from the time before UTF-8. */
#include "exchange/encoding.h"

#include "base/utf8.h"

/* What Windows-1252 has between 0x80 and 0x9F; 0: nothing. */
static const uint16_t between[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void encoding_put(struct buffer *out, uint32_t code_point)
{
    static const unsigned char heads[] = {0, 0xC0, 0xE0, 0xF0};
    int behind = code_point < 0x80 ? 0 : code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    buffer_byte(out, (char)(heads[behind] | code_point >> (6 * behind)));
    while (behind-- > 0)
        buffer_byte(out, (char)(0x80 | (code_point >> (6 * behind) & 0x3F)));
}

static void put_byte(struct buffer *out, unsigned char byte)
{
    uint32_t code_point = byte >= 0x80 && byte < 0xA0 ? between[byte - 0x80] : byte;
    encoding_put(out, byte && !code_point ? 0xFFFD : code_point);
}

const char *encoding_as_utf8(struct arena *arena, const char *text, size_t *size)
{
    struct buffer out = {.arena = arena};
    if (utf8_valid(text, *size) == *size)
        return text;
    for (size_t i = 0; i < *size; i++)
        put_byte(&out, (unsigned char)text[i]);
    *size = out.count;
    return buffer_text(&out);
}
