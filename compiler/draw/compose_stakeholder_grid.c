/* The power and interest grid on a page: power upwards, interest to the right, and everybody a
   figure who stands where the ratings put it. Each quarter has a scale of its own from edge to
   edge, so that nobody stands across a border: 5, which belongs to the upper half, stands just
   within it. Whoever would stand over somebody else moves aside, within the quarter, with a dotted
   line to the dot. */
#include "draw/person.h"
#include "draw/place.h"
#include "draw/settle.h"
#include "draw/shape.h"

#include <string.h>

static const double name_width = 116;
static const double title_size = 14, title_room = 24, edge = 6;
static const double axis_size = 13, axis_room = 30, bench_gap = 12;

enum { QUARTER_COUNT = 4 };

static const struct quarter {
    enum diagram_part part;
    bool right, upper;
    enum ink ink;
    const char *sentence;
} quarters[QUARTER_COUNT] = {
    {PART_SATISFIED, false, true, INK_SATISFIED, "High power, low interest."},
    {PART_CLOSELY, true, true, INK_CLOSELY, "High power, high interest."},
    {PART_MONITORED, false, false, INK_MONITORED, "Low power, low interest."},
    {PART_INFORMED, true, false, INK_INFORMED, "Low power, high interest."},
};

static const char *const headings[PART_COUNT] = {
#define PART(id, word, chapter, shape) [PART_##id] = chapter,
#include "view/parts.def"
#undef PART
};

struct grid_picture {
    struct drawing *drawing;
    struct legend legend;
    struct person *people;
    struct point *wishes, *points;
    struct box *areas;
    struct settling settling;
    struct bench bench;
    struct box frame, titles[QUARTER_COUNT];
    double largest;       /* half as wide as the widest of them */
    double above, below;  /* how far people reach above and below their feet */
    double width, height; /* of the page */
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

static void measure_people(struct grid_picture *picture, double figure)
{
    const struct diagram *diagram = picture->drawing->diagram;
    picture->settling.count = 0;
    picture->largest = picture->above = picture->below = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        if (diagram->nodes.items[i].part == PART_NOT_PLACED)
            continue;
        struct person person = person_above(picture->drawing, i, figure, name_width);
        double below = person.box.height - person.sign.y;
        picture->people[picture->settling.count] = person;
        picture->settling.boxes[picture->settling.count++] = person.box;
        picture->largest = larger(picture->largest, person.box.width / 2);
        picture->above = larger(picture->above, person.sign.y);
        picture->below = larger(picture->below, below);
    }
}

static struct box quarter_box(const struct grid_picture *picture, const struct quarter *quarter)
{
    struct box box = {picture->frame.centre, picture->frame.width / 2, picture->frame.height / 2};
    box.centre.x += (quarter->right ? 0.5 : -0.5) * box.width;
    box.centre.y += (quarter->upper ? -0.5 : 0.5) * box.height;
    return box;
}

static const struct quarter *quarter_of(enum diagram_part part)
{
    const struct quarter *quarter = quarters;
    while (quarter->part != part)
        quarter++;
    return quarter;
}

/* From edge to edge of a quarter, 0 to 1. */
static double share_of(double rating, bool upper)
{
    return upper ? 2 * rating - 1 : 2 * rating;
}

static void set_wish(struct grid_picture *picture, size_t which)
{
    const struct person *person = &picture->people[which];
    const struct diagram_node *node = &picture->drawing->diagram->nodes.items[person->node];
    const struct quarter *quarter = quarter_of(node->part);
    struct box box = quarter_box(picture, quarter);
    double left = box.centre.x - box.width / 2 + edge + picture->largest;
    double bottom = box.centre.y + box.height / 2 - edge - picture->below;
    double wide = box.width - 2 * (edge + picture->largest);
    double high = box.height - 2 * edge - picture->below - picture->above - title_room;
    struct point point = {left + wide * share_of(node->across, quarter->right),
                          bottom - high * share_of(node->up, quarter->upper)};
    picture->points[which] = point;
    picture->wishes[which] = point_minus(point, person_ground(person));
    picture->areas[which] = (struct box){box.centre, box.width - 2 * edge, box.height - 2 * edge};
}

