/* The story of a feedback loop; see loop_story.h. */
#include "view/loop_story.h"

#include "analysis/effects.h"
#include "base/listing.h"

struct teller {
    struct viewer *viewer;
    const struct graph *graph;
    const struct found_loop *loop;
    struct loop_story story;
};

static const char *title(const struct teller *teller, uint32_t vertex)
{
    return item_title(teller->viewer->model, teller->graph->variables[vertex]);
}

static void tell(struct teller *teller, const char *sentence)
{
    *array_add(teller->viewer->arena, &teller->story) = sentence;
}

/* ---- Step by step -----------------------------------------------------------------------------
 */

/* What stands behind a word of the first link that says it; NULL where none does, or it is not
   shown. */
static const char *clause_of(struct viewer *viewer, const struct edge *edge, enum clause_word word)
{
    struct listing titles = {0};
    for (uint32_t i = 0; i < edge->link_count && !titles.count; i++) {
        const struct qualifier *clause = link_qualifier(edge->links[i], word);
        for (const struct value *value = clause ? clause->values : NULL; value;
             value = value->next) {
            const char *shown = value_title(viewer, value);
            if (shown && *shown)
                listing_add(&titles, viewer->arena, shown);
        }
    }
    return titles.count ? listing_text(&titles, "and") : NULL;
}

const char *delay_in_words(struct viewer *viewer, const struct edge *edge)
{
    const char *after = clause_of(viewer, edge, CLAUSE_AFTER);
    return after ? arena_printf(viewer->arena, "after %s", after) : edge->delayed ? "later" : NULL;
}

/* Behind a link of unknown sign it can only be told whether two variables go the same way. */
static void put_what_follows(const struct teller *teller, struct buffer *step,
                             const struct edge *edge, enum movement movement)
{
    static const char *const ways[] = {"the same way", "the opposite way", "one way or the other"};
    const char *when = delay_in_words(teller->viewer, edge), *to = title(teller, edge->to);
    const char *delay = when ? arena_printf(teller->viewer->arena, ", %s", when) : "";
    bool again = movement == RISES && edge->to == teller->loop->vertices[0];
    if (movement == AMBIGUOUS)
        buffer_printf(step, " moves “%s” %s%s", to, ways[edge->sign], delay);
    else
        buffer_printf(step, " brings%s%s a %s in “%s”", delay, *delay ? "," : "",
                      again               ? "further rise"
                      : movement == RISES ? "rise"
                                          : "fall",
                      to);
}

static void tell_step(struct teller *teller, uint32_t number, enum movement *movement)
{
    const struct edge *edge = loop_edge(teller->graph, teller->loop, number);
    struct buffer step = {.arena = teller->viewer->arena};
    const char *because = clause_of(teller->viewer, edge, CLAUSE_BECAUSE);
    *movement = push_over(*movement, edge->sign);
    if (number)
        buffer_put(&step, "That");
    else
        buffer_printf(&step, "A rise in “%s”", title(teller, edge->from));
    put_what_follows(teller, &step, edge, *movement);
    if (because && !edge->contradicted)
        buffer_printf(&step, ", because %s", because);
    buffer_byte(&step, '.');
    tell(teller, buffer_text(&step));
}

/* ---- What the round does ----------------------------------------------------------------------
 */

static void tell_end(struct teller *teller)
{
    static const char *const ends[] = {
        [REINFORCING] = "So a rise in “%s” comes back as a further rise, and a fall as a further "
                        "fall: the loop feeds itself.",
        [BALANCING] = "So a rise in “%s” comes back as a fall, and a fall as a rise: the loop "
                      "works against change.",
        [UNDETERMINED] = "So nobody can say yet how a rise in “%s” comes back.",
    };
    tell(teller, arena_printf(teller->viewer->arena, ends[teller->loop->type],
                              title(teller, teller->loop->vertices[0])));
}

/* What a variable of the loop says of where it comes to rest: a goal, or that it is the gap which
   the loop would close. */
static const char *goal_of_variable(const struct teller *teller)
{
    struct arena *arena = teller->viewer->arena;
    for (uint32_t i = 0; i < teller->loop->length; i++) {
        const struct item *variable = teller->graph->variables[teller->loop->vertices[i]];
        const struct value *said = item_values(variable, VARIABLE_GOAL);
        const char *goal = said ? value_title(teller->viewer, said) : NULL;
        if (goal)
            return arena_printf(arena, "“%s”", goal);
        if (item_choice(variable, VARIABLE_IS) == VARIABLE_IS_GAP)
            return arena_printf(arena, "an end to “%s”", title(teller, teller->loop->vertices[i]));
    }
    return NULL;
}

