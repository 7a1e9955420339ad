/* A story held against its map: who plays what, whether the loops of its archetype are there, and
   whether what is slow in it is slow. */
#include "analysis/stories.h"

#include "analysis/archetypes.h"
#include "analysis/routes.h"

enum { MOST_LINKS = 2000, STEPS_OF_STORY = 20000 };

/* ---- Who plays what ---------------------------------------------------------------------------
 */

/* False where the story cannot be judged. */
static bool begin(struct arena *arena, const struct graph *map, const struct item *story,
                  struct story_reading *reading)
{
    const struct item *archetype = item_named(story, STORY_OF);
    *reading = (struct story_reading){.story = story, .archetype = archetype, .map = map};
    if (!archetype || !archetype_is_told(archetype) || story->owner->damaged ||
        map->edge_count > MOST_LINKS)
        return false;
    reading->pattern = graph_of_map(arena, archetype);
    reading->players = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *reading->players);
    reading->sentences = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *reading->sentences);
    return true;
}

uint32_t story_role_of(const struct story_reading *reading, const struct item *role)
{
    return reading->pattern->vertex_of[role->place];
}

/* Fill in the players as far as the sentences agree. Gives the first that does not: another plays
   its role already, or its player another role, or is in another map; NULL where all agree. */
static const struct link *take_sentences(struct story_reading *reading)
{
    FOR_LINKS (reading->story, link) {
        if (link->damaged || !link->subject || !link->object)
            continue;
        uint32_t role = story_role_of(reading, link->object);
        if (reading->players[role] || link->subject->owner != reading->story->owner)
            return link;
        for (size_t other = 0; other < reading->pattern->vertex_count; other++)
            if (reading->players[other] == link->subject)
                return link;
        reading->players[role] = link->subject;
        reading->sentences[role] = link;
    }
    return NULL;
}

bool story_role_is_open(const struct story_reading *reading, size_t role)
{
    return !reading->players[role] && !role_is_given(reading->pattern->variables[role]);
}

static bool has_open_role(const struct story_reading *reading)
{
    for (size_t role = 0; role < reading->pattern->vertex_count; role++)
        if (story_role_is_open(reading, role))
            return true;
    return false;
}

/* ---- Ways from player to player ---------------------------------------------------------------
 */

struct claim {
    struct story_reading *reading;
    struct loop_set *loops; /* of the archetype */
    uint8_t *routes;        /* by the archetype's links: a set of what leads over it */
};

struct ways_between {
    struct arena *arena;
    struct claim *claim;
    struct routes *routes;
    bool *is_player;  /* by variable of the map: there ways end */
    uint32_t *vertex; /* by role: its player */
    int64_t steps;
};

static struct ways_between ways_between_players(struct arena *arena, struct claim *claim)
{
    struct story_reading *reading = claim->reading;
    struct ways_between between = {.arena = arena, .claim = claim, .steps = STEPS_OF_STORY};
    between.is_player = arena_alloc(arena, reading->map->vertex_count + 1);
    between.vertex = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *between.vertex);
    between.routes = routes_new(arena, reading->map, between.is_player);
    reading->passed = arena_alloc(arena, reading->map->edge_count + 1);
    for (size_t role = 0; role < reading->pattern->vertex_count; role++) {
        if (!reading->players[role])
            continue;
        between.vertex[role] = reading->map->vertex_of[reading->players[role]->place];
        between.is_player[between.vertex[role]] = true;
    }
    return between;
}

/* By ways that come by no other player. */
static void find_ways_from(struct ways_between *between, uint32_t role)
{
    const struct story_reading *reading = between->claim->reading;
    const struct graph *pattern = reading->pattern;
    uint32_t first = pattern->first[role], end = pattern->first[role + 1];
    bool *wanted = arena_alloc(between->arena, reading->map->vertex_count + 1);
    for (uint32_t at = first; at < end; at++)
        if (reading->players[pattern->edges[at].to])
            wanted[between->vertex[pattern->edges[at].to]] = true;
    between->steps = find_routes(between->routes, between->vertex[role], wanted, reading->passed,
                                 between->steps);
    for (uint32_t at = first; at < end; at++)
        if (reading->players[pattern->edges[at].to])
            between->claim->routes[at] =
                between->routes->to[between->vertex[pattern->edges[at].to]];
}

