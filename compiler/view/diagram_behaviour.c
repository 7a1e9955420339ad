/* A measure over time, as a chart for single values and their moving ranges (Wheeler, Understanding
   Variation, 1993): what it does by itself, what calls for a cause, and what the distance of a
   target from the limits means. Of a target nothing else is said: no colour judges a single value.
 */
#include "analysis/behaviour.h"
#include "base/calendar.h"
#include "base/listing.h"
#include "base/number.h"
#include "view/view.h"
#include "view/words.h"

#include <string.h>

enum { MOST_SIGNALS_TOLD = 6 };

struct behaviour_maker {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram;
    const struct item *measure;
    const struct behaviour *behaviour;
    const struct series_point *points;
    struct diagram_series *series;
    bool by_month; /* each value is of the first of a month */
};

/* ---- Words ----------------------------------------------------------------------------------- */

/* 84%, 42: other units are said once. */
static const char *amount_of(const struct behaviour_maker *maker, const char *number)
{
    bool percent = maker->series->unit && !strcmp(maker->series->unit, "%");
    return arena_printf(maker->arena, "%s%s", number, percent ? "%" : "");
}

static const char *amount(const struct behaviour_maker *maker, double number)
{
    return amount_of(maker, number_rounded_to(maker->arena, number, maker->series->digits));
}

static const char *target_amount(const struct behaviour_maker *maker)
{
    return amount_of(maker, number_rounded(maker->arena, maker->series->target));
}

static const char *time_of(const struct behaviour_maker *maker, size_t value)
{
    uint32_t date = maker->points[value].date;
    return maker->by_month ? arena_printf(maker->arena, "%s %u",
                                          calendar_months[date / 100 % 100 - 1], date / 10000)
                           : day_in_words(maker->arena, date);
}

/* "24 Apr 2019", for lists. */
static const char *short_time_of(const struct behaviour_maker *maker, size_t value)
{
    uint32_t date = maker->points[value].date;
    const char *month = calendar_months[date / 100 % 100 - 1];
    return maker->by_month
               ? arena_printf(maker->arena, "%.3s %u", month, date / 10000)
               : arena_printf(maker->arena, "%u %.3s %u", date % 100, month, date / 10000);
}

typedef const char *tell_time(const struct behaviour_maker *, size_t value);

static const char *stretch(const struct behaviour_maker *maker, size_t first, size_t last,
                           tell_time *tell)
{
    return first == last
               ? tell(maker, first)
               : arena_printf(maker->arena, "%s to %s", tell(maker, first), tell(maker, last));
}

static bool is_flat(const struct behaviour_maker *maker)
{
    return !(maker->behaviour->moving_range > 0);
}

/* ---- What it does by itself ------------------------------------------------------------------ */

/* "goes up and down between 59% and 88%, around a mean of 74%" */
static const char *between_limits(const struct behaviour_maker *maker)
{
    const struct behaviour *behaviour = maker->behaviour;
    const char *lower = amount(maker, behaviour->lower), *upper = amount(maker, behaviour->upper);
    const char *way =
        behaviour->has_lower && behaviour->has_upper
            ? arena_printf(maker->arena, "between %s and %s", lower, upper)
        : behaviour->has_upper
            ? arena_printf(maker->arena,
                           "below %s (a lower limit would lie below 0, and says nothing)", upper)
        : behaviour->has_lower
            ? arena_printf(maker->arena,
                           "above %s (an upper limit would lie above 100%%, and says nothing)",
                           lower)
            : arena_printf(maker->arena, "anywhere between %s and %s", lower, upper);
    return arena_printf(maker->arena, "goes up and down %s, around a mean of %s", way,
                        amount(maker, behaviour->mean));
}

static const char *routine_of_few(const struct behaviour_maker *maker)
{
    return maker->behaviour->count == 1
               ? "One value tells where it stands, and not yet how it behaves. Go on counting."
               : "Two values show a difference, not a change: any two numbers differ. Go on "
                 "counting.";
}

