/* Workbooks (XLSX): a worksheet for each table, ready to print on A4. Texts are written as texts,
   so that none is ever a formula; numbers as numbers, so that they can be sorted and added up. */
#include "emit/xlsx.h"

#include "base/calendar.h"
#include "base/number.h"
#include "base/utf8.h"
#include "draw/geometry.h"
#include "emit/markup.h"
#include "emit/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Looks ----------------------------------------------------------------------------------- */

enum colour {
    INK = 0x1b2a2e,
    QUIET = 0x5c6d72,
    WHITE = 0xffffff,
    TEAL = 0x1f5f66,
    PALE = 0xeef5f4,
    YES = 0xdcefe3,
    PARTLY = 0xfbf1d5,
    NO = 0xf6ddd6,
    UNKNOWN = 0xe6e8ea
};

#define CELL .framed = true, .wrapped = true

const struct book_look xlsx_looks[XLSX_LOOK_COUNT] = {
    [LOOK_TITLE] = {"Palatino Linotype", 18, true, .ink = INK, .wrapped = true, .middle = true},
    [LOOK_QUIET] = {.size = 10, .ink = QUIET, .wrapped = true},
    [LOOK_PROSE] = {.ink = INK, .wrapped = true},
    [LOOK_HEAD] = {CELL, .bold = true, .ink = WHITE, .fill = TEAL, .middle = true},
    [LOOK_NUMBER_HEAD] = {CELL, .bold = true, .ink = WHITE, .fill = TEAL, .middle = true,
                          .rightward = true},
    [LOOK_ROW_NUMBER_HEAD] = {CELL, .bold = true, .ink = WHITE, .fill = TEAL, .middle = true,
                              .centred = true},
    [LOOK_ROW_HEAD] = {CELL, .ink = INK, .fill = PALE},
    [LOOK_ROW_NUMBER] = {CELL, .bold = true, .ink = TEAL, .fill = PALE, .centred = true},
    [LOOK_TEXT] = {CELL, .ink = INK},
    [LOOK_UNSAID] = {CELL, .ink = QUIET, .italic = true},
    [LOOK_YES] = {CELL, .ink = INK, .fill = YES},
    [LOOK_PARTLY] = {CELL, .ink = INK, .fill = PARTLY},
    [LOOK_NO] = {CELL, .ink = INK, .fill = NO},
    [LOOK_UNKNOWN] = {CELL, .ink = INK, .fill = UNKNOWN},
    [LOOK_ANSWER] = {CELL, .ink = INK, .open = true},
    [LOOK_LINK] = {.ink = TEAL, .wrapped = true},
    [LOOK_MARK] = {.size = 8, .ink = QUIET},
};

enum xlsx_look xlsx_look_of(enum tone tone)
{
    static const enum xlsx_look looks[] = {
        [TONE_NONE] = LOOK_TEXT, [TONE_YES] = LOOK_YES,         [TONE_PARTLY] = LOOK_PARTLY,
        [TONE_NO] = LOOK_NO,     [TONE_UNKNOWN] = LOOK_UNKNOWN,
    };
    return looks[tone];
}

/* ---- The file -------------------------------------------------------------------------------- */

/* In seconds since 1970; what does not say when it was made is of the day on which ZIP begins. */
static long long second_of(const char *date)
{
    static const uint32_t epoch = 19700101;
    static const long long day = 86400;
    unsigned year = 1980, month = 1, mday = 1, hour = 0, minute = 0, second = 0;
    if (date)
        sscanf(date, "%4u-%2u-%2uT%2u:%2u:%2u", &year, &month, &mday, &hour, &minute, &second);
    long days = calendar_day(year * 10000 + month * 100 + mday) - calendar_day(epoch);
    return days * day + hour * 3600LL + minute * 60LL + second;
}

struct workbook xlsx_book(struct arena *arena, const char *title, const struct setting *setting,
                          const struct table *table)
{
    const char *date = setting->print.date ? setting->print.date : table->date;
    return (struct workbook){.title = book_text(arena, title),
                             .created = second_of(date),
                             .looks = xlsx_looks,
                             .look_count = XLSX_LOOK_COUNT,
                             .names = {.arena = arena}};
}

/* ---- Cells ----------------------------------------------------------------------------------- */

void xlsx_say(struct arena *arena, struct book_cell *cell, enum xlsx_look look, const char *text)
{
    *cell = (struct book_cell){.look = look, .text = text ? book_text(arena, text) : NULL};
}

