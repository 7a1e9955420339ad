/* Values by their type: what the schema says may stand behind a key or a clause word. */
#include "model/values.h"

#include "base/buffer.h"
#include "base/outline.h"
#include "syntax/token.h"

#include <stdlib.h>
#include <string.h>

static struct value *value_new(struct binding *binding, enum value_form form,
                               const struct operand *operand)
{
    struct value *value = arena_new_of(binding->model->arena, struct value);
    value->form = (uint8_t)form;
    value->at = operand->at;
    value->why = operand->why;
    return value;
}

static struct span word_of(const struct binding *binding, const struct operand *operand,
                           unsigned number)
{
    return file_word(binding->file, operand->first, number);
}

static bool word_is(const struct binding *binding, struct span at, const char *word)
{
    return span_length(at) == strlen(word) &&
           !memcmp(binding_source(binding, at), word, strlen(word));
}

static bool is_one_word(const struct operand *operand)
{
    return operand->form == OPERAND_WORDS && operand->words == 1;
}

static struct value *text_value(struct binding *binding, const struct operand *operand)
{
    if (operand->form != OPERAND_TEXT) {
        tell_unquoted(binding, operand);
        return NULL;
    }
    if (*model_text(binding->model, operand->at))
        return value_new(binding, VALUE_TEXT, operand);
    struct diagnostic *diagnostic =
        diagnose(&binding->model->diagnostics, &message_rules[MESSAGE_MISSING_VALUE], operand->at,
                 "the text of %s is empty", binding_key(binding));
    diagnostic_help(&binding->model->diagnostics, diagnostic, "say it, or take the line out");
    return NULL;
}

/* The text without its marks. */
static struct span inside_marks(const struct binding *binding, struct span at)
{
    uint32_t mark = text_mark_length(binding_source(binding, at));
    return (struct span){at.start + mark, at.end - mark};
}

static int choice_at(const struct binding *binding, struct span at)
{
    return schema_choice(binding->spec->words, binding_source(binding, at), span_length(at));
}

static bool is_quoted_choice(const struct binding *binding, const struct operand *operand)
{
    return operand->form == OPERAND_TEXT &&
           span_length(operand->at) > 2 * text_mark_length(binding_source(binding, operand->at)) &&
           choice_at(binding, inside_marks(binding, operand->at)) >= 0;
}

static struct value *choice_value(struct binding *binding, const struct operand *operand)
{
    struct span at = operand->at;
    if (is_quoted_choice(binding, operand)) {
        struct span inside = inside_marks(binding, at);
        struct diagnostic *diagnostic = tell_wrong_type(binding, at, "the word without quotes");
        diagnostic_fix(&binding->model->diagnostics, diagnostic, at, true, "Take the quotes away",
                       arena_copy(binding->model->arena, binding_source(binding, inside),
                                  span_length(inside)));
        return NULL;
    }
    int choice = choice_at(binding, at);
    if (choice < 0) {
        tell_unlisted(binding, at);
        return NULL;
    }
    struct value *value = value_new(binding, VALUE_CHOICE, operand);
    value->choice = (uint8_t)choice;
    return value;
}

static struct value *choices_value(struct binding *binding, const struct operand *operand)
{
    for (unsigned i = 0; operand->form == OPERAND_WORDS && i < operand->words; i++) {
        struct span at = word_of(binding, operand, i);
        if (schema_choice(binding->spec->words, binding_source(binding, at), span_length(at)) < 0) {
            tell_unlisted(binding, at);
            return NULL;
        }
    }
    if (operand->form == OPERAND_WORDS)
        return value_new(binding, VALUE_TEXT, operand);
    tell_unlisted(binding, operand->at);
    return NULL;
}

static void tell_outline(struct binding *binding, struct span at, const char *what,
                         const char *help)
{
    struct diagnostics *diagnostics = &binding->model->diagnostics;
    diagnostic_help(diagnostics,
                    diagnose(diagnostics, &message_rules[MESSAGE_WRONG_OUTLINE], at, "%s", what),
                    "%s", help);
}

/* A paint, and behind it what is painted. */
static struct value *painted_value(struct binding *binding, const struct operand *operand)
{
    struct arena *arena = binding->model->arena;
    struct outline outline;
    struct outline_problem problem;
    if (operand->form == OPERAND_TEXT && !is_quoted_choice(binding, operand)) {
        tell_outline(binding, operand->at, "this outline has no paint before it",
                     "put a paint, or line, fine or bold, before it: brick \"R 10 40 80 50\"");
        return NULL;
    }
    struct value *value = choice_value(binding, operand);
    if (!value)
        return NULL;
    if (span_is_empty(operand->why)) {
        const char *word =
            arena_copy(arena, binding_source(binding, operand->at), span_length(operand->at));
        tell_outline(binding, operand->at,
                     arena_printf(arena, "'%s' has no outline behind it", word),
                     arena_printf(arena, "say what it paints: %s \"R 10 40 80 50\"", word));
        return NULL;
    }
    struct span at = inside_marks(binding, operand->why);
    if (outline_read(arena, binding_source(binding, at), span_length(at), &outline, &problem))
        return value;
    at.start += (uint32_t)problem.at;
    at.end = at.start + (uint32_t)problem.length;
    tell_outline(binding, problem.length ? at : operand->why, problem.what, problem.help);
    return NULL;
}

