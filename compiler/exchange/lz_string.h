#ifndef CATWOE_EXCHANGE_LZ_STRING_H
#define CATWOE_EXCHANGE_LZ_STRING_H

#include "base/arena.h"

#include <stdbool.h>

/* What lz-string packs for storage as text (its compressToUTF16, by pieroxy): 15 bits a character,
   each moved up by 32. Texts in and out are UTF-8. */

/* The first character of what a packed text holds; 0 where the text is none. */
char lz_first(const char *packed, size_t size);

/* Unpack into the arena, with a NUL behind it; NULL where the text is damaged, or would become
   longer than `most` bytes. */
char *lz_unpack(struct arena *, const char *packed, size_t size, size_t most, size_t *length);

#endif
