/* The feedback loops of a causal map: how many, of which type and length, and the shortest of them.
 */
#include "analysis/loops.h"

#include "analysis/loop_search.h"
#include "base/tally.h"

#include <stdlib.h>

const enum loop_type loop_type_of_sign[] = {
    [SIGN_PLUS] = REINFORCING, [SIGN_MINUS] = BALANCING, [SIGN_UNKNOWN] = UNDETERMINED};

/* ---- Parts ------------------------------------------------------------------------------------
 */

static void describe_parts(struct arena *arena, struct loops *loops,
                           const struct components *components)
{
    const struct graph *graph = loops->graph;
    const uint32_t *part = component_numbers(arena, graph, components);
    loops->parts = arena_alloc(arena, (components->count + 1) * sizeof *loops->parts);
    loops->part_count = components->count;
    for (size_t i = 0; i < components->count; i++)
        loops->parts[i].size = components->items[i].count;
    for (size_t at = 0; at < graph->edge_count; at++) {
        uint32_t from = part[graph->edges[at].from];
        if (from && from == part[graph->edges[at].to])
            loops->parts[from - 1].links++;
    }
    for (size_t i = 0; i < components->count; i++)
        loops->independent += loops->parts[i].links - loops->parts[i].size + 1;
}

/* ---- Describing a loop ------------------------------------------------------------------------
 */

const struct edge *loop_edge(const struct graph *graph, const struct found_loop *loop,
                             uint32_t number)
{
    return graph_edge_between(graph, loop->vertices[number],
                              loop->vertices[(number + 1) % loop->length]);
}

bool loop_runs_over(const struct found_loop *loop, const struct edge *edge)
{
    for (uint32_t i = 0; i < loop->length; i++)
        if (loop->vertices[i] == edge->from && loop->vertices[(i + 1) % loop->length] == edge->to)
            return true;
    return false;
}

enum loop_type loop_type_with(const struct graph *graph, const struct found_loop *loop,
                              const struct edge *settled, enum sign settled_as)
{
    enum sign sign = SIGN_PLUS;
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge = loop_edge(graph, loop, i);
        sign = sign_product(sign, edge == settled ? settled_as : (enum sign)edge->sign);
    }
    return loop_type_of_sign[sign];
}

static void describe_loop(const struct graph *graph, struct found_loop *loop)
{
    loop->type = loop_type_with(graph, loop, NULL, SIGN_UNKNOWN);
    for (uint32_t i = 0; i < loop->length; i++)
        loop->delayed |= loop_edge(graph, loop, i)->delayed;
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

/* Lists may be long, and there may be many: room is taken for their own length alone. */
static bool names_one_twice(struct arena *arena, const struct found_loop *loop)
{
    struct tally seen = {.arena = arena};
    uint32_t number = 0;
    while (number < loop->length && tally_add(&seen, loop->vertices[number]) == 1)
        number++;
    arena_discard(arena, seen.slots, seen.size * sizeof *seen.slots);
    return number < loop->length;
}

bool find_declared_loop(struct arena *arena, const struct graph *graph, const struct item *declared,
                        struct found_loop *loop)
{
    const struct value *first = item_values(declared, LOOP_THROUGH);
    uint32_t length = 0;
    for (const struct value *at = first; at; at = at->next)
        length++;
    *loop = (struct found_loop){.declared = declared};
    loop->vertices = arena_alloc(arena, (length + 1) * sizeof *loop->vertices);
    for (const struct value *at = first; at; at = at->next) {
        const struct value *to = at->next ? at->next : first;
        const struct edge *edge = graph_edge(graph, at->item, to->item);
        if (!edge)
            return false;
        loop->vertices[loop->length++] = edge->from;
    }
    if (!loop->length || names_one_twice(arena, loop))
        return false;
    describe_loop(graph, loop);
    return true;
}

int by_length_and_order(const void *left, const void *right)
{
    const struct found_loop *a = left, *b = right;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    for (uint32_t i = 0; i < a->length; i++)
        if (a->vertices[i] != b->vertices[i])
            return a->vertices[i] < b->vertices[i] ? -1 : 1;
    return 0;
}

/* ---- The whole --------------------------------------------------------------------------------
 */

struct loops *find_loops_within(struct arena *arena, const struct graph *graph, size_t limit,
                                const struct loop_budget *budget)
{
    struct loops *loops = arena_new_of(arena, struct loops);
    struct components components = components_of(arena, graph, NULL);
    loops->graph = graph;
    loops->by_length = arena_alloc(arena, (graph->vertex_count + 2) * sizeof *loops->by_length);
    loops->through = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *loops->through);
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
