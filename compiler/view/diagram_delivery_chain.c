/* A delivery chain from end to end: who gives what to whom until the person served has it, whether
   what moves them moves the whole, where it sticks, where it stops, and what comes back (National
   Audit Office and Audit Commission 2006). */
#include "analysis/delivery.h"
#include "base/listing.h"
#include "view/figures.h"
#include "view/rating.h"
#include "view/words.h"

#include <stdlib.h>

struct chain_maker {
    struct viewer *viewer;
    struct arena *arena;
    const struct delivery *delivery;
    struct diagram *diagram;
    uint32_t *nodes; /* of each party, from 1; 0: it has none */
    struct hands {
        struct listing gives, receives;   /* numbers of stages */
    } * hands;                            /* of each node */
    const struct delivery_stage **stages; /* that are shown, in the order of the chain */
    size_t stage_count, back_count, misaligned, bottlenecks;
};

/* ---- Who has a hand in it -------------------------------------------------------------------- */

/* Nobody knows who it is, or it is drawn as one person where only their role is known. */
static struct diagram_figure figure_of_hand(struct chain_maker *maker, const struct item *who)
{
    if (who && who->kind == KIND_STAKEHOLDER)
        return figure_of(maker->viewer, who, MOOD_NONE);
    return (struct diagram_figure){.people = 1,
                                   .mood = who ? MOOD_NONE : MOOD_CONFUSED,
                                   .whose = who ? item_id(maker->viewer->model, who) : NULL};
}

static uint32_t add_node(struct chain_maker *maker, struct diagram_node node)
{
    *array_add(maker->arena, &maker->diagram->nodes) = node;
    return (uint32_t)maker->diagram->nodes.count;
}

static const struct item *first_shown_of(struct chain_maker *maker,
                                         const struct delivery_party *hand)
{
    for (size_t i = 0; i < hand->items.count; i++)
        if (viewer_shows(maker->viewer, hand->items.items[i]))
            return hand->items.items[i];
    return NULL;
}

/* The number of a party's node, which is made where it is first asked for; 0: it is not shown. */
static uint32_t node_of(struct chain_maker *maker, size_t party)
{
    const struct delivery_party *hand = &maker->delivery->parties.items[party];
    const struct model *model = maker->viewer->model;
    const struct item *first = first_shown_of(maker, hand);
    struct listing titles = {0};
    if (maker->nodes[party] || !first)
        return maker->nodes[party];
    for (size_t i = 0; i < hand->items.count; i++) {
        const struct item *who = hand->items.items[i];
        const char *title = item_title(model, who);
        if (viewer_shows(maker->viewer, who))
            listing_add(&titles, maker->arena,
                        titles.count ? title_within(maker->arena, title) : title);
    }
    return maker->nodes[party] =
               add_node(maker, (struct diagram_node){
                                   .id = arena_printf(maker->arena, "%s...%s", maker->diagram->id,
                                                      item_id(model, first)),
                                   .part = hand->served ? PART_SERVED : PART_HAND,
                                   .text = listing_text(&titles, "and"),
                                   .figure = figure_of_hand(maker, first),
                               });
}

static uint32_t add_unnamed(struct chain_maker *maker, const struct item *stage, bool gives)
{
    struct arena *arena = maker->arena;
    const char *title = item_title(maker->viewer->model, stage);
    return add_node(maker,
                    (struct diagram_node){
                        .id = arena_printf(arena, "%s...%s", item_id(maker->viewer->model, stage),
                                           gives ? "by" : "to"),
                        .part = PART_UNNAMED,
                        .text = gives ? "Who does it?" : "To whom?",
                        .sentence = arena_printf(arena,
                                                 gives ? "Who does “%s” is not said yet."
                                                       : "For whom “%s” is done is not said yet.",
                                                 title),
                        .figure = figure_of_hand(maker, NULL),
                    });
}

/* ---- Stages in words ------------------------------------------------------------------------- */

static const char *reason_of(struct chain_maker *maker, const struct item *stage)
{
    const struct value *incentive = item_values(stage, STAGE_INCENTIVE);
    const char *why = incentive ? model_text(maker->viewer->model, incentive->why) : "";
    return *why ? why : NULL;
}

