/* Texts inside markup: escaped, and without what would do harm there. */
#include "emit/markup.h"

#include "base/utf8.h"
#include "base/xml.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* U+2028 and U+2029 end a line and a paragraph. */
static bool is_blank(int32_t code_point)
{
    return code_point == '\t' || code_point == '\n' || code_point == 0x2028 || code_point == 0x2029;
}

static void put_character(struct buffer *out, int32_t code_point, const char *text, size_t bytes)
{
    if (is_blank(code_point))
        buffer_byte(out, ' ');
    else if (code_point == 0xFFFD)
        buffer_put(out, "\xEF\xBF\xBD");
    else if (!utf8_is_unsafe(code_point) && !utf8_is_no_character(code_point))
        buffer_add(out, text, bytes);
}

static void put_visible(struct buffer *out, const char *text, size_t length)
{
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        put_character(out, code_point, text + at, bytes);
    }
}

void markup_visible(struct buffer *out, const char *text)
{
    put_visible(out, text, text ? strlen(text) : 0);
}

void markup_visible_lines(struct buffer *out, const char *text)
{
    for (bool more = text; more; text++) {
        size_t length = strcspn(text, "\n");
        put_visible(out, text, length);
        text += length;
        more = *text;
        buffer_put(out, more ? "\n" : "");
    }
}

void markup_text(struct buffer *out, const char *text)
{
    size_t length = text ? strlen(text) : 0, bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        if (xml_entity(code_point))
            buffer_put(out, xml_entity(code_point));
        else
            put_character(out, code_point, text + at, bytes);
    }
}

void markup_attribute(struct buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    buffer_printf(out, " %s=\"", name);
    markup_text(out, value);
    buffer_byte(out, '"');
}

static bool stands_for_itself(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '.' || byte == '-';
}

void markup_id(struct buffer *out, const char *prefix, const char *path)
{
    buffer_put(out, prefix);
    for (const char *at = path; *at; at++)
        if (stands_for_itself((unsigned char)*at))
            buffer_byte(out, *at);
        else
            buffer_printf(out, "_%02x", (unsigned char)*at);
}
