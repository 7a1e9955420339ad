#ifndef CATWOE_EXCHANGE_RETURNED_H
#define CATWOE_EXCHANGE_RETURNED_H

#include "exchange/grid.h"
#include "view/sheet.h"

/* Sheets that came back, filled in (they lie as emit/sheet_file.h tells), and what was answered on
   them. A sheet is known by its id, an answer by the id of its row and the key of its column, or
   where the hidden row of keys is gone by its heading; never by its place. What is no answer to
   what was asked is kept as a line of text. Nothing is passed over without a word: each notice
   names the file, the worksheet and the cell, and what became of what stands there.

   What is read lies in the arena of the notices, but points to the sheets, to the file and to its
   grids: they have to live as long. */
struct notices {
    struct arena *arena;
    const char **items;
    size_t count, capacity;
};
void notice(struct notices *, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct returned_file {
    const char *path;   /* as it was named, for messages */
    const char *name;   /* without its folder */
    struct grid *grids; /* its worksheets, or its values */
};

/* A row of the sheet with an answer in it. */
struct returned_row {
    const struct row *row; /* of the sheet's table */
    const char **answers;  /* one a column of the table; "" where nothing was answered */
    uint32_t number;       /* of the grid */
};

/* What was written and is no answer to a question of the sheet. */
struct returned_line {
    const char *text;
    uint32_t number;
};

struct returned {
    struct returned *next;
    const struct sheet *sheet; /* as it was asked */
    const struct returned_file *file;
    const struct grid *grid;
    const char *group; /* the name that they gave themselves, else the file's; never NULL */
    bool named;        /* they did */
    uint32_t *columns; /* of the grid, by those of the table; RETURNED_NOWHERE: it is missing */
    struct {
        struct returned_row *items;
        size_t count, capacity;
    } rows;
    struct {
        struct returned_line *items;
        size_t count, capacity;
    } lines;
};
#define RETURNED_NOWHERE UINT32_MAX

/* The sheets of a file on which anything is answered, in its order, each with its group; NULL where
   none is, and why has been told. `known` are all sheets that can be asked of the model. */
struct returned *returned_read(struct notices *, const struct returned_file *,
                               const struct sheet *known);

/* Where an answer stands: table-4.xlsx, worksheet “Retain”, cell C8. In the arena. */
const char *returned_place(struct arena *, const struct returned *, uint32_t row, size_t column);

/* The same of a whole row. */
const char *returned_row_place(struct arena *, const struct returned *, uint32_t row);

/* A question and its answer as one text. */
void returned_put_answer(struct buffer *, const char *question, const char *answer);

/* The column of the table with this key, or its count where there is none. */
size_t returned_column(const struct returned *, const char *key);

/* Whether two texts are the same to people: apart from case, blanks, the form of quotes, and what
   closes a sentence. */
bool means_same(struct arena *, const char *, const char *);

#endif
