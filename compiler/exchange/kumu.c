/* Kumu: elements and connections as it imports them (a blueprint), and as it exports a project,
   where the fields of each stand in an object of their own.

   Many maps made with Kumu write a sign for each end into the type of a connection: “+-” is more of
   the one and less of the other, “--” less of both. Where a file does so, the sign of a link is the
   product of the two; where it does not, “--” is a strong minus. */
#include "exchange/json_reader.h"
#include "exchange/kept.h"

#include "base/json.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Fields that are read for what they say, and those that are about pictures. All others are kept in
   notes. */
static const char element_fields[] = "|id|_id|label|type|element type|description|tags|unit|units|"
                                     "given|";
static const char connection_fields[] =
    "|id|_id|from|to|label|type|connection type|polarity|sign|direction|delayed|delay|because|"
    "description|tags|";
static const char picture_fields[] =
    "|attributes|image|color|colour|size|shape|icon|position|x|y|pinned|locked|reversed|style|"
    "created_at|updated_at|created|updated|";

struct project {
    struct foreign_map *map;
    bool nested;    /* an export: its ids are Kumu's own */
    bool both_ends; /* types tell the sign at each end */
    struct {
        struct named_connection {
            const char *id;
            uint32_t from, to;
        } * items;
        size_t count, capacity;
    } connections; /* by id, once all are read */
};

/* ---- Fields -----------------------------------------------------------------------------------
 */

/* What stands under one of these keys, whatever their case, in the object or in its fields. */
static const json_t *field_of(const json_t *object, const char *keys)
{
    const char *key;
    json_t *value, *fields = json_object_get(object, "attributes");
    while (*keys) {
        size_t length = strcspn(keys, "|");
        const json_t *found = json_object_getn(object, keys, length);
        if (!found || json_is_null(found))
            found = json_object_getn(fields, keys, length);
        if (found && !json_is_null(found))
            return found;
        json_object_foreach((json_t *)object, key, value)
        {
            if (strlen(key) == length && !strncasecmp(key, keys, length) && !json_is_null(value))
                return value;
        }
        keys += length + (keys[length] != 0);
    }
    return NULL;
}

static const char *words_of(struct project *project, const json_t *object, const char *keys)
{
    return json_words(project->map, field_of(object, keys));
}

/* A list, or a text with | between its parts, as "a, b". */
static const char *list_of(struct project *project, const json_t *value)
{
    struct buffer list = {.arena = project->map->arena};
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *word = json_words(project->map, json_array_get(value, i));
        if (word)
            buffer_printf(&list, "%s%s", list.count ? ", " : "", word);
    }
    return list.count ? buffer_text(&list) : json_words(project->map, value);
}

static bool is_among(const char *key, const char *fields)
{
    size_t length = strlen(key);
    for (const char *at = fields; *at && at[1]; at = strchr(at + 1, '|'))
        if (!strncasecmp(at + 1, key, length) && at[1 + length] == '|')
            return true;
    return false;
}

/* The fields that have no place of their own: "region: West; cost: 5". */
static const char *other_fields(struct project *project, const json_t *object, const char *known,
                                const char *note)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        if (is_among(key, known) || json_is_null(value))
            continue;
        const char *words = list_of(project, value);
        if (is_among(key, picture_fields) || !words) {
            if (strcmp(key, "attributes") != 0 && !json_is_false(value))
                foreign_lose(project->map, "fields of pictures");
            continue;
        }
        const char *name = foreign_fold(project->map->arena, key, strlen(key));
        note =
            foreign_join(project->map->arena, note,
                         arena_printf(project->map->arena, "%s: %s", name ? name : "field", words));
    }
    return note;
}

/* What is said besides: the description, the tags, and fields of the map's own. */
static const char *note_of(struct project *project, const json_t *object, const char *known,
                           const char *type)
{
    struct arena *arena = project->map->arena;
    const char *note = words_of(project, object, "description");
    const char *tags = list_of(project, field_of(object, "tags"));
    if (type)
        note = foreign_join(arena, note, arena_printf(arena, "type: %s", type));
    if (tags)
        note = foreign_join(arena, note, arena_printf(arena, "tags: %s", tags));
    note = other_fields(project, object, known, note);
    return other_fields(project, json_object_get(object, "attributes"), known, note);
}

