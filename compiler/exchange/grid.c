/* Rows and columns of texts, and how they are read from a file of values (RFC 4180). */
#include "exchange/grid.h"

#include "base/utf8.h"
#include "emit/csv.h"
#include "emit/sheet_file.h"
#include "exchange/csv_reader.h"

#include <string.h>

/* ---- Cells ----------------------------------------------------------------------------------- */

/* Blanks and line ends around it are nobody's words. */
static const char *without_edges(struct arena *arena, const char *text)
{
    static const char blanks[] = " \t\r\n";
    text += strspn(text, blanks);
    size_t length = strlen(text);
    while (length && strchr(blanks, text[length - 1]))
        length--;
    return text[length] ? arena_copy(arena, text, length) : text;
}

/* Line ends as other systems write them. */
static const char *with_plain_lines(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    if (!strchr(text, '\r'))
        return text;
    for (; *text; text++)
        if (*text != '\r')
            buffer_byte(&out, *text);
        else if (text[1] != '\n')
            buffer_byte(&out, '\n');
    return buffer_text(&out);
}

void grid_add(struct arena *arena, struct grid *grid, uint32_t row, uint32_t column,
              const char *text)
{
    text = without_edges(arena, with_plain_lines(arena, text));
    if (!*text)
        return;
    if (!grid->rows.count || grid->rows.items[grid->rows.count - 1].number != row)
        *array_add(arena, &grid->rows) = (struct grid_row){row, (uint32_t)grid->cells.count, 0};
    *array_add(arena, &grid->cells) = (struct grid_cell){column, text};
    grid->rows.items[grid->rows.count - 1].count++;
}

bool grid_holds(const char *text, size_t size)
{
    return size <= GRID_LONGEST_TEXT ||
           (size / 4 <= GRID_LONGEST_TEXT && utf8_count(text, size) <= GRID_LONGEST_TEXT);
}

const char *grid_text(const struct grid *grid, const struct grid_row *row, uint32_t column)
{
    for (uint32_t i = row->first; i < row->first + row->count; i++)
        if (grid->cells.items[i].column == column)
            return grid->cells.items[i].text;
    return "";
}

const char *grid_place(struct arena *arena, const struct grid *grid, uint32_t row, uint32_t column)
{
    enum { LETTERS = 26, LONGEST = 3 };
    char letters[LONGEST + 1] = {0};
    size_t at = LONGEST;
    if (!grid->name)
        return arena_printf(arena, "line %u", row);
    for (uint32_t left = column + 1; left && at; left = (left - 1) / LETTERS)
        letters[--at] = (char)('A' + (left - 1) % LETTERS);
    return arena_printf(arena, "cell %s%u", letters + at, row);
}

/* ---- Values ---------------------------------------------------------------------------------- */

/* What stands behind the mark of a sheet, whose id has no separator in it; 0 where there is none.
 */
static char separator_behind_mark(const char *text, size_t size)
{
    static const char mark[] = SHEET_MARK_SHEET;
    size_t length = sizeof mark - 1;
    for (size_t at = 0; at + length <= size; at++) {
        if (memcmp(text + at, mark, length) != 0)
            continue;
        for (at += length; at < size && !strchr(",;\t\r\n", text[at]);)
            at++;
        return at < size && strchr(",;\t", text[at]) ? text[at] : 0;
    }
    return 0;
}

static bool is_utf_16(const char *bytes, size_t size)
{
    return size > 1 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2));
}

static const char *take_fields(struct arena *arena, const struct csv *csv, struct grid *grid)
{
    for (size_t i = 0; i < csv->rows.count; i++) {
        const struct csv_row *row = &csv->rows.items[i];
        if (row->count > GRID_MOST_COLUMNS)
            return arena_printf(arena,
                                "line %zu has %zu values, more than any sheet that a group fills "
                                "in",
                                row->line, row->count);
        for (uint32_t column = 0; column < row->count; column++) {
            const char *field = csv_without_guard(row->fields[column]);
            if (!grid_holds(field, strlen(field)))
                return arena_printf(arena,
                                    "on line %zu stands a text of more than %d characters, more "
                                    "than a cell can hold; a quote may be missing behind it",
                                    row->line, GRID_LONGEST_TEXT);
            grid_add(arena, grid, (uint32_t)row->line, column, field);
        }
        if (grid->cells.count > GRID_MOST_CELLS)
            return "it holds more values than any sheet that a group fills in; copy the answers "
                   "into the sheet that you sent out";
    }
    return NULL;
}

const char *grid_read_values(struct arena *arena, const char *bytes, size_t size, struct grid *grid,
                             bool *guessed)
{
    struct foreign_map *map = foreign_map_new(arena);
    *guessed = utf8_valid(bytes, size) < size;
    if (size > 4 && !memcmp(bytes, "%PDF", 4))
        return "it is a PDF, from which nothing can be read back; type the answers into the "
               "workbook "
               "that belongs to it: catwoe table FILE comparison --blank -o sheet.xlsx";
    if (is_utf_16(bytes, size))
        return "it is written in UTF-16; save it as “CSV UTF-8”, as spreadsheets offer";
    char separator = separator_behind_mark(bytes, size);
    const struct csv *csv =
        separator ? csv_read_parted(map, bytes, size, separator) : csv_read(map, bytes, size);
    if (csv)
        return take_fields(arena, csv, grid);
    return map->line ? arena_printf(arena, "line %zu: %s", map->line, map->problem) : map->problem;
}
