/* Rules about the feedback loops of causal maps, and where changes act on them.

   Narrowed: that a map has too many loops to count is told of its shape alone, in few steps; the
   command that lists them goes on much longer, and may come to the end. Nobody is asked to name
   every loop. In a small map the loops of the shortest independent set are told that have no name
   and whose signs are all known; in a larger one only that none is named; and one too large for a
   sheet is to be split first. A map of a few links is a beginning, and need not close yet. What
   takes time holds something back and what fills up takes time, so a loop with a delay has its
   stock, and one with a stock its delay; where a loop has neither, delay-considered speaks if it is
   balancing, and stock-in-loop if not. A link that nobody knows yet is no fault; it is told where a
   loop hangs on it that the map names, or that a small map has, and not where people differ on it.
   A lever may well lie outside all loops, as what drives one does: a change is told only where what
   it moves leads to none. */
#include "check/causal_map.h"
#include "check/limits.h"

#include "analysis/loop_set.h"
#include "base/hash.h"
#include "base/tally.h"

/* ---- Declared loops ---------------------------------------------------------------------------
 */

/* The link from one variable that a loop names to the next, and from the last to the first; or, if
   it is read backwards, the other way. */
static const struct edge *step_from(struct check_run *run, const struct item *loop,
                                    const struct value *value, bool backwards)
{
    const struct value *next = value->next ? value->next : item_values(loop, LOOP_THROUGH);
    return graph_edge(check_graph(run, loop->owner), backwards ? next->item : value->item,
                      backwards ? value->item : next->item);
}

/* A variable that stands twice in the list. */
static const struct value *repeated(struct check_run *run, const struct item *loop)
{
    struct tally seen = {.arena = run->model->arena};
    const struct value *value = item_values(loop, LOOP_THROUGH);
    while (value && tally_add(&seen, hash_more(HASH_NOTHING, (const char *)&value->item,
                                               sizeof value->item)) == 1)
        value = value->next;
    arena_discard(seen.arena, seen.slots, seen.size * sizeof *seen.slots);
    return value;
}

static bool reads_backwards(struct check_run *run, const struct item *loop)
{
    const struct value *value = item_values(loop, LOOP_THROUGH);
    while (value && step_from(run, loop, value, true))
        value = value->next;
    return !value;
}

void check_loop_exists(struct check_run *run, const struct item *loop)
{
    const struct value *first = item_values(loop, LOOP_THROUGH);
    const struct value *twice = repeated(run, loop);
    struct listing missing = {0};
    if (loop->owner->damaged || !first)
        return;
    if (twice) {
        struct diagnostic *diagnostic =
            finding(run, loop, twice->at, "%s goes through %s twice", item_called(run->model, loop),
                    item_called(run->model, twice->item));
        finding_help(run, diagnostic, "name each variable once; the last leads back to the first");
        return;
    }
    for (const struct value *value = first; value; value = value->next) {
        const struct value *to = value->next ? value->next : first;
        if (!step_from(run, loop, value, false))
            listing_add(&missing, run->model->arena,
                        arena_printf(run->model->arena, "from %s to %s",
                                     item_called(run->model, value->item),
                                     item_called(run->model, to->item)));
    }
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, loop, item_at(loop), "%s does not close: no link leads %s",
                item_called(run->model, loop), listing_text(&missing, "or"));
    if (first->next && reads_backwards(run, loop))
        finding_help(run, diagnostic, "the links run the other way: turn the order round");
    else
        finding_help(run, diagnostic,
                     "put the link in, or the variables in the order of the links");
}

/* What the links make of a declared loop. */
struct traced_loop {
    struct found_loop found;
    int lowering;
    bool has_goal, has_stock;
};

static void trace_variable(struct traced_loop *traced, const struct item *variable)
{
    int is = item_choice(variable, VARIABLE_IS);
    traced->has_goal |= is == VARIABLE_IS_GAP || item_slot(variable, VARIABLE_GOAL);
    traced->has_stock |= is == VARIABLE_IS_STOCK;
}

/* False where it is not there, or cannot be told: another rule speaks of that. */
static bool trace_loop(struct check_run *run, const struct item *loop, struct traced_loop *traced)
{
    const struct graph *graph = check_graph(run, loop->owner);
    *traced = (struct traced_loop){0};
    if (loop->owner->damaged || !find_declared_loop(run->model->arena, graph, loop, &traced->found))
        return false;
    for (uint32_t i = 0; i < traced->found.length; i++) {
        const struct edge *edge = loop_edge(graph, &traced->found, i);
        const struct link *other;
        if (contradiction(edge, &other))
            return false;
        trace_variable(traced, graph->variables[edge->from]);
        traced->lowering += edge->sign == SIGN_MINUS;
    }
    return true;
}

