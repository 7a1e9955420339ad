/* Rules about Ulrich's boundary questions, asked of a system.

   Nobody is asked to begin with them: csh-complete lists the open ones where one has been answered,
   and csh-is-ought-gap tells once a system where the answers differ. csh-agrees-catwoe compares
   names only, and only where both sides hold nothing else; purposes, resources, expertise and the
   measure of improvement are texts, about which a reader judges better. control-environment-clash
   looks at the answers and at what the system itself says of its resources and environment. */
#include "analysis/boundary_questions.h"
#include "check/changes.h"
#include "check/said.h"

/* ---- Open questions ---------------------------------------------------------------------------
 */

static bool is_open(const struct item *question)
{
    return !question || (!item_slot(question, QUESTION_IS) && !item_slot(question, QUESTION_OUGHT));
}

static bool is_half_open(const struct item *question)
{
    return !is_open(question) &&
           !(item_slot(question, QUESTION_IS) && item_slot(question, QUESTION_OUGHT));
}

static void list_questions(struct check_run *run, const struct asked_questions *asked,
                           bool (*lists)(const struct item *), const char *what,
                           struct buffer *text)
{
    struct listing listing = {0};
    for (unsigned i = 0; i < QUESTION_COUNT; i++)
        if (lists(asked->of[i]))
            listing_add(&listing, run->model->arena, boundary_questions[i].word);
    if (listing.count)
        buffer_printf(text, "; %s: %s", what, listing_text(&listing, "and"));
}

void check_csh_complete(struct check_run *run, const struct item *system)
{
    struct asked_questions asked = questions_asked_of(system);
    struct buffer open = {.arena = run->model->arena};
    if (!asked.count)
        return;
    list_questions(run, &asked, is_open, "still open", &open);
    list_questions(run, &asked, is_half_open, "answered on one side only", &open);
    if (!open.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s has begun with the twelve boundary questions%s",
                item_called(run->model, system), buffer_text(&open));
    finding_help(
        run, diagnostic,
        "each is asked twice: question witness { is: \"…\"; ought: \"…\" }; catwoe explain "
        "question tells the twelve");
}

/* ---- Answers side by side ---------------------------------------------------------------------
 */

static bool same_answer(struct check_run *run, const struct value *one, const struct value *other)
{
    if (one->form != VALUE_TEXT || other->form != VALUE_TEXT)
        return one->item && one->item == other->item;
    struct phrase first = words_of_value(run, one), second = words_of_value(run, other);
    if (!texts_can_be_read(run))
        return same_words(first, second);
    return content_is_within(run, first, second) && content_is_within(run, second, first);
}

static const struct value *same_among(struct check_run *run, const struct value *answer,
                                      const struct value *answers)
{
    while (answers && !same_answer(run, answer, answers))
        answers = answers->next;
    return answers;
}

/* Whether each of the one list may be held against each of the other. */
static bool are_few(const struct value *one, const struct value *other)
{
    unsigned count = 0;
    for (const struct value *value = one; value && count <= MOST_READ_ANSWERS; value = value->next)
        count++;
    for (const struct value *value = other; value && count <= MOST_READ_ANSWERS;
         value = value->next)
        count++;
    return count <= MOST_READ_ANSWERS;
}

/* Names against a text: nobody can tell whether they say the same. */
static bool can_be_compared(const struct value *one, const struct value *other)
{
    bool names = one && one->item;
    for (const struct value *value = one; value; value = value->next)
        if ((value->item != NULL) != names)
            return false;
    for (const struct value *value = other; value; value = value->next)
        if ((value->item != NULL) != names)
            return false;
    return one && other;
}

static bool all_within(struct check_run *run, const struct value *values,
                       const struct value *others)
{
    while (values && same_among(run, values, others))
        values = values->next;
    return !values;
}

static bool is_gap(struct check_run *run, const struct item *question)
{
    const struct value *is = item_values(question, QUESTION_IS);
    const struct value *ought = item_values(question, QUESTION_OUGHT);
    return are_few(is, ought) && can_be_compared(is, ought) && !is_taken_up(run, question) &&
           !(all_within(run, is, ought) && all_within(run, ought, is));
}

void check_csh_is_ought_gap(struct check_run *run, const struct item *system)
{
    struct asked_questions asked = questions_asked_of(system);
    struct diagnostic *diagnostic = NULL;
    if (changes_of(run)->unsure)
        return;
    for (unsigned i = 0; i < QUESTION_COUNT; i++) {
        const struct item *question = asked.of[i];
        if (!question || item_waives(question, RULE_OF(check_csh_is_ought_gap)) ||
            !is_gap(run, question))
            continue;
        struct span ought = item_values(question, QUESTION_OUGHT)->at;
        if (diagnostic) {
            finding_remark(run, diagnostic, ought, "and so is this");
            continue;
        }
        diagnostic =
            finding(run, question, ought,
                    "%s of %s: it ought to be otherwise than it is, and nothing takes that up",
                    boundary_questions[i].word, item_called(run->model, system));
        finding_remark(run, diagnostic, item_values(question, QUESTION_IS)->at, "as it is");
        finding_help(run, diagnostic,
                     "is it an issue for somebody? issue \"…\" raised by NAME { about: %s.%s }",
                     name_to_write(system), boundary_questions[i].word);
    }
}