/* ---- Elements ---------------------------------------------------------------------------------
 */

static void read_element(struct project *project, const json_t *element)
{
    const char *id = words_of(project, element, "_id|id");
    const char *label = words_of(project, element, "label");
    const char *type = list_of(project, field_of(element, "element type|type"));
    const char *given = words_of(project, element, "given");
    uint32_t number = foreign_add_variable(project->map, id, label);
    struct foreign_variable *variable = &project->map->variables.items[number];
    if (type && foreign_take_type(variable, type))
        type = NULL;
    variable->is_given |= given && is_yes(given);
    variable->unit = words_of(project, element, "unit|units");
    variable->note = note_of(project, element, element_fields, type);
}

/* ---- Connections ------------------------------------------------------------------------------
 */

/* Two signs one behind the other, as in “+-”; 0 where the type is no such. */
static int sign_at(const char *type, int end)
{
    bool two = type && strlen(type) == 2 && strchr("+-", type[0]) && strchr("+-", type[1]);
    return !two ? 0 : type[end] == '+' ? 1 : -1;
}

static bool find_both_ends(struct project *project, const json_t *connections)
{
    for (size_t i = 0; i < json_array_size(connections); i++) {
        const json_t *connection = json_array_get(connections, i);
        const char *type = words_of(project, connection, "connection type|type");
        if (sign_at(type, 0) * sign_at(type, 1) < 0)
            return true;
    }
    return false;
}

/* What a connection says of its links. */
struct meaning {
    enum sign there, back;
    const char *type;  /* what has to be told besides */
    const char *label; /* the same of its label */
    bool mutual, both_ways;
};

static void take_signs(const struct project *project, struct meaning *meaning, const char *word,
                       enum sign sign)
{
    int tail = sign_at(word, 0), head = sign_at(word, 1);
    meaning->there = meaning->back = sign;
    if (!project->both_ends || !tail)
        return;
    meaning->type = word;
    meaning->there = tail * head > 0 ? SIGN_PLUS : SIGN_MINUS;
    meaning->back = meaning->there;
    if (!meaning->mutual)
        return;
    meaning->there = head > 0 ? SIGN_PLUS : SIGN_MINUS;
    meaning->back = tail > 0 ? SIGN_PLUS : SIGN_MINUS;
}

/* The sign stands in the type, in a field of its own, or in the label. */
static struct meaning meaning_of(struct project *project, const json_t *connection)
{
    const char *direction = words_of(project, connection, "direction");
    struct meaning meaning = {
        .there = SIGN_UNKNOWN,
        .back = SIGN_UNKNOWN,
        .type = list_of(project, field_of(connection, "connection type|type")),
        .label = words_of(project, connection, "label"),
        .mutual = direction && !strcasecmp(direction, "mutual"),
    };
    const char *words[] = {meaning.type, words_of(project, connection, "polarity|sign"),
                           meaning.label};
    meaning.both_ways = meaning.mutual || (direction && !strcasecmp(direction, "undirected"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool known = false;
        enum sign sign = words[i] ? foreign_sign(words[i], &known) : SIGN_UNKNOWN;
        if (!known)
            continue;
        if (words[i] == meaning.label)
            meaning.label = NULL;
        if (words[i] == meaning.type)
            meaning.type = NULL;
        take_signs(project, &meaning, words[i], sign);
        break;
    }
    return meaning;
}

/* The element of this name; a blueprint may name one that it does not list. */
static uint32_t element_called(struct project *project, const char *name)
{
    uint32_t found = foreign_find(project->map, name);
    if (found == FOREIGN_NONE && !project->nested)
        found = foreign_add_variable(project->map, name, name);
    return found;
}

static void add_link(struct project *project, const json_t *connection,
                     const struct meaning *meaning, uint32_t from, uint32_t to, enum sign sign)
{
    struct foreign_link *link = foreign_add_link(project->map, from, to, sign);
    take_delay(link, words_of(project, connection, "delayed"),
               words_of(project, connection, "delay"));
    link->because = words_of(project, connection, "because");
    link->note = foreign_join(project->map->arena, meaning->label,
                              note_of(project, connection, connection_fields, meaning->type));
}

static void read_pair(struct project *project, const json_t *connection,
                      const struct meaning *meaning, uint32_t from, uint32_t to)
{
    if (from == FOREIGN_NONE || to == FOREIGN_NONE) {
        foreign_lose(project->map, "connections to elements that are not in the file");
        return;
    }
    add_link(project, connection, meaning, from, to, meaning->there);
    if (meaning->both_ways && from != to)
        add_link(project, connection, meaning, to, from, meaning->back);
}

/* The elements that an end names: one, or several in a list or with | between them. */
struct ends {
    uint32_t *items;
    size_t count, capacity;
};

static void add_ends(struct project *project, struct ends *ends, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, "|");
        const char *name = foreign_fold(project->map->arena, words, length);
        if (name)
            *array_add(project->map->arena, ends) = element_called(project, name);
        words += length + (words[length] != 0);
    }
}

