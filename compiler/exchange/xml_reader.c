/* XML as a tree of elements. Expat calls back; what it calls must not be jumped over, so when
   memory runs out while it works, its parser is freed first. */
#include "exchange/xml_reader.h"

#include <expat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Walking through a text ------------------------------------------------------------------ */

struct walking {
    struct xml_walker *walker;
    XML_Parser parser;
};

static void refuse(struct walking *walking, const char *why)
{
    foreign_fail(walking->walker->map, XML_GetCurrentLineNumber(walking->parser), "%s", why);
    XML_StopParser(walking->parser, XML_FALSE);
}

/* Whoever was called may have seen enough. */
static void go_on(struct walking *walking)
{
    if (walking->walker->map->problem)
        XML_StopParser(walking->parser, XML_FALSE);
}

static const char *without_prefix(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    struct walking *walking = data;
    struct xml_walker *walker = walking->walker;
    if (walker->depth == FOREIGN_DEEPEST) {
        refuse(walking, "its elements are nested too deep");
        return;
    }
    walker->line = XML_GetCurrentLineNumber(walking->parser);
    walker->attribute_count = (size_t)XML_GetSpecifiedAttributeCount(walking->parser) / 2;
    if (walker->begin)
        walker->begin(walker, without_prefix(name), attributes);
    walker->depth++;
    go_on(walking);
}

static void on_end(void *data, const char *name)
{
    struct walking *walking = data;
    walking->walker->depth--;
    if (walking->walker->end)
        walking->walker->end(walking->walker, without_prefix(name));
    go_on(walking);
}

static void on_text(void *data, const char *text, int length)
{
    struct walking *walking = data;
    if (walking->walker->depth && walking->walker->say)
        walking->walker->say(walking->walker, text, (size_t)length);
    go_on(walking);
}

static void on_entity(void *data, const char *name, int is_parameter, const char *value, int length,
                      const char *base, const char *system, const char *public,
                      const char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)length;
    (void)base, (void)system, (void)public, (void)notation;
    refuse(data, "it declares entities of its own, which are not read; save it without them");
}

static void on_document_type(void *data, const char *name, const char *system, const char *public,
                             int has_more)
{
    (void)name, (void)system, (void)public, (void)has_more;
    refuse(data, "it declares a document type (DOCTYPE), which is not read");
}

/* A name from a document type that lies elsewhere stays as it was written. */
static void on_skipped(void *data, const char *name, int is_parameter)
{
    struct walking *walking = data;
    struct xml_walker *walker = walking->walker;
    if (is_parameter || !walker->depth || !walker->say)
        return;
    walker->say(walker, "&", 1);
    walker->say(walker, name, strlen(name));
    walker->say(walker, ";", 1);
}

static void tell_problem(struct walking *walking)
{
    struct foreign_map *map = walking->walker->map;
    enum XML_Error error = XML_GetErrorCode(walking->parser);
    size_t line = XML_GetCurrentLineNumber(walking->parser);
    if (error == XML_ERROR_UNKNOWN_ENCODING)
        foreign_fail(map, line, "the encoding that it names is not known; save it as UTF-8");
    else if (error == XML_ERROR_NO_ELEMENTS)
        foreign_fail(map, line, "it is empty, or it is cut off before its first element ends");
    else
        foreign_fail(map, line, "its XML is broken here (%s)", XML_ErrorString(error));
}

static void run_expat(struct walking *walking, const char *text, size_t size)
{
    XML_Parser parser = walking->parser;
    XML_SetUserData(parser, walking);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetEntityDeclHandler(parser, on_entity);
    XML_SetSkippedEntityHandler(parser, on_skipped);
    if (walking->walker->no_document_type)
        XML_SetStartDoctypeDeclHandler(parser, on_document_type);
    if (XML_Parse(parser, text, (int)size, XML_TRUE) != XML_STATUS_OK)
        tell_problem(walking);
}

