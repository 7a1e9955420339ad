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
    struct {
        struct meaning_row {
            const char *word, *doc;
        } * items;
        size_t count, capacity;
    } rows; /* what may stand in its block, or what it brings */
    const char *bad, *good, *declared, *example;
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

/* Adds what the library means by a word: one of its parts, or what a part declares. */
void explain_library(struct meanings *, struct model *, const char *word);

/* Says which part of the library declares some of this kind, or of those that its keys name. */
void add_library(struct buffer *details, struct model *, enum kind);

/* Offers the names that the library declares, and those of its parts. */
struct suggest;
void suggest_library(struct suggest *, const struct model *);

/* Write it, in Markdown below a heading of the third degree. */
void write_meaning(struct buffer *out, const struct meaning *, bool markdown);

/* The same without the heading. */
void write_meaning_body(struct buffer *out, const struct meaning *, bool markdown);

/* What may stand as a value: "a text in quotes". */
const char *form_in_words(struct model *, const struct value_spec *, bool many);

/* What stands behind a built-in verb. */
const char *object_in_words(struct model *, const struct value_spec *);

/* ---- For the files that explain ---------------------------------------------------------------
 */

struct meaning *meaning_new(struct meanings *, struct arena *, const char *word, const char *what,
                            const char *doc);

void meaning_add_row(struct meaning *, struct arena *, const char *word, const char *doc);

/* The whole lines of a place as they stand, and those of a declaration with its block. */
const char *lines_of(const struct model *, struct span);
const char *declaration_of(const struct model *, const struct item *);

#endif
