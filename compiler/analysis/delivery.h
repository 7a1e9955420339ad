#ifndef CATWOE_ANALYSIS_DELIVERY_H
#define CATWOE_ANALYSIS_DELIVERY_H

#include "model/model.h"

/* A delivery chain followed from hand to hand: all who must work together, end to end, until the
   person served has what they need (National Audit Office and Audit Commission 2006). */

/* Longer chains than this are not followed, and are too large for a picture. */
enum { DELIVERY_MOST_STAGES = 300 };

/* Whoever has a hand in it: somebody, and the roles and bodies through which they act, unless one
   of these hands on to the other. */
struct delivery_party {
    struct {
        const struct item **items;
        size_t count, capacity;
    } items;            /* in the order in which they are named */
    bool served, gives; /* gives: something that does not go back */
};

/* Parties by their numbers. */
struct delivery_side {
    size_t *items;
    size_t count, capacity;
};

struct delivery_stage {
    const struct item *item;
    struct delivery_side by, to;
    bool back;   /* it goes back up the chain: what comes back */
    bool leads;  /* what is handed on there comes to those who are served, or comes from them */
    size_t rank; /* how many stages come before it at most, on a way that does not go back */
};

struct delivery {
    struct delivery_stage *stages; /* in order of declaration */
    size_t count;
    struct {
        struct delivery_party *items;
        size_t count, capacity;
    } parties;
    const struct value *served; /* customers of the first system that says so and that the chain is
                                   for, or that answers its issue; NULL: nobody says who it is */
    bool complete; /* each stage says by whom and to whom: only then can be said where it stops */
};

/* A chain with more stages than are followed has neither parties nor ranks. */
struct delivery delivery_of(struct arena *, const struct model *, const struct item *chain);

/* Where a complete chain stops before it reaches those who are served: the first stage that leads
   nowhere and has none behind it, else the first that leads nowhere. NULL: it reaches them, or
   nobody can say. */
const struct delivery_stage *delivery_end(const struct delivery *);

/* Whether what the one stage hands on comes to whoever gives in the other. */
bool delivery_goes_on(const struct delivery_stage *, const struct delivery_stage *next);

#endif
