/* How the systems of a model hang together: which of them opens up an activity of which other, the
   wider above (what for Checkland and Scholes 1990 are levels of systems: wider system, system,
   sub-system). */
#include "base/listing.h"
#include "view/expansion.h"
#include "view/words.h"

struct tree_maker {
    struct viewer *viewer;
    struct diagram *diagram;
    uint32_t *node_of; /* by item index: number of the system's node, from 1 */
};

static const char *purpose(const struct tree_maker *maker, const struct item *system)
{
    return system_purpose(maker->viewer->model, system);
}

/* The activity of another system that it opens up, or NULL. */
static const struct item *activity_above(const struct tree_maker *maker, const struct item *system)
{
    const struct item *activity = activity_expanded(maker->viewer, system);
    return activity && activity->owner != system && maker->node_of[activity->owner->index]
               ? activity
               : NULL;
}

/* ---- Systems -------------------------------------------------------------------------------- */

static void add_system(struct tree_maker *maker, const struct item *system)
{
    struct arena *arena = maker->viewer->arena;
    static const char *const study_notes[] = {"the study itself"};
    bool study = item_choice(system, SYSTEM_STUDY) == SYSTEM_STUDY_YES;
    *array_add(arena, &maker->diagram->nodes) = (struct diagram_node){
        .id = item_id(maker->viewer->model, system),
        .part = study ? PART_STUDY : PART_SYSTEM,
        .text = purpose(maker, system),
        .notes = study_notes,
        .note_count = study,
    };
    maker->node_of[system->index] = (uint32_t)maker->diagram->nodes.count;
}

/* "“Share the desk hours” (in “Fill the desk”) and …": what others open up of it. */
static const char *what_is_opened(const struct tree_maker *maker, const struct item *wider)
{
    struct viewer *viewer = maker->viewer;
    struct listing opened = {0};
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, system) {
        const struct item *activity = activity_above(maker, system);
        if (activity && activity->owner == wider)
            listing_add(&opened, viewer->arena,
                        arena_printf(viewer->arena, "“%s” (in “%s”)",
                                     item_title(viewer->model, activity), purpose(maker, system)));
    }
    return opened.count ? listing_text(&opened, "and") : NULL;
}

static const char *system_sentence(const struct tree_maker *maker, const struct item *system)
{
    struct viewer *viewer = maker->viewer;
    struct buffer text = {.arena = viewer->arena};
    const struct item *activity = activity_above(maker, system);
    const char *opened = what_is_opened(maker, system);
    buffer_printf(&text, "%s", purpose(maker, system));
    if (activity)
        buffer_printf(&text, "; opens up “%s” of “%s”", item_title(viewer->model, activity),
                      purpose(maker, activity->owner));
    if (opened)
        buffer_printf(&text, "; others open up its %s", opened);
    if (activity && is_expanded_in_a_circle(viewer, system))
        buffer_put(&text, "; so they run in a circle");
    if (!activity && !opened)
        buffer_put(&text, "; stands by itself");
    return buffer_text(&text);
}

/* ---- What opens up what --------------------------------------------------------------------- */

static void add_opening(struct tree_maker *maker, const struct item *system)
{
    struct viewer *viewer = maker->viewer;
    struct arena *arena = viewer->arena;
    const struct item *activity = activity_above(maker, system);
    if (!activity)
        return;
    const char *title = item_title(viewer->model, activity);
    *array_add(arena, &maker->diagram->lines) = (struct diagram_line){
        .id = arena_printf(arena, "%s..%s", item_id(viewer->model, activity),
                           item_id(viewer->model, system)),
        .part = PART_OPENING,
        .from = maker->node_of[activity->owner->index] - 1,
        .to = maker->node_of[system->index] - 1,
        .text = title,
        .sentence = arena_printf(arena, "“%s”, an activity of “%s”, is opened up in “%s”", title,
                                 purpose(maker, activity->owner), purpose(maker, system)),
    };
}

static const char *description(const struct tree_maker *maker)
{
    struct viewer *viewer = maker->viewer;
    struct listing circle = {0};
    size_t systems = maker->diagram->nodes.count, opening = maker->diagram->lines.count;
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, system)
        if (activity_above(maker, system) && is_expanded_in_a_circle(viewer, system))
            listing_add(&circle, viewer->arena,
                        arena_printf(viewer->arena, "“%s”", purpose(maker, system)));
    const char *words = arena_printf(
        viewer->arena, "%s; %s of them %s up an activity of another.",
        with_capital(viewer->arena, count_in_words(viewer->arena, systems, "system", "systems")),
        number_in_words(viewer->arena, opening), opening == 1 ? "opens" : "open");
    return circle.count ? arena_printf(viewer->arena, "%s In a circle, each within the next: %s.",
                                       words, listing_text(&circle, "and"))
                        : words;
}

struct diagram *describe_system_tree(struct viewer *viewer, const struct item *about)
{
    const struct model *model = viewer->model;
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct tree_maker maker = {viewer, diagram, NULL};
    maker.node_of = arena_alloc(viewer->arena, (model->all.count + 1) * sizeof *maker.node_of);
    diagram->id = item_id(model, about);
    diagram->view = VIEW_SYSTEM_TREE;
    diagram->title = "Which system opens up which";
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, system)
        add_system(&maker, system);
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, system)
        add_opening(&maker, system);
    if (!diagram->lines.count)
        return NULL;
    FOR_SHOWN_OWN (viewer, KIND_SYSTEM, system)
        diagram->nodes.items[maker.node_of[system->index] - 1].sentence =
            system_sentence(&maker, system);
    diagram->subtitle = item_title(model, about);
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
