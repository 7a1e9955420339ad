/* Rules about stories of loops: a model's claim that a known archetype is at work in a map.

   A claim is checked by what makes an archetype one: which loops it has, of which type, and which
   of them are slow. Single signs are not held against it: whoever calls a variable by its opposite
   turns the signs of all its links round and leaves every loop as it was. What stands between two
   players without playing a role itself is passed through, and a link of unknown sign is taken for
   what is needed. Roles that come from outside the loops need no player. A wait may stand anywhere
   on the part of a slow loop that no prompt loop shares.

   Left out: that a map looks like an archetype which nobody has claimed; and that one fix bred the
   next, which is a story that no map tells. */
#include "analysis/loop_set.h"
#include "analysis/ways.h"
#include "check/causal_map.h"

/* ---- Who plays what ---------------------------------------------------------------------------
 */

/* Nobody tells a story of more: what is larger is not judged. */
enum { MOST_ROLES = 20, MOST_LINKS = 2000 };

struct casting {
    const struct item *story, *archetype;
    const struct graph *pattern;  /* of the archetype: its vertices are the roles */
    const struct graph *map;      /* the one that the story stands in */
    const struct item **players;  /* by role; NULL where nobody plays it */
    const struct link **sentence; /* that says so */
};

static bool has_few_roles(const struct item *archetype)
{
    size_t roles = 0;
    FOR_MEMBERS (archetype, role)
        if (++roles > MOST_ROLES)
            return false;
    return true;
}

/* False where the story cannot be judged, for it or what it is about was not understood. */
static bool cast_roles(struct check_run *run, const struct item *story, struct casting *casting)
{
    struct arena *arena = run->model->arena;
    const struct value *of = item_values(story, STORY_OF);
    const struct item *archetype = of ? of->item : NULL;
    if (!archetype || archetype->damaged || !has_few_roles(archetype) || story->owner->damaged)
        return false;
    *casting = (struct casting){.story = story, .archetype = archetype};
    casting->pattern = graph_of_map(arena, archetype);
    casting->map = check_graph(run, story->owner);
    casting->players = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *casting->players);
    casting->sentence = arena_alloc(arena, (MOST_ROLES + 1) * sizeof *casting->sentence);
    return casting->map->edge_count <= MOST_LINKS;
}

static uint32_t role_of(const struct casting *casting, const struct item *role)
{
    return casting->pattern->vertex_of[role->place];
}

static bool is_given(const struct item *role)
{
    return item_choice(role, VARIABLE_GIVEN) == VARIABLE_GIVEN_YES;
}

/* Fill in the players as far as the sentences agree. Gives the first that does not: another plays
   its role already, or its player another role, or is in another map; NULL where all agree. */
static const struct link *take_sentences(struct casting *casting)
{
    FOR_LINKS (casting->story, link) {
        if (link->damaged || !link->subject || !link->object)
            continue;
        uint32_t role = role_of(casting, link->object);
        if (casting->players[role] || link->subject->owner != casting->story->owner)
            return link;
        for (size_t other = 0; other < casting->pattern->vertex_count; other++)
            if (casting->players[other] == link->subject)
                return link;
        casting->players[role] = link->subject;
        casting->sentence[role] = link;
    }
    return NULL;
}

/* A role from inside the loops that nobody plays. */
static bool is_open(const struct casting *casting, size_t role)
{
    return !casting->players[role] && !is_given(casting->pattern->variables[role]);
}

/* What a role is, in the archetype's own words. */
static const char *role_told(const struct model *model, const struct item *role)
{
    struct span label = role->statement->label;
    return span_is_empty(label) ? item_called(model, role) : model_text(model, label);
}

static void tell_miscast(struct check_run *run, const struct casting *casting,
                         const struct link *link)
{
    struct model *model = run->model;
    const char *player = item_called(model, link->subject);
    struct span at = statement_at(link->statement);
    uint32_t role = role_of(casting, link->object), other = 0;
    while (other < casting->pattern->vertex_count && casting->players[other] != link->subject)
        other++;
    if (link->subject->owner != casting->story->owner) {
        struct diagnostic *diagnostic =
            finding(run, casting->story, at, "%s is a variable of %s, not of the map of this story",
                    player, item_called(model, link->subject->owner));
        finding_help(run, diagnostic, "a story is told of one map: name a variable of this one");
        return;
    }
    bool same_role = casting->players[role] != NULL;
    struct diagnostic *diagnostic =
        same_role
            ? finding(run, casting->story, at, "%s is to play %s, and %s plays it already", player,
                      item_called(model, link->object), item_called(model, casting->players[role]))
            : finding(run, casting->story, at, "%s plays two roles: %s and %s", player,
                      item_called(model, casting->pattern->variables[other]),
                      item_called(model, link->object));
    finding_remark(run, diagnostic,
                   statement_at(casting->sentence[same_role ? role : other]->statement),
                   "the first is here");
    finding_help(run, diagnostic, "each role has one player, and each player one role");
}

