/* A causal map: variables without boxes, what raises or lowers what, and its feedback loops
   (Maruyama 1963; Sterman 2000, chapter 5). */
#include "view/map_loops.h"
#include "view/view.h"

#include <string.h>

/* More would hide the map that they explain. */
enum { MOST_UNNAMED_LOOPS = 6, MOST_NAMED_LOOPS = 16 };

struct map_maker {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct graph *graph;
    uint32_t *node_of; /* by vertex: number of the node, from 1 */
};

/* ---- Variables and links -------------------------------------------------------------------- */

static void add_variables(struct map_maker *maker)
{
    const struct model *model = maker->viewer->model;
    for (size_t i = 0; i < maker->graph->vertex_count; i++) {
        const struct item *variable = maker->graph->variables[i];
        if (!viewer_shows(maker->viewer, variable))
            continue;
        const char *title = item_title(model, variable);
        const char *unit = item_text(maker->viewer, variable, VARIABLE_UNIT);
        *array_add(maker->viewer->arena, &maker->diagram->nodes) = (struct diagram_node){
            .id = item_id(model, variable),
            .part = PART_VARIABLE,
            .inside = true,
            .text = title,
            .sentence = unit ? arena_printf(model->arena, "“%s” (%s)", title, unit)
                             : arena_printf(model->arena, "“%s”", title),
        };
        maker->node_of[i] = (uint32_t)maker->diagram->nodes.count;
    }
}

static enum polarity polarity_of(enum sign sign)
{
    return sign == SIGN_PLUS    ? POLARITY_PLUS
           : sign == SIGN_MINUS ? POLARITY_MINUS
                                : POLARITY_UNKNOWN;
}

static void add_clause(struct map_maker *maker, struct buffer *sentence, const struct link *link,
                       enum clause_word word, const char *format)
{
    const struct qualifier *qualifier = link_qualifier(link, word);
    for (const struct value *value = qualifier ? qualifier->values : NULL; value;
         value = value->next) {
        const char *title = value_title(maker->viewer, value);
        if (title)
            buffer_printf(sentence, value == qualifier->values ? format : " and %s", title);
    }
}

static void add_evidence(struct map_maker *maker, struct buffer *sentence, const struct link *link)
{
    add_clause(maker, sentence, link, CLAUSE_AFTER, ", after %s");
    add_clause(maker, sentence, link, CLAUSE_BECAUSE, ", because %s");
    add_clause(maker, sentence, link, CLAUSE_ACCORDING_TO, ", according to %s");
    add_clause(maker, sentence, link, CLAUSE_DISPUTED_BY, ", disputed by %s");
}

static const char *line_sentence(struct map_maker *maker, const struct edge *edge, const char *from,
                                 const char *to)
{
    struct buffer sentence = {.arena = maker->viewer->arena};
    for (uint32_t i = 0; i < edge->link_count; i++) {
        buffer_printf(&sentence, "%s“%s” %s “%s”", i ? "; " : "", from,
                      sign_verbs[link_sign(edge->links[i])], to);
        add_evidence(maker, &sentence, edge->links[i]);
    }
    return buffer_text(&sentence);
}

static bool is_contested(const struct edge *edge)
{
    bool disputed = edge->contradicted;
    for (uint32_t i = 0; i < edge->link_count; i++)
        disputed = disputed || link_qualifier(edge->links[i], CLAUSE_DISPUTED_BY);
    return disputed;
}

static void add_edge(struct map_maker *maker, const struct edge *edge)
{
    struct diagram *diagram = maker->diagram;
    struct arena *arena = maker->viewer->arena;
    uint32_t from = maker->node_of[edge->from] - 1, to = maker->node_of[edge->to] - 1;
    const struct diagram_node *start = &diagram->nodes.items[from];
    const struct diagram_node *end = &diagram->nodes.items[to];
    *array_add(arena, &diagram->lines) = (struct diagram_line){
        .id = arena_printf(arena, "%s..%s", start->id, end->id + strlen(diagram->id) + 1),
        .part = PART_LINK,
        .from = from,
        .to = to,
        .polarity = polarity_of(edge->sign),
        .delayed = edge->delayed,
        .contested = is_contested(edge),
        .sentence = line_sentence(maker, edge, start->text, end->text),
    };
}

static void add_edges(struct map_maker *maker)
{
    for (size_t i = 0; i < maker->graph->edge_count; i++)
        add_edge(maker, &maker->graph->edges[i]);
}

/* ---- Loops ---------------------------------------------------------------------------------- */

