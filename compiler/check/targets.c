/* Rules about what a target moves through a causal map: whom it pulls against.

   A target pulls the variables that its measure shows the way that the measure calls better; where
   none is said, it is not asked. It is told only where all paths of known sign do the same harm to
   what is the purpose of a measure, has a target itself, or is intended by a change. Harm that some
   measure would show, there or on the way, is no surprise: it is told only where somebody has
   promised the contrary. */
#include "check/following.h"

/* Somebody wants a variable to rise, or to fall. */
struct want {
    const struct item *variable, *by; /* a measure or a change */
    enum movement movement;
    struct span at;
    enum { WANTS_TARGET, WANTS_PURPOSE, WANTS_INTENT } as;
};

struct wants {
    struct want *items;
    size_t count, capacity;
};

struct wanting {
    struct wants *wants; /* by the index of a map */
};

/* ---- What somebody wants --------------------------------------------------------------------- */

/* Which way a measure wants what it measures to go; MOVES_NOT where that is not said. */
static enum movement better_of(const struct item *measure)
{
    int better = item_choice(measure, MEASURE_BETTER);
    return better == MEASURE_BETTER_UP ? RISES : better == MEASURE_BETTER_DOWN ? FALLS : MOVES_NOT;
}

static bool is_known(const struct wants *wants, const struct want *want)
{
    for (size_t i = 0; i < wants->count; i++)
        if (wants->items[i].variable == want->variable &&
            wants->items[i].movement == want->movement)
            return true;
    return false;
}

/* In a map that can be followed; of several who want the same, the first counts. */
static void add_want(struct check_run *run, struct wanting *wanting, struct want want)
{
    const struct item *map = want.variable ? want.variable->owner : NULL;
    if (!map || map->kind != KIND_CAUSAL_MAP || !followed_map(run, map)->graph)
        return;
    struct wants *wants = &wanting->wants[map->index];
    if (!is_known(wants, &want))
        *array_add(run->model->arena, wants) = want;
}

static bool is_measured(const struct item *variable)
{
    return item_slot(variable, VARIABLE_MEASURED_BY);
}

/* The first of these measures that has a target, and says which way is better; NULL: none has. */
static const struct item *target_among(const struct value *measures)
{
    for (; measures; measures = measures->next)
        if (measures->item && !measures->item->damaged &&
            item_values(measures->item, MEASURE_TARGET) && better_of(measures->item))
            return measures->item;
    return NULL;
}

static void add_target(struct check_run *run, struct wanting *wanting, const struct item *variable)
{
    const struct item *measure = target_among(item_values(variable, VARIABLE_MEASURED_BY));
    if (measure)
        add_want(run, wanting,
                 (struct want){variable, measure, better_of(measure),
                               item_values(measure, MEASURE_TARGET)->at, WANTS_TARGET});
}

static void add_purpose(struct check_run *run, struct wanting *wanting, const struct item *measure)
{
    const struct value *purpose = item_values(measure, MEASURE_PURPOSE);
    if (purpose && purpose->item && !measure->damaged && !is_measured(purpose->item))
        add_want(run, wanting,
                 (struct want){purpose->item, measure, RISES, purpose->at, WANTS_PURPOSE});
}

static void add_intents(struct check_run *run, struct wanting *wanting, const struct item *change)
{
    if (change->damaged)
        return;
    for (const struct value *to = item_values(change, CHANGE_INTENDS); to; to = to->next)
        add_want(run, wanting,
                 (struct want){to->item, change, to->choice ? FALLS : RISES, to->at, WANTS_INTENT});
}

static const struct wanting *wanting_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->wanting)
        return run->wanting;
    struct wanting *wanting = arena_new_of(model->arena, struct wanting);
    wanting->wants = arena_alloc(model->arena, (model->all.count + 1) * sizeof *wanting->wants);
    FOR_ITEMS_OF (model, KIND_VARIABLE, variable)
        add_target(run, wanting, variable);
    FOR_ITEMS_OF (model, KIND_MEASURE, measure)
        add_purpose(run, wanting, measure);
    FOR_ITEMS_OF (model, KIND_CHANGE, change)
        add_intents(run, wanting, change);
    return run->wanting = wanting;
}

/* ---- Targets --------------------------------------------------------------------------------- */

/* A target, and what somebody wants that goes the other way by it. */
struct harm {
    struct check_run *run;
    const struct item *variable, *measure; /* which the target pushes, and whose it is */
    const struct want *want;
    const char *way;
    bool shown_on_the_way; /* some measure shows it before it comes there */
};

typedef void tell_harm(const struct harm *);

/* All that is known does it. A way over a link of unknown sign leaves it open only where it is the
   shorter one. */
