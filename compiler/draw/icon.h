#ifndef CATWOE_DRAW_ICON_H
#define CATWOE_DRAW_ICON_H

#include "draw/draw.h"

/* Shapes in a box of 100 by 100 (see base/outline.h), drawn at any place and size. Lengths are
   points. */

/* Where such a box stands on the page: its upper left corner, and how many points long one of its
   hundred steps is to the right and downwards. Where the first is below 0 the box is mirrored: its
   corner is the upper right. */
struct frame {
    struct point corner;
    double across, down;
};

struct frame frame_of(struct box);

/* A part of a frame, given by its edges in the frame's own steps. */
struct frame frame_within(struct frame, double left, double top, double right, double bottom);

/* How wide a pencil's line is in a picture of something so high. */
double icon_line_width(double height);

/* Draw one shape with a pencil this wide. Small areas have thinner outlines and tiny ones none, so
   that they stay open; `paint` is any ink, or line, fine or bold. */
void draw_shape(struct drawing *, const struct diagram_shape *, struct frame, double width);

#endif
