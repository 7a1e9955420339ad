#ifndef CATWOE_BASE_LISTING_H
#define CATWOE_BASE_LISTING_H

#include "base/buffer.h"

/* A list in words: "customers, owners and environment". A zeroed one is empty. */
struct listing {
    struct buffer text;
    unsigned count;
    const char *pending;
};

void listing_add(struct listing *, struct arena *, const char *word);

/* The list, its last two words joined by `joint`: and, or, and no. Empty where there are none.
   Nothing can be added after. */
const char *listing_text(struct listing *, const char *joint);

/* The texts with the joint between them, past those that are NULL; empty where all are. */
const char *joined(struct arena *, const char *joint, const char *const *texts, size_t count);

#endif
