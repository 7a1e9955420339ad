#ifndef CATWOE_SOURCE_MEND_H
#define CATWOE_SOURCE_MEND_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* A change of a text: what stands from `start` to `end`, in bytes, becomes the replacement. */
struct edit {
    uint32_t start, end;
    const char *replacement;
    const void *bearer; /* room for whoever asks */
    bool made;
};

/* Put the text with its edits behind `out`, and the edits in the order of the text. Of two that
   overlap or touch each other the first is made; what is left is for another round, when it is
   known what the first has changed. Gives how many were made. */
size_t mend_text(const char *text, size_t length, struct edit *edits, size_t count,
                 struct buffer *out);

#endif
