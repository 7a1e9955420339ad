#ifndef CATWOE_EXCHANGE_DOT_LABEL_H
#define CATWOE_EXCHANGE_DOT_LABEL_H

#include "base/arena.h"

#include <stdbool.h>

/* What a label of DOT shows, with line ends where it has them: \n, \l and \r are such, \N stands
   for the node, \G for the graph; entities as &amp; are resolved. Either name may be NULL. */
const char *dot_text(struct arena *, const char *label, const char *node, const char *graph);

/* The text of a label like HTML, without its tags. */
const char *dot_html_text(struct arena *, const char *html);

/* The text of a record: its fields with blanks between them, without braces and ports. */
const char *dot_record_text(struct arena *, const char *label);

#endif
