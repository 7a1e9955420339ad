/* Rules about the situation: issues, pictures and those who are in them.

   Who is heard and which issue is answered is found in one walk over the model, the first time that
   it is asked for. */
#include "check/check.h"

struct situation {
    bool *answered, *heard; /* by the item's index */
    bool answerers;         /* there is a system, a change or a chain with something in it */
    bool may_answer_all;    /* one of them was not understood, and what it answers is lost */
    bool pictures, unsound_picture; /* unsound: somebody may be heard in it */
    const struct item *first_open;  /* issue that nothing parks or waives */
};

void check_issue_has_holder(struct check_run *run, const struct item *issue)
{
    if (item_slot(issue, ISSUE_RAISED_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue), "nobody is said to raise the issue %s",
                item_called(run->model, issue));
    finding_help(run, diagnostic, "who feels it? Add: raised by NAME");
}

/* ---- The walk ---------------------------------------------------------------------------------
 */

static void mark(bool *marks, const struct value *values)
{
    for (; values; values = values->next)
        if (values->item)
            marks[values->item->index] = true;
}

/* Who holds a role is heard where the role is. */
static void mark_heard(struct situation *situation, const struct item *item)
{
    if (!item)
        return;
    situation->heard[item->index] = true;
    if (item->kind == KIND_ROLE)
        mark(situation->heard, item_values(item, ROLE_HELD_BY));
}

static void walk_picture(struct situation *situation, const struct item *picture)
{
    situation->pictures = true;
    situation->unsound_picture |= picture->damaged;
    FOR_LINKS (picture, link)
        if (link->verb == VERB_SAYS || link->verb == VERB_THINKS || link->verb == VERB_FEELS)
            mark_heard(situation, link->subject);
}

static void walk_answerer(struct situation *situation, const struct item *item,
                          enum attribute attribute)
{
    mark(situation->answered, item_values(item, attribute));
    situation->answerers |= !is_empty(item);
    situation->may_answer_all |= item->damaged && !item_slot(item, attribute);
}

/* Whether the issue itself is left as it is. */
static bool is_waived(const struct item *issue)
{
    const struct waiver *waiver = issue->body ? issue->body->waivers : NULL;
    while (waiver && waiver->waives != rule_named("issue-addressed"))
        waiver = waiver->next;
    return waiver != NULL;
}

static void walk_item(struct situation *situation, const struct item *item)
{
    switch ((enum kind)item->kind) {
    case KIND_PICTURE:
        walk_picture(situation, item);
        break;
    case KIND_SYSTEM:
        walk_answerer(situation, item, SYSTEM_ANSWERS);
        break;
    case KIND_CHANGE:
        walk_answerer(situation, item, CHANGE_ANSWERS);
        break;
    case KIND_DELIVERY_CHAIN:
        walk_answerer(situation, item, DELIVERY_CHAIN_FOR);
        break;
    case KIND_ISSUE:
        for (const struct value *by = item_values(item, ISSUE_RAISED_BY); by; by = by->next)
            mark_heard(situation, by->item);
        if (!situation->first_open && !item_slot(item, ISSUE_PARKED) && !is_waived(item))
            situation->first_open = item;
        break;
    default:
        break;
    }
}

static const struct situation *situation_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->situation)
        return run->situation;
    struct situation *situation = arena_new_of(model->arena, struct situation);
    situation->answered = arena_alloc(model->arena, model->all.count + 1);
    situation->heard = arena_alloc(model->arena, model->all.count + 1);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            walk_item(situation, model->all.items[i]);
    return run->situation = situation;
}

/* ---- Issues that nothing takes up -------------------------------------------------------------
 */

/* Nothing is there yet that could answer an issue: that is told of the first, for all of them. */
static void tell_none_answers(struct check_run *run, const struct item *issue)
{
    const struct model *model = run->model;
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue),
                "nothing takes up %s: there is no system and no change in the "
                "model yet",
                item_called(model, issue));
    unsigned told = 0;
    FOR_ITEMS_OF (model, KIND_ISSUE, other)
        if (other != issue && !item_slot(other, ISSUE_PARKED) && !is_waived(other) && told++ < 5)
            diagnostic_remark(&run->model->diagnostics, diagnostic, item_at(other), "nor this one");
    finding_help(run, diagnostic,
                 "begin with a system that answers it, or say why it rests, parked: \"…\"");
}

static void tell_not_answered(struct check_run *run, const struct item *issue)
{
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue), "nothing in the model takes up the issue %s",
                item_called(run->model, issue));
    if (issue->name)
        finding_help(run, diagnostic,
                     "let a system or a change answer it, answers: %s, or say why it rests, "
                     "parked: \"…\"",
                     issue->name->text);
    else
        finding_help(run, diagnostic,
                     "give it a name and let a system or a change answer it, or say why it rests, "
                     "parked: \"…\"");
}

void check_issue_addressed(struct check_run *run, const struct item *issue)
{
    const struct situation *situation = situation_of(run);
    if (item_slot(issue, ISSUE_PARKED) || situation->answered[issue->index] ||
        situation->may_answer_all)
        return;
    if (situation->answerers || is_waived(issue))
        tell_not_answered(run, issue);
    else if (issue == situation->first_open)
        tell_none_answers(run, issue);
}

/* ---- Those who are never heard ----------------------------------------------------------------
 */

void check_silent_stakeholder(struct check_run *run, const struct item *stakeholder)
{
    enum { PERSON, GROUP };
    const struct situation *situation = situation_of(run);
    int is = item_choice(stakeholder, STAKEHOLDER_IS);
    if ((is != PERSON && is != GROUP) || item_slot(stakeholder, STAKEHOLDER_WANTS) ||
        !situation->pictures || situation->unsound_picture || situation->heard[stakeholder->index])
        return;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_at(stakeholder), "%s is named and never heard",
                item_called(run->model, stakeholder));
    finding_help(run, diagnostic,
                 "what would they say? In the picture: %s says \"…\"; or here: wants: \"…\"",
                 stakeholder->name ? stakeholder->name->text : "NAME");
}
