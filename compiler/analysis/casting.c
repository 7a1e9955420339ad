/* Who in a map would play which role of a pattern, where its loops were found. */
#include "analysis/casting.h"

#include "analysis/components.h"

#include <string.h>

/* ---- What variables and roles are -------------------------------------------------------------
 */

bool variable_is_gap(const struct item *variable)
{
    return item_choice(variable, VARIABLE_IS) == VARIABLE_IS_GAP ||
           item_values(variable, VARIABLE_GOAL);
}

/* The variable that says where this one ought to be, of the same graph. */
static uint32_t goal_of(const struct graph *graph, const struct item *variable)
{
    const struct value *goal = item_values(variable, VARIABLE_GOAL);
    return goal && goal->item && goal->item->owner == graph->map &&
                   goal->item->kind == KIND_VARIABLE
               ? graph->vertex_of[goal->item->place]
               : NOBODY_PLAYS;
}

/* Whether the role is one that says where another ought to be. */
static bool is_goal_role(const struct graph *pattern, uint32_t role)
{
    for (size_t other = 0; other < pattern->vertex_count; other++)
        if (goal_of(pattern, pattern->variables[other]) == role)
            return true;
    return false;
}

/* The given role that moves this one in the pattern; NOBODY_PLAYS where none does. */
static uint32_t given_role_of(const struct graph *pattern, uint32_t role)
{
    for (size_t at = 0; at < pattern->edge_count; at++)
        if (pattern->edges[at].to == role &&
            role_is_given(pattern->variables[pattern->edges[at].from]))
            return pattern->edges[at].from;
    return NOBODY_PLAYS;
}

/* Whether the variable is what the role asks for, beyond where it stands. */
static bool suits(const struct casting *casting, uint32_t vertex, uint32_t role)
{
    const struct graph *pattern = casting->pattern->graph;
    return (variable_is_gap(pattern->variables[role]) &&
            variable_is_gap(casting->map->variables[vertex])) ||
           (casting->is_wanted[vertex] && is_goal_role(pattern, role)) ||
           (given_role_of(pattern, role) != NOBODY_PLAYS &&
            casting->outsider[vertex] != NOBODY_PLAYS);
}

struct walker {
    const struct way *way;
    uint32_t strand, link;
    bool turned; /* where it stands */
};

/* The variable that the next link of the way leads to. */
static uint32_t walk_on(struct walker *walker)
{
    const struct strand *strand = walker->way->strands[walker->strand];
    const struct edge *link = strand->links[walker->link++];
    if (walker->link == strand->length) {
        walker->strand++;
        walker->link = 0;
    }
    walker->turned ^= link->sign == SIGN_MINUS;
    return link->to;
}

static uint32_t variables_inside(const struct way *way)
{
    uint32_t links = 0;
    for (uint32_t i = 0; i < way->count; i++)
        links += way->strands[i]->length;
    return links - 1;
}

/* How many variables at the beginning of a way are not its own. Of two that a player is drawn apart
   into, the second may also be what drives growth, where something else works against it. */
static uint32_t variables_of_others(const struct casting *casting, size_t strand,
                                    const struct way *way)
{
    bool drives = false, is_held_back = false;
    for (size_t i = 0; i < casting->pattern->loops.count; i++) {
        const struct pattern_loop *loop = &casting->pattern->loops.items[i];
        drives |= loop->type == REINFORCING && loop->strands >> strand & 1;
        is_held_back |= loop->type == BALANCING;
    }
    return way->shared && !(drives && is_held_back) ? way->strands[0]->length : 0;
}

static bool plays_a_role(const struct casting *casting, const struct candidate *candidate,
                         uint32_t vertex)
{
    for (size_t role = 0; role < casting->pattern->graph->vertex_count; role++)
        if (candidate->players[role] == vertex)
            return true;
    return false;
}

/* Who stands on the way plays the roles that stand on the strand: the first that come and play
   none yet, but for those who suit a role better. False where there are not enough of them. */
static bool cast_way(const struct casting *casting, struct candidate *candidate, size_t number,
                     const struct way *way)
{
    const struct strand *strand = &casting->pattern->skeleton->strands.items[number];
    uint32_t roles = strand_inside(strand), inside = variables_inside(way);
    uint32_t of_others = variables_of_others(casting, number, way);
    struct walker walker = {way, 0, 0, candidate->turned[strand->from]};
    bool role_turned = false; /* by the signs of the pattern */
    if (inside < roles + of_others)
        return false;
    uint32_t spare = inside - roles - of_others;
    for (uint32_t i = 0; i < of_others; i++)
        walk_on(&walker);
    for (uint32_t i = 0; i < roles; i++) {
        uint32_t role = strand->links[i]->to, vertex = walk_on(&walker);
        for (; plays_a_role(casting, candidate, vertex); vertex = walk_on(&walker))
            if (!spare--)
                return false;
        struct walker ahead = walker;
        for (uint32_t j = 1; j <= spare && !suits(casting, vertex, role); j++) {
            uint32_t later = walk_on(&ahead);
            if (!suits(casting, later, role) || plays_a_role(casting, candidate, later))
                continue;
            walker = ahead;
            vertex = later;
            spare -= j;
        }
        role_turned ^= strand->links[i]->sign == SIGN_MINUS;
        candidate->players[role] = vertex;
        candidate->turned[role] = walker.turned != role_turned;
    }
    return true;
}

