/* An activity that another system opens up, on a large page: the model that it stands in, small,
   and the model of that system, enlarged, joined as by the light of a magnifying glass. Where the
   two do not fit the page grows. */
#include "draw/activity_model.h"

#include <string.h>

static const double share_of_small = 0.39, share_of_small_most = 0.5, gap_between = 56,
                    heading_size = 15, heading_gap = 10;

enum { SMALL, LARGE, HALVES };

struct half {
    struct activity_model model;
    struct text_lines heading;
    struct box area; /* of heading and model */
    struct box title;
};

struct opened_page {
    struct drawing *drawing;
    struct half halves[HALVES];
    uint32_t opened;                  /* node of the small model that is opened up */
    const struct placing *own_places; /* of the small model, in a picture of its own */
    struct legend legend;
    double width, height;
};

/* ---- Places ---------------------------------------------------------------------------------- */

static double half_size(const struct half *half)
{
    return heading_size * larger(half->model.scale, 0.85);
}

static void wrap_heading(struct half *half)
{
    struct drawing *drawing = half->model.drawing;
    half->heading = draw_wrap(drawing, look_clean.bold, half_size(half), half->model.diagram->title,
                              half->area.width);
}

/* The model below its heading. */
static struct box model_area(struct half *half)
{
    struct box area = half->area;
    double high = draw_lines_height(&half->heading, half_size(half));
    half->title = (struct box){{area.centre.x - (area.width - half->heading.width) / 2,
                                area.centre.y - area.height / 2 + high / 2},
                               half->heading.width,
                               high};
    area.centre.y += (high + heading_gap) / 2;
    area.height -= high + heading_gap;
    return area;
}

/* The small one in the middle of its side, not much higher than it is wide; it gets more of the
   page where what watches it would not fit below it. */
static void divide_page(struct opened_page *page, double size)
{
    struct half *left = &page->halves[SMALL], *right = &page->halves[LARGE];
    struct page taken = page_take(page->drawing, &page->legend, size);
    struct box area = taken.area;
    page->width = taken.width;
    page->height = taken.height;
    double start = area.centre.x - area.width / 2;
    left->area = right->area = area;
    left->area.width =
        larger(area.width * share_of_small,
               smaller(left->model.band.width + 2, area.width * share_of_small_most));
    left->area.height = smaller(area.height, 1.3 * left->area.width);
    left->area.centre.x = start + left->area.width / 2;
    right->area.width = area.width - left->area.width - gap_between;
    right->area.centre.x = start + area.width - right->area.width / 2;
    wrap_heading(left);
    wrap_heading(right);
}

static bool has_room(void *picture, double size)
{
    struct opened_page *page = picture;
    divide_page(page, size);
    return activity_model_has_room(&page->halves[SMALL].model, model_area(&page->halves[SMALL])) &&
           activity_model_has_room(&page->halves[LARGE].model, model_area(&page->halves[LARGE]));
}

/* ---- The magnifying glass -------------------------------------------------------------------- */

/* A wedge of light from the opened blob to the enlarged boundary, behind all that stands there: it
   has no line that could be taken for an arrow. */
