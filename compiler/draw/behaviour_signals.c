/* What calls for a cause, on a panel of a process behaviour chart: rings, and numbers that find a
   place beside them; see behaviour_panel.h. */
#include "draw/behaviour_panel.h"

#include "draw/shape.h"

static const double ring_radius = 7;
static const double close = 28; /* a number farther off than this has a line that leads there */
static const double on_course = 90, on_other = 200, on_level = 130, on_aim = 150, over_course = 20,
                    outside = 1000;

/* ---- Rings ----------------------------------------------------------------------------------- */

static void keep_free(const struct drawing *drawing, struct panel *panel, struct point at,
                      double radius)
{
    *array_add(drawing->arena, &panel->kept) = (struct box){at, 2 * radius, 2 * radius};
}

static bool has_rings(const struct panel *panel, const struct diagram_signal *signal)
{
    return signal->first == signal->last || panel->spacing > 2 * ring_radius + 1;
}

static void add_ring(struct drawing *drawing, struct path *path, struct point at)
{
    struct path ring =
        path_of_oval(drawing->arena, (struct box){at, 2 * ring_radius, 2 * ring_radius});
    for (size_t i = 0; i < ring.count; i++)
        *array_add(drawing->arena, path) = ring.items[i];
}

/* A ring around each of its values, or, where these stand too close, a broad stroke over all. */
static void draw_rings(struct drawing *drawing, const struct panel *panel,
                       const struct diagram_signal *signal)
{
    static const double broad = 3.5;
    struct path path = {0};
    bool rings = has_rings(panel, signal);
    for (size_t i = signal->first; i <= signal->last; i++)
        if (rings)
            add_ring(drawing, &path, panel->points[i]);
        else
            (i == signal->first ? path_move : path_line)(drawing->arena, &path, panel->points[i]);
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_SIGNAL,
                               .width = rings ? 2.2 : broad,
                               .hand = rings ? HAND_BLOB : HAND_STILL});
}

void draw_number_of_signal(struct drawing *drawing, const char *number, struct point at)
{
    static const double size = 11;
    struct path path =
        path_of_oval(drawing->arena, (struct box){at, 2 * SIGNAL_RADIUS, 2 * SIGNAL_RADIUS});
    scene_path(
        drawing->scene, &path,
        (struct stroke){.fill = INK_SHAPE, .ink = INK_SIGNAL, .width = 1.6, .hand = HAND_STILL});
    scene_text(drawing->scene, number, (struct point){at.x, at.y + size * base_below_middle},
               (struct lettering){drawing->look->bold, size, INK_TEXT, ANCHOR_MIDDLE});
}

/* ---- Their numbers -------------------------------------------------------------------------- */

/* Of the line that would lead there: clear of other rings and numbers, and of their lines. */
static double cost_of_lead(const struct panel *panel, struct point anchor, struct point at)
{
    double cost = 0;
    if (point_distance(anchor, at) <= close)
        return 0;
    for (size_t i = 0; i < panel->kept.count; i++)
        if (!box_holds(panel->kept.items[i], anchor, 0) &&
            box_meets(panel->kept.items[i], anchor, at, 1))
            cost += on_other;
    for (size_t i = 0; i < panel->leads.count; i++)
        if (ways_cross(anchor, at, panel->leads.items[i].from, panel->leads.items[i].to))
            cost += on_course;
    for (size_t i = panel->first; i + 1 < panel->count; i++)
        if (ways_cross(anchor, at, panel->points[i], panel->points[i + 1]))
            cost += over_course;
    return cost;
}

static double cost_at(const struct panel *panel, struct box box, struct point anchor)
{
    double cost = point_distance(box.centre, anchor) + cost_of_lead(panel, anchor, box.centre);
    if (!box_contains(panel->box, box))
        cost += outside;
    for (size_t i = panel->first; i + 1 < panel->count; i++)
        if (box_meets(box, panel->points[i], panel->points[i + 1], 1.5))
            cost += on_course;
    for (size_t i = 0; i < panel->kept.count; i++)
        if (box_overlap(panel->kept.items[i], box, 1) > 0)
            cost += on_other;
    for (size_t i = 0; i < panel->leads.count; i++)
        if (box_meets(box, panel->leads.items[i].from, panel->leads.items[i].to, 1))
            cost += on_other;
    for (size_t i = 0; i < panel->level_count; i++)
        if (fabs(axis_place(&panel->up, panel->levels[i].number) - box.centre.y) <
            box.height / 2 + 1)
            cost += panel->levels[i].stroke.ink == INK_AIM ? on_aim : on_level;
    return cost;
}