void xml_walk(struct xml_walker *walker, const char *text, size_t size)
{
    struct arena *arena = walker->map->arena;
    struct walking walking = {walker, NULL};
    if (size > FOREIGN_LARGEST_FILE) {
        foreign_fail(walker->map, 0, "it is larger than what is read");
        return;
    }
    XML_Parser parser = walking.parser = XML_ParserCreate(NULL);
    if (!parser)
        arena_give_up(arena);
    jmp_buf exhausted;
    jmp_buf *before = arena_jump_to(arena, &exhausted);
    if (setjmp(exhausted)) {
        XML_ParserFree(parser);
        arena_jump_to(arena, before);
        arena_give_up(arena);
    }
    run_expat(&walking, text, size);
    arena_jump_to(arena, before);
    XML_ParserFree(parser);
}

const char *xml_given(const struct xml_walker *walker, const char *const *attributes,
                      const char *name)
{
    for (size_t i = 0; i < walker->attribute_count; i++)
        if (strcmp(without_prefix(attributes[2 * i]), name) == 0)
            return attributes[2 * i + 1];
    return NULL;
}

/* ---- A tree ---------------------------------------------------------------------------------- */

struct open_element {
    struct xml_element *element;
    struct buffer text;
};

struct growing {
    struct xml_walker walker; /* stands first, so that it finds the rest */
    struct xml_element *root;
    struct open_element open[FOREIGN_DEEPEST];
    size_t element_count;
};

static const char *kept(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* Most elements have the same few names: one that its neighbour has is not kept twice. */
static const char *kept_name(struct arena *arena, const char *name,
                             const struct xml_element *neighbour)
{
    bool same = neighbour && strcmp(neighbour->name, name) == 0;
    return same ? neighbour->name : kept(arena, name);
}

static void keep_attributes(const struct xml_walker *walker, struct xml_element *element,
                            const char *const *attributes)
{
    struct arena *arena = walker->map->arena;
    size_t count = walker->attribute_count;
    element->attributes = arena_alloc(arena, count * sizeof *element->attributes);
    element->attribute_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        element->attributes[i] = (struct xml_attribute_read){
            kept(arena, without_prefix(attributes[2 * i])), kept(arena, attributes[2 * i + 1])};
}

static void append_child(struct xml_element *parent, struct xml_element *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static void grow(struct xml_walker *walker, const char *name, const char *const *attributes)
{
    struct growing *growing = (struct growing *)walker;
    struct arena *arena = walker->map->arena;
    size_t depth = walker->depth;
    if (++growing->element_count > XML_MOST_ELEMENTS) {
        foreign_fail(walker->map, walker->line, "it has more elements than a map can need");
        return;
    }
    struct xml_element *parent = depth ? growing->open[depth - 1].element : NULL;
    struct xml_element *element = arena_new_of(arena, struct xml_element);
    element->name = kept_name(arena, name, parent ? parent->last : NULL);
    element->text = "";
    element->line = (uint32_t)walker->line;
    keep_attributes(walker, element, attributes);
    if (parent)
        append_child(parent, element);
    else
        growing->root = element;
    growing->open[depth].element = element;
    growing->open[depth].text.count = 0;
}

static void end_growing(struct xml_walker *walker, const char *name)
{
    struct open_element *open = &((struct growing *)walker)->open[walker->depth];
    (void)name;
    if (open->text.count)
        open->element->text = arena_copy(walker->map->arena, open->text.items, open->text.count);
}

static void grow_text(struct xml_walker *walker, const char *text, size_t length)
{
    buffer_add(&((struct growing *)walker)->open[walker->depth - 1].text, text, length);
}

struct xml_element *xml_read(struct foreign_map *map, const char *text, size_t size)
{
    struct growing *growing = arena_new_of(map->arena, struct growing);
    growing->walker =
        (struct xml_walker){.map = map, .begin = grow, .end = end_growing, .say = grow_text};
    for (size_t i = 0; i < FOREIGN_DEEPEST; i++)
        growing->open[i].text.arena = map->arena;
    xml_walk(&growing->walker, text, size);
    return map->problem ? NULL : growing->root;
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