static const char *loop_sentence(struct map_maker *maker, const struct diagram_loop *loop)
{
    struct buffer sentence = {.arena = maker->viewer->arena};
    buffer_printf(&sentence, "%s%s%s: %s%s, through ", loop->mark, loop->text ? " " : "",
                  loop->text ? loop->text : "", turn_words[loop->turn],
                  loop->delayed ? " with a delay" : "");
    for (size_t i = 0; i < loop->node_count; i++)
        buffer_printf(&sentence, "%s“%s”", i ? ", " : "",
                      maker->diagram->nodes.items[loop->nodes[i]].text);
    return buffer_text(&sentence);
}

static enum turn turn_of(enum loop_type type)
{
    return type == REINFORCING ? TURN_REINFORCING
           : type == BALANCING ? TURN_BALANCING
                               : TURN_UNDETERMINED;
}

static void add_loop(struct map_maker *maker, const struct named_loop *named)
{
    struct diagram *diagram = maker->diagram;
    struct arena *arena = maker->viewer->arena;
    const struct found_loop *found = &named->loop;
    struct diagram_loop loop = {
        .id = found->declared ? item_id(maker->viewer->model, found->declared)
                              : arena_printf(arena, "%s..%s", diagram->id, named->mark),
        .mark = named->mark,
        .text = found->declared ? item_title(maker->viewer->model, found->declared) : NULL,
        .turn = turn_of(found->type),
        .delayed = found->delayed,
        .nodes = arena_alloc(arena, found->length * sizeof(uint32_t)),
        .node_count = found->length,
    };
    for (uint32_t i = 0; i < found->length; i++)
        loop.nodes[i] = maker->node_of[found->vertices[i]] - 1;
    loop.sentence = loop_sentence(maker, &loop);
    *array_add(arena, &diagram->loops) = loop;
}

/* Loops that the model names, else the shortest few. */
static void add_loops(struct map_maker *maker, const struct map_loops *loops)
{
    bool named = false;
    for (size_t i = 0; i < loops->loops.count; i++)
        named = named || loops->loops.items[i].loop.declared;
    for (size_t i = 0; i < loops->loops.count; i++)
        if (named ? loops->loops.items[i].loop.declared && i < MOST_NAMED_LOOPS
                  : i < MOST_UNNAMED_LOOPS)
            add_loop(maker, &loops->loops.items[i]);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* "8 feedback loops"; the program says so where there are more than it can count. */
static const char *loops_in_words(struct arena *arena, const struct map_loops *loops)
{
    return loops->exact ? arena_printf(arena, "%llu feedback loop%s",
                                       (unsigned long long)loops->count, plural(loops->count))
                        : "more feedback loops than can be counted";
}

static const char *subtitle(struct map_maker *maker, const struct map_loops *loops)
{
    const struct diagram *diagram = maker->diagram;
    struct arena *arena = maker->viewer->arena;
    struct buffer text = {.arena = arena};
    buffer_put(&text, "Causal map");
    if (loops->count)
        buffer_printf(&text, " · %s", loops_in_words(arena, loops));
    if (diagram->loops.count && diagram->loops.count < loops->count)
        buffer_printf(&text, ", %zu of them named", diagram->loops.count);
    return buffer_text(&text);
}

static const char *description(struct map_maker *maker, const struct map_loops *loops)
{
    const struct diagram *diagram = maker->diagram;
    struct buffer text = {.arena = maker->viewer->arena};
    buffer_printf(&text, "%zu variable%s and %zu link%s, with %s", diagram->nodes.count,
                  plural(diagram->nodes.count), diagram->lines.count, plural(diagram->lines.count),
                  loops_in_words(maker->viewer->arena, loops));
    for (size_t i = 0; i < diagram->loops.count; i++) {
        const struct diagram_loop *loop = &diagram->loops.items[i];
        buffer_printf(&text, "%s%s %s", i ? ", " : "; named here: ", loop->mark,
                      loop->text ? loop->text : turn_words[loop->turn]);
    }
    buffer_byte(&text, '.');
    return buffer_text(&text);
}

struct diagram *describe_causal_map(struct viewer *viewer, const struct item *map)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct map_loops *loops = map_loops_of(viewer, map, MOST_UNNAMED_LOOPS);
    struct map_maker maker = {viewer, diagram, loops->graph, NULL};
    maker.node_of =
        arena_alloc(viewer->arena, (maker.graph->vertex_count + 1) * sizeof *maker.node_of);
    diagram->id = item_id(viewer->model, map);
    diagram->view = views[VIEW_CAUSAL_MAP].name;
    diagram->title = item_title(viewer->model, map);
    add_variables(&maker);
    if (!diagram->nodes.count)
        return NULL;
    add_edges(&maker);
    add_loops(&maker, loops);
    diagram->subtitle = subtitle(&maker, loops);
    diagram->description = description(&maker, loops);
    diagram->left_out = viewer_left_out(viewer);
    diagram->exposed = viewer_exposed(viewer);
    return diagram;
}
