/* A causal map: variables without boxes, what raises or lowers what, and its feedback loops
   (Maruyama 1963; Sterman 2000, chapter 5). */
#include "base/listing.h"
#include "view/map_parts.h"

/* More would hide the map that they explain; and of very many a few say nothing. */
enum { MOST_UNNAMED_LOOPS = 6, MOST_NAMED_LOOPS = 16, VERY_MANY_LOOPS = 60 };

/* Of one person's map only what has part in it. */
static void add_variables(struct map_maker *maker)
{
    for (uint32_t i = 0; i < maker->graph->vertex_count; i++)
        if (viewer_shows(maker->viewer, maker->graph->variables[i]) &&
            (!maker->viewer->according_to[0] || maker->graph->linked[i]))
            map_add_variable(maker, i);
}

static void add_edges(struct map_maker *maker)
{
    for (size_t i = 0; i < maker->graph->edge_count; i++)
        map_add_edge(maker, &maker->graph->edges[i]);
}

/* Loops that the model names, else the shortest few. */
static void add_loops(struct map_maker *maker, const struct map_loops *loops)
{
    bool named = false;
    for (size_t i = 0; i < loops->loops.count; i++)
        named = named || loops->loops.items[i].loop.declared;
    for (size_t i = 0; i < loops->loops.count; i++)
        if (named ? loops->loops.items[i].loop.declared && i < MOST_NAMED_LOOPS
                  : loops->count < VERY_MANY_LOOPS && i < MOST_UNNAMED_LOOPS)
            map_add_loop(maker, &loops->loops.items[i]);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static const char *subtitle(struct map_maker *maker, const struct map_loops *loops)
{
    const struct diagram *diagram = maker->diagram;
    const struct viewer *viewer = maker->viewer;
    struct buffer text = {.arena = viewer->arena};
    buffer_printf(&text, "Causal map%s", map_holder(viewer));
    if (loops->count)
        buffer_printf(&text, " · %s",
                      map_loops_in_words(viewer->arena, loops->count, loops->exact));
    if (diagram->loops.count && diagram->loops.count < loops->count)
        buffer_printf(&text, ", %zu of them named", diagram->loops.count);
    return buffer_text(&text);
}

/* " Told of it: “Locums hide the leak” (Fixes that fail)." */
static void add_stories(struct map_maker *maker, struct buffer *text)
{
    struct viewer *viewer = maker->viewer;
    struct listing told = {0};
    FOR_MEMBERS (maker->graph->map, story) {
        if (story->kind != KIND_STORY || viewer->according_to[0] || !viewer_shows(viewer, story))
            continue;
        const struct value *of = item_values(story, STORY_OF);
        const char *pattern = of ? value_title(viewer, of) : NULL;
        listing_add(&told, viewer->arena,
                    arena_printf(viewer->arena, pattern ? "“%s” (%s)" : "“%s”",
                                 item_title(viewer->model, story), pattern));
    }
    if (told.count)
        buffer_printf(text, " Told of it: %s.", listing_text(&told, "and"));
}

static const char *description(struct map_maker *maker, const struct map_loops *loops)
{
    const struct diagram *diagram = maker->diagram;
    struct buffer text = {.arena = maker->viewer->arena};
    buffer_printf(&text, "%zu variable%s and %zu link%s%s, with %s", diagram->nodes.count,
                  map_plural(diagram->nodes.count), diagram->lines.count,
                  map_plural(diagram->lines.count), map_holder(maker->viewer),
                  map_loops_in_words(maker->viewer->arena, loops->count, loops->exact));
    for (size_t i = 0; i < diagram->loops.count; i++) {
        const struct diagram_loop *loop = &diagram->loops.items[i];
        buffer_printf(&text, "%s%s %s", i ? ", " : "; named here: ", loop->mark,
                      loop->text ? loop->text : turn_words[loop->turn]);
    }
    buffer_byte(&text, '.');
    add_stories(maker, &text);
    return buffer_text(&text);
}

struct diagram *describe_causal_map(struct viewer *viewer, const struct item *map)
{
    struct map_loops *loops = map_loops_of(viewer, map, MOST_UNNAMED_LOOPS);
    struct map_maker maker = map_start(viewer, loops->graph, VIEW_CAUSAL_MAP);
    add_variables(&maker);
    if (!maker.diagram->nodes.count)
        return NULL;
    add_edges(&maker);
    add_loops(&maker, loops);
    maker.diagram->subtitle = subtitle(&maker, loops);
    maker.diagram->description = description(&maker, loops);
    return diagram_end(viewer, maker.diagram);
}