/* What moves those who give, and what that does for the whole. */
static const struct incentive {
    const char *word, *does;
    unsigned badges;
} incentives[] = {
    [STAGE_INCENTIVE_ALIGNED] = {"aligned", "moves the whole chain", 1u << BADGE_ALIGNED},
    [STAGE_INCENTIVE_MISALIGNED] = {"misaligned", "does not move the whole chain",
                                    1u << BADGE_MISALIGNED},
};

static const struct incentive *incentive_of(const struct item *stage)
{
    static const struct incentive unsaid = {"what moves them?", "is not said yet", 0};
    int incentive = item_choice(stage, STAGE_INCENTIVE);
    return incentive < 0 ? &unsaid : &incentives[incentive];
}

static void put_moved(struct chain_maker *maker, struct buffer *sentence, const struct item *stage)
{
    const char *why = reason_of(maker, stage);
    buffer_printf(sentence, " What moves them %s%s%s.", incentive_of(stage)->does, why ? ": " : "",
                  why ? why : "");
}

/* "2. Sending them out: the county stores give boxes each month to library staff. …" */
static const char *sentence_of(struct chain_maker *maker, const struct delivery_stage *stage,
                               const char *number)
{
    struct viewer *viewer = maker->viewer;
    struct buffer sentence = {.arena = maker->arena};
    const char *by = titles_of(viewer, stage->item, STAGE_BY);
    const char *gives = titles_of(viewer, stage->item, STAGE_GIVES);
    const char *to = titles_of(viewer, stage->item, STAGE_TO);
    const char *stuck = item_text(viewer, stage->item, STAGE_BOTTLENECK);
    bool several = are_several(viewer, item_values(stage->item, STAGE_BY));
    buffer_printf(&sentence, "%s. %s: %s %s %s %sto %s.", number,
                  item_title(viewer->model, stage->item), by ? by : "somebody",
                  several ? "give" : "gives", gives ? gives : "something that is not said yet",
                  stage->back ? "back " : "", to ? to : "somebody");
    put_moved(maker, &sentence, stage->item);
    if (stuck)
        buffer_printf(&sentence, " It sticks here: %s.", stuck);
    return buffer_text(&sentence);
}

/* Who gives, where others who do not are one hand with them; else NULL. */
static const char *given_by(struct chain_maker *maker, const struct delivery_stage *stage)
{
    const char *by = titles_of(maker->viewer, stage->item, STAGE_BY);
    for (size_t i = 0; by && i < stage->by.count; i++) {
        const struct delivery_party *hand = &maker->delivery->parties.items[stage->by.items[i]];
        for (size_t k = 0; k < hand->items.count; k++)
            if (viewer_shows(maker->viewer, hand->items.items[k]) &&
                !value_naming(item_values(stage->item, STAGE_BY), hand->items.items[k]))
                return arena_printf(maker->arena, "given by %s", title_within(maker->arena, by));
    }
    return NULL;
}

/* What is given, what moves whoever gives it, what holds it up: the last two are told by badges. */
static void take_notes(struct chain_maker *maker, struct diagram_node *node,
                       const struct item *stage, const char *by)
{
    struct arena *arena = maker->arena;
    const struct incentive *incentive = incentive_of(stage);
    const char *why = reason_of(maker, stage);
    const char *stuck = item_text(maker->viewer, stage, STAGE_BOTTLENECK);
    node_add_note(arena, node, by);
    node_add_note(arena, node, titles_of(maker->viewer, stage, STAGE_GIVES));
    node_add_note(arena, node,
                  why ? arena_printf(arena, "%s: %s", incentive->word, why) : incentive->word);
    if (stuck)
        node_add_note(arena, node, arena_printf(arena, "it sticks: %s", stuck));
    node->badges = incentive->badges | (stuck ? 1u << BADGE_BOTTLENECK : 0);
}

/* ---- Stages and lines ------------------------------------------------------------------------ */

static void add_line(struct chain_maker *maker, enum diagram_part part, uint32_t from, uint32_t to)
{
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    *array_add(maker->arena, &maker->diagram->lines) = (struct diagram_line){
        .id = arena_printf(maker->arena, "%s..%s", nodes[from - 1].id, nodes[to - 1].id),
        .part = part,
        .from = from - 1,
        .to = to - 1,
        .sentence = arena_printf(maker->arena, "%s → %s", nodes[from - 1].text, nodes[to - 1].text),
    };
}

