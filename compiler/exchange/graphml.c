/* GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002): nodes and edges with data,
   whose meaning the file's own keys name; and what yEd draws beside. */
#include "exchange/kept.h"
#include "exchange/xml_reader.h"

#include "base/name.h"

#include <string.h>
#include <strings.h>

/* ---- What data means ------------------------------------------------------------------------- */

enum meaning {
    MEANS_NOTHING,
    MEANS_LABEL,
    MEANS_NOTE,
    MEANS_UNIT,
    MEANS_KIND,
    MEANS_ACROSS,
    MEANS_DOWN,
    MEANS_POLARITY,
    MEANS_INFLUENCE,
    MEANS_WEIGHT,
    MEANS_DELAYED,
    MEANS_DELAY,
    MEANS_BECAUSE,
    MEANS_LOOPS,
    MEANS_LOOKS, /* colours and the like: told as dropped, not kept as a note */
    MEANING_COUNT
};

static const struct {
    const char *name;
    enum meaning meaning;
} meanings[] = {
    {"label", MEANS_LABEL},
    {"name", MEANS_LABEL},
    {"title", MEANS_LABEL},
    {"nodelabel", MEANS_LABEL},
    {"edgelabel", MEANS_LABEL},
    {"description", MEANS_NOTE},
    {"note", MEANS_NOTE},
    {"notes", MEANS_NOTE},
    {"comment", MEANS_NOTE},
    {"documentation", MEANS_NOTE},
    {"unit", MEANS_UNIT},
    {"units", MEANS_UNIT},
    {"is", MEANS_KIND},
    {"x", MEANS_ACROSS},
    {"y", MEANS_DOWN},
    {"polarity", MEANS_POLARITY},
    {"sign", MEANS_POLARITY},
    {"effect", MEANS_POLARITY},
    {"influence", MEANS_INFLUENCE},
    {"weight", MEANS_WEIGHT},
    {"strength", MEANS_WEIGHT},
    {"value", MEANS_WEIGHT},
    {"delayed", MEANS_DELAYED},
    {"delay_mark", MEANS_DELAYED},
    {"delay", MEANS_DELAY},
    {"lag", MEANS_DELAY},
    {"because", MEANS_BECAUSE},
    {"reason", MEANS_BECAUSE},
    {"reasoning", MEANS_BECAUSE},
    {"evidence", MEANS_BECAUSE},
    {"loops", MEANS_LOOPS},
    {"url", MEANS_LOOKS},
    {"r", MEANS_LOOKS},
    {"g", MEANS_LOOKS},
    {"b", MEANS_LOOKS},
    {"alpha", MEANS_LOOKS},
    {"size", MEANS_LOOKS},
    {"width", MEANS_LOOKS},
    {"height", MEANS_LOOKS},
    {"color", MEANS_LOOKS},
    {"colour", MEANS_LOOKS},
    {"shape", MEANS_LOOKS},
    {"z", MEANS_LOOKS},
    {"fill", MEANS_LOOKS},
    {"edgeid", MEANS_LOOKS},
    {"edge id", MEANS_LOOKS},
    {"id", MEANS_LOOKS},
};

enum { LONGEST_LABEL = 1000 }; /* of those that are joined */

struct key {
    const char *id, *heading, *by_default;
    enum meaning meaning;
};

struct graphml {
    struct foreign_map *map;
    struct {
        struct key *items;
        size_t count, capacity;
    } keys;
    struct names ends;   /* ids that an edge has */
    bool weights_signed; /* one of them is below zero */
};

static enum meaning meaning_of(const char *heading)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (strcasecmp(heading, meanings[i].name) == 0)
            return meanings[i].meaning;
    return MEANS_NOTHING;
}

/* A key without a name is of a tool's own drawing; what its data holds is looked into. */
static void read_key(struct graphml *file, const struct xml_element *element)
{
    enum { MOST_KEYS = 200 };
    const char *id = xml_value(element, "id"), *heading = xml_value(element, "attr.name");
    if (!id || file->keys.count == MOST_KEYS)
        return;
    bool drawn = !heading && element->attribute_count > 2;
    *array_add(file->map->arena, &file->keys) =
        (struct key){.id = id,
                     .heading = drawn     ? ""
                                : heading ? heading
                                          : id,
                     .by_default = xml_child_text(file->map->arena, element, "default"),
                     .meaning = drawn ? MEANS_LOOKS : meaning_of(heading ? heading : id)};
}

