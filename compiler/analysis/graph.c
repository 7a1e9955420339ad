#include "analysis/graph.h"

#include <stdlib.h>

/* A link between vertices, with its place in the map so that sorting keeps its order. */
struct arc {
    uint32_t from, to;
    size_t order;
    const struct link *link;
};

static int by_ends(const void *left, const void *right)
{
    const struct arc *a = left, *b = right;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static void number_variables(struct arena *arena, struct graph *graph)
{
    size_t members = 0;
    FOR_MEMBERS(graph->map, member)
    {
        members++;
        graph->vertex_count += member->kind == KIND_VARIABLE;
    }
    graph->variables = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *graph->variables);
    graph->vertex_of = arena_alloc(arena, (members + 1) * sizeof *graph->vertex_of);
    graph->linked = arena_alloc(arena, graph->vertex_count + 1);
    graph->first = arena_alloc(arena, (graph->vertex_count + 2) * sizeof *graph->first);
    uint32_t vertex = 0;
    FOR_MEMBERS(graph->map, member)
    {
        if (member->kind != KIND_VARIABLE)
            continue;
        graph->vertex_of[member->place] = vertex;
        graph->variables[vertex++] = member;
    }
}

static bool is_here(const struct graph *graph, const struct item *variable)
{
    return variable && variable->kind == KIND_VARIABLE && variable->owner == graph->map;
}

static bool is_arc(const struct graph *graph, const struct link *link)
{
    return !link->damaged && is_here(graph, link->subject) && is_here(graph, link->object);
}

/* The links sorted by where they begin: a counting sort, for there may be very many. */
static struct arc *sorted_arcs(struct arena *arena, struct graph *graph, uint32_t *starts)
{
    FOR_LINKS(graph->map, link)
    {
        if (is_here(graph, link->subject))
            graph->linked[graph->vertex_of[link->subject->place]] = true;
        if (is_here(graph, link->object))
            graph->linked[graph->vertex_of[link->object->place]] = true;
        if (!is_arc(graph, link))
            continue;
        starts[graph->vertex_of[link->subject->place] + 1]++;
        graph->link_count++;
    }
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
        starts[vertex + 1] += starts[vertex];
    struct arc *arcs = arena_alloc(arena, (graph->link_count + 1) * sizeof *arcs);
    uint32_t *at = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *at);
    size_t order = 0;
    FOR_LINKS(graph->map, link)
    {
        if (!is_arc(graph, link))
            continue;
        uint32_t from = graph->vertex_of[link->subject->place];
        uint32_t to = graph->vertex_of[link->object->place];
        arcs[starts[from] + at[from]++] = (struct arc){from, to, order++, link};
    }
    return arcs;
}

static enum sign sign_of(const struct link *link)
{
    return link->verb == VERB_RAISES   ? SIGN_PLUS
           : link->verb == VERB_LOWERS ? SIGN_MINUS
                                       : SIGN_UNKNOWN;
}

static void add_link(struct edge *edge, const struct link *link)
{
    enum sign sign = sign_of(link);
    if (edge->link_count && sign != edge->sign) {
        edge->contradicted |= sign != SIGN_UNKNOWN && edge->sign != SIGN_UNKNOWN;
        sign = SIGN_UNKNOWN;
    }
    edge->sign = (uint8_t)sign;
    edge->delayed |= link_qualifier(link, CLAUSE_AFTER) != NULL;
    edge->links[edge->link_count++] = link;
}

struct graph *graph_of_map(struct arena *arena, const struct item *map)
{
    struct graph *graph = arena_new_of(arena, struct graph);
    graph->map = map;
    number_variables(arena, graph);
    uint32_t *starts = arena_alloc(arena, (graph->vertex_count + 2) * sizeof *starts);
    struct arc *arcs = sorted_arcs(arena, graph, starts);
    const struct link **links = arena_alloc(arena, (graph->link_count + 1) * sizeof *links);
    graph->edges = arena_alloc(arena, (graph->link_count + 1) * sizeof *graph->edges);
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        graph->first[vertex] = (uint32_t)graph->edge_count;
        size_t count = starts[vertex + 1] - starts[vertex];
        if (count > 1)
            qsort(arcs + starts[vertex], count, sizeof *arcs, by_ends);
        for (uint32_t i = starts[vertex]; i < starts[vertex + 1]; i++) {
            bool parallel = i > starts[vertex] && arcs[i].to == arcs[i - 1].to;
            struct edge *edge = &graph->edges[graph->edge_count - parallel];
            if (!parallel) {
                *edge = (struct edge){.from = vertex, .to = arcs[i].to, .links = links + i};
                graph->edge_count++;
            }
            add_link(edge, arcs[i].link);
        }
    }
    graph->first[graph->vertex_count] = (uint32_t)graph->edge_count;
    return graph;
}

const struct edge *graph_edge(const struct graph *graph, const struct item *from,
                              const struct item *to)
{
    if (!is_here(graph, from) || !is_here(graph, to))
        return NULL;
    uint32_t source = graph->vertex_of[from->place], target = graph->vertex_of[to->place];
    uint32_t low = graph->first[source], high = graph->first[source + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (graph->edges[middle].to == target)
            return &graph->edges[middle];
        if (graph->edges[middle].to < target)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
