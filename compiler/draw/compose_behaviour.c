/* A measure over time: its values above, the steps between them below, and below both what can be
   read off them. Level lines are named at the right, days stand once for both panels. The page
   grows until texts and panels have room. */
#include "draw/behaviour_panel.h"

#include "base/calendar.h"
#include "draw/shape.h"

#include <string.h>

static const double text_size = 12.5, text_leading = 1.28, heading_size = 13.5, heading_room = 22,
                    between_chapters = 26, remark_size = 11, remark_leading = 1.3, badge_room = 24,
                    gap = 12, axis_room = 36 /* of the days, below both panels */;

/* One chapter of what is said below the chart. */
struct chapter {
    const char *heading;
    size_t first, count; /* of its nodes */
    double left, width;
};

enum { MOST_CHAPTERS = 3 };

struct behaviour_picture {
    struct drawing *drawing;
    const struct diagram_series *series;
    struct legend legend;
    struct page page;
    struct panel values, steps;
    struct axis across;
    struct chapter chapters[MOST_CHAPTERS];
    size_t chapter_count;
    double reading_height, remark_height;
};

/* ---- What is said ---------------------------------------------------------------------------- */

static void find_chapters(struct behaviour_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const char *heading = part_chapters[diagram->nodes.items[i].part];
        struct chapter *chapter = &picture->chapters[picture->chapter_count];
        if (!picture->chapter_count || strcmp(chapter[-1].heading, heading) != 0) {
            *chapter = (struct chapter){.heading = heading, .first = i};
            picture->chapter_count++;
        }
        picture->chapters[picture->chapter_count - 1].count++;
    }
}

static struct text_lines lines_of(const struct behaviour_picture *picture,
                                  const struct chapter *chapter, size_t node)
{
    const struct diagram_node *said = &picture->drawing->diagram->nodes.items[node];
    return text_wrap(picture->drawing->arena, picture->drawing->ruler, look_clean.regular,
                     text_size, said->text, chapter->width - (said->number ? badge_room : 0));
}

/* Of what a chapter says from its first node to before this one. */
static double height_before(const struct behaviour_picture *picture, const struct chapter *chapter,
                            size_t node)
{
    static const double between = 5;
    double height = heading_room;
    for (size_t i = chapter->first; i < node; i++)
        height += (double)lines_of(picture, chapter, i).count * text_size * text_leading + between;
    return height;
}

static struct text_lines remark_lines(const struct behaviour_picture *picture)
{
    const struct drawing *drawing = picture->drawing;
    return text_wrap(drawing->arena, drawing->ruler, look_clean.italic, remark_size,
                     drawing->diagram->remark, picture->page.area.width);
}

static double chapter_height(const struct behaviour_picture *picture, size_t which)
{
    const struct chapter *chapter = &picture->chapters[which];
    return height_before(picture, chapter, chapter->first + chapter->count);
}

/* Equal widths at first; then the highest takes from the lowest, as long as it helps. */
static void divide_width(struct behaviour_picture *picture)
{
    enum { ROUNDS = 30 };
    static const double step = 9, least = 130;
    size_t count = picture->chapter_count, highest = 0, lowest = 0;
    double best[MOST_CHAPTERS], best_height = 1e9;
    for (size_t i = 0; i < count; i++)
        picture->chapters[i].width =
            (picture->page.area.width - between_chapters * (double)(count - 1)) / (double)count;
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            highest = chapter_height(picture, i) > chapter_height(picture, highest) ? i : highest;
            lowest = chapter_height(picture, i) < chapter_height(picture, lowest) ? i : lowest;
        }
        bool better = chapter_height(picture, highest) < best_height;
        for (size_t i = 0; i < count && better; i++)
            best[i] = picture->chapters[i].width;
        best_height = smaller(best_height, chapter_height(picture, highest));
        if (picture->chapters[lowest].width - step < least)
            break;
        picture->chapters[lowest].width -= step;
        picture->chapters[highest].width += step;
    }
    for (size_t i = 0; i < count; i++)
        picture->chapters[i].width = best[i];
    picture->reading_height = best_height;
}

