/* Walking round a feedback loop; see loop_walk.h. */
#include "analysis/loop_walk.h"

#include "analysis/effects.h"

const struct edge *loop_edge(const struct graph *graph, const struct found_loop *loop,
                             uint32_t number)
{
    return graph_edge(graph, graph->variables[loop->vertices[number]],
                      graph->variables[loop->vertices[(number + 1) % loop->length]]);
}

enum loop_type loop_type_with(const struct graph *graph, const struct found_loop *loop,
                              const struct edge *settled, enum sign sign)
{
    enum movement movement = RISES;
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge = loop_edge(graph, loop, i);
        movement = push_over(movement, edge == settled ? sign : edge->sign);
    }
    return movement == RISES ? REINFORCING : movement == FALLS ? BALANCING : UNDETERMINED;
}
