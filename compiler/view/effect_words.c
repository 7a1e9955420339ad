/* What changes move, in words; see effect_words.h. */
#include "view/effect_words.h"

#include "analysis/touched.h"
#include "base/listing.h"
#include "view/loop_story.h"
#include "view/map_loops.h"

/* ---- Following a change ----------------------------------------------------------------------
 */

/* Take out the pushes on what is not shown. */
static size_t shown_pushes(struct viewer *viewer, const struct graph *graph, struct push *pushes,
                           size_t count)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++)
        if (viewer_shows(viewer, graph->variables[pushes[i].vertex]))
            pushes[shown++] = pushes[i];
    return shown;
}

struct change_effects_list change_effects_of(struct viewer *viewer, const struct item *change)
{
    struct change_effects_list list = {NULL, 0, 0};
    struct interventions all = interventions_of(viewer->arena, change);
    for (size_t i = 0; i < all.count; i++) {
        struct change_effects one = {.in = all.items[i]};
        struct intervention *in = &one.in;
        if (!viewer_shows(viewer, in->map))
            continue;
        one.graph = map_graph(viewer, in->map, viewer->according_to[0], NULL);
        bool acts = in->push_count;
        in->push_count = shown_pushes(viewer, one.graph, in->pushes, in->push_count);
        if (acts && !in->push_count)
            continue; /* nothing of what it does there is shown: to say that it fails is wrong */
        in->intent_count = shown_pushes(viewer, one.graph, in->intents, in->intent_count);
        one.effects = effects_of(viewer->arena, one.graph, in);
        one.press = press_of(viewer->arena, one.graph, in->pushes, in->push_count);
        if (in->push_count || in->intent_count)
            *array_add(viewer->arena, &list) = one;
    }
    return list;
}

/* ---- Paths -----------------------------------------------------------------------------------
 */

static const char *const movement_verbs[] = {"stays", "rises", "falls", "moves, either way"};

/* "after a year ", "later ", "" */
static const char *delay_before(struct viewer *viewer, const struct edge *edge)
{
    const char *delay = delay_in_words(viewer, edge);
    return delay ? arena_printf(viewer->arena, "%s ", delay) : "";
}

void runs_add_step(struct viewer *viewer, struct runs *runs, const struct edge *edge,
                   const struct item *variable, enum movement movement)
{
    struct arena *arena = viewer->arena;
    const char *before = edge ? delay_before(viewer, edge) : "";
    runs_add(arena, runs, RUN_PLAIN, arena_printf(arena, "%s“", before), NULL);
    runs_add(arena, runs, RUN_PLAIN, item_title(viewer->model, variable),
             item_id(viewer->model, variable));
    runs_add(arena, runs, RUN_PLAIN, arena_printf(arena, "” %s", movement_verbs[movement]), NULL);
}

/* "Income up": in a cell, where names stand out by themselves. */
static void add_step_briefly(struct viewer *viewer, struct runs *runs, const struct edge *edge,
                             const struct item *variable, enum movement movement)
{
    static const char *const ways[] = {"", " up", " down", " up or down"};
    if (edge)
        runs_add(viewer->arena, runs, RUN_PLAIN, delay_before(viewer, edge), NULL);
    runs_add(viewer->arena, runs, RUN_PLAIN, item_title(viewer->model, variable),
             item_id(viewer->model, variable));
    runs_add(viewer->arena, runs, RUN_PLAIN, ways[movement], NULL);
}

typedef void add_step(struct viewer *, struct runs *, const struct edge *,
                      const struct item *variable, enum movement);

static void add_path(struct viewer *viewer, struct runs *runs, const struct effects *effects,
                     const struct signed_path *path, add_step *add)
{
    const struct graph *graph = effects->graph;
    enum movement movement =
        movement_among(effects->pushes, effects->push_count, path->vertices[0]);
    add(viewer, runs, NULL, graph->variables[path->vertices[0]], movement);
    for (uint32_t i = 0; i + 1 < path->length; i++) {
        const struct edge *edge = path_edge(graph, path, i);
        movement = push_over(movement, (enum sign)edge->sign);
        runs_add(viewer->arena, runs, RUN_ARROW, " → ", NULL);
        add(viewer, runs, edge, graph->variables[edge->to], movement);
    }
}

void runs_add_path(struct viewer *viewer, struct runs *runs, const struct effects *effects,
                   const struct signed_path *path)
{
    add_path(viewer, runs, effects, path, runs_add_step);
}

