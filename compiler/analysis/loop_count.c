/* All loops of a graph: Johnson 1975, over what is left of it when whoever has only one link in, or
   only one out, is drawn together with whom that leads from or to. Each loop of the one is one loop
   of the other. It goes through the vertex with the most links first: when that is taken away, the
   rest falls apart, and is drawn together again. */
#include "analysis/loop_list.h"
#include "analysis/loop_search.h"

#include <string.h>

/* A link of the graph, or two ways one behind the other. */
struct way {
    uint32_t first, second; /* second: SINGLE_LINK */
    uint64_t loops;         /* that run along it */
};

#define SINGLE_LINK UINT32_MAX

struct arc {
    uint32_t from, to, length, way;
    enum sign sign;
};

/* Arcs that are still to be looked at, strongly connected, between vertices from 0 on. */
struct region {
    size_t first, count;
    uint32_t vertices;
};

/* On the path from the hub. */
struct step {
    uint32_t vertex, length;
    size_t arc, next; /* by which it came here, and which is next */
    enum sign sign;
    bool closed; /* a loop was found behind it */
    uint64_t counted;
};

struct search {
    struct arena *arena;
    struct loops *loops;
    struct loop_list list;
    int64_t steps; /* left */
    struct arc *arcs, *spare;
    struct {
        struct way *items;
        size_t count, capacity;
    } ways; /* what they are made of stands before them; the first are the graph's links */
    struct {
        struct region *items;
        size_t count, capacity;
    } regions;
    struct tarjan *tarjan;
    uint32_t *first, *to;    /* of the region at hand: arcs of v are first[v] to first[v + 1] */
    uint32_t *number, *only; /* by vertex */
    struct arc *lead;        /* by vertex that is drawn in: from or to where it is drawn */
    struct step *path;
    bool *blocked;
    uint32_t *waiting; /* by vertex, the first arc of those whose source it holds up; 1 + index */
    uint32_t *next_waiting;
    bool *is_waiting; /* by arc */
    uint32_t *stack;
    uint32_t *expanded, *turned; /* a loop's vertices */
};

/* ---- Counting a loop ------------------------------------------------------------------------- */

static uint32_t expand_way(struct search *search, uint32_t way, uint32_t length)
{
    uint32_t count = 0;
    search->stack[count++] = way;
    while (count) {
        uint32_t at = search->stack[--count];
        const struct way *parts = &search->ways.items[at];
        if (parts->second == SINGLE_LINK) {
            search->expanded[length++] = search->loops->graph->edges[at].from;
            continue;
        }
        search->stack[count++] = parts->second;
        search->stack[count++] = parts->first;
    }
    return length;
}

/* The path up to the depth and the arc that closes it. */
static void offer_loop(struct search *search, uint32_t depth, const struct arc *closing)
{
    uint32_t length = 0, least = 0;
    for (uint32_t i = 1; i <= depth; i++)
        length = expand_way(search, search->arcs[search->path[i].arc].way, length);
    length = expand_way(search, closing->way, length);
    for (uint32_t i = 1; i < length; i++)
        if (search->expanded[i] < search->expanded[least])
            least = i;
    for (uint32_t i = 0; i < length; i++)
        search->turned[i] = search->expanded[(least + i) % length];
    loop_list_offer(&search->list, search->arena, search->turned, length);
}

/* Looking at more, to list the first of those that are equally long, would take longer than to
   count them. */
enum { MOST_LINKS_OFFERED = 20000000 };

static void count_loop(struct search *search, uint32_t depth, const struct arc *closing)
{
    const struct step *step = &search->path[depth];
    uint32_t length = step->length + closing->length;
    search->steps--;
    search->loops->count++;
    search->loops->of_type[loop_type_of_sign[sign_product(step->sign, closing->sign)]]++;
    search->loops->by_length[length]++;
    search->ways.items[closing->way].loops++;
    if (length <= search->list.longest && search->list.links < MOST_LINKS_OFFERED)
        offer_loop(search, depth, closing);
}

/* ---- Johnson: all loops through the hub of a region ------------------------------------------
 */

static void wait_for_targets(struct search *search, uint32_t vertex)
{
    for (uint32_t at = search->first[vertex]; at < search->first[vertex + 1]; at++) {
        if (search->is_waiting[at])
            continue;
        search->is_waiting[at] = true;
        search->next_waiting[at] = search->waiting[search->to[at]];
        search->waiting[search->to[at]] = at + 1;
    }
    search->steps -= search->first[vertex + 1] - search->first[vertex];
}

