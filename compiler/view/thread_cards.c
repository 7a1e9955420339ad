/* The cards of the thread through a study; see thread.h.

   So that a whole study stays readable, what goes on is shown and the rest is counted: activities
   from which nothing follows stand as a number with their system, and so do measures; activities of
   which nobody has said whether they happen share a card, and so do boundary questions that one
   change answers. */
#include "base/listing.h"
#include "view/answer.h"
#include "view/outcomes.h"
#include "view/thread.h"
#include "view/words.h"

/* In the order in which their cards are told. */
static const struct {
    enum kind kind;
    enum phase phase;
    const char *note; /* on the card, where its column does not say what it is */
} sorts[] = {
    {KIND_ISSUE, PHASE_BEGINNING, NULL},
    {KIND_CONFLICT, PHASE_BEGINNING, "a conflict"},
    {KIND_SYSTEM, PHASE_SYSTEM, NULL},
    {KIND_DELIVERY_CHAIN, PHASE_NEED, "a delivery chain"},
    {KIND_ACTIVITY, PHASE_NEED, NULL},
    {KIND_MONITOR, PHASE_NEED, NULL},
    {KIND_CONTROL, PHASE_NEED, NULL},
    {KIND_QUESTION, PHASE_NEED, "where the line is drawn"},
    {KIND_MEASURE, PHASE_NEED, "a measure"},
    {KIND_FINDING, PHASE_FOUND, NULL},
    {KIND_STEP, PHASE_FOUND, "a step of a journey"},
    {KIND_LOOP, PHASE_FOUND, "a feedback loop"},
    {KIND_CHANGE, PHASE_CHANGE, NULL},
    {KIND_OUTCOME, PHASE_OUTCOME, NULL},
};
enum { SORT_COUNT = sizeof sorts / sizeof *sorts };

const enum diagram_part phase_parts[PHASE_COUNT] = {
    [PHASE_BEGINNING] = PART_CONCERN, [PHASE_SYSTEM] = PART_PURPOSE, [PHASE_NEED] = PART_NEED,
    [PHASE_FOUND] = PART_FOUND,       [PHASE_CHANGE] = PART_ANSWER,  [PHASE_OUTCOME] = PART_UPSHOT,
};

/* ---- What is shown of what is there -----------------------------------------------------------
 */

bool thread_shows(struct thread *thread, const struct item *item)
{
    return trace_holds(item) && (!thread->within || thread->within[item->index]) &&
           viewer_shows(thread->viewer, item);
}

bool thread_goes_on(struct thread *thread, const struct item *item, enum kind kind)
{
    const struct trace_links *to = &trace_node(thread->trace, item)->to;
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i]->kind == kind && thread_shows(thread, to->items[i]))
            return true;
    return false;
}

static bool has_gap(struct thread *thread, const struct item *item, enum trace_gap gap)
{
    return trace_lacks(thread->trace, item, gap) || trace_leaves(thread->trace, item, gap);
}

/* Whether a change follows from a finding, or ought to. */
static bool goes_on(struct thread *thread, const struct item *finding)
{
    return thread_goes_on(thread, finding, KIND_CHANGE) ||
           has_gap(thread, finding, TRACE_UNCHANGED);
}

/* Whether something follows from what a system needs. */
static bool leads_on(struct thread *thread, const struct item *need)
{
    const struct trace_links *to = &trace_node(thread->trace, need)->to;
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i]->kind == KIND_FINDING && thread_shows(thread, to->items[i]) &&
            goes_on(thread, to->items[i]))
            return true;
    return thread_goes_on(thread, need, KIND_CHANGE);
}

static bool has_card(struct thread *thread, const struct item *item)
{
    switch ((enum kind)item->kind) {
    case KIND_ACTIVITY:
    case KIND_MONITOR:
    case KIND_CONTROL:
        return leads_on(thread, item);
    case KIND_QUESTION:
    case KIND_STEP:
    case KIND_LOOP:
        return thread_goes_on(thread, item, KIND_CHANGE);
    case KIND_MEASURE:
        return has_gap(thread, item, TRACE_LOOSE);
    case KIND_FINDING:
        return item->refers && thread->cards[item->refers->index];
    case KIND_OUTCOME:
        return item->refers && thread->cards[item->refers->index];
    default:
        return true;
    }
}

static bool is_answered_as(struct thread *thread, const struct item *one, const struct item *other)
{
    const struct trace_links *a = &trace_node(thread->trace, one)->to;
    const struct trace_links *b = &trace_node(thread->trace, other)->to;
    for (size_t i = 0; i < a->count && a->count == b->count; i++)
        if (a->items[i] != b->items[i])
            return false;
    return a->count == b->count;
}

