/* What several formats of findings have in common: paths, places and whole texts. */
#include "source/show.h"

#include "base/utf8.h"

#include <string.h>

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
