/* Does this happen here, today? A model of a system to be held against what happens, activity by
   activity (Checkland and Scholes 1990). */
#include "view/ask.h"
#include "view/comparison.h"

/* From the best to the worst, and what is neither. */
static const char *const words[] = {"yes", "partly", "no", "unknown"};
enum { WORD_COUNT = sizeof words / sizeof *words };

static void offer_answers(struct viewer *viewer, struct column *column)
{
    const char **choices = arena_alloc(viewer->arena, (WORD_COUNT + 1) * sizeof *choices);
    enum tone *tones = arena_alloc(viewer->arena, WORD_COUNT * sizeof *tones);
    for (size_t i = 0; i < WORD_COUNT; i++) {
        const struct answer *answer = answer_called(words[i]);
        choices[i] = answer->words;
        tones[i] = answer->tone;
    }
    column->choices = choices;
    column->tones = tones;
}

/* All is asked but what the row is about. */
static void open_columns(struct viewer *viewer, struct column *columns)
{
    for (size_t i = 0; i < ASKED_COUNT; i++)
        columns[i].answer = i != ASKED_NUMBER && i != ASKED_ACTIVITY;
    offer_answers(viewer, &columns[ASKED_EXISTS]);
}

/* Of a comparison it is that of its system: who has begun it is asked anew. */
struct sheet *ask_comparison(struct viewer *viewer, const struct item *subject)
{
    const struct item *system = subject->kind == KIND_COMPARISON
                                    ? item_named(subject, COMPARISON_OF)
                                : subject->kind == KIND_SYSTEM ? subject
                                                               : NULL;
    if (!system || !viewer_shows(viewer, system))
        return NULL;
    struct activities activities = activities_of(viewer, system);
    if (!activities.count)
        return NULL;
    struct sheet *sheet =
        sheet_new(viewer, SHEET_COMPARISON, system, comparison_columns, ASKED_COUNT);
    open_columns(viewer, sheet->table->columns);
    for (size_t i = 0; i < activities.count; i++)
        table_add_activity(viewer, sheet->table, &activities, i);
    sheet->title = "Does this happen here, today?";
    sheet->instruction = "For each activity mark whether it happens, then write a few words. Leave "
                         "empty what nobody knows.";
    sheet->more = sheet_missing_activity;
    sheet->lines = 2;
    return sheet;
}
