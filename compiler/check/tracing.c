/* Rules that hold a system's activities against its root definition: what each of them answers to,
   and what no activity deals with.

   Texts alone cannot tell that: "settle late starters" realises a transformation of which it has no
   word. So these speak only where the group has begun to trace (calls-for), and where one shared
   word speaks against it they are silent. An activity is asked what it answers to
   (activity-traceable) when more than half have said it; whether all is dealt with
   (definition-covered, transformation-realised) when all have. Of the definition only the how and
   the environment must be dealt with by name: customers are met under many names, and the why by
   the whole. */
#include "check/dependencies.h"
#include "check/limits.h"
#include "check/said.h"

static const struct value *parts_called(const struct item *member)
{
    switch ((enum kind)member->kind) {
    case KIND_ACTIVITY:
        return item_values(member, ACTIVITY_CALLS_FOR);
    case KIND_MONITOR:
        return item_values(member, MONITOR_CALLS_FOR);
    case KIND_CONTROL:
        return item_values(member, CONTROL_CALLS_FOR);
    default:
        return NULL;
    }
}

static bool is_untraced(const struct item *member)
{
    return member->kind == KIND_ACTIVITY && !item_slot(member, ACTIVITY_CALLS_FOR);
}

/* How many activities a system has, and how many of them say what they answer to. */
struct tracing {
    unsigned activities, traced;
    bool lost; /* one of them says something that was not understood */
};

static struct tracing tracing_of(const struct item *system)
{
    struct tracing tracing = {0};
    FOR_MEMBERS (system, member) {
        tracing.activities += member->kind == KIND_ACTIVITY;
        tracing.traced += member->kind == KIND_ACTIVITY && !is_untraced(member);
        tracing.lost |= member->kind == KIND_ACTIVITY && !is_untraced(member) &&
                        item_slot(member, ACTIVITY_CALLS_FOR)->lost;
    }
    return tracing;
}

/* Whether all that the activities answer to has been said, and they can be read. */
static bool is_traced_whole(const struct check_run *run, const struct item *system)
{
    struct tracing tracing = tracing_of(system);
    return tracing.activities && tracing.traced == tracing.activities && !tracing.lost &&
           tracing.activities <= MOST_READ_ACTIVITIES && texts_can_be_read(run);
}

/* The words of all activities together. */
static struct phrase words_of_activities(struct check_run *run, const struct item *system)
{
    struct buffer text = {.arena = run->model->arena};
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY)
            buffer_printf(&text, "%s ", model_text(run->model, member->statement->label));
    return phrase_of(run->model->arena, buffer_text(&text));
}

/* ---- Activities that answer to nothing --------------------------------------------------------
 */

/* By place: those that say what they answer to, and all that these need. */
static bool *mark_serving(struct arena *arena, const struct item *system)
{
    bool *serving = arena_alloc(arena, members_of(system) + 1);
    FOR_MEMBERS (system, member)
        serving[member->place] = parts_called(member);
    mark_all_before(arena, system, serving);
    return serving;
}

void check_activity_traceable(struct check_run *run, const struct item *system)
{
    static const enum attribute definition[] = {
        SYSTEM_WHAT,           SYSTEM_HOW,       SYSTEM_WHY,
        SYSTEM_TRANSFORMATION, SYSTEM_VICTIMS,   SYSTEM_ENVIRONMENT,
        SYSTEM_WORLDVIEW,      SYSTEM_CUSTOMERS, ATTRIBUTE_COUNT};
    struct model *model = run->model;
    struct tracing tracing = tracing_of(system);
    if (tracing.activities > MOST_READ_ACTIVITIES || tracing.traced * 2 <= tracing.activities ||
        tracing.traced == tracing.activities || !texts_can_be_read(run))
        return;
    const bool *serving = mark_serving(model->arena, system);
    struct phrase words = words_of_parts(run, system, definition);
    FOR_MEMBERS (system, member) {
        if (!is_untraced(member) || serving[member->place] ||
            !nothing_in_common(run, words_of_item(run, member), words))
            continue;
        struct diagnostic *diagnostic = finding(
            run, member, item_at(member),
            "%s answers to no word of the root definition, and no activity that does needs it",
            item_called(model, member));
        finding_help(run, diagnostic,
                     "which part asks for it? calls-for: what; if none does, it belongs to "
                     "another system");
    }
}

/* ---- Parts that no activity deals with --------------------------------------------------------
 */

/* Whether the text behind a part leaves it open which item is meant, or means this one. */
static bool means(struct check_run *run, const struct value *called, struct phrase item)
{
    return span_is_empty(called->why) ||
           !nothing_in_common(
               run, phrase_of(run->model->arena, model_text(run->model, called->why)), item);
}

/* Whether a member says that this part calls for it. */
static bool is_called_for(struct check_run *run, const struct item *system, int part,
                          struct phrase item)
{
    FOR_MEMBERS (system, member)
        for (const struct value *called = parts_called(member); called; called = called->next)
            if (called->choice == part && means(run, called, item))
                return true;
    return false;
}

void check_definition_covered(struct check_run *run, const struct item *system)
{
    static const struct {
        enum attribute attribute;
        int part;
    } asked[] = {{SYSTEM_HOW, ACTIVITY_CALLS_FOR_HOW},
                 {SYSTEM_ENVIRONMENT, ACTIVITY_CALLS_FOR_ENVIRONMENT}};
    if (!is_traced_whole(run, system))
        return;
    struct phrase done = words_of_activities(run, system);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        for (const struct value *value = item_values(system, asked[i].attribute); value;
             value = value->next) {
            struct phrase words = words_of_value(run, value);
            if (value->form == VALUE_NONE || !nothing_in_common(run, words, done) ||
                is_called_for(run, system, asked[i].part, words))
                continue;
            struct diagnostic *diagnostic =
                finding(run, system, value->at, "no activity of %s deals with this part of its %s",
                        item_called(run->model, system), attribute_specs[asked[i].attribute].word);
            finding_help(run, diagnostic,
                         "which activity heeds it? Write there: calls-for: %s; or what activity is "
                         "missing?",
                         attribute_specs[asked[i].attribute].word);
        }
}

void check_transformation_realised(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!slot || slot->lost || !slot->values || !is_traced_whole(run, system))
        return;
    struct phrase change = words_of_value(run, slot->values);
    if (!nothing_in_common(run, change, words_of_activities(run, system)) ||
        is_called_for(run, system, ACTIVITY_CALLS_FOR_TRANSFORMATION, change) ||
        is_called_for(run, system, ACTIVITY_CALLS_FOR_WHAT, change))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, slot->values->at, "no activity of %s brings this transformation about",
                item_called(run->model, system));
    finding_help(run, diagnostic,
                 "by which activity does the one become the other? Write there: calls-for: "
                 "transformation");
}
