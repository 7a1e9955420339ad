/* Problems and their solutions in turn: a solution answers a problem and breeds the next one, which
   asks for the next solution (p1, s1, p2, s2 …: IDeA 2008, Thinking 'Systems'; of loops Senge 1990
   calls it fixes that fail).

   What is narrowed: only what somebody minds is a problem: an issue or conflict that a change
   answers; where a change answers none, the steps of a journey or the feedback loops that it
   answers. What else it answers, an activity, a finding or a question, is told with it. A problem
   was bred by a change where it is said to be about that change or an
   outcome of it. What was observed of a change that failed is a problem too, the last of its chain,
   where no issue speaks of the change. What else a change may cause is told with it, but breeds
   nothing yet. Only what hangs together with something bred is shown. */
#include "base/listing.h"
#include "view/answer.h"
#include "view/outcomes.h"
#include "view/words.h"

#include <string.h>

struct problems {
    const struct item **items;
    size_t count, capacity;
};

struct chain {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram;
    struct problems *answered, *bred; /* by index of a change: in order of declaration */
    bool *is_bred;                    /* by index of a problem */
    uint32_t *cards;                  /* by index: the card of a thing, from 1 */
    struct problems things;           /* one a node */
    const struct item **outcomes;     /* by index of a change: the last */
};

/* ---- What answers what, and what came of it ---------------------------------------------------
 */

static bool is_there(struct chain *chain, const struct item *item)
{
    return item && !item->file->source->library && viewer_shows(chain->viewer, item);
}

static bool is_concern(const struct item *item)
{
    return item->kind == KIND_ISSUE || item->kind == KIND_CONFLICT;
}

static bool is_minded(const struct item *item)
{
    return is_concern(item) || item->kind == KIND_STEP || item->kind == KIND_LOOP;
}

/* Whoever answers nothing is no solution. */
static bool solves(struct chain *chain, const struct item *change)
{
    const struct value *value = item_values(change, CHANGE_ANSWERS);
    while (value && !is_there(chain, value->item))
        value = value->next;
    return value != NULL;
}

static bool is_among(const struct problems *problems, const struct item *item)
{
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i] == item)
            return true;
    return false;
}

static void add_problem(struct chain *chain, struct problems *problems, const struct item *item)
{
    if (!is_among(problems, item))
        *array_add(chain->arena, problems) = item;
}

static void find_answered(struct chain *chain, const struct item *change)
{
    struct problems *answered = &chain->answered[change->index];
    for (int others = 0; others < 2 && !answered->count; others++)
        for (const struct value *value = item_values(change, CHANGE_ANSWERS); value;
             value = value->next)
            if (is_there(chain, value->item) && is_minded(value->item) &&
                is_concern(value->item) != others)
                add_problem(chain, answered, value->item);
}

/* The change that a problem speaks of, or NULL. */
static const struct item *change_of(struct chain *chain, const struct item *about)
{
    const struct item *change = about && about->kind == KIND_OUTCOME ? about->refers : about;
    bool speaks = is_there(chain, about) && is_there(chain, change) && change->kind == KIND_CHANGE;
    return speaks ? change : NULL;
}

/* What answers a problem has not bred it. */
static void find_breeders(struct chain *chain, const struct item *problem, enum attribute about)
{
    for (const struct value *value = item_values(problem, about); value; value = value->next) {
        const struct item *change = change_of(chain, value->item);
        if (!change || !solves(chain, change) || is_among(&chain->answered[change->index], problem))
            continue;
        add_problem(chain, &chain->bred[change->index], problem);
        chain->is_bred[problem->index] = true;
    }
}

static void find_failed(struct chain *chain, const struct item *change)
{
    const struct item *outcome = chain->outcomes[change->index];
    if (outcome && !chain->bred[change->index].count && solves(chain, change) &&
        item_choice(outcome, OUTCOME_IS) == OUTCOME_IS_FAILED &&
        item_text(chain->viewer, outcome, OUTCOME_OBSERVED))
        add_problem(chain, &chain->bred[change->index], outcome);
}

static void find_all(struct chain *chain)
{
    FOR_SHOWN (chain->viewer, KIND_CHANGE, change)
        find_answered(chain, change);
    FOR_SHOWN (chain->viewer, KIND_ISSUE, issue)
        find_breeders(chain, issue, ISSUE_ABOUT);
    FOR_SHOWN (chain->viewer, KIND_CONFLICT, conflict)
        find_breeders(chain, conflict, CONFLICT_ABOUT);
    FOR_SHOWN (chain->viewer, KIND_CHANGE, change)
        find_failed(chain, change);
}

