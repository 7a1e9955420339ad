/* The activity model of a system, as Checkland draws it: what would have to be done, within a
   boundary, in the order in which one thing needs another; watched and controlled from outside
   (Checkland 1981, Checkland and Scholes 1990). */
#include "base/listing.h"
#include "view/expansion.h"

#include <string.h>

struct model_maker {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct item *system;
    uint32_t *node_of; /* by place in the system's block: number of the node, from 1 */
};

static enum attribute after_of(enum kind kind)
{
    return kind == KIND_MONITOR   ? MONITOR_AFTER
           : kind == KIND_CONTROL ? CONTROL_AFTER
                                  : ACTIVITY_AFTER;
}

/* ---- Nodes ---------------------------------------------------------------------------------- */

static const char *const measure_words[] = {[MEASURE_FOR_EFFICACY] = "E1 efficacy",
                                            [MEASURE_FOR_EFFICIENCY] = "E2 efficiency",
                                            [MEASURE_FOR_EFFECTIVENESS] = "E3 effectiveness",
                                            [MEASURE_FOR_ETHICALITY] = "E4 ethicality",
                                            [MEASURE_FOR_ELEGANCE] = "E5 elegance"};

/* "E1 efficacy: 17-year-olds who stay in learning" */
static const char *measure_note(struct viewer *viewer, const struct item *measure)
{
    const char *title = item_title(viewer->model, measure);
    int which = item_choice(measure, MEASURE_FOR);
    if (which < 0)
        return title;
    return arena_printf(viewer->arena, "%s: %s", measure_words[which], title);
}

/* Measures stand in the order of the five Es; those for none of them come last. */
static size_t add_measures(struct model_maker *maker, const char **notes)
{
    enum { LAST = MEASURE_FOR_COUNT };
    size_t count = 0;
    for (int which = 0; which <= LAST; which++)
        FOR_MEMBERS (maker->system, member) {
            int own = member->kind == KIND_MEASURE ? item_choice(member, MEASURE_FOR) : which + 1;
            if ((own < 0 ? LAST : own) == which && member->kind == KIND_MEASURE &&
                viewer_shows(maker->viewer, member))
                notes[count++] = measure_note(maker->viewer, member);
        }
    return count;
}

/* Who does it stands small below what it is; below the first monitor all that it measures. */
static void add_notes(struct model_maker *maker, const struct item *item, bool with_measures,
                      struct diagram_node *node)
{
    struct arena *arena = maker->viewer->arena;
    const char *actors = titles_of(maker->viewer, item, actors_of(item->kind));
    size_t most = 1;
    FOR_MEMBERS (maker->system, member)
        most += with_measures && member->kind == KIND_MEASURE;
    const char **notes = arena_alloc(arena, most * sizeof *notes);
    if (actors)
        notes[node->note_count++] = arena_printf(arena, "by %s", actors);
    if (with_measures)
        node->measure_count = add_measures(maker, notes + node->note_count);
    node->note_count += node->measure_count;
    node->notes = notes;
}

/* The number of an item's node, from 1; 0 where this picture does not have it. */
static uint32_t node_of(const struct model_maker *maker, const struct item *item)
{
    return item && item->owner == maker->system ? maker->node_of[item->place] : 0;
}

static bool is_activity(enum diagram_part part)
{
    return part == PART_ACTIVITY || part == PART_OPENED;
}

/* "1 and 3": the numbers of what must be done before. */
static const char *numbers_before(const struct model_maker *maker, const struct item *item)
{
    struct listing numbers = {0};
    for (const struct value *value = item_values(item, after_of(item->kind)); value;
         value = value->next) {
        uint32_t node = node_of(maker, value->item);
        if (node)
            listing_add(&numbers, maker->viewer->arena,
                        maker->diagram->nodes.items[node - 1].number);
    }
    return numbers.count ? listing_text(&numbers, "and") : NULL;
}

