#ifndef CATWOE_DRAW_PLACE_H
#define CATWOE_DRAW_PLACE_H

#include "draw/layout.h"

/* From Graphviz's places to places on a page: turned and stretched to the page's shape, then moved
   about while that makes the picture clearer, and at last pushed apart. Threshold accepting (Dueck
   and Scheuer 1990) with numbers of our own, so the same input gives the same places. */

/* Boxes around a middle that something of this size is to stand in. */
struct ring {
    const uint32_t *boxes;
    size_t box_count;
    double width, height;
};

struct placing {
    struct box *boxes; /* centres in and out */
    size_t box_count;
    const struct joint *joints;
    size_t joint_count;
    const struct ring *rings;
    size_t ring_count;
    struct point *found; /* where Graphviz puts them, around any origin */
    struct box area;     /* where the boxes must stay */
    bool many;           /* see layout.h */
    double gap;          /* least room between two boxes */
    double reach;     /* least room between two that a line joins, so that the line can be seen */
    unsigned attempt; /* which of several ways of moving about is taken */
    double flow;      /* how much lines ought to run to the right, 0 to 1 */
    struct piece *pieces; /* out, of place_by_layout: what hangs together by lines */
    size_t piece_count;
};

/* Ask Graphviz for places, once: `found`. Joined boxes are wished `length` inches apart. What no
   line joins is laid out piece by piece, and the pieces are set side by side. False where it fails;
   *problem then says why. */
bool place_by_layout(struct arena *, struct layout *, struct placing *, double length,
                     const char **problem);

/* Turn and stretch what was found into the area: with `flow`, so that lines run to the right on the
   whole. */
void place_on_page(struct placing *);

/* All on an oval that fills the area, in the order in which they were found about their middle: no
   straight line then runs through a box. For so many lines that moving boxes about cannot help. */
void place_round(struct arena *, struct placing *);

/* Move boxes about while that makes it clearer: fewer crossings, no line through a box, joined ones
   near, others apart. */
void place_clearly(struct arena *, struct placing *);

/* Where there are several pieces: all that the two above do, for each piece in a part of the area
   of its own. The parts stand on shelves, in the order of the source; single boxes and pairs as in
   a table. */
void place_pieces(struct arena *, struct placing *);

/* Whether all pieces have a part of this area that is large enough. */
bool place_has_room_for_pieces(struct arena *, const struct placing *, struct box area);

/* The centre nearest to this one at which a box is inside the area. */
struct point place_inside(const struct placing *, size_t box, struct point centre);

/* To fill the area, but no way by more than so many times. */
void place_stretch(struct placing *, double most);

/* Push boxes apart until none is nearer to another than the gap, or there is no room. */
void place_apart(struct placing *);

/* Where the middle of a ring is now. */
struct point ring_middle(const struct placing *, const struct ring *);

/* Few boxes keep together: the part of each of the page's sides that so many take up. */
double place_spread(size_t box_count);

/* Whether the boxes would have half as much room again as they fill, and the largest of them fits.
 */
bool place_has_room(const struct placing *, struct box area);

/* A picture is set several times on a page of the size given, and where no time is without a fault
   on a larger page: the more was wrong the larger, up to four times as wide and high. The best is
   set last. A large picture takes longer, so it is set fewer times.

   `set` sets it on a page so many times as wide and high as A4 and says what is wrong with it:
   FAULT for each fault, and less for what is not pretty. What is wrong with the best is given
   back. */
enum { FAULT = 1000 };
typedef unsigned set_function(void *picture, double size);
unsigned place_best(struct placing *, double size, set_function *set, void *picture);

/* How many pairs of boxes are nearer to each other than six tenths of the gap. */
size_t count_crowded(const struct placing *);

#endif
