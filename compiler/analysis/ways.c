/* The ways from one variable of a causal map to the others: sets that grow until nothing is new. */
#include "analysis/ways.h"

#include <string.h>

/* A set grows four times at most, and each time its vertex is put on the stack. */
enum { MOST_GROWTHS = 4 };

struct ways *ways_new(struct arena *arena, const struct graph *graph)
{
    struct ways *ways = arena_new_of(arena, struct ways);
    ways->graph = graph;
    ways->to = arena_alloc(arena, graph->vertex_count + 1);
    ways->stack =
        arena_alloc(arena, (MOST_GROWTHS * graph->vertex_count + 1) * sizeof *ways->stack);
    return ways;
}

unsigned turned_ways(unsigned ways)
{
    return (ways & WAY_EVEN ? WAY_ODD : 0U) | (ways & WAY_ODD ? WAY_EVEN : 0U) |
           (ways & WAY_UNKNOWN);
}

unsigned ways_over(unsigned ways, const struct edge *edge)
{
    unsigned slow = (ways & WAY_SLOW) | (edge->delayed ? WAY_SLOW : 0U);
    if (edge->sign == SIGN_UNKNOWN)
        return slow | WAY_UNKNOWN;
    return slow | (edge->sign == SIGN_MINUS ? turned_ways(ways) : ways & WAYS_OF_ANY_SIGN);
}

void follow_ways(struct ways *ways, uint32_t start, const bool *stops)
{
    const struct graph *graph = ways->graph;
    uint32_t count = 0, vertex = start;
    unsigned here = WAY_EVEN;
    memset(ways->to, NO_WAY, graph->vertex_count);
    for (;;) {
        for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++) {
            uint32_t to = graph->edges[at].to;
            unsigned grown = ways->to[to] | ways_over(here, &graph->edges[at]);
            if (grown != ways->to[to] && !stops[to])
                ways->stack[count++] = to;
            ways->to[to] = (uint8_t)grown;
        }
        if (!count)
            return;
        vertex = ways->stack[--count];
        here = ways->to[vertex];
    }
}