/* Ways on which nobody is to spare have the first choice of those on what ways share. */
static bool cast_ways(const struct casting *casting, const struct embedding *embedding,
                      struct candidate *candidate)
{
    const struct skeleton *skeleton = casting->pattern->skeleton;
    for (int with_spare = 0; with_spare < 2; with_spare++)
        for (size_t i = 0; i < skeleton->strands.count; i++) {
            const struct way *way = &embedding->ways[i];
            bool has_spare = variables_inside(way) > strand_inside(&skeleton->strands.items[i]);
            if (has_spare == with_spare && !cast_way(casting, candidate, i, way))
                return false;
        }
    return true;
}

static void cast_given(const struct casting *casting, struct candidate *candidate)
{
    const struct graph *pattern = casting->pattern->graph;
    uint32_t *players = candidate->players;
    for (uint32_t role = 0; role < pattern->vertex_count; role++) {
        uint32_t given = given_role_of(pattern, role);
        if (players[role] == NOBODY_PLAYS || given == NOBODY_PLAYS ||
            players[given] != NOBODY_PLAYS)
            continue;
        uint32_t outsider = casting->outsider[players[role]];
        if (outsider == NOBODY_PLAYS || plays_a_role(casting, candidate, outsider))
            continue;
        players[given] = outsider;
        candidate->given++;
    }
}

/* A pattern may be turned as a whole: it is told so that fewest stand for their opposites. */
static void turn_fewest(const struct casting *casting, struct candidate *candidate)
{
    size_t roles = casting->pattern->graph->vertex_count, count = 0;
    for (size_t role = 0; role < roles; role++)
        count += candidate->players[role] != NOBODY_PLAYS && candidate->turned[role];
    for (size_t role = 0; 2 * count > casting->pattern->role_count && role < roles; role++)
        candidate->turned[role] =
            candidate->players[role] != NOBODY_PLAYS && !candidate->turned[role];
}

/* Count the players that are said to be what their roles are. False where one is said to be wanted
   elsewhere than the pattern has it. */
static bool count_marked(const struct casting *casting, struct candidate *candidate)
{
    const struct graph *pattern = casting->pattern->graph, *map = casting->map;
    for (size_t role = 0; role < pattern->vertex_count; role++) {
        uint32_t player = candidate->players[role];
        if (player == NOBODY_PLAYS || !variable_is_gap(pattern->variables[role]) ||
            !variable_is_gap(map->variables[player]))
            continue;
        candidate->marked++;
        uint32_t goal = goal_of(pattern, pattern->variables[role]);
        uint32_t said = goal_of(map, map->variables[player]);
        if (goal == NOBODY_PLAYS || said == NOBODY_PLAYS)
            continue;
        if (role_is_given(pattern->variables[goal]) && !plays_a_role(casting, candidate, said))
            candidate->players[goal] = said;
        if (candidate->players[goal] != said)
            return false;
        candidate->marked++;
    }
    return true;
}

bool cast_roles(const struct casting *casting, const struct embedding *embedding,
                struct candidate *candidate)
{
    size_t roles = casting->pattern->graph->vertex_count;
    memcpy(candidate->players, embedding->players, roles * sizeof *candidate->players);
    memcpy(candidate->turned, embedding->turned, roles * sizeof *candidate->turned);
    if (!cast_ways(casting, embedding, candidate))
        return false;
    turn_fewest(casting, candidate);
    if (!count_marked(casting, candidate))
        return false;
    cast_given(casting, candidate);
    return true;
}

/* ---- What it asks of the map ------------------------------------------------------------------
 */

/* Find who moves a variable from outside: said to be given, or on no loop. */
static void find_outsiders(struct arena *arena, struct casting *casting)
{
    const struct graph *map = casting->map;
    struct components components = components_of(arena, map, NULL);
    const uint32_t *part = component_numbers(arena, map, &components); /* 0: on no loop */
    size_t room = (map->vertex_count + 1) * sizeof(uint32_t);
    casting->outsider = arena_alloc(arena, room);
    memset(casting->outsider, 0xFF, room);         /* NOBODY_PLAYS */
    for (size_t at = map->edge_count; at-- > 0;) { /* the one declared first stays */
        uint32_t from = map->edges[at].from;
        if (from != map->edges[at].to && (!part[from] || role_is_given(map->variables[from])))
            casting->outsider[map->edges[at].to] = from;
    }
}

struct casting casting_new(struct arena *arena, const struct graph *map)
{
    struct casting casting = {.map = map};
    casting.is_wanted = arena_alloc(arena, map->vertex_count + 1);
    for (size_t vertex = 0; vertex < map->vertex_count; vertex++) {
        uint32_t goal = goal_of(map, map->variables[vertex]);
        if (goal != NOBODY_PLAYS)
            casting.is_wanted[goal] = true;
    }
    find_outsiders(arena, &casting);
    return casting;
}
