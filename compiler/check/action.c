/* Rules about a change that is to be done: who answers for it, until when, how anybody will see it,
   and what else it may bring.

   They ask only of changes that are judged or planned. What is over needs no date and no stocktake
   (action-horizon, action-stocktake). Once a group holds stocktakes, a review is asked for that had
   come when the model was last agreed, by its date, and not one that is still to come. A measure of
   what is intended stands for a sign (action-measure). How far a group's influence reaches
   (action-control-limit) is known of variables alone: what is given, nobody in the map moves. */
#include "analysis/ratings.h"
#include "check/changes.h"

static const char *day_of(const struct model *model, const struct value *date)
{
    return arena_copy(model->arena, model_source(model, date->at), date->at.end - date->at.start);
}

/* ---- Who answers for it -----------------------------------------------------------------------
 */

void check_action_owner(struct check_run *run, const struct item *change)
{
    if (!is_to_be_done(change) || item_slot(change, CHANGE_OWNER))
        return;
    struct diagnostic *diagnostic = finding(run, change, item_at(change), "nobody answers for %s",
                                            item_called(run->model, change));
    finding_help(run, diagnostic, "who will see to it? One of them, by name: owner: NAME");
}

/* Whether somebody is said to have little power and to take little part, and holds nothing through
   which they would have a say. */
static bool is_without_say(struct check_run *run, const struct item *who)
{
    if (!who || who->kind != KIND_STAKEHOLDER || touched_of(run, who)->commodity ||
        rating_half(who, STAKEHOLDER_POWER) != 0)
        return false;
    const struct value *body = item_values(who, STAKEHOLDER_PART_OF);
    bool backed = body && body->item && rating_half(body->item, STAKEHOLDER_POWER) > 0;
    return !backed && item_choice(who, STAKEHOLDER_INVOLVED) <= STAKEHOLDER_INVOLVED_INFORMED;
}

/* Of a role, whoever holds it: all of them would have to be without a say. */
static bool cannot_carry(struct check_run *run, const struct item *owner)
{
    if (!owner || owner->kind != KIND_ROLE)
        return is_without_say(run, owner);
    const struct value *held = item_values(owner, ROLE_HELD_BY);
    if (!held || touched_of(run, owner)->commodity)
        return false;
    while (held && is_without_say(run, held->item))
        held = held->next;
    return !held;
}

void check_action_owner_able(struct check_run *run, const struct item *change)
{
    const struct value *owner = item_values(change, CHANGE_OWNER);
    if (!owner || !cannot_carry(run, owner->item))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, owner->at, "%s answers for %s, and has little power to see it through",
                item_called(run->model, owner->item), item_called(run->model, change));
    finding_help(run, diagnostic,
                 "let somebody who can answer for it, or say what gives them a say: involved: "
                 "partner, or commodity NAME \"…\" held by %s",
                 name_to_write(owner->item));
}

/* ---- When -------------------------------------------------------------------------------------
 */

void check_action_horizon(struct check_run *run, const struct item *change)
{
    bool horizon = item_slot(change, CHANGE_HORIZON), review = item_slot(change, CHANGE_REVIEW);
    if (!is_to_be_done(change) || touched_of(run, change)->ended || (horizon && review))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "%s has no %s", item_called(run->model, change),
                horizon  ? "day on which it is looked at again"
                : review ? "horizon"
                         : "horizon, and no day on which it is looked at again");
    finding_help(run, diagnostic,
                 horizon  ? "write review: and a date, as 2027-05-01"
                 : review ? "write horizon: short, medium or long"
                          : "write horizon: short, medium or long, and review: with a date");
}

static void tell_no_stocktake(struct check_run *run, const struct item *change)
{
    const struct value *review = item_values(change, CHANGE_REVIEW);
    struct diagnostic *diagnostic =
        finding(run, change, review->at, "%s is to be looked at on %s, and no stocktake is planned",
                item_called(run->model, change), day_of(run->model, review));
    finding_help(run, diagnostic, "say when all of it is looked at together: stocktake NAME on %s",
                 day_of(run->model, review));
}

/* When the model was last agreed, the day had come. */
static bool is_past(const struct model *model, const struct value *day)
{
    const struct value *agreed = model->about ? item_values(model->about, MODEL_DATE) : NULL;
    return agreed && agreed->number >= day->number;
}

static void tell_overdue(struct check_run *run, const struct item *change)
{
    const struct value *review = item_values(change, CHANGE_REVIEW);
    struct diagnostic *diagnostic =
        finding(run, change, review->at, "%s was due on %s, and no stocktake has been held since",
                item_called(run->model, change), day_of(run->model, review));
    finding_help(run, diagnostic,
                 "what became of it? Hold one, stocktake NAME on a day since then, "
                 "or put the review off");
}

void check_action_stocktake(struct check_run *run, const struct item *change)
{
    const struct changes *changes = changes_of(run);
    const struct value *review = item_values(change, CHANGE_REVIEW);
    if (!review || changes->of[change->index].ended || review->number <= changes->last_stocktake)
        return;
    bool any = changes->last_stocktake > 0;
    if (any && is_past(run->model, review))
        tell_overdue(run, change);
    if (!any && (change == changes->first_reviewed || item_waives(change, &run->check->rule)))
        tell_no_stocktake(run, change);
}

/* ---- What is to be seen of it -----------------------------------------------------------------
 */

static bool is_measured(const struct item *change)
{
    for (const struct value *to = item_values(change, CHANGE_INTENDS); to; to = to->next)
        if (to->item && item_slot(to->item, VARIABLE_MEASURED_BY))
            return true;
    return false;
}

void check_action_measure(struct check_run *run, const struct item *change)
{
    if (!is_to_be_done(change) || item_slot(change, CHANGE_SIGN) || is_measured(change))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "by what anybody will see that %s works is not said",
                item_called(run->model, change));
    finding_help(run, diagnostic, "what would somebody notice? sign: \"…\"");
}

void check_action_unintended(struct check_run *run, const struct item *change)
{
    if (!is_to_be_done(change) || item_slot(change, CHANGE_MAY_ALSO))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "what else %s may cause is not said",
                item_called(run->model, change));
    finding_help(
        run, diagnostic,
        "good or bad, what might follow that nobody intends? may-also: \"…\"; or may-also: "
        "none \"…\" and why");
}

void check_action_control_limit(struct check_run *run, const struct item *change)
{
    const struct value *to = item_values(change, CHANGE_ACTS_ON);
    while (to && !(to->item && item_choice(to->item, VARIABLE_GIVEN) == VARIABLE_GIVEN_YES))
        to = to->next;
    if (!to)
        return;
    struct diagnostic *diagnostic =
        finding(run, change, to->at, "%s acts on %s, which is given from outside",
                item_called(run->model, change), item_called(run->model, to->item));
    finding_remark(run, diagnostic, item_slot(to->item, VARIABLE_GIVEN)->at,
                   "it is said to be given here");
    finding_help(
        run, diagnostic,
        "what nearer to hand can you move yourselves? Act on that, or take given: yes out");
}
