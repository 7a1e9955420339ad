/* Rules about causal maps and the loops declared in them. */
#include "check/check.h"

/* ---- Links ------------------------------------------------------------------------------------
 */

static bool is_in(const struct value *values, const struct item *item)
{
    while (values && values->item != item)
        values = values->next;
    return values != NULL;
}

static bool subset(const struct value *values, const struct value *others)
{
    for (; values; values = values->next)
        if (!is_in(others, values->item))
            return false;
    return true;
}

/* Two people may see one link differently: that is no contradiction in the map. */
static bool seen_by_others(const struct link *a, const struct link *b)
{
    const struct qualifier *first = link_qualifier(a, CLAUSE_ACCORDING_TO);
    const struct qualifier *second = link_qualifier(b, CLAUSE_ACCORDING_TO);
    const struct value *seers = first ? first->values : NULL;
    const struct value *others = second ? second->values : NULL;
    return !(subset(seers, others) && subset(others, seers));
}

static bool opposite(const struct link *a, const struct link *b)
{
    return (a->verb == VERB_RAISES && b->verb == VERB_LOWERS) ||
           (a->verb == VERB_LOWERS && b->verb == VERB_RAISES);
}

/* Where a waiver of a finding about a link may stand: in its own block, or in the map's. */
static const struct item *place_of(const struct item *map, const struct link *link)
{
    return link->block ? link->block : map;
}

/* The first link before this one that says the opposite and is seen by the same people, or NULL. */
static const struct link *contradicted_by(const struct edge *edge, size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (opposite(edge->links[i], edge->links[number]) &&
            !seen_by_others(edge->links[i], edge->links[number]))
            return edge->links[i];
    return NULL;
}

/* The first link that contradicts another of the edge, and that other; NULL where none does. */
static const struct link *contradiction(const struct edge *edge, const struct link **other)
{
    for (size_t i = 1; edge->contradicted && i < edge->link_count; i++)
        if ((*other = contradicted_by(edge, i)))
            return edge->links[i];
    return NULL;
}

void check_link_contradicts(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    for (size_t at = 0; at < graph->edge_count; at++) {
        const struct link *first, *link = contradiction(&graph->edges[at], &first);
        if (!link)
            continue;
        struct diagnostic *diagnostic = finding(
            run, place_of(map, link), statement_at(link->statement), "%s both raises and lowers %s",
            item_called(run->model, link->subject), item_called(run->model, link->object));
        diagnostic_remark(&run->model->diagnostics, diagnostic, statement_at(first->statement),
                          "the other way round here");
        finding_help(run, diagnostic,
                     "put the two routes in as variables; if people differ, say whose each is: "
                     "according to NAME");
    }
}

void check_link_self(struct check_run *run, const struct item *map)
{
    FOR_LINKS (map, link) {
        if (link->damaged || !link->subject || link->subject != link->object)
            continue;
        struct diagnostic *diagnostic =
            finding(run, place_of(map, link), statement_at(link->statement),
                    "%s is said to drive itself directly", item_called(run->model, link->subject));
        finding_help(run, diagnostic, "what stands between? Put it in as a variable");
    }
}

void check_variable_orphan(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        const struct item *variable = graph->variables[vertex];
        if (graph->linked[vertex] || variable->touched)
            continue;
        struct diagnostic *diagnostic =
            finding(run, variable, item_at(variable), "%s is linked to nothing",
                    item_called(run->model, variable));
        finding_help(run, diagnostic, "what does it raise or lower, and what raises or lowers it?");
    }
}

/* ---- Declared loops ---------------------------------------------------------------------------
 */

static const struct edge *step_of(struct check_run *run, const struct item *loop,
                                  const struct value *from)
{
    const struct value *first = item_values(loop, LOOP_THROUGH);
    const struct value *to = from->next ? from->next : first;
    return graph_edge(check_graph(run, loop->owner), from->item, to->item);
}

/* A variable that stands twice in the list. */
static const struct value *repeated(const struct item *loop)
{
    const struct value *first = item_values(loop, LOOP_THROUGH);
    for (const struct value *value = first; value; value = value->next)
        for (const struct value *before = first; before != value; before = before->next)
            if (before->item == value->item)
                return value;
    return NULL;
}

static bool reads_backwards(struct check_run *run, const struct item *loop)
{
    const struct value *first = item_values(loop, LOOP_THROUGH);
    for (const struct value *value = first; value; value = value->next) {
        const struct value *to = value->next ? value->next : first;
        if (!graph_edge(check_graph(run, loop->owner), to->item, value->item))
            return false;
    }
    return true;
}

void check_loop_exists(struct check_run *run, const struct item *loop)
{
    const struct value *first = item_values(loop, LOOP_THROUGH);
    const struct value *twice = repeated(loop);
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
        if (!step_of(run, loop, value))
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

void check_loop_polarity(struct check_run *run, const struct item *loop)
{
    static const char *const types[] = {"reinforcing", "balancing", "undetermined"};
    int declared = item_choice(loop, LOOP_IS), lowering = 0, type = REINFORCING;
    if (loop->owner->damaged || declared < 0 || repeated(loop))
        return;
    for (const struct value *value = item_values(loop, LOOP_THROUGH); value; value = value->next) {
        const struct edge *edge = step_of(run, loop, value);
        const struct link *other;
        if (!edge || contradiction(edge, &other))
            return; /* another rule speaks of that */
        lowering += edge->sign == SIGN_MINUS;
        if (edge->sign == SIGN_UNKNOWN)
            type = UNDETERMINED;
    }
    if (type != UNDETERMINED)
        type = lowering % 2 ? BALANCING : REINFORCING;
    if (type == declared)
        return;
    struct diagnostic *diagnostic =
        type == UNDETERMINED
            ? finding(run, loop, item_at(loop),
                      "%s is declared %s, and one of its links has no sign yet: it is undetermined",
                      item_called(run->model, loop), types[declared])
            : finding(run, loop, item_at(loop),
                      "%s is declared %s, and with %d lowering link%s it is %s",
                      item_called(run->model, loop), types[declared], lowering,
                      lowering == 1 ? "" : "s", types[type]);
    finding_help(run, diagnostic, "write is: %s, or look at the signs once more", types[type]);
}
