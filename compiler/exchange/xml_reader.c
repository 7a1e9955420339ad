/* XML as a tree of elements. Expat calls back; what it calls must not be jumped over, so when
   memory runs out while it works, its parser is freed first. */
#include "exchange/xml_reader.h"

#include <expat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct open_element {
    struct xml_element *element;
    struct buffer text;
};

struct xml_reading {
    struct foreign_map *map;
    XML_Parser parser;
    struct xml_element *root;
    struct open_element open[FOREIGN_DEEPEST];
    size_t depth, element_count;
};

/* ---- What expat finds ------------------------------------------------------------------------ */

static void refuse(struct xml_reading *reading, const char *why)
{
    foreign_fail(reading->map, XML_GetCurrentLineNumber(reading->parser), "%s", why);
    XML_StopParser(reading->parser, XML_FALSE);
}

static const char *without_prefix(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static const char *kept(struct xml_reading *reading, const char *text)
{
    return arena_copy(reading->map->arena, text, strlen(text));
}

/* Most elements have the same few names: one that its neighbour has is not kept twice. */
static const char *kept_name(struct xml_reading *reading, const char *name,
                             const struct xml_element *neighbour)
{
    name = without_prefix(name);
    bool same = neighbour && strcmp(neighbour->name, name) == 0;
    return same ? neighbour->name : kept(reading, name);
}

static void keep_attributes(struct xml_reading *reading, struct xml_element *element,
                            const char **attributes)
{
    size_t count = (size_t)XML_GetSpecifiedAttributeCount(reading->parser) / 2;
    element->attributes = arena_alloc(reading->map->arena, count * sizeof *element->attributes);
    element->attribute_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        element->attributes[i] = (struct xml_attribute_read){
            kept(reading, without_prefix(attributes[2 * i])), kept(reading, attributes[2 * i + 1])};
}

static void append_child(struct xml_element *parent, struct xml_element *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    struct xml_reading *reading = data;
    if (reading->depth == FOREIGN_DEEPEST) {
        refuse(reading, "its elements are nested too deep for a map");
        return;
    }
    if (++reading->element_count > XML_MOST_ELEMENTS) {
        refuse(reading, "it has more elements than a map can need");
        return;
    }
    struct xml_element *parent = reading->depth ? reading->open[reading->depth - 1].element : NULL;
    struct xml_element *element = arena_new_of(reading->map->arena, struct xml_element);
    element->name = kept_name(reading, name, parent ? parent->last : NULL);
    element->text = "";
    element->line = (uint32_t)XML_GetCurrentLineNumber(reading->parser);
    keep_attributes(reading, element, attributes);
    if (parent)
        append_child(parent, element);
    else
        reading->root = element;
    struct open_element *open = &reading->open[reading->depth++];
    open->element = element;
    open->text.count = 0;
}

static void on_end(void *data, const char *name)
{
    struct xml_reading *reading = data;
    (void)name;
    struct open_element *open = &reading->open[--reading->depth];
    if (open->text.count)
        open->element->text = arena_copy(reading->map->arena, open->text.items, open->text.count);
}

static void on_text(void *data, const char *text, int length)
{
    struct xml_reading *reading = data;
    if (reading->depth)
        buffer_add(&reading->open[reading->depth - 1].text, text, (size_t)length);
}

static void on_entity(void *data, const char *name, int is_parameter, const char *value, int length,
                      const char *base, const char *system, const char *public,
                      const char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)length;
    (void)base, (void)system, (void)public, (void)notation;
    refuse(data, "it declares entities of its own, which are not read; save it without them");
}

/* A name from a document type that lies elsewhere stays as it was written. */
static void on_skipped(void *data, const char *name, int is_parameter)
{
    struct xml_reading *reading = data;
    if (is_parameter || !reading->depth)
        return;
    buffer_printf(&reading->open[reading->depth - 1].text, "&%s;", name);
}

/* ---- A whole text ---------------------------------------------------------------------------- */

static void tell_problem(struct xml_reading *reading)
{
    enum XML_Error error = XML_GetErrorCode(reading->parser);
    size_t line = XML_GetCurrentLineNumber(reading->parser);
    if (error == XML_ERROR_UNKNOWN_ENCODING)
        foreign_fail(reading->map, line,
                     "the encoding that it names is not known; save it as UTF-8");
    else if (error == XML_ERROR_NO_ELEMENTS)
        foreign_fail(reading->map, line,
                     "it is empty, or it is cut off before its first element ends");
    else
        foreign_fail(reading->map, line, "its XML is broken here (%s)", XML_ErrorString(error));
}

