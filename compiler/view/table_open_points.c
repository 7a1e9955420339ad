/* What is still to do, and what has no answer yet: the list to take to the next meeting. */
#include "view/answer.h"

enum { WHAT, WHERE, SORT, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [WHAT] = {"what", "What is open", .weight = 6, .row_head = true},
    [WHERE] = {"where", "Where it stands", .weight = 4},
    [SORT] = {"kind", "Kind", COLUMN_CHOICE, .weight = 2},
};

struct points {
    struct viewer *viewer;
    struct table *table;
};

/* The cell that says what is open. `where` is NULL for what stands by itself. */
static struct cell *add_point(struct points *points, const char *id, const char *what,
                              const struct item *where, const char *kind)
{
    struct viewer *viewer = points->viewer;
    struct cell *cells = table_add_row(viewer->arena, points->table, id)->cells;
    while (where && where->kind == KIND_SENTENCE)
        where = where->owner;
    cell_list(viewer->arena, &cells[WHAT], what, NULL);
    if (where == viewer->model->top)
        cell_say(viewer->arena, &cells[WHERE], "the model as a whole");
    else if (where)
        cell_list(viewer->arena, &cells[WHERE], item_title(viewer->model, where),
                  item_id(viewer->model, where));
    cell_say(viewer->arena, &cells[SORT], kind);
    return &cells[WHAT];
}

/* ---- Things to do ---------------------------------------------------------------------------- */

static void add_todos_of(struct points *points, const struct item *item)
{
    struct viewer *viewer = points->viewer;
    const char *owner = item == viewer->model->top
                            ? "todo"
                            : arena_printf(viewer->arena, "%s..todo", item_id(viewer->model, item));
    unsigned number = 0;
    for (const struct todo *todo = item->body ? item->body->todos : NULL; todo; todo = todo->next)
        add_point(points, arena_printf(viewer->arena, "%s.%u", owner, ++number),
                  model_text(viewer->model, todo->text), item, "to do");
}

/* A sentence's block may be shown where its subject and object may. */
static bool shows_block(struct viewer *viewer, const struct item *item)
{
    if (item->kind == KIND_SENTENCE)
        FOR_LINKS (item->owner, link)
            if (link->block == item)
                return viewer_shows_link(viewer, link);
    return viewer_shows(viewer, item);
}

static void add_todos(struct points *points)
{
    const struct model *model = points->viewer->model;
    add_todos_of(points, model->top);
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (item->body && item->body->todos && !item->file->source->library &&
            shows_block(points->viewer, item))
            add_todos_of(points, item);
    }
}

/* ---- Issues and conflicts that nothing answers ----------------------------------------------- */

/* By index: what a system or a change answers, shown or not, for an answer that is kept back is an
   answer all the same. */
static bool *find_answered(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    bool *answered = arena_alloc(viewer->arena, model->all.count + 1);
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        const struct value *value = item->kind == KIND_SYSTEM   ? item_values(item, SYSTEM_ANSWERS)
                                    : item->kind == KIND_CHANGE ? item_values(item, CHANGE_ANSWERS)
                                                                : NULL;
        for (; value; value = value->next)
            if (value->item)
                answered[value->item->index] = true;
    }
    return answered;
}

/* "Whoever leaves waits until September (raised by students and staff)": whom to ask. */
static void add_unanswered(struct points *points, enum kind kind, const bool *answered)
{
    struct viewer *viewer = points->viewer;
    bool issue = kind == KIND_ISSUE;
    FOR_SHOWN (viewer, kind, item) {
        if (answered[item->index] || item_slot(item, issue ? ISSUE_PARKED : CONFLICT_PARKED) ||
            model_waiver(viewer->model, item, issue ? "issue-addressed" : "conflict-addressed"))
            continue;
        const struct item *where = item->owner == viewer->model->top ? NULL : item->owner;
        struct cell *what =
            add_point(points, item_id(viewer->model, item), item_title(viewer->model, item), where,
                      issue ? "issue without an answer" : "conflict without an answer");
        if (runs_add_titles(viewer, &what->runs, issue ? " (raised by " : " (",
                            item_values(item, issue ? ISSUE_RAISED_BY : CONFLICT_BETWEEN)))
            cell_say(viewer->arena, what, ")");
    }
}

