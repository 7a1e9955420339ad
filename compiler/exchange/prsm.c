/* PRSM, the participatory system mapper: factors and links, with the styles of both. A file is
   JSON, plain or packed by lz-string. The sign of a link is its label, or what its style is called.

   What PRSM has no place for, how long a delay is and which loops are named, is written beside its
   own keys, where it does no harm and is found again. */
#include "exchange/json_reader.h"
#include "exchange/kept.h"

#include "base/json.h"
#include "base/utf8.h"
#include "exchange/lz_string.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_UNPACKED = 16 * 1024 * 1024 };

struct prsm {
    struct foreign_map *map;
    const json_t *node_styles, *edge_styles;
    const json_t *titles; /* of attributes that the map has made for itself */
};

/* ---- Texts ------------------------------------------------------------------------------------
 */

/* A note is a text, or the steps in which an editor has made one: {"ops": [{"insert": "…"}]}. */
static const char *note_of(struct prsm *prsm, const json_t *object)
{
    const json_t *note = json_object_get(object, "note"), *steps = json_object_get(note, "ops");
    struct buffer text = {.arena = prsm->map->arena};
    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *step = json_object_get(json_array_get(steps, i), "insert");
        if (json_is_string(step))
            buffer_add(&text, json_string_value(step), json_string_length(step));
    }
    return text.count ? foreign_fold(prsm->map->arena, text.items, text.count)
                      : json_words(prsm->map, note);
}

/* What the style of a factor or link is called; NULL where that says nothing. */
static const char *style_of(struct prsm *prsm, const json_t *styles, const json_t *object)
{
    const char *group = json_string_value(json_object_get(object, "grp"));
    const char *name =
        group ? json_member(prsm->map, json_object_get(styles, group), "groupLabel") : NULL;
    return name && strcasecmp(name, "Sample") != 0 ? name : NULL;
}

/* ---- Factors ----------------------------------------------------------------------------------
 */

static const char *attributes_of(struct prsm *prsm, const json_t *node, const char *note)
{
    const char *key;
    json_t *title;
    json_object_foreach((json_t *)prsm->titles, key, title)
    {
        const char *name = json_words(prsm->map, title);
        const char *value = json_member(prsm->map, node, key);
        if (name && value && strcmp(name, "*deleted*") != 0)
            note = foreign_join(prsm->map->arena, note,
                                arena_printf(prsm->map->arena, "%s: %s", name, value));
    }
    return note;
}

static void read_node(struct prsm *prsm, const json_t *node)
{
    struct foreign_map *map = prsm->map;
    if (json_holds(map, node, "isCluster")) {
        foreign_lose(map, "clusters");
        return;
    }
    uint32_t number =
        foreign_add_variable(map, json_member(map, node, "id"), json_member(map, node, "label"));
    struct foreign_variable *variable = &map->variables.items[number];
    const char *style = style_of(prsm, prsm->node_styles, node);
    const char *is = json_member(map, node, "is");
    if (is)
        foreign_take_type(variable, is);
    variable->is_given = json_holds(map, node, "given");
    variable->unit = json_member(map, node, "unit");
    variable->note = note_of(prsm, node);
    if (style && strcasecmp(style, "Factor") != 0)
        variable->note =
            foreign_join(map->arena, variable->note, arena_printf(map->arena, "style: %s", style));
    variable->note = attributes_of(prsm, node, variable->note);
    variable->placed = json_amount(json_object_get(node, "x"), &variable->x) &&
                       json_amount(json_object_get(node, "y"), &variable->y);
}

/* ---- Links ------------------------------------------------------------------------------------
 */

/* Which ends of a link have a head. */
struct heads {
    bool to, from;
};

static bool has_head(const json_t *arrows, const char *end)
{
    const json_t *head = json_object_get(arrows, end), *enabled = json_object_get(head, "enabled");
    const char *type = json_string_value(json_object_get(head, "type"));
    return (json_is_true(head) || json_is_true(enabled)) && (!type || strcmp(type, "none") != 0);
}

/* A word, an object with an entry for each end, or nothing: then there is one where it leads to. */
static struct heads heads_of(const json_t *edge)
{
    const json_t *arrows = json_object_get(edge, "arrows");
    const char *word = json_string_value(arrows);
    if (word)
        return (struct heads){strstr(word, "to") != NULL, strstr(word, "from") != NULL};
    if (json_is_object(arrows))
        return (struct heads){has_head(arrows, "to"), has_head(arrows, "from")};
    return (struct heads){true, false};
}

static struct heads directions_of(struct prsm *prsm, const json_t *edge)
{
    struct heads heads = heads_of(edge);
    const char *style = style_of(prsm, prsm->edge_styles, edge);
    if ((style && !strncasecmp(style, "reciprocal", 10)) || (!heads.to && !heads.from))
        return (struct heads){true, true};
    return heads;
}

