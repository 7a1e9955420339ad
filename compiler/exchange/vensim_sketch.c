/* The sketches of a Vensim model: views, and in each a line an object, whose first number tells
   what it is. Objects are known by numbers that hold within their view; an arrow may stand before
   what it joins. A pipe leads from a valve to a stock or a cloud, and the valve's flow is the
   variable on the line behind it. */
#include "exchange/vensim.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { ARROW = 1, VARIABLE = 10, VALVE = 11, COMMENT = 12 };
enum { THICKNESS_OF_PIPE = 22, SHAPE_INFLOW = 4, SHAPE_OUTFLOW = 100 };
enum { SHAPE_BOX = 3, SHAPE_CLOCKWISE = 4, SHAPE_AGAINST = 5, SHAPE_WITH_NAME = 32 };
enum { TEXT_BELOW = 4, BITS_OF_GRAPH = 48, DELAY_MARK = 1 };

struct object {
    long id;
    uint32_t variable; /* FOREIGN_NONE: a comment, a cloud */
    bool is_valve;
};

struct arrow {
    long from, to;
    long shape, polarity, thickness, marks;
    bool initial; /* it only says where a stock begins */
};

/* What a line says of an object that is no arrow. */
struct figure {
    long id, x, y, shape, bits;
    struct slice text;
};

struct sketch {
    struct vensim_names *names;
    struct foreign_map *map;
    struct {
        struct object *items;
        size_t count, capacity;
    } objects;
    struct {
        struct arrow *items;
        size_t count, capacity;
    } arrows;
    size_t open_valve; /* 1 + the object whose flow the next line may name */
    enum { NO_TEXT, TEXT_OF_COMMENT, TEXT_OF_ICON, TEXT_OF_GRAPH, OLD_TEXT } text_below;
    struct buffer text; /* that stands below its object, in an older version */
    struct buffer comments, icons, views;
    size_t view_count;
};

/* ---- Fields of a line -------------------------------------------------------------------------
 */

/* The field at the start, and the line goes on behind it; a name in quotes may hold commas. */
static struct slice take_field(struct slice *line)
{
    struct slice field = {line->at, 0};
    bool quoted = false;
    while (field.length < line->length && (quoted || field.at[field.length] != ',')) {
        if (field.at[field.length] == '\\' && quoted && field.length + 1 < line->length)
            field.length++;
        else
            quoted ^= field.at[field.length] == '"';
        field.length++;
    }
    size_t taken = field.length + (field.length < line->length);
    line->at += taken;
    line->length -= taken;
    return field;
}

static long take_number(struct slice *line)
{
    struct slice field = take_field(line);
    char digits[24];
    size_t length = field.length < sizeof digits ? field.length : sizeof digits - 1;
    memcpy(digits, field.at, length);
    digits[length] = '\0';
    return strtol(digits, NULL, 10);
}

/* id,text,x,y,width,height,shape,bits */
static struct figure take_figure(struct slice line)
{
    struct figure figure = {.id = take_number(&line)};
    figure.text = take_field(&line);
    figure.x = take_number(&line);
    figure.y = take_number(&line);
    take_field(&line);
    take_field(&line);
    figure.shape = take_number(&line);
    figure.bits = take_number(&line);
    return figure;
}

/* ---- Objects ----------------------------------------------------------------------------------
 */

static void add_object(struct sketch *sketch, long id, uint32_t variable)
{
    *array_add(sketch->map->arena, &sketch->objects) = (struct object){id, variable, false};
}

static void place(struct foreign_variable *variable, const struct figure *figure)
{
    if (variable->placed)
        return;
    variable->placed = true;
    variable->x = (double)figure->x;
    variable->y = (double)figure->y;
}

/* A valve has a flow where its name is the next object; a box behind it is a stock. */
static void take_variable(struct sketch *sketch, const struct figure *figure)
{
    uint32_t number = vensim_variable(sketch->names, figure->text);
    add_object(sketch, figure->id, number);
    if (number == FOREIGN_NONE || sketch->map->problem)
        return;
    place(&sketch->map->variables.items[number], figure);
    sketch->map->variables.items[number].is_stock |= figure->shape == SHAPE_BOX;
    if (sketch->open_valve && figure->shape != SHAPE_BOX)
        sketch->objects.items[sketch->open_valve - 1].variable = number;
}

