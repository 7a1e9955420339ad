/* Questions about a way to see it: what it believes, where its line is drawn, who would do what,
   what was found of it, and how anybody would know whether it works. */
#include "analysis/behaviour.h"
#include "analysis/boundary_questions.h"
#include "analysis/identity.h"
#include "base/number.h"
#include "base/utf8.h"
#include "view/answer.h"
#include "view/criteria.h"
#include "view/prompts.h"

#include <string.h>

/* ---- What it believes -------------------------------------------------------------------------
 */

static const struct value *holders_of(const struct item *system)
{
    const struct qualifier *held =
        slot_qualifier(item_slot(system, SYSTEM_WORLDVIEW), CLAUSE_HELD_BY);
    return held ? held->values : NULL;
}

static const char *folded(struct viewer *viewer, const char *text)
{
    size_t length;
    return utf8_folded(viewer->arena, text, strlen(text), &length);
}

static bool is_same_text(struct viewer *viewer, const char *text, const char *other)
{
    return !strcmp(folded(viewer, text), folded(viewer, other));
}

/* Two beliefs, each with somebody who holds it and not the other. */
static bool clash(struct viewer *viewer, const struct item *system, const struct item *other)
{
    const char *belief = item_text(viewer, system, SYSTEM_WORLDVIEW);
    const char *otherwise = item_text(viewer, other, SYSTEM_WORLDVIEW);
    return belief && otherwise && !is_same_text(viewer, belief, otherwise) &&
           !share_name(holders_of(system), holders_of(other));
}

void find_clashing_worldviews(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, other) {
        bool first = about->index < other->index;
        const struct item *sides[] = {first ? about : other, first ? other : about};
        if (other == about || !clash(viewer, about, other))
            continue;
        /* Of two it is one question, in whichever section it is asked. */
        struct prompt prompt = {.kind = search->kind,
                                .id = arena_printf(viewer->arena, "%s %s",
                                                   item_id(viewer->model, sides[0]),
                                                   item_id(viewer->model, sides[1]))};
        bool held = true;
        for (int i = 0; i < 2; i++) {
            const char *belief = item_text(viewer, sides[i], SYSTEM_WORLDVIEW);
            prompt_say(search, &prompt, 2 * i + 1, prompt_quoted(search, belief));
            held = prompt_list(search, &prompt, 2 * i + 2, holders_of(sides[i])) && held;
        }
        if (held)
            *prompt_found(search, prompt.id) = prompt;
    }
}

/* ---- Where its line is drawn ------------------------------------------------------------------
 */

static const char *answers_in_words(struct viewer *viewer, const struct value *values)
{
    struct runs runs = {NULL, NULL};
    return runs_add_titles(viewer, &runs, "", values) ? runs_text(viewer->arena, &runs) : NULL;
}

void find_parted_boundaries(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    struct asked_questions asked = questions_asked_of(about);
    for (size_t i = 0; i < QUESTION_COUNT; i++) {
        const struct item *question = asked.of[i];
        if (!question || !viewer_shows(viewer, question))
            continue;
        const struct value *is = item_values(question, QUESTION_IS);
        const struct value *ought = item_values(question, QUESTION_OUGHT);
        const char *now = answers_in_words(viewer, is), *then = answers_in_words(viewer, ought);
        if (!now || !then || is_same_text(viewer, now, then))
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, question));
        prompt_say(search, prompt, 1, boundary_questions[i].asks);
        prompt_list(search, prompt, 2, is);
        prompt_list(search, prompt, 3, ought);
    }
}

/* One that was begun and is half answered is open, too; one that was not asked is, unless the
   system says as much in its own words. */
static bool is_open_question(struct viewer *viewer, const struct item *system,
                             const struct boundary_question *asked, const struct item *question)
{
    if (!question)
        return asked->letter == ATTRIBUTE_COUNT || !item_slot(system, asked->letter);
    return viewer_shows(viewer, question) &&
           (is_left_open(question, QUESTION_IS) || is_left_open(question, QUESTION_OUGHT));
}