/* ---- Cards ------------------------------------------------------------------------------------
 */

struct diagram_node *thread_add_card(struct thread *thread, const struct item *item,
                                     enum phase phase, const char *text)
{
    struct diagram_node *node = array_add(thread->arena, &thread->diagram->nodes);
    *node = (struct diagram_node){.part = phase_parts[phase], .text = text};
    *array_add(thread->arena, &thread->things) =
        (struct card_of_thing){item, phase, text, arena_printf(thread->arena, "“%s”", text)};
    if (item) {
        node->id = item_id(thread->viewer->model, item);
        thread->cards[item->index] = (uint32_t)thread->diagram->nodes.count;
    }
    return node;
}

/* How its activities fare from which nothing follows. */
enum rest { REST_HAPPEN, REST_UNKNOWN, REST_OPEN, REST_COUNT };

static enum rest rest_of(struct thread *thread, const struct item *activity)
{
    const struct trace_links *to = &trace_node(thread->trace, activity)->to;
    for (size_t i = to->count; i-- > 0;)
        if (to->items[i]->kind == KIND_FINDING && viewer_shows(thread->viewer, to->items[i]))
            return item_choice(to->items[i], FINDING_EXISTS) == FINDING_EXISTS_YES ? REST_HAPPEN
                                                                                   : REST_UNKNOWN;
    return REST_OPEN;
}

static void note_members(struct thread *thread, struct diagram_node *node,
                         const struct item *system)
{
    static const char *const words[REST_COUNT][2] = {
        [REST_HAPPEN] = {"activity that happens", "activities that happen"},
        [REST_UNKNOWN] = {"activity of which nobody knows", "activities of which nobody knows"},
        [REST_OPEN] = {"activity", "activities"}};
    size_t rests[REST_COUNT] = {0}, measures = 0;
    bool told = false; /* others, before */
    FOR_MEMBERS (system, member) {
        bool shown = thread_shows(thread, member);
        measures += shown && member->kind == KIND_MEASURE;
        if (!shown || member->kind != KIND_ACTIVITY)
            continue;
        if (leads_on(thread, member) || has_gap(thread, member, TRACE_NO_FINDING))
            told = true;
        else
            rests[rest_of(thread, member)]++;
    }
    for (enum rest rest = 0; rest < REST_COUNT; rest++)
        if (rests[rest]) {
            const char *word = words[rest][rests[rest] > 1];
            node_add_note(thread->arena, node,
                          arena_printf(thread->arena, "%s%s %s",
                                       number_in_words(thread->arena, rests[rest]),
                                       told ? " more" : "", word));
            told = true;
        }
    if (measures)
        node_add_note(thread->arena, node,
                      count_in_words(thread->arena, measures, "measure", "measures"));
}

static void add_system(struct thread *thread, const struct item *system)
{
    struct viewer *viewer = thread->viewer;
    struct diagram_node *node =
        thread_add_card(thread, system, PHASE_SYSTEM, system_purpose(viewer->model, system));
    const struct value *wider = item_values(system, SYSTEM_EXPANDS);
    if (wider && wider->item && thread_shows(thread, wider->item))
        node_add_note(
            thread->arena, node,
            arena_printf(thread->arena, "opens up “%s”", item_title(viewer->model, wider->item)));
    note_members(thread, node, system);
}

/* Boundary questions of a system that the same changes answer. */
static void add_questions(struct thread *thread, const struct item *question)
{
    struct listing titles = {0};
    FOR_MEMBERS (question->owner, other)
        if (other->kind == KIND_QUESTION && thread_shows(thread, other) &&
            is_answered_as(thread, question, other)) {
            listing_add(&titles, thread->arena, item_title(thread->viewer->model, other));
            thread->cards[other->index] = (uint32_t)thread->diagram->nodes.count + 1;
        }
    thread_add_card(thread, question, PHASE_NEED,
                    with_capital(thread->arena, listing_text(&titles, "and")));
}

