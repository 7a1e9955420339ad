/* The model of a system held against what happens: the questions of the practice asked of each of
   its activities (Checkland and Scholes 1990). */
#include "view/answer.h"

enum { NUMBER, ACTIVITY, EXISTS, HOW, WHO, JUDGED, IDEA, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [NUMBER] = {"number", "No.", COLUMN_NUMBER, .weight = 1},
    [ACTIVITY] = {"activity", "Activity", .weight = 5, .row_head = true},
    [EXISTS] = {"exists", "Does it happen?", COLUMN_CHOICE, .weight = 2},
    [HOW] = {"how", "How is it done now?", .weight = 4},
    [WHO] = {"who", "Who does it?", .weight = 3},
    [JUDGED] = {"judged", "How is it judged?", .weight = 3},
    [IDEA] = {"idea", "What could change?", .weight = 4},
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
    cell_say(viewer->arena, &cells[EXISTS], answer ? answer->words : NULL);
    cells[EXISTS].tone = tone;
    ask(viewer, &cells[HOW], finding, FINDING_HOW, happens);
    ask(viewer, &cells[WHO], finding, FINDING_WHO, happens);
    ask(viewer, &cells[JUDGED], finding, FINDING_JUDGED, happens);
    ask(viewer, &cells[IDEA], finding, FINDING_IDEA, tone != TONE_YES && tone != TONE_UNKNOWN);
}

static struct cell *add_activity(struct viewer *viewer, struct table *table,
                                 const struct item *activity, size_t number)
{
    const char *id = item_id(viewer->model, activity);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[NUMBER], arena_printf(viewer->arena, "%zu", number));
    cell_list(viewer->arena, &cells[ACTIVITY], item_title(viewer->model, activity), id);
    return cells;
}

/* A finding that is not shown leaves its activity with nothing beside it. */
static void add_rows(struct viewer *viewer, struct table *table, const struct item *comparison,
                     const struct item *activity, size_t number)
{
    bool found = false;
    FOR_MEMBERS (comparison, finding) {
        if (finding->kind != KIND_FINDING || finding->refers != activity)
            continue;
        struct cell *cells = add_activity(viewer, table, activity, number);
        if (viewer_shows(viewer, finding))
            say_finding(viewer, cells, finding);
        found = true;
    }
    if (!found)
        add_activity(viewer, table, activity, number)[EXISTS].state = CELL_UNSAID;
}

/* Numbered as in the picture of the system. */
static size_t add_activities(struct viewer *viewer, struct table *table,
                             const struct item *comparison, enum kind kind, size_t number)
{
    FOR_MEMBERS (item_values(comparison, COMPARISON_OF)->item, activity)
        if (activity->kind == kind && viewer_shows(viewer, activity))
            add_rows(viewer, table, comparison, activity, ++number);
    return number;
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
                  columns, COLUMN_COUNT);
    size_t number = add_activities(viewer, table, comparison, KIND_ACTIVITY, 0);
    number = add_activities(viewer, table, comparison, KIND_MONITOR, number);
    add_activities(viewer, table, comparison, KIND_CONTROL, number);
    if (named)
        table->note = arena_printf(arena, "The activities are those of “%s”.", title);
    return table->rows.count ? table : NULL;
}

struct table *tabulate_comparison(struct viewer *viewer, const struct item *const *subjects,
                                  size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_COMPARISON, comparison) {
        const struct value *of = item_values(comparison, COMPARISON_OF);
        const struct item *system = of ? of->item : NULL;
        if (!system || !viewer_shows(viewer, system) ||
            !(is_subject(comparison, subjects, count) || is_subject(system, subjects, count)))
            continue;
        end = table_append(end, table_of(viewer, comparison, system));
    }
    return first;
}
