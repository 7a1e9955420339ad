/* Waivers: `accept RULE because "…"` in the block of what it is about. */
#include "check/check.h"

#include "base/suggest.h"
#include "model/bind.h"

#include <string.h>

/* ---- Findings that are waived ------------------------------------------------------------------
 */

void waive(struct check_run *run, const struct item *item, struct diagnostic *diagnostic)
{
    struct waiver *waiver = run->check->rule.severity < ERROR
                                ? model_waiver(run->model, item, run->check->rule.name)
                                : NULL;
    if (!waiver)
        return;
    waiver->used = true;
    diagnostic->accepted = model_text(run->model, waiver->reason);
    diagnostic->accepted_at = waiver->at;
}

bool item_waives(const struct item *item, const struct rule *rule)
{
    const struct waiver *waiver = item->body ? item->body->waivers : NULL;
    while (waiver && waiver->waives != rule)
        waiver = waiver->next;
    return waiver != NULL;
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

static void offer_removal(struct model *model, const struct waiver *waiver,
                          struct diagnostic *diagnostic, bool safe)
{
    diagnostic_fix(&model->diagnostics, diagnostic, source_removal(&model->sources, waiver->at),
                   safe, "Take the line out", "");
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
        offer_removal(model, waiver, diagnostic, true);
    }
}

void find_rules_of_waivers(struct model *model)
{
    for (size_t i = 0; i <= model->all.count; i++) {
        const struct item *item = i ? model->all.items[i - 1] : model->top;
        struct waiver *waiver = item->body ? item->body->waivers : NULL;
        for (; waiver; waiver = waiver->next)
            find_rule_of(model, waiver);
    }
}

/* ---- Waivers that are not needed --------------------------------------------------------------
 */

static void mark_waived(const struct rule *rule, bool waived[CHECK_COUNT])
{
    for (size_t i = 0; i < CHECK_COUNT; i++)
        waived[i] = waived[i] || &checks[i].rule == rule;
}

void find_waived(const struct model *model, bool waived[CHECK_COUNT])
{
    for (size_t i = 0; i <= model->all.count; i++) {
        const struct item *item = i ? model->all.items[i - 1] : model->top;
        const struct waiver *waiver = item->body ? item->body->waivers : NULL;
        for (; waiver; waiver = waiver->next)
            mark_waived(waiver->waives, waived);
    }
}

/* What data would show is not known where it cannot be read. */
static bool may_speak_again(const struct check_run *run, const struct rule *rule)
{
    for (size_t i = 0; i < CHECK_COUNT; i++)
        if (&checks[i].rule == rule)
            return run->model->data.unread && kinds_hold(checks[i].subjects, KIND_MEASURE);
    return false;
}

static void check_waiver(struct check_run *run, const struct item *item,
                         const struct waiver *waiver)
{
    const struct model *model = run->model;
    const struct rule *rule = waiver->waives;
    if (waiver->used || !rule || rule->severity == ERROR || rule->stage > model->stage ||
        item->damaged || may_speak_again(run, rule))
        return;
    struct diagnostic *diagnostic = finding(
        run, item, waiver->at, "%s has nothing to say here: this waiver is not needed", rule->name);
    finding_help(run, diagnostic, "take the line out");
    bool alone = model->about && waiver->file == model->files.items[0]; /* a part may have others */
    offer_removal(run->model, waiver, diagnostic, alone);
}

void check_waiver_reason(struct check_run *run, const struct item *nothing)
{
    struct model *model = run->model;
    (void)nothing;
    if (diagnostics_count(&model->diagnostics, ERROR))
        return; /* what it waives may speak again when the errors are mended */
    for (size_t i = 0; i <= model->all.count; i++) {
        const struct item *item = i ? model->all.items[i - 1] : model->top;
        const struct waiver *waiver = item->body ? item->body->waivers : NULL;
        for (; waiver; waiver = waiver->next)
            check_waiver(run, item, waiver);
    }
}
