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

bool compose_causal_map(struct drawing *drawing)
{
    static const double length = 2.6;
    if (draw_is_large(drawing->diagram))
        return compose_large_map(drawing);
    struct map_picture picture = map_picture_new(drawing, text_size);
    if (!place_by_layout(drawing->arena, drawing->layout, &picture.placing, length,
                         &drawing->problem))
        return false;
    place_best(&picture.placing, page_grow(&picture, has_room, 1), set_on_page, &picture);
    map_draw(&picture);
    return true;
}