static const char *routine(const struct behaviour_maker *maker)
{
    struct arena *arena = maker->arena;
    const struct behaviour *behaviour = maker->behaviour;
    if (behaviour->count < FEWEST_FOR_LIMITS)
        return routine_of_few(maker);
    if (is_flat(maker))
        return arena_printf(arena, "It never varies: all %s values are %s.",
                            number_in_words(arena, behaviour->count),
                            amount(maker, behaviour->values[0]));
    const char *steps = arena_printf(
        arena, "From one value to the next it steps by %s on average, and up to %s is routine.",
        amount(maker, behaviour->moving_range), amount(maker, behaviour->step_upper));
    if (behaviour->provisional)
        return arena_printf(arena,
                            "As far as %s values can tell, it %s. %s These limits are provisional: "
                            "with %s values they begin to hold.",
                            number_in_words(arena, behaviour->count), between_limits(maker), steps,
                            number_in_words(arena, maker->viewer->model->data.rules.enough));
    return arena_printf(arena, "By itself it %s. %s%s", between_limits(maker), steps,
                        behaviour->signals.count
                            ? " It holds signals, so these limits may mix what it did before "
                              "something changed with what it does since."
                            : " To ask why one value in there is higher than another leads "
                              "nowhere.");
}

/* ---- The target ------------------------------------------------------------------------------ */

static const char *place_of_target(const struct behaviour_maker *maker)
{
    return maker->series->target > maker->behaviour->mean ? "above" : "below";
}

static const char *meaning_of_target(const struct behaviour_maker *maker, enum reach reach)
{
    struct arena *arena = maker->arena;
    bool mixed = behaviour_may_be_several(maker->behaviour, maker->series->target);
    switch (reach) {
    case REACH_BEYOND:
        if (mixed)
            return arena_printf(arena,
                                "it lies %s the limits of all this time together. Whether the "
                                "process as it is now can meet it, only the values since the last "
                                "change can tell; if it cannot, not the people, but the way it "
                                "works would have to change",
                                place_of_target(maker));
        return arena_printf(arena,
                            "it lies %s all that this process does by itself. As it is, the "
                            "process cannot meet it: not the people, but the way it works would "
                            "have to change",
                            place_of_target(maker));
    case REACH_BY_TURNS:
        if (maker->behaviour->signals.count)
            return "it lies within the limits of all this time together. Whether the process as it "
                   "is now meets it reliably, only the values since the last change can tell";
        return "it lies within the limits. The process as it is meets it now and then, by chance; "
               "to meet it reliably, the way it works would have to change";
    case REACH_ALWAYS:
        if (mixed)
            return arena_printf(arena,
                                "it lies %s the limits of all this time together, on the side that "
                                "is not aimed at. Whether the process as it is now always meets "
                                "it, only the values since the last change can tell",
                                place_of_target(maker));
        return is_flat(maker) ? "it is met as a matter of course: every value is the same"
                              : arena_printf(arena,
                                             "it lies %s all that this process does by itself, on "
                                             "the side that is not aimed at. It is met as a matter "
                                             "of course",
                                             place_of_target(maker));
    case REACH_UNKNOWN:
        break;
    }
    return "with so few values nobody can say yet whether the process can meet it";
}

