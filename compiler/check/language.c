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
        finding_remark(run, diagnostic, item_at(item), "a %s is here already",
                       kind_specs[item->kind].word);
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
