/* Rules about what a change moves through a causal map: whether it can reach what it intends.

   What loops bring back is left to the table of effects: behind a balancing loop nearly all is
   open, and nobody learns from hearing it. Silent: where a line of the map was not understood,
   where the steps do not suffice, and in maps too large to be followed. Where a path over a link of
   unknown sign leaves it open, it is told only that all which is known hurts. That one path helps
   and another hurts is told of what a change intends only, and only where the second is hardly
   longer than the first and no story of the map tells of both: everything helps and hurts
   everything in the end. What stands in another map than what the change acts on is not held
   against it. Whom a side effect hits is left to people, who see it in the picture. */
#include "check/following.h"

/* ---- Both ways at once ------------------------------------------------------------------------
 */

/* The first of the values that says the contrary of one behind it; *first is what that one says. */
static const struct value *contrary_of(const struct value *values, const struct value **first)
{
    for (const struct value *value = values; value; value = value->next) {
        *first = value_naming(values, value->item);
        if (*first && (*first)->choice != value->choice)
            return value;
    }
    return NULL;
}

static void tell_contrary(struct check_run *run, const struct item *change,
                          enum attribute attribute, const char *does)
{
    const struct value *first;
    const struct value *value = contrary_of(item_values(change, attribute), &first);
    if (!value)
        return;
    struct diagnostic *diagnostic =
        finding(run, change, value->at, "%s %s %s both ways: it is to rise, and to fall",
                item_called(run->model, change), does, item_called(run->model, value->item));
    finding_remark(run, diagnostic, first->at, "the contrary is said here");
    finding_help(run, diagnostic,
                 "which of the two is meant? If both are, are they two variables, or two changes?");
}

void check_effect_contradicts(struct check_run *run, const struct item *change)
{
    tell_contrary(run, change, CHANGE_ACTS_ON, "moves");
    tell_contrary(run, change, CHANGE_INTENDS, "intends");
}

/* ---- What it intends --------------------------------------------------------------------------
 */

/* One of them, in one map. */
struct intent {
    struct check_run *run;
    const struct item *change;
    const struct graph *graph;
    const struct intervention *in;
    const struct value *value; /* where it stands */
    struct push wanted;
    struct answer answer;
};

/* All of one change, followed once for all rules. */
struct intents {
    struct intent *items;
    size_t count, capacity;
    bool are_followed;
};

typedef void tell_intent(const struct intent *);

static const char *way_of_intent(const struct intent *intent, const struct signed_path *path)
{
    return path_in_words(
        intent->run, intent->graph,
        movement_among(intent->in->pushes, intent->in->push_count, path->vertices[0]), path);
}

static void follow_pushes(struct check_run *run, struct followed_map *map,
                          const struct intervention *in, struct answer *answers)
{
    struct followed_map *past = followed_past(run, map, in);
    for (size_t i = 0; i < in->push_count; i++)
        for (size_t k = 0; k < in->intent_count; k++)
            follow_push(run, past, &in->pushes[i], in->intents[k].vertex, &answers[k]);
}

static void follow_intervention(struct check_run *run, const struct intervention *in,
                                struct intents *intents)
{
    struct followed_map *map = followed_map(run, in->map);
    if (!in->push_count || !in->intent_count || !map->graph)
        return;
    struct answer *answers = arena_alloc(run->model->arena, in->intent_count * sizeof *answers);
    follow_pushes(run, map, in, answers);
    for (size_t i = 0; i < in->intent_count; i++) {
        const struct item *variable = map->graph->variables[in->intents[i].vertex];
        *array_add(run->model->arena, intents) = (struct intent){
            .run = run,
            .change = in->change,
            .graph = map->graph,
            .in = in,
            .value = value_naming(item_values(in->change, CHANGE_INTENDS), variable),
            .wanted = in->intents[i],
            .answer = answers[i]};
    }
}

static const struct intents *intents_of(struct check_run *run, const struct item *change)
{
    if (!run->intents)
        run->intents =
            arena_alloc(run->model->arena, (run->model->all.count + 1) * sizeof *run->intents);
    struct intents *intents = &run->intents[change->index];
    if (intents->are_followed)
        return intents;
    intents->are_followed = true;
    struct interventions interventions = interventions_of(run->model->arena, change);
    for (size_t i = 0; i < interventions.count; i++)
        follow_intervention(run, &interventions.items[i], intents);
    return intents;
}

static void tell_intents(struct check_run *run, const struct item *change, tell_intent *tell)
{
    if (!item_slot(change, CHANGE_ACTS_ON) || !item_slot(change, CHANGE_INTENDS))
        return;
    const struct intents *intents = intents_of(run, change);
    for (size_t i = 0; i < intents->count; i++)
        tell(&intents->items[i]);
}

static const char *intended(const struct intent *intent)
{
    return item_called(intent->run->model, intent->value->item);
}

/* Where it acts, in words; NULL where nothing is tied to one of these, which is told elsewhere. */
static const char *places_of(const struct intent *intent)
{
    struct listing places = {0};
    for (size_t i = 0; i < intent->in->push_count; i++) {
        uint32_t vertex = intent->in->pushes[i].vertex;
        if (!intent->graph->linked[vertex])
            return NULL;
        listing_add(&places, intent->run->model->arena,
                    item_called(intent->run->model, intent->graph->variables[vertex]));
    }
    return listing_text(&places, "or");
}

