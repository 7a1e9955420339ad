/* The model of a system held against what happens: the questions of the practice asked of each of
   its activities (Checkland and Scholes 1990). */
#include "view/comparison.h"

const struct column comparison_columns[ASKED_COUNT] = {
    [ASKED_NUMBER] = {"number", "No.", COLUMN_NUMBER, .weight = 1, .sign = true},
    [ASKED_ACTIVITY] = {"activity", "Activity", .weight = 5, .row_head = true},
    [ASKED_EXISTS] = {"exists", "Does it happen?", COLUMN_CHOICE, .weight = 2},
    [ASKED_HOW] = {"how", "How is it done now?", .weight = 4},
    [ASKED_WHO] = {"who", "Who does it?", .weight = 3},
    [ASKED_JUDGED] = {"judged", "How do they judge it?", .weight = 3},
    [ASKED_IDEA] = {"idea", "What could change?", .weight = 4},
};

/* How, by whom and to what judgement is asked of what happens; what could change, of what does not
   or not wholly. An answer that nobody asked for is shown all the same. */
static void ask(struct viewer *viewer, struct cell *cell, const struct item *finding,
                enum attribute attribute, bool asked)
{
    cell_say_values(viewer, cell, finding, attribute);
    if (cell->state == CELL_UNSAID && !asked)
        cell->state = CELL_NOT_ASKED;
}

static void say_finding(struct viewer *viewer, struct cell *cells, const struct item *finding)
{
    const struct answer *answer = answer_of(viewer, finding, FINDING_EXISTS);
    enum tone tone = answer ? answer->tone : TONE_NONE;
    bool happens = tone == TONE_NONE || tone == TONE_YES || tone == TONE_PARTLY;
    cell_say(viewer->arena, &cells[ASKED_EXISTS], answer ? answer->words : NULL);
    cells[ASKED_EXISTS].tone = tone;
    ask(viewer, &cells[ASKED_HOW], finding, FINDING_HOW, happens);
    ask(viewer, &cells[ASKED_WHO], finding, FINDING_WHO, happens);
    ask(viewer, &cells[ASKED_JUDGED], finding, FINDING_JUDGED, happens);
    ask(viewer, &cells[ASKED_IDEA], finding, FINDING_IDEA,
        tone != TONE_YES && tone != TONE_UNKNOWN);
}

/* ---- Activities -------------------------------------------------------------------------------
 */

struct activities activities_of(struct viewer *viewer, const struct item *system)
{
    static const enum kind kinds[] = {KIND_ACTIVITY, KIND_MONITOR, KIND_CONTROL};
    struct activities activities = {NULL, 0, 0};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        FOR_MEMBERS (system, activity)
            if (activity->kind == kinds[i] && viewer_shows(viewer, activity))
                *array_add(viewer->arena, &activities) = activity;
    return activities;
}

struct cell *table_add_activity(struct viewer *viewer, struct table *table,
                                const struct activities *activities, size_t at)
{
    const struct item *activity = activities->items[at];
    const char *id = item_id(viewer->model, activity);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[ASKED_NUMBER], arena_printf(viewer->arena, "%zu", at + 1));
    cell_list(viewer->arena, &cells[ASKED_ACTIVITY], item_title(viewer->model, activity), id);
    return cells;
}

/* A finding that is not shown leaves its activity with nothing beside it. */
static void add_rows(struct viewer *viewer, struct table *table, const struct item *comparison,
                     const struct activities *activities, size_t at)
{
    bool found = false;
    FOR_MEMBERS (comparison, finding) {
        if (finding->kind != KIND_FINDING || finding->refers != activities->items[at])
            continue;
        struct cell *cells = table_add_activity(viewer, table, activities, at);
        if (viewer_shows(viewer, finding))
            say_finding(viewer, cells, finding);
        found = true;
    }
    if (!found)
        table_add_activity(viewer, table, activities, at)[ASKED_EXISTS].state = CELL_UNSAID;
}

/* ---- The table --------------------------------------------------------------------------------
 */

/* Who found it, and of which system where the caption does not say so; NULL where neither is to be
   said. */
static const char *note_of(struct viewer *viewer, const struct item *comparison, const char *system)
{
    struct arena *arena = viewer->arena;
    const char *by = titles_of(viewer, comparison, COMPARISON_BY);
    const char *found = by ? arena_printf(arena, "Found by %s.", by) : NULL;
    const char *of =
        system ? arena_printf(arena, "The activities are those of “%s”.", system) : NULL;
    return found && of ? arena_printf(arena, "%s %s", found, of) : found ? found : of;
}

static struct table *table_of(struct viewer *viewer, const struct item *comparison,
                              const struct item *system)
{
    struct arena *arena = viewer->arena;
    const char *title = item_title(viewer->model, system);
    bool named = *model_text(viewer->model, comparison->statement->label);
    struct table *table =
        table_new(arena, arena_printf(arena, "comparison.%s", item_id(viewer->model, comparison)),
                  named ? item_title(viewer->model, comparison)
                        : arena_printf(arena, "“%s” held against what happens", title),
                  comparison_columns, ASKED_COUNT);
    struct activities activities = activities_of(viewer, system);
    for (size_t i = 0; i < activities.count; i++)
        add_rows(viewer, table, comparison, &activities, i);
    table->note = note_of(viewer, comparison, named ? title : NULL);
    return table->rows.count ? table : NULL;
}

struct table *tabulate_comparison(struct viewer *viewer, const struct item *const *subjects,
                                  size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_COMPARISON, comparison) {
        const struct item *system = item_named(comparison, COMPARISON_OF);
        if (!system || !viewer_shows(viewer, system) ||
            !(is_subject(comparison, subjects, count) || is_subject(system, subjects, count)))
            continue;
        end = table_append(end, table_of(viewer, comparison, system));
    }
    return first;
}
