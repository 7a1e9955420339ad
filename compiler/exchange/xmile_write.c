/* A causal map as XMILE 1.0: auxiliaries without equations, since nobody has told any, and arrows
   in a view. What XMILE has no place for stands in attributes of a namespace of our own, which
   other tools pass over. */
#include "exchange/kept.h"
#include "exchange/labels.h"

#include "base/version.h"
#include "base/xml.h"

#include <string.h>

static void put_element(struct buffer *out, const char *indent, const char *name, const char *text)
{
    if (!text)
        return;
    buffer_printf(out, "%s<%s>", indent, name);
    xml_text(out, text);
    buffer_printf(out, "</%s>\n", name);
}

static void put_attribute(struct buffer *out, const char *name, const char *value)
{
    if (value)
        xml_attribute(out, name, value);
}

/* In a name a backslash begins an escape. */
static const char *escaped(struct arena *arena, const char *label, const char *marked)
{
    struct buffer out = {.arena = arena};
    for (; *label; label++) {
        if (strchr(marked, *label))
            buffer_byte(&out, '\\');
        buffer_byte(&out, *label);
    }
    return buffer_text(&out);
}

/* A name where it is referred to: in quotes where it is more than a plain word. */
static const char *reference(struct arena *arena, const char *label)
{
    bool plain = !strchr("0123456789", *label);
    for (const char *at = label; *at; at++)
        plain &= !strchr("!\"#%&'()*+,-./:;<=>?@[\\]^`{|}~", *at);
    if (!plain)
        return arena_printf(arena, "\"%s\"", escaped(arena, label, "\"\\"));
    char *word = arena_copy(arena, label, strlen(label));
    for (char *at = word; *at; at++)
        if (*at == ' ')
            *at = '_';
    return word;
}

static void put_variable(const struct foreign_map *map, struct buffer *out, uint32_t number,
                         const char *label)
{
    static const char indent[] = "        ";
    const struct foreign_variable *variable = &map->variables.items[number];
    bool changed = strcmp(label, variable->label) != 0 || strchr(label, '_');
    buffer_put(out, "      <aux");
    xml_attribute(out, "name", escaped(map->arena, label, "\\"));
    put_attribute(out, "catwoe:id", kept_id(map, number));
    put_attribute(out, "catwoe:label", changed ? variable->label : NULL);
    put_attribute(out, "catwoe:is", kept_kind(map->arena, variable));
    buffer_put(out, ">\n");
    put_element(out, indent, "doc", variable->note);
    put_element(out, indent, "units", variable->unit);
    buffer_put(out, "      </aux>\n");
}

/* The angle at which an arrow leaves, in degrees, anticlockwise from the right: to a quarter of a
   degree, by a parabola (Rajan and others 2006), the same on every machine. */
static double angle_of(const struct foreign_map *map, const struct foreign_link *link)
{
    const struct foreign_variable *from = &map->variables.items[link->from];
    const struct foreign_variable *to = &map->variables.items[link->to];
    double right = to->x - from->x, up = from->y - to->y;
    double width = right < 0 ? -right : right, height = up < 0 ? -up : up;
    bool steep = height > width;
    double slope = steep ? width / height : width > 0 ? height / width : 0;
    double degrees = slope * (45 + 15.64 * (1 - slope));
    degrees = steep ? 90 - degrees : degrees;
    degrees = right < 0 ? 180 - degrees : degrees;
    return up < 0 ? 360 - degrees : degrees;
}

static void put_arrow(const struct foreign_map *map, struct buffer *out, size_t number,
                      const char *const *labels)
{
    static const char indent[] = "          ";
    const struct foreign_link *link = &map->links.items[number];
    buffer_printf(out, "        <connector uid=\"%zu\" angle=\"%.1f\"", number + 1,
                  angle_of(map, link));
    if (link->sign != SIGN_UNKNOWN)
        xml_attribute(out, "polarity", kept_signs[link->sign]);
    put_attribute(out, "delay_mark", link->delayed ? "true" : NULL);
    put_attribute(out, "catwoe:delay", link->delay);
    put_attribute(out, "catwoe:note", link->note);
    buffer_put(out, ">\n");
    put_element(out, indent, "from", reference(map->arena, labels[link->from]));
    put_element(out, indent, "to", reference(map->arena, labels[link->to]));
    put_element(out, indent, "isee:documentation", link->because);
    buffer_put(out, "        </connector>\n");
}

static void put_view(const struct foreign_map *map, struct buffer *out, const char *const *labels)
{
    buffer_put(out, "    <views>\n      <view type=\"stock_flow\">\n");
    for (size_t i = 0; i < map->variables.count; i++) {
        const struct foreign_variable *variable = &map->variables.items[i];
        buffer_printf(out, "        <aux x=\"%g\" y=\"%g\"", variable->x, variable->y);
        xml_attribute(out, "name", escaped(map->arena, labels[i], "\\"));
        buffer_put(out, "/>\n");
    }
    for (size_t i = 0; i < map->links.count; i++)
        put_arrow(map, out, i, labels);
    buffer_put(out, "      </view>\n    </views>\n");
}

void write_xmile(struct foreign_map *map, struct buffer *out)
{
    const char *const *labels = unique_labels(map);
    foreign_place(map);
    buffer_put(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                    "<xmile version=\"1.0\""
                    " xmlns=\"http://docs.oasis-open.org/xmile/ns/XMILE/v1.0\""
                    " xmlns:isee=\"http://iseesystems.com/XMILE\" xmlns:catwoe=\"urn:catwoe\">\n"
                    "  <header>\n");
    put_element(out, "    ", "name", map->title ? map->title : "Causal map");
    put_element(out, "    ", "catwoe:note", map->note);
    buffer_put(out, "    <vendor>Catwoe</vendor>\n    <product version=\"" CATWOE_VERSION
                    "\" lang=\"en\">Catwoe</product>\n  </header>\n"
                    "  <sim_specs>\n    <start>0</start>\n    <stop>1</stop>\n  </sim_specs>\n"
                    "  <model>\n    <variables>\n");
    for (size_t i = 0; i < map->variables.count; i++)
        put_variable(map, out, (uint32_t)i, labels[i]);
    buffer_put(out, "    </variables>\n");
    put_view(map, out, labels);
    put_element(out, "    ", "catwoe:loops", kept_loops(map));
    buffer_put(out, "  </model>\n</xmile>\n");
}
