#ifndef CATWOE_EMIT_WORKBOOK_H
#define CATWOE_EMIT_WORKBOOK_H

#include "base/name.h"

#include <stdbool.h>
#include <stddef.h>

/* A workbook before it is written: worksheets with their cells, and how these look and print. What
   writes it (office.h) decides nothing. Texts are UTF-8 that XML can hold, and stay texts: none is
   ever a formula. Rows and columns count from 0; colours are 0xRRGGBB. */

/* How cells look; a workbook has a table of them. */
struct book_look {
    const char *font; /* NULL: that of the spreadsheet */
    double size;      /* in points; 0: that of the spreadsheet */
    bool bold, italic;
    bool wrapped; /* a text runs on in lines of its own, from the top */
    bool framed;
    bool centred, rightward; /* across; else where its writing begins */
    bool middle;             /* up and down; else at the top */
    bool open;          /* to be filled in where the rest is locked; what is typed stays text */
    unsigned ink, fill; /* fill 0: none */
};

struct book_cell {
    size_t look;      /* in the workbook's table; 0: there is no cell */
    const char *text; /* as book_text makes it; NULL where it is a number or blank */
    bool is_number;
    double number;
    unsigned digits; /* of the number, behind the point */
    size_t across;   /* so many cells to its right it covers */
    const char *to;  /* it leads to the sheet with this name; NULL: nowhere. Not where it covers */
};

struct book_row {
    double height; /* in points; 0: of one line */
    bool hidden;
    struct book_cell *cells; /* one a column */
};

struct book_column {
    double width; /* in digits of the spreadsheet's font */
    bool hidden;
};

/* Cells of a column from one row to another. */
struct book_range {
    size_t column, first_row, last_row;
};

/* Words to choose from; other words may be written too. */
struct book_choice {
    struct book_range range;
    const char *const *words; /* NULL behind the last */
    const char *head, *hint;  /* shown where one is to be chosen; at most 32 and 255 letters */
    const char *doubt_head, *doubt; /* asked where another word was written; likewise */
};

/* Cells that say this word are filled so. */
struct book_tint {
    struct book_range range;
    const char *word;
    unsigned fill;
};

struct book_sheet {
    const char *name; /* as workbook_add_sheet makes it */
    struct book_column *columns;
    size_t column_count;
    struct {
        struct book_row *items;
        size_t count, capacity;
    } rows;
    struct {
        struct book_choice *items;
        size_t count, capacity;
    } choices;
    struct {
        struct book_tint *items;
        size_t count, capacity;
    } tints;
    size_t frozen_rows, frozen_columns; /* they stay where the rest is scrolled */
    size_t head_row;                    /* repeated on each page that is printed; 0: none */
    bool locked;                        /* but for cells that are open; there is no password */
    bool portrait;                      /* else landscape; always A4, as wide as the page */
    const char *footer;                 /* in codes of spreadsheets (ECMA-376 part 1, 18.3.1.46) */
};

struct workbook {
    const char *title, *subject; /* of the file; subject may be NULL */
    long long created;           /* in seconds since 1970 */
    const struct book_look *looks;
    size_t look_count; /* the first stands for no cell */
    struct {
        struct book_sheet *items;
        size_t count, capacity;
    } sheets;
    struct names names; /* of the sheets so far */
};

/* What a cell can hold, in units of UTF-16. */
enum { BOOK_LONGEST = 32767 };

/* ---- Making one --------------------------------------------------------------------------------
 */

/* An empty sheet behind the last, named after these words as far as spreadsheets allow; its address
   holds until the next. */
struct book_sheet *workbook_add_sheet(struct arena *, struct workbook *, const char *words,
                                      size_t column_count);

/* A row without cells behind the last; its address holds until the next. */
struct book_row *book_add_row(struct arena *, struct book_sheet *);

/* A text as a cell holds it: what can be seen of it, its line ends kept, cut where a cell ends, and
   what the file format would take for its own escape made plain. */
const char *book_text(struct arena *, const char *text);

/* How high a row must be, in points, for the texts of its cells: not all spreadsheets find that out
   by themselves. */
double book_height(const struct workbook *, const struct book_sheet *, const struct book_row *);

#endif
