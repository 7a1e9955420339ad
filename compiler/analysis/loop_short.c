/* The loops of a graph by length: depth first from each vertex over those declared after it, and
   only as far as there is still a way back in the links that are left. The last two links are not
   followed but counted: how many ways of two links lead back from each vertex is known beforehand.
 */
#include "analysis/loop_search.h"

#include <string.h>

/* Links that end or begin at vertices: those of v are first[v] to first[v + 1]. */
struct side {
    uint32_t *first, *other;
    uint8_t *sign;
};

struct sums {
    uint64_t count, of_sign[3];
    uint64_t *through;
};

struct step {
    uint32_t vertex, next;
    uint8_t sign;
    uint64_t counted;
};

struct search {
    struct arena *arena;
    struct loops *loops;
    int64_t steps;       /* left */
    struct side out, in; /* within the strongly connected parts; what leads to itself is left out */
    uint32_t *room;      /* by vertex: how many there are in its part; 0: it lies on no loop */
    uint32_t start, length;
    struct sums sums; /* of the length at hand */
    struct step *path;
    bool *on_path;
    uint32_t round; /* by start and length: whatever is marked with another is as good as unset */
    uint32_t *reached, *distance, *queue; /* back to the start */
    uint32_t *closes;                     /* the vertex has a link to the start, */
    uint8_t *closing;                     /* of this sign */
    uint32_t *counts;                     /* the vertex has ways back of two links, */
    uint32_t (*two)[3];                   /* of each sign */
    uint64_t *ended;                      /* paths that came to it */
    uint32_t *closers, closer_count;      /* those of the path that have a link to the start */
    size_t limit;
    bool only_lists; /* and does not go on when the list is full */
    struct {
        struct found_loop *items;
        size_t count, capacity;
    } list;
};

/* ---- The graph within its parts --------------------------------------------------------------
 */

static void add_links(struct search *search, struct side *side, bool out, const uint32_t *part)
{
    const struct graph *graph = search->loops->graph;
    side->first = arena_alloc(search->arena, (graph->vertex_count + 3) * sizeof *side->first);
    side->other = arena_alloc(search->arena, (graph->edge_count + 1) * sizeof *side->other);
    side->sign = arena_alloc(search->arena, graph->edge_count + 1);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t at = 0; at < graph->edge_count; at++) {
            const struct edge *edge = &graph->edges[at];
            uint32_t near = out ? edge->from : edge->to;
            if (edge->from == edge->to || !part[near] || part[edge->from] != part[edge->to])
                continue;
            if (!pass) {
                side->first[near + 2]++;
                continue;
            }
            uint32_t place = side->first[near + 1]++;
            side->other[place] = out ? edge->to : edge->from;
            side->sign[place] = edge->sign;
        }
        for (size_t vertex = 0; !pass && vertex < graph->vertex_count; vertex++)
            side->first[vertex + 2] += side->first[vertex + 1];
    }
}

static void prepare(struct search *search, const struct components *components)
{
    size_t vertices = search->loops->graph->vertex_count + 2;
    struct arena *arena = search->arena;
    uint32_t *part = component_numbers(arena, search->loops->graph, components);
    uint32_t **by_vertex[] = {&search->reached, &search->distance, &search->queue,
                              &search->closes,  &search->counts,   &search->closers};
    search->room = arena_alloc(arena, vertices * sizeof *search->room);
    for (size_t i = 0; i < components->count; i++)
        for (uint32_t j = 0; j < components->items[i].count; j++)
            search->room[components->items[i].vertices[j]] = components->items[i].count;
    add_links(search, &search->out, true, part);
    add_links(search, &search->in, false, part);
    for (size_t i = 0; i < sizeof by_vertex / sizeof *by_vertex; i++)
        *by_vertex[i] = arena_alloc(arena, vertices * sizeof(uint32_t));
    search->closing = arena_alloc(arena, vertices);
    search->on_path = arena_alloc(arena, vertices);
    search->two = arena_alloc(arena, vertices * sizeof *search->two);
    search->ended = arena_alloc(arena, vertices * sizeof *search->ended);
    search->path = arena_alloc(arena, vertices * sizeof *search->path);
    search->sums.through = arena_alloc(arena, vertices * sizeof *search->sums.through);
}

/* ---- The way back ----------------------------------------------------------------------------
 */

/* Links on the shortest way from each vertex back to the start, over vertices declared after it, as
   far as that is of use. */
