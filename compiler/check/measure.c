/* Rules about measures: what a target does to those who have to meet it, and what the data says.

   How a target could be met and its purpose harmed (target-gaming) is asked once it has a purpose.
   What a target does to other variables of a causal map is asked in targets.c. Which local priority
   has no measure (priority-unmeasured) cannot be said: measures stand in systems, and those are
   asked for the three that matter. Signals are a value beyond the limits and eight in a row on one
   side of the mean; trends and the finer rules differ from book to book. */
#include "analysis/behaviour.h"
#include "check/check.h"
#include "model/series.h"

/* ---- Targets ----------------------------------------------------------------------------------
 */

void check_target_purpose(struct check_run *run, const struct item *measure)
{
    const struct slot *target = item_slot(measure, MEASURE_TARGET);
    if (!target || item_slot(measure, MEASURE_PURPOSE))
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, target->at, "%s has a target, and what it is for is not said",
                item_called(run->model, measure));
    finding_help(run, diagnostic,
                 "if the number were met, what would be better for whom? purpose: \"…\"");
}

void check_target_gaming(struct check_run *run, const struct item *measure)
{
    const struct slot *target = item_slot(measure, MEASURE_TARGET);
    if (!target || !item_slot(measure, MEASURE_PURPOSE) || item_slot(measure, MEASURE_GAMED_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, target->at,
                "how the target of %s could be met and its purpose missed is not said",
                item_called(run->model, measure));
    finding_help(run, diagnostic,
                 "what would somebody under pressure do to reach the number? gamed-by: \"…\"");
}

/* ---- Data -------------------------------------------------------------------------------------
 */

void check_data_readable(struct check_run *run, const struct item *measure)
{
    const struct series *series = series_of(run->model, measure);
    if (!series || !series->faults.count)
        return;
    const struct series_fault *faults = series->faults.items;
    const struct value *data = item_values(measure, MEASURE_DATA);
    bool whole = faults->at.start == data->at.start;
    struct diagnostic *diagnostic =
        whole ? finding(run, measure, faults->at, "the data of %s cannot be read: %s",
                        item_called(run->model, measure), faults->what)
              : finding(run, measure, faults->at, "%s", faults->what);
    for (size_t i = 1; i < series->faults.count; i++)
        finding_remark(run, diagnostic, faults[i].at, "%s", faults[i].what);
    if (!whole)
        finding_remark(run, diagnostic, data->at, "the data of this measure");
    finding_help(run, diagnostic,
                 "a CSV file in the folder of the model, on each line a date and a number: "
                 "2008-05-01,84");
}

/* The values of a series that could be read whole; NULL where there is none. */
static const double *values_in(struct check_run *run, const struct item *measure, size_t *count)
{
    const struct series *series = series_of(run->model, measure);
    if (!series || series->all_faults)
        return NULL;
    *count = series->points.count;
    double *values = arena_alloc(run->model->arena, (*count + 1) * sizeof *values);
    for (size_t i = 0; i < *count; i++)
        values[i] = series->points.items[i].value;
    return values;
}

void check_xmr_enough_points(struct check_run *run, const struct item *measure)
{
    size_t count = 0;
    if (!values_in(run, measure, &count) || count >= ENOUGH_VALUES || count == 2)
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, item_values(measure, MEASURE_DATA)->at,
                "%s has %zu value%s: what it does of itself can only be guessed",
                item_called(run->model, measure), count, count == 1 ? "" : "s");
    finding_help(run, diagnostic, "go on counting: with ten the limits begin to hold");
}

void check_two_point_comparison(struct check_run *run, const struct item *measure)
{
    size_t count = 0;
    if (!values_in(run, measure, &count) || count != 2)
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, item_values(measure, MEASURE_DATA)->at,
                "%s has two values: they show a difference, not a change",
                item_called(run->model, measure));
    finding_help(run, diagnostic,
                 "any two numbers differ; put in what was counted before, between and since");
}

static const char *told_of(const struct behaviour_signal *signal)
{
    if (signal->type == SIGNAL_RUN)
        return signal->above ? "from here on, many in a row above the mean"
                             : "from here on, many in a row below the mean";
    return signal->above ? "above the upper limit" : "below the lower limit";
}

void check_xmr_signal(struct check_run *run, const struct item *measure)
{
    enum { MOST_SIGNALS = 3 };
    size_t count = 0, from = 0;
    const double *values = values_in(run, measure, &count);
    struct behaviour_signal signal;
    struct behaviour behaviour = behaviour_of(values, count);
    if (count < ENOUGH_VALUES || !behaviour_next_signal(&behaviour, values, count, from, &signal))
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, item_values(measure, MEASURE_DATA)->at,
                "the data of %s holds a surprise: not all of it is routine",
                item_called(run->model, measure));
    diagnostic_label(&run->model->diagnostics, diagnostic, "mean %.4g, limits %.4g and %.4g",
                     behaviour.mean, behaviour.lower, behaviour.upper);
    const struct series_point *points = series_of(run->model, measure)->points.items;
    for (unsigned told = 0; told < MOST_SIGNALS; told++) {
        finding_remark(run, diagnostic, points[signal.first].at, "%s", told_of(&signal));
        from = signal.last + 1;
        if (!behaviour_next_signal(&behaviour, values, count, from, &signal))
            break;
    }
    finding_help(run, diagnostic, "ask what was different then; what it was, a note can tell");
}

/* Whether a target lies where the values as they come do not reach. */
static bool is_out_of_reach(const struct item *measure, double target,
                            const struct behaviour *behaviour)
{
    int better = item_choice(measure, MEASURE_BETTER);
    return (better != MEASURE_BETTER_DOWN && target > behaviour->upper) ||
           (better != MEASURE_BETTER_UP && target < behaviour->lower);
}

void check_target_outside_limits(struct check_run *run, const struct item *measure)
{
    size_t count = 0;
    const struct value *target = item_values(measure, MEASURE_TARGET);
    const double *values = values_in(run, measure, &count);
    struct behaviour behaviour = behaviour_of(values, count);
    if (!target || count < ENOUGH_VALUES || !is_out_of_reach(measure, target->number, &behaviour))
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, target->at,
                "as things are, %s stays between %.4g and %.4g, and the target is %.4g",
                item_called(run->model, measure), behaviour.lower, behaviour.upper, target->number);
    finding_help(run, diagnostic,
                 "more effort alone will not reach it: what about the way it works would have to "
                 "change?");
}
