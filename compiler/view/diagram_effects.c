/* What a change moves: its causal map in the same places, with the variables that it acts on, what
   rises and falls by it, and what comes of what it intends (sign algebra along paths: Wellman
   1990).
 */
#include "base/listing.h"
#include "view/effect_words.h"
#include "view/map_parts.h"

#include <string.h>

struct effects_maker {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct graph *graph;
    const struct effects *effects;
    uint32_t *node_of; /* by vertex: number of its node, from 1; 0: it has none */
};

static struct diagram_node *node_at(const struct effects_maker *maker, uint32_t vertex)
{
    return &maker->diagram->nodes.items[maker->node_of[vertex] - 1];
}

static enum motion motion_of(enum movement movement)
{
    static const enum motion motions[] = {[MOVES_NOT] = MOTION_NONE,
                                          [RISES] = MOTION_RISES,
                                          [FALLS] = MOTION_FALLS,
                                          [AMBIGUOUS] = MOTION_EITHER_WAY};
    return motions[movement];
}

/* ---- The way it comes -------------------------------------------------------------------------
 */

/* "“Mismatch” falls, so “Leaving” falls, so in time “Income” rises". */
static void tell_way(const struct effects_maker *maker, struct buffer *text,
                     const struct signed_path *path)
{
    static const char *const verbs[] = {
        [RISES] = "rises", [FALLS] = "falls", [AMBIGUOUS] = "moves, nobody knows which way"};
    const struct effects *effects = maker->effects;
    enum movement before = movement_among(effects->pushes, effects->push_count, path->vertices[0]);
    buffer_printf(text, "“%s” %s", node_at(maker, path->vertices[0])->text, verbs[before]);
    for (uint32_t i = 0; i + 1 < path->length; i++) {
        const struct edge *edge = path_edge(maker->graph, path, i);
        enum movement movement = push_over(before, (enum sign)edge->sign);
        buffer_printf(text, ", so %s“%s” %s", edge->delayed ? "in time " : "",
                      node_at(maker, edge->to)->text,
                      before == AMBIGUOUS ? "moves with it" : verbs[movement]);
        before = movement;
    }
}

static void mark_way(const struct effects_maker *maker, const struct signed_path *path,
                     enum leads leads)
{
    for (uint32_t i = 0; i + 1 < path->length; i++) {
        size_t number = (size_t)(path_edge(maker->graph, path, i) - maker->graph->edges);
        struct diagram_line *line = &maker->diagram->lines.items[number];
        if (line->leads < leads)
            line->leads = leads;
    }
}

/* ---- Variables ------------------------------------------------------------------------------- */

static const char *const wanted_words[] = {[MOTION_RISES] = "rise", [MOTION_FALLS] = "fall"};

/* In a few words below its name. */
static const char *note_of(struct arena *arena, const struct diagram_effect *effect)
{
    static const char *const pushes[] = {
        [MOTION_RISES] = "raised by the change", [MOTION_FALLS] = "lowered by the change"};
    static const char *const moves[] = {[MOTION_NONE] = "not reached",
                                        [MOTION_RISES] = "rises",
                                        [MOTION_FALLS] = "falls",
                                        [MOTION_EITHER_WAY] = "either way"};
    const char *what =
        effect->pushed
            ? pushes[effect->pushed]
            : arena_printf(arena, "%s%s", moves[effect->moves],
                           effect->delayed && effect->moves != MOTION_EITHER_WAY ? " in time" : "");
    if (!effect->aim)
        return what;
    return effect->aim == AIM_REACHED
               ? arena_printf(arena, "%s, as intended", what)
               : arena_printf(arena, "%s; meant to %s", what, wanted_words[effect->intended]);
}

static void set_note(struct arena *arena, struct diagram_node *node)
{
    const char **notes = arena_alloc(arena, sizeof *notes);
    notes[0] = note_of(arena, &node->effect);
    node->notes = notes;
    node->note_count = 1;
}

