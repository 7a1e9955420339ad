#ifndef CATWOE_CHECK_WORDS_H
#define CATWOE_CHECK_WORDS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* What the rules that read texts know of English: the word lists of stdlib/words, read when they
   are first asked for, and a text cut into words. */
enum word_list {
    LIST_VERBS,       /* bare verbs: assess */
    LIST_PARTICIPLES, /* irregular ones: kept */
    LIST_NOUNS,       /* look like a verb or an -ing form, and are as often none: need, housing */
    LIST_STOP_WORDS,  /* without content: the, of, not */
    LIST_FINITE,      /* show a statement: is, should, leads */
    LIST_COUNT
};

struct words;
struct words *words_new(struct arena *);

bool words_has(struct words *, enum word_list, const char *word, size_t length);

/* The words of a text in lower case, without punctuation. */
struct phrase {
    const char **words;
    size_t count;
};
struct phrase phrase_of(struct arena *, const char *text);

bool is_verb(struct words *, const char *word);

/* A past participle: implemented, kept. */
bool is_participle(struct words *, const char *word);

/* Ends in -ing and comes of a verb: delivering. */
bool is_gerund(struct words *, const char *word);

/* Says something by itself, as `the` and `not` do not. */
bool is_content(struct words *, const char *word);
bool has_content(struct words *, struct phrase);

/* Whether a word with content stands in both, in whatever form. */
bool share_content(struct words *, struct phrase, struct phrase);

/* Two words that are forms of one: need, needs, needed; unpainted, painted. */
bool same_stem(const char *a, const char *b);

#endif
