/* A table as plain text, in a frame no wider than the terminal. */
#include "emit/text.h"

#include "base/utf8.h"
#include "base/wrap.h"

#include <string.h>

/* ---- What stands in them --------------------------------------------------------------------- */

/* Cells below which a column of sentences is no pleasure to read, and cells that are not worth
   another line. */
enum { READABLE = 12, FEW = 4 };

struct text_column {
    bool repeated; /* in every part of a table that is divided */
    size_t weight;
    size_t natural; /* cells that it would like to have: of its longest line */
    size_t least;   /* cells below which it is not set, as long as there is another way */
    size_t width;   /* cells that it gets */
};

/* A table on its way to text. */
struct sheet {
    const struct table *table;
    struct arena *arena;
    size_t width;
    bool plain;
    const char **texts; /* heads first, then row by row */
    struct text_column *columns;
    size_t *shown; /* columns of the part that is being written */
    size_t shown_count;
    struct cell_lines *lines; /* like the texts, for the columns shown */
};

static size_t frame_cells(size_t columns)
{
    return 3 * columns + 1;
}

static const char *sign_of_difference(const struct sheet *sheet)
{
    return sheet->plain ? "*" : differs_sign;
}

static const char *cell_text(const struct sheet *sheet, const struct row *row, size_t column)
{
    const struct cell *cell = &row->cells[column];
    struct buffer text = {.arena = sheet->arena};
    if (cell_is_marked(sheet->table, row, column))
        buffer_printf(&text, "%s ", sign_of_difference(sheet));
    if (cell->state == CELL_UNSAID)
        buffer_put(&text, unsaid_words);
    for (const struct run *run = cell->runs.first; run; run = run->next)
        buffer_put(&text, run->text);
    return text_safe(sheet->arena, buffer_text(&text), sheet->plain);
}

static const char **texts_of(const struct sheet *sheet)
{
    const struct table *table = sheet->table;
    size_t count = table->column_count;
    const char **texts = arena_alloc(sheet->arena, (table->rows.count + 1) * count * sizeof *texts);
    for (size_t column = 0; column < count; column++) {
        texts[column] = text_safe(sheet->arena, table->columns[column].head, sheet->plain);
        for (size_t row = 0; row < table->rows.count; row++)
            texts[(row + 1) * count + column] = cell_text(sheet, &table->rows.items[row], column);
    }
    return texts;
}

/* ---- How wide their columns are -------------------------------------------------------------- */

static size_t natural_width(const struct sheet *sheet, size_t column)
{
    size_t widest = 1;
    for (size_t row = 0; row <= sheet->table->rows.count; row++) {
        const char *text = sheet->texts[row * sheet->table->column_count + column];
        struct cell_lines lines = wrap_cells(sheet->arena, text, SIZE_MAX);
        if (lines.cells > widest)
            widest = lines.cells;
    }
    return widest;
}

/* What can be read, and the widest word of those that have room at all: it is not broken. */
static size_t least_width(const struct sheet *sheet, size_t column, size_t most)
{
    size_t natural = sheet->columns[column].natural;
    size_t least = natural < READABLE ? natural : READABLE;
    for (size_t row = 0; row <= sheet->table->rows.count; row++) {
        const char *text = sheet->texts[row * sheet->table->column_count + column];
        size_t word = widest_word(text, most);
        if (word > least)
            least = word;
    }
    return least < most ? least : most;
}

/* Row heads stand in every part, unless they are so many that nothing has room beside them. Returns
   how many do. */
static size_t repeat_heads(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    size_t heads = 0;
    for (size_t i = 0; i < table->column_count; i++)
        heads += table->columns[i].row_head;
    if (heads == table->column_count || heads * (READABLE + 3) > sheet->width / 2)
        return 0;
    for (size_t i = 0; i < table->column_count; i++)
        sheet->columns[i].repeated = table->columns[i].row_head;
    return heads;
}

