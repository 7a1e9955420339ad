/* One loop of a causal map: a large ring on the left, its badge in the middle, and beside it the
   story of the loop, one step a paragraph. The page grows with the ring and with the story. */
#include "draw/map_picture.h"
#include "draw/oval.h"

static const double text_size = 17, story_size = 13.5, story_leading = 1.32, story_gap = 8,
                    number_room = 32, column_share = 0.37, column_gap = 30, room_of_line = 70;

struct loop_picture {
    struct map_picture map;
    struct text_lines *steps; /* of the story */
    double story_height;
    struct box ring, column; /* what each may fill */
};

/* ---- The story ------------------------------------------------------------------------------- */

/* The steps that belong to a link bear its number; what follows from them is bold. */
static bool is_numbered(const struct loop_picture *picture, size_t which)
{
    return which < picture->map.diagram->lines.count;
}

static double step_height(const struct text_lines *lines)
{
    return (double)lines->count * story_size * story_leading + story_gap;
}

static void measure_story(struct loop_picture *picture)
{
    struct drawing *drawing = picture->map.drawing;
    picture->story_height = 0;
    for (size_t i = 0; i < drawing->diagram->story.count; i++) {
        enum face face = is_numbered(picture, i) ? look_clean.regular : look_clean.bold;
        picture->steps[i] =
            text_wrap(drawing->arena, drawing->ruler, face, story_size,
                      drawing->diagram->story.items[i], picture->column.width - number_room);
        picture->story_height += step_height(&picture->steps[i]);
    }
}

static void draw_step(struct loop_picture *picture, size_t which, struct point at)
{
    struct drawing *drawing = picture->map.drawing;
    const struct text_lines *lines = &picture->steps[which];
    bool numbered = is_numbered(picture, which);
    if (numbered && drawing->diagram->lines.items[which].text) {
        struct box box = picture->map.labels[which];
        box.centre = (struct point){at.x + box.width / 2, at.y + story_size * 0.66};
        map_draw_label(drawing, box, drawing->diagram->lines.items[which].text);
    }
    for (size_t i = 0; i < lines->count; i++)
        scene_text(
            drawing->scene, lines->items[i].text,
            (struct point){at.x + number_room, at.y + story_size * (1 + (double)i * story_leading)},
            (struct lettering){numbered ? drawing->look->regular : drawing->look->bold, story_size,
                               INK_TEXT, ANCHOR_START});
}

static void draw_story(struct loop_picture *picture)
{
    struct point at = {picture->column.centre.x - picture->column.width / 2,
                       picture->column.centre.y - picture->story_height / 2};
    for (size_t i = 0; i < picture->map.diagram->story.count; i++) {
        draw_step(picture, i, at);
        at.y += step_height(&picture->steps[i]);
    }
}

/* ---- The ring -------------------------------------------------------------------------------- */

/* The oval on which the middles of the variables stand, so that each is inside the ring's room. */
static struct box oval_of(const struct loop_picture *picture)
{
    const struct placing *placing = &picture->map.placing;
    struct box oval = picture->ring;
    double highest = placing->box_count > 2 ? 1.2 : 0.62; /* for its width */
    double wide = 0, high = 0;
    for (size_t i = 0; i < placing->box_count; i++) {
        wide = larger(wide, placing->boxes[i].width);
        high = larger(high, placing->boxes[i].height);
    }
    oval.width = larger(1, oval.width - wide);
    oval.height = larger(1, smaller(oval.height - high, highest * oval.width));
    return oval;
}

/* How much of the ring variables and lines take at least. */
static double length_needed(const struct placing *placing)
{
    double length = 0;
    for (size_t i = 0; i < placing->box_count; i++)
        length += (placing->boxes[i].width + placing->boxes[i].height) / 2 + room_of_line;
    return length;
}

static double bow_through(struct point from, struct point to, struct point middle)
{
    struct point way = point_minus(to, from);
    struct point aside = point_minus(middle, point_between(from, to, 0.5));
    double length = larger(1, way.x * way.x + way.y * way.y);
    return (way.x * aside.y - way.y * aside.x) / length;
}

static void set_ring(struct loop_picture *picture)
{
    struct map_picture *map = &picture->map;
    size_t count = map->placing.box_count;
    struct point *points = arena_alloc(map->drawing->arena, 2 * count * sizeof *points);
    oval_spread(oval_of(picture), points, 2 * count, count == 2 ? 0.75 : 0);
    for (size_t i = 0; i < count; i++)
        map->placing.boxes[i].centre = points[2 * i];
    for (size_t i = 0; i < map->routing.count; i++)
        map->routing.routes[i] =
            (struct route){.from = map->diagram->lines.items[i].from,
                           .to = map->diagram->lines.items[i].to,
                           .bow = bow_through(points[2 * i], points[2 * (i + 1) % (2 * count)],
                                              points[2 * i + 1])};
    route_lines(map->drawing->arena, &map->routing);
}

/* ---- The page -------------------------------------------------------------------------------- */

static void divide_page(struct loop_picture *picture, double size)
{
    struct map_picture *map = &picture->map;
    struct page page = page_take(map->drawing, &map->legend, size);
    struct box area = page.area;
    map->width = page.width;
    map->height = page.height;
    double left = area.centre.x - area.width / 2, wide = area.width * column_share;
    map->routing.area = picture->ring = picture->column = area;
    picture->column.width = wide;
    picture->column.centre.x = left + area.width - wide / 2;
    picture->ring.width = area.width - wide - column_gap;
    picture->ring.height -= 40; /* for lines that bow out of the ring */
    picture->ring.centre.x = left + picture->ring.width / 2;
    map->routing.area.width = picture->ring.width + column_gap / 2;
    map->routing.area.centre.x = left + map->routing.area.width / 2;
}

/* Whether all of it has found its place on a page of this size. */
static bool set_on_page(struct loop_picture *picture, double size)
{
    struct map_picture *map = &picture->map;
    divide_page(picture, size);
    measure_story(picture);
    set_ring(picture);
    map_place_marks(map);
    return picture->story_height <= picture->column.height && !map->faults && !map->touches &&
           oval_length(oval_of(picture)) >= length_needed(&map->placing) &&
           !count_crowded(&map->placing) && !count_stray_lines(&map->routing);
}

bool compose_causal_loop(struct drawing *drawing)
{
    enum { SIZES = 14 };
    struct loop_picture picture = {.map = map_picture_new(drawing, text_size)};
    double size = 1;
    int tried = 1;
    picture.steps =
        arena_alloc(drawing->arena, (drawing->diagram->story.count + 1) * sizeof *picture.steps);
    while (!set_on_page(&picture, size) && tried++ < SIZES)
        size = page_next_size(size);
    map_draw(&picture.map);
    draw_story(&picture);
    return true;
}
