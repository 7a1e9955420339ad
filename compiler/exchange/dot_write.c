/* A causal map in DOT: labels that Graphviz draws, and attributes beside them that it passes over,
   so that all comes back. */
#include "emit/dot.h"
#include "exchange/kept.h"

#include <string.h>

static void put_attribute(struct buffer *out, const char *before, const char *name,
                          const char *text)
{
    if (!text)
        return;
    buffer_printf(out, "%s%s=", before, name);
    dot_put_quoted(out, text);
}

static void put_node(const struct foreign_map *map, struct buffer *out, uint32_t number)
{
    const struct foreign_variable *variable = &map->variables.items[number];
    buffer_put(out, "  ");
    dot_put_quoted(out, kept_id(map, number));
    put_attribute(out, " [", "label", variable->label);
    put_attribute(out, ", ", "is", kept_kind(map->arena, variable));
    put_attribute(out, ", ", "unit", variable->unit);
    put_attribute(out, ", ", "note", variable->note);
    if (variable->placed)
        buffer_printf(out, ", pos=\"%g,%g\"", variable->x, -variable->y);
    buffer_put(out, "];\n");
}

/* A delay is drawn as two bars beside the sign. */
static void put_edge(const struct foreign_map *map, struct buffer *out,
                     const struct foreign_link *link)
{
    const char *sign = kept_signs[link->sign];
    buffer_put(out, "  ");
    dot_put_quoted(out, kept_id(map, link->from));
    buffer_put(out, " -> ");
    dot_put_quoted(out, kept_id(map, link->to));
    buffer_printf(out, " [label=\"%s%s\"", sign, link->delayed ? " ||" : "");
    put_attribute(out, ", ", "polarity", sign);
    put_attribute(out, ", ", "delay", link->delay ? link->delay : link->delayed ? "yes" : NULL);
    put_attribute(out, ", ", "because", link->because);
    put_attribute(out, ", ", "note", link->note);
    buffer_put(out, "];\n");
}

void write_dot(struct foreign_map *map, struct buffer *out)
{
    buffer_put(out, "digraph ");
    dot_put_quoted(out, map->title ? map->title : "causal map");
    buffer_put(out, " {\n  node [shape=plaintext];\n");
    put_attribute(out, "  ", "label", map->title);
    buffer_put(out, map->title ? ";\n" : "");
    put_attribute(out, "  ", "note", map->note);
    buffer_put(out, map->note ? ";\n" : "");
    const char *loops = kept_loops(map);
    put_attribute(out, "  ", "loops", loops);
    buffer_put(out, loops ? ";\n" : "");
    for (size_t i = 0; i < map->variables.count; i++)
        put_node(map, out, (uint32_t)i);
    for (size_t i = 0; i < map->links.count; i++)
        put_edge(map, out, &map->links.items[i]);
    buffer_put(out, "}\n");
}