static void unblock(struct search *search, const struct arc *arcs, uint32_t vertex)
{
    uint32_t count = 0;
    search->stack[count++] = vertex;
    search->blocked[vertex] = false;
    while (count) {
        uint32_t freed = search->stack[--count];
        uint32_t at = search->waiting[freed];
        search->waiting[freed] = 0;
        for (; at; at = search->next_waiting[at - 1], search->steps--) {
            uint32_t source = arcs[at - 1].from;
            search->is_waiting[at - 1] = false;
            if (!search->blocked[source])
                continue;
            search->blocked[source] = false;
            search->stack[count++] = source;
        }
    }
}

static void step_into(struct search *search, uint32_t depth, size_t at)
{
    const struct arc *arc = &search->arcs[at];
    const struct step *before = &search->path[depth - 1];
    search->path[depth] = (struct step){.vertex = arc->to,
                                        .arc = at,
                                        .next = search->first[arc->to],
                                        .length = before->length + arc->length,
                                        .sign = sign_product(before->sign, arc->sign),
                                        .counted = search->loops->count};
    search->blocked[arc->to] = true;
}

/* Free a vertex if a loop was closed behind it, else let it wait for those it leads to. All loops
   that were counted while it stood on the path run along the arc by which it came there. */
static void step_out(struct search *search, const struct arc *arcs, uint32_t depth)
{
    const struct step *step = &search->path[depth];
    if (step->closed)
        unblock(search, arcs, step->vertex);
    else
        wait_for_targets(search, step->vertex);
    if (!depth)
        return;
    search->path[depth - 1].closed |= step->closed;
    search->ways.items[search->arcs[step->arc].way].loops += search->loops->count - step->counted;
}

static void forget_blocks(struct search *search, const struct region *region)
{
    memset(search->blocked, 0, region->vertices);
    memset(search->is_waiting, 0, region->count);
    memset(search->waiting, 0, region->vertices * sizeof *search->waiting);
}

/* False where the steps have run out. */
static bool loops_through(struct search *search, const struct region *region, uint32_t hub)
{
    const struct arc *arcs = search->arcs + region->first;
    uint32_t depth = 0;
    forget_blocks(search, region);
    search->path[0] = (struct step){.vertex = hub, .next = search->first[hub]};
    search->blocked[hub] = true;
    for (;;) {
        struct step *step = &search->path[depth];
        if (step->next == search->first[step->vertex + 1]) {
            step_out(search, arcs, depth);
            if (!depth--)
                return true;
            continue;
        }
        const struct arc *arc = &arcs[step->next++];
        if (--search->steps < 0)
            return false;
        if (arc->to == hub) {
            step->closed = true;
            count_loop(search, depth, arc);
        } else if (!search->blocked[arc->to]) {
            step_into(search, ++depth, (size_t)(arc - search->arcs));
        }
    }
}

/* ---- Drawing together ------------------------------------------------------------------------ */

enum { STEPS_OF_A_JOINT = 16 };

static struct arc join(struct search *search, const struct arc *first, const struct arc *second)
{
    *array_add(search->arena, &search->ways) = (struct way){first->way, second->way, 0};
    search->steps -= STEPS_OF_A_JOINT;
    return (struct arc){first->from, second->to, first->length + second->length,
                        (uint32_t)(search->ways.count - 1),
                        sign_product(first->sign, second->sign)};
}

/* By vertex the only arc that ends there, or, seen backwards, begins there. */
#define SEVERAL UINT32_MAX
#define NO_ARC  (UINT32_MAX - 1)

static uint32_t near_end(const struct arc *arc, bool forwards)
{
    return forwards ? arc->to : arc->from;
}

static void find_only_arcs(struct search *search, const struct region *region, bool forwards)
{
    const struct arc *arcs = search->arcs + region->first;
    for (uint32_t vertex = 0; vertex < region->vertices; vertex++)
        search->only[vertex] = NO_ARC;
    for (uint32_t at = 0; at < region->count; at++) {
        uint32_t *only = &search->only[near_end(&arcs[at], forwards)];
        *only = *only == NO_ARC ? at : SEVERAL;
    }
    if (region->count == region->vertices) /* a ring: one has to stay */
        search->only[0] = SEVERAL;
}

/* How each that is drawn in is come by, from where one stays. */
static void find_leads(struct search *search, const struct region *region, bool forwards)
{
    const struct arc *arcs = search->arcs + region->first;
    memset(search->number, 0, region->vertices * sizeof *search->number);
    for (uint32_t vertex = 0; vertex < region->vertices; vertex++) {
        uint32_t count = 0;
        for (uint32_t at = vertex; search->only[at] < NO_ARC && !search->number[at];
             at = near_end(&arcs[search->only[at]], !forwards)) {
            search->number[at] = 1;
            search->stack[count++] = at;
        }
        while (count) {
            uint32_t at = search->stack[--count];
            const struct arc *arc = &arcs[search->only[at]];
            uint32_t before = near_end(arc, !forwards);
            const struct arc *lead = &search->lead[before];
            search->lead[at] = search->only[before] >= NO_ARC ? *arc
                               : forwards                     ? join(search, lead, arc)
                                                              : join(search, arc, lead);
        }
    }
}

