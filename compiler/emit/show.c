/* What several formats of findings have in common: the run, paths, places and whole texts. */
#include "emit/show.h"

#include "base/path.h"
#include "base/utf8.h"

#include <string.h>

/* ---- The run ----------------------------------------------------------------------------------
 */

const char *totals_path(const struct totals *totals, struct arena *arena, const char *path)
{
    const char *below = totals->folder ? path_below(totals->folder, path) : NULL;
    const char *at = below ? below : path;
    struct buffer told = {.arena = arena};
    buffer_put(&told, *at == '/' ? "/" : "");
    while (*at) {
        size_t length = strcspn(at, "/");
        if (length && !(length == 1 && *at == '.')) {
            buffer_add(&told, at, length);
            buffer_put(&told, at[length] ? "/" : "");
        }
        at += length + (at[length] == '/');
    }
    return buffer_text(&told);
}

size_t totals_rule(const struct totals *totals, const struct rule *rule)
{
    size_t number = 0;
    while (number < totals->rules.count && strcmp(totals->rules.items[number]->name, rule->name))
        number++;
    return number;
}

size_t totals_failures(const struct totals *totals)
{
    const size_t counts[] = {totals->advice, totals->warnings, totals->errors};
    size_t failures = 0;
    for (int severity = totals->fail_on; severity <= (int)ERROR; severity++)
        failures += counts[severity];
    return failures;
}

/* ---- Places and texts -------------------------------------------------------------------------
 */

const char *show_path(const struct show *show, const struct source *source)
{
    return totals_path(show->totals, show->sources->arena, source->path);
}

struct place show_place(const struct show *show, struct span span)
{
    return (struct place){show_path(show, source_at(show->sources, span.start)),
                          source_position(show->sources, span.start),
                          source_position(show->sources, span.end)};
}

const char *show_safely(const struct show *show, const char *text)
{
    struct buffer safe = {.arena = show->sources->arena};
    utf8_put_safely(&safe, text, strlen(text));
    return buffer_text(&safe);
}

const char *show_text(const struct show *show, const struct diagnostic *diagnostic)
{
    struct buffer text = {.arena = show->sources->arena};
    utf8_put_safely(&text, diagnostic->message, strlen(diagnostic->message));
    for (const struct help *help = diagnostic->helps; help; help = help->next) {
        buffer_put(&text, "\nhelp: ");
        utf8_put_safely(&text, help->text, strlen(help->text));
    }
    return buffer_text(&text);
}