static const struct key *key_of(const struct graphml *file, const struct xml_element *data)
{
    const char *id = xml_value(data, "key");
    for (size_t i = 0; id && i < file->keys.count; i++)
        if (strcmp(file->keys.items[i].id, id) == 0)
            return &file->keys.items[i];
    return NULL;
}

/* The data of a node, an edge or a graph, by what they mean. */
struct data {
    const char *said[MEANING_COUNT];
    const char *note; /* of what means nothing to us */
};

static const char *folded(const struct graphml *file, const char *text)
{
    return text ? foreign_fold(file->map->arena, text, strlen(text)) : NULL;
}

static void take_data(struct graphml *file, const struct xml_element *element, struct data *data)
{
    const struct key *key = key_of(file, element);
    const char *text = folded(file, element->text);
    if (!key || !text || element->first)
        return;
    if (key->meaning == MEANS_LOOPS)
        data->said[MEANS_LOOPS] = element->text;
    else if (key->meaning == MEANS_LOOKS)
        foreign_lose(file->map, "looks of variables and links");
    else if (key->meaning == MEANS_NOTHING || data->said[key->meaning])
        add_note(file->map->arena, &data->note, key->heading, text);
    else
        data->said[key->meaning] = text;
}

static struct data data_of(struct graphml *file, const struct xml_element *element)
{
    struct data data = {0};
    for (struct xml_element *child = xml_child(element, "data"); child;
         child = xml_next(child, "data"))
        take_data(file, child, &data);
    return data;
}

/* ---- What tools draw ------------------------------------------------------------------------- */

/* The labels of that kind, one behind the other, a sign before all others. */
static const char *all_labels(const struct graphml *file, const struct xml_element *label,
                              const char *name)
{
    const char *sign = NULL, *rest = NULL;
    for (; label; label = xml_next(label, name)) {
        const char *text = folded(file, label->text);
        bool known = false;
        if (text)
            foreign_sign(text, &known);
        if (known && !sign)
            sign = text;
        else if (text && (!rest || strlen(rest) < LONGEST_LABEL))
            rest = foreign_join(file->map->arena, rest, text);
    }
    return sign && rest ? arena_printf(file->map->arena, "%s; %s", sign, rest) : sign ? sign : rest;
}

/* The first element of that name in the data of a node or an edge, not in what is nested in it. */
static struct xml_element *drawn(const struct xml_element *element, const char *name)
{
    struct xml_element *data = xml_child(element, "data"), *found = NULL;
    for (; data && !found; data = xml_next(data, "data"))
        found = xml_within(data, name);
    return found;
}

/* yFiles for the web has labels of its own, as an element or an attribute. */
static const char *drawn_label(const struct graphml *file, const struct xml_element *element,
                               const char *name)
{
    const char *text = all_labels(file, drawn(element, name), name);
    const struct xml_element *inner = text ? NULL : drawn(element, "Label.Text");
    const struct xml_element *label = text || inner ? NULL : drawn(element, "Label");
    if (inner)
        return folded(file, inner->text);
    return label ? folded(file, xml_value(label, "Text")) : text;
}

static bool number_in(const struct xml_element *element, const char *name, double *number)
{
    const char *text = xml_value(element, name);
    return text && read_number(text, number);
}