static void show_open_links(struct check_run *run, struct diagnostic *diagnostic,
                            const struct item *map, const struct found_loop *loop)
{
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge = loop_edge(check_graph(run, map), loop, i);
        if (edge->sign == SIGN_UNKNOWN)
            finding_remark(run, diagnostic, statement_at(edge->links[0]->statement),
                           edge->contradicted ? "people differ on this one"
                                              : "does this raise or lower?");
    }
}

void check_loop_polarity(struct check_run *run, const struct item *loop)
{
    struct traced_loop traced;
    int declared = item_choice(loop, LOOP_IS);
    if (declared < 0 || !trace_loop(run, loop, &traced) || (int)traced.found.type == declared)
        return;
    struct diagnostic *diagnostic =
        traced.found.type == UNDETERMINED
            ? finding(run, loop, item_at(loop),
                      "%s is declared %s, and one of its links has no sign yet: it is undetermined",
                      item_called(run->model, loop), loop_type_words[declared])
            : finding(run, loop, item_at(loop),
                      "%s is declared %s, and with %d lowering link%s it is %s",
                      item_called(run->model, loop), loop_type_words[declared], traced.lowering,
                      traced.lowering == 1 ? "" : "s", loop_type_words[traced.found.type]);
    if (traced.found.type == UNDETERMINED)
        show_open_links(run, diagnostic, loop->owner, &traced.found);
    finding_help(run, diagnostic, "write is: %s, or look at the signs once more",
                 loop_type_words[traced.found.type]);
}

/* ---- What a loop's type asks for --------------------------------------------------------------
 */

/* Whether it is balancing, and said to be. */
static bool trace_balancing(struct check_run *run, const struct item *loop,
                            struct traced_loop *traced)
{
    return item_choice(loop, LOOP_IS) == BALANCING && trace_loop(run, loop, traced) &&
           traced->found.type == BALANCING;
}

void check_balancing_goal(struct check_run *run, const struct item *loop)
{
    struct traced_loop traced;
    if (item_slot(loop, LOOP_GOAL) || !trace_balancing(run, loop, &traced) || traced.has_goal)
        return;
    struct diagnostic *diagnostic = finding(
        run, loop, item_at(loop), "%s is balancing, and nothing says what it tries to reach",
        item_called(run->model, loop));
    finding_help(run, diagnostic,
                 "where would it come to rest? Add goal: \"…\", or a variable that is the gap");
}

void check_delay_considered(struct check_run *run, const struct item *loop)
{
    struct traced_loop traced;
    if (item_choice(loop, LOOP_PROMPT) == LOOP_PROMPT_YES || !trace_balancing(run, loop, &traced) ||
        traced.found.delayed || traced.has_stock)
        return;
    struct diagnostic *diagnostic =
        finding(run, loop, item_at(loop), "nothing in %s takes time: does it really act at once?",
                item_called(run->model, loop));
    finding_help(run, diagnostic,
                 "say how long a link takes, after \"some months\", or, if it acts at once, "
                 "prompt: yes");
}

/* ---- The maps as wholes -----------------------------------------------------------------------
 */

/* By the item's index. A map that no eye can follow counts as full of loops. */
struct feedback {
    bool *leads;      /* a variable from which a way leads to a loop, as far as is known */
    bool *has_loops;  /* a map, likewise */
    bool *has_stocks; /* a map in which a variable is said to be one */
};

static void walk_map(struct check_run *run, struct feedback *feedback, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    const bool *leads = graph->vertex_count > MOST_READ_VARIABLES
                            ? NULL
                            : vertices_that_lead_to_loops(run->model->arena, graph);
    feedback->has_loops[map->index] = !leads;
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        const struct item *variable = graph->variables[vertex];
        feedback->leads[variable->index] = !leads || leads[vertex] || map->damaged;
        feedback->has_loops[map->index] |= leads && leads[vertex];
        feedback->has_stocks[map->index] |= item_choice(variable, VARIABLE_IS) == VARIABLE_IS_STOCK;
    }
}