static void place_titles(struct grid_picture *picture)
{
    for (size_t i = 0; i < QUARTER_COUNT; i++) {
        struct box box = quarter_box(picture, &quarters[i]);
        const char *text = headings[quarters[i].part];
        double wide =
            text_width(picture->drawing->ruler, look_clean.italic, title_size, text, strlen(text));
        picture->titles[i] = (struct box){{box.centre.x - box.width / 2 + edge + 4 + wide / 2,
                                           box.centre.y - box.height / 2 + title_room / 2},
                                          wide + 8,
                                          title_room - 2};
    }
}

/* ---- The page -------------------------------------------------------------------------------- */

/* The frame on a page so many times as wide and high as A4. */
static void set_frame(struct grid_picture *picture, double size)
{
    struct drawing *drawing = picture->drawing;
    picture->width = PAGE_WIDTH * size;
    picture->height = PAGE_HEIGHT * size;
    struct box area = page_area(drawing, &picture->legend, picture->width, picture->height);
    picture->bench = bench_of(drawing, "not placed yet", area.width);
    double below = axis_room + (picture->bench.height > 0 ? picture->bench.height + bench_gap : 0);
    picture->frame = (struct box){{area.centre.x + axis_room / 2, area.centre.y - below / 2},
                                  area.width - axis_room,
                                  area.height - below - 8};
}

/* Whether each quarter can hold those who stand in it, and leaves them some of its scale. */
static bool has_room(const struct grid_picture *picture)
{
    static const double fullest = 0.85, least_share = 0.15;
    double filled[PART_COUNT] = {0};
    double wide = picture->frame.width / 2, high = picture->frame.height / 2;
    for (size_t i = 0; i < picture->settling.count; i++) {
        const struct box *box = &picture->people[i].box;
        filled[picture->drawing->diagram->nodes.items[picture->people[i].node].part] +=
            box->width * box->height;
    }
    for (size_t i = 0; i < QUARTER_COUNT; i++)
        if (filled[quarters[i].part] > fullest * wide * (high - title_room))
            return false;
    return wide - 2 * (picture->largest + edge) > least_share * wide &&
           high - picture->above - picture->below - title_room - 2 * edge > least_share * high;
}

static size_t set_people(struct grid_picture *picture)
{
    for (size_t i = 0; i < picture->settling.count; i++)
        set_wish(picture, i);
    place_titles(picture);
    picture->settling.kept = picture->titles;
    picture->settling.kept_count = QUARTER_COUNT;
    size_t faults = settle_boxes(&picture->settling);
    for (size_t i = 0; i < picture->settling.count; i++)
        picture->people[i].box = picture->settling.boxes[i];
    return faults;
}

