/* Checkstyle's XML, which many services read. What the model waives is left out. A file without
   findings stands there, too: it has been checked. */
#include "emit/formats.h"

#include "base/xml.h"

static const char *const severities[] = {"info", "warning", "error"};

static void put_error(struct buffer *out, const struct show *show,
                      const struct diagnostic *diagnostic)
{
    struct place place = show_place(show, diagnostic->at);
    buffer_put(out, "<error");
    xml_number(out, "line", place.start.line);
    xml_number(out, "column", place.start.column.value);
    xml_attribute(out, "severity", severities[diagnostic->rule->severity]);
    xml_attribute(out, "message", show_text(show, diagnostic));
    xml_attribute(out, "source", arena_printf(out->arena, "catwoe.%s", diagnostic->rule->name));
    buffer_put(out, "/>\n");
}

static void open_file(struct buffer *out, const struct show *show, const struct source *source)
{
    buffer_put(out, "<file");
    xml_attribute(out, "name", show_path(show, source));
    buffer_put(out, ">\n");
}

/* Findings are sorted by place, so those of a file stand together. */
static void show_checkstyle(const struct show *show, struct buffer *body)
{
    const struct source *source = show->sources->items[0];
    open_file(body, show, source);
    for (size_t i = 0; i < show->diagnostics->count; i++) {
        const struct diagnostic *diagnostic = show->diagnostics->items[i];
        const struct source *next = source_at(show->sources, diagnostic->at.start);
        if (diagnostic->accepted)
            continue;
        if (next != source) {
            buffer_put(body, "</file>\n");
            open_file(body, show, next);
        }
        source = next;
        put_error(body, show, diagnostic);
    }
    buffer_put(body, "</file>\n");
}

static void show_checkstyle_whole(const struct totals *totals, const struct buffer *body,
                                  struct buffer *out)
{
    (void)totals;
    buffer_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    buffer_add(out, body->items, body->count);
    buffer_put(out, "</checkstyle>\n");
}

const struct writers checkstyle_writers = {.findings = show_checkstyle,
                                           .findings_whole = show_checkstyle_whole};