/* Activities of which nobody has said whether they happen; `left`: and that may be so. */
static void add_unasked(struct thread *thread, const struct item *system, bool left)
{
    enum { MOST_TOLD = 4 };
    struct trace_links unasked = {NULL, 0, 0};
    FOR_MEMBERS (system, member)
        if (thread_shows(thread, member) && !leads_on(thread, member) &&
            (left ? trace_leaves : trace_lacks)(thread->trace, member, TRACE_NO_FINDING))
            *array_add(thread->arena, &unasked) = member;
    if (!unasked.count)
        return;
    const struct model *model = thread->viewer->model;
    struct diagram_node *node = thread_add_card(
        thread, unasked.items[0], PHASE_NEED,
        unasked.count == 1
            ? item_title(model, unasked.items[0])
            : with_capital(thread->arena,
                           count_in_words(thread->arena, unasked.count, "activity", "activities")));
    for (size_t i = 0; i < unasked.count && unasked.count > 1 && i < MOST_TOLD; i++)
        node_add_note(thread->arena, node, item_title(model, unasked.items[i]));
    if (unasked.count > MOST_TOLD)
        node_add_note(thread->arena, node, more_in_words(thread->arena, unasked.count - MOST_TOLD));
}

/* What is told of it by whoever leads to it, and not its title. */
static void tell_as(struct thread *thread, const struct item *item, const char *words)
{
    struct card_of_thing *thing = &thread->things.items[thread->things.count - 1];
    thing->called = item_title(thread->viewer->model, item);
    thing->told = words;
}

static const char *words_of(struct thread *thread, const struct item *item,
                            enum attribute attribute)
{
    const struct answer *answer = answer_of(thread->viewer, item, attribute);
    return answer ? answer->words : "not said";
}

static void add_finding(struct thread *thread, const struct item *finding)
{
    const char *words =
        arena_printf(thread->arena, "happens: %s", words_of(thread, finding, FINDING_EXISTS));
    thread_add_card(thread, finding, PHASE_FOUND, with_capital(thread->arena, words));
    tell_as(thread, finding, words);
}

/* What came of a change, in the order of time. */
static struct trace_links outcomes_of(struct thread *thread, const struct item *change)
{
    const struct trace_links *all = &trace_node(thread->trace, change)->to;
    struct trace_links seen = {NULL, 0, 0};
    for (size_t i = 0; i < all->count; i++) {
        if (!thread_shows(thread, all->items[i]))
            continue;
        size_t at = seen.count;
        for (*array_add(thread->arena, &seen) = NULL;
             at && outcome_follows(seen.items[at - 1], all->items[i]); at--)
            seen.items[at] = seen.items[at - 1];
        seen.items[at] = all->items[i];
    }
    return seen;
}

/* What came of a change in the end, and before that. */
static void add_outcome(struct thread *thread, const struct item *first)
{
    struct trace_links seen = outcomes_of(thread, first->refers);
    const struct item *last = seen.items[seen.count - 1];
    struct listing before = {0};
    for (size_t i = 0; i < seen.count; i++)
        thread->cards[seen.items[i]->index] = (uint32_t)thread->diagram->nodes.count + 1;
    for (size_t i = 0; i + 1 < seen.count; i++)
        listing_add(&before, thread->arena, words_of(thread, seen.items[i], OUTCOME_IS));
    const struct answer *answer = answer_of(thread->viewer, last, OUTCOME_IS);
    const char *words = words_of(thread, last, OUTCOME_IS);
    const char *observed = item_text(thread->viewer, last, OUTCOME_OBSERVED);
    struct diagram_node *node =
        thread_add_card(thread, last, PHASE_OUTCOME, with_capital(thread->arena, words));
    node->badges = answer ? answer->badges : 0;
    node_add_note(thread->arena, node, observed);
    if (before.count)
        node_add_note(thread->arena, node,
                      arena_printf(thread->arena, "before that: %s", listing_text(&before, "and")));
    tell_as(thread, last, words);
}

static void add_card(struct thread *thread, const struct item *item, size_t sort)
{
    if (item->kind == KIND_SYSTEM)
        add_system(thread, item);
    else if (item->kind == KIND_FINDING)
        add_finding(thread, item);
    else if (item->kind == KIND_OUTCOME)
        add_outcome(thread, item);
    else if (item->kind == KIND_QUESTION)
        add_questions(thread, item);
    else
        thread_add_card(thread, item, sorts[sort].phase, item_title(thread->viewer->model, item));
    if (sorts[sort].note)
        node_add_note(thread->arena,
                      &thread->diagram->nodes.items[thread->diagram->nodes.count - 1],
                      sorts[sort].note);
}

void thread_add_cards(struct thread *thread)
{
    const struct model *model = thread->viewer->model;
    for (size_t i = 0; i < SORT_COUNT; i++)
        FOR_ITEMS_OF (model, sorts[i].kind, item)
            if (thread_shows(thread, item) && !thread->cards[item->index] && has_card(thread, item))
                add_card(thread, item, i);
    FOR_ITEMS_OF (model, KIND_SYSTEM, system)
        if (thread->cards[system->index]) {
            add_unasked(thread, system, false);
            add_unasked(thread, system, true);
        }
}
