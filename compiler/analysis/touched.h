#ifndef CATWOE_ANALYSIS_TOUCHED_H
#define CATWOE_ANALYSIS_TOUCHED_H

#include "model/model.h"

/* Whom it touches when a variable moves: the measures that show it, and whoever has part in the
   systems that are judged by them. */
enum touched_as { AS_CUSTOMER, AS_VICTIM, AS_OWNER, AS_ACTOR, TOUCHED_AS_COUNT };

/* Both of one and of several: "customer", "customers". */
extern const char *const touched_words[TOUCHED_AS_COUNT][2];

struct touched {
    const struct item *who;     /* a stakeholder or a role */
    const struct item *measure; /* the first of this system's that shows the variable */
    const struct item *system;
    unsigned as; /* one bit each of enum touched_as */
};

/* In order of the variable's `measured-by`, of their systems' customers, victims, owners and
   actors. Each once a system; a measure that belongs to no system touches nobody. */
struct touched_list {
    struct touched *items;
    size_t count, capacity;
} touched_by(struct arena *, const struct item *variable);

#endif
