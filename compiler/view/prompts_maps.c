/* Questions about causal maps: links that not all believe in, loops that have no story yet (Eden
   1988; Senge 1990 on telling loops as stories). */
#include "view/map_loops.h"
#include "view/prompts.h"

enum { LONGEST_ROUND = 4, FEW_LOOPS = 12 };

/* ---- Links ------------------------------------------------------------------------------------
 */

static const char *id_of_edge(struct prompt_search *search, const struct graph *graph,
                              const struct edge *edge)
{
    const struct model *model = search->viewer->model;
    return arena_printf(search->viewer->arena, "%s..%s",
                        item_id(model, graph->variables[edge->from]),
                        item_id(model, graph->variables[edge->to]));
}

/* Whether links of this sign are according to somebody who is shown; they stand at {number}. */
static bool list_holders(struct prompt_search *search, struct prompt *prompt, int number,
                         const struct edge *edge, enum sign sign)
{
    for (uint32_t i = 0; i < edge->link_count; i++) {
        const struct qualifier *held = link_qualifier(edge->links[i], CLAUSE_ACCORDING_TO);
        if (link_sign(edge->links[i]) == sign && held &&
            prompt_list(search, prompt, number, held->values))
            return true;
    }
    return false;
}

void find_two_ways(struct prompt_search *search, const struct item *about)
{
    const struct graph *graph = map_graph(search->viewer, about, NULL, NULL);
    for (size_t i = 0; i < graph->edge_count; i++) {
        const struct edge *edge = &graph->edges[i];
        struct prompt prompt = {.kind = search->kind, .id = id_of_edge(search, graph, edge)};
        if (!list_holders(search, &prompt, 3, edge, SIGN_PLUS) ||
            !list_holders(search, &prompt, 4, edge, SIGN_MINUS))
            continue;
        prompt_name(search, &prompt, 1, graph->variables[edge->from]);
        prompt_name(search, &prompt, 2, graph->variables[edge->to]);
        *prompt_found(search, prompt.id) = prompt;
    }
}

static void find_disputed_link(struct prompt_search *search, const struct link *link)
{
    struct viewer *viewer = search->viewer;
    const struct qualifier *disputed = link_qualifier(link, CLAUSE_DISPUTED_BY);
    if (!disputed || link->damaged || !link->subject || !link->object ||
        !viewer_shows_link(viewer, link))
        return;
    struct prompt prompt = {.kind = search->kind,
                            .id = arena_printf(viewer->arena, "%s..%s",
                                               item_id(viewer->model, link->subject),
                                               item_id(viewer->model, link->object))};
    prompt_name(search, &prompt, 1, link->subject);
    prompt_say(search, &prompt, 2, verb_specs[link->verb].forms[1]);
    prompt_name(search, &prompt, 3, link->object);
    if (prompt_list(search, &prompt, 4, disputed->values))
        *prompt_found(search, prompt.id) = prompt;
}

void find_disputed(struct prompt_search *search, const struct item *about)
{
    FOR_LINKS (about, link)
        find_disputed_link(search, link);
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

/* Whether some story of the map, shown or not, is played by a variable of the loop. */
static bool is_told(const struct item *loop)
{
    FOR_MEMBERS (loop->owner, story)
        if (story->kind == KIND_STORY)
            FOR_LINKS (story, part)
                if (part->subject && value_naming(item_values(loop, LOOP_THROUGH), part->subject))
                    return true;
    return false;
}

void find_untold_loops(struct prompt_search *search, const struct item *about)
{
    FOR_MEMBERS (about, loop)
        if (loop->kind == KIND_LOOP && viewer_shows(search->viewer, loop) && !loop->damaged &&
            !is_told(loop))
            prompt_name(search, prompt_found(search, item_id(search->viewer->model, loop)), 1,
                        loop);
}

/* "from “Hours” to “Visits”, and back again" */
static const char *round_in_words(struct viewer *viewer, const struct graph *graph,
                                  const struct found_loop *loop)
{
    struct buffer round = {.arena = viewer->arena};
    for (uint32_t i = 0; i < loop->length; i++)
        buffer_printf(&round, "%s“%s”",
                      !i       ? "from "
                      : i == 1 ? " to "
                               : ", to ",
                      item_title(viewer->model, graph->variables[loop->vertices[i]]));
    buffer_put(&round, ", and back again");
    return buffer_text(&round);
}

/* Short ones only: whoever listens has to keep it in mind. */
void find_unnamed_loops(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    const struct map_loops *loops = map_loops_of(viewer, about, FEW_LOOPS);
    for (size_t i = 0; i < loops->loops.count && !loops->hidden; i++) {
        const struct named_loop *named = &loops->loops.items[i];
        if (!named->loop.declared && named->loop.length <= LONGEST_ROUND)
            prompt_say(search, prompt_found(search, map_loop_id(viewer, about, named)), 1,
                       round_in_words(viewer, loops->graph, &named->loop));
    }
}

void find_goalless_loops(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    FOR_SHOWN (viewer, KIND_LOOP, loop)
        if ((loop == about || loop->owner == about) &&
            item_choice(loop, LOOP_IS) == LOOP_IS_BALANCING && is_left_open(loop, LOOP_GOAL))
            prompt_name(search, prompt_found(search, item_id(viewer->model, loop)), 1, loop);
}
