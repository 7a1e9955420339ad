#ifndef CATWOE_DRAW_CIRCLES_H
#define CATWOE_DRAW_CIRCLES_H

#include "draw/scene.h"

/* Three circles that overlap, and the regions that they make. A region is told by the circles it
   lies in: 1, 2 and 4 added up; 0 is what lies in none. All lengths and places are points on the
   page. */

enum { CLAIM_COUNT = 3, REGION_COUNT = 8 };

/* Around a middle, on a page that is stretched sideways. */
struct circles {
    struct point middle, centres[CLAIM_COUNT]; /* centres from the middle, before the stretching */
    double radius, apart, stretch;
};

/* As large as the frame lets them be, `apart` times the radius from each other. */
struct circles circles_in(struct box frame, double apart);

/* Around one of the circles, as it is on the page. */
struct box circle_box(const struct circles *, size_t claim);

/* Whether a box lies within a region and keeps away from its edge. */
bool is_in_region(const struct circles *, struct box, unsigned region);

/* The middle of a region's way from the middle of all outwards; not of region 0. */
struct point middle_of_region(const struct circles *, unsigned region);

/* Around all that lies in those circles, whatever else it lies in; nothing for region 0. */
struct path path_of_region(struct arena *, const struct circles *, unsigned region);

#endif