static const char *node_sentence(const struct model_maker *maker, const struct item *item,
                                 const struct diagram_node *node)
{
    const char *actors = titles_of(maker->viewer, item, actors_of(item->kind));
    const char *before = numbers_before(maker, item);
    struct buffer sentence = {.arena = maker->viewer->arena};
    buffer_printf(&sentence, "%s. %s", node->number, node->text);
    if (actors)
        buffer_printf(&sentence, ", by %s", actors);
    if (before)
        buffer_printf(&sentence, ", after %s", before);
    for (size_t i = actors != NULL; i < node->note_count; i++)
        buffer_printf(&sentence, "; %s", node->notes[i]);
    for (const struct item *system = NULL;
         node->part == PART_OPENED &&
         (system = next_expansion(maker->viewer, item, system)) != NULL;)
        buffer_printf(&sentence, "; opened in a model of its own, “%s”",
                      item_title(maker->viewer->model, system));
    return buffer_text(&sentence);
}

static void add_node(struct model_maker *maker, const struct item *item, enum diagram_part part)
{
    struct viewer *viewer = maker->viewer;
    struct diagram *diagram = maker->diagram;
    if (!viewer_shows(viewer, item))
        return;
    if (part == PART_ACTIVITY && next_expansion(viewer, item, NULL))
        part = PART_OPENED;
    struct diagram_node *node = array_add(viewer->arena, &diagram->nodes);
    *node = (struct diagram_node){
        .id = item_id(viewer->model, item),
        .part = part,
        .inside = is_activity(part),
        .number = arena_printf(viewer->arena, "%zu", diagram->nodes.count),
        .text = item_title(viewer->model, item),
    };
    bool first_monitor = part == PART_MONITOR;
    for (size_t i = 0; i + 1 < diagram->nodes.count; i++)
        first_monitor = first_monitor && diagram->nodes.items[i].part != PART_MONITOR;
    add_notes(maker, item, first_monitor, node);
    maker->node_of[item->place] = (uint32_t)diagram->nodes.count;
}

static void add_nodes(struct model_maker *maker, enum kind kind, enum diagram_part part)
{
    FOR_MEMBERS (maker->system, member)
        if (member->kind == kind)
            add_node(maker, member, part);
}

/* Once every node has its number. */
static void add_sentences(struct model_maker *maker)
{
    FOR_MEMBERS (maker->system, member) {
        uint32_t number = node_of(maker, member);
        struct diagram_node *node = number ? &maker->diagram->nodes.items[number - 1] : NULL;
        if (node)
            node->sentence = node_sentence(maker, member, node);
    }
}

/* ---- Lines ---------------------------------------------------------------------------------- */

static const char *line_id(struct model_maker *maker, uint32_t from, uint32_t to)
{
    const struct diagram *diagram = maker->diagram;
    size_t skip = strlen(diagram->id) + 1;
    const char *start = from == END_BOUNDARY ? diagram->id : diagram->nodes.items[from].id;
    const char *end = to == END_BOUNDARY ? "boundary" : diagram->nodes.items[to].id + skip;
    return arena_printf(maker->viewer->arena, "%s..%s", start, end);
}

static void add_line(struct model_maker *maker, enum diagram_part part, uint32_t from, uint32_t to,
                     const char *sentence)
{
    *array_add(maker->viewer->arena, &maker->diagram->lines) = (struct diagram_line){
        .id = line_id(maker, from, to), .part = part, .from = from, .to = to, .sentence = sentence};
}

/* "“Learn what they hope for” must be done before “Match each to a course”" */
static const char *two_joined(const struct model_maker *maker, uint32_t from, const char *verb,
                              uint32_t to)
{
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    return arena_printf(maker->viewer->arena, "“%s” %s “%s”", nodes[from].text, verb,
                        nodes[to].text);
}

static const char *with_activities(const struct model_maker *maker, uint32_t node, const char *verb)
{
    return arena_printf(maker->viewer->arena, "“%s” %s the activities",
                        maker->diagram->nodes.items[node].text, verb);
}

static bool is_line(const struct diagram *diagram, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].from == from && diagram->lines.items[i].to == to)
            return true;
    return false;
}

/* Between what stands inside, or outside: the boundary's own lines say the rest. */
static void add_dependencies(struct model_maker *maker, const struct item *item)
{
    uint32_t to = node_of(maker, item);
    for (const struct value *value = item_values(item, after_of(item->kind)); to && value;
         value = value->next) {
        uint32_t from = node_of(maker, value->item);
        bool inside = item->kind == KIND_ACTIVITY;
        if (!from || from == to || inside != (value->item->kind == KIND_ACTIVITY) ||
            is_line(maker->diagram, from - 1, to - 1))
            continue;
        add_line(maker, inside ? PART_DEPENDENCY : PART_WATCH, from - 1, to - 1,
                 two_joined(maker, from - 1, inside ? "must be done before" : "tells", to - 1));
    }
}

