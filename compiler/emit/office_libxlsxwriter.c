/* Workbooks written by libxlsxwriter: with office_libzip.c the shared object catwoe-office.so. The
   library writes files, so there is one for as long as it takes. */
#include "emit/office.h"
#include "emit/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* The library changes no text that it is given, but does not say so. */
static char *loose(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* ---- Looks ----------------------------------------------------------------------------------- */

/* Those of a look: for texts, and for numbers with none, one, two … digits behind the point. */
enum { MOST_DIGITS = 9, FORMATS_A_LOOK = MOST_DIGITS + 2 };

struct book {
    const struct workbook *workbook;
    lxw_workbook *file;
    lxw_format **formats; /* so many a look, made when they are first needed */
};

static const lxw_color_t frame_ink = 0xc2d1d1;

/* Away from the edge, so that no text beside a number reads as more of it. */
static void set_number(lxw_format *format, const struct book_look *look, unsigned digits)
{
    char code[] = "#,##0.000000000";
    code[digits ? strlen("#,##0.") + digits : strlen("#,##0")] = 0;
    format_set_num_format(format, code);
    if (look->centred)
        return;
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_indent(format, 1);
}

/* Black and white have numbers of their own in the library. */
static lxw_color_t colour_of(unsigned colour)
{
    return colour == 0xffffff ? (lxw_color_t)LXW_COLOR_WHITE
           : colour           ? (lxw_color_t)colour
                              : (lxw_color_t)LXW_COLOR_BLACK;
}

static void set_font(lxw_format *format, const struct book_look *look)
{
    if (look->font)
        format_set_font_name(format, look->font);
    if (look->size > 0)
        format_set_font_size(format, look->size);
    if (look->bold)
        format_set_bold(format);
    if (look->italic)
        format_set_italic(format);
    format_set_font_color(format, colour_of(look->ink));
}

static void set_place(lxw_format *format, const struct book_look *look)
{
    format_set_align(format, look->middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (look->centred)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look->rightward) {
        format_set_align(format, LXW_ALIGN_RIGHT);
        format_set_indent(format, 1);
    }
}

static void set_cell(lxw_format *format, const struct book_look *look)
{
    if (look->fill)
        format_set_bg_color(format, colour_of(look->fill));
    if (look->framed) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, frame_ink);
    }
    if (look->open) {
        format_set_unlocked(format);
        format_set_num_format(format, "@");
    }
}

static lxw_format *format_of(struct book *book, const struct book_cell *cell)
{
    const struct book_look *look = &book->workbook->looks[cell->look];
    unsigned digits = cell->digits < MOST_DIGITS ? cell->digits : MOST_DIGITS;
    lxw_format **place =
        &book->formats[cell->look * FORMATS_A_LOOK + (cell->is_number ? digits + 1 : 0)];
    if (*place || !(*place = workbook_add_format(book->file)))
        return *place;
    set_font(*place, look);
    set_place(*place, look);
    set_cell(*place, look);
    if (cell->is_number)
        set_number(*place, look, digits);
    else if (look->wrapped)
        format_set_text_wrap(*place);
    return *place;
}

/* ---- Cells ----------------------------------------------------------------------------------- */

/* Quotes in the name of a sheet are doubled. */
static void put_link(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                     const struct book_cell *cell, lxw_format *format)
{
    enum { LONGEST = 400 };
    static const char start[] = "internal:'";
    char address[LONGEST];
    size_t length = sizeof start - 1;
    memcpy(address, start, length);
    for (const char *at = cell->to; *at && length + sizeof "''!A1" < LONGEST; at++) {
        address[length++] = *at;
        if (*at == '\'')
            address[length++] = *at;
    }
    memcpy(address + length, "'!A1", sizeof "'!A1");
    worksheet_write_url_opt(sheet, row, column, address, format, cell->text, NULL);
}

