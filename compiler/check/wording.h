#ifndef CATWOE_CHECK_WORDING_H
#define CATWOE_CHECK_WORDING_H

#include "check/check.h"
#include "check/word_forms.h"

/* What the rules that read texts share. None of them says more than a warning, and each names the
   word that made it speak. They are silent where a text is in a language without lists. */

/* The words of a text of the model; none where texts cannot be read or there is no text. */
struct phrase wording_of(const struct check_run *, struct span);

/* The words of an item's own text. */
struct phrase wording_of_item(const struct check_run *, const struct item *);

/* The words of an attribute's first value, and where it stands; none where nothing is said, or it
   was not understood. */
struct phrase wording_of_slot(const struct check_run *, const struct item *, enum attribute,
                              struct span *at);

/* Words of a phrase as its text has them, with what stands between. */
const char *wording_as_written(const struct check_run *, const char *text, struct phrase, size_t at,
                               size_t count);

/* Whether a word by itself is an entry of a list. */
bool is_listed(const struct check_run *, enum word_list, const char *word);

/* The place of the word behind what may stand before a verb: numbers and adverbs. */
size_t first_word(const struct check_run *, struct phrase);

/* Whether the phrase says that something is so. */
bool is_statement(const struct check_run *, struct phrase);

/* Whether a finite verb stands from a place on, before any subordinate clause. */
bool states_something(const struct check_run *, struct phrase, size_t from);

/* How many words with content a phrase has, and how many of them stand in another. */
size_t content_count(const struct check_run *, struct phrase);
size_t content_shared(const struct check_run *, struct phrase, struct phrase other);

/* A word with content stands in both, or is made of one that does. */
bool content_is_akin(const struct check_run *, struct phrase, struct phrase other);

#endif
