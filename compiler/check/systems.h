#ifndef CATWOE_CHECK_SYSTEMS_H
#define CATWOE_CHECK_SYSTEMS_H

#include "check/check.h"

/* The systems of a model side by side, found in one walk when they are first asked for. */
struct systems {
    struct {
        const struct item **items;
        size_t count, capacity;
    } relevant; /* neither open up an activity nor model the study itself */

    unsigned *opened; /* by a system's index: by how many others it is opened up */
    size_t stakeholders;
    bool unsure; /* a system was not understood whole */
};

const struct systems *systems_of(struct check_run *);

/* The activity that a system opens up, or NULL. */
const struct item *activity_opened(const struct item *system);

/* Whether it is one of those that are held side by side. */
bool is_relevant(const struct item *system);

#endif
