#ifndef CATWOE_CHECK_CHANGES_H
#define CATWOE_CHECK_CHANGES_H

#include "analysis/identity.h"
#include "check/check.h"

/* What the changes of a model touch: found in one walk, the first time that a rule asks. */
struct touched {
    const struct item *answered_by; /* the first change that answers it */
    const struct item *commodity;   /* of somebody: through which they have a say */
    bool gains;                     /* somebody, by a change */
    bool discussed;                 /* an issue is about it */
    bool ended;                     /* of a change: it has succeeded, failed or been stopped */
};

struct changes {
    struct touched *of;                /* by the item's index */
    double last_stocktake;             /* as yyyymmdd; 0: there is none */
    const struct item *first_reviewed; /* change that says when it will be looked at again, and does
                                          not waive what comes then */
    size_t begun;                      /* those in which something stands */
    bool gains_unsaid;                 /* by one of them, who gains is not said */
    bool unsure;                       /* one of them was not understood whole */
};

const struct changes *changes_of(struct check_run *);

static inline const struct touched *touched_of(struct check_run *run, const struct item *item)
{
    return &changes_of(run)->of[item->index];
}

/* Whether a change answers it, or an issue is about it: then that is to be answered. */
bool is_taken_up(struct check_run *, const struct item *);

/* Whether a change is one to be done: judged desirable and feasible, or planned already. An idea on
   the wall is not, nor what has been judged and left. */
bool is_to_be_done(const struct item *change);

/* Where the same is told of several things, so many of them are pointed at. */
enum { MOST_REMARKS = 5 };

#endif
