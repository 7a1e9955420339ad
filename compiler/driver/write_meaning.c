/* The meaning of a word, written for a terminal or as Markdown. */
#include "driver/meaning.h"

#include "base/difference.h"
#include "base/utf8.h"

#include <string.h>

static void put_block(struct buffer *out, const char *head, const char *text, const char *language,
                      bool markdown)
{
    size_t length = text ? strlen(text) : 0;
    if (!text)
        return;
    while (length && text[length - 1] == '\n')
        length--;
    buffer_printf(out, "\n%s\n", head);
    if (markdown)
        buffer_printf(out, "\n```%s\n", language);
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

static void put_example(struct buffer *out, const char *head, const char *text, bool markdown)
{
    put_block(out, head, text, "catwoe", markdown);
}

/* The good example is mostly the bad one with a line changed: the lines that differ say more. */
static void put_cases(struct buffer *out, const struct meaning *meaning, bool markdown)
{
    const char *lines = meaning->bad && meaning->good
                            ? difference_if_short(out->arena, meaning->bad, meaning->good)
                            : NULL;
    put_example(out, "It speaks here:", meaning->bad, markdown);
    if (lines)
        put_block(out, "And not here, where these lines are different:", lines, "diff", markdown);
    else
        put_example(out, "And not here:", meaning->good, markdown);
}

static void put_rows(struct buffer *out, const struct meaning *meaning, bool markdown)
{
    if (meaning->rows.count && markdown)
        buffer_put(out, "\n| | |\n| --- | --- |\n");
    int widest = 16;
    for (size_t i = 0; i < meaning->rows.count; i++)
        if ((int)strlen(meaning->rows.items[i].word) > widest)
            widest = (int)strlen(meaning->rows.items[i].word);
    for (size_t i = 0; i < meaning->rows.count; i++) {
        const struct meaning_row *row = &meaning->rows.items[i];
        if (markdown)
            buffer_printf(out, "| `%s` | %s |\n", row->word, row->doc);
        else
            buffer_printf(out, "  %-*s %s\n", widest, row->word, row->doc);
    }
}

void write_meaning(struct buffer *out, const struct meaning *meaning, bool markdown)
{
    buffer_printf(out, markdown ? "### %s: %s\n\n" : "%s: %s\n\n", meaning->word, meaning->what);
    write_meaning_body(out, meaning, markdown);
}

void write_meaning_body(struct buffer *out, const struct meaning *meaning, bool markdown)
{
    buffer_printf(out, "%s\n", meaning->doc);
    buffer_add(out, meaning->details.items, meaning->details.count);
    put_rows(out, meaning, markdown);
    put_cases(out, meaning, markdown);
    put_example(out, "Declared as:", meaning->declared, markdown);
    put_example(out, "For example:", meaning->example, markdown);
}
