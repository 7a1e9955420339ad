/* XMILE 1.0 (OASIS 2015), as Stella and others write it: stocks, flows and auxiliaries, and the
   arrows of the views. A link comes from an arrow, from a flow into or out of a stock, or from an
   equation that names another variable; its sign from the arrow or the flow, never from the
   equation. */
#include "exchange/kept.h"
#include "exchange/pairs.h"
#include "exchange/xmile.h"
#include "exchange/xml_reader.h"

#include "base/name.h"

#include <string.h>
#include <strings.h>

struct xmile {
    struct foreign_map *map;
    struct xml_element *root;
    struct names ids;     /* whole names of variables, and which they bear */
    struct names labels;  /* that are taken */
    struct pairs pairs;   /* of variables that are linked */
    struct names models;  /* that the file holds */
    struct names aliases; /* of one view, by their uid; they bear the element */
    const char *prefix;   /* of the names in the model that is read: "" or "hares." */
    const char *model;    /* its name for people, or NULL */
    uint32_t user;        /* the variable whose equation is read */
};

/* ---- Names ----------------------------------------------------------------------------------- */

static uint32_t number_of(const struct xmile *file, const char *whole_name)
{
    const struct name *name = name_known(&file->ids, whole_name, strlen(whole_name));
    return name && name->bears ? (uint32_t)((uintptr_t)name->bears - 1) : FOREIGN_NONE;
}

/* A name as it is used in the model that is read: its own, one of another model, or with a dot
   before it one of the outermost. */
static uint32_t find_variable(const struct xmile *file, const char *text, size_t length)
{
    struct arena *arena = file->map->arena;
    const char *name = xmile_name(arena, text, length);
    if (*name == '.')
        return number_of(file, name + 1);
    uint32_t own = *file->prefix ? number_of(file, arena_printf(arena, "%s%s", file->prefix, name))
                                 : FOREIGN_NONE;
    return own != FOREIGN_NONE ? own : number_of(file, name);
}

/* From now on names are those of this model; the first is the outermost where it has no name. */
static void enter_model(struct xmile *file, const struct xml_element *model)
{
    struct arena *arena = file->map->arena;
    const char *text = xml_value(model, "name");
    const char *name = text ? xmile_name(arena, text, strlen(text)) : "";
    file->prefix = *name ? arena_printf(arena, "%s.", name) : "";
    file->model = *name ? xmile_label(arena, text) : NULL;
    if (*name)
        name_of(&file->models, name, strlen(name));
}

static bool is_in_file(const struct xmile *file, const char *module)
{
    const char *name = xmile_name(file->map->arena, module, strlen(module));
    return name_known(&file->models, name, strlen(name)) != NULL;
}

/* ---- Variables ------------------------------------------------------------------------------- */

static bool is_variable(const struct xml_element *element)
{
    return xml_is(element, "stock") || xml_is(element, "flow") || xml_is(element, "aux") ||
           xml_is(element, "gf");
}

/* What names a variable in several models is told apart by the model. */
static const char *label_of(struct xmile *file, const char *text)
{
    struct arena *arena = file->map->arena;
    const char *label = xmile_label(arena, text);
    const char *folded = xmile_name(arena, text, strlen(text));
    struct name *name = name_of(&file->labels, folded, strlen(folded));
    bool taken = name->bears != NULL;
    name->bears = file;
    return taken && file->model ? arena_printf(arena, "%s (%s)", label, file->model) : label;
}

/* Adds the variable of this name unless it is there; gives its number. What we have written
   ourselves says its id and label besides. */
static uint32_t add_variable(struct xmile *file, const char *text, const char *id,
                             const char *label)
{
    struct arena *arena = file->map->arena;
    const char *own =
        arena_printf(arena, "%s%s", file->prefix, xmile_name(arena, text, strlen(text)));
    struct name *name = name_of(&file->ids, own, strlen(own));
    if (name->bears) {
        foreign_lose(file->map, "variables of the same name, taken for one");
        return (uint32_t)((uintptr_t)name->bears - 1);
    }
    uint32_t number =
        foreign_add_variable(file->map, id ? id : own, label ? label : label_of(file, text));
    name->bears = (void *)((uintptr_t)number + 1);
    return number;
}

