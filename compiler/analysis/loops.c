#include "analysis/loops.h"

#include "analysis/components.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_EXACT = 60000000, STEPS_BOUNDED = 30000000, LEAST_BOUND = 6 };

/* Loops that are kept: the first `limit` by length and order. When the list is full it is sorted
   and cut; from then on only what comes before its last gets in. */
struct kept {
    struct found_loop *items;
    size_t count, capacity, limit;
    uint32_t longest;
    struct found_loop last; /* of those that are sure to be wanted at most; length 0: none yet */
};

struct search {
    struct arena *arena;
    const struct graph *graph;
    struct loops *loops;
    struct kept kept;
    int64_t steps;    /* left */
    uint32_t *path;   /* vertices from the start on */
    uint32_t *next;   /* edge to be followed next, by depth */
    uint8_t *parity;  /* of the path up to the depth: odd, or unknown */
    uint32_t *member; /* part at hand in which the vertex takes part */
    uint32_t part;
    bool *blocked, *closed; /* Johnson's: by vertex; by depth */
    uint32_t *waiting;      /* first of those to be unblocked with the vertex: 1 + index */
    struct wait {
        uint32_t vertex, next;
    } * waits;
    uint32_t wait_count, wait_free;
    size_t wait_capacity;
    uint32_t *unblock;  /* stack */
    uint32_t *distance; /* back to the start, for searches bounded by length */
    uint32_t *reached;  /* round of the search in which the distance was found */
    uint32_t round;
    uint32_t *queue;
    uint32_t *reverse_first, *reverse;
};

enum parity { EVEN = 0, ODD = 1, UNKNOWN = 2 };

static uint8_t with_sign(uint8_t parity, uint8_t sign)
{
    return sign == SIGN_UNKNOWN || parity == UNKNOWN ? UNKNOWN : parity ^ (sign == SIGN_MINUS);
}

/* ---- Keeping the shortest ---------------------------------------------------------------------
 */

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

static void cut_kept(struct kept *kept)
{
    if (kept->count)
        qsort(kept->items, kept->count, sizeof *kept->items, by_length_and_order);
    if (kept->count < kept->limit || !kept->limit)
        return;
    kept->count = kept->limit;
    kept->last = kept->items[kept->limit - 1];
    kept->longest = kept->last.length;
}

static void keep(struct search *search, uint32_t length)
{
    struct kept *kept = &search->kept;
    struct found_loop candidate = {.vertices = search->path, .length = length};
    if (kept->count >= 2 * kept->limit + 64)
        cut_kept(kept);
    if (kept->last.length && by_length_and_order(&kept->last, &candidate) < 0)
        return;
    struct found_loop *loop = array_add(search->arena, kept);
    *loop = (struct found_loop){.length = length};
    loop->vertices = arena_alloc(search->arena, length * sizeof *loop->vertices);
    memcpy(loop->vertices, search->path, length * sizeof *loop->vertices);
}

static void count_loop(struct search *search, uint32_t length, uint8_t parity)
{
    static const enum loop_type types[] = {REINFORCING, BALANCING, UNDETERMINED};
    search->loops->count++;
    search->loops->of_type[types[parity]]++;
    search->loops->by_length[length]++;
    if (length <= search->kept.longest)
        keep(search, length);
}

/* ---- Johnson: all loops through the least vertex of a part ------------------------------------
 */

static void wait_for(struct search *search, uint32_t vertex, uint32_t blocker)
{
    for (uint32_t at = search->waiting[blocker]; at;
         at = search->waits[at - 1].next, search->steps--)
        if (search->waits[at - 1].vertex == vertex)
            return;
    uint32_t at = search->wait_free;
    if (at) {
        search->wait_free = search->waits[at - 1].next;
    } else {
        struct {
            struct wait *items;
            size_t count, capacity;
        } waits = {search->waits, search->wait_count, search->wait_capacity};
        array_add(search->arena, &waits);
        search->waits = waits.items;
        search->wait_capacity = waits.capacity;
        at = ++search->wait_count;
    }
    search->waits[at - 1] = (struct wait){vertex, search->waiting[blocker]};
    search->waiting[blocker] = at;
}

