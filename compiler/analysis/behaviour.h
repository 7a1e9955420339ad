#ifndef CATWOE_ANALYSIS_BEHAVIOUR_H
#define CATWOE_ANALYSIS_BEHAVIOUR_H

#include <stdbool.h>
#include <stddef.h>

/* How a measure behaves over time: the XmR chart of single values and their moving ranges, which
   tells routine variation from what calls for a cause (Wheeler, Understanding Variation, 1993). */
struct behaviour {
    double mean;
    double moving_range; /* mean of the steps from each value to the next */
    double lower, upper; /* natural limits: mean -+ 2.66 times the moving range */
};

/* All zero where there is no value; with one value the limits are that value. */
struct behaviour behaviour_of(const double *values, size_t count);

/* Values that the limits do not account for: one beyond them, or eight in a row on one side of the
   mean. Rules differ from book to book; these two are the ones that most share. */
enum signal_type { SIGNAL_BEYOND, SIGNAL_RUN };
struct behaviour_signal {
    size_t first, last; /* its values */
    enum signal_type type;
    bool above; /* the upper limit, or the mean */
};

enum { RUN_LENGTH = 8, ENOUGH_VALUES = 10 }; /* fewer values give limits that are provisional */

/* The first signal that begins at the value `from` or later; false where there is none. A run is
   told whole. */
bool behaviour_next_signal(const struct behaviour *, const double *values, size_t count,
                           size_t from, struct behaviour_signal *);

#endif
