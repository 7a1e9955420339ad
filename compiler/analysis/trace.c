/* From issue to outcome: the steps are found in one walk over the model, what breaks off in
   another. */
#include "analysis/trace.h"

#include <stdlib.h>
#include <string.h>

/* The order of the thread. */
static const enum kind order[] = {
    KIND_ISSUE,          KIND_CONFLICT, KIND_STEP,    KIND_LOOP,    KIND_SYSTEM,
    KIND_DELIVERY_CHAIN, KIND_ACTIVITY, KIND_MONITOR, KIND_CONTROL, KIND_QUESTION,
    KIND_MEASURE,        KIND_FINDING,  KIND_CHANGE,  KIND_OUTCOME,
};
enum { ORDER_COUNT = sizeof order / sizeof *order };

const kind_set trace_kinds = OF(ISSUE) | OF(CONFLICT) | OF(STEP) | OF(LOOP) | OF(SYSTEM) |
                             OF(DELIVERY_CHAIN) | OF(ACTIVITY) | OF(MONITOR) | OF(CONTROL) |
                             OF(QUESTION) | OF(MEASURE) | OF(FINDING) | OF(CHANGE) | OF(OUTCOME);

const struct trace_gap_spec trace_gaps[TRACE_GAP_COUNT] = {
    [TRACE_UNANSWERED] = {"unanswered",
                          "no system and no change takes it up yet",
                          {"issue-addressed", "conflict-addressed"}},
    [TRACE_UNCHANGED] = {"no-change", "no change answers it yet", {"gap-becomes-change"}},
    [TRACE_NO_ISSUE] = {"no-issue", "it answers no issue", {NULL}},
    [TRACE_NO_ACTIVITY] = {"no-activity", "it has no activities yet", {NULL}},
    [TRACE_NO_MEASURE] = {"no-measure", "nothing measures it yet", {"three-es"}},
    [TRACE_NOT_COMPARED] = {"not-compared", "it is not held against what happens yet", {NULL}},
    [TRACE_NO_FINDING] = {"no-finding",
                          "nobody has said yet whether it happens",
                          {"comparison-complete"}},
    [TRACE_NO_SOURCE] = {"no-source", "it answers nothing in the model", {"change-traces-back"}},
    [TRACE_NO_OUTCOME] = {"no-outcome", "nothing tells yet what came of it", {"action-stocktake"}},
    [TRACE_LOOSE] = {"loose", "it belongs to no system, and no variable is measured by it", {NULL}},
};

bool trace_holds(const struct item *item)
{
    return kinds_hold(trace_kinds, item->kind) && !item->file->source->library;
}

/* ---- Steps ------------------------------------------------------------------------------------
 */

struct walk {
    struct arena *arena;
    struct trace *trace;
};

static void add_step(struct walk *walk, const struct item *from, const struct item *to)
{
    if (!from || !to || !trace_holds(from) || !trace_holds(to))
        return;
    struct trace_links *follow = &walk->trace->nodes[from->index].to;
    if (follow->count && follow->items[follow->count - 1] == to)
        return;
    *array_add(walk->arena, follow) = to;
    *array_add(walk->arena, &walk->trace->nodes[to->index].from) = from;
}

static void add_steps(struct walk *walk, const struct value *values, const struct item *to)
{
    for (; values; values = values->next)
        add_step(walk, values->item, to);
}

static void walk_issue(struct walk *walk, const struct item *issue)
{
    for (const struct value *about = item_values(issue, ISSUE_ABOUT); about; about = about->next)
        if (about->item)
            walk->trace->nodes[about->item->index].discussed = true;
}

static void walk_item(struct walk *walk, const struct item *item)
{
    switch ((enum kind)item->kind) {
    case KIND_ISSUE:
        walk_issue(walk, item);
        break;
    case KIND_SYSTEM:
        add_steps(walk, item_values(item, SYSTEM_ANSWERS), item);
        add_steps(walk, item_values(item, SYSTEM_EXPANDS), item);
        break;
    case KIND_DELIVERY_CHAIN:
        add_steps(walk, item_values(item, DELIVERY_CHAIN_FOR), item);
        break;
    case KIND_ACTIVITY:
    case KIND_MONITOR:
    case KIND_CONTROL:
    case KIND_QUESTION:
    case KIND_MEASURE:
        add_step(walk, item->owner, item);
        break;
    case KIND_FINDING:
        walk->trace->compared = true;
        add_step(walk, item->refers, item);
        if (item->refers)
            walk->trace->nodes[item->refers->owner->index].comparison = item->owner;
        break;
    case KIND_CHANGE:
        walk->trace->changed = true;
        add_steps(walk, item_values(item, CHANGE_ANSWERS), item);
        break;
    case KIND_OUTCOME:
        walk->trace->looked_back = true;
        add_step(walk, item->refers, item);
        break;
    default:
        break;
    }
}

/* ---- How far it reaches -----------------------------------------------------------------------
 */

