/* Cards in columns; see columns.h. */
#include "draw/columns.h"

#include "draw/order.h"
#include "draw/shape.h"

#include <stdlib.h>

static const double card_gap = 8, card_gap_most = 28, lane_half = 4.5, port_gap = 9,
                    port_gap_least = 6.5, port_room = 8, port_share = 0.4;
static const double head_room = 9, tip_room = 1.5, back_gap = 15, back_step = 5, corner = 9;

/* A card, or the lane of a line past a column. */
struct slot {
    double half;   /* its height, with its share of the gaps */
    double height; /* without */
    double y;      /* of its middle */
};

/* Of a line: where it leaves, the lanes by which it comes, where it arrives. */
struct course {
    uint32_t line;
    uint32_t from, to;   /* things */
    uint32_t lane;       /* the first, the others behind it; as many as columns that it passes */
    uint32_t lane_count; /* of those */
    bool there, back;
    double start, end; /* y */
    unsigned back_row; /* of those that lead back */
};

/* ---- Who stands above whom --------------------------------------------------------------------
 */

static uint32_t add_lane(struct ordering *ordering, uint32_t *column_of, uint32_t column)
{
    column_of[ordering->count] = column;
    return (uint32_t)ordering->count++;
}

static void link_to(struct columns *columns, uint32_t from, uint32_t to)
{
    *array_add(columns->arena, &columns->ordering->links) = (struct order_link){from, to};
}

/* A line that leads on. */
static void lay_course(struct columns *columns, struct course *course, uint32_t *column_of)
{
    struct ordering *ordering = columns->ordering;
    uint32_t before = course->from, first = column_of[course->from] + 1;
    course->lane = (uint32_t)ordering->count;
    for (uint32_t column = first; column < column_of[course->to]; column++) {
        uint32_t lane = add_lane(ordering, column_of, column);
        link_to(columns, before, lane);
        before = lane;
        course->lane_count++;
    }
    link_to(columns, before, course->to);
}

static size_t count_lanes(const struct columns *columns)
{
    size_t count = 0;
    for (size_t i = 0; i < columns->diagram->lines.count; i++) {
        const struct diagram_line *line = &columns->diagram->lines.items[i];
        uint32_t from = columns->column[line->from], to = columns->column[line->to];
        if (from != COLUMN_NONE && to != COLUMN_NONE && from < to)
            count += to - from - 1;
    }
    return count;
}

static void lay_courses(struct columns *columns, uint32_t *column_of)
{
    const struct diagram *diagram = columns->diagram;
    columns->courses =
        arena_alloc(columns->arena, (diagram->lines.count + 1) * sizeof *columns->courses);
    columns->back_count = 0;
    for (uint32_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        struct course *course = &columns->courses[i];
        uint32_t from = columns->column[line->from], to = columns->column[line->to];
        if (from == COLUMN_NONE || to == COLUMN_NONE)
            continue;
        *course = (struct course){.line = i,
                                  .from = columns->things[line->from],
                                  .to = columns->things[line->to],
                                  .there = true,
                                  .back = from >= to};
        if (course->back)
            course->back_row = (unsigned)columns->back_count++;
        else
            lay_course(columns, course, column_of);
    }
}

void columns_order(struct columns *columns, struct arena *arena, const struct diagram *diagram)
{
    struct ordering *ordering = arena_new_of(arena, struct ordering);
    columns->arena = arena;
    columns->diagram = diagram;
    columns->ordering = ordering;
    columns->things = arena_alloc(arena, (diagram->nodes.count + 1) * sizeof *columns->things);
    size_t most = diagram->nodes.count + count_lanes(columns) + 1;
    uint32_t *column_of = arena_alloc(arena, most * sizeof *column_of);
    columns->slots = arena_alloc(arena, most * sizeof *columns->slots);
    for (uint32_t i = 0; i < diagram->nodes.count; i++)
        if (columns->column[i] != COLUMN_NONE)
            columns->things[i] = add_lane(ordering, column_of, columns->column[i]);
    lay_courses(columns, column_of);
    ordering->column = column_of;
    ordering->column_count = columns->column_count;
    order_columns(arena, ordering);
}

double columns_room_for_lines(const struct columns *columns, size_t node)
{
    size_t leaving = 0, arriving = 0;
    for (size_t i = 0; i < columns->diagram->lines.count; i++) {
        leaving += columns->courses[i].there && columns->diagram->lines.items[i].from == node;
        arriving += columns->courses[i].there && columns->diagram->lines.items[i].to == node;
    }
    size_t most = leaving > arriving ? leaving : arriving;
    return most ? (double)(most - 1) * port_gap_least + 2 * port_room : 0;
}

