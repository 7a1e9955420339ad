/* Rules about the model as a text. */
#include "check/check.h"

#include <string.h>

void check_stage_not_said(struct check_run *run, const struct item *nothing)
{
    const struct model *model = run->model;
    (void)nothing;
    if (!model->about || item_slot(model->about, MODEL_STAGE) || model->about->damaged)
        return;
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if ((item->kind != KIND_SYSTEM && item->kind != KIND_CHANGE) || item->file->source->library)
            continue;
        struct diagnostic *diagnostic =
            finding(run, model->about, item_at(model->about),
                    "this model does not say how far the group has come");
        diagnostic_remark(&run->model->diagnostics, diagnostic, item_at(item),
                          "a %s is here already", kind_specs[item->kind].word);
        finding_help(run, diagnostic, "write stage: modelling, comparing or acting in its block");
        return;
    }
}

void check_relation_hides(struct check_run *run, const struct item *relation)
{
    if (!relation->refers)
        return;
    struct diagnostic *diagnostic =
        finding(run, relation, item_at(relation), "your '%s' is used in place of the library's",
                relation->name->text);
    finding_help(run, diagnostic, "if that is meant, nothing need be done");
}

static void check_waiver(struct check_run *run, const struct item *item,
                         const struct waiver *waiver)
{
    const struct rule *rule = waiver->waives;
    if (waiver->used || !rule || rule->severity == ERROR || rule->stage > run->model->stage ||
        item->damaged)
        return;
    struct diagnostic *diagnostic = finding(
        run, item, waiver->at, "%s has nothing to say here: this waiver is not needed", rule->name);
    finding_help(run, diagnostic, "take the line out");
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
