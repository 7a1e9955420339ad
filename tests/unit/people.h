#ifndef CATWOE_TESTS_PEOPLE_H
#define CATWOE_TESTS_PEOPLE_H

#include "base/buffer.h"
#include "draw/scene.h"

/* What must hold of the pictures of stakeholders, counted on a clean scene: nobody stands over
   somebody else, or outside their own quarter or region. */
struct people_counts {
    unsigned people, overlaps, strays;
};
struct people_counts count_people(struct arena *, const struct scene *);

/* Some stakeholders with what is said of them, at random; `label` puts a text behind a name. */
void put_people(struct buffer *, unsigned seed, unsigned chance(unsigned *, unsigned),
                void label(struct buffer *, unsigned *));

#endif
