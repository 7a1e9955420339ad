#ifndef CATWOE_DRAW_ROUTE_H
#define CATWOE_DRAW_ROUTE_H

#include "base/arena.h"
#include "draw/curve.h"

#include <stddef.h>
#include <stdint.h>

/* Lines between boxes that stand still: each a single curve, bowed so that it keeps clear of other
   boxes and crosses few other lines. */

struct route {
    uint32_t from, to;
    double bow; /* how far its middle lies beside the straight way, as a share of that, to the right
                   of whoever walks along; wished in, chosen out */
    double lean;           /* out: how far its halves bow to different sides, as a share too */
    struct point curve[4]; /* out: a cubic curve, cut off at both boxes */
    bool firm; /* the wished bow is part of a round course: it is kept where no box is in the way */
};

/* A curve as straight pieces, for holding it against others, and the box around them. */
enum { PIECES = 12 };
struct trace {
    struct point at[PIECES + 1];
    struct point low, high;
};

struct routing {
    const struct box *boxes;
    size_t box_count;
    size_t first_own; /* where not 0: box first_own + i belongs to route i and is not in its way */
    struct box area;  /* that lines ought not to leave */
    bool round;       /* the boxes are blobs, cut at their outline */
    bool as_wished;   /* each keeps the bow that is wished, unless it then meets a box */
    struct route *routes;
    size_t count;
    struct trace *traces; /* out: one a route; NULL at first */
    double *wished;       /* scratch: the bows that were wished; NULL at first */
    double tail, head;    /* room between a line's ends and the boxes */
    size_t *steps; /* that may still be taken: with none left lines run as wished; NULL: any */
};

void route_lines(struct arena *, struct routing *);

/* How many lines come into a box, all `but` one of them. */
unsigned count_lines_near(const struct routing *, struct box, size_t but);

/* How many times lines cross. */
unsigned count_crossing_lines(const struct routing *);

/* Whether one line meets a box. */
bool route_meets(const struct routing *, size_t which, struct box);

/* How many boxes that are none of its ends one line meets; and one more where it leaves the area.
 */
size_t count_strays(const struct routing *, size_t which);

/* How many pairs of a line and a box that is none of its ends meet, and how many lines leave the
   area. */
size_t count_stray_lines(const struct routing *);

#endif
