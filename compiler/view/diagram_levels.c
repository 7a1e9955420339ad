/* Wider system, system and sub-system within each other, with why, what and how beside them: what a
   system does is the why of what lies within it, and one of the hows of what lies around it
   (Checkland 1981; Checkland and Scholes 1990). One ladder for each system that opens up no other;
   whatever opens up its activities lies within it, and last come the activities themselves.

   The wider system is modelled by nobody: it is told by the why, and by who and what of it the
   definition names. Owners stand there, for it is there that a system is judged and may be ended
   (Checkland 1981), and so does what a system takes as given. At its own level stand those who
   would do it, who gain by it and who bear it. Nobody is put on a level for other reasons, as power
   or the body that they are part of; positions towards each other have a picture of their own.

   Where a system is opened up, its other activities are counted and not shown, and a system that
   models the study itself is left out. Systems that open each other up in a circle are cut at the
   one that is declared first. What is told of a pull stands in level_pulls.c. */
#include "view/expansion.h"
#include "view/figures.h"
#include "view/levels.h"
#include "view/rating.h"
#include "view/words.h"

#include <string.h>

struct diagram_node *level_at(const struct level_maker *maker, uint32_t number)
{
    return &maker->diagram->nodes.items[number - 1];
}

static const char *purpose(const struct level_maker *maker, const struct item *system)
{
    return system_purpose(maker->viewer->model, system);
}

static bool is_studied(const struct item *system)
{
    return item_choice(system, SYSTEM_STUDY) != SYSTEM_STUDY_YES;
}

/* ---- What lies within what ------------------------------------------------------------------- */

static const struct item *opened_system(struct viewer *viewer, const struct item *system)
{
    const struct item *activity = activity_expanded(viewer, system);
    return activity && is_studied(activity->owner) ? activity->owner : NULL;
}

static bool is_first_in_circle(struct viewer *viewer, const struct item *system)
{
    if (!is_expanded_in_a_circle(viewer, system))
        return false;
    const struct item *at = opened_system(viewer, system);
    while (at && at != system && at->index > system->index)
        at = opened_system(viewer, at);
    return !at || at == system;
}

static const struct item *wider_system(struct viewer *viewer, const struct item *system)
{
    return is_first_in_circle(viewer, system) ? NULL : opened_system(viewer, system);
}

static bool is_opened(struct viewer *viewer, const struct item *system)
{
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, narrow)
        if (is_studied(narrow) && wider_system(viewer, narrow) == system)
            return true;
    return false;
}

/* ---- Levels ---------------------------------------------------------------------------------- */

static uint32_t add_node(struct level_maker *maker, enum diagram_part part, const char *id,
                         const char *text, uint32_t within)
{
    *array_add(maker->arena, &maker->diagram->nodes) =
        (struct diagram_node){.id = id, .part = part, .text = text, .within = within};
    return (uint32_t)maker->diagram->nodes.count;
}

static const char *said(struct level_maker *maker, const struct item *system, enum attribute which)
{
    const char *text = item_text(maker->viewer, system, which);
    return text ? with_capital(maker->arena, text) : NULL;
}

static uint32_t add_level(struct level_maker *maker, const char *id, const char *text,
                          const char *caption, uint32_t within)
{
    uint32_t number = add_node(maker, PART_LEVEL, id, text, within);
    node_add_note(maker->arena, level_at(maker, number), caption);
    return number;
}

/* ---- Who and what stands there --------------------------------------------------------------- */

static uint32_t stand_of(const struct level_maker *maker, const struct item *who, uint32_t level)
{
    for (size_t i = 0; i < maker->stands.count; i++)
        if (maker->stands.items[i].who == who && maker->stands.items[i].level == level)
            return maker->stands.items[i].node;
    return 0;
}

static uint32_t add_stand(struct level_maker *maker, const struct item *who, uint32_t level)
{
    uint32_t node = stand_of(maker, who, level);
    if (node)
        return node;
    bool person = who->kind == KIND_STAKEHOLDER || who->kind == KIND_ROLE;
    const char *id = arena_printf(maker->arena, "%s..%s", level_at(maker, level)->id,
                                  item_id(maker->viewer->model, who));
    node = add_node(maker, person ? PART_STANDING : PART_GIVEN, id,
                    item_title(maker->viewer->model, who), level);
    if (person)
        level_at(maker, node)->figure = figure_of(maker->viewer, who, MOOD_NONE);
    *array_add(maker->arena, &maker->stands) = (struct stand){who, level, node};
    return node;
}

static void add_role(struct level_maker *maker, uint32_t node, const char *role)
{
    const struct diagram_node *who = level_at(maker, node);
    for (size_t i = 0; i < who->note_count; i++)
        if (!strcmp(who->notes[i], role))
            return;
    node_add_note(maker->arena, level_at(maker, node), role);
}

/* Whoever an attribute names, with what that makes of them. Owners stand on the level around what
   is theirs. */
