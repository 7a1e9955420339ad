/* The thread through a study as a picture: from what worries people through the ways to see it,
   what each would take and what was found of that, to changes and what came of them; and where it
   breaks off. Which step follows from which, and what is missing, says analysis/trace.h, as it does
   for the table of the same name.

   A change that answers an activity is drawn as following from what was found of it; and no line
   leads straight from an issue to a change to which a longer way leads already. */
#include "base/listing.h"
#include "view/thread.h"
#include "view/words.h"

/* How it is told that a card of a column follows, before what is told of it; and how many there
   are. */
static const struct {
    const char *word, *follows, *one, *several;
} phases[PHASE_COUNT] = {
    [PHASE_BEGINNING] = {"beginning", "", "thing that worries people", "things that worry people"},
    [PHASE_SYSTEM] = {"systems", "taken up by ", "way to see it", "ways to see it"},
    [PHASE_NEED] = {"needs", "asks for ", "thing that they would take",
                    "things that they would take"},
    [PHASE_FOUND] = {"found", "", "thing that was found", "things that were found"},
    [PHASE_CHANGE] = {"changes", "answered by ", "change", "changes"},
    [PHASE_OUTCOME] = {"outcomes", "what came of it: ", "outcome", "outcomes"},
};

/* Where what is missing would stand: before the thing where the thread ought to come from there. */
static const enum phase gap_phases[TRACE_GAP_COUNT] = {
    [TRACE_UNANSWERED] = PHASE_SYSTEM,  [TRACE_UNCHANGED] = PHASE_CHANGE,
    [TRACE_NO_ISSUE] = PHASE_BEGINNING, [TRACE_NO_ACTIVITY] = PHASE_NEED,
    [TRACE_NO_MEASURE] = PHASE_NEED,    [TRACE_NOT_COMPARED] = PHASE_FOUND,
    [TRACE_NO_FINDING] = PHASE_FOUND,   [TRACE_NO_SOURCE] = PHASE_FOUND,
    [TRACE_NO_OUTCOME] = PHASE_OUTCOME, [TRACE_LOOSE] = PHASE_SYSTEM,
};

/* ---- What follows from what -------------------------------------------------------------------
 */

static struct diagram_line *add_line(struct thread *thread, enum diagram_part part, uint32_t from,
                                     uint32_t to)
{
    const struct diagram_node *nodes = thread->diagram->nodes.items;
    const struct card_of_thing *start = &thread->things.items[from],
                               *end = &thread->things.items[to];
    struct diagram_line *line = array_add(thread->arena, &thread->diagram->lines);
    *line = (struct diagram_line){
        .id = arena_printf(thread->arena, "%s..%s", nodes[from].id, nodes[to].id),
        .part = part,
        .from = from,
        .to = to,
        .sentence = arena_printf(thread->arena, "%s: %s%s", start->called,
                                 phases[end->phase].follows, end->told),
    };
    return line;
}

static bool differs(const struct item *finding)
{
    return item_choice(finding, FINDING_EXISTS) != FINDING_EXISTS_YES;
}

/* Whether something was found of it that a change may answer. */
static bool has_difference(struct thread *thread, const struct item *need)
{
    const struct trace_links *to = &trace_node(thread->trace, need)->to;
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i]->kind == KIND_FINDING && thread->cards[to->items[i]->index] &&
            differs(to->items[i]))
            return true;
    return false;
}

/* What comes after a card: changes, or all else; nothing twice, by card the last that led there. */
static void follow(struct thread *thread, uint32_t from, const struct trace_links *to, bool changes,
                   uint32_t *met)
{
    for (size_t i = 0; i < to->count; i++) {
        uint32_t card = thread->cards[to->items[i]->index];
        if (!card || (to->items[i]->kind == KIND_CHANGE) != changes || met[card - 1] == from + 1 ||
            thread->things.items[card - 1].phase <= thread->things.items[from].phase)
            continue;
        met[card - 1] = from + 1;
        add_line(thread, PART_FOLLOWS, from, card - 1);
    }
}