static void put_cell(struct book *book, lxw_worksheet *sheet, size_t row, size_t column,
                     const struct book_cell *cell)
{
    lxw_row_t at = (lxw_row_t)row;
    lxw_col_t from = (lxw_col_t)column;
    lxw_format *format = format_of(book, cell);
    if (cell->across)
        worksheet_merge_range(sheet, at, from, at, (lxw_col_t)(column + cell->across),
                              cell->text ? cell->text : "", format);
    else if (cell->is_number)
        worksheet_write_number(sheet, at, from, cell->number, format);
    else if (cell->text && cell->to)
        put_link(sheet, at, from, cell, format);
    else if (cell->text)
        worksheet_write_string(sheet, at, from, cell->text, format);
    else
        worksheet_write_blank(sheet, at, from, format);
}

static void put_rows(struct book *book, lxw_worksheet *sheet, const struct book_sheet *described)
{
    for (size_t i = 0; i < described->rows.count; i++) {
        const struct book_row *row = &described->rows.items[i];
        lxw_row_col_options options = {.hidden = row->hidden};
        if (row->height > 0 || row->hidden)
            worksheet_set_row_opt(sheet, (lxw_row_t)i,
                                  row->height > 0 ? row->height : LXW_DEF_ROW_HEIGHT, NULL,
                                  &options);
        for (size_t k = 0; k < described->column_count; k++)
            if (row->cells[k].look)
                put_cell(book, sheet, i, k, &row->cells[k]);
    }
}

static void put_columns(lxw_worksheet *sheet, const struct book_sheet *described)
{
    for (size_t i = 0; i < described->column_count; i++) {
        lxw_row_col_options options = {.hidden = described->columns[i].hidden};
        worksheet_set_column_opt(sheet, (lxw_col_t)i, (lxw_col_t)i, described->columns[i].width,
                                 NULL, &options);
    }
}

/* ---- What helps to fill it in ---------------------------------------------------------------- */

/* A list within a workbook's own text may hold so much with its commas. */
static bool has_room(const char *const *words)
{
    size_t length = 0;
    for (; *words; words++) {
        length += lxw_utf8_strlen(*words) + 1;
        if (strchr(*words, ','))
            return false;
    }
    return length <= 255;
}

static void put_choice(lxw_worksheet *sheet, const struct book_choice *choice)
{
    lxw_data_validation list = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = (char **)(uintptr_t)choice->words,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .error_title = loose(choice->doubt_head),
        .error_message = loose(choice->doubt),
        .input_title = loose(choice->head),
        .input_message = loose(choice->hint),
    };
    if (has_room(choice->words))
        worksheet_data_validation_range(
            sheet, (lxw_row_t)choice->range.first_row, (lxw_col_t)choice->range.column,
            (lxw_row_t)choice->range.last_row, (lxw_col_t)choice->range.column, &list);
}

static void put_tint(struct book *book, lxw_worksheet *sheet, const struct book_tint *tint)
{
    char *quoted = malloc(strlen(tint->word) + sizeof "\"\"");
    lxw_format *format = workbook_add_format(book->file);
    if (quoted && format && !strchr(tint->word, '"')) {
        sprintf(quoted, "\"%s\"", tint->word);
        format_set_bg_color(format, colour_of(tint->fill));
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = quoted,
                                       .format = format};
        worksheet_conditional_format_range(
            sheet, (lxw_row_t)tint->range.first_row, (lxw_col_t)tint->range.column,
            (lxw_row_t)tint->range.last_row, (lxw_col_t)tint->range.column, &rule);
    }
    free(quoted);
}

static void put_help(struct book *book, lxw_worksheet *sheet, const struct book_sheet *described)
{
    for (size_t i = 0; i < described->choices.count; i++)
        put_choice(sheet, &described->choices.items[i]);
    for (size_t i = 0; i < described->tints.count; i++)
        put_tint(book, sheet, &described->tints.items[i]);
    lxw_protection allowed = {.format_columns = 1, .format_rows = 1};
    if (described->locked)
        worksheet_protect(sheet, NULL, &allowed);
}

/* ---- Worksheets ------------------------------------------------------------------------------ */