static const char *target_told(const struct behaviour_maker *maker, enum reach reach)
{
    struct arena *arena = maker->arena;
    const struct diagram_series *series = maker->series;
    const char *by = series->target_date
                         ? arena_printf(arena, " by %s", day_in_words(arena, series->target_date))
                         : "";
    bool guess = maker->behaviour->provisional && reach != REACH_UNKNOWN;
    return arena_printf(arena, "The target is %s%s: %s%s.", target_amount(maker), by,
                        guess ? "as far as so few values can tell, " : "",
                        meaning_of_target(maker, reach));
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

static struct diagram_node *add_node(struct behaviour_maker *maker, enum diagram_part part,
                                     const char *name, const char *text)
{
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    *node =
        (struct diagram_node){.id = arena_printf(maker->arena, "%s...%s", maker->diagram->id, name),
                              .part = part,
                              .text = text,
                              .sentence = text};
    return node;
}

static void add_target(struct behaviour_maker *maker)
{
    const struct slot *slot = item_slot(maker->measure, MEASURE_TARGET);
    const struct qualifier *on = slot ? slot_qualifier(slot, CLAUSE_ON) : NULL;
    if (!slot || !slot->values || slot->values->form != VALUE_NUMBER)
        return;
    struct diagram_series *series = maker->series;
    series->has_target = true;
    series->target = slot->values->number;
    if (on && on->values && on->values->form == VALUE_DATE)
        series->target_date = (uint32_t)on->values->number;
    enum reach reach = behaviour_reach(maker->behaviour, series->target, series->better);
    series->reach = reach_words[reach];
    struct diagram_node *node =
        add_node(maker, PART_TARGET, part_words[PART_TARGET], target_told(maker, reach));
    const char *purpose = titles_of(maker->viewer, maker->measure, MEASURE_PURPOSE);
    if (purpose)
        node->sentence = arena_printf(maker->arena, "%s What it is for: %s.", node->text, purpose);
}

/* "June 2007, 58%: above the upper limit" */
static const char *signal_told(const struct behaviour_maker *maker,
                               const struct behaviour_signal *signal, tell_time *tell)
{
    struct arena *arena = maker->arena;
    const char *value =
        signal->first == signal->last
            ? arena_printf(arena, ", %s", amount(maker, maker->behaviour->values[signal->first]))
            : "";
    return arena_printf(arena, "%s%s: %s", stretch(maker, signal->first, signal->last, tell), value,
                        behaviour_signal_told(arena, signal));
}

static void add_signal(struct behaviour_maker *maker, const struct behaviour_signal *signal,
                       size_t number)
{
    struct arena *arena = maker->arena;
    const char *mark = arena_printf(arena, "%zu", number);
    struct diagram_node *node = add_node(maker, PART_SIGNAL, arena_printf(arena, "signal-%s", mark),
                                         signal_told(maker, signal, short_time_of));
    node->number = mark;
    node->sentence =
        arena_printf(arena, "%s. Ask what changed.", signal_told(maker, signal, time_of));
}

/* Whether it is among the few that are told where there are many: those that last longest, and of
   these the latest. */
static bool is_told(const struct behaviour *behaviour, size_t which)
{
    const struct behaviour_signal *signals = behaviour->signals.items;
    size_t length = signals[which].last - signals[which].first, before = 0;
    for (size_t i = 0; i < behaviour->signals.count; i++) {
        size_t other = signals[i].last - signals[i].first;
        before += other > length || (other == length && i > which);
    }
    return before < MOST_SIGNALS_TOLD;
}

static const char *why_no_signal(const struct behaviour_maker *maker)
{
    const struct behaviour *behaviour = maker->behaviour;
    if (behaviour->count >= FEWEST_FOR_LIMITS && is_flat(maker))
        return "Nothing: no value differs from another.";
    if (behaviour->count >= FEWEST_FOR_LIMITS && !behaviour->provisional)
        return "Nothing so far: all of it is routine.";
    return "That cannot be told yet: among so few values chance looks like a cause.";
}

/* A step that leads to or from a value beyond the limits is told with that value; it has its ring
   all the same, as it lies beyond its limit. */
static void add_untold_steps(struct behaviour_maker *maker)
{
    const struct behaviour *behaviour = maker->behaviour;
    struct diagram_series *series = maker->series;
    size_t told = series->signal_count;
    for (size_t i = 1; i < behaviour->count; i++) {
        bool found = behaviour->steps[i] <= behaviour->step_upper * (1 + 1e-9);
        for (size_t k = 0; k < told && !found; k++)
            found = series->signals[k].of_step && series->signals[k].first == i;
        if (!found)
            series->signals[series->signal_count++] = (struct diagram_signal){0, i, i, true};
    }
}

static void add_signals(struct behaviour_maker *maker)
{
    size_t count = maker->behaviour->signals.count, told = 0;
    struct diagram_series *series = maker->series;
    series->signals =
        arena_alloc(maker->arena, (count + maker->behaviour->count + 1) * sizeof *series->signals);
    series->signal_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct behaviour_signal *signal = &maker->behaviour->signals.items[i];
        series->signals[i] =
            (struct diagram_signal){0, signal->first, signal->last, signal->type == SIGNAL_STEP};
        if (is_told(maker->behaviour, i)) {
            add_signal(maker, signal, ++told);
            series->signals[i].node = (uint32_t)maker->diagram->nodes.count;
        }
        for (size_t k = signal->first; k <= signal->last; k++)
            series->values[k].signals = true;
    }
    if (count)
        add_untold_steps(maker);
    else
        add_node(maker, PART_NO_SIGNAL, part_words[PART_NO_SIGNAL], why_no_signal(maker));
    if (count > told)
        add_node(maker, PART_SIGNAL, "more-signals",
                 arena_printf(maker->arena, "And %s more.",
                              number_in_words(maker->arena, count - told)));
}

