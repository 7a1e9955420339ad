/* Who stands where in the power and interest grid; see stakeholder_grid.h. */
#include "draw/stakeholder_grid.h"

#include <string.h>

static const double name_width = 116, title_room = 24, edge = 6;

const struct quarter grid_quarters[QUARTER_COUNT] = {
    {PART_SATISFIED, false, true, INK_SATISFIED, "High power, low interest."},
    {PART_CLOSELY, true, true, INK_CLOSELY, "High power, high interest."},
    {PART_MONITORED, false, false, INK_MONITORED, "Low power, low interest."},
    {PART_INFORMED, true, false, INK_INFORMED, "Low power, high interest."},
};

/* How strictly people stand where their ratings put them; tried one after the other before the page
   grows. */
static const struct way {
    double looseness; /* so many times as far from their place as the ratings let them */
    bool in_order;    /* not at their place, but in rows in the order of the ratings */
    bool may_tie;     /* anywhere else, tied to their place */
    const char *remark;
} ways[] = {
    {1, false, false, NULL},
    {2, false, false, "where it is crowded, people stand a little aside"},
    {3, false, false, "where it is crowded, people stand a little aside"},
    {2, false, true, NULL},
    {2, true, false, "within a quarter people stand in the order of their ratings"},
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

static size_t quarter_of(enum diagram_part part)
{
    size_t quarter = 0;
    while (quarter + 1 < QUARTER_COUNT && grid_quarters[quarter].part != part)
        quarter++;
    return quarter;
}

static const struct diagram_node *node_of(const struct grid_picture *picture, size_t which)
{
    return &picture->drawing->diagram->nodes.items[picture->people[which].node];
}

static void add_to_crowd(struct crowd *crowd, const struct person *person, double gap)
{
    crowd->count++;
    crowd->filled += (person->box.width + gap) * (person->box.height + gap);
    crowd->side = larger(crowd->side, person->box.width / 2);
    crowd->above = larger(crowd->above, person->sign.y);
    crowd->below = larger(crowd->below, person->box.height - person->sign.y);
}

static void measure_people(struct grid_picture *picture, double figure)
{
    const struct diagram *diagram = picture->drawing->diagram;
    struct settling *settling = &picture->settling;
    settling->count = 0;
    memset(picture->crowds, 0, sizeof picture->crowds);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        enum diagram_part part = diagram->nodes.items[i].part;
        if (part == PART_NOT_PLACED)
            continue;
        struct person person = person_above(picture->drawing, i, figure, name_width);
        picture->people[settling->count] = person;
        settling->boxes[settling->count++] = person.box;
        add_to_crowd(&picture->crowds[quarter_of(part)], &person, settling->gap);
    }
}

/* ---- Quarters -------------------------------------------------------------------------------- */

struct box grid_quarter_box(const struct grid_picture *picture, size_t which)
{
    const struct quarter *quarter = &grid_quarters[which];
    double wide = picture->frame.width * (quarter->right ? 1 - picture->left : picture->left);
    double high = picture->frame.height * (quarter->upper ? picture->upper : 1 - picture->upper);
    double side = quarter->right ? 1 : -1, way = quarter->upper ? -1 : 1;
    return (struct box){
        {picture->frame.centre.x + side * (picture->frame.width - wide) / 2,
         picture->frame.centre.y + way * (picture->frame.height - high) / 2},
        wide,
        high,
    };
}

/* The part of a quarter in which feet may stand. */
static struct box ground_of(const struct grid_picture *picture, size_t which)
{
    const struct crowd *crowd = &picture->crowds[which];
    struct box box = grid_quarter_box(picture, which);
    box.centre.y += (title_room + crowd->above - crowd->below) / 2;
    box.width -= 2 * (edge + crowd->side);
    box.height -= 2 * edge + title_room + crowd->above + crowd->below;
    return box;
}