struct number_place {
    struct point anchor, at;
    double cost;
};

/* The best place beside this value, if it is better than what was found so far. */
static void seek_place(const struct panel *panel, struct point anchor, struct number_place *best)
{
    static const double nearest = 17, farther = 9, most = 240;
    static const double ways[16][2] = {{0, -1},     {0, 1},       {1, 0},       {-1, 0},
                                       {0.7, -0.7}, {-0.7, -0.7}, {0.7, 0.7},   {-0.7, 0.7},
                                       {0.4, -0.9}, {0.9, -0.4},  {0.9, 0.4},   {0.4, 0.9},
                                       {-0.4, 0.9}, {-0.9, 0.4},  {-0.9, -0.4}, {-0.4, -0.9}};
    for (double far = nearest; far < most && far < best->cost; far += farther)
        for (int way = 0; way < 16; way++) {
            struct point at = {anchor.x + far * ways[way][0], anchor.y + far * ways[way][1]};
            double cost =
                cost_at(panel, (struct box){at, 2 * SIGNAL_RADIUS, 2 * SIGNAL_RADIUS}, anchor);
            if (cost < best->cost)
                *best = (struct number_place){anchor, at, cost};
        }
}

/* Of many in a row beside the middle one; where they stand close or that place is not clear, beside
   any, of very many a few are tried. */
static struct number_place best_place(const struct panel *panel,
                                      const struct diagram_signal *signal)
{
    static const size_t tried = 16;
    size_t length = signal->last - signal->first, step = length / tried + 1;
    struct number_place best = {.cost = 1e18};
    if (has_rings(panel, signal))
        seek_place(panel, panel->points[signal->first + length / 2], &best);
    bool clear = best.cost < on_course;
    for (size_t i = signal->first; i <= signal->last && !clear; i += step)
        seek_place(panel, panel->points[i], &best);
    return best;
}

/* Where its number has to stand farther off, a line leads there. */
static void place_number(struct drawing *drawing, struct panel *panel, size_t which)
{
    struct number_place best = best_place(panel, &drawing->diagram->series->signals[which]);
    struct point way = point_unit(point_minus(best.at, best.anchor));
    panel->numbers[which] = best.at;
    keep_free(drawing, panel, best.at, SIGNAL_RADIUS + 1);
    if (point_distance(best.anchor, best.at) <= close)
        return;
    struct lead lead = {point_add(best.anchor, point_times(way, ring_radius)),
                        point_minus(best.at, point_times(way, SIGNAL_RADIUS))};
    *array_add(drawing->arena, &panel->leads) = lead;
    draw_straight_line(drawing->scene, lead.from, lead.to,
                       (struct stroke){.ink = INK_SIGNAL, .width = 1.2});
}

static void keep_rings_free(const struct drawing *drawing, struct panel *panel)
{
    const struct diagram_series *series = drawing->diagram->series;
    for (size_t i = 0; i < series->signal_count; i++) {
        const struct diagram_signal *signal = &series->signals[i];
        bool here = signal->of_step == panel->of_steps && has_rings(panel, signal);
        for (size_t k = signal->first; here && k <= signal->last; k++)
            keep_free(drawing, panel, panel->points[k], ring_radius);
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void draw_signal(struct drawing *drawing, struct panel *panel, size_t which)
{
    const struct diagram *diagram = drawing->diagram;
    const struct diagram_signal *signal = &diagram->series->signals[which];
    const char *told = signal->node ? diagram->nodes.items[signal->node - 1].sentence : "A signal";
    scene_open(drawing->scene,
               arena_printf(drawing->arena, "%s...ring-%zu", diagram->id, which + 1), "ring", told,
               NULL);
    draw_rings(drawing, panel, signal);
    if (signal->node)
        place_number(drawing, panel, which);
    scene_close(drawing->scene);
}

/* Numbers of single values first: those of many in a row have more places to choose from. */
void panel_draw_signals(struct drawing *drawing, struct panel *panel)
{
    const struct diagram_series *series = drawing->diagram->series;
    panel->numbers =
        arena_alloc(drawing->arena, (series->signal_count + 1) * sizeof *panel->numbers);
    keep_rings_free(drawing, panel);
    for (int long_ones = 0; long_ones < 2; long_ones++)
        for (size_t i = 0; i < series->signal_count; i++) {
            const struct diagram_signal *signal = &series->signals[i];
            if (signal->of_step == panel->of_steps && (signal->last > signal->first) == long_ones)
                draw_signal(drawing, panel, i);
        }
}
