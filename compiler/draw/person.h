#ifndef CATWOE_DRAW_PERSON_H
#define CATWOE_DRAW_PERSON_H

#include "draw/figure.h"
#include "draw/page.h"

/* Stakeholders as pictures of all of them show them: a figure with a name below or beside it, or,
   where there is little room, a dot with the name beside it. Lengths are points. */

struct person {
    size_t node; /* its place in the description */
    struct text_lines name;
    double height;     /* of the figure's people; 0 where there is only a dot */
    struct point sign; /* the size of the figure, or of the dot */
    bool beside;       /* the name is beside it */
    struct box box;    /* of both together: size; its place is up to the composer */
};

enum { PERSON_NAME_SIZE = 12, PERSON_DOT = 4 /* radius */ };

/* Somebody with a figure this high and the name below it, or with the name beside the figure, or
   beside a dot where the height is 0. */
struct person person_above(const struct drawing *, size_t node, double height, double name_width);
struct person person_beside(const struct drawing *, size_t node, double height, double name_width);

/* Where the feet are, or the middle of the dot: from the middle of the box. */
struct point person_ground(const struct person *);

/* Draw them where the box is, as a group of their own. */
void person_draw(struct drawing *, const struct person *);

/* ---- Those who have no place yet ------------------------------------------------------------- */

/* Rows of those who are not placed, with what is and what is not said of them. */
struct bench {
    const char *heading;
    struct {
        struct person *items;
        size_t count, capacity;
    } people;                 /* boxes from the upper left corner of the bench */
    struct text_lines *notes; /* of each */
    double height;            /* 0 where there is nobody */
};

/* All nodes that are not placed, in rows no wider than this. */
struct bench bench_of(struct drawing *, const char *heading, double width);
void bench_draw(struct drawing *, const struct bench *, struct point corner);

/* ---- Signs ----------------------------------------------------------------------------------- */

void draw_dot(struct drawing *, struct point, double radius, enum ink);
void draw_ring(struct drawing *, struct point, double radius, enum ink);

/* Entries of a legend: a dot with a line that leads to it, a ring; what faces tell, where they do.
 */
void legend_add_point(struct drawing *, struct legend *, const char *text);
void legend_add_dot(struct drawing *, struct legend *, const char *text);
void legend_add_ring(struct drawing *, struct legend *, const char *text);
void legend_add_faces(struct drawing *, struct legend *);

#endif
