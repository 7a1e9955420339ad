#ifndef CATWOE_DRAW_SHAPE_H
#define CATWOE_DRAW_SHAPE_H

#include "draw/scene.h"

/* The outlines and signs of which pictures are made. */

struct path path_of_box(struct arena *, struct box);
struct path path_of_blob(struct arena *, struct box); /* an oval with full cheeks */
struct path path_of_oval(struct arena *, struct box);
struct path path_of_frame(struct arena *, struct box, double radius); /* with round corners */

/* Three quarters of a circle, open above: with the clock from the upper right to the upper left, or
   against it. Gives its end in *end and the direction there in *way. */
struct path path_of_open_circle(struct arena *, struct point centre, double radius, bool clockwise,
                                struct point *end, struct point *way);

/* A box with round corners and a tail that ends at the tip: what somebody says. */
struct path path_of_bubble(struct arena *, struct box, struct point tip);

/* Round bulges that fill a box, which is at least CLOUD_HIGH times as high as wide: what somebody
   thinks, or a force from outside. */
#define CLOUD_HIGH 0.48
struct path path_of_cloud(struct arena *, struct box);

/* A star with many rays about a box. */
struct path path_of_burst(struct arena *, struct box);

/* A box with an edge of rays that stand out by this depth: a burst for more words. */
struct path path_of_rays(struct arena *, struct box, double depth);

/* From point to point straight, with corners that are round with this radius or as far as the ways
   to their neighbours allow. */
struct path path_of_round_way(struct arena *, const struct point *points, size_t count,
                              double radius);

/* A zigzag along a curve. */
struct path path_of_strife(struct arena *, const struct point curve[4]);

/* An open head of two strokes with its tip here, pointing along this direction. */
struct path path_of_head(struct arena *, struct point tip, struct point direction, double size);

/* An arrow's head with its tip here, pointing along this direction. */
void draw_head(struct scene *, struct point tip, struct point direction, double size, enum ink);

/* A curve that ends in a head. */
void draw_arrow(struct scene *, const struct point curve[4], struct stroke, double head);

/* A round way that ends in a head; 0: without. */
void draw_round_way(struct scene *, const struct point *points, size_t count, double radius,
                    struct stroke, double head);

void draw_straight_line(struct scene *, struct point from, struct point to, struct stroke);

#endif
