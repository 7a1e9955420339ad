/* Rules about learning: what a group doubts after it has looked back, whether those who decide hear
   of it from those whom it reaches, and whether it has more than one future in mind.

   An assumption in doubt (learning-loop) is asked where what came was not what was expected: of a
   change that has stalled or failed, and only where both are told. One way from those who are
   served or work in the front line to somebody at the top is enough (feedback-path); it is looked
   for in what pictures, networks and delivery chains pass on, once positions are told. That an
   evaluation holds others (evaluation-nested) and that a belief is tested (hypothesis-tested) are
   left out: the language has no evaluations, and what backs a link stands in the causal map. */
#include "check/changes.h"

#include <string.h>

void check_learning_loop(struct check_run *run, const struct item *outcome)
{
    int is = item_choice(outcome, OUTCOME_IS);
    if ((is != OUTCOME_IS_STALLED && is != OUTCOME_IS_FAILED) ||
        !item_slot(outcome, OUTCOME_EXPECTED) || !item_slot(outcome, OUTCOME_OBSERVED) ||
        item_slot(outcome, OUTCOME_DOUBTS))
        return;
    struct diagnostic *diagnostic = finding(run, outcome, item_at(outcome),
                                            "%s went otherwise than expected, and nothing is "
                                            "in doubt since",
                                            item_called(run->model, outcome->refers));
    finding_help(run, diagnostic, "what had we taken for granted? doubts: \"that …\"");
}

/* ---- From those whom it reaches to those who decide -------------------------------------------
 */

/* Who hears from whom, as lists of edges by the index of whoever passes something on. */
struct hearsay {
    struct arena *arena;
    struct heard_by {
        struct heard_by *next;
        const struct item *hearer;
    } * *of;
    const struct item **queue; /* whom word has reached */
    bool *reached;             /* by the item's index */
    size_t count;
    bool any;
};

static void pass_on(struct hearsay *hearsay, const struct item *from, const struct item *to)
{
    if (!from || !to)
        return;
    struct heard_by *edge = arena_new_of(hearsay->arena, struct heard_by);
    edge->hearer = to;
    edge->next = hearsay->of[from->index];
    hearsay->of[from->index] = edge;
}

/* Whoever does one of these is told something. */
static bool is_told(const struct item *relation)
{
    static const char *const verbs[] = {"asks", "hears", "listens"};
    int draws = item_choice(relation, RELATION_DRAWS);
    if (draws != RELATION_DRAWS_FLOW && draws != RELATION_DRAWS_PRESSURE)
        return true;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (relation->name && !strcmp(relation->name->text, verbs[i]))
            return true;
    return false;
}

static void pass_on_to(struct hearsay *hearsay, const struct link *link, enum clause_word clause,
                       bool back)
{
    const struct qualifier *qualifier = link_qualifier(link, clause);
    for (const struct value *who = qualifier ? qualifier->values : NULL; who; who = who->next) {
        pass_on(hearsay, back ? who->item : link->subject, back ? link->subject : who->item);
        hearsay->any |= who->item != NULL;
    }
}

static void walk_link(struct hearsay *hearsay, const struct link *link)
{
    bool says = link->verb == VERB_SAYS;
    const struct item *relation = link->relation;
    if (!says &&
        (!relation || item_choice(relation, RELATION_CARRIES) != RELATION_CARRIES_INFORMATION))
        return;
    pass_on_to(hearsay, link, CLAUSE_TO, false);
    if (says)
        return;
    pass_on_to(hearsay, link, CLAUSE_FROM, true);
    pass_on(hearsay, link->subject, link->object);
    hearsay->any |= link->object != NULL;
    if (is_told(relation)) {
        pass_on(hearsay, link->object, link->subject);
        pass_on_to(hearsay, link, CLAUSE_TO, true);
    }
}

static void walk_stage(struct hearsay *hearsay, const struct item *stage)
{
    for (const struct value *by = item_values(stage, STAGE_BY); by; by = by->next)
        for (const struct value *to = item_values(stage, STAGE_TO); to; to = to->next)
            pass_on(hearsay, by->item, to->item);
}

/* What one who holds a role hears, the role hears, and the other way round. */
static void walk_role(struct hearsay *hearsay, const struct item *role)
{
    for (const struct value *held = item_values(role, ROLE_HELD_BY); held; held = held->next) {
        pass_on(hearsay, role, held->item);
        pass_on(hearsay, held->item, role);
    }
}

