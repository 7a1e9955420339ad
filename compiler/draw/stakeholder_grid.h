#ifndef CATWOE_DRAW_STAKEHOLDER_GRID_H
#define CATWOE_DRAW_STAKEHOLDER_GRID_H

#include "draw/person.h"
#include "draw/settle.h"

/* The power and interest grid on its way from sizes to strokes. The quarters are as large as those
   who stand in them need; each has a scale of its own from edge to edge, so that nobody stands
   across a border: 5, which belongs to the upper half, stands just within it. A rating in words,
   and one that several have, is a place with room around it. All lengths and places are points on
   the page. */

enum { QUARTER_COUNT = 4 };

struct quarter {
    enum diagram_part part;
    bool right, upper;
    enum ink ink;
    const char *sentence;
};
extern const struct quarter grid_quarters[QUARTER_COUNT];

struct grid_picture {
    struct drawing *drawing;
    struct legend legend;
    struct person *people; /* those who are placed, as many as settling.count */
    struct point *wishes, *points;
    struct box *areas, *homes;
    struct settling settling;
    struct bench bench;
    struct box frame, titles[QUARTER_COUNT];
    const struct way *way; /* how strictly people stand where their ratings put them */
    double left, upper;    /* how much of the frame is left of the middle, and above it: 0 to 1 */
    struct crowd {         /* those who stand in a quarter */
        size_t count;
        double filled;       /* by their boxes and the gaps between them */
        double side;         /* half as wide as the widest of them */
        double above, below; /* how far they reach above and below their feet */
    } crowds[QUARTER_COUNT];
    struct page page;
};

/* Of the titles of the quarters. */
static const double grid_title_size = 14;

static const double grid_axis_room = 30, grid_bench_gap = 12; /* below the frame */

/* Everybody on the smallest page that has room for all; in the drawing's arena. */
struct grid_picture *grid_set(struct drawing *);

struct box grid_quarter_box(const struct grid_picture *, size_t quarter);

#endif
