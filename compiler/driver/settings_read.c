/* What stands in catwoe.settings: keys and their values, told of as in a model. */
#include "driver/settings.h"

#include "base/listing.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "driver/rules.h"
#include "model/bind.h"
#include "syntax/token.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct all_settings *all;
    struct model *model; /* the file and its findings */
    struct settings *settings;
    const struct statement *statement;
};

static const char *const severity_choices[] = {"advice", "warning", "error", "never"};

static bool is_word(const char *word, size_t length, const char *choice)
{
    return strlen(choice) == length && !memcmp(choice, word, length);
}

int fail_on_named(const char *word, size_t length)
{
    for (int i = 0; i < 4; i++)
        if (is_word(word, length, severity_choices[i]))
            return i;
    return -1;
}

/* ---- What can be wrong ------------------------------------------------------------------------
 */

static struct diagnostic *tell_at(struct reader *reader, enum message rule, struct span at,
                                  const char *message, const char *help)
{
    struct diagnostics *diagnostics = &reader->model->diagnostics;
    struct diagnostic *diagnostic = diagnose(diagnostics, &message_rules[rule], at, "%s", message);
    if (help)
        diagnostic_help(diagnostics, diagnostic, "%s", help);
    return diagnostic;
}

static const char *text_at(const struct reader *reader, struct span at)
{
    return arena_copy(reader->model->arena, model_source(reader->model, at), at.end - at.start);
}

static void tell_no_choice(struct reader *reader, struct span at, const char *const *choices,
                           size_t count)
{
    struct arena *arena = reader->model->arena;
    struct suggest suggest;
    struct listing list = {0};
    const char *word = text_at(reader, at);
    struct diagnostic *diagnostic =
        tell_at(reader, MESSAGE_VALUE_WORD, at,
                arena_printf(arena, "'%s' is none of the words for this key", word), NULL);
    suggest_start(&suggest, word, strlen(word));
    for (size_t i = 0; i < count; i++) {
        suggest_offer(&suggest, choices[i], NULL);
        listing_add(&list, arena, choices[i]);
    }
    tell_suggestions(reader->model, diagnostic, at, &suggest);
    diagnostic_help(&reader->model->diagnostics, diagnostic, "it is %s", listing_text(&list, "or"));
}

static void tell_no_rule(struct reader *reader, struct span at, const char *name)
{
    struct suggest suggest;
    struct diagnostic *diagnostic =
        tell_at(reader, MESSAGE_UNKNOWN_RULE, at,
                arena_printf(reader->model->arena, "there is no rule '%s'", name), NULL);
    suggest_start(&suggest, name, strlen(name));
    suggest_rules(&suggest);
    tell_suggestions(reader->model, diagnostic, at, &suggest);
    if (!suggest.count)
        diagnostic_help(&reader->model->diagnostics, diagnostic, "catwoe rules lists them");
}

/* ---- Values -----------------------------------------------------------------------------------
 */

/* So many words and nothing else; else what is wanted is told. */
static bool is_words(struct reader *reader, const struct operand *operand, unsigned count,
                     const char *wanted)
{
    bool fits = operand->form == OPERAND_WORDS && operand->words == count && !operand->to &&
                span_is_empty(operand->why);
    if (!fits && !operand->faulty)
        tell_at(reader, MESSAGE_VALUE_TYPE, operand->at, "this is not what the key asks for",
                wanted);
    return fits;
}

static bool is_single(struct reader *reader)
{
    const struct operand *second = reader->statement->operands->next;
    if (second)
        tell_at(reader, MESSAGE_VALUE_TYPE, second->at, "this key wants one value", "keep one");
    return !second;
}

/* One of a few words, as its place among them, or -1. */
static int read_choice(struct reader *reader, const char *const *choices, size_t count)
{
    const struct operand *operand = reader->statement->operands;
    if (!is_single(reader) || !is_words(reader, operand, 1, "it is one word without quotes"))
        return -1;
    for (size_t i = 0; i < count; i++)
        if (is_word(model_source(reader->model, operand->at), operand->at.end - operand->at.start,
                    choices[i]))
            return (int)i;
    tell_no_choice(reader, operand->at, choices, count);
    return -1;
}

static const struct rule *read_rule(struct reader *reader, struct span at)
{
    const char *name = text_at(reader, at);
    const struct rule *rule = find_rule(name);
    if (!rule)
        tell_no_rule(reader, at, name);
    return rule;
}

static void read_rules(struct reader *reader, struct rule_list *list)
{
    const struct operand *operand = reader->statement->operands;
    for (; operand; operand = operand->next) {
        const struct rule *rule = is_words(reader, operand, 1, "name the rules, with commas")
                                      ? read_rule(reader, operand->at)
                                      : NULL;
        if (rule)
            *array_add(reader->all->arena, list) = rule;
    }
}

/* ---- The keys ---------------------------------------------------------------------------------
 */

static void read_stage(struct reader *reader)
{
    int choice = read_choice(reader, stage_words + FINDING_OUT, ACTING - FINDING_OUT + 1);
    if (choice >= 0)
        reader->settings->wish.stage = (enum stage)(choice + FINDING_OUT);
}

