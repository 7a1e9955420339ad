/* How each system would know whether it works: the three Es that are always asked of it, two more
   where somebody thought of them (Checkland and Scholes 1990; Checkland and Poulter 2006). */
#include "view/criteria.h"

enum { QUESTION, MEASURE, UNIT, TARGET, BETTER, PURPOSE, GAMED, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [QUESTION] = {"for", "Question", .weight = 3, .row_head = true},
    [MEASURE] = {"measure", "What would be counted or judged", .weight = 4},
    [UNIT] = {"unit", "Unit", .weight = 1, .optional = true},
    [TARGET] = {"target", "Target", .weight = 2, .optional = true},
    [BETTER] = {"better", "Better is", COLUMN_CHOICE, .weight = 1, .optional = true},
    [PURPOSE] = {"purpose", "What it is for", .weight = 4, .optional = true},
    [GAMED] = {"gamed-by", "How it could be met and the purpose missed", .weight = 4,
               .optional = true},
};

const struct criterion measure_criteria[MEASURE_FOR_COUNT + 1] = {
    [MEASURE_FOR_EFFICACY] = {"efficacy", "Efficacy: does it work?", "E1", "Does it work?", true},
    [MEASURE_FOR_EFFICIENCY] = {"efficiency", "Efficiency: at what cost?", "E2",
                                "Is it worth the effort?", true},
    [MEASURE_FOR_EFFECTIVENESS] = {"effectiveness", "Effectiveness: to what longer end?", "E3",
                                   "Is it the right thing?", true},
    [MEASURE_FOR_ETHICALITY] = {"ethicality", "Ethicality: is it right?", "E4", "Is it fair?",
                                false},
    [MEASURE_FOR_ELEGANCE] = {"elegance", "Elegance: is it pleasing?", "E5", "Is it pleasing?",
                              false},
    [MEASURE_FOR_COUNT] = {NULL, NULL, NULL, NULL, false},
};

bool measure_answers(const struct item *measure, size_t criterion)
{
    int choice = item_choice(measure, MEASURE_FOR);
    return (choice < 0 ? (size_t)MEASURE_FOR_COUNT : (size_t)choice) == criterion;
}

static void say_target(struct viewer *viewer, struct cell *cell, const struct item *measure)
{
    const struct qualifier *on = slot_qualifier(item_slot(measure, MEASURE_TARGET), CLAUSE_ON);
    cell_say(viewer->arena, cell, item_word(viewer, measure, MEASURE_TARGET));
    const char *day = on && on->values ? value_title(viewer, on->values) : NULL;
    if (day && cell->runs.first)
        cell_say(viewer->arena, cell, arena_printf(viewer->arena, " by %s", day));
}

static void say_better(struct viewer *viewer, struct cell *cell, const struct item *measure)
{
    static const char *const words[] = {
        [MEASURE_BETTER_UP] = "more", [MEASURE_BETTER_DOWN] = "less"};
    int way = item_choice(measure, MEASURE_BETTER);
    cell_say(viewer->arena, cell, way < 0 ? NULL : words[way]);
}

static void add_measure(struct viewer *viewer, struct table *table, const struct item *measure,
                        const struct criterion *criterion)
{
    const char *id = item_id(viewer->model, measure);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[QUESTION], criterion->question);
    cell_list(viewer->arena, &cells[MEASURE], item_title(viewer->model, measure), id);
    cell_say_values(viewer, &cells[UNIT], measure, MEASURE_UNIT);
    say_target(viewer, &cells[TARGET], measure);
    say_better(viewer, &cells[BETTER], measure);
    cell_say_values(viewer, &cells[PURPOSE], measure, MEASURE_PURPOSE);
    cell_say_values(viewer, &cells[GAMED], measure, MEASURE_GAMED_BY);
}

/* What is asked of every system and has no measure yet. */
static void add_unmeasured(struct viewer *viewer, struct table *table, const struct item *system,
                           const struct criterion *criterion)
{
    const char *id =
        arena_printf(viewer->arena, "%s..%s", item_id(viewer->model, system), criterion->word);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[QUESTION], criterion->question);
    cells[MEASURE].state = CELL_UNSAID;
}

/* The measures in a block, in the order of the five Es. A system that is not NULL is asked the
   three. How many measures there are. */
static size_t add_measures(struct viewer *viewer, struct table *table, const struct item *block,
                           const struct item *system)
{
    size_t measures = 0;
    for (size_t i = 0; i <= MEASURE_FOR_COUNT; i++) {
        bool hidden = false;
        size_t before = measures;
        FOR_MEMBERS (block, measure) {
            if (measure->kind != KIND_MEASURE || measure->file->source->library ||
                !measure_answers(measure, i))
                continue;
            if (viewer_shows(viewer, measure) && ++measures)
                add_measure(viewer, table, measure, &measure_criteria[i]);
            else
                hidden = true;
        }
        if (system && measures == before && !hidden && measure_criteria[i].always_asked)
            add_unmeasured(viewer, table, system, &measure_criteria[i]);
    }
    return measures;
}

static struct table *table_of_system(struct viewer *viewer, const struct item *system,
                                     size_t *measures)
{
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "measures.%s", item_id(viewer->model, system)),
        arena_printf(viewer->arena, "%s: how we would know whether it works",
                     system_purpose(viewer->model, system)),
        columns, COLUMN_COUNT);
    *measures += add_measures(viewer, table, system, system);
    table_leave_out_empty(table);
    return table;
}

/* Measures that stand outside every system. */
static struct table *table_of_others(struct viewer *viewer, size_t *measures)
{
    struct table *table = table_new(viewer->arena, "measures",
                                    "Measures that belong to no one system", columns, COLUMN_COUNT);
    *measures += add_measures(viewer, table, viewer->model->top, NULL);
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}

struct table *tabulate_measures(struct viewer *viewer, const struct item *const *subjects,
                                size_t count)
{
    struct table *first = NULL, **end = &first;
    size_t measures = 0;
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count) && (count || !is_answer(system)))
            end = table_append(end, table_of_system(viewer, system, &measures));
    if (!count)
        *end = table_of_others(viewer, &measures);
    return measures ? first : NULL;
}