static void measure_distances(struct search *search)
{
    const struct side *in = &search->in;
    uint32_t head = 0, tail = 0;
    search->distance[search->start] = 0;
    search->reached[search->start] = search->round;
    search->queue[tail++] = search->start;
    while (head < tail) {
        uint32_t vertex = search->queue[head++];
        if (search->distance[vertex] == search->length - 1)
            break;
        for (uint32_t at = in->first[vertex]; at < in->first[vertex + 1]; at++) {
            uint32_t before = in->other[at];
            if (before < search->start || search->reached[before] == search->round)
                continue;
            search->reached[before] = search->round;
            search->distance[before] = search->distance[vertex] + 1;
            search->queue[tail++] = before;
        }
        search->steps -= in->first[vertex + 1] - in->first[vertex];
    }
    search->steps -= tail;
}

static void count_last_two(struct search *search)
{
    const struct side *in = &search->in;
    for (uint32_t last = in->first[search->start]; last < in->first[search->start + 1]; last++) {
        uint32_t closer = in->other[last];
        if (closer < search->start)
            continue;
        search->closes[closer] = search->round;
        search->closing[closer] = in->sign[last];
        for (uint32_t at = in->first[closer]; at < in->first[closer + 1]; at++) {
            uint32_t vertex = in->other[at];
            if (search->counts[vertex] != search->round) {
                search->counts[vertex] = search->round;
                memset(search->two[vertex], 0, sizeof search->two[vertex]);
                search->ended[vertex] = 0;
            }
            search->two[vertex][sign_product(in->sign[at], in->sign[last])]++;
        }
        search->steps -= in->first[closer + 1] - in->first[closer];
    }
}

/* ---- The ends of paths -----------------------------------------------------------------------
 */

/* The place of the link, or first[from + 1] where there is none. */
static uint32_t find_link(const struct side *out, uint32_t from, uint32_t to)
{
    uint32_t low = out->first[from], high = out->first[from + 1], end = high;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (out->other[middle] < to)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && out->other[low] == to ? low : end;
}

static void list_loops(struct search *search, uint32_t vertex)
{
    const struct side *out = &search->out;
    for (uint32_t at = out->first[vertex];
         at < out->first[vertex + 1] && search->list.count < search->limit; at++) {
        uint32_t last = out->other[at];
        if (search->closes[last] != search->round || search->on_path[last])
            continue;
        struct found_loop *loop = array_add(search->arena, &search->list);
        *loop = (struct found_loop){.length = search->length};
        loop->vertices = arena_alloc(search->arena, loop->length * sizeof *loop->vertices);
        for (uint32_t i = 0; i + 1 < loop->length; i++)
            loop->vertices[i] = search->path[i].vertex;
        loop->vertices[loop->length - 1] = last;
    }
}

/* Two links before the loop is closed: all ways back, without those over vertices of the path. */
static void end_path(struct search *search, const struct step *step)
{
    uint32_t ways[3];
    struct sums *sums = &search->sums;
    if (search->counts[step->vertex] != search->round)
        return;
    memcpy(ways, search->two[step->vertex], sizeof ways);
    search->ended[step->vertex]++;
    for (uint32_t i = 0; i < search->closer_count; i++) {
        uint32_t closer = search->closers[i];
        uint32_t at = find_link(&search->out, step->vertex, closer);
        if (at == search->out.first[step->vertex + 1])
            continue;
        ways[sign_product(search->out.sign[at], search->closing[closer])]--;
        sums->through[closer]--; /* it is counted in at the end of the start */
    }
    search->steps -= 2 * (int64_t)search->closer_count;
    for (int sign = SIGN_PLUS; sign <= SIGN_UNKNOWN; sign++) {
        sums->of_sign[sign_product(step->sign, (enum sign)sign)] += ways[sign];
        sums->count += ways[sign];
    }
    if (search->list.count < search->limit)
        list_loops(search, step->vertex);
}

/* Whoever is last before the start, on behalf of all paths that have come before. */
static void count_through_last(struct search *search)
{
    const struct side *in = &search->in;
    for (uint32_t last = in->first[search->start]; last < in->first[search->start + 1]; last++) {
        uint32_t closer = in->other[last];
        if (closer < search->start)
            continue;
        for (uint32_t at = in->first[closer]; at < in->first[closer + 1]; at++)
            if (search->counts[in->other[at]] == search->round)
                search->sums.through[closer] += search->ended[in->other[at]];
    }
}

/* ---- Paths -----------------------------------------------------------------------------------
 */

static void step_into(struct search *search, uint32_t depth, uint32_t vertex, enum sign sign)
{
    search->path[depth] =
        (struct step){vertex, search->out.first[vertex], (uint8_t)sign, search->sums.count};
    search->on_path[vertex] = true;
    if (depth + 2 == search->length)
        end_path(search, &search->path[depth]);
    else if (search->closes[vertex] == search->round)
        search->closers[search->closer_count++] = vertex;
}

