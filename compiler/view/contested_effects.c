/* What changes move in a causal map for one and not for another, who hold other links of it. */
#include "view/effect_words.h"
#include "view/viewpoints.h"

enum { VARIABLE, MEANT, FIRST_MOVEMENT, COLUMN_COUNT = FIRST_MOVEMENT + MOVEMENT_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [VARIABLE] = {"variable", "What it moves", .weight = 4, .row_head = true},
    [MEANT] = {"intended", "Meant to", COLUMN_CHOICE, .weight = 2, .optional = true},
    [FIRST_MOVEMENT + MOVES_NOT] = {"stays", "Stays for", .weight = 3, .optional = true},
    [FIRST_MOVEMENT + RISES] = {"rises", "Rises for", .weight = 3, .optional = true},
    [FIRST_MOVEMENT + FALLS] = {"falls", "Falls for", .weight = 3, .optional = true},
    [FIRST_MOVEMENT + AMBIGUOUS] = {"ambiguous", "Either way for", .weight = 3, .optional = true},
};

/* What a change moves in a map, as each sees it. */
struct outlook {
    const struct viewpoints *points;
    const struct intervention *change;
    const struct effects **effects; /* by viewpoint */
};

static enum movement movement_of(const struct effects *effects, uint32_t vertex)
{
    for (size_t i = 0; i < effects->count; i++)
        if (effects->items[i].vertex == vertex)
            return effects->items[i].direct;
    return MOVES_NOT;
}

static bool is_contested(const struct outlook *outlook, uint32_t vertex)
{
    for (size_t i = 1; i < outlook->points->count; i++)
        if (movement_of(outlook->effects[i], vertex) != movement_of(outlook->effects[0], vertex))
            return true;
    return false;
}

static void add_row(const struct outlook *outlook, struct table *table, uint32_t vertex)
{
    struct viewer *viewer = outlook->points->viewer;
    const struct item *variable = outlook->points->items[0].graph->variables[vertex];
    const char *id = item_id(viewer->model, variable);
    enum movement wanted =
        movement_among(outlook->change->intents, outlook->change->intent_count, vertex);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_list(viewer->arena, &cells[VARIABLE], item_title(viewer->model, variable), id);
    if (wanted != MOVES_NOT)
        cell_say(viewer->arena, &cells[MEANT], intent_words[wanted]);
    for (size_t i = 0; i < outlook->points->count; i++)
        cell_list_viewpoint(viewer,
                            &cells[FIRST_MOVEMENT + movement_of(outlook->effects[i], vertex)],
                            &outlook->points->items[i], NULL);
}

/* Where too many paths leave open what a change moves in the map as a whole, they would in each
   one's: it is not compared. */
static bool look_out(struct outlook *outlook)
{
    const struct viewpoints *points = outlook->points;
    struct arena *arena = points->viewer->arena;
    const struct graph *whole = map_graph(points->viewer, points->map, NULL, NULL);
    if (!effects_of(arena, whole, outlook->change)->settled)
        return false;
    outlook->effects = arena_alloc(arena, points->count * sizeof *outlook->effects);
    for (size_t i = 0; i < points->count; i++)
        outlook->effects[i] = effects_of(arena, points->items[i].graph, outlook->change);
    return true;
}

/* NULL where it moves the same for all. */
static struct table *tabulate_change(const struct outlook *outlook)
{
    struct viewer *viewer = outlook->points->viewer;
    const struct item *change = outlook->change->change;
    const char *map = item_id(viewer->model, outlook->points->map);
    struct table *table = table_new(
        viewer->arena,
        arena_printf(viewer->arena, "viewpoints.%s.%s", map, item_id(viewer->model, change)),
        arena_printf(viewer->arena, "%s: what it moves, as each sees it",
                     item_title(viewer->model, change)),
        columns, COLUMN_COUNT);
    for (uint32_t vertex = 0; vertex < outlook->points->items[0].graph->vertex_count; vertex++)
        if (is_contested(outlook, vertex))
            add_row(outlook, table, vertex);
    table->note = "Which way all paths lead that begin where the change acts; where they differ, "
                  "it may go either way.";
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}

struct table **add_contested_effects(const struct viewpoints *points, struct table **end,
                                     struct listing *unsettled)
{
    struct viewer *viewer = points->viewer;
    FOR_SHOWN (viewer, KIND_CHANGE, change) {
        struct interventions interventions = interventions_of(viewer->arena, change);
        for (size_t i = 0; i < interventions.count; i++) {
            struct outlook outlook = {points, &interventions.items[i], NULL};
            if (outlook.change->map != points->map)
                continue;
            if (look_out(&outlook))
                end = table_append(end, tabulate_change(&outlook));
            else
                listing_add(unsettled, viewer->arena,
                            arena_printf(viewer->arena, "“%s”", item_title(viewer->model, change)));
        }
    }
    return end;
}