static const struct trace_links *after(const struct thread *thread, const struct item *item)
{
    return &trace_node(thread->trace, item)->to;
}

/* Marks what a card reaches by the lines that there are, column by column. */
static void mark_reached(struct thread *thread, uint32_t from, uint32_t *met)
{
    const struct diagram *diagram = thread->diagram;
    met[from] = from + 1;
    for (enum phase phase = 0; phase < PHASE_COUNT; phase++)
        for (size_t i = 0; i < diagram->lines.count; i++) {
            const struct diagram_line *line = &diagram->lines.items[i];
            if (thread->things.items[line->from].phase == phase && met[line->from] == from + 1)
                met[line->to] = from + 1;
        }
}

static void add_lines(struct thread *thread)
{
    size_t count = thread->things.count;
    uint32_t *met = arena_alloc(thread->arena, (count + 1) * sizeof *met);
    for (uint32_t i = 0; i < count; i++) {
        const struct item *item = thread->things.items[i].item;
        follow(thread, i, after(thread, item), false, met);
        if (thread->things.items[i].phase != PHASE_BEGINNING && !has_difference(thread, item))
            follow(thread, i, after(thread, item), true, met);
        if (item->kind == KIND_FINDING && differs(item))
            follow(thread, i, after(thread, item->refers), true, met);
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct item *item = thread->things.items[i].item;
        if (thread->things.items[i].phase != PHASE_BEGINNING ||
            !thread_goes_on(thread, item, KIND_CHANGE))
            continue;
        mark_reached(thread, i, met);
        follow(thread, i, after(thread, item), true, met);
    }
}

/* ---- What is missing, or left so --------------------------------------------------------------
 */

static void add_missing(struct thread *thread, uint32_t card, enum phase phase, const char *word,
                        const char *words, bool left)
{
    struct diagram_node *node =
        thread_add_card(thread, NULL, phase, with_capital(thread->arena, words));
    uint32_t missing = (uint32_t)thread->things.count - 1;
    const struct card_of_thing *thing = &thread->things.items[card];
    bool before = phase < thing->phase;
    node->part = left ? PART_LEFT_SO : PART_GAP;
    node->id = arena_printf(thread->arena, "%s...%s", thread->diagram->nodes.items[card].id, word);
    node->sentence = arena_printf(thread->arena, "%s: %s.", thing->called, words);
    add_line(thread, PART_BREAK, before ? missing : card, before ? card : missing)->sentence =
        node->sentence;
    thread->gaps += !left;
}

static void add_gaps_of(struct thread *thread, uint32_t card)
{
    const struct item *item = thread->things.items[card].item;
    for (enum trace_gap gap = 0; gap < TRACE_GAP_COUNT; gap++)
        if (trace_lacks(thread->trace, item, gap))
            add_missing(thread, card, gap_phases[gap], trace_gaps[gap].word,
                        trace_gaps[gap].sentence, false);
        else if (trace_leaves(thread->trace, item, gap))
            add_missing(thread, card, gap_phases[gap], trace_gaps[gap].word,
                        arena_printf(thread->arena, "left, because %s",
                                     trace_reason(thread->trace, item, gap)),
                        true);
}

static void add_parked(struct thread *thread, uint32_t card)
{
    const struct item *item = thread->things.items[card].item;
    const char *why = item->kind == KIND_ISSUE ? item_text(thread->viewer, item, ISSUE_PARKED)
                      : item->kind == KIND_CONFLICT
                          ? item_text(thread->viewer, item, CONFLICT_PARKED)
                          : NULL;
    if (why)
        add_missing(thread, card, PHASE_SYSTEM, "parked",
                    arena_printf(thread->arena, "set aside: %s", why), true);
}

