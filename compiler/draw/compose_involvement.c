/* How stakeholders take part, now and as it ought to be: a row for each, a column for each rung, a
   dot now, a ring where it ought to be and an arrow between them. Rows become lower before the page
   grows. */
#include "draw/curve.h"
#include "draw/person.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double name_most = 200, beside_names = 10, head_room = 34, head_size = 14,
                    bench_gap = 14, foot_room = 10, row_padding = 4, row_least = 21, row_most = 62;
static const double dot_radius = 5, ring_radius = 8.5;

struct lane {
    struct person person;
    uint32_t now, wanted; /* rungs; END_BOUNDARY: not said */
    double height, middle;
};

struct involvement_picture {
    struct drawing *drawing;
    struct legend legend;
    struct lane *lanes;
    size_t lane_count, rung_count;
    struct bench bench;
    struct box table;    /* the columns, without their heads */
    double signs, names; /* widths of the widest figure, and of it with the widest name */
    struct page page;
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

static uint32_t rung_of(const struct diagram *diagram, size_t node, enum diagram_part part)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].from == node && diagram->lines.items[i].part == part)
            return diagram->lines.items[i].to;
    return END_BOUNDARY;
}

/* The lanes with figures this high; gives how high all of them are together. */
static double measure_lanes(struct involvement_picture *picture, double figure)
{
    const struct diagram *diagram = picture->drawing->diagram;
    double high = 0;
    picture->lane_count = picture->rung_count = 0;
    picture->names = picture->signs = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        enum diagram_part part = diagram->nodes.items[i].part;
        picture->rung_count += part == PART_RUNG;
        if (part == PART_RUNG || part == PART_NOT_PLACED)
            continue;
        struct lane *lane = &picture->lanes[picture->lane_count++];
        *lane = (struct lane){.person = person_beside(picture->drawing, i, figure, name_most),
                              .now = rung_of(diagram, i, PART_NOW),
                              .wanted = rung_of(diagram, i, PART_WANTED)};
        lane->height = larger(row_least, lane->person.box.height + row_padding);
        picture->signs = larger(picture->signs, lane->person.sign.x);
        picture->names = larger(picture->names, lane->person.box.width - lane->person.sign.x);
        high += lane->height;
    }
    picture->names += picture->signs + beside_names;
    return high;
}

/* What is left of the height is shared out, so that few rows do not huddle below the heads. */
static void set_lanes(struct involvement_picture *picture, double high)
{
    double more = (picture->table.height - high) / (double)picture->lane_count;
    double y = picture->table.centre.y - picture->table.height / 2;
    for (size_t i = 0; i < picture->lane_count; i++) {
        struct lane *lane = &picture->lanes[i];
        lane->height += smaller(more, larger(0, row_most - lane->height));
        lane->middle = y + lane->height / 2;
        y += lane->height;
    }
    picture->table.centre.y -= picture->table.height / 2;
    picture->table.height = y - picture->table.centre.y;
    picture->table.centre.y += picture->table.height / 2;
}

static bool is_anything_wanted(const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].part == PART_WANTED)
            return true;
    return false;
}

static struct legend legend_of(struct drawing *drawing, bool has_figures)
{
    struct legend legend = {0};
    legend_add_dot(drawing, &legend, "how they take part now");
    if (is_anything_wanted(drawing->diagram)) {
        legend_add_ring(drawing, &legend, "how they ought to");
        legend_add_arrow(drawing, &legend, DASH_NONE, "the step from now to then");
    }
    if (has_figures)
        legend_add_faces(drawing, &legend);
    return legend;
}

/* Whether all rows fit on a page so many times as wide and high as A4. */
static bool set_on_page(struct involvement_picture *picture, double size, double figure)
{
    static const double column_least = 70;
    struct drawing *drawing = picture->drawing;
    double high = measure_lanes(picture, figure);
    picture->legend = legend_of(drawing, figure > 0);
    picture->page = page_take(drawing, &picture->legend, size);
    struct box area = picture->page.area;
    picture->bench = bench_of(drawing, "Not said yet", area.width);
    double below = picture->bench.height > 0 ? picture->bench.height + bench_gap : foot_room;
    picture->table =
        (struct box){{area.centre.x + picture->names / 2, area.centre.y + (head_room - below) / 2},
                     area.width - picture->names,
                     area.height - head_room - below};
    if (high > picture->table.height ||
        picture->table.width < column_least * (double)picture->rung_count)
        return false;
    set_lanes(picture, high);
    return true;
}

