/* Mental Modeler: concepts and how strongly each moves others, from -1 to 1. Its older files are
   XML, its newer ones JSON of the same shape. What it has no field for stands in its notes, one
   thing a line, so that it comes back. */
#include "exchange/kept.h"
#include "exchange/mental_modeler_json.h"
#include "exchange/xml_reader.h"

#include "base/xml.h"

#include <string.h>
#include <strings.h>

/* ---- Notes of several lines ------------------------------------------------------------------ */

/* What follows "heading:" at the beginning of a line, or NULL. */
static const char *behind_heading(const char *line, const char *heading)
{
    size_t length = strlen(heading);
    bool is = strncasecmp(line, heading, length) == 0 && line[length] == ':';
    return is ? line + length + 1 : NULL;
}

typedef bool take_line(struct foreign_map *, void *context, const char *line);

/* Gives each line of a note to whoever can take it; the others are what people wrote. */
static const char *take_note(struct foreign_map *map, const char *text, take_line *take,
                             void *context)
{
    const char *note = NULL;
    while (text && *text) {
        size_t length = strcspn(text, "\n");
        const char *line = foreign_fold(map->arena, text, length);
        if (line && !take(map, context, line))
            add_note(map->arena, &note, NULL, line);
        text += length + (text[length] == '\n');
    }
    return note;
}

static bool take_variable_line(struct foreign_map *map, void *context, const char *line)
{
    struct foreign_variable *variable = context;
    const char *kind = behind_heading(line, "is");
    if (kind)
        take_kind(map, variable, kind);
    return kind != NULL;
}

struct relationship {
    struct foreign_link link;
    bool says_sign;
};

static bool take_link_line(struct foreign_map *map, void *context, const char *line)
{
    struct relationship *read = context;
    const char *delay = behind_heading(line, "after"), *because = behind_heading(line, "because");
    const char *sign = behind_heading(line, "sign");
    bool known, delayed = strcasecmp(line, "delayed") == 0;
    if (delay)
        read->link.delay = foreign_fold(map->arena, delay, strlen(delay));
    if (because)
        read->link.because = foreign_fold(map->arena, because, strlen(because));
    if (sign)
        read->link.sign = foreign_sign(sign, &known);
    read->says_sign |= sign != NULL;
    read->link.delayed |= delayed || delay;
    return delayed || delay || because || sign;
}

static bool take_map_line(struct foreign_map *map, void *context, const char *line)
{
    (void)context;
    return take_loop(map, line, strlen(line));
}

static const char *variable_note(struct foreign_map *map, struct foreign_variable *variable,
                                 const char *notes)
{
    return take_note(map, notes, take_variable_line, variable);
}

static const char *map_note(struct foreign_map *map, const char *description)
{
    return take_note(map, description, take_map_line, NULL);
}

/* The sign of the influence: a number, or a word; one that nobody has set is unknown. */
static void take_influence(struct foreign_map *map, struct relationship *read,
                           const char *influence, double number)
{
    bool known;
    if (read->says_sign || !influence)
        return;
    read->link.sign = foreign_sign(influence, &known);
    if (!known || (number != 0 && number != 1 && number != -1))
        add_note(map->arena, &read->link.note, "influence", influence);
}

/* One of influence 0 is none, unless its notes say that its sign is unknown. */
static void add_relationship(struct foreign_map *map, uint32_t from, uint32_t to,
                             const char *influence, const char *confidence, const char *notes)
{
    struct relationship read = {.link = {.from = from, .to = to, .sign = SIGN_UNKNOWN}};
    double number = 0, sure = 0;
    influence = influence ? foreign_fold(map->arena, influence, strlen(influence)) : NULL;
    bool is_number = influence && read_number(influence, &number);
    read.link.note = take_note(map, notes, take_link_line, &read);
    if (is_number && number == 0 && !read.says_sign) {
        foreign_lose(map, "relationships of no influence");
        return;
    }
    take_influence(map, &read, influence, number);
    if (confidence && read_number(confidence, &sure) && sure != 0)
        add_note(map->arena, &read.link.note, "confidence", confidence);
    *foreign_add_link(map, from, to, read.link.sign) = read.link;
}

/* ---- XML ------------------------------------------------------------------------------------- */

