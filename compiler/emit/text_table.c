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
struct grid {
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

static const char *sign_of_difference(const struct grid *grid)
{
    return grid->plain ? "*" : differs_sign;
}

static const char *cell_text(const struct grid *grid, const struct row *row, size_t column)
{
    const struct cell *cell = &row->cells[column];
    struct buffer text = {.arena = grid->arena};
    if (cell_is_marked(grid->table, row, column))
        buffer_printf(&text, "%s ", sign_of_difference(grid));
    if (cell->state == CELL_UNSAID)
        buffer_put(&text, unsaid_words);
    for (const struct run *run = cell->runs.first; run; run = run->next)
        buffer_put(&text, run->text);
    return text_safe(grid->arena, buffer_text(&text), grid->plain);
}

static const char **texts_of(const struct grid *grid)
{
    const struct table *table = grid->table;
    size_t count = table->column_count;
    const char **texts = arena_alloc(grid->arena, (table->rows.count + 1) * count * sizeof *texts);
    for (size_t column = 0; column < count; column++) {
        texts[column] = text_safe(grid->arena, table->columns[column].head, grid->plain);
        for (size_t row = 0; row < table->rows.count; row++)
            texts[(row + 1) * count + column] = cell_text(grid, &table->rows.items[row], column);
    }
    return texts;
}

/* ---- How wide their columns are -------------------------------------------------------------- */

static size_t natural_width(const struct grid *grid, size_t column)
{
    size_t widest = 1;
    for (size_t row = 0; row <= grid->table->rows.count; row++) {
        const char *text = grid->texts[row * grid->table->column_count + column];
        struct cell_lines lines = wrap_cells(grid->arena, text, SIZE_MAX);
        if (lines.cells > widest)
            widest = lines.cells;
    }
    return widest;
}

/* What can be read, and the widest word of those that have room at all: it is not broken. */
static size_t least_width(const struct grid *grid, size_t column, size_t most)
{
    size_t natural = grid->columns[column].natural;
    size_t least = natural < READABLE ? natural : READABLE;
    for (size_t row = 0; row <= grid->table->rows.count; row++) {
        const char *text = grid->texts[row * grid->table->column_count + column];
        size_t word = widest_word(text, most);
        if (word > least)
            least = word;
    }
    return least < most ? least : most;
}

/* Row heads stand in every part, unless they are so many that nothing has room beside them. Returns
   how many do. */
static size_t repeat_heads(struct grid *grid)
{
    const struct table *table = grid->table;
    size_t heads = 0;
    for (size_t i = 0; i < table->column_count; i++)
        heads += table->columns[i].row_head;
    if (heads == table->column_count || heads * (READABLE + 3) > grid->width / 2)
        return 0;
    for (size_t i = 0; i < table->column_count; i++)
        grid->columns[i].repeated = table->columns[i].row_head;
    return heads;
}

/* Row heads get half of the width at most, so that any other column can stand beside them. */
static void measure_columns(struct grid *grid)
{
    size_t count = grid->table->column_count, taken = 0;
    grid->columns = arena_alloc(grid->arena, count * sizeof *grid->columns);
    size_t heads = repeat_heads(grid);
    for (size_t i = 0; i < count; i++) {
        unsigned weight = grid->table->columns[i].weight;
        grid->columns[i].weight = weight ? weight : 1;
        grid->columns[i].natural = natural_width(grid, i);
        if (!grid->columns[i].repeated)
            continue;
        grid->columns[i].least = least_width(grid, i, grid->width / 2 / heads - 3);
        taken += grid->columns[i].least;
    }
    for (size_t i = 0; i < count; i++)
        if (!grid->columns[i].repeated)
            grid->columns[i].least =
                least_width(grid, i, grid->width - frame_cells(heads + 1) - taken);
}

/* Give a column cells of what is left. */
static void widen(struct text_column *column, size_t cells, size_t *left)
{
    column->width += cells;
    *left -= cells;
}

/* Of the columns shown, the one that has least for its weight and would like more; NULL where all
   have what they like. */
static struct text_column *poorest_column(const struct grid *grid)
{
    struct text_column *poorest = NULL;
    for (size_t i = 0; i < grid->shown_count; i++) {
        struct text_column *column = &grid->columns[grid->shown[i]];
        if (column->width < column->natural &&
            (!poorest || column->width * poorest->weight < poorest->width * column->weight))
            poorest = column;
    }
    return poorest;
}

/* Each column gets its least; then those that lack little get all, so that nothing is broken for
   the sake of a few cells; the rest is shared by weight. */
static void share_width(struct grid *grid)
{
    size_t left = grid->width - frame_cells(grid->shown_count);
    struct text_column *poorest;
    for (size_t i = 0; i < grid->shown_count; i++) {
        grid->columns[grid->shown[i]].width = 0;
        widen(&grid->columns[grid->shown[i]], grid->columns[grid->shown[i]].least, &left);
    }
    for (size_t i = 0; i < grid->shown_count; i++) {
        struct text_column *column = &grid->columns[grid->shown[i]];
        size_t lacking = column->natural - column->width;
        if (lacking <= FEW && lacking <= left)
            widen(column, lacking, &left);
    }
    while (left && (poorest = poorest_column(grid)))
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

static void put_rule(struct buffer *out, const struct grid *grid, const struct border *border)
{
    for (size_t i = 0; i < grid->shown_count; i++) {
        buffer_put(out, i ? border->cross : border->left);
        for (size_t cell = 0; cell < grid->columns[grid->shown[i]].width + 2; cell++)
            buffer_put(out, border->line);
    }
    buffer_printf(out, "%s\n", border->right);
}

static void put_cell_line(struct buffer *out, const struct grid *grid, size_t column,
                          const struct cell_lines *lines, size_t number)
{
    static const struct cell_line none = {"", 0, 0};
    const struct cell_line *line = number < lines->count ? &lines->items[number] : &none;
    size_t blanks = grid->columns[column].width - line->cells;
    bool right = grid->table->columns[column].kind == COLUMN_NUMBER;
    buffer_byte(out, ' ');
    buffer_repeat(out, ' ', right ? blanks : 0);
    buffer_add(out, line->text, line->length);
    buffer_repeat(out, ' ', right ? 1 : blanks + 1);
}

static size_t row_height(const struct grid *grid, size_t row)
{
    size_t height = 1;
    for (size_t i = 0; i < grid->shown_count; i++) {
        size_t lines = grid->lines[row * grid->shown_count + i].count;
        if (lines > height)
            height = lines;
    }
    return height;
}

static void put_row(struct buffer *out, const struct grid *grid, const struct frame *frame,
                    size_t row)
{
    size_t height = row_height(grid, row);
    for (size_t line = 0; line < height; line++) {
        for (size_t i = 0; i < grid->shown_count; i++) {
            buffer_put(out, frame->side);
            put_cell_line(out, grid, grid->shown[i], &grid->lines[row * grid->shown_count + i],
                          line);
        }
        buffer_printf(out, "%s\n", frame->side);
    }
}

static void wrap_part(struct grid *grid)
{
    size_t rows = grid->table->rows.count + 1;
    grid->lines = arena_alloc(grid->arena, rows * grid->shown_count * sizeof *grid->lines);
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < grid->shown_count; i++) {
            size_t column = grid->shown[i];
            grid->lines[row * grid->shown_count + i] =
                wrap_cells(grid->arena, grid->texts[row * grid->table->column_count + column],
                           grid->columns[column].width);
        }
}

/* Rows of one line each need no rules between them. */
static void put_part(struct buffer *out, struct grid *grid)
{
    const struct frame *frame = grid->plain ? &typed : &drawn;
    bool ruled = false;
    share_width(grid);
    wrap_part(grid);
    for (size_t row = 1; row <= grid->table->rows.count; row++)
        ruled = ruled || row_height(grid, row) > 1;
    put_rule(out, grid, &frame->top);
    put_row(out, grid, frame, 0);
    for (size_t row = 1; row <= grid->table->rows.count; row++) {
        if (row == 1 || ruled)
            put_rule(out, grid, row == 1 ? &frame->head : &frame->row);
        put_row(out, grid, frame, row);
    }
    put_rule(out, grid, &frame->bottom);
}

/* Show the repeated columns, and others from `first` on, as long as they have room, but at most so
   many; returns the first that has none. */
static size_t choose_columns(struct grid *grid, size_t first, size_t most)
{
    size_t count = grid->table->column_count, next = count, cells = 0, others = 0;
    for (size_t i = 0; i < count; i++)
        cells += grid->columns[i].repeated ? grid->columns[i].least + 3 : 0;
    grid->shown_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (grid->columns[i].repeated) {
            grid->shown[grid->shown_count++] = i;
        } else if (i >= first && next == count) {
            cells += grid->columns[i].least + 3;
            if (others == most || (others && cells + 1 > grid->width))
                next = i;
            else
                grid->shown[grid->shown_count++] = i;
            others++;
        }
    }
    return next;
}

