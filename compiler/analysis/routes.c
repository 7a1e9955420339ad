/* The ways from one variable of a causal map to others, each walked to its end. */
#include "analysis/routes.h"

#include <string.h>

struct routes *routes_new(struct arena *arena, const struct graph *graph, const bool *stops)
{
    struct routes *routes = arena_new_of(arena, struct routes);
    size_t room = graph->vertex_count + 2;
    routes->graph = graph;
    routes->stops = stops;
    routes->ways = ways_new(arena, graph);
    routes->to = arena_alloc(arena, room);
    routes->trail = arena_alloc(arena, room * sizeof *routes->trail);
    routes->next = arena_alloc(arena, room * sizeof *routes->next);
    routes->sets = arena_alloc(arena, room);
    routes->taken = arena_alloc(arena, room);
    return routes;
}

static void arrive(struct routes *routes, uint32_t stop, unsigned set, uint32_t depth,
                   const bool *wanted, bool *passed)
{
    routes->to[stop] |= (uint8_t)set;
    for (uint32_t i = 0; wanted[stop] && i <= depth; i++)
        passed[routes->trail[i] - routes->graph->edges] = true;
}

/* False where the steps ran out. */
static bool walk(struct routes *routes, uint32_t start, const bool *wanted, bool *passed,
                 int64_t *steps)
{
    const struct graph *graph = routes->graph;
    uint32_t depth = 0, vertex = start;
    routes->next[0] = graph->first[start];
    routes->sets[0] = WAY_EVEN;
    for (;;) {
        if (routes->next[depth] == graph->first[vertex + 1]) {
            if (!depth--)
                return true;
            routes->taken[vertex] = false;
            vertex = routes->trail[depth]->from;
            continue;
        }
        const struct edge *edge = &graph->edges[routes->next[depth]++];
        unsigned set = ways_over(routes->sets[depth], edge);
        if (--*steps < 0)
            return false;
        routes->trail[depth] = edge;
        if (routes->stops[edge->to]) {
            arrive(routes, edge->to, set, depth, wanted, passed);
        } else if (!routes->taken[edge->to]) {
            vertex = edge->to;
            routes->taken[vertex] = true;
            routes->next[++depth] = graph->first[vertex];
            routes->sets[depth] = (uint8_t)set;
        }
    }
}

int64_t find_routes(struct routes *routes, uint32_t start, const bool *wanted, bool *passed,
                    int64_t steps)
{
    memset(routes->to, NO_WAY, routes->graph->vertex_count);
    if (walk(routes, start, wanted, passed, &steps))
        return steps;
    memset(routes->taken, false, routes->graph->vertex_count);
    follow_ways(routes->ways, start, routes->stops);
    memcpy(routes->to, routes->ways->to, routes->graph->vertex_count);
    return 0;
}
