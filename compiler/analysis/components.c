#include "analysis/components.h"

#include <stdlib.h>
#include <string.h>

struct tarjan {
    struct arena *arena;
    const uint32_t *first, *to; /* the edges from v lead to to[first[v]] up to to[first[v + 1]] */
    uint32_t *member;           /* search in which the vertex takes part */
    uint32_t *number, *low;     /* order of discovery, from 1; least number reached */
    uint32_t *stack, *path, *next;
    bool *on_stack;
    uint32_t search, stack_count, path_count, last_number;
};

struct tarjan *tarjan_of(struct arena *arena, size_t vertices, const uint32_t *first,
                         const uint32_t *to)
{
    struct tarjan *tarjan = arena_new_of(arena, struct tarjan);
    size_t room = (vertices + 1) * sizeof(uint32_t);
    tarjan->arena = arena;
    tarjan->first = first;
    tarjan->to = to;
    uint32_t **arrays[] = {&tarjan->member, &tarjan->number, &tarjan->low,
                           &tarjan->stack,  &tarjan->path,   &tarjan->next};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = arena_alloc(arena, room);
    tarjan->on_stack = arena_alloc(arena, vertices + 1);
    return tarjan;
}

static void discover(struct tarjan *tarjan, uint32_t vertex)
{
    tarjan->number[vertex] = tarjan->low[vertex] = ++tarjan->last_number;
    tarjan->next[vertex] = tarjan->first[vertex];
    tarjan->path[tarjan->path_count++] = vertex;
    tarjan->stack[tarjan->stack_count++] = vertex;
    tarjan->on_stack[vertex] = true;
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

static bool drives_itself(const struct tarjan *tarjan, uint32_t vertex)
{
    for (uint32_t at = tarjan->first[vertex]; at < tarjan->first[vertex + 1]; at++)
        if (tarjan->to[at] == vertex)
            return true;
    return false;
}

/* All above the root on the stack is one part. */
static void take_component(struct tarjan *tarjan, uint32_t root, struct components *components)
{
    uint32_t start = tarjan->stack_count;
    do
        tarjan->on_stack[tarjan->stack[--start]] = false;
    while (tarjan->stack[start] != root);
    uint32_t count = tarjan->stack_count - start;
    tarjan->stack_count = start;
    if (count == 1 && !drives_itself(tarjan, root))
        return;
    struct component *component = array_add(tarjan->arena, components);
    component->count = count;
    component->vertices = arena_alloc(tarjan->arena, count * sizeof *component->vertices);
    memcpy(component->vertices, tarjan->stack + start, count * sizeof *component->vertices);
    qsort(component->vertices, count, sizeof *component->vertices, ascending);
}

static void follow(struct tarjan *tarjan, uint32_t vertex, uint32_t to)
{
    if (tarjan->member[to] != tarjan->search)
        return;
    if (!tarjan->number[to])
        discover(tarjan, to);
    else if (tarjan->on_stack[to] && tarjan->number[to] < tarjan->low[vertex])
        tarjan->low[vertex] = tarjan->number[to];
}

static void search_from(struct tarjan *tarjan, uint32_t root, struct components *components)
{
    discover(tarjan, root);
    while (tarjan->path_count) {
        uint32_t vertex = tarjan->path[tarjan->path_count - 1];
        if (tarjan->next[vertex] < tarjan->first[vertex + 1]) {
            follow(tarjan, vertex, tarjan->to[tarjan->next[vertex]++]);
            continue;
        }
        if (tarjan->low[vertex] == tarjan->number[vertex])
            take_component(tarjan, vertex, components);
        if (--tarjan->path_count) {
            uint32_t parent = tarjan->path[tarjan->path_count - 1];
            if (tarjan->low[vertex] < tarjan->low[parent])
                tarjan->low[parent] = tarjan->low[vertex];
        }
    }
}

void find_components(struct tarjan *tarjan, const uint32_t *vertices, uint32_t count,
                     struct components *components)
{
    tarjan->search++;
    tarjan->last_number = 0;
    for (uint32_t i = 0; i < count; i++) {
        tarjan->member[vertices[i]] = tarjan->search;
        tarjan->number[vertices[i]] = 0;
    }
    for (uint32_t i = 0; i < count; i++)
        if (!tarjan->number[vertices[i]])
            search_from(tarjan, vertices[i], components);
}

/* ---- Of a map ---------------------------------------------------------------------------------
 */

static int by_first_vertex(const void *left, const void *right)
{
    const struct component *a = left, *b = right;
    return ascending(a->vertices, b->vertices);
}

struct components components_of(struct arena *arena, const struct graph *graph,
                                const bool *left_out)
{
    struct components components = {0};
    uint32_t *to = arena_alloc(arena, (graph->edge_count + 1) * sizeof *to);
    uint32_t *taking_part = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *taking_part);
    uint32_t count = 0;
    for (size_t at = 0; at < graph->edge_count; at++)
        to[at] = graph->edges[at].to;
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++)
        if (!left_out || !left_out[vertex])
            taking_part[count++] = vertex;
    find_components(tarjan_of(arena, graph->vertex_count, graph->first, to), taking_part, count,
                    &components);
    if (components.count)
        qsort(components.items, components.count, sizeof *components.items, by_first_vertex);
    return components;
}

uint32_t *component_numbers(struct arena *arena, const struct graph *graph,
                            const struct components *components)
{
    uint32_t *numbers = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *numbers);
    for (size_t i = 0; i < components->count; i++)
        for (uint32_t j = 0; j < components->items[i].count; j++)
            numbers[components->items[i].vertices[j]] = (uint32_t)i + 1;
    return numbers;
}