static void unblock(struct search *search, uint32_t vertex)
{
    uint32_t count = 0;
    search->unblock[count++] = vertex;
    search->blocked[vertex] = false;
    while (count) {
        uint32_t freed = search->unblock[--count];
        uint32_t at = search->waiting[freed];
        search->waiting[freed] = 0;
        while (at) {
            struct wait *wait = &search->waits[at - 1];
            uint32_t following = wait->next;
            if (search->blocked[wait->vertex]) {
                search->blocked[wait->vertex] = false;
                search->unblock[count++] = wait->vertex;
            }
            wait->next = search->wait_free;
            search->wait_free = at;
            at = following;
        }
    }
}

static void step_into(struct search *search, uint32_t depth, uint32_t vertex, uint8_t parity)
{
    search->path[depth] = vertex;
    search->next[depth] = search->graph->first[vertex];
    search->parity[depth] = parity;
    search->closed[depth] = false;
    search->blocked[vertex] = true;
}

/* Leave a vertex: free it if a loop was closed behind it, else let it wait for its successors. */
static void step_out(struct search *search, uint32_t depth)
{
    const struct graph *graph = search->graph;
    uint32_t vertex = search->path[depth];
    if (search->closed[depth]) {
        unblock(search, vertex);
        if (depth)
            search->closed[depth - 1] = true;
        return;
    }
    for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++)
        if (search->member[graph->edges[at].to] == search->part)
            wait_for(search, vertex, graph->edges[at].to);
}

/* False where the steps have run out. */
static bool loops_through(struct search *search, uint32_t start)
{
    const struct graph *graph = search->graph;
    uint32_t depth = 0;
    step_into(search, 0, start, EVEN);
    for (;;) {
        uint32_t vertex = search->path[depth], at = search->next[depth];
        if (at == graph->first[vertex + 1]) {
            step_out(search, depth);
            if (!depth--)
                return true;
            continue;
        }
        search->next[depth]++;
        if (--search->steps < 0)
            return false;
        const struct edge *edge = &graph->edges[at];
        if (edge->to == start) {
            search->closed[depth] = true;
            count_loop(search, depth + 1, with_sign(search->parity[depth], edge->sign));
        } else if (search->member[edge->to] == search->part && !search->blocked[edge->to]) {
            step_into(search, depth + 1, edge->to, with_sign(search->parity[depth], edge->sign));
            depth++;
        }
    }
}

static void begin_part(struct search *search, const struct component *component)
{
    search->part++;
    for (uint32_t i = 0; i < component->count; i++) {
        uint32_t vertex = component->vertices[i];
        search->member[vertex] = search->part;
        search->blocked[vertex] = false;
        search->waiting[vertex] = 0;
    }
    search->wait_count = search->wait_free = 0;
}

/* Take the loops through a part's least vertex, leave that out, and go on in the parts of the rest.
 */
static bool count_all(struct search *search, struct tarjan *tarjan,
                      const struct components *components)
{
    struct components left = {0};
    for (size_t i = components->count; i-- > 0;)
        *array_add(search->arena, &left) = components->items[i];
    while (left.count) {
        struct component component = left.items[--left.count];
        search->steps -=
            16 * (int64_t)component.count; /* what finding the parts of the rest costs */
        begin_part(search, &component);
        if (!loops_through(search, component.vertices[0]))
            return false;
        if (component.count > 1)
            find_components(tarjan, component.vertices + 1, component.count - 1, &left);
    }
    return true;
}

/* ---- Bounded by length: depth first, cut where the start is too far to get back ---------------
 */