/* Gives whether there was anything to be drawn together. */
static bool draw_together(struct search *search, struct region *region, bool forwards)
{
    struct arc *arcs = search->arcs + region->first;
    size_t kept = 0;
    find_only_arcs(search, region, forwards);
    find_leads(search, region, forwards);
    for (uint32_t at = 0; at < region->count; at++) {
        struct arc arc = arcs[at];
        uint32_t far = near_end(&arc, !forwards);
        if (search->only[near_end(&arc, forwards)] == at)
            continue;
        if (search->only[far] < NO_ARC)
            arc = forwards ? join(search, &search->lead[far], &arc)
                           : join(search, &arc, &search->lead[far]);
        arcs[kept++] = arc;
    }
    bool any = kept < region->count;
    region->count = kept;
    return any;
}

/* Count and take away what leads from a vertex to itself, and number the vertices that are left. */
static void take_rounds(struct search *search, struct region *region)
{
    struct arc *arcs = search->arcs + region->first;
    size_t kept = 0;
    uint32_t vertices = 0;
    search->path[0] = (struct step){0};
    memset(search->number, 0, region->vertices * sizeof *search->number);
    for (size_t at = 0; at < region->count; at++) {
        struct arc arc = arcs[at];
        if (arc.from == arc.to) {
            count_loop(search, 0, &arc);
            continue;
        }
        uint32_t *from = &search->number[arc.from], *to = &search->number[arc.to];
        *from = *from ? *from : ++vertices;
        *to = *to ? *to : ++vertices;
        arc.from = *from - 1;
        arc.to = *to - 1;
        arcs[kept++] = arc;
    }
    search->steps -= (int64_t)(4 * region->count + 4 * region->vertices);
    region->count = kept;
    region->vertices = vertices;
}

static void reduce(struct search *search, struct region *region)
{
    int idle = 0;
    for (bool forwards = true; idle < 2; forwards = !forwards) {
        take_rounds(search, region);
        idle = draw_together(search, region, forwards) ? 0 : idle + 1;
    }
}

/* ---- One region after the other --------------------------------------------------------------
 */

/* Put the arcs in order of where they begin. */
static void index_arcs(struct search *search, const struct region *region)
{
    struct arc *arcs = search->arcs + region->first;
    uint32_t *first = search->first;
    memset(first, 0, ((size_t)region->vertices + 2) * sizeof *first);
    for (size_t at = 0; at < region->count; at++)
        first[arcs[at].from + 2]++;
    for (uint32_t vertex = 0; vertex < region->vertices; vertex++)
        first[vertex + 2] += first[vertex + 1];
    for (size_t at = 0; at < region->count; at++)
        search->spare[first[arcs[at].from + 1]++] = arcs[at];
    memcpy(arcs, search->spare, region->count * sizeof *arcs);
    for (size_t at = 0; at < region->count; at++)
        search->to[at] = arcs[at].to;
    search->steps -= (int64_t)(8 * region->count + 4 * region->vertices);
}

static void add_region(struct search *search, struct region *region,
                       const struct component *component, size_t first)
{
    struct region part = {.first = first, .vertices = component->count};
    struct arc *arcs = search->arcs + region->first;
    for (uint32_t i = 0; i < component->count; i++)
        search->number[component->vertices[i]] = i + 1;
    for (uint32_t i = 0; i < component->count; i++) {
        uint32_t vertex = component->vertices[i];
        for (uint32_t at = search->first[vertex]; at < search->first[vertex + 1]; at++) {
            if (!search->number[search->to[at]])
                continue;
            struct arc *arc = &search->spare[first - region->first + part.count++];
            *arc = arcs[at];
            arc->from = i;
            arc->to = search->number[arc->to] - 1;
        }
    }
    for (uint32_t i = 0; i < component->count; i++)
        search->number[component->vertices[i]] = 0;
    *array_add(search->arena, &search->regions) = part;
}

/* Into its strongly connected parts. */
static void split(struct search *search, struct region *region)
{
    struct components components = {0};
    size_t first = region->first;
    index_arcs(search, region);
    for (uint32_t vertex = 0; vertex < region->vertices; vertex++)
        search->stack[vertex] = vertex;
    find_components(search->tarjan, search->stack, region->vertices, &components);
    memset(search->number, 0, region->vertices * sizeof *search->number);
    for (size_t i = 0; i < components.count; i++) {
        add_region(search, region, &components.items[i], first);
        first += search->regions.items[search->regions.count - 1].count;
    }
    memcpy(search->arcs + region->first, search->spare,
           (first - region->first) * sizeof *search->arcs);
    search->steps -= (int64_t)(16 * region->vertices + 8 * region->count);
}