/* ---- Cards ------------------------------------------------------------------------------------
 */

static void note_texts(struct chain *chain, struct diagram_node *node, const struct item *item,
                       enum attribute attribute, const char *before)
{
    for (const struct value *value = item_values(item, attribute); value; value = value->next)
        if (value->form == VALUE_TEXT)
            node_add_note(
                chain->arena, node,
                arena_printf(chain->arena, "%s %s", before, value_title(chain->viewer, value)));
}

static void note_problem(struct chain *chain, struct diagram_node *node, const struct item *item)
{
    if (item->kind == KIND_ISSUE) {
        const char *who = titles_of(chain->viewer, item, ISSUE_RAISED_BY);
        if (who)
            node_add_note(chain->arena, node, arena_printf(chain->arena, "raised by %s", who));
        note_texts(chain, node, item, ISSUE_PARKED, "set aside:");
    } else if (item->kind == KIND_CONFLICT) {
        node_add_note(chain->arena, node, "a conflict");
        note_texts(chain, node, item, CONFLICT_PARKED, "set aside:");
    } else if (item->kind == KIND_OUTCOME)
        node_add_note(chain->arena, node,
                      arena_printf(chain->arena, "seen at “%s”",
                                   item_title(chain->viewer->model, item->owner)));
    else
        node_add_note(chain->arena, node,
                      arena_printf(chain->arena, "%s", kind_specs[item->kind].word));
}

/* What it answers that nobody minds, where there is no problem before it. */
static void note_answered(struct chain *chain, struct diagram_node *node, const struct item *change)
{
    struct listing titles = {0};
    for (const struct value *value = item_values(change, CHANGE_ANSWERS); value;
         value = value->next)
        if (is_there(chain, value->item))
            listing_add(
                &titles, chain->arena,
                arena_printf(chain->arena, "“%s”", item_title(chain->viewer->model, value->item)));
    node_add_note(chain->arena, node,
                  arena_printf(chain->arena, "for %s", listing_text(&titles, "and")));
}

/* What came of it; and what it may still bring, where it has brought nothing yet. */
static void note_solution(struct chain *chain, struct diagram_node *node, const struct item *change)
{
    if (!chain->answered[change->index].count)
        note_answered(chain, node, change);
    const struct item *outcome = chain->outcomes[change->index];
    const struct answer *answer = outcome ? answer_of(chain->viewer, outcome, OUTCOME_IS) : NULL;
    if (answer) {
        const char *observed = item_text(chain->viewer, outcome, OUTCOME_OBSERVED);
        bool told = observed && !is_among(&chain->bred[change->index], outcome);
        node->badges = answer->badges;
        node_add_note(chain->arena, node,
                      arena_printf(chain->arena, "%s%s%s", answer->words, told ? ": " : "",
                                   told ? observed : ""));
    }
    if (!chain->bred[change->index].count)
        note_texts(chain, node, change, CHANGE_MAY_ALSO, "may also:");
}

static void add_card(struct chain *chain, const struct item *item)
{
    if (chain->cards[item->index])
        return;
    bool solution = item->kind == KIND_CHANGE;
    struct diagram_node *node = array_add(chain->arena, &chain->diagram->nodes);
    *node = (struct diagram_node){
        .id = item_id(chain->viewer->model, item),
        .part = solution ? PART_SOLUTION : PART_PROBLEM,
        .text = item->kind == KIND_OUTCOME
                    ? with_capital(chain->arena, item_text(chain->viewer, item, OUTCOME_OBSERVED))
                    : item_title(chain->viewer->model, item),
    };
    *array_add(chain->arena, &chain->things) = item;
    chain->cards[item->index] = (uint32_t)chain->diagram->nodes.count;
    if (solution)
        note_solution(chain, node, item);
    else
        note_problem(chain, node, item);
}

static bool answers_bred(const struct chain *chain, const struct item *change)
{
    const struct problems *answered = &chain->answered[change->index];
    for (size_t i = 0; i < answered->count; i++)
        if (chain->is_bred[answered->items[i]->index])
            return true;
    return false;
}

/* Each solution of a chain, with the problems on both sides of it. */
static void add_cards(struct chain *chain)
{
    FOR_SHOWN (chain->viewer, KIND_CHANGE, change) {
        const struct problems *answered = &chain->answered[change->index];
        const struct problems *bred = &chain->bred[change->index];
        bool breeds = bred->count;
        if (!breeds && !answers_bred(chain, change))
            continue;
        for (size_t i = 0; i < answered->count; i++)
            if (breeds || chain->is_bred[answered->items[i]->index])
                add_card(chain, answered->items[i]);
        add_card(chain, change);
        for (size_t i = 0; i < bred->count; i++)
            add_card(chain, bred->items[i]);
    }
}