static bool does_harm(const struct answer *answer, const struct want *want)
{
    const struct signed_path *harm = &answer->paths[movement_turned(want->movement)];
    const struct signed_path *unknown = &answer->paths[AMBIGUOUS];
    return !answer->open && harm->length && !has_path(answer, want->movement) &&
           (!unknown->length || harm->length < unknown->length);
}

static bool harms(struct check_run *run, struct followed_map *map, const struct want *target,
                  const struct want *want, struct signed_path *path)
{
    const struct graph *graph = map->graph;
    struct answer answer = {.open = false};
    struct push push = {graph->vertex_of[target->variable->place], target->movement};
    if (target->variable == want->variable)
        return false;
    follow_push(run, map, &push, graph->vertex_of[want->variable->place], &answer);
    *path = answer.paths[movement_turned(want->movement)];
    return does_harm(&answer, want);
}

/* Whether a measure shows what passes between the two ends of the path. */
static bool is_measured_on_the_way(const struct graph *graph, const struct signed_path *path)
{
    for (uint32_t i = 1; i + 1 < path->length; i++)
        if (is_measured(graph->variables[path->vertices[i]]))
            return true;
    return false;
}

/* Of two targets that pull against each other both ways, the first is told. */
static bool is_told_already(struct check_run *run, struct followed_map *map,
                            const struct want *target, const struct want *want)
{
    struct signed_path path;
    return want->as == WANTS_TARGET && want->variable->index < target->variable->index &&
           harms(run, map, want, target, &path);
}

/* What it harms that a measure shows, or that none does. */
static void follow_target(struct check_run *run, const struct item *variable, bool measured,
                          tell_harm *tell)
{
    const struct item *measure = target_among(item_values(variable, VARIABLE_MEASURED_BY));
    if (!measure || variable->owner->kind != KIND_CAUSAL_MAP)
        return;
    const struct wants *wants = &wanting_of(run)->wants[variable->owner->index];
    struct followed_map *map = followed_map(run, variable->owner);
    struct want target = {.variable = variable, .by = measure, .movement = better_of(measure)};
    for (size_t i = 0; map->graph && i < wants->count; i++) {
        const struct want *want = &wants->items[i];
        struct signed_path path;
        bool is_same = want->as == WANTS_TARGET && want->by == measure;
        if (!is_same && is_measured(want->variable) == measured &&
            harms(run, map, &target, want, &path) && !is_told_already(run, map, &target, want))
            tell(&(struct harm){run, variable, measure, want,
                                path_in_words(run, map->graph, target.movement, &path),
                                is_measured_on_the_way(map->graph, &path)});
    }
}

static void tell_unmeasured_harm(const struct harm *harm)
{
    struct model *model = harm->run->model;
    const struct want *want = harm->want;
    if (harm->shown_on_the_way)
        return;
    struct diagnostic *diagnostic =
        finding(harm->run, harm->measure, item_values(harm->measure, MEASURE_TARGET)->at,
                "whoever works for the target of %s lets %s %s, and nothing measures it: %s",
                item_called(model, harm->measure), item_called(model, want->variable),
                rise_or_fall(movement_turned(want->movement)), harm->way);
    if (want->as == WANTS_PURPOSE)
        finding_remark(harm->run, diagnostic, want->at,
                       want->by == harm->measure ? "this is what the target is for"
                                                 : "this is what another measure is for");
    else
        finding_remark(harm->run, diagnostic, want->at, "here it is meant to %s",
                       rise_or_fall(want->movement));
    finding_help(harm->run, diagnostic,
                 "by what would you see the harm? Let a measure show it, measured-by: NAME in the "
                 "block of %s, and look at the two together. If %s counts the contrary of its "
                 "variable, its target goes the other way: give it a variable of its own",
                 item_called(model, want->variable), item_called(model, harm->measure));
}

void check_target_unmeasured_harm(struct check_run *run, const struct item *variable)
{
    follow_target(run, variable, false, tell_unmeasured_harm);
}

static void tell_conflict(const struct harm *harm)
{
    struct model *model = harm->run->model;
    const struct want *want = harm->want;
    struct diagnostic *diagnostic =
        finding(harm->run, harm->measure, item_values(harm->measure, MEASURE_TARGET)->at,
                want->as == WANTS_TARGET ? "the targets of %s and %s pull against each other: %s"
                                         : "the target of %s pulls against what %s intends: %s",
                item_called(model, harm->measure), item_called(model, want->by), harm->way);
    finding_remark(harm->run, diagnostic, want->at, "by this %s is to %s",
                   item_called(model, want->variable), rise_or_fall(want->movement));
    finding_help(harm->run, diagnostic,
                 "whoever does well by the one does harm by the other: say which comes first, or "
                 "look for a measure that serves both");
}

void check_targets_conflict(struct check_run *run, const struct item *variable)
{
    follow_target(run, variable, true, tell_conflict);
}
