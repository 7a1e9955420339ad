/* Sheets to fill in as worksheets: what is asked is locked, what is answered is white, and a hidden
   column and row know which answer belongs where. How they lie is told in sheet_file.h. */
#include "emit/xlsx.h"

#include "base/listing.h"
#include "draw/geometry.h"
#include "emit/office.h"
#include "emit/sheet_file.h"

#include <string.h>

static const double usual_line = 15, group_height = 21, gap = 7;        /* in points */
static const double group_width = 30, mark_width = 14, label_width = 8; /* in digits */
enum { FEWEST_LINES = 2, MOST_LINES = 6 };

/* ---- Above the table --------------------------------------------------------------------------
 */

static void mark(struct worksheet *worksheet, struct book_row *row, const char *words)
{
    xlsx_say(worksheet->arena, &row->cells[0], LOOK_MARK, words);
}

/* "Keep young people in learning · NEET in Stoke-on-Trent · 5 October 2007" */
static const char *what_it_is_about(struct arena *arena, const struct sheet *sheet)
{
    const char *const parts[] = {sheet->about, sheet->model, sheet->day};
    return joined(arena, " · ", parts, sizeof parts / sizeof *parts);
}

/* The name has as many cells as it needs. */
static void put_group(struct worksheet *worksheet)
{
    struct book_sheet *sheet = worksheet->sheet;
    struct book_row *row = book_add_row(worksheet->arena, sheet);
    xlsx_say(worksheet->arena, &row->cells[1], LOOK_QUIET, SHEET_GROUP_LABEL);
    mark(worksheet, row, SHEET_MARK_GROUP);
    row->height = group_height;
    if (sheet->column_count < 3)
        return;
    struct book_cell *name = &row->cells[2];
    xlsx_say(worksheet->arena, name, LOOK_ANSWER, NULL);
    for (double width = sheet->columns[2].width;
         width < group_width && 3 + name->across < sheet->column_count; name->across++)
        width += sheet->columns[3 + name->across].width;
}

static void put_keys(struct worksheet *worksheet, const char *id)
{
    const struct table *table = worksheet->table;
    struct book_row *row = book_add_row(worksheet->arena, worksheet->sheet);
    row->hidden = true;
    mark(worksheet, row, arena_printf(worksheet->arena, SHEET_MARK_SHEET "%s", id));
    for (size_t i = 0; i < table->column_count; i++)
        xlsx_say(worksheet->arena, &row->cells[i + 1], LOOK_MARK, table->columns[i].key);
}

/* All rows from this one on are for readers. */
static void mark_notes(struct worksheet *worksheet, size_t first)
{
    for (size_t i = first; i < worksheet->sheet->rows.count; i++)
        mark(worksheet, &worksheet->sheet->rows.items[i], SHEET_MARK_NOTE);
}

static void put_top(struct worksheet *worksheet, const struct sheet *sheet)
{
    xlsx_say_across(worksheet, LOOK_TITLE, sheet->title);
    xlsx_say_across(worksheet, LOOK_QUIET, what_it_is_about(worksheet->arena, sheet));
    if (sheet->instruction)
        xlsx_say_across(worksheet, LOOK_QUIET, sheet->instruction);
    mark_notes(worksheet, 0);
    put_group(worksheet);
    book_add_row(worksheet->arena, worksheet->sheet)->height = gap;
    put_keys(worksheet, sheet->id);
    mark(worksheet, xlsx_put_heads(worksheet), SHEET_MARK_HEADS);
}

/* ---- The table --------------------------------------------------------------------------------
 */

/* As high as its longest question needs, and with room to answer. */
static void set_height(struct worksheet *worksheet, struct book_row *row, unsigned lines)
{
    unsigned most = lines > MOST_LINES ? MOST_LINES : lines;
    row->height = larger(book_height(worksheet->workbook, worksheet->sheet, row),
                         usual_line * (most < FEWEST_LINES ? FEWEST_LINES : most));
}

static void put_row(struct worksheet *worksheet, const struct sheet *sheet, const struct row *row)
{
    struct arena *arena = worksheet->arena;
    struct book_row *out = book_add_row(arena, worksheet->sheet);
    mark(worksheet, out, row->id);
    for (size_t i = 0; i < sheet->table->column_count; i++) {
        const struct runs *runs = &row->cells[i].runs;
        if (sheet->table->columns[i].answer)
            xlsx_say(arena, &out->cells[i + 1], LOOK_ANSWER,
                     runs->first ? runs_text(arena, runs) : NULL);
        else
            xlsx_put_cell(worksheet, &out->cells[i + 1], row, i);
    }
    set_height(worksheet, out, sheet->lines);
}

/* The question stands where the heads of rows do. */
static void put_more(struct worksheet *worksheet, const struct sheet *sheet)
{
    const struct table *table = sheet->table;
    struct book_row *row = book_add_row(worksheet->arena, worksheet->sheet);
    size_t head = table_head_column(table);
    mark(worksheet, row, sheet_more);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        xlsx_say(worksheet->arena, &row->cells[i + 1], column->answer ? LOOK_ANSWER : LOOK_ROW_HEAD,
                 i == head ? sheet->more : NULL);
    }
    set_height(worksheet, row, sheet->lines);
}

/* ---- What helps to fill it in -----------------------------------------------------------------
 */

