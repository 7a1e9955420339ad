#ifndef CATWOE_EXCHANGE_GRIDS_H
#define CATWOE_EXCHANGE_GRIDS_H

#include "emit/office.h"
#include "exchange/returned.h"

/* A file that came back, whatever it is, as grids: a workbook's worksheets, or its values. */

/* Whether it is a package, to be read with the office library: by what it holds, and where it holds
   nothing that is known by what its name says. */
bool grids_are_packed(const char *path, const char *bytes, size_t size);

/* NULL, or why it cannot be read, for the reader: it follows on the file's name and a colon.
   Without an office it is read as values; that their writing was guessed is told. The grids lie in
   the arena of the notices. */
const char *grids_read(struct notices *, struct office *, const char *path, const char *bytes,
                       size_t size, struct grid **grids);

#endif
