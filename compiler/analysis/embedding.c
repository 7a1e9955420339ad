/* Looking for a pattern in a map: node after node and way after way, going back where one does not
   fit (backtracking). Ways that pass few nodes are tried before those that pass more. */
#include "analysis/embedding.h"

#include <string.h>

#define NOBODY UINT32_MAX

enum parity { EVEN, ODD, EITHER };

struct search {
    struct arena *arena;
    struct embedding_search *wish;
    const struct skeleton *pattern, *map;
    uint32_t order[MOST_STRANDS]; /* in which the pattern's strands are looked for */
    struct way ways[MOST_STRANDS];
    uint32_t *players;
    bool *turned;
    bool *taken, *used; /* nodes and strands of the map */
    const struct strand **trail;
    uint32_t trail_count, detours, limit;
    bool cut, enough;    /* a way would have gone on; no more are wanted */
    uint16_t **distance; /* by node of the map: how many strands there are to it; made when asked */
    uint32_t *queue;     /* for these */
    uint32_t *into_first; /* strands that end at a node, as indices */
    uint32_t *into;
};

/* ---- In which order ---------------------------------------------------------------------------
 */

static uint32_t degree(const struct skeleton *skeleton, uint32_t vertex)
{
    return skeleton->first[vertex + 1] - skeleton->first[vertex] + skeleton->in[vertex];
}

static uint32_t busiest_node(const struct skeleton *pattern)
{
    uint32_t best = pattern->nodes[0];
    for (size_t i = 1; i < pattern->node_count; i++)
        if (degree(pattern, pattern->nodes[i]) > degree(pattern, best))
            best = pattern->nodes[i];
    return best;
}

/* A strand between nodes that are placed can fail soonest; one that begins at none comes last. */
static int urgency(const struct strand *strand, const bool *placed)
{
    return placed[strand->from] ? 2 + placed[strand->to] : placed[strand->to];
}

static void choose_order(struct search *search)
{
    const struct skeleton *pattern = search->pattern;
    bool *placed = arena_alloc(search->arena, pattern->graph->vertex_count + 1);
    bool chosen[MOST_STRANDS] = {false};
    placed[busiest_node(pattern)] = true;
    for (size_t number = 0; number < pattern->strands.count; number++) {
        size_t best = pattern->strands.count;
        for (size_t i = 0; i < pattern->strands.count; i++)
            if (!chosen[i] && (best == pattern->strands.count ||
                               urgency(&pattern->strands.items[i], placed) >
                                   urgency(&pattern->strands.items[best], placed)))
                best = i;
        chosen[best] = true;
        placed[pattern->strands.items[best].from] = true;
        placed[pattern->strands.items[best].to] = true;
        search->order[number] = (uint32_t)best;
    }
}

/* ---- How far it is ----------------------------------------------------------------------------
 */

static void sort_strands_by_end(struct search *search)
{
    const struct skeleton *map = search->map;
    size_t vertices = map->graph->vertex_count;
    uint32_t *next = arena_alloc(search->arena, (vertices + 1) * sizeof *next);
    search->into_first = arena_alloc(search->arena, (vertices + 2) * sizeof *search->into_first);
    search->into = arena_alloc(search->arena, (map->strands.count + 1) * sizeof *search->into);
    for (size_t vertex = 0; vertex < vertices; vertex++)
        search->into_first[vertex + 1] = search->into_first[vertex] + map->in[vertex];
    memcpy(next, search->into_first, vertices * sizeof *next);
    for (size_t i = 0; i < map->strands.count; i++)
        search->into[next[map->strands.items[i].to]++] = (uint32_t)i;
}

static const uint16_t *distances_to(struct search *search, uint32_t goal)
{
    if (search->distance[goal])
        return search->distance[goal];
    const struct skeleton *map = search->map;
    size_t room = map->graph->vertex_count * sizeof(uint16_t);
    uint16_t *distance = search->distance[goal] = arena_alloc(search->arena, room);
    uint32_t head = 0, tail = 0;
    memset(distance, 0xFF, room);
    distance[goal] = 0;
    search->queue[tail++] = goal;
    while (head < tail) {
        uint32_t vertex = search->queue[head++];
        for (uint32_t at = search->into_first[vertex]; at < search->into_first[vertex + 1]; at++) {
            uint32_t from = map->strands.items[search->into[at]].from;
            if (distance[from] != UINT16_MAX)
                continue;
            distance[from] = (uint16_t)(distance[vertex] + 1);
            search->queue[tail++] = from;
        }
    }
    search->wish->steps -= (int64_t)map->strands.count;
    return distance;
}