static void add_people(struct level_maker *maker, const struct item *system,
                       enum attribute attribute, uint32_t level)
{
    for (const struct value *value = item_values(system, attribute); value; value = value->next)
        if (value->form == VALUE_ITEM && value->item && viewer_shows(maker->viewer, value->item))
            add_role(maker, add_stand(maker, value->item, level),
                     attribute == SYSTEM_OWNERS
                         ? "could stop what is within"
                         : role_in_system(attribute, is_plural(value->item)));
}

static void add_given(struct level_maker *maker, const struct item *system, uint32_t level)
{
    for (const struct value *value = item_values(system, SYSTEM_ENVIRONMENT); value;
         value = value->next) {
        const char *text = value->form == VALUE_NONE ? NULL : value_title(maker->viewer, value);
        if (!text || (value->form == VALUE_ITEM && !value->item))
            continue;
        if (value->form == VALUE_ITEM)
            add_stand(maker, value->item, level);
        else
            add_node(maker, PART_GIVEN,
                     arena_printf(maker->arena, "%s...given.%zu", level_at(maker, level)->id,
                                  maker->diagram->nodes.count),
                     with_capital(maker->arena, text), level);
    }
}

/* Those of the wider system whom a definition names. */
static void add_surroundings(struct level_maker *maker, const struct item *system, uint32_t level)
{
    add_people(maker, system, SYSTEM_OWNERS, level);
    add_given(maker, system, level);
}

static void add_insiders(struct level_maker *maker, const struct item *system, uint32_t level)
{
    add_people(maker, system, SYSTEM_ACTORS, level);
    add_people(maker, system, SYSTEM_CUSTOMERS, level);
    add_people(maker, system, SYSTEM_VICTIMS, level);
}

/* ---- One ladder ------------------------------------------------------------------------------ */

static size_t count_unopened(struct level_maker *maker, const struct item *system)
{
    size_t count = 0;
    FOR_MEMBERS (system, member)
        count += member->kind == KIND_ACTIVITY && viewer_shows(maker->viewer, member) &&
                 !next_expansion(maker->viewer, member, NULL);
    return count;
}

/* Where nothing opens it up its activities are the smallest level. */
static void add_activities(struct level_maker *maker, const struct item *system, uint32_t within)
{
    const char *how = said(maker, system, SYSTEM_HOW);
    if (!how && !count_unopened(maker, system))
        return;
    const char *id = arena_printf(maker->arena, "%s...how", level_at(maker, within)->id);
    uint32_t level = add_level(maker, id, how ? how : "By these activities", "activities", within);
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY && viewer_shows(maker->viewer, member))
            add_node(maker, PART_DEED, item_id(maker->viewer->model, member),
                     item_title(maker->viewer->model, member), level);
}

/* What is not opened up is counted. */
static void add_hows(struct level_maker *maker, const struct item *system, uint32_t level)
{
    const char *how = item_text(maker->viewer, system, SYSTEM_HOW);
    size_t others = count_unopened(maker, system);
    if (how)
        node_add_note(maker->arena, level_at(maker, level),
                      arena_printf(maker->arena, "by %s", how));
    if (others)
        node_add_note(maker->arena, level_at(maker, level),
                      arena_printf(maker->arena, "beside %s",
                                   count_in_words(maker->arena, others, "other activity",
                                                  "other activities")));
}

static void add_system(struct level_maker *maker, const struct item *system, uint32_t within,
                       unsigned depth)
{
    struct viewer *viewer = maker->viewer;
    const char *what = said(maker, system, SYSTEM_WHAT);
    uint32_t level =
        add_level(maker, item_id(viewer->model, system), what ? what : purpose(maker, system),
                  depth == 1 ? "system" : "sub-system", within);
    maker->level_of[system->index] = level;
    add_surroundings(maker, system, within);
    add_insiders(maker, system, level);
    if (!is_opened(viewer, system)) {
        add_activities(maker, system, level);
        return;
    }
    add_hows(maker, system, level);
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, narrow)
        if (is_studied(narrow) && wider_system(viewer, narrow) == system)
            add_system(maker, narrow, level, depth + 1);
}

static unsigned depth_of(const struct level_maker *maker, uint32_t level)
{
    unsigned depth = 0;
    for (; level_at(maker, level)->within; level = level_at(maker, level)->within)
        depth++;
    return depth;
}

/* Beside the first level of each depth: whoever goes up asks why, whoever goes down asks how. */
static void add_rungs(struct level_maker *maker, uint32_t widest)
{
    static const char *const words[] = {"Why", "What", "How"};
    uint32_t last = (uint32_t)maker->diagram->nodes.count, rung = 0;
    unsigned depth = 0;
    for (uint32_t level = widest; level <= last; level++) {
        if (level_at(maker, level)->part != PART_LEVEL || depth_of(maker, level) != depth)
            continue;
        const char *word = words[depth < 2 ? depth : 2];
        rung =
            add_node(maker, PART_ASKED,
                     arena_printf(maker->arena, "%s...asked", level_at(maker, level)->id), word, 0);
        level_at(maker, rung)->beside = level;
        level_at(maker, rung)->sentence = word;
        if (depth++ == 0)
            node_add_note(maker->arena, level_at(maker, rung), "macro");
    }
    if (depth > 2)
        node_add_note(maker->arena, level_at(maker, rung), "micro");
}

