/* Archetypes as patterns: what is left of each when only its loops count, which of these are slow,
   and which pattern contains which. */
#include "analysis/archetypes.h"

enum { STEPS_TO_COMPARE = 200000 };

bool role_is_given(const struct item *role)
{
    return item_choice(role, VARIABLE_GIVEN) == VARIABLE_GIVEN_YES;
}

bool archetype_is_told(const struct item *archetype)
{
    size_t roles = 0;
    FOR_MEMBERS (archetype, role)
        if (++roles > MOST_ROLES)
            return false;
    return archetype->name && !archetype->damaged;
}

/* ---- Its loops --------------------------------------------------------------------------------
 */

/* Who runs over the first link of a strand runs over all. */
static uint64_t strands_of_loop(const struct skeleton *skeleton, const struct found_loop *loop)
{
    uint64_t strands = 0;
    for (size_t i = 0; i < skeleton->strands.count; i++)
        if (loop_runs_over(loop, skeleton->strands.items[i].links[0]))
            strands |= UINT64_C(1) << i;
    return strands;
}

static bool runs_through(const struct found_loop *loop, const bool *vertices)
{
    for (uint32_t i = 0; i < loop->length; i++)
        if (vertices[loop->vertices[i]])
            return true;
    return false;
}

static void add_loops(struct arena *arena, struct pattern *pattern, const bool *given)
{
    const struct loop_set *set = shortest_loop_set(arena, pattern->graph);
    for (size_t i = 0; i < set->count; i++) {
        const struct found_loop *loop = &set->items[i];
        if (runs_through(loop, given))
            continue;
        uint64_t strands = strands_of_loop(pattern->skeleton, loop);
        *array_add(arena, &pattern->loops) =
            (struct pattern_loop){strands, loop->type, loop->delayed};
        pattern->is_slow = pattern->is_slow || loop->delayed;
        pattern->prompt |= loop->delayed ? 0 : strands;
    }
}

/* NULL where it has no loop, or is too large to be looked for. */
static struct pattern *pattern_of(struct arena *arena, const struct item *archetype)
{
    struct pattern *pattern = arena_new_of(arena, struct pattern);
    pattern->archetype = archetype;
    pattern->graph = graph_of_map(arena, archetype);
    bool *given = arena_alloc(arena, pattern->graph->vertex_count + 1);
    for (size_t role = 0; role < pattern->graph->vertex_count; role++) {
        given[role] = role_is_given(pattern->graph->variables[role]);
        pattern->role_count += !given[role];
    }
    pattern->skeleton = skeleton_of(arena, pattern->graph, NULL, given);
    pattern->loop_count = skeleton_loops(pattern->skeleton);
    if (!pattern->loop_count || pattern->skeleton->strands.count > MOST_STRANDS)
        return NULL;
    add_loops(arena, pattern, given);
    return pattern;
}

/* ---- Which contains which ---------------------------------------------------------------------
 */

static bool stop_at_first(void *context, const struct embedding *embedding)
{
    (void)embedding;
    *(bool *)context = true;
    return false;
}

bool pattern_contains(struct arena *arena, const struct pattern *larger,
                      const struct pattern *smaller)
{
    bool found = false;
    struct embedding_search search = {.pattern = smaller->skeleton,
                                      .map = larger->skeleton,
                                      .steps = STEPS_TO_COMPARE,
                                      .found = stop_at_first,
                                      .context = &found};
    find_embeddings(arena, &search);
    return found;
}

/* Two that contain each other have the same number of nodes and of strands. */
static bool are_alike(struct arena *arena, const struct pattern *a, const struct pattern *b)
{
    return a != b && a->skeleton->node_count == b->skeleton->node_count &&
           a->skeleton->strands.count == b->skeleton->strands.count &&
           pattern_contains(arena, a, b) && pattern_contains(arena, b, a);
}

struct patterns *patterns_of(struct arena *arena, const struct model *model)
{
    struct patterns *patterns = arena_new_of(arena, struct patterns);
    FOR_ITEMS_OF (model, KIND_ARCHETYPE, archetype) {
        struct pattern *pattern =
            archetype_is_told(archetype) ? pattern_of(arena, archetype) : NULL;
        if (pattern)
            *array_add(arena, patterns) = pattern;
    }
    for (size_t i = 0; i < patterns->count; i++)
        for (size_t j = 0; j < patterns->count; j++)
            if (are_alike(arena, patterns->items[i], patterns->items[j]))
                *array_add(arena, &patterns->items[i]->alike) = patterns->items[j];
    return patterns;
}