static void lose_what_computes(struct foreign_map *map, const struct xml_element *element)
{
    if (xml_child(element, "dimensions"))
        foreign_lose(map, "arrays, taken as one variable");
    if (xml_child(element, "gf") || xml_is(element, "gf"))
        foreign_lose(map, "graphical functions");
}

static void read_variable(struct xmile *file, const struct xml_element *element)
{
    struct arena *arena = file->map->arena;
    const char *name = xml_value(element, "name"), *kind = xml_value(element, "is");
    if (!name || !*xmile_name(arena, name, strlen(name))) {
        foreign_lose(file->map, "variables of no name");
        return;
    }
    uint32_t number =
        add_variable(file, name, xml_value(element, "id"), xml_value(element, "label"));
    struct foreign_variable *variable = &file->map->variables.items[number];
    add_note(arena, &variable->note, NULL, xml_child_text(arena, element, "doc"));
    variable->unit = xml_child_text(arena, element, "units");
    variable->is_stock |= xml_is(element, "stock");
    if (kind)
        take_kind(file->map, variable, kind);
    lose_what_computes(file->map, element);
}

/* A model in another file is a variable here, so that its arrows have an end. */
static void read_module(struct xmile *file, const struct xml_element *element)
{
    const char *name = xml_value(element, "name");
    if (!name || is_in_file(file, name))
        return;
    uint32_t number = add_variable(file, name, NULL, NULL);
    file->map->variables.items[number].note = "a model of its own in another file";
}

typedef void read_element(struct xmile *, const struct xml_element *);

/* The elements of a model's `variables`, or of itself as older files have it. */
static void each_in_model(struct xmile *file, const struct xml_element *model, read_element *read,
                          read_element *read_module_element)
{
    const struct xml_element *const places[] = {xml_child(model, "variables"), model};
    for (size_t i = 0; i < 2; i++)
        for (struct xml_element *element = places[i] ? places[i]->first : NULL;
             element && !file->map->problem; element = element->next)
            if (is_variable(element))
                read(file, element);
            else if (xml_is(element, "module"))
                read_module_element(file, element);
}

/* ---- Links ----------------------------------------------------------------------------------- */

/* The link between two variables, the one that is there or a new one. A sign is added to a link
   without one; where two contradict each other, both stand. */
static struct foreign_link *link_between(struct xmile *file, uint32_t from, uint32_t to,
                                         enum sign sign)
{
    struct foreign_map *map = file->map;
    uint32_t number = pairs_find(&file->pairs, from, to);
    if (number == FOREIGN_NONE) {
        pairs_add(&file->pairs, from, to, (uint32_t)map->links.count);
        return foreign_add_link(map, from, to, sign);
    }
    struct foreign_link *link = &map->links.items[number];
    bool contradicts = sign != SIGN_UNKNOWN && link->sign != SIGN_UNKNOWN && sign != link->sign;
    if (contradicts)
        return foreign_add_link(map, from, to, sign);
    if (link->sign == SIGN_UNKNOWN)
        link->sign = sign;
    return link;
}

static void take_mention(void *context, const char *name, size_t length, bool delayed)
{
    struct xmile *file = context;
    uint32_t from = find_variable(file, name, length);
    if (from == FOREIGN_NONE || file->map->problem)
        return;
    if (from == file->user)
        foreign_lose(file->map, "uses of a variable in its own equation");
    else
        link_between(file, from, file->user, SIGN_UNKNOWN)->delayed |= delayed;
}

static void read_equations(struct xmile *file, const struct xml_element *element)
{
    for (struct xml_element *child = element->first; child; child = child->next)
        if (xml_is(child, "eqn"))
            xmile_read_equation(child->text, take_mention, file);
        else if (xml_is(child, "element"))
            read_equations(file, child);
}

