#ifndef CATWOE_BASE_SUGGEST_H
#define CATWOE_BASE_SUGGEST_H

#include <stddef.h>

/* "Did you mean": the nearest of the words that would be right in a place.

   The distance is optimal string alignment (Damerau 1964, restricted): one letter left out, put in,
   changed or two swapped cost 1; a difference in case costs nothing beyond the first place. A word
   is near when the distance is at most a third of its length. Words over 32 bytes have no near
   ones. */
enum { SUGGEST_MOST = 3 };

struct suggest {
    const char *wanted;
    size_t length;
    unsigned distance;               /* of those found */
    const char *found[SUGGEST_MOST]; /* the nearest, in the order in which they were offered */
    const void *bearer[SUGGEST_MOST];
    unsigned count;
};

void suggest_start(struct suggest *, const char *wanted, size_t length);

/* Offer one word; `bearer` is given back beside it. */
void suggest_offer(struct suggest *, const char *word, const void *bearer);

#endif
