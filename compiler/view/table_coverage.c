/* The aspects of a framework and the changes that work at each: a plan that leaves one out is held
   back there. */
#include "view/view.h"

enum { ASPECT, CHANGES, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [ASPECT] = {"aspect", "Aspect", .weight = 4, .row_head = true},
    [CHANGES] = {"changes", "Changes that work at it", .weight = 5},
};

static void add_aspects(struct viewer *viewer, struct table *table, const struct item *framework,
                        uint32_t *row_of)
{
    FOR_MEMBERS (framework, aspect) {
        if (aspect->kind != KIND_ASPECT || !viewer_shows(viewer, aspect))
            continue;
        const char *id = item_id(viewer->model, aspect);
        struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
        cell_list(viewer->arena, &cells[ASPECT], item_title(viewer->model, aspect), id);
        cells[CHANGES].state = CELL_UNSAID;
        row_of[aspect->index] = (uint32_t)table->rows.count;
    }
}

/* Where only a change works that is not shown, the cell says nothing, not even that there is none.
 */
static void add_change(struct viewer *viewer, struct table *table, const struct item *change,
                       const uint32_t *row_of)
{
    for (const struct value *at = item_values(change, CHANGE_WITHIN); at; at = at->next) {
        uint32_t row = at->item ? row_of[at->item->index] : 0;
        if (!row)
            continue;
        struct cell *cell = &table->rows.items[row - 1].cells[CHANGES];
        if (viewer_shows(viewer, change))
            cell_list(viewer->arena, cell, item_title(viewer->model, change),
                      item_id(viewer->model, change));
        else if (cell->state == CELL_UNSAID)
            cell->state = CELL_NOT_ASKED;
    }
}

static size_t count_of(const struct table *table, enum cell_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < table->rows.count; i++)
        count += table->rows.items[i].cells[CHANGES].state == state;
    return count;
}

/* A framework to which no change refers is shown only where it was asked for. */
static struct table *table_of(struct viewer *viewer, const struct item *framework, bool named)
{
    struct table *table =
        table_new(viewer->arena,
                  arena_printf(viewer->arena, "coverage.%s", item_id(viewer->model, framework)),
                  item_title(viewer->model, framework), columns, COLUMN_COUNT);
    uint32_t *row_of = arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *row_of);
    add_aspects(viewer, table, framework, row_of);
    FOR_ITEMS_OF (viewer->model, KIND_CHANGE, change)
        add_change(viewer, table, change, row_of);
    size_t without = count_of(table, CELL_UNSAID);
    if (without)
        table->note = arena_printf(viewer->arena, "Changes work at %zu of %zu aspects.",
                                   table->rows.count - without, table->rows.count);
    return table->rows.count && (named || count_of(table, CELL_SAID)) ? table : NULL;
}

struct table *tabulate_coverage(struct viewer *viewer, const struct item *const *subjects,
                                size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_ITEMS_OF (viewer->model, KIND_FRAMEWORK, framework) {
        if (!is_subject(framework, subjects, count) || !viewer_shows(viewer, framework))
            continue;
        *end = table_of(viewer, framework, count > 0);
        if (*end)
            end = &(*end)->next;
    }
    return first;
}
