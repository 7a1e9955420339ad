/* One loop of a causal map for telling its story: its variables in order, and beside them what
   happens step by step if the first of them rises. */
#include "view/loop_story.h"
#include "view/map_parts.h"

static void add_round(struct map_maker *maker, const struct found_loop *loop)
{
    for (uint32_t i = 0; i < loop->length; i++)
        map_add_variable(maker, loop->vertices[i]);
    for (uint32_t i = 0; i < loop->length; i++) {
        struct diagram_line *line = map_add_edge(maker, loop_edge(maker->graph, loop, i));
        if (loop->length > 1)
            line->text = arena_printf(maker->viewer->arena, "%u", i + 1);
    }
}

static const char *subtitle(struct map_maker *maker, const struct diagram_loop *loop)
{
    static const char *const kinds[] = {"Reinforcing", "Balancing", "Undetermined"};
    return arena_printf(
        maker->viewer->arena, "%s loop %s of the causal map “%s”%s", kinds[loop->turn], loop->mark,
        item_title(maker->viewer->model, maker->graph->map), map_holder(maker->viewer));
}

/* NULL where the links do not hold the loop, or some of it is not shown. */
struct diagram *describe_causal_loop(struct viewer *viewer, const struct item *declared)
{
    const struct map_loops *loops = map_declared_loops(viewer, declared->owner);
    size_t i = 0;
    while (i < loops->loops.count && loops->loops.items[i].loop.declared != declared)
        i++;
    if (i == loops->loops.count)
        return NULL;
    struct map_maker maker = map_start(viewer, loops->graph, VIEW_CAUSAL_LOOP);
    add_round(&maker, &loops->loops.items[i].loop);
    map_add_loop(&maker, &loops->loops.items[i]);
    const struct diagram_loop *loop = &maker.diagram->loops.items[0];
    struct loop_story story = loop_story(viewer, loops->graph, &loops->loops.items[i].loop);
    for (size_t step = 0; step < story.count; step++)
        *array_add(viewer->arena, &maker.diagram->story) = story.items[step];
    maker.diagram->id = loop->id;
    maker.diagram->title = loop->text;
    maker.diagram->subtitle = subtitle(&maker, loop);
    maker.diagram->description = arena_printf(viewer->arena, "%s.", loop->sentence);
    return diagram_end(viewer, maker.diagram);
}
