#ifndef CATWOE_EMIT_TEXT_H
#define CATWOE_EMIT_TEXT_H

#include "emit/formats.h"

/* Plain text for reading: tables in frames, pictures in sentences. A setting has a width here. */

/* As a terminal may see it; line ends stay. Plain: with the signs of a typewriter. */
const char *text_safe(struct arena *, const char *text, bool plain);

/* A paragraph, indented, and all lines but its first a little more; in cells. */
void text_put_paragraph(struct buffer *, const struct setting *, const char *text, size_t indent,
                        size_t hang);

/* A table with its caption and its notes; in parts, one below the other, where it is too wide. */
void text_put_table(struct buffer *, const struct table *, const struct setting *);

#endif
