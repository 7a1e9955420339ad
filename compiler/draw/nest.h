#ifndef CATWOE_DRAW_NEST_H
#define CATWOE_DRAW_NEST_H

#include "base/arena.h"
#include "draw/geometry.h"

#include <stddef.h>
#include <stdint.h>

/* Blobs within blobs, as somebody draws them on a flip chart: each as large as what it holds, the
   largest in the middle, no two touching, spread evenly over the room there is. Blobs are those of
   blob_holds in geometry.h. Lengths are points. */

struct nest_blob {
    uint32_t within;   /* the number of the blob that holds it, from 1; 0: none */
    struct point size; /* in: its own, or of one that holds others the room that its name needs */
    struct box box;    /* out: where it stands */
    struct point name; /* out: of one that holds others, the middle of its name */
    bool holds;        /* out of nest_begin: it holds others */
    bool sized;        /* of its own use */
};

struct nest {
    struct arena *arena;
    struct nest_blob *blobs; /* in any order; none holds itself */
    size_t count;
    double gap;           /* wanted between any two */
    uint32_t *first, *of; /* of its own use: those within each, of[first[i]] and on */
};

/* Find who holds whom: once, before all else. */
void nest_begin(struct nest *);

/* How large all must be that something else holds, from the innermost outwards. */
void nest_size(struct nest *);

/* How large one must be whose own are sized, with these set in one of several ways, counted from 0:
   compact, in rows, wide, high. False where there is no such way. */
bool nest_size_one(struct nest *, size_t holder, size_t way);

/* Whether a box comes within so much room of a blob's outline, or into it. */
bool nest_outline_meets(struct box blob, struct box box, double room);

/* Size those that nobody holds, and put them into an area: whichever are marked `core` into its
   middle, as large as leaves room for the others along its edges. False where there is too little
   room. */
bool nest_place(struct nest *, struct box area, const bool *core);

/* Spread all that is held over the room there is, and find all places on the page. */
void nest_spread(struct nest *);

#endif
