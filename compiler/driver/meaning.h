#ifndef CATWOE_DRIVER_MEANING_H
#define CATWOE_DRIVER_MEANING_H

#include "base/buffer.h"
#include "model/bind.h"

/* What the words of the language and of its rules mean, with an example: a rule's examples are its
   test cases, a kind's and a key's are lines of grammar/specimen/specimen.catwoe, which the model
   holds. All texts are in the model's arena. */

/* One thing that a word means. */
struct meaning {
    const char *word, *what, *doc;
    struct buffer details; /* lines */
    struct buffer rows;    /* lines "word<TAB>doc": what may stand in its block */
    const char *bad, *good, *example;
};

struct meanings {
    struct meaning *items;
    size_t count, capacity;
};

/* Adds all that a word means; nothing where it means nothing. */
void add_meanings(struct meanings *, struct model *, const char *word);

/* Adds what a rule looks at, and its examples. */
void add_meaning_of_rule(struct meanings *, struct arena *, const struct rule *);

/* Adds what a kind is. */
void add_meaning_of_kind(struct meanings *, struct model *, enum kind);

/* Write it, in Markdown below a heading of the third degree. */
void write_meaning(struct buffer *out, const struct meaning *, bool markdown);

/* What may stand as a value: "a text in quotes". */
const char *form_in_words(struct model *, const struct value_spec *, bool many);

/* What stands behind a built-in verb. */
const char *object_in_words(struct model *, const struct value_spec *);

#endif