static void measure_reading(struct behaviour_picture *picture)
{
    struct box area = picture->page.area;
    double left = area.centre.x - area.width / 2;
    divide_width(picture);
    for (size_t i = 0; i < picture->chapter_count; i++) {
        picture->chapters[i].left = left;
        left += picture->chapters[i].width + between_chapters;
    }
    picture->remark_height =
        (double)remark_lines(picture).count * remark_size * remark_leading + gap / 2;
}

/* ---- The chart ------------------------------------------------------------------------------- */

/* The days that it shows: those of the values, and that of the target where it is not far off. */
static void find_days(const struct diagram_series *series, double *low, double *high)
{
    static const double alone = 45, far = 1.5;
    double first = (double)calendar_day(series->values[0].date);
    double last = (double)calendar_day(series->values[series->count - 1].date);
    double target = series->target_date ? (double)calendar_day(series->target_date) : last;
    bool is_near = target > last && target - first <= far * (last - first);
    *low = last > first ? first : first - alone;
    *high = is_near ? target : last > first ? last : last + alone;
}

static void set_panels(struct behaviour_picture *picture, struct box chart)
{
    static const double share = 0.68, inset = 12;
    const struct drawing *drawing = picture->drawing;
    double low, high, left = chart.centre.x - chart.width / 2;
    double top = chart.centre.y - chart.height / 2;
    double free = chart.height - axis_room - 2 * PANEL_HEADING_ROOM - gap;
    struct box values = {
        {chart.centre.x, top + PANEL_HEADING_ROOM + free * share / 2}, chart.width, free * share};
    struct box steps = {{chart.centre.x, top + chart.height - axis_room - free * (1 - share) / 2},
                        chart.width,
                        free * (1 - share)};
    find_days(picture->series, &low, &high);
    picture->across =
        axis_of_days(drawing, low, high, left + inset, left + chart.width - inset, PANEL_TEXT_SIZE);
    panel_set(drawing, &picture->values, values, &picture->across);
    panel_set(drawing, &picture->steps, steps, &picture->across);
}

/* Beside both panels: the widest number of their scales, which do not depend on their width. */
static double room_of_scales(const struct behaviour_picture *picture)
{
    static const double beside = 12;
    return larger(picture->values.up.widest, picture->steps.up.widest) + beside;
}

static bool set_on_page(void *what, double size)
{
    static const double least_width = 330, least_height = 255;
    struct behaviour_picture *picture = what;
    picture->page = page_take(picture->drawing, &picture->legend, size);
    measure_reading(picture);
    struct box area = picture->page.area;
    double below = gap + picture->reading_height + picture->remark_height;
    struct box chart = {{area.centre.x, area.centre.y - below / 2},
                        area.width,
                        larger(least_height, area.height - below)};
    set_panels(picture, chart);
    double left = room_of_scales(picture), right = larger(panel_room_of_levels(&picture->values),
                                                          panel_room_of_levels(&picture->steps));
    chart.centre.x += (left - right) / 2;
    chart.width -= left + right;
    if (chart.width < least_width)
        return false;
    set_panels(picture, chart);
    return area.height - below >= least_height;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_days(struct behaviour_picture *picture)
{
    static const double tick = 5;
    struct drawing *drawing = picture->drawing;
    const struct box *box = &picture->steps.box;
    double bottom = box->centre.y + box->height / 2;
    struct lettering lettering = {drawing->look->regular, PANEL_TEXT_SIZE, INK_QUIET,
                                  ANCHOR_MIDDLE};
    for (size_t i = 0; i < picture->across.marks.count; i++) {
        const struct axis_mark *mark = &picture->across.marks.items[i];
        draw_straight_line(drawing->scene, (struct point){mark->place, bottom},
                           (struct point){mark->place, bottom + tick},
                           (struct stroke){.ink = INK_LINE, .width = 1.2});
        scene_text(drawing->scene, mark->text,
                   (struct point){mark->place, bottom + tick + PANEL_TEXT_SIZE}, lettering);
    }
    lettering.anchor = ANCHOR_START;
    for (size_t i = 0; i < picture->across.spans.count; i++) {
        const struct axis_mark *span = &picture->across.spans.items[i];
        scene_text(drawing->scene, span->text,
                   (struct point){span->place - 4, bottom + tick + 2.2 * PANEL_TEXT_SIZE},
                   lettering);
    }
}

/* The panel's number of the signal that this node tells; nothing where it is none. */
static void draw_its_number(struct behaviour_picture *picture, size_t node)
{
    for (size_t i = 0; i < picture->series->signal_count; i++) {
        const struct diagram_signal *signal = &picture->series->signals[i];
        const struct panel *panel = signal->of_step ? &picture->steps : &picture->values;
        if (signal->node == node + 1)
            draw_number_of_signal(picture->drawing,
                                  picture->drawing->diagram->nodes.items[node].number,
                                  panel->numbers[i]);
    }
}

static void draw_saying(struct behaviour_picture *picture, const struct chapter *chapter,
                        size_t node, double top)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *said = &drawing->diagram->nodes.items[node];
    struct text_lines lines = lines_of(picture, chapter, node);
    struct point at = {chapter->left, top};
    draw_open_node(drawing->scene, said);
    if (said->number) {
        draw_its_number(picture, node);
        draw_number_of_signal(drawing, said->number,
                              (struct point){at.x + SIGNAL_RADIUS + 1, at.y + text_size * 0.65});
        at.x += badge_room;
    }
    scene_lines_below(
        drawing->scene, &lines, at, text_leading,
        (struct lettering){drawing->look->regular, text_size, INK_TEXT, ANCHOR_START});
    scene_close(drawing->scene);
}

