/* Rules about measures: what a target does to those who have to meet it, and what the data says.

   How a target could be met and its purpose harmed (target-gaming) is asked once it has a purpose.
   What a target does to other variables of a causal map is asked in targets.c. Which local priority
   has no measure (priority-unmeasured) cannot be said: measures stand in systems, and those are
   asked for the three that matter. What counts as a signal stands in analysis/behaviour.h; how long
   runs and trends must be, the group may set. */
#include "analysis/behaviour.h"
#include "base/number.h"
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

void check_xmr_enough_points(struct check_run *run, const struct item *measure)
{
    const struct behaviour *behaviour = behaviour_of_measure(run->model, measure);
    if (!behaviour || !behaviour->provisional || behaviour->count == 2)
        return;
    struct diagnostic *diagnostic = finding(
        run, measure, item_values(measure, MEASURE_DATA)->at,
        "%s has %zu value%s: what it does of itself can only be guessed",
        item_called(run->model, measure), behaviour->count, behaviour->count == 1 ? "" : "s");
    finding_help(run, diagnostic, "go on counting: with %u the limits begin to hold",
                 run->model->data.rules.enough);
}

void check_two_point_comparison(struct check_run *run, const struct item *measure)
{
    const struct behaviour *behaviour = behaviour_of_measure(run->model, measure);
    if (!behaviour || behaviour->count != 2)
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, item_values(measure, MEASURE_DATA)->at,
                "%s has two values: they show a difference, not a change",
                item_called(run->model, measure));
    finding_help(run, diagnostic,
                 "any two numbers differ; put in what was counted before, between and since");
}

static const char *number(struct check_run *run, const struct behaviour *behaviour, double number)
{
    return number_rounded_to(run->model->arena, number, behaviour->digits);
}

void check_xmr_signal(struct check_run *run, const struct item *measure)
{
    enum { MOST_SIGNALS = 3 };
    const struct behaviour *behaviour = behaviour_of_measure(run->model, measure);
    if (!behaviour || !behaviour->signals.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, measure, item_values(measure, MEASURE_DATA)->at,
                "the data of %s holds a surprise: not all of it is routine",
                item_called(run->model, measure));
    diagnostic_label(&run->model->diagnostics, diagnostic, "mean %s, limits %s and %s",
                     number(run, behaviour, behaviour->mean),
                     number(run, behaviour, behaviour->lower),
                     number(run, behaviour, behaviour->upper));
    const struct series_point *points = series_of(run->model, measure)->points.items;
    for (size_t i = 0; i < behaviour->signals.count && i < MOST_SIGNALS; i++) {
        const struct behaviour_signal *signal = &behaviour->signals.items[i];
        finding_remark(run, diagnostic, points[signal->first].at, "%s%s",
                       signal->last > signal->first ? "from here on, " : "",
                       behaviour_signal_told(run->model->arena, signal));
    }
    finding_help(run, diagnostic, "ask what was different then; what it was, a note can tell");
}

void check_target_outside_limits(struct check_run *run, const struct item *measure)
{
    const struct value *target = item_values(measure, MEASURE_TARGET);
    const struct behaviour *behaviour = behaviour_of_measure(run->model, measure);
    if (!target || !behaviour || behaviour->provisional ||
        behaviour_reach(behaviour, target->number, measure_better(measure)) != REACH_BEYOND)
        return;
    bool mixed = behaviour_may_be_several(behaviour, target->number);
    struct diagnostic *diagnostic =
        finding(run, measure, target->at,
                mixed ? "over all this time the limits of %s are %s and %s, and the target is %s"
                      : "as things are, %s stays between %s and %s, and the target is %s",
                item_called(run->model, measure), number(run, behaviour, behaviour->lower),
                number(run, behaviour, behaviour->upper),
                number_rounded(run->model->arena, target->number));
    finding_help(run, diagnostic,
                 mixed ? "first ask what changed: only the values since then can tell whether the "
                         "way it works would have to change"
                       : "more effort alone will not reach it: what about the way it works would "
                         "have to change?");
}
