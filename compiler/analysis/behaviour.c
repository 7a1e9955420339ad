/* The limits of a measure and its signals; see behaviour.h. */
#include "analysis/behaviour.h"

#include "base/buffer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* For ranges of two values, of the tables for control charts: 3 / 1.128, and D4 as rounded by
   Wheeler. */
static const double limit_factor = 2.66, step_factor = 3.27;

const char *const reach_words[] = {"unknown", "beyond", "by-turns", "always"};

/* ---- Limits ---------------------------------------------------------------------------------- */

static void find_means(struct arena *arena, struct behaviour *behaviour)
{
    double *steps = arena_alloc(arena, (behaviour->count + 1) * sizeof *steps);
    double sum = 0, walked = 0;
    for (size_t i = 0; i < behaviour->count; i++) {
        steps[i] = i ? fabs(behaviour->values[i] - behaviour->values[i - 1]) : 0;
        sum += behaviour->values[i];
        walked += steps[i];
    }
    behaviour->steps = steps;
    if (behaviour->count)
        behaviour->mean = sum / (double)behaviour->count;
    if (behaviour->count > 1)
        behaviour->moving_range = walked / (double)(behaviour->count - 1);
}

static bool has_hundredths(double value)
{
    static const double hair = 1e-6, largest = 1e12;
    double tenths = 10 * fabs(value);
    double rest = tenths < largest ? tenths - (double)(long long)tenths : 0;
    return rest > hair && rest < 1 - hair;
}

static int digits_of_means(const struct behaviour *behaviour)
{
    for (size_t i = 0; i < behaviour->count; i++)
        if (has_hundredths(behaviour->values[i]))
            return 3;
    return 2;
}

/* A limit below 0 of what is counted, or above 100 of a hundred, says nothing. */
static void bound_limits(struct behaviour *behaviour, double most)
{
    double lowest = 0, highest = most;
    for (size_t i = 0; i < behaviour->count; i++) {
        double value = behaviour->values[i];
        lowest = value < lowest ? value : lowest;
        highest = value > highest ? value : highest;
    }
    bool enough = behaviour->count >= FEWEST_FOR_LIMITS;
    behaviour->has_lower = enough && (behaviour->lower >= 0 || lowest < 0);
    behaviour->has_upper = enough && (behaviour->upper <= most || highest > most);
    if (enough && !behaviour->has_lower)
        behaviour->lower = 0;
    if (enough && !behaviour->has_upper)
        behaviour->upper = most;
}

static void find_limits(struct behaviour *behaviour, double most)
{
    behaviour->lower = behaviour->mean - limit_factor * behaviour->moving_range;
    behaviour->upper = behaviour->mean + limit_factor * behaviour->moving_range;
    behaviour->step_upper = step_factor * behaviour->moving_range;
    bound_limits(behaviour, most);
}

/* ---- Signals --------------------------------------------------------------------------------- */

/* Sums are not exact: what is no farther from a line than this lies on it. */
static int side_of(const struct behaviour *behaviour, double value, double line)
{
    double hair = 1e-9 * behaviour->moving_range + 1e-12 * fabs(line);
    return value > line + hair ? 1 : value < line - hair ? -1 : 0;
}

/* Beyond which limit a value or target lies; 0: within. */
static int limit_passed(const struct behaviour *behaviour, double value)
{
    return side_of(behaviour, value, behaviour->upper) > 0   ? 1
           : side_of(behaviour, value, behaviour->lower) < 0 ? -1
                                                             : 0;
}

/* On which side of the limits, of the mean, of the value before this one lies; 0: on none. */
static int side_of_limits(const struct behaviour *behaviour, size_t at)
{
    return limit_passed(behaviour, behaviour->values[at]);
}

static int side_of_mean(const struct behaviour *behaviour, size_t at)
{
    return side_of(behaviour, behaviour->values[at], behaviour->mean);
}

static int side_of_previous(const struct behaviour *behaviour, size_t at)
{
    return at ? side_of(behaviour, behaviour->values[at], behaviour->values[at - 1]) : 0;
}

typedef int side_function(const struct behaviour *, size_t at);

/* Each stretch that stays on one side for at least so many values. The first of a trend is the
   value before its first step. */
static void find_stretches(struct arena *arena, struct behaviour *behaviour, enum signal_type type,
                           side_function *side, size_t length)
{
    size_t before = type == SIGNAL_TREND;
    for (size_t first = 0, end; first < behaviour->count; first = end) {
        int where = side(behaviour, first);
        for (end = first + 1; end < behaviour->count && side(behaviour, end) == where;)
            end++;
        if (where && end - first + before >= length)
            *array_add(arena, &behaviour->signals) =
                (struct behaviour_signal){first - before, end - 1, type, where > 0};
    }
}

