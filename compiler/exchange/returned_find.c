/* Where on a grid a sheet lies that was sent out: by its hidden marks, else by its headings. */
#include "exchange/returned_inside.h"

#include "base/listing.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <string.h>

/* ---- Words -----------------------------------------------------------------------------------
 */

/* Quotes and apostrophes as keyboards have them. */
static const char *plain_quote(int32_t code_point)
{
    switch (code_point) {
    case 0x2018:
    case 0x2019:
    case 0x00B4:
    case '`':
        return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
        return "\"";
    default:
        return NULL;
    }
}

static const char *gist_of(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    size_t length, bytes;
    const char *folded = utf8_folded(arena, text, strlen(text), &length);
    bool gap = false;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(folded + at, length - at, &bytes);
        if (utf8_is_blank(code_point) || code_point == 0xA0) {
            gap = out.count > 0;
            continue;
        }
        buffer_put(&out, gap ? " " : "");
        gap = false;
        if (plain_quote(code_point))
            buffer_put(&out, plain_quote(code_point));
        else
            buffer_add(&out, folded + at, bytes);
    }
    while (out.count && strchr(".!:", out.items[out.count - 1]))
        out.count--;
    return buffer_text(&out);
}

bool means_same(struct arena *arena, const char *text, const char *other)
{
    return !strcmp(gist_of(arena, text), gist_of(arena, other));
}

/* ---- Which sheet it is -----------------------------------------------------------------------
 */

/* The column of a row in which a text begins so; RETURNED_NOWHERE where none does. */
static uint32_t column_beginning(const struct grid *grid, const struct grid_row *row,
                                 const char *start)
{
    for (uint32_t i = row->first; i < row->first + row->count; i++)
        if (begins_with(grid->cells.items[i].text, start))
            return grid->cells.items[i].column;
    return RETURNED_NOWHERE;
}

bool grid_has_mark(const struct grid *grid, size_t row, const char *mark)
{
    return column_beginning(grid, &grid->rows.items[row], mark) != RETURNED_NOWHERE;
}

static const struct sheet *sheet_called(const struct sheet *known, const char *id)
{
    while (known && strcmp(known->id, id) != 0)
        known = known->next;
    return known;
}

static void tell_unknown_sheet(struct reading *reading, const struct grid *grid, const char *id)
{
    struct suggest suggest;
    const char *colon = strchr(id, ':'), *subject = colon ? colon + 1 : id;
    size_t kind = (size_t)(subject - id);
    suggest_start(&suggest, subject, strlen(subject));
    for (const struct sheet *sheet = reading->known; sheet; sheet = sheet->next)
        if (!strncmp(sheet->id, id, kind))
            suggest_offer(&suggest, sheet->subject, sheet);
    notice(
        reading->notices,
        "%s: it asks about '%s', and the model has nothing of that name to ask about, so nothing "
        "of it is taken over; was it made of another model, or has the name been changed "
        "since%s%s%s?",
        returned_sheet_place(reading->arena, reading->file, grid), subject,
        suggest.count ? " to '" : "", suggest.count ? suggest.found[0] : "",
        suggest.count ? "'" : "");
}

/* ---- By its marks ------------------------------------------------------------------------------
 */

/* Where the next sheet begins below this row of keys: with its group's row, or where that is gone
   with its own keys. A group's row without keys below it has been moved there by sorting. */
static size_t stretch_end(const struct grid *grid, size_t keys)
{
    size_t next = keys + 1;
    while (next < grid->rows.count && !grid_has_mark(grid, next, SHEET_MARK_SHEET))
        next++;
    if (next == grid->rows.count)
        return next;
    for (size_t end = next; end > keys + 1; end--)
        if (grid_has_mark(grid, end - 1, SHEET_MARK_GROUP))
            return end - 1;
    return next;
}

/* From its group's row, or where that is gone from its row of keys, to where the next begins. */
struct stretch stretch_at(struct reading *reading, const struct grid *grid, size_t first,
                          size_t keys)
{
    uint32_t ids = column_beginning(grid, &grid->rows.items[keys], SHEET_MARK_SHEET);
    const char *id = grid_text(grid, &grid->rows.items[keys], ids) + strlen(SHEET_MARK_SHEET);
    struct stretch stretch = {.grid = grid, .first = first, .keys = keys, .ids = ids};
    size_t end = stretch_end(grid, keys);
    stretch.end = stretch.heads = end;
    for (size_t i = keys + 1; i < end && stretch.heads == end; i++)
        if (grid_has_mark(grid, i, SHEET_MARK_HEADS))
            stretch.heads = i;
    stretch.sheet = sheet_called(reading->known, id + strspn(id, " "));
    if (!stretch.sheet)
        tell_unknown_sheet(reading, grid, id + strspn(id, " "));
    return stretch;
}