/* ---- Lines ------------------------------------------------------------------------------------
 */

static void add_line(struct chain *chain, enum diagram_part part, const struct item *from,
                     const struct item *to)
{
    const struct diagram_node *nodes = chain->diagram->nodes.items;
    uint32_t start = chain->cards[from->index], end = chain->cards[to->index];
    if (!start || !end)
        return;
    const struct diagram_node *ends[] = {&nodes[start - 1], &nodes[end - 1]};
    *array_add(chain->arena, &chain->diagram->lines) = (struct diagram_line){
        .id = arena_printf(chain->arena, "%s..%s", ends[0]->id, ends[1]->id),
        .part = part,
        .from = start - 1,
        .to = end - 1,
        .sentence =
            arena_printf(chain->arena, "“%s” %s “%s”", ends[0]->text,
                         part == PART_ANSWERED ? "is answered by" : "brought", ends[1]->text),
    };
}

static void add_lines(struct chain *chain)
{
    for (size_t i = 0; i < chain->things.count; i++) {
        const struct item *change = chain->things.items[i];
        if (change->kind != KIND_CHANGE)
            continue;
        const struct problems *answered = &chain->answered[change->index];
        const struct problems *bred = &chain->bred[change->index];
        for (size_t k = 0; k < answered->count; k++)
            add_line(chain, PART_ANSWERED, answered->items[k], change);
        for (size_t k = 0; k < bred->count; k++)
            add_line(chain, PART_BREEDS, change, bred->items[k]);
    }
}

/* ---- Circles ----------------------------------------------------------------------------------
 */

/* A walk along the lines, as deep as it goes before it turns to the next. */
struct walk {
    struct diagram *diagram;
    enum { NOT_MET, ON_THE_WAY, LEFT_BEHIND } * met; /* by card */
    struct {
        struct stop {
            uint32_t card;
            size_t next; /* the line to look at */
        } * items;
        size_t count, capacity;
    } way;
};

static void enter(struct arena *arena, struct walk *walk, uint32_t card)
{
    walk->met[card] = ON_THE_WAY;
    *array_add(arena, &walk->way) = (struct stop){card, 0};
}

/* A line to what lies on the way that led to it closes a circle. */
static void step(struct arena *arena, struct walk *walk)
{
    struct stop *stop = &walk->way.items[walk->way.count - 1];
    if (stop->next == walk->diagram->lines.count) {
        walk->met[stop->card] = LEFT_BEHIND;
        walk->way.count--;
        return;
    }
    struct diagram_line *line = &walk->diagram->lines.items[stop->next++];
    if (line->from != stop->card)
        return;
    if (walk->met[line->to] == ON_THE_WAY)
        line->part = PART_RETURNS;
    else if (walk->met[line->to] == NOT_MET)
        enter(arena, walk, line->to);
}

/* From what nothing brought, and then from the first of what is left. */
static void find_circles(struct chain *chain)
{
    size_t count = chain->diagram->nodes.count;
    struct walk walk = {.diagram = chain->diagram,
                        .met = arena_alloc(chain->arena, (count + 1) * sizeof *walk.met)};
    for (int bred = 0; bred < 2; bred++)
        for (uint32_t i = 0; i < count; i++) {
            const struct item *item = chain->things.items[i];
            if (walk.met[i] != NOT_MET || item->kind == KIND_CHANGE ||
                chain->is_bred[item->index] != bred)
                continue;
            enter(chain->arena, &walk, i);
            while (walk.way.count)
                step(chain->arena, &walk);
        }
}

/* ---- In words ---------------------------------------------------------------------------------
 */

static void say_ends(struct chain *chain, struct buffer *sentence, uint32_t card,
                     enum diagram_part part, bool leaves, const char *before)
{
    const struct diagram *diagram = chain->diagram;
    struct listing ends = {0};
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (line->part == part && (leaves ? line->from : line->to) == card)
            listing_add(&ends, chain->arena,
                        arena_printf(chain->arena, "“%s”",
                                     diagram->nodes.items[leaves ? line->to : line->from].text));
    }
    if (ends.count)
        buffer_printf(sentence, "; %s %s", before, listing_text(&ends, "and"));
}

