/* The thread from issue to outcome, and where it breaks off: what takes each issue up, then system
   by system what was found of each activity and what follows from that, then the changes and where
   they come from. Rows are things, never paths, so that the tables are no longer than the model. */
#include "analysis/trace.h"
#include "view/answer.h"
#include "view/outcomes.h"
#include "view/words.h"

/* Beyond these a cell tells only how many more there are. */
enum { MOST_TOLD = 6 };

struct survey {
    struct viewer *viewer;
    const struct trace *trace;
    struct table *first, **end;
    const struct cell **told_in; /* by index: the cell in which a change was told last */
};

static void add_table(struct survey *survey, struct table *table)
{
    table_leave_out_empty(table);
    if (!table->rows.count)
        return;
    *survey->end = table;
    survey->end = &table->next;
}

/* ---- Cells ------------------------------------------------------------------------------------
 */

/* What came of it in the end, or NULL. */
static const struct answer *outcome_of(struct survey *survey, const struct item *change)
{
    const struct trace_links *to = &trace_node(survey->trace, change)->to;
    const struct item *last = NULL;
    for (size_t i = 0; i < to->count; i++)
        if (viewer_shows(survey->viewer, to->items[i]) &&
            (!last || outcome_follows(to->items[i], last)))
            last = to->items[i];
    return last ? answer_of(survey->viewer, last, OUTCOME_IS) : NULL;
}

/* "Courses that also start in January (succeeded)", "the loop “Through the wrong door”" */
static const char *step_words(struct survey *survey, const struct item *item)
{
    struct viewer *viewer = survey->viewer;
    const char *title = item->kind == KIND_SYSTEM ? system_purpose(viewer->model, item)
                                                  : item_title(viewer->model, item);
    const struct answer *outcome = item->kind == KIND_CHANGE ? outcome_of(survey, item) : NULL;
    if (kinds_hold(OF(LOOP) | OF(STEP) | OF(CONFLICT) | OF(QUESTION), item->kind))
        return arena_printf(viewer->arena, "the %s “%s”", kind_specs[item->kind].word, title);
    return outcome ? arena_printf(viewer->arena, "%s (%s)", title, outcome->words) : title;
}

/* Steps on their way into a cell. */
struct told {
    struct cell *cell;
    size_t shown;
};

static void tell_steps(struct survey *survey, struct told *told, const struct trace_links *links,
                       kind_set kinds)
{
    struct viewer *viewer = survey->viewer;
    for (size_t i = 0; i < links->count; i++) {
        const struct item *item = links->items[i];
        if (!kinds_hold(kinds, item->kind) || survey->told_in[item->index] == told->cell)
            continue;
        survey->told_in[item->index] = told->cell;
        if (viewer_shows(viewer, item) && told->shown++ < MOST_TOLD)
            cell_list(viewer->arena, told->cell, step_words(survey, item),
                      item_id(viewer->model, item));
    }
}

/* Beyond what a cell holds, their number. One that holds none is left blank: what is missing is
   told in a column of its own. */
static void end_steps(struct survey *survey, const struct told *told)
{
    if (told->shown > MOST_TOLD)
        cell_say(survey->viewer->arena, told->cell,
                 arena_printf(survey->viewer->arena, "; %s",
                              more_in_words(survey->viewer->arena, told->shown - MOST_TOLD)));
}

static void list_steps(struct survey *survey, struct cell *cell, const struct trace_links *links,
                       kind_set kinds)
{
    struct told told = {cell, 0};
    tell_steps(survey, &told, links, kinds);
    end_steps(survey, &told);
}

/* What is missing, or why it is left so. */
static void say_gaps(struct survey *survey, struct cell *cell, const struct item *item)
{
    struct arena *arena = survey->viewer->arena;
    for (enum trace_gap gap = 0; gap < TRACE_GAP_COUNT; gap++)
        if (trace_lacks(survey->trace, item, gap))
            cell_list(arena, cell, trace_gaps[gap].sentence, NULL);
        else if (trace_leaves(survey->trace, item, gap))
            cell_list(
                arena, cell,
                arena_printf(arena, "left, because %s", trace_reason(survey->trace, item, gap)),
                NULL);
}

static struct cell *add_item(struct survey *survey, struct table *table, const struct item *item)
{
    struct viewer *viewer = survey->viewer;
    const char *id = item_id(viewer->model, item);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_list(viewer->arena, &cells[0],
              item->kind == KIND_SYSTEM ? system_purpose(viewer->model, item)
                                        : item_title(viewer->model, item),
              id);
    return cells;
}

/* ---- Issues and conflicts ---------------------------------------------------------------------
 */

enum { CONCERN, TAKEN_UP, CONCERN_CHANGES, CONCERN_GAP, CONCERN_COUNT };