static const struct feedback *feedback_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->feedback)
        return run->feedback;
    struct feedback *feedback = arena_new_of(model->arena, struct feedback);
    feedback->leads = arena_alloc(model->arena, model->all.count + 1);
    feedback->has_loops = arena_alloc(model->arena, model->all.count + 1);
    feedback->has_stocks = arena_alloc(model->arena, model->all.count + 1);
    FOR_ITEMS_OF (model, KIND_CAUSAL_MAP, map)
        walk_map(run, feedback, map);
    return run->feedback = feedback;
}

void check_no_loop(struct check_run *run, const struct item *map)
{
    enum { LINKS_OF_A_BEGINNING = 3 };
    const struct graph *graph = check_graph(run, map);
    if (graph->edge_count <= LINKS_OF_A_BEGINNING || graph->vertex_count > MOST_READ_VARIABLES ||
        feedback_of(run)->has_loops[map->index])
        return;
    struct diagnostic *diagnostic = finding(
        run, map, item_at(map), "nothing in %s comes back to where it began: it has no loop",
        item_called(run->model, map));
    finding_help(
        run, diagnostic,
        "what do the last variables move in their turn? Is there a way back to the first?");
}

void check_stock_in_loop(struct check_run *run, const struct item *loop)
{
    struct traced_loop traced;
    if (!feedback_of(run)->has_stocks[loop->owner->index] || !trace_loop(run, loop, &traced) ||
        traced.has_stock || traced.found.delayed || traced.found.type == BALANCING)
        return;
    struct diagnostic *diagnostic = finding(
        run, loop, item_at(loop), "nothing accumulates in %s: none of its variables is a stock",
        item_called(run->model, loop));
    finding_help(run, diagnostic,
                 "what fills up and drains as it runs? Mark it, is: stock, or put it in");
}

/* ---- More loops than can be counted -----------------------------------------------------------
 */

/* Some milliseconds, for a map that wants them all. */
static const struct loop_budget check_budget = {.all = 2000000, .least = 1000000, .more = 200000};
enum { FEWEST_LINKS_TO_COUNT = 40, MOST_VARIABLES_TO_COUNT = 2000 };

void check_loops_too_many(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    if (graph->edge_count < FEWEST_LINKS_TO_COUNT || graph->vertex_count > MOST_VARIABLES_TO_COUNT)
        return;
    const struct loops *loops = find_loops_within(run->model->arena, graph, 0, &check_budget);
    if (loops->exact)
        return;
    struct diagnostic *diagnostic = finding(
        run, map, item_at(map),
        "%s has more feedback loops than are counted here: %llu of up to %u links, and longer ones",
        item_called(run->model, map), (unsigned long long)loops->count, loops->bound);
    finding_help(run, diagnostic,
                 "catwoe loops counts on, and marks the shortest that hold every link: begin with "
                 "those. Which links would nobody miss?");
}

/* ---- Loops without a name ---------------------------------------------------------------------
 */

static bool declares_a_loop(const struct item *map)
{
    FOR_MEMBERS (map, member)
        if (member->kind == KIND_LOOP)
            return true;
    return false;
}

static void tell_none_is_named(struct check_run *run, const struct item *map, size_t count)
{
    struct diagnostic *diagnostic =
        finding(run, map, item_at(map), "%s has %zu independent loop%s, and none has a name",
                item_called(run->model, map), count, count == 1 ? "" : "s");
    finding_help(run, diagnostic,
                 "catwoe loops shows them: which tell a story that people know? "
                 "Declare those");
}

static void tell_unnamed(struct check_run *run, const struct item *map,
                         const struct found_loop *loop, const struct edge *adds)
{
    struct buffer through = {.arena = run->model->arena};
    const struct graph *graph = check_graph(run, map);
    const char *type = loop_type_words[loop->type];
    for (uint32_t i = 0; i < loop->length; i++)
        buffer_printf(&through, "%s%s", i ? ", " : "",
                      graph->variables[loop->vertices[i]]->name->text);
    struct diagnostic *diagnostic =
        finding(run, map, statement_at(adds->links[0]->statement),
                "the %s loop through %s has no name", type, buffer_text(&through));
    finding_help(run, diagnostic,
                 "what story does it tell? loop NAME \"…\" { is: %s; through: %s }", type,
                 buffer_text(&through));
}

/* A variable that drives itself is told of by itself. */
static bool wants_a_name(const struct found_loop *loop)
{
    return !loop->declared && loop->type != UNDETERMINED && loop->length > 1;
}

