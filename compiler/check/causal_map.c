/* Rules about the variables and the links of causal maps. Those about loops stand in loop.c.

   Left out: that every link has a sign, for a sentence cannot be written without one, and `affects`
   says that nobody knows it yet; that people act on what they perceive rather than on what is so,
   for a map does not say who perceives and who acts; and that two ways between the same variables
   pull against each other, which is told of the effects of a change and not of the map, where it
   is what a map is drawn for.

   Narrowed: a unit and a reason are asked for only where most of a map has them, once for all that
   lack one. A gap may be a surplus as well, so that what is wanted narrows it; it is wrong only
   where what is wanted and what there is move it the same way. */
#include "check/causal_map.h"

/* ---- Links ------------------------------------------------------------------------------------
 */

static bool subset(const struct value *values, const struct value *others)
{
    for (; values; values = values->next)
        if (!value_naming(others, values->item))
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

const struct link *contradiction(const struct edge *edge, const struct link **other)
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
        finding_remark(run, diagnostic, statement_at(first->statement), "the other way round here");
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

/* ---- What most of the map has -----------------------------------------------------------------
 */

enum { MOST_SHOWN = 5 };

/* How many have what is asked for, and where the first of those are that have not. */
struct lacking {
    size_t with, without;
    struct span first[MOST_SHOWN];
};

static void count_one(struct lacking *lacking, bool has, struct span at)
{
    if (has)
        lacking->with++;
    else if (lacking->without++ < MOST_SHOWN)
        lacking->first[lacking->without - 1] = at;
}

static bool is_the_custom(const struct lacking *lacking)
{
    return lacking->without && lacking->with > lacking->without;
}

static void show_lacking(struct check_run *run, struct diagnostic *diagnostic,
                         const struct lacking *lacking, const char *remark)
{
    for (size_t i = 0; i < lacking->without && i < MOST_SHOWN; i++)
        finding_remark(run, diagnostic, lacking->first[i], "%s", remark);
}

/* A gap is counted as its goal is. */
static bool says_its_unit(const struct item *variable)
{
    return item_slot(variable, VARIABLE_UNIT) || item_slot(variable, VARIABLE_MEASURED_BY) ||
           item_choice(variable, VARIABLE_IS) == VARIABLE_IS_GAP;
}

void check_variable_can_vary(struct check_run *run, const struct item *map)
{
    struct lacking lacking = {0};
    FOR_MEMBERS (map, variable)
        if (variable->kind == KIND_VARIABLE)
            count_one(&lacking, says_its_unit(variable), item_at(variable));
    if (!is_the_custom(&lacking))
        return;
    struct diagnostic *diagnostic = finding(
        run, map, item_at(map), "%zu variable%s of %s %s no unit, where the others have one",
        lacking.without, lacking.without == 1 ? "" : "s", item_called(run->model, map),
        lacking.without == 1 ? "has" : "have");
    show_lacking(run, diagnostic, &lacking, "counted how?");
    finding_help(run, diagnostic,
                 "what would you count, or score? Add unit: \"…\", or a scale, unit: \"0 to 10\"");
}

static bool says_why(const struct link *link)
{
    return link_qualifier(link, CLAUSE_BECAUSE) ||
           (link->block &&
            (item_slot(link->block, COMMON_SOURCE) || item_slot(link->block, COMMON_NOTE)));
}

void check_link_mechanism(struct check_run *run, const struct item *map)
{
    struct lacking lacking = {0};
    if (item_slot(map, COMMON_SOURCE))
        return;
    FOR_LINKS (map, link)
        count_one(&lacking, says_why(link), statement_at(link->statement));
    if (!is_the_custom(&lacking))
        return;
    struct diagnostic *diagnostic =
        finding(run, map, item_at(map), "%zu link%s of %s %s not say why, where the others do",
                lacking.without, lacking.without == 1 ? "" : "s", item_called(run->model, map),
                lacking.without == 1 ? "does" : "do");
    show_lacking(run, diagnostic, &lacking, "why is it so?");
    finding_help(run, diagnostic, "tell how the one moves the other: because \"…\"");
}

/* ---- Variables of a kind ----------------------------------------------------------------------
 */

static bool is_of_language(const struct rule *rule)
{
    return rule >= message_rules && rule < message_rules + MESSAGE_COUNT;
}

bool map_is_understood(const struct check_run *run, const struct item *map)
{
    const struct diagnostics *diagnostics = &run->model->diagnostics;
    const struct block *block = statement_block(map->statement);
    for (size_t i = 0; block && i < diagnostics->count; i++) {
        struct span at = diagnostics->items[i]->at;
        if (is_of_language(diagnostics->items[i]->rule) && at.start >= map->statement->head.start &&
            at.start < block->close.end)
            return false;
    }
    return true;
}

void check_course_of_action_side_effects(struct check_run *run, const struct item *variable)
{
    const struct item *map = variable->owner;
    if (map->kind != KIND_CAUSAL_MAP || map->damaged || variable->touched ||
        item_choice(variable, VARIABLE_IS) != VARIABLE_IS_ACTION)
        return;
    const struct graph *graph = check_graph(run, map);
    uint32_t vertex = graph->vertex_of[variable->place];
    if (graph->first[vertex + 1] - graph->first[vertex] != 1 || !map_is_understood(run, map))
        return;
    const struct edge *edge = &graph->edges[graph->first[vertex]];
    struct diagnostic *diagnostic = finding(run, variable, item_at(variable),
                                            "%s is an action, and only one effect of it is shown",
                                            item_called(run->model, variable));
    finding_remark(run, diagnostic, statement_at(edge->links[0]->statement), "this one");
    finding_help(run, diagnostic,
                 "what else does it bring about that nobody wants? Add it: %s raises NAME",
                 name_to_write(variable));
}

/* What moves a gap: its goal, and the first of the others that is known to move it as the goal
   does; `eased` where one moves it the other way, or nobody knows how. */
struct pull {
    const struct edge *goal, *fact;
    bool eased;
};

static void add_pull(struct pull *pull, const struct edge *edge, enum sign goal)
{
    if (edge->sign != goal)
        pull->eased = true;
    else if (!pull->fact)
        pull->fact = edge;
}

static const struct item *goal_of_gap(const struct item *variable)
{
    const struct value *goal = item_values(variable, VARIABLE_GOAL);
    return goal && item_choice(variable, VARIABLE_IS) == VARIABLE_IS_GAP ? goal->item : NULL;
}

static void tell_gap_signs(struct check_run *run, const struct graph *graph,
                           const struct pull *pull)
{
    const struct model *model = run->model;
    const struct item *gap = graph->variables[pull->goal->to];
    const char *verb = pull->goal->sign == SIGN_PLUS ? "raise" : "lower";
    const char *called = item_called(model, gap);
    const char *fact = item_called(model, graph->variables[pull->fact->from]);
    struct diagnostic *diagnostic = finding(
        run, gap, item_at(gap),
        "%s and %s both %s %s: a gap is the difference between what is wanted and what there is",
        item_called(model, graph->variables[pull->goal->from]), fact, verb, called);
    finding_remark(run, diagnostic, statement_at(pull->goal->links[0]->statement),
                   "what is wanted");
    finding_remark(run, diagnostic, statement_at(pull->fact->links[0]->statement), "what there is");
    finding_help(run, diagnostic,
                 "the more there is, the narrower the gap: what is wanted raises "
                 "it, and what there is lowers it");
}

void check_gap_signs(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    struct pull *pulls = NULL;
    for (size_t vertex = 0; vertex < graph->vertex_count; vertex++) {
        const struct item *goal = goal_of_gap(graph->variables[vertex]);
        const struct edge *edge = goal ? graph_edge(graph, goal, graph->variables[vertex]) : NULL;
        if (!edge || edge->sign == SIGN_UNKNOWN)
            continue;
        if (!pulls)
            pulls = arena_alloc(run->model->arena, graph->vertex_count * sizeof *pulls);
        pulls[vertex].goal = edge;
    }
    for (size_t at = 0; pulls && at < graph->edge_count; at++) {
        const struct edge *edge = &graph->edges[at];
        struct pull *pull = &pulls[edge->to];
        if (pull->goal && pull->goal != edge)
            add_pull(pull, edge, pull->goal->sign);
    }
    for (size_t vertex = 0; pulls && vertex < graph->vertex_count; vertex++)
        if (pulls[vertex].fact && !pulls[vertex].eased)
            tell_gap_signs(run, graph, &pulls[vertex]);
}

/* ---- The map as a whole -----------------------------------------------------------------------
 */

void check_diagram_too_big(struct check_run *run, const struct item *map)
{
    size_t count = 0;
    FOR_MEMBERS (map, member)
        count += member->kind == KIND_VARIABLE;
    if (count <= run->limits->variables.most)
        return;
    struct diagnostic *diagnostic =
        finding(run, map, item_at(map), "%s has %zu variables: more than %u do not fit on a sheet",
                item_called(run->model, map), count, run->limits->variables.most);
    finding_help(run, diagnostic,
                 "make a map of each part of the story, or show one loop at a time: declare the "
                 "loops that matter, and draw each by its name");
}
