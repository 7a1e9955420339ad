#ifndef CATWOE_ANALYSIS_PRESS_H
#define CATWOE_ANALYSIS_PRESS_H

#include "analysis/effects.h"

/* Where the variables of a small causal map come to rest after a lasting push, loops and all: loop
   analysis (Levins 1974; Puccia and Levins 1985). A variable's answer is its row of the adjoint of
   the negative community matrix: the sum over all paths from the push, each times the feedback of
   the variables that the path leaves out. Its weight is the share of that sum that does not cancel
   (weighted prediction, Dambacher, Li and Rossignol 2002): 1 where all terms have one sign, 0 where
   they cancel. From one half on the sign has been found to hold mostly, whatever the strengths
   (Dambacher, Li and Rossignol 2003); below, the answer is ambiguous.

   What it takes for granted, and readers are told: all links are equally strong; each variable
   tends back to where it was (an effect of -1 on itself, unless the map has a link to itself); the
   map comes to rest again at all, which `settles` gives a hint of; pushes are small. Delays do not
   count. In each answer only what the pushes reach, and what leads on from there to the variable,
   has part: what hangs on beside it scales all of the sum alike. A link of unknown sign is tried
   both ways, and what depends on it is ambiguous. All numbers are exact. */
enum { PRESS_MOST = 12 }; /* variables */

enum press_state {
    PRESS_ANSWERED,
    PRESS_NO_PUSH,
    PRESS_TOO_LARGE,   /* the pushes reach more than PRESS_MOST variables */
    PRESS_TOO_UNKNOWN, /* too many links between these are of unknown sign */
};

struct press_answer {
    uint32_t vertex;
    enum movement moves; /* MOVES_NOT: no net change, all cancels */
    double weight;       /* 0 to 1; of several tries the least */
};

struct press {
    enum press_state state;
    size_t reached; /* variables, the pushed ones among them; up to PRESS_MOST + 1 */
    size_t tries;   /* 2 for each link of unknown sign, multiplied */
    bool settles;   /* with all links equally strong its feedback as a whole is negative */
    struct press_answer *items; /* of all that is reached, in order of declaration */
    size_t count;               /* 0 where there is no answer */
};

const struct press *press_of(struct arena *, const struct graph *, const struct push *,
                             size_t push_count);

/* NULL where there is none. */
const struct press_answer *press_answer_of(const struct press *, uint32_t vertex);

/* "the change reaches more than twelve variables"; NULL where there is an answer. */
const char *press_missing(const struct press *);

#endif
