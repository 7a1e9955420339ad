#include "check/check.h"

#include "check/vocabulary.h"

#include <stdarg.h>
#include <string.h>

const struct check checks[CHECK_COUNT] = {
#define RULE(name, severity, stage, subjects, needs, function, summary, why, source) \
    {{name, severity, stage, summary, why, source}, subjects, needs, function},
#include "check/checks.def"
#undef RULE
};

static const struct {
    const char *other, *name;
} aliases[] = {
#define RULE(...)
#define ALIAS(other, name) {other, name},
#include "check/checks.def"
#undef RULE
};

const struct rule *rule_named(const char *name)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (!strcmp(aliases[i].other, name))
            name = aliases[i].name;
    for (size_t i = 0; i < CHECK_COUNT; i++)
        if (!strcmp(checks[i].rule.name, name))
            return &checks[i].rule;
    for (size_t i = 0; i < MESSAGE_COUNT; i++)
        if (!strcmp(message_rules[i].name, name))
            return &message_rules[i];
    return NULL;
}

/* ---- Findings ---------------------------------------------------------------------------------
 */

struct diagnostic *finding(struct check_run *run, const struct item *item, struct span at,
                           const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(run->model->arena, format, arguments);
    va_end(arguments);
    struct diagnostic *diagnostic =
        diagnose(&run->model->diagnostics, &run->check->rule, at, "%s", text);
    waive(run, item, diagnostic);
    return diagnostic;
}

void finding_help(struct check_run *run, struct diagnostic *diagnostic, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(run->model->arena, format, arguments);
    va_end(arguments);
    diagnostic_help(&run->model->diagnostics, diagnostic, "%s", text);
}

void finding_remark(struct check_run *run, struct diagnostic *diagnostic, struct span at,
                    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(run->model->arena, format, arguments);
    va_end(arguments);
    diagnostic_remark(&run->model->diagnostics, diagnostic, at, "%s", text);
}

void finding_fix(struct check_run *run, struct diagnostic *diagnostic, struct span at, bool safe,
                 const char *title, const char *replacement)
{
    diagnostic_fix(&run->model->diagnostics, diagnostic, at, safe, title, replacement);
}

/* ---- Running ----------------------------------------------------------------------------------
 */

static bool is_whole(const struct item *item)
{
    if (item->damaged)
        return false;
    FOR_MEMBERS (item, member)
        if (member->damaged)
            return false;
    return true;
}

static bool may_speak(const struct check_run *run, const struct check *check,
                      const struct item *item)
{
    switch (check->needs) {
    case NEEDS_NOTHING:
        return true;
    case NEEDS_SOUND:
        return !item->damaged;
    case NEEDS_WHOLE:
        return is_whole(item);
    case NEEDS_UNTOUCHED:
        return !item->damaged && !item->touched && !run->model->unsound &&
               !kinds_hold(run->model->lost_kinds, item->kind);
    }
    return true;
}

const struct graph *check_graph(struct check_run *run, const struct item *map)
{
    if (run->graph_of != map) {
        run->graph = graph_of_map(run->model->arena, map);
        run->graph_of = map;
    }
    return run->graph;
}

const char *name_to_write(const struct item *item)
{
    return item->name ? item->name->text : "NAME";
}

bool is_empty(const struct item *item)
{
    return !item->slots && !item->body;
}

bool texts_can_be_read(const struct check_run *run)
{
    return words_are_known(run->words);
}

/* The rules that run, in the order of their rows: for each kind those that are asked about it, and
   behind them those that are asked once. */
struct asked {
    const struct check *rules[KIND_COUNT + 1][CHECK_COUNT];
    size_t counts[KIND_COUNT + 1];
};

static void add_asked(struct asked *asked, const struct check *check)
{
    if (!check->subjects)
        asked->rules[KIND_COUNT][asked->counts[KIND_COUNT]++] = check;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++)
        if (kinds_hold(check->subjects, kind))
            asked->rules[kind][asked->counts[kind]++] = check;
}

static void find_asked(const struct model *model, const struct check_wish *wish,
                       struct asked *asked)
{
    bool waived[CHECK_COUNT] = {false};
    if (wish->picks && wish->wanted[NUMBER_OF_check_waiver_reason])
        find_waived(model, waived);
    memset(asked->counts, 0, sizeof asked->counts);
    for (size_t i = 0; i < CHECK_COUNT; i++)
        if (checks[i].rule.stage <= model->stage && (!wish->picks || wish->wanted[i] || waived[i]))
            add_asked(asked, &checks[i]);
}

/* What a group said on a sheet is what it was asked, in its own words: nothing more is demanded of
   its systems and its people. Comparisons speak of the author's own systems. */
static bool is_left_alone(const struct item *item)
{
    const struct item *outermost = item;
    while (outermost->owner && outermost->owner->owner)
        outermost = outermost->owner;
    return is_answer(item) && outermost->kind != KIND_COMPARISON;
}

static void ask_all(struct check_run *run, const struct item *item, const struct asked *asked)
{
    if (is_left_alone(item))
        return;
    for (size_t i = 0; i < asked->counts[item->kind]; i++) {
        run->check = asked->rules[item->kind][i];
        if (may_speak(run, run->check, item))
            run->check->run(run, item);
    }
}

const struct check_wish check_all = {.limits = {
#define LIMIT(field, key, least, most, doc) .field = {least, most},
#include "check/limits.def"
#undef LIMIT
                                     }};

/* Whether the text stops short, or a whole declaration was not understood: what seems to be missing
   may have been said there. */
static bool is_torn(const struct model *model)
{
    for (size_t i = 0; i < model->diagnostics.count; i++) {
        const struct rule *rule = model->diagnostics.items[i]->rule;
        if (rule == &message_rules[MESSAGE_UNCLOSED_BLOCK] ||
            rule == &message_rules[MESSAGE_UNCLOSED_TEXT])
            return true;
    }
    for (size_t i = 0; i < model->lost.count; i++)
        if (model->lost.items[i].owner == model->top)
            return true;
    return model->unsound;
}

void model_check(struct model *model, const struct check_wish *wish)
{
    struct asked asked;
    struct check_run run = {.model = model, .limits = &wish->limits, .torn = is_torn(model)};
    run.words = words_of_model(model, wish->words ? wish->words : word_library_new(model->arena));
    if (wish->stage != ALWAYS)
        model->stage = wish->stage;
    find_rules_of_waivers(model);
    find_asked(model, wish, &asked);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            ask_all(&run, model->all.items[i], &asked);
    for (size_t i = 0; i < asked.counts[KIND_COUNT]; i++) {
        run.check = asked.rules[KIND_COUNT][i];
        run.check->run(&run, NULL);
    }
}