void runs_add_brief_path(struct viewer *viewer, struct runs *runs, const struct effects *effects,
                         const struct signed_path *path)
{
    add_path(viewer, runs, effects, path, add_step_briefly);
}

/* ---- How it stands ---------------------------------------------------------------------------
 */

const char *const intent_words[] = {[RISES] = "rise", [FALLS] = "fall"};

const char *standing_in_words(struct arena *arena, const struct effect *effect)
{
    static const char *const moves[] = {"is not reached", "rises", "falls", "may rise or fall"};
    const char *move = moves[effect->direct];
    if (effect->verdict == SIDE_EFFECT)
        return move;
    return effect->verdict == REACHED
               ? arena_printf(arena, "%s, as intended", move)
               : arena_printf(arena, "%s; it is meant to %s", move, intent_words[effect->intended]);
}

static const char *open_link_in_words(struct viewer *viewer, const struct edge *edge, bool briefly)
{
    bool claimed = !briefly && (edge->raised || edge->lowered);
    return arena_printf(viewer->arena, "whether “%s” raises or lowers “%s”%s%s",
                        item_title(viewer->model, edge->links[0]->subject),
                        item_title(viewer->model, edge->links[0]->object), claimed ? ": it " : "",
                        claimed ? claims_in_words(viewer, edge) : "");
}

static const char *settling(struct viewer *viewer, const struct effects *effects,
                            const struct effect *effect, bool briefly)
{
    const struct signed_path *path =
        effect->path.gives == AMBIGUOUS ? &effect->path : &effect->against;
    struct listing links = {0};
    if (!path->length || path->gives != AMBIGUOUS)
        return NULL;
    for (uint32_t i = 0; i + 1 < path->length; i++) {
        const struct edge *edge = path_edge(effects->graph, path, i);
        if (edge->sign == SIGN_UNKNOWN)
            listing_add(&links, viewer->arena, open_link_in_words(viewer, edge, briefly));
    }
    return links.count ? listing_text(&links, "and") : NULL;
}

const char *settling_in_words(struct viewer *viewer, const struct effects *effects,
                              const struct effect *effect)
{
    return settling(viewer, effects, effect, false);
}

const char *settling_in_brief(struct viewer *viewer, const struct effects *effects,
                              const struct effect *effect)
{
    return settling(viewer, effects, effect, true);
}

/* ---- Who does not believe it ------------------------------------------------------------------
 */

/* Adds whoever stands behind the clause word in a link of the edge; whether all its links have one.
 */
static bool add_people(struct viewer *viewer, struct runs *people, const struct edge *edge,
                       enum clause_word word)
{
    bool all = true;
    for (uint32_t i = 0; i < edge->link_count; i++) {
        const struct qualifier *clause = link_qualifier(edge->links[i], word);
        all = clause && all;
        if (clause)
            runs_add_titles(viewer, people, people->first ? ", " : "", clause->values);
    }
    return all;
}

/* "disputed by Surgeons", "according to Nurses alone", or NULL. */
static const char *doubt_in_words(struct viewer *viewer, const struct edge *edge)
{
    struct runs against = {NULL, NULL}, for_it = {NULL, NULL};
    add_people(viewer, &against, edge, CLAUSE_DISPUTED_BY);
    bool alone = add_people(viewer, &for_it, edge, CLAUSE_ACCORDING_TO) && for_it.first;
    if (against.first)
        return arena_printf(viewer->arena, "disputed by %s", runs_text(viewer->arena, &against));
    return alone ? arena_printf(viewer->arena, "according to %s alone",
                                runs_text(viewer->arena, &for_it))
                 : NULL;
}

const char *contested_in_words(struct viewer *viewer, const struct effects *effects,
                               const struct signed_path *path)
{
    struct listing links = {0};
    for (uint32_t i = 0; i + 1 < path->length; i++) {
        const struct edge *edge = path_edge(effects->graph, path, i);
        const char *doubt = edge->sign == SIGN_UNKNOWN ? NULL : doubt_in_words(viewer, edge);
        if (doubt)
            listing_add(&links, viewer->arena,
                        arena_printf(viewer->arena, "“%s” → “%s” (%s)",
                                     item_title(viewer->model, edge->links[0]->subject),
                                     item_title(viewer->model, edge->links[0]->object), doubt));
    }
    return links.count ? listing_text(&links, "and") : NULL;
}

