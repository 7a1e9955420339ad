/* Rules about a change: what it follows from, whether it is desirable and feasible and to whom, who
   bears it, and who can live with it.

   Those who lose and are said to be able to live with it do not stand against it
   (feasibility-uses-analyses, change-accommodates). It is worldviews that are to be accommodated:
   of those who hold one, it is enough to have asked somebody. Who loses is asked once it is said
   who gains, or once it is to be done: an idea on the wall is not. Problems that breed each other
   (fix-after-fix) are told by what a model says is about what; whether it is one symptom that comes
   back, people must judge. */
#include "check/changes.h"
#include "check/situation.h"

/* ---- What it follows from ---------------------------------------------------------------------
 */

void check_change_traces_back(struct check_run *run, const struct item *change)
{
    if (item_slot(change, CHANGE_ANSWERS))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "%s does not say what it follows from",
                item_called(run->model, change));
    finding_help(run, diagnostic,
                 "answers: NAME, of an activity, a finding, an issue, a conflict, a loop or a step "
                 "of a journey");
}

/* The change that a problem came of, where this value names such a problem. */
static const struct value *bred_by(const struct item *change, const struct value *answered)
{
    const struct item *issue = answered->item;
    if (!issue || issue->kind != KIND_ISSUE)
        return NULL;
    for (const struct value *about = item_values(issue, ISSUE_ABOUT); about; about = about->next)
        if (about->item && about->item->kind == KIND_CHANGE && about->item != change &&
            item_slot(about->item, CHANGE_ANSWERS))
            return about;
    return NULL;
}

void check_fix_after_fix(struct check_run *run, const struct item *change)
{
    const struct value *answered = item_values(change, CHANGE_ANSWERS), *about = NULL;
    while (answered && !(about = bred_by(change, answered)))
        answered = answered->next;
    if (!answered)
        return;
    struct diagnostic *diagnostic =
        finding(run, change, answered->at, "%s mends what %s brought about: a fix that fails?",
                item_called(run->model, change), item_called(run->model, about->item));
    finding_remark(run, diagnostic, about->at, "the trouble came of this change");
    finding_remark(run, diagnostic, item_at(about->item), "which was an answer itself");
    finding_help(run, diagnostic,
                 "draw the loop in a causal map, and ask what lies behind the first trouble");
}

/* ---- Desirable and feasible -------------------------------------------------------------------
 */

/* What is not said of one of the two tests, or NULL. */
static const char *open_judgement(const struct item *change, enum attribute attribute,
                                  const char *unsaid, const char *by_nobody)
{
    const struct slot *slot = item_slot(change, attribute);
    if (!slot)
        return unsaid;
    return slot->lost || slot_qualifier(slot, CLAUSE_ACCORDING_TO) ? NULL : by_nobody;
}

void check_change_desirable_feasible(struct check_run *run, const struct item *change)
{
    const char *desirable = open_judgement(change, CHANGE_DESIRABLE, "whether it is desirable",
                                           "who judges whether it is desirable");
    const char *feasible = open_judgement(change, CHANGE_FEASIBLE, "whether it is feasible",
                                          "who judges whether it is feasible");
    struct listing open = {0};
    if (is_empty(change) || (!desirable && !feasible))
        return;
    if (desirable)
        listing_add(&open, run->model->arena, desirable);
    if (feasible)
        listing_add(&open, run->model->arena, feasible);
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "%s does not say %s", item_called(run->model, change),
                listing_text(&open, "or"));
    finding_help(run, diagnostic,
                 "write yes, no or contested, why, and whose judgement it is: feasible: yes \"…\" "
                 "according to NAME");
}

static void offer_contested(struct check_run *run, struct diagnostic *diagnostic,
                            const struct item *change)
{
    finding_fix(run, diagnostic, item_values(change, CHANGE_FEASIBLE)->at, false,
                "Say that it is contested", "contested");
}

/* Somebody of these who has a say in the matter and is not said to be able to live with it. */
static const struct item *powerful_among(struct check_run *run, const struct item *change,
                                         const struct value *values)
{
    for (; values; values = values->next)
        if (values->item && touched_of(run, values->item)->commodity &&
            !is_named_among(item_values(change, CHANGE_CAN_LIVE), values->item))
            return values->item;
    return NULL;
}

