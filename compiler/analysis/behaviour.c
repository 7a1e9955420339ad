#include "analysis/behaviour.h"

#include <math.h>

/* For ranges of two values: 3 / 1.128 of the tables for control charts, as rounded by Wheeler. */
static const double limit_factor = 2.66;

struct behaviour behaviour_of(const double *values, size_t count)
{
    struct behaviour behaviour = {0};
    for (size_t i = 0; i < count; i++)
        behaviour.mean += values[i] / (double)count;
    for (size_t i = 1; i < count; i++)
        behaviour.moving_range += fabs(values[i] - values[i - 1]) / (double)(count - 1);
    behaviour.lower = behaviour.mean - limit_factor * behaviour.moving_range;
    behaviour.upper = behaviour.mean + limit_factor * behaviour.moving_range;
    return behaviour;
}

/* How many values from here on stand on the side of the mean on which this one does. */
static size_t run_at(const struct behaviour *behaviour, const double *values, size_t count,
                     size_t from)
{
    size_t end = from;
    bool above = values[from] > behaviour->mean;
    while (end < count && values[end] != behaviour->mean &&
           (values[end] > behaviour->mean) == above)
        end++;
    return end - from;
}

static bool starts_side(const struct behaviour *behaviour, const double *values, size_t at)
{
    return !at || run_at(behaviour, values, at + 1, at - 1) < 2;
}

bool behaviour_next_signal(const struct behaviour *behaviour, const double *values, size_t count,
                           size_t from, struct behaviour_signal *signal)
{
    /* A mean is not exact: where nothing varies, every value would stand a hair beside it. */
    for (size_t i = from; i < count && behaviour->moving_range > 0; i++) {
        size_t run = starts_side(behaviour, values, i) ? run_at(behaviour, values, count, i) : 0;
        bool beyond = values[i] < behaviour->lower || values[i] > behaviour->upper;
        if (!beyond && run < RUN_LENGTH)
            continue;
        *signal = (struct behaviour_signal){i, beyond ? i : i + run - 1,
                                            beyond ? SIGNAL_BEYOND : SIGNAL_RUN,
                                            values[i] > behaviour->mean};
        return true;
    }
    return false;
}