/* Row heads get half of the width at most, so that any other column can stand beside them. */
static void measure_columns(struct sheet *sheet)
{
    size_t count = sheet->table->column_count, taken = 0;
    sheet->columns = arena_alloc(sheet->arena, count * sizeof *sheet->columns);
    size_t heads = repeat_heads(sheet);
    for (size_t i = 0; i < count; i++) {
        unsigned weight = sheet->table->columns[i].weight;
        sheet->columns[i].weight = weight ? weight : 1;
        sheet->columns[i].natural = natural_width(sheet, i);
        if (!sheet->columns[i].repeated)
            continue;
        sheet->columns[i].least = least_width(sheet, i, sheet->width / 2 / heads - 3);
        taken += sheet->columns[i].least;
    }
    for (size_t i = 0; i < count; i++)
        if (!sheet->columns[i].repeated)
            sheet->columns[i].least =
                least_width(sheet, i, sheet->width - frame_cells(heads + 1) - taken);
}

/* Give a column cells of what is left. */
static void widen(struct text_column *column, size_t cells, size_t *left)
{
    column->width += cells;
    *left -= cells;
}

/* Of the columns shown, the one that has least for its weight and would like more; NULL where all
   have what they like. */
static struct text_column *poorest_column(const struct sheet *sheet)
{
    struct text_column *poorest = NULL;
    for (size_t i = 0; i < sheet->shown_count; i++) {
        struct text_column *column = &sheet->columns[sheet->shown[i]];
        if (column->width < column->natural &&
            (!poorest || column->width * poorest->weight < poorest->width * column->weight))
            poorest = column;
    }
    return poorest;
}

/* Each column gets its least; then those that lack little get all, so that nothing is broken for
   the sake of a few cells; the rest is shared by weight. */
static void share_width(struct sheet *sheet)
{
    size_t left = sheet->width - frame_cells(sheet->shown_count);
    struct text_column *poorest;
    for (size_t i = 0; i < sheet->shown_count; i++) {
        sheet->columns[sheet->shown[i]].width = 0;
        widen(&sheet->columns[sheet->shown[i]], sheet->columns[sheet->shown[i]].least, &left);
    }
    for (size_t i = 0; i < sheet->shown_count; i++) {
        struct text_column *column = &sheet->columns[sheet->shown[i]];
        size_t lacking = column->natural - column->width;
        if (lacking <= FEW && lacking <= left)
            widen(column, lacking, &left);
    }
    while (left && (poorest = poorest_column(sheet)))
        widen(poorest, 1, &left);
}

/* ---- Writing --------------------------------------------------------------------------------- */

struct border {
    const char *left, *line, *cross, *right;
};

struct frame {
    struct border top, head, row, bottom;
    const char *side;
};

static const struct frame drawn = {
    {"┌", "─", "┬", "┐"}, {"╞", "═", "╪", "╡"}, {"├", "─", "┼", "┤"}, {"└", "─", "┴", "┘"}, "│"};
static const struct frame typed = {
    {"+", "-", "+", "+"}, {"+", "=", "+", "+"}, {"+", "-", "+", "+"}, {"+", "-", "+", "+"}, "|"};

static void put_rule(struct buffer *out, const struct sheet *sheet, const struct border *border)
{
    for (size_t i = 0; i < sheet->shown_count; i++) {
        buffer_put(out, i ? border->cross : border->left);
        for (size_t cell = 0; cell < sheet->columns[sheet->shown[i]].width + 2; cell++)
            buffer_put(out, border->line);
    }
    buffer_printf(out, "%s\n", border->right);
}

static void put_cell_line(struct buffer *out, const struct sheet *sheet, size_t column,
                          const struct cell_lines *lines, size_t number)
{
    static const struct cell_line none = {"", 0, 0};
    const struct cell_line *line = number < lines->count ? &lines->items[number] : &none;
    size_t blanks = sheet->columns[column].width - line->cells;
    bool right = sheet->table->columns[column].kind == COLUMN_NUMBER;
    buffer_byte(out, ' ');
    buffer_repeat(out, ' ', right ? blanks : 0);
    buffer_add(out, line->text, line->length);
    buffer_repeat(out, ' ', right ? 1 : blanks + 1);
}

static size_t row_height(const struct sheet *sheet, size_t row)
{
    size_t height = 1;
    for (size_t i = 0; i < sheet->shown_count; i++) {
        size_t lines = sheet->lines[row * sheet->shown_count + i].count;
        if (lines > height)
            height = lines;
    }
    return height;
}