const char *sureness_in_words(const struct effect *effect)
{
    if (!effect->direct || effect->direct == AMBIGUOUS)
        return NULL;
    if (!effect->settled)
        return "there are too many paths to try them all; those that were tried say so";
    return effect->feedback == effect->direct
               ? "every path there says so, and no loop turns it"
               : "every path there says so; a loop that it sets going may turn it";
}

/* Beside what its paths say: rises and falls, or both. */
static const char *press_beside_paths(enum movement press, enum movement direct)
{
    if (direct == AMBIGUOUS)
        return press == AMBIGUOUS ? ", as with its paths" : ", where its paths pull both ways";
    return press == direct      ? ", as its paths say"
           : press == AMBIGUOUS ? ": loops may undo what its paths say"
           : press == MOVES_NOT ? ": loops undo what its paths say"
                                : ": loops turn round what its paths say";
}

const char *press_in_words(struct arena *arena, const struct press_answer *answer,
                           const struct effect *effect)
{
    static const char *const moves[] = {"no net change", "rises", "falls", "too close to call"};
    return arena_printf(arena, "%s (%.2f)%s", moves[answer->moves], answer->weight,
                        press_beside_paths(answer->moves, effect->direct));
}

const char *press_caveat(const struct press *press)
{
    return press->settles
               ? ""
               : " Here it need not come to rest: what feeds itself may outdo what works "
                 "against it.";
}

const char *press_note(struct arena *arena, const struct press *press)
{
    const char *missing = press_missing(press);
    if (missing)
        return arena_printf(arena, "Loops are not weighed against each other: %s.", missing);
    return arena_printf(
        arena,
        "With loops weighed: where all comes to rest if every link is equally strong and every "
        "variable tends back to where it was; the number says how much of it does not cancel, 1 "
        "is all.%s",
        press_caveat(press));
}

/* ---- Whom it touches -------------------------------------------------------------------------
 */

/* "customers: Students, Employers", of those whom the viewer shows. */
static bool add_part(struct viewer *viewer, struct runs *runs, const struct touched_list *list,
                     const struct item *system, enum touched_as as, const char *before)
{
    struct arena *arena = viewer->arena;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct item *who = list->items[i].who;
        if (list->items[i].system != system || !(list->items[i].as >> as & 1) ||
            !viewer_shows(viewer, who))
            continue;
        runs_add(arena, runs, RUN_PLAIN,
                 any ? ", " : arena_printf(arena, "%s%s: ", before, touched_words[as][1]), NULL);
        runs_add(arena, runs, RUN_PLAIN, item_title(viewer->model, who),
                 item_id(viewer->model, who));
        any = true;
    }
    return any;
}

/* Each system once, by the first that stands for it. */
static bool begins_system(const struct touched_list *list, size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (list->items[i].system == list->items[number].system)
            return false;
    return true;
}

bool runs_add_touched(struct viewer *viewer, struct runs *runs, const struct item *variable)
{
    struct touched_list list = touched_by(viewer->arena, variable);
    bool any = false;
    for (size_t i = 0; i < list.count; i++) {
        const struct item *system = list.items[i].system;
        bool begun = false;
        if (!begins_system(&list, i) || !viewer_shows(viewer, list.items[i].measure))
            continue;
        for (enum touched_as as = 0; as < TOUCHED_AS_COUNT; as++)
            begun |= add_part(viewer, runs, &list, system, as, begun ? "; " : any ? ". " : "");
        if (begun)
            runs_add(viewer->arena, runs, RUN_PLAIN,
                     arena_printf(viewer->arena, " (“%s”)", system_purpose(viewer->model, system)),
                     NULL);
        any |= begun;
    }
    return any;
}

bool runs_add_measures(struct viewer *viewer, struct runs *runs, const struct item *variable)
{
    struct arena *arena = viewer->arena;
    bool any = false;
    for (const struct value *by = item_values(variable, VARIABLE_MEASURED_BY); by; by = by->next) {
        const char *better = NULL, *title = value_title(viewer, by);
        if (!title)
            continue;
        if (by->item && by->item->kind == KIND_MEASURE)
            better = item_word(viewer, by->item, MEASURE_BETTER);
        runs_add(arena, runs, RUN_PLAIN, any ? "; “" : "“", NULL);
        runs_add(arena, runs, RUN_PLAIN, title, value_target(viewer, by));
        runs_add(arena, runs, RUN_PLAIN,
                 better ? arena_printf(arena, "” (%s is better)", better) : "”", NULL);
        any = true;
    }
    return any;
}
