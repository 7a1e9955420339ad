/* The links of a causal map on which people differ: who says what of them, and who disputes it. */
#include "analysis/holders.h"
#include "view/viewpoints.h"
#include "view/words.h"

#include <string.h>

enum { LINK, RAISES, LOWERS, AFFECTS, DISPUTED, LINK_COLUMN_COUNT };

static const struct column link_columns[LINK_COLUMN_COUNT] = {
    [LINK] = {"link", "Link", .weight = 4, .row_head = true},
    [RAISES] = {"raises", "Who says that it raises", .weight = 4, .optional = true},
    [LOWERS] = {"lowers", "Who says that it lowers", .weight = 4, .optional = true},
    [AFFECTS] = {"affects", "Who leaves open which way", .weight = 4, .optional = true},
    [DISPUTED] = {"disputed", "Who disputes it", .weight = 4, .optional = true},
};

/* "The college: a January group takes the seats left at Christmas" */
static void say_claim(struct viewer *viewer, struct cell *cell, const char *who,
                      const struct link *link)
{
    const struct qualifier *because = link_qualifier(link, CLAUSE_BECAUSE);
    const char *reason = because ? value_title(viewer, because->values) : NULL;
    cell_list(viewer->arena, cell,
              reason ? arena_printf(viewer->arena, "%s: %s", who, reason) : who, NULL);
}

static const char *people_of(struct viewer *viewer, const struct link *link, enum clause_word word)
{
    struct runs people = {NULL, NULL};
    const struct qualifier *said = link_qualifier(link, word);
    return said && runs_add_titles(viewer, &people, "", said->values)
               ? runs_text(viewer->arena, &people)
               : NULL;
}

static void say_link(struct viewer *viewer, struct cell *cells, const struct link *link)
{
    static const int column_of[] = {
        [SIGN_PLUS] = RAISES, [SIGN_MINUS] = LOWERS, [SIGN_UNKNOWN] = AFFECTS};
    const char *held = people_of(viewer, link, CLAUSE_ACCORDING_TO);
    const char *disputed = people_of(viewer, link, CLAUSE_DISPUTED_BY);
    if (!link_qualifier(link, CLAUSE_ACCORDING_TO))
        held = disputed ? "All others" : "All";
    if (held)
        say_claim(viewer, &cells[column_of[link_sign(link)]], with_capital(viewer->arena, held),
                  link);
    if (disputed)
        cell_list(viewer->arena, &cells[DISPUTED], with_capital(viewer->arena, disputed), NULL);
}

static bool is_contested(const struct viewpoints *points, const struct edge *edge)
{
    struct stance first = stance_of(edge, points->items[0].who);
    bool held = first.held, differs = false;
    for (size_t i = 1; i < points->count; i++) {
        struct stance stance = stance_of(edge, points->items[i].who);
        differs = differs || stance.held != first.held || (held && stance.sign != first.sign);
    }
    return differs;
}

/* Its id is that of the line in the map's picture. */
static void add_link(struct viewer *viewer, struct table *table, const struct graph *graph,
                     const struct edge *edge)
{
    const struct item *from = graph->variables[edge->from], *to = graph->variables[edge->to];
    const char *start = item_id(viewer->model, from), *end = item_id(viewer->model, to);
    const char *within = end + strlen(item_id(viewer->model, graph->map)) + 1;
    struct cell *cells =
        table_add_row(viewer->arena, table, arena_printf(viewer->arena, "%s..%s", start, within))
            ->cells;
    cell_list(viewer->arena, &cells[LINK], item_title(viewer->model, from), start);
    runs_add(viewer->arena, &cells[LINK].runs, RUN_ARROW, " → ", NULL);
    runs_add(viewer->arena, &cells[LINK].runs, RUN_PLAIN, item_title(viewer->model, to), end);
    for (uint32_t i = 0; i < edge->link_count; i++)
        say_link(viewer, cells, edge->links[i]);
}

struct table *tabulate_contested_links(const struct viewpoints *points)
{
    struct viewer *viewer = points->viewer;
    const struct item *map = points->map;
    const struct graph *graph = map_graph(viewer, map, NULL, NULL);
    struct table *table =
        table_new(viewer->arena,
                  arena_printf(viewer->arena, "viewpoints.%s.links", item_id(viewer->model, map)),
                  arena_printf(viewer->arena, "%s: links that not all see alike",
                               item_title(viewer->model, map)),
                  link_columns, LINK_COLUMN_COUNT);
    for (size_t i = 0; i < graph->edge_count; i++)
        if (is_contested(points, &graph->edges[i]))
            add_link(viewer, table, graph, &graph->edges[i]);
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}
