/* The loops of a causal map that its picture and its table name, and what they call them. */
#include "view/map_loops.h"

#include "analysis/holders.h"

/* ---- Whose links ----------------------------------------------------------------------------- */

struct holder {
    struct viewer *viewer;
    const struct item *first, *second; /* NULL: nobody; neither: everybody */
};

static bool shows_link(void *context, const struct link *link)
{
    const struct holder *holder = context;
    return viewer_shows_link(holder->viewer, link) &&
           (!holder->first || is_link_according_to(link, holder->first) ||
            (holder->second && is_link_according_to(link, holder->second)));
}

struct graph *map_graph(struct viewer *viewer, const struct item *map, const struct item *first,
                        const struct item *second)
{
    struct holder holder = {viewer, first, second};
    struct link_filter filter = {shows_link, &holder};
    return graph_of_links(viewer->arena, map, &filter);
}

/* ---- Naming ---------------------------------------------------------------------------------- */

static void add_loop(struct viewer *viewer, struct map_loops *map, struct found_loop loop)
{
    static const char letters[] = {[REINFORCING] = 'R', [BALANCING] = 'B', [UNDETERMINED] = '?'};
    unsigned number = 1;
    for (size_t i = 0; i < map->loops.count; i++)
        number += map->loops.items[i].loop.type == loop.type;
    *array_add(viewer->arena, &map->loops) =
        (struct named_loop){loop, arena_printf(viewer->arena, "%c%u", letters[loop.type], number)};
}

const char *map_loop_id(const struct viewer *viewer, const struct item *map,
                        const struct named_loop *named)
{
    return named->loop.declared
               ? item_id(viewer->model, named->loop.declared)
               : arena_printf(viewer->arena, "%s..%s", item_id(viewer->model, map), named->mark);
}

/* Whether both run through the same variables, wherever they begin. */
static bool is_same_loop(const struct found_loop *a, const struct found_loop *b)
{
    uint32_t start = 0;
    if (a->length != b->length)
        return false;
    while (start < b->length && b->vertices[start] != a->vertices[0])
        start++;
    for (uint32_t i = 0; i < a->length; i++)
        if (a->vertices[i] != b->vertices[(start + i) % b->length])
            return false;
    return true;
}

static bool is_named(const struct map_loops *map, const struct found_loop *loop)
{
    for (size_t i = 0; i < map->loops.count; i++)
        if (is_same_loop(&map->loops.items[i].loop, loop))
            return true;
    return false;
}

/* Gives how many of the declared loops are hidden: one that has a name besides, which the viewer
   shows, is not. */
static size_t add_declared(struct viewer *viewer, struct map_loops *shown, const struct item *map)
{
    struct map_loops hidden = {0};
    size_t count = 0;
    FOR_MEMBERS (map, member) {
        struct found_loop loop;
        if (member->kind != KIND_LOOP ||
            !find_declared_loop(viewer->arena, shown->graph, member, &loop))
            continue;
        struct map_loops *loops = viewer_shows(viewer, member) ? shown : &hidden;
        if (!is_named(loops, &loop))
            add_loop(viewer, loops, loop);
    }
    for (size_t i = 0; i < hidden.loops.count; i++)
        count += !is_named(shown, &hidden.loops.items[i].loop);
    return count;
}

struct map_loops *map_declared_loops(struct viewer *viewer, const struct item *map)
{
    struct map_loops *loops = arena_new_of(viewer->arena, struct map_loops);
    loops->graph = map_graph(viewer, map, viewer->according_to[0], NULL);
    loops->hidden = add_declared(viewer, loops, map);
    return loops;
}

struct map_loops *map_loops_of(struct viewer *viewer, const struct item *map, size_t limit)
{
    struct map_loops *loops = map_declared_loops(viewer, map);
    size_t hidden = loops->hidden;
    const struct loops *found =
        find_loops(viewer->arena, loops->graph, limit + loops->loops.count + hidden);
    loops->count = found->count - (hidden < found->count ? hidden : found->count);
    loops->exact = found->exact;
    for (size_t i = 0; i < found->listed_count && loops->loops.count < limit; i++)
        if (!found->listed[i].declared)
            add_loop(viewer, loops, found->listed[i]);
    return loops;
}