static void put_row(struct buffer *out, const struct sheet *sheet, const struct frame *frame,
                    size_t row)
{
    size_t height = row_height(sheet, row);
    for (size_t line = 0; line < height; line++) {
        for (size_t i = 0; i < sheet->shown_count; i++) {
            buffer_put(out, frame->side);
            put_cell_line(out, sheet, sheet->shown[i], &sheet->lines[row * sheet->shown_count + i],
                          line);
        }
        buffer_printf(out, "%s\n", frame->side);
    }
}

static void wrap_part(struct sheet *sheet)
{
    size_t rows = sheet->table->rows.count + 1;
    sheet->lines = arena_alloc(sheet->arena, rows * sheet->shown_count * sizeof *sheet->lines);
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < sheet->shown_count; i++) {
            size_t column = sheet->shown[i];
            sheet->lines[row * sheet->shown_count + i] =
                wrap_cells(sheet->arena, sheet->texts[row * sheet->table->column_count + column],
                           sheet->columns[column].width);
        }
}

/* Rows of one line each need no rules between them. */
static void put_part(struct buffer *out, struct sheet *sheet)
{
    const struct frame *frame = sheet->plain ? &typed : &drawn;
    bool ruled = false;
    share_width(sheet);
    wrap_part(sheet);
    for (size_t row = 1; row <= sheet->table->rows.count; row++)
        ruled = ruled || row_height(sheet, row) > 1;
    put_rule(out, sheet, &frame->top);
    put_row(out, sheet, frame, 0);
    for (size_t row = 1; row <= sheet->table->rows.count; row++) {
        if (row == 1 || ruled)
            put_rule(out, sheet, row == 1 ? &frame->head : &frame->row);
        put_row(out, sheet, frame, row);
    }
    put_rule(out, sheet, &frame->bottom);
}

/* Show the repeated columns, and others from `first` on, as long as they have room, but at most so
   many; returns the first that has none. */
static size_t choose_columns(struct sheet *sheet, size_t first, size_t most)
{
    size_t count = sheet->table->column_count, next = count, cells = 0, others = 0;
    for (size_t i = 0; i < count; i++)
        cells += sheet->columns[i].repeated ? sheet->columns[i].least + 3 : 0;
    sheet->shown_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (sheet->columns[i].repeated) {
            sheet->shown[sheet->shown_count++] = i;
        } else if (i >= first && next == count) {
            cells += sheet->columns[i].least + 3;
            if (others == most || (others && cells + 1 > sheet->width))
                next = i;
            else
                sheet->shown[sheet->shown_count++] = i;
            others++;
        }
    }
    return next;
}

static size_t parts_needed(struct sheet *sheet, size_t most)
{
    size_t parts = 0;
    for (size_t at = 0; at < sheet->table->column_count; parts++)
        at = choose_columns(sheet, at, most);
    return parts;
}

/* As few parts as can be, and these as even as can be. */
static void put_parts(struct buffer *out, struct sheet *sheet)
{
    size_t count = sheet->table->column_count, parts = parts_needed(sheet, count);
    size_t most = 1;
    while (parts_needed(sheet, most) > parts)
        most++;
    for (size_t at = 0; at < count;) {
        at = choose_columns(sheet, at, most);
        put_part(out, sheet);
    }
}

void text_put_table(struct buffer *out, const struct table *table, const struct setting *setting)
{
    struct sheet sheet = {
        .table = table, .arena = out->arena, .width = setting->width, .plain = setting->plain};
    text_put_paragraph(out, setting, table->caption, 0, 0);
    sheet.texts = texts_of(&sheet);
    sheet.shown = arena_alloc(out->arena, table->column_count * sizeof *sheet.shown);
    measure_columns(&sheet);
    put_parts(out, &sheet);
    if (table_differs(table))
        text_put_paragraph(
            out, setting,
            arena_printf(out->arena, "%s %s.", sign_of_difference(&sheet), differs_words), 0, 0);
    if (table->note)
        text_put_paragraph(out, setting, table->note, 0, 0);
}
