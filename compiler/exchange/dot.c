/* Maps in DOT, the language of Graphviz (Gansner and North 2000), read by ourselves: so its limits
   are ours, and nothing is drawn. What an attribute means is what people write beside arrows:
   label="+", polarity, sign, delay; a bar for a head means less. Colours mean nothing. */
#include "exchange/dot_label.h"
#include "exchange/dot_scan.h"
#include "exchange/dot_values.h"
#include "exchange/encoding.h"
#include "exchange/kept.h"
#include "exchange/pairs.h"

#include "base/name.h"

#include <string.h>
#include <strings.h>

struct nodes {
    uint32_t *items;
    size_t count, capacity;
};

/* What holds from here on in a graph or subgraph. */
struct dot_scope {
    struct dot_values node, edge;
    struct nodes members;
};

struct dot {
    struct foreign_map *map;
    struct dot_scanner scanner;
    struct dot_scope scopes[FOREIGN_DEEPEST];
    size_t depth; /* of open scopes */
    struct dot_values graph;
    const char *graph_id;
    bool strict, directed;
    struct names nodes, subgraphs; /* bear the number of the variable; the struct nodes */
    struct pairs pairs;            /* of a strict graph */
    uint32_t *seen, seen_at;       /* by variable, at which collecting it was met last */
    size_t collected;
};

/* ---- Words ----------------------------------------------------------------------------------- */

static void fail(struct dot *file, const char *why)
{
    foreign_fail(file->map, file->scanner.begins_line, "%s", why);
    file->scanner.kind = DOT_END;
}

/* Nothing comes behind a problem, whoever has met it. */
static void next(struct dot *file)
{
    if (file->map->problem)
        file->scanner.kind = DOT_END;
    else
        dot_next(&file->scanner);
    if (file->scanner.kind != DOT_STRANGE)
        return;
    char mark = file->scanner.mark;
    bool shown = mark > ' ' && mark < 0x7F;
    const char *why = mark == '"'   ? "a quote is opened here and never closed"
                      : mark == '<' ? "a bracket < is opened here and never closed"
                      : shown
                          ? arena_printf(file->map->arena, "“%c” is no sign of this language", mark)
                          : "what stands here is no text";
    fail(file, why);
}

static bool take_mark(struct dot *file, char mark)
{
    bool is = dot_is_mark(&file->scanner, mark);
    if (is)
        next(file);
    return is;
}

/* An id, a text or a label like HTML; NULL, and the problem is set, where there is none. */
static const char *take_id(struct dot *file)
{
    const char *id = NULL;
    if (file->scanner.kind == DOT_ID)
        id = file->scanner.id;
    else if (file->scanner.kind == DOT_HTML)
        id = dot_html_text(file->map->arena, file->scanner.id);
    else
        fail(file, "a name or a text is missing here");
    next(file);
    return id;
}

/* name = value, or the name alone, which means true. */
static void take_value(struct dot *file, struct dot_values *values)
{
    const char *name = take_id(file), *value = "true";
    if (name && take_mark(file, '='))
        value = take_id(file);
    enum dot_attribute attribute = name ? dot_attribute_named(name) : DOT_ATTRIBUTE_COUNT;
    if (attribute < DOT_ATTRIBUTE_COUNT)
        values->said[attribute] = value;
    else if (values != &file->graph)
        foreign_lose(file->map, "looks of variables and links");
}

