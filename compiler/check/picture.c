/* Rules about the situation: pictures and who is heard in them, issues and conflicts.

   Of the practice's rules speech-has-speaker is kept by the grammar: a sentence has a subject.
   fact-has-evidence and perception-not-judged are not asked: the language knows no facts, only what
   somebody says, thinks or sees, and people may contradict each other. picture-viewpoint leaves the
   date to picture-dated, because a picture without one can still be read.
   picture-structure-process-concern looks for two halves, what people do and how they feel, from
   three figures on. silent-stakeholder leaves those alone who look on: whoever carries out the
   study, or drew a picture without being in it. conflict-addressed is content where two sides of a
   conflict hold the worldviews of two systems. difficulty-or-mess wants a conflict that is tied to
   the issue or two systems that answer it as nobody sees both. */
#include "check/changes.h"
#include "check/situation.h"

/* ---- Whose picture ----------------------------------------------------------------------------
 */

void check_picture_viewpoint(struct check_run *run, const struct item *picture)
{
    if (item_slot(picture, PICTURE_BY))
        return;
    bool dated = item_slot(picture, PICTURE_ON);
    struct diagnostic *diagnostic =
        finding(run, picture, item_at(picture), "nobody is said to have drawn %s%s",
                item_called(run->model, picture), dated ? "" : ", and not when");
    finding_help(run, diagnostic, "as whom do we see it? Add: by NAME%s",
                 dated ? "" : " on 2026-03-01");
}

void check_picture_dated(struct check_run *run, const struct item *picture)
{
    if (item_slot(picture, PICTURE_ON) || !item_slot(picture, PICTURE_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, picture, item_at(picture), "when %s was drawn is not said",
                item_called(run->model, picture));
    finding_help(run, diagnostic, "add the day: on 2026-03-01");
}

/* ---- What is in it ----------------------------------------------------------------------------
 */

/* What a picture shows: who is in it, what they do, and what they say and feel. */
struct contents {
    unsigned figures;
    bool deeds, feelings;
    bool silent; /* one of them is told to be silent by another rule */
};

static void see_figure(struct check_run *run, struct contents *contents, const struct item **seen,
                       const struct item *figure)
{
    if (!figure || (figure->kind != KIND_STAKEHOLDER && figure->kind != KIND_ROLE))
        return;
    for (unsigned i = 0; i < contents->figures; i++)
        if (seen[i] == figure)
            return;
    seen[contents->figures++] = figure;
    contents->silent |= is_silent(run, figure);
}

enum { ENOUGH_FIGURES = 3 };

static struct contents contents_of(struct check_run *run, const struct item *picture)
{
    struct contents contents = {0};
    const struct item *seen[ENOUGH_FIGURES + 1];
    FOR_MEMBERS (picture, member) {
        contents.deeds |= member->kind == KIND_BOUNDARY;
        contents.feelings |= member->kind == KIND_ISSUE || member->kind == KIND_CONFLICT;
    }
    FOR_LINKS (picture, link) {
        contents.deeds |= link->verb == VERB_COUNT;
        contents.feelings |=
            link->verb == VERB_SAYS || link->verb == VERB_THINKS || link->verb == VERB_FEELS;
        if (contents.figures < ENOUGH_FIGURES)
            see_figure(run, &contents, seen, link->subject);
        if (contents.figures < ENOUGH_FIGURES)
            see_figure(run, &contents, seen, link->object);
    }
    return contents;
}

void check_picture_structure_process_concern(struct check_run *run, const struct item *picture)
{
    struct contents contents = contents_of(run, picture);
    if (contents.figures < ENOUGH_FIGURES || contents.deeds == contents.feelings ||
        (contents.deeds && contents.silent))
        return;
    struct diagnostic *diagnostic =
        finding(run, picture, item_at(picture),
                contents.deeds ? "%s shows what people do, and not what they say or feel"
                               : "%s shows what people say and feel, and not what they do",
                item_called(run->model, picture));
    finding_help(run, diagnostic,
                 contents.deeds ? "how is it for them? NAME says \"…\", or NAME feels worried"
                                : "what passes between them? NAME gives \"…\" to NAME, with `use "
                                  "relations` for the verbs");
}

/* ---- Those who are never heard ----------------------------------------------------------------
 */

bool is_silent(struct check_run *run, const struct item *stakeholder)
{
    if (stakeholder->kind != KIND_STAKEHOLDER || !situation_of(run)->pictures ||
        standing_of(run, stakeholder)->looks_on || voices_in(run)->partial)
        return false;
    int is = item_choice(stakeholder, STAKEHOLDER_IS);
    const struct voice *voice = &voices_in(run)->of[stakeholder->index];
    return (is == STAKEHOLDER_IS_PERSON || is == STAKEHOLDER_IS_GROUP) && !voice_is_heard(voice) &&
           !voice->speaker;
}

void check_silent_stakeholder(struct check_run *run, const struct item *stakeholder)
{
    if (!is_silent(run, stakeholder) || is_left_without_a_word(run, stakeholder))
        return;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_at(stakeholder), "%s is named and never heard",
                item_called(run->model, stakeholder));
    finding_help(run, diagnostic,
                 "what would they say? In the picture: %s says \"…\"; or here: wants: \"…\"",
                 name_to_write(stakeholder));
}

