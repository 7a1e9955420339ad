/* The shortest path of each sign from a variable to others; see paths.h. A state is a variable and
   the sign of the way that has led to it. */
#include "analysis/paths.h"

#include "analysis/components.h"

#include <string.h>

enum { SIGN_COUNT = SIGN_UNKNOWN + 1 };

static const uint32_t nowhere = UINT32_MAX; /* no state, and farther than any */

/* What no single search may use up, so that one hard question leaves steps for the others. */
static const uint64_t steps_of_search = 1 << 20;

/* A link that the search may take next, and how many links remain behind it at least. */
struct choice {
    uint32_t state, remaining;
};

/* A variable on the path that is being tried. */
struct frame {
    uint32_t state;
    uint32_t next, end;   /* its choices that have not been tried */
    uint32_t allowed;     /* links that may still follow */
    uint32_t beyond;      /* links that would be needed: the least of what was not allowed */
    bool enters_new_part; /* nothing that was passed before can be met again */
};

struct paths {
    struct arena *arena;
    const struct graph *graph;
    const bool *stops;
    struct edges_in in;
    uint32_t *part; /* by vertex: one number for each strongly connected part between the stops */

    uint32_t start;
    uint32_t *came_from; /* by state: the state before it on the shortest walk */
    uint32_t *queue;     /* of states */

    uint32_t target, goal; /* vertex and state */
    uint32_t *remaining;   /* by state: links to the goal by a walk that meets nothing passed */
    uint32_t *least;       /* by state that enters a part: links to the goal, at least */
    bool *passed;          /* by vertex */
    struct frame *frames;
    struct choice *choices;
    uint32_t frame_count, choice_count;
    uint64_t steps, search_steps; /* that are left */

    uint32_t *found;
    uint32_t found_length;
};

static uint32_t state_of(uint32_t vertex, enum sign sign)
{
    return vertex * SIGN_COUNT + (uint32_t)sign;
}

static uint32_t vertex_of(uint32_t state)
{
    return state / SIGN_COUNT;
}

static enum sign sign_of(uint32_t state)
{
    return (enum sign)(state % SIGN_COUNT);
}

static uint32_t state_over(uint32_t state, const struct edge *edge)
{
    return state_of(edge->to, sign_product(sign_of(state), (enum sign)edge->sign));
}

/* ---- Making ready ----------------------------------------------------------------------------
 */

/* A path goes through the parts one after the other and never returns to one. */
static void number_parts(struct paths *paths)
{
    const struct graph *graph = paths->graph;
    struct components components = components_of(paths->arena, graph, paths->stops);
    for (uint32_t i = 0; i < graph->vertex_count; i++)
        paths->part[i] = i;
    for (size_t i = 0; i < components.count; i++)
        for (uint32_t j = 0; j < components.items[i].count; j++)
            paths->part[components.items[i].vertices[j]] = components.items[i].vertices[0];
}

struct paths *paths_new(struct arena *arena, const struct graph *graph, const bool *stops,
                        uint64_t steps)
{
    struct paths *paths = arena_new_of(arena, struct paths);
    size_t vertices = graph->vertex_count + 2, edges = graph->edge_count + 1;
    size_t states = vertices * SIGN_COUNT;
    paths->arena = arena;
    paths->graph = graph;
    paths->stops = stops;
    paths->steps = steps;
    paths->in = graph_edges_in(arena, graph);
    paths->part = arena_alloc(arena, vertices * sizeof *paths->part);
    paths->came_from = arena_alloc(arena, states * sizeof *paths->came_from);
    paths->queue = arena_alloc(arena, states * sizeof *paths->queue);
    paths->remaining = arena_alloc(arena, states * sizeof *paths->remaining);
    paths->least = arena_alloc(arena, states * sizeof *paths->least);
    paths->passed = arena_alloc(arena, vertices);
    paths->frames = arena_alloc(arena, vertices * sizeof *paths->frames);
    paths->choices = arena_alloc(arena, edges * sizeof *paths->choices);
    paths->found = arena_alloc(arena, vertices * sizeof *paths->found);
    number_parts(paths);
    return paths;
}

/* ---- Walks -----------------------------------------------------------------------------------
 */

/* States come out in order of the length of their walks, and of their variables within a length:
   edges stand in order of where they end. */
