/* Annotations of GitHub's workflows: one command a line, as actions/toolkit writes them. A step
   shows ten of each kind only, so errors come first, and what is not shown is counted. */
#include "emit/formats.h"

#include <string.h>

enum { MOST_ANNOTATIONS = 10 };

static const char *const commands[] = {"notice", "warning", "error"};

/* `special` are the bytes that would end the text. */
static void put_escaped(struct buffer *out, const char *text, const char *special)
{
    for (; *text; text++)
        if (strchr(special, *text))
            buffer_printf(out, "%%%02X", (unsigned char)*text);
        else
            buffer_byte(out, *text);
}

static void put_property(struct buffer *out, const char *name, const char *value)
{
    buffer_printf(out, "%s=", name);
    put_escaped(out, value, "%\r\n:,");
}

/* Columns are taken only where the line ends, too. */
static void put_place(struct buffer *out, const struct place *place)
{
    put_property(out, ",file", place->path);
    buffer_printf(out, ",line=%u,endLine=%u", place->start.line, place->end.line);
    uint32_t first = place->start.column.value, last = place->end.column.value;
    if (place->start.line == place->end.line)
        buffer_printf(out, ",col=%u,endColumn=%u", first, last > first ? last - 1 : first);
}

static void show_github(const struct show *show, struct buffer *body)
{
    for (size_t i = 0; i < show->diagnostics->count; i++) {
        const struct diagnostic *diagnostic = show->diagnostics->items[i];
        if (diagnostic->accepted)
            continue;
        struct place place = show_place(show, diagnostic->at);
        buffer_printf(body, "::%s ", commands[diagnostic->rule->severity]);
        put_property(body, "title", diagnostic->rule->name);
        put_place(body, &place);
        buffer_put(body, "::");
        put_escaped(body, show_text(show, diagnostic), "%\r\n");
        buffer_byte(body, '\n');
    }
}

/* The lines of the body that are this command. */
static void put_commands(struct buffer *out, const struct buffer *body, enum severity severity)
{
    if (!body->count)
        return;
    const char *word = commands[severity], *end = body->items + body->count;
    size_t length = strlen(word);
    for (const char *line = body->items, *next; line < end; line = next) {
        next = (const char *)memchr(line, '\n', (size_t)(end - line)) + 1;
        if (!strncmp(line + 2, word, length))
            buffer_add(out, line, (size_t)(next - line));
    }
}

static void put_count(struct buffer *out, size_t count, size_t shown, const char *one,
                      const char *many)
{
    size_t more = count > shown ? count - shown : 0;
    if (more)
        buffer_printf(out, "; %zu more %s", more, more == 1 ? one : many);
}

/* A notice by itself, which takes the place of one piece of advice. */
static void put_more(struct buffer *out, const struct totals *totals, size_t errors)
{
    if (errors <= MOST_ANNOTATIONS && totals->warnings <= MOST_ANNOTATIONS &&
        totals->advice <= MOST_ANNOTATIONS)
        return;
    buffer_put(out, "::notice title=catwoe::GitHub shows ten of a kind");
    put_count(out, errors, MOST_ANNOTATIONS, "error", "errors");
    put_count(out, totals->warnings, MOST_ANNOTATIONS, "warning", "warnings");
    put_count(out, totals->advice, MOST_ANNOTATIONS - 1, "piece of advice", "pieces of advice");
    buffer_put(out, " in the log of this step\n");
}

static void show_github_whole(const struct totals *totals, const struct buffer *body,
                              struct buffer *out)
{
    if (totals->unreadable)
        buffer_put(out, "::error title=catwoe::not all could be read that was to be checked; the "
                        "log of this step says what\n");
    put_commands(out, body, ERROR);
    put_commands(out, body, WARNING);
    put_more(out, totals, totals->errors + totals->unreadable);
    put_commands(out, body, ADVICE);
}

const struct writers github_writers = {.findings = show_github,
                                       .findings_whole = show_github_whole};
