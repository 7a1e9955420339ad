#ifndef CATWOE_MODEL_BIND_H
#define CATWOE_MODEL_BIND_H

#include "model/model.h"

/* Between the files of binding. */

/* One statement's values, by what the schema says may stand there. */
struct value *bind_values(struct model *, const struct file *, const struct value_spec *,
                          const char *word, size_t word_length, const struct operand *);

/* The slot of an attribute; its items' slots are made when the first is asked for. */
struct slot *bind_slot(struct model *, struct item *, enum attribute, struct span at);

/* A clause that belongs behind a value or in a sentence. */
struct qualifier *bind_qualifier(struct model *, const struct file *, const struct clause *);

/* Make an item of a statement and put it into its owner's block. */
struct item *bind_item(struct model *, const struct file *, struct item *owner, enum kind,
                       const struct statement *);
void bind_declaration(struct model *, const struct file *, struct item *owner, enum kind,
                      const struct statement *);
void bind_block(struct model *, const struct file *, struct item *owner, const struct statement *);

/* A sentence where the block holds none: a kind or a key that was mistyped, most likely. */
void bind_stray_sentence(struct model *, const struct file *, struct item *owner,
                         const struct statement *);

/* What the sentences of pictures and maps say; all declarations are known by now. */
void bind_sentences(struct model *);

/* Remember that a statement could not be understood. */
void bind_lost(struct model *, const struct file *, struct item *owner, const struct statement *);

/* A block that stands behind no statement belongs to the declaration before it, most likely. */
void bind_lost_block(struct model *, struct item *owner, const struct statement *);

/* Whether the library has a part of this name. */
bool is_library_part(const char *name, size_t length);

/* The part of the library that declares something of these kinds by this name, or by one near it,
   which *near tells; NULL where there is none. */
const char *library_part_with(struct arena *, kind_set, const char *name, size_t length,
                              const char **near);

/* Offer the words of a list as near to a wanted one, and tell them: "did you mean …?" */
struct suggest;
void tell_suggestions(struct model *, struct diagnostic *, struct span, const struct suggest *);
void suggest_words(struct suggest *, const struct model *, const char *words);
const char *list_of_words(struct model *, const char *words);

#endif