static void read_only(struct reader *reader)
{
    read_rules(reader, &reader->settings->only);
}

static void read_skip(struct reader *reader)
{
    read_rules(reader, &reader->settings->skip);
}

static void read_severity(struct reader *reader, const struct operand *operand)
{
    const struct file *file = reader->model->files.items[0];
    struct span name = file_word(file, operand->first, 0),
                word = file_word(file, operand->first, 1);
    const struct rule *rule = read_rule(reader, name);
    int severity = fail_on_named(model_source(reader->model, word), word.end - word.start);
    if (severity < 0 || severity > (int)ERROR)
        tell_no_choice(reader, word, severity_choices, ERROR + 1);
    else if (rule && rule->severity == ERROR)
        tell_at(reader, MESSAGE_UNKNOWN_RULE, name,
                arena_printf(reader->model->arena,
                             "'%s' stays an error: it makes a model meaningless", rule->name),
                "take it out; what it finds has to be mended");
    else if (rule)
        *array_add(reader->all->arena, &reader->settings->graded) =
            rule_graded(reader->all, rule, (enum severity)severity);
}

static void read_severities(struct reader *reader)
{
    const struct operand *operand = reader->statement->operands;
    for (; operand; operand = operand->next)
        if (is_words(reader, operand, 2,
                     "write a rule and what it is to be: silent-stakeholder advice; several with "
                     "commas"))
            read_severity(reader, operand);
}

static void read_fail_on(struct reader *reader)
{
    int choice = read_choice(reader, severity_choices, ERROR + 2);
    if (choice >= 0)
        reader->settings->fail_on = choice;
}

static void read_format(struct reader *reader)
{
    const char *names[FORMAT_COUNT];
    size_t count = 0;
    for (enum format_id id = 0; id < FORMAT_COUNT; id++)
        if (formats[id].writes->findings)
            names[count++] = formats[id].name;
    int choice = read_choice(reader, names, count);
    if (choice >= 0)
        reader->settings->format = names[choice];
}

/* ---- Limits -----------------------------------------------------------------------------------
 */

static const char *form_of_limit(bool ranges)
{
    return ranges ? "write the least and the most: 5 to 9" : "write the most alone: 9";
}

static bool read_number(struct reader *reader, const struct operand *operand, bool ranges,
                        unsigned *number)
{
    const char *text = text_at(reader, operand->at);
    char *end;
    unsigned long read = strtoul(text, &end, 10);
    bool fits = operand->form == OPERAND_QUANTITY && !*end && end != text && *text != '-' &&
                read <= 1000000 && !operand->to && span_is_empty(operand->why);
    if (fits)
        *number = (unsigned)read;
    else
        tell_at(reader, MESSAGE_VALUE_TYPE, operand->at, "this key wants a whole number",
                form_of_limit(ranges));
    return fits;
}

/* `5 to 9`; `9` where only the most is bounded. */
static void read_limit(struct reader *reader, unsigned *least, unsigned *most)
{
    const struct clause *clause = reader->statement->clauses;
    bool ranges = *least > 0, to = clause && clause->word == CLAUSE_TO && !clause->next;
    unsigned first, second;
    if (!is_single(reader) || !read_number(reader, reader->statement->operands, ranges, &first))
        return;
    if (ranges != to || (clause && !to)) {
        tell_at(reader, MESSAGE_VALUE_TYPE, reader->statement->operands->at,
                ranges ? "this key wants two numbers" : "this key wants one number",
                form_of_limit(ranges));
        return;
    }
    if (to && !read_number(reader, clause->operands, ranges, &second))
        return;
    *least = to ? first : 0;
    *most = to ? second : first;
    if (*least > *most)
        tell_at(reader, MESSAGE_VALUE_TYPE, reader->statement->operands->at,
                "the first number is larger than the second", form_of_limit(ranges));
}

/* 5-6, 5..6, of which the language of models knows nothing: what it says of it is said anew. */
static void retell_limit(struct reader *reader, bool ranges, struct diagnostic *told)
{
    struct diagnostics *diagnostics = &reader->model->diagnostics;
    const char *text = text_at(reader, told->at), *digits = "0123456789";
    size_t least = strspn(text, digits), gap = strcspn(text + least, digits);
    const char *most = text + least + gap;
    told->message = "this is not how a limit is written";
    told->label = NULL;
    told->helps = NULL;
    told->fixes = NULL;
    if (!ranges || !least || !*most || most[strspn(most, digits)]) {
        diagnostic_help(diagnostics, told, "%s", form_of_limit(ranges));
        return;
    }
    const char *range = arena_printf(reader->model->arena, "%.*s to %s", (int)least, text, most);
    diagnostic_help(diagnostics, told, "write %s", range);
    diagnostic_fix(diagnostics, told, told->at, false,
                   arena_printf(reader->model->arena, "Write %s", range), range);
}

static void retell_limits(struct reader *reader, bool ranges)
{
    struct diagnostics *diagnostics = &reader->model->diagnostics;
    struct span line = statement_at(reader->statement);
    for (size_t i = 0; i < diagnostics->count; i++)
        if (diagnostics->items[i]->at.start >= line.start &&
            diagnostics->items[i]->at.end <= line.end)
            retell_limit(reader, ranges, diagnostics->items[i]);
}