static void add_side(struct chain_maker *maker, const struct delivery_stage *stage, uint32_t node,
                     bool gives)
{
    const struct delivery_side *side = gives ? &stage->by : &stage->to;
    enum diagram_part part = stage->back ? PART_BACK : PART_HANDED;
    for (size_t i = 0; i < side->count; i++) {
        uint32_t hand = node_of(maker, side->items[i]);
        if (hand && gives)
            add_line(maker, part, hand, node);
        else if (hand)
            add_line(maker, part, node, hand);
    }
    if (item_values(stage->item, gives ? STAGE_BY : STAGE_TO) || stage->back)
        return;
    uint32_t unnamed = add_unnamed(maker, stage->item, gives);
    add_line(maker, part, gives ? unnamed : node, gives ? node : unnamed);
}

static void add_stage(struct chain_maker *maker, const struct delivery_stage *stage)
{
    const struct model *model = maker->viewer->model;
    const char *number = arena_printf(maker->arena, "%zu", ++maker->stage_count);
    struct diagram_node node = {
        .id = item_id(model, stage->item),
        .part = stage->back ? PART_COMES_BACK : PART_STAGE,
        .number = number,
        .text = item_title(model, stage->item),
        .sentence = sentence_of(maker, stage, number),
    };
    take_notes(maker, &node, stage->item, given_by(maker, stage));
    maker->misaligned += node.badges >> BADGE_MISALIGNED & 1;
    maker->bottlenecks += node.badges >> BADGE_BOTTLENECK & 1;
    maker->back_count += stage->back;
    uint32_t at = add_node(maker, node);
    add_side(maker, stage, at, true);
    add_side(maker, stage, at, false);
}

static int compare_stages(const void *first, const void *second)
{
    const struct delivery_stage *a = *(const struct delivery_stage *const *)first;
    const struct delivery_stage *b = *(const struct delivery_stage *const *)second;
    return a->back != b->back ? a->back - b->back
           : a->rank != b->rank
               ? (a->rank > b->rank) - (a->rank < b->rank)
               : (a->item->place > b->item->place) - (a->item->place < b->item->place);
}

/* In the order in which one receives from the other; what comes back, last. */
static void add_stages(struct chain_maker *maker)
{
    size_t count = 0;
    maker->stages = arena_alloc(maker->arena, (maker->delivery->count + 1) * sizeof(void *));
    for (size_t i = 0; i < maker->delivery->count; i++)
        if (viewer_shows(maker->viewer, maker->delivery->stages[i].item))
            maker->stages[count++] = &maker->delivery->stages[i];
    qsort(maker->stages, count, sizeof *maker->stages, compare_stages);
    for (size_t i = 0; i < count; i++)
        add_stage(maker, maker->stages[i]);
}

/* ---- Where it stops, and what comes back ----------------------------------------------------- */

static bool receives(const struct diagram *diagram, uint32_t node)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].part == PART_HANDED && diagram->lines.items[i].to == node - 1)
            return true;
    return false;
}

/* Those served whom the chain does not name stand at its end all the same. */
static void add_served(struct chain_maker *maker, uint32_t gap)
{
    const struct delivery *delivery = maker->delivery;
    const struct model *model = maker->viewer->model;
    bool named = false;
    for (size_t i = 0; i < delivery->parties.count; i++)
        if (delivery->parties.items[i].served && maker->nodes[i]) {
            named = true;
            if (!receives(maker->diagram, maker->nodes[i]))
                add_line(maker, PART_BREAK, gap, maker->nodes[i]);
        }
    for (const struct value *who = delivery->served; who && !named; who = who->next) {
        if (!value_title(maker->viewer, who))
            continue;
        uint32_t node = add_node(
            maker, (struct diagram_node){
                       .id = arena_printf(maker->arena, "%s...%s", maker->diagram->id,
                                          item_id(model, who->item)),
                       .part = PART_SERVED,
                       .text = item_title(model, who->item),
                       .sentence = arena_printf(maker->arena, "%s: nothing reaches them yet.",
                                                item_title(model, who->item)),
                       .figure = figure_of_hand(maker, who->item),
                   });
        add_line(maker, PART_BREAK, gap, node);
    }
}

