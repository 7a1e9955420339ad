#ifndef CATWOE_SCHEMA_CHOICES_H
#define CATWOE_SCHEMA_CHOICES_H

#include "schema/schema.h"

/* Names for the words that are chosen in a model, made of choices.def: FINDING_EXISTS_PARTLY is the
   place of `partly` among the words of a finding's `exists`, and FINDING_EXISTS_COUNT how many
   there are. Whoever asks what was chosen asks by these, never by a number. */
#define WORD(list, id, word)    list##_##id,
#define LIST(list, words, rows) enum { rows list##_COUNT };
#define SAME(words, others)
#include "schema/choices.def"
#undef SAME
#undef LIST
#undef WORD

#endif
