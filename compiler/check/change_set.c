/* Rules about the changes of a model taken together: what kinds they are of, what pays for them,
   and whom they leave out.

   Who is still left when the plan has ended (beyond-horizon) is asked of the persons and groups who
   raised an issue that a change answers, and only where every change says who gains: organisations
   raise what troubles others, and so do those who pay for the study or carry it out. */
#include "check/changes.h"

/* What the changes say by a choice. */
struct alike {
    const struct item *first; /* that says it */
    unsigned said, unsaid;
    bool differ;
};

static struct alike alike_in(const struct model *model, enum attribute attribute)
{
    struct alike alike = {0};
    FOR_ITEMS_OF (model, KIND_CHANGE, change) {
        int choice = item_choice(change, attribute);
        if (choice < 0) {
            alike.unsaid++;
            continue;
        }
        alike.differ |= alike.first && item_choice(alike.first, attribute) != choice;
        alike.first = alike.first ? alike.first : change;
        alike.said++;
    }
    return alike;
}

/* Tell it at the model, and point at the changes. */
static struct diagnostic *tell_of_all(struct check_run *run, const struct item *model,
                                      enum attribute attribute, const char *what)
{
    unsigned told = 0;
    struct diagnostic *diagnostic = finding(run, model, item_at(model), "%s", what);
    FOR_ITEMS_OF (run->model, KIND_CHANGE, change)
        if (item_slot(change, attribute) && told++ < MOST_REMARKS)
            finding_remark(run, diagnostic, item_slot(change, attribute)->at, "here");
    return diagnostic;
}

void check_change_mix(struct check_run *run, const struct item *model)
{
    static const char *const kinds[] = {[CHANGE_IS_STRUCTURE] = "structures",
                                        [CHANGE_IS_PROCEDURE] = "procedures",
                                        [CHANGE_IS_ATTITUDE] = "attitudes"};
    static const char *const others[] = {[CHANGE_IS_STRUCTURE] = "procedures, which attitudes",
                                         [CHANGE_IS_PROCEDURE] = "structures, which attitudes",
                                         [CHANGE_IS_ATTITUDE] = "structures, which procedures"};
    enum { FEWEST = 3 };
    struct alike alike = alike_in(run->model, CHANGE_IS);
    if (alike.said < FEWEST || alike.unsaid || alike.differ)
        return;
    int kind = item_choice(alike.first, CHANGE_IS);
    finding_help(run,
                 tell_of_all(run, model, CHANGE_IS,
                             arena_printf(run->model->arena, "all %u changes are of %s", alike.said,
                                          kinds[kind])),
                 "what would have to change with them: which %s?", others[kind]);
}

void check_resources_beyond_project(struct check_run *run, const struct item *model)
{
    enum { FEWEST = 2 };
    struct alike alike = alike_in(run->model, CHANGE_PAID_FROM);
    if (alike.said < FEWEST || alike.differ ||
        item_choice(alike.first, CHANGE_PAID_FROM) != CHANGE_PAID_FROM_PROJECT)
        return;
    finding_help(run,
                 tell_of_all(run, model, CHANGE_PAID_FROM,
                             "every change that says so is paid for by a project, which ends"),
                 "what of it can the regular budgets carry? paid-from: mainstream, or both");
}

/* ---- Whom they leave out ----------------------------------------------------------------------
 */

static bool is_client_or_practitioner(const struct model *model, const struct item *who)
{
    return model->about && (is_named_among(item_values(model->about, MODEL_CLIENT), who) ||
                            is_named_among(item_values(model->about, MODEL_PRACTITIONER), who));
}

static bool is_left_out(struct check_run *run, const struct item *who)
{
    int is = who && who->kind == KIND_STAKEHOLDER ? item_choice(who, STAKEHOLDER_IS) : -1;
    return (is == STAKEHOLDER_IS_PERSON || is == STAKEHOLDER_IS_GROUP) &&
           !touched_of(run, who)->gains && !is_client_or_practitioner(run->model, who);
}

void check_beyond_horizon(struct check_run *run, const struct item *issue)
{
    const struct changes *changes = changes_of(run);
    const struct item *change = changes->of[issue->index].answered_by;
    const struct value *who = item_values(issue, ISSUE_RAISED_BY);
    if (!change || changes->unsure || changes->gains_unsaid)
        return;
    while (who && !is_left_out(run, who->item))
        who = who->next;
    if (!who)
        return;
    struct diagnostic *diagnostic =
        finding(run, issue, who->at, "%s raised %s, and gains by no change",
                item_called(run->model, who->item), item_called(run->model, issue));
    finding_remark(run, diagnostic, item_at(change), "this change answers the issue");
    finding_help(run, diagnostic,
                 "will they be better off when it is done? Then gains: %s; else say what is left "
                 "for them",
                 name_to_write(who->item));
}
