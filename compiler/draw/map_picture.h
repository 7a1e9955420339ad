#ifndef CATWOE_DRAW_MAP_PICTURE_H
#define CATWOE_DRAW_MAP_PICTURE_H

#include "draw/page.h"
#include "draw/place.h"
#include "draw/route.h"

/* What pictures of causal maps have in common: the whole map and one loop of it are placed in
   different ways, but measured, routed, marked and drawn alike. */

struct badge {
    struct text_lines name;
    struct box box; /* badge and name together */
    bool clockwise;
};

struct map_picture {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    double text_size;         /* of the variables */
    struct text_lines *texts; /* of the variables */
    struct placing placing;
    struct routing routing;
    struct point *signs; /* of the links */
    struct box *labels;  /* of the links: whose they are; no width: none */
    double *delays;      /* share of the way at which the bars stand */
    struct badge *badges;
    struct ring *rings;   /* of the loops */
    double width, height; /* of the page */
    unsigned faults;      /* signs and badges that touch something */
    unsigned touches;     /* signs and bars that nothing but one or two lines touch */
    unsigned blemishes;   /* badges beside their loop, bars that leave little of their line */
};

/* All in the drawing's arena, its variables and badges measured, without a place. */
struct map_picture map_picture_new(struct drawing *, double text_size);

/* Whether it has so many links that its variables best stand on an oval, with lines all but
   straight between them. */
bool map_is_dense(const struct map_picture *);

/* Curves for the links of variables that have a place: those of a loop on a round course about its
   middle. */
void map_route_links(struct map_picture *);

/* Places for signs, bars and badges about these curves; counts faults and blemishes anew. */
void map_place_marks(struct map_picture *);

/* The page, and all of it on it. */
void map_draw(struct map_picture *);

/* A letter or number in a ring of its own, on paper: it may stand on a line. */
void map_draw_label(struct drawing *, struct box, const char *text);

#endif