static void draw_wedge(const struct opened_page *page)
{
    static const double corner = 20;
    struct drawing *drawing = page->drawing;
    struct box blob = page->halves[SMALL].model.blobs[page->opened].box;
    struct box frame = page->halves[LARGE].model.frame;
    double left = frame.centre.x - frame.width / 2 + corner, half = frame.height / 2 - corner;
    struct path path = {0};
    path_move(drawing->arena, &path,
              (struct point){blob.centre.x, blob.centre.y - blob.height / 2});
    path_line(drawing->arena, &path, (struct point){left, frame.centre.y - half});
    path_line(drawing->arena, &path, (struct point){left, frame.centre.y + half});
    path_line(drawing->arena, &path,
              (struct point){blob.centre.x, blob.centre.y + blob.height / 2});
    path_close(drawing->arena, &path);
    scene_path(drawing->scene, &path, (struct stroke){.fill = INK_OPENED});
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* What is wrong with a half as it stands. To be like its own picture is worth some crossings. */
static unsigned set_half(struct half *half)
{
    unsigned cost = activity_model_set(&half->model, model_area(half));
    return half->model.alike && !half->model.placing.attempt && cost < FAULT ? 0 : cost;
}

/* The best of several ways to set a half is set last. */
static unsigned set_best_half(struct half *half)
{
    enum { ATTEMPTS = 8 };
    struct placing *placing = &half->model.placing;
    unsigned least = UINT32_MAX, best = 0;
    for (placing->attempt = 0; placing->attempt < ATTEMPTS && least; placing->attempt++) {
        unsigned cost = set_half(half);
        if (cost >= least)
            continue;
        least = cost;
        best = placing->attempt;
    }
    placing->attempt = best;
    return set_half(half);
}

static unsigned set_on_page(struct opened_page *page, double size)
{
    divide_page(page, size);
    return set_best_half(&page->halves[SMALL]) + set_best_half(&page->halves[LARGE]);
}

static void draw_heading(const struct half *half)
{
    struct drawing *drawing = half->model.drawing;
    const struct diagram *diagram = half->model.diagram;
    scene_open(drawing->scene, diagram->id, part_words[PART_SYSTEM], diagram->title,
               diagram->description);
    scene_lines(drawing->scene, &half->heading, half->title.centre, draw_leading,
                (struct lettering){drawing->look->bold, half_size(half), INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_opened_page(struct opened_page *page)
{
    struct drawing *drawing = page->drawing;
    struct half *left = &page->halves[SMALL], *right = &page->halves[LARGE];
    draw_page(drawing, &page->legend, page->width, page->height);
    activity_model_draw_field(&left->model);
    const char *opened = drawing->diagram->id;
    scene_open_line(
        drawing->scene, arena_printf(drawing->arena, "%s..%s", opened, right->model.diagram->id),
        part_words[PART_OPENING], opened, drawing->diagram->title, drawing->diagram->description);
    draw_wedge(page);
    scene_close(drawing->scene);
    activity_model_draw_boundary(&left->model, INK_NONE);
    activity_model_draw_boundary(&right->model, INK_FIELD);
    draw_heading(left);
    draw_heading(right);
    activity_model_draw(&left->model);
    activity_model_draw(&right->model);
}

static uint32_t opened_node(const struct diagram *wider, const char *id)
{
    uint32_t node = 0;
    while (strcmp(wider->nodes.items[node].id, id) != 0)
        node++;
    return node;
}

/* Measured and asked for places, with letters of these sizes. */
static bool begin_halves(struct opened_page *page, const double scales[HALVES])
{
    const struct activity_model *models[HALVES];
    struct drawing *drawing = page->drawing;
    double width = paper_width(PAPER_A3) - 2 * PAGE_MARGIN, left = width * share_of_small;
    double widths[HALVES] = {left, width - left - gap_between};
    page->legend = (struct legend){0};
    for (int i = 0; i < HALVES; i++) {
        struct activity_model *model = &page->halves[i].model;
        models[i] = model;
        if (!activity_model_begin(model, drawing, drawing->diagram->panels.items[i], scales[i],
                                  widths[i]))
            return false;
    }
    page->halves[SMALL].model.alike = page->own_places;
    activity_models_explain(models, HALVES, &page->legend);
    return true;
}

/* With large letters where that fits on the usual page; else with smaller ones, on a page that
   grows as far as they need. */
static bool set_page(struct opened_page *page)
{
    enum { GROWTHS = 6 };
    static const double roomy[HALVES] = {0.78, 1.2}, tight[HALVES] = {0.66, 1};
    double size = page_a3;
    unsigned cost = FAULT;
    if (!begin_halves(page, roomy))
        return false;
    if (has_room(page, size))
        cost = set_on_page(page, size);
    if (cost >= FAULT && !begin_halves(page, tight))
        return false;
    if (cost >= FAULT)
        size = page_grow(page, has_room, size);
    for (int growth = 0; growth < GROWTHS && cost >= FAULT; growth++, size = page_next_size(size))
        cost = set_on_page(page, size);
    return true;
}

static const struct placing *find_own_places(struct drawing *drawing, const struct diagram *wider)
{
    struct drawing own = *drawing;
    own.diagram = wider;
    const struct placing *places = activity_model_own_places(&own);
    drawing->problem = own.problem;
    return places;
}

bool compose_opened_activity(struct drawing *drawing)
{
    struct opened_page page = {.drawing = drawing};
    const struct diagram *const *panels = drawing->diagram->panels.items;
    if (draw_is_large(panels[SMALL]) || draw_is_large(panels[LARGE])) {
        drawing->problem = "a model is too large for one picture";
        return false;
    }
    page.opened = opened_node(panels[SMALL], drawing->diagram->id);
    page.own_places = find_own_places(drawing, panels[SMALL]);
    drawing->sheet = 1.2;
    drawing->scene->paper = PAPER_A3;
    if (!page.own_places || !set_page(&page))
        return false;
    draw_opened_page(&page);
    return true;
}
