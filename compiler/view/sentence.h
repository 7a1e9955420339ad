#ifndef CATWOE_VIEW_SENTENCE_H
#define CATWOE_VIEW_SENTENCE_H

#include "view/view.h"

/* The sentences of a rich picture, as readers read them. */

/* The verb as it was written: gives, or give. */
const char *verb_as_written(struct viewer *, const struct link *);

/* The verb as it is read: behind a group in the form for many, whichever was written. */
const char *verb_in_words(struct viewer *, const struct link *);

/* What somebody feels: the mood's word, or the text. */
const char *feeling_in_words(struct viewer *, const struct link *);

/* "The college gives places in September to its students", "The funder presses the college: every
   place taken"; names lead to whom they name. */
void runs_add_sentence(struct viewer *, struct runs *, const struct link *);

/* The same as a text. */
const char *sentence_in_words(struct viewer *, const struct link *);

#endif
