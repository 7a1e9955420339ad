#ifndef CATWOE_EMIT_MARKUP_H
#define CATWOE_EMIT_MARKUP_H

#include "base/buffer.h"

/* Texts of the model inside HTML, SVG and other XML. Whatever they hold, they stay texts: they end
   no element and no attribute, start none, and cannot turn the direction of what stands around
   them. */

/* A text between elements or inside an attribute in quotes. & < > " ' are escaped; tabs and line
   ends become blanks; other controls, marks that override or isolate a direction (U+202A to 202E,
   U+2066 to 2069) and what is no character at all are left out; broken UTF-8 becomes U+FFFD. NULL
   is the empty text. */
void markup_text(struct buffer *, const char *text);

/* The same without escaping, for what is no markup. */
void markup_visible(struct buffer *, const char *text);

/* The same, but that its lines (\n) stay. */
void markup_visible_lines(struct buffer *, const char *text);

/* ` name="value"`, with a blank before it; nothing where the value is NULL. */
void markup_attribute(struct buffer *, const char *name, const char *value);

/* An id for a path of the model, without quotes: ASCII letters and digits, `.`, `-` and `_`, which
   needs no escaping anywhere. Different paths have different ids. The prefix is ours and begins
   with a letter: "f1-". */
void markup_id(struct buffer *, const char *prefix, const char *path);

#endif
