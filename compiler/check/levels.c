/* Rules about levels: systems that open up an activity of a wider one.

   Whether what a narrower system does is what the wider one's activity asks of it, and whether its
   why is the wider one's what, only people can tell: it is asked, as advice, where the two have not
   one word in common. An activity is known to stand on two levels by its text alone. That levels
   pull against each other is told only of two measures of one variable. A name for what the whole
   has and no part has is asked for when two or more of its activities have been opened up. */
#include "check/dependencies.h"
#include "check/limits.h"
#include "check/said.h"
#include "check/systems.h"

static const struct item *wider_system(const struct item *system)
{
    const struct item *activity = activity_opened(system);
    return activity ? activity->owner : NULL;
}

/* ---- Systems that contain themselves ----------------------------------------------------------
 */

static void tell_circle(struct check_run *run, const struct item *in_circle)
{
    const struct item *last = in_circle;
    struct listing others = {0};
    for (const struct item *at = wider_system(in_circle); at != in_circle; at = wider_system(at))
        last = at->index > last->index ? at : last;
    for (const struct item *at = wider_system(last); at != last; at = wider_system(at))
        listing_add(&others, run->model->arena, item_called(run->model, at));
    struct diagnostic *diagnostic = finding(
        run, last, item_values(last, SYSTEM_EXPANDS)->at, "%s contains itself%s%s",
        item_called(run->model, last), others.count ? ", by way of " : "",
        others.count ? listing_text(&others, "and") : ": it opens up an activity of its own");
    for (const struct item *at = wider_system(last); at != last; at = wider_system(at))
        finding_remark(run, diagnostic, item_values(at, SYSTEM_EXPANDS)->at, "%s opens up %s",
                       item_called(run->model, at), item_path(run->model, activity_opened(at)));
    finding_help(run, diagnostic, "which of them is the wider one? Take its `expands` out");
}

void check_level_acyclic(struct check_run *run, const struct item *nothing)
{
    (void)nothing;
    struct model *model = run->model;
    size_t *reached_from = arena_alloc(model->arena, (model->all.count + 1) * sizeof *reached_from);
    FOR_ITEMS_OF (model, KIND_SYSTEM, system) {
        size_t walk = (size_t)system->index + 1;
        const struct item *at = system;
        for (; at && !reached_from[at->index]; at = wider_system(at))
            reached_from[at->index] = walk;
        if (at && reached_from[at->index] == walk)
            tell_circle(run, at);
    }
}

/* ---- What and why -----------------------------------------------------------------------------
 */

/* Whether all that the system does says nothing of the activity that it opens up. */
static bool does_something_else(struct check_run *run, const struct item *system,
                                const struct item *activity)
{
    static const enum attribute does[] = {SYSTEM_WHAT, SYSTEM_HOW, SYSTEM_WHY,
                                          SYSTEM_TRANSFORMATION, ATTRIBUTE_COUNT};
    return item_slot(system, SYSTEM_WHAT) &&
           nothing_in_common(run, words_of_parts(run, system, does), words_of_item(run, activity));
}

/* Whether its why says nothing of the wider system's definition, nor of the activity. */
static bool serves_something_else(struct check_run *run, const struct item *system,
                                  const struct item *activity)
{
    static const enum attribute definition[] = {
        SYSTEM_WHAT,      SYSTEM_HOW,       SYSTEM_WHY,     SYSTEM_TRANSFORMATION,
        SYSTEM_WORLDVIEW, SYSTEM_CUSTOMERS, ATTRIBUTE_COUNT};
    const struct item *wider = activity->owner;
    const struct value *why = item_values(system, SYSTEM_WHY);
    if (!why || !item_slot(wider, SYSTEM_WHAT))
        return false;
    struct phrase aim = words_of_value(run, why);
    return nothing_in_common(run, aim, words_of_parts(run, wider, definition)) &&
           nothing_in_common(run, aim, words_of_item(run, activity));
}

void check_level_what_why(struct check_run *run, const struct item *system)
{
    struct model *model = run->model;
    const struct item *activity = activity_opened(system);
    struct diagnostic *diagnostic;
    if (!activity || activity->owner == system || activity->damaged || activity->owner->damaged ||
        !texts_can_be_read(run))
        return;
    if (does_something_else(run, system, activity)) {
        diagnostic = finding(run, system, item_values(system, SYSTEM_WHAT)->at,
                             "%s opens up %s, and what it does has no word of that activity",
                             item_called(model, system), item_path(model, activity));
        finding_remark(run, diagnostic, item_at(activity), "the activity");
        finding_help(run, diagnostic,
                     "the what of a system is the activity that it opens up, seen from close by");
    } else if (serves_something_else(run, system, activity)) {
        diagnostic = finding(run, system, item_values(system, SYSTEM_WHY)->at,
                             "the why of %s has no word of %s, the system around it",
                             item_called(model, system), item_called(model, activity->owner));
        finding_remark(run, diagnostic, item_values(activity->owner, SYSTEM_WHAT)->at,
                       "what that one does");
        finding_help(run, diagnostic,
                     "why is the activity done? So that the wider system can do "
                     "what it does");
    }
}

