#ifndef CATWOE_EXCHANGE_ENCODING_H
#define CATWOE_EXCHANGE_ENCODING_H

#include "base/buffer.h"

#include <stdint.h>

/* A text of a tool that may write UTF-8 or, as older ones do, Windows-1252: as UTF-8, with a NUL
   behind it, and *size the bytes that it has. What is UTF-8 already is given back as it stands;
   else it is in the arena, at most three times as long. */
const char *encoding_as_utf8(struct arena *, const char *text, size_t *size);

/* The UTF-8 of a code point below 0x110000. */
void encoding_put(struct buffer *, uint32_t code_point);

#endif