/* How full the fullest quarter is, 1 where its people fill it; more where its scale is lost. */
static double crowding(const struct grid_picture *picture)
{
    static const double scale_least = 24, lost = 10;
    double most = 0;
    for (size_t i = 0; i < QUARTER_COUNT; i++) {
        if (!picture->crowds[i].count)
            continue;
        struct box box = grid_quarter_box(picture, i), ground = ground_of(picture, i);
        most = larger(most, picture->crowds[i].filled / (box.width * (box.height - title_room)));
        if (ground.width < scale_least || ground.height < scale_least / 2)
            most += lost;
    }
    return most;
}

/* Where the quarters meet: in the middle of the frame, or as far from it as gives room to those who
   need it. */
static void divide_frame(struct grid_picture *picture)
{
    enum { STEPS = 8 };
    static const double step = 0.025, roomy = 0.5, dear = 0.35;
    double least = 1e9, left = 0.5, upper = 0.5;
    for (int row = -STEPS; row <= STEPS; row++)
        for (int column = -STEPS; column <= STEPS; column++) {
            picture->left = 0.5 + column * step;
            picture->upper = 0.5 + row * step;
            double off = fabs(picture->left - 0.5) + fabs(picture->upper - 0.5);
            double cost = larger(crowding(picture), roomy) + dear * off;
            if (cost < least) {
                least = cost;
                left = picture->left;
                upper = picture->upper;
            }
        }
    picture->left = left;
    picture->upper = upper;
}

/* ---- Places ---------------------------------------------------------------------------------- */

/* From edge to edge of a quarter, 0 to 1. */
static double share_of(double rating, bool upper)
{
    return upper ? 2 * rating - 1 : 2 * rating;
}

static struct point place_on(struct box ground, const struct quarter *quarter, double across,
                             double up)
{
    return (struct point){
        ground.centre.x + ground.width * (share_of(across, quarter->right) - 0.5),
        ground.centre.y + ground.height * (0.5 - share_of(up, quarter->upper)),
    };
}

static bool are_alike(const struct leeway *a, const struct leeway *b)
{
    return a->least == b->least && a->most == b->most;
}

/* Those who have the same ratings as one of them. */
struct alike {
    size_t count, rank;           /* how many come before it */
    double width, height, filled; /* of the largest of them, and of all together */
};

static void add_alike(struct alike *alike, const struct box *box, double gap)
{
    alike->count++;
    alike->width = larger(alike->width, box->width + gap);
    alike->height = larger(alike->height, box->height + gap);
    alike->filled += (box->width + gap) * (box->height + gap);
}

static struct alike alike_of(const struct grid_picture *picture, size_t which)
{
    const struct diagram_node *node = node_of(picture, which);
    struct alike alike = {0};
    for (size_t i = 0; i < picture->settling.count; i++) {
        const struct diagram_node *other = node_of(picture, i);
        if (other->part != node->part || !are_alike(&other->across_leeway, &node->across_leeway) ||
            !are_alike(&other->up_leeway, &node->up_leeway))
            continue;
        alike.rank += i < which;
        add_alike(&alike, &picture->people[i].box, picture->settling.gap);
    }
    return alike;
}

/* As much of it as there is room for, moved inside. */
static struct box box_within(struct box box, struct box outer)
{
    box.width = smaller(box.width, outer.width);
    box.height = smaller(box.height, outer.height);
    double aside = (outer.width - box.width) / 2, off = (outer.height - box.height) / 2;
    box.centre.x = number_within(box.centre.x, outer.centre.x - aside, outer.centre.x + aside);
    box.centre.y = number_within(box.centre.y, outer.centre.y - off, outer.centre.y + off);
    return box;
}

/* As large as what the ratings may be read as, or as a crowd needs that has the same ratings. */
static struct box home_of(const struct grid_picture *picture, size_t which, struct box ground,
                          const struct alike *alike)
{
    static const double airiness = 1.4, growth = 1.05;
    const struct diagram_node *node = node_of(picture, which);
    const struct quarter *quarter = &grid_quarters[quarter_of(node->part)];
    struct point low = place_on(ground, quarter, node->across_leeway.least, node->up_leeway.least);
    struct point high = place_on(ground, quarter, node->across_leeway.most, node->up_leeway.most);
    struct box home = {point_between(low, high, 0.5), high.x - low.x, low.y - high.y};
    while (alike->count > 1 && (home.width < ground.width || home.height < ground.height) &&
           (home.width + alike->width) * (home.height + alike->height) < airiness * alike->filled) {
        home.width = smaller(home.width * growth, ground.width);
        home.height = smaller(home.height * growth, ground.height);
    }
    return box_within(home, ground);
}