/* ---- The values ------------------------------------------------------------------------------ */

static void add_values(struct behaviour_maker *maker)
{
    const struct behaviour *behaviour = maker->behaviour;
    struct diagram_series *series = arena_new_of(maker->arena, struct diagram_series);
    *series =
        (struct diagram_series){.count = behaviour->count,
                                .mean = behaviour->mean,
                                .lower = behaviour->lower,
                                .upper = behaviour->upper,
                                .has_lower = behaviour->has_lower,
                                .has_upper = behaviour->has_upper,
                                .step_mean = behaviour->moving_range,
                                .step_upper = behaviour->step_upper,
                                .digits = behaviour->digits,
                                .provisional = behaviour->provisional,
                                .better = measure_better(maker->measure),
                                .unit = item_text(maker->viewer, maker->measure, MEASURE_UNIT),
                                .file = item_text(maker->viewer, maker->measure, MEASURE_DATA)};
    series->values = arena_alloc(maker->arena, (series->count + 1) * sizeof *series->values);
    maker->by_month = true;
    for (size_t i = 0; i < series->count; i++) {
        series->values[i] = (struct diagram_value){maker->points[i].date, behaviour->values[i],
                                                   behaviour->steps[i], false};
        maker->by_month &= maker->points[i].date % 100 == 1;
    }
    maker->series = series;
    maker->diagram->series = series;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static const char *subtitle(const struct behaviour_maker *maker)
{
    static const char *const better[] = {"less is better", NULL, "more is better"};
    const struct model *model = maker->viewer->model;
    const struct item *owner = maker->measure->owner;
    const struct item *whole = owner && owner->kind == KIND_SYSTEM ? owner : model->about;
    struct buffer text = {.arena = maker->arena};
    buffer_put(&text, views[VIEW_BEHAVIOUR].title);
    if (maker->series->unit)
        buffer_printf(&text, " · in %s", maker->series->unit);
    if (better[maker->series->better + 1])
        buffer_printf(&text, " · %s", better[maker->series->better + 1]);
    if (whole && viewer_shows(maker->viewer, whole))
        buffer_printf(&text, " · %s", item_title(model, whole));
    return buffer_text(&text);
}

static bool has_untold_steps(const struct behaviour_maker *maker)
{
    return maker->series->signal_count > maker->behaviour->signals.count;
}

/* By which rules it is read, for whoever sees such a chart for the first time. */
static const char *remark(const struct behaviour_maker *maker)
{
    const struct signal_rules *rules = &maker->viewer->model->data.rules;
    struct buffer text = {.arena = maker->arena};
    buffer_printf(&text, "The values come from %s.", maker->series->file);
    if (maker->behaviour->count < FEWEST_FOR_LIMITS || is_flat(maker))
        return buffer_text(&text);
    struct listing signals = {0};
    listing_add(&signals, maker->arena, "what lies beyond them");
    if (rules->run)
        listing_add(&signals, maker->arena,
                    arena_printf(maker->arena, "%s in a row on one side of the mean",
                                 number_in_words(maker->arena, rules->run)));
    if (rules->trend)
        listing_add(&signals, maker->arena,
                    arena_printf(maker->arena, "%s in a row going up or going down",
                                 number_in_words(maker->arena, rules->trend)));
    buffer_printf(
        &text,
        " The limits are the mean plus and minus 2.66 times the average step from one "
        "value to the next, and for steps 3.27 times it: between them it goes up and down "
        "by itself. A signal is %s.%s",
        listing_text(&signals, "or"),
        has_untold_steps(maker) ? " A step beyond its limit that leads to or from a value beyond "
                                  "the limits has its ring, and is told with that value."
                                : "");
    return buffer_text(&text);
}

static size_t extreme(const struct behaviour *behaviour, bool highest)
{
    size_t found = 0;
    for (size_t i = 1; i < behaviour->count; i++)
        if (highest ? behaviour->values[i] > behaviour->values[found]
                    : behaviour->values[i] < behaviour->values[found])
            found = i;
    return found;
}

/* "24 values from September 2005 to August 2007: the lowest is 61% (December 2006) …" */
static const char *values_told(const struct behaviour_maker *maker)
{
    const struct behaviour *behaviour = maker->behaviour;
    size_t last = behaviour->count - 1, low = extreme(behaviour, false),
           high = extreme(behaviour, true);
    if (!last)
        return arena_printf(maker->arena, "One value, %s, of %s.",
                            amount(maker, behaviour->values[0]), time_of(maker, 0));
    return arena_printf(
        maker->arena, "%s from %s to %s: the lowest is %s (%s), the highest %s (%s), the last %s.",
        with_capital(maker->arena,
                     count_in_words(maker->arena, behaviour->count, "value", "values")),
        time_of(maker, 0), time_of(maker, last), amount(maker, behaviour->values[low]),
        time_of(maker, low), amount(maker, behaviour->values[high]), time_of(maker, high),
        amount(maker, behaviour->values[last]));
}

/* All that its nodes tell, for those who get only this. */
static const char *description(const struct behaviour_maker *maker)
{
    struct buffer text = {.arena = maker->arena};
    const char *unit = maker->series->unit;
    buffer_printf(&text, "“%s”%s%s. %s", maker->diagram->title, unit ? ", in " : "",
                  unit ? unit : "", values_told(maker));
    for (size_t i = 0; i < maker->diagram->nodes.count; i++)
        buffer_printf(&text, " %s", maker->diagram->nodes.items[i].sentence);
    buffer_printf(&text, " %s", maker->diagram->remark);
    return buffer_text(&text);
}

struct diagram *describe_behaviour(struct viewer *viewer, const struct item *measure)
{
    const struct behaviour *behaviour = behaviour_of_measure(viewer->model, measure);
    if (!behaviour)
        return NULL;
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct behaviour_maker maker = {.viewer = viewer,
                                    .arena = viewer->arena,
                                    .diagram = diagram,
                                    .measure = measure,
                                    .behaviour = behaviour,
                                    .points = series_of(viewer->model, measure)->points.items};
    diagram->id = item_id(viewer->model, measure);
    diagram->view = VIEW_BEHAVIOUR;
    diagram->title = item_title(viewer->model, measure);
    add_values(&maker);
    add_node(&maker, PART_ROUTINE, part_words[PART_ROUTINE], routine(&maker));
    add_target(&maker);
    add_signals(&maker);
    diagram->subtitle = subtitle(&maker);
    diagram->remark = remark(&maker);
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
