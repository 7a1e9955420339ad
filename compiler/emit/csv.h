#ifndef CATWOE_EMIT_CSV_H
#define CATWOE_EMIT_CSV_H

#include "base/buffer.h"

/* A field, in quotes where it needs them: as spreadsheets in any country read it, and whoever
   tells values by tabs. */
void csv_put(struct buffer *, const char *field);

/* A line of values (RFC 4180), in UTF-8; each guarded. */
void csv_put_row(struct buffer *, const char *const *fields, size_t count);

/* A text that a spreadsheet would take for a formula, with an apostrophe before it; so has one that
   looks guarded already. Any other text as it is. In the arena. */
const char *csv_guard(struct arena *, const char *text);

/* The text that was guarded: it stands within what is given. */
const char *csv_without_guard(const char *field);

#endif