static void take_valve(struct sketch *sketch, const struct figure *figure)
{
    add_object(sketch, figure->id, FOREIGN_NONE);
    sketch->objects.items[sketch->objects.count - 1].is_valve = true;
    sketch->open_valve = sketch->objects.count;
}

/* ---- Texts ------------------------------------------------------------------------------------
 */

static void add_text(struct sketch *sketch, struct buffer *texts, struct slice text,
                     const char *between)
{
    enum { MOST_BYTES = 1000000 };
    struct buffer *shown = &sketch->names->shown;
    if (texts->count > MOST_BYTES) {
        foreign_lose(sketch->map, "texts behind a million letters");
        return;
    }
    vensim_show(shown, slice_trimmed(text));
    const char *folded = foreign_fold(sketch->map->arena, shown->items, shown->count);
    if (!folded)
        return;
    buffer_put(texts, texts->count ? between : "");
    buffer_put(texts, folded);
}

static bool is_icon(const struct figure *figure)
{
    return figure->shape == SHAPE_CLOCKWISE || figure->shape == SHAPE_AGAINST;
}

/* Pictures that Vensim brings are known by their numbers. */
static bool is_number(struct slice text)
{
    return text.length && text.length < 6 && strspn(text.at, "0123456789") >= text.length;
}

static void keep_text(struct sketch *sketch, struct slice text, bool of_icon)
{
    if (!of_icon) {
        add_text(sketch, &sketch->comments, text, "; ");
        return;
    }
    add_text(sketch, &sketch->icons, text, ", ");
    foreign_lose(sketch->map, "places of loop icons");
}

static void take_comment(struct sketch *sketch, const struct figure *figure)
{
    bool is_graph = (figure->bits & BITS_OF_GRAPH) == BITS_OF_GRAPH;
    add_object(sketch, figure->id, FOREIGN_NONE);
    if (is_graph)
        foreign_lose(sketch->map, "graphs, tables and sliders");
    if (figure->bits & TEXT_BELOW)
        sketch->text_below = is_graph          ? TEXT_OF_GRAPH
                             : is_icon(figure) ? TEXT_OF_ICON
                                               : TEXT_OF_COMMENT;
    else if (!is_graph && !is_number(figure->text))
        keep_text(sketch, figure->text, is_icon(figure));
}

/* ---- Arrows -----------------------------------------------------------------------------------
 */

/* from,to,shape,hidden,polarity,thickness,font,delay,initial; older versions end with the font. */
static void take_arrow(struct sketch *sketch, struct slice line, bool is_old)
{
    struct arrow arrow = {.from = take_number(&line), .to = take_number(&line)};
    arrow.shape = take_number(&line);
    take_field(&line);
    arrow.polarity = take_number(&line);
    arrow.thickness = take_number(&line);
    take_field(&line);
    arrow.marks = is_old ? 0 : take_number(&line);
    arrow.initial = !is_old && take_number(&line) == 1;
    if (sketch->arrows.count > FOREIGN_MOST_LINKS)
        foreign_fail(sketch->map, 0, "a view has more than %d arrows, the most that are read",
                     FOREIGN_MOST_LINKS);
    *array_add(sketch->map->arena, &sketch->arrows) = arrow;
}

/* ---- Links of a view --------------------------------------------------------------------------
 */

static int by_id(const void *left, const void *right)
{
    const struct object *one = left, *other = right;
    return one->id < other->id ? -1 : one->id > other->id;
}

static const struct object *object_of(const struct sketch *sketch, long id)
{
    struct object wanted = {.id = id};
    return sketch->objects.count ? bsearch(&wanted, sketch->objects.items, sketch->objects.count,
                                           sizeof *sketch->objects.items, by_id)
                                 : NULL;
}

static uint32_t variable_of(const struct sketch *sketch, long id)
{
    const struct object *found = object_of(sketch, id);
    return found ? found->variable : FOREIGN_NONE;
}

static enum sign sign_of_pipe(const struct arrow *arrow)
{
    return arrow->shape == SHAPE_INFLOW    ? SIGN_PLUS
           : arrow->shape == SHAPE_OUTFLOW ? SIGN_MINUS
                                           : SIGN_UNKNOWN;
}

