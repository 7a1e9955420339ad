/* A panel of a process behaviour chart; see behaviour_panel.h. */
#include "draw/behaviour_panel.h"

#include "base/calendar.h"
#include "base/number.h"
#include "draw/person.h"
#include "draw/shape.h"
#include "view/words.h"

static const double leader = 12, between_texts = 2;

/* ---- Level lines ----------------------------------------------------------------------------- */

static void add_level(const struct drawing *drawing, struct panel *panel, struct panel_level level)
{
    static const double widest = 180;
    level.lines = text_wrap(drawing->arena, drawing->ruler, look_clean.regular, PANEL_TEXT_SIZE,
                            level.text, widest);
    panel->levels[panel->level_count++] = level;
}

static void add_limit(const struct drawing *drawing, struct panel *panel, const char *name,
                      double number)
{
    bool provisional = drawing->diagram->series->provisional;
    add_level(drawing, panel,
              (struct panel_level){
                  .name = name,
                  .text = arena_printf(
                      drawing->arena, "%s limit %s%s", name,
                      number_rounded_to(drawing->arena, number, drawing->diagram->series->digits),
                      provisional ? "\nprovisional" : ""),
                  .number = number,
                  .stroke = {
                      .ink = INK_LINE, .width = 1.6, .dash = provisional ? DASH_DOTS : DASH_LONG}});
}

static void add_mean(const struct drawing *drawing, struct panel *panel, double number)
{
    add_level(drawing, panel,
              (struct panel_level){
                  .name = "mean",
                  .text = arena_printf(
                      drawing->arena, "mean %s",
                      number_rounded_to(drawing->arena, number, drawing->diagram->series->digits)),
                  .number = number,
                  .stroke = {.ink = INK_LINE, .width = 1.6}});
}

static void add_aim(const struct drawing *drawing, struct panel *panel)
{
    const struct diagram_series *series = drawing->diagram->series;
    const char *by = series->target_date
                         ? arena_printf(drawing->arena, "\nby %s",
                                        day_in_words(drawing->arena, series->target_date))
                         : "";
    add_level(drawing, panel,
              (struct panel_level){
                  .name = "target-line",
                  .text = arena_printf(drawing->arena, "target %s%s",
                                       number_rounded(drawing->arena, series->target), by),
                  .number = series->target,
                  .stroke = {.ink = INK_AIM, .width = 2.4, .dash = DASH_SHORT}});
}

static void add_levels(const struct drawing *drawing, struct panel *panel)
{
    const struct diagram_series *series = drawing->diagram->series;
    bool varies = series->step_mean > 0 && (series->has_lower || series->has_upper);
    if (!panel->of_steps && series->has_target)
        add_aim(drawing, panel);
    if (varies && (panel->of_steps || series->has_upper))
        add_limit(drawing, panel, "upper", panel->of_steps ? series->step_upper : series->upper);
    if (series->count > 2)
        add_mean(drawing, panel, panel->of_steps ? series->step_mean : series->mean);
    if (varies && !panel->of_steps && series->has_lower)
        add_limit(drawing, panel, "lower", series->lower);
}

static double text_height(const struct panel_level *level)
{
    return draw_lines_height(&level->lines, PANEL_TEXT_SIZE) + between_texts;
}

double panel_room_of_levels(const struct panel *panel)
{
    double room = 0;
    for (size_t i = 0; i < panel->level_count; i++)
        room = larger(room, panel->levels[i].lines.width);
    return room > 0 ? room + leader + 4 : 0;
}

/* ---- Numbers --------------------------------------------------------------------------------- */

static double number_at(const struct drawing *drawing, const struct panel *panel, size_t which)
{
    const struct diagram_value *value = &drawing->diagram->series->values[which];
    return panel->of_steps ? value->step : value->value;
}