void xlsx_say_across(struct worksheet *worksheet, enum xlsx_look look, const char *text)
{
    struct book_sheet *sheet = worksheet->sheet;
    struct book_row *row = book_add_row(worksheet->arena, sheet);
    struct book_cell *cell = &row->cells[worksheet->own_columns];
    xlsx_say(worksheet->arena, cell, look, text);
    cell->across = sheet->column_count - worksheet->own_columns - 1;
    row->height = book_height(worksheet->workbook, sheet, row);
}

static enum xlsx_look look_of(const struct table *table, const struct cell *cell, size_t column)
{
    if (cell->state == CELL_UNSAID)
        return LOOK_UNSAID;
    if (table->columns[column].row_head)
        return LOOK_ROW_HEAD;
    return table->columns[column].sign ? LOOK_ROW_NUMBER : xlsx_look_of(cell->tone);
}

static const char *text_of(struct arena *arena, const struct table *table, const struct row *row,
                           size_t column)
{
    const struct cell *cell = &row->cells[column];
    const char *text = cell->state == CELL_UNSAID ? unsaid_words : runs_text(arena, &cell->runs);
    return cell_is_marked(table, row, column) ? arena_printf(arena, "%s %s", differs_sign, text)
                                              : text;
}

void xlsx_put_cell(struct worksheet *worksheet, struct book_cell *out, const struct row *row,
                   size_t column)
{
    struct arena *arena = worksheet->arena;
    const struct table *table = worksheet->table;
    const char *text = text_of(arena, table, row, column);
    const char *number =
        table->columns[column].kind == COLUMN_NUMBER ? number_plain(arena, text) : NULL;
    xlsx_say(arena, out, look_of(table, &row->cells[column], column), *text ? text : NULL);
    if (!number)
        return;
    const char *point = strchr(number, '.');
    out->is_number = true;
    out->number = strtod(number, NULL);
    out->digits = point ? (unsigned)strlen(point + 1) : 0;
}

/* ---- Widths ---------------------------------------------------------------------------------- */

/* All in digits of the usual font. A page of A4, landscape, has room for so many. */
static const double page_width = 150, padding = 2;

struct extent {
    double line, word; /* the longest of a column */
    double weight;
    bool answer; /* to be written in */
};

static void extend(struct extent *extent, const char *text, double share)
{
    for (bool more = true; more; text++) {
        size_t line = strcspn(text, "\n");
        double width = (double)utf8_cells(text, line) * share;
        extent->line = larger(width, extent->line);
        for (size_t at = 0, length; at < line; at += length + 1) {
            length = strcspn(text + at, " \n");
            width = (double)utf8_cells(text + at, length) * share;
            extent->word = larger(width, extent->word);
        }
        text += line;
        more = *text;
    }
}

static struct extent measure(struct arena *arena, const struct table *table, size_t index)
{
    static const double bold = 1.1;
    const struct column *column = &table->columns[index];
    struct extent extent = {0, 0, column->weight ? column->weight : 1, column->answer};
    extend(&extent, column->head, bold);
    for (size_t i = 0; i < table->rows.count; i++)
        extend(&extent, text_of(arena, table, &table->rows.items[i], index), 1);
    return extent;
}

/* What its share is, but as wide as its longest word, where that is not too long; and what is short
   takes no more than it needs, where nothing is to be written in. */
static double width_of(const struct extent *extent, double share)
{
    static const double longest_word = 24;
    double least = padding + smaller(extent->word, longest_word);
    double most = extent->answer ? share : padding + extent->line;
    return larger(smaller(share, most), least);
}

/* What the others leave is shared among those that would take more. */
static void set_widths(struct book_column *columns, const struct extent *extents, size_t count)
{
    double room = page_width, weights = 0;
    for (size_t i = 0; i < count; i++)
        weights += extents[i].weight;
    for (int pass = 0; pass < 2; pass++) {
        double left = page_width, wanting = 0;
        for (size_t i = 0; i < count; i++) {
            double share = room * extents[i].weight / weights;
            columns[i].width = width_of(&extents[i], share);
            bool wants = columns[i].width <= share &&
                         (extents[i].answer || columns[i].width < padding + extents[i].line);
            left -= wants ? 0 : columns[i].width;
            wanting += wants ? extents[i].weight : 0;
        }
        if (wanting <= 0 || left <= 0)
            return;
        room = left;
        weights = wanting;
    }
}

