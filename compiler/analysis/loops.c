/* The feedback loops of a causal map: how many, of which type and length, and the shortest of them.
 */
#include "analysis/loops.h"

#include "analysis/loop_search.h"
#include "analysis/paths.h"

#include <stdlib.h>

const enum loop_type loop_type_of_sign[] = {
    [SIGN_PLUS] = REINFORCING, [SIGN_MINUS] = BALANCING, [SIGN_UNKNOWN] = UNDETERMINED};

/* ---- Parts ------------------------------------------------------------------------------------
 */

static void describe_parts(struct arena *arena, struct loops *loops,
                           const struct components *components)
{
    const struct graph *graph = loops->graph;
    uint32_t *part = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *part);
    loops->parts = arena_alloc(arena, (components->count + 1) * sizeof *loops->parts);
    loops->part_count = components->count;
    for (size_t i = 0; i < components->count; i++) {
        loops->parts[i].size = components->items[i].count;
        for (uint32_t j = 0; j < components->items[i].count; j++)
            part[components->items[i].vertices[j]] = (uint32_t)i + 1;
    }
    for (size_t at = 0; at < graph->edge_count; at++) {
        uint32_t from = part[graph->edges[at].from];
        if (from && from == part[graph->edges[at].to])
            loops->parts[from - 1].links++;
    }
    for (size_t i = 0; i < components->count; i++)
        loops->independent += loops->parts[i].links - loops->parts[i].size + 1;
}

static int by_least_vertex(const void *left, const void *right)
{
    const struct component *a = left, *b = right;
    return a->vertices[0] < b->vertices[0] ? -1 : a->vertices[0] > b->vertices[0];
}

/* ---- Describing a loop ------------------------------------------------------------------------
 */

static const struct edge *edge_between(const struct graph *graph, uint32_t from, uint32_t to)
{
    return graph_edge(graph, graph->variables[from], graph->variables[to]);
}

static void describe_loop(const struct graph *graph, struct found_loop *loop)
{
    enum sign sign = SIGN_PLUS;
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge =
            edge_between(graph, loop->vertices[i], loop->vertices[(i + 1) % loop->length]);
        sign = sign_product(sign, (enum sign)edge->sign);
        loop->delayed |= edge->delayed;
    }
    loop->type = loop_type_of_sign[sign];
}

/* Whether a declared loop runs through these variables, wherever it begins. */
static bool is_declared_as(const struct graph *graph, const struct found_loop *loop,
                           const struct item *declared)
{
    const struct value *first = item_values(declared, LOOP_THROUGH), *value = first;
    uint32_t length = 0;
    for (const struct value *at = first; at; at = at->next)
        length++;
    if (length != loop->length)
        return false;
    while (value && value->item != graph->variables[loop->vertices[0]])
        value = value->next;
    for (uint32_t i = 0; value && i < length; i++, value = value->next ? value->next : first)
        if (value->item != graph->variables[loop->vertices[i]])
            return false;
    return value != NULL;
}

void describe_found_loop(const struct graph *graph, struct found_loop *loop)
{
    describe_loop(graph, loop);
    FOR_MEMBERS (graph->map, member)
        if (member->kind == KIND_LOOP && !loop->declared && is_declared_as(graph, loop, member))
            loop->declared = member;
}

bool find_declared_loop(struct arena *arena, const struct graph *graph, const struct item *declared,
                        struct found_loop *loop)
{
    const struct value *first = item_values(declared, LOOP_THROUGH);
    bool *passed = arena_alloc(arena, graph->vertex_count + 1);
    *loop = (struct found_loop){.declared = declared};
    loop->vertices = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *loop->vertices);
    for (const struct value *at = first; at; at = at->next) {
        const struct value *to = at->next ? at->next : first;
        const struct edge *edge = graph_edge(graph, at->item, to->item);
        if (!edge || passed[edge->from])
            return false;
        passed[edge->from] = true;
        loop->vertices[loop->length++] = edge->from;
    }
    if (loop->length)
        describe_loop(graph, loop);
    return loop->length > 0;
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static void find_parts(struct arena *arena, const struct graph *graph,
                       struct components *components)
{
    uint32_t *all = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *all);
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++)
        all[vertex] = vertex;
    find_components(tarjan_new(arena, graph), all, (uint32_t)graph->vertex_count, components);
    if (components->count)
        qsort(components->items, components->count, sizeof *components->items, by_least_vertex);
}

struct loops *find_loops_within(struct arena *arena, const struct graph *graph, size_t limit,
                                const struct loop_budget *budget)
{
    struct loops *loops = arena_new_of(arena, struct loops);
    struct components components = {0};
    loops->graph = graph;
    loops->by_length = arena_alloc(arena, (graph->vertex_count + 2) * sizeof *loops->by_length);
    loops->through = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *loops->through);
    find_parts(arena, graph, &components);
    describe_parts(arena, loops, &components);
    bool listed = true;
    loops->exact = count_all_loops(arena, loops, limit, budget->all, &listed);
    if (!loops->exact)
        count_short_loops(arena, loops, &components, limit, budget->least, budget->more);
    else if (!listed)
        list_short_loops(arena, loops, &components, limit, budget->more);
    for (size_t i = 0; i < loops->listed_count; i++)
        describe_found_loop(graph, &loops->listed[i]);
    for (uint32_t length = 1; length <= graph->vertex_count; length++)
        if (loops->by_length[length])
            loops->longest = length;
    return loops;
}

struct loops *find_loops(struct arena *arena, const struct graph *graph, size_t limit)
{
    static const struct loop_budget budget = {
        .all = 100000000, .least = 1000000000, .more = 30000000};
    return find_loops_within(arena, graph, limit, &budget);
}
