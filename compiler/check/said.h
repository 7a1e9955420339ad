#ifndef CATWOE_CHECK_SAID_H
#define CATWOE_CHECK_SAID_H

#include "check/check.h"

/* What items say as words, so that two of them can be compared by their content. */

/* The words of its text; of a thing without one, those of its name. */
struct phrase words_of_item(struct check_run *, const struct item *);

/* The words of a value: its text, those of the name and text of whom it refers to, the other side
   of its arrow. */
struct phrase words_of_value(struct check_run *, const struct value *);

/* The words of an item's text and of all values of these attributes, which ATTRIBUTE_COUNT ends. */
struct phrase words_of_parts(struct check_run *, const struct item *, const enum attribute *);

/* Whether no word with content stands in both, though both have some. */
bool nothing_in_common(struct check_run *, struct phrase, struct phrase);

/* Whether every word with content of the one stands in the other too. */
bool content_is_within(struct check_run *, struct phrase, struct phrase other);

/* The same words in the same order. */
bool same_words(struct phrase, struct phrase);

#endif
