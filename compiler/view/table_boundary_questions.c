/* Ulrich's twelve boundary questions asked of each system, as it is and as it ought to be: what is
   still open, and where the two part (Ulrich 1983, 1996). */
#include "base/listing.h"
#include "base/utf8.h"
#include "view/view.h"
#include "view/words.h"

#include <string.h>

enum { ABOUT, QUESTION, IS, OUGHT, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [ABOUT] = {"about", "About", .weight = 2},
    [QUESTION] = {"question", "Question", .weight = 5, .row_head = true},
    [IS] = {"is", "As it is", .weight = 5},
    [OUGHT] = {"ought", "As it ought to be", .weight = 5},
};

/* In the order of the words of `question`. */
static const struct boundary_question {
    const char *word, *about, *name, *asks;
} boundary_questions[] = {
    {"beneficiary", "Motivation", "beneficiary", "Whose interests does it serve?"},
    {"purpose", "Motivation", "purpose", "What is it for?"},
    {"measure-of-improvement", "Motivation", "measure of improvement",
     "By what is it told that things get better?"},
    {"decision-maker", "Power", "decision-maker", "Who can change what counts as better?"},
    {"resources", "Power", "resources", "What do those who decide have in hand?"},
    {"decision-environment", "Power", "decision environment", "What is out of their hands?"},
    {"expert", "Knowledge", "expert", "Who is asked for what they know?"},
    {"expertise", "Knowledge", "expertise", "What counts as knowing?"},
    {"guarantor", "Knowledge", "guarantor", "What is trusted to see that it works?"},
    {"witness", "Legitimacy", "witness", "Who speaks for those who bear it and have no part?"},
    {"emancipation", "Legitimacy", "emancipation", "How can those who bear it say no to it?"},
    {"worldview", "Legitimacy", "worldview", "On which view of the world does it rest?"},
};
enum { QUESTION_COUNT = sizeof boundary_questions / sizeof *boundary_questions };

/* What becomes of the twelve in one system. */
struct survey {
    struct viewer *viewer;
    struct table *table;
    struct listing open, differing;
    bool hidden; /* one of them may not be shown */
};

/* ---- A question -------------------------------------------------------------------------------
 */

static const struct item *question_of(const struct item *system, size_t number)
{
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_QUESTION && member->choice == number)
            return member;
    return NULL;
}

static const char *folded(struct viewer *viewer, const struct cell *cell)
{
    const char *text = runs_text(viewer->arena, &cell->runs);
    size_t length;
    return utf8_folded(viewer->arena, text, strlen(text), &length);
}

static void say_answers(struct survey *survey, struct cell *cells, const struct item *question,
                        const char *name)
{
    struct viewer *viewer = survey->viewer;
    cell_say_values(viewer, &cells[IS], question, QUESTION_IS);
    cell_say_values(viewer, &cells[OUGHT], question, QUESTION_OUGHT);
    if (cells[IS].state == CELL_UNSAID || cells[OUGHT].state == CELL_UNSAID) {
        listing_add(&survey->open, viewer->arena, name);
        return;
    }
    if (cells[IS].state != CELL_SAID || cells[OUGHT].state != CELL_SAID ||
        !strcmp(folded(viewer, &cells[IS]), folded(viewer, &cells[OUGHT])))
        return;
    cells[IS].differs = cells[OUGHT].differs = true;
    listing_add(&survey->differing, viewer->arena, name);
}

static void add_question(struct survey *survey, const struct item *system, size_t number)
{
    struct viewer *viewer = survey->viewer;
    const struct boundary_question *asked = &boundary_questions[number];
    const struct item *question = question_of(system, number);
    struct cell *cells =
        question
            ? table_add_row(viewer->arena, survey->table, item_id(viewer->model, question))->cells
            : table_add_question(viewer->arena, survey->table, asked->word)->cells;
    cell_say(viewer->arena, &cells[ABOUT], asked->about);
    cell_say(viewer->arena, &cells[QUESTION], with_capital(viewer->arena, asked->name));
    runs_add(viewer->arena, &cells[QUESTION].runs, RUN_BREAK, "\n", NULL);
    runs_add(viewer->arena, &cells[QUESTION].runs, RUN_EMPHASIS, asked->asks, NULL);
    if (question && viewer_shows(viewer, question)) {
        say_answers(survey, cells, question, asked->name);
    } else if (question) {
        survey->hidden = true;
    } else {
        cells[IS].state = cells[OUGHT].state = CELL_UNSAID;
        listing_add(&survey->open, viewer->arena, asked->name);
    }
}

/* ---- The table --------------------------------------------------------------------------------
 */

/* "Open: expert and witness. What is and what ought to be part at: purpose." */
static const char *note_of(struct survey *survey)
{
    struct buffer note = {.arena = survey->viewer->arena};
    if (survey->open.count)
        buffer_printf(&note, "Still open: %s.", listing_text(&survey->open, "and"));
    else if (!survey->hidden)
        buffer_put(&note, "All twelve are answered.");
    if (survey->differing.count)
        buffer_printf(&note, "%sIs and ought part at: %s.", note.count ? " " : "",
                      listing_text(&survey->differing, "and"));
    return note.count ? buffer_text(&note) : NULL;
}

static struct table *table_of(struct viewer *viewer, const struct item *system)
{
    struct survey survey = {.viewer = viewer};
    survey.table = table_new(
        viewer->arena,
        arena_printf(viewer->arena, "boundary-questions.%s", item_id(viewer->model, system)),
        arena_printf(viewer->arena, "%s: where the line is drawn",
                     system_purpose(viewer->model, system)),
        columns, COLUMN_COUNT);
    for (size_t number = 0; number < QUESTION_COUNT; number++)
        add_question(&survey, system, number);
    survey.table->note = note_of(&survey);
    return survey.table;
}

static bool has_begun(const struct item *system)
{
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_QUESTION)
            return true;
    return false;
}

/* A system of which none has been asked is shown only where it was named. */
struct table *tabulate_boundary_questions(struct viewer *viewer, const struct item *const *subjects,
                                          size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count) && (count || has_begun(system))) {
            *end = table_of(viewer, system);
            end = &(*end)->next;
        }
    return first;
}
