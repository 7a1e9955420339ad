/* Values for spreadsheets, a line each (RFC 4180), in UTF-8 that begins with a byte order mark,
   without which Excel takes it for something else. */
#include "emit/csv.h"

#include "base/number.h"
#include "emit/formats.h"
#include "emit/markup.h"
#include "emit/sheet_file.h"

#include <string.h>

/* ---- Fields ---------------------------------------------------------------------------------- */

void csv_put(struct buffer *out, const char *field)
{
    size_t length = strlen(field);
    if (!strpbrk(field, ",;\t\"\r\n") && *field != ' ' && !(length && field[length - 1] == ' ')) {
        buffer_put(out, field);
        return;
    }
    buffer_byte(out, '"');
    for (; *field; field++) {
        if (*field == '"')
            buffer_byte(out, '"');
        buffer_byte(out, *field);
    }
    buffer_byte(out, '"');
}

/* What a formula begins with (OWASP, "CSV injection"), in East Asian width too; behind apostrophes
   as well, so that whoever takes one off gets back what was there. */
static bool needs_guard(const char *text)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    text += strspn(text, "'");
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (!strncmp(text, wide[i], strlen(wide[i])))
            return true;
    return *text && strchr("=+-@\t\r\n", *text);
}

const char *csv_guard(struct arena *arena, const char *text)
{
    return needs_guard(text) ? arena_printf(arena, "'%s", text) : text;
}

const char *csv_without_guard(const char *field)
{
    return *field == '\'' && needs_guard(field + 1) ? field + 1 : field;
}

void csv_put_row(struct buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_put(out, i ? "," : "");
        csv_put(out, csv_guard(out->arena, fields[i]));
    }
    buffer_put(out, "\r\n");
}

/* ---- Lines being made ------------------------------------------------------------------------ */

struct line {
    struct buffer *out;
    size_t count, fields; /* so many of all its fields are written */
};

static void put_field(struct line *line, const char *field)
{
    buffer_put(line->out, line->count++ ? "," : "");
    csv_put(line->out, field);
}

static void put_text(struct line *line, const char *text)
{
    struct buffer seen = {.arena = line->out->arena};
    markup_visible_lines(&seen, text);
    put_field(line, csv_guard(line->out->arena, buffer_text(&seen)));
}

/* A line has as many fields as all others of its table. */
static void end_line(struct line *line)
{
    while (line->count < line->fields)
        put_field(line, "");
    buffer_put(line->out, "\r\n");
    line->count = 0;
}

static void put_line(struct line *line, const char *text)
{
    put_text(line, text);
    end_line(line);
}

/* A number as programs read it: a guard would make a text of it. */
static void put_cell(struct line *line, const struct column *column, const struct cell *cell)
{
    struct arena *arena = line->out->arena;
    const char *text = cell->state == CELL_UNSAID && !column->answer
                           ? unsaid_words
                           : runs_text(arena, &cell->runs);
    const char *number = column->kind == COLUMN_NUMBER ? number_plain(arena, text) : NULL;
    if (number)
        put_field(line, number);
    else
        put_text(line, text);
}

static void put_cells(struct line *line, const struct table *table, const struct row *row)
{
    for (size_t i = 0; i < table->column_count; i++)
        put_cell(line, &table->columns[i], &row->cells[i]);
    end_line(line);
}

static void put_heads(struct line *line, const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        put_text(line, table->columns[i].head);
    end_line(line);
}

static void put_byte_order_mark(struct buffer *out)
{
    buffer_put(out, "\xEF\xBB\xBF");
}

/* ---- Tables ---------------------------------------------------------------------------------- */

/* One alone has its heads in the first line, where programs look for them. */
static const char *write_tables_as_values(const struct table *tables, const struct setting *setting,
                                          struct buffer *out)
{
    (void)setting; /* a row is one line, however wide */
    put_byte_order_mark(out);
    for (const struct table *table = tables; table; table = table->next) {
        struct line line = {out, 0, table->column_count};
        if (tables->next)
            put_line(&line, table->caption);
        put_heads(&line, table);
        for (size_t i = 0; i < table->rows.count; i++)
            put_cells(&line, table, &table->rows.items[i]);
        if (table->next)
            buffer_put(out, "\r\n");
    }
    const char *words =
        tables ? confidential_words(out->arena, tables->left_out, tables->exposed) : NULL;
    if (words) {
        struct line line = {out, 0, 1};
        buffer_put(out, "\r\n");
        put_line(&line, words);
    }
    return NULL;
}

/* ---- Sheets to fill in ----------------------------------------------------------------------- */

static void put_marked(struct line *line, const char *mark, const char *text)
{
    put_field(line, mark);
    put_line(line, text);
}

static void put_top(struct line *line, const struct sheet *sheet)
{
    const char *const parts[] = {sheet->title, sheet->about, sheet->model, sheet->day,
                                 sheet->instruction};
    const struct table *table = sheet->table;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i])
            put_marked(line, SHEET_MARK_NOTE, parts[i]);
    put_marked(line, SHEET_MARK_GROUP, SHEET_GROUP_LABEL);
    put_field(line, arena_printf(line->out->arena, SHEET_MARK_SHEET "%s", sheet->id));
    for (size_t i = 0; i < table->column_count; i++)
        put_text(line, table->columns[i].key);
    end_line(line);
    put_field(line, SHEET_MARK_HEADS);
    put_heads(line, table);
}

static void put_more(struct line *line, const struct sheet *sheet)
{
    size_t column = table_head_column(sheet->table);
    put_field(line, sheet_more);
    while (line->count <= column)
        put_field(line, "");
    put_line(line, sheet->more);
}

static void put_sheet(struct buffer *out, const struct sheet *sheet)
{
    const struct table *table = sheet->table;
    struct line line = {out, 0, table->column_count + 1};
    put_top(&line, sheet);
    for (size_t i = 0; i < table->rows.count; i++) {
        put_field(&line, table->rows.items[i].id);
        put_cells(&line, table, &table->rows.items[i]);
    }
    if (sheet->more)
        put_more(&line, sheet);
    const char *words = confidential_words(out->arena, table->left_out, table->exposed);
    if (words)
        put_marked(&line, SHEET_MARK_NOTE, words);
}

static const char *write_sheets_as_values(const struct sheet *sheets, const struct setting *setting,
                                          struct buffer *out)
{
    (void)setting;
    put_byte_order_mark(out);
    for (const struct sheet *sheet = sheets; sheet; sheet = sheet->next) {
        put_sheet(out, sheet);
        if (sheet->next)
            buffer_put(out, "\r\n");
    }
    return NULL;
}

const struct writers csv_writers = {
    .loops = true, .tables = write_tables_as_values, .sheets = write_sheets_as_values};
