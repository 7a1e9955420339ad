#ifndef CATWOE_DRAW_AXIS_H
#define CATWOE_DRAW_AXIS_H

#include "draw/draw.h"

/* A scale along an edge of a chart, with marks at round numbers or at round dates: days, firsts of
   a month, years. Places are points on the page (1/72 inch), along the axis; low may lie right of
   or below high. All texts are in the drawing's arena. */

struct axis_mark {
    double place;
    const char *text; /* NULL: a stroke alone */
};

struct axis_marks {
    struct axis_mark *items;
    size_t count, capacity;
};

struct axis {
    double low, high; /* what lies at its two ends; of dates as days (base/calendar.h) */
    double from, to;  /* where these are */
    struct axis_marks marks;
    struct axis_marks spans; /* of dates: the month or the year of several marks, at their first */
    double widest;           /* text of the marks */
};

/* Where a number, or a day, stands. */
double axis_place(const struct axis *, double number);

/* From a lower number to a higher one; the marks are at least so far apart. */
struct axis axis_of_numbers(const struct drawing *, double low, double high, double from, double to,
                            double apart);

/* From a day to a later one, with texts of this size side by side below it. */
struct axis axis_of_days(const struct drawing *, double low, double high, double from, double to,
                         double size);

#endif
