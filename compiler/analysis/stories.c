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
    const struct value *of = item_values(story, STORY_OF);
    const struct item *archetype = of ? of->item : NULL;
    *reading = (struct story_reading){.story = story, .archetype = archetype, .map = map};
    if (!archetype || !archetype_is_told(archetype) || story->owner->damaged ||
        map->edge_count > MOST_LINKS)
        return false;
    reading->pattern = graph_of_map(arena, archetype);
    reading->players = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *reading->players);
    reading->sentences = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *reading->sentences);
    return true;
}

uint32_t role_of(const struct story_reading *reading, const struct item *role)
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
        uint32_t role = role_of(reading, link->object);
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

bool role_is_open(const struct story_reading *reading, size_t role)
{
    return !reading->players[role] && !role_is_given(reading->pattern->variables[role]);
}

static bool has_open_role(const struct story_reading *reading)
{
    for (size_t role = 0; role < reading->pattern->vertex_count; role++)
        if (role_is_open(reading, role))
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

static void find_ways_between_players(struct arena *arena, struct claim *claim)
{
    struct story_reading *reading = claim->reading;
    const struct graph *map = reading->map, *pattern = reading->pattern;
    bool *is_player = arena_alloc(arena, map->vertex_count + 1);
    uint32_t *vertex = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *vertex);
    reading->passed = arena_alloc(arena, map->edge_count + 1);
    for (size_t role = 0; role < pattern->vertex_count; role++)
        if (reading->players[role])
            is_player[vertex[role] = map->vertex_of[reading->players[role]->place]] = true;
    struct routes *routes = routes_new(arena, map, is_player);
    int64_t steps = STEPS_OF_STORY;
    for (uint32_t role = 0; role < pattern->vertex_count; role++) {
        bool *wanted = arena_alloc(arena, map->vertex_count + 1);
        uint32_t first = pattern->first[role], end = pattern->first[role + 1];
        if (!reading->players[role] || first == end)
            continue;
        for (uint32_t at = first; at < end; at++)
            if (reading->players[pattern->edges[at].to])
                wanted[vertex[pattern->edges[at].to]] = true;
        steps = find_routes(routes, vertex[role], wanted, reading->passed, steps);
        for (uint32_t at = first; at < end; at++)
            if (reading->players[pattern->edges[at].to])
                claim->routes[at] = routes->to[vertex[pattern->edges[at].to]];
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
    const struct graph *pattern = claim->reading->pattern;
    return graph_edge(pattern, pattern->variables[loop->vertices[number]],
                      pattern->variables[loop->vertices[(number + 1) % loop->length]]);
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
        for (uint32_t j = 0; !loop->delayed && j < loop->length; j++)
            if (step_of_loop(claim, loop, j) == step)
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
