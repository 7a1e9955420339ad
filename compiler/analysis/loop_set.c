/* The shortest independent loop set, and what leads to a loop at all. */
#include "analysis/loop_set.h"

#include "analysis/components.h"

#include <stdlib.h>
#include <string.h>

/* ---- The shortest loop through a link --------------------------------------------------------
 */

struct search {
    struct arena *arena;
    const struct graph *graph;
    uint32_t *part;   /* by vertex: its strongly connected part, from 1; 0: on no loop */
    uint32_t *before; /* the vertex before it on the way from the start; NOT_REACHED */
    uint32_t *queue;
};

#define NOT_REACHED UINT32_MAX

/* Breadth first, in order of declaration: of two ways of one length the one declared first. */
static void find_ways(struct search *search, uint32_t start)
{
    const struct graph *graph = search->graph;
    uint32_t head = 0, tail = 0;
    memset(search->before, 0xFF, graph->vertex_count * sizeof *search->before);
    search->before[start] = start;
    search->queue[tail++] = start;
    while (head < tail) {
        uint32_t vertex = search->queue[head++];
        for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++) {
            uint32_t to = graph->edges[at].to;
            if (search->before[to] != NOT_REACHED || search->part[to] != search->part[start])
                continue;
            search->before[to] = vertex;
            search->queue[tail++] = to;
        }
    }
}

/* The way that was found, as a loop that begins with the vertex declared first. */
static struct found_loop loop_of_way(struct search *search, uint32_t start, uint32_t end)
{
    struct found_loop loop = {.length = 1};
    uint32_t least = 0;
    for (uint32_t at = end; at != start; at = search->before[at])
        search->queue[loop.length++ - 1] = at;
    search->queue[loop.length - 1] = start;
    for (uint32_t i = 1; i < loop.length; i++)
        if (search->queue[i] < search->queue[least])
            least = i;
    loop.vertices = arena_alloc(search->arena, loop.length * sizeof *loop.vertices);
    for (uint32_t i = 0; i < loop.length; i++) /* the queue holds it from its end on */
        loop.vertices[i] = search->queue[(least + loop.length - i) % loop.length];
    return loop;
}

/* Of each link that lies on a loop. */
static void find_shortest_loops(struct search *search, struct loop_set *set)
{
    const struct graph *graph = search->graph;
    const struct components components = components_of(search->arena, graph, NULL);
    const struct edges_in in = graph_edges_in(search->arena, graph);
    size_t room = (graph->vertex_count + 1) * sizeof(uint32_t);
    search->before = arena_alloc(search->arena, room);
    search->queue = arena_alloc(search->arena, room);
    search->part = component_numbers(search->arena, graph, &components);
    for (uint32_t start = 0; start < graph->vertex_count; start++) {
        if (!search->part[start])
            continue;
        find_ways(search, start);
        for (uint32_t at = in.first[start]; at < in.first[start + 1]; at++) {
            uint32_t from = graph->edges[in.edges[at]].from;
            if (search->part[from] == search->part[start])
                *array_add(search->arena, set) = loop_of_way(search, start, from);
        }
    }
}

/* ---- The set ----------------------------------------------------------------------------------
 */

/* Mark the loop's links as covered; gives the first that was not, or NULL. */
static const struct edge *cover(const struct graph *graph, bool *covered,
                                const struct found_loop *loop)
{
    const struct edge *adds = NULL;
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge = loop_edge(graph, loop, i);
        if (!adds && !covered[edge - graph->edges])
            adds = edge;
        covered[edge - graph->edges] = true;
    }
    return adds;
}

struct loop_set *shortest_loop_set(struct arena *arena, const struct graph *graph)
{
    struct loop_set *set = arena_new_of(arena, struct loop_set);
    struct search search = {.arena = arena, .graph = graph};
    bool *covered = arena_alloc(arena, graph->edge_count + 1);
    find_shortest_loops(&search, set);
    if (set->count)
        qsort(set->items, set->count, sizeof *set->items, by_length_and_order);
    size_t kept = 0;
    set->adds = arena_alloc(arena, (set->count + 1) * sizeof *set->adds);
    for (size_t i = 0; i < set->count; i++) {
        set->adds[kept] = cover(graph, covered, &set->items[i]);
        if (set->adds[kept])
            set->items[kept++] = set->items[i];
    }
    set->count = kept;
    for (size_t i = 0; i < set->count; i++)
        describe_found_loop(graph, &set->items[i]);
    return set;
}

bool loop_set_is_within_reach(const struct loops *loops)
{
    enum { MOST_STEPS = 40000000 };
    uint64_t steps = 0;
    for (size_t i = 0; i < loops->part_count; i++)
        steps += (uint64_t)loops->parts[i].size * loops->parts[i].links;
    return steps <= MOST_STEPS;
}

/* ---- What leads to a loop ---------------------------------------------------------------------
 */

/* Take away whatever leads nowhere, again and again: what is left leads to a loop. */
bool *vertices_that_lead_to_loops(struct arena *arena, const struct graph *graph)
{
    size_t room = (graph->vertex_count + 1) * sizeof(uint32_t);
    bool *leads = arena_alloc(arena, graph->vertex_count + 1);
    uint32_t *ways = arena_alloc(arena, room), *queue = arena_alloc(arena, room);
    const struct edges_in in = graph_edges_in(arena, graph);
    uint32_t head = 0, tail = 0;
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        ways[vertex] = graph->first[vertex + 1] - graph->first[vertex];
        leads[vertex] = ways[vertex] > 0;
        if (!leads[vertex])
            queue[tail++] = vertex;
    }
    while (head < tail) {
        uint32_t end = queue[head++];
        for (uint32_t at = in.first[end]; at < in.first[end + 1]; at++) {
            uint32_t source = graph->edges[in.edges[at]].from;
            if (--ways[source] == 0) {
                leads[source] = false;
                queue[tail++] = source;
            }
        }
    }
    return leads;
}
