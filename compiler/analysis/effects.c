/* What a change moves through a causal map; see effects.h. */
#include "analysis/effects.h"

#include "analysis/paths.h"
#include "analysis/ways.h"

#include <stdlib.h>
#include <string.h>

const char *const movement_words[] = {"stays", "rises", "falls", "ambiguous"};
const char *const verdict_words[] = {"reached", "reversed", "ambiguous", "not-reached",
                                     "side-effect"};

/* Steps for all searches of one find_effects, and how many variables its paths hold together. */
static const uint64_t most_steps = 1 << 25;
static const size_t most_told = 1 << 22;

enum movement movement_turned(enum movement movement)
{
    static const enum movement turned[] = {MOVES_NOT, FALLS, RISES, AMBIGUOUS};
    return turned[movement];
}

enum movement movement_among(const struct push *pushes, size_t count, uint32_t vertex)
{
    for (size_t i = 0; i < count; i++)
        if (pushes[i].vertex == vertex)
            return pushes[i].movement;
    return MOVES_NOT;
}

enum movement push_over(enum movement movement, enum sign sign)
{
    return sign == SIGN_PLUS                        ? movement
           : sign == SIGN_MINUS                     ? movement_turned(movement)
           : movement == RISES || movement == FALLS ? AMBIGUOUS
                                                    : movement;
}

/* What has been found of one variable. */
struct finding {
    struct signed_path paths[MOVEMENT_COUNT]; /* the shortest that gives each; MOVES_NOT: none */
    unsigned direct, feedback;                /* one bit for each movement */
    enum movement intended;
    bool is_open; /* a search ran out of steps */
};

struct inquiry {
    struct arena *arena;
    const struct graph *graph;
    const struct push *pushes;
    size_t push_count;
    struct paths *paths;
    struct finding *findings; /* by vertex */
    bool *is_pushed;          /* the same, as stops */
    size_t told;
};

enum { BOTH_WAYS = 1u << RISES | 1u << FALLS };

/* ---- The direct effect -----------------------------------------------------------------------
 */

const struct edge *path_edge(const struct graph *graph, const struct signed_path *path,
                             uint32_t number)
{
    return graph_edge_between(graph, path->vertices[number], path->vertices[number + 1]);
}

bool path_is_before(const uint32_t *vertices, uint32_t length, const struct signed_path *kept)
{
    if (length != kept->length)
        return length < kept->length || !kept->length;
    for (uint32_t i = 0; i < length; i++)
        if (vertices[i] != kept->vertices[i])
            return vertices[i] < kept->vertices[i];
    return false;
}

struct signed_path signed_path_of(struct arena *arena, const struct graph *graph,
                                  const uint32_t *vertices, uint32_t length, enum movement gives)
{
    struct signed_path path = {.vertices = arena_alloc(arena, length * sizeof *vertices),
                               .length = length,
                               .gives = gives};
    memcpy(path.vertices, vertices, length * sizeof *vertices);
    for (uint32_t i = 0; i + 1 < length; i++)
        path.delayed = path.delayed || path_edge(graph, &path, i)->delayed;
    return path;
}

static void keep_path(struct inquiry *inquiry, uint32_t target, enum movement gives,
                      const uint32_t *vertices, uint32_t length)
{
    struct finding *finding = &inquiry->findings[target];
    struct signed_path *path = &finding->paths[gives];
    finding->direct |= 1u << gives;
    if (!path_is_before(vertices, length, path) || inquiry->told + length > most_told)
        return;
    inquiry->told += length;
    *path = signed_path_of(inquiry->arena, inquiry->graph, vertices, length, gives);
}

static void find_one(struct inquiry *inquiry, const struct push *push, uint32_t target,
                     enum sign sign)
{
    uint32_t length;
    enum path_found found = find_path(inquiry->paths, target, sign);
    const uint32_t *vertices = found_path(inquiry->paths, &length);
    if (found == PATH_FOUND)
        keep_path(inquiry, target, push_over(push->movement, sign), vertices, length);
    else if (found == PATH_NOT_SETTLED)
        inquiry->findings[target].is_open = true;
}