static void run_expat(struct xml_reading *reading, const char *text, size_t size)
{
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, on_start, on_end);
    XML_SetCharacterDataHandler(reading->parser, on_text);
    XML_SetEntityDeclHandler(reading->parser, on_entity);
    XML_SetSkippedEntityHandler(reading->parser, on_skipped);
    if (XML_Parse(reading->parser, text, (int)size, XML_TRUE) != XML_STATUS_OK)
        tell_problem(reading);
}

struct xml_element *xml_read(struct foreign_map *map, const char *text, size_t size)
{
    struct xml_reading *reading = arena_new_of(map->arena, struct xml_reading);
    reading->map = map;
    for (size_t i = 0; i < FOREIGN_DEEPEST; i++)
        reading->open[i].text.arena = map->arena;
    if (size > FOREIGN_LARGEST_FILE) {
        foreign_fail(map, 0, "it is larger than what is read");
        return NULL;
    }
    reading->parser = XML_ParserCreate(NULL);
    if (!reading->parser)
        arena_give_up(map->arena);
    jmp_buf exhausted;
    jmp_buf *before = arena_jump_to(map->arena, &exhausted);
    if (setjmp(exhausted)) {
        XML_ParserFree(reading->parser);
        arena_jump_to(map->arena, before);
        arena_give_up(map->arena);
    }
    run_expat(reading, text, size);
    arena_jump_to(map->arena, before);
    XML_ParserFree(reading->parser);
    return map->problem ? NULL : reading->root;
}

/* ---- Its beginning --------------------------------------------------------------------------- */

struct xml_peek {
    XML_Parser parser;
    const char *wanted;
    bool found;
};

static void on_first(void *data, const char *name, const char **attributes)
{
    struct xml_peek *peek = data;
    (void)attributes;
    peek->found = strcasecmp(without_prefix(name), peek->wanted) == 0;
    XML_StopParser(peek->parser, XML_FALSE);
}

/* Whether such an element begins anywhere, for a text that cannot be read. */
static bool names_element(const char *text, const char *name)
{
    for (; (text = strchr(text, '<')); text++)
        if (strncasecmp(text + 1, name, strlen(name)) == 0)
            return true;
    return false;
}

bool xml_begins_with(const char *text, size_t size, const char *name)
{
    enum { FAR_ENOUGH = 1 << 16 };
    struct xml_peek peek = {.parser = XML_ParserCreate(NULL), .wanted = name};
    if (!peek.parser)
        return false;
    XML_SetUserData(peek.parser, &peek);
    XML_SetStartElementHandler(peek.parser, on_first);
    XML_Parse(peek.parser, text, size < FAR_ENOUGH ? (int)size : FAR_ENOUGH, XML_FALSE);
    if (XML_GetErrorCode(peek.parser) == XML_ERROR_UNKNOWN_ENCODING)
        peek.found = names_element(text, name);
    XML_ParserFree(peek.parser);
    return peek.found;
}

/* ---- Looking into the tree ------------------------------------------------------------------- */

const char *xml_value(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (strcmp(element->attributes[i].name, name) == 0)
            return element->attributes[i].value;
    return NULL;
}

bool xml_is(const struct xml_element *element, const char *name)
{
    return strcasecmp(element->name, name) == 0;
}

static struct xml_element *named_from(struct xml_element *element, const char *name)
{
    while (element && !xml_is(element, name))
        element = element->next;
    return element;
}

struct xml_element *xml_child(const struct xml_element *element, const char *name)
{
    return named_from(element->first, name);
}

struct xml_element *xml_next(const struct xml_element *element, const char *name)
{
    return named_from(element->next, name);
}

struct xml_element *xml_within(struct xml_element *element, const char *name)
{
    for (struct xml_element *child = element->first; child; child = child->next) {
        struct xml_element *found = xml_is(child, name) ? child : xml_within(child, name);
        if (found)
            return found;
    }
    return NULL;
}

const char *xml_child_text(struct arena *arena, const struct xml_element *element, const char *name)
{
    const struct xml_element *child = xml_child(element, name);
    return child ? foreign_fold(arena, child->text, strlen(child->text)) : NULL;
}

bool read_number(const char *text, double *number)
{
    char *end;
    *number = strtod(text, &end);
    bool any = end != text;
    end += strspn(end, " \t\r\n");
    return any && !*end && isfinite(*number);
}
