/* What several groups have found of one system, side by side: one row an activity, one column a
   group, how many say what, and what could change in the eyes of whom. */
#include "view/group_answers.h"

struct answers_table {
    struct viewer *viewer;
    const struct group_answers *told;
    struct table *table;
};
enum { NUMBER, ACTIVITY, FIRST_GROUP };

/* ---- Columns ----------------------------------------------------------------------------------
 */

static struct table *table_for(struct viewer *viewer, const struct group_answers *told)
{
    struct arena *arena = viewer->arena;
    size_t groups = told->groups.count, count = FIRST_GROUP + groups + 2;
    struct column *columns = arena_alloc(arena, count * sizeof *columns);
    columns[NUMBER] = comparison_columns[ASKED_NUMBER];
    columns[ACTIVITY] = comparison_columns[ASKED_ACTIVITY];
    for (size_t i = 0; i < groups; i++)
        columns[FIRST_GROUP + i] =
            (struct column){.key = item_id(viewer->model, told->groups.items[i]),
                            .head = group_title(viewer, told->groups.items[i]),
                            .weight = 4};
    columns[count - 2] = (struct column){"together", "Together", .weight = 3};
    columns[count - 1] = comparison_columns[ASKED_IDEA];
    return table_new(arena, arena_printf(arena, "answers.%s", item_id(viewer->model, told->system)),
                     arena_printf(arena, "What each group found: %s",
                                  system_purpose(viewer->model, told->system)),
                     columns, count);
}

/* ---- Cells ------------------------------------------------------------------------------------
 */

/* One more thing that a group says: the first behind its answer, others on lines of their own. */
static void say_line(struct viewer *viewer, struct cell *cell, const char *before,
                     const struct item *finding, enum attribute attribute)
{
    const char *said = titles_of(viewer, finding, attribute);
    bool first = cell->runs.first == cell->runs.last;
    if (said)
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, "%s%s%s", first ? ": " : "\n", before, said));
}

static void say_answer(struct viewer *viewer, struct cell *cell, const struct item *finding)
{
    const struct answer *answer = finding ? answer_of(viewer, finding, FINDING_EXISTS) : NULL;
    cell_say(viewer->arena, cell, finding_words(viewer, finding));
    if (!answer)
        return;
    cell->tone = answer->tone;
    say_line(viewer, cell, "", finding, FINDING_HOW);
    say_line(viewer, cell, "Who: ", finding, FINDING_WHO);
    say_line(viewer, cell, "Judged by: ", finding, FINDING_JUDGED);
}

/* An answer differs that is not that of most. */
static void mark_answers(struct cell *cells, const struct answers_table *making,
                         const struct agreement *agreement)
{
    for (size_t i = 0; i < making->told->groups.count; i++) {
        struct cell *cell = &cells[FIRST_GROUP + i];
        cell->differs = agreement->differ && cell->tone != TONE_NONE &&
                        cell->tone != TONE_UNKNOWN &&
                        2 * agreement->counts[cell->tone] <= agreement->known;
    }
}

static void say_together(struct arena *arena, struct cell *cell, const struct agreement *agreement)
{
    const char *words = agreement_words(agreement), *counts = agreement_counts(arena, agreement);
    if (words) {
        runs_add(arena, &cell->runs, agreement->differ ? RUN_STRONG : RUN_PLAIN, words, NULL);
        runs_add(arena, &cell->runs, RUN_BREAK, "\n", NULL);
    }
    if (counts)
        cell_say(arena, cell, counts);
}

/* Whose idea it is stands before it. */
static void say_ideas(struct answers_table *making, struct cell *cell,
                      const struct item *const *findings)
{
    struct viewer *viewer = making->viewer;
    for (size_t i = 0; i < making->told->groups.count; i++) {
        const char *idea = findings[i] ? titles_of(viewer, findings[i], FINDING_IDEA) : NULL;
        if (!idea)
            continue;
        runs_add(viewer->arena, &cell->runs, RUN_BREAK, cell->runs.first ? "\n" : "", NULL);
        runs_add(viewer->arena, &cell->runs, RUN_EMPHASIS,
                 arena_printf(viewer->arena, "%s: ", making->table->columns[FIRST_GROUP + i].head),
                 NULL);
        cell_say(viewer->arena, cell, idea);
    }
}

static void add_row(struct answers_table *making, size_t at)
{
    struct viewer *viewer = making->viewer;
    const struct item *activity = making->told->activities.items[at];
    size_t groups = making->told->groups.count;
    const struct item **findings = arena_alloc(viewer->arena, groups * sizeof *findings);
    struct cell *cells = table_add_activity(viewer, making->table, &making->told->activities, at);
    struct agreement agreement = agreement_on(viewer, making->told, activity);
    for (size_t i = 0; i < groups; i++) {
        findings[i] = group_finding(viewer, making->told->groups.items[i], activity);
        say_answer(viewer, &cells[FIRST_GROUP + i], findings[i]);
    }
    mark_answers(cells, making, &agreement);
    say_together(viewer->arena, &cells[FIRST_GROUP + groups], &agreement);
    say_ideas(making, &cells[FIRST_GROUP + groups + 1], findings);
}

/* ---- The tables -------------------------------------------------------------------------------
 */

static struct table *table_of(struct viewer *viewer, const struct group_answers *shown)
{
    struct answers_table making = {viewer, shown, table_for(viewer, shown)};
    for (size_t i = 0; i < shown->activities.count; i++)
        add_row(&making, i);
    const char *missed = missed_activities(viewer, shown);
    making.table->note = arena_printf(viewer->arena, "%s%s%s", agreement_summary(viewer, shown),
                                      missed ? "\n" : "", missed ? missed : "");
    return making.table;
}

struct table *tabulate_answers(struct viewer *viewer, const struct item *const *subjects,
                               size_t count)
{
    struct table *first = NULL, **end = &first;
    struct group_answers told;
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count) && groups_answer(viewer, system, &told))
            end = table_append(end, table_of(viewer, &told));
    return first;
}