/* The only link of the archetype that leads on from a role, or to it; NULL where there are more.
   What comes from outside does not count. */
static const struct edge *only_link(const struct graph *pattern, uint32_t role, bool leads_on)
{
    const struct edge *only = NULL;
    for (size_t at = 0; at < pattern->edge_count; at++) {
        const struct edge *link = &pattern->edges[at];
        if ((leads_on ? link->from : link->to) != role ||
            role_is_given(pattern->variables[link->from]))
            continue;
        if (only)
            return NULL;
        only = link;
    }
    return only;
}

/* Whether what leads over this link may come by the player of that role: one whose only way on is
   to the same end, or whose only way in is from the same beginning. All loops stay what they are,
   and share a stretch more. */
static bool may_come_by(const struct graph *pattern, const struct edge *link, uint32_t role)
{
    const struct edge *on = only_link(pattern, role, true), *in = only_link(pattern, role, false);
    return (on && on->to == link->to && !graph_edge_between(pattern, link->from, role)) ||
           (in && in->from == link->from && !graph_edge_between(pattern, role, link->to));
}

/* Where nothing else leads over a link: the ways that come by one other player. */
static void find_ways_by_another(struct ways_between *between, const struct edge *link)
{
    const struct story_reading *reading = between->claim->reading;
    const struct graph *pattern = reading->pattern;
    uint32_t goal = between->vertex[link->to];
    bool *wanted = arena_alloc(between->arena, reading->map->vertex_count + 1);
    wanted[goal] = true;
    for (uint32_t role = 0; role < pattern->vertex_count; role++) {
        if (!reading->players[role] || !may_come_by(pattern, link, role))
            continue;
        between->is_player[between->vertex[role]] = false;
        between->steps = find_routes(between->routes, between->vertex[link->from], wanted,
                                     reading->passed, between->steps);
        between->claim->routes[link - pattern->edges] |= between->routes->to[goal];
        between->is_player[between->vertex[role]] = true;
    }
}

static void find_ways_between_players(struct arena *arena, struct claim *claim)
{
    const struct story_reading *reading = claim->reading;
    const struct graph *pattern = reading->pattern;
    struct ways_between between = ways_between_players(arena, claim);
    for (uint32_t role = 0; role < pattern->vertex_count; role++)
        if (reading->players[role] && pattern->first[role] < pattern->first[role + 1])
            find_ways_from(&between, role);
    for (size_t at = 0; at < pattern->edge_count; at++) {
        const struct edge *link = &pattern->edges[at];
        if (reading->players[link->from] && reading->players[link->to] &&
            !(claim->routes[at] & WAYS_OF_ANY_SIGN))
            find_ways_by_another(&between, link);
    }
}

/* A loop over a role that is given from outside, and that nobody plays, asks for nothing. */
static void leave_out_uncast(struct claim *claim)
{
    size_t kept = 0;
    for (size_t i = 0; i < claim->loops->count; i++) {
        const struct found_loop *loop = &claim->loops->items[i];
        bool cast = true;
        for (uint32_t j = 0; j < loop->length; j++)
            cast = cast && claim->reading->players[loop->vertices[j]];
        if (cast)
            claim->loops->items[kept++] = *loop;
    }
    claim->loops->count = kept;
}

static const struct edge *step_of_loop(const struct claim *claim, const struct found_loop *loop,
                                       uint32_t number)
{
    return loop_edge(claim->reading->pattern, loop, number);
}

static unsigned routes_of(const struct claim *claim, const struct edge *step)
{
    return claim->routes[step - claim->reading->pattern->edges];
}

/* ---- Whether its loops are there --------------------------------------------------------------
 */

