/* What watches and controls an activity model, outside its boundary; see activity_model.h. */
#include "draw/activity_model.h"

static const double gap_above = 40, space_between = 52, dip_below = 12;

static bool is_outside(const struct activity_model *model, uint32_t end)
{
    return end != END_BOUNDARY && end >= model->inside;
}

/* ---- Order ----------------------------------------------------------------------------------- */

static size_t place_in(const struct activity_band *band, uint32_t node)
{
    size_t place = 0;
    while (band->order[place] != node)
        place++;
    return place;
}

/* How many others lines run past; less for each line that runs to the left, and least for what does
   not stand in the order of its numbers. */
static size_t cost_of_order(const struct activity_model *model)
{
    enum { PAST = 10000, LEFTWARDS = 100 };
    const struct activity_band *band = &model->band;
    size_t cost = 0;
    for (size_t i = 0; i < band->count; i++)
        for (size_t k = i + 1; k < band->count; k++)
            cost += band->order[i] > band->order[k];
    for (size_t i = 0; i < model->diagram->lines.count; i++) {
        const struct diagram_line *line = &model->diagram->lines.items[i];
        if (!is_outside(model, line->from) || !is_outside(model, line->to))
            continue;
        size_t from = place_in(band, line->from), to = place_in(band, line->to);
        cost += from < to ? PAST * (to - from - 1) : PAST * (from - to - 1) + LEFTWARDS;
    }
    return cost;
}

static void swap(struct activity_band *band, size_t i, size_t k)
{
    uint32_t node = band->order[i];
    band->order[i] = band->order[k];
    band->order[k] = node;
}

/* The swap that makes it best, as long as one makes it better; a few are enough for the few that
   there are. */
static void improve_order(struct activity_model *model)
{
    enum { MOST_SWAPS = 12 };
    struct activity_band *band = &model->band;
    size_t least = cost_of_order(model), best_i, best_k = 1;
    for (int swaps = 0; swaps < MOST_SWAPS && best_k; swaps++) {
        best_i = best_k = 0;
        for (size_t i = 0; i < band->count; i++)
            for (size_t k = i + 1; k < band->count; k++) {
                swap(band, i, k);
                size_t cost = cost_of_order(model);
                swap(band, i, k);
                if (cost >= least)
                    continue;
                least = cost;
                best_i = i;
                best_k = k;
            }
        if (best_k)
            swap(band, best_i, best_k);
    }
}

static bool runs_past(const struct activity_model *model, const struct diagram_line *line)
{
    if (!is_outside(model, line->from) || !is_outside(model, line->to))
        return false;
    size_t from = place_in(&model->band, line->from), to = place_in(&model->band, line->to);
    return from + 1 < to || to + 1 < from;
}

void band_order(struct activity_model *model)
{
    struct activity_band *band = &model->band;
    size_t nodes = model->diagram->nodes.count, past = 0;
    double tallest = 0;
    *band = (struct activity_band){.space = space_between * model->scale};
    band->order = arena_alloc(model->drawing->arena, (nodes + 1) * sizeof *band->order);
    for (uint32_t i = (uint32_t)model->inside; i < nodes; i++) {
        band->order[band->count++] = i;
        band->width += model->blobs[i].box.width + (band->width > 0 ? band->space : 0);
        tallest = larger(tallest, model->blobs[i].box.height);
    }
    improve_order(model);
    for (size_t i = 0; i < model->diagram->lines.count; i++)
        past += runs_past(model, &model->diagram->lines.items[i]);
    band->height = band->count ? tallest + gap_above * model->scale + 8 : 0;
    band->height += past ? 3 * dip_below : 0;
}

/* ---- Places ---------------------------------------------------------------------------------- */

void band_place(struct activity_model *model)
{
    const struct activity_band *band = &model->band;
    double below = model->frame.centre.y + model->frame.height / 2, tallest = 0;
    double x = model->frame.centre.x - band->width / 2;
    for (size_t i = 0; i < band->count; i++)
        tallest = larger(tallest, model->blobs[band->order[i]].box.height);
    for (size_t i = 0; i < band->count; i++) {
        struct box *box = &model->blobs[band->order[i]].box;
        box->centre =
            (struct point){x + box->width / 2, below + gap_above * model->scale + tallest / 2};
        x += box->width + band->space;
    }
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static const double bow = 0.12, room = 5;

static double upper_edge(struct box box)
{
    return box.centre.y - box.height / 2;
}

static double lower_edge(struct box box)
{
    return box.centre.y + box.height / 2;
}

/* Down from the boundary to what watches. */
static void curve_down(double below, struct box box, struct point curve[4])
{
    struct point from = {box.centre.x - box.width * 0.12, below + 2};
    struct point to = {box.centre.x - box.width * 0.08, upper_edge(box) - room};
    curve_bowed(curve, from, to, bow);
}

/* Up again from what acts. */
static void curve_up(double below, struct box box, struct point curve[4])
{
    struct point from = {box.centre.x + box.width * 0.08, upper_edge(box) - 1};
    struct point to = {box.centre.x + box.width * 0.12, below + room};
    curve_bowed(curve, from, to, -bow);
}

static void curve_across(struct box a, struct box b, struct point curve[4])
{
    double way = a.centre.x < b.centre.x ? 1 : -1;
    struct point from = {a.centre.x + way * (a.width / 2 + 1), a.centre.y};
    struct point to = {b.centre.x - way * (b.width / 2 + room), b.centre.y};
    curve_bowed(curve, from, to, bow);
}

/* The lowest edge from one of them to the other, both included. */
static double lowest_between(const struct activity_model *model, size_t from, size_t to)
{
    double lowest = 0;
    size_t first = from < to ? from : to, last = from < to ? to : from;
    for (size_t i = first; i <= last; i++)
        lowest = larger(lowest, lower_edge(model->blobs[model->band.order[i]].box));
    return lowest;
}

/* Below those that stand between: from the lower edge of one to that of the other, down to so much
   that a third of the way is clear of them. */
static void curve_past(const struct activity_model *model, const struct diagram_line *line,
                       struct point curve[4])
{
    static const double aside = 0.2, edge = 0.958, share = 0.6; /* edge: of the outline there */
    struct box a = model->blobs[line->from].box, b = model->blobs[line->to].box;
    double lowest =
        lowest_between(model, place_in(&model->band, line->from), place_in(&model->band, line->to));
    double way = a.centre.x < b.centre.x ? 1 : -1;
    struct point from = {a.centre.x + way * a.width * aside, a.centre.y + a.height / 2 * edge + 1};
    struct point to = {b.centre.x - way * b.width * aside, b.centre.y + b.height / 2 * edge + room};
    double ends = (from.y + to.y) / 2;
    double handles = ends + (lowest + dip_below - ends) / share;
    curve[0] = from;
    curve[1] = (struct point){from.x, handles};
    curve[2] = (struct point){to.x, handles};
    curve[3] = to;
}

void band_curve(const struct activity_model *model, const struct diagram_line *line,
                struct point curve[4])
{
    double below = lower_edge(model->frame);
    if (line->from == END_BOUNDARY)
        curve_down(below, model->blobs[line->to].box, curve);
    else if (line->to == END_BOUNDARY)
        curve_up(below, model->blobs[line->from].box, curve);
    else if (runs_past(model, line))
        curve_past(model, line, curve);
    else
        curve_across(model->blobs[line->from].box, model->blobs[line->to].box, curve);
}
