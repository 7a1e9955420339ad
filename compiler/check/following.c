/* Following a push through a causal map; see following.h. */
#include "check/following.h"

#include "check/causal_map.h"
#include "check/limits.h"

/* For a map, or for one change that pushes in several places of it. */
enum { MOST_STEPS = 1 << 18, MOST_QUESTIONS = 4000 };

static const uint32_t nowhere = UINT32_MAX;

static void make_ready(struct check_run *run, struct followed_map *map, const struct graph *graph,
                       const bool *stops)
{
    map->graph = graph;
    map->paths = paths_new(run->model->arena, graph, stops, MOST_STEPS);
    map->start = nowhere;
    map->questions = MOST_QUESTIONS;
}

/* ---- Following ------------------------------------------------------------------------------- */

struct followed_map *followed_map(struct check_run *run, const struct item *item)
{
    if (!run->followed)
        run->followed =
            arena_alloc(run->model->arena, (run->model->all.count + 1) * sizeof *run->followed);
    struct followed_map *map = &run->followed[item->index];
    if (map->is_read)
        return map;
    map->is_read = true;
    if (item->damaged || !map_is_understood(run, item))
        return map;
    const struct graph *graph = graph_of_map(run->model->arena, item);
    if (graph->vertex_count > MOST_FOLLOWED_VARIABLES || graph->edge_count > MOST_FOLLOWED_LINKS)
        return map;
    make_ready(run, map, graph, arena_alloc(run->model->arena, graph->vertex_count + 1));
    return map;
}

struct followed_map *followed_past(struct check_run *run, struct followed_map *map,
                                   const struct intervention *in)
{
    if (in->push_count == 1)
        return map;
    struct followed_map *past = arena_new_of(run->model->arena, struct followed_map);
    bool *stops = arena_alloc(run->model->arena, map->graph->vertex_count + 1);
    for (size_t i = 0; i < in->push_count; i++)
        stops[in->pushes[i].vertex] = true;
    make_ready(run, past, map->graph, stops);
    return past;
}

static void keep(struct check_run *run, const struct followed_map *map, struct answer *answer,
                 enum movement gives, const uint32_t *vertices, uint32_t length)
{
    if (path_is_before(vertices, length, &answer->paths[gives]))
        answer->paths[gives] =
            signed_path_of(run->model->arena, map->graph, vertices, length, gives);
}

static void follow_sign(struct check_run *run, struct followed_map *map, const struct push *push,
                        uint32_t target, enum sign sign, struct answer *answer)
{
    uint32_t length;
    enum path_found found = find_path(map->paths, target, sign);
    const uint32_t *vertices = found_path(map->paths, &length);
    if (found == PATH_FOUND)
        keep(run, map, answer, push_over(push->movement, sign), vertices, length);
    answer->open = answer->open || found == PATH_NOT_SETTLED;
}

void follow_push(struct check_run *run, struct followed_map *map, const struct push *push,
                 uint32_t target, struct answer *answer)
{
    if (target == push->vertex) {
        keep(run, map, answer, push->movement, &target, 1);
        return;
    }
    answer->open = answer->open || !map->questions;
    if (!map->questions)
        return;
    map->questions--;
    if (map->start != push->vertex)
        paths_begin(map->paths, map->start = push->vertex);
    for (enum sign sign = SIGN_PLUS; sign <= SIGN_UNKNOWN && paths_reach(map->paths, target);
         sign++)
        follow_sign(run, map, push, target, sign, answer);
}

bool gives_only(const struct answer *answer, enum movement movement)
{
    return !answer->open && has_path(answer, movement) && !has_path(answer, AMBIGUOUS) &&
           !has_path(answer, movement_turned(movement));
}

/* ---- In words -------------------------------------------------------------------------------- */

const char *rise_or_fall(enum movement movement)
{
    return movement == RISES ? "rise" : "fall";
}

const char *path_in_words(struct check_run *run, const struct graph *graph, enum movement pushed,
                          const struct signed_path *path)
{
    enum { TOLD_FIRST = 3, TOLD_LAST = 3 };
    struct buffer text = {.arena = run->model->arena};
    enum movement movement = pushed;
    for (uint32_t i = 0; i < path->length; i++) {
        if (i)
            movement = push_over(movement, (enum sign)path_edge(graph, path, i - 1)->sign);
        if (i == TOLD_FIRST && path->length > TOLD_FIRST + TOLD_LAST)
            buffer_put(&text, ", …");
        if (i >= TOLD_FIRST && i + TOLD_LAST < path->length)
            continue;
        buffer_printf(&text, "%s%s %s", i ? ", so " : "",
                      item_called(run->model, graph->variables[path->vertices[i]]),
                      movement == AMBIGUOUS ? "may go either way" : movement_words[movement]);
    }
    return buffer_text(&text);
}