static void mark_pushed(const struct effects_maker *maker, const struct push *push)
{
    struct diagram_node *node = node_at(maker, push->vertex);
    node->effect.pushed = motion_of(push->movement);
    node->part = PART_PUSHED;
    node->sentence = arena_printf(maker->viewer->arena, "The change %s “%s”.",
                                  push->movement == RISES ? "raises" : "lowers", node->text);
}

/* "“Income” rises in time, as intended: …" */
static const char *sentence_of(const struct effects_maker *maker, const struct diagram_node *node,
                               const struct effect *effect)
{
    struct buffer text = {.arena = maker->viewer->arena};
    const char *intended = node->effect.intended ? wanted_words[node->effect.intended] : NULL;
    if (node->effect.aim == AIM_NOT_REACHED) {
        buffer_printf(&text,
                      "“%s” is meant to %s, and nothing leads to it from where the change acts.",
                      node->text, intended);
        return buffer_text(&text);
    }
    buffer_printf(&text, "“%s” %s%s", node->text,
                  effect->direct == AMBIGUOUS ? "may rise or fall"
                                              : motion_words[node->effect.moves],
                  effect->delayed && effect->direct != AMBIGUOUS ? " in time" : "");
    if (node->effect.aim == AIM_REACHED)
        buffer_put(&text, ", as intended");
    else if (intended)
        buffer_printf(&text, ", and is meant to %s", intended);
    if (effect->path.length) {
        buffer_put(&text, ": ");
        tell_way(maker, &text, &effect->path);
    }
    if (effect->against.length) {
        buffer_put(&text, "; but ");
        tell_way(maker, &text, &effect->against);
    }
    buffer_byte(&text, '.');
    return buffer_text(&text);
}

static void set_way(const struct effects_maker *maker, struct diagram_effect *effect,
                    const struct signed_path *path)
{
    effect->way_count = path->length;
    effect->way = arena_alloc(maker->viewer->arena, (path->length + 1) * sizeof *effect->way);
    for (uint32_t i = 0; i < path->length; i++)
        effect->way[i] = maker->node_of[path->vertices[i]] - 1;
}

static void mark_moved(const struct effects_maker *maker, const struct effect *effect)
{
    static const enum aim aims[] = {[REACHED] = AIM_REACHED,
                                    [REVERSED] = AIM_REVERSED,
                                    [UNSURE] = AIM_UNSURE,
                                    [NOT_REACHED] = AIM_NOT_REACHED,
                                    [SIDE_EFFECT] = AIM_NONE};
    struct diagram_node *node = node_at(maker, effect->vertex);
    enum leads leads = effect->intended ? LEADS_TO_INTENT : LEADS_TO_SIDE_EFFECT;
    node->effect.moves = motion_of(effect->direct);
    node->effect.intended = motion_of(effect->intended);
    node->effect.aim = aims[effect->verdict];
    node->effect.delayed = effect->delayed;
    node->effect.feedback = motion_of(effect->feedback);
    set_way(maker, &node->effect, &effect->path);
    mark_way(maker, &effect->path, leads);
    mark_way(maker, &effect->against, leads);
    if (!node->effect.pushed)
        node->part = effect->intended ? PART_INTENDED : PART_MOVED;
    node->sentence = node->effect.pushed
                         ? arena_printf(maker->viewer->arena, "%s %s", node->sentence,
                                        sentence_of(maker, node, effect))
                         : sentence_of(maker, node, effect);
}

static void mark_all(const struct effects_maker *maker)
{
    struct diagram *diagram = maker->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        diagram->nodes.items[i].part = PART_UNMOVED;
    for (size_t i = 0; i < maker->effects->push_count; i++)
        mark_pushed(maker, &maker->effects->pushes[i]);
    for (size_t i = 0; i < maker->effects->count; i++)
        mark_moved(maker, &maker->effects->items[i]);
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part != PART_UNMOVED)
            set_note(maker->viewer->arena, &diagram->nodes.items[i]);
}

