#ifndef CATWOE_DRAW_GEOMETRY_H
#define CATWOE_DRAW_GEOMETRY_H

#include <math.h>
#include <stdbool.h>

/* Points and boxes on a page, in points (1/72 inch) from its top left corner, y downwards. */
struct point {
    double x, y;
};

/* The library of mathematics is left out on purpose: the program stays light, and every machine
   comes to the same bits. The compiler makes sqrt and fabs itself. */
static inline double smaller(double a, double b)
{
    return a < b ? a : b;
}

static inline double larger(double a, double b)
{
    return a > b ? a : b;
}

/* The number nearest to this one from low to high; between them where they stand the wrong way. */
static inline double number_within(double value, double low, double high)
{
    return high < low ? (low + high) / 2 : smaller(larger(value, low), high);
}

/* Rounded up to a multiple of 6 points, so that a small change of a text moves nothing else. */
static inline double size_in_steps(double size)
{
    return 6 * (double)((long)(size / 6) + 1);
}

struct box { /* around its centre */
    struct point centre;
    double width, height;
};

static inline struct point point_add(struct point a, struct point b)
{
    return (struct point){a.x + b.x, a.y + b.y};
}

static inline struct point point_minus(struct point a, struct point b)
{
    return (struct point){a.x - b.x, a.y - b.y};
}

static inline struct point point_times(struct point a, double factor)
{
    return (struct point){a.x * factor, a.y * factor};
}

static inline struct point point_between(struct point a, struct point b, double share)
{
    return point_add(point_times(a, 1 - share), point_times(b, share));
}

static inline double point_length(struct point a)
{
    return sqrt(a.x * a.x + a.y * a.y);
}

static inline double point_distance(struct point a, struct point b)
{
    return point_length(point_minus(a, b));
}

/* Of length 1; to the right where there is no direction. */
static inline struct point point_unit(struct point a)
{
    double length = point_length(a);
    return length > 0 ? point_times(a, 1 / length) : (struct point){1, 0};
}

/* A quarter turn, to the right hand side of whoever walks along it on the page. */
static inline struct point point_turned(struct point a)
{
    return (struct point){-a.y, a.x};
}

/* Greater than 0 where c lies to the right of whoever walks from a to b. */
static inline double point_side(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Whether the straight ways from a to b and from c to d cross. */
static inline bool ways_cross(struct point a, struct point b, struct point c, struct point d)
{
    return (point_side(a, b, c) > 0) != (point_side(a, b, d) > 0) &&
           (point_side(c, d, a) > 0) != (point_side(c, d, b) > 0);
}

/* Whether the ray from a point to the right meets the straight way from a to b. Where it meets the
   ways of an outline an odd number of times, the outline goes round the point (Shimrat 1962). */
static inline bool ray_meets(struct point from, struct point a, struct point b)
{
    return (a.y > from.y) != (b.y > from.y) &&
           from.x < a.x + (from.y - a.y) / (b.y - a.y) * (b.x - a.x);
}

/* How far two boxes reach into each other, with this much room wanted between them; 0 or less:
   they are clear. */
static inline double box_overlap(struct box a, struct box b, double room)
{
    double x = (a.width + b.width) / 2 + room - fabs(a.centre.x - b.centre.x);
    double y = (a.height + b.height) / 2 + room - fabs(a.centre.y - b.centre.y);
    return x < y ? x : y;
}

/* Its corners are numbered 0 to 3. */
static inline struct point box_corner(struct box box, int which)
{
    return (struct point){box.centre.x + (which & 1 ? 0.5 : -0.5) * box.width,
                          box.centre.y + (which & 2 ? 0.5 : -0.5) * box.height};
}

static inline bool box_holds(struct box box, struct point point, double room)
{
    return fabs(point.x - box.centre.x) < box.width / 2 + room &&
           fabs(point.y - box.centre.y) < box.height / 2 + room;
}

/* Whether the blob in a box, a superellipse of the exponent 2.5 (Piet Hein 1959), holds a point,
   with this much room around it. */
static inline bool blob_holds(struct box box, struct point point, double room)
{
    double x = fabs(point.x - box.centre.x) / (box.width / 2 + room);
    double y = fabs(point.y - box.centre.y) / (box.height / 2 + room);
    return x * x * sqrt(x) + y * y * sqrt(y) < 1;
}

/* Whether one box lies within another. */
static inline bool box_contains(struct box outer, struct box inner)
{
    return fabs(inner.centre.x - outer.centre.x) <= (outer.width - inner.width) / 2 &&
           fabs(inner.centre.y - outer.centre.y) <= (outer.height - inner.height) / 2;
}

/* What two boxes that meet have in common. */
static inline struct box box_common(struct box a, struct box b)
{
    double left = larger(a.centre.x - a.width / 2, b.centre.x - b.width / 2);
    double right = smaller(a.centre.x + a.width / 2, b.centre.x + b.width / 2);
    double top = larger(a.centre.y - a.height / 2, b.centre.y - b.height / 2);
    double bottom = smaller(a.centre.y + a.height / 2, b.centre.y + b.height / 2);
    return (struct box){{(left + right) / 2, (top + bottom) / 2}, right - left, bottom - top};
}

/* Keep of the shares low to high of a way only those at which low_side <= start + share * way <=
   high_side; false where none is left (Liang and Barsky 1984). */
static inline bool clip_shares(double start, double way, double low_side, double high_side,
                               double *low, double *high)
{
    if (way > -1e-9 && way < 1e-9)
        return start > low_side && start < high_side;
    double enter = (low_side - start) / way, leave = (high_side - start) / way;
    *low = larger(*low, smaller(enter, leave));
    *high = smaller(*high, larger(enter, leave));
    return *low < *high;
}

/* Most ways and boxes lie far apart: that is seen without a division. */
static inline bool is_beside(double a, double b, double low_side, double high_side)
{
    return (a < low_side && b < low_side) || (a > high_side && b > high_side);
}

/* Whether the straight way from a to b comes within this room of the box. */
static inline bool box_meets(struct box box, struct point a, struct point b, double room)
{
    double low = 0, high = 1, x = box.width / 2 + room, y = box.height / 2 + room;
    return !is_beside(a.x, b.x, box.centre.x - x, box.centre.x + x) &&
           !is_beside(a.y, b.y, box.centre.y - y, box.centre.y + y) &&
           clip_shares(a.x, b.x - a.x, box.centre.x - x, box.centre.x + x, &low, &high) &&
           clip_shares(a.y, b.y - a.y, box.centre.y - y, box.centre.y + y, &low, &high);
}

#endif
