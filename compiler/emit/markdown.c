/* Tables in Markdown, as GitHub and pandoc read it: pipe tables, whose rows stand on one line
   each. */
#include "emit/formats.h"

#include "base/utf8.h"

#include <string.h>

/* ---- Texts ----------------------------------------------------------------------------------- */

static void put_code_point(struct buffer *out, int32_t code_point, const char *text, size_t bytes)
{
    if (code_point == '\n')
        buffer_put(out, "<br>");
    else if (code_point == '<')
        buffer_put(out, "&lt;");
    else if (code_point == '&')
        buffer_put(out, "&amp;");
    else if (code_point < 0x80 && strchr("\\|`*_[]~$", code_point))
        buffer_printf(out, "\\%c", (char)code_point);
    else
        utf8_put_safely(out, text, bytes);
}

static void put_text(struct buffer *out, const char *text, size_t length)
{
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        put_code_point(out, code_point, text + at, bytes);
    }
}

/* Marks must touch what they mark, so blanks at its ends stay outside of them. */
static void put_marked(struct buffer *out, const char *text, const char *open, const char *close)
{
    size_t length = strlen(text), start = strspn(text, " "), end = length;
    while (end > start && text[end - 1] == ' ')
        end--;
    buffer_repeat(out, ' ', start);
    if (end > start) {
        buffer_put(out, open);
        put_text(out, text + start, end - start);
        buffer_put(out, close);
    }
    buffer_repeat(out, ' ', length - end);
}

/* Runs of one style that stand beside each other, as one. */
struct stretch {
    const char *text;
    enum run_style style;
    const struct run *behind;
    bool after_blank;
};

static struct stretch stretch_from(struct arena *arena, const struct run *run, bool after_blank)
{
    struct buffer text = {.arena = arena};
    struct stretch stretch = {.style = run->style, .after_blank = after_blank};
    for (; run && run->style == stretch.style; run = run->next)
        buffer_put(&text, run->text);
    stretch.behind = run;
    stretch.text = buffer_text(&text);
    return stretch;
}

static bool ends_blank(const char *text)
{
    size_t length = strlen(text);
    return !length || text[length - 1] == ' ' || text[length - 1] == '\n';
}

/* Asterisks inside a word, or beside others, would be read in another way than they were meant. */
static bool stands_free(const struct stretch *stretch)
{
    return stretch->after_blank &&
           (!stretch->behind || strchr(" \n.,;:!?)", *stretch->behind->text));
}

static void put_stretch(struct buffer *out, const struct stretch *stretch)
{
    bool strong = stretch->style == RUN_STRONG;
    if (!strong && stretch->style != RUN_EMPHASIS)
        put_text(out, stretch->text, strlen(stretch->text));
    else if (stands_free(stretch))
        put_marked(out, stretch->text, strong ? "**" : "*", strong ? "**" : "*");
    else
        put_marked(out, stretch->text, strong ? "<strong>" : "<em>",
                   strong ? "</strong>" : "</em>");
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void put_cell(struct buffer *out, const struct table *table, const struct row *row,
                     size_t column)
{
    const struct cell *cell = &row->cells[column];
    struct stretch stretch = {.behind = cell->runs.first, .text = ""};
    if (cell_is_marked(table, row, column))
        buffer_printf(out, "%s ", differs_sign);
    if (cell->state == CELL_UNSAID)
        buffer_printf(out, "*%s*", unsaid_words);
    while (stretch.behind) {
        stretch = stretch_from(out->arena, stretch.behind, ends_blank(stretch.text));
        put_stretch(out, &stretch);
    }
}

static void put_head(struct buffer *out, const struct table *table)
{
    buffer_byte(out, '|');
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_byte(out, ' ');
        put_text(out, table->columns[i].head, strlen(table->columns[i].head));
        buffer_put(out, " |");
    }
    buffer_put(out, "\n|");
    for (size_t i = 0; i < table->column_count; i++)
        buffer_put(out, table->columns[i].kind == COLUMN_NUMBER ? " ---: |" : " --- |");
    buffer_byte(out, '\n');
}

static void put_row(struct buffer *out, const struct table *table, const struct row *row)
{
    buffer_byte(out, '|');
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_byte(out, ' ');
        put_cell(out, table, row, i);
        buffer_put(out, " |");
    }
    buffer_byte(out, '\n');
}

/* Wholly between marks, so that its first sign begins no list and no heading. */
static void put_note(struct buffer *out, const char *text)
{
    buffer_byte(out, '\n');
    put_marked(out, text, "*", "*");
    buffer_byte(out, '\n');
}

static void put_table(struct buffer *out, const struct table *table)
{
    put_marked(out, table->caption, "**", "**");
    buffer_put(out, "\n\n");
    put_head(out, table);
    for (size_t i = 0; i < table->rows.count; i++)
        put_row(out, table, &table->rows.items[i]);
    if (table_differs(table))
        put_note(out, arena_printf(out->arena, "%s %s.", differs_sign, differs_words));
    if (table->note)
        put_note(out, table->note);
}

static const char *put_tables(const struct table *tables, const struct setting *setting,
                              struct buffer *out)
{
    const char *words =
        tables ? confidential_words(out->arena, tables->left_out, tables->exposed) : NULL;
    (void)setting; /* a row is one line, however wide */
    for (const struct table *table = tables; table; table = table->next) {
        put_table(out, table);
        if (table->next)
            buffer_byte(out, '\n');
    }
    if (words)
        put_note(out, arena_printf(out->arena, "%s.", words));
    return NULL;
}

const struct writers markdown_writers = {.lists = true, .reading = true, .tables = put_tables};