/* ---- What was not found out ------------------------------------------------------------------ */

static void add_question(struct points *points, const struct item *activity,
                         const struct item *comparison, const char *id, const char *kind)
{
    struct viewer *viewer = points->viewer;
    add_point(
        points, id,
        arena_printf(viewer->arena, "Does it happen: “%s”?", item_title(viewer->model, activity)),
        comparison, kind);
}

static void add_unknown(struct points *points)
{
    struct viewer *viewer = points->viewer;
    FOR_SHOWN (viewer, KIND_FINDING, finding)
        if (tone_of(viewer, finding, FINDING_EXISTS) == TONE_UNKNOWN)
            add_question(points, finding, finding->owner, item_id(viewer->model, finding),
                         "not known");
}

static bool is_found(const struct item *comparison, const struct item *activity)
{
    FOR_MEMBERS (comparison, finding)
        if (finding->kind == KIND_FINDING && finding->refers == activity)
            return true;
    return false;
}

/* Monitoring and control are seldom anybody's work, and are not asked for. */
static void add_uncompared(struct points *points)
{
    struct viewer *viewer = points->viewer;
    FOR_SHOWN (viewer, KIND_COMPARISON, comparison) {
        const struct item *system = item_named(comparison, COMPARISON_OF);
        if (!system || !viewer_shows(viewer, system) ||
            model_waiver(viewer->model, comparison, "comparison-complete"))
            continue;
        FOR_MEMBERS (system, activity)
            if (activity->kind == KIND_ACTIVITY && viewer_shows(viewer, activity) &&
                !is_found(comparison, activity))
                add_question(points, activity, comparison,
                             arena_printf(viewer->arena, "%s..%s",
                                          item_id(viewer->model, comparison),
                                          item_id(viewer->model, activity)),
                             "not compared yet");
    }
}

/* ---- What is disputed ------------------------------------------------------------------------ */

/* "Does “Hours” lower “Goodwill”? Disputed by Library staff." */
static void add_disputed_link(struct points *points, const struct item *map,
                              const struct link *link)
{
    struct viewer *viewer = points->viewer;
    const struct qualifier *disputed = link_qualifier(link, CLAUSE_DISPUTED_BY);
    if (!disputed || !link->subject || !link->object || !viewer_shows_link(viewer, link))
        return;
    const char *from = item_id(viewer->model, link->subject);
    const char *to = item_id(viewer->model, link->object);
    struct cell *what = add_point(
        points, arena_printf(viewer->arena, "%s..%s", from, to),
        arena_printf(viewer->arena, "Does “%s” %s “%s”?", item_title(viewer->model, link->subject),
                     verb_specs[link->verb].forms[1], item_title(viewer->model, link->object)),
        map, "disputed");
    if (runs_add_titles(viewer, &what->runs, " Disputed by ", disputed->values))
        cell_say(viewer->arena, what, ".");
}

static void add_disputed(struct points *points)
{
    FOR_SHOWN (points->viewer, KIND_CAUSAL_MAP, map)
        FOR_LINKS (map, link)
            add_disputed_link(points, map, link);
}

/* ---- The table ------------------------------------------------------------------------------- */

struct table *tabulate_open_points(struct viewer *viewer, const struct item *const *subjects,
                                   size_t count)
{
    struct points points = {viewer, table_new(viewer->arena, "open-points", "What is still open",
                                              columns, COLUMN_COUNT)};
    const bool *answered = find_answered(viewer);
    (void)subjects, (void)count; /* it is about the whole model */
    add_todos(&points);
    add_unanswered(&points, KIND_ISSUE, answered);
    add_unanswered(&points, KIND_CONFLICT, answered);
    add_unknown(&points);
    add_uncompared(&points);
    add_disputed(&points);
    return points.table->rows.count ? points.table : NULL;
}
