#ifndef CATWOE_MODEL_VALUES_H
#define CATWOE_MODEL_VALUES_H

#include "base/buffer.h"
#include "model/bind.h"

/* Between the files that read values. */

/* The values of one key or clause word, being read. */
struct binding {
    struct model *model;
    const struct file *file;
    const struct value_spec *spec;
    const char *word; /* the key or clause word, as it is written */
    size_t word_length;
};

/* As messages call it. */
static inline const char *binding_key(const struct binding *binding)
{
    return arena_printf(binding->model->arena, "`%.*s`", (int)binding->word_length, binding->word);
}

static inline const char *binding_source(const struct binding *binding, struct span span)
{
    return model_source(binding->model, span);
}

static inline size_t span_length(struct span span)
{
    return span.end - span.start;
}

/* "KEY wants a date": gives the message, for what would help. */
struct diagnostic *tell_wrong_type(struct binding *, struct span, const char *wanted);

/* A text that stands without quotes. */
void tell_unquoted(struct binding *, const struct operand *);

/* A word that is none of those that the key knows. */
void tell_unlisted(struct binding *, struct span);

/* A text behind a value that takes none; nothing where none is there. */
void tell_text_behind(struct binding *, const struct operand *);

#endif