static const char *raw_text(const struct xml_element *element, const char *name)
{
    const struct xml_element *child = xml_child(element, name);
    return child && *child->text ? child->text : NULL;
}

static void read_concept(struct foreign_map *map, const struct xml_element *element)
{
    struct arena *arena = map->arena;
    const char *id = xml_child_text(arena, element, "id");
    const char *across = raw_text(element, "x"), *down = raw_text(element, "y");
    const char *preferred = xml_child_text(arena, element, "preferredState");
    uint32_t number = foreign_add_variable(map, id, xml_child_text(arena, element, "name"));
    struct foreign_variable *variable = &map->variables.items[number];
    variable->note = variable_note(map, variable, raw_text(element, "notes"));
    variable->unit = xml_child_text(arena, element, "units");
    variable->placed =
        across && down && read_number(across, &variable->x) && read_number(down, &variable->y);
    if (preferred && strcmp(preferred, "0") != 0)
        add_note(arena, &variable->note, "preferred state", preferred);
}

static uint32_t other_end(const struct foreign_map *map, const struct xml_element *element)
{
    const char *id = xml_child_text(map->arena, element, "id");
    const char *name = xml_child_text(map->arena, element, "name");
    uint32_t found = id ? foreign_find(map, id) : FOREIGN_NONE;
    return found == FOREIGN_NONE && name ? foreign_find(map, name) : found;
}

/* Those of one concept, in its `relationships` or beside. */
static void read_relationships(struct foreign_map *map, const struct xml_element *among,
                               uint32_t from)
{
    for (struct xml_element *element = xml_child(among, "relationship"); element;
         element = xml_next(element, "relationship")) {
        uint32_t to = other_end(map, element);
        if (to == FOREIGN_NONE)
            foreign_lose(map, "relationships to a concept that the file does not have");
        else
            add_relationship(map, from, to, raw_text(element, "influence"),
                             xml_child_text(map->arena, element, "confidence"),
                             raw_text(element, "notes"));
    }
}

static void count_children(struct foreign_map *map, const struct xml_element *element,
                           const char *name, const char *what)
{
    for (struct xml_element *child = element ? xml_child(element, name) : NULL; child;
         child = xml_next(child, name))
        if (child->first || foreign_fold(map->arena, child->text, strlen(child->text)))
            foreign_lose(map, what);
}

static void read_concepts(struct foreign_map *map, const struct xml_element *concepts)
{
    uint32_t first = (uint32_t)map->variables.count, number = first;
    for (struct xml_element *concept = concepts ? xml_child(concepts, "concept") : NULL; concept;
         concept = xml_next(concept, "concept"))
        read_concept(map, concept);
    for (struct xml_element *concept = concepts ? xml_child(concepts, "concept") : NULL;
         concept && !map->problem; concept = xml_next(concept, "concept"), number++) {
        const struct xml_element *inner = xml_child(concept, "relationships");
        read_relationships(map, inner ? inner : concept, number);
    }
}

bool knows_mental_modeler(const char *text, size_t size)
{
    return knows_mental_modeler_json(text, size) || xml_begins_with(text, size, "mentalmodeler");
}

void read_mental_modeler(struct foreign_map *map, const char *text, size_t size)
{
    if (knows_mental_modeler_json(text, size)) {
        read_mental_modeler_json(map, text, size);
        return;
    }
    struct xml_element *root = xml_read(map, text, size);
    if (!root)
        return;
    if (!xml_is(root, "mentalmodeler"))
        foreign_fail(map, root->line, "it begins with <%s>, not with <mentalmodeler>", root->name);
    const struct xml_element *info = xml_child(root, "info");
    read_concepts(map, xml_child(root, "concepts"));
    map->title = info ? xml_child_text(map->arena, info, "name") : NULL;
    map->note = info ? map_note(map, raw_text(info, "description")) : NULL;
    count_children(map, xml_child(root, "groupNames"), "groupName", "names of groups");
    count_children(map, xml_child(root, "scenarios"), "scenario", "scenarios");
}

/* ---- Writing --------------------------------------------------------------------------------- */

