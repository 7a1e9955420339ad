/* What a push moves: in maps made by chance, all that is told of effects is what trying every path,
   every walk and every order of rows gives. */
#include "analysis/press.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { MAPS = 20000, MOST = 9, PRESS_MAPS = 3000 };

static int failed;

static void judge(bool good, const char *what)
{
    printf("%s effects: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

/* ---- Maps by chance ---------------------------------------------------------------------------
 */

static uint32_t chance_state = 7;

static unsigned draw(unsigned below)
{
    chance_state = chance_state * 1664525U + 1013904223U;
    return (chance_state >> 16) % below;
}

static struct graph *graph_new(struct arena *arena, uint32_t vertices, size_t edges)
{
    struct graph *graph = arena_new_of(arena, struct graph);
    struct item *map = arena_new_of(arena, struct item);
    graph->map = map;
    graph->vertex_count = vertices;
    graph->variables = arena_alloc(arena, (vertices + 1) * sizeof *graph->variables);
    graph->vertex_of = arena_alloc(arena, (vertices + 1) * sizeof *graph->vertex_of);
    graph->first = arena_alloc(arena, (vertices + 2) * sizeof *graph->first);
    graph->edges = arena_alloc(arena, (edges + 1) * sizeof *graph->edges);
    for (uint32_t i = 0; i < vertices; i++) {
        struct item *variable = arena_new_of(arena, struct item);
        variable->kind = KIND_VARIABLE;
        variable->owner = map;
        variable->place = i;
        graph->variables[i] = variable;
        graph->vertex_of[i] = i;
    }
    return graph;
}

/* The edges must come in order. */
static void add_edge(struct graph *graph, uint32_t from, uint32_t to, enum sign sign, bool delayed)
{
    graph->edges[graph->edge_count++] = (struct edge){
        .from = from, .to = to, .link_count = 1, .sign = (uint8_t)sign, .delayed = delayed};
    for (size_t vertex = from + 1; vertex <= graph->vertex_count; vertex++)
        graph->first[vertex] = (uint32_t)graph->edge_count;
}

static enum sign sign_by_chance(unsigned unknown)
{
    return draw(100) < unknown ? SIGN_UNKNOWN : draw(3) ? SIGN_PLUS : SIGN_MINUS;
}

/* About so many links begin at each variable, in hundredths. */
static struct graph *map_by_chance(struct arena *arena, uint32_t vertices, unsigned links,
                                   unsigned unknown)
{
    struct graph *graph = graph_new(arena, vertices, (size_t)vertices * vertices);
    for (uint32_t from = 0; from < vertices; from++)
        for (uint32_t to = 0; to < vertices; to++)
            if (draw(100 * vertices) < links)
                add_edge(graph, from, to, sign_by_chance(unknown), !draw(4));
    return graph;
}

/* ---- Every path -------------------------------------------------------------------------------
 */

struct known {
    struct signed_path paths[MOVEMENT_COUNT];
    unsigned direct, feedback;
};

struct trial {
    struct arena *arena;
    const struct graph *graph;
    struct push pushes[3], intents[3];
    size_t push_count, intent_count;
    struct known known[MOST];
    uint32_t path[MOST];
};

static bool is_pushed(const struct trial *trial, uint32_t vertex)
{
    for (size_t i = 0; i < trial->push_count; i++)
        if (trial->pushes[i].vertex == vertex)
            return true;
    return false;
}

static enum movement intent_of(const struct trial *trial, uint32_t vertex)
{
    for (size_t i = 0; i < trial->intent_count; i++)
        if (trial->intents[i].vertex == vertex)
            return trial->intents[i].movement;
    return MOVES_NOT;
}

static bool is_on_path(const struct trial *trial, uint32_t length, uint32_t vertex)
{
    for (uint32_t i = 0; i < length; i++)
        if (trial->path[i] == vertex)
            return true;
    return false;
}

static bool comes_first(const uint32_t *path, uint32_t length, const struct signed_path *other)
{
    for (uint32_t i = 0; length == other->length && i < length; i++)
        if (path[i] != other->vertices[i])
            return path[i] < other->vertices[i];
    return !other->length || length < other->length;
}

static void note_path(struct trial *trial, uint32_t length, enum movement gives, bool delayed)
{
    struct known *known = &trial->known[trial->path[length - 1]];
    known->direct |= 1u << gives;
    if (!comes_first(trial->path, length, &known->paths[gives]))
        return;
    uint32_t *copy = arena_alloc(trial->arena, length * sizeof *copy);
    memcpy(copy, trial->path, length * sizeof *copy);
    known->paths[gives] = (struct signed_path){copy, length, gives, delayed};
}

static enum movement moved(enum movement movement, const struct edge *edge)
{
    return edge->sign == SIGN_UNKNOWN || movement == AMBIGUOUS ? AMBIGUOUS
           : edge->sign == SIGN_PLUS                           ? movement
           : movement == RISES                                 ? FALLS
                                                               : RISES;
}

static void try_paths(struct trial *trial, uint32_t length, enum movement movement, bool delayed)
{
    const struct graph *graph = trial->graph;
    uint32_t from = trial->path[length - 1];
    for (size_t i = graph->first[from]; i < graph->first[from + 1]; i++) {
        const struct edge *edge = &graph->edges[i];
        if (is_on_path(trial, length, edge->to))
            continue;
        enum movement gives = moved(movement, edge);
        trial->path[length] = edge->to;
        note_path(trial, length + 1, gives, delayed || edge->delayed);
        if (!is_pushed(trial, edge->to))
            try_paths(trial, length + 1, gives, delayed || edge->delayed);
    }
}

/* Every walk of up to so many links as shows all signs that there are. */
static void try_walks(struct trial *trial, const struct push *push)
{
    const struct graph *graph = trial->graph;
    unsigned now[MOST] = {0};
    now[push->vertex] = 1u << push->movement;
    for (unsigned length = 0; length <= 6 * MOST; length++) {
        unsigned next[MOST] = {0};
        for (uint32_t i = 0; i < graph->vertex_count; i++)
            trial->known[i].feedback |= now[i];
        for (size_t i = 0; i < graph->edge_count; i++)
            for (enum movement from = RISES; from <= AMBIGUOUS; from++)
                if (now[graph->edges[i].from] >> from & 1)
                    next[graph->edges[i].to] |= 1u << moved(from, &graph->edges[i]);
        memcpy(now, next, sizeof now);
    }
}

static void find_known(struct trial *trial)
{
    for (size_t i = 0; i < trial->push_count; i++) {
        trial->path[0] = trial->pushes[i].vertex;
        try_paths(trial, 1, trial->pushes[i].movement, false);
        try_walks(trial, &trial->pushes[i]);
    }
    for (size_t i = 0; i < trial->push_count; i++) {
        trial->path[0] = trial->pushes[i].vertex;
        if (trial->known[trial->path[0]].direct || intent_of(trial, trial->path[0]))
            note_path(trial, 1, trial->pushes[i].movement, false);
    }
}

/* ---- Held against what is told ----------------------------------------------------------------
 */

static enum movement sum_of(unsigned movements)
{
    return !movements                 ? MOVES_NOT
           : movements == 1u << RISES ? RISES
           : movements == 1u << FALLS ? FALLS
                                      : AMBIGUOUS;
}

static bool is_same_path(const struct signed_path *told, const struct signed_path *known)
{
    return told->length == known->length &&
           (!told->length ||
            (told->gives == known->gives && told->delayed == known->delayed &&
             !memcmp(told->vertices, known->vertices, told->length * sizeof *told->vertices)));
}

/* Which of the known paths ought to be told first, and against it. */
static const struct signed_path *path_to_tell(const struct known *known, enum movement intended,
                                              const struct signed_path *told)
{
    enum movement first = intended == FALLS ? FALLS : RISES;
    enum movement order[] = {first, first == RISES ? FALLS : RISES, AMBIGUOUS};
    for (size_t i = 0; i < 3; i++)
        if (known->paths[order[i]].length && told != &known->paths[order[i]])
            return &known->paths[order[i]];
    return &known->paths[MOVES_NOT];
}

static bool is_right(const struct trial *trial, const struct effect *effect)
{
    const struct known *known = &trial->known[effect->vertex];
    enum movement direct = sum_of(known->direct), intended = intent_of(trial, effect->vertex);
    enum verdict verdict = !intended             ? SIDE_EFFECT
                           : !direct             ? NOT_REACHED
                           : direct == AMBIGUOUS ? UNSURE
                           : direct == intended  ? REACHED
                                                 : REVERSED;
    const struct signed_path *path = path_to_tell(known, intended, NULL);
    const struct signed_path *against =
        direct == AMBIGUOUS ? path_to_tell(known, intended, path) : &known->paths[MOVES_NOT];
    return effect->settled && effect->direct == direct && effect->intended == intended &&
           effect->feedback == sum_of(known->feedback) && effect->verdict == verdict &&
           effect->delayed == path->delayed && is_same_path(&effect->path, path) &&
           is_same_path(&effect->against, against);
}

static bool agrees(const struct trial *trial, const struct effects *effects)
{
    size_t next = 0;
    for (uint32_t vertex = 0; vertex < trial->graph->vertex_count; vertex++) {
        if (!trial->known[vertex].direct && !intent_of(trial, vertex))
            continue;
        if (next == effects->count || effects->items[next].vertex != vertex ||
            !is_right(trial, &effects->items[next++]))
            return false;
    }
    return next == effects->count && effects->settled;
}

static size_t pushes_by_chance(struct push *pushes, size_t most, uint32_t vertices)
{
    size_t count = 0, wanted = draw((unsigned)most + 1);
    for (uint32_t vertex = 0; vertex < vertices && count < wanted; vertex++)
        if (!draw(3))
            pushes[count++] = (struct push){vertex, draw(2) ? RISES : FALLS};
    return count;
}

static bool try_one(struct arena *arena, uint32_t vertices, unsigned links)
{
    struct trial trial = {.arena = arena};
    trial.graph = map_by_chance(arena, vertices, links, draw(2) ? 0 : 10);
    trial.push_count = pushes_by_chance(trial.pushes, draw(2) ? 1 : 3, vertices);
    trial.intent_count = pushes_by_chance(trial.intents, 3, vertices);
    find_known(&trial);
    return agrees(&trial, find_effects(arena, trial.graph, trial.pushes, trial.push_count,
                                       trial.intents, trial.intent_count));
}

static void test_paths(void)
{
    size_t right = 0;
    jmp_buf exhausted;
    for (unsigned i = 0; i < MAPS; i++) {
        struct arena *arena = arena_new(&exhausted);
        right += try_one(arena, 1 + draw(MOST), 50 + 50 * draw(6));
        arena_free(arena);
    }
    judge(right == MAPS, "all paths and walks of small maps");
}

/* ---- Loop analysis ----------------------------------------------------------------------------
 */

/* The terms of a determinant by its first row, of rows and columns that are left. */
static void expand(const int (*matrix)[PRESS_MOST], unsigned size, unsigned row, unsigned columns,
                   long long sign, long long *net, long long *total)
{
    if (row == size) {
        *net += sign;
        *total += 1;
        return;
    }
    for (unsigned column = 0, place = 0; column < size; column++) {
        if (!(columns >> column & 1))
            continue;
        if (matrix[row][column])
            expand(matrix, size, row + 1, columns & ~(1u << column),
                   sign * matrix[row][column] * (place % 2 ? -1 : 1), net, total);
        place++;
    }
}

static void negative_community(const struct graph *graph, int (*matrix)[PRESS_MOST])
{
    memset(matrix, 0, PRESS_MOST * sizeof *matrix);
    for (size_t i = 0; i < graph->vertex_count; i++)
        matrix[i][i] = 1;
    for (size_t i = 0; i < graph->edge_count; i++)
        matrix[graph->edges[i].to][graph->edges[i].from] =
            graph->edges[i].sign == SIGN_MINUS ? 1 : -1;
}

static bool leads_to(const struct graph *graph, uint32_t from, uint32_t to, unsigned passed)
{
    if (from == to)
        return true;
    for (size_t i = 0; i < graph->edge_count; i++)
        if (graph->edges[i].from == from && !(passed >> graph->edges[i].to & 1) &&
            leads_to(graph, graph->edges[i].to, to, passed | 1u << graph->edges[i].to))
            return true;
    return false;
}

/* What leads nowhere on the way stands by itself. */
static void leave_out(const struct graph *graph, uint32_t answered, int (*matrix)[PRESS_MOST])
{
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++)
        if (!leads_to(graph, vertex, answered, 1u << vertex)) {
            memset(matrix[vertex], 0, sizeof *matrix);
            for (uint32_t row = 0; row < graph->vertex_count; row++)
                matrix[row][vertex] = row == vertex;
        }
}

/* Cramer's rule: the column of the variable is replaced by the pushes. */
static bool is_answer_right(const struct graph *graph, const struct push *push,
                            const struct press_answer *answer)
{
    int matrix[PRESS_MOST][PRESS_MOST];
    long long net = 0, total = 0;
    unsigned size = (unsigned)graph->vertex_count;
    negative_community(graph, matrix);
    leave_out(graph, answer->vertex, matrix);
    for (unsigned row = 0; row < size; row++)
        matrix[row][answer->vertex] = row != push->vertex ? 0 : push->movement == RISES ? 1 : -1;
    expand((const int(*)[PRESS_MOST])matrix, size, 0, (1u << size) - 1, 1, &net, &total);
    double weight = total ? fabs((double)net) / (double)total : 0;
    enum movement moves = !net ? MOVES_NOT : weight < 0.5 ? AMBIGUOUS : net > 0 ? RISES : FALLS;
    return answer->moves == moves && fabs(answer->weight - weight) < 1e-12;
}

/* A chain holds all variables together, so that the push reaches each. */
static struct graph *joined_map(struct arena *arena, uint32_t vertices, unsigned links)
{
    struct graph *graph = graph_new(arena, vertices, (size_t)vertices * vertices);
    for (uint32_t from = 0; from < vertices; from++)
        for (uint32_t to = 0; to < vertices; to++)
            if (to == from + 1 || draw(100 * vertices) < links)
                add_edge(graph, from, to, sign_by_chance(0), false);
    return graph;
}

static bool try_press(struct arena *arena, uint32_t vertices, unsigned links)
{
    struct graph *graph = joined_map(arena, vertices, links);
    struct push push = {0, draw(2) ? RISES : FALLS};
    const struct press *press = press_of(arena, graph, &push, 1);
    bool right = press->state == PRESS_ANSWERED && press->count == vertices;
    for (size_t i = 0; right && i < press->count; i++)
        right = is_answer_right(graph, &push, &press->items[i]);
    return right;
}

static void test_press(void)
{
    size_t right = 0;
    jmp_buf exhausted;
    for (unsigned i = 0; i < PRESS_MAPS; i++) {
        struct arena *arena = arena_new(&exhausted);
        right += try_press(arena, 1 + draw(7), 50 + 50 * draw(6));
        arena_free(arena);
    }
    judge(right == PRESS_MAPS, "loop analysis of small maps");
}

/* A resource, who eats it, and who eats these, each tending back of itself (Puccia and Levins 1985
   begin with such a chain): more of the top is fewer in the middle and more of the resource, and
   more of the resource is more of all, each without a doubt. */
static void test_food_chain(void)
{
    static const enum movement wanted[3][3] = {
        {RISES, RISES, RISES}, {FALLS, RISES, RISES}, {RISES, FALLS, RISES}};
    jmp_buf exhausted;
    struct arena *arena = arena_new(&exhausted);
    struct graph *graph = graph_new(arena, 3, 9);
    bool right = true;
    add_edge(graph, 0, 1, SIGN_PLUS, false);
    add_edge(graph, 1, 0, SIGN_MINUS, false);
    add_edge(graph, 1, 2, SIGN_PLUS, false);
    add_edge(graph, 2, 1, SIGN_MINUS, false);
    for (uint32_t pushed = 0; pushed < 3; pushed++) {
        struct push push = {pushed, RISES};
        const struct press *press = press_of(arena, graph, &push, 1);
        right = right && press->settles;
        for (uint32_t vertex = 0; vertex < 3; vertex++) {
            const struct press_answer *answer = press_answer_of(press, vertex);
            right = right && answer->moves == wanted[pushed][vertex] && answer->weight == 1;
        }
    }
    judge(right, "a food chain of three");
    arena_free(arena);
}

/* A raises C, and raises B, which lowers C: the two routes are equally strong and cancel. With the
   sign of the last unknown, C rises or stays. */
static void test_cancelling(void)
{
    jmp_buf exhausted;
    struct arena *arena = arena_new(&exhausted);
    struct graph *graph = graph_new(arena, 3, 9);
    struct push push = {0, RISES};
    add_edge(graph, 0, 1, SIGN_PLUS, false);
    add_edge(graph, 0, 2, SIGN_PLUS, false);
    add_edge(graph, 1, 2, SIGN_MINUS, false);
    const struct press *press = press_of(arena, graph, &push, 1);
    const struct press_answer *answer = press_answer_of(press, 2);
    judge(answer->moves == MOVES_NOT && answer->weight == 0, "two routes that cancel");
    graph->edges[2].sign = SIGN_UNKNOWN;
    press = press_of(arena, graph, &push, 1);
    answer = press_answer_of(press, 2);
    judge(press->tries == 2 && answer->moves == AMBIGUOUS && answer->weight == 0 &&
              press_answer_of(press, 1)->moves == RISES,
          "a link of unknown sign is tried both ways");
    arena_free(arena);
}

static void test_bounds(void)
{
    jmp_buf exhausted;
    struct arena *arena = arena_new(&exhausted);
    struct push push = {0, RISES};
    const struct press *press = press_of(arena, joined_map(arena, 13, 0), &push, 1);
    judge(press->state == PRESS_TOO_LARGE && !press_answer_of(press, 1) && press_missing(press),
          "thirteen variables are too many");
    press = press_of(arena, joined_map(arena, 13, 0), NULL, 0);
    judge(press->state == PRESS_NO_PUSH, "no push");
    arena_free(arena);
}

/* ---- Many paths -------------------------------------------------------------------------------
 */

enum { KNOT = 5 };

/* So many knots, in each of which every variable raises every other, and each leads to the next.
   The last leads to a variable whose balancing loop no path can go round, and on to the target:
   every path raises, and some walks lower. */
static struct graph *knots(struct arena *arena, uint32_t knot_count, uint32_t size)
{
    uint32_t last = knot_count * size;
    struct graph *graph = graph_new(arena, last + 3, (size_t)last * size + last + 4);
    for (uint32_t from = 0; from < last; from++) {
        for (uint32_t to = from / size * size; to < from / size * size + size; to++)
            if (to != from)
                add_edge(graph, from, to, SIGN_PLUS, false);
        if (from % size == size - 1)
            add_edge(graph, from, from + 1, SIGN_PLUS, false);
    }
    return graph;
}

/* One part after the other: paths multiply from knot to knot, and what is looked at does not. */
static void test_knots(void)
{
    jmp_buf exhausted;
    struct arena *arena = arena_new(&exhausted);
    struct graph *graph = knots(arena, 10, KNOT);
    struct push push = {0, RISES};
    add_edge(graph, 10 * KNOT, 10 * KNOT + 1, SIGN_PLUS, false);
    add_edge(graph, 10 * KNOT, 10 * KNOT + 2, SIGN_PLUS, false);
    add_edge(graph, 10 * KNOT + 1, 10 * KNOT, SIGN_MINUS, false);
    const struct effects *effects = find_effects(arena, graph, &push, 1, NULL, 0);
    const struct effect *last = &effects->items[effects->count - 1];
    judge(effects->settled && last->vertex == 10 * KNOT + 2 && last->direct == RISES &&
              last->feedback == AMBIGUOUS && last->path.length == 22,
          "knots in a row");
    arena_free(arena);
}

/* All in one part: more paths than can be tried, and that is said. */
static void test_too_many(void)
{
    enum { SIZE = 30 };
    jmp_buf exhausted;
    struct arena *arena = arena_new(&exhausted);
    struct graph *graph = knots(arena, 1, SIZE);
    struct push push = {0, RISES};
    add_edge(graph, SIZE, 1, SIGN_PLUS, false);
    add_edge(graph, SIZE, SIZE + 1, SIGN_PLUS, false);
    add_edge(graph, SIZE, SIZE + 2, SIGN_PLUS, false);
    add_edge(graph, SIZE + 1, SIZE, SIGN_MINUS, false);
    const struct effects *effects = find_effects(arena, graph, &push, 1, NULL, 0);
    const struct effect *last = &effects->items[effects->count - 1];
    judge(!effects->settled && !last->settled && last->direct == RISES && last->path.length == 4,
          "more paths than can be tried");
    arena_free(arena);
}

/* ---- Scale ------------------------------------------------------------------------------------
 */

static double seconds_since(const struct timespec *start)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - start->tv_sec) + (double)(end.tv_nsec - start->tv_nsec) / 1e9;
}

/* Minutes would pass where the steps are not bounded. */
static void test_scale(void)
{
    static const struct {
        uint32_t vertices;
        unsigned links;
    } maps[] = {{200, 350}, {1200, 417}, {300, 200}, {60, 3000}};
    jmp_buf exhausted;
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        struct arena *arena = arena_new(&exhausted);
        struct graph *graph = map_by_chance(arena, maps[i].vertices, maps[i].links, 0);
        struct push push = {0, RISES};
        struct timespec start;
        clock_gettime(CLOCK_MONOTONIC, &start);
        const struct effects *effects = find_effects(arena, graph, &push, 1, NULL, 0);
        double seconds = seconds_since(&start);
        printf("# %u variables, %zu links: %zu effects in %.0f ms%s\n", maps[i].vertices,
               graph->edge_count, effects->count, 1e3 * seconds,
               effects->settled ? "" : ", not all settled");
        judge(effects->count && seconds < 10, "a large map");
        arena_free(arena);
    }
}

int main(void)
{
    test_paths();
    test_press();
    test_food_chain();
    test_cancelling();
    test_bounds();
    test_knots();
    test_too_many();
    test_scale();
    return failed != 0;
}
