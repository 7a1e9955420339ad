#ifndef CATWOE_BASE_OUTLINE_H
#define CATWOE_BASE_OUTLINE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Outlines of icons: a path in letters, each with its numbers behind it, in a box of 100 by 100,
   x to the right and y downwards.

     M x y               begin here
     L x y               a straight line to here
     Q x1 y1 x y         a curve to here, bent towards one point
     C x1 y1 x2 y2 x y   a curve to here, bent towards two points
     Z                   back to where it began
     O x y rx ry         an oval around a point, so wide and high to each side
     R x y width height  a box from its upper left corner

   Between two numbers stands a blank or a comma. The letters are those of paths in SVG (W3C 2011),
   without their small forms; O and R are ours. */

enum { OUTLINE_NUMBERS = 6, OUTLINE_LEAST = -50, OUTLINE_MOST = 150, OUTLINE_LARGEST = 2000 };

struct outline_step {
    char letter;
    double numbers[OUTLINE_NUMBERS];
};

struct outline {
    struct outline_step *items;
    size_t count, capacity;
};

/* What is wrong with an outline, and where in its text. */
struct outline_problem {
    const char *what, *help;
    size_t at, length;
};

/* Read `length` bytes. Steps are in the arena; false where something is wrong, and *problem says
   what. An outline has at least one step, at most OUTLINE_LARGEST numbers, and each of these from
   OUTLINE_LEAST to OUTLINE_MOST. */
bool outline_read(struct arena *, const char *text, size_t length, struct outline *,
                  struct outline_problem *);

#endif
