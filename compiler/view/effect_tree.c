/* What a change surely moves, step by step; see effect_tree.h. */
#include "view/effect_tree.h"

/* Steps as paths bring them, each behind the one that it follows. */
struct growth {
    struct arena *arena;
    struct branch {
        struct effect_step step;
        uint32_t behind; /* of a first step nothing */
    } * items;
    size_t count, capacity;
};

static bool is_same(const struct branch *branch, const struct effect_step *step, uint32_t behind)
{
    return branch->step.vertex == step->vertex && branch->step.moves == step->moves &&
           branch->step.depth == step->depth && (!step->depth || branch->behind == behind);
}

/* Its number, whether it was there or is made now. */
static uint32_t step_behind(struct growth *growth, uint32_t behind, struct effect_step step)
{
    for (uint32_t i = 0; i < growth->count; i++)
        if (is_same(&growth->items[i], &step, behind))
            return i;
    *array_add(growth->arena, growth) = (struct branch){step, behind};
    return (uint32_t)growth->count - 1;
}

static void add_path(struct growth *growth, const struct effects *effects,
                     const struct effect *effect)
{
    const struct signed_path *path = &effect->path;
    struct effect_step step = {.vertex = path->vertices[0]};
    step.moves = movement_among(effects->pushes, effects->push_count, step.vertex);
    uint32_t at = step_behind(growth, 0, step);
    for (uint32_t i = 0; i + 1 < path->length; i++) {
        step.edge = path_edge(effects->graph, path, i);
        step.vertex = step.edge->to;
        step.moves = push_over(step.moves, (enum sign)step.edge->sign);
        step.depth++;
        at = step_behind(growth, at, step);
    }
    growth->items[at].step.effect = effect;
}

static bool leads_to(const struct growth *growth, uint32_t step, uint32_t next)
{
    return growth->items[next].step.depth && growth->items[next].behind == step;
}

/* Each step is followed by those behind it, which came after it. */
static struct effect_tree in_reading_order(const struct growth *growth)
{
    struct effect_tree tree = {NULL, 0, 0};
    uint32_t *waiting = arena_alloc(growth->arena, (growth->count + 1) * sizeof *waiting);
    size_t count = 0;
    for (uint32_t i = (uint32_t)growth->count; i-- > 0;)
        if (!growth->items[i].step.depth)
            waiting[count++] = i;
    while (count) {
        uint32_t at = waiting[--count];
        *array_add(growth->arena, &tree) = growth->items[at].step;
        for (uint32_t i = (uint32_t)growth->count; i-- > at + 1;)
            if (leads_to(growth, at, i))
                waiting[count++] = i;
    }
    return tree;
}

struct effect_tree effect_tree_of(struct arena *arena, const struct effects *effects, size_t most)
{
    struct growth growth = {.arena = arena};
    size_t others = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect *effect = &effects->items[i];
        if (goes_one_way(effect) && effect->path.length && (effect->intended || others++ < most))
            add_path(&growth, effects, effect);
    }
    return in_reading_order(&growth);
}