/* Whoever receives in stages that lead nowhere and gives nothing on. */
static bool is_dead_end(struct chain_maker *maker, size_t party)
{
    const struct delivery *delivery = maker->delivery;
    for (size_t i = 0; i < delivery->count && !delivery->parties.items[party].gives; i++)
        for (size_t to = 0; to < delivery->stages[i].to.count; to++)
            if (delivery->stages[i].to.items[to] == party && !delivery->stages[i].leads)
                return maker->nodes[party] != 0;
    return false;
}

/* "The chain stops at library staff, before it reaches readers."; NULL: it does not, or whoever is
   at its end is not shown. */
static const char *add_gap(struct chain_maker *maker)
{
    struct arena *arena = maker->arena;
    const char *served = value_title(maker->viewer, maker->delivery->served);
    struct listing ends = {0};
    for (size_t i = 0; i < maker->delivery->parties.count; i++)
        if (is_dead_end(maker, i))
            listing_add(&ends, arena,
                        title_within(arena, maker->diagram->nodes.items[maker->nodes[i] - 1].text));
    if (!ends.count || !served)
        return NULL;
    const char *sentence = arena_printf(arena, "The chain stops at %s, before it reaches %s.",
                                        listing_text(&ends, "and"), title_within(arena, served));
    uint32_t gap = add_node(
        maker, (struct diagram_node){.id = arena_printf(arena, "%s...gap", maker->diagram->id),
                                     .part = PART_GAP,
                                     .text = "The chain stops here",
                                     .sentence = sentence});
    for (size_t i = 0; i < maker->delivery->parties.count; i++)
        if (is_dead_end(maker, i))
            add_line(maker, PART_BREAK, maker->nodes[i], gap);
    add_served(maker, gap);
    return sentence;
}

/* The first who only gives, or the last who only receives; 0: nobody does. */
static uint32_t end_of_chain(struct chain_maker *maker, bool first)
{
    const struct diagram *diagram = maker->diagram;
    uint32_t end = 0;
    for (uint32_t node = 1; node <= diagram->nodes.count; node++) {
        bool from = false, to = false;
        for (size_t i = 0; i < diagram->lines.count; i++) {
            from |= diagram->lines.items[i].from == node - 1;
            to |= diagram->lines.items[i].to == node - 1;
        }
        if (first ? from && !to && !end : to && !from)
            end = node;
    }
    return end;
}

static void add_silence(struct chain_maker *maker)
{
    uint32_t last = end_of_chain(maker, false), first = end_of_chain(maker, true);
    if (maker->back_count || !first || !last)
        return;
    struct arena *arena = maker->arena;
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    const char *sentence = arena_printf(
        arena, "In this chain nothing comes back yet from %s to %s.",
        nodes[last - 1].part == PART_UNNAMED ? "its end"
                                             : title_within(arena, nodes[last - 1].text),
        nodes[first - 1].part == PART_UNNAMED ? "its start"
                                              : title_within(arena, nodes[first - 1].text));
    uint32_t silence = add_node(
        maker, (struct diagram_node){.id = arena_printf(arena, "%s...back", maker->diagram->id),
                                     .part = PART_SILENCE,
                                     .text = "Nothing comes back yet",
                                     .sentence = sentence});
    add_line(maker, PART_SILENT, last, silence);
    add_line(maker, PART_SILENT, silence, first);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static const char *stages_in_words(struct arena *arena, struct listing *numbers)
{
    return arena_printf(arena, "%s %s", numbers->count == 1 ? "stage" : "stages",
                        listing_text(numbers, "and"));
}

static bool is_many(struct chain_maker *maker, const struct delivery_party *hand)
{
    const struct item *one = NULL;
    size_t count = 0;
    for (size_t i = 0; i < hand->items.count; i++)
        if (viewer_shows(maker->viewer, hand->items.items[i])) {
            one = hand->items.items[i];
            count++;
        }
    return count > 1 || (one && is_plural(one));
}

static void number_hands(struct chain_maker *maker)
{
    const struct diagram *diagram = maker->diagram;
    maker->hands = arena_alloc(maker->arena, (diagram->nodes.count + 1) * sizeof *maker->hands);
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        const char *by = diagram->nodes.items[line->to].number;
        const char *to = diagram->nodes.items[line->from].number;
        if (by)
            listing_add(&maker->hands[line->from].gives, maker->arena, by);
        if (to)
            listing_add(&maker->hands[line->to].receives, maker->arena, to);
    }
}

