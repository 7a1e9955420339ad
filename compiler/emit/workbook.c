/* Workbooks put together within what spreadsheets can hold (ECMA-376 part 1, 18.2.19 and 22.9.2.19;
   "Excel specifications and limits", Microsoft). */
#include "emit/workbook.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "emit/markup.h"

#include <ctype.h>
#include <string.h>

/* ---- Names of sheets --------------------------------------------------------------------------
 */

enum { LONGEST_NAME = 31 };

/* Units of UTF-16, in which spreadsheets count. */
static size_t units(const char *text, size_t length)
{
    size_t count = 0, bytes;
    for (size_t at = 0; at < length; at += bytes)
        count += utf8_next(text + at, length - at, &bytes) > 0xffff ? 2 : 1;
    return count;
}

/* So many bytes of a text, in whole characters, as have room. */
static size_t bytes_in_units(const char *text, size_t most)
{
    size_t length = strlen(text), at = 0, used = 0;
    while (at < length) {
        size_t bytes = utf8_cluster(text + at, length - at);
        used += units(text + at, bytes);
        if (used > most)
            break;
        at += bytes;
    }
    return at;
}

/* Without the signs that have a meaning in formulas, and without blanks or apostrophes at the ends.
 */
static const char *allowed(struct arena *arena, const char *words)
{
    struct buffer seen = {.arena = arena};
    markup_visible(&seen, words);
    char *name = arena_copy(arena, seen.items, seen.count);
    size_t count = 0;
    for (const char *from = name; *from; from++) {
        char sign = strchr("[]:*?/\\", *from) ? ' ' : *from;
        if (sign != ' ' || (count && name[count - 1] != ' '))
            name[count++] = sign;
    }
    while (count && strchr(" '", name[count - 1]))
        count--;
    name[count] = 0;
    return name + strspn(name, " '");
}

/* A name of a sheet whatever its case: it bears the first that took it. */
static struct name *folded(struct workbook *workbook, const char *name)
{
    return name_of(&workbook->names, name, strlen(name))->folded;
}

/* Excel keeps one for itself. */
static bool is_free(struct workbook *workbook, const char *name)
{
    return !folded(workbook, name)->bears && folded(workbook, name) != folded(workbook, "History");
}

/* With what it ends on, the beginning cut where there is no room for both. */
static char *name_ending(struct arena *arena, const char *name, const char *end)
{
    if (units(name, strlen(name)) + units(end, strlen(end)) <= LONGEST_NAME)
        return arena_printf(arena, "%s%s", name, end);
    size_t room = LONGEST_NAME - 1 - units(end, strlen(end));
    return arena_printf(arena, "%.*s…%s", (int)bytes_in_units(name, room), name, end);
}

static const char *name_sheet(struct arena *arena, struct workbook *workbook, const char *words)
{
    const char *plain = allowed(arena, words);
    if (!*plain)
        plain = "Sheet";
    char *name = name_ending(arena, plain, "");
    for (size_t number = 2; !is_free(workbook, name); number++)
        name = name_ending(arena, plain, arena_printf(arena, " %zu", number));
    folded(workbook, name)->bears = name;
    return name;
}

/* ---- Sheets and rows --------------------------------------------------------------------------
 */

struct book_sheet *workbook_add_sheet(struct arena *arena, struct workbook *workbook,
                                      const char *words, size_t column_count)
{
    const char *name = name_sheet(arena, workbook, words);
    struct book_sheet *sheet = array_add(arena, &workbook->sheets);
    *sheet =
        (struct book_sheet){.name = name,
                            .columns = arena_alloc(arena, column_count * sizeof *sheet->columns),
                            .column_count = column_count};
    return sheet;
}

struct book_row *book_add_row(struct arena *arena, struct book_sheet *sheet)
{
    struct book_row *row = array_add(arena, &sheet->rows);
    *row = (struct book_row){.cells = arena_alloc(arena, sheet->column_count * sizeof *row->cells)};
    return row;
}

/* ---- Texts ------------------------------------------------------------------------------------
 */

/* _x0041_: a letter by its number, to whoever reads the file. */
static bool is_escape(const char *text)
{
    if (text[0] != '_' || text[1] != 'x')
        return false;
    for (size_t i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return text[6] == '_';
}

static void put_plainly(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        buffer_put(out, is_escape(text) ? "_x005F" : "");
        buffer_byte(out, *text);
    }
}

const char *book_text(struct arena *arena, const char *text)
{
    static const char cut[] = " … (longer than a cell can hold)";
    struct buffer seen = {.arena = arena}, out = {.arena = arena};
    markup_visible_lines(&seen, text);
    put_plainly(&out, buffer_text(&seen));
    const char *whole = buffer_text(&out);
    if (units(whole, out.count) <= BOOK_LONGEST)
        return whole;
    return arena_printf(arena, "%.*s%s", (int)bytes_in_units(whole, BOOK_LONGEST - sizeof cut),
                        whole, cut);
}

/* ---- Heights ----------------------------------------------------------------------------------
 */

static const double usual_size = 11;

/* Lines end between words, so that all but the last have some room left. */
static size_t lines_of(const char *text, double width)
{
    static const double slack = 1.08;
    size_t lines = 0;
    for (bool more = true; more; text++) {
        size_t length = strcspn(text, "\n");
        double needed = (double)utf8_cells(text, length);
        lines += needed <= width ? 1 : 1 + (size_t)(needed * slack / width);
        text += length;
        more = *text;
    }
    return lines;
}

static double width_of(const struct book_sheet *sheet, size_t column, size_t across)
{
    double width = 0;
    for (size_t i = column; i <= column + across && i < sheet->column_count; i++)
        width += sheet->columns[i].width;
    return width;
}

double book_height(const struct workbook *workbook, const struct book_sheet *sheet,
                   const struct book_row *row)
{
    static const double leading = 1.35, padding = 5, bold = 1.1, highest = 409;
    double height = 0;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct book_cell *cell = &row->cells[i];
        const struct book_look *look = &workbook->looks[cell->look];
        double size = look->size > 0 ? look->size : usual_size;
        double letter = size / usual_size * (look->bold ? bold : 1);
        if (!cell->text || !look->wrapped)
            continue;
        size_t lines = lines_of(cell->text, width_of(sheet, i, cell->across) / letter);
        double needed = (double)lines * size * leading + padding;
        height = needed > height ? needed : height;
    }
    return height < highest ? height : highest;
}