/* ---- The whole in words ---------------------------------------------------------------------- */

static void add_sentences(const struct effects_maker *maker, struct buffer *text,
                          enum diagram_part part)
{
    const struct diagram *diagram = maker->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == part)
            buffer_printf(text, "%s%s", text->count ? " " : "", diagram->nodes.items[i].sentence);
}

/* The first few, and how many others. */
static const char *titles_moving(const struct effects_maker *maker, enum motion motion)
{
    enum { MOST_TOLD = 8 };
    const struct diagram *diagram = maker->diagram;
    struct arena *arena = maker->viewer->arena;
    struct listing titles = {0};
    size_t others = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (node->part != PART_MOVED || node->effect.moves != motion)
            continue;
        if (titles.count < MOST_TOLD)
            listing_add(&titles, arena, arena_printf(arena, "“%s”", node->text));
        else
            others++;
    }
    if (others)
        listing_add(&titles, arena, arena_printf(arena, "%zu more", others));
    return titles.count ? listing_text(&titles, "and") : NULL;
}

static bool comes_back(const struct diagram_node *node)
{
    return node->effect.feedback != node->effect.moves;
}

/* How sure it is, and where else the change acts; NULL where there is nothing to say. */
static const char *remark(const struct effects_maker *maker, struct listing *others)
{
    const struct diagram *diagram = maker->diagram;
    struct buffer text = {.arena = maker->viewer->arena};
    bool unsettled = false;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        unsettled = unsettled || comes_back(&diagram->nodes.items[i]);
    if (unsettled)
        buffer_put(&text, "Told along the links; what comes back through loops may turn it.");
    if (!maker->effects->settled)
        buffer_printf(&text, "%sThere are too many paths to follow all.", unsettled ? " " : "");
    if (others->count)
        buffer_printf(&text, "%sIt also acts on %s.", text.count ? " " : "",
                      listing_text(others, "and"));
    return text.count ? buffer_text(&text) : NULL;
}

static const char *description(const struct effects_maker *maker)
{
    static const char *const besides[] = {[MOTION_RISES] = " Besides, this rises: %s.",
                                          [MOTION_FALLS] = " Besides, this falls: %s.",
                                          [MOTION_EITHER_WAY] =
                                              " Besides, this may rise or fall: %s."};
    struct buffer text = {.arena = maker->viewer->arena};
    add_sentences(maker, &text, PART_PUSHED);
    add_sentences(maker, &text, PART_INTENDED);
    for (enum motion motion = MOTION_RISES; motion <= MOTION_EITHER_WAY; motion++) {
        const char *titles = titles_moving(maker, motion);
        if (titles)
            buffer_printf(&text, besides[motion], titles);
    }
    if (maker->diagram->remark)
        buffer_printf(&text, " %s", maker->diagram->remark);
    return buffer_text(&text);
}

static const char *const verdict_told[] = {[REACHED] = "reached",
                                           [REVERSED] = "the other way",
                                           [UNSURE] = "one way or the other",
                                           [NOT_REACHED] = "not reached"};

/* How much of what it intends comes of it here: " · what it intends: 1 reached and 1 the other
 * way". */
static const char *outcome(const struct effects_maker *maker)
{
    size_t counts[SIDE_EFFECT + 1] = {0}, intents = 0;
    struct listing told = {0};
    struct arena *arena = maker->viewer->arena;
    for (size_t i = 0; i < maker->effects->count; i++) {
        intents += maker->effects->items[i].verdict != SIDE_EFFECT;
        counts[maker->effects->items[i].verdict]++;
    }
    for (enum verdict verdict = REACHED; verdict < SIDE_EFFECT; verdict++)
        if (counts[verdict])
            listing_add(&told, arena,
                        counts[verdict] == intents ? verdict_told[verdict]
                                                   : arena_printf(arena, "%zu %s", counts[verdict],
                                                                  verdict_told[verdict]));
    if (!intents)
        return "";
    return arena_printf(arena, " · what it intends: %s", listing_text(&told, "and"));
}