static void take_attributes(struct dot *file, struct dot_values *values)
{
    while (take_mark(file, '[')) {
        while (!file->map->problem && !dot_is_mark(&file->scanner, ']')) {
            take_value(file, values);
            if (!take_mark(file, ','))
                take_mark(file, ';');
        }
        take_mark(file, ']');
    }
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

/* Subgraphs within each other, or told again and again, are no way to endless work. */
static void count_collected(struct dot *file, size_t count)
{
    enum { MOST_COLLECTED = 20000000 };
    file->collected += count;
    if (file->collected > MOST_COLLECTED)
        fail(file, "its subgraphs hold more nodes than what is read");
}

static void add_member(struct dot *file, struct nodes *members, uint32_t number)
{
    count_collected(file, 1);
    *array_add(file->map->arena, members) = number;
}

/* The node of this id, made where it is new by what holds for new ones here. */
static uint32_t take_node(struct dot *file, const char *id)
{
    struct name *name = name_of(&file->nodes, id, strlen(id));
    struct dot_scope *scope = &file->scopes[file->depth - 1];
    if (!name->bears) {
        uint32_t number = foreign_add_variable(file->map, id, NULL);
        name->bears = (void *)((uintptr_t)number + 1);
        dot_describe_node(file->map, &file->map->variables.items[number], &scope->node,
                          file->graph_id);
    }
    uint32_t number = (uint32_t)((uintptr_t)name->bears - 1);
    if (file->depth > 1)
        add_member(file, &scope->members, number);
    return number;
}

/* ---- Edges ----------------------------------------------------------------------------------- */

static void add_link(struct dot *file, uint32_t from, uint32_t to, const struct dot_values *values)
{
    uint32_t there = file->strict ? pairs_find(&file->pairs, from, to) : FOREIGN_NONE;
    if (file->strict && there == FOREIGN_NONE)
        pairs_add(&file->pairs, from, to, (uint32_t)file->map->links.count);
    if (there == FOREIGN_NONE)
        dot_describe_link(file->map, foreign_add_link(file->map, from, to, SIGN_UNKNOWN), values);
    else
        dot_describe_link(file->map, &file->map->links.items[there], values);
}

/* As it is drawn: with its head at the other end, at both, or without a direction. */
static void join(struct dot *file, uint32_t from, uint32_t to, const struct dot_values *values)
{
    const char *dir = values->said[DOT_DIR];
    bool back = dir && strcasecmp(dir, "back") == 0;
    bool both = !file->directed || (dir && strcasecmp(dir, "both") == 0);
    if (!back || both)
        add_link(file, from, to, values);
    if ((back || both) && (from != to || !both))
        add_link(file, to, from, values);
}

static void join_all(struct dot *file, const struct nodes *from, const struct nodes *to,
                     const struct dot_values *values)
{
    for (size_t i = 0; i < from->count; i++)
        for (size_t j = 0; j < to->count && !file->map->problem; j++)
            join(file, from->items[i], to->items[j], values);
}

/* ---- Statements ------------------------------------------------------------------------------ */

static struct nodes take_subgraph(struct dot *);

/* Parts of a node at which an edge may end say nothing here. */
static void take_port(struct dot *file)
{
    while (take_mark(file, ':'))
        take_id(file);
}

static bool begins_subgraph(const struct dot *file)
{
    return dot_is_mark(&file->scanner, '{') || dot_is_keyword(&file->scanner, "subgraph");
}

static struct nodes take_node_end(struct dot *file, const char *id)
{
    struct nodes end = {0};
    if (id && !file->map->problem)
        *array_add(file->map->arena, &end) = take_node(file, id);
    take_port(file);
    return end;
}

struct chain {
    struct nodes *items;
    size_t count, capacity;
};

/* `first -> second -> third [attributes]`, or one node with its attributes. */
static void take_chain(struct dot *file, struct nodes first, bool is_subgraph)
{
    struct chain chain = {0};
    struct dot_values values = {0};
    *array_add(file->map->arena, &chain) = first;
    while (file->scanner.kind == DOT_ARROW || file->scanner.kind == DOT_LINE) {
        next(file);
        *array_add(file->map->arena, &chain) =
            begins_subgraph(file) ? take_subgraph(file) : take_node_end(file, take_id(file));
    }
    if (chain.count > 1)
        values = file->scopes[file->depth - 1].edge;
    take_attributes(file, &values);
    if (chain.count == 1 && !is_subgraph && first.count && !file->map->problem)
        dot_describe_node(file->map, &file->map->variables.items[first.items[0]], &values,
                          file->graph_id);
    for (size_t i = 1; i < chain.count; i++)
        join_all(file, &chain.items[i - 1], &chain.items[i], &values);
}

static bool take_defaults(struct dot *file)
{
    struct dot_scope *scope = &file->scopes[file->depth - 1];
    const struct {
        const char *keyword;
        struct dot_values *values;
    } defaults[] = {{"graph", &file->graph}, {"node", &scope->node}, {"edge", &scope->edge}};
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        if (dot_is_keyword(&file->scanner, defaults[i].keyword)) {
            struct dot_values inner = file->graph;
            next(file);
            take_attributes(file, i == 0 && file->depth > 1 ? &inner : defaults[i].values);
            return true;
        }
    return false;
}

/* `name = value` is said of the graph or subgraph that it stands in. */
static void take_assignment(struct dot *file, const char *name)
{
    const char *value = take_id(file);
    enum dot_attribute attribute = dot_attribute_named(name);
    if (file->depth == 1 && attribute < DOT_ATTRIBUTE_COUNT)
        file->graph.said[attribute] = value;
    else if (attribute == DOT_LABEL)
        foreign_lose(file->map, "names of groups");
}

static void take_statement(struct dot *file)
{
    if (take_mark(file, ';') || take_defaults(file))
        return;
    if (begins_subgraph(file)) {
        take_chain(file, take_subgraph(file), true);
        return;
    }
    const char *id = take_id(file);
    if (id && take_mark(file, '='))
        take_assignment(file, id);
    else
        take_chain(file, take_node_end(file, id), false);
}

static void take_block(struct dot *file)
{
    size_t line = file->scanner.begins_line;
    if (!take_mark(file, '{')) {
        fail(file, "a brace { is missing here");
        return;
    }
    while (file->scanner.kind != DOT_END && !dot_is_mark(&file->scanner, '}'))
        take_statement(file);
    if (!take_mark(file, '}'))
        foreign_fail(file->map, line, "a brace is opened here and never closed");
}

/* Each member once, in the order in which they were met first. */
static struct nodes told_once(struct dot *file, const struct nodes *members)
{
    struct nodes once = {0};
    file->seen_at++;
    count_collected(file, members->count);
    for (size_t i = 0; i < members->count && !file->map->problem; i++) {
        uint32_t number = members->items[i];
        if (file->seen[number] == file->seen_at)
            continue;
        file->seen[number] = file->seen_at;
        *array_add(file->map->arena, &once) = number;
    }
    return once;
}

/* All nodes within it; one that is named may be told piece by piece. */
static struct nodes take_subgraph(struct dot *file)
{
    struct name *name = NULL;
    if (dot_is_keyword(&file->scanner, "subgraph")) {
        next(file);
        if (file->scanner.kind == DOT_ID)
            name = name_of(&file->subgraphs, file->scanner.id, strlen(file->scanner.id));
        if (name)
            next(file);
    }
    if (file->depth == FOREIGN_DEEPEST) {
        fail(file, "its subgraphs are nested too deep for a map");
        return (struct nodes){0};
    }
    struct dot_scope *outer = &file->scopes[file->depth - 1], *inner = &file->scopes[file->depth++];
    struct nodes *earlier = name ? name->bears : NULL;
    *inner = (struct dot_scope){outer->node, outer->edge, earlier ? *earlier : (struct nodes){0}};
    bool has_block = dot_is_mark(&file->scanner, '{') || !name;
    if (has_block)
        take_block(file);
    struct nodes members = has_block ? told_once(file, &inner->members) : inner->members;
    file->depth--;
    if (name) {
        name->bears = arena_new_of(file->map->arena, struct nodes);
        *(struct nodes *)name->bears = members;
    }
    for (size_t i = 0; i < members.count && file->depth > 1; i++)
        add_member(file, &outer->members, members.items[i]);
    return members;
}

/* ---- The whole file -------------------------------------------------------------------------- */

static void take_graph_values(struct dot *file)
{
    struct foreign_map *map = file->map;
    const char *title = dot_shown(map->arena, file->graph.said[DOT_LABEL], NULL, file->graph_id);
    const char *loops = file->graph.said[DOT_LOOPS];
    if (!title && file->graph_id)
        title = foreign_fold(map->arena, file->graph_id, strlen(file->graph_id));
    map->title = map->title ? map->title : title;
    add_note(map->arena, &map->note, NULL,
             dot_shown(map->arena, file->graph.said[DOT_NOTE], NULL, NULL));
    if (loops)
        take_loops(map, dot_text(map->arena, loops, NULL, NULL));
}

static void take_graph(struct dot *file)
{
    file->graph = (struct dot_values){0};
    file->graph_id = NULL;
    file->scopes[0] = (struct dot_scope){0};
    file->depth = 1;
    file->strict = dot_is_keyword(&file->scanner, "strict");
    if (file->strict)
        next(file);
    file->directed = dot_is_keyword(&file->scanner, "digraph");
    if (!file->directed && !dot_is_keyword(&file->scanner, "graph")) {
        fail(file, "a graph begins with “graph” or “digraph”");
        return;
    }
    next(file);
    if (file->scanner.kind == DOT_ID || file->scanner.kind == DOT_HTML)
        file->graph_id = take_id(file);
    take_block(file);
    take_graph_values(file);
}

bool knows_dot(const char *text, size_t size)
{
    return dot_begins(text, size);
}

void read_dot(struct foreign_map *map, const char *text, size_t size)
{
    struct arena *arena = map->arena;
    struct dot *file = arena_new_of(arena, struct dot);
    file->map = map;
    text = encoding_as_utf8(arena, text, &size);
    file->scanner = dot_scan(arena, text, size);
    file->nodes.arena = file->subgraphs.arena = file->pairs.arena = arena;
    file->seen = arena_alloc(arena, FOREIGN_MOST_VARIABLES * sizeof *file->seen);
    next(file);
    take_graph(file);
    while (!map->problem && file->scanner.kind != DOT_END) {
        if (take_mark(file, ';'))
            continue;
        foreign_lose(map, "further graphs, read into one map");
        take_graph(file);
    }
}