static size_t parts_needed(struct grid *grid, size_t most)
{
    size_t parts = 0;
    for (size_t at = 0; at < grid->table->column_count; parts++)
        at = choose_columns(grid, at, most);
    return parts;
}

/* As few parts as can be, and these as even as can be. */
static void put_parts(struct buffer *out, struct grid *grid)
{
    size_t count = grid->table->column_count, parts = parts_needed(grid, count);
    size_t most = 1;
    while (parts_needed(grid, most) > parts)
        most++;
    for (size_t at = 0; at < count;) {
        at = choose_columns(grid, at, most);
        put_part(out, grid);
    }
}

void text_put_table(struct buffer *out, const struct table *table, const struct setting *setting)
{
    struct grid grid = {
        .table = table, .arena = out->arena, .width = setting->width, .plain = setting->plain};
    text_put_paragraph(out, setting, table->caption, 0, 0);
    grid.texts = texts_of(&grid);
    grid.shown = arena_alloc(out->arena, table->column_count * sizeof *grid.shown);
    measure_columns(&grid);
    put_parts(out, &grid);
    if (table_differs(table))
        text_put_paragraph(
            out, setting,
            arena_printf(out->arena, "%s %s.", sign_of_difference(&grid), differs_words), 0, 0);
    if (table->note)
        text_put_paragraph(out, setting, table->note, 0, 0);
}