void check_feasibility_uses_analyses(struct check_run *run, const struct item *change)
{
    if (item_choice(change, CHANGE_FEASIBLE) != CHANGE_FEASIBLE_YES)
        return;
    const struct item *who = powerful_among(run, change, item_values(change, CHANGE_CANNOT_LIVE));
    const char *how = who ? "cannot live with it" : "loses by it";
    if (!who)
        who = powerful_among(run, change, item_values(change, CHANGE_LOSES));
    if (!who)
        return;
    const struct item *commodity = touched_of(run, who)->commodity;
    struct diagnostic *diagnostic =
        finding(run, change, item_values(change, CHANGE_FEASIBLE)->at,
                "%s is called feasible, and %s, who holds %s, %s", item_called(run->model, change),
                item_called(run->model, who), item_called(run->model, commodity), how);
    finding_remark(run, diagnostic, item_at(commodity), "through this they have a say");
    finding_help(run, diagnostic,
                 "what would let them go along? Then write can-live: %s; else it is contested",
                 name_to_write(who));
    offer_contested(run, diagnostic, change);
}

/* ---- Who can live with it ---------------------------------------------------------------------
 */

/* The system that asks for what a change answers, or NULL. */
static const struct item *system_behind(struct check_run *run, const struct item *answered)
{
    switch (answered ? (enum kind)answered->kind : KIND_NONE) {
    case KIND_ACTIVITY:
    case KIND_MONITOR:
    case KIND_CONTROL:
        return answered->owner->kind == KIND_SYSTEM ? answered->owner : NULL;
    case KIND_FINDING:
        return system_behind(run, answered->refers);
    case KIND_ISSUE:
    case KIND_CONFLICT:
        return standing_of(run, answered)->view;
    default:
        return NULL;
    }
}

/* Whether a change says how somebody sees it. */
static bool has_judged(const struct item *change, const struct item *who)
{
    static const enum attribute places[] = {CHANGE_GAINS, CHANGE_CAN_LIVE, CHANGE_CANNOT_LIVE,
                                            CHANGE_OWNER};
    static const enum attribute judgements[] = {CHANGE_DESIRABLE, CHANGE_FEASIBLE};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (is_named_among(item_values(change, places[i]), who))
            return true;
    for (size_t i = 0; i < sizeof judgements / sizeof *judgements; i++) {
        const struct slot *slot = item_slot(change, judgements[i]);
        const struct qualifier *by = slot ? slot_qualifier(slot, CLAUSE_ACCORDING_TO) : NULL;
        if (by && is_named_among(by->values, who))
            return true;
    }
    return false;
}

static bool any_has_judged(const struct item *change, const struct value *who)
{
    while (who && who->item && !has_judged(change, who->item))
        who = who->next;
    return who;
}

/* A holder of the worldview behind what is answered, where none of its holders is asked. */
static const struct value *unasked_holder(struct check_run *run, const struct item *change)
{
    const struct value *answered = item_values(change, CHANGE_ANSWERS);
    for (; answered; answered = answered->next) {
        const struct item *system = system_behind(run, answered->item);
        const struct slot *worldview = system ? item_slot(system, SYSTEM_WORLDVIEW) : NULL;
        const struct qualifier *held = worldview ? slot_qualifier(worldview, CLAUSE_HELD_BY) : NULL;
        if (held && !any_has_judged(change, held->values))
            return held->values;
    }
    return NULL;
}

static void tell_cannot_live(struct check_run *run, const struct item *change)
{
    const struct value *who = item_values(change, CHANGE_CANNOT_LIVE);
    if (!who || !who->item || item_choice(change, CHANGE_FEASIBLE) != CHANGE_FEASIBLE_YES ||
        powerful_among(run, change, who))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, who->at, "%s is called feasible, and %s cannot live with it",
                item_called(run->model, change), item_called(run->model, who->item));
    finding_help(run, diagnostic,
                 "what would let them live with it? While nothing does, it is contested");
    offer_contested(run, diagnostic, change);
}

void check_change_accommodates(struct check_run *run, const struct item *change)
{
    tell_cannot_live(run, change);
    if (!item_slot(change, CHANGE_CAN_LIVE) && !item_slot(change, CHANGE_CANNOT_LIVE))
        return;
    const struct value *who = unasked_holder(run, change);
    if (!who)
        return;
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "%s does not say whether %s can live with it",
                item_called(run->model, change), item_called(run->model, who->item));
    finding_remark(run, diagnostic, who->at, "what it answers is seen as they see it");
    finding_help(run, diagnostic, "ask them: can-live: %s, or cannot-live: %s",
                 name_to_write(who->item), name_to_write(who->item));
}

void check_change_losers(struct check_run *run, const struct item *change)
{
    if (item_slot(change, CHANGE_LOSES) ||
        (!is_to_be_done(change) && !item_slot(change, CHANGE_GAINS)))
        return;
    struct diagnostic *diagnostic =
        finding(run, change, item_at(change), "who loses by %s is not said",
                item_called(run->model, change));
    finding_help(run, diagnostic, "write loses: NAME, or loses: none \"…\" and why nobody does");
}