static void walk(struct hearsay *hearsay, const struct item *item)
{
    if (item->kind == KIND_PICTURE || item->kind == KIND_NETWORK)
        FOR_LINKS (item, link)
            walk_link(hearsay, link);
    if (item->kind == KIND_STAGE)
        walk_stage(hearsay, item);
    if (item->kind == KIND_ROLE)
        walk_role(hearsay, item);
}

static void reach(struct hearsay *hearsay, const struct item *who)
{
    if (hearsay->reached[who->index])
        return;
    hearsay->reached[who->index] = true;
    hearsay->queue[hearsay->count++] = who;
}

/* Whether word of one of them reaches somebody at the top. */
static bool reaches_top(struct hearsay *hearsay)
{
    for (size_t i = 0; i < hearsay->count; i++) {
        const struct item *who = hearsay->queue[i];
        if (who->kind == KIND_STAKEHOLDER &&
            item_choice(who, STAKEHOLDER_POSITION) == STAKEHOLDER_POSITION_TOP)
            return true;
        for (const struct heard_by *edge = hearsay->of[who->index]; edge; edge = edge->next)
            reach(hearsay, edge->hearer);
    }
    return false;
}

static bool hears_nothing(struct check_run *run)
{
    struct model *model = run->model;
    size_t room = model->all.count + 1;
    struct hearsay hearsay = {.arena = model->arena,
                              .of = arena_alloc(model->arena, room * sizeof *hearsay.of),
                              .queue = arena_alloc(model->arena, room * sizeof *hearsay.queue),
                              .reached = arena_alloc(model->arena, room)};
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        int position =
            item->kind == KIND_STAKEHOLDER ? item_choice(item, STAKEHOLDER_POSITION) : -1;
        if (!item->file->source->library)
            walk(&hearsay, item);
        if (position == STAKEHOLDER_POSITION_BOTTOM || position == STAKEHOLDER_POSITION_CUSTOMER)
            reach(&hearsay, item);
    }
    return hearsay.any && !reaches_top(&hearsay);
}

void check_feedback_path(struct check_run *run, const struct item *nothing)
{
    const struct item *top = NULL, *served = NULL;
    (void)nothing;
    FOR_ITEMS_OF (run->model, KIND_STAKEHOLDER, who) {
        int position = item_choice(who, STAKEHOLDER_POSITION);
        if (position == STAKEHOLDER_POSITION_TOP && !top)
            top = who;
        if ((position == STAKEHOLDER_POSITION_CUSTOMER ||
             position == STAKEHOLDER_POSITION_BOTTOM) &&
            !served)
            served = who;
    }
    if (!top || !served || run->model->lost.count || run->model->unsound || !hears_nothing(run))
        return;
    struct diagnostic *diagnostic =
        finding(run, top, item_at(top),
                "nothing carries the experience of %s to %s or anybody else at the top",
                item_called(run->model, served), item_called(run->model, top));
    finding_remark(run, diagnostic, item_at(served), "what they know goes nowhere");
    finding_help(run, diagnostic,
                 "who could tell whom? Draw it as it is, %s tell NAME \"…\", or make it a change",
                 name_to_write(served));
}

/* ---- More than one future ---------------------------------------------------------------------
 */

void check_scenario_set(struct check_run *run, const struct item *nothing)
{
    const struct item *first = NULL, *by_nobody = NULL;
    unsigned count = 0, avoided = 0;
    (void)nothing;
    FOR_ITEMS_OF (run->model, KIND_SCENARIO, scenario) {
        first = first ? first : scenario;
        by_nobody = by_nobody || item_slot(scenario, SCENARIO_BY) ? by_nobody : scenario;
        avoided += item_choice(scenario, SCENARIO_IS) == SCENARIO_IS_AVOIDED;
        count++;
    }
    if (!count || (count > 1 && avoided && !by_nobody))
        return;
    if (count == 1 || !avoided)
        finding_help(run,
                     finding(run, first, item_at(first),
                             count == 1 ? "one scenario is a plan" : "no scenario is one to avoid"),
                     "tell a future that nobody wants, too: scenario NAME \"…\" { is: avoided }");
    else
        finding_help(run,
                     finding(run, by_nobody, item_at(by_nobody), "who thought up %s is not said",
                             item_called(run->model, by_nobody)),
                     "futures are somebody's hopes and fears: by NAME");
}