static bool is_joined(const struct diagram *diagram, uint32_t from, enum diagram_part to_part)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].from == from &&
            diagram->nodes.items[diagram->lines.items[i].to].part == to_part)
            return true;
    return false;
}

/* The activities are watched, what watches tells what acts, and that acts on the activities. What
   watches tells every control where the model does not say which. */
static void add_watching(struct model_maker *maker)
{
    struct diagram *diagram = maker->diagram;
    for (uint32_t i = 0; i < diagram->nodes.count; i++) {
        if (diagram->nodes.items[i].part != PART_MONITOR)
            continue;
        bool joined = is_joined(diagram, i, PART_CONTROL);
        add_line(maker, PART_WATCH, END_BOUNDARY, i, with_activities(maker, i, "watches"));
        for (uint32_t to = 0; to < diagram->nodes.count && !joined; to++)
            if (diagram->nodes.items[to].part == PART_CONTROL)
                add_line(maker, PART_WATCH, i, to, two_joined(maker, i, "tells", to));
    }
    for (uint32_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == PART_CONTROL)
            add_line(maker, PART_ACTION, i, END_BOUNDARY, with_activities(maker, i, "acts on"));
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* " It opens up “Share the desk hours” of “A system to keep the branch open”." */
static const char *place_among_systems(const struct model_maker *maker)
{
    struct viewer *viewer = maker->viewer;
    const struct item *activity = activity_expanded(viewer, maker->system);
    return activity ? arena_printf(viewer->arena, " It opens up “%s” of “%s”.",
                                   item_title(viewer->model, activity),
                                   item_title(viewer->model, activity->owner))
                    : "";
}

static const char *description(struct model_maker *maker)
{
    const struct diagram *diagram = maker->diagram;
    size_t activities = 0, dependencies = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        activities += diagram->nodes.items[i].inside;
    for (size_t i = 0; i < diagram->lines.count; i++)
        dependencies += diagram->lines.items[i].part == PART_DEPENDENCY;
    return arena_printf(
        maker->viewer->arena, "%zu activit%s within a boundary, %zu dependenc%s between them%s%s",
        activities, activities == 1 ? "y" : "ies", dependencies, dependencies == 1 ? "y" : "ies",
        activities == diagram->nodes.count ? "." : "; watched and controlled from outside.",
        place_among_systems(maker));
}

/* The root definition stands above the model that is drawn of it, and whose it is. */
static const char *subtitle(struct model_maker *maker)
{
    struct runs definition = {NULL, NULL};
    struct arena *arena = maker->viewer->arena;
    const char *owners = titles_of(maker->viewer, maker->system, SYSTEM_OWNERS);
    bool defined = runs_add_root_definition(maker->viewer, &definition, maker->system);
    const char *text = defined ? runs_text(arena, &definition) : "Activity model";
    size_t length = strlen(text);
    bool ended = length && strchr(".!?", text[length - 1]);
    return owners ? arena_printf(arena, "%s%s Owned by %s.", text, ended ? "" : ".", owners) : text;
}

struct diagram *describe_activity_model(struct viewer *viewer, const struct item *system)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct model_maker maker = {viewer, diagram, system, NULL};
    size_t members = 0;
    FOR_MEMBERS (system, member)
        members++;
    maker.node_of = arena_alloc(viewer->arena, (members + 1) * sizeof *maker.node_of);
    diagram->id = item_id(viewer->model, system);
    diagram->view = VIEW_ACTIVITY_MODEL;
    diagram->title = item_title(viewer->model, system);
    diagram->boundary = arena_printf(viewer->arena, "The boundary of “%s”", diagram->title);
    add_nodes(&maker, KIND_ACTIVITY, PART_ACTIVITY);
    add_nodes(&maker, KIND_MONITOR, PART_MONITOR);
    add_nodes(&maker, KIND_CONTROL, PART_CONTROL);
    if (!diagram->nodes.count)
        return NULL;
    add_sentences(&maker);
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY || member->kind == KIND_MONITOR ||
            member->kind == KIND_CONTROL)
            add_dependencies(&maker, member);
    add_watching(&maker);
    diagram->subtitle = subtitle(&maker);
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
