#ifndef CATWOE_DRAW_PAGE_H
#define CATWOE_DRAW_PAGE_H

#include "draw/draw.h"

/* The page around a picture: paper, title and subtitle above, and below a legend of only those
   signs that the picture has. A4 landscape unless the picture needs more.

   All lengths are points (1/72 inch) and all places are counted from the page's upper left corner,
   y downwards, as in scene.h. A page's `size` is a number: so many times as wide and as high as A4.
 */

enum { PAGE_WIDTH = 842, PAGE_HEIGHT = 595 /* A4 */, PAGE_MARGIN = 30 };

/* A column of text, as wide as keeps the letters of most pictures readable on an upright A4 page.
   It grows in length alone. */
enum { COLUMN_WIDTH = 620, COLUMN_HEIGHT = 440 };

static const double page_a3 = 1.41421356237309505; /* the size of A3 */

/* How wide a sheet is, in points. */
double paper_width(enum paper);

/* ---- The legend ------------------------------------------------------------------------------ */

/* Draws a sign from this point, the middle of its left edge, to the right. */
typedef void legend_draw(struct drawing *, const void *what, struct point);

/* Begins empty: {0}. */
struct legend {
    struct {
        struct legend_entry {
            legend_draw *draw; /* NULL: only words */
            const void *what;
            double width; /* of the sign and the room behind it */
            const char *text;
        } * items;
        size_t count, capacity;
    } entries;
};

/* A sign, so wide, and behind it what it means. What it draws and the text belong to the caller and
   last as long as the drawing. Signs that several pictures have stand in signs.h and person.h. */
void legend_add_drawn(struct drawing *, struct legend *, double width, legend_draw *,
                      const void *what, const char *text);

/* Words without a sign. */
void legend_add_note(struct drawing *, struct legend *, const char *text);

/* ---- The page -------------------------------------------------------------------------------- */

/* The part of a page so wide and high that title and legend leave free. Nothing is drawn. */
struct box page_area(const struct drawing *, const struct legend *, double width, double height);

/* A page of a size, as the drawing's texts divide it. Nothing is drawn. */
struct page {
    double width, height;
    struct box area; /* that title and legend leave free */
};
struct page page_take(const struct drawing *, const struct legend *, double size);

/* How wide the first page is on which a drawing is tried, without its margins. */
double page_first_width(const struct drawing *);

/* Sets a picture on a page of this size, and says whether it fits. */
typedef bool page_fits(void *picture, double size);

/* Set a picture on the first page on which it fits: of this size, and then on ever larger ones.
   Gives the size of the page on which it was set last, which is that on which it fits unless it
   fits on none, however large. */
double page_grow(void *picture, page_fits *, double size);

/* The next larger size. */
double page_next_size(double size);

/* The paper on which letters on a page of this size can still be read, and letters of title and
   legend that go with it; to be called before a page of that size is taken. For pictures that take
   A4 where they can. */
void page_choose_paper(struct drawing *, double size);

/* Draw paper, title and legend, and make the scene so wide and high; to be called before anything
   else is drawn. */
void draw_page(struct drawing *, const struct legend *, double width, double height);

#endif