static double number_at(const struct binding *binding, struct span at)
{
    char digits[64];
    size_t length = span_length(at) < sizeof digits ? span_length(at) : sizeof digits - 1;
    memcpy(digits, binding_source(binding, at), length);
    digits[length] = 0;
    return strtod(digits, NULL);
}

static struct value *number_value(struct binding *binding, const struct operand *operand)
{
    if (operand->form != OPERAND_QUANTITY) {
        struct diagnostic *diagnostic = tell_wrong_type(binding, operand->at, "a number");
        diagnostic_help(&binding->model->diagnostics, diagnostic,
                        "write it in digits: 90, 7.5 or 25 %%");
        return NULL;
    }
    struct value *value = value_new(binding, VALUE_NUMBER, operand);
    value->number = number_at(binding, word_of(binding, operand, 0));
    return value;
}

static struct value *rating_value(struct binding *binding, const struct operand *operand)
{
    static const double scale[] = {[RATING_LOW] = 2, [RATING_MEDIUM] = 5, [RATING_HIGH] = 8};
    struct value *value;
    if (operand->form != OPERAND_QUANTITY) {
        value = choice_value(binding, operand);
        if (value)
            value->number = scale[value->choice];
        return value;
    }
    value = number_value(binding, operand);
    if (value->number >= 0 && value->number <= 10)
        return value;
    struct diagnostic *diagnostic =
        diagnose(&binding->model->diagnostics, &message_rules[MESSAGE_VALUE_WORD], operand->at,
                 "%s goes from 0 to 10", binding_key(binding));
    diagnostic_help(&binding->model->diagnostics, diagnostic,
                    "write low, medium, high or a number from 0 to 10");
    return NULL;
}

static struct value *date_value(struct binding *binding, const struct operand *operand)
{
    if (operand->form != OPERAND_DATE) {
        struct diagnostic *diagnostic = tell_wrong_type(binding, operand->at, "a date");
        diagnostic_help(&binding->model->diagnostics, diagnostic,
                        "write the year, the month and the day: 2008-05-01");
        return NULL;
    }
    const char *text = binding_source(binding, operand->at);
    struct value *value = value_new(binding, VALUE_DATE, operand);
    value->number = (double)(strtol(text, NULL, 10) * 10000 + strtol(text + 5, NULL, 10) * 100 +
                             strtol(text + 8, NULL, 10));
    return value;
}

static struct value *reference_value(struct binding *binding, const struct operand *operand)
{
    if (is_one_word(operand)) {
        tell_text_behind(binding, operand);
        return value_new(binding, VALUE_ITEM, operand);
    }
    struct diagnostic *diagnostic;
    if (operand->form == OPERAND_WORDS) {
        diagnostic = tell_wrong_type(binding, operand->at, "one name, or several with commas");
        diagnostic_help(&binding->model->diagnostics, diagnostic,
                        "put a comma between two names, a hyphen inside one%s",
                        binding->spec->type == TYPE_REFERENCE_OR_TEXT
                            ? "; or all of it in quotes, if it is a text"
                            : "");
    } else {
        diagnostic =
            tell_wrong_type(binding, operand->at, "the name of something that is declared");
        diagnostic_help(&binding->model->diagnostics, diagnostic,
                        "write its name, without quotes; what has only a text needs a name before "
                        "anything can refer to it");
    }
    return NULL;
}

static struct value *none_value(struct binding *binding, const struct operand *operand)
{
    return is_one_word(operand) && word_is(binding, operand->at, "none")
               ? value_new(binding, VALUE_NONE, operand)
               : NULL;
}

static struct value *effect_value(struct binding *binding, const struct operand *operand)
{
    static const char *const ways[] = {"rises", "falls", "rise", "fall"};
    for (unsigned way = 0; operand->form == OPERAND_WORDS && operand->words == 2 && way < 4; way++)
        if (word_is(binding, word_of(binding, operand, 1), ways[way])) {
            struct value *value = value_new(binding, VALUE_ITEM, operand);
            value->at = word_of(binding, operand, 0);
            value->choice = way % 2;
            tell_text_behind(binding, operand);
            return value;
        }
    struct diagnostic *diagnostic =
        tell_wrong_type(binding, operand->at, "a variable and which way it goes");
    diagnostic_help(&binding->model->diagnostics, diagnostic, "write NAME rises, or NAME falls");
    return NULL;
}

static struct value *position_value(struct binding *binding, const struct operand *operand)
{
    bool towards = operand->form == OPERAND_WORDS && operand->words == 3 &&
                   word_is(binding, word_of(binding, operand, 1), "towards");
    struct operand first = *operand;
    if (operand->form == OPERAND_WORDS)
        first.at = word_of(binding, operand, 0);
    if (operand->form == OPERAND_WORDS && operand->words != 1 && !towards)
        first.at = operand->at;
    struct value *value = choice_value(binding, &first);
    if (value && towards) {
        value->to = value_new(binding, VALUE_ITEM, operand);
        value->to->at = word_of(binding, operand, 2);
    }
    return value;
}

