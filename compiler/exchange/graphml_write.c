/* A causal map as GraphML, with keys of its own, so that all comes back; others draw its labels. */
#include "exchange/kept.h"

#include "base/xml.h"

static const struct {
    const char *of, *name, *type;
} written_keys[] = {
    {"graph", "title", "string"}, {"graph", "note", "string"},    {"graph", "loops", "string"},
    {"node", "label", "string"},  {"node", "note", "string"},     {"node", "unit", "string"},
    {"node", "is", "string"},     {"node", "x", "double"},        {"node", "y", "double"},
    {"edge", "label", "string"},  {"edge", "polarity", "string"}, {"edge", "delayed", "boolean"},
    {"edge", "delay", "string"},  {"edge", "because", "string"},  {"edge", "note", "string"},
};

static void put_keys(struct buffer *out)
{
    for (size_t i = 0; i < sizeof written_keys / sizeof *written_keys; i++)
        buffer_printf(out, "  <key id=\"%s-%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                      written_keys[i].of, written_keys[i].name, written_keys[i].of,
                      written_keys[i].name, written_keys[i].type);
}

static void put_data(struct buffer *out, const char *indent, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_printf(out, "%s<data key=\"%s\">", indent, key);
    xml_text(out, text);
    buffer_put(out, "</data>\n");
}

static void put_node(const struct foreign_map *map, struct buffer *out, uint32_t number)
{
    static const char indent[] = "      ";
    const struct foreign_variable *variable = &map->variables.items[number];
    buffer_put(out, "    <node");
    xml_attribute(out, "id", kept_id(map, number));
    buffer_put(out, ">\n");
    put_data(out, indent, "node-label", variable->label);
    put_data(out, indent, "node-note", variable->note);
    put_data(out, indent, "node-unit", variable->unit);
    put_data(out, indent, "node-is", kept_kind(map->arena, variable));
    if (variable->placed) {
        put_data(out, indent, "node-x", arena_printf(map->arena, "%g", variable->x));
        put_data(out, indent, "node-y", arena_printf(map->arena, "%g", variable->y));
    }
    buffer_put(out, "    </node>\n");
}

static void put_edge(const struct foreign_map *map, struct buffer *out, size_t number)
{
    static const char indent[] = "      ";
    const struct foreign_link *link = &map->links.items[number];
    buffer_printf(out, "    <edge id=\"e%zu\"", number + 1);
    xml_attribute(out, "source", kept_id(map, link->from));
    xml_attribute(out, "target", kept_id(map, link->to));
    buffer_put(out, ">\n");
    put_data(out, indent, "edge-label", kept_signs[link->sign]);
    put_data(out, indent, "edge-polarity", kept_signs[link->sign]);
    put_data(out, indent, "edge-delayed", link->delayed ? "true" : NULL);
    put_data(out, indent, "edge-delay", link->delay);
    put_data(out, indent, "edge-because", link->because);
    put_data(out, indent, "edge-note", link->note);
    buffer_put(out, "    </edge>\n");
}

void write_graphml(struct foreign_map *map, struct buffer *out)
{
    buffer_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    put_keys(out);
    buffer_put(out, "  <graph id=\"map\" edgedefault=\"directed\">\n");
    put_data(out, "    ", "graph-title", map->title);
    put_data(out, "    ", "graph-note", map->note);
    put_data(out, "    ", "graph-loops", kept_loops(map));
    for (size_t i = 0; i < map->variables.count; i++)
        put_node(map, out, (uint32_t)i);
    for (size_t i = 0; i < map->links.count; i++)
        put_edge(map, out, i);
    buffer_put(out, "  </graph>\n</graphml>\n");
}