static void draw_reading(struct behaviour_picture *picture, double top)
{
    struct drawing *drawing = picture->drawing;
    for (size_t i = 0; i < picture->chapter_count; i++) {
        const struct chapter *chapter = &picture->chapters[i];
        scene_text(drawing->scene, chapter->heading,
                   (struct point){chapter->left, top + heading_size},
                   (struct lettering){drawing->look->bold, heading_size, INK_TEXT, ANCHOR_START});
        for (size_t k = 0; k < chapter->count; k++)
            draw_saying(picture, chapter, chapter->first + k,
                        top + height_before(picture, chapter, chapter->first + k));
    }
    struct text_lines remark = remark_lines(picture);
    scene_lines_below(
        drawing->scene, &remark, (struct point){PAGE_MARGIN, top + picture->reading_height},
        remark_leading,
        (struct lettering){drawing->look->italic, remark_size, INK_QUIET, ANCHOR_START});
}

/* ---- The legend ------------------------------------------------------------------------------ */

static void draw_ring_sign(struct drawing *drawing, const void *what, struct point at)
{
    static const double radius = 7;
    (void)what;
    struct path path = path_of_oval(
        drawing->arena, (struct box){{at.x + radius + 1, at.y}, 2 * radius, 2 * radius});
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_SIGNAL, .width = 2.2, .hand = HAND_STILL});
}

static void draw_band_sign(struct drawing *drawing, const void *what, struct point at)
{
    static const double wide = 26, high = 13;
    (void)what;
    struct path path =
        path_of_box(drawing->arena, (struct box){{at.x + wide / 2, at.y}, wide, high});
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = INK_FIELD, .ink = INK_LINE, .width = 0.8});
}

static struct legend legend_of(struct drawing *drawing)
{
    const struct diagram_series *series = drawing->diagram->series;
    struct legend legend = {0};
    if (series->signal_count)
        legend_add_drawn(drawing, &legend, 24, draw_ring_sign, NULL, "a signal: ask what changed");
    if (series->step_mean > 0 && (series->has_lower || series->has_upper))
        legend_add_drawn(drawing, &legend, 34, draw_band_sign, NULL,
                         "between its limits it goes up and down by itself");
    return legend;
}

/* ---- The whole ------------------------------------------------------------------------------- */

bool compose_behaviour(struct drawing *drawing)
{
    struct behaviour_picture picture = {.drawing = drawing,
                                        .series = drawing->diagram->series,
                                        .legend = legend_of(drawing),
                                        .values = panel_of(drawing, false),
                                        .steps = panel_of(drawing, true)};
    find_chapters(&picture);
    page_grow(&picture, set_on_page, 1);
    draw_page(drawing, &picture.legend, picture.page.width, picture.page.height);
    draw_days(&picture);
    panel_draw(drawing, &picture.values);
    panel_draw(drawing, &picture.steps);
    draw_reading(&picture,
                 picture.steps.box.centre.y + picture.steps.box.height / 2 + axis_room + gap);
    return true;
}