static void offer_choices(struct worksheet *worksheet, size_t index)
{
    const struct column *column = &worksheet->table->columns[index];
    struct book_sheet *sheet = worksheet->sheet;
    struct book_range range = {index + 1, sheet->frozen_rows, sheet->rows.count - 1};
    struct book_choice *choice = array_add(worksheet->arena, &sheet->choices);
    *choice = (struct book_choice){
        .range = range,
        .words = column->choices,
        .head = "Pick one from the list",
        .hint = "Leave it empty if your group did not get to it.",
        .doubt_head = "Not on the list",
        .doubt = "The list has other words for this. Keep yours all the same?",
    };
    for (size_t i = 0; column->tones && column->choices[i]; i++) {
        unsigned fill = xlsx_looks[xlsx_look_of(column->tones[i])].fill;
        if (fill)
            *array_add(worksheet->arena, &sheet->tints) =
                (struct book_tint){range, column->choices[i], fill};
    }
}

/* ---- The sheet --------------------------------------------------------------------------------
 */

/* Where there are several the kind comes first: the name of a tab is cut, and about one thing there
   may be all kinds. "Comparison sheet" gives "Comparison · Keep the park open". */
static const char *tab_name(struct arena *arena, const struct sheet *sheet, bool alone)
{
    const char *kind = sheet->table->caption;
    return alone ? sheet->about
                 : arena_printf(arena, "%.*s · %s", (int)strcspn(kind, " "), kind, sheet->about);
}

static void put_sheet(struct arena *arena, struct workbook *workbook, const struct sheet *sheet,
                      bool alone)
{
    const struct table *table = sheet->table;
    struct worksheet worksheet =
        xlsx_add_sheet(arena, workbook, tab_name(arena, sheet, alone), table, 1);
    struct book_sheet *out = worksheet.sheet;
    out->columns[0] = (struct book_column){mark_width, .hidden = true};
    out->columns[1].width = larger(out->columns[1].width, label_width);
    put_top(&worksheet, sheet);
    for (size_t i = 0; i < table->rows.count; i++)
        put_row(&worksheet, sheet, &table->rows.items[i]);
    if (sheet->more)
        put_more(&worksheet, sheet);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].answer && table->columns[i].choices)
            offer_choices(&worksheet, i);
    size_t last = out->rows.count;
    xlsx_put_notes(&worksheet);
    mark_notes(&worksheet, last);
    xlsx_set_footer(&worksheet, what_it_is_about(arena, sheet));
    out->locked = true;
}

/* ---- How to fill it in ------------------------------------------------------------------------
 */

static const char how_to[] = "How to fill this in";
static const char *const how_to_lines[] = {
    "White cells are yours. All others are locked, so that nothing is lost by accident; there "
    "is no password.",
    "At the top of each sheet, behind “" SHEET_GROUP_LABEL "”, write the name of your group: "
    "“Table 4”, say. It tells your answers from those of others.",
    "Some cells have a list: pick a word from it, or write your own words all the same.",
    "Leave a cell empty where you did not get to it, or where there is nothing to say. Half a "
    "sheet is welcome, too.",
    "For a new line within a cell, press Alt and Enter (on a Mac: Control, Option and Enter).",
    "Columns and rows may be made wider and higher. What is hidden must stay: it tells which "
    "answer belongs where.",
    "Save the file as it is, as a workbook (.xlsx), and send it back to whoever sent it to "
    "you.",
};
enum { HOW_TO_LINES = sizeof how_to_lines / sizeof *how_to_lines };

/* How each line begins that leads to a sheet. */
static const char go_to[] = "Go to: ";

bool sheet_explains(const char *text)
{
    bool explains = !strcmp(text, how_to) || !strncmp(text, go_to, sizeof go_to - 1);
    for (size_t i = 0; i < HOW_TO_LINES; i++)
        explains = explains || !strcmp(text, how_to_lines[i]);
    return explains;
}

static void put_how_to(struct arena *arena, struct workbook *workbook)
{
    struct book_sheet *sheet = workbook_add_sheet(arena, workbook, how_to, 1);
    struct worksheet worksheet = {arena, workbook, sheet, NULL, 0};
    sheet->columns[0].width = 80;
    sheet->portrait = true;
    xlsx_say_across(&worksheet, LOOK_TITLE, how_to);
    for (size_t i = 0; i < HOW_TO_LINES; i++) {
        xlsx_say_across(&worksheet, LOOK_PROSE, how_to_lines[i]);
        sheet->rows.items[i + 1].height += usual_line / 2;
    }
    xlsx_set_footer(&worksheet, how_to);
}

/* Behind the explanation, which is the first sheet, where each of the others is. */
static void put_links(struct arena *arena, struct workbook *workbook, const struct sheet *sheets)
{
    for (size_t i = 1; sheets; sheets = sheets->next, i++) {
        struct book_sheet *sheet = &workbook->sheets.items[0];
        struct book_row *row = book_add_row(arena, sheet);
        xlsx_say(arena, &row->cells[0], LOOK_LINK,
                 arena_printf(arena, "%s%s: %s", go_to, sheets->table->caption, sheets->about));
        row->cells[0].to = workbook->sheets.items[i].name;
        row->height = book_height(workbook, sheet, row);
    }
}

/* Who opens a workbook of several sheets reads first what to do, and is led on; a sheet alone is
   what it opens on. */
const char *xlsx_write_sheets(const struct sheet *sheets, const struct setting *setting,
                              struct buffer *out)
{
    struct arena *arena = out->arena;
    struct workbook workbook = xlsx_book(arena, sheets->title, setting, sheets->table);
    workbook.subject = sheets->model ? book_text(arena, sheets->model) : NULL;
    bool alone = !sheets->next;
    if (!alone)
        put_how_to(arena, &workbook);
    for (const struct sheet *sheet = sheets; sheet; sheet = sheet->next)
        put_sheet(arena, &workbook, sheet, alone);
    if (alone)
        put_how_to(arena, &workbook);
    else
        put_links(arena, &workbook, sheets);
    return office_write_workbook(setting->office, &workbook, out);
}