struct meaning {
    enum sign sign;
    const char *note; /* a label or a style that tells no sign */
};

static struct meaning meaning_of(struct prsm *prsm, const json_t *edge)
{
    const char *label = json_member(prsm->map, edge, "label");
    const char *style = style_of(prsm, prsm->edge_styles, edge);
    bool by_label = false, by_style = false;
    enum sign sign = label ? foreign_sign(label, &by_label) : SIGN_UNKNOWN;
    enum sign of_style = style ? foreign_sign(style, &by_style) : SIGN_UNKNOWN;
    struct meaning meaning = {by_label ? sign : of_style, by_label ? NULL : label};
    if (style && !by_style)
        meaning.note = foreign_join(prsm->map->arena, meaning.note,
                                    arena_printf(prsm->map->arena, "style: %s", style));
    return meaning;
}

static void add_link(struct prsm *prsm, const json_t *edge, const struct meaning *meaning,
                     uint32_t from, uint32_t to)
{
    struct foreign_map *map = prsm->map;
    struct foreign_link *link = foreign_add_link(map, from, to, meaning->sign);
    take_delay(link, json_member(map, edge, "delayed"), json_member(map, edge, "delay"));
    link->because = json_member(map, edge, "because");
    link->note = foreign_join(map->arena, note_of(prsm, edge), meaning->note);
}

static uint32_t factor_called(struct prsm *prsm, const json_t *edge, const char *end)
{
    const char *id = json_member(prsm->map, edge, end);
    return id ? foreign_find(prsm->map, id) : FOREIGN_NONE;
}

static void read_edge(struct prsm *prsm, const json_t *edge)
{
    uint32_t from = factor_called(prsm, edge, "from"), to = factor_called(prsm, edge, "to");
    struct heads heads = directions_of(prsm, edge);
    struct meaning meaning = meaning_of(prsm, edge);
    if (json_holds(prsm->map, edge, "isClusterEdge"))
        return;
    if (from == FOREIGN_NONE || to == FOREIGN_NONE) {
        foreign_lose(prsm->map, "links to factors that are not in the file");
        return;
    }
    if (heads.to)
        add_link(prsm, edge, &meaning, from, to);
    if (heads.from && (from != to || !heads.to))
        add_link(prsm, edge, &meaning, to, from);
}

/* ---- The file ---------------------------------------------------------------------------------
 */

static void read_loop(struct prsm *prsm, const json_t *loop)
{
    const json_t *factors = json_object_get(loop, "through");
    size_t length = json_array_size(factors);
    uint32_t *through = arena_alloc(prsm->map->arena, (length + 1) * sizeof *through);
    const char *type = json_string_value(json_object_get(loop, "type"));
    for (size_t i = 0; i < length; i++) {
        const char *id = json_words(prsm->map, json_array_get(factors, i));
        through[i] = id ? foreign_find(prsm->map, id) : FOREIGN_NONE;
        if (through[i] == FOREIGN_NONE) {
            foreign_lose(prsm->map, "loops whose factors are not in the file");
            return;
        }
    }
    foreign_add_loop(prsm->map, json_member(prsm->map, loop, "label"), foreign_loop_type(type),
                     through, length);
}