/* ---- Without the hidden row ------------------------------------------------------------------
 */

/* How many of a sheet's questions a row of the grid has as its headings. */
static size_t count_heads(struct arena *arena, const struct grid *grid, const struct grid_row *row,
                          const struct table *table)
{
    size_t count = 0;
    for (uint32_t i = row->first; i < row->first + row->count; i++)
        for (size_t column = 0; column < table->column_count; column++)
            count += table->columns[column].answer &&
                     means_same(arena, grid->cells.items[i].text, table->columns[column].head);
    return count;
}

/* How many cells below it are ids of the sheet's rows, and where the most of them stand. */
static size_t count_ids(const struct grid *grid, size_t heads, const struct table *table,
                        uint32_t *column)
{
    size_t count = 0;
    for (size_t i = heads + 1; i < grid->rows.count; i++) {
        const struct grid_row *row = &grid->rows.items[i];
        for (uint32_t at = row->first; at < row->first + row->count; at++)
            if (returned_row_called(table, grid->cells.items[at].text)) {
                *column = grid->cells.items[at].column;
                count++;
            }
    }
    return count;
}

enum { FEWEST_HEADS = 2, FIRST_ROWS = 30 };

bool stretch_has_headings(struct reading *reading, const struct grid *grid)
{
    for (size_t i = 0; i < grid->rows.count && i < FIRST_ROWS; i++)
        for (const struct sheet *sheet = reading->known; sheet; sheet = sheet->next)
            if (count_heads(reading->arena, grid, &grid->rows.items[i], sheet->table) >=
                FEWEST_HEADS)
                return true;
    return false;
}

/* By its headings, and then by the ids of its rows, since sheets of one kind have the same. */
bool stretch_by_headings(struct reading *reading, const struct grid *grid, struct stretch *stretch)
{
    size_t most = 0;
    for (size_t i = 0; i < grid->rows.count && i < FIRST_ROWS; i++)
        for (const struct sheet *sheet = reading->known; sheet; sheet = sheet->next) {
            uint32_t column = 0;
            size_t heads = count_heads(reading->arena, grid, &grid->rows.items[i], sheet->table);
            size_t count = heads < FEWEST_HEADS ? 0 : count_ids(grid, i, sheet->table, &column);
            if (count <= most)
                continue;
            most = count;
            *stretch =
                (struct stretch){grid, sheet, 0, grid->rows.count, grid->rows.count, i, column};
        }
    return most > 0;
}

/* ---- Columns ---------------------------------------------------------------------------------
 */

static uint32_t column_saying(struct arena *arena, const struct stretch *stretch, size_t row,
                              const char *words)
{
    const struct grid *grid = stretch->grid;
    if (row == stretch->end)
        return RETURNED_NOWHERE;
    const struct grid_row *at = &grid->rows.items[row];
    for (uint32_t i = at->first; i < at->first + at->count; i++)
        if (means_same(arena, grid->cells.items[i].text, words))
            return grid->cells.items[i].column;
    return RETURNED_NOWHERE;
}

void stretch_find_columns(struct reading *reading, const struct stretch *stretch,
                          struct returned *returned)
{
    const struct table *table = stretch->sheet->table;
    struct arena *arena = reading->arena;
    struct listing missing = {0};
    returned->columns = arena_alloc(arena, (table->column_count + 1) * sizeof *returned->columns);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        returned->columns[i] = column_saying(arena, stretch, stretch->keys, column->key);
        if (returned->columns[i] == RETURNED_NOWHERE)
            returned->columns[i] = column_saying(arena, stretch, stretch->heads, column->head);
        if (column->answer && returned->columns[i] == RETURNED_NOWHERE)
            listing_add(&missing, arena, arena_printf(arena, "“%s”", column->head));
    }
    if (missing.count)
        notice(reading->notices,
               "%s: the column%s %s %s not there, and nothing is taken over from %s; if answers "
               "stood there, ask the group for the sheet as it was",
               returned_sheet_place(arena, reading->file, stretch->grid),
               missing.count == 1 ? "" : "s", listing_text(&missing, "and"),
               missing.count == 1 ? "is" : "are", missing.count == 1 ? "it" : "them");
}
