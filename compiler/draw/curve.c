/* Cubic curves; see curve.h. */
#include "draw/curve.h"

void curve_bowed(struct point curve[4], struct point from, struct point to, double bow)
{
    struct point way = point_minus(to, from);
    struct point aside = point_times(point_turned(way), bow * 4 / 3);
    curve[0] = from;
    curve[1] = point_add(point_add(from, point_times(way, 1.0 / 3)), aside);
    curve[2] = point_add(point_add(from, point_times(way, 2.0 / 3)), aside);
    curve[3] = to;
}

struct point curve_direction(const struct point curve[4], double share)
{
    struct point a = point_between(curve[0], curve[1], share);
    struct point b = point_between(curve[1], curve[2], share);
    struct point c = point_between(curve[2], curve[3], share);
    struct point way = point_minus(point_between(b, c, share), point_between(a, b, share));
    return point_unit(point_length(way) > 0 ? way : point_minus(curve[3], curve[0]));
}

void curve_cut(struct point curve[4], double start, double end)
{
    struct point from = curve_at(curve, start), to = curve_at(curve, end);
    double reach = (end - start) / 3;
    struct point a = point_between(curve[0], curve[1], start);
    struct point b = point_between(curve[1], curve[2], start);
    struct point c = point_between(curve[2], curve[3], start);
    struct point leave = point_minus(point_between(b, c, start), point_between(a, b, start));
    a = point_between(curve[0], curve[1], end);
    b = point_between(curve[1], curve[2], end);
    c = point_between(curve[2], curve[3], end);
    struct point enter = point_minus(point_between(b, c, end), point_between(a, b, end));
    curve[0] = from;
    curve[1] = point_add(from, point_times(leave, 3 * reach));
    curve[2] = point_minus(to, point_times(enter, 3 * reach));
    curve[3] = to;
}

double curve_length(const struct point curve[4])
{
    enum { STEPS = 8 };
    double length = 0;
    struct point last = curve[0];
    for (int step = 1; step <= STEPS; step++) {
        struct point at = curve_at(curve, (double)step / STEPS);
        length += point_distance(last, at);
        last = at;
    }
    return length;
}
