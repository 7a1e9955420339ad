/* A causal map on a page: words without boxes, bowed links with their signs at the head, and each
   loop's badge within it (Sterman 2000, chapter 5). Where it does not fit without a fault the page
   grows; texts never shrink. */
#include "draw/large_map.h"
#include "draw/map_picture.h"

static const double text_size = 14, area_margin = 14; /* outside the variables, for lines */

/* Where variables may stand on a page so many times as wide and high as A4; lines and signs may
   reach a little further. */
static struct box area_of(struct map_picture *picture, double size)
{
    struct page page = page_take(picture->drawing, &picture->legend, size);
    struct box area = page.area;
    picture->width = page.width;
    picture->height = page.height;
    picture->routing.area = area;
    area.height -= 2 * area_margin;
    area.width -= area_margin;
    return area;
}

static bool has_room(void *context, double size)
{
    struct map_picture *picture = context;
    struct box area = area_of(picture, size);
    return place_has_room(&picture->placing, area) &&
           (map_is_dense(picture) ||
            place_has_room_for_pieces(picture->drawing->arena, &picture->placing, area));
}

/* On a page of this size and larger ones a sign that only a line touches is no reason for an even
   larger one: all of it would be too small in print. */
static const double large = 1.45; /* somewhat more than A3 */

static unsigned count_faults(const struct map_picture *picture, double size)
{
    return picture->faults + (size > large ? 0 : picture->touches) +
           (unsigned)count_crowded(&picture->placing) +
           (unsigned)count_stray_lines(&picture->routing);
}

/* However much there is of it, less than a fault: no page becomes larger for it. */
static unsigned judge_beauty(const struct map_picture *picture)
{
    enum { CROSSING = 3, TOUCH = 60 };
    unsigned ugly = CROSSING * count_crossing_lines(&picture->routing) + TOUCH * picture->touches +
                    picture->blemishes;
    return ugly * FAULT / (ugly + FAULT);
}

static void place_variables(struct map_picture *picture)
{
    struct arena *arena = picture->drawing->arena;
    if (map_is_dense(picture)) {
        place_round(arena, &picture->placing);
    } else if (picture->placing.piece_count > 1) {
        place_pieces(arena, &picture->placing);
    } else {
        place_on_page(&picture->placing);
        place_clearly(arena, &picture->placing);
    }
    place_apart(&picture->placing);
}

static unsigned set_on_page(void *context, double size)
{
    struct map_picture *picture = context;
    double spread = place_spread(picture->placing.box_count);
    picture->placing.area = area_of(picture, size);
    picture->placing.area.height *= spread;
    picture->placing.area.width *= spread;
    picture->routing.as_wished = map_is_dense(picture);
    place_variables(picture);
    map_route_links(picture);
    map_place_marks(picture);
    return FAULT * count_faults(picture, size) + judge_beauty(picture);
}

static bool set_map(struct drawing *drawing, struct map_picture *picture)
{
    static const double length = 2.6;
    *picture = map_picture_new(drawing, text_size);
    if (!place_by_layout(drawing->arena, drawing->layout, &picture->placing, length,
                         &drawing->problem))
        return false;
    place_best(&picture->placing, page_grow(picture, has_room, 1), set_on_page, picture);
    return true;
}

bool compose_causal_map(struct drawing *drawing)
{
    struct map_picture picture;
    if (draw_is_large(drawing->diagram))
        return compose_large_map(drawing);
    if (!set_map(drawing, &picture))
        return false;
    map_draw(&picture);
    return true;
}

/* ---- What a change moves there --------------------------------------------------------------- */

/* A picture that stands in the places of another. */
struct overlay {
    struct map_picture picture;
    const struct map_picture *map;
};

/* All stands where it stands in the map, on a page so many times as wide and high, so that the two
   can hang side by side; it is longer where the legend is. */
static void take_places(struct overlay *overlay, double size)
{
    struct map_picture *picture = &overlay->picture;
    const struct map_picture *map = overlay->map;
    struct box given = map->routing.area;
    picture->width = map->width * size;
    picture->height = map->height * size;
    struct box area =
        page_area(picture->drawing, &picture->legend, picture->width, picture->height);
    picture->height += larger(0, given.height * size - area.height);
    area = page_area(picture->drawing, &picture->legend, picture->width, picture->height);
    picture->routing.area = picture->placing.area = area;
    picture->routing.as_wished = map->routing.as_wished;
    for (size_t i = 0; i < picture->placing.box_count; i++) {
        struct point away = point_minus(map->placing.boxes[i].centre, given.centre);
        away.x *= area.width / given.width;
        away.y *= area.height / given.height;
        picture->placing.boxes[i].centre =
            place_inside(&picture->placing, i, point_add(area.centre, away));
    }
    place_apart(&picture->placing);
}

static unsigned set_overlay(struct overlay *overlay, double size)
{
    take_places(overlay, size);
    map_route_links(&overlay->picture);
    map_place_marks(&overlay->picture);
    return count_faults(&overlay->picture, size);
}

/* What it says of the variables needs room: where there is not enough, the page grows a little. */
static void set_best_overlay(struct overlay *overlay)
{
    enum { SIZES = 8 };
    static const double step = 0.06;
    unsigned least = UINT32_MAX;
    double best = 1;
    for (unsigned i = 0; i < SIZES && least; i++) {
        unsigned faults = set_overlay(overlay, 1 + step * i);
        if (faults < least)
            best = 1 + step * i;
        least = faults < least ? faults : least;
    }
    set_overlay(overlay, best);
}

bool compose_effects(struct drawing *drawing)
{
    struct map_picture map;
    struct drawing ground = *drawing;
    ground.diagram = drawing->diagram->ground;
    if (draw_is_large(drawing->diagram))
        return compose_large_map(drawing);
    if (!set_map(&ground, &map)) {
        drawing->problem = ground.problem;
        return false;
    }
    struct overlay overlay = {map_picture_new(drawing, text_size), &map};
    drawing->scene->paper = PAPER_A3; /* it says more than the map does */
    set_best_overlay(&overlay);
    map_draw(&overlay.picture);
    return true;
}
