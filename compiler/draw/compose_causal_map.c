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
    picture->width = PAGE_WIDTH * size;
    picture->height = PAGE_HEIGHT * size;
    picture->routing.area =
        page_area(picture->drawing, &picture->legend, picture->width, picture->height);
    struct box area = picture->routing.area;
    area.height -= 2 * area_margin;
    area.width -= area_margin;
    return area;
}

static unsigned set_on_page(void *context, double size)
{
    struct map_picture *picture = context;
    double spread = place_spread(picture->placing.box_count);
    picture->placing.area = area_of(picture, size);
    picture->placing.area.height *= spread;
    picture->placing.area.width *= spread;
    if (map_is_dense(picture)) {
        place_round(picture->drawing->arena, &picture->placing);
        picture->routing.as_wished = true;
    } else {
        place_on_page(&picture->placing);
        place_clearly(picture->drawing->arena, &picture->placing);
    }
    place_apart(&picture->placing);
    map_route_links(picture);
    map_place_marks(picture);
    return FAULT * (picture->faults + (unsigned)count_crowded(&picture->placing) +
                    (unsigned)count_stray_lines(&picture->routing)) +
           3 * count_crossing_lines(&picture->routing) + picture->blemishes;
}

bool compose_causal_map(struct drawing *drawing)
{
    static const double length = 2.6;
    if (draw_is_large(drawing->diagram))
        return compose_large_map(drawing);
    struct map_picture picture = map_picture_new(drawing, text_size);
    double size = 1;
    if (!place_by_layout(drawing->arena, drawing->layout, &picture.placing, length,
                         &drawing->problem))
        return false;
    while (size < PAGE_LARGEST && !place_has_room(&picture.placing, area_of(&picture, size)))
        size = place_next_size(size);
    place_best(&picture.placing, size, set_on_page, &picture);
    map_draw(&picture);
    return true;
}
