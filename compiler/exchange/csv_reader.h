#ifndef CATWOE_EXCHANGE_CSV_READER_H
#define CATWOE_EXCHANGE_CSV_READER_H

#include "exchange/foreign.h"

/* Tables as spreadsheets write them (RFC 4180), and as people type them: between fields stand
   commas, semicolons or tabs, whichever the first line has most of; a field in double quotes may
   hold them, line ends, and quotes written twice. Blanks around a field, empty lines and a byte
   order mark are passed over; what is no UTF-8 is taken for Windows-1252. */
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
enum { CSV_MOST_FIELDS = 8 * 1024 * 1024 };

/* All in the arena; costs no more than the text is long. Empty fields at the end of a row are left
   out. NULL, and the problem of the map is set, where there is no row, a quote is never closed, or
   there are too many fields. */
struct csv *csv_read(struct foreign_map *, const char *text, size_t size);

/* The same where it is known what stands between fields. */
struct csv *csv_read_parted(struct foreign_map *, const char *text, size_t size, char separator);

/* The field of a row, "" where the row is shorter. */
const char *csv_field(const struct csv_row *, size_t column);

/* The first column whose heading is one of these words with blanks between them, whatever their
   case; a heading of several words has `_` between them. CSV_NONE where none is. */
enum { CSV_NONE = -1 };
int csv_column(const struct csv_row *headings, const char *words);

/* The same of the first line of a text that has not been read yet; and how many fields it has. */
int csv_column_of_text(const char *text, size_t size, const char *words);
size_t csv_columns_of_text(const char *text, size_t size);

/* The fields of one line of such a text, one after the other: not copied, with no quotes or blanks
   around them, but what stands in them as it stands. */
struct csv_walk {
    const char *at, *end;
    const char *field;
    size_t length;
    const char *rest; /* behind the field */
    char separator;
};
struct csv_walk csv_walk_line(const char *text, size_t size);
bool csv_walk_on(struct csv_walk *); /* false behind the last field */

/* Which way a number goes: 1, −1, or 0 where it is nought; false where the field is no number. */
bool csv_influence(const char *field, int *influence);

#endif
