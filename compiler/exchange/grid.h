#ifndef CATWOE_EXCHANGE_GRID_H
#define CATWOE_EXCHANGE_GRID_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* What came back as rows and columns of texts: a worksheet, or a file of values. Only cells with
   something in them are there, in the order of the file. Texts are UTF-8, as they are shown, with
   \n between lines and nothing around them; all belongs to one arena. */
struct grid_cell {
    uint32_t column; /* from 0 */
    const char *text;
};

struct grid_row {
    uint32_t number;       /* as people count: a row of a worksheet, a line of values; from 1 */
    uint32_t first, count; /* of the grid's cells */
};

/* Cells that were made one; what is said stands in the first. */
struct grid_merge {
    uint32_t first_row, last_row, column; /* rows as people count them; its first column */
};

struct grid {
    struct grid *next;
    const char *name; /* of the worksheet; NULL: these are values */
    struct {
        struct grid_row *items;
        size_t count, capacity;
    } rows;
    struct {
        struct grid_cell *items;
        size_t count, capacity;
    } cells;
    struct {
        struct grid_merge *items;
        size_t count, capacity;
    } merges;
};

enum {
    GRID_MOST_ROWS = 1 << 20, /* as spreadsheets have them */
    GRID_MOST_COLUMNS = 1 << 14,
    GRID_MOST_CELLS = 200000,  /* of one file */
    GRID_LONGEST_TEXT = 32767, /* characters; a spreadsheet holds no more in a cell */
};

/* Put a text behind the last; cells come row by row. What is blank is left out. */
void grid_add(struct arena *, struct grid *, uint32_t row, uint32_t column, const char *text);

/* Whether a cell can hold a text of so many bytes. */
bool grid_holds(const char *text, size_t size);

/* What a cell says; "" where nothing. */
const char *grid_text(const struct grid *, const struct grid_row *, uint32_t column);

/* How people find a cell: "cell C8", and among values "line 8". In the arena. */
const char *grid_place(struct arena *, const struct grid *, uint32_t row, uint32_t column);

/* A file of values (CSV) as a grid, its separator and writing found out and the guard of emit/csv.h
   taken off. NULL, or why it cannot be read, for the reader: it follows on the file's name and a
   colon. `guessed` tells that it was no UTF-8 and was taken for Windows-1252. */
const char *grid_read_values(struct arena *, const char *bytes, size_t size, struct grid *,
                             bool *guessed);

#endif
