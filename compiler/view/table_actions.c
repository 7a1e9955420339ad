/* The changes agreed on, by how far off they are: who answers for each, and what came of it. */
#include "view/answer.h"

enum {
    WHEN,
    CHANGE,
    SORT,
    ANSWERS,
    DESIRABLE,
    FEASIBLE,
    OWNER,
    REVIEW,
    SIGN,
    MAY_ALSO,
    NEEDS,
    OUTCOME,
    COLUMN_COUNT
};

static const struct column columns[COLUMN_COUNT] = {
    [WHEN] = {"horizon", "When", COLUMN_CHOICE, .weight = 2},
    [CHANGE] = {"change", "Change", .weight = 4, .row_head = true},
    [SORT] = {"is", "What it changes", COLUMN_CHOICE, .weight = 2, .optional = true},
    [ANSWERS] = {"answers", "What it answers", .weight = 5, .optional = true},
    [DESIRABLE] = {"desirable", "Desirable?", COLUMN_CHOICE, .weight = 4},
    [FEASIBLE] = {"feasible", "Feasible?", COLUMN_CHOICE, .weight = 4},
    [OWNER] = {"owner", "Who answers for it", .weight = 3},
    [REVIEW] = {"review", "Review", COLUMN_DATE, .weight = 2},
    [SIGN] = {"sign", "How we shall know", .weight = 4},
    [MAY_ALSO] = {"may-also", "What else it may cause", .weight = 4, .optional = true},
    [NEEDS] = {"needs", "What must come first", .weight = 3, .optional = true},
    [OUTCOME] = {"outcome", "What came of it", .weight = 5, .optional = true},
};

/* A change without one comes last. */
static const char *const horizons[] = {[CHANGE_HORIZON_SHORT] = "short term",
                                       [CHANGE_HORIZON_MEDIUM] = "medium term",
                                       [CHANGE_HORIZON_LONG] = "long term",
                                       [CHANGE_HORIZON_COUNT] = NULL};

/* ---- The two tests of a change: systemically desirable, culturally feasible ------------------ */

/* "yes: the college agreed (according to the college)" */
static void say_judgement(struct viewer *viewer, struct cell *cell, const struct item *change,
                          enum attribute attribute)
{
    const struct slot *slot = item_slot(change, attribute);
    const struct qualifier *by = slot_qualifier(slot, CLAUSE_ACCORDING_TO);
    const struct answer *answer = answer_of(viewer, change, attribute);
    cell_say(viewer->arena, cell, answer ? answer->words : NULL);
    if (!answer)
        return;
    const char *why = model_text(viewer->model, slot->values->why);
    cell->tone = answer->tone;
    if (*why)
        cell_say(viewer->arena, cell, arena_printf(viewer->arena, ": %s", why));
    if (by && runs_add_titles(viewer, &cell->runs, " (according to ", by->values))
        cell_say(viewer->arena, cell, ")");
}

/* ---- What came of it ------------------------------------------------------------------------- */

/* "succeeded (2007-05-04): more stayed than before", and below it what is now in doubt. */
static void say_outcome(struct viewer *viewer, struct cell *cell, const struct item *outcome)
{
    const struct answer *how = answer_of(viewer, outcome, OUTCOME_IS);
    const struct value *on = item_values(outcome->owner, STOCKTAKE_ON);
    const char *observed = item_text(viewer, outcome, OUTCOME_OBSERVED);
    struct cell doubts = {0};
    if (!how)
        return;
    bool first = !cell->runs.first;
    if (!first)
        runs_add(viewer->arena, &cell->runs, RUN_BREAK, "\n", NULL);
    cell->tone = first ? how->tone : TONE_NONE; /* several have no one tone */
    cell_say(viewer->arena, cell, how->words);
    if (on)
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, " (%s)", value_title(viewer, on)));
    if (observed)
        cell_say(viewer->arena, cell, arena_printf(viewer->arena, ": %s", observed));
    cell_say_values(viewer, &doubts, outcome, OUTCOME_DOUBTS);
    if (doubts.state != CELL_SAID)
        return;
    runs_add(viewer->arena, &cell->runs, RUN_BREAK, "\n", NULL);
    cell_say(
        viewer->arena, cell,
        arena_printf(viewer->arena, "in doubt now: %s", runs_text(viewer->arena, &doubts.runs)));
}

static void say_outcomes(struct viewer *viewer, struct table *table, const uint32_t *row_of)
{
    FOR_SHOWN (viewer, KIND_OUTCOME, outcome) {
        uint32_t row = outcome->refers ? row_of[outcome->refers->index] : 0;
        if (row)
            say_outcome(viewer, &table->rows.items[row - 1].cells[OUTCOME], outcome);
    }
}

/* ---- The table ------------------------------------------------------------------------------- */

static void add_change(struct viewer *viewer, struct table *table, const struct item *change,
                       const char *horizon)
{
    const char *id = item_id(viewer->model, change);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[WHEN], horizon);
    cell_list(viewer->arena, &cells[CHANGE], item_title(viewer->model, change), id);
    cell_say_values(viewer, &cells[SORT], change, CHANGE_IS);
    cell_say_values(viewer, &cells[ANSWERS], change, CHANGE_ANSWERS);
    say_judgement(viewer, &cells[DESIRABLE], change, CHANGE_DESIRABLE);
    say_judgement(viewer, &cells[FEASIBLE], change, CHANGE_FEASIBLE);
    cell_say_values(viewer, &cells[OWNER], change, CHANGE_OWNER);
    cell_say_values(viewer, &cells[REVIEW], change, CHANGE_REVIEW);
    cell_say_values(viewer, &cells[SIGN], change, CHANGE_SIGN);
    cell_say_values(viewer, &cells[MAY_ALSO], change, CHANGE_MAY_ALSO);
    if (item_slot(change, CHANGE_NEEDS)) /* most changes need no other */
        cell_say_values(viewer, &cells[NEEDS], change, CHANGE_NEEDS);
}

static size_t horizon_of(const struct item *change)
{
    int choice = item_choice(change, CHANGE_HORIZON);
    return choice < 0 ? (size_t)CHANGE_HORIZON_COUNT : (size_t)choice;
}

struct table *tabulate_actions(struct viewer *viewer, const struct item *const *subjects,
                               size_t count)
{
    struct table *table =
        table_new(viewer->arena, "actions", "What will be done differently", columns, COLUMN_COUNT);
    uint32_t *row_of = arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *row_of);
    for (size_t horizon = 0; horizon <= CHANGE_HORIZON_COUNT; horizon++)
        FOR_SHOWN (viewer, KIND_CHANGE, change)
            if (horizon_of(change) == horizon && is_subject(change, subjects, count)) {
                add_change(viewer, table, change, horizons[horizon]);
                row_of[change->index] = (uint32_t)table->rows.count;
            }
    say_outcomes(viewer, table, row_of);
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}