/* ---- One activity on two levels ---------------------------------------------------------------
 */

/* The words of an activity's text as one name; NULL where it has no text. */
static struct name *text_as_name(struct check_run *run, struct names *texts,
                                 const struct item *activity)
{
    struct buffer text = {.arena = run->model->arena};
    if (span_is_empty(activity->statement->label))
        return NULL;
    struct phrase phrase = words_of_item(run, activity);
    for (size_t i = 0; i < phrase.count; i++)
        buffer_printf(&text, "%s ", phrase.words[i]);
    return text.count ? name_of(texts, buffer_text(&text), text.count) : NULL;
}

void check_same_resolution(struct check_run *run, const struct item *system)
{
    struct model *model = run->model;
    const struct item *opened = activity_opened(system);
    struct names texts = {.arena = model->arena};
    if (!opened || opened->owner == system || members_of(opened->owner) > MOST_FOLLOWED_ACTIVITIES)
        return;
    FOR_MEMBERS (opened->owner, activity) {
        struct name *text =
            activity->kind == KIND_ACTIVITY ? text_as_name(run, &texts, activity) : NULL;
        if (text)
            text->bears = activity;
    }
    FOR_MEMBERS (system, activity) {
        struct name *text =
            activity->kind == KIND_ACTIVITY ? text_as_name(run, &texts, activity) : NULL;
        if (!text || !text->bears)
            continue;
        struct diagnostic *diagnostic =
            finding(run, activity, activity->statement->label,
                    "this activity stands on two levels: in %s and in the wider system",
                    item_called(model, system));
        finding_remark(run, diagnostic, ((const struct item *)text->bears)->statement->label,
                       "here it is one of the activities of %s", item_called(model, opened->owner));
        finding_help(
            run, diagnostic,
            text->bears == opened
                ? "this is the activity that the system opens up: of what steps is it made?"
                : "leave it on the level where it belongs, and take it out on the other");
    }
}

/* ---- Levels that pull against each other ------------------------------------------------------
 */

static bool is_within(const struct item *narrow, const struct item *wide)
{
    return narrow->kind == KIND_SYSTEM && wide->kind == KIND_SYSTEM && narrow != wide &&
           wider_system(narrow) == wide;
}

static void tell_pull(struct check_run *run, const struct item *variable,
                      const struct value *narrow, const struct value *wide)
{
    struct model *model = run->model;
    const struct slot *better = item_slot(narrow->item, MEASURE_BETTER);
    bool up = item_choice(narrow->item, MEASURE_BETTER) == MEASURE_BETTER_UP;
    struct diagnostic *diagnostic = finding(
        run, narrow->item, better->values->at, "%s wants %s to %s, and the wider %s wants it to %s",
        item_called(model, narrow->item->owner), item_called(model, variable), up ? "rise" : "fall",
        item_called(model, wide->item->owner), up ? "fall" : "rise");
    finding_remark(run, diagnostic, item_values(wide->item, MEASURE_BETTER)->at,
                   "here the other way is better");
    finding_help(run, diagnostic,
                 "whoever does well on the one level does harm on the other: choose a measure "
                 "that serves both");
}

void check_level_pull(struct check_run *run, const struct item *variable)
{
    unsigned followed = 0;
    const struct value *measures = item_values(variable, VARIABLE_MEASURED_BY);
    for (const struct value *one = measures; one && followed < MOST_FOLLOWED_MEASURES;
         one = one->next, followed++) {
        int better = one->item ? item_choice(one->item, MEASURE_BETTER) : -1;
        unsigned compared = 0;
        for (const struct value *other = measures;
             better >= 0 && other && compared < MOST_FOLLOWED_MEASURES;
             other = other->next, compared++) {
            int other_better = other->item ? item_choice(other->item, MEASURE_BETTER) : -1;
            if (other_better >= 0 && other_better != better &&
                is_within(one->item->owner, other->item->owner))
                tell_pull(run, variable, one, other);
        }
    }
}

/* ---- What the whole has -----------------------------------------------------------------------
 */

void check_emergence_named(struct check_run *run, const struct item *system)
{
    unsigned opened = systems_of(run)->opened[system->index];
    if (opened < 2 || item_slot(system, SYSTEM_EMERGENT))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system),
                "%s is opened up by %u systems, and does not say what the whole has that they "
                "have not",
                item_called(run->model, system), opened);
    finding_help(run, diagnostic, "what can only all of it together do or be? emergent: \"…\"");
}
