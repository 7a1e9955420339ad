#ifndef CATWOE_EMIT_CSV_H
#define CATWOE_EMIT_CSV_H

#include "base/buffer.h"

/* A field, in quotes where it needs them: as spreadsheets in any country read it, and whoever
   tells values by tabs. */
void csv_put(struct buffer *, const char *field);

/* A line of values (RFC 4180), in UTF-8. A text that a spreadsheet would take for a formula gets an
   apostrophe before it. */
void csv_put_row(struct buffer *, const char *const *fields, size_t count);

#endif
