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
    uint32_t *part; /* by vertex: its strongly connected part, from 1; 0: on no loop */
    uint32_t *first,
        *links;       /* those within a part that end at v: links[first[v]] to first[v + 1] */
    uint32_t *before; /* the vertex before it on the way from the start; NOT_REACHED */
    uint32_t *queue;
};

#define NOT_REACHED UINT32_MAX

static void find_parts(struct search *search)
{
    const struct graph *graph = search->graph;
    struct components components = {0};
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++)
        search->queue[vertex] = vertex;
    find_components(tarjan_new(search->arena, graph), search->queue, (uint32_t)graph->vertex_count,
                    &components);
    for (size_t i = 0; i < components.count; i++)
        for (uint32_t j = 0; j < components.items[i].count; j++)
            search->part[components.items[i].vertices[j]] = (uint32_t)i + 1;
}

static bool is_within_part(const struct search *search, const struct edge *edge)
{
    return search->part[edge->from] && search->part[edge->from] == search->part[edge->to];
}

static void find_links_back(struct search *search)
{
    const struct graph *graph = search->graph;
    for (size_t at = 0; at < graph->edge_count; at++)
        search->first[graph->edges[at].to] += is_within_part(search, &graph->edges[at]);
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
        search->first[vertex + 1] += search->first[vertex];
    for (size_t at = graph->edge_count; at-- > 0;)
        if (is_within_part(search, &graph->edges[at]))
            search->links[--search->first[graph->edges[at].to]] = (uint32_t)at;
}

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
    size_t room = (graph->vertex_count + 2) * sizeof(uint32_t);
    uint32_t **by_vertex[] = {&search->part, &search->first, &search->before, &search->queue};
    for (size_t i = 0; i < sizeof by_vertex / sizeof *by_vertex; i++)
        *by_vertex[i] = arena_alloc(search->arena, room);
    search->links = arena_alloc(search->arena, (graph->edge_count + 1) * sizeof *search->links);
    find_parts(search);
    find_links_back(search);
    for (uint32_t start = 0; start < graph->vertex_count; start++) {
        if (search->first[start] < search->first[start + 1])
            find_ways(search, start);
        for (uint32_t at = search->first[start]; at < search->first[start + 1]; at++)
            *array_add(search->arena, set) =
                loop_of_way(search, start, graph->edges[search->links[at]].from);
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
        const struct edge *edge =
            graph_edge(graph, graph->variables[loop->vertices[i]],
                       graph->variables[loop->vertices[(i + 1) % loop->length]]);
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

/* From where the links come that end at each vertex: those of v are sources[first[v]] up to
   sources[first[v + 1]]. */
static uint32_t *links_backwards(struct arena *arena, const struct graph *graph, uint32_t *first)
{
    uint32_t *sources = arena_alloc(arena, (graph->edge_count + 1) * sizeof *sources);
    for (size_t at = 0; at < graph->edge_count; at++)
        first[graph->edges[at].to]++;
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
        first[vertex + 1] += first[vertex];
    for (size_t at = graph->edge_count; at-- > 0;)
        sources[--first[graph->edges[at].to]] = graph->edges[at].from;
    return sources;
}

/* Take away whatever leads nowhere, again and again: what is left leads to a loop. */
bool *vertices_that_lead_to_loops(struct arena *arena, const struct graph *graph)
{
    size_t room = (graph->vertex_count + 1) * sizeof(uint32_t);
    bool *leads = arena_alloc(arena, graph->vertex_count + 1);
    uint32_t *ways = arena_alloc(arena, room), *queue = arena_alloc(arena, room);
    uint32_t *first = arena_alloc(arena, room), head = 0, tail = 0;
    const uint32_t *sources = links_backwards(arena, graph, first);
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        ways[vertex] = graph->first[vertex + 1] - graph->first[vertex];
        leads[vertex] = ways[vertex] > 0;
        if (!leads[vertex])
            queue[tail++] = vertex;
    }
    while (head < tail) {
        uint32_t end = queue[head++];
        for (uint32_t at = first[end]; at < first[end + 1]; at++)
            if (--ways[sources[at]] == 0) {
                leads[sources[at]] = false;
                queue[tail++] = sources[at];
            }
    }
    return leads;
}