static void add_ladder(struct level_maker *maker, const struct item *system)
{
    const char *why = said(maker, system, SYSTEM_WHY);
    const char *id =
        arena_printf(maker->arena, "%s...wider", item_id(maker->viewer->model, system));
    uint32_t widest = add_level(maker, id, why ? why : "Not said yet", "wider system", 0);
    add_system(maker, system, widest, 1);
    add_rungs(maker, widest);
}

/* ---- In words -------------------------------------------------------------------------------- */

/* Of the widest it is said that it is one, for it is known by its aim alone. */
static const char *level_in_words(const struct level_maker *maker, uint32_t level)
{
    const struct diagram_node *node = level_at(maker, level);
    return arena_printf(maker->arena, "%s“%s”", node->within ? "" : "the wider system ",
                        node->text);
}

static const char *level_sentence(const struct level_maker *maker, uint32_t level)
{
    const struct diagram_node *node = level_at(maker, level);
    struct buffer text = {.arena = maker->arena};
    unsigned depth = depth_of(maker, level);
    buffer_printf(&text, "%s: %s (%s",
                  depth == 0   ? "Why"
                  : depth == 1 ? "What"
                               : "How",
                  node->text, node->notes[0]);
    for (size_t i = 1; i < node->note_count; i++)
        buffer_printf(&text, ", %s", node->notes[i]);
    buffer_printf(&text, "%s%s)", node->within ? ", within " : "",
                  node->within ? level_in_words(maker, node->within) : "");
    return buffer_text(&text);
}

static const char *stand_sentence(const struct level_maker *maker, const struct diagram_node *node)
{
    struct buffer text = {.arena = maker->arena};
    buffer_printf(&text, "%s, in %s", node->text, level_in_words(maker, node->within));
    for (size_t i = 0; i < node->note_count; i++)
        buffer_printf(&text, "%s %s", i ? "," : ":", node->notes[i]);
    return buffer_text(&text);
}

/* Its own level says by what means, and is no name for a system. */
static const char *deed_sentence(const struct level_maker *maker, const struct diagram_node *node)
{
    uint32_t system = level_at(maker, node->within)->within;
    return arena_printf(maker->arena, "%s, in %s", node->text, level_in_words(maker, system));
}

static void add_sentences(struct level_maker *maker)
{
    for (uint32_t i = 1; i <= maker->diagram->nodes.count; i++) {
        struct diagram_node *node = level_at(maker, i);
        if (node->part == PART_LEVEL)
            node->sentence = level_sentence(maker, i);
        else if (node->part == PART_DEED)
            node->sentence = deed_sentence(maker, node);
        else if (node->part != PART_ASKED)
            node->sentence = stand_sentence(maker, node);
    }
}

static const char *description(const struct level_maker *maker, size_t ladders, size_t pulls)
{
    const char *count =
        with_capital(maker->arena, count_in_words(maker->arena, ladders, "system", "systems"));
    return arena_printf(
        maker->arena,
        "%s with what lies around and within. A level asks the one around it why, and the one "
        "within it how. %s",
        count,
        !pulls ? "The model tells of no pull between levels."
               : arena_printf(maker->arena, "%s one level pulls against another.",
                              with_capital(maker->arena, times_in_words(maker->arena, pulls))));
}

static size_t count_pulls(const struct diagram *diagram)
{
    size_t pulls = 0;
    for (size_t i = 0; i < diagram->lines.count; i++)
        pulls += diagram->lines.items[i].part == PART_PULL;
    return pulls;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static bool has_levels(struct level_maker *maker, const struct item *system)
{
    return is_opened(maker->viewer, system) || said(maker, system, SYSTEM_WHY) ||
           said(maker, system, SYSTEM_WHAT);
}

struct diagram *describe_levels(struct viewer *viewer, const struct item *about)
{
    const struct model *model = viewer->model;
    struct diagram *diagram = diagram_begin(viewer, about, VIEW_LEVELS, NULL,
                                            "Levels: going up asks why, going down asks how");
    struct level_maker maker = {.viewer = viewer, .arena = viewer->arena, .diagram = diagram};
    size_t ladders = 0;
    maker.level_of = arena_alloc(viewer->arena, (model->all.count + 1) * sizeof *maker.level_of);
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, system)
        if (is_studied(system) && !wider_system(viewer, system) && has_levels(&maker, system)) {
            add_ladder(&maker, system);
            ladders++;
        }
    if (!ladders)
        return NULL;
    add_sentences(&maker);
    add_pulls(&maker);
    size_t pulls = count_pulls(diagram);
    diagram->title =
        pulls ? "Where one level pulls against another" : "Why, what and how, level by level";
    diagram->description = description(&maker, ladders, pulls);
    return diagram_end(viewer, diagram);
}
