/* Variables, links and loops of a causal map as parts of a picture; see map_parts.h. */
#include "view/map_parts.h"

#include <string.h>

struct map_maker map_start(struct viewer *viewer, const struct graph *graph, enum view_id view)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    diagram->id = item_id(viewer->model, graph->map);
    diagram->view = view;
    diagram->title = item_title(viewer->model, graph->map);
    return (struct map_maker){
        viewer, diagram, graph,
        arena_alloc(viewer->arena, (graph->vertex_count + 1) * sizeof(uint32_t))};
}

/* ---- Variables and links -------------------------------------------------------------------- */

void map_add_variable(struct map_maker *maker, uint32_t vertex)
{
    const struct model *model = maker->viewer->model;
    const struct item *variable = maker->graph->variables[vertex];
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
    maker->node_of[vertex] = (uint32_t)maker->diagram->nodes.count;
}

enum polarity map_polarity(enum sign sign)
{
    return sign == SIGN_PLUS    ? POLARITY_PLUS
           : sign == SIGN_MINUS ? POLARITY_MINUS
                                : POLARITY_UNKNOWN;
}

bool map_add_clause(const struct map_maker *maker, struct buffer *sentence, const struct link *link,
                    enum clause_word word, const char *format)
{
    size_t before = sentence->count;
    const struct qualifier *qualifier = link_qualifier(link, word);
    for (const struct value *value = qualifier ? qualifier->values : NULL; value;
         value = value->next) {
        const char *title = value_title(maker->viewer, value);
        if (title)
            buffer_printf(sentence, sentence->count == before ? format : " and %s", title);
    }
    return sentence->count > before;
}

static void add_evidence(const struct map_maker *maker, struct buffer *sentence,
                         const struct link *link)
{
    map_add_clause(maker, sentence, link, CLAUSE_AFTER, ", after %s");
    map_add_clause(maker, sentence, link, CLAUSE_BECAUSE, ", because %s");
    map_add_clause(maker, sentence, link, CLAUSE_ACCORDING_TO, ", according to %s");
    map_add_clause(maker, sentence, link, CLAUSE_DISPUTED_BY, ", disputed by %s");
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

struct diagram_line *map_add_edge(struct map_maker *maker, const struct edge *edge)
{
    struct diagram *diagram = maker->diagram;
    struct arena *arena = maker->viewer->arena;
    uint32_t from = maker->node_of[edge->from] - 1, to = maker->node_of[edge->to] - 1;
    const struct diagram_node *start = &diagram->nodes.items[from];
    const struct diagram_node *end = &diagram->nodes.items[to];
    struct diagram_line *line = array_add(arena, &diagram->lines);
    *line = (struct diagram_line){
        .id = arena_printf(arena, "%s..%s", start->id, end->id + strlen(diagram->id) + 1),
        .part = PART_LINK,
        .from = from,
        .to = to,
        .polarity = map_polarity(edge->sign),
        .delayed = edge->delayed,
        .contested = is_contested(edge),
        .sentence = line_sentence(maker, edge, start->text, end->text),
    };
    return line;
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

void map_add_loop(struct map_maker *maker, const struct named_loop *named)
{
    struct diagram *diagram = maker->diagram;
    struct arena *arena = maker->viewer->arena;
    const struct found_loop *found = &named->loop;
    struct diagram_loop loop = {
        .id = map_loop_id(maker->viewer, maker->graph->map, named),
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

const char *map_plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

const char *map_loops_in_words(struct arena *arena, uint64_t count, bool exact)
{
    return exact ? arena_printf(arena, "%llu feedback loop%s", (unsigned long long)count,
                                map_plural(count))
                 : "more feedback loops than can be counted";
}

const char *map_holder(const struct viewer *viewer)
{
    const struct item *person = viewer->according_to[0];
    return person ? arena_printf(viewer->arena, " according to %s",
                                 title_within(viewer->arena, item_title(viewer->model, person)))
                  : "";
}
