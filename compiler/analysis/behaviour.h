#ifndef CATWOE_ANALYSIS_BEHAVIOUR_H
#define CATWOE_ANALYSIS_BEHAVIOUR_H

#include "model/series.h"

/* How a measure behaves over time: the XmR chart of single values and their moving ranges, which
   tells routine variation from what calls for a cause (Wheeler, Understanding Variation, 1993). */

/* What the limits do not account for. Rules differ from book to book; the lengths of runs and
   trends are those of struct signal_rules. */
enum signal_type {
    SIGNAL_BEYOND, /* values beyond the limits, one or several in a row */
    SIGNAL_STEP,   /* a step to a value that is larger than steps usually are, where neither of the
                      two values that it joins is beyond the limits */
    SIGNAL_RUN,    /* many in a row on one side of the mean */
    SIGNAL_TREND,  /* many in a row, each higher than the one before, or each lower */
};

struct behaviour_signal {
    size_t first, last; /* its values; a run or a trend is told whole */
    enum signal_type type;
    bool above; /* the upper limit, or the mean; of a trend: it rises */
};

struct behaviour {
    const double *values;
    const double *steps; /* how far each is from the one before: its moving range; of the first 0 */
    size_t count;
    double mean, lower, upper;       /* natural limits: mean -+ 2.66 times the moving range */
    double moving_range, step_upper; /* mean of the steps, and 3.27 times it */
    bool has_lower, has_upper;       /* false: there is no such limit, as with fewer than three
                                        values; or it lies where no value has been or can be, below
                                        0 or above 100%, and `lower` or `upper` is that end */
    int digits;                      /* behind the point, at most, with which means and limits are
                                        told: two where the values have one or none, else three */
    bool provisional;                /* fewer values than limits need that hold */
    struct {
        struct behaviour_signal *items;
        size_t count, capacity;
    } signals; /* in the order of their first values; none while the limits are provisional */
};

enum { FEWEST_FOR_LIMITS = 3 };

/* Of values that are `count` in number; `most` is the largest that there can be, INFINITY where
   there is none. All numbers are 0 where there is no value. In the arena; the values are kept as
   they are. */
struct behaviour behaviour_of(struct arena *, const double *values, size_t count, double most,
                              const struct signal_rules *);

/* Of a measure by its data, with the model's own rules; NULL where it has none that could be read
   whole. */
const struct behaviour *behaviour_of_measure(const struct model *, const struct item *measure);

/* Many in a row, or a value as good as the target beyond the limits: then these may be the limits
   of what has changed since, and say nothing of what it can do now. */
bool behaviour_may_be_several(const struct behaviour *, double target);

/* What a signal is, within a sentence: "9 in a row above the mean". */
const char *behaviour_signal_told(struct arena *, const struct behaviour_signal *);

/* What the place of a target says, as things are. */
enum reach {
    REACH_UNKNOWN,  /* there are too few values */
    REACH_BEYOND,   /* it lies beyond a limit, on the better side or on one of which nobody has
                       said that it is the worse: it cannot be met */
    REACH_BY_TURNS, /* it lies within: it is met by chance, now and then */
    REACH_ALWAYS,   /* it lies beyond on the other side: it is met as a matter of course */
};
extern const char *const reach_words[]; /* for programs */

/* `better`: 1 where more is, -1 where less is, 0 where it is not said. */
enum reach behaviour_reach(const struct behaviour *, double target, int better);

/* Which way is better, as behaviour_reach wants it. */
int measure_better(const struct item *measure);

#endif