/* What rises by one path and falls by another needs none of unknown sign. */
static void find_paths(struct inquiry *inquiry, const struct push *push, bool of_unknown_sign)
{
    paths_begin(inquiry->paths, push->vertex);
    for (uint32_t target = 0; target < inquiry->graph->vertex_count; target++) {
        unsigned direct = inquiry->findings[target].direct;
        if (target == push->vertex || !paths_reach(inquiry->paths, target))
            continue;
        if (!of_unknown_sign) {
            find_one(inquiry, push, target, SIGN_PLUS);
            find_one(inquiry, push, target, SIGN_MINUS);
        } else if ((direct & BOTH_WAYS) != BOTH_WAYS) {
            find_one(inquiry, push, target, SIGN_UNKNOWN);
        }
    }
}

/* Its own push moves a pushed variable that another one moves, or that is meant to move. */
static void find_own_pushes(struct inquiry *inquiry)
{
    for (size_t i = 0; i < inquiry->push_count; i++) {
        const struct push *push = &inquiry->pushes[i];
        const struct finding *finding = &inquiry->findings[push->vertex];
        if (finding->direct || finding->intended)
            keep_path(inquiry, push->vertex, push->movement, &push->vertex, 1);
    }
}

static void find_direct(struct inquiry *inquiry)
{
    inquiry->paths = paths_new(inquiry->arena, inquiry->graph, inquiry->is_pushed, most_steps);
    for (size_t i = 0; i < inquiry->push_count; i++)
        find_paths(inquiry, &inquiry->pushes[i], false);
    for (size_t i = 0; i < inquiry->push_count; i++)
        find_paths(inquiry, &inquiry->pushes[i], true);
    find_own_pushes(inquiry);
}

/* ---- The feedback effect ---------------------------------------------------------------------
 */

/* What ways of these signs make of a push. */
static unsigned movements_over(enum movement movement, unsigned ways)
{
    return (ways & WAY_EVEN ? 1u << movement : 0U) |
           (ways & WAY_ODD ? 1u << movement_turned(movement) : 0U) |
           (ways & WAY_UNKNOWN ? 1u << AMBIGUOUS : 0U);
}

static void find_feedback(struct inquiry *inquiry)
{
    const struct graph *graph = inquiry->graph;
    const bool *no_stops = arena_alloc(inquiry->arena, graph->vertex_count + 1);
    struct ways *ways = ways_new(inquiry->arena, graph);
    for (size_t i = 0; i < inquiry->push_count; i++) {
        const struct push *push = &inquiry->pushes[i];
        follow_ways(ways, push->vertex, no_stops);
        inquiry->findings[push->vertex].feedback |= 1u << push->movement;
        for (size_t vertex = 0; vertex < graph->vertex_count; vertex++)
            inquiry->findings[vertex].feedback |= movements_over(push->movement, ways->to[vertex]);
    }
}

/* ---- The answer ------------------------------------------------------------------------------
 */

static enum movement sum_of(unsigned movements)
{
    return !movements                 ? MOVES_NOT
           : movements == 1u << RISES ? RISES
           : movements == 1u << FALLS ? FALLS
                                      : AMBIGUOUS;
}

static enum verdict verdict_of(enum movement direct, enum movement intended)
{
    return !intended             ? SIDE_EFFECT
           : !direct             ? NOT_REACHED
           : direct == AMBIGUOUS ? UNSURE
           : direct == intended  ? REACHED
                                 : REVERSED;
}

/* The first of these movements that a path gives, and is not the one that is told already. */
static struct signed_path first_path(const struct finding *finding, enum movement wanted,
                                     enum movement told)
{
    const enum movement order[] = {wanted, movement_turned(wanted), AMBIGUOUS};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i] != told && finding->paths[order[i]].length)
            return finding->paths[order[i]];
    return (struct signed_path){.length = 0};
}

static struct effect effect_at(const struct finding *finding, uint32_t vertex)
{
    struct effect effect = {
        .vertex = vertex,
        .direct = sum_of(finding->direct),
        .feedback = sum_of(finding->feedback),
        .intended = finding->intended,
    };
    effect.verdict = verdict_of(effect.direct, effect.intended);
    effect.settled = effect.direct == AMBIGUOUS || !finding->is_open;
    effect.path = first_path(finding, effect.intended ? effect.intended : RISES, MOVES_NOT);
    if (effect.direct == AMBIGUOUS && effect.path.length)
        effect.against = first_path(finding, movement_turned(effect.path.gives), effect.path.gives);
    effect.delayed = effect.path.delayed;
    return effect;
}

