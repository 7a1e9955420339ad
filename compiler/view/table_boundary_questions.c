/* Ulrich's twelve boundary questions asked of each system, as it is and as it ought to be: what is
   still open, and where the two part (Ulrich 1983, 1996). */
#include "analysis/boundary_questions.h"
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

/* What becomes of the twelve in one system. */
struct survey {
    struct viewer *viewer;
    struct table *table;
    struct listing open, differing;
    bool hidden; /* one of them may not be shown */
};

/* ---- A question -------------------------------------------------------------------------------
 */

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

/* The question may not have been asked yet: NULL. */
static void add_question(struct survey *survey, const struct boundary_question *asked,
                         const struct item *question)
{
    struct viewer *viewer = survey->viewer;
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
    struct asked_questions asked = questions_asked_of(system);
    survey.table = table_new(
        viewer->arena,
        arena_printf(viewer->arena, "boundary-questions.%s", item_id(viewer->model, system)),
        arena_printf(viewer->arena, "%s: where the line is drawn",
                     system_purpose(viewer->model, system)),
        columns, COLUMN_COUNT);
    for (size_t i = 0; i < QUESTION_COUNT; i++)
        add_question(&survey, &boundary_questions[i], asked.of[i]);
    survey.table->note = note_of(&survey);
    return survey.table;
}

/* A system of which none has been asked is shown only where it was named. */
struct table *tabulate_boundary_questions(struct viewer *viewer, const struct item *const *subjects,
                                          size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count) && (count || questions_asked_of(system).count))
            end = table_append(end, table_of(viewer, system));
    return first;
}
