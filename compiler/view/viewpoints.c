/* One causal map as several people see it; see viewpoints.h. */
#include "view/viewpoints.h"

#include "analysis/holders.h"

static bool shows_link(void *viewer, const struct link *link)
{
    return viewer_shows_link(viewer, link);
}

static bool shows_common_link(void *viewer, const struct link *link)
{
    return viewer_shows_link(viewer, link) && is_link_according_to(link, NULL);
}

static bool shows_shared_link(void *viewpoints, const struct link *link)
{
    const struct viewpoints *points = viewpoints;
    for (size_t i = 0; i < points->count; i++)
        if (!is_link_according_to(link, points->items[i].who))
            return false;
    return viewer_shows_link(points->viewer, link);
}

struct graph *shared_graph(const struct viewpoints *points)
{
    struct viewpoints context = *points;
    const struct link_filter filter = {shows_shared_link, &context};
    return graph_of_links(points->viewer->arena, points->map, &filter);
}

static bool is_holder(const struct holders *holders, const struct item *person)
{
    for (size_t i = 0; i < holders->count; i++)
        if (holders->items[i] == person)
            return true;
    return false;
}

/* Whether the model has stakeholders of whom the map says nothing. */
static bool has_others(struct viewer *viewer, const struct holders *holders)
{
    FOR_SHOWN (viewer, KIND_STAKEHOLDER, who)
        if (!is_holder(holders, who))
            return true;
    return false;
}

struct viewpoints viewpoints_of(struct viewer *viewer, const struct item *map)
{
    const struct link_filter filter = {shows_link, viewer}, common = {shows_common_link, viewer};
    struct viewpoints points = {viewer, map, NULL, 0, 0};
    struct holders holders = holders_of_links(viewer->arena, map, &filter);
    for (size_t i = 0; i < holders.count; i++)
        if (viewer_shows(viewer, holders.items[i]))
            *array_add(viewer->arena, &points) =
                (struct viewpoint){holders.items[i], item_title(viewer->model, holders.items[i]),
                                   map_graph(viewer, map, holders.items[i], NULL)};
    if (points.count == 1 || (points.count && has_others(viewer, &holders)))
        *array_add(viewer->arena, &points) =
            (struct viewpoint){NULL, "Everybody else", graph_of_links(viewer->arena, map, &common)};
    return points;
}

void cell_list_viewpoint(struct viewer *viewer, struct cell *cell, const struct viewpoint *point,
                         const char *remark)
{
    cell_list(viewer->arena, cell, point->title,
              point->who ? item_id(viewer->model, point->who) : NULL);
    if (remark)
        cell_say(viewer->arena, cell, arena_printf(viewer->arena, " (%s)", remark));
}