/* All that is to be seen, with some air; from 0 where that is not far. */
static void find_range(const struct drawing *drawing, struct panel *panel)
{
    static const double air = 0.1, near = 0.35;
    panel->low = panel->of_steps ? 0 : number_at(drawing, panel, 0);
    panel->high = panel->low;
    for (size_t i = panel->first; i < panel->count; i++) {
        panel->low = smaller(panel->low, number_at(drawing, panel, i));
        panel->high = larger(panel->high, number_at(drawing, panel, i));
    }
    for (size_t i = 0; i < panel->level_count; i++) {
        panel->low = smaller(panel->low, panel->levels[i].number);
        panel->high = larger(panel->high, panel->levels[i].number);
    }
    bool from_zero = panel->low >= 0 && panel->low < near * panel->high;
    double more = (panel->high - panel->low) * air;
    if (!(more > 1e-9 * larger(fabs(panel->low), fabs(panel->high))))
        more = larger(fabs(panel->high) * 0.2, fabs(panel->high) > 0 ? 0 : 1);
    panel->high += more;
    panel->low = panel->of_steps || from_zero ? 0 : panel->low - more;
}

struct panel panel_of(const struct drawing *drawing, bool of_steps)
{
    const struct diagram_series *series = drawing->diagram->series;
    struct panel panel = {.name = of_steps ? "steps" : "values",
                          .of_steps = of_steps,
                          .first = of_steps,
                          .count = series->count};
    panel.heading = of_steps       ? "Moving range: how far each value is from the one before"
                    : series->unit ? arena_printf(drawing->arena, "Values, in %s", series->unit)
                                   : "Values";
    add_levels(drawing, &panel);
    find_range(drawing, &panel);
    return panel;
}

/* ---- Places ---------------------------------------------------------------------------------- */

static double level_place(const struct panel *panel, const struct panel_level *level)
{
    return axis_place(&panel->up, level->number);
}

static void sort_levels(struct panel *panel)
{
    for (size_t i = 1; i < panel->level_count; i++)
        for (size_t k = i; k && panel->levels[k].number > panel->levels[k - 1].number; k--) {
            struct panel_level other = panel->levels[k];
            panel->levels[k] = panel->levels[k - 1];
            panel->levels[k - 1] = other;
        }
}

/* Each text beside its line, or as near as the one above it allows; those at the bottom push the
   others back up. */
static void set_levels(struct panel *panel)
{
    double bottom = panel->box.centre.y + panel->box.height / 2, free = -1e9;
    sort_levels(panel);
    for (size_t i = 0; i < panel->level_count; i++) {
        struct panel_level *level = &panel->levels[i];
        level->middle = larger(level_place(panel, level), free + text_height(level) / 2);
        free = level->middle + text_height(level) / 2;
    }
    for (size_t i = panel->level_count; i--;) {
        struct panel_level *level = &panel->levels[i];
        level->middle = smaller(level->middle, bottom - text_height(level) / 2);
        bottom = level->middle - text_height(level) / 2;
    }
}

void panel_set(const struct drawing *drawing, struct panel *panel, struct box box,
               const struct axis *across)
{
    static const double apart = 27;
    const struct diagram_value *values = drawing->diagram->series->values;
    panel->box = box;
    panel->across = across;
    panel->up = axis_of_numbers(drawing, panel->low, panel->high, box.centre.y + box.height / 2,
                                box.centre.y - box.height / 2, apart);
    panel->points = arena_alloc(drawing->arena, (panel->count + 1) * sizeof *panel->points);
    for (size_t i = panel->first; i < panel->count; i++)
        panel->points[i] = (struct point){axis_place(across, (double)calendar_day(values[i].date)),
                                          axis_place(&panel->up, number_at(drawing, panel, i))};
    size_t gaps = panel->count > panel->first + 1 ? panel->count - panel->first - 1 : 1;
    panel->spacing =
        panel->count > panel->first + 1
            ? (panel->points[panel->count - 1].x - panel->points[panel->first].x) / (double)gaps
            : box.width;
    set_levels(panel);
}

/* ---- The ground ------------------------------------------------------------------------------ */

static double left_of(const struct panel *panel)
{
    return panel->box.centre.x - panel->box.width / 2;
}

static double right_of(const struct panel *panel)
{
    return panel->box.centre.x + panel->box.width / 2;
}

