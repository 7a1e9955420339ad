/* The limits of a measure: values whose limits are known, what counts as a signal, and what the
   place of a target says. */
#include "analysis/behaviour.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int failed;
static const struct signal_rules usual = {.run = 8, .trend = 0, .enough = 10};

static void judge(bool good, const char *what)
{
    printf("%s behaviour: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

static bool is_near(double value, double known)
{
    return fabs(value - known) < 0.0005;
}

/* Whether the only signal, or the one at this place, is this. */
static bool is_signal(const struct behaviour *behaviour, size_t which, enum signal_type type,
                      size_t first, size_t last, bool above)
{
    if (which >= behaviour->signals.count)
        return false;
    const struct behaviour_signal *signal = &behaviour->signals.items[which];
    return signal->type == type && signal->first == first && signal->last == last &&
           signal->above == above;
}

static const double known[] = {42, 38, 45, 41, 39, 44, 40, 43, 37, 42, 41, 58, 44, 40};

static void test_limits(struct arena *arena)
{
    struct behaviour all = behaviour_of(arena, known, 14, INFINITY, &usual);
    struct behaviour ten = behaviour_of(arena, known, 10, INFINITY, &usual);
    struct behaviour nine = behaviour_of(arena, known, 9, INFINITY, &usual);
    judge(is_near(all.mean, 42.429) && is_near(all.moving_range, 5.846), "mean and moving range");
    judge(is_near(all.lower, 26.878) && is_near(all.upper, 57.979), "natural limits");
    judge(is_near(all.step_upper, 19.117), "the limit of the moving range");
    judge(is_near(ten.mean, 41.1) && is_near(ten.moving_range, 4.444), "mean of the first ten");
    judge(is_near(ten.lower, 29.278) && is_near(ten.upper, 52.922), "limits of the first ten");
    judge(is_near(ten.step_upper, 14.533), "the limit of their moving range");
    judge(all.signals.count == 1 && is_signal(&all, 0, SIGNAL_BEYOND, 11, 11, true),
          "the twelfth value is beyond, and no other");
    judge(nine.provisional && !ten.provisional, "ten values are enough");
}

static void test_runs(struct arena *arena)
{
    static const double shifted[] = {1, 2, 1, 2, 1, 2, 1, 2, 4, 5, 4, 5, 4, 5, 4, 5};
    static const double level[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    static const struct signal_rules nine = {9, 0, 10}, none = {0, 0, 10};
    struct behaviour behaviour = behaviour_of(arena, shifted, 16, INFINITY, &usual);
    judge(is_signal(&behaviour, 0, SIGNAL_RUN, 0, 7, false), "eight in a row below the mean");
    judge(is_signal(&behaviour, 1, SIGNAL_RUN, 8, 15, true), "and eight above");
    judge(behaviour.signals.count == 2, "and nothing else");
    judge(!behaviour_of(arena, shifted, 16, INFINITY, &nine).signals.count, "nine are not there");
    judge(!behaviour_of(arena, shifted, 16, INFINITY, &none).signals.count,
          "with 0 nobody looks for runs");
    judge(!behaviour_of(arena, level, 10, INFINITY, &usual).signals.count,
          "what never varies shows nothing");
    judge(!strcmp(behaviour_signal_told(arena, &behaviour.signals.items[1]),
                  "8 in a row above the mean"),
          "a run in words");
}

static void test_trends(struct arena *arena)
{
    static const double rising[] = {5, 4, 5, 6, 7, 8, 9, 4, 5, 4, 6, 5};
    static const double leaping[] = {10, 11, 10, 11, 10, 11, 10, 15, 13, 14, 13, 14, 13, 14};
    static const struct signal_rules six = {0, 6, 10}, seven = {0, 7, 10};
    struct behaviour behaviour = behaviour_of(arena, rising, 12, INFINITY, &six);
    judge(is_signal(&behaviour, 0, SIGNAL_TREND, 1, 6, true), "six in a row going up");
    judge(!strcmp(behaviour_signal_told(arena, &behaviour.signals.items[0]), "6 in a row going up"),
          "a trend in words");
    behaviour = behaviour_of(arena, rising, 12, INFINITY, &seven);
    judge(!is_signal(&behaviour, 0, SIGNAL_TREND, 1, 6, true), "seven are not there");
    struct behaviour leap =
        behaviour_of(arena, leaping, 14, INFINITY, &(struct signal_rules){0, 0, 10});
    judge(leap.signals.count == 1 && is_signal(&leap, 0, SIGNAL_STEP, 7, 7, true),
          "a step larger than the others between two values within the limits");
}

static void test_ends(struct arena *arena)
{
    static const double counts[] = {3, 0, 4, 1, 5, 0, 3, 2, 6, 0}, balance[] = {3, -1, 4, 1};
    static const double shares[] = {99, 92, 100, 95, 98, 91, 99, 94, 100, 93};
    struct behaviour few = behaviour_of(arena, counts, 10, INFINITY, &usual);
    struct behaviour percent = behaviour_of(arena, shares, 10, 100, &usual);
    struct behaviour two = behaviour_of(arena, counts, 2, INFINITY, &usual);
    judge(!few.has_lower && few.lower == 0 && few.has_upper, "no limit below what can be counted");
    judge(behaviour_of(arena, balance, 4, INFINITY, &usual).has_lower,
          "where values are below 0, a limit may be");
    judge(!percent.has_upper && percent.upper == 100 && percent.has_lower, "none above 100%");
    judge(!two.has_lower && !two.has_upper, "two values have no limits");
    judge(behaviour_of(arena, counts, 0, INFINITY, &usual).mean == 0, "no values");
}

static void test_reach(struct arena *arena)
{
    static const double level[] = {0.1, 0.1, 0.1, 0.1};
    struct behaviour all = behaviour_of(arena, known, 14, INFINITY, &usual);
    struct behaviour flat = behaviour_of(arena, level, 4, INFINITY, &usual);
    struct behaviour two = behaviour_of(arena, known, 2, INFINITY, &usual);
    judge(behaviour_reach(&all, 60, 1) == REACH_BEYOND &&
              behaviour_reach(&all, 20, -1) == REACH_BEYOND,
          "beyond on the better side it cannot be met");
    judge(behaviour_reach(&all, 50, 1) == REACH_BY_TURNS &&
              behaviour_reach(&all, 50, -1) == REACH_BY_TURNS,
          "within it is met by turns");
    judge(behaviour_reach(&all, 20, 1) == REACH_ALWAYS &&
              behaviour_reach(&all, 60, -1) == REACH_ALWAYS,
          "beyond on the other side it is met as a matter of course");
    judge(behaviour_reach(&all, 60, 0) == REACH_BEYOND &&
              behaviour_reach(&all, 20, 0) == REACH_BEYOND,
          "where nobody says which side is better, both are out of reach");
    judge(behaviour_reach(&flat, 0.1, 1) == REACH_ALWAYS &&
              behaviour_reach(&flat, 0.2, 1) == REACH_BEYOND,
          "of what never varies");
    judge(behaviour_reach(&two, 40, 1) == REACH_UNKNOWN, "of two values nobody can tell");
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 1;
    struct arena *arena = arena_new(&exhausted);
    test_limits(arena);
    test_runs(arena);
    test_trends(arena);
    test_ends(arena);
    test_reach(arena);
    arena_free(arena);
    return failed != 0;
}
