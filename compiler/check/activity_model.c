/* Rules about the activities that a system would need, and how it would know how it does. Those
   that judge the wording stand in wording_activity.c, those about what must be done before what in
   dependencies.c, and what the activities have of the root definition in tracing.c.

   Narrower than the practice has them: many actors (actors-in-concert) are only remarked upon where
   their work falls apart into sets that never meet; whether it is right (ethicality-asked) is asked
   when the three questions before it have been answered; of the nine conditions of the formal
   system model (fsm-conditions) three are left that no other rule asks for. They are advice, from
   comparing on, and only once resources or continuity are told: few groups go through the nine.
   That nothing is measured at all is told once, by monitor-control, and not by three-es. */
#include "analysis/formal_system.h"
#include "check/dependencies.h"
#include "check/limits.h"

static unsigned count_of(const struct item *system, enum kind kind)
{
    unsigned count = 0;
    FOR_MEMBERS (system, member)
        count += member->kind == kind;
    return count;
}

/* ---- Actors -----------------------------------------------------------------------------------
 */

static const struct value *holders_of(const struct item *item)
{
    return item->kind == KIND_ROLE ? item_values(item, ROLE_HELD_BY) : NULL;
}

/* The same, or one holds the other as a role: a tutor's work is the work of the college. */
static bool acts_for(const struct item *one, const struct item *other)
{
    if (one == other)
        return true;
    for (const struct value *holder = holders_of(one); holder; holder = holder->next)
        if (holder->item == other)
            return true;
    for (const struct value *holder = holders_of(other); holder; holder = holder->next)
        if (holder->item == one)
            return true;
    return false;
}

static bool among(const struct value *values, const struct item *item)
{
    for (; values; values = values->next)
        if (values->item && acts_for(values->item, item))
            return true;
    return false;
}

static bool does_something(const struct item *system, const struct item *actor)
{
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY && among(item_values(member, ACTIVITY_ACTORS), actor))
            return true;
    return false;
}

static void tell_idle_actors(struct check_run *run, const struct item *system)
{
    for (const struct value *actor = item_values(system, SYSTEM_ACTORS); actor;
         actor = actor->next) {
        if (!actor->item || does_something(system, actor->item))
            continue;
        struct diagnostic *diagnostic =
            finding(run, system, actor->at, "%s is an actor of %s and does none of its activities",
                    item_called(run->model, actor->item), item_called(run->model, system));
        finding_help(run, diagnostic, "give them an activity, by %s, or take the name out",
                     name_to_write(actor->item));
    }
}

/* Those who do an activity and are not among the actors. */
static void tell_others(struct check_run *run, const struct item *activity,
                        const struct value *actors)
{
    struct listing others = {0};
    struct span at = {0};
    for (const struct value *by = item_values(activity, ACTIVITY_ACTORS); by; by = by->next) {
        if (!by->item || among(actors, by->item))
            continue;
        at = others.count ? at : by->at;
        listing_add(&others, run->model->arena, item_called(run->model, by->item));
    }
    if (!others.count)
        return;
    const struct item *system = activity->owner;
    bool one = others.count == 1;
    struct diagnostic *diagnostic =
        finding(run, activity, at, "%s %s this and %s not among the actors of %s",
                listing_text(&others, "and"), one ? "does" : "do", one ? "is" : "are",
                item_called(run->model, system));
    finding_remark(run, diagnostic, item_slot(system, SYSTEM_ACTORS)->at,
                   "the actors are named here");
    finding_help(run, diagnostic, "add them to the actors, or let an actor do it");
}

void check_actors_do_activities(struct check_run *run, const struct item *system)
{
    const struct value *actors = item_values(system, SYSTEM_ACTORS);
    if (!actors || actors->form == VALUE_NONE || item_slot(system, SYSTEM_ACTORS)->lost ||
        !count_of(system, KIND_ACTIVITY))
        return;
    tell_idle_actors(run, system);
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY)
            tell_others(run, member, actors);
}

/* ---- Actors whose work never meets ------------------------------------------------------------
 */

