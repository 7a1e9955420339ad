/* Icons: shapes from their outlines; see icon.h and figure.h. */
#include "draw/icon.h"

#include "draw/figure.h"
#include "draw/shape.h"

#include <string.h>

/* Below this height fine strokes would fill an icon up. */
static const double smallest_with_fine_strokes = 24;

struct frame frame_of(struct box box)
{
    return (struct frame){.corner = {box.centre.x - box.width / 2, box.centre.y - box.height / 2},
                          .across = box.width / 100,
                          .down = box.height / 100};
}

static struct point at(struct frame frame, double x, double y)
{
    return (struct point){frame.corner.x + x * frame.across, frame.corner.y + y * frame.down};
}

struct frame frame_within(struct frame frame, double left, double top, double right, double bottom)
{
    return (struct frame){.corner = at(frame, left, top),
                          .across = frame.across * (right - left) / 100,
                          .down = frame.down * (bottom - top) / 100};
}

/* ---- From an outline to a path --------------------------------------------------------------- */

static struct point end_of(const struct path *path)
{
    const struct segment *last = &path->items[path->count - 1];
    return last->to[last->form == SEGMENT_CURVE ? 2 : 0];
}

/* A curve with one handle as one with two. */
static void add_bent(struct arena *arena, struct path *path, struct point handle, struct point to)
{
    path_curve(arena, path, point_between(end_of(path), handle, 2.0 / 3),
               point_between(to, handle, 2.0 / 3), to);
}

static void add_oval(struct arena *arena, struct path *path, struct frame frame,
                     const double *numbers)
{
    static const double handle = 0.55228474983079340;
    static const signed char quarters[][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}};
    double x = numbers[0], y = numbers[1], width = numbers[2], height = numbers[3];
    path_move(arena, path, at(frame, x + width, y));
    for (int i = 0; i < 4; i++) {
        const signed char *from = quarters[i], *to = quarters[i + 1];
        path_curve(arena, path,
                   at(frame, x + width * (from[0] + handle * to[0]),
                      y + height * (from[1] + handle * to[1])),
                   at(frame, x + width * (to[0] + handle * from[0]),
                      y + height * (to[1] + handle * from[1])),
                   at(frame, x + width * to[0], y + height * to[1]));
    }
    path_close(arena, path);
}

static void add_box(struct arena *arena, struct path *path, struct frame frame,
                    const double *numbers)
{
    double left = numbers[0], top = numbers[1], right = left + numbers[2],
           bottom = top + numbers[3];
    path_move(arena, path, at(frame, left, top));
    path_line(arena, path, at(frame, right, top));
    path_line(arena, path, at(frame, right, bottom));
    path_line(arena, path, at(frame, left, bottom));
    path_close(arena, path);
}

static void add_step(struct arena *arena, struct path *path, struct frame frame,
                     const struct outline_step *step)
{
    const double *numbers = step->numbers;
    struct point first = at(frame, numbers[0], numbers[1]);
    switch (step->letter) {
    case 'M':
        path_move(arena, path, first);
        break;
    case 'L':
        path_line(arena, path, first);
        break;
    case 'Q':
        add_bent(arena, path, first, at(frame, numbers[2], numbers[3]));
        break;
    case 'C':
        path_curve(arena, path, first, at(frame, numbers[2], numbers[3]),
                   at(frame, numbers[4], numbers[5]));
        break;
    case 'O':
        add_oval(arena, path, frame, numbers);
        break;
    case 'R':
        add_box(arena, path, frame, numbers);
        break;
    default:
        path_close(arena, path);
        break;
    }
}

static struct path path_of_outline(struct arena *arena, const struct outline *outline,
                                   struct frame frame)
{
    struct path path = {0};
    for (size_t i = 0; i < outline->count; i++)
        add_step(arena, &path, frame, &outline->items[i]);
    return path;
}

/* ---- The pencil ------------------------------------------------------------------------------ */

/* How wide and high the first line of a path is, by its points and handles. */
static struct point extent_of(const struct path *path)
{
    struct point low = path->items[0].to[0], high = low;
    for (size_t i = 1; i < path->count && path->items[i].form != SEGMENT_MOVE; i++)
        for (int k = 0; k < (path->items[i].form == SEGMENT_CURVE  ? 3
                             : path->items[i].form == SEGMENT_LINE ? 1
                                                                   : 0);
             k++) {
            struct point point = path->items[i].to[k];
            low = (struct point){smaller(low.x, point.x), smaller(low.y, point.y)};
            high = (struct point){larger(high.x, point.x), larger(high.y, point.y)};
        }
    return point_minus(high, low);
}

/* The outline of an area: thinner where it is narrow, none where it is tiny. */
static double outline_width(struct point extent, double width)
{
    static const double tiny = 3.6, narrow = 5, wide = 14, thinnest = 0.6;
    double least = smaller(extent.x, extent.y) / width;
    double share = (least - narrow) / (wide - narrow);
    if (larger(extent.x, extent.y) < tiny * width)
        return 0;
    return width * (thinnest + (1 - thinnest) * larger(0, smaller(1, share)));
}

double icon_line_width(double height)
{
    static const double share = 0.024, least = 0.9, most = 3.2;
    return larger(least, smaller(most, height * share));
}

/* So many times as wide as a plain line; 0: it is not a stroke but an area. */
static double stroke_factor(const char *paint)
{
    return !strcmp(paint, "line")   ? 1
           : !strcmp(paint, "fine") ? 0.6
           : !strcmp(paint, "bold") ? 2
                                    : 0;
}

void draw_shape(struct drawing *drawing, const struct diagram_shape *shape, struct frame frame,
                double width)
{
    static const double still = 20; /* what is shorter would only look blurred by a wobble */
    struct path path = path_of_outline(drawing->arena, &shape->outline, frame);
    double factor = stroke_factor(shape->paint);
    struct point extent = extent_of(&path);
    struct stroke stroke = {.ink = INK_OUTLINE, .width = width * factor};
    stroke.hand = larger(extent.x, extent.y) < still ? HAND_STILL : HAND_LINE;
    if (factor == 0) {
        stroke.fill = ink_named(shape->paint);
        stroke.width = outline_width(extent, width);
        stroke.ink = stroke.width > 0 ? INK_OUTLINE : INK_NONE;
    }
    scene_path(drawing->scene, &path, stroke);
}

void draw_icon(struct drawing *drawing, const struct diagram_icon *icon, struct box box)
{
    double height = smaller(box.width, box.height);
    struct box square = {box.centre, height, height};
    for (size_t i = 0; i < icon->shapes.count; i++) {
        const struct diagram_shape *shape = &icon->shapes.items[i];
        if (height >= smallest_with_fine_strokes || strcmp(shape->paint, "fine") != 0)
            draw_shape(drawing, shape, frame_of(square), icon_line_width(height));
    }
}