/* A little smaller people may do before the page has to grow. */
static size_t set_on_page(struct grid_picture *picture, double size)
{
    static const double figures[] = {58, 50};
    size_t faults = SIZE_MAX;
    set_frame(picture, size);
    for (size_t i = 0; i < sizeof figures / sizeof *figures && faults; i++) {
        measure_people(picture, figures[i]);
        faults = has_room(picture) ? set_people(picture) : faults;
    }
    return faults;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_quarter(struct grid_picture *picture, size_t which)
{
    struct drawing *drawing = picture->drawing;
    const struct quarter *quarter = &quarters[which];
    struct path path = path_of_box(drawing->arena, quarter_box(picture, quarter));
    const struct box *title = &picture->titles[which];
    scene_open(
        drawing->scene,
        arena_printf(drawing->arena, "%s...%s", drawing->diagram->id, part_words[quarter->part]),
        "quarter", headings[quarter->part], quarter->sentence);
    scene_path(
        drawing->scene, &path,
        (struct stroke){.fill = quarter->ink, .ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
    scene_text(drawing->scene, headings[quarter->part],
               (struct point){title->centre.x, title->centre.y + title_size * 0.35},
               (struct lettering){drawing->look->italic, title_size, INK_QUIET, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_axis(struct grid_picture *picture, const char *name, const char *sentence,
                      struct point from, struct point to, struct point text, enum anchor anchor)
{
    struct drawing *drawing = picture->drawing;
    struct point curve[4] = {from, point_between(from, to, 1.0 / 3),
                             point_between(from, to, 2.0 / 3), to};
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...%s", drawing->diagram->id, name),
               "axis", sentence, NULL);
    draw_arrow(drawing->scene, curve, (struct stroke){.ink = INK_LINE, .width = 2}, 12);
    scene_text(drawing->scene, sentence, text,
               (struct lettering){drawing->look->bold, axis_size, INK_TEXT, anchor});
    scene_close(drawing->scene);
}

static void draw_axes(struct grid_picture *picture)
{
    static const double beside = 9;
    struct box frame = picture->frame;
    double left = frame.centre.x - frame.width / 2, right = left + frame.width;
    double top = frame.centre.y - frame.height / 2, bottom = top + frame.height;
    draw_axis(picture, "power", "power: how much say they have",
              (struct point){left - beside, bottom}, (struct point){left - beside, top},
              (struct point){left - beside - 8, frame.centre.y}, ANCHOR_UPWARD);
    draw_axis(picture, "interest", "interest: how much it matters to them",
              (struct point){left, bottom + beside}, (struct point){right, bottom + beside},
              (struct point){frame.centre.x, bottom + beside + 8 + axis_size}, ANCHOR_MIDDLE);
}

/* The dot on which somebody ought to stand, and the line that leads to it. */
static void draw_point(struct grid_picture *picture, size_t which)
{
    static const double shortest = 5, radius = 3.2;
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[picture->people[which].node];
    const struct tether *tether = &picture->settling.tethers[which];
    struct path path = {0};
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...point", node->id), "point",
               node->text, node->sentence);
    if (tether->needed && point_distance(tether->from, tether->to) > shortest) {
        path_move(drawing->arena, &path, tether->from);
        path_line(drawing->arena, &path, tether->to);
        scene_path(drawing->scene, &path,
                   (struct stroke){.ink = INK_QUIET, .width = 1.5, .dash = DASH_DOTS});
    }
    draw_dot(drawing, picture->points[which], radius, INK_QUIET);
    scene_close(drawing->scene);
}

static void draw_grid(struct grid_picture *picture)
{
    struct box frame = picture->frame;
    draw_page(picture->drawing, &picture->legend, picture->width, picture->height);
    for (size_t i = 0; i < QUARTER_COUNT; i++)
        draw_quarter(picture, i);
    draw_axes(picture);
    for (size_t i = 0; i < picture->settling.count; i++)
        person_draw(picture->drawing, &picture->people[i]);
    for (size_t i = 0; i < picture->settling.count; i++)
        draw_point(picture, i);
    bench_draw(
        picture->drawing, &picture->bench,
        (struct point){PAGE_MARGIN, frame.centre.y + frame.height / 2 + axis_room + bench_gap});
}

/* ---- The whole ------------------------------------------------------------------------------- */

static struct grid_picture new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    size_t count = drawing->diagram->nodes.count;
    struct grid_picture picture = {.drawing = drawing};
    picture.people = arena_alloc(arena, count * sizeof *picture.people);
    picture.wishes = arena_alloc(arena, count * sizeof *picture.wishes);
    picture.points = arena_alloc(arena, count * sizeof *picture.points);
    picture.areas = arena_alloc(arena, count * sizeof *picture.areas);
    picture.settling =
        (struct settling){.boxes = arena_alloc(arena, count * sizeof(struct box)),
                          .wishes = picture.wishes,
                          .areas = picture.areas,
                          .points = picture.points,
                          .tethers = arena_alloc(arena, count * sizeof(struct tether)),
                          .gap = 8,
                          .steepness = 1.5};
    return picture;
}

bool compose_stakeholder_grid(struct drawing *drawing)
{
    struct grid_picture picture = new_picture(drawing);
    double size = 1;
    size_t faults;
    legend_add_point(drawing, &picture.legend, "where the ratings put them");
    legend_add_faces(drawing, &picture.legend);
    while ((faults = set_on_page(&picture, size)) && size < PAGE_LARGEST)
        size = place_next_size(size);
    draw_grid(&picture);
    return true;
}