static const char *subtitle(const struct effects_maker *maker)
{
    return arena_printf(maker->viewer->arena, "What it moves in the causal map “%s”%s%s",
                        item_title(maker->viewer->model, maker->graph->map),
                        map_holder(maker->viewer), outcome(maker));
}

/* ---- Making it ------------------------------------------------------------------------------- */

/* The parts of the causal map, to be marked; it stays as it is. */
static struct diagram *copy_of(struct viewer *viewer, const struct diagram *ground)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    size_t nodes = ground->nodes.count, lines = ground->lines.count;
    *diagram = *ground;
    diagram->view = VIEW_CHANGE_EFFECTS;
    diagram->ground = ground;
    diagram->nodes.items = arena_alloc(viewer->arena, (nodes + 1) * sizeof *diagram->nodes.items);
    diagram->lines.items = arena_alloc(viewer->arena, (lines + 1) * sizeof *diagram->lines.items);
    if (nodes) /* there may be no list to copy from */
        memcpy(diagram->nodes.items, ground->nodes.items, nodes * sizeof *diagram->nodes.items);
    if (lines)
        memcpy(diagram->lines.items, ground->lines.items, lines * sizeof *diagram->lines.items);
    return diagram;
}

/* Both stand in order of declaration. */
static void number_nodes(struct effects_maker *maker)
{
    const struct diagram *diagram = maker->diagram;
    size_t next = 0;
    maker->node_of =
        arena_alloc(maker->viewer->arena, (maker->graph->vertex_count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < maker->graph->vertex_count && next < diagram->nodes.count; i++)
        if (!strcmp(diagram->nodes.items[next].id,
                    item_id(maker->viewer->model, maker->graph->variables[i])))
            maker->node_of[i] = (uint32_t)++next;
}

static size_t keep_shown(const struct effects_maker *maker, struct push *pushes, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (maker->node_of[pushes[i].vertex])
            pushes[kept++] = pushes[i];
    return kept;
}

/* Whether the change acts on something in the map that is shown. */
static bool start_in_map(struct effects_maker *maker, struct intervention *intervention)
{
    struct viewer *viewer = maker->viewer;
    const struct diagram *ground = viewer_shows(viewer, intervention->map)
                                       ? describe_causal_map(viewer, intervention->map)
                                       : NULL;
    if (!ground)
        return false;
    maker->diagram = copy_of(viewer, ground);
    maker->graph = map_graph(viewer, intervention->map, viewer->according_to[0], NULL);
    number_nodes(maker);
    intervention->push_count = keep_shown(maker, intervention->pushes, intervention->push_count);
    intervention->intent_count =
        keep_shown(maker, intervention->intents, intervention->intent_count);
    return intervention->push_count;
}

/* In the first map that it acts on, and which others there are. */
struct diagram *describe_effects(struct viewer *viewer, const struct item *change)
{
    struct interventions interventions = interventions_of(viewer->arena, change);
    struct effects_maker maker = {.viewer = viewer};
    struct listing others = {0};
    for (size_t i = 0; i < interventions.count; i++) {
        struct intervention *intervention = &interventions.items[i];
        struct effects_maker next = {.viewer = viewer};
        if (!intervention->push_count || !start_in_map(&next, intervention))
            continue;
        if (maker.diagram) {
            listing_add(&others, viewer->arena,
                        arena_printf(viewer->arena, "“%s”", next.diagram->title));
            continue;
        }
        maker = next;
        maker.effects = effects_of(viewer->arena, maker.graph, intervention);
    }
    if (!maker.diagram)
        return NULL;
    struct diagram *diagram = maker.diagram;
    mark_all(&maker);
    diagram->id = item_id(viewer->model, change);
    diagram->title = item_title(viewer->model, change);
    diagram->subtitle = subtitle(&maker);
    diagram->remark = remark(&maker, &others);
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
