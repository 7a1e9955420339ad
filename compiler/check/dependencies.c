/* Rules about what must be done before what: activities that hang loose, that wait for each other,
   that are said to follow what they follow anyway, and a control that nothing tells when to act.

   A monitor watches all the others without a line to each of them, so none is asked for; and a
   control acts on all of them. What is asked (control-acts) is that a control comes after a
   monitor, at whatever remove. */
#include "check/dependencies.h"

#include "check/limits.h"

#include <string.h>

const struct value *needed_before(const struct item *member)
{
    switch ((enum kind)member->kind) {
    case KIND_ACTIVITY:
        return item_values(member, ACTIVITY_AFTER);
    case KIND_MONITOR:
        return item_values(member, MONITOR_AFTER);
    case KIND_CONTROL:
        return item_values(member, CONTROL_AFTER);
    default:
        return NULL;
    }
}

size_t members_of(const struct item *system)
{
    const struct item *last = system->body ? system->body->last_member : NULL;
    return last ? last->place + 1 : 0;
}

/* ---- Activities that hang loose ---------------------------------------------------------------
 */

static bool *mark_needed(struct arena *arena, const struct item *system)
{
    bool *needed = arena_alloc(arena, members_of(system) + 1);
    FOR_MEMBERS (system, member)
        for (const struct value *before = needed_before(member); before; before = before->next)
            if (before->item && before->item->owner == system)
                needed[before->item->place] = true;
    return needed;
}

static bool has_several_activities(const struct item *system)
{
    unsigned count = 0;
    FOR_MEMBERS (system, member)
        count += member->kind == KIND_ACTIVITY;
    return count > 1;
}

void check_activity_connected(struct check_run *run, const struct item *system)
{
    if (!has_several_activities(system))
        return;
    const bool *needed = mark_needed(run->model->arena, system);
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY || item_slot(member, ACTIVITY_AFTER) ||
            needed[member->place])
            continue;
        struct diagnostic *diagnostic = finding(run, member, item_at(member),
                                                "%s hangs loose: nothing needs it, and it needs "
                                                "nothing",
                                                item_called(run->model, member));
        finding_help(run, diagnostic,
                     "what must be done before it? after NAME; or what does it make "
                     "possible?");
    }
}

/* ---- Going back along the dependencies --------------------------------------------------------
 */

enum colour { WHITE, GREY, BLACK };

struct walk {
    const struct item *system;
    const struct item **stack;
    const struct value **next; /* dependency to be followed next */
    unsigned char *colours;    /* by the member's place in its block */
    size_t depth;
};

static struct walk walk_new(struct arena *arena, const struct item *system)
{
    size_t members = members_of(system) + 1;
    return (struct walk){system, arena_alloc(arena, members * sizeof(const struct item *)),
                         arena_alloc(arena, members * sizeof(const struct value *)),
                         arena_alloc(arena, members), 0};
}

static void push(struct walk *walk, const struct item *member)
{
    walk->colours[member->place] = GREY;
    walk->stack[walk->depth] = member;
    walk->next[walk->depth++] = needed_before(member);
}

static const struct item *pop(struct walk *walk)
{
    const struct item *member = walk->stack[--walk->depth];
    walk->colours[member->place] = BLACK;
    return member;
}

/* The next dependency of the member on top that stays in the system; NULL where there is none. */
static const struct value *step(struct walk *walk)
{
    const struct value *value = walk->next[walk->depth - 1];
    while (value && !(value->item && value->item->owner == walk->system))
        value = value->next;
    walk->next[walk->depth - 1] = value ? value->next : NULL;
    return value;
}

void mark_all_before(struct arena *arena, const struct item *system, bool *marks)
{
    struct walk walk = walk_new(arena, system);
    FOR_MEMBERS (system, member) {
        if (!marks[member->place] || walk.colours[member->place] != WHITE)
            continue;
        push(&walk, member);
        while (walk.depth) {
            const struct value *value = step(&walk);
            if (!value) {
                marks[pop(&walk)->place] = true;
                continue;
            }
            if (walk.colours[value->item->place] == WHITE)
                push(&walk, value->item);
        }
    }
}

/* ---- Dependencies in a circle -----------------------------------------------------------------
 */

/* The value that closes a circle of activities begun here, or NULL. Monitor and control are not
   followed: what comes back through them is feedback. */
static const struct value *find_circle(struct walk *walk, const struct item *from)
{
    push(walk, from);
    while (walk->depth) {
        const struct value *value = step(walk);
        if (!value) {
            pop(walk);
            continue;
        }
        const struct item *before = value->item;
        if (before->kind != KIND_ACTIVITY)
            continue;
        if (walk->colours[before->place] == GREY)
            return value;
        if (walk->colours[before->place] == WHITE)
            push(walk, before);
    }
    return NULL;
}

static void tell_circle(struct check_run *run, const struct walk *walk, const struct value *closing)
{
    struct buffer circle = {.arena = run->model->arena};
    size_t start = walk->depth;
    while (start && walk->stack[start - 1] != closing->item)
        start--;
    for (size_t i = walk->depth; i >= start && i; i--)
        buffer_printf(&circle, "%s%s", circle.count ? ", before that " : "",
                      item_called(run->model, walk->stack[i - 1]));
    struct diagnostic *diagnostic =
        finding(run, walk->stack[walk->depth - 1], closing->at,
                "these wait for each other, so that none can begin: %s", buffer_text(&circle));
    finding_help(run, diagnostic,
                 "take one `after` out; what comes back as a correction goes through control");
}