/* In how many columns they have most room. */
static size_t columns_in(struct box home, const struct alike *alike)
{
    double wide = home.width + alike->width, high = home.height + alike->height, best = 0;
    size_t columns = 1;
    for (size_t i = 1; i <= alike->count; i++) {
        double rows = (double)((alike->count + i - 1) / i);
        double room = smaller(wide / ((double)i * alike->width), high / (rows * alike->height));
        if (room > best) {
            best = room;
            columns = i;
        }
    }
    return columns;
}

/* In rows that fill the home, but loosely at most. */
static struct point seat_in(struct box home, const struct alike *alike)
{
    static const double loosest = 1.35;
    size_t columns = columns_in(home, alike), row = alike->rank / columns;
    size_t rows = (alike->count + columns - 1) / columns;
    size_t in_row = row + 1 < rows ? columns : alike->count - row * columns;
    double x = smaller((home.width + alike->width) / (double)columns, loosest * alike->width);
    double y = smaller((home.height + alike->height) / (double)rows, loosest * alike->height);
    return (struct point){home.centre.x +
                              x * ((double)(alike->rank % columns) - ((double)in_row - 1) / 2),
                          home.centre.y + y * ((double)row - ((double)rows - 1) / 2)};
}

/* Who comes before somebody where all of a quarter stand in order: the more powerful. */
static size_t rank_by_power(const struct grid_picture *picture, size_t which)
{
    const struct diagram_node *node = node_of(picture, which);
    size_t rank = 0;
    for (size_t i = 0; i < picture->settling.count; i++) {
        const struct diagram_node *other = node_of(picture, i);
        rank += other->part == node->part &&
                (other->up > node->up || (other->up == node->up && i < which));
    }
    return rank;
}

/* All of a quarter, in rows by their power and within a row by their interest. */
static struct alike order_of(const struct grid_picture *picture, size_t which, struct box ground)
{
    const struct diagram_node *node = node_of(picture, which);
    struct alike order = {0};
    for (size_t i = 0; i < picture->settling.count; i++)
        if (node_of(picture, i)->part == node->part)
            add_alike(&order, &picture->people[i].box, picture->settling.gap);
    size_t columns = columns_in(ground, &order), row = rank_by_power(picture, which) / columns;
    order.rank = row * columns;
    for (size_t i = 0; i < picture->settling.count; i++) {
        const struct diagram_node *other = node_of(picture, i);
        bool before = other->across < node->across || (other->across == node->across && i < which);
        if (other->part == node->part && before && rank_by_power(picture, i) / columns == row)
            order.rank++;
    }
    return order;
}

static void set_wish(struct grid_picture *picture, size_t which)
{
    const struct person *person = &picture->people[which];
    const struct diagram_node *node = node_of(picture, which);
    bool in_order = picture->way->in_order;
    size_t quarter = quarter_of(node->part);
    struct box box = grid_quarter_box(picture, quarter), ground = ground_of(picture, quarter);
    struct alike alike = in_order ? order_of(picture, which, ground) : alike_of(picture, which);
    struct box home = in_order ? ground : home_of(picture, which, ground, &alike);
    struct point feet = person_ground(person);
    picture->points[which] = place_on(ground, &grid_quarters[quarter], node->across, node->up);
    picture->wishes[which] = point_minus(seat_in(home, &alike), feet);
    picture->homes[which] =
        (struct box){point_minus(home.centre, feet), home.width * picture->way->looseness,
                     home.height * picture->way->looseness};
    picture->areas[which] = (struct box){box.centre, box.width - 2 * edge, box.height - 2 * edge};
}

