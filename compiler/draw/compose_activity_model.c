/* An activity model on a page of its own. Where it does not fit without a fault the page grows;
   texts never shrink. */
#include "draw/activity_model.h"

struct model_page {
    struct activity_model model;
    struct legend legend;
    double width, height;
};

/* Below title and subtitle, with room for the pencil. */
static struct box area_of(struct model_page *page, double size)
{
    static const double room_above = 8;
    struct page taken = page_take(page->model.drawing, &page->legend, size);
    struct box area = taken.area;
    page->width = taken.width;
    page->height = taken.height;
    area.centre.y += room_above / 2;
    area.height -= room_above;
    return area;
}

static bool has_room(void *context, double size)
{
    struct model_page *page = context;
    return activity_model_has_room(&page->model, area_of(page, size));
}

static unsigned set_on_page(void *context, double size)
{
    struct model_page *page = context;
    return activity_model_set(&page->model, area_of(page, size));
}

static bool set_page(struct model_page *page, struct drawing *drawing)
{
    struct activity_model *model = &page->model;
    const struct activity_model *const models[] = {model};
    if (!activity_model_begin(model, drawing, drawing->diagram, 1, page_first_width(drawing)))
        return false;
    activity_models_explain(models, 1, &page->legend);
    place_best(&model->placing, page_grow(page, has_room, 1), set_on_page, page);
    return true;
}

const struct placing *activity_model_own_places(struct drawing *drawing)
{
    struct model_page *page = arena_new_of(drawing->arena, struct model_page);
    return set_page(page, drawing) ? &page->model.placing : NULL;
}

bool compose_activity_model(struct drawing *drawing)
{
    struct model_page page = {.width = 0};
    if (!set_page(&page, drawing))
        return false;
    draw_page(drawing, &page.legend, page.width, page.height);
    activity_model_draw_boundary(&page.model, INK_FIELD);
    activity_model_draw(&page.model);
    return true;
}
