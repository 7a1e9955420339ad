#ifndef CATWOE_EMIT_DOT_H
#define CATWOE_EMIT_DOT_H

#include "base/buffer.h"

/* A text as DOT reads it, in quotes: what Graphviz would take for more than itself is escaped. */
void dot_put_quoted(struct buffer *, const char *text);

#endif