/* The types that the loop may come out as between the players, as ways; NO_WAY where it does
   not close. */
static unsigned types_of(const struct claim *claim, const struct found_loop *loop)
{
    unsigned types = WAY_EVEN;
    for (uint32_t i = 0; i < loop->length; i++) {
        unsigned step = routes_of(claim, step_of_loop(claim, loop, i)) & WAYS_OF_ANY_SIGN;
        types = (step & WAY_EVEN ? types : 0U) | (step & WAY_ODD ? turned_ways(types) : 0U) |
                (step & WAY_UNKNOWN && types ? (unsigned)WAY_UNKNOWN : 0U);
    }
    return types;
}

static bool holds(const struct claim *claim, const struct found_loop *loop)
{
    unsigned types = types_of(claim, loop);
    return types & WAY_UNKNOWN || (loop->type == UNDETERMINED && types) ||
           (loop->type == REINFORCING && types & WAY_EVEN) ||
           (loop->type == BALANCING && types & WAY_ODD);
}

static const struct edge *missing_step(const struct claim *claim, const struct found_loop *loop)
{
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *step = step_of_loop(claim, loop, i);
        if (!(routes_of(claim, step) & WAYS_OF_ANY_SIGN))
            return step;
    }
    return NULL;
}

/* ---- Whether what is slow is slow -------------------------------------------------------------
 */

/* Whether a loop without a delay runs over this link of the archetype. */
static bool is_prompt(const struct claim *claim, const struct edge *step)
{
    for (size_t i = 0; i < claim->loops->count; i++) {
        const struct found_loop *loop = &claim->loops->items[i];
        if (!loop->delayed && loop_runs_over(loop, step))
            return true;
    }
    return false;
}

static bool has_its_wait(const struct claim *claim, const struct found_loop *loop)
{
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *step = step_of_loop(claim, loop, i);
        if (routes_of(claim, step) & WAY_SLOW && !is_prompt(claim, step))
            return true;
    }
    return false;
}

static const struct edge *slow_step(const struct claim *claim, const struct found_loop *loop)
{
    uint32_t i = 0;
    while (!step_of_loop(claim, loop, i)->delayed)
        i++;
    return step_of_loop(claim, loop, i);
}

/* ---- How it stands ----------------------------------------------------------------------------
 */

/* The first fault; what is behind it may follow from it. */
static enum story_standing judge_loops(const struct claim *claim)
{
    struct story_reading *reading = claim->reading;
    for (size_t i = 0; i < claim->loops->count; i++) {
        reading->loop = &claim->loops->items[i];
        if (holds(claim, reading->loop))
            continue;
        reading->step = missing_step(claim, reading->loop);
        return reading->step ? STORY_BROKEN : STORY_TURNED;
    }
    for (size_t i = 0; i < claim->loops->count; i++) {
        reading->loop = &claim->loops->items[i];
        if (!reading->loop->delayed || has_its_wait(claim, reading->loop))
            continue;
        reading->step = slow_step(claim, reading->loop);
        return STORY_PROMPT;
    }
    return STORY_HOLDS;
}

static enum story_standing judge(struct arena *arena, struct story_reading *reading)
{
    struct claim claim = {.reading = reading};
    if ((reading->miscast = take_sentences(reading)))
        return STORY_MISCAST;
    if (has_open_role(reading))
        return STORY_OPEN;
    claim.routes = arena_alloc(arena, reading->pattern->edge_count + 1);
    claim.loops = shortest_loop_set(arena, reading->pattern);
    leave_out_uncast(&claim);
    if (!claim.loops->count)
        return STORY_LOOPLESS;
    find_ways_between_players(arena, &claim);
    return judge_loops(&claim);
}

struct story_reading read_story(struct arena *arena, const struct graph *map,
                                const struct item *story)
{
    struct story_reading reading;
    if (begin(arena, map, story, &reading))
        reading.standing = judge(arena, &reading);
    return reading;
}