/* Activities in sets that meet: each leads to another of its set, and the last to itself. */
struct meeting {
    const struct item **activities;
    size_t *leads_to;
    size_t count;
};

static size_t set_of(struct meeting *meeting, size_t i)
{
    while (meeting->leads_to[i] != i)
        i = meeting->leads_to[i] = meeting->leads_to[meeting->leads_to[i]];
    return i;
}

static bool share_actor(const struct item *one, const struct item *other)
{
    for (const struct value *by = item_values(one, ACTIVITY_ACTORS); by; by = by->next)
        if (by->item && among(item_values(other, ACTIVITY_ACTORS), by->item))
            return true;
    return false;
}

static bool needs(const struct item *one, const struct item *other)
{
    const struct value *before = needed_before(one);
    while (before && before->item != other)
        before = before->next;
    return before;
}

static void join_sets(struct meeting *meeting)
{
    for (size_t i = 0; i < meeting->count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct item *one = meeting->activities[i], *other = meeting->activities[j];
            if (needs(one, other) || needs(other, one) || share_actor(one, other))
                meeting->leads_to[set_of(meeting, i)] = set_of(meeting, j);
        }
}

static struct meeting meeting_of(struct arena *arena, const struct item *system)
{
    size_t most = count_of(system, KIND_ACTIVITY);
    struct meeting meeting = {arena_alloc(arena, (most + 1) * sizeof(const struct item *)),
                              arena_alloc(arena, (most + 1) * sizeof(size_t)), 0};
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY || !item_slot(member, ACTIVITY_ACTORS))
            continue;
        meeting.activities[meeting.count] = member;
        meeting.leads_to[meeting.count] = meeting.count;
        meeting.count++;
    }
    join_sets(&meeting);
    return meeting;
}

static unsigned actors_of(const struct item *system)
{
    unsigned count = 0;
    for (const struct value *actor = item_values(system, SYSTEM_ACTORS); actor; actor = actor->next)
        count += actor->item && does_something(system, actor->item);
    return count;
}

void check_actors_in_concert(struct check_run *run, const struct item *system)
{
    struct listing begun = {0};
    if (count_of(system, KIND_ACTIVITY) > MOST_FOLLOWED_ACTIVITIES ||
        actors_of(system) <= MOST_SEPARATE_ACTORS)
        return;
    struct meeting meeting = meeting_of(run->model->arena, system);
    for (size_t i = 0; i < meeting.count; i++)
        if (set_of(&meeting, i) == i)
            listing_add(&begun, run->model->arena, item_called(run->model, meeting.activities[i]));
    if (begun.count < 2)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_slot(system, SYSTEM_ACTORS)->at,
                "the actors of %s do %u pieces of work that never meet: those of %s",
                item_called(run->model, system), begun.count, listing_text(&begun, "and"));
    finding_help(run, diagnostic,
                 "are these several transformations? Make a system of each, or say what one "
                 "needs of the other: after NAME");
}

/* ---- The activities ---------------------------------------------------------------------------
 */

void check_activity_count(struct check_run *run, const struct item *system)
{
    unsigned count = count_of(system, KIND_ACTIVITY);
    bool modelled = count || count_of(system, KIND_MONITOR) || count_of(system, KIND_CONTROL);
    if (!modelled ||
        (count >= run->limits->activities.least && count <= run->limits->activities.most))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system),
                "%s has %u activit%s, monitor and control apart; a model has %u to %u as a rule",
                item_called(run->model, system), count, count == 1 ? "y" : "ies",
                run->limits->activities.least, run->limits->activities.most);
    finding_help(run, diagnostic,
                 count < run->limits->activities.least
                     ? "what else would it have to do? Obtain, decide, tell, put right …"
                     : "join some, or open one into a system of its own with expands: NAME");
}

/* ---- Monitoring and control -------------------------------------------------------------------
 */