void find_open_boundaries(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    struct asked_questions asked = questions_asked_of(about);
    for (size_t i = 0; i < QUESTION_COUNT && !about->damaged; i++)
        if (is_open_question(viewer, about, &boundary_questions[i], asked.of[i])) {
            const char *id = arena_printf(viewer->arena, "%s..%s", item_id(viewer->model, about),
                                          boundary_questions[i].word);
            prompt_say(search, prompt_found(search, id), 1, boundary_questions[i].asks);
        }
}

/* ---- Who would do what ------------------------------------------------------------------------
 */

void find_nobodys_work(struct prompt_search *search, const struct item *about)
{
    FOR_MEMBERS (about, activity)
        if (activity->kind == KIND_ACTIVITY && viewer_shows(search->viewer, activity) &&
            is_left_open(activity, ACTIVITY_ACTORS))
            prompt_name(search, prompt_found(search, item_id(search->viewer->model, activity)), 1,
                        activity);
}

/* ---- What was found of it ---------------------------------------------------------------------
 */

static bool is_of(const struct item *comparison, const struct item *about)
{
    return comparison == about || item_named(comparison, COMPARISON_OF) == about;
}

/* Findings of this tone, of a comparison or of all those of a system, but for what groups found;
   with `open` only those that
   nothing follows from. */
static void find_findings(struct prompt_search *search, const struct item *about, enum tone tone,
                          bool open)
{
    struct viewer *viewer = search->viewer;
    FOR_SHOWN (viewer, KIND_FINDING, finding)
        if (is_of(finding->owner, about) && !finding->damaged && !is_answer(finding) &&
            tone_of(viewer, finding, FINDING_EXISTS) == tone &&
            (!open || (!item_slot(finding, FINDING_IDEA) &&
                       !trace_is_followed_by(trace_node(search->trace, finding), OF(CHANGE)))))
            prompt_name(search, prompt_found(search, item_id(viewer->model, finding)), 1, finding);
}

void find_unknown(struct prompt_search *search, const struct item *about)
{
    find_findings(search, about, TONE_UNKNOWN, false);
}

void find_absent(struct prompt_search *search, const struct item *about)
{
    find_findings(search, about, TONE_NO, true);
}

/* ---- How anybody would know -------------------------------------------------------------------
 */

static bool measures(const struct item *system, int criterion)
{
    FOR_MEMBERS (system, measure)
        if (measure->kind == KIND_MEASURE &&
            (item_choice(measure, MEASURE_FOR) == criterion || is_left_open(measure, MEASURE_FOR)))
            return true;
    return system->damaged;
}

void find_unmeasured(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    for (int i = 0; i < MEASURE_FOR_COUNT; i++)
        if (measure_criteria[i].always_asked && !measures(about, i))
            prompt_say(search,
                       prompt_found(search, arena_printf(viewer->arena, "%s..%s",
                                                         item_id(viewer->model, about),
                                                         measure_criteria[i].word)),
                       1, measure_criteria[i].plain);
}

/* The measures of a system, or the one that is asked about. */
static bool is_measure_of(struct viewer *viewer, const struct item *measure,
                          const struct item *about)
{
    return (measure == about || measure->owner == about) && viewer_shows(viewer, measure);
}

void find_gamed(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    FOR_SHOWN (viewer, KIND_MEASURE, measure) {
        const char *way = item_text(viewer, measure, MEASURE_GAMED_BY);
        if (!way || !is_measure_of(viewer, measure, about))
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, measure));
        prompt_name(search, prompt, 1, measure);
        prompt_say(search, prompt, 2, prompt_quoted(search, way));
    }
}

/* The same reading of a chart as its picture has. */
void find_missed_targets(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    FOR_SHOWN (viewer, KIND_MEASURE, measure) {
        const struct value *target = item_values(measure, MEASURE_TARGET);
        const struct behaviour *behaviour = behaviour_of_measure(viewer->model, measure);
        if (!is_measure_of(viewer, measure, about) || !behaviour || !target ||
            target->form != VALUE_NUMBER ||
            behaviour_reach(behaviour, target->number, measure_better(measure)) != REACH_BEYOND)
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, measure));
        prompt_name(search, prompt, 1, measure);
        prompt_say(search, prompt, 2, number_rounded(viewer->arena, target->number));
    }
}