static uint32_t find_hub(struct search *search, const struct region *region)
{
    const struct arc *arcs = search->arcs + region->first;
    uint64_t most = 0;
    uint32_t hub = 0;
    memset(search->number, 0, region->vertices * sizeof *search->number);
    for (size_t at = 0; at < region->count; at++)
        search->number[arcs[at].to]++;
    for (uint32_t vertex = 0; vertex < region->vertices; vertex++) {
        uint64_t pairs =
            (uint64_t)search->number[vertex] * (search->first[vertex + 1] - search->first[vertex]);
        hub = pairs > most ? vertex : hub;
        most = pairs > most ? pairs : most;
    }
    return hub;
}

static void take_away(struct search *search, struct region *region, uint32_t hub)
{
    struct arc *arcs = search->arcs + region->first;
    size_t kept = 0;
    for (size_t at = 0; at < region->count; at++)
        if (arcs[at].from != hub && arcs[at].to != hub)
            arcs[kept++] = arcs[at];
    region->count = kept;
}

static bool count_regions(struct search *search)
{
    while (search->regions.count) {
        struct region region = search->regions.items[--search->regions.count];
        reduce(search, &region);
        if (!region.count)
            continue;
        index_arcs(search, &region);
        uint32_t hub = find_hub(search, &region);
        if (search->steps < 0 || !loops_through(search, &region, hub))
            return false;
        take_away(search, &region, hub);
        split(search, &region);
    }
    return search->steps >= 0;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void prepare(struct search *search, const struct graph *graph)
{
    struct arena *arena = search->arena;
    size_t vertices = graph->vertex_count + 3, arcs = graph->edge_count + 1;
    uint32_t **by_vertex[] = {&search->first, &search->number,   &search->only,  &search->waiting,
                              &search->stack, &search->expanded, &search->turned};
    for (size_t i = 0; i < sizeof by_vertex / sizeof *by_vertex; i++)
        *by_vertex[i] = arena_alloc(arena, vertices * sizeof(uint32_t));
    search->to = arena_alloc(arena, arcs * sizeof *search->to);
    search->next_waiting = arena_alloc(arena, arcs * sizeof *search->next_waiting);
    search->is_waiting = arena_alloc(arena, arcs);
    search->blocked = arena_alloc(arena, vertices);
    search->arcs = arena_alloc(arena, arcs * sizeof *search->arcs);
    search->spare = arena_alloc(arena, arcs * sizeof *search->spare);
    search->lead = arena_alloc(arena, vertices * sizeof *search->lead);
    search->path = arena_alloc(arena, vertices * sizeof *search->path);
    search->tarjan = tarjan_of(arena, graph->vertex_count, search->first, search->to);
}

/* A way runs along those it is made of, down to the links. */
static void sum_up(struct search *search)
{
    struct way *ways = search->ways.items;
    for (size_t at = search->ways.count; at-- > 0;) {
        if (ways[at].second == SINGLE_LINK) {
            search->loops->through[search->loops->graph->edges[at].from] += ways[at].loops;
            continue;
        }
        ways[ways[at].first].loops += ways[at].loops;
        ways[ways[at].second].loops += ways[at].loops;
    }
}

bool count_all_loops(struct arena *arena, struct loops *loops, size_t limit, int64_t steps,
                     bool *listed)
{
    const struct graph *graph = loops->graph;
    struct loops all = *loops;
    struct search search = {.arena = arena, .loops = &all, .steps = steps};
    struct region whole = {.count = graph->edge_count, .vertices = (uint32_t)graph->vertex_count};
    all.by_length = arena_alloc(arena, (graph->vertex_count + 2) * sizeof *all.by_length);
    search.list = loop_list_new(limit);
    prepare(&search, graph);
    for (uint32_t at = 0; at < graph->edge_count; at++) {
        const struct edge *edge = &graph->edges[at];
        search.arcs[at] = (struct arc){edge->from, edge->to, 1, at, edge->sign};
        *array_add(arena, &search.ways) = (struct way){at, SINGLE_LINK, 0};
    }
    split(&search, &whole);
    if (!count_regions(&search))
        return false;
    sum_up(&search);
    *loops = all;
    *listed = search.list.links < MOST_LINKS_OFFERED;
    if (!*listed)
        return true;
    loop_list_end(&search.list);
    loops->listed = search.list.items;
    loops->listed_count = search.list.count;
    return true;
}
