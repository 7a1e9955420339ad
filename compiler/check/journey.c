/* Rules about journeys: one person's or family's way through the services.

   Whose journey it is, the language asks itself; that it has a way is asked here (journey-steps).
   How much a family has to carry (journey-load) is told by the number of those whom they meet; how
   often they meet them, a step does not say. */
#include "analysis/journey.h"
#include "check/changes.h"

void check_journey_steps(struct check_run *run, const struct item *journey)
{
    unsigned steps = 0;
    FOR_MEMBERS (journey, member)
        steps += member->kind == KIND_STEP;
    if (steps > 1)
        return;
    struct diagnostic *diagnostic = finding(
        run, journey, item_at(journey), "%s has %s, and a journey leads from one to another",
        item_called(run->model, journey), steps ? "one step" : "no steps");
    finding_help(run, diagnostic, "what comes first, and what then? step NAME \"…\" with NAME");
}

static struct diagnostic *tell_met_by_nobody(struct check_run *run, const struct item *step)
{
    struct diagnostic *diagnostic =
        finding(run, step, item_at(step), "who meets them at %s is not said",
                item_called(run->model, step));
    finding_help(run, diagnostic,
                 "which service is it: with NAME; or, where there is none, with: none \"…\"");
    return diagnostic;
}

void check_journey_step_provider(struct check_run *run, const struct item *journey)
{
    struct diagnostic *diagnostic = NULL;
    unsigned told = 0;
    FOR_MEMBERS (journey, step) {
        if (step->kind != KIND_STEP || item_slot(step, STEP_WITH))
            continue;
        if (item_waives(step, &run->check->rule))
            tell_met_by_nobody(run, step);
        else if (!diagnostic)
            diagnostic = tell_met_by_nobody(run, step);
        else if (told++ < MOST_REMARKS)
            finding_remark(run, diagnostic, item_at(step), "nor here");
    }
}

/* ---- What hurts -------------------------------------------------------------------------------
 */

static bool hurts(const struct item *step)
{
    int feels = item_choice(step, STEP_FEELS);
    return feels >= 0 && feels != STEP_FEELS_CALM && feels != STEP_FEELS_HAPPY;
}

static struct diagnostic *tell_pain(struct check_run *run, const struct item *step)
{
    const struct value *feels = item_values(step, STEP_FEELS);
    struct diagnostic *diagnostic =
        finding(run, step, feels->at, "what they feel at %s leads to nothing",
                item_called(run->model, step));
    finding_help(run, diagnostic,
                 "let a change answer the step, answers: %s, or raise an issue about it",
                 item_path(run->model, step));
    return diagnostic;
}

/* While there is no change yet, that is told once a journey. */
void check_journey_pain_answered(struct check_run *run, const struct item *journey)
{
    const struct changes *changes = changes_of(run);
    struct diagnostic *first = NULL;
    if (changes->unsure)
        return;
    FOR_MEMBERS (journey, step) {
        if (step->kind != KIND_STEP || step->damaged || !hurts(step) || is_taken_up(run, step))
            continue;
        if (first && !changes->begun && !item_waives(step, &run->check->rule))
            finding_remark(run, first, item_values(step, STEP_FEELS)->at, "nor does this");
        else
            first = tell_pain(run, step);
    }
}

/* ---- From hand to hand ------------------------------------------------------------------------
 */

static void tell_hand_over(struct check_run *run, struct journey_way way)
{
    const struct item *from = item_values(way.from, STEP_WITH)->item;
    const struct item *to = item_values(way.to, STEP_WITH)->item;
    struct diagnostic *diagnostic =
        finding(run, way.from, item_at(way.from),
                "what goes along from %s to %s after %s is not said", item_called(run->model, from),
                item_called(run->model, to), item_called(run->model, way.from));
    finding_remark(run, diagnostic, item_at(way.to), "here they meet somebody else");
    finding_help(run, diagnostic,
                 "who carries the story? hands-over: \"…\"; or \"nothing\", if they tell it anew");
}

void check_journey_handover(struct check_run *run, const struct item *journey)
{
    struct journey_ways ways = journey_ways(run->model->arena, journey);
    for (size_t i = 0; i < ways.count; i++)
        if (is_left_empty_handed(ways.items[i]))
            tell_hand_over(run, ways.items[i]);
}

/* Those whom they meet, as far as they are counted. */
struct met {
    const struct item **items;
    size_t count, capacity;
};

static void meet(struct check_run *run, struct met *met, const struct item *who)
{
    size_t known = 0;
    while (known < met->count && met->items[known] != who)
        known++;
    if (who && known == met->count && met->count <= run->limits->services.most)
        *array_add(run->model->arena, met) = who;
}

void check_journey_load(struct check_run *run, const struct item *journey)
{
    struct met met = {.count = 0};
    FOR_MEMBERS (journey, step) {
        const struct value *with = step->kind == KIND_STEP ? item_values(step, STEP_WITH) : NULL;
        for (; with; with = with->next)
            meet(run, &met, with->item);
    }
    if (met.count <= run->limits->services.most)
        return;
    struct diagnostic *diagnostic =
        finding(run, journey, item_at(journey), "on %s they meet more than %u different services",
                item_called(run->model, journey), run->limits->services.most);
    finding_help(run, diagnostic, "who joins them up? Which two of them could be one?");
}