void paths_begin(struct paths *paths, uint32_t start)
{
    const struct graph *graph = paths->graph;
    uint32_t count = 0;
    paths->start = start;
    for (size_t i = 0; i < graph->vertex_count * SIGN_COUNT; i++)
        paths->came_from[i] = nowhere;
    paths->queue[count++] = state_of(start, SIGN_PLUS);
    for (uint32_t done = 0; done < count; done++) {
        uint32_t state = paths->queue[done], vertex = vertex_of(state);
        for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++) {
            uint32_t to = graph->edges[at].to, next = state_over(state, &graph->edges[at]);
            if (to == start || paths->came_from[next] != nowhere)
                continue;
            paths->came_from[next] = state;
            if (!paths->stops[to])
                paths->queue[count++] = next;
        }
    }
}

bool paths_reach(const struct paths *paths, uint32_t target)
{
    for (enum sign sign = SIGN_PLUS; sign <= SIGN_UNKNOWN; sign++)
        if (paths->came_from[state_of(target, sign)] != nowhere)
            return true;
    return false;
}

/* Write down the walk to a state; false where it comes by a variable twice. */
static bool take_walk(struct paths *paths, uint32_t goal)
{
    bool simple = true;
    uint32_t length = 0, first = state_of(paths->start, SIGN_PLUS);
    for (uint32_t state = goal; simple; state = paths->came_from[state]) {
        uint32_t vertex = vertex_of(state);
        simple = !paths->passed[vertex];
        if (simple)
            paths->found[length++] = vertex;
        paths->passed[vertex] = true;
        if (state == first)
            break;
    }
    for (uint32_t i = 0; i < length; i++)
        paths->passed[paths->found[i]] = false;
    for (uint32_t i = 0; i < length / 2; i++) {
        uint32_t vertex = paths->found[i];
        paths->found[i] = paths->found[length - 1 - i];
        paths->found[length - 1 - i] = vertex;
    }
    paths->found_length = length;
    return simple;
}

/* ---- The search ------------------------------------------------------------------------------
 */

static bool is_free(const struct paths *paths, uint32_t vertex)
{
    return !paths->passed[vertex] && !paths->stops[vertex] && vertex != paths->target;
}

/* Go back one link from a state, to the states that lead to it. */
static uint32_t step_back(struct paths *paths, uint32_t state, uint32_t count)
{
    const struct graph *graph = paths->graph;
    uint32_t vertex = vertex_of(state);
    for (uint32_t at = paths->in.first[vertex]; at < paths->in.first[vertex + 1]; at++) {
        const struct edge *edge = &graph->edges[paths->in.edges[at]];
        if (!is_free(paths, edge->from))
            continue;
        for (enum sign sign = SIGN_PLUS; sign <= SIGN_UNKNOWN; sign++) {
            uint32_t before = state_of(edge->from, sign);
            if (paths->remaining[before] != nowhere || state_over(before, edge) != state)
                continue;
            paths->remaining[before] = paths->remaining[state] + 1;
            paths->queue[count++] = before;
        }
    }
    return count;
}

static void spend(struct paths *paths, uint64_t steps)
{
    paths->search_steps -= steps < paths->search_steps ? steps : paths->search_steps;
}

/* Measure again how far each state is from the goal, now that more has been passed. */
static void measure_back(struct paths *paths)
{
    uint32_t count = 0;
    for (size_t i = 0; i < paths->graph->vertex_count * SIGN_COUNT; i++)
        paths->remaining[i] = nowhere;
    spend(paths, paths->graph->vertex_count);
    paths->remaining[paths->goal] = 0;
    paths->queue[count++] = paths->goal;
    for (uint32_t done = 0; done < count; done++) {
        uint32_t vertex = vertex_of(paths->queue[done]);
        spend(paths, 1 + paths->in.first[vertex + 1] - paths->in.first[vertex]);
        count = step_back(paths, paths->queue[done], count);
    }
}

static bool enters_new_part(const struct paths *paths, uint32_t from, uint32_t to)
{
    return paths->part[vertex_of(from)] != paths->part[vertex_of(to)];
}