/* An inflow raises its stock and an outflow lowers it; where a stock begins is no link. */
static void read_flows(struct xmile *file, const struct xml_element *stock)
{
    for (struct xml_element *child = stock->first; child; child = child->next) {
        bool in = xml_is(child, "inflow"), out = xml_is(child, "outflow");
        if (!in && !out)
            continue;
        uint32_t flow = find_variable(file, child->text, strlen(child->text));
        if (flow == FOREIGN_NONE)
            foreign_lose(file->map, "flows that the file does not have");
        else
            link_between(file, flow, file->user, in ? SIGN_PLUS : SIGN_MINUS);
    }
}

static void read_links(struct xmile *file, const struct xml_element *element)
{
    const char *name = xml_value(element, "name");
    file->user = name ? find_variable(file, name, strlen(name)) : FOREIGN_NONE;
    if (file->user == FOREIGN_NONE)
        return;
    if (xml_is(element, "stock"))
        read_flows(file, element);
    else
        read_equations(file, element);
}

/* What a module takes in from outside it: the same value under another name. */
static void read_connections(struct xmile *file, const struct xml_element *module)
{
    struct arena *arena = file->map->arena;
    const char *name = xml_value(module, "name");
    for (struct xml_element *connect = name ? xml_child(module, "connect") : NULL; connect;
         connect = xml_next(connect, "connect")) {
        const char *from_name = xml_value(connect, "from"), *to_name = xml_value(connect, "to");
        const char *within = arena_printf(arena, "%s.%s", name, to_name ? to_name : "");
        uint32_t from =
            from_name ? find_variable(file, from_name, strlen(from_name)) : FOREIGN_NONE;
        uint32_t to = find_variable(file, within, strlen(within));
        if (to == FOREIGN_NONE && to_name)
            to = find_variable(file, to_name, strlen(to_name));
        if (to == FOREIGN_NONE)
            to = find_variable(file, name, strlen(name));
        if (from == FOREIGN_NONE || to == FOREIGN_NONE)
            foreign_lose(file->map, "connections of modules with what the file does not have");
        else
            link_between(file, from, to, SIGN_PLUS);
    }
}

/* ---- Views ----------------------------------------------------------------------------------- */

/* The end of an arrow: a name, or an alias that stands for one. */
static uint32_t end_of(struct xmile *file, const struct xml_element *end)
{
    const struct xml_element *alias = end ? xml_child(end, "alias") : NULL;
    const char *uid = alias ? xml_value(alias, "uid") : NULL;
    if (uid) {
        const struct name *known = name_known(&file->aliases, uid, strlen(uid));
        end = known && known->bears ? xml_child(known->bears, "of") : NULL;
    }
    return end ? find_variable(file, end->text, strlen(end->text)) : FOREIGN_NONE;
}

static bool names_a_module(const struct xmile *file, const struct xml_element *end)
{
    return end && !end->first && is_in_file(file, end->text);
}

static void describe_arrow(struct xmile *file, struct foreign_link *link,
                           const struct xml_element *arrow)
{
    struct arena *arena = file->map->arena;
    const char *because = xml_child_text(arena, arrow, "documentation");
    const char *note = xml_value(arrow, "note");
    take_delay(link, xml_value(arrow, "delay_mark"), xml_value(arrow, "delay"));
    if (link->because && because)
        add_note(arena, &link->note, NULL, because);
    else if (because)
        link->because = because;
    add_note(arena, &link->note, NULL, note);
}

static void read_arrow(struct xmile *file, const struct xml_element *arrow)
{
    const struct xml_element *from_end = xml_child(arrow, "from"), *to_end = xml_child(arrow, "to");
    uint32_t from = end_of(file, from_end), to = end_of(file, to_end);
    const char *polarity = xml_value(arrow, "polarity");
    bool known;
    if (from != FOREIGN_NONE && to != FOREIGN_NONE) {
        enum sign sign = polarity ? foreign_sign(polarity, &known) : SIGN_UNKNOWN;
        describe_arrow(file, link_between(file, from, to, sign), arrow);
    } else if (names_a_module(file, from_end) || names_a_module(file, to_end)) {
        foreign_lose(file->map, "arrows from or to a whole module");
    } else {
        foreign_lose(file->map, "arrows from or to what the file does not have");
    }
}

