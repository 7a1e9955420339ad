#ifndef CATWOE_EXCHANGE_CSV_READER_H
#define CATWOE_EXCHANGE_CSV_READER_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Tables as spreadsheets write them (RFC 4180), and as people type them: between fields stand
   commas, semicolons or tabs, whichever the first line has most of; a field in double quotes may
   hold them, line ends, and quotes written twice. Blanks around a field, empty lines and a byte
   order mark are passed over. */
struct csv_row {
    const char **fields; /* each without its quotes; never NULL */
    size_t count;
    size_t line; /* where it begins, from 1 */
};

struct csv {
    struct arena *arena;
    struct {
        struct csv_row *items;
        size_t count, capacity;
    } rows;
};

/* All in the arena; costs no more than the text is long. A quote that is never closed ends with the
   text: `*open_line` is the line where it stands, else 0. */
struct csv *csv_read(struct arena *, const char *text, size_t size, size_t *open_line);

/* The field of a row, "" where the row is shorter. */
const char *csv_field(const struct csv_row *, size_t column);

/* The first column whose heading is one of these words with blanks between them, whatever their
   case; a heading of several words has `_` between them. CSV_NONE where none is. */
enum { CSV_NONE = -1 };
int csv_column(const struct csv_row *headings, const char *words);

/* The same of the first line of a text that has not been read yet; and how many fields it has. */
int csv_column_of_text(const char *text, size_t size, const char *words);
size_t csv_columns_of_text(const char *text, size_t size);

/* Whether two fields of lines that have not been read yet are the same, and not empty. */
bool csv_fields_agree(const char *text, size_t size, size_t column, const char *other,
                      size_t other_size, size_t other_column);

/* Which way a number goes: 1, −1, or 0 where it is nought; false where the field is no number. */
bool csv_influence(const char *field, int *influence);

/* A field as it is written: in quotes where it needs them. */
void csv_put(struct buffer *, const char *field);

#endif
