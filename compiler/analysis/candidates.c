/* What a map looks like: of all places where it holds the pattern of an archetype, those for which
   enough speaks.

   Two loops that share a variable are in nearly every map. So a structure alone is not enough for
   a pattern of few loops: its delay has to be where the story has it, or what is given from outside
   is there, or a gap is said to be one. Without these it is told where the map is hardly more than
   the pattern, or where one that asks for none of them is there as it is told, sign for sign; never
   of one that something given belongs to: of a reinforcing and a balancing loop that share a
   variable nobody need be told. */
#include "analysis/candidates.h"

#include "analysis/casting.h"
#include "analysis/stories.h"

#include <string.h>

enum { KEPT_OF_EACH = 8, BITS = 64 };

struct told {
    const struct item *archetype; /* NULL where the map does not bear the story out */
    uint64_t *links;
};

struct candidate_search {
    struct arena *arena;
    const struct graph *map;
    const struct skeleton *skeleton; /* of the map */
    const struct pattern *pattern;   /* that is looked for */
    struct casting casting;          /* of the map, for that pattern */
    size_t words;                    /* of a set of links */
    struct candidate best[KEPT_OF_EACH], fresh;
    size_t best_count;
    struct candidates all;
    struct {
        struct told *items;
        size_t count, capacity;
    } told;        /* by the stories of the map */
    int64_t steps; /* that it took so far */
};

/* ---- Sets of links ----------------------------------------------------------------------------
 */

static void add_link(uint64_t *links, size_t link)
{
    links[link / BITS] |= UINT64_C(1) << link % BITS;
}

static bool has_link(const uint64_t *links, size_t link)
{
    return links[link / BITS] >> link % BITS & 1;
}

static size_t count_links(const uint64_t *links, size_t words)
{
    size_t count = 0;
    for (size_t i = 0; i < words; i++)
        for (uint64_t left = links[i]; left; left &= left - 1)
            count++;
    return count;
}

static size_t count_shared(const uint64_t *links, const uint64_t *others, size_t words)
{
    size_t count = 0;
    for (size_t i = 0; i < words; i++)
        for (uint64_t left = links[i] & others[i]; left; left &= left - 1)
            count++;
    return count;
}

/* ---- What speaks for it -----------------------------------------------------------------------
 */

/* By what is its own: where ways share a wait, it tells none of them from the others. */
static bool is_slow_way(const struct way *way)
{
    for (uint32_t i = way->shared; i < way->count; i++)
        if (way->strands[i]->delayed)
            return true;
    return false;
}

/* A pattern that names no delay still has one as a rule, where its balancing loops run alone. */
static uint64_t usual_delays(const struct pattern *pattern)
{
    uint64_t balancing = 0, others = 0;
    for (size_t i = 0; i < pattern->loops.count; i++)
        if (pattern->loops.items[i].type == BALANCING)
            balancing |= pattern->loops.items[i].strands;
        else
            others |= pattern->loops.items[i].strands;
    return others ? balancing & ~others : 0;
}

static void judge_waits(struct candidate *candidate, uint64_t slow)
{
    const struct pattern *pattern = candidate->pattern;
    if (!pattern->is_slow) {
        candidate->waits = slow & usual_delays(pattern) ? WAITS_AS_TOLD : WAITS_UNSAID;
        return;
    }
    candidate->waits = WAITS_AS_TOLD;
    for (size_t i = 0; i < pattern->loops.count; i++)
        if (pattern->loops.items[i].delayed &&
            !(pattern->loops.items[i].strands & slow & ~pattern->prompt))
            candidate->waits = slow && !(slow & ~pattern->prompt) ? WAITS_ELSEWHERE : WAITS_UNSAID;
}

static bool branches(const struct skeleton *skeleton, uint32_t vertex)
{
    return skeleton->in[vertex] > 1 || skeleton->first[vertex + 1] - skeleton->first[vertex] > 1;
}

static void add_strand(const struct candidate_search *search, struct candidate *candidate,
                       const struct strand *strand)
{
    for (uint32_t i = 0; i < strand->length; i++) {
        add_link(candidate->links, (size_t)(strand->links[i] - search->map->edges));
        candidate->unknown += strand->links[i]->sign == SIGN_UNKNOWN;
    }
}

static void weigh(struct candidate_search *search, const struct embedding *embedding)
{
    enum { MOST_NUMERATOR = 3, MOST_DENOMINATOR = 4 };
    struct candidate *candidate = &search->fresh;
    uint64_t slow = 0;
    memset(candidate->links, 0, search->words * sizeof *candidate->links);
    for (size_t i = 0; i < search->pattern->skeleton->strands.count; i++) {
        const struct way *way = &embedding->ways[i];
        slow |= is_slow_way(way) ? UINT64_C(1) << i : 0;
        for (uint32_t j = 0; j < way->count; j++) {
            candidate->detours +=
                j > way->shared && branches(search->skeleton, way->strands[j]->from);
            add_strand(search, candidate, way->strands[j]);
        }
        candidate->shared += way->shared;
    }
    candidate->link_count = count_links(candidate->links, search->words);
    candidate->covers_the_map =
        MOST_DENOMINATOR * candidate->link_count >= MOST_NUMERATOR * search->skeleton->link_count;
    judge_waits(candidate, slow);
}