void check_archetype_roles(struct check_run *run, const struct item *story)
{
    struct casting casting;
    struct listing open = {0};
    if (!cast_roles(run, story, &casting))
        return;
    const struct link *wrong = take_sentences(&casting);
    if (wrong) {
        tell_miscast(run, &casting, wrong);
        return;
    }
    const struct item *first = NULL;
    for (size_t role = 0; role < casting.pattern->vertex_count; role++) {
        if (!is_open(&casting, role))
            continue;
        first = first ? first : casting.pattern->variables[role];
        listing_add(&open, run->model->arena,
                    item_called(run->model, casting.pattern->variables[role]));
    }
    if (!first)
        return;
    struct diagnostic *diagnostic = finding(
        run, story, item_at(story), "nothing in %s plays %s of %s", item_called(run->model, story),
        listing_text(&open, "or"), item_called(run->model, casting.archetype));
    finding_help(run, diagnostic, "%s: which variable is it? Add: NAME plays %s",
                 role_told(run->model, first), first->name->text);
}

/* ---- Ways from player to player ---------------------------------------------------------------
 */

/* The story held against the map. */
struct reading {
    struct casting casting;
    struct loop_set *loops; /* of the archetype */
    uint8_t *ways;          /* by the archetype's edges: enum way, as a set */
};

static void find_ways_between_players(struct check_run *run, struct reading *reading)
{
    struct arena *arena = run->model->arena;
    const struct graph *map = reading->casting.map, *pattern = reading->casting.pattern;
    const struct item *const *players = reading->casting.players;
    bool *is_player = arena_alloc(arena, map->vertex_count + 1);
    struct ways *ways = ways_new(arena, map);
    for (size_t role = 0; role < pattern->vertex_count; role++)
        if (players[role])
            is_player[map->vertex_of[players[role]->place]] = true;
    for (uint32_t role = 0; role < pattern->vertex_count; role++) {
        if (!players[role] || pattern->first[role] == pattern->first[role + 1])
            continue;
        follow_ways(ways, map->vertex_of[players[role]->place], is_player);
        for (uint32_t at = pattern->first[role]; at < pattern->first[role + 1]; at++) {
            const struct item *to = players[pattern->edges[at].to];
            reading->ways[at] = to ? ways->to[map->vertex_of[to->place]] : NO_WAY;
        }
    }
}

/* A loop over a role that is given from outside, and that nobody plays, asks for nothing. */
static void leave_out_uncast(struct reading *reading)
{
    size_t kept = 0;
    for (size_t i = 0; i < reading->loops->count; i++) {
        const struct found_loop *loop = &reading->loops->items[i];
        bool cast = true;
        for (uint32_t j = 0; j < loop->length; j++)
            cast = cast && reading->casting.players[loop->vertices[j]];
        if (cast)
            reading->loops->items[kept++] = *loop;
    }
    reading->loops->count = kept;
}

/* False where it is not cast, or cannot be judged. */
static bool read_story(struct check_run *run, const struct item *story, struct reading *reading)
{
    if (!cast_roles(run, story, &reading->casting) || take_sentences(&reading->casting))
        return false;
    const struct graph *pattern = reading->casting.pattern;
    for (size_t role = 0; role < pattern->vertex_count; role++)
        if (is_open(&reading->casting, role))
            return false;
    reading->ways = arena_alloc(run->model->arena, pattern->edge_count + 1);
    reading->loops = shortest_loop_set(run->model->arena, pattern);
    leave_out_uncast(reading);
    find_ways_between_players(run, reading);
    return true;
}

static uint32_t step_of_loop(const struct reading *reading, const struct found_loop *loop,
                             uint32_t number)
{
    const struct graph *pattern = reading->casting.pattern;
    const struct edge *edge =
        graph_edge(pattern, pattern->variables[loop->vertices[number]],
                   pattern->variables[loop->vertices[(number + 1) % loop->length]]);
    return (uint32_t)(edge - pattern->edges);
}

