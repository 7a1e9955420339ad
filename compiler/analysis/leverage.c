/* Where a push would meet most of a causal map; see leverage.h. */
#include "analysis/leverage.h"

#include "analysis/loop_set.h"

#include <stdlib.h>

/* What looks from each variable over the whole map takes so many steps at most. */
static const uint64_t most_steps = 150000000;

const char *const part_played_words[] = {"driver", "receiver", "ordinary", "alone"};

/* ---- Links ------------------------------------------------------------------------------------
 */

static enum part_played part_of(const struct lever *lever)
{
    if (lever->out)
        return lever->in ? ORDINARY : DRIVER;
    return lever->in ? RECEIVER : ALONE;
}

static void count_links(struct leverage *leverage)
{
    const struct graph *graph = leverage->graph;
    for (size_t at = 0; at < graph->edge_count; at++) {
        leverage->levers[graph->edges[at].from].out++;
        leverage->levers[graph->edges[at].to].in++;
    }
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        leverage->levers[vertex].vertex = vertex;
        leverage->levers[vertex].plays = part_of(&leverage->levers[vertex]);
    }
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

static void count_loops(struct arena *arena, struct leverage *leverage)
{
    const struct loops *loops = find_loops(arena, leverage->graph, 0);
    leverage->loops = loops->count;
    leverage->exact = loops->exact;
    leverage->bound = loops->bound;
    for (size_t vertex = 0; vertex < leverage->graph->vertex_count; vertex++)
        leverage->levers[vertex].loops = loops->through[vertex];
    leverage->has_independent = loop_set_is_within_reach(loops);
}

static void count_independent(struct arena *arena, struct leverage *leverage)
{
    const struct loop_set *set = shortest_loop_set(arena, leverage->graph);
    for (size_t i = 0; i < set->count; i++)
        for (uint32_t j = 0; j < set->items[i].length; j++)
            leverage->levers[set->items[i].vertices[j]].independent++;
}

/* ---- Reach ------------------------------------------------------------------------------------
 */

/* Breadth first from a vertex; `met` holds 1 + the vertex from which it was met last. */
static void reach_from(struct leverage *leverage, uint32_t start, uint32_t *met, uint32_t *queue)
{
    const struct graph *graph = leverage->graph;
    uint32_t head = 0, tail = 0;
    met[start] = start + 1;
    queue[tail++] = start;
    while (head < tail) {
        uint32_t vertex = queue[head++];
        for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++) {
            uint32_t to = graph->edges[at].to;
            if (met[to] == start + 1)
                continue;
            met[to] = start + 1;
            queue[tail++] = to;
            leverage->levers[to].reached_by++;
        }
    }
    leverage->levers[start].reaches = tail - 1;
}

static void measure_reach(struct arena *arena, struct leverage *leverage)
{
    size_t room = (leverage->graph->vertex_count + 1) * sizeof(uint32_t);
    uint32_t *met = arena_alloc(arena, room), *queue = arena_alloc(arena, room);
    for (uint32_t vertex = 0; vertex < leverage->graph->vertex_count; vertex++)
        reach_from(leverage, vertex, met, queue);
}

/* ---- Between others ---------------------------------------------------------------------------
 */

static void measure_betweenness(struct arena *arena, struct leverage *leverage,
                                struct network_measures *measures)
{
    const struct graph *graph = leverage->graph;
    struct arc *arcs = arena_alloc(arena, (graph->edge_count + 1) * sizeof *arcs);
    struct measured_network network = {.vertex_count = graph->vertex_count, .arcs = arcs};
    network.betweenness = arena_alloc(arena, (graph->vertex_count + 1) * sizeof(double));
    for (size_t at = 0; at < graph->edge_count; at++)
        if (graph->edges[at].from != graph->edges[at].to)
            arcs[network.arc_count++] = (struct arc){graph->edges[at].from, graph->edges[at].to};
    if (!network_measure(measures, &network, &leverage->no_betweenness))
        return;
    leverage->no_betweenness = NULL;
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
        leverage->levers[vertex].betweenness = network.betweenness[vertex];
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static int best_first(const void *left, const void *right)
{
    const struct lever *one = left, *other = right;
    if (one->loops != other->loops)
        return one->loops > other->loops ? -1 : 1;
    if (one->independent != other->independent)
        return one->independent > other->independent ? -1 : 1;
    if (one->reaches != other->reaches)
        return one->reaches > other->reaches ? -1 : 1;
    return one->vertex < other->vertex ? -1 : 1;
}

static bool is_small(const struct graph *graph)
{
    uint64_t starts = graph->vertex_count + graph->edge_count;
    return starts * starts <= most_steps;
}

struct leverage *find_leverage(struct arena *arena, const struct graph *graph,
                               struct network_measures *measures)
{
    struct leverage *leverage = arena_new_of(arena, struct leverage);
    leverage->graph = graph;
    leverage->levers = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *leverage->levers);
    leverage->small = is_small(graph);
    count_links(leverage);
    count_loops(arena, leverage);
    if (leverage->has_independent)
        count_independent(arena, leverage);
    if (leverage->small) {
        measure_reach(arena, leverage);
        measure_betweenness(arena, leverage, measures);
    }
    if (graph->vertex_count)
        qsort(leverage->levers, graph->vertex_count, sizeof *leverage->levers, best_first);
    return leverage;
}