static enum sign sign_of(const struct arrow *arrow)
{
    bool is_character = arrow->polarity > 0 && arrow->polarity <= SCHAR_MAX;
    return is_character && strchr("+sS", (char)arrow->polarity)   ? SIGN_PLUS
           : is_character && strchr("-oO", (char)arrow->polarity) ? SIGN_MINUS
                                                                  : SIGN_UNKNOWN;
}

/* A flow that has no name is no variable; nor is a cloud. */
static void link_pipe(struct sketch *sketch, const struct arrow *arrow, uint32_t from, uint32_t to)
{
    const struct object *end = object_of(sketch, arrow->to);
    bool drains = end && end->is_valve;
    if (from == FOREIGN_NONE || to == FOREIGN_NONE || from == to)
        return;
    if (drains)
        foreign_add_link(sketch->map, to, from, SIGN_MINUS);
    else
        foreign_add_link(sketch->map, from, to, sign_of_pipe(arrow));
}

static void link_arrow(struct sketch *sketch, const struct arrow *arrow)
{
    uint32_t from = variable_of(sketch, arrow->from), to = variable_of(sketch, arrow->to);
    if (arrow->thickness == THICKNESS_OF_PIPE) {
        link_pipe(sketch, arrow, from, to);
        return;
    }
    if (from == FOREIGN_NONE || to == FOREIGN_NONE) {
        foreign_lose(sketch->map, "arrows that begin or end at a comment or a flow without a name");
        return;
    }
    struct foreign_link *link = foreign_add_link(sketch->map, from, to, sign_of(arrow));
    link->delayed = arrow->marks & DELAY_MARK;
    if (arrow->initial)
        link->note = "only where it begins";
}

/* A view has ended: join what its arrows join. */
static void end_view(struct sketch *sketch)
{
    if (sketch->objects.count)
        qsort(sketch->objects.items, sketch->objects.count, sizeof *sketch->objects.items, by_id);
    for (size_t i = 0; i < sketch->arrows.count && !sketch->map->problem; i++)
        link_arrow(sketch, &sketch->arrows.items[i]);
    sketch->objects.count = sketch->arrows.count = sketch->open_valve = 0;
}

/* ---- Links of all views -----------------------------------------------------------------------
 */

/* A link by its ends. */
struct place {
    uint32_t from, to, number;
};

static int by_ends(const void *left, const void *right)
{
    const struct place *one = left, *other = right;
    return one->from != other->from ? (one->from < other->from ? -1 : 1)
           : one->to != other->to   ? (one->to < other->to ? -1 : 1)
                                    : (one->number > other->number) - (one->number < other->number);
}

/* Whether the other says nothing that the one does not, or could not have said. */
static bool agree(const struct foreign_link *one, const struct foreign_link *other)
{
    return one->sign == other->sign || one->sign == SIGN_UNKNOWN || other->sign == SIGN_UNKNOWN;
}

static void merge(struct foreign_link *link, const struct foreign_link *other)
{
    link->sign = link->sign == SIGN_UNKNOWN ? other->sign : link->sign;
    link->delayed |= other->delayed;
    link->note = other->note ? link->note : NULL;
}

/* What several views show is one link; where they tell opposite signs it is two. */
static void merge_links(struct foreign_map *map)
{
    size_t count = map->links.count, kept = 0;
    struct foreign_link *links = map->links.items;
    struct place *places = arena_alloc(map->arena, (count + 1) * sizeof *places);
    bool *merged = arena_alloc(map->arena, count + 1);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){links[i].from, links[i].to, (uint32_t)i};
    qsort(places, count, sizeof *places, by_ends);
    for (size_t i = 1, first = 0; i < count; i++) {
        struct place one = places[first], other = places[i];
        bool same = one.from == other.from && one.to == other.to;
        merged[other.number] = same && agree(&links[one.number], &links[other.number]);
        if (merged[other.number])
            merge(&links[one.number], &links[other.number]);
        else
            first = i;
    }
    for (size_t i = 0; i < count; i++)
        if (!merged[i])
            links[kept++] = links[i];
    map->links.count = kept;
}

/* ---- Lines ------------------------------------------------------------------------------------
 */

