#ifndef CATWOE_DRAW_NETWORK_PICTURE_H
#define CATWOE_DRAW_NETWORK_PICTURE_H

#include "draw/place.h"
#include "draw/route.h"
#include "draw/shape_panel.h"

/* A network on its way to the page: its members are measured, those on an oval are placed and all
   are drawn by the functions here; compose_network.c does the rest. Lengths are points. */

/* In place of a box. */
static const uint32_t network_nobody = UINT32_MAX;

struct network_picture {
    struct drawing *drawing;
    struct legend legend;
    struct shape_panel panel;
    struct card *cards;      /* by node */
    struct placing placing;  /* of those who are tied, as boxes */
    uint32_t *nodes, *boxes; /* by box: its node; by node: its box */
    struct routing routing;
    double *shares; /* of each line at which its signs stand */
    struct cards bench;
    double bench_height;  /* 0: everybody is tied */
    bool round;           /* they stand on an oval, in this order: */
    uint32_t *order;      /* boxes */
    size_t order_count;   /* all of them, or all but whoever stands in the middle: */
    uint32_t middle;      /* a box, or network_nobody */
    double width, height; /* of the page */
    struct box area;      /* that panel and bench leave free */
    unsigned faults;      /* signs that touch something, a panel that is too high */
};

/* Make cards and boxes for the members, with figures so high, 0: without; they have no place yet.
 */
void network_size_members(struct network_picture *, double figure);

/* Those who are tied to nobody, in rows no wider than this below their heading. */
void network_set_bench(struct network_picture *, double width);

/* Draw somebody where the card's box is, in a frame that tells the part. */
void network_draw_member(struct drawing *, const struct card *);

/* All on the bench, from this corner on. */
void network_draw_bench(struct network_picture *, struct point corner);

/* Whether they stand on an oval, as a ring or round their hub, and in which order. */
void network_choose_arrangement(struct network_picture *);

/* Put them there, within the area of the placing; its attempt chooses among several ways. */
void network_place_round(struct network_picture *);

#endif