static void add_gaps(struct thread *thread)
{
    size_t count = thread->things.count;
    for (uint32_t i = 0; i < count; i++) {
        add_gaps_of(thread, i);
        add_parked(thread, i);
    }
}

/* ---- Columns ----------------------------------------------------------------------------------
 */

/* Only those in which something stands. */
static void add_heads(struct thread *thread)
{
    struct diagram *diagram = thread->diagram;
    size_t count = diagram->nodes.count;
    for (enum phase phase = 0; phase < PHASE_COUNT; phase++) {
        const char *text = part_chapters[phase_parts[phase]];
        bool headed = false;
        for (size_t i = 0; i < count; i++)
            if (thread->things.items[i].phase == phase) {
                headed = true;
                diagram->nodes.items[i].column = (uint32_t)diagram->nodes.count + 1;
            }
        if (headed)
            *array_add(thread->arena, &diagram->nodes) = (struct diagram_node){
                .id = arena_printf(thread->arena, "%s...%s", diagram->id, phases[phase].word),
                .part = PART_PHASE,
                .text = text,
                .sentence = text,
            };
    }
}

/* ---- In words ---------------------------------------------------------------------------------
 */

static void add_clause(struct buffer *sentence, const char *before, struct listing *list)
{
    if (list->count)
        buffer_printf(sentence, "; %s%s", before, listing_text(list, "and"));
}

/* What a system takes up, and what a change answers, whether a line says so or not. The activity
   that a system opens up is noted on its card. */
static void say_sources(struct thread *thread, struct buffer *sentence, const struct item *item)
{
    const struct trace_links *from = &trace_node(thread->trace, item)->from;
    struct listing sources = {0};
    for (size_t i = 0; i < from->count; i++)
        if (thread_shows(thread, from->items[i]) &&
            !(item->kind == KIND_SYSTEM && from->items[i]->kind == KIND_ACTIVITY))
            listing_add(&sources, thread->arena,
                        arena_printf(thread->arena, "“%s”",
                                     item_title(thread->viewer->model, from->items[i])));
    add_clause(sentence, item->kind == KIND_CHANGE ? "answers " : "takes up ", &sources);
}

static void say_followers(struct thread *thread, struct buffer *sentence, uint32_t card)
{
    const struct diagram *diagram = thread->diagram;
    for (enum phase phase = 0; phase < PHASE_COUNT; phase++) {
        struct listing followers = {0};
        for (size_t i = 0; i < diagram->lines.count; i++) {
            const struct diagram_line *line = &diagram->lines.items[i];
            if (line->part == PART_FOLLOWS && line->from == card &&
                thread->things.items[line->to].phase == phase)
                listing_add(&followers, thread->arena, thread->things.items[line->to].told);
        }
        add_clause(sentence, phases[phase].follows, &followers);
    }
}

/* "Fill September places; takes up “One day decides”; four measures." */
static void say_cards(struct thread *thread)
{
    for (uint32_t i = 0; i < thread->things.count; i++) {
        const struct card_of_thing *thing = &thread->things.items[i];
        struct diagram_node *node = &thread->diagram->nodes.items[i];
        struct buffer sentence = {.arena = thread->arena};
        if (!thing->item)
            continue;
        bool told = thing->phase == PHASE_FOUND && thing->item->kind == KIND_FINDING;
        buffer_put(&sentence, thing->called);
        if (told || thing->phase == PHASE_OUTCOME)
            buffer_printf(&sentence, "; %s", thing->told);
        if (thing->item->kind == KIND_SYSTEM || thing->item->kind == KIND_CHANGE)
            say_sources(thread, &sentence, thing->item);
        for (size_t k = 0; k < node->note_count; k++)
            buffer_printf(&sentence, "; %s", node->notes[k]);
        say_followers(thread, &sentence, i);
        buffer_byte(&sentence, '.');
        node->sentence = buffer_text(&sentence);
    }
}

static const char *places_in_words(struct arena *arena, size_t count)
{
    return count_in_words(arena, count, "place", "places");
}