static void tell_goal(struct teller *teller)
{
    const struct item *declared = teller->loop->declared;
    const char *goal = declared ? titles_of(teller->viewer, declared, LOOP_GOAL) : NULL;
    if (!goal)
        goal = goal_of_variable(teller);
    tell(teller, goal ? arena_printf(teller->viewer->arena, "What it tries to reach: %s.", goal)
                      : "What is it trying to reach?");
}

/* ---- What leaves it open ----------------------------------------------------------------------
 */

const char *claims_in_words(struct viewer *viewer, const struct edge *edge)
{
    static const char *const claims[] = {"raises it", "lowers it",
                                         "moves it, one way or the other"};
    struct listing told = {0};
    for (uint32_t i = 0; i < edge->link_count; i++) {
        struct runs holders = {NULL, NULL};
        const struct qualifier *held = link_qualifier(edge->links[i], CLAUSE_ACCORDING_TO);
        runs_add_titles(viewer, &holders, " according to ", held ? held->values : NULL);
        listing_add(&told, viewer->arena,
                    arena_printf(viewer->arena, "%s%s", claims[link_sign(edge->links[i])],
                                 runs_text(viewer->arena, &holders)));
    }
    return listing_text(&told, "and");
}

static void tell_open_link(struct teller *teller, const struct edge *edge)
{
    const char *from = title(teller, edge->from), *to = title(teller, edge->to);
    struct arena *arena = teller->viewer->arena;
    tell(
        teller,
        edge->raised || edge->lowered
            ? arena_printf(arena, "It is not agreed whether “%s” raises or lowers “%s”: it %s.",
                           from, to, claims_in_words(teller->viewer, edge))
            : arena_printf(arena, "It is not known whether “%s” raises or lowers “%s”.", from, to));
}

/* A single one settles the loop. */
static void tell_open_links(struct teller *teller)
{
    const struct edge *open = NULL;
    size_t count = 0;
    for (uint32_t i = 0; i < teller->loop->length; i++) {
        const struct edge *edge = loop_edge(teller->graph, teller->loop, i);
        if (edge->sign != SIGN_UNKNOWN)
            continue;
        tell_open_link(teller, edge);
        open = edge;
        count++;
    }
    if (count == 1)
        tell(teller, loop_type_with(teller->graph, teller->loop, open, SIGN_PLUS) == REINFORCING
                         ? "If it raises it, the loop feeds itself; if it lowers it, the loop "
                           "works against change."
                         : "If it raises it, the loop works against change; if it lowers it, the "
                           "loop feeds itself.");
}

struct loop_story loop_story(struct viewer *viewer, const struct graph *graph,
                             const struct found_loop *loop)
{
    struct teller teller = {viewer, graph, loop, {NULL, 0, 0}};
    enum movement movement = RISES;
    for (uint32_t i = 0; i < loop->length; i++)
        tell_step(&teller, i, &movement);
    tell_end(&teller);
    if (loop->type == BALANCING)
        tell_goal(&teller);
    if (loop->type == UNDETERMINED)
        tell_open_links(&teller);
    return teller.story;
}

/* ---- At a glance ------------------------------------------------------------------------------
 */

void runs_add_loop(struct viewer *viewer, struct runs *runs, const struct graph *graph,
                   const struct found_loop *loop,
                   const char *(*called)(const struct model *, const struct item *))
{
    static const char *const signs[] = {"+", "−", "?"};
    const struct model *model = viewer->model;
    const struct item *variable = graph->variables[loop->vertices[0]];
    runs_add(viewer->arena, runs, RUN_PLAIN, called(model, variable), item_id(model, variable));
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *edge = loop_edge(graph, loop, i);
        variable = graph->variables[edge->to];
        runs_add(viewer->arena, runs, RUN_ARROW, " → ", NULL);
        runs_add(viewer->arena, runs, RUN_PLAIN, called(model, variable), item_id(model, variable));
        runs_add(viewer->arena, runs, RUN_PLAIN,
                 arena_printf(viewer->arena, " (%s%s)", signs[edge->sign],
                              edge->delayed ? ", later" : ""),
                 NULL);
    }
}