/* ---- Issues -----------------------------------------------------------------------------------
 */

void check_issue_has_holder(struct check_run *run, const struct item *issue)
{
    if (item_slot(issue, ISSUE_RAISED_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue), "nobody is said to raise the issue %s",
                item_called(run->model, issue));
    finding_help(run, diagnostic, "who feels it? Add: raised by NAME");
}

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
        if (other != issue && !item_slot(other, ISSUE_PARKED) &&
            !item_waives(other, RULE_OF(check_issue_addressed)) && told++ < MOST_REMARKS)
            finding_remark(run, diagnostic, item_at(other), "nor this one");
    finding_help(run, diagnostic,
                 "begin with a system that answers it, or say why it rests, parked: \"…\"");
}

static void tell_not_answered(struct check_run *run, const struct item *item)
{
    struct diagnostic *diagnostic =
        finding(run, item, item_at(item), "nothing in the model takes up the %s %s",
                kind_specs[item->kind].word, item_called(run->model, item));
    finding_help(run, diagnostic,
                 item->name ? "let a system or a change answer it, answers: %s, or say why it "
                              "rests, parked: \"…\""
                            : "give it a name and let a system or a change answer it, answers: %s, "
                              "or say why it rests, parked: \"…\"",
                 name_to_write(item));
}

void check_issue_addressed(struct check_run *run, const struct item *issue)
{
    const struct situation *situation = situation_of(run);
    if (item_slot(issue, ISSUE_PARKED) || standing_of(run, issue)->answered ||
        situation->may_answer_all)
        return;
    if (situation->answerers || item_waives(issue, RULE_OF(check_issue_addressed)))
        tell_not_answered(run, issue);
    else if (issue == situation->first_open)
        tell_none_answers(run, issue);
}

static void tell_mess(struct check_run *run, const struct item *issue, const char *what,
                      struct span first, struct span second)
{
    struct span is = item_values(issue, ISSUE_IS)->at;
    struct diagnostic *diagnostic = finding(run, issue, is, "%s is called a difficulty, and %s",
                                            item_called(run->model, issue), what);
    finding_remark(run, diagnostic, first, "here");
    if (!span_is_empty(second))
        finding_remark(run, diagnostic, second, "and here");
    finding_fix(run, diagnostic, is, false, "Call it a mess", "mess");
    finding_help(run, diagnostic,
                 "where people differ about what is wrong it is a mess: write is: mess");
}

void check_difficulty_or_mess(struct check_run *run, const struct item *issue)
{
    if (item_choice(issue, ISSUE_IS) != ISSUE_IS_DIFFICULTY)
        return;
    const struct standing *standing = standing_of(run, issue);
    if (standing->tied)
        tell_mess(run, issue, "there is a conflict about it", item_at(standing->tied),
                  (struct span){0});
    else if (standing->other)
        tell_mess(run, issue, "two systems see it with different eyes", item_at(standing->view),
                  item_at(standing->other));
}

/* ---- Conflicts --------------------------------------------------------------------------------
 */

/* The second side of a conflict; NULL where there is but one. */
static const struct value *second_side(const struct value *sides)
{
    const struct value *second = sides;
    while (second && second->item == sides->item)
        second = second->next;
    return second;
}

void check_conflict_two_parties(struct check_run *run, const struct item *conflict)
{
    const struct value *sides = item_values(conflict, CONFLICT_BETWEEN);
    if (!sides || second_side(sides))
        return;
    struct diagnostic *diagnostic =
        finding(run, conflict, sides->at, "a conflict has two sides; %s names only %s",
                item_called(run->model, conflict), item_called(run->model, sides->item));
    finding_help(run, diagnostic,
                 "who is on the other side? between %s, NAME; where people of one body differ, "
                 "name the groups",
                 name_to_write(sides->item));
}

/* Two sides of it hold the worldviews of two systems: then the two can be compared. */
static bool is_modelled(struct check_run *run, const struct value *sides)
{
    const struct item *view = NULL;
    for (; sides; sides = sides->next) {
        if (!sides->item)
            continue;
        const struct standing *standing = standing_of(run, sides->item);
        if (view && standing->view && (standing->view != view || standing->other))
            return true;
        if (!view)
            view = standing->view;
    }
    return false;
}

void check_conflict_addressed(struct check_run *run, const struct item *conflict)
{
    const struct situation *situation = situation_of(run);
    const struct standing *standing = standing_of(run, conflict);
    const struct item *issue = standing->tied;
    const struct value *sides = item_values(conflict, CONFLICT_BETWEEN);
    if (item_slot(conflict, CONFLICT_PARKED) || standing->answered || situation->may_answer_all ||
        !second_side(sides) || is_modelled(run, sides))
        return;
    if (issue && (standing_of(run, issue)->answered || item_slot(issue, ISSUE_PARKED)))
        return;
    if (situation->answerers ||
        (!situation->first_open && conflict == situation->first_open_conflict))
        tell_not_answered(run, conflict);
}