static const char *title_of(struct thread *thread)
{
    if (thread->gaps)
        return arena_printf(thread->arena, "The thread from issue to outcome breaks off in %s",
                            places_in_words(thread->arena, thread->gaps));
    return trace_not_begun(thread->trace) ? "From issue to outcome, as far as it goes"
                                          : "The thread from issue to outcome holds";
}

/* "Eight things that worry people, three ways to see it …" */
static const char *description_of(struct thread *thread)
{
    struct listing counts = {0};
    size_t left = 0;
    for (enum phase phase = 0; phase < PHASE_COUNT; phase++) {
        size_t count = 0;
        for (size_t i = 0; i < thread->things.count; i++)
            count += thread->things.items[i].phase == phase && thread->things.items[i].item;
        if (count)
            listing_add(
                &counts, thread->arena,
                count_in_words(thread->arena, count, phases[phase].one, phases[phase].several));
    }
    struct buffer text = {.arena = thread->arena};
    buffer_printf(&text, "%s.", with_capital(thread->arena, listing_text(&counts, "and")));
    for (size_t i = 0; i < thread->things.count; i++)
        left += thread->diagram->nodes.items[i].part == PART_LEFT_SO;
    if (thread->gaps)
        buffer_printf(&text, " The thread breaks off in %s.",
                      places_in_words(thread->arena, thread->gaps));
    if (left)
        buffer_printf(&text, " In %s it is left so, with a reason.",
                      places_in_words(thread->arena, left));
    if (thread->diagram->remark)
        buffer_printf(&text, " %s", thread->diagram->remark);
    return buffer_text(&text);
}

/* ---- The whole --------------------------------------------------------------------------------
 */

/* By index: what leads to a thing, and what follows from it; NULL: everything, of the whole. */
static const bool *find_within(struct thread *thread, const struct item *subject)
{
    if (subject->kind == KIND_MODEL)
        return NULL;
    bool *within = arena_alloc(thread->arena, thread->viewer->model->all.count + 1);
    within[subject->index] = true;
    for (int forward = 0; forward < 2; forward++) {
        struct trace_links reach = trace_reach(thread->arena, thread->trace, subject, forward);
        for (size_t i = 0; i < reach.count; i++)
            within[reach.items[i]->index] = true;
    }
    return within;
}

static const char *subtitle_of(struct thread *thread, const struct item *subject)
{
    const struct model *model = thread->viewer->model;
    const char *through =
        subject->kind == KIND_MODEL ? ""
        : subject->kind == KIND_SYSTEM
            ? arena_printf(thread->arena, " through “%s”", system_purpose(model, subject))
            : arena_printf(thread->arena, " through “%s”", item_title(model, subject));
    return arena_printf(thread->arena, "Thread%s%s%s", through, model->about ? " · " : "",
                        model->about ? item_title(model, model->about) : "");
}

struct diagram *describe_thread(struct viewer *viewer, const struct item *subject)
{
    struct thread thread = {.viewer = viewer,
                            .arena = viewer->arena,
                            .trace = trace_of(viewer->arena, viewer->model),
                            .diagram = arena_new_of(viewer->arena, struct diagram)};
    struct diagram *diagram = thread.diagram;
    *diagram = (struct diagram){.id = item_id(viewer->model, subject), .view = VIEW_THREAD};
    thread.cards =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *thread.cards);
    thread.within = find_within(&thread, subject);
    thread_add_cards(&thread);
    add_lines(&thread);
    if (!diagram->lines.count)
        return NULL;
    add_gaps(&thread);
    diagram->title = title_of(&thread);
    diagram->subtitle = subtitle_of(&thread, subject);
    diagram->remark = trace_not_begun(thread.trace);
    say_cards(&thread);
    diagram->description = description_of(&thread);
    add_heads(&thread);
    return diagram_end(viewer, diagram);
}
