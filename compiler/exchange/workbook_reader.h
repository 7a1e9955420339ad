#ifndef CATWOE_EXCHANGE_WORKBOOK_READER_H
#define CATWOE_EXCHANGE_WORKBOOK_READER_H

#include "emit/office.h"
#include "exchange/grid.h"

/* Workbooks that came back (ECMA-376 part 1, SpreadsheetML): their worksheets as grids of texts, in
   the order in which they are shown. A number is as it is kept, a date 2026-03-01, a time 14:30, a
   share 25%, a truth TRUE or FALSE; of a formula stands what it came to, or itself where it came
   to nothing. How the text is pronounced is left out. Hidden worksheets, rows and columns are read
   like all others, and what a worksheet says of its own size is not believed. */

/* NULL, or why it cannot be read, for the reader: it follows on the file's name and a colon. */
const char *workbook_read(struct office *, struct arena *, const char *bytes, size_t size,
                          struct grid **grids);

/* The same of a package that is unpacked already. */
const char *workbook_read_parts(struct arena *, const struct parts *, struct grid **grids);

#endif