static const char *told_of(struct chain_maker *maker, const char *verb, bool several,
                           struct listing *numbers)
{
    return numbers->count ? arena_printf(maker->arena, "%s%s in %s", verb, several ? "" : "s",
                                         stages_in_words(maker->arena, numbers))
                          : NULL;
}

/* "The college receives in stage 1 and gives in stages 2 and 3." */
static void tell_hands(struct chain_maker *maker)
{
    number_hands(maker);
    for (size_t i = 0; i < maker->delivery->parties.count; i++) {
        if (!maker->nodes[i])
            continue;
        size_t at = maker->nodes[i] - 1;
        struct diagram_node *node = &maker->diagram->nodes.items[at];
        bool several = is_many(maker, &maker->delivery->parties.items[i]);
        const char *gives = told_of(maker, "give", several, &maker->hands[at].gives);
        const char *receives = told_of(maker, "receive", several, &maker->hands[at].receives);
        node->sentence =
            arena_printf(maker->arena, "%s %s%s%s.", node->text, receives ? receives : "",
                         receives && gives ? " and " : "", gives ? gives : "");
    }
}

static const char *describe_all(struct chain_maker *maker, const char *stops)
{
    struct arena *arena = maker->arena;
    struct buffer text = {.arena = arena};
    size_t forward = maker->stage_count - maker->back_count;
    if (forward)
        buffer_printf(&text, "%s from hand to hand.",
                      with_capital(arena, count_in_words(arena, forward, "stage", "stages")));
    if (maker->misaligned)
        buffer_printf(&text, "%sIn %s what moves those who give does not move the whole.",
                      text.count ? " " : "",
                      count_in_words(arena, maker->misaligned, "stage", "stages"));
    if (maker->bottlenecks)
        buffer_printf(&text, "%sIt sticks in %s.", text.count ? " " : "",
                      count_in_words(arena, maker->bottlenecks, "stage", "stages"));
    if (stops)
        buffer_printf(&text, " %s", stops);
    if (!maker->delivery->served)
        buffer_put(&text, " Who is served at its end is not said.");
    buffer_printf(&text, "%s%s.", text.count ? " " : "",
                  maker->back_count
                      ? with_capital(arena, count_in_words(arena, maker->back_count,
                                                           "stage goes back up the chain",
                                                           "stages go back up the chain"))
                      : "Nothing comes back in it yet");
    return buffer_text(&text);
}

/* "for “A dry floor” and “A quick answer”"; NULL where nothing is named. */
static const char *served_in_words(struct viewer *viewer, const struct item *chain)
{
    struct listing titles = {0};
    for (const struct value *value = item_values(chain, DELIVERY_CHAIN_FOR); value;
         value = value->next)
        if (value_title(viewer, value))
            listing_add(&titles, viewer->arena,
                        arena_printf(viewer->arena, "“%s”", value_title(viewer, value)));
    return titles.count ? arena_printf(viewer->arena, "for %s", listing_text(&titles, "and"))
                        : NULL;
}

struct diagram *describe_delivery_chain(struct viewer *viewer, const struct item *chain)
{
    struct arena *arena = viewer->arena;
    struct delivery delivery = delivery_of(arena, viewer->model, chain);
    struct diagram *diagram = arena_new_of(arena, struct diagram);
    const char *serves = served_in_words(viewer, chain);
    *diagram = (struct diagram){
        .id = item_id(viewer->model, chain),
        .view = VIEW_DELIVERY_CHAIN,
        .title = item_title(viewer->model, chain),
        .subtitle = arena_printf(arena, "Delivery chain%s%s · from end to end", serves ? " · " : "",
                                 serves ? serves : ""),
    };
    struct chain_maker maker = {
        .viewer = viewer, .arena = arena, .delivery = &delivery, .diagram = diagram};
    maker.nodes = arena_alloc(arena, (delivery.parties.count + 1) * sizeof *maker.nodes);
    add_stages(&maker);
    if (!maker.stage_count)
        return NULL;
    const char *stops = delivery_end(&delivery) ? add_gap(&maker) : NULL;
    add_silence(&maker);
    tell_hands(&maker);
    diagram->description = describe_all(&maker, stops);
    return diagram_end(viewer, diagram);
}
