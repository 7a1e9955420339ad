#ifndef CATWOE_DRAW_PAGE_H
#define CATWOE_DRAW_PAGE_H

#include "draw/draw.h"

/* The page around a picture: paper, title and subtitle above, and below a legend of only those
   signs that the picture has. A4 landscape unless the picture needs more. */

/* Draws a sign from this point, the middle of its left edge, to the right. */
typedef void legend_draw(struct drawing *, const void *what, struct point);

struct legend_entry {
    enum legend_sign {
        LEGEND_DRAWN,
        LEGEND_PLUS,
        LEGEND_MINUS,
        LEGEND_UNKNOWN,
        LEGEND_DELAY,
        LEGEND_CONTESTED,
        LEGEND_SOLID,
        LEGEND_DOTTED,
        LEGEND_DOUBLE, /* one broad line */
        LEGEND_ARROW,
        LEGEND_WATCH,
        LEGEND_LOOP, /* `mark` in a badge */
    } sign;
    const char *mark, *text;
    legend_draw *draw; /* of LEGEND_DRAWN */
    const void *what;
    double width;
};

struct legend {
    struct {
        struct legend_entry *items;
        size_t count, capacity;
    } entries;
};

void legend_add(struct drawing *, struct legend *, enum legend_sign, const char *mark,
                const char *text);

/* A sign that the composer draws itself, so wide. */
void legend_add_drawn(struct drawing *, struct legend *, double width, legend_draw *,
                      const void *what, const char *text);

/* The part of a page of this size that title and legend leave free. Nothing is drawn. */
struct box page_area(const struct drawing *, const struct legend *, double width, double height);

/* Draw it, and make the scene of this size; to be called before anything else is drawn. */
void draw_page(struct drawing *, const struct legend *, double width, double height);

enum {
    PAGE_WIDTH = 842,
    PAGE_HEIGHT = 595,
    PAGE_WIDTH_A3 = 1191,
    PAGE_MARGIN = 30,
    PAGE_LARGEST = 60
};

#endif