/* A search along the steps, one way. */
struct search {
    struct arena *arena;
    const struct trace *trace;
    bool forward;
    bool *seen,
        *opened; /* by index; opened: an activity whose findings and changes have been met */
    struct trace_links found;
};

static struct search search_new(struct arena *arena, const struct trace *trace, bool forward)
{
    size_t count = trace->model->all.count + 1;
    return (struct search){.arena = arena,
                           .trace = trace,
                           .forward = forward,
                           .seen = arena_alloc(arena, count),
                           .opened = arena_alloc(arena, count)};
}

static void find(struct search *search, const struct item *item)
{
    if (search->seen[item->index])
        return;
    search->seen[item->index] = true;
    *array_add(search->arena, &search->found) = item;
}

/* What happens needs no change. */
static bool differs(const struct item *finding)
{
    return item_choice(finding, FINDING_EXISTS) != FINDING_EXISTS_YES;
}

/* A change that answers an activity answers what was found of it: between the two leads a way that
   no reference says. Each activity is opened once, so that the search stays as short as the model.
 */
static void open_activity(struct search *search, const struct item *activity)
{
    if (!activity || search->opened[activity->index])
        return;
    search->opened[activity->index] = true;
    const struct trace_links *to = &trace_node(search->trace, activity)->to;
    for (size_t i = 0; i < to->count; i++) {
        const struct item *item = to->items[i];
        if (search->forward ? item->kind == KIND_CHANGE
                            : item->kind == KIND_FINDING && differs(item))
            find(search, item);
    }
}

static void follow(struct search *search)
{
    for (size_t i = 0; i < search->found.count; i++) {
        const struct item *item = search->found.items[i];
        const struct trace_node *node = trace_node(search->trace, item);
        const struct trace_links *next = search->forward ? &node->to : &node->from;
        if (search->forward && item->kind == KIND_FINDING && differs(item))
            open_activity(search, item->refers);
        for (size_t j = 0; j < next->count; j++) {
            find(search, next->items[j]);
            if (!search->forward && item->kind == KIND_CHANGE)
                open_activity(search, next->items[j]);
        }
    }
}

static size_t place_in_thread(const struct item *item)
{
    size_t place = 0;
    while (place < ORDER_COUNT && order[place] != item->kind)
        place++;
    return place;
}

static int by_place(const void *left, const void *right)
{
    const struct item *one = *(const struct item *const *)left;
    const struct item *other = *(const struct item *const *)right;
    size_t one_place = place_in_thread(one), other_place = place_in_thread(other);
    if (one_place != other_place)
        return one_place < other_place ? -1 : 1;
    return one->index < other->index ? -1 : one->index > other->index;
}

static struct trace_links all_of(struct arena *arena, const struct model *model)
{
    struct trace_links all = {NULL, 0, 0};
    for (size_t i = 0; i < model->all.count; i++)
        if (trace_holds(model->all.items[i]))
            *array_add(arena, &all) = model->all.items[i];
    return all;
}

static struct trace_links reached(struct search search, const struct item *item)
{
    find(&search, item);
    follow(&search);
    memmove(search.found.items, search.found.items + 1,
            --search.found.count * sizeof *search.found.items);
    return search.found;
}

struct trace_links trace_reach(struct arena *arena, const struct trace *trace,
                               const struct item *item, bool forward)
{
    struct trace_links found =
        item ? reached(search_new(arena, trace, forward), item) : all_of(arena, trace->model);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_place);
    return found;
}

/* By index: what a change follows from, by however many steps. */
static const bool *find_changed(struct walk *walk)
{
    struct search search = search_new(walk->arena, walk->trace, false);
    FOR_ITEMS_OF (walk->trace->model, KIND_CHANGE, change)
        find(&search, change);
    follow(&search);
    return search.seen;
}

/* ---- Where it breaks off ----------------------------------------------------------------------
 */

bool trace_is_followed_by(const struct trace_node *node, kind_set kinds)
{
    for (size_t i = 0; i < node->to.count; i++)
        if (kinds_hold(kinds, node->to.items[i]->kind))
            return true;
    return false;
}

static unsigned gap_if(bool is, enum trace_gap gap)
{
    return is ? 1u << gap : 0;
}

static unsigned gaps_of_concern(const struct trace *trace, const struct item *item,
                                const bool *changed)
{
    enum attribute parked = item->kind == KIND_ISSUE ? ISSUE_PARKED : CONFLICT_PARKED;
    if (item_slot(item, parked))
        return 0;
    if (!trace_node(trace, item)->to.count)
        return gap_if(true, TRACE_UNANSWERED);
    return gap_if(trace->changed && !changed[item->index], TRACE_UNCHANGED);
}

static unsigned gaps_of_system(const struct trace *trace, const struct item *system)
{
    const struct trace_node *node = trace_node(trace, system);
    bool active = trace_is_followed_by(node, OF(ACTIVITY));
    bool study =
        item_choice(system, SYSTEM_STUDY) == SYSTEM_STUDY_YES; /* happens while it is told */
    return gap_if(!node->from.count, TRACE_NO_ISSUE) | gap_if(!active, TRACE_NO_ACTIVITY) |
           gap_if(active && !trace_is_followed_by(node, OF(MEASURE)), TRACE_NO_MEASURE) |
           gap_if(active && !study && trace->compared && !node->comparison, TRACE_NOT_COMPARED);
}