enum { PAPER_A4_OF_EXCEL = 9 };
static const char no_sheet[] = "its worksheets cannot be put together";

static void set_print(lxw_worksheet *sheet, const struct book_sheet *described)
{
    worksheet_set_paper(sheet, PAPER_A4_OF_EXCEL);
    if (!described->portrait)
        worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.45, 0.45, 0.5, 0.6); /* inches */
    if (described->head_row)
        worksheet_repeat_rows(sheet, (lxw_row_t)described->head_row,
                              (lxw_row_t)described->head_row);
    if (described->footer)
        worksheet_set_footer(sheet, described->footer);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
}

/* NULL, or why it cannot be put there. */
static const char *put_sheet(struct book *book, const struct book_sheet *described)
{
    if (described->rows.count > LXW_ROW_MAX || described->column_count > LXW_COL_MAX)
        return "it has more rows or columns than a worksheet; ask for one thing of it by name, or "
               "for its values: --to csv";
    lxw_worksheet *sheet = workbook_add_worksheet(book->file, described->name);
    if (!sheet)
        return no_sheet;
    put_columns(sheet, described);
    put_rows(book, sheet, described);
    put_help(book, sheet, described);
    set_print(sheet, described);
    lxw_row_t row = (lxw_row_t)described->frozen_rows;
    lxw_col_t column = (lxw_col_t)described->frozen_columns;
    if (row || column) {
        worksheet_freeze_panes(sheet, row, column);
        worksheet_set_selection(sheet, row, column, row, column);
    }
    return NULL;
}

static const char *put_sheets(struct book *book)
{
    const struct workbook *workbook = book->workbook;
    long long created = workbook->created ? workbook->created : 1; /* 0 is now, to the library */
    lxw_doc_properties properties = {.title = loose(workbook->title),
                                     .subject = loose(workbook->subject),
                                     .created = (time_t)created};
    workbook_set_properties(book->file, &properties);
    const char *problem = NULL;
    for (size_t i = 0; i < workbook->sheets.count && !problem; i++)
        problem = put_sheet(book, &workbook->sheets.items[i]);
    return problem;
}

/* ---- The file -------------------------------------------------------------------------------- */

static const char no_file[] = "a temporary file cannot be written; make room, or set TMPDIR to a "
                              "folder that has some";

/* NULL, or why there is no workbook in the file. */
static const char *write_file(const struct workbook *workbook, const char *folder, const char *path)
{
    lxw_workbook_options options = {.tmpdir = loose(folder)};
    struct book book = {workbook, workbook_new_opt(path, &options),
                        calloc(workbook->look_count * FORMATS_A_LOOK, sizeof *book.formats)};
    const char *problem = book.file && book.formats ? put_sheets(&book) : no_sheet;
    if (book.file && workbook_close(book.file) != LXW_NO_ERROR && !problem)
        problem = no_file;
    free(book.formats);
    return problem;
}

static const char *hand_over(const char *path, struct packing *packing)
{
    char chunk[1 << 14];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (!file)
        return no_file;
    while (!packing->exhausted && (got = fread(chunk, 1, sizeof chunk, file)))
        packing->exhausted = !packing->put(packing->out, chunk, got);
    bool failed = ferror(file);
    fclose(file);
    return failed ? no_file : NULL;
}

const char *libxlsxwriter_write(const struct workbook *workbook, struct packing *packing)
{
    static const char name[] = "/catwoe-XXXXXX";
    const char *folder = getenv("TMPDIR");
    if (!folder || !*folder)
        folder = P_tmpdir;
    char *path = malloc(strlen(folder) + sizeof name);
    if (!path) {
        packing->exhausted = true;
        return NULL;
    }
    strcat(strcpy(path, folder), name);
    int file = mkstemp(path);
    const char *problem = file < 0 ? no_file : write_file(workbook, folder, path);
    if (!problem)
        problem = hand_over(path, packing);
    if (file >= 0) {
        close(file);
        unlink(path);
    }
    free(path);
    return problem;
}