static const char *player_called(const struct check_run *run, const struct reading *reading,
                                 uint32_t role)
{
    return item_called(run->model, reading->casting.players[role]);
}

/* ---- Whether its loops are there --------------------------------------------------------------
 */

/* The types that the loop may come out as between the players: enum way, as a set; NO_WAY where it
   does not close. */
static unsigned types_of(const struct reading *reading, const struct found_loop *loop)
{
    unsigned types = WAY_EVEN;
    for (uint32_t i = 0; i < loop->length; i++) {
        unsigned step = reading->ways[step_of_loop(reading, loop, i)] & WAYS_OF_ANY_SIGN;
        types = (step & WAY_EVEN ? types : 0U) | (step & WAY_ODD ? turned_ways(types) : 0U) |
                (step & WAY_UNKNOWN && types ? (unsigned)WAY_UNKNOWN : 0U);
    }
    return types;
}

static bool holds(const struct reading *reading, const struct found_loop *loop)
{
    unsigned types = types_of(reading, loop);
    return types & WAY_UNKNOWN || (loop->type == UNDETERMINED && types) ||
           (loop->type == REINFORCING && types & WAY_EVEN) ||
           (loop->type == BALANCING && types & WAY_ODD);
}

static const char *loop_called(const struct check_run *run, const struct reading *reading,
                               const struct found_loop *loop)
{
    struct listing players = {0};
    for (uint32_t i = 0; i < loop->length; i++)
        listing_add(&players, run->model->arena, player_called(run, reading, loop->vertices[i]));
    return listing_text(&players, "and");
}

static void tell_open_loop(struct check_run *run, const struct reading *reading,
                           const struct found_loop *loop)
{
    const struct casting *casting = &reading->casting;
    const struct edge *missing = NULL;
    for (uint32_t i = 0; i < loop->length && !missing; i++) {
        uint32_t step = step_of_loop(reading, loop, i);
        if (!(reading->ways[step] & WAYS_OF_ANY_SIGN))
            missing = &casting->pattern->edges[step];
    }
    struct diagnostic *diagnostic =
        finding(run, casting->story, item_at(casting->story),
                "%s has a %s loop of %s, and here it does not close: nothing leads from %s to %s",
                item_called(run->model, casting->archetype), loop_type_words[loop->type],
                loop_called(run, reading, loop), player_called(run, reading, missing->from),
                player_called(run, reading, missing->to));
    finding_help(run, diagnostic,
                 "put in the link that is missing, let other variables play the roles, or tell "
                 "another story");
}

static void tell_other_type(struct check_run *run, const struct reading *reading,
                            const struct found_loop *loop)
{
    const struct casting *casting = &reading->casting;
    const char *comes_out = loop_type_words[loop->type == BALANCING ? REINFORCING : BALANCING];
    struct diagnostic *diagnostic = finding(
        run, casting->story, item_at(casting->story),
        "the loop of %s comes out %s, and in %s it is %s", loop_called(run, reading, loop),
        comes_out, item_called(run->model, casting->archetype), loop_type_words[loop->type]);
    finding_help(run, diagnostic,
                 "look at the signs of its links once more, or at who plays what; it may be "
                 "another story");
}

void check_archetype_signature(struct check_run *run, const struct item *story)
{
    struct reading reading;
    if (!read_story(run, story, &reading) || !map_is_understood(run, story->owner))
        return;
    for (size_t i = 0; i < reading.loops->count; i++) {
        const struct found_loop *loop = &reading.loops->items[i];
        if (holds(&reading, loop))
            continue;
        if (types_of(&reading, loop) == NO_WAY)
            tell_open_loop(run, &reading, loop);
        else
            tell_other_type(run, &reading, loop);
        return; /* what is behind it may follow from it */
    }
}

/* ---- Whether what is slow is slow -------------------------------------------------------------
 */

/* Whether a loop without a wait runs over this link of the archetype. */
static bool is_prompt(const struct reading *reading, uint32_t link)
{
    for (size_t i = 0; i < reading->loops->count; i++) {
        const struct found_loop *loop = &reading->loops->items[i];
        for (uint32_t j = 0; !loop->delayed && j < loop->length; j++)
            if (step_of_loop(reading, loop, j) == link)
                return true;
    }
    return false;
}