static struct effects *effects_in(const struct inquiry *inquiry)
{
    struct effects *effects = arena_new_of(inquiry->arena, struct effects);
    size_t count = inquiry->graph->vertex_count;
    effects->graph = inquiry->graph;
    effects->pushes = inquiry->pushes;
    effects->push_count = inquiry->push_count;
    effects->items = arena_alloc(inquiry->arena, (count + 1) * sizeof *effects->items);
    effects->settled = true;
    for (uint32_t vertex = 0; vertex < count; vertex++) {
        const struct finding *finding = &inquiry->findings[vertex];
        if (!finding->direct && !finding->intended)
            continue;
        struct effect effect = effect_at(finding, vertex);
        effects->settled = effects->settled && effect.settled;
        effects->items[effects->count++] = effect;
    }
    return effects;
}

struct effects *find_effects(struct arena *arena, const struct graph *graph,
                             const struct push *pushes, size_t push_count,
                             const struct push *intents, size_t intent_count)
{
    struct inquiry inquiry = {
        .arena = arena, .graph = graph, .pushes = pushes, .push_count = push_count};
    inquiry.findings = arena_alloc(arena, (graph->vertex_count + 1) * sizeof *inquiry.findings);
    inquiry.is_pushed = arena_alloc(arena, graph->vertex_count + 1);
    for (size_t i = 0; i < push_count; i++)
        inquiry.is_pushed[pushes[i].vertex] = true;
    for (size_t i = 0; i < intent_count; i++)
        inquiry.findings[intents[i].vertex].intended = intents[i].movement;
    find_direct(&inquiry);
    find_feedback(&inquiry);
    return effects_in(&inquiry);
}

/* ---- Changes ---------------------------------------------------------------------------------
 */

/* Its place among the map's variables: the vertex that it is in every graph of the map. */
static uint32_t vertex_of_variable(const struct item *variable)
{
    uint32_t vertex = 0;
    FOR_MEMBERS (variable->owner, member) {
        if (member == variable)
            break;
        vertex += member->kind == KIND_VARIABLE;
    }
    return vertex;
}

static struct intervention *intervention_in(struct arena *arena, struct interventions *list,
                                            const struct item *change, const struct item *map)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].map == map)
            return &list->items[i];
    struct intervention *added = array_add(arena, list);
    *added = (struct intervention){.change = change, .map = map};
    return added;
}

static void add_push(struct arena *arena, struct push **pushes, size_t *count, size_t *capacity,
                     struct push push)
{
    for (size_t i = 0; i < *count; i++)
        if ((*pushes)[i].vertex == push.vertex)
            return;
    array_grow(arena, (void **)pushes, *count, capacity, sizeof push);
    (*pushes)[(*count)++] = push;
}

static int by_map(const void *left, const void *right)
{
    const struct intervention *a = left, *b = right;
    return a->map->index < b->map->index ? -1 : a->map->index > b->map->index;
}

static void add_values(struct arena *arena, struct interventions *list, const struct item *change,
                       enum attribute attribute)
{
    for (const struct value *value = item_values(change, attribute); value; value = value->next) {
        const struct item *variable = value->item;
        if (!variable || variable->kind != KIND_VARIABLE ||
            variable->owner->kind != KIND_CAUSAL_MAP)
            continue;
        struct intervention *in = intervention_in(arena, list, change, variable->owner);
        struct push push = {vertex_of_variable(variable), value->choice ? FALLS : RISES};
        if (attribute == CHANGE_ACTS_ON)
            add_push(arena, &in->pushes, &in->push_count, &in->push_capacity, push);
        else
            add_push(arena, &in->intents, &in->intent_count, &in->intent_capacity, push);
    }
}

struct interventions interventions_of(struct arena *arena, const struct item *change)
{
    struct interventions list = {0};
    add_values(arena, &list, change, CHANGE_ACTS_ON);
    add_values(arena, &list, change, CHANGE_INTENDS);
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, by_map);
    return list;
}

struct effects *effects_of(struct arena *arena, const struct graph *graph,
                           const struct intervention *intervention)
{
    return find_effects(arena, graph, intervention->pushes, intervention->push_count,
                        intervention->intents, intervention->intent_count);
}