static void tell_clash(struct check_run *run, const struct item *system,
                       const struct value *resource, const struct value *environment)
{
    bool later = environment->at.start > resource->at.start;
    const struct value *last = later ? environment : resource;
    const struct value *first = later ? resource : environment;
    const char *called =
        last->item ? item_called(run->model, last->item)
                   : arena_printf(run->model->arena, "“%s”", model_text(run->model, last->at));
    struct diagnostic *diagnostic =
        finding(run, system, last->at,
                "%s is among the resources of %s and in its environment: under control and outside "
                "it",
                called, item_called(run->model, system));
    finding_remark(run, diagnostic, first->at, later ? "as a resource" : "in the environment");
    finding_help(run, diagnostic, "who can decide about it? Keep it where it belongs");
}

void check_control_environment_clash(struct check_run *run, const struct item *system)
{
    struct asked_questions asked = questions_asked_of(system);
    const struct item *resources = asked.of[QUESTION_RESOURCES];
    const struct item *environment = asked.of[QUESTION_DECISION_ENVIRONMENT];
    const struct value *pairs[][2] = {
        {item_values(system, SYSTEM_RESOURCES), item_values(system, SYSTEM_ENVIRONMENT)},
        {resources ? item_values(resources, QUESTION_IS) : NULL,
         environment ? item_values(environment, QUESTION_IS) : NULL},
        {resources ? item_values(resources, QUESTION_OUGHT) : NULL,
         environment ? item_values(environment, QUESTION_OUGHT) : NULL},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (const struct value *value = are_few(pairs[i][0], pairs[i][1]) ? pairs[i][0] : NULL;
             value; value = value->next) {
            const struct value *same = same_among(run, value, pairs[i][1]);
            if (same) {
                tell_clash(run, system, value, same);
                return;
            }
        }
}

void check_guarantor_not_expert_only(struct check_run *run, const struct item *system)
{
    struct asked_questions asked = questions_asked_of(system);
    const struct value *answers[2] = {0};
    static const int which[2] = {QUESTION_GUARANTOR, QUESTION_EXPERT};
    for (size_t i = 0; i < 2; i++) {
        const struct item *question = asked.of[which[i]];
        if (question)
            answers[i] = item_slot(question, QUESTION_OUGHT) ? item_values(question, QUESTION_OUGHT)
                                                             : item_values(question, QUESTION_IS);
    }
    if (!answers[0] || !answers[1] || !are_few(answers[0], answers[1]) ||
        !all_within(run, answers[0], answers[1]))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, answers[0]->at, "nothing but the expert guarantees that %s works",
                item_called(run->model, system));
    finding_remark(run, diagnostic, answers[1]->at, "the expert");
    finding_help(run, diagnostic,
                 "what else would show that it works: figures, experience, those it is for?");
}

/* ---- Questions and CATWOE ---------------------------------------------------------------------
 */

static bool are_names(const struct value *values)
{
    bool any = values;
    for (; values; values = values->next)
        any = any && values->item;
    return any;
}

static const char *letter_called(enum attribute letter)
{
    return letter == SYSTEM_WORLDVIEW ? "holders of a worldview" : attribute_specs[letter].word;
}

static const struct value *values_of_letter(const struct item *system, enum attribute letter)
{
    if (letter != SYSTEM_WORLDVIEW)
        return item_values(system, letter);
    const struct qualifier *held = slot_qualifier(item_slot(system, letter), CLAUSE_HELD_BY);
    return held ? held->values : NULL;
}

static void compare_letter(struct check_run *run, const struct item *system,
                           const struct item *question, const struct boundary_question *asked)
{
    const char *called = letter_called(asked->letter);
    const struct value *letter = values_of_letter(system, asked->letter);
    const struct value *is = item_values(question, QUESTION_IS);
    const struct value *ought = item_values(question, QUESTION_OUGHT);
    if (!are_few(letter, is) || !are_few(letter, ought))
        return;
    if (!are_names(letter) || (!is && !ought) || (is && !are_names(is)) ||
        (ought && !are_names(ought)) || share_name(is, letter) || share_name(ought, letter))
        return;
    struct span answer = is ? is->at : ought->at;
    bool later = answer.start > letter->at.start;
    struct diagnostic *diagnostic = finding(run, question, later ? answer : letter->at,
                                            "the %s of %s and its %s have no name in common",
                                            asked->word, item_called(run->model, system), called);
    finding_remark(run, diagnostic, later ? letter->at : answer, "%s",
                   later ? called : "the answer");
    finding_help(run, diagnostic, "both ask for the same: which of the two holds?");
}

void check_csh_agrees_catwoe(struct check_run *run, const struct item *system)
{
    struct asked_questions asked = questions_asked_of(system);
    for (size_t i = 0; i < QUESTION_COUNT; i++)
        if (asked.of[i] && boundary_questions[i].letter < ATTRIBUTE_COUNT)
            compare_letter(run, system, asked.of[i], &boundary_questions[i]);
}
