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
enum { TEXT_BELOW = 4, DELAY_MARK = 1 };

struct object {
    long id;
    uint32_t variable; /* FOREIGN_NONE: a comment, a cloud */
};

struct arrow {
    long from, to;
    long shape, polarity, thickness, marks;
    bool initial; /* it only says where a stock begins */
};

struct sketch {
    struct foreign_map *map;
    struct {
        struct object *items;
        size_t count, capacity;
    } objects;
    struct {
        struct arrow *items;
        size_t count, capacity;
    } arrows;
    size_t open_valve; /* 1 + the object whose flow the next variable is */
    bool text_below;   /* the next line is the text of a comment */
    bool is_loop_icon; /* and that of a loop icon */
    struct buffer comments;
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

/* ---- Objects ----------------------------------------------------------------------------------
 */

static struct object *add_object(struct sketch *sketch, long id, uint32_t variable)
{
    struct object *object = array_add(sketch->map->arena, &sketch->objects);
    *object = (struct object){id, variable};
    return object;
}

static void place(struct foreign_variable *variable, long x, long y)
{
    if (variable->placed)
        return;
    variable->placed = true;
    variable->x = (double)x;
    variable->y = (double)y;
}

static void take_variable(struct sketch *sketch, struct slice line)
{
    enum { BOX = 3 };
    long id = take_number(&line);
    struct slice name = take_field(&line);
    long x = take_number(&line), y = take_number(&line);
    take_field(&line);
    take_field(&line);
    long shape = take_number(&line);
    uint32_t number = vensim_variable(sketch->map, name);
    add_object(sketch, id, number);
    if (number == FOREIGN_NONE || sketch->map->problem)
        return;
    place(&sketch->map->variables.items[number], x, y);
    sketch->map->variables.items[number].is_stock |= shape == BOX;
    if (sketch->open_valve)
        sketch->objects.items[sketch->open_valve - 1].variable = number;
    sketch->open_valve = 0;
}

static void take_valve(struct sketch *sketch, struct slice line)
{
    add_object(sketch, take_number(&line), FOREIGN_NONE);
    sketch->open_valve = sketch->objects.count;
}

static void keep_comment(struct sketch *sketch, struct slice text)
{
    const char *comment = foreign_fold(sketch->map->arena, text.at, text.length);
    if (!comment)
        return;
    buffer_put(&sketch->comments, sketch->comments.count ? "; " : "");
    buffer_put(&sketch->comments, comment);
}

static void take_comment(struct sketch *sketch, struct slice line)
{
    enum { ICON_CLOCKWISE = 4, ICON_AGAINST = 5 };
    add_object(sketch, take_number(&line), FOREIGN_NONE);
    struct slice text = take_field(&line);
    for (int i = 0; i < 4; i++)
        take_field(&line);
    long shape = take_number(&line), bits = take_number(&line);
    sketch->is_loop_icon = shape == ICON_CLOCKWISE || shape == ICON_AGAINST;
    sketch->text_below = bits & TEXT_BELOW;
    if (sketch->is_loop_icon)
        foreign_lose(sketch->map, "loop icons");
    else if (!sketch->text_below && !slice_is(text, "48") && !slice_is(text, "0"))
        keep_comment(sketch, text);
}

static void take_arrow(struct sketch *sketch, struct slice line)
{
    struct arrow arrow = {0};
    take_field(&line);
    arrow.from = take_number(&line);
    arrow.to = take_number(&line);
    arrow.shape = take_number(&line);
    take_field(&line);
    arrow.polarity = take_number(&line);
    arrow.thickness = take_number(&line);
    take_field(&line);
    arrow.marks = take_number(&line);
    arrow.initial = take_number(&line) == 1;
    *array_add(sketch->map->arena, &sketch->arrows) = arrow;
}

/* The form of older versions: `|3,name,x,y` and `>from,to,1,0,43`. */
static void take_old_arrow(struct sketch *sketch, struct slice line)
{
    struct arrow arrow = {.from = take_number(&line), .to = take_number(&line)};
    take_field(&line);
    take_field(&line);
    arrow.polarity = take_number(&line);
    *array_add(sketch->map->arena, &sketch->arrows) = arrow;
}

static void take_old_variable(struct sketch *sketch, struct slice line)
{
    long id = take_number(&line);
    add_object(sketch, id, vensim_variable(sketch->map, take_field(&line)));
}

/* ---- Links of a view --------------------------------------------------------------------------
 */

static int by_id(const void *left, const void *right)
{
    const struct object *one = left, *other = right;
    return one->id < other->id ? -1 : one->id > other->id;
}

static uint32_t variable_of(const struct sketch *sketch, long id)
{
    struct object wanted = {.id = id};
    const struct object *found =
        sketch->objects.count ? bsearch(&wanted, sketch->objects.items, sketch->objects.count,
                                        sizeof *sketch->objects.items, by_id)
                              : NULL;
    return found ? found->variable : FOREIGN_NONE;
}

static enum sign sign_of(const struct arrow *arrow)
{
    if (arrow->thickness == THICKNESS_OF_PIPE)
        return arrow->shape == SHAPE_INFLOW    ? SIGN_PLUS
               : arrow->shape == SHAPE_OUTFLOW ? SIGN_MINUS
                                               : SIGN_UNKNOWN;
    return arrow->polarity && arrow->polarity < SCHAR_MAX && strchr("+sS", (char)arrow->polarity)
               ? SIGN_PLUS
           : arrow->polarity && arrow->polarity < SCHAR_MAX && strchr("-oO", (char)arrow->polarity)
               ? SIGN_MINUS
               : SIGN_UNKNOWN;
}

static void link_arrow(struct sketch *sketch, const struct arrow *arrow)
{
    uint32_t from = variable_of(sketch, arrow->from), to = variable_of(sketch, arrow->to);
    bool pipe = arrow->thickness == THICKNESS_OF_PIPE;
    if (from == FOREIGN_NONE || to == FOREIGN_NONE) {
        if (!pipe)
            foreign_lose(sketch->map, "arrows that begin or end at a comment");
        return;
    }
    if (from == to && pipe)
        return;
    struct foreign_link *link = foreign_add_link(sketch->map, from, to, sign_of(arrow));
    link->delayed = !pipe && arrow->marks & DELAY_MARK;
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

/* ---- Lines ------------------------------------------------------------------------------------
 */

static void take_object(struct sketch *sketch, struct slice line)
{
    switch (take_number(&line)) {
    case ARROW:
        take_arrow(sketch, line);
        break;
    case VARIABLE:
        take_variable(sketch, line);
        break;
    case VALVE:
        take_valve(sketch, line);
        break;
    case COMMENT:
        take_comment(sketch, line);
        break;
    default:
        foreign_lose(sketch->map, "other objects of the sketch");
    }
}

static void take_line(struct sketch *sketch, struct slice line)
{
    if (sketch->text_below) {
        sketch->text_below = false;
        if (!sketch->is_loop_icon)
            keep_comment(sketch, line);
    } else if (slice_begins(line, "*")) {
        end_view(sketch);
        struct slice name = slice_trimmed((struct slice){line.at + 1, line.length - 1});
        if (!sketch->map->title && name.length && !slice_begins(name, "View "))
            sketch->map->title = arena_copy(sketch->map->arena, name.at, name.length);
    } else if (slice_begins(line, "|")) {
        take_old_variable(sketch, (struct slice){line.at + 1, line.length - 1});
    } else if (slice_begins(line, ">")) {
        take_old_arrow(sketch, (struct slice){line.at + 1, line.length - 1});
    } else if (line.length && line.at[0] >= '0' && line.at[0] <= '9') {
        take_object(sketch, line);
    }
}

void vensim_read_sketch(struct foreign_map *map, struct slice text, size_t first_line)
{
    struct sketch sketch = {.map = map, .comments = {.arena = map->arena}};
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
    if (sketch.comments.count)
        map->note = buffer_text(&sketch.comments);
}