static void count_losses(struct foreign_map *map, const json_t *tree)
{
    static const char *const keys[][2] = {{"underlay", "drawings"}, {"background", "drawings"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *value = json_object_get(tree, keys[i][0]);
        size_t count = json_is_array(value) ? json_array_size(value) : json_object_size(value);
        for (size_t j = 0; j < count; j++)
            foreign_lose(map, keys[i][1]);
    }
}

static void read_tree(struct prsm *prsm, const json_t *tree)
{
    const json_t *nodes = json_object_get(tree, "nodes"), *edges = json_object_get(tree, "edges");
    const json_t *styles = json_object_get(tree, "styles"), *loops = json_object_get(tree, "loops");
    const json_t *description = json_object_get(tree, "description");
    struct foreign_map *map = prsm->map;
    prsm->node_styles = json_object_get(styles, "nodes");
    prsm->edge_styles = json_object_get(styles, "edges");
    prsm->titles = json_object_get(tree, "attributeTitles");
    map->title = json_member(map, tree, "mapTitle");
    map->note = json_words(map, description);
    if (json_is_object(description))
        map->note = json_member(map, description, "text");
    for (size_t i = 0; i < json_array_size(nodes) && !map->problem; i++)
        read_node(prsm, json_array_get(nodes, i));
    for (size_t i = 0; i < json_array_size(edges) && !map->problem; i++)
        read_edge(prsm, json_array_get(edges, i));
    for (size_t i = 0; i < json_array_size(loops) && !map->problem; i++)
        read_loop(prsm, json_array_get(loops, i));
    count_losses(map, tree);
}

bool knows_prsm(const char *text, size_t size)
{
    if (size && (unsigned char)text[0] >= 0x80)
        return lz_first(text, size) == '{';
    return json_text_has(text, size, "nodes") && json_text_has(text, size, "edges") &&
           (json_text_has(text, size, "lastNodeSample") || json_text_has(text, size, "mapTitle") ||
            json_text_has(text, size, "grp"));
}

void read_prsm(struct foreign_map *map, const char *text, size_t size)
{
    struct prsm prsm = {.map = map};
    if (size && (unsigned char)text[0] >= 0x80)
        text = lz_unpack(map->arena, text, size, LONGEST_UNPACKED, &size);
    if (!text) {
        foreign_fail(map, 0, "it is packed, and cannot be unpacked: save it again in PRSM");
        return;
    }
    json_t *tree = json_read(map, text, size);
    if (tree && !json_is_array(json_object_get(tree, "nodes")))
        json_fail_shape(map, "the nodes and edges of a map of PRSM");
    else if (tree)
        read_tree(&prsm, tree);
    json_decref(tree);
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

static const struct {
    const char *label, *group, *style, *colour;
} link_styles[] = {
    [SIGN_PLUS] = {"+", "edge0", "Positive influence", "green"},
    [SIGN_MINUS] = {"-", "edge1", "Negative influence", "red"},
    [SIGN_UNKNOWN] = {"?", "edge2", "Unknown influence", "grey"},
};

static void put_whole(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_whole(json, (long)number);
}

static void put_node(struct foreign_map *map, struct json *json, size_t number)
{
    const struct foreign_variable *variable = &map->variables.items[number];
    json_line(json);
    json_open(json, '{');
    json_said(json, "id", kept_number(map->arena, "n", number));
    json_said(json, "label", variable->label);
    json_said(json, "grp", "group0");
    put_whole(json, "x", variable->x);
    put_whole(json, "y", variable->y);
    json_said(json, "note", variable->note);
    json_said(json, "is", foreign_type_of(variable));
    json_said(json, "unit", variable->unit);
    json_said(json, "given", variable->is_given ? "yes" : NULL);
    json_close(json, '}');
}

static void put_edge(struct foreign_map *map, struct json *json, size_t number)
{
    const struct foreign_link *link = &map->links.items[number];
    json_line(json);
    json_open(json, '{');
    json_said(json, "id", kept_number(map->arena, "l", number));
    json_said(json, "from", kept_number(map->arena, "n", link->from));
    json_said(json, "to", kept_number(map->arena, "n", link->to));
    json_said(json, "label", link_styles[link->sign].label);
    json_said(json, "grp", link_styles[link->sign].group);
    json_said(json, "arrows", "to");
    json_said(json, "delayed", link->delayed ? "yes" : NULL);
    json_said(json, "delay", link->delay);
    json_said(json, "because", link->because);
    json_said(json, "note", link->note);
    json_close(json, '}');
}

static void put_styles(struct json *json)
{
    static const char *const factor[][2] = {{"groupLabel", "Factor"}};
    json_line(json);
    json_key(json, "styles");
    json_open(json, '{');
    json_key(json, "nodes");
    json_open(json, '{');
    json_key(json, "group0");
    json_texts(json, factor, 1);
    json_close(json, '}');
    json_key(json, "edges");
    json_open(json, '{');
    for (size_t i = 0; i < sizeof link_styles / sizeof *link_styles; i++) {
        const char *const colour[][2] = {{"color", link_styles[i].colour}};
        json_key(json, link_styles[i].group);
        json_open(json, '{');
        json_said(json, "groupLabel", link_styles[i].style);
        json_key(json, "color");
        json_texts(json, colour, 1);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_close(json, '}');
}

void write_prsm(struct foreign_map *map, struct buffer *out)
{
    struct json json = {.out = out};
    foreign_place(map);
    json_open(&json, '{');
    json_said(&json, "version", "1.9.1");
    json_said(&json, "mapTitle", map->title);
    json_said(&json, "description", map->note);
    put_styles(&json);
    json_list(&json, "nodes");
    for (size_t i = 0; i < map->variables.count; i++)
        put_node(map, &json, i);
    json_list_end(&json);
    json_list(&json, "edges");
    for (size_t i = 0; i < map->links.count; i++)
        put_edge(map, &json, i);
    json_list_end(&json);
    json_list(&json, "loops");
    for (size_t i = 0; i < map->loops.count; i++)
        kept_put_loop(&json, map, &map->loops.items[i], "through", "n");
    json_list_end(&json);
    json_line(&json);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}
