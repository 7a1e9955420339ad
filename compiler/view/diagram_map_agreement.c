/* Where the causal maps of two people agree and differ, link by link (Eden 1988: comparing
   cognitive maps). */
#include "analysis/holders.h"
#include "view/map_parts.h"

static enum held held_by(struct stance first, struct stance second)
{
    return !second.held                ? HELD_BY_FIRST
           : !first.held               ? HELD_BY_SECOND
           : first.sign == second.sign ? HELD_BY_BOTH
                                       : HELD_WITH_OTHER_SIGN;
}

static void mark_line(struct arena *arena, struct diagram_line *line, struct stance first,
                      struct stance second)
{
    static const char *const signs[] = {"+", "−", "?"};
    static const char *const said[] = {
        [HELD_BY_BOTH] = "Both", [HELD_BY_FIRST] = "Only A", [HELD_BY_SECOND] = "Only B"};
    line->held = held_by(first, second);
    line->contested = false; /* by others: here only these two count */
    line->polarity = map_polarity(first.held ? first.sign : second.sign);
    if (line->held != HELD_WITH_OTHER_SIGN) {
        line->text = line->held == HELD_BY_BOTH ? NULL : line->held == HELD_BY_FIRST ? "A" : "B";
        line->sentence = arena_printf(arena, "%s: %s", said[line->held], line->sentence);
        return;
    }
    line->polarity = POLARITY_NONE;
    line->text = arena_printf(arena, "A%s B%s", signs[first.sign], signs[second.sign]);
    line->sentence = arena_printf(arena, "They differ, A says “%s”, B says “%s”: %s",
                                  sign_verbs[first.sign], sign_verbs[second.sign], line->sentence);
}

static void add_parts(struct map_maker *maker)
{
    const struct viewer *viewer = maker->viewer;
    for (uint32_t i = 0; i < maker->graph->vertex_count; i++)
        if (maker->graph->linked[i])
            map_add_variable(maker, i);
    for (size_t i = 0; i < maker->graph->edge_count; i++) {
        const struct edge *edge = &maker->graph->edges[i];
        mark_line(viewer->arena, map_add_edge(maker, edge),
                  stance_of(edge, viewer->according_to[0]),
                  stance_of(edge, viewer->according_to[1]));
    }
}

static const char *subtitle(const struct diagram *diagram, struct arena *arena)
{
    return arena_printf(arena, "Where two causal maps agree and differ · A: %s · B: %s",
                        diagram->people[0], diagram->people[1]);
}

/* "3 feedback loops", of one of the two. */
static const char *loops_of(struct viewer *viewer, const struct item *map,
                            const struct item *person)
{
    const struct loops *loops = find_loops(viewer->arena, map_graph(viewer, map, person, NULL), 0);
    return map_loops_in_words(viewer->arena, loops->count, loops->exact);
}

static const char *description(const struct diagram *diagram, struct viewer *viewer,
                               const struct item *map)
{
    size_t counts[HELD_WITH_OTHER_SIGN + 1] = {0};
    for (size_t i = 0; i < diagram->lines.count; i++)
        counts[diagram->lines.items[i].held]++;
    return arena_printf(viewer->arena,
                        "A is %s, B is %s. In both maps there %s %zu link%s, only in that of A "
                        "%zu, only in that of B %zu, with different signs %zu. In that of A they "
                        "make %s, in that of B %s.",
                        diagram->people[0], diagram->people[1],
                        counts[HELD_BY_BOTH] == 1 ? "is" : "are", counts[HELD_BY_BOTH],
                        map_plural(counts[HELD_BY_BOTH]), counts[HELD_BY_FIRST],
                        counts[HELD_BY_SECOND], counts[HELD_WITH_OTHER_SIGN],
                        loops_of(viewer, map, viewer->according_to[0]),
                        loops_of(viewer, map, viewer->according_to[1]));
}

static struct diagram *describe_two(struct viewer *viewer, const struct item *map)
{
    const struct item *first = viewer->according_to[0], *second = viewer->according_to[1];
    struct map_maker maker =
        map_start(viewer, map_graph(viewer, map, first, second), VIEW_MAP_AGREEMENT);
    struct diagram *diagram = maker.diagram;
    add_parts(&maker);
    if (!diagram->lines.count)
        return NULL;
    diagram->people[0] = title_within(viewer->arena, item_title(viewer->model, first));
    diagram->people[1] = title_within(viewer->arena, item_title(viewer->model, second));
    diagram->subtitle = subtitle(diagram, viewer->arena);
    diagram->description = description(diagram, viewer, map);
    return diagram_end(viewer, maker.diagram);
}

/* ---- Whose maps ------------------------------------------------------------------------------ */

static bool shows_link(void *viewer, const struct link *link)
{
    return viewer_shows_link(viewer, link);
}

/* Whether exactly two hold links of their own or dispute some, and the viewer shows both. */
static bool find_two(struct viewer *viewer, const struct item *map)
{
    const struct link_filter filter = {shows_link, viewer};
    struct holders people = holders_of_links(viewer->arena, map, &filter);
    if (people.count != 2)
        return false;
    viewer->according_to[0] = people.items[0];
    viewer->according_to[1] = people.items[1];
    return viewer_shows(viewer, people.items[0]) && viewer_shows(viewer, people.items[1]);
}

/* Where the viewer names nobody, of the two who differ; NULL where there are no such two, or
   neither holds a link. */
struct diagram *describe_map_agreement(struct viewer *viewer, const struct item *map)
{
    struct viewer pair = *viewer;
    bool named = pair.according_to[0] && pair.according_to[1];
    return named || find_two(&pair, map) ? describe_two(&pair, map) : NULL;
}
