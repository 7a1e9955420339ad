/* Which changes answer what, who gains by them, and when somebody looks back. */
#include "check/changes.h"

/* Whoever holds a role is meant where the role is. Without a commodity, they gain. */
static void mark_people(struct changes *changes, const struct value *who,
                        const struct item *commodity)
{
    for (; who; who = who->next) {
        if (!who->item)
            continue;
        struct touched *touched = &changes->of[who->item->index];
        if (commodity)
            touched->commodity = commodity;
        else
            touched->gains = true;
        if (who->item->kind == KIND_ROLE)
            mark_people(changes, item_values(who->item, ROLE_HELD_BY), commodity);
    }
}

static void walk_change(struct changes *changes, const struct item *change)
{
    for (const struct value *to = item_values(change, CHANGE_ANSWERS); to; to = to->next)
        if (to->item && !changes->of[to->item->index].answered_by)
            changes->of[to->item->index].answered_by = change;
    mark_people(changes, item_values(change, CHANGE_GAINS), NULL);
    if (!changes->first_reviewed && item_slot(change, CHANGE_REVIEW) &&
        !item_waives(change, RULE_OF(check_action_stocktake)))
        changes->first_reviewed = change;
    changes->begun += !is_empty(change);
    changes->gains_unsaid |= !item_slot(change, CHANGE_GAINS);
    changes->unsure |= change->damaged;
}

static void walk_outcome(struct changes *changes, const struct item *outcome)
{
    int is = item_choice(outcome, OUTCOME_IS);
    if (outcome->refers)
        changes->of[outcome->refers->index].ended |=
            is == OUTCOME_IS_SUCCEEDED || is == OUTCOME_IS_FAILED || is == OUTCOME_IS_STOPPED;
}

static void walk_issue(struct changes *changes, const struct item *issue)
{
    for (const struct value *about = item_values(issue, ISSUE_ABOUT); about; about = about->next)
        if (about->item)
            changes->of[about->item->index].discussed = true;
}

static void walk_item(struct changes *changes, const struct item *item)
{
    const struct value *on;
    switch ((enum kind)item->kind) {
    case KIND_CHANGE:
        walk_change(changes, item);
        break;
    case KIND_COMMODITY:
        mark_people(changes, item_values(item, COMMODITY_HELD_BY), item);
        mark_people(changes, item_values(item, COMMODITY_OF), item);
        break;
    case KIND_OUTCOME:
        walk_outcome(changes, item);
        break;
    case KIND_STOCKTAKE:
        on = item_values(item, STOCKTAKE_ON);
        if (on && on->number > changes->last_stocktake)
            changes->last_stocktake = on->number;
        break;
    case KIND_ISSUE:
        walk_issue(changes, item);
        break;
    default:
        break;
    }
}

const struct changes *changes_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->changes)
        return run->changes;
    struct changes *changes = arena_new_of(model->arena, struct changes);
    changes->of = arena_alloc(model->arena, (model->all.count + 1) * sizeof *changes->of);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            walk_item(changes, model->all.items[i]);
    changes->unsure |= run->torn;
    return run->changes = changes;
}

bool is_taken_up(struct check_run *run, const struct item *item)
{
    const struct touched *touched = touched_of(run, item);
    return touched->answered_by || touched->discussed;
}

bool is_to_be_done(const struct item *change)
{
    if (item_choice(change, CHANGE_DESIRABLE) == CHANGE_DESIRABLE_NO ||
        item_choice(change, CHANGE_FEASIBLE) == CHANGE_FEASIBLE_NO)
        return false;
    bool judged = item_slot(change, CHANGE_DESIRABLE) && item_slot(change, CHANGE_FEASIBLE);
    return judged || item_slot(change, CHANGE_OWNER) || item_slot(change, CHANGE_HORIZON) ||
           item_slot(change, CHANGE_REVIEW) || item_slot(change, CHANGE_SIGN);
}