void check_loop_named(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    if (graph->vertex_count > run->limits->variables.most ||
        !feedback_of(run)->has_loops[map->index])
        return;
    const struct loop_set *set = shortest_loop_set(run->model->arena, graph);
    if (graph->vertex_count > MOST_VARIABLES_TO_READ_ALL) {
        if (!declares_a_loop(map))
            tell_none_is_named(run, map, set->count);
        return;
    }
    for (size_t i = 0; i < set->count; i++)
        if (wants_a_name(&set->items[i]))
            tell_unnamed(run, map, &set->items[i], set->adds[i]);
}

/* ---- Loops that hang on a link ----------------------------------------------------------------
 */

/* Nobody says which way. Where people say different things, they differ: they have said so. */
static bool is_open(const struct edge *edge)
{
    return edge->sign == SIGN_UNKNOWN && !edge->raised && !edge->lowered;
}

static const char *loop_called(struct check_run *run, const struct graph *graph,
                               const struct found_loop *loop)
{
    struct listing through = {0};
    if (loop->declared)
        return item_called(run->model, loop->declared);
    for (uint32_t i = 0; i < loop->length; i++)
        listing_add(&through, run->model->arena,
                    item_called(run->model, graph->variables[loop->vertices[i]]));
    return arena_printf(run->model->arena, "the loop through %s", listing_text(&through, "and"));
}

/* What each answer would make of the loop is told where the others are known. */
static void tell_open_link(struct check_run *run, const struct graph *graph,
                           const struct found_loop *loop, const struct edge *edge)
{
    const struct link *link = edge->links[0];
    const char *from = name_to_write(link->subject), *to = name_to_write(link->object);
    enum loop_type raised = loop_type_with(graph, loop, edge, SIGN_PLUS);
    enum loop_type lowered = loop_type_with(graph, loop, edge, SIGN_MINUS);
    struct diagnostic *diagnostic =
        finding(run, link->block ? link->block : graph->map, statement_at(link->statement),
                "nobody says whether %s raises or lowers %s, and %s hangs on it",
                item_called(run->model, link->subject), item_called(run->model, link->object),
                loop_called(run, graph, loop));
    if (raised != UNDETERMINED)
        finding_help(run, diagnostic, "if it raises it, the loop is %s; if it lowers it, %s",
                     loop_type_words[raised], loop_type_words[lowered]);
    finding_help(run, diagnostic,
                 "who would know? Write %s raises %s, or %s lowers %s, once they have said", from,
                 to, from, to);
}

/* `told` marks the links by their place in the graph: each is told of once. */
static void tell_open_links(struct check_run *run, const struct graph *graph,
                            const struct found_loop *loop, bool *told)
{
    for (uint32_t i = 0; i < loop->length && loop->type == UNDETERMINED; i++) {
        const struct edge *edge = loop_edge(graph, loop, i);
        bool *is_told = &told[edge - graph->edges];
        if (is_open(edge) && !*is_told)
            tell_open_link(run, graph, loop, edge);
        *is_told = true;
    }
}

/* Those said to be of another type are told by another rule, with the links that leave them open.
 */
void check_loop_settled(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    bool *told = arena_alloc(run->model->arena, graph->edge_count + 1);
    struct found_loop loop;
    FOR_MEMBERS (map, member)
        if (member->kind == KIND_LOOP && item_choice(member, LOOP_IS) == UNDETERMINED &&
            find_declared_loop(run->model->arena, graph, member, &loop))
            tell_open_links(run, graph, &loop, told);
    if (graph->vertex_count > MOST_VARIABLES_TO_READ_ALL)
        return;
    const struct loop_set *set = shortest_loop_set(run->model->arena, graph);
    for (size_t i = 0; i < set->count; i++)
        if (!set->items[i].declared)
            tell_open_links(run, graph, &set->items[i], told);
}

/* ---- Changes ----------------------------------------------------------------------------------
 */

void check_leverage_justified(struct check_run *run, const struct item *change)
{
    const struct feedback *feedback = feedback_of(run);
    const struct value *acts_on = item_values(change, CHANGE_ACTS_ON);
    for (const struct value *value = acts_on; value; value = value->next)
        if (!value->item || feedback->leads[value->item->index] ||
            !feedback->has_loops[value->item->owner->index])
            return;
    if (!acts_on)
        return;
    struct diagnostic *diagnostic = finding(
        run, change, acts_on->at, "%s lies on no loop of %s and leads to none",
        item_called(run->model, acts_on->item), item_called(run->model, acts_on->item->owner));
    finding_help(
        run, diagnostic,
        "what would it set going that keeps itself going? Let the change act on a variable "
        "of a loop, or link this one to one");
}