static void place_titles(struct grid_picture *picture)
{
    for (size_t i = 0; i < QUARTER_COUNT; i++) {
        struct box box = grid_quarter_box(picture, i);
        const char *text = part_chapters[grid_quarters[i].part];
        double wide = text_width(picture->drawing->ruler, look_clean.italic, grid_title_size, text,
                                 strlen(text));
        picture->titles[i] = (struct box){{box.centre.x - box.width / 2 + edge + 4 + wide / 2,
                                           box.centre.y - box.height / 2 + title_room / 2},
                                          wide + 8,
                                          title_room - 2};
    }
}

/* Whether everybody has found a place. */
static bool set_people(struct grid_picture *picture)
{
    static const double fullest = 1.05;
    divide_frame(picture);
    if (crowding(picture) > fullest)
        return false;
    for (size_t i = 0; i < picture->settling.count; i++)
        set_wish(picture, i);
    place_titles(picture);
    size_t faults = settle_boxes(&picture->settling);
    for (size_t i = 0; i < picture->settling.count; i++)
        picture->people[i].box = picture->settling.boxes[i];
    return !faults;
}

/* ---- The page -------------------------------------------------------------------------------- */

static struct legend legend_of(struct drawing *drawing, const struct way *way)
{
    struct legend legend = {0};
    if (way->may_tie)
        legend_add_point(drawing, &legend, "where the ratings put them");
    legend_add_faces(drawing, &legend);
    if (drawing->diagram->remark)
        legend_add_note(drawing, &legend, drawing->diagram->remark);
    if (way->remark)
        legend_add_note(drawing, &legend, way->remark);
    return legend;
}

static void set_frame(struct grid_picture *picture, double size)
{
    struct drawing *drawing = picture->drawing;
    picture->page = page_take(drawing, &picture->legend, size);
    struct box area = picture->page.area;
    picture->bench = bench_of(drawing, part_chapters[PART_NOT_PLACED], area.width);
    double below =
        grid_axis_room + (picture->bench.height > 0 ? picture->bench.height + grid_bench_gap : 0);
    picture->frame = (struct box){{area.centre.x + grid_axis_room / 2, area.centre.y - below / 2},
                                  area.width - grid_axis_room,
                                  area.height - below - 8};
}

static bool is_anybody_tied(const struct settling *settling)
{
    for (size_t i = 0; i < settling->count; i++)
        if (settling->tethers[i].needed)
            return true;
    return false;
}

static bool set_one_way(struct grid_picture *picture, const struct way *way, double size)
{
    static const double figures[] = {66, 58, 50, 42};
    bool fits = false;
    picture->way = way;
    picture->legend = legend_of(picture->drawing, way);
    set_frame(picture, size);
    for (size_t i = 0; i < sizeof figures / sizeof *figures && !fits; i++) {
        measure_people(picture, figures[i]);
        fits = set_people(picture) && (way->may_tie || !is_anybody_tied(&picture->settling));
    }
    return fits;
}

static bool set_on_page(void *picture, double size)
{
    bool fits = false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !fits; i++)
        fits = set_one_way(picture, &ways[i], size);
    return fits;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static struct grid_picture *new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    size_t count = drawing->diagram->nodes.count;
    struct grid_picture *picture = arena_new_of(arena, struct grid_picture);
    *picture = (struct grid_picture){.drawing = drawing};
    picture->people = arena_alloc(arena, count * sizeof *picture->people);
    picture->wishes = arena_alloc(arena, count * sizeof *picture->wishes);
    picture->points = arena_alloc(arena, count * sizeof *picture->points);
    picture->areas = arena_alloc(arena, count * sizeof *picture->areas);
    picture->homes = arena_alloc(arena, count * sizeof *picture->homes);
    picture->settling =
        (struct settling){.boxes = arena_alloc(arena, count * sizeof(struct box)),
                          .wishes = picture->wishes,
                          .areas = picture->areas,
                          .homes = picture->homes,
                          .points = picture->points,
                          .kept = picture->titles,
                          .kept_count = QUARTER_COUNT,
                          .tethers = arena_alloc(arena, count * sizeof(struct tether)),
                          .gap = 8,
                          .steepness = 1.5};
    return picture;
}

struct grid_picture *grid_set(struct drawing *drawing)
{
    struct grid_picture *picture = new_picture(drawing);
    page_grow(picture, set_on_page, 1);
    return picture;
}