static void put_element(struct buffer *out, const char *indent, const char *name, const char *text)
{
    buffer_printf(out, "%s<%s>", indent, name);
    xml_text(out, text ? text : "");
    buffer_printf(out, "</%s>\n", name);
}

static const char *below(struct arena *arena, const char *lines, const char *heading,
                         const char *text)
{
    if (!text)
        return lines;
    const char *line = heading ? arena_printf(arena, "%s: %s", heading, text) : text;
    return lines ? arena_printf(arena, "%s\n%s", lines, line) : line;
}

static void put_relationship(struct foreign_map *map, struct buffer *out,
                             const struct foreign_link *link)
{
    static const char indent[] = "          ", *const influences[] = {"1", "-1", "0"};
    struct arena *arena = map->arena;
    const char *notes = link->sign == SIGN_UNKNOWN ? "sign: ?" : NULL;
    if (link->delay)
        notes = below(arena, notes, "after", link->delay);
    else if (link->delayed)
        notes = below(arena, notes, NULL, "delayed");
    notes = below(arena, notes, "because", link->because);
    notes = below(arena, notes, NULL, link->note);
    buffer_put(out, "        <relationship>\n");
    put_element(out, indent, "id", kept_id(map, link->to));
    put_element(out, indent, "name", map->variables.items[link->to].label);
    put_element(out, indent, "notes", notes);
    put_element(out, indent, "confidence", "0");
    put_element(out, indent, "influence", influences[link->sign]);
    buffer_put(out, "        </relationship>\n");
}

static void put_concept(struct foreign_map *map, struct buffer *out, uint32_t number,
                        const struct foreign_link *const *links)
{
    static const char indent[] = "      ";
    const struct foreign_variable *variable = &map->variables.items[number];
    const char *kind = kept_kind(map->arena, variable);
    buffer_put(out, "    <concept>\n");
    put_element(out, indent, "id", kept_id(map, number));
    put_element(out, indent, "name", variable->label);
    put_element(out, indent, "notes",
                below(map->arena, below(map->arena, NULL, "is", kind), NULL, variable->note));
    put_element(out, indent, "units", variable->unit);
    put_element(out, indent, "group", "0");
    put_element(out, indent, "x", arena_printf(map->arena, "%.0f", variable->x));
    put_element(out, indent, "y", arena_printf(map->arena, "%.0f", variable->y));
    put_element(out, indent, "preferredState", "0");
    buffer_put(out, "      <relationships>\n");
    for (; *links; links++)
        put_relationship(map, out, *links);
    buffer_put(out, "      </relationships>\n    </concept>\n");
}

/* The links by the variable that they come from, each row ending with NULL. */
static const struct foreign_link ***links_by_source(const struct foreign_map *map)
{
    size_t variables = map->variables.count, links = map->links.count;
    size_t *counts = arena_alloc(map->arena, (variables + 1) * sizeof *counts);
    const struct foreign_link ***rows = arena_alloc(map->arena, (variables + 1) * sizeof *rows);
    const struct foreign_link **all =
        arena_alloc(map->arena, (links + variables + 1) * sizeof *all);
    for (size_t i = 0; i < links; i++)
        counts[map->links.items[i].from]++;
    for (size_t i = 0; i < variables; i++) {
        rows[i] = all;
        all += counts[i] + 1;
        counts[i] = 0;
    }
    for (size_t i = 0; i < links; i++) {
        const struct foreign_link *link = &map->links.items[i];
        rows[link->from][counts[link->from]++] = link;
    }
    return rows;
}

void write_mental_modeler(struct foreign_map *map, struct buffer *out)
{
    const struct foreign_link ***rows = links_by_source(map);
    foreign_place(map);
    buffer_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mentalmodeler>\n  <info>\n");
    put_element(out, "    ", "name", map->title);
    put_element(out, "    ", "author", NULL);
    put_element(out, "    ", "description", below(map->arena, map->note, NULL, kept_loops(map)));
    put_element(out, "    ", "version", "1.0");
    buffer_put(out, "  </info>\n  <groupNames/>\n  <concepts>\n");
    for (size_t i = 0; i < map->variables.count; i++)
        put_concept(map, out, (uint32_t)i, rows[i]);
    buffer_put(out, "  </concepts>\n  <scenarios/>\n</mentalmodeler>\n");
}
