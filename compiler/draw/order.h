#ifndef CATWOE_DRAW_ORDER_H
#define CATWOE_DRAW_ORDER_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The order of things within columns in which few of the lines between neighbouring columns cross:
   each column in turn by the middle of what its things are tied to (Sugiyama, Tagawa and Toda
   1981), to and fro, and then neighbours change places where that helps. No chance in it: what was
   given first stands first where nothing speaks against it. The work is bounded by the number of
   sweeps. */

/* A line from a thing to one of the next column. */
struct order_link {
    uint32_t from, to;
};

struct ordering {
    size_t count;           /* things */
    const uint32_t *column; /* of each, from 0 */
    size_t column_count;
    struct {
        struct order_link *items;
        size_t count, capacity;
    } links;
    struct order_column {
        uint32_t *things; /* out: from the top */
        size_t count;
    } * columns;     /* out: as many as there are */
    uint32_t *place; /* out: of each thing, in its column */
};

void order_columns(struct arena *, struct ordering *);

/* How many pairs of links cross in the order that there is. */
size_t order_crossings(const struct ordering *);

#endif