static void find_steps(struct arena *arena, struct behaviour *behaviour)
{
    for (size_t i = 1; i < behaviour->count; i++)
        if (side_of(behaviour, behaviour->steps[i], behaviour->step_upper) > 0 &&
            !side_of_limits(behaviour, i) && !side_of_limits(behaviour, i - 1))
            *array_add(arena, &behaviour->signals) = (struct behaviour_signal){
                i, i, SIGNAL_STEP, behaviour->values[i] > behaviour->values[i - 1]};
}

static int compare_signals(const void *first, const void *second)
{
    const struct behaviour_signal *a = first, *b = second;
    int by_place = (a->first > b->first) - (a->first < b->first);
    return by_place ? by_place : (int)a->type - (int)b->type;
}

static void find_signals(struct arena *arena, struct behaviour *behaviour,
                         const struct signal_rules *rules)
{
    find_stretches(arena, behaviour, SIGNAL_BEYOND, side_of_limits, 1);
    find_steps(arena, behaviour);
    if (rules->run)
        find_stretches(arena, behaviour, SIGNAL_RUN, side_of_mean, rules->run);
    if (rules->trend)
        find_stretches(arena, behaviour, SIGNAL_TREND, side_of_previous, rules->trend);
    if (behaviour->signals.count)
        qsort(behaviour->signals.items, behaviour->signals.count, sizeof *behaviour->signals.items,
              compare_signals);
}

const char *behaviour_signal_told(struct arena *arena, const struct behaviour_signal *signal)
{
    size_t length = signal->last - signal->first + 1;
    const char *several = length > 1 ? arena_printf(arena, "%zu in a row ", length) : "";
    switch (signal->type) {
    case SIGNAL_BEYOND:
        return arena_printf(arena, "%s%s", several,
                            signal->above ? "above the upper limit" : "below the lower limit");
    case SIGNAL_STEP:
        return signal->above ? "a larger step up than usual" : "a larger step down than usual";
    case SIGNAL_RUN:
        return arena_printf(arena, "%s%s the mean", several, signal->above ? "above" : "below");
    case SIGNAL_TREND:
        break;
    }
    return arena_printf(arena, "%s%s", several, signal->above ? "going up" : "going down");
}

/* ---- The whole ------------------------------------------------------------------------------- */

struct behaviour behaviour_of(struct arena *arena, const double *values, size_t count, double most,
                              const struct signal_rules *rules)
{
    struct behaviour behaviour = {
        .values = values, .count = count, .provisional = count < rules->enough};
    behaviour.digits = digits_of_means(&behaviour);
    find_means(arena, &behaviour);
    find_limits(&behaviour, most);
    if (!behaviour.provisional && count >= FEWEST_FOR_LIMITS)
        find_signals(arena, &behaviour, rules);
    return behaviour;
}

/* Of a hundred there are no more. */
static double most_of(const struct model *model, const struct item *measure)
{
    const struct value *unit = item_values(measure, MEASURE_UNIT);
    bool percent = unit && unit->form == VALUE_TEXT && !strcmp(model_text(model, unit->at), "%");
    return percent ? 100 : INFINITY;
}

const struct behaviour *behaviour_of_measure(const struct model *model, const struct item *measure)
{
    const struct series *series = series_of(model, measure);
    if (!series || series->all_faults)
        return NULL;
    size_t count = series->points.count;
    double *values = arena_alloc(model->arena, (count + 1) * sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = series->points.items[i].value;
    struct behaviour *behaviour = arena_new_of(model->arena, struct behaviour);
    *behaviour =
        behaviour_of(model->arena, values, count, most_of(model, measure), &model->data.rules);
    return behaviour;
}

/* ---- Targets --------------------------------------------------------------------------------- */

enum reach behaviour_reach(const struct behaviour *behaviour, double target, int better)
{
    int side = limit_passed(behaviour, target);
    if (behaviour->count < FEWEST_FOR_LIMITS)
        return REACH_UNKNOWN;
    if (!side)
        return behaviour->moving_range > 0 ? REACH_BY_TURNS : REACH_ALWAYS;
    return side == -better ? REACH_ALWAYS : REACH_BEYOND;
}

bool behaviour_may_be_several(const struct behaviour *behaviour, double target)
{
    const struct behaviour_signal *signals = behaviour->signals.items;
    bool above = target > behaviour->mean, several = false;
    for (size_t i = 0; i < behaviour->signals.count; i++)
        several = several || signals[i].last > signals[i].first;
    for (size_t i = 0; i < behaviour->count && behaviour->signals.count; i++)
        several =
            several || (above ? behaviour->values[i] >= target : behaviour->values[i] <= target);
    return several;
}

int measure_better(const struct item *measure)
{
    int better = item_choice(measure, MEASURE_BETTER);
    return better == MEASURE_BETTER_UP ? 1 : better == MEASURE_BETTER_DOWN ? -1 : 0;
}
