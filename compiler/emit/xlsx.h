#ifndef CATWOE_EMIT_XLSX_H
#define CATWOE_EMIT_XLSX_H

#include "emit/formats.h"
#include "emit/workbook.h"

/* What worksheets of tables and of sheets to fill in share. */

enum xlsx_look {
    LOOK_NOTHING,
    LOOK_TITLE,
    LOOK_QUIET, /* below a title, below a table */
    LOOK_PROSE,
    LOOK_HEAD,
    LOOK_NUMBER_HEAD,
    LOOK_ROW_NUMBER_HEAD,
    LOOK_ROW_HEAD,
    LOOK_ROW_NUMBER, /* before the row's head */
    LOOK_TEXT,
    LOOK_UNSAID,
    LOOK_YES,
    LOOK_PARTLY,
    LOOK_NO,
    LOOK_UNKNOWN,
    LOOK_ANSWER,
    LOOK_LINK,
    LOOK_MARK, /* for ourselves */
    XLSX_LOOK_COUNT
};

extern const struct book_look xlsx_looks[XLSX_LOOK_COUNT];

/* How a tone is shown. */
enum xlsx_look xlsx_look_of(enum tone);

/* A workbook of this title; empty, and made when the setting says, else on the day of the table. */
struct workbook xlsx_book(struct arena *, const char *title, const struct setting *,
                          const struct table *);

/* A worksheet being made of a table, with so many columns of our own before it. Its sheet stands in
   the workbook, and is gone from there as soon as another is added: finish one before the next. */
struct worksheet {
    struct arena *arena;
    const struct workbook *workbook;
    struct book_sheet *sheet;
    const struct table *table;
    size_t own_columns;
};

/* A new one, whose columns are as wide as the table wants. */
struct worksheet xlsx_add_sheet(struct arena *, struct workbook *, const char *name,
                                const struct table *, size_t own_columns);

/* A text in a cell; NULL leaves it blank. */
void xlsx_say(struct arena *, struct book_cell *, enum xlsx_look, const char *text);

/* A text that runs across all columns of the table, in a row of its own. */
void xlsx_say_across(struct worksheet *, enum xlsx_look, const char *text);

/* A cell of the table, with what is said in it. */
void xlsx_put_cell(struct worksheet *, struct book_cell *, const struct row *, size_t column);

/* The heads of its columns, which stay in view and on each page; and what stands below it, a row
   for each note. */
struct book_row *xlsx_put_heads(struct worksheet *);
void xlsx_put_notes(struct worksheet *);

/* Its line at the foot of each page, before the number of the page. */
void xlsx_set_footer(struct worksheet *, const char *text);

/* Sheets to fill in (xlsx_sheet.c). */
write_sheets xlsx_write_sheets;

#endif
