#ifndef CATWOE_CHECK_WORDS_H
#define CATWOE_CHECK_WORDS_H

#include "base/arena.h"
#include "schema/schema.h"

#include <stdbool.h>
#include <stddef.h>

/* What the rules that read texts know of a language: its word lists, and a text cut into words.
   No word of any language stands in C: see words.def. */
enum word_list {
#define WORD_LIST(id) LIST_##id,
#include "check/words.def"
    LIST_COUNT
};

/* The key of `vocabulary` that adds to a list; it also names the list's file. */
extern const enum attribute word_list_keys[LIST_COUNT];

/* The lists of all languages that were asked for, each read when its first word is looked up. May
   serve any number of models, one after the other; two threads want one each. */
struct word_library;
struct word_library *word_library_new(struct arena *);

/* The words that one model's texts are read with: those of the library in its language, and its
   own. A language is two letters: en. */
struct words;
struct words *words_new(struct arena *, struct word_library *, const char *language);

/* Whether texts can be read at all: somebody has listed the verbs of the language. */
bool words_are_known(const struct words *);

/* Add entries to a list, with commas between them; `text` must live as long as the words. */
void words_add(struct words *, enum word_list, const char *text);

/* Leave the library's lists out: only what is added counts. */
void words_leave_library(struct words *);

/* Whether this word is an entry. */
bool words_has(struct words *, enum word_list, const char *word, size_t length);

/* The words of a text in lower case, without punctuation. */
struct phrase {
    const char **words;
    size_t count;
};
struct phrase phrase_of(struct arena *, const char *text);

/* The same as the language writes it: in French l'accueil is two words. */
struct phrase words_phrase(struct words *, const char *text);

/* Where an entry of a list stands in a phrase. */
struct word_match {
    size_t at, count;    /* count 0: nowhere */
    const char *meaning; /* what the list says behind the entry, or "" */
};

/* The longest entry that stands at a place. A year counts as 9999. */
struct word_match words_match(struct words *, enum word_list, struct phrase, size_t at);

/* The first entry from a place on, unless it is part of several words that the nouns list has as
   one thing: no system in "computer system". */
struct word_match words_find(struct words *, enum word_list, struct phrase, size_t from);

/* Whether the word at a place begins or ends such a thing of several words. */
bool words_are_one_thing(struct words *, struct phrase, size_t at);

/* Words of a phrase as a text. */
const char *phrase_text(struct words *, struct phrase, size_t at, size_t count);

/* Says something by itself, as `the` and `not` do not. */
bool is_content(struct words *, const char *word);
bool has_content(struct words *, struct phrase);

/* Whether a word with content stands in both, in whatever form. */
bool share_content(struct words *, struct phrase, struct phrase);

#endif
