/* Ties of a network; see tie.h. */
#include "draw/tie.h"

#include "draw/curve.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double thinnest = 1.7, thicker = 1.5, between_doubled = 3.4, head_least = 12;
static const double ring_radius = 5.5, ring_shift = 4.4, rings_length = 24, strokes_length = 20,
                    stroke_gap = 4.6, stroke_half = 6;

enum { MOST_WIDTHS = 4 };

static bool has(const struct diagram_line *line, enum tie_quality quality)
{
    return line->qualities >> quality & 1;
}

static double stroke_width(const struct diagram_line *line)
{
    unsigned count = line->count < MOST_WIDTHS ? line->count : MOST_WIDTHS;
    return thinnest + thicker * (count - 1);
}

double tie_width(const struct diagram_line *line)
{
    double width = stroke_width(line);
    return has(line, QUALITY_TRUSTING) ? width + between_doubled : width;
}

double tie_signs_length(const struct diagram_line *line)
{
    return (has(line, QUALITY_INTERDEPENDENT) ? rings_length : 0) +
           (has(line, QUALITY_REPEATED) ? strokes_length : 0);
}

/* ---- Strokes ----------------------------------------------------------------------------------
 */

static void draw_curve(struct drawing *drawing, const struct point curve[4], double aside,
                       struct stroke stroke)
{
    struct path path = {0};
    struct point by[2] = {point_times(point_turned(curve_direction(curve, 0)), aside),
                          point_times(point_turned(curve_direction(curve, 1)), aside)};
    path_move(drawing->arena, &path, point_add(curve[0], by[0]));
    path_curve(drawing->arena, &path, point_add(curve[1], by[0]), point_add(curve[2], by[1]),
               point_add(curve[3], by[1]));
    scene_path(drawing->scene, &path, stroke);
}

static void draw_strokes(struct drawing *drawing, const struct diagram_line *line,
                         const struct point curve[4])
{
    double width = stroke_width(line);
    struct stroke stroke = {.ink = INK_LINE, .width = width};
    if (!has(line, QUALITY_TRUSTING)) {
        draw_curve(drawing, curve, 0, stroke);
        return;
    }
    stroke.ink = INK_TRUST;
    stroke.width = larger(1.3, width * 0.55);
    draw_curve(drawing, curve, (width * 0.45 + between_doubled) / 2, stroke);
    draw_curve(drawing, curve, -(width * 0.45 + between_doubled) / 2, stroke);
}

/* The head is as much larger as the line is wider. */
static void draw_one_way(struct drawing *drawing, const struct diagram_line *line,
                         const struct point curve[4])
{
    double head = larger(head_least, 2.6 * tie_width(line)), length = curve_length(curve);
    double back = length > head ? 1 - 0.7 * head / length : 0.5;
    struct point shaft[4] = {curve[0], curve[1], curve[2], curve[3]};
    struct point way = point_unit(point_minus(curve[3], curve_at(curve, back)));
    curve_cut(shaft, 0, back);
    draw_strokes(drawing, line, shaft);
    draw_head(drawing->scene, curve[3], way, head,
              has(line, QUALITY_TRUSTING) ? INK_TRUST : INK_LINE);
}

/* ---- Signs on it ------------------------------------------------------------------------------
 */

static void draw_rings(struct drawing *drawing, struct point at, struct point way)
{
    for (int side = -1; side <= 1; side += 2) {
        struct point centre = point_add(at, point_times(way, side * ring_shift));
        struct path ring =
            path_of_oval(drawing->arena, (struct box){centre, 2 * ring_radius, 2 * ring_radius});
        scene_path(drawing->scene, &ring,
                   (struct stroke){.fill = side < 0 ? INK_PAPER : INK_NONE,
                                   .ink = INK_INFORMATION,
                                   .width = 2,
                                   .hand = HAND_STILL});
    }
}

static void draw_strokes_across(struct drawing *drawing, struct point at, struct point way)
{
    struct path path = {0};
    struct point half = point_times(point_turned(way), stroke_half);
    for (int i = -1; i <= 1; i++) {
        struct point middle = point_add(at, point_times(way, i * stroke_gap));
        path_move(drawing->arena, &path, point_minus(middle, half));
        path_line(drawing->arena, &path, point_add(middle, half));
    }
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_GOODS, .width = 2, .hand = HAND_STILL});
}

static void draw_signs(struct drawing *drawing, const struct diagram_line *line, struct point at,
                       struct point way)
{
    bool both = has(line, QUALITY_INTERDEPENDENT) && has(line, QUALITY_REPEATED);
    double aside = both ? 0.5 : 0;
    if (has(line, QUALITY_INTERDEPENDENT))
        draw_rings(drawing, point_minus(at, point_times(way, aside * strokes_length)), way);
    if (has(line, QUALITY_REPEATED))
        draw_strokes_across(drawing, point_add(at, point_times(way, aside * rings_length)), way);
}

void tie_draw(struct drawing *drawing, const struct diagram_line *line, const struct point curve[4],
              double share)
{
    if (line->both_ways)
        draw_strokes(drawing, line, curve);
    else
        draw_one_way(drawing, line, curve);
    draw_signs(drawing, line, curve_at(curve, share), curve_direction(curve, share));
}

/* ---- The legend -------------------------------------------------------------------------------
 */

static const double sample = 30, beside_sample = 8;

static void draw_sample(struct drawing *drawing, const void *what, struct point at)
{
    struct point curve[4];
    curve_bowed(curve, at, (struct point){at.x + sample, at.y}, 0);
    tie_draw(drawing, what, curve, 0.5);
}

static void add_sample(struct drawing *drawing, struct legend *legend, struct diagram_line line,
                       const char *text)
{
    struct diagram_line *kept = arena_new_of(drawing->arena, struct diagram_line);
    *kept = line;
    legend_add_drawn(drawing, legend, sample + beside_sample, draw_sample, kept, text);
}

void legend_add_ties(struct drawing *drawing, struct legend *legend)
{
    static const char *const texts[QUALITY_COUNT] = {[QUALITY_INTERDEPENDENT] =
                                                         "each needs the other",
                                                     [QUALITY_REPEATED] = "again and again",
                                                     [QUALITY_TRUSTING] = "with trust"};
    const struct diagram *diagram = drawing->diagram;
    unsigned qualities = 0, most = 0;
    bool ways[2] = {false, false};
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        qualities |= line->qualities;
        most = line->count > most ? line->count : most;
        ways[line->both_ways] = true;
    }
    if (ways[1])
        add_sample(drawing, legend, (struct diagram_line){.both_ways = true, .count = 1},
                   "tied both ways");
    if (ways[0])
        add_sample(drawing, legend, (struct diagram_line){.count = 1}, "one way only");
    if (most > 1)
        add_sample(drawing, legend, (struct diagram_line){.both_ways = true, .count = most},
                   "wider: more sentences say so");
    for (enum tie_quality quality = 0; quality < QUALITY_RECIPROCAL; quality++)
        if (qualities >> quality & 1)
            add_sample(
                drawing, legend,
                (struct diagram_line){.both_ways = true, .count = 1, .qualities = 1u << quality},
                texts[quality]);
}