static struct value *clause_word_value(struct binding *binding, const struct operand *operand)
{
    enum clause_word clause =
        is_one_word(operand)
            ? schema_clause(binding_source(binding, operand->at), span_length(operand->at))
            : NO_CLAUSE;
    if (clause == NO_CLAUSE) {
        struct diagnostic *diagnostic =
            diagnose(&binding->model->diagnostics, &message_rules[MESSAGE_VALUE_WORD], operand->at,
                     "'%.*s' is no clause word", (int)span_length(operand->at),
                     binding_source(binding, operand->at));
        diagnostic_help(&binding->model->diagnostics, diagnostic,
                        "clause words are by, to, for, of, on, with, over, after, from, about, "
                        "because, between and a few of two words");
        return NULL;
    }
    struct value *value = value_new(binding, VALUE_CHOICE, operand);
    value->choice = (uint8_t)clause;
    return value;
}

static struct value *state_value(struct binding *binding, const struct operand *operand)
{
    struct value *value = text_value(binding, operand);
    if (value && operand->to) {
        value->to = text_value(binding, operand->to);
        if (operand->to->to)
            tell_wrong_type(binding, operand->to->to->at, "one arrow: \"before\" -> \"after\"");
    }
    return value;
}

static struct value *word_value(struct binding *binding, const struct operand *operand)
{
    if (is_one_word(operand) || operand->form == OPERAND_TEXT)
        return value_new(binding, VALUE_TEXT, operand);
    tell_wrong_type(binding, operand->at, "one word");
    return NULL;
}

static bool no_arrow(struct binding *binding, const struct operand *operand)
{
    if (!operand->to)
        return true;
    struct diagnostic *diagnostic = tell_wrong_type(binding, operand->to->at, "no arrow");
    diagnostic_help(&binding->model->diagnostics, diagnostic, "put commas between several");
    return false;
}

static struct value *one_value(struct binding *binding, const struct operand *operand)
{
    struct value *value = NULL;
    if (operand->faulty)
        return NULL;
    if (binding->spec->type != TYPE_CHANGE_OF_STATE && !no_arrow(binding, operand))
        return NULL;
    switch (binding->spec->type) {
    case TYPE_TEXT:
        return text_value(binding, operand);
    case TYPE_TEXT_OR_NONE:
        value = none_value(binding, operand);
        return value ? value : text_value(binding, operand);
    case TYPE_WORD:
        return word_value(binding, operand);
    case TYPE_CHOICE:
        return choice_value(binding, operand);
    case TYPE_PAINTED:
        return painted_value(binding, operand);
    case TYPE_CHOICES:
        return choices_value(binding, operand);
    case TYPE_RATING:
        return rating_value(binding, operand);
    case TYPE_FEELING:
        return operand->form == OPERAND_TEXT ? text_value(binding, operand)
                                             : choice_value(binding, operand);
    case TYPE_DATE:
        return date_value(binding, operand);
    case TYPE_NUMBER:
        return number_value(binding, operand);
    case TYPE_QUANTITY:
        return operand->form == OPERAND_TEXT ? text_value(binding, operand)
                                             : number_value(binding, operand);
    case TYPE_REFERENCE:
        return reference_value(binding, operand);
    case TYPE_REFERENCE_OR_TEXT:
        if (operand->form == OPERAND_TEXT)
            return text_value(binding, operand);
        if (operand->form == OPERAND_DATE)
            return date_value(binding, operand);
        if (operand->form != OPERAND_WORDS)
            return value_new(binding, VALUE_TEXT, operand);
        value = none_value(binding, operand);
        return value ? value : reference_value(binding, operand);
    case TYPE_REFERENCE_OR_NONE:
        value = none_value(binding, operand);
        return value ? value : reference_value(binding, operand);
    case TYPE_CHANGE_OF_STATE:
        return state_value(binding, operand);
    case TYPE_EFFECT:
        return effect_value(binding, operand);
    case TYPE_POSITION:
        return position_value(binding, operand);
    case TYPE_CLAUSE_WORDS:
        return clause_word_value(binding, operand);
    default: /* objects of verbs are not values of keys */
        return NULL;
    }
}

struct value *bind_values(struct model *model, const struct file *file,
                          const struct value_spec *spec, const char *word, size_t word_length,
                          const struct operand *operand)
{
    struct binding binding = {model, file, spec, word, word_length};
    struct value *first = NULL, **end = &first;
    for (; operand; operand = operand->next) {
        *end = one_value(&binding, operand);
        if (*end)
            end = &(*end)->next;
    }
    return first;
}

struct qualifier *bind_qualifier(struct model *model, const struct file *file,
                                 const struct clause *clause)
{
    const struct clause_spec *spec = &clause_specs[clause->word];
    struct qualifier *qualifier = arena_new_of(model->arena, struct qualifier);
    qualifier->at = clause->at;
    qualifier->word = clause->word;
    qualifier->values =
        bind_values(model, file, &spec->value, spec->words, strlen(spec->words), clause->operands);
    return qualifier;
}
