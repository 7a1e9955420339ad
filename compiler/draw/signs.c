/* Signs that several pictures have; see signs.h. */
#include "draw/signs.h"

#include "draw/route.h"
#include "draw/shape.h"

enum ink polarity_ink(enum polarity polarity)
{
    return polarity == POLARITY_PLUS    ? INK_PLUS
           : polarity == POLARITY_MINUS ? INK_MINUS
                                        : INK_UNKNOWN;
}

static void add_bar(struct drawing *drawing, struct path *path, struct point at, struct point half)
{
    path_move(drawing->arena, path, point_minus(at, half));
    path_line(drawing->arena, path, point_add(at, half));
}

void draw_polarity(struct drawing *drawing, enum polarity polarity, struct point at)
{
    struct path path = {0};
    if (polarity == POLARITY_UNKNOWN) {
        at.y += POLARITY_SIZE * 0.45;
        scene_text(drawing->scene, "?", at,
                   (struct lettering){drawing->look->bold, POLARITY_SIZE * 1.5, INK_UNKNOWN,
                                      ANCHOR_MIDDLE});
        return;
    }
    add_bar(drawing, &path, at, (struct point){POLARITY_SIZE / 2.0 - 1, 0});
    if (polarity == POLARITY_PLUS)
        add_bar(drawing, &path, at, (struct point){0, POLARITY_SIZE / 2.0 - 1});
    scene_path(drawing->scene, &path, (struct stroke){.ink = polarity_ink(polarity), .width = 2.4});
}

void draw_delay(struct drawing *drawing, struct point at, struct point direction)
{
    static const double half_gap = 2.8, half_length = 7.5;
    struct path gap = {0}, bars = {0};
    struct point along = point_times(direction, half_gap);
    struct point across = point_times(point_turned(direction), half_length);
    add_bar(drawing, &gap, at, along);
    scene_path(drawing->scene, &gap, (struct stroke){.ink = INK_PAPER, .width = 6});
    add_bar(drawing, &bars, point_minus(at, along), across);
    add_bar(drawing, &bars, point_add(at, along), across);
    scene_path(drawing->scene, &bars, (struct stroke){.ink = INK_TEXT, .width = 1.9});
}

void draw_badge(struct drawing *drawing, const char *mark, struct point centre, double radius,
                bool clockwise)
{
    struct point end, way;
    struct path circle = path_of_open_circle(drawing->arena, centre, radius, clockwise, &end, &way);
    scene_path(drawing->scene, &circle, (struct stroke){.ink = INK_QUIET, .width = 1.8});
    draw_head(drawing->scene, point_add(end, point_times(way, 6)), way, 9, INK_QUIET);
    double size = radius * 0.88;
    scene_text(drawing->scene, mark, (struct point){centre.x, centre.y + size * base_below_middle},
               (struct lettering){drawing->look->bold, size, INK_TEXT, ANCHOR_MIDDLE});
}

/* ---- The legend ------------------------------------------------------------------------------ */

static const double line_sample = 27, beside_line = 7, beside_mark = 7;

static void draw_polarity_sign(struct drawing *drawing, const void *what, struct point at)
{
    const enum polarity *polarity = what;
    draw_polarity(drawing, *polarity, (struct point){at.x + POLARITY_SIZE / 2.0, at.y});
}

static void draw_delay_sign(struct drawing *drawing, const void *what, struct point at)
{
    (void)what;
    draw_delay(drawing, (struct point){at.x + POLARITY_SIZE / 2.0, at.y}, (struct point){1, 0});
}

static void draw_badge_sign(struct drawing *drawing, const void *mark, struct point at)
{
    draw_badge(drawing, mark, (struct point){at.x + 12, at.y}, 12, true);
}

static void draw_line_sign(struct drawing *drawing, const void *what, struct point at)
{
    const struct stroke *stroke = what;
    draw_straight_line(drawing->scene, at, (struct point){at.x + line_sample, at.y}, *stroke);
}

static void draw_arrow_sign(struct drawing *drawing, const void *what, struct point at)
{
    const struct stroke *stroke = what;
    struct point curve[4];
    curve_bowed(curve, at, (struct point){at.x + line_sample, at.y}, 0);
    draw_arrow(drawing->scene, curve, *stroke, 9);
}

static const struct stroke *kept_stroke(struct drawing *drawing, struct stroke stroke)
{
    struct stroke *kept = arena_new_of(drawing->arena, struct stroke);
    *kept = stroke;
    return kept;
}

void legend_add_polarity(struct drawing *drawing, struct legend *legend, enum polarity polarity,
                         const char *text)
{
    enum polarity *kept = arena_new_of(drawing->arena, enum polarity);
    *kept = polarity;
    legend_add_drawn(drawing, legend, POLARITY_SIZE + beside_mark, draw_polarity_sign, kept, text);
}

void legend_add_delay(struct drawing *drawing, struct legend *legend, const char *text)
{
    legend_add_drawn(drawing, legend, POLARITY_SIZE + beside_mark, draw_delay_sign, NULL, text);
}

void legend_add_badge(struct drawing *drawing, struct legend *legend, const char *mark,
                      const char *text)
{
    legend_add_drawn(drawing, legend, 33, draw_badge_sign, mark, text);
}

void legend_add_line(struct drawing *drawing, struct legend *legend, enum dash dash, double width,
                     const char *text)
{
    struct stroke stroke = {.ink = INK_QUIET, .width = width, .dash = dash};
    legend_add_drawn(drawing, legend, line_sample + beside_line, draw_line_sign,
                     kept_stroke(drawing, stroke), text);
}

void legend_add_arrow(struct drawing *drawing, struct legend *legend, enum dash dash,
                      const char *text)
{
    legend_add_arrow_like(drawing, legend,
                          (struct stroke){.ink = INK_LINE, .width = 1.8, .dash = dash}, text);
}

void legend_add_arrow_like(struct drawing *drawing, struct legend *legend, struct stroke stroke,
                           const char *text)
{
    legend_add_drawn(drawing, legend, line_sample + beside_line, draw_arrow_sign,
                     kept_stroke(drawing, stroke), text);
}