static void say_cards(struct chain *chain)
{
    for (uint32_t i = 0; i < chain->things.count; i++) {
        struct diagram_node *node = &chain->diagram->nodes.items[i];
        struct buffer sentence = {.arena = chain->arena};
        buffer_put(&sentence, node->text);
        say_ends(chain, &sentence, i, PART_ANSWERED, false, "answers");
        say_ends(chain, &sentence, i, PART_BREEDS, false, "came of");
        say_ends(chain, &sentence, i, PART_RETURNS, false, "came back with");
        for (size_t k = 0; k < node->note_count; k++)
            buffer_printf(&sentence, "; %s", node->notes[k]);
        say_ends(chain, &sentence, i, PART_ANSWERED, true, "answered by");
        say_ends(chain, &sentence, i, PART_BREEDS, true, "brought");
        say_ends(chain, &sentence, i, PART_RETURNS, true, "and is back at");
        buffer_byte(&sentence, '.');
        node->sentence = buffer_text(&sentence);
    }
}

static size_t count_lines(const struct diagram *diagram, enum diagram_part part)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->lines.count; i++)
        count += diagram->lines.items[i].part == part;
    return count;
}

static size_t count_breeders(const struct chain *chain)
{
    size_t count = 0;
    for (size_t i = 0; i < chain->things.count; i++)
        count += chain->things.items[i]->kind == KIND_CHANGE &&
                 chain->bred[chain->things.items[i]->index].count;
    return count;
}

/* "One solution brought the next problem, and it is back where it began" */
static const char *title_of(struct chain *chain)
{
    size_t count = count_breeders(chain);
    const char *head =
        with_capital(chain->arena, count_in_words(chain->arena, count, "solution", "solutions"));
    return arena_printf(
        chain->arena, "%s brought the next problem%s", head,
        count_lines(chain->diagram, PART_RETURNS) ? ", and it is back where it began" : "");
}

/* The stories of causal maps that tell the same of loops. */
static const char *remark_of(struct chain *chain)
{
    static const char *const alike[] = {"fixes-that-fail", "shifting-the-burden"};
    struct listing stories = {0};
    FOR_SHOWN (chain->viewer, KIND_STORY, story) {
        const struct value *of = item_values(story, STORY_OF);
        for (size_t i = 0; i < sizeof alike / sizeof *alike && of && of->item; i++)
            if (!strcmp(item_path(chain->viewer->model, of->item), alike[i]))
                listing_add(&stories, chain->arena,
                            arena_printf(chain->arena, "“%s” (%s)",
                                         item_title(chain->viewer->model, story->owner),
                                         item_title(chain->viewer->model, of->item)));
    }
    return stories.count ? arena_printf(chain->arena, "The same is told of loops in %s.",
                                        listing_text(&stories, "and"))
                         : NULL;
}

static const char *description_of(struct chain *chain)
{
    const struct diagram *diagram = chain->diagram;
    size_t solutions = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        solutions += diagram->nodes.items[i].part == PART_SOLUTION;
    return arena_printf(
        chain->arena, "%s and %s in turn. %s.%s%s",
        with_capital(chain->arena, count_in_words(chain->arena, diagram->nodes.count - solutions,
                                                  "problem", "problems")),
        count_in_words(chain->arena, solutions, "solution", "solutions"), diagram->title,
        diagram->remark ? " " : "", diagram->remark ? diagram->remark : "");
}

/* ---- The whole --------------------------------------------------------------------------------
 */

struct diagram *describe_problem_solution(struct viewer *viewer, const struct item *model)
{
    size_t count = viewer->model->all.count + 1;
    struct diagram *diagram = diagram_begin(viewer, model, VIEW_PROBLEM_SOLUTION, NULL,
                                            "Problems and their solutions in turn");
    struct chain chain = {.viewer = viewer, .arena = viewer->arena, .diagram = diagram};
    chain.outcomes = last_outcomes(viewer);
    chain.answered = arena_alloc(viewer->arena, count * sizeof *chain.answered);
    chain.bred = arena_alloc(viewer->arena, count * sizeof *chain.bred);
    chain.is_bred = arena_alloc(viewer->arena, count * sizeof *chain.is_bred);
    chain.cards = arena_alloc(viewer->arena, count * sizeof *chain.cards);
    find_all(&chain);
    add_cards(&chain);
    if (!diagram->nodes.count)
        return NULL;
    add_lines(&chain);
    find_circles(&chain);
    say_cards(&chain);
    diagram->title = title_of(&chain);
    diagram->remark = remark_of(&chain);
    diagram->description = description_of(&chain);
    return diagram_end(viewer, diagram);
}
