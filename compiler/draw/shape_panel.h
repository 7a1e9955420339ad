#ifndef CATWOE_DRAW_SHAPE_PANEL_H
#define CATWOE_DRAW_SHAPE_PANEL_H

#include "draw/card.h"

/* Beside a network: the shape that it is meant to have and the one that it has, each as a small
   drawing of dots with its name, and below them slips that say in what they differ. Lengths are
   points. */

struct shape_panel {
    struct drawing *drawing;
    struct {
        struct shape_column {
            size_t node;
            struct text_lines head, name, means;
        } * items;
        size_t count, capacity;
    } columns;
    struct cards slips;   /* counted from the upper left corner of the panel */
    double width, height; /* 0 where the picture has no shape to show */
};

/* Measured, without a place. */
struct shape_panel shape_panel_of(struct drawing *);

void shape_panel_draw(const struct shape_panel *, struct point corner);

#endif