static bool is_taken_up(const struct trace_node *node)
{
    return node->discussed || trace_is_followed_by(node, OF(CHANGE));
}

static unsigned gaps_of_finding(const struct trace *trace, const struct item *finding)
{
    bool unknown = item_choice(finding, FINDING_EXISTS) == FINDING_EXISTS_UNKNOWN;
    bool answered = is_taken_up(trace_node(trace, finding)) ||
                    (finding->refers && is_taken_up(trace_node(trace, finding->refers)));
    return gap_if(trace->changed && differs(finding) && !unknown && !answered, TRACE_UNCHANGED);
}

/* By index: the measures that show a variable of a causal map. */
static bool *find_used(struct walk *walk)
{
    const struct model *model = walk->trace->model;
    bool *used = arena_alloc(walk->arena, model->all.count + 1);
    FOR_ITEMS_OF (model, KIND_VARIABLE, variable)
        for (const struct value *by = item_values(variable, VARIABLE_MEASURED_BY); by;
             by = by->next)
            if (by->item)
                used[by->item->index] = true;
    return used;
}

static unsigned gaps_of(const struct trace *trace, const struct item *item, const bool *changed,
                        const bool *used)
{
    const struct trace_node *node = trace_node(trace, item);
    switch ((enum kind)item->kind) {
    case KIND_ISSUE:
    case KIND_CONFLICT:
        return gaps_of_concern(trace, item, changed);
    case KIND_SYSTEM:
        return gaps_of_system(trace, item);
    case KIND_ACTIVITY:
        return gap_if(trace_node(trace, item->owner)->comparison &&
                          !trace_is_followed_by(node, OF(FINDING)),
                      TRACE_NO_FINDING);
    case KIND_FINDING:
        return gaps_of_finding(trace, item);
    case KIND_CHANGE:
        return gap_if(!node->from.count, TRACE_NO_SOURCE) |
               gap_if(trace->looked_back && !node->to.count, TRACE_NO_OUTCOME);
    case KIND_MEASURE:
        return gap_if(!node->from.count && !used[item->index], TRACE_LOOSE);
    default:
        return 0;
    }
}

/* ---- What is left so ---------------------------------------------------------------------------
 */

/* That nothing was found of an activity is asked of the comparison. */
static const struct waiver *waiver_of(const struct trace *trace, const struct item *item,
                                      enum trace_gap gap)
{
    const struct waiver *waiver = NULL;
    if (gap == TRACE_NO_FINDING)
        item = trace_node(trace, item->owner)->comparison;
    for (size_t i = 0; i < 2 && !waiver && trace_gaps[gap].rules[i]; i++)
        waiver = model_waiver(trace->model, item, trace_gaps[gap].rules[i]);
    return waiver;
}

static unsigned left_of(const struct trace *trace, const struct item *item, unsigned gaps)
{
    unsigned left = 0;
    for (enum trace_gap gap = 0; gap < TRACE_GAP_COUNT; gap++)
        if (gaps >> gap & 1 && waiver_of(trace, item, gap))
            left |= 1u << gap;
    return left;
}

const char *trace_reason(const struct trace *trace, const struct item *item, enum trace_gap gap)
{
    return model_text(trace->model, waiver_of(trace, item, gap)->reason);
}

const char *trace_not_begun(const struct trace *trace)
{
    if (!trace->compared && !trace->changed)
        return "Nothing is compared with what happens yet, and there is no change yet.";
    if (!trace->compared)
        return "Nothing is compared with what happens yet.";
    if (!trace->changed)
        return "There is no change yet.";
    return trace->looked_back ? NULL : "Nobody has looked back yet at what came of the changes.";
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static void set_gaps(const struct trace *trace, const struct item *item, const bool *changed,
                     const bool *used)
{
    struct trace_node *node = &trace->nodes[item->index];
    unsigned gaps = gaps_of(trace, item, changed, used);
    node->left = left_of(trace, item, gaps);
    node->gaps = gaps & ~node->left;
}

const struct trace *trace_of(struct arena *arena, const struct model *model)
{
    struct walk walk = {arena, arena_new_of(arena, struct trace)};
    walk.trace->model = model;
    walk.trace->nodes = arena_alloc(arena, (model->all.count + 1) * sizeof *walk.trace->nodes);
    for (size_t i = 0; i < model->all.count; i++)
        if (trace_holds(model->all.items[i]))
            walk_item(&walk, model->all.items[i]);
    const bool *changed = find_changed(&walk), *used = find_used(&walk);
    for (size_t i = 0; i < model->all.count; i++)
        if (trace_holds(model->all.items[i]))
            set_gaps(walk.trace, model->all.items[i], changed, used);
    return walk.trace;
}