/* What it does by itself: from limit to limit. */
static void draw_band(struct drawing *drawing, const struct panel *panel)
{
    const struct diagram_series *series = drawing->diagram->series;
    double low = panel->of_steps ? 0 : series->lower;
    double high = panel->of_steps ? series->step_upper : series->upper;
    if (series->count < 3 || !(high > low))
        return;
    double top = larger(axis_place(&panel->up, high), panel->box.centre.y - panel->box.height / 2);
    double bottom =
        smaller(axis_place(&panel->up, low), panel->box.centre.y + panel->box.height / 2);
    struct path path = path_of_box(
        drawing->arena,
        (struct box){{panel->box.centre.x, (top + bottom) / 2}, panel->box.width, bottom - top});
    scene_path(drawing->scene, &path, (struct stroke){.fill = INK_FIELD});
}

/* In one line: a long unit stands whole below the title. */
static const char *heading_of(const struct drawing *drawing, const struct panel *panel)
{
    static const double dots = 18;
    struct text_lines lines = text_wrap(drawing->arena, drawing->ruler, look_clean.bold,
                                        PANEL_TEXT_SIZE, panel->heading, panel->box.width - dots);
    return lines.count > 1 ? arena_printf(drawing->arena, "%s …", lines.items[0].text)
                           : panel->heading;
}

static void draw_scale(struct drawing *drawing, const struct panel *panel)
{
    static const double tick = 5;
    double left = left_of(panel), top = panel->box.centre.y - panel->box.height / 2;
    double bottom = top + panel->box.height;
    struct stroke edge = {.ink = INK_LINE, .width = 1.8};
    scene_text(drawing->scene, heading_of(drawing, panel), (struct point){left - tick, top - 8},
               (struct lettering){drawing->look->bold, PANEL_TEXT_SIZE, INK_TEXT, ANCHOR_START});
    draw_straight_line(drawing->scene, (struct point){left, top}, (struct point){left, bottom},
                       edge);
    draw_straight_line(drawing->scene, (struct point){left, bottom},
                       (struct point){right_of(panel), bottom}, edge);
    for (size_t i = 0; i < panel->up.marks.count; i++) {
        const struct axis_mark *mark = &panel->up.marks.items[i];
        draw_straight_line(drawing->scene, (struct point){left - tick, mark->place},
                           (struct point){left, mark->place},
                           (struct stroke){.ink = INK_LINE, .width = 1.2});
        scene_text(
            drawing->scene, mark->text,
            (struct point){left - tick - 4, mark->place + PANEL_TEXT_SIZE * base_below_middle},
            (struct lettering){drawing->look->regular, PANEL_TEXT_SIZE, INK_QUIET, ANCHOR_END});
    }
}

static void draw_text_of_level(struct drawing *drawing, const struct panel_level *level,
                               struct point start)
{
    bool is_aim = level->stroke.ink == INK_AIM;
    struct lettering lettering = {is_aim ? drawing->look->bold : drawing->look->regular,
                                  PANEL_TEXT_SIZE, is_aim ? INK_AIM : INK_TEXT, ANCHOR_START};
    scene_lines(drawing->scene, &level->lines, start, draw_leading, lettering);
}

static const char *title_of_lines(struct arena *arena, const struct text_lines *lines)
{
    struct buffer title = {.arena = arena};
    for (size_t i = 0; i < lines->count; i++)
        buffer_printf(&title, "%s%s", i ? ", " : "", lines->items[i].text);
    return buffer_text(&title);
}

/* A flag on the day on which the target is to be reached, where the chart comes so far and no value
   stands there. */
static void draw_flag(struct drawing *drawing, const struct panel *panel, double y)
{
    static const double pole = 17, wide = 10, high = 8, clear = 12;
    struct path flag = {0};
    double day = (double)calendar_day(drawing->diagram->series->target_date);
    double x = axis_place(panel->across, day);
    if (day > panel->across->high || x < panel->points[panel->count - 1].x + wide + clear)
        return;
    draw_straight_line(drawing->scene, (struct point){x, y}, (struct point){x, y - pole},
                       (struct stroke){.ink = INK_AIM, .width = 1.8, .hand = HAND_STILL});
    path_move(drawing->arena, &flag, (struct point){x, y - pole});
    path_line(drawing->arena, &flag, (struct point){x - wide, y - pole + high / 2});
    path_line(drawing->arena, &flag, (struct point){x, y - pole + high});
    path_close(drawing->arena, &flag);
    scene_path(drawing->scene, &flag, (struct stroke){.fill = INK_AIM, .hand = HAND_STILL});
}