static bool has_its_wait(const struct reading *reading, const struct found_loop *loop)
{
    for (uint32_t i = 0; i < loop->length; i++) {
        uint32_t step = step_of_loop(reading, loop, i);
        if (reading->ways[step] & WAY_SLOW && !is_prompt(reading, step))
            return true;
    }
    return false;
}

static void tell_no_wait(struct check_run *run, const struct reading *reading,
                         const struct found_loop *loop)
{
    const struct casting *casting = &reading->casting;
    const struct edge *slow = NULL;
    for (uint32_t i = 0; i < loop->length && !slow; i++) {
        const struct edge *edge = &casting->pattern->edges[step_of_loop(reading, loop, i)];
        if (edge->delayed)
            slow = edge;
    }
    struct diagnostic *diagnostic =
        finding(run, casting->story, item_at(casting->story),
                "%s needs a wait, and nothing takes time on the way from %s to %s",
                item_called(run->model, casting->archetype),
                player_called(run, reading, slow->from), player_called(run, reading, slow->to));
    finding_help(run, diagnostic,
                 "how long is it before anybody notices? Write it behind the link: after \"some "
                 "months\"");
}

void check_archetype_delay(struct check_run *run, const struct item *story)
{
    struct reading reading;
    if (!read_story(run, story, &reading))
        return;
    for (size_t i = 0; i < reading.loops->count; i++)
        if (!holds(&reading, &reading.loops->items[i]))
            return; /* another rule speaks of that */
    for (size_t i = 0; i < reading.loops->count; i++) {
        const struct found_loop *loop = &reading.loops->items[i];
        if (!loop->delayed || has_its_wait(&reading, loop))
            continue;
        tell_no_wait(run, &reading, loop);
        return;
    }
}

/* ---- Where changes act on it ------------------------------------------------------------------
 */

/* The variables that changes act on: by the item's index, and each once. */
struct acting {
    bool *acted_on;
    const struct item **items;
    size_t count, capacity;
};

static const struct acting *acting_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->acting)
        return run->acting;
    struct acting *acting = arena_new_of(model->arena, struct acting);
    acting->acted_on = arena_alloc(model->arena, model->all.count + 1);
    FOR_ITEMS_OF (model, KIND_CHANGE, change) {
        const struct value *value = item_values(change, CHANGE_ACTS_ON);
        for (; value; value = value->next) {
            if (!value->item || acting->acted_on[value->item->index])
                continue;
            acting->acted_on[value->item->index] = true;
            *array_add(model->arena, acting) = value->item;
        }
    }
    return run->acting = acting;
}

static bool plays_a_role(const struct casting *casting, const struct item *variable)
{
    for (size_t role = 0; role < casting->pattern->vertex_count; role++)
        if (casting->players[role] == variable)
            return true;
    return false;
}

/* Acted on itself, or by way of a variable that plays no role and moves it. */
static bool is_worked_at(const struct acting *acting, const struct casting *casting,
                         const struct item *lever)
{
    for (size_t i = 0; i < acting->count; i++)
        if (acting->items[i] == lever || (!plays_a_role(casting, acting->items[i]) &&
                                          graph_edge(casting->map, acting->items[i], lever)))
            return true;
    return false;
}

void check_archetype_leverage(struct check_run *run, const struct item *story)
{
    struct reading reading;
    const struct acting *acting = acting_of(run);
    if (!acting->count || !read_story(run, story, &reading))
        return;
    const struct casting *casting = &reading.casting;
    struct listing touched = {0};
    const struct item *lever = NULL;
    for (size_t role = 0; role < casting->pattern->vertex_count; role++)
        if (casting->players[role] && acting->acted_on[casting->players[role]->index])
            listing_add(&touched, run->model->arena, player_called(run, &reading, (uint32_t)role));
    for (const struct value *value = item_values(casting->archetype, ARCHETYPE_LEVERAGE); value;
         value = value->next) {
        if (value->item->owner != casting->archetype)
            return;
        const struct item *player = casting->players[role_of(casting, value->item)];
        if (!player || is_worked_at(acting, casting, player))
            return;
        lever = lever ? lever : player;
    }
    if (!lever || !touched.count)
        return;
    struct diagnostic *diagnostic = finding(
        run, story, item_at(story), "changes act on %s, and none where %s is best worked at: %s",
        listing_text(&touched, "and"), item_called(run->model, casting->archetype),
        item_called(run->model, lever));
    finding_help(run, diagnostic,
                 "what would it take there? Let a change act on it: acts-on: %s rises, or falls",
                 lever->name->text);
}