/* Whether its roles ask for what the map says of their players, where a role is a gap. */
static bool asks_for_marks(const struct pattern *pattern)
{
    for (size_t role = 0; role < pattern->graph->vertex_count; role++)
        if (variable_is_gap(pattern->graph->variables[role]))
            return true;
    return false;
}

static bool has_given_role(const struct pattern *pattern)
{
    return pattern->role_count < pattern->graph->vertex_count;
}

static bool has_turned_player(const struct candidate *candidate)
{
    for (size_t role = 0; role < candidate->pattern->graph->vertex_count; role++)
        if (candidate->turned[role])
            return true;
    return false;
}

/* Whether its loops are enough, where nothing else speaks for them. */
static bool speaks_for_itself(const struct candidate *candidate)
{
    const struct pattern *pattern = candidate->pattern;
    bool as_named = !has_turned_player(candidate);
    if (has_given_role(pattern))
        return false;
    if (asks_for_marks(pattern))
        return candidate->covers_the_map && candidate->waits == WAITS_AS_TOLD;
    if (pattern->is_slow)
        return candidate->covers_the_map && as_named;
    return candidate->covers_the_map || (as_named && !candidate->shared && candidate->detours <= 1);
}

/* Whether a link of these lowers, or may. */
static bool lowers(const struct graph *graph, const uint64_t *links)
{
    for (size_t i = 0; i < graph->edge_count; i++)
        if (graph->edges[i].sign != SIGN_PLUS && (!links || has_link(links, i)))
            return true;
    return false;
}

/* The more independent loops a pattern has, the less it comes about by chance. */
static bool is_plausible(const struct candidate_search *search, const struct candidate *candidate)
{
    const struct pattern *pattern = candidate->pattern;
    if (candidate->waits == WAITS_ELSEWHERE || candidate->unknown * 3 > candidate->link_count)
        return false;
    if (lowers(pattern->graph, NULL) && !lowers(search->map, candidate->links))
        return false; /* where all grows together, nobody wins at another's cost */
    if (pattern->loop_count == 1)
        return candidate->marked && candidate->waits == WAITS_AS_TOLD;
    if (candidate->covers_the_map && pattern->loop_count > 2)
        return true;
    if (pattern->loop_count == 2 && speaks_for_itself(candidate))
        return true;
    if (!candidate->covers_the_map && candidate->detours > pattern->skeleton->node_count / 2)
        return false;
    if (pattern->skeleton->node_count == 1 && asks_for_marks(pattern))
        return candidate->marked > 0;
    return candidate->waits == WAITS_AS_TOLD || candidate->given > 0;
}

/* Whether more speaks for the first: < 0, or for the second: > 0. */
static int weight_order(const struct candidate *a, const struct candidate *b)
{
    if (a->pattern->loop_count != b->pattern->loop_count)
        return a->pattern->loop_count > b->pattern->loop_count ? -1 : 1;
    if (a->waits != b->waits)
        return a->waits > b->waits ? -1 : 1;
    if (a->marked != b->marked)
        return a->marked > b->marked ? -1 : 1;
    if (a->given != b->given)
        return a->given > b->given ? -1 : 1;
    if (a->shared != b->shared)
        return a->shared < b->shared ? -1 : 1;
    if (a->detours != b->detours)
        return a->detours < b->detours ? -1 : 1;
    if (a->unknown != b->unknown)
        return a->unknown < b->unknown ? -1 : 1;
    return a->link_count < b->link_count ? -1 : a->link_count > b->link_count;
}

/* ---- Keeping the best -------------------------------------------------------------------------
 */

/* Of two for the same links the better one is kept. */
static void keep(struct candidate_search *search)
{
    size_t at = 0, bytes = search->words * sizeof *search->fresh.links;
    while (at < search->best_count && memcmp(search->best[at].links, search->fresh.links, bytes))
        at++;
    bool known = at < search->best_count;
    if (!known && search->best_count < KEPT_OF_EACH)
        search->best_count++;
    at = known ? at : search->best_count - 1;
    struct candidate other = search->best[at]; /* at first: room that nothing stands in */
    if (other.link_count && weight_order(&other, &search->fresh) <= 0)
        return;
    search->best[at] = search->fresh;
    search->fresh = other;
    for (; at && weight_order(&search->best[at], &search->best[at - 1]) < 0; at--) {
        other = search->best[at];
        search->best[at] = search->best[at - 1];
        search->best[at - 1] = other;
    }
}

static bool take_embedding(void *context, const struct embedding *embedding)
{
    struct candidate_search *search = context;
    struct candidate *fresh = &search->fresh;
    *fresh = (struct candidate){.pattern = search->pattern,
                                .players = fresh->players,
                                .turned = fresh->turned,
                                .links = fresh->links};
    weigh(search, embedding);
    if (cast_roles(&search->casting, embedding, fresh) && is_plausible(search, fresh))
        keep(search);
    return true;
}