/* Put a state on the path, with the links that may follow in order of where they end. */
static void push_frame(struct paths *paths, uint32_t state, uint32_t allowed, bool enters)
{
    const struct graph *graph = paths->graph;
    uint32_t vertex = vertex_of(state);
    struct frame *frame = &paths->frames[paths->frame_count++];
    paths->passed[vertex] = true;
    measure_back(paths);
    *frame = (struct frame){.state = state,
                            .next = paths->choice_count,
                            .allowed = allowed,
                            .beyond = nowhere,
                            .enters_new_part = enters};
    for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++) {
        uint32_t next = state_over(state, &graph->edges[at]);
        uint32_t remaining = paths->remaining[next];
        if (remaining == nowhere)
            continue;
        if (enters_new_part(paths, state, next) && remaining < paths->least[next])
            remaining = paths->least[next];
        if (remaining != nowhere)
            paths->choices[paths->choice_count++] = (struct choice){next, remaining};
    }
    frame->end = paths->choice_count;
}

/* Take the last state off the path; what it lacked is known from then on. */
static uint32_t pop_frame(struct paths *paths)
{
    const struct frame *frame = &paths->frames[--paths->frame_count];
    paths->passed[vertex_of(frame->state)] = false;
    if (frame->enters_new_part)
        paths->least[frame->state] = frame->beyond;
    if (paths->frame_count) {
        struct frame *before = &paths->frames[paths->frame_count - 1];
        paths->choice_count = before->end;
        if (frame->beyond != nowhere && frame->beyond + 1 < before->beyond)
            before->beyond = frame->beyond + 1;
    }
    return frame->beyond;
}

static void take_path(struct paths *paths)
{
    for (uint32_t i = 0; i < paths->frame_count; i++)
        paths->found[i] = vertex_of(paths->frames[i].state);
    paths->found[paths->frame_count] = paths->target;
    paths->found_length = paths->frame_count + 1;
}

/* Look for a path of so many links at most; gives how many it would have to be allowed, 0 where it
   is found. */
static uint32_t search_within(struct paths *paths, uint32_t allowed)
{
    uint32_t beyond = nowhere;
    paths->frame_count = paths->choice_count = 0;
    push_frame(paths, state_of(paths->start, SIGN_PLUS), allowed, false);
    while (paths->frame_count && paths->search_steps) {
        struct frame *frame = &paths->frames[paths->frame_count - 1];
        if (frame->next == frame->end) {
            beyond = pop_frame(paths);
            continue;
        }
        struct choice choice = paths->choices[frame->next++];
        if (choice.remaining + 1 > frame->allowed) {
            if (choice.remaining + 1 < frame->beyond)
                frame->beyond = choice.remaining + 1;
        } else if (choice.state == paths->goal) {
            take_path(paths);
            return 0;
        } else {
            push_frame(paths, choice.state, frame->allowed - 1,
                       enters_new_part(paths, frame->state, choice.state));
        }
    }
    return beyond;
}

/* Spend up to so many steps on paths of at most `allowed` links, and then of more: by as few more
   as there may be one. Gives what the last search did. */
static uint32_t search_longer(struct paths *paths, uint32_t allowed, uint64_t steps)
{
    uint64_t granted = steps < paths->steps ? steps : paths->steps;
    paths->search_steps = granted;
    while (allowed && allowed != nowhere && paths->search_steps)
        allowed = search_within(paths, allowed);
    memset(paths->passed, 0, paths->graph->vertex_count);
    paths->steps -= granted - paths->search_steps;
    return allowed;
}

/* The shortest first. To tell that there is none at all goes faster with no bound that grows. */
static enum path_found search_path(struct paths *paths, uint32_t target, uint32_t goal)
{
    paths->target = target;
    paths->goal = goal;
    memset(paths->least, 0, paths->graph->vertex_count * SIGN_COUNT * sizeof *paths->least);
    uint32_t lacking = search_longer(paths, 1, steps_of_search);
    if (lacking && !paths->search_steps)
        lacking = search_longer(paths, nowhere - 1, steps_of_search);
    return !lacking ? PATH_FOUND : !paths->search_steps ? PATH_NOT_SETTLED : NO_PATH;
}

enum path_found find_path(struct paths *paths, uint32_t target, enum sign sign)
{
    uint32_t goal = state_of(target, sign);
    if (paths->came_from[goal] == nowhere)
        return NO_PATH;
    return take_walk(paths, goal) ? PATH_FOUND : search_path(paths, target, goal);
}

const uint32_t *found_path(const struct paths *paths, uint32_t *length)
{
    *length = paths->found_length;
    return paths->found;
}
