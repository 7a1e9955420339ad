/* Texts inside XML that other programs read. */
#include "base/xml.h"

#include "base/utf8.h"

#include <string.h>

const char *xml_entity(int32_t code_point)
{
    switch (code_point) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void xml_text(struct buffer *out, const char *text)
{
    size_t length = strlen(text), bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        const char *entity = code_point == '\n' ? "&#10;" : xml_entity(code_point);
        if (entity)
            buffer_put(out, entity);
        else
            utf8_put_safely(out, text + at, bytes);
    }
}

void xml_attribute(struct buffer *out, const char *name, const char *value)
{
    buffer_printf(out, " %s=\"", name);
    xml_text(out, value);
    buffer_byte(out, '"');
}

void xml_number(struct buffer *out, const char *name, size_t value)
{
    buffer_printf(out, " %s=\"%zu\"", name, value);
}