/* ---- As near as distances allow ---------------------------------------------------------------
 */

/* One of several in a row from above to below, with the place that it would like to have. */
struct wish {
    double wished, weight;
    double reach; /* from the first of the row to it, where all stand as near as they may */
    double y;     /* out */
};

struct wishes {
    struct wish *items;
    size_t count, capacity;
};

/* Several that have come to stand as near to each other as they may. */
struct pool {
    double sum, weight;
    size_t count;
};

struct pools {
    struct pool *items;
    size_t count, capacity;
};

static double mean_of(const struct pools *pools, size_t from_last)
{
    const struct pool *pool = &pools->items[pools->count - 1 - from_last];
    return pool->sum / pool->weight;
}

/* Each as near to its wish as the distances allow: the squares of what is left of them are least
   (pool adjacent violators; Ayer and others 1955). The first stands not above `low`, the last not
   below `high`. */
static void settle(struct arena *arena, struct wishes *wishes, double low, double high)
{
    struct pools pools = {NULL, 0, 0};
    size_t which = 0;
    for (size_t i = 0; i < wishes->count; i++) {
        const struct wish *wish = &wishes->items[i];
        *array_add(arena, &pools) =
            (struct pool){(wish->wished - wish->reach) * wish->weight, wish->weight, 1};
        while (pools.count > 1 && mean_of(&pools, 1) > mean_of(&pools, 0)) {
            struct pool last = pools.items[--pools.count];
            struct pool *pool = &pools.items[pools.count - 1];
            *pool = (struct pool){pool->sum + last.sum, pool->weight + last.weight,
                                  pool->count + last.count};
        }
    }
    for (size_t i = 0; i < pools.count; i++)
        for (size_t k = 0; k < pools.items[i].count; k++, which++) {
            struct wish *wish = &wishes->items[which];
            double most = high - wishes->items[wishes->count - 1].reach;
            wish->y =
                wish->reach + number_within(pools.items[i].sum / pools.items[i].weight, low, most);
        }
}

/* ---- How high each stands ---------------------------------------------------------------------
 */

static bool is_lane(const struct columns *columns, uint32_t thing)
{
    return !(columns->slots[thing].height > 0);
}

static void measure_slots(struct columns *columns, double gap)
{
    for (size_t i = 0; i < columns->ordering->count; i++)
        columns->slots[i] = (struct slot){.half = lane_half};
    for (size_t i = 0; i < columns->diagram->nodes.count; i++)
        if (columns->column[i] != COLUMN_NONE)
            columns->slots[columns->things[i]] = (struct slot){
                .half = (columns->boxes[i].height + gap) / 2, .height = columns->boxes[i].height};
}

static double column_height(const struct columns *columns, size_t which)
{
    const struct order_column *column = &columns->ordering->columns[which];
    double high = 0;
    for (size_t i = 0; i < column->count; i++)
        high += 2 * columns->slots[column->things[i]].half;
    return high;
}

/* What lines that lead back need below the cards. */
static double room_below(const struct columns *columns)
{
    return columns->back_count ? back_gap * (double)(columns->back_count + 1) : 0;
}

double columns_height(struct columns *columns, bool spread)
{
    double gap = spread ? card_gap_most : card_gap, high = 0;
    measure_slots(columns, gap);
    for (size_t i = 0; i < columns->column_count; i++)
        high = larger(high, column_height(columns, i));
    return high - gap + room_below(columns);
}

/* Whatever keeps a line straight weighs most: a bend between two lanes is seen before one between
   cards. */
static double weight_of(const struct columns *columns, const struct order_link *link)
{
    static const double weights[] = {1, 3, 8};
    return weights[is_lane(columns, link->from) + is_lane(columns, link->to)];
}

