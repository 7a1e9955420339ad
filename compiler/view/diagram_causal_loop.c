/* One loop of a causal map for telling its story: its variables in order, and what happens step by
   step if the first of them rises (Sterman 2000, chapter 5: walking round a loop). */
#include "view/map_parts.h"

/* Which way a variable goes on the walk round the loop. */
enum direction { RISES, FALLS, CHANGES };

static const char *const direction_verbs[] = {"rises", "falls", "changes"};

static enum direction next_direction(enum direction direction, enum sign sign)
{
    if (sign == SIGN_UNKNOWN || direction == CHANGES)
        return CHANGES;
    return sign == SIGN_PLUS ? direction : direction == RISES ? FALLS : RISES;
}

/* "rises too": that both go the same way is heard. */
static const char *told(enum direction before, enum direction after, enum sign sign)
{
    if (after == CHANGES)
        return sign == SIGN_UNKNOWN ? "changes, we do not know which way"
               : sign == SIGN_PLUS  ? "goes the same way"
                                    : "goes the other way";
    return before != after ? direction_verbs[after] : after == RISES ? "rises too" : "falls too";
}

static void add_step(struct map_maker *maker, const struct edge *edge, enum direction *direction)
{
    const struct model *model = maker->viewer->model;
    struct buffer step = {.arena = maker->viewer->arena};
    enum direction before = *direction;
    bool later = false, why = false;
    *direction = next_direction(before, edge->sign);
    buffer_printf(&step, "As “%s” %s, “%s” %s",
                  item_title(model, maker->graph->variables[edge->from]), direction_verbs[before],
                  item_title(model, maker->graph->variables[edge->to]),
                  told(before, *direction, edge->sign));
    for (uint32_t i = 0; i < edge->link_count && !later; i++)
        later = map_add_clause(maker, &step, edge->links[i], CLAUSE_AFTER, ", after %s");
    for (uint32_t i = 0; i < edge->link_count && !why; i++)
        why = map_add_clause(maker, &step, edge->links[i], CLAUSE_BECAUSE, ", because %s");
    buffer_byte(&step, '.');
    *array_add(maker->viewer->arena, &maker->diagram->story) = buffer_text(&step);
}

static void add_end(struct map_maker *maker, const struct diagram_loop *loop)
{
    static const char *const ends[] = {
        [TURN_REINFORCING] = "So a rise of “%s” comes back as a further rise, and a fall as a "
                             "further fall: the loop feeds itself.",
        [TURN_BALANCING] = "So a rise of “%s” comes back as a fall, and a fall as a rise: the "
                           "loop works against change.",
        [TURN_UNDETERMINED] = "How a rise of “%s” comes back is not known: the sign of a link is "
                              "open.",
    };
    *array_add(maker->viewer->arena, &maker->diagram->story) = arena_printf(
        maker->viewer->arena, ends[loop->turn], maker->diagram->nodes.items[loop->nodes[0]].text);
}

static void add_goal(struct map_maker *maker, const struct item *loop)
{
    const char *goal = item_text(maker->viewer, loop, LOOP_GOAL);
    if (goal)
        *array_add(maker->viewer->arena, &maker->diagram->story) =
            arena_printf(maker->viewer->arena, "What it tries to reach: %s.", goal);
}

static const struct edge *step_of(const struct graph *graph, const struct found_loop *loop,
                                  uint32_t number)
{
    return graph_edge(graph, graph->variables[loop->vertices[number]],
                      graph->variables[loop->vertices[(number + 1) % loop->length]]);
}

static void add_round(struct map_maker *maker, const struct found_loop *loop)
{
    enum direction direction = RISES;
    for (uint32_t i = 0; i < loop->length; i++)
        map_add_variable(maker, loop->vertices[i]);
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge = step_of(maker->graph, loop, i);
        struct diagram_line *line = map_add_edge(maker, edge);
        if (loop->length > 1)
            line->text = arena_printf(maker->viewer->arena, "%u", i + 1);
        add_step(maker, edge, &direction);
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
    add_end(&maker, loop);
    add_goal(&maker, declared);
    maker.diagram->id = loop->id;
    maker.diagram->title = loop->text;
    maker.diagram->subtitle = subtitle(&maker, loop);
    maker.diagram->description = arena_printf(viewer->arena, "%s.", loop->sentence);
    return map_finish(&maker);
}