void check_dependency_acyclic(struct check_run *run, const struct item *system)
{
    struct walk walk = walk_new(run->model->arena, system);
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY || walk.colours[member->place] != WHITE)
            continue;
        const struct value *closing = find_circle(&walk, member);
        if (!closing)
            continue;
        tell_circle(run, &walk, closing);
        return;
    }
}

/* ---- Dependencies that follow anyway ----------------------------------------------------------
 */

/* What each of an activity's dependencies needs in its turn: by place, the dependency through which
   it was reached first. */
static const struct value **reached_by(struct arena *arena, const struct item *activity)
{
    struct walk walk = walk_new(arena, activity->owner);
    const struct value **by =
        arena_alloc(arena, (members_of(activity->owner) + 1) * sizeof(const struct value *));
    for (const struct value *before = needed_before(activity); before; before = before->next) {
        if (!before->item || before->item->owner != activity->owner ||
            walk.colours[before->item->place] != WHITE)
            continue;
        push(&walk, before->item);
        while (walk.depth) {
            const struct value *value = step(&walk);
            if (!value) {
                pop(&walk);
                continue;
            }
            if (!by[value->item->place])
                by[value->item->place] = before;
            if (walk.colours[value->item->place] == WHITE)
                push(&walk, value->item);
        }
    }
    return by;
}

/* Taking a value out takes the comma with it; not where a comment would go too. */
static void offer_to_drop(struct check_run *run, struct diagnostic *diagnostic,
                          const struct value *values, const struct value *dropped)
{
    const struct value *before = values;
    struct span at = dropped->at;
    while (before != dropped && before->next != dropped)
        before = before->next;
    if (before != dropped)
        at.start = before->at.end;
    else if (dropped->next)
        at.end = dropped->next->at.start;
    if (memchr(model_source(run->model, at), '#', at.end - at.start) == NULL)
        finding_fix(run, diagnostic, at, false, "Leave the dependency to be understood", "");
}

static void tell_redundant(struct check_run *run, const struct item *activity,
                           const struct value *dropped, const struct value *via)
{
    struct model *model = run->model;
    struct diagnostic *diagnostic =
        finding(run, activity, dropped->at, "%s comes after %s in any case, by way of %s",
                item_called(model, activity), item_called(model, dropped->item),
                item_called(model, via->item));
    finding_remark(run, diagnostic, via->at, "what this one waits for");
    finding_help(run, diagnostic,
                 "the picture is easier to read without it: leave %s out of the `after`",
                 item_called(model, dropped->item));
    offer_to_drop(run, diagnostic, needed_before(activity), dropped);
}

void check_dependency_redundant(struct check_run *run, const struct item *activity)
{
    const struct value *needed = needed_before(activity);
    if (!needed || !needed->next || members_of(activity->owner) > MOST_FOLLOWED_ACTIVITIES)
        return;
    const struct value **by = reached_by(run->model->arena, activity);
    if (by[activity->place])
        return; /* in a circle all follows from all */
    for (const struct value *before = needed; before; before = before->next) {
        bool follows = before->item && before->item->owner == activity->owner;
        if (follows && by[before->item->place] && by[before->item->place]->item != before->item)
            tell_redundant(run, activity, before, by[before->item->place]);
    }
}

/* ---- A control that nothing tells when to act -------------------------------------------------
 */

/* Marks all that comes after a monitor; what waits for itself does not. */
static bool *mark_behind_monitors(struct arena *arena, const struct item *system)
{
    struct walk walk = walk_new(arena, system);
    bool *behind = arena_alloc(arena, members_of(system) + 1);
    FOR_MEMBERS (system, member) {
        if (walk.colours[member->place] != WHITE)
            continue;
        push(&walk, member);
        while (walk.depth) {
            const struct value *value = step(&walk);
            if (value && walk.colours[value->item->place] == WHITE) {
                push(&walk, value->item);
            } else if (value) {
                behind[walk.stack[walk.depth - 1]->place] |=
                    value->item->kind == KIND_MONITOR || behind[value->item->place];
            } else {
                const struct item *done = pop(&walk);
                if (walk.depth)
                    behind[walk.stack[walk.depth - 1]->place] |=
                        done->kind == KIND_MONITOR || behind[done->place];
            }
        }
    }
    return behind;
}

/* The system's monitor; NULL where there is none or one may choose between several. */
static const struct item *only_monitor(const struct item *system, unsigned *count)
{
    const struct item *monitor = NULL;
    *count = 0;
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_MONITOR) {
            monitor = member;
            ++*count;
        }
    return *count == 1 ? monitor : NULL;
}

static void tell_blind(struct check_run *run, const struct item *control,
                       const struct item *monitor)
{
    struct model *model = run->model;
    const struct statement *statement = control->statement;
    struct diagnostic *diagnostic =
        finding(run, control, item_at(control),
                "%s does not come after a monitor, so nothing tells it when to act",
                item_called(model, control));
    if (!monitor || !monitor->name) {
        finding_help(run, diagnostic, "let it follow what the monitor finds: after NAME");
        return;
    }
    finding_help(run, diagnostic, "let it follow what the monitor finds: after %s",
                 monitor->name->text);
    size_t end = span_is_empty(statement->label) ? statement->name.end : statement->label.end;
    if (!item_slot(control, CONTROL_AFTER) && end)
        finding_fix(run, diagnostic, (struct span){(uint32_t)end, (uint32_t)end}, false,
                    "Put it after the monitor",
                    arena_printf(model->arena, " after %s", monitor->name->text));
}

void check_control_acts(struct check_run *run, const struct item *system)
{
    unsigned monitors;
    const struct item *monitor = only_monitor(system, &monitors);
    if (!monitors)
        return;
    const bool *behind = mark_behind_monitors(run->model->arena, system);
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_CONTROL && !behind[member->place])
            tell_blind(run, member, monitor);
}