static const struct column concern_columns[CONCERN_COUNT] = {
    [CONCERN] = {"issue", "What worries people", .weight = 5, .row_head = true},
    [TAKEN_UP] = {"taken-up-by", "What takes it up", .weight = 4, .optional = true},
    [CONCERN_CHANGES] = {"changes", "Changes that answer it", .weight = 6, .optional = true},
    [CONCERN_GAP] = {"missing", "Missing, or left so", .weight = 4, .optional = true},
};

static void say_parked(struct viewer *viewer, struct cell *cell, const struct item *concern)
{
    const char *why =
        item_text(viewer, concern, concern->kind == KIND_ISSUE ? ISSUE_PARKED : CONFLICT_PARKED);
    if (why)
        cell_list(viewer->arena, cell, arena_printf(viewer->arena, "set aside: %s", why), NULL);
}

static void add_concern(struct survey *survey, struct table *table, const struct item *concern)
{
    const struct trace_node *node = trace_node(survey->trace, concern);
    struct cell *cells = add_item(survey, table, concern);
    list_steps(survey, &cells[TAKEN_UP], &node->to, OF(SYSTEM) | OF(DELIVERY_CHAIN));
    list_steps(survey, &cells[CONCERN_CHANGES], &node->to, OF(CHANGE));
    if (survey->trace->changed && node->to.count && !trace_is_followed_by(node, OF(CHANGE)) &&
        !trace_lacks(survey->trace, concern, TRACE_UNCHANGED) &&
        !trace_leaves(survey->trace, concern, TRACE_UNCHANGED))
        cell_say(survey->viewer->arena, &cells[CONCERN_CHANGES],
                 "none names it; some answer activities of what takes it up");
    say_gaps(survey, &cells[CONCERN_GAP], concern);
    say_parked(survey->viewer, &cells[CONCERN_GAP], concern);
}

static void add_concerns(struct survey *survey, const struct item *const *subjects, size_t count)
{
    struct table *table =
        table_new(survey->viewer->arena, "trace", "From what worries people to what takes it up",
                  concern_columns, CONCERN_COUNT);
    table->note = trace_not_begun(survey->trace);
    FOR_SHOWN (survey->viewer, KIND_ISSUE, issue)
        if (is_subject(issue, subjects, count))
            add_concern(survey, table, issue);
    FOR_SHOWN (survey->viewer, KIND_CONFLICT, conflict)
        if (is_subject(conflict, subjects, count))
            add_concern(survey, table, conflict);
    add_table(survey, table);
}

/* ---- Systems ----------------------------------------------------------------------------------
 */

enum { SYSTEM, TAKES_UP, MEASURES, SYSTEM_GAP, SYSTEM_COUNT };

static const struct column system_columns[SYSTEM_COUNT] = {
    [SYSTEM] = {"system", "Way to see it", .weight = 4, .row_head = true},
    [TAKES_UP] = {"takes-up", "What it takes up", .weight = 6},
    [MEASURES] = {"measures", "How it would know how it does", .weight = 6},
    [SYSTEM_GAP] = {"missing", "Missing, or left so", .weight = 4, .optional = true},
};

static void add_systems(struct survey *survey, const struct item *const *subjects, size_t count)
{
    struct table *table = table_new(survey->viewer->arena, "trace.systems",
                                    "The ways to see it, and how each would know how it does",
                                    system_columns, SYSTEM_COUNT);
    FOR_SHOWN (survey->viewer, KIND_SYSTEM, system) {
        if (!is_subject(system, subjects, count))
            continue;
        const struct trace_node *node = trace_node(survey->trace, system);
        struct cell *cells = add_item(survey, table, system);
        list_steps(survey, &cells[TAKES_UP], &node->from, trace_kinds);
        list_steps(survey, &cells[MEASURES], &node->to, OF(MEASURE));
        say_gaps(survey, &cells[SYSTEM_GAP], system);
    }
    add_table(survey, table);
}

/* ---- Activities ---------------------------------------------------------------------------------
 */

enum { ACTIVITY, FOUND, FOUND_CHANGES, ACTIVITY_GAP, ACTIVITY_COUNT };

static const struct column activity_columns[ACTIVITY_COUNT] = {
    [ACTIVITY] = {"activity", "Activity", .weight = 5, .row_head = true},
    [FOUND] = {"exists", "Does it happen?", COLUMN_CHOICE, .weight = 2},
    [FOUND_CHANGES] = {"changes", "Changes that follow", .weight = 7},
    [ACTIVITY_GAP] = {"missing", "Missing, or left so", .weight = 4, .optional = true},
};