static double column_middle(const struct involvement_picture *picture, size_t rung)
{
    double wide = picture->table.width / (double)picture->rung_count;
    return picture->table.centre.x - picture->table.width / 2 + wide * ((double)rung + 0.5);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_rung(struct involvement_picture *picture, size_t rung)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[rung];
    double x = column_middle(picture, rung);
    double top = picture->table.centre.y - picture->table.height / 2;
    struct box column = {{x, picture->table.centre.y},
                         picture->table.width / (double)picture->rung_count,
                         picture->table.height};
    struct path path = path_of_box(drawing->arena, column);
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &path, (struct stroke){.fill = rung % 2 ? INK_SHAPE : INK_FIELD});
    scene_text(drawing->scene, node->text, (struct point){x, top - 12},
               (struct lettering){drawing->look->bold, head_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_ruling(struct involvement_picture *picture)
{
    struct box table = picture->table;
    double left = table.centre.x - table.width / 2, right = left + table.width;
    double top = table.centre.y - table.height / 2;
    struct stroke thin = {.ink = INK_QUIET, .width = 0.5};
    draw_straight_line(picture->drawing->scene, (struct point){PAGE_MARGIN, top},
                       (struct point){right, top},
                       (struct stroke){.ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
    for (size_t i = 0; i < picture->lane_count; i++) {
        double y = picture->lanes[i].middle + picture->lanes[i].height / 2;
        draw_straight_line(picture->drawing->scene, (struct point){PAGE_MARGIN, y},
                           (struct point){right, y}, thin);
    }
}

static void draw_step(struct involvement_picture *picture, const struct lane *lane)
{
    static const double bow = 0.1, head = 11;
    struct drawing *drawing = picture->drawing;
    double side = lane->wanted > lane->now ? 1 : -1;
    struct point curve[4];
    struct point from = {column_middle(picture, lane->now) + side * (dot_radius + 3), lane->middle};
    struct point to = {column_middle(picture, lane->wanted) - side * (ring_radius + 3),
                       lane->middle};
    curve_bowed(curve, from, to, -side * smaller(bow, 9 / point_distance(from, to)));
    draw_arrow(drawing->scene, curve, (struct stroke){.ink = INK_PLUS, .width = 2.2}, head);
}

/* A ring and a dot, and the arrow between them. */
static void draw_marks(struct involvement_picture *picture, const struct lane *lane)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[lane->person.node];
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...step", node->id), "step",
               node->text, node->sentence);
    if (lane->wanted != END_BOUNDARY)
        draw_ring(drawing, (struct point){column_middle(picture, lane->wanted), lane->middle},
                  ring_radius, INK_PLUS);
    if (lane->now != END_BOUNDARY)
        draw_dot(drawing, (struct point){column_middle(picture, lane->now), lane->middle},
                 dot_radius, INK_LINE);
    if (lane->now != END_BOUNDARY && lane->wanted != END_BOUNDARY && lane->now != lane->wanted)
        draw_step(picture, lane);
    scene_close(drawing->scene);
}

static void draw_lane(struct involvement_picture *picture, struct lane *lane)
{
    lane->person.box.centre = (struct point){PAGE_MARGIN + picture->signs - lane->person.sign.x +
                                                 lane->person.box.width / 2,
                                             lane->middle};
    person_draw(picture->drawing, &lane->person);
    draw_marks(picture, lane);
}

static void draw_table(struct involvement_picture *picture)
{
    draw_page(picture->drawing, &picture->legend, picture->page.width, picture->page.height);
    for (size_t i = 0; i < picture->rung_count; i++)
        draw_rung(picture, i);
    draw_ruling(picture);
    for (size_t i = 0; i < picture->lane_count; i++)
        draw_lane(picture, &picture->lanes[i]);
    bench_draw(picture->drawing, &picture->bench,
               (struct point){PAGE_MARGIN,
                              picture->table.centre.y + picture->table.height / 2 + bench_gap});
}

/* ---- The whole ------------------------------------------------------------------------------- */

static bool fits_on_page(void *picture, double size)
{
    static const double figures[] = {46, 38, 30, 26, 0};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        if (set_on_page(picture, size, figures[i]))
            return true;
    return false;
}

bool compose_involvement(struct drawing *drawing)
{
    struct involvement_picture picture = {.drawing = drawing};
    picture.lanes =
        arena_alloc(drawing->arena, drawing->diagram->nodes.count * sizeof *picture.lanes);
    page_grow(&picture, fits_on_page, 1);
    draw_table(&picture);
    return true;
}