static void level_column(struct columns *columns, size_t which, double top, double bottom)
{
    const struct ordering *ordering = columns->ordering;
    const struct order_column *column = &ordering->columns[which];
    struct wishes wishes = {NULL, 0, 0};
    double reach = 0;
    for (size_t i = 0; i < column->count; i++) {
        const struct slot *slot = &columns->slots[column->things[i]];
        reach += i ? columns->slots[column->things[i - 1]].half + slot->half : 0;
        *array_add(columns->arena, &wishes) = (struct wish){slot->y * 0.01, 0.01, reach, 0};
    }
    for (size_t i = 0; i < ordering->links.count; i++) {
        const struct order_link *link = &ordering->links.items[i];
        bool behind = ordering->column[link->from] == which;
        if (!behind && ordering->column[link->to] != which)
            continue;
        struct wish *wish = &wishes.items[ordering->place[behind ? link->from : link->to]];
        double weight = weight_of(columns, link);
        wish->wished += weight * columns->slots[behind ? link->to : link->from].y;
        wish->weight += weight;
    }
    for (size_t i = 0; i < column->count; i++)
        wishes.items[i].wished /= wishes.items[i].weight;
    if (!column->count)
        return;
    settle(columns->arena, &wishes, top + columns->slots[column->things[0]].half,
           bottom - columns->slots[column->things[column->count - 1]].half);
    for (size_t i = 0; i < column->count; i++)
        columns->slots[column->things[i]].y = wishes.items[i].y;
}

/* At first all of a column stand near each other in its middle. */
static void stack_columns(struct columns *columns, double middle)
{
    for (size_t i = 0; i < columns->column_count; i++) {
        const struct order_column *column = &columns->ordering->columns[i];
        double y = middle - column_height(columns, i) / 2;
        for (size_t k = 0; k < column->count; k++) {
            struct slot *slot = &columns->slots[column->things[k]];
            slot->y = y + slot->half;
            y += 2 * slot->half;
        }
    }
}

static void level_columns(struct columns *columns, double top, double bottom)
{
    enum { ROUNDS = 14 };
    size_t count = columns->column_count;
    stack_columns(columns, (top + bottom) / 2);
    for (unsigned round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count; i++)
            level_column(columns, round % 2 ? count - 1 - i : i, top, bottom);
}

/* ---- Where lines begin and end ----------------------------------------------------------------
 */

struct port {
    double wished;
    uint32_t line;
};

struct ports {
    struct port *items;
    size_t count, capacity;
};

static int compare_ports(const void *first, const void *second)
{
    const struct port *a = first, *b = second;
    return a->wished < b->wished   ? -1
           : a->wished > b->wished ? 1
                                   : (a->line > b->line) - (a->line < b->line);
}

/* Where a line comes from or goes to next: one that leads back stands below the others. */
static double wish_of(const struct columns *columns, const struct course *course, bool leaves)
{
    if (course->back)
        return columns->slots[leaves ? course->from : course->to].y + 1e6;
    if (!course->lane_count)
        return leaves ? columns->slots[course->to].y : course->start;
    return columns->slots[leaves ? course->lane : course->lane + course->lane_count - 1].y;
}

/* Those of one side of a card share its edge. */
static void set_ports(struct columns *columns, uint32_t thing, bool leaves)
{
    const struct slot *slot = &columns->slots[thing];
    struct ports ports = {NULL, 0, 0};
    struct wishes wishes = {NULL, 0, 0};
    for (uint32_t i = 0; i < columns->diagram->lines.count; i++) {
        const struct course *course = &columns->courses[i];
        if (course->there && (leaves ? course->from : course->to) == thing)
            *array_add(columns->arena, &ports) = (struct port){wish_of(columns, course, leaves), i};
    }
    if (!ports.count)
        return;
    qsort(ports.items, ports.count, sizeof *ports.items, compare_ports);
    double edge = number_within(slot->height * port_share, (double)(ports.count - 1) * port_gap,
                                larger(0, slot->height - 2 * port_room));
    double gap = ports.count > 1 ? smaller(port_gap, edge / (double)(ports.count - 1)) : 0;
    for (size_t i = 0; i < ports.count; i++)
        *array_add(columns->arena, &wishes) =
            (struct wish){ports.items[i].wished, 1, gap * (double)i, 0};
    settle(columns->arena, &wishes, slot->y - edge / 2, slot->y + edge / 2);
    for (size_t i = 0; i < ports.count; i++) {
        struct course *course = &columns->courses[ports.items[i].line];
        *(leaves ? &course->start : &course->end) = wishes.items[i].y;
    }
}