static void tell_not_reached(const struct intent *intent)
{
    const struct answer *answer = &intent->answer;
    const char *places = places_of(intent);
    if (answer->open || has_path(answer, RISES) || has_path(answer, FALLS) ||
        has_path(answer, AMBIGUOUS) || !places || !intent->graph->linked[intent->wanted.vertex])
        return;
    struct diagnostic *diagnostic =
        finding(intent->run, intent->change, intent->value->at,
                "%s is to %s by %s, and nothing leads from %s to it", intended(intent),
                rise_or_fall(intent->wanted.movement),
                item_called(intent->run->model, intent->change), places);
    finding_remark(intent->run, diagnostic, item_slot(intent->change, CHANGE_ACTS_ON)->at,
                   "here it acts");
    finding_help(intent->run, diagnostic,
                 "what does it move on the way there? Draw the links that are missing; where there "
                 "are none, let it act on something else or intend less");
}

void check_intent_not_reached(struct check_run *run, const struct item *change)
{
    tell_intents(run, change, tell_not_reached);
}

static void tell_reversed(const struct intent *intent)
{
    enum movement contrary = movement_turned(intent->wanted.movement);
    if (!gives_only(&intent->answer, contrary))
        return;
    struct diagnostic *diagnostic = finding(
        intent->run, intent->change, intent->value->at,
        "%s is to %s by %s, and by the links of %s it %s: %s", intended(intent),
        rise_or_fall(intent->wanted.movement), item_called(intent->run->model, intent->change),
        item_called(intent->run->model, intent->in->map), movement_words[contrary],
        way_of_intent(intent, &intent->answer.paths[contrary]));
    finding_remark(intent->run, diagnostic, item_slot(intent->change, CHANGE_ACTS_ON)->at,
                   "here it acts");
    finding_help(intent->run, diagnostic,
                 "is a link the other way round, or one missing? If the links hold, the change "
                 "works against what it is for");
}

void check_intent_reversed(struct check_run *run, const struct item *change)
{
    tell_intents(run, change, tell_reversed);
}

/* The last link of a path stands where its story ends; a path without one is the push itself. */
static void remark_path(const struct intent *intent, struct diagnostic *diagnostic,
                        const struct signed_path *path, const char *joint)
{
    struct span at =
        path->length > 1
            ? statement_at(path_edge(intent->graph, path, path->length - 2)->links[0]->statement)
            : item_slot(intent->change, CHANGE_ACTS_ON)->at;
    finding_remark(intent->run, diagnostic, at, "%s%s", joint, way_of_intent(intent, path));
}

static bool plays(const struct item *story, const struct item *variable)
{
    FOR_LINKS (story, link)
        if (link->subject == variable)
            return true;
    return false;
}

/* Whether a story of the map tells of both: then people know that it pulls both ways. */
static bool is_told_in_story(const struct intent *intent, const struct item *pushed)
{
    FOR_MEMBERS (intent->in->map, story)
        if (story->kind == KIND_STORY && plays(story, pushed) && plays(story, intent->value->item))
            return true;
    return false;
}

/* What a path that hurts is held against: one that helps, else one over a link of unknown sign,
   which may help; NULL where there is none, or where the hurt is much farther off. */
static const struct signed_path *other_path(const struct intent *intent,
                                            const struct signed_path *hurts)
{
    enum { HARDLY_LONGER = 2 };
    const struct answer *answer = &intent->answer;
    enum movement other =
        has_path(answer, intent->wanted.movement) ? intent->wanted.movement : AMBIGUOUS;
    const struct signed_path *path = &answer->paths[other];
    return hurts->length && path->length && hurts->length <= path->length + HARDLY_LONGER ? path
                                                                                          : NULL;
}

static void tell_ambiguous(const struct intent *intent)
{
    enum movement contrary = movement_turned(intent->wanted.movement);
    const struct signed_path *hurts = &intent->answer.paths[contrary];
    const struct signed_path *other = other_path(intent, hurts);
    if (!other || is_told_in_story(intent, intent->graph->variables[hurts->vertices[0]]))
        return;
    bool helps = other->gives != AMBIGUOUS;
    struct diagnostic *diagnostic =
        finding(intent->run, intent->change, intent->value->at,
                helps ? "%s is to %s by %s, and by another path it %s"
                      : "%s is to %s by %s, and where the signs of the links are known it %s",
                intended(intent), rise_or_fall(intent->wanted.movement),
                item_called(intent->run->model, intent->change), movement_words[contrary]);
    remark_path(intent, diagnostic, helps ? other : hurts, "");
    remark_path(intent, diagnostic, helps ? hurts : other, "but ");
    finding_help(intent->run, diagnostic,
                 helps ? "which of the two is stronger, and which comes first? Ask those who know, "
                         "and watch both; or weaken the link that works against you"
                       : "nothing that is known yet helps: ask those who know which way the open "
                         "link goes");
}

void check_path_ambiguous(struct check_run *run, const struct item *change)
{
    tell_intents(run, change, tell_ambiguous);
}