struct worksheet xlsx_add_sheet(struct arena *arena, struct workbook *workbook, const char *name,
                                const struct table *table, size_t own_columns)
{
    struct extent *extents = arena_alloc(arena, table->column_count * sizeof *extents);
    struct book_sheet *sheet =
        workbook_add_sheet(arena, workbook, name, own_columns + table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        extents[i] = measure(arena, table, i);
    set_widths(sheet->columns + own_columns, extents, table->column_count);
    return (struct worksheet){arena, workbook, sheet, table, own_columns};
}

/* ---- Around a table -------------------------------------------------------------------------- */

/* Columns that stay in view: up to the head of the row, where they leave room for others. */
static size_t frozen_columns(const struct worksheet *worksheet)
{
    static const double most = 60;
    const struct table *table = worksheet->table;
    double width = 0;
    for (size_t i = 0; i + 1 < table->column_count; i++) {
        width += worksheet->sheet->columns[worksheet->own_columns + i].width;
        if (width > most || table->columns[i].answer)
            return 0;
        if (table->columns[i].row_head)
            return worksheet->own_columns + i + 1;
    }
    return 0;
}

struct book_row *xlsx_put_heads(struct worksheet *worksheet)
{
    struct book_sheet *sheet = worksheet->sheet;
    const struct table *table = worksheet->table;
    struct book_row *row = book_add_row(worksheet->arena, sheet);
    for (size_t i = 0; i < table->column_count; i++)
        xlsx_say(worksheet->arena, &row->cells[worksheet->own_columns + i],
                 table->columns[i].sign                    ? LOOK_ROW_NUMBER_HEAD
                 : table->columns[i].kind == COLUMN_NUMBER ? LOOK_NUMBER_HEAD
                                                           : LOOK_HEAD,
                 table->columns[i].head);
    row->height = book_height(worksheet->workbook, sheet, row);
    sheet->head_row = sheet->rows.count - 1;
    sheet->frozen_rows = sheet->rows.count;
    sheet->frozen_columns = frozen_columns(worksheet);
    return row;
}

void xlsx_put_notes(struct worksheet *worksheet)
{
    static const double gap = 7;
    struct arena *arena = worksheet->arena;
    const struct table *table = worksheet->table;
    const char *confidential = confidential_words(arena, table->left_out, table->exposed);
    const char *const notes[] = {
        table->note,
        table_differs(table) ? arena_printf(arena, "%s %s.", differs_sign, differs_words) : NULL,
        confidential ? arena_printf(arena, "%s.", confidential) : NULL,
    };
    book_add_row(arena, worksheet->sheet)->height = gap;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i])
            xlsx_say_across(worksheet, LOOK_QUIET, notes[i]);
}

/* An ampersand has a meaning there. */
void xlsx_set_footer(struct worksheet *worksheet, const char *text)
{
    enum { MOST = 90 }; /* of 255, each of which may be two */
    struct buffer seen = {.arena = worksheet->arena}, out = {.arena = worksheet->arena};
    markup_visible(&seen, text);
    const char *plain = buffer_text(&seen);
    buffer_put(&out, "&L&8&\"-,Regular\"");
    for (size_t i = 0, at = 0, bytes; plain[at] && i < MOST; i++, at += bytes) {
        bytes = utf8_cluster(plain + at, strlen(plain + at));
        buffer_put(&out, plain[at] == '&' ? "&" : "");
        buffer_add(&out, plain + at, bytes);
    }
    buffer_put(&out, "&R&8&\"-,Regular\"Page &P of &N");
    worksheet->sheet->footer = buffer_text(&out);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void put_row(struct worksheet *worksheet, const struct row *row)
{
    struct book_row *out = book_add_row(worksheet->arena, worksheet->sheet);
    for (size_t i = 0; i < worksheet->table->column_count; i++)
        xlsx_put_cell(worksheet, &out->cells[i], row, i);
    out->height = book_height(worksheet->workbook, worksheet->sheet, out);
}

static void put_table(struct arena *arena, struct workbook *workbook, const struct table *table)
{
    struct worksheet worksheet = xlsx_add_sheet(arena, workbook, table->caption, table, 0);
    xlsx_say_across(&worksheet, LOOK_TITLE, table->caption);
    xlsx_put_heads(&worksheet);
    for (size_t i = 0; i < table->rows.count; i++)
        put_row(&worksheet, &table->rows.items[i]);
    xlsx_put_notes(&worksheet);
    xlsx_set_footer(&worksheet, table->caption);
}

static const char *put_tables(const struct table *tables, const struct setting *setting,
                              struct buffer *out)
{
    struct workbook workbook = xlsx_book(out->arena, tables->caption, setting, tables);
    for (const struct table *table = tables; table; table = table->next)
        put_table(out->arena, &workbook, table);
    return office_write_workbook(setting->office, &workbook, out);
}

const struct writers xlsx_writers = {
    .tables = put_tables, .sheets = xlsx_write_sheets, .packed = true};