static void make_room(struct candidate_search *search, struct candidate *candidate)
{
    size_t roles = search->pattern->graph->vertex_count + 1;
    *candidate = (struct candidate){.pattern = search->pattern};
    candidate->players = arena_alloc(search->arena, roles * sizeof *candidate->players);
    candidate->turned = arena_alloc(search->arena, roles);
    candidate->links = arena_alloc(search->arena, search->words * sizeof *candidate->links);
}

static bool look_for(struct candidate_search *search, const struct pattern *pattern, int64_t steps)
{
    struct embedding_search embeddings = {.pattern = pattern->skeleton,
                                          .map = search->skeleton,
                                          .whole = true,
                                          .drawn_apart = true,
                                          .steps = steps,
                                          .found = take_embedding,
                                          .context = search};
    search->pattern = search->casting.pattern = pattern;
    search->best_count = 0;
    make_room(search, &search->fresh);
    for (size_t i = 0; i < KEPT_OF_EACH; i++)
        make_room(search, &search->best[i]);
    bool all = find_embeddings(search->arena, &embeddings);
    search->steps += steps - embeddings.steps;
    for (size_t i = 0; i < search->best_count; i++)
        *array_add(search->arena, &search->all) = search->best[i];
    return all;
}

/* ---- Choosing among them ----------------------------------------------------------------------
 */

/* What the stories of the map tell of already. */
static void find_told(struct candidate_search *search)
{
    FOR_MEMBERS (search->map->map, story) {
        if (story->kind != KIND_STORY)
            continue;
        struct story_reading reading = read_story(search->arena, search->map, story);
        struct told told = {.links =
                                arena_alloc(search->arena, search->words * sizeof *told.links)};
        told.archetype = reading.standing < STORY_PROMPT ? NULL : reading.archetype;
        for (size_t link = 0; reading.passed && link < search->map->edge_count; link++)
            if (reading.passed[link])
                add_link(told.links, link);
        *array_add(search->arena, &search->told) = told;
    }
}

/* How many of its links stories tell of: those of this archetype; NULL: all. */
static size_t count_told(const struct candidate_search *search, const struct candidate *candidate,
                         const struct item *archetype)
{
    size_t count = 0;
    for (size_t link = 0; link < search->map->edge_count; link++) {
        bool told = false;
        for (size_t i = 0; i < search->told.count; i++)
            told |= (!archetype || search->told.items[i].archetype == archetype) &&
                    has_link(search->told.items[i].links, link);
        count += told && has_link(candidate->links, link);
    }
    return count;
}

/* All of it, or most of it by stories of the same archetype: of two who stand for many, say. */
static bool is_told(const struct candidate_search *search, const struct candidate *candidate)
{
    return count_told(search, candidate, NULL) == candidate->link_count ||
           2 * count_told(search, candidate, candidate->pattern->archetype) > candidate->link_count;
}

/* Whether the one says hardly more than the other, or is the same story once more. */
static bool adds_little(const struct candidate_search *search, const struct candidate *candidate,
                        const struct candidate *other)
{
    return candidate->pattern == other->pattern ||
           2 * count_shared(candidate->links, other->links, search->words) > candidate->link_count;
}

/* Of each in turn that more speaks for: the first that is wanted. */
static void choose(struct candidate_search *search, struct candidates *chosen)
{
    bool *seen = arena_alloc(search->arena, search->all.count + 1);
    for (size_t round = 0; round < search->all.count && chosen->count < MOST_CANDIDATES; round++) {
        size_t best = search->all.count;
        for (size_t i = 0; i < search->all.count; i++)
            if (!seen[i] && (best == search->all.count ||
                             weight_order(&search->all.items[i], &search->all.items[best]) < 0))
                best = i;
        const struct candidate *candidate = &search->all.items[best];
        bool known = is_told(search, candidate);
        seen[best] = true;
        for (size_t i = 0; i < chosen->count && !known; i++)
            known = adds_little(search, candidate, &chosen->items[i]);
        if (!known)
            *array_add(search->arena, chosen) = *candidate;
    }
}

struct candidates *find_candidates(struct arena *arena, const struct patterns *patterns,
                                   const struct graph *map, int64_t steps)
{
    struct candidates *chosen = arena_new_of(arena, struct candidates);
    struct candidate_search search = {.arena = arena, .map = map};
    bool *gaps = arena_alloc(arena, map->vertex_count + 1);
    for (size_t vertex = 0; vertex < map->vertex_count; vertex++)
        gaps[vertex] = variable_is_gap(map->variables[vertex]);
    search.skeleton = skeleton_of(arena, map, gaps, NULL);
    search.casting = casting_new(arena, map);
    search.words = map->edge_count / BITS + 1;
    chosen->exhaustive = true;
    for (size_t i = 0; i < patterns->count; i++)
        chosen->exhaustive &=
            look_for(&search, patterns->items[i], steps / (int64_t)patterns->count);
    chosen->steps = search.steps;
    find_told(&search);
    choose(&search, chosen);
    return chosen;
}