static void take_place(struct xmile *file, const struct xml_element *shown)
{
    const char *name = xml_value(shown, "name");
    const char *across = xml_value(shown, "x"), *down = xml_value(shown, "y");
    if (!name)
        return;
    uint32_t number = find_variable(file, name, strlen(name));
    if (number == FOREIGN_NONE)
        number = add_variable(file, name, NULL, NULL);
    struct foreign_variable *variable = &file->map->variables.items[number];
    if (!variable->placed)
        variable->placed =
            across && down && read_number(across, &variable->x) && read_number(down, &variable->y);
}

static const struct {
    const char *element, *what;
} pictured[] = {{"text_box", "texts in the picture"},
                {"group", "frames in the picture"},
                {"loop_indicator", "loop icons"},
                {"graphics_frame", "images in the picture"},
                {"stacked_container", "charts of results"},
                {"graph", "charts of results"},
                {"table", "charts of results"}};

static void read_view(struct xmile *file, const struct xml_element *view)
{
    file->aliases = (struct names){.arena = file->map->arena};
    for (struct xml_element *shown = view->first; shown; shown = shown->next) {
        const char *uid = xml_is(shown, "alias") ? xml_value(shown, "uid") : NULL;
        if (uid)
            name_of(&file->aliases, uid, strlen(uid))->bears = shown;
        else if (is_variable(shown))
            take_place(file, shown);
        for (size_t i = 0; i < sizeof pictured / sizeof *pictured; i++)
            if (xml_is(shown, pictured[i].element))
                foreign_lose(file->map, pictured[i].what);
    }
    for (struct xml_element *shown = view->first; shown && !file->map->problem; shown = shown->next)
        if (xml_is(shown, "connector"))
            read_arrow(file, shown);
}

static void read_views(struct xmile *file, const struct xml_element *model)
{
    const struct xml_element *views = xml_child(model, "views");
    for (const struct xml_element *view = xml_child(views ? views : model, "view"); view;
         view = xml_next(view, "view"))
        read_view(file, view);
}

/* ---- The whole file -------------------------------------------------------------------------- */

static void read_models(struct xmile *file)
{
    struct xml_element *model;
    for (model = xml_child(file->root, "model"); model; model = xml_next(model, "model"))
        enter_model(file, model);
    for (model = xml_child(file->root, "model"); model; model = xml_next(model, "model")) {
        enter_model(file, model);
        each_in_model(file, model, read_variable, read_module);
    }
    for (model = xml_child(file->root, "model"); model; model = xml_next(model, "model")) {
        enter_model(file, model);
        each_in_model(file, model, read_links, read_connections);
        read_views(file, model);
    }
    for (model = xml_child(file->root, "model"); model; model = xml_next(model, "model")) {
        const struct xml_element *loops = xml_child(model, "loops");
        if (loops)
            take_loops(file->map, loops->text);
    }
}

bool knows_xmile(const char *text, size_t size)
{
    return xml_begins_with(text, size, "xmile");
}

void read_xmile(struct foreign_map *map, const char *text, size_t size)
{
    struct arena *arena = map->arena;
    struct xmile file = {.map = map,
                         .ids = {.arena = arena},
                         .labels = {.arena = arena},
                         .models = {.arena = arena},
                         .pairs = {.arena = arena}};
    file.root = xml_read(map, text, size);
    if (!file.root)
        return;
    if (!xml_is(file.root, "xmile"))
        foreign_fail(map, file.root->line, "it begins with <%s>, not with <xmile>",
                     file.root->name);
    const struct xml_element *header = xml_child(file.root, "header");
    map->title = header ? xml_child_text(arena, header, "name") : NULL;
    map->note = header ? xml_child_text(arena, header, "note") : NULL;
    read_models(&file);
    for (struct xml_element *macro = xml_child(file.root, "macro"); macro;
         macro = xml_next(macro, "macro"))
        foreign_lose(map, "macros");
}