/* yEd says where the corner is, and people think of the middle. */
static void take_drawn_place(const struct xml_element *element, struct foreign_variable *variable)
{
    const struct xml_element *geometry = drawn(element, "Geometry");
    double wide = 0, high = 0;
    if (!geometry || !number_in(geometry, "x", &variable->x) ||
        !number_in(geometry, "y", &variable->y))
        return;
    number_in(geometry, "width", &wide);
    number_in(geometry, "height", &high);
    variable->x += wide / 2;
    variable->y += high / 2;
    variable->placed = true;
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

static void describe_variable(struct graphml *file, struct foreign_variable *variable,
                              const struct xml_element *element, const struct data *data)
{
    const char *across = data->said[MEANS_ACROSS], *down = data->said[MEANS_DOWN];
    variable->unit = data->said[MEANS_UNIT];
    variable->note = foreign_join(file->map->arena, data->said[MEANS_NOTE], data->note);
    if (data->said[MEANS_KIND])
        take_kind(file->map, variable, data->said[MEANS_KIND]);
    variable->placed =
        across && down && read_number(across, &variable->x) && read_number(down, &variable->y);
    if (!variable->placed)
        take_drawn_place(element, variable);
}

static void read_node(struct graphml *file, struct xml_element *element)
{
    struct foreign_map *map = file->map;
    const char *id = xml_value(element, "id");
    bool is_group = xml_child(element, "graph") != NULL;
    if (!id || (is_group && !name_known(&file->ends, id, strlen(id)))) {
        foreign_lose(map, is_group ? "groups of variables" : "nodes of no id");
        return;
    }
    struct data data = data_of(file, element);
    uint32_t there = foreign_find(map, id);
    if (there != FOREIGN_NONE && strcmp(map->variables.items[there].id, id) == 0) {
        foreign_lose(map, "nodes of the same id, taken for one");
        return;
    }
    const char *label = data.said[MEANS_LABEL];
    if (!label)
        label = drawn_label(file, element, "NodeLabel");
    uint32_t number = foreign_add_variable(map, id, label);
    describe_variable(file, &map->variables.items[number], element, &data);
    for (struct xml_element *port = xml_child(element, "port"); port; port = xml_next(port, "port"))
        foreign_lose(map, "ports of nodes");
}

/* ---- Edges ----------------------------------------------------------------------------------- */

static const char *first_said(const struct data *data, enum meaning first, enum meaning second)
{
    return data->said[first] ? data->said[first] : data->said[second];
}

/* By what is said most plainly: its polarity, the label, a weight where weights have signs. */
static void take_sign(struct graphml *file, struct foreign_link *link, const struct data *data)
{
    struct foreign_map *map = file->map;
    const char *polarity = first_said(data, MEANS_POLARITY, MEANS_INFLUENCE);
    const char *weight = data->said[MEANS_WEIGHT], *label = data->said[MEANS_LABEL];
    bool known = false;
    double number;
    enum sign sign = polarity ? foreign_sign(polarity, &known) : SIGN_UNKNOWN;
    if (polarity && !known)
        add_note(map->arena, &link->note, "polarity", polarity);
    struct foreign_link beside = {.sign = SIGN_UNKNOWN};
    if (label && take_arrow_label(map, &beside, label) && !known) {
        sign = beside.sign;
        known = true;
    }
    link->delayed |= beside.delayed;
    link->note = foreign_join(map->arena, link->note, beside.note);
    if (!known && weight && file->weights_signed && read_number(weight, &number))
        sign = foreign_sign_of(number);
    link->sign = sign;
}

static void describe_link(struct graphml *file, struct foreign_link *link, const struct data *data)
{
    struct arena *arena = file->map->arena;
    link->because = data->said[MEANS_BECAUSE];
    link->note = data->said[MEANS_NOTE];
    take_sign(file, link, data);
    take_delay(link, data->said[MEANS_DELAYED], data->said[MEANS_DELAY]);
    if (data->said[MEANS_WEIGHT])
        add_note(arena, &link->note, "weight", data->said[MEANS_WEIGHT]);
    link->note = foreign_join(arena, link->note, data->note);
}

/* Which way the arrow goes: by the edge, the graph, and the heads that yEd draws. */
struct direction {
    bool forth, back;
};

static struct direction direction_of(const struct xml_element *edge, bool undirected)
{
    const char *directed = xml_value(edge, "directed");
    const struct xml_element *heads = drawn(edge, "Arrows");
    const char *source = heads ? xml_value(heads, "source") : NULL;
    const char *target = heads ? xml_value(heads, "target") : NULL;
    if (source && target && strcmp(source, "none") != 0)
        return (struct direction){strcmp(target, "none") != 0, true};
    undirected = directed ? strcasecmp(directed, "false") == 0 : undirected;
    return (struct direction){true, undirected};
}

static uint32_t end_of(struct graphml *file, const struct xml_element *edge, const char *name)
{
    const char *id = xml_value(edge, name);
    return id ? foreign_find(file->map, id) : FOREIGN_NONE;
}

static void read_edge(struct graphml *file, struct xml_element *element, bool undirected)
{
    struct foreign_map *map = file->map;
    uint32_t from = end_of(file, element, "source"), to = end_of(file, element, "target");
    if (from == FOREIGN_NONE || to == FOREIGN_NONE) {
        foreign_lose(map, "links to or from a node that the file does not have");
        return;
    }
    struct data data = data_of(file, element);
    struct direction direction = direction_of(element, undirected);
    if (!data.said[MEANS_LABEL])
        data.said[MEANS_LABEL] = drawn_label(file, element, "EdgeLabel");
    if (direction.forth)
        describe_link(file, foreign_add_link(map, from, to, SIGN_UNKNOWN), &data);
    if (direction.back && (from != to || !direction.forth))
        describe_link(file, foreign_add_link(map, to, from, SIGN_UNKNOWN), &data);
}

/* ---- The whole file -------------------------------------------------------------------------- */

typedef void graph_visit(struct graphml *, struct xml_element *, bool undirected);

/* All elements of that name, in all graphs, each as deep as it stands. */
static void visit(struct graphml *file, struct xml_element *graph, const char *name,
                  graph_visit *call)
{
    const char *edges = xml_value(graph, "edgedefault");
    bool undirected = edges && strcasecmp(edges, "undirected") == 0;
    for (struct xml_element *child = graph->first; child && !file->map->problem;
         child = child->next) {
        if (xml_is(child, name))
            call(file, child, undirected);
        for (struct xml_element *inner = xml_child(child, "graph"); inner;
             inner = xml_next(inner, "graph"))
            visit(file, inner, name, call);
    }
}

static void visit_node(struct graphml *file, struct xml_element *element, bool undirected)
{
    (void)undirected;
    read_node(file, element);
}

static void lose_hyperedge(struct graphml *file, struct xml_element *element, bool undirected)
{
    (void)element, (void)undirected;
    foreign_lose(file->map, "edges of several ends");
}

/* Before the edges are read: which nodes they end at, and whether weights are signed. */
static void look_at_edge(struct graphml *file, struct xml_element *element, bool undirected)
{
    const char *const ends[] = {xml_value(element, "source"), xml_value(element, "target")};
    (void)undirected;
    for (size_t i = 0; i < 2; i++)
        if (ends[i])
            name_of(&file->ends, ends[i], strlen(ends[i]));
    for (struct xml_element *data = xml_child(element, "data"); data;
         data = xml_next(data, "data")) {
        const struct key *key = key_of(file, data);
        double number;
        file->weights_signed |=
            key && key->meaning == MEANS_WEIGHT && read_number(data->text, &number) && number < 0;
    }
}

static void read_graph_data(struct graphml *file, struct xml_element *graph)
{
    struct data data = data_of(file, graph);
    struct foreign_map *map = file->map;
    if (!map->title)
        map->title = data.said[MEANS_LABEL];
    map->note = foreign_join(map->arena, map->note,
                             foreign_join(map->arena, data.said[MEANS_NOTE], data.note));
    if (data.said[MEANS_LOOPS])
        take_loops(map, data.said[MEANS_LOOPS]);
}

bool knows_graphml(const char *text, size_t size)
{
    return xml_begins_with(text, size, "graphml");
}

void read_graphml(struct foreign_map *map, const char *text, size_t size)
{
    static const struct {
        const char *name;
        graph_visit *call;
    } passes[] = {{"edge", look_at_edge},
                  {"node", visit_node},
                  {"edge", read_edge},
                  {"hyperedge", lose_hyperedge}};
    struct graphml file = {.map = map, .ends = {.arena = map->arena}};
    struct xml_element *root = xml_read(map, text, size);
    if (!root)
        return;
    if (!xml_is(root, "graphml"))
        foreign_fail(map, root->line, "it begins with <%s>, not with <graphml>", root->name);
    for (struct xml_element *key = xml_child(root, "key"); key; key = xml_next(key, "key"))
        read_key(&file, key);
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
        for (struct xml_element *graph = xml_child(root, "graph"); graph && !map->problem;
             graph = xml_next(graph, "graph"))
            visit(&file, graph, passes[i].name, passes[i].call);
    for (struct xml_element *graph = xml_child(root, "graph"); graph;
         graph = xml_next(graph, "graph"))
        read_graph_data(&file, graph);
}