/* ---- Going ------------------------------------------------------------------------------------
 */

struct stretch {
    uint32_t number; /* in the order of the pattern's strands */
    enum parity parity;
    uint32_t inside; /* variables passed */
};

static void seek_strand(struct search *search, uint32_t number);
static void go_on(struct search *search, struct stretch stretch, uint32_t vertex);

static const struct strand *wanted(const struct search *search, uint32_t number)
{
    return &search->pattern->strands.items[search->order[number]];
}

static bool is_over(const struct search *search)
{
    return search->enough || search->wish->steps < 0;
}

static enum parity with_sign(enum parity parity, enum sign sign)
{
    if (parity == EITHER || sign == SIGN_UNKNOWN)
        return EITHER;
    return (parity == ODD) != (sign == SIGN_MINUS) ? ODD : EVEN;
}

static uint32_t ways_out(const struct skeleton *skeleton, uint32_t vertex)
{
    return skeleton->first[vertex + 1] - skeleton->first[vertex];
}

/* The strand between the two that a player is drawn apart into: the only one that leads on from
   the first and to the second. NULL where it is one, or need not be two. */
static const struct strand *strand_within(const struct search *search, uint32_t vertex,
                                          uint32_t role)
{
    const struct skeleton *pattern = search->pattern, *map = search->map;
    const struct strand *strand = &map->strands.items[map->first[vertex]];
    return search->wish->drawn_apart && pattern->in[role] > 1 && ways_out(pattern, role) > 1 &&
                   ways_out(map, vertex) == 1 && map->in[strand->to] == 1
               ? strand
               : NULL;
}

/* A player has at least as many ways in and out as its role. */
static bool can_play(const struct search *search, uint32_t vertex, uint32_t role)
{
    const struct skeleton *pattern = search->pattern, *map = search->map;
    const struct strand *within = strand_within(search, vertex, role);
    return !search->taken[vertex] && map->in[vertex] >= pattern->in[role] &&
           ways_out(map, within ? within->to : vertex) >= ways_out(pattern, role);
}

static void place(struct search *search, uint32_t role, uint32_t vertex)
{
    search->players[role] = vertex;
    search->taken[vertex] = true;
}

static void take_back(struct search *search, uint32_t role)
{
    search->taken[search->players[role]] = false;
    search->players[role] = NOBODY;
}

/* The way has come to where both its ends have players: on with the next, where its sign fits.
   Whether the last player stands for its opposite may still be open: then either is tried. */
static void close_way(struct search *search, struct stretch stretch, bool open)
{
    const struct strand *strand = wanted(search, stretch.number);
    struct way *way = &search->ways[search->order[stretch.number]];
    enum parity parity = with_sign(stretch.parity, strand->sign);
    bool *turned = search->turned;
    way->count = (uint32_t)(search->trail + search->trail_count - way->strands);
    for (int i = 0; i < (open ? 2 : 1); i++) {
        turned[strand->to] = open ? i : turned[strand->to];
        if (parity == EITHER || (parity == ODD) == (turned[strand->from] != turned[strand->to]))
            seek_strand(search, stretch.number + 1);
    }
}

static bool is_long_enough(const struct search *search, const struct stretch *stretch)
{
    return !search->wish->whole ||
           stretch->inside >= strand_inside(wanted(search, stretch->number));
}

static void pass(struct search *search, struct stretch stretch, uint32_t vertex)
{
    uint32_t goal = search->players[wanted(search, stretch.number)->to];
    uint32_t left = search->limit - search->detours;
    if (search->taken[vertex])
        return;
    if (!left || (goal != NOBODY && distances_to(search, goal)[vertex] > left)) {
        search->cut = true;
        return;
    }
    search->taken[vertex] = true;
    search->detours++;
    stretch.inside++;
    go_on(search, stretch, vertex);
    search->detours--;
    search->taken[vertex] = false;
}

