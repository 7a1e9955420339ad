/* One line a finding, as editors and other tools read them: file:line:column: severity: message
   [rule]. */
#include "emit/formats.h"

#include "base/utf8.h"

#include <string.h>

static void put_one_line(struct buffer *out, const char *text)
{
    size_t bytes, length = strlen(text);
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        if (utf8_is_unsafe(code_point) || code_point == '\t')
            buffer_byte(out, ' ');
        else
            buffer_add(out, text + at, bytes);
    }
}

static void show_short(const struct show *show, struct buffer *out)
{
    for (size_t i = 0; i < show->diagnostics->count; i++) {
        const struct diagnostic *diagnostic = show->diagnostics->items[i];
        if (diagnostic->accepted && !show->accepted)
            continue;
        struct position at = source_position(show->sources, diagnostic->at.start);
        put_one_line(out, source_at(show->sources, diagnostic->at.start)->path);
        buffer_printf(out, ":%u:%u: %s: ", at.line, at.column.value,
                      diagnostic->accepted ? "accepted"
                                           : severity_words[diagnostic->rule->severity]);
        put_one_line(out, diagnostic->message);
        buffer_printf(out, " [%s]\n", diagnostic->rule->name);
    }
}

const struct writers short_writers = {.findings = show_short};