#define SETTING(...)
#define LIMIT(field, ...) \
    static void read_##field(struct reader *reader) \
    { \
        read_limit(reader, &reader->settings->wish.limits.field.least, \
                   &reader->settings->wish.limits.field.most); \
    }
#include "check/limits.def"
#undef LIMIT
#undef SETTING

/* ---- The file ---------------------------------------------------------------------------------
 */

static const struct setting_key {
    const char *word;
    void (*read)(struct reader *);
    bool is_limit, ranges;
    const char *form, *doc;
} keys[] = {
#define SETTING(key, reader, form, doc) {key, reader, false, false, form, doc},
#include "driver/settings.def"
#undef SETTING
#define LIMIT(field, key, least, most, doc) \
    {key, read_##field, true, (least) > 0, (least) ? "N to N" : "N", doc},
#include "check/limits.def"
#undef LIMIT
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

void put_settings(struct buffer *out)
{
    buffer_put(out,
               "\nA file catwoe.settings in a model's folder, or above it, holds for the models "
               "below; the command line wins:\n\n");
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const char *head = arena_printf(out->arena, "%s: %s", keys[i].word, keys[i].form);
        buffer_printf(out, "  %s%*s%s\n", head, 30 - (int)utf8_cells(head, strlen(head)), "",
                      keys[i].doc);
    }
}

static void tell_no_key(struct reader *reader, struct span at)
{
    struct suggest suggest;
    const char *word = text_at(reader, at);
    struct diagnostic *diagnostic =
        tell_at(reader, MESSAGE_UNKNOWN_ATTRIBUTE, at,
                arena_printf(reader->model->arena, "there is no setting `%s`", word), NULL);
    suggest_start(&suggest, word, strlen(word));
    for (size_t i = 0; i < KEY_COUNT; i++)
        suggest_offer(&suggest, keys[i].word, NULL);
    tell_suggestions(reader->model, diagnostic, at, &suggest);
    if (!suggest.count)
        diagnostic_help(&reader->model->diagnostics, diagnostic, "catwoe check --help lists them");
}

static void read_key(struct reader *reader, const struct statement *seen[KEY_COUNT])
{
    const struct statement *statement = reader->statement;
    struct span at = statement->head;
    at.end = at.start + key_word_length(model_source(reader->model, at), at.end - at.start);
    size_t number = 0;
    while (number < KEY_COUNT &&
           !is_word(model_source(reader->model, at), at.end - at.start, keys[number].word))
        number++;
    if (number == KEY_COUNT) {
        tell_no_key(reader, at);
    } else if (seen[number]) {
        struct diagnostic *diagnostic =
            tell_at(reader, MESSAGE_ATTRIBUTE_TWICE, at, "this key is said twice",
                    "keep one of the two; several values go in one line with commas");
        diagnostic_remark(&reader->model->diagnostics, diagnostic, seen[number]->head,
                          "first here");
    } else if (statement->clauses && !keys[number].is_limit) {
        tell_at(reader, MESSAGE_ATTRIBUTE_NOT_HERE, statement->clauses->at,
                "this word has no place here", "take it out");
    } else if (statement->faulty && keys[number].is_limit) {
        retell_limits(reader, keys[number].ranges);
    } else if (statement->operands && !statement->faulty) {
        seen[number] = statement;
        keys[number].read(reader);
    }
}

static void read_statements(struct reader *reader)
{
    const struct statement *seen[KEY_COUNT] = {NULL};
    const struct statement *statement = reader->model->files.items[0]->statements;
    for (; statement; statement = statement->next) {
        reader->statement = statement;
        if (statement->type == STATEMENT_ATTRIBUTE)
            read_key(reader, seen);
        else if (!statement->faulty)
            tell_at(reader, MESSAGE_UNEXPECTED_WORD, statement->head,
                    "settings are lines of a key and its value", "write stage: modelling");
    }
}

static bool tell_findings(const struct reader *reader)
{
    struct model *model = reader->model;
    struct buffer out = {.arena = model->arena};
    struct show show = {.sources = &model->sources,
                        .diagnostics = &model->diagnostics,
                        .colour = wants_colour(reader->all->invocation),
                        .width = terminal_width()};
    if (!model->diagnostics.count)
        return false;
    diagnostics_sort(&model->diagnostics);
    human_writers.findings(&show, &out);
    fwrite(out.items, 1, out.count, stderr);
    return true;
}

bool read_settings(struct all_settings *all, const char *path, struct settings *settings)
{
    struct compilation compilation;
    compilation_start(&compilation, all->invocation->exhausted);
    struct reader reader = {all, &compilation.model, settings, NULL};
    enum load_result result = compile(&compilation, path, GOAL_PARSED, &check_all);
    bool sound = result == LOAD_OK;
    if (sound) {
        read_statements(&reader);
        sound = !tell_findings(&reader);
    } else {
        usage_error("cannot read '%s': %s", path, load_problem(result, errno));
    }
    compilation_end(&compilation);
    return sound;
}
