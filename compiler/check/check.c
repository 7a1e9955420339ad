#include "check/check.h"

#include "base/suggest.h"
#include "model/bind.h"
#include "syntax/token.h"

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

/* ---- Findings and waivers ---------------------------------------------------------------------
 */

static struct waiver *waiver_in(const struct check_run *run, const struct item *item,
                                const struct file *file)
{
    struct waiver *waiver = item && item->body ? item->body->waivers : NULL;
    while (waiver && (waiver->waives != &run->check->rule || (file && waiver->file != file)))
        waiver = waiver->next;
    return waiver;
}

/* Of the item, of the blocks around it, of its file, of the model as a whole. */
static struct waiver *waiver_for(const struct check_run *run, const struct item *item)
{
    struct waiver *waiver = NULL;
    const struct file *file = item ? item->file : run->model->files.items[0];
    for (const struct item *block = item; block && !waiver; block = block->owner)
        if (block != run->model->top)
            waiver = waiver_in(run, block, NULL);
    if (!waiver)
        waiver = waiver_in(run, run->model->top, file);
    return waiver ? waiver : waiver_in(run, run->model->about, NULL);
}

struct diagnostic *finding(struct check_run *run, const struct item *item, struct span at,
                           const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(run->model->arena, format, arguments);
    va_end(arguments);
    struct diagnostic *diagnostic =
        diagnose(&run->model->diagnostics, &run->check->rule, at, "%s", text);
    struct waiver *waiver = run->check->rule.severity < ERROR ? waiver_for(run, item) : NULL;
    if (waiver) {
        waiver->used = true;
        diagnostic->accepted = model_text(run->model, waiver->reason);
        diagnostic->accepted_at = waiver->at;
    }
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
               !(run->model->lost_kinds >> item->kind & 1);
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

bool is_empty(const struct item *item)
{
    return !item->slots && !item->body;
}

bool texts_can_be_read(const struct check_run *run)
{
    const struct item *about = run->model->about;
    const struct value *language = about ? item_values(about, MODEL_LANGUAGE) : NULL;
    if (!language)
        return true;
    const char *word = model_source(run->model, language->at);
    word += strchr("\"\xC2\xE2", word[0]) ? text_mark_length(word) : 0;
    return (word[0] | 0x20) == 'e' && (word[1] | 0x20) == 'n';
}

static void ask_all(struct check_run *run, const struct item *item,
                    const struct check *const *asked)
{
    for (; *asked; asked++) {
        run->check = *asked;
        if (may_speak(run, run->check, item))
            run->check->run(run, item);
    }
}

/* ---- Waivers of rules that are none, or that cannot be waived ---------------------------------
 */

static void tell_no_rule(struct model *model, struct waiver *waiver, const char *name)
{
    struct suggest suggest;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_UNKNOWN_RULE], waiver->rule,
                 "there is no rule '%s'", name);
    suggest_start(&suggest, name, strlen(name));
    for (size_t i = 0; i < CHECK_COUNT; i++)
        suggest_offer(&suggest, checks[i].rule.name, &checks[i].rule);
    tell_suggestions(model, diagnostic, waiver->rule, &suggest);
    if (suggest.count)
        waiver->waives = suggest.bearer[0]; /* one fault, one message */
    else
        diagnostic_help(&model->diagnostics, diagnostic, "catwoe rules lists them");
}

static void find_rule_of(struct model *model, struct waiver *waiver)
{
    const char *name =
        arena_printf(model->arena, "%.*s", (int)(waiver->rule.end - waiver->rule.start),
                     model_source(model, waiver->rule));
    waiver->waives = rule_named(name);
    if (!waiver->waives) {
        tell_no_rule(model, waiver, name);
    } else if (waiver->waives->severity == ERROR) {
        struct diagnostic *diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_UNKNOWN_RULE], waiver->rule,
                     "'%s' cannot be waived: it makes a model meaningless", name);
        diagnostic_help(&model->diagnostics, diagnostic,
                        "take the waiver out, and mend what it is about");
    }
}

static void find_rules_of_waivers(struct model *model)
{
    for (size_t i = 0; i <= model->all.count; i++) {
        const struct item *item = i ? model->all.items[i - 1] : model->top;
        struct waiver *waiver = item->body ? item->body->waivers : NULL;
        for (; waiver; waiver = waiver->next)
            find_rule_of(model, waiver);
    }
}

void model_check(struct model *model)
{
    find_rules_of_waivers(model);
    const struct check *by_kind[KIND_COUNT][CHECK_COUNT + 1] = {{NULL}};
    struct check_run run = {.model = model, .words = words_new(model->arena)};
    for (enum kind kind = 0; kind < KIND_COUNT; kind++)
        for (size_t i = 0, count = 0; i < CHECK_COUNT; i++)
            if (checks[i].rule.stage <= model->stage && checks[i].subjects >> kind & 1)
                by_kind[kind][count++] = &checks[i];
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (*by_kind[item->kind] && !item->file->source->library)
            ask_all(&run, item, by_kind[item->kind]);
    }
    for (size_t i = 0; i < CHECK_COUNT; i++) {
        run.check = &checks[i];
        if (!checks[i].subjects && checks[i].rule.stage <= model->stage)
            checks[i].run(&run, NULL);
    }
}