static void make_reverse(struct search *search)
{
    const struct graph *graph = search->graph;
    size_t vertices = graph->vertex_count;
    search->reverse_first = arena_alloc(search->arena, (vertices + 2) * sizeof(uint32_t));
    search->reverse = arena_alloc(search->arena, (graph->edge_count + 1) * sizeof(uint32_t));
    for (size_t at = 0; at < graph->edge_count; at++)
        search->reverse_first[graph->edges[at].to + 2]++;
    for (size_t vertex = 1; vertex <= vertices + 1; vertex++)
        search->reverse_first[vertex] += search->reverse_first[vertex - 1];
    for (size_t at = 0; at < graph->edge_count; at++)
        search->reverse[search->reverse_first[graph->edges[at].to + 1]++] = graph->edges[at].from;
}

/* Links on the shortest way from each vertex back to the start, over vertices behind it. */
static void measure_distances(struct search *search, uint32_t start, uint32_t bound)
{
    uint32_t head = 0, tail = 0;
    search->round++;
    search->distance[start] = 0;
    search->reached[start] = search->round;
    search->queue[tail++] = start;
    while (head < tail) {
        uint32_t vertex = search->queue[head++];
        if (search->distance[vertex] == bound)
            break;
        for (uint32_t at = search->reverse_first[vertex]; at < search->reverse_first[vertex + 1];
             at++) {
            uint32_t before = search->reverse[at];
            if (before < start || search->reached[before] == search->round)
                continue;
            search->reached[before] = search->round;
            search->distance[before] = search->distance[vertex] + 1;
            search->queue[tail++] = before;
        }
    }
    search->steps -= tail;
}

static bool short_loops_through(struct search *search, uint32_t start, uint32_t bound)
{
    const struct graph *graph = search->graph;
    uint32_t depth = 0;
    measure_distances(search, start, bound);
    step_into(search, 0, start, EVEN);
    for (;;) {
        uint32_t vertex = search->path[depth], at = search->next[depth];
        if (at == graph->first[vertex + 1]) {
            search->blocked[vertex] = false;
            if (!depth--)
                return true;
            continue;
        }
        search->next[depth]++;
        if (--search->steps < 0)
            return false;
        const struct edge *edge = &graph->edges[at];
        if (edge->to == start)
            count_loop(search, depth + 1, with_sign(search->parity[depth], edge->sign));
        else if (edge->to > start && !search->blocked[edge->to] &&
                 search->reached[edge->to] == search->round &&
                 search->distance[edge->to] < bound - depth) {
            step_into(search, depth + 1, edge->to, with_sign(search->parity[depth], edge->sign));
            depth++;
        }
    }
}

static void forget_counts(struct search *search)
{
    struct loops *loops = search->loops;
    loops->count = 0;
    memset(loops->of_type, 0, sizeof loops->of_type);
    memset(loops->by_length, 0, (search->graph->vertex_count + 1) * sizeof *loops->by_length);
    memset(search->blocked, 0, search->graph->vertex_count + 1);
    search->kept.count = 0;
    search->kept.last.length = 0;
    search->kept.longest = search->kept.limit ? UINT32_MAX : 0;
}

static bool count_up_to(struct search *search, const struct components *components, uint32_t bound)
{
    forget_counts(search);
    for (size_t i = 0; i < components->count; i++)
        for (uint32_t j = 0; j < components->items[i].count; j++)
            if (!short_loops_through(search, components->items[i].vertices[j], bound))
                return false;
    return true;
}

/* The largest bound that the steps allow: from 6 on as far as it goes; below where even 6 is too
   much. The last search that came to its end is made again, so that its counts stand. */