/* Only the target is told of as a thing of its own; limits and means are the ground on which values
   stand, and their names are things. */
static void draw_level(struct drawing *drawing, const struct panel *panel,
                       const struct panel_level *level)
{
    struct point from = {left_of(panel), level_place(panel, level)};
    struct point to = {right_of(panel), from.y}, beside = {to.x + leader, level->middle};
    bool is_aim = level->stroke.ink == INK_AIM;
    const char *id = arena_printf(drawing->arena, "%s...%s%s", drawing->diagram->id,
                                  panel->of_steps ? "steps-" : "", level->name);
    const char *title = title_of_lines(drawing->arena, &level->lines);
    if (is_aim)
        scene_open(drawing->scene, id, part_words[PART_AIM], title, NULL);
    draw_straight_line(drawing->scene, from, to, level->stroke);
    draw_straight_line(drawing->scene, to, beside,
                       (struct stroke){.ink = level->stroke.ink, .width = 1});
    if (!is_aim)
        scene_open(drawing->scene, id, part_words[PART_ROUTINE], title, NULL);
    else if (drawing->diagram->series->target_date)
        draw_flag(drawing, panel, from.y);
    draw_text_of_level(drawing, level, (struct point){beside.x + 4, level->middle});
    scene_close(drawing->scene);
}

/* ---- Values ---------------------------------------------------------------------------------- */

static void draw_course(struct drawing *drawing, const struct panel *panel)
{
    bool still = panel->spacing < 8;
    struct path path = {0};
    for (size_t i = panel->first; i + 1 < panel->count; i++) {
        if (i == panel->first || !still) /* a pencil takes what is one stroke round the corner */
            path_move(drawing->arena, &path, panel->points[i]);
        path_line(drawing->arena, &path, panel->points[i + 1]);
    }
    scene_open(drawing->scene,
               arena_printf(drawing->arena, "%s...course-of-%s", drawing->diagram->id, panel->name),
               part_words[PART_COURSE], panel->heading, NULL);
    if (path.count)
        scene_path(drawing->scene, &path,
                   (struct stroke){.ink = INK_COURSE,
                                   .width = panel->spacing < 4 ? 1 : 1.8,
                                   .hand = still ? HAND_STILL : HAND_LINE});
    scene_close(drawing->scene);
}

/* Where there is room, each value can be pointed at and says its day and its number. */
static void draw_values(struct drawing *drawing, const struct panel *panel)
{
    static const double least_spacing = 4;
    struct arena *arena = drawing->arena;
    const struct diagram_value *values = drawing->diagram->series->values;
    if (panel->spacing < least_spacing)
        return;
    for (size_t i = panel->first; i < panel->count; i++) {
        const char *title = arena_printf(arena, "%s: %s", day_in_words(arena, values[i].date),
                                         number_rounded(arena, number_at(drawing, panel, i)));
        scene_open(drawing->scene,
                   arena_printf(arena, "%s...%s-%zu", drawing->diagram->id, panel->name, i + 1),
                   "value", title, NULL);
        draw_dot(drawing, panel->points[i], panel->spacing < 8 ? 2 : 3.4, INK_COURSE);
        scene_close(drawing->scene);
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

void panel_draw(struct drawing *drawing, struct panel *panel)
{
    draw_band(drawing, panel);
    draw_scale(drawing, panel);
    for (size_t i = 0; i < panel->level_count; i++)
        draw_level(drawing, panel, &panel->levels[i]);
    draw_course(drawing, panel);
    draw_values(drawing, panel);
    panel_draw_signals(drawing, panel);
}
