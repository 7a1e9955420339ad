/* What messages say of a value that does not fit, and of words that are nearly right. */
#include "model/values.h"

#include "base/buffer.h"
#include "base/suggest.h"

#include <string.h>
#include <strings.h>

void suggest_words(struct suggest *suggest, const struct model *model, const char *words)
{
    size_t length;
    const char *word;
    for (unsigned i = 0; (word = schema_word(words, i, &length)); i++)
        suggest_offer(suggest, arena_copy(model->arena, word, length), NULL);
}

const char *list_of_words(struct model *model, const char *words)
{
    struct buffer list = {.arena = model->arena};
    size_t length;
    const char *word;
    for (unsigned i = 0; (word = schema_word(words, i, &length)); i++) {
        bool final = i && !words[word - words + (ptrdiff_t)length];
        buffer_put(&list, !i ? "" : final ? " or " : ", ");
        buffer_add(&list, word, length);
    }
    return buffer_text(&list);
}

static bool differs_in_case_only(const struct model *model, struct span at, const char *word)
{
    size_t length = at.end - at.start;
    return strlen(word) == length && !strncasecmp(word, model_source(model, at), length);
}

void tell_suggestions(struct model *model, struct diagnostic *diagnostic, struct span at,
                      const struct suggest *suggest)
{
    struct buffer text = {.arena = model->arena};
    bool safe = suggest->count == 1 && differs_in_case_only(model, at, suggest->found[0]);
    for (unsigned i = 0; i < suggest->count; i++) {
        buffer_printf(&text, "%s'%s'",
                      !i                       ? ""
                      : i + 1 < suggest->count ? ", "
                                               : " or ",
                      suggest->found[i]);
        diagnostic_fix(&model->diagnostics, diagnostic, at, safe,
                       arena_printf(model->arena, "Change to '%s'", suggest->found[i]),
                       suggest->found[i]);
    }
    if (suggest->count)
        diagnostic_help(&model->diagnostics, diagnostic, "did you mean %s?", buffer_text(&text));
}

/* ---- What can be wrong with a value -----------------------------------------------------------
 */

struct diagnostic *tell_wrong_type(struct binding *binding, struct span at, const char *wanted)
{
    return diagnose(&binding->model->diagnostics, &message_rules[MESSAGE_VALUE_TYPE], at,
                    "%s wants %s", binding_key(binding), wanted);
}

void tell_unquoted(struct binding *binding, const struct operand *operand)
{
    struct span at = operand->at;
    struct diagnostic *diagnostic = tell_wrong_type(binding, at, "a text in quotes");
    diagnostic_help(&binding->model->diagnostics, diagnostic, "write \"%.*s\"",
                    (int)span_length(at), binding_source(binding, at));
    diagnostic_fix(&binding->model->diagnostics, diagnostic, at, false, "Put it in quotes",
                   arena_printf(binding->model->arena, "\"%.*s\"", (int)span_length(at),
                                binding_source(binding, at)));
}

void tell_unlisted(struct binding *binding, struct span at)
{
    struct model *model = binding->model;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_VALUE_WORD], at,
                 "'%.*s' is none of the words for %s", (int)span_length(at),
                 binding_source(binding, at), binding_key(binding));
    struct suggest suggest;
    suggest_start(&suggest, binding_source(binding, at), span_length(at));
    suggest_words(&suggest, model, binding->spec->words);
    tell_suggestions(model, diagnostic, at, &suggest);
    diagnostic_help(&model->diagnostics, diagnostic, "it is %s%s",
                    list_of_words(model, binding->spec->words),
                    binding->spec->type == TYPE_RATING ? ", or a number from 0 to 10" : "");
}

void tell_text_behind(struct binding *binding, const struct operand *operand)
{
    if (span_is_empty(operand->why))
        return;
    struct diagnostic *diagnostic =
        diagnose(&binding->model->diagnostics, &message_rules[MESSAGE_VALUE_TYPE], operand->why,
                 "%s has no room for a text here", binding_key(binding));
    diagnostic_help(&binding->model->diagnostics, diagnostic,
                    "put it in a note: note: \"…\"; or a comma is missing before it");
}