void check_monitor_control(struct check_run *run, const struct item *system)
{
    struct listing missing = {0};
    bool monitor = count_of(system, KIND_MONITOR), control = count_of(system, KIND_CONTROL);
    if (!monitor && !control && !count_of(system, KIND_ACTIVITY))
        return;
    if (!monitor)
        listing_add(&missing, run->model->arena, "no monitor");
    if (!control)
        listing_add(&missing, run->model->arena, "no control");
    if (!count_of(system, KIND_MEASURE))
        listing_add(&missing, run->model->arena, "no measure");
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s has %s: how would it know how it does?",
                item_called(run->model, system), listing_text(&missing, "and"));
    finding_help(run, diagnostic,
                 "add monitor \"Monitor …\", control \"Take action to …\" and "
                 "measure \"…\" for efficacy");
}

/* What its measures are for, one bit each. */
static unsigned measures_of(const struct item *system)
{
    unsigned kinds = 0;
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_MEASURE && item_choice(member, MEASURE_FOR) >= 0)
            kinds |= 1u << item_choice(member, MEASURE_FOR);
    return kinds;
}

void check_three_es(struct check_run *run, const struct item *system)
{
    static const struct {
        int asked;
        const char *word;
    } es[] = {{MEASURE_FOR_EFFICACY, "efficacy"},
              {MEASURE_FOR_EFFICIENCY, "efficiency"},
              {MEASURE_FOR_EFFECTIVENESS, "effectiveness"}};
    unsigned measures = measures_of(system);
    struct listing missing = {0};
    if (!count_of(system, KIND_MEASURE))
        return; /* another rule says so, once there is something to be measured */
    for (size_t i = 0; i < sizeof es / sizeof *es; i++)
        if (!(measures >> es[i].asked & 1))
            listing_add(&missing, run->model->arena, es[i].word);
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s has no measure for %s",
                item_called(run->model, system), listing_text(&missing, "or"));
    finding_help(run, diagnostic,
                 "add a line for each: measure \"…\" for efficacy (does it work?), "
                 "efficiency (at what cost?), effectiveness (to what longer end?)");
}

/* ---- Behind the three questions ---------------------------------------------------------------
 */

void check_ethicality_asked(struct check_run *run, const struct item *system)
{
    const unsigned three_es =
        1u << MEASURE_FOR_EFFICACY | 1u << MEASURE_FOR_EFFICIENCY | 1u << MEASURE_FOR_EFFECTIVENESS;
    const struct value *victims = item_values(system, SYSTEM_VICTIMS);
    unsigned measures = measures_of(system);
    if (!victims || victims->form == VALUE_NONE || (measures & three_es) != three_es ||
        measures >> MEASURE_FOR_ETHICALITY & 1)
        return;
    struct diagnostic *diagnostic = finding(
        run, system, victims->at, "this is at the expense of %s: by what standard is it right?",
        victims->item ? item_called(run->model, victims->item) : "somebody");
    finding_help(run, diagnostic, "add a line for it: measure \"…\" for ethicality");
}

void check_fsm_conditions(struct check_run *run, const struct item *system)
{
    static const enum formal_condition asked[] = {FORMAL_DECISION_TAKER, FORMAL_RESOURCES,
                                                  FORMAL_CONTINUITY};
    struct arena *arena = run->model->arena;
    struct listing missing = {0}, lines = {0};
    if (!count_of(system, KIND_ACTIVITY) || !count_of(system, KIND_MONITOR) ||
        !count_of(system, KIND_CONTROL) || !count_of(system, KIND_MEASURE))
        return;
    const struct formal_system *formal = formal_system_of(arena, system);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (formal->answers[asked[i]].state != FORMAL_UNMET)
            continue;
        listing_add(&missing, arena, formal_conditions[asked[i]].word);
        listing_add(&lines, arena, formal_conditions[asked[i]].line);
    }
    if (!missing.count ||
        (!item_slot(system, SYSTEM_RESOURCES) && !item_slot(system, SYSTEM_CONTINUITY)))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system),
                "%s has no %s: of the nine things that a system needs to work, %u are there",
                item_called(run->model, system), listing_text(&missing, "and no"), formal->met);
    finding_help(run, diagnostic, "add %s", listing_text(&lines, "and"));
}