static struct ends ends_of(struct project *project, const json_t *connection, const char *key)
{
    struct ends ends = {0};
    const json_t *value = field_of(connection, key);
    const char *words = json_words(project->map, value);
    if (words && foreign_find(project->map, words) != FOREIGN_NONE)
        *array_add(project->map->arena, &ends) = foreign_find(project->map, words);
    else if (words)
        add_ends(project, &ends, words);
    for (size_t i = 0; i < json_array_size(value); i++)
        if ((words = json_words(project->map, json_array_get(value, i))))
            *array_add(project->map->arena, &ends) = element_called(project, words);
    return ends;
}

static void read_connection(struct project *project, const json_t *connection)
{
    struct meaning meaning = meaning_of(project, connection);
    struct ends from = ends_of(project, connection, "from"),
                to = ends_of(project, connection, "to");
    const char *id = words_of(project, connection, "_id|id");
    if (!from.count || !to.count) {
        foreign_lose(project->map, "connections without an end");
        return;
    }
    if (id && from.count == 1 && to.count == 1)
        *array_add(project->map->arena, &project->connections) =
            (struct named_connection){id, from.items[0], to.items[0]};
    for (size_t i = 0; i < from.count && !project->map->problem; i++)
        for (size_t j = 0; j < to.count && !project->map->problem; j++)
            read_pair(project, connection, &meaning, from.items[i], to.items[j]);
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

static int by_id(const void *left, const void *right)
{
    const struct named_connection *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static const struct named_connection *connection_called(struct project *project, const char *id)
{
    struct named_connection wanted = {.id = id};
    return id && project->connections.count
               ? bsearch(&wanted, project->connections.items, project->connections.count,
                         sizeof wanted, by_id)
               : NULL;
}

/* The variables of a loop: its elements in their order, or where its connections begin. */
static size_t read_through(struct project *project, const json_t *loop, uint32_t *through)
{
    const json_t *elements = field_of(loop, "elements");
    const json_t *connections = field_of(loop, "connections");
    size_t length = json_array_size(elements);
    for (size_t i = 0; i < length; i++) {
        const char *name = json_words(project->map, json_array_get(elements, i));
        through[i] = name ? foreign_find(project->map, name) : FOREIGN_NONE;
        if (through[i] == FOREIGN_NONE)
            return 0;
    }
    for (size_t i = 0; !json_array_size(elements) && i < json_array_size(connections); i++) {
        const struct named_connection *connection =
            connection_called(project, json_words(project->map, json_array_get(connections, i)));
        if (!connection || connection->from == FOREIGN_NONE)
            return 0;
        through[length++] = connection->from;
    }
    return length;
}

static void read_loop(struct project *project, const json_t *loop)
{
    size_t room = json_array_size(field_of(loop, "elements")) +
                  json_array_size(field_of(loop, "connections")) + 1;
    uint32_t *through = arena_alloc(project->map->arena, room * sizeof *through);
    size_t length = read_through(project, loop, through);
    if (!length) {
        foreign_lose(project->map, "loops whose links are not told");
        return;
    }
    if (field_of(loop, "description"))
        foreign_lose(project->map, "descriptions of loops");
    foreign_add_loop(project->map, words_of(project, loop, "label"),
                     foreign_loop_type(words_of(project, loop, "loop type|type")), through, length);
}

/* ---- The file ---------------------------------------------------------------------------------
 */

static void read_project(struct project *project, const json_t *tree)
{
    const json_t *elements = json_object_get(tree, "elements");
    const json_t *connections = json_object_get(tree, "connections");
    const json_t *loops = json_object_get(tree, "loops");
    struct foreign_map *map = project->map;
    project->nested = json_object_get(json_array_get(elements, 0), "_id") != NULL;
    project->both_ends = find_both_ends(project, connections);
    map->title = json_member_of(map, tree, "name|title");
    map->note = json_member(map, tree, "description");
    if (project->both_ends)
        map->note = foreign_join(map->arena, map->note,
                                 "a type of two signs tells what changes at each end of a link: +- "
                                 "is more of the one, less of the other");
    for (size_t i = 0; i < json_array_size(elements) && !map->problem; i++)
        read_element(project, json_array_get(elements, i));
    for (size_t i = 0; i < json_array_size(connections) && !map->problem; i++)
        read_connection(project, json_array_get(connections, i));
    if (project->connections.count)
        qsort(project->connections.items, project->connections.count,
              sizeof *project->connections.items, by_id);
    for (size_t i = 0; i < json_array_size(loops) && !map->problem; i++)
        read_loop(project, json_array_get(loops, i));
    for (size_t i = 0; i < json_array_size(json_object_get(tree, "perspectives")); i++)
        foreign_lose(map, "views");
}

bool knows_kumu(const char *text, size_t size)
{
    return json_text_has(text, size, "elements") && json_text_has(text, size, "connections");
}

void read_kumu(struct foreign_map *map, const char *text, size_t size)
{
    struct project project = {.map = map};
    json_t *tree = json_read(map, text, size);
    if (tree && !json_is_array(json_object_get(tree, "elements")) &&
        !json_is_array(json_object_get(tree, "connections")))
        json_fail_shape(map, "the elements and connections of a map of Kumu");
    else if (tree)
        read_project(&project, tree);
    json_decref(tree);
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

static void put_element(struct foreign_map *map, struct json *json, size_t number)
{
    const struct foreign_variable *variable = &map->variables.items[number];
    json_line(json);
    json_open(json, '{');
    json_said(json, "id", kept_number(map->arena, "e", number));
    json_said(json, "label", variable->label);
    json_said(json, "type", foreign_type_of(variable));
    json_said(json, "description", variable->note);
    json_said(json, "unit", variable->unit);
    json_said(json, "given", variable->is_given ? "yes" : NULL);
    json_close(json, '}');
}

static void put_connection(struct foreign_map *map, struct json *json, size_t number)
{
    const struct foreign_link *link = &map->links.items[number];
    json_line(json);
    json_open(json, '{');
    json_said(json, "id", kept_number(map->arena, "c", number));
    json_said(json, "from", kept_number(map->arena, "e", link->from));
    json_said(json, "to", kept_number(map->arena, "e", link->to));
    json_said(json, "type", kept_signs[link->sign]);
    json_said(json, "direction", "directed");
    json_key(json, "delayed");
    json_bool(json, link->delayed);
    json_said(json, "delay", link->delay);
    json_said(json, "because", link->because);
    json_said(json, "description", link->note);
    json_close(json, '}');
}

void write_kumu(struct foreign_map *map, struct buffer *out)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    json_said(&json, "name", map->title);
    json_said(&json, "description", map->note);
    json_list(&json, "elements");
    for (size_t i = 0; i < map->variables.count; i++)
        put_element(map, &json, i);
    json_list_end(&json);
    json_list(&json, "connections");
    for (size_t i = 0; i < map->links.count; i++)
        put_connection(map, &json, i);
    json_list_end(&json);
    json_list(&json, "loops");
    for (size_t i = 0; i < map->loops.count; i++)
        kept_put_loop(&json, map, &map->loops.items[i], "elements", "e");
    json_list_end(&json);
    json_line(&json);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}
