/* The limits of a measure: values whose limits are known, and what counts as a signal. */
#include "analysis/behaviour.h"

#include <math.h>
#include <stdio.h>

static int failed;

static void judge(bool good, const char *what)
{
    printf("%s behaviour: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

static bool is_near(double value, double known)
{
    return fabs(value - known) < 0.0005;
}

static void test_limits(void)
{
    static const double values[] = {42, 38, 45, 41, 39, 44, 40, 43, 37, 42, 41, 58, 44, 40};
    struct behaviour all = behaviour_of(values, 14), ten = behaviour_of(values, 10);
    struct behaviour_signal signal;
    judge(is_near(all.mean, 42.429) && is_near(all.moving_range, 5.846), "mean and moving range");
    judge(is_near(all.lower, 26.878) && is_near(all.upper, 57.979), "natural limits");
    judge(is_near(ten.lower, 29.278) && is_near(ten.upper, 52.922), "limits of the first ten");
    judge(behaviour_next_signal(&all, values, 14, 0, &signal) && signal.first == 11 &&
              signal.type == SIGNAL_BEYOND && signal.above,
          "the twelfth value is beyond");
    judge(!behaviour_next_signal(&all, values, 14, 12, &signal), "and no other");
}

static void test_runs(void)
{
    static const double shifted[] = {1, 2, 1, 2, 1, 2, 1, 2, 4, 5, 4, 5, 4, 5, 4, 5};
    static const double level[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    struct behaviour behaviour = behaviour_of(shifted, 16), flat = behaviour_of(level, 10);
    struct behaviour_signal signal;
    judge(behaviour_next_signal(&behaviour, shifted, 16, 0, &signal) && signal.first == 0 &&
              signal.last == 7 && signal.type == SIGNAL_RUN && !signal.above,
          "eight in a row below the mean");
    judge(behaviour_next_signal(&behaviour, shifted, 16, 8, &signal) && signal.first == 8 &&
              signal.last == 15 && signal.above,
          "and eight above");
    judge(!behaviour_next_signal(&flat, level, 10, 0, &signal), "what never varies shows nothing");
    judge(behaviour_of(level, 0).mean == 0, "no values");
}

int main(void)
{
    test_limits();
    test_runs();
    return failed != 0;
}
