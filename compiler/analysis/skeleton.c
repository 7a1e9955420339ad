/* The skeleton of a graph: nodes where loops part or meet, and strands between them. */
#include "analysis/skeleton.h"

#include "analysis/components.h"

struct maker {
    struct arena *arena;
    struct skeleton *skeleton;
    uint32_t *part; /* by vertex: 1 + the part that it belongs to; 0: it lies on no loop */
    uint32_t *in, *out;
    bool *is_node;
};

/* ---- Links on loops ---------------------------------------------------------------------------
 */

static bool is_on_loop(const struct maker *maker, const struct edge *edge)
{
    return maker->part[edge->from] && maker->part[edge->from] == maker->part[edge->to];
}

static void count_links(struct maker *maker)
{
    const struct graph *graph = maker->skeleton->graph;
    for (size_t at = 0; at < graph->edge_count; at++) {
        const struct edge *edge = &graph->edges[at];
        if (!is_on_loop(maker, edge))
            continue;
        maker->out[edge->from]++;
        maker->in[edge->to]++;
        maker->skeleton->link_count++;
    }
}

/* A part without a branch is one loop. */
static bool is_plain_loop(const struct maker *maker, const struct component *component)
{
    for (uint32_t i = 0; i < component->count; i++)
        if (maker->is_node[component->vertices[i]])
            return false;
    return true;
}

static void choose_nodes(struct maker *maker, const struct components *components, const bool *kept)
{
    struct skeleton *skeleton = maker->skeleton;
    size_t vertices = skeleton->graph->vertex_count;
    for (uint32_t vertex = 0; vertex < vertices; vertex++)
        maker->is_node[vertex] =
            maker->part[vertex] &&
            (maker->in[vertex] != 1 || maker->out[vertex] != 1 || (kept && kept[vertex]));
    for (size_t i = 0; i < components->count; i++)
        if (is_plain_loop(maker, &components->items[i]))
            maker->is_node[components->items[i].vertices[0]] = true;
    skeleton->nodes = arena_alloc(maker->arena, (vertices + 1) * sizeof *skeleton->nodes);
    for (uint32_t vertex = 0; vertex < vertices; vertex++)
        if (maker->is_node[vertex])
            skeleton->nodes[skeleton->node_count++] = vertex;
}

/* ---- Strands ----------------------------------------------------------------------------------
 */

/* The one link that goes on from a vertex that passes on. */
static const struct edge *link_on(const struct maker *maker, uint32_t vertex)
{
    const struct graph *graph = maker->skeleton->graph;
    uint32_t at = graph->first[vertex];
    while (!is_on_loop(maker, &graph->edges[at]))
        at++;
    return &graph->edges[at];
}

static void add_strand(struct maker *maker, const struct edge *link)
{
    struct strand strand = {.from = link->from, .length = 1, .sign = SIGN_PLUS};
    const struct edge *last = link;
    while (!maker->is_node[last->to]) {
        last = link_on(maker, last->to);
        strand.length++;
    }
    strand.to = last->to;
    strand.links = arena_alloc(maker->arena, strand.length * sizeof *strand.links);
    for (uint32_t i = 0; i < strand.length; i++) {
        strand.links[i] = link;
        strand.sign = sign_product(strand.sign, (enum sign)link->sign);
        strand.delayed = strand.delayed || link->delayed;
        link = i + 1 < strand.length ? link_on(maker, link->to) : link;
    }
    maker->skeleton->in[strand.to]++;
    *array_add(maker->arena, &maker->skeleton->strands) = strand;
}

static void add_strands(struct maker *maker)
{
    struct skeleton *skeleton = maker->skeleton;
    const struct graph *graph = skeleton->graph;
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        skeleton->first[vertex] = (uint32_t)skeleton->strands.count;
        for (uint32_t at = graph->first[vertex];
             maker->is_node[vertex] && at < graph->first[vertex + 1]; at++)
            if (is_on_loop(maker, &graph->edges[at]))
                add_strand(maker, &graph->edges[at]);
    }
    skeleton->first[graph->vertex_count] = (uint32_t)skeleton->strands.count;
}

struct skeleton *skeleton_of(struct arena *arena, const struct graph *graph, const bool *kept,
                             const bool *left_out)
{
    struct skeleton *skeleton = arena_new_of(arena, struct skeleton);
    struct maker maker = {.arena = arena, .skeleton = skeleton};
    struct components components = components_of(arena, graph, left_out);
    size_t room = (graph->vertex_count + 2) * sizeof(uint32_t);
    uint32_t **arrays[] = {&maker.in, &maker.out, &skeleton->first, &skeleton->in};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = arena_alloc(arena, room);
    maker.is_node = arena_alloc(arena, graph->vertex_count + 1);
    skeleton->graph = graph;
    skeleton->part_count = components.count;
    maker.part = component_numbers(arena, graph, &components);
    count_links(&maker);
    choose_nodes(&maker, &components, kept);
    add_strands(&maker);
    return skeleton;
}

size_t skeleton_loops(const struct skeleton *skeleton)
{
    return skeleton->strands.count + skeleton->part_count - skeleton->node_count;
}
