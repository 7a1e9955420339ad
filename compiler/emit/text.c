/* Pictures as plain text, in sentences, and what they have in common with tables; see text.h. */
#include "emit/text.h"

#include "base/utf8.h"
#include "base/wrap.h"

#include <string.h>

enum { USUAL_WIDTH = 100, LEAST_WIDTH = 40 };

/* With room for a line at least. */
static struct setting usable(const struct setting *given)
{
    struct setting setting = *given;
    if (!setting.width)
        setting.width = USUAL_WIDTH;
    else if (setting.width < LEAST_WIDTH)
        setting.width = LEAST_WIDTH;
    return setting;
}

/* For the signs that are set in sentences, those of a typewriter. */
static const char *typed_sign(int32_t code_point)
{
    static const struct {
        int32_t code_point;
        const char *typed;
    } signs[] = {{0x2018, "'"}, {0x2019, "'"}, {0x201C, "\""},  {0x201D, "\""}, {0x2013, "-"},
                 {0x2014, "-"}, {0x2212, "-"}, {0x2026, "..."}, {0x2192, "->"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].code_point == code_point)
            return signs[i].typed;
    return NULL;
}

const char *text_safe(struct arena *arena, const char *text, bool plain)
{
    struct buffer out = {.arena = arena};
    size_t length = strlen(text), bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        const char *typed = plain ? typed_sign(code_point) : NULL;
        if (typed)
            buffer_put(&out, typed);
        else if (code_point == '\n')
            buffer_byte(&out, '\n');
        else
            utf8_put_safely(&out, text + at, bytes);
    }
    return buffer_text(&out);
}

void text_put_paragraph(struct buffer *out, const struct setting *setting, const char *text,
                        size_t indent, size_t hang)
{
    const char *shown = text_safe(out->arena, text, setting->plain);
    struct cell_lines lines = wrap_cells(out->arena, shown, setting->width - indent - hang);
    for (size_t i = 0; i < lines.count; i++) {
        if (lines.items[i].length)
            buffer_repeat(out, ' ', indent + (i ? hang : 0));
        buffer_add(out, lines.items[i].text, lines.items[i].length);
        buffer_byte(out, '\n');
    }
}

static void put_confidential(struct buffer *out, const struct setting *setting, size_t left_out,
                             size_t exposed)
{
    const char *words = confidential_words(out->arena, left_out, exposed);
    if (!words)
        return;
    buffer_byte(out, '\n');
    text_put_paragraph(out, setting, arena_printf(out->arena, "%s.", words), 0, 0);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static const char *put_tables(const struct table *tables, const struct setting *given,
                              struct buffer *out)
{
    struct setting setting = usable(given);
    for (const struct table *table = tables; table; table = table->next) {
        text_put_table(out, table, &setting);
        if (table->next)
            buffer_byte(out, '\n');
    }
    if (tables)
        put_confidential(out, &setting, tables->left_out, tables->exposed);
    return NULL;
}

/* ---- Pictures -------------------------------------------------------------------------------- */

static bool is_of_chapter(enum diagram_part part, const char *heading)
{
    return part_chapters[part] && !strcmp(part_chapters[part], heading);
}

/* The first part of each chapter opens it, for all that belong to it. */
static bool opens_chapter(enum diagram_part part)
{
    enum diagram_part first = 0;
    while (part_chapters[part] && !is_of_chapter(first, part_chapters[part]))
        first++;
    return part_chapters[part] && first == part;
}

static void put_heading(struct buffer *out, const struct setting *setting, const char *text,
                        char line)
{
    size_t start = out->count;
    text_put_paragraph(out, setting, text, 0, 0);
    size_t cells = utf8_cells(out->items + start, out->count - start - 1);
    buffer_repeat(out, line, cells < setting->width ? cells : setting->width);
    buffer_byte(out, '\n');
}

/* A sentence below its heading, which stands above the first. */
static void put_sentence(struct buffer *out, const struct setting *setting, const char *heading,
                         bool *headed, const char *sentence)
{
    if (!*headed) {
        buffer_byte(out, '\n');
        put_heading(out, setting, heading, '-');
    }
    *headed = true;
    text_put_paragraph(out, setting, sentence, 2, 2);
}

static void put_chapter(struct buffer *out, const struct setting *setting,
                        const struct diagram *diagram, const char *heading)
{
    bool headed = false;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (is_of_chapter(diagram->nodes.items[i].part, heading))
            put_sentence(out, setting, heading, &headed, diagram->nodes.items[i].sentence);
    for (size_t i = 0; i < diagram->nodes.count && is_of_chapter(PART_VOICE, heading); i++)
        for (size_t k = 0; k < diagram->nodes.items[i].voices.count; k++)
            put_sentence(out, setting, heading, &headed,
                         diagram->nodes.items[i].voices.items[k].sentence);
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (is_of_chapter(diagram->lines.items[i].part, heading))
            put_sentence(out, setting, heading, &headed, diagram->lines.items[i].sentence);
}

/* One picture, or one of several that are set side by side. */
static void put_picture(struct buffer *out, const struct setting *setting,
                        const struct diagram *diagram)
{
    bool headed = false;
    put_heading(out, setting, diagram->title, '=');
    if (diagram->subtitle)
        text_put_paragraph(out, setting, diagram->subtitle, 0, 0);
    buffer_byte(out, '\n');
    text_put_paragraph(out, setting, diagram->description, 0, 0);
    if (diagram->boundary_text)
        text_put_paragraph(out, setting, arena_printf(out->arena, "%s.", diagram->boundary), 0, 0);
    for (enum diagram_part part = 0; part < PART_COUNT; part++)
        if (opens_chapter(part))
            put_chapter(out, setting, diagram, part_chapters[part]);
    for (size_t i = 0; i < diagram->loops.count; i++)
        put_sentence(out, setting, "Loops", &headed, diagram->loops.items[i].sentence);
    headed = false;
    for (size_t i = 0; i < diagram->story.count; i++)
        put_sentence(out, setting, "The story", &headed, diagram->story.items[i]);
}

/* Sentences are no easier to read in lines that are longer than usual. */
static void put_diagram(const struct diagram *diagram, const struct setting *given,
                        struct buffer *out)
{
    struct setting setting = usable(given);
    setting.width = setting.width < USUAL_WIDTH ? setting.width : USUAL_WIDTH;
    put_picture(out, &setting, diagram);
    for (size_t i = 0; i < diagram->panels.count; i++) {
        buffer_byte(out, '\n');
        put_picture(out, &setting, diagram->panels.items[i]);
    }
    put_confidential(out, &setting, diagram->left_out, diagram->exposed);
}

const struct writers text_writers = {
    .lists = true,
    .loops = true,
    .reading = true,
    .diagram = put_diagram,
    .tables = put_tables,
};