static void arrive(struct search *search, struct stretch stretch, uint32_t vertex)
{
    uint32_t role = wanted(search, stretch.number)->to;
    bool long_enough = is_long_enough(search, &stretch);
    if (search->players[role] == vertex) {
        if (long_enough)
            close_way(search, stretch, false);
        return;
    }
    if (search->players[role] == NOBODY && long_enough && can_play(search, vertex, role)) {
        place(search, role, vertex);
        close_way(search, stretch, true);
        take_back(search, role);
    }
    pass(search, stretch, vertex);
}

static void go_on(struct search *search, struct stretch stretch, uint32_t vertex)
{
    const struct skeleton *map = search->map;
    for (uint32_t at = map->first[vertex]; at < map->first[vertex + 1] && !is_over(search); at++) {
        const struct strand *strand = &map->strands.items[at];
        if (search->used[at])
            continue;
        search->wish->steps--;
        search->used[at] = true;
        search->trail[search->trail_count++] = strand;
        arrive(search,
               (struct stretch){stretch.number, with_sign(stretch.parity, strand->sign),
                                stretch.inside + strand_inside(strand)},
               strand->to);
        search->trail_count--;
        search->used[at] = false;
    }
}

static void tell_found(struct search *search)
{
    struct embedding embedding = {search->players, search->turned, search->ways};
    search->wish->steps -= search->trail_count;
    if (search->detours == search->limit) /* with fewer it was told before */
        search->enough = !search->wish->found(search->wish->context, &embedding);
}

/* From the player of the role that the strand begins with. */
static void set_out(struct search *search, uint32_t number)
{
    uint32_t role = wanted(search, number)->from, vertex = search->players[role];
    const struct strand *within = strand_within(search, vertex, role);
    struct way *way = &search->ways[search->order[number]];
    way->strands = search->trail + search->trail_count;
    way->shared = within != NULL;
    if (!within) {
        go_on(search, (struct stretch){number, EVEN, 0}, vertex);
        return;
    }
    search->trail[search->trail_count++] = within;
    go_on(search, (struct stretch){number, with_sign(EVEN, within->sign), within->length},
          within->to);
    search->trail_count--;
}

/* Goes as deep as the pattern has strands and a way passes nodes. */
static void seek_strand(struct search *search, uint32_t number)
{
    if (number == search->pattern->strands.count) {
        tell_found(search);
        return;
    }
    uint32_t from = wanted(search, number)->from;
    if (search->players[from] != NOBODY) {
        set_out(search, number);
        return;
    }
    for (size_t i = 0; i < search->map->node_count && !is_over(search); i++) {
        if (!can_play(search, search->map->nodes[i], from))
            continue;
        place(search, from, search->map->nodes[i]);
        search->turned[from] = false;
        set_out(search, number);
        take_back(search, from);
    }
}

static void prepare(struct search *search)
{
    size_t roles = search->pattern->graph->vertex_count,
           vertices = search->map->graph->vertex_count;
    size_t strands = search->map->strands.count;
    search->players = arena_alloc(search->arena, (roles + 1) * sizeof *search->players);
    search->turned = arena_alloc(search->arena, roles + 1);
    search->taken = arena_alloc(search->arena, vertices + 1);
    search->used = arena_alloc(search->arena, strands + 1);
    search->trail = /* shared strands stand there once a way */
        arena_alloc(search->arena, (strands + MOST_STRANDS + 1) * sizeof *search->trail);
    search->distance = arena_alloc(search->arena, (vertices + 1) * sizeof *search->distance);
    search->queue = arena_alloc(search->arena, (vertices + 1) * sizeof *search->queue);
    memset(search->players, 0xFF, roles * sizeof *search->players);
    sort_strands_by_end(search);
    choose_order(search);
}

bool find_embeddings(struct arena *arena, struct embedding_search *wish)
{
    struct search search = {
        .arena = arena, .wish = wish, .pattern = wish->pattern, .map = wish->map};
    size_t strands = wish->pattern->strands.count;
    if (!strands || strands > MOST_STRANDS || strands > wish->map->strands.count ||
        wish->pattern->node_count > wish->map->node_count)
        return strands <= MOST_STRANDS;
    prepare(&search);
    do {
        search.cut = false;
        seek_strand(&search, 0);
        search.limit++;
    } while (search.cut && !is_over(&search));
    return !is_over(&search);
}
