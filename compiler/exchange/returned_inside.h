#ifndef CATWOE_EXCHANGE_RETURNED_INSIDE_H
#define CATWOE_EXCHANGE_RETURNED_INSIDE_H

#include "emit/sheet_file.h"
#include "exchange/returned.h"

#include <string.h>

/* Between the files that read sheets which came back. */
struct reading {
    struct arena *arena;
    struct notices *notices;
    const struct returned_file *file;
    const struct sheet *known;
    struct returned *first, **end;
};

/* A part of a grid that holds one sheet. */
struct stretch {
    const struct grid *grid;
    const struct sheet *sheet;
    size_t first, end;  /* rows of the grid, by their order */
    size_t keys, heads; /* those with the hidden keys and the headings; `end` where there is none */
    uint32_t ids;       /* the column in which rows are named */
};

/* The stretch whose hidden row of keys this is, from `first` on; no sheet where it is of none that
   is known, and that has been told. */
struct stretch stretch_at(struct reading *, const struct grid *, size_t first, size_t keys);

/* The one on a grid without that row; false where there is none. */
bool stretch_by_headings(struct reading *, const struct grid *, struct stretch *);

/* Whether there are such headings, at least. */
bool stretch_has_headings(struct reading *, const struct grid *);

/* Where each column of the table is; what is missing is told. */
void stretch_find_columns(struct reading *, const struct stretch *, struct returned *);

/* Whether a cell of a row, by its order, begins with a mark. */
bool grid_has_mark(const struct grid *, size_t row, const char *mark);

const struct row *returned_row_called(const struct table *, const char *id);
const char *returned_sheet_place(struct arena *, const struct returned_file *, const struct grid *);

static inline bool begins_with(const char *text, const char *start)
{
    return !strncmp(text, start, strlen(start));
}

#endif