static void count_bounded(struct search *search, const struct components *components)
{
    uint32_t bound = LEAST_BOUND, done = 0;
    make_reverse(search);
    search->steps = STEPS_BOUNDED;
    for (; bound <= search->graph->vertex_count && count_up_to(search, components, bound); bound++)
        done = bound;
    for (bound = LEAST_BOUND; !done && --bound > 0;) {
        search->steps = STEPS_BOUNDED;
        done = count_up_to(search, components, bound) ? bound : 0;
    }
    search->steps = 2 * (int64_t)STEPS_BOUNDED;
    forget_counts(search);
    if (done)
        count_up_to(search, components, done);
    search->loops->exact = false;
    search->loops->bound = done;
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static void describe_parts(struct search *search, const struct components *components)
{
    struct loops *loops = search->loops;
    loops->parts = arena_alloc(search->arena, (components->count + 1) * sizeof *loops->parts);
    loops->part_count = components->count;
    for (size_t i = 0; i < components->count; i++) {
        const struct component *component = &components->items[i];
        begin_part(search, component);
        size_t links = 0;
        for (uint32_t j = 0; j < component->count; j++) {
            uint32_t vertex = component->vertices[j];
            for (uint32_t at = search->graph->first[vertex]; at < search->graph->first[vertex + 1];
                 at++)
                links += search->member[search->graph->edges[at].to] == search->part;
        }
        loops->parts[i] = (struct part){component->count, links};
        loops->independent += links - component->count + 1;
    }
}

static int by_least_vertex(const void *left, const void *right)
{
    const struct component *a = left, *b = right;
    return a->vertices[0] < b->vertices[0] ? -1 : a->vertices[0] > b->vertices[0];
}

static const struct edge *edge_between(const struct graph *graph, uint32_t from, uint32_t to)
{
    return graph_edge(graph, graph->variables[from], graph->variables[to]);
}

static void describe_loop(const struct graph *graph, struct found_loop *loop)
{
    uint8_t parity = EVEN;
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge =
            edge_between(graph, loop->vertices[i], loop->vertices[(i + 1) % loop->length]);
        parity = with_sign(parity, edge->sign);
        loop->delayed |= edge->delayed;
    }
    loop->type = parity == UNKNOWN ? UNDETERMINED : parity == ODD ? BALANCING : REINFORCING;
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

static void prepare(struct search *search)
{
    size_t vertices = search->graph->vertex_count + 2;
    struct arena *arena = search->arena;
    uint32_t **arrays[] = {&search->path,    &search->next,     &search->member, &search->waiting,
                           &search->unblock, &search->distance, &search->queue,  &search->reached};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = arena_alloc(arena, vertices * sizeof(uint32_t));
    search->parity = arena_alloc(arena, vertices);
    search->blocked = arena_alloc(arena, vertices);
    search->closed = arena_alloc(arena, vertices);
    search->loops->by_length = arena_alloc(arena, vertices * sizeof(uint64_t));
}

struct loops *find_loops(struct arena *arena, const struct graph *graph, size_t limit)
{
    struct loops *loops = arena_new_of(arena, struct loops);
    struct search search = {.arena = arena, .graph = graph, .loops = loops};
    struct components components = {0};
    struct tarjan *tarjan = tarjan_new(arena, graph);
    uint32_t *all = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *all);
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++)
        all[vertex] = vertex;
    loops->graph = graph;
    loops->exact = true;
    prepare(&search);
    find_components(tarjan, all, (uint32_t)graph->vertex_count, &components);
    if (components.count)
        qsort(components.items, components.count, sizeof *components.items, by_least_vertex);
    describe_parts(&search, &components);
    search.kept.limit = limit;
    search.kept.longest = limit ? UINT32_MAX : 0;
    search.steps = STEPS_EXACT;
    if (!count_all(&search, tarjan, &components))
        count_bounded(&search, &components);
    cut_kept(&search.kept);
    loops->listed = search.kept.items;
    loops->listed_count = search.kept.count;
    for (size_t i = 0; i < loops->listed_count; i++)
        describe_found_loop(graph, &loops->listed[i]);
    for (uint32_t length = 1; length <= graph->vertex_count; length++)
        if (loops->by_length[length])
            loops->longest = length;
    return loops;
}
