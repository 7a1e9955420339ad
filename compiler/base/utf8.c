#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Whether the eight bytes at `text` are all ASCII, as most text is. */
static bool eight_plain(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return !(word & UINT64_C(0x8080808080808080));
}

size_t utf8_valid(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        if (length - at >= 8 && eight_plain(text + at)) {
            at += 8;
            continue;
        }
        utf8proc_int32_t code_point;
        utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                                  (utf8proc_ssize_t)(length - at), &code_point);
        if (bytes <= 0)
            break;
        at += (size_t)bytes;
    }
    return at;
}

static bool is_ascii(int32_t code_point)
{
    return code_point >= 0 && code_point < 0x80;
}

int32_t utf8_next(const char *text, size_t length, size_t *bytes)
{
    utf8proc_int32_t code_point;
    if (length && (unsigned char)*text < 0x80) { /* as most are: no table is needed */
        *bytes = 1;
        return *text;
    }
    utf8proc_ssize_t used =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &code_point);
    *bytes = used > 0 ? (size_t)used : 1;
    return used > 0 ? code_point : 0xFFFD;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; at++)
        count += ((unsigned char)text[at] & 0xC0) != 0x80;
    return count;
}

/* Of two characters of ASCII that are seen, the second never belongs to the first. */
static bool stands_alone(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

size_t utf8_cluster(const char *text, size_t length)
{
    if (length < 2 || (stands_alone(text[0]) && stands_alone(text[1])))
        return length > 0;
    utf8proc_int32_t state = 0;
    size_t at, bytes;
    int32_t before = utf8_next(text, length, &at);
    for (; at < length && !utf8_is_blank(before); at += bytes) {
        int32_t after = utf8_next(text + at, length - at, &bytes);
        if (utf8_is_blank(after) || utf8proc_grapheme_break_stateful(before, after, &state))
            break;
        before = after;
    }
    return at;
}

/* The cells of the widest character of a cluster; a flag of two letters and what asks to look like
   an emoji take two. */
static size_t cluster_cells(const char *text, size_t length)
{
    size_t cells = 0, bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        bool pictured = code_point == 0xFE0F || (code_point >= 0x1F1E6 && code_point <= 0x1F1FF);
        int width = utf8_is_unsafe(code_point) ? 1 : utf8proc_charwidth(code_point);
        if (at && pictured)
            width = 2;
        if (width > 0 && (size_t)width > cells)
            cells = (size_t)width;
    }
    return cells;
}

size_t utf8_cells(const char *text, size_t length)
{
    size_t cells = 0, bytes;
    for (size_t at = 0; at < length; at += bytes) {
        bytes = utf8_cluster(text + at, length - at);
        cells += cluster_cells(text + at, bytes);
    }
    return cells;
}

enum utf8_room utf8_room(int32_t code_point)
{
    if (is_ascii(code_point))
        return code_point < 0x20 || code_point == 0x7F ? ROOM_NONE : ROOM_OWN;
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return ROOM_NONE;
    default:
        return utf8proc_charwidth(code_point) == 2 ? ROOM_SQUARE : ROOM_OWN;
    }
}

bool utf8_is_blank(int32_t code_point)
{
    if (code_point < 0x80)
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return code_point != 0xA0 && code_point != 0x2007 && code_point != 0x202F;
    default:
        return false;
    }
}

static bool opens(int32_t code_point)
{
    utf8proc_category_t category = utf8proc_category(code_point);
    return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI;
}

static bool closes(int32_t code_point)
{
    utf8proc_category_t category = utf8proc_category(code_point);
    return category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF ||
           category == UTF8PROC_CATEGORY_PO || code_point == 0x30FC; /* a long vowel's mark */
}

bool utf8_may_part(int32_t before, int32_t after)
{
    return (utf8_room(before) == ROOM_SQUARE || utf8_room(after) == ROOM_SQUARE) &&
           !opens(before) && !closes(after);
}

static bool is_letter_of_ascii(int32_t code_point)
{
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
}

bool utf8_runs_leftward(const char *text, size_t length)
{
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        if (is_letter_of_ascii(code_point))
            return false;
        switch (utf8proc_get_property(code_point)->bidi_class) {
        case UTF8PROC_BIDI_CLASS_L:
            return false;
        case UTF8PROC_BIDI_CLASS_R:
        case UTF8PROC_BIDI_CLASS_AL:
            return true;
        default:
            break;
        }
    }
    return false;
}

bool utf8_is_word(int32_t code_point)
{
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default: /* the joiners stand inside words of several scripts */
        return code_point == 0x200C || code_point == 0x200D;
    }
}

bool utf8_is_unsafe(int32_t code_point)
{
    return (code_point < 0x20 && code_point != '\t') || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

bool utf8_is_no_character(int32_t code_point)
{
    return (code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

void utf8_put_safely(struct buffer *out, const char *text, size_t length)
{
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        if (code_point == '\t')
            buffer_repeat(out, ' ', UTF8_TAB_CELLS);
        else if (utf8_is_unsafe(code_point) || utf8_is_no_character(code_point) ||
                 code_point == 0xFFFD)
            buffer_put(out, "\xEF\xBF\xBD");
        else
            buffer_add(out, text + at, bytes);
    }
}

static char *mapped(struct arena *arena, const char *text, size_t length, size_t *result_length,
                    utf8proc_option_t options)
{
    utf8proc_uint8_t *result = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &result, options);
    const char *source = size >= 0 ? (const char *)result : text;
    *result_length = size >= 0 ? (size_t)size : length;
    char *copy = arena_copy(arena, source, *result_length);
    free(result);
    return copy;
}

char *utf8_composed(struct arena *arena, const char *text, size_t length, size_t *result_length)
{
    return mapped(arena, text, length, result_length, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* Most texts are plain, and need no tables. */
static char *folded_plain(struct arena *arena, const char *text, size_t length)
{
    char *folded = arena_copy(arena, text, length);
    for (char *at = folded; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at + ('a' - 'A'));
    return folded;
}

static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!text[i] || (unsigned char)text[i] > 0x7F)
            return false;
    return true;
}

char *utf8_folded(struct arena *arena, const char *text, size_t length, size_t *result_length)
{
    if (is_plain(text, length)) {
        *result_length = length;
        return folded_plain(arena, text, length);
    }
    return mapped(arena, text, length, result_length,
                  UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}
