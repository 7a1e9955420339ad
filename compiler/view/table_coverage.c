/* The aspects of a framework, the changes that work at each, and the ways of seeing the situation
   whose activities asked for these: a plan that leaves an aspect out is held back there. */
#include "view/view.h"
#include "view/words.h"

enum { ASPECT, CHANGES, SYSTEMS, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [ASPECT] = {"aspect", "Aspect", .weight = 5, .row_head = true},
    [CHANGES] = {"changes", "Changes that work at it", .weight = 5},
    [SYSTEMS] = {"systems", "Ways to see it that ask for them", .weight = 3, .optional = true},
};

/* A framework on its way to a table. */
struct survey {
    struct viewer *viewer;
    struct table *table;
    const struct item *framework;
    uint32_t *row_of; /* by index of the aspect: its row, from 1 */
    struct asking {   /* systems that are told in a row, by its number */
        const struct item **items;
        size_t count, capacity;
    } * asking;
};

/* ---- Aspects ----------------------------------------------------------------------------------
 */

static void add_aspects(struct survey *survey)
{
    struct viewer *viewer = survey->viewer;
    FOR_MEMBERS (survey->framework, aspect) {
        if (aspect->kind != KIND_ASPECT || !viewer_shows(viewer, aspect))
            continue;
        const char *id = item_id(viewer->model, aspect);
        struct cell *cells = table_add_row(viewer->arena, survey->table, id)->cells;
        cell_list(viewer->arena, &cells[ASPECT], item_title(viewer->model, aspect), id);
        cells[CHANGES].state = CELL_UNSAID;
        survey->row_of[aspect->index] = (uint32_t)survey->table->rows.count;
    }
}

/* ---- Changes ----------------------------------------------------------------------------------
 */

/* The system whose activity a change answers, itself or as it was found. */
static const struct item *asking_system(const struct value *answered)
{
    const struct item *item = answered->item;
    if (item && item->kind == KIND_FINDING)
        item = item->refers;
    return item && item->owner && item->owner->kind == KIND_SYSTEM ? item->owner : NULL;
}

static bool is_told(const struct asking *asking, const struct item *system)
{
    for (size_t i = 0; i < asking->count; i++)
        if (asking->items[i] == system)
            return true;
    return false;
}

static void tell_systems(struct survey *survey, const struct item *change, size_t row)
{
    struct viewer *viewer = survey->viewer;
    for (const struct value *value = item_values(change, CHANGE_ANSWERS); value;
         value = value->next) {
        const struct item *system = asking_system(value);
        if (!system || !viewer_shows(viewer, value->item) || is_told(&survey->asking[row], system))
            continue;
        *array_add(viewer->arena, &survey->asking[row]) = system;
        cell_list(viewer->arena, &survey->table->rows.items[row].cells[SYSTEMS],
                  system_purpose(viewer->model, system), item_id(viewer->model, system));
    }
}

/* Where only a change works that is not shown, the cell says nothing, not even that there is none.
 */
static void tell_change(struct survey *survey, const struct item *change, size_t row)
{
    struct viewer *viewer = survey->viewer;
    struct cell *cell = &survey->table->rows.items[row].cells[CHANGES];
    if (viewer_shows(viewer, change)) {
        cell_list(viewer->arena, cell, item_title(viewer->model, change),
                  item_id(viewer->model, change));
        tell_systems(survey, change, row);
    } else if (cell->state == CELL_UNSAID) {
        cell->state = CELL_NOT_ASKED;
    }
}

static bool works_within(const struct survey *survey, const struct item *change)
{
    for (const struct value *at = item_values(change, CHANGE_WITHIN); at; at = at->next)
        if (at->item && at->item->owner == survey->framework)
            return true;
    return false;
}

static void add_changes(struct survey *survey)
{
    FOR_ITEMS_OF (survey->viewer->model, KIND_CHANGE, change)
        for (const struct value *at = item_values(change, CHANGE_WITHIN); at; at = at->next)
            if (at->item && survey->row_of[at->item->index])
                tell_change(survey, change, survey->row_of[at->item->index] - 1);
}

/* ---- What is left out -------------------------------------------------------------------------
 */

static size_t count_of(const struct table *table, enum cell_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < table->rows.count; i++)
        count += table->rows.items[i].cells[CHANGES].state == state;
    return count;
}

static void tell_gaps(struct survey *survey)
{
    for (size_t i = 0; i < survey->table->rows.count; i++) {
        struct cell *cell = &survey->table->rows.items[i].cells[CHANGES];
        if (cell->state != CELL_UNSAID)
            continue;
        cell_say(survey->viewer->arena, cell, "no change works at it yet");
        cell->tone = TONE_NO;
    }
}

/* The last row holds the changes that have no place in the framework. */
static void add_outside(struct survey *survey)
{
    struct viewer *viewer = survey->viewer;
    struct row *row = NULL;
    FOR_SHOWN (viewer, KIND_CHANGE, change) {
        if (works_within(survey, change))
            continue;
        if (!row) {
            row = table_add_question(viewer->arena, survey->table, "none");
            cell_say(viewer->arena, &row->cells[ASPECT], "Within none of these");
        }
        cell_list(viewer->arena, &row->cells[CHANGES], item_title(viewer->model, change),
                  item_id(viewer->model, change));
    }
}

/* ---- The table --------------------------------------------------------------------------------
 */

/* A framework to which no change refers is shown only where it was asked for. */
static struct table *table_of(struct viewer *viewer, const struct item *framework, bool named)
{
    struct arena *arena = viewer->arena;
    struct survey survey = {
        .viewer = viewer,
        .table =
            table_new(arena, arena_printf(arena, "coverage.%s", item_id(viewer->model, framework)),
                      item_title(viewer->model, framework), columns, COLUMN_COUNT),
        .framework = framework,
        .row_of = arena_alloc(arena, (viewer->model->all.count + 1) * sizeof *survey.row_of),
    };
    add_aspects(&survey);
    size_t aspects = survey.table->rows.count;
    survey.asking = arena_alloc(arena, (aspects + 1) * sizeof *survey.asking);
    add_changes(&survey);
    size_t without = count_of(survey.table, CELL_UNSAID), with = count_of(survey.table, CELL_SAID);
    if (!aspects || !(named || with))
        return NULL;
    if (without)
        survey.table->note = arena_printf(arena, "Changes work at %s of %s aspects.",
                                          number_in_words(arena, aspects - without),
                                          number_in_words(arena, aspects));
    tell_gaps(&survey);
    add_outside(&survey);
    table_leave_out_empty(survey.table);
    return survey.table;
}

struct table *tabulate_coverage(struct viewer *viewer, const struct item *const *subjects,
                                size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_ITEMS_OF (viewer->model, KIND_FRAMEWORK, framework) {
        if (!is_subject(framework, subjects, count) || !viewer_shows(viewer, framework))
            continue;
        end = table_append(end, table_of(viewer, framework, count > 0));
    }
    return first;
}
