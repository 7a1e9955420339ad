#include "analysis/graph.h"

#include <stdlib.h>

const char *const sign_verbs[] = {"raises", "lowers", "affects"};
const char *const loop_type_words[] = {"reinforcing", "balancing", "undetermined"};

static const struct link *link_at(const void *at)
{
    return *(const struct link *const *)at;
}

/* Variables stand in their block, and sentences in the file, in order of declaration. */
static int by_target(const void *left, const void *right)
{
    const struct link *a = link_at(left), *b = link_at(right);
    if (a->object != b->object)
        return a->object->place < b->object->place ? -1 : 1;
    return a->statement->head.start < b->statement->head.start ? -1 : 1;
}

static void number_variables(struct arena *arena, struct graph *graph)
{
    size_t members = 0;
    FOR_MEMBERS (graph->map, member) {
        members++;
        graph->vertex_count += member->kind == KIND_VARIABLE;
    }
    graph->variables = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *graph->variables);
    graph->vertex_of = arena_alloc(arena, (members + 1) * sizeof *graph->vertex_of);
    graph->linked = arena_alloc(arena, graph->vertex_count + 1);
    graph->first = arena_alloc(arena, (graph->vertex_count + 2) * sizeof *graph->first);
    uint32_t vertex = 0;
    FOR_MEMBERS (graph->map, member) {
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

static bool passes(const struct link_filter *filter, const struct link *link)
{
    return !filter || filter->shows(filter->context, link);
}

static uint32_t vertex_of(const struct graph *graph, const struct item *variable)
{
    return graph->vertex_of[variable->place];
}

/* Count the links that begin at each vertex: first[v + 1] is where those of v end. */
static void count_links(struct graph *graph, const struct link_filter *filter)
{
    FOR_LINKS (graph->map, link) {
        if (!passes(filter, link))
            continue;
        if (is_here(graph, link->subject))
            graph->linked[vertex_of(graph, link->subject)] = true;
        if (is_here(graph, link->object))
            graph->linked[vertex_of(graph, link->object)] = true;
        if (!is_arc(graph, link))
            continue;
        graph->first[vertex_of(graph, link->subject) + 1]++;
        graph->link_count++;
    }
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
        graph->first[vertex + 1] += graph->first[vertex];
}

/* The links by where they begin: a counting sort, for there may be very many. first[v] moves on to
   where the links of v end. */
static const struct link **sorted_links(struct arena *arena, struct graph *graph,
                                        const struct link_filter *filter)
{
    const struct link **links = arena_alloc(arena, (graph->link_count + 1) * sizeof *links);
    FOR_LINKS (graph->map, link)
        if (is_arc(graph, link) && passes(filter, link))
            links[graph->first[vertex_of(graph, link->subject)]++] = link;
    return links;
}

enum sign link_sign(const struct link *link)
{
    return link->verb == VERB_RAISES   ? SIGN_PLUS
           : link->verb == VERB_LOWERS ? SIGN_MINUS
                                       : SIGN_UNKNOWN;
}

static void add_link(struct edge *edge, const struct link *link)
{
    enum sign sign = link_sign(link);
    edge->raised |= sign == SIGN_PLUS;
    edge->lowered |= sign == SIGN_MINUS;
    edge->contradicted = edge->raised && edge->lowered;
    if (edge->link_count && sign != edge->sign)
        sign = SIGN_UNKNOWN;
    edge->sign = (uint8_t)sign;
    edge->delayed |= link_qualifier(link, CLAUSE_AFTER) != NULL;
    edge->link_count++;
}

/* Make the edges from one vertex of its links, which end before `end`. */
static void add_edges(struct graph *graph, uint32_t vertex, const struct link **links, size_t count)
{
    if (count > 1)
        qsort(links, count, sizeof *links, by_target);
    for (size_t i = 0; i < count; i++) {
        if (!i || links[i]->object != links[i - 1]->object)
            graph->edges[graph->edge_count++] = (struct edge){
                .from = vertex, .to = vertex_of(graph, links[i]->object), .links = links + i};
        add_link(&graph->edges[graph->edge_count - 1], links[i]);
    }
}

struct graph *graph_of_links(struct arena *arena, const struct item *map,
                             const struct link_filter *filter)
{
    struct graph *graph = arena_new_of(arena, struct graph);
    graph->map = map;
    number_variables(arena, graph);
    count_links(graph, filter);
    const struct link **links = sorted_links(arena, graph, filter);
    graph->edges = arena_alloc(arena, (graph->link_count + 1) * sizeof *graph->edges);
    uint32_t start = 0;
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        uint32_t end = graph->first[vertex];
        graph->first[vertex] = (uint32_t)graph->edge_count;
        add_edges(graph, vertex, links + start, end - start);
        start = end;
    }
    graph->first[graph->vertex_count] = (uint32_t)graph->edge_count;
    return graph;
}

struct graph *graph_of_map(struct arena *arena, const struct item *map)
{
    return graph_of_links(arena, map, NULL);
}

const struct edge *graph_edge_between(const struct graph *graph, uint32_t from, uint32_t to)
{
    uint32_t low = graph->first[from], high = graph->first[from + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (graph->edges[middle].to == to)
            return &graph->edges[middle];
        if (graph->edges[middle].to < to)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct edge *graph_edge(const struct graph *graph, const struct item *from,
                              const struct item *to)
{
    return is_here(graph, from) && is_here(graph, to)
               ? graph_edge_between(graph, vertex_of(graph, from), vertex_of(graph, to))
               : NULL;
}

struct edges_in graph_edges_in(struct arena *arena, const struct graph *graph)
{
    struct edges_in in;
    in.first = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *in.first);
    in.edges = arena_alloc(arena, (graph->edge_count + 1) * sizeof *in.edges);
    for (size_t at = 0; at < graph->edge_count; at++)
        in.first[graph->edges[at].to]++;
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
        in.first[vertex + 1] += in.first[vertex];
    for (size_t at = graph->edge_count; at-- > 0;)
        in.edges[--in.first[graph->edges[at].to]] = (uint32_t)at;
    return in;
}
