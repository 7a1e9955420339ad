#ifndef CATWOE_DRAW_COLUMNS_H
#define CATWOE_DRAW_COLUMNS_H

#include "draw/draw.h"
#include "draw/scene.h"

/* Cards in columns with lines from each to what follows in a later one. A line that passes by a
   column has a lane between its cards, so that no line runs through a card; lines that lead back
   run below all cards. Who stands above whom is found by order.h, and then each as near to what it
   is tied to as those above and below it allow. All lengths are points. */

/* Whatever stands in no column. */
#define COLUMN_NONE UINT32_MAX

struct columns {
    /* In, one a node of the description: */
    const uint32_t *column; /* counted from 0, or COLUMN_NONE */
    struct box *boxes;      /* sizes; out: places */

    size_t column_count;
    struct column_room {
        double left, width; /* width in: of its cards; left out */
    } * rooms;              /* one a column */

    /* For columns.c: */
    struct arena *arena;
    const struct diagram *diagram;
    struct ordering *ordering; /* of cards and lanes */
    uint32_t *things;          /* by node: its place among them */
    struct slot *slots;        /* of each of them */
    struct course *courses;    /* one a line */
    size_t back_count;         /* lines that lead back */
    double low;                /* above them, below all cards */
};

/* Find who stands above whom, whatever size they have. Lines that end where no column is are left
   out. */
void columns_order(struct columns *, struct arena *, const struct diagram *);

/* How wide they are with gutters so wide between them; and set them side by side in the middle of
   an area, with gutters no wider than `most`. */
double columns_width(const struct columns *, double gutter);
void columns_stand(struct columns *, struct box area, double most);

/* So high a card must be for the lines that begin or end at it. */
double columns_room_for_lines(const struct columns *, size_t node);

/* How high they are together, as near to each other as they may stand, or well spread. */
double columns_height(struct columns *, bool spread);

/* Set them between these heights, spread where there is room. False where there is too little, and
   then nothing is set. */
bool columns_set(struct columns *, double top, double bottom);

/* So much room lines that lead back need beside the columns; widths hold it already. */
double columns_room_beside(const struct columns *);

/* The way of a line once all are set, up to where its head begins; and its tip, which points to the
   right. A line without a course has no segment. */
struct path columns_path(struct columns *, size_t line, struct point *tip);

/* The middle of the lowest stretch of a line that leads back. */
struct point columns_back(const struct columns *, size_t line);

#endif