bool columns_set(struct columns *columns, double top, double bottom)
{
    double gap = card_gap, low = top, high = bottom - room_below(columns);
    size_t most = 0;
    if (columns_height(columns, false) > bottom - top + 0.01)
        return false;
    for (size_t i = 0; i < columns->column_count; i++)
        most =
            columns->ordering->columns[i].count > most ? columns->ordering->columns[i].count : most;
    double spare = bottom - top - columns_height(columns, false);
    gap += smaller(spare / (double)(most + 1), card_gap_most - card_gap);
    measure_slots(columns, gap);
    level_columns(columns, low - gap / 2, high + gap / 2);
    for (uint32_t i = 0; i < columns->ordering->count; i++)
        set_ports(columns, i, true);
    for (uint32_t i = 0; i < columns->ordering->count; i++)
        set_ports(columns, i, false);
    for (size_t i = 0; i < columns->diagram->nodes.count; i++)
        if (columns->column[i] != COLUMN_NONE) {
            const struct column_room *room = &columns->rooms[columns->column[i]];
            columns->boxes[i].centre =
                (struct point){room->left + room->width / 2, columns->slots[columns->things[i]].y};
        }
    columns->low = high;
    return true;
}

/* ---- Side by side -----------------------------------------------------------------------------
 */

double columns_width(const struct columns *columns, double gutter)
{
    double wide = 2 * columns_room_beside(columns) - gutter;
    for (size_t i = 0; i < columns->column_count; i++)
        wide += columns->rooms[i].width + gutter;
    return wide;
}

void columns_stand(struct columns *columns, struct box area, double most)
{
    double gaps = (double)columns->column_count - 1;
    double spare = area.width - columns_width(columns, 0);
    double gutter = gaps > 0 ? smaller(spare / gaps, most) : 0;
    double x = area.centre.x - columns_width(columns, gutter) / 2 + columns_room_beside(columns);
    for (size_t i = 0; i < columns->column_count; i++) {
        columns->rooms[i].left = x;
        x += columns->rooms[i].width + gutter;
    }
}

/* ---- Ways -------------------------------------------------------------------------------------
 */

double columns_room_beside(const struct columns *columns)
{
    return columns->back_count ? back_gap + back_step * (double)columns->back_count : 0;
}

static const struct column_room *room_of(const struct columns *columns, uint32_t thing)
{
    return &columns->rooms[columns->ordering->column[thing]];
}

/* Between two columns. */
static void add_bend(struct columns *columns, struct path *path, struct point from, struct point to)
{
    double handle = (to.x - from.x) / 2;
    path_curve(columns->arena, path, (struct point){from.x + handle, from.y},
               (struct point){to.x - handle, to.y}, to);
}

static struct path path_on(struct columns *columns, const struct course *course, struct point end)
{
    const struct column_room *room = room_of(columns, course->from);
    struct point at = {room->left + room->width, course->start};
    struct path path = {0};
    path_move(columns->arena, &path, at);
    for (uint32_t i = course->lane; i < course->lane + course->lane_count; i++) {
        room = room_of(columns, i);
        add_bend(columns, &path, at, (struct point){room->left, columns->slots[i].y});
        at = (struct point){room->left + room->width, columns->slots[i].y};
        path_line(columns->arena, &path, at);
    }
    add_bend(columns, &path, at, end);
    return path;
}

static double back_height(const struct columns *columns, const struct course *course)
{
    return columns->low + back_gap * (double)(course->back_row + 1);
}

static struct path path_back(struct columns *columns, const struct course *course, struct point end)
{
    const struct column_room *from = room_of(columns, course->from);
    double aside = back_gap + back_step * (double)course->back_row;
    double right = from->left + from->width + aside, left = end.x - aside;
    double below = back_height(columns, course);
    struct point ways[] = {{from->left + from->width, course->start},
                           {right, course->start},
                           {right, below},
                           {left, below},
                           {left, end.y},
                           end};
    return path_of_round_way(columns->arena, ways, sizeof ways / sizeof *ways, corner);
}

struct path columns_path(struct columns *columns, size_t line, struct point *tip)
{
    const struct course *course = &columns->courses[line];
    if (!course->there)
        return (struct path){0};
    *tip = (struct point){room_of(columns, course->to)->left - tip_room, course->end};
    struct point end = {tip->x - head_room / 2, tip->y};
    return course->back ? path_back(columns, course, end) : path_on(columns, course, end);
}

struct point columns_back(const struct columns *columns, size_t line)
{
    const struct course *course = &columns->courses[line];
    const struct column_room *from = room_of(columns, course->from),
                             *to = room_of(columns, course->to);
    return (struct point){(from->left + from->width + to->left) / 2, back_height(columns, course)};
}