static void take_object(struct sketch *sketch, struct slice line)
{
    long kind = take_number(&line);
    struct figure figure = take_figure(line);
    if (kind == VARIABLE)
        take_variable(sketch, &figure);
    sketch->open_valve = 0;
    if (kind == ARROW) {
        take_field(&line);
        take_arrow(sketch, line, false);
    } else if (kind == VALVE) {
        take_valve(sketch, &figure);
    } else if (kind == COMMENT) {
        take_comment(sketch, &figure);
    } else if (kind != VARIABLE) {
        foreign_lose(sketch->map, "other objects of the sketch");
    }
}

/* In the form of older versions: what it is its bits tell. */
static void take_old_object(struct sketch *sketch, struct slice line)
{
    enum { KINDS = 7, PLAIN = 0, OLD_COMMENT = 3, OLD_PICTURE = 128 };
    struct figure figure = take_figure(line);
    long kind = figure.bits & KINDS;
    bool opens = slice_is(figure.text, "\"");
    if (opens || (kind != PLAIN && !(figure.bits & OLD_PICTURE)))
        add_object(sketch, figure.id, FOREIGN_NONE);
    else if (kind == PLAIN)
        take_variable(sketch, &figure);
    sketch->open_valve = 0;
    if (opens)
        sketch->text_below = OLD_TEXT;
    else if (kind == OLD_COMMENT && figure.bits & OLD_PICTURE)
        take_valve(sketch, &figure);
    else if (kind == OLD_COMMENT)
        keep_text(sketch, figure.text, is_icon(&figure));
}

/* The text below its object; in older versions until a line goes on with where that stands. */
static void take_text(struct sketch *sketch, struct slice line)
{
    if (sketch->text_below != OLD_TEXT) {
        if (sketch->text_below != TEXT_OF_GRAPH)
            keep_text(sketch, line, sketch->text_below == TEXT_OF_ICON);
        sketch->text_below = NO_TEXT;
    } else if (slice_begins(line, ",")) {
        struct figure figure = take_figure(line);
        keep_text(sketch, (struct slice){sketch->text.items, sketch->text.count}, is_icon(&figure));
        sketch->text.count = 0;
        sketch->text_below = NO_TEXT;
    } else {
        buffer_byte(&sketch->text, ' ');
        buffer_add(&sketch->text, line.at, line.length);
    }
}

static void take_line(struct sketch *sketch, struct slice line)
{
    struct slice rest = {line.at + 1, line.length ? line.length - 1 : 0};
    if (sketch->text_below) {
        take_text(sketch, line);
    } else if (slice_begins(line, "*")) {
        end_view(sketch);
        sketch->view_count++;
        if (!slice_begins(rest, "View "))
            add_text(sketch, &sketch->views, rest, "; ");
    } else if (slice_begins(line, "|")) {
        take_old_object(sketch, rest);
    } else if (slice_begins(line, ">")) {
        take_arrow(sketch, rest, true);
    } else if (line.length && line.at[0] >= '0' && line.at[0] <= '9') {
        take_object(sketch, line);
    }
}

/* The only view's name is the map's; those of several, and what stands on them, are its note. */
static void keep_texts(struct sketch *sketch)
{
    struct foreign_map *map = sketch->map;
    const struct {
        const char *before;
        struct buffer *texts;
    } kept[] = {
        {"", &sketch->comments}, {"loop icons: ", &sketch->icons}, {"views: ", &sketch->views}};
    bool is_only_view = sketch->view_count == 1 && sketch->views.count;
    if (is_only_view)
        map->title = buffer_text(&sketch->views);
    for (size_t i = 0; i < 3 - (size_t)is_only_view; i++)
        if (kept[i].texts->count)
            map->note = foreign_join(
                map->arena, map->note,
                arena_printf(map->arena, "%s%s", kept[i].before, buffer_text(kept[i].texts)));
}

void vensim_read_sketch(struct vensim_names *names, struct slice text, size_t first_line)
{
    struct foreign_map *map = names->map;
    struct arena *arena = map->arena;
    struct sketch sketch = {.names = names,
                            .map = map,
                            .text = {.arena = arena},
                            .comments = {.arena = arena},
                            .icons = {.arena = arena},
                            .views = {.arena = arena}};
    struct slice line;
    size_t line_number = first_line;
    while (!map->problem && vensim_next_line(&text, &line)) {
        if (slice_begins(line, "///---"))
            break;
        take_line(&sketch, line);
        if (map->problem && !map->line)
            map->line = line_number;
        line_number++;
    }
    end_view(&sketch);
    merge_links(map);
    keep_texts(&sketch);
}
