/* The meaning of a word, written for a terminal or as Markdown. */
#include "driver/meaning.h"

#include "base/utf8.h"

#include <string.h>

static void put_example(struct buffer *out, const char *head, const char *text, bool markdown)
{
    size_t length = text ? strlen(text) : 0;
    if (!text)
        return;
    while (length && text[length - 1] == '\n')
        length--;
    buffer_printf(out, "\n%s%s\n%s", head, markdown ? "\n" : "", markdown ? "```catwoe\n" : "");
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t width = (size_t)((stop ? stop : end) - at);
        buffer_put(out, markdown || !width ? "" : "    ");
        utf8_put_safely(out, at, width);
        buffer_byte(out, '\n');
        at += width + (stop != NULL);
    }
    buffer_put(out, markdown ? "```\n" : "");
}

static void put_rows(struct buffer *out, const struct buffer *rows, bool markdown)
{
    const char *line = buffer_text(rows);
    if (rows->count && markdown)
        buffer_put(out, "\n| | |\n| --- | --- |\n");
    while (*line) {
        size_t word = strcspn(line, "\t"), doc = strcspn(line + word + 1, "\n");
        buffer_printf(out, markdown ? "| `%.*s` | %.*s |\n" : "  %-16.*s %.*s\n", (int)word, line,
                      (int)doc, line + word + 1);
        line += word + 1 + doc + 1;
    }
}

void write_meaning(struct buffer *out, const struct meaning *meaning, bool markdown)
{
    buffer_printf(out, markdown ? "### %s: %s\n\n" : "%s: %s\n\n", meaning->word, meaning->what);
    buffer_printf(out, "%s\n", meaning->doc);
    buffer_add(out, meaning->details.items, meaning->details.count);
    put_rows(out, &meaning->rows, markdown);
    put_example(out, "It speaks here:", meaning->bad, markdown);
    put_example(out, "And not here:", meaning->good, markdown);
    put_example(out, "For example:", meaning->example, markdown);
}