/* Of several comparisons each says what was found there. */
static void tell_found(struct survey *survey, struct told *told, const struct item *finding)
{
    const struct answer *answer = answer_of(survey->viewer, finding, FINDING_EXISTS);
    if (!answer || told->shown++ >= MOST_TOLD)
        return;
    cell_list(survey->viewer->arena, told->cell, answer->words,
              item_id(survey->viewer->model, finding));
    told->cell->tone = told->shown == 1 ? answer->tone : TONE_NONE;
}

static void add_activity(struct survey *survey, struct table *table, const struct item *activity)
{
    const struct trace_links *to = &trace_node(survey->trace, activity)->to;
    struct cell *cells = add_item(survey, table, activity);
    struct told found = {&cells[FOUND], 0}, changes = {&cells[FOUND_CHANGES], 0};
    say_gaps(survey, &cells[ACTIVITY_GAP], activity);
    tell_steps(survey, &changes, to, OF(CHANGE));
    for (size_t i = 0; i < to->count; i++) {
        const struct item *finding = to->items[i];
        if (finding->kind != KIND_FINDING || !viewer_shows(survey->viewer, finding))
            continue;
        tell_found(survey, &found, finding);
        tell_steps(survey, &changes, &trace_node(survey->trace, finding)->to, OF(CHANGE));
        if (!cells[ACTIVITY_GAP].runs.first)
            say_gaps(survey, &cells[ACTIVITY_GAP], finding);
    }
    end_steps(survey, &found);
    end_steps(survey, &changes);
}

/* A monitor or control is told where something is said of it. */
static bool is_row(struct survey *survey, const struct item *member)
{
    kind_set kinds = OF(ACTIVITY) | OF(MONITOR) | OF(CONTROL);
    return kinds_hold(kinds, member->kind) && viewer_shows(survey->viewer, member) &&
           (member->kind == KIND_ACTIVITY || trace_node(survey->trace, member)->to.count);
}

/* Whether anything was found of it, or follows from it. */
static bool goes_on(struct survey *survey, const struct item *system)
{
    FOR_MEMBERS (system, member)
        if (trace_is_followed_by(trace_node(survey->trace, member), OF(FINDING) | OF(CHANGE)))
            return true;
    return false;
}

static void add_activities(struct survey *survey, const struct item *system)
{
    struct viewer *viewer = survey->viewer;
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "trace.%s", item_id(viewer->model, system)),
        arena_printf(viewer->arena, "%s: from its activities to changes",
                     system_purpose(viewer->model, system)),
        activity_columns, ACTIVITY_COUNT);
    FOR_MEMBERS (system, member)
        if (is_row(survey, member))
            add_activity(survey, table, member);
    add_table(survey, table);
}

/* ---- Changes ----------------------------------------------------------------------------------
 */

enum { CHANGE, SOURCES, OUTCOME, CHANGE_GAP, CHANGE_COUNT };

static const struct column change_columns[CHANGE_COUNT] = {
    [CHANGE] = {"change", "Change", .weight = 5, .row_head = true},
    [SOURCES] = {"answers", "Where it comes from", .weight = 7},
    [OUTCOME] = {"outcome", "What came of it", COLUMN_CHOICE, .weight = 2, .optional = true},
    [CHANGE_GAP] = {"missing", "Missing, or left so", .weight = 4, .optional = true},
};

static void add_change(struct survey *survey, struct table *table, const struct item *change)
{
    const struct answer *outcome = outcome_of(survey, change);
    struct cell *cells = add_item(survey, table, change);
    list_steps(survey, &cells[SOURCES], &trace_node(survey->trace, change)->from, trace_kinds);
    if (outcome) {
        cell_say(survey->viewer->arena, &cells[OUTCOME], outcome->words);
        cells[OUTCOME].tone = outcome->tone;
    }
    say_gaps(survey, &cells[CHANGE_GAP], change);
}

static void add_changes(struct survey *survey, const struct item *const *subjects, size_t count)
{
    struct table *table =
        table_new(survey->viewer->arena, "trace.changes",
                  "Back from the changes to what they answer", change_columns, CHANGE_COUNT);
    FOR_SHOWN (survey->viewer, KIND_CHANGE, change)
        if (is_subject(change, subjects, count))
            add_change(survey, table, change);
    add_table(survey, table);
}

/* ---- The tables -------------------------------------------------------------------------------
 */

struct table *tabulate_trace(struct viewer *viewer, const struct item *const *subjects,
                             size_t count)
{
    struct survey survey = {.viewer = viewer, .trace = trace_of(viewer->arena, viewer->model)};
    survey.end = &survey.first;
    survey.told_in =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *survey.told_in);
    add_concerns(&survey, subjects, count);
    add_systems(&survey, subjects, count);
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count) && goes_on(&survey, system))
            add_activities(&survey, system);
    add_changes(&survey, subjects, count);
    return survey.first;
}
