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

void check_issue_addressed(struct check_run *run, const struct item *issue)
{
    const struct model *model = run->model;
    if (item_slot(issue, ISSUE_PARKED))
        return;
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if ((item->kind == KIND_SYSTEM && names(item_values(item, SYSTEM_ANSWERS), issue)) ||
            (item->kind == KIND_CHANGE && names(item_values(item, CHANGE_ANSWERS), issue)) ||
            (item->kind == KIND_DELIVERY_CHAIN &&
             names(item_values(item, DELIVERY_CHAIN_FOR), issue)))
            return;
    }
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
