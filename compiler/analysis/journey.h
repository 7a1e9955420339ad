#ifndef CATWOE_ANALYSIS_JOURNEY_H
#define CATWOE_ANALYSIS_JOURNEY_H

#include "model/model.h"

/* One person's or family's way through the services, as the steps of a journey tell it (Nielsen
   Norman Group, Journey mapping). */

struct journey_steps {
    const struct item **items;
    size_t count, capacity;
};

/* The steps in the order of time: each behind those that it comes after, else as they stand. Where
   steps come after each other in a circle, that begins where it is declared first. */
struct journey_steps journey_in_order(struct arena *, const struct item *journey);

/* From one step to the next. */
struct journey_ways {
    struct journey_way {
        const struct item *from, *to;
    } * items;
    size_t count, capacity;
};

/* All of them, each once. Where no step says what it comes after, the steps come as they stand. */
struct journey_ways journey_ways(struct arena *, const struct item *journey);

/* Whether they leave one service for another between these steps, and nothing is said to go with
   them. */
bool is_left_empty_handed(struct journey_way);

#endif
