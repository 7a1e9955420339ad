/* The signs of causal maps; see signs.h. */
#include "draw/signs.h"

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
    scene_text(drawing->scene, mark, (struct point){centre.x, centre.y + size * 0.35},
               (struct lettering){drawing->look->bold, size, INK_TEXT, ANCHOR_MIDDLE});
}
