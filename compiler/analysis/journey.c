/* The steps of a journey and the ways between them; see journey.h. */
#include "analysis/journey.h"

#include "analysis/identity.h"

/* ---- The order of time ----------------------------------------------------------------------- */

/* A step that waits for those before it: the next of them to look at. */
struct waiting {
    const struct item *step;
    const struct value *before;
};

struct ordering {
    struct arena *arena;
    const struct item *journey;
    struct journey_steps steps;
    enum { NOT_BEGUN, WAITING, IN_ORDER } * states; /* by a step's place in its block */
    struct {
        struct waiting *items;
        size_t count, capacity;
    } waiting;
};

static struct waiting *last_waiting(const struct ordering *ordering)
{
    return &ordering->waiting.items[ordering->waiting.count - 1];
}

/* Whoever waits for a step that itself waits for them is in a circle: the step then goes first. */
static void leave_circle(struct ordering *ordering, const struct item *step)
{
    while (last_waiting(ordering)->step != step) {
        ordering->states[last_waiting(ordering)->step->place] = NOT_BEGUN;
        ordering->waiting.count--;
    }
}

static void wait_for(struct ordering *ordering, const struct item *step)
{
    if (!step || step->kind != KIND_STEP || step->owner != ordering->journey)
        return;
    if (ordering->states[step->place] == WAITING)
        leave_circle(ordering, step);
    if (ordering->states[step->place] != NOT_BEGUN)
        return;
    ordering->states[step->place] = WAITING;
    *array_add(ordering->arena, &ordering->waiting) =
        (struct waiting){step, item_values(step, STEP_AFTER)};
}

/* With a stack of its own, for a journey may be longer than that of the machine is deep. */
static void put_in_order(struct ordering *ordering, const struct item *step)
{
    wait_for(ordering, step);
    while (ordering->waiting.count) {
        struct waiting *last = last_waiting(ordering);
        const struct value *before = last->before;
        if (before) {
            last->before = before->next;
            wait_for(ordering, before->item);
            continue;
        }
        ordering->states[last->step->place] = IN_ORDER;
        *array_add(ordering->arena, &ordering->steps) = last->step;
        ordering->waiting.count--;
    }
}

static size_t count_members(const struct item *journey)
{
    size_t count = 0;
    FOR_MEMBERS (journey, member)
        count = member->place + 1 > count ? member->place + 1 : count;
    return count;
}

struct journey_steps journey_in_order(struct arena *arena, const struct item *journey)
{
    struct ordering ordering = {.arena = arena, .journey = journey};
    ordering.states = arena_alloc(arena, (count_members(journey) + 1) * sizeof *ordering.states);
    FOR_MEMBERS (journey, step)
        put_in_order(&ordering, step);
    return ordering.steps;
}

/* ---- From step to step ----------------------------------------------------------------------- */

static bool says_order(const struct item *journey)
{
    FOR_MEMBERS (journey, step)
        if (step->kind == KIND_STEP && item_slot(step, STEP_AFTER))
            return true;
    return false;
}

/* A step of the journey itself is taken once, however often it is named. */
static void add_said_ways(struct arena *arena, struct journey_ways *ways, const struct item *step,
                          const struct item **followed_by)
{
    for (const struct value *after = item_values(step, STEP_AFTER); after; after = after->next) {
        const struct item *from = after->item;
        bool own = from && from->kind == KIND_STEP && from->owner == step->owner;
        if (!from || from == step || (own && followed_by[from->place] == step))
            continue;
        if (own)
            followed_by[from->place] = step;
        *array_add(arena, ways) = (struct journey_way){from, step};
    }
}

struct journey_ways journey_ways(struct arena *arena, const struct item *journey)
{
    struct journey_ways ways = {.count = 0};
    const struct item **followed_by =
        arena_alloc(arena, (count_members(journey) + 1) * sizeof(struct item *));
    const struct item *before = NULL;
    bool ordered = says_order(journey);
    FOR_MEMBERS (journey, step) {
        if (step->kind != KIND_STEP)
            continue;
        if (ordered)
            add_said_ways(arena, &ways, step, followed_by);
        else if (before)
            *array_add(arena, &ways) = (struct journey_way){before, step};
        before = step;
    }
    return ways;
}

static bool meets_nobody(const struct value *with)
{
    return with->form == VALUE_NONE;
}

bool is_left_empty_handed(struct journey_way way)
{
    const struct value *with = item_values(way.from, STEP_WITH),
                       *then = item_values(way.to, STEP_WITH);
    return with && then && !meets_nobody(with) && !meets_nobody(then) && !share_name(with, then) &&
           !item_slot(way.from, STEP_HANDS_OVER);
}
