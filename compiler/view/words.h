#ifndef CATWOE_VIEW_WORDS_H
#define CATWOE_VIEW_WORDS_H

#include "base/arena.h"

#include <stddef.h>

/* "three", and above twenty "21". */
const char *number_in_words(struct arena *, size_t);

/* "three issues", "one issue". */
const char *count_in_words(struct arena *, size_t count, const char *one, const char *several);

/* "once", "twice", "three times". */
const char *times_in_words(struct arena *, size_t);

/* "and two more": behind a list of which the rest is not told. */
const char *more_in_words(struct arena *, size_t count);

/* The same with a capital at its head. */
const char *with_capital(struct arena *, const char *text);

/* "5 October 2007" of 20071005. */
const char *day_in_words(struct arena *, double date);

#endif