static void step_out(struct search *search, uint32_t depth)
{
    const struct step *step = &search->path[depth];
    search->on_path[step->vertex] = false;
    search->sums.through[step->vertex] += search->sums.count - step->counted;
    if (depth + 2 != search->length && search->closes[step->vertex] == search->round)
        search->closer_count--;
}

static bool may_go_on(const struct search *search, uint32_t depth, uint32_t vertex)
{
    return vertex > search->start && !search->on_path[vertex] &&
           search->reached[vertex] == search->round &&
           search->distance[vertex] < search->length - depth;
}

/* All loops of the length at hand whose vertex declared first is the start; false where the steps
   have run out. */
static bool loops_from(struct search *search)
{
    const struct side *out = &search->out;
    uint32_t depth = 0;
    search->round++;
    measure_distances(search);
    count_last_two(search);
    step_into(search, 0, search->start, SIGN_PLUS);
    for (;;) {
        struct step *step = &search->path[depth];
        if (depth + 2 == search->length || step->next == out->first[step->vertex + 1]) {
            step_out(search, depth);
            if (!depth--)
                break;
            continue;
        }
        uint32_t at = step->next++, vertex = out->other[at];
        if (--search->steps < 0 || (search->only_lists && search->list.count == search->limit))
            return false;
        if (may_go_on(search, depth, vertex)) {
            depth++;
            step_into(search, depth, vertex, sign_product(step->sign, out->sign[at]));
        }
    }
    count_through_last(search);
    return true;
}

/* ---- Length by length ------------------------------------------------------------------------
 */

/* A variable that drives itself. */
static void count_single_links(struct search *search)
{
    const struct graph *graph = search->loops->graph;
    for (size_t at = 0; at < graph->edge_count; at++) {
        const struct edge *edge = &graph->edges[at];
        if (edge->from != edge->to)
            continue;
        search->sums.count++;
        search->sums.of_sign[edge->sign]++;
        search->sums.through[edge->from]++;
        if (search->list.count == search->limit)
            continue;
        struct found_loop *loop = array_add(search->arena, &search->list);
        *loop = (struct found_loop){.length = 1};
        loop->vertices = arena_new_of(search->arena, uint32_t);
        *loop->vertices = edge->from;
    }
}

/* From the vertex declared first on, so that the loops are found in their order. */
static bool count_length(struct search *search)
{
    size_t vertices = search->loops->graph->vertex_count;
    search->sums.count = 0;
    memset(search->sums.of_sign, 0, sizeof search->sums.of_sign);
    memset(search->sums.through, 0, vertices * sizeof *search->sums.through);
    if (search->length == 1) {
        count_single_links(search);
        return true;
    }
    for (search->start = 0; search->start < vertices; search->start++)
        if (search->room[search->start] >= search->length && !loops_from(search))
            return false;
    return true;
}

static void add_sums(struct search *search)
{
    struct loops *loops = search->loops;
    const struct sums *sums = &search->sums;
    loops->count += sums->count;
    loops->by_length[search->length] = sums->count;
    for (int sign = SIGN_PLUS; sign <= SIGN_UNKNOWN; sign++)
        loops->of_type[loop_type_of_sign[sign]] += sums->of_sign[sign];
    for (size_t vertex = 0; vertex < loops->graph->vertex_count; vertex++)
        loops->through[vertex] += sums->through[vertex];
    loops->bound = search->length;
    loops->listed_count = search->list.count;
}

void list_short_loops(struct arena *arena, struct loops *loops, const struct components *components,
                      size_t limit, int64_t steps)
{
    struct search search = {
        .arena = arena, .loops = loops, .limit = limit, .only_lists = true, .steps = steps};
    prepare(&search, components);
    for (search.length = 1; search.length <= loops->graph->vertex_count; search.length++)
        if (loops->by_length[search.length] && !count_length(&search))
            break;
    loops->listed = search.list.items;
    loops->listed_count = search.list.count;
}

void count_short_loops(struct arena *arena, struct loops *loops,
                       const struct components *components, size_t limit, int64_t least,
                       int64_t more)
{
    struct search search = {.arena = arena, .loops = loops, .limit = limit, .steps = least};
    uint32_t longest = 0;
    prepare(&search, components);
    for (size_t i = 0; i < components->count; i++)
        if (components->items[i].count > longest)
            longest = components->items[i].count;
    for (search.length = 1; search.length <= longest && count_length(&search); search.length++) {
        add_sums(&search);
        if (search.length == LEAST_BOUND)
            search.steps = more;
    }
    loops->listed = search.list.items;
    loops->exact = search.length > longest;
}
