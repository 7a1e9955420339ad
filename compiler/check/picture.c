/* Rules about the situation: issues, pictures and those who are in them. */
#include "check/check.h"

void check_issue_has_holder(struct check_run *run, const struct item *issue)
{
    if (item_slot(issue, ISSUE_RAISED_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue), "nobody is said to raise the issue %s",
                item_called(run->model, issue));
    finding_help(run, diagnostic, "who feels it? Add: raised by NAME");
}

static bool names(const struct value *value, const struct item *item)
{
    while (value && value->item != item)
        value = value->next;
    return value != NULL;
}

static bool may_answer(const struct item *item)
{
    return !is_empty(item) &&
           (item->kind == KIND_SYSTEM || item->kind == KIND_CHANGE ||
            item->kind == KIND_DELIVERY_CHAIN) &&
           !item->file->source->library;
}

/* Whether it answers the issue, or may have been about to. */
static bool answers(const struct item *item, const struct item *issue)
{
    enum attribute attribute = item->kind == KIND_SYSTEM   ? SYSTEM_ANSWERS
                               : item->kind == KIND_CHANGE ? CHANGE_ANSWERS
                                                           : DELIVERY_CHAIN_FOR;
    return names(item_values(item, attribute), issue) ||
           (item->damaged && !item_slot(item, attribute));
}

/* Neither parked nor waived by itself. */
static bool is_open(const struct check_run *run, const struct item *issue)
{
    const struct waiver *waiver = issue->body ? issue->body->waivers : NULL;
    while (waiver && waiver->waives != &run->check->rule)
        waiver = waiver->next;
    return !waiver && !item_slot(issue, ISSUE_PARKED);
}

static const struct item *first_open_issue(const struct check_run *run)
{
    FOR_ITEMS_OF(run->model, KIND_ISSUE, issue)
    if (is_open(run, issue))
        return issue;
    return NULL;
}

/* Nothing is there yet that could answer an issue: that is told of the first, for all of them. */
static bool tell_none_answers(struct check_run *run, const struct item *issue)
{
    const struct model *model = run->model;
    for (size_t i = 0; i < model->all.count; i++)
        if (may_answer(model->all.items[i]))
            return false;
    if (!is_open(run, issue))
        return false;
    if (issue != first_open_issue(run))
        return true;
    struct diagnostic *diagnostic = finding(run, issue, item_at(issue),
                                            "nothing takes up %s: there is no system and no change "
                                            "in the model yet",
                                            item_called(model, issue));
    FOR_ITEMS_OF(model, KIND_ISSUE, other)
    if (other != issue && is_open(run, other))
        diagnostic_remark(&run->model->diagnostics, diagnostic, item_at(other), "nor this one");
    finding_help(run, diagnostic,
                 "begin with a system that answers it, or say why it rests, parked: \"…\"");
    return true;
}

void check_issue_addressed(struct check_run *run, const struct item *issue)
{
    const struct model *model = run->model;
    if (item_slot(issue, ISSUE_PARKED) || tell_none_answers(run, issue))
        return;
    for (size_t i = 0; i < model->all.count; i++)
        if (may_answer(model->all.items[i]) && answers(model->all.items[i], issue))
            return;
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue), "nothing in the model takes up the issue %s",
                item_called(run->model, issue));
    if (issue->name)
        finding_help(
            run, diagnostic,
            "let a system or a change answer it, answers: %s, or say why it rests, parked: "
            "\"…\"",
            issue->name->text);
    else
        finding_help(run, diagnostic,
                     "give it a name and let a system or a change answer it, or say why it rests, "
                     "parked: \"…\"");
}

static bool speaks_in(const struct item *picture, const struct item *stakeholder)
{
    FOR_LINKS(picture, link)
    if (link->subject == stakeholder &&
        (link->verb == VERB_SAYS || link->verb == VERB_THINKS || link->verb == VERB_FEELS))
        return true;
    return false;
}

void check_silent_stakeholder(struct check_run *run, const struct item *stakeholder)
{
    enum { PERSON, GROUP };
    int is = item_choice(stakeholder, STAKEHOLDER_IS);
    bool picture = false;
    if ((is != PERSON && is != GROUP) || item_slot(stakeholder, STAKEHOLDER_WANTS))
        return;
    FOR_ITEMS_OF(run->model, KIND_PICTURE, item)
    {
        if (item->damaged || speaks_in(item, stakeholder))
            return;
        picture = true;
    }
    FOR_ITEMS_OF(run->model, KIND_ISSUE, issue)
    if (names(item_values(issue, ISSUE_RAISED_BY), stakeholder))
        return;
    if (!picture)
        return;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_at(stakeholder), "%s is named and never heard",
                item_called(run->model, stakeholder));
    finding_help(run, diagnostic,
                 "what would they say? In the picture: %s says \"…\"; or here: wants: \"…\"",
                 stakeholder->name ? stakeholder->name->text : "NAME");
}
