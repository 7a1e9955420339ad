/* An activity that another system opens up: the model that it stands in and, beside it, the model
   of that system, as through a magnifying glass (Checkland and Scholes 1990 expand an activity into
   a root definition and a model of its own). */
#include "view/expansion.h"

/* "Also opened up in “Fill the desk”." of systems that have no room here. */
static const char *further_systems(struct viewer *viewer, const struct item *activity,
                                   const struct item *first)
{
    struct runs titles = {0};
    struct arena *arena = viewer->arena;
    for (const struct item *system = first;
         (system = next_expansion(viewer, activity, system)) != NULL;)
        runs_add(arena, &titles, RUN_PLAIN,
                 arena_printf(arena, "%s“%s”", titles.first ? ", " : " It is also opened up in ",
                              item_title(viewer->model, system)),
                 NULL);
    return titles.first ? arena_printf(arena, "%s.", runs_text(arena, &titles)) : "";
}

struct diagram *describe_opened_activity(struct viewer *viewer, const struct item *activity)
{
    struct arena *arena = viewer->arena;
    const struct model *model = viewer->model;
    const struct item *system = next_expansion(viewer, activity, NULL);
    if (!system || !viewer_shows(viewer, activity))
        return NULL;
    const struct diagram *wider = describe_activity_model(viewer, activity->owner);
    const struct diagram *own = describe_activity_model(viewer, system);
    if (!wider || !own)
        return NULL;
    struct diagram *diagram = arena_new_of(arena, struct diagram);
    diagram->id = item_id(model, activity);
    diagram->view = VIEW_OPENED_ACTIVITY;
    diagram->title = arena_printf(arena, "“%s”, opened up", item_title(model, activity));
    diagram->subtitle =
        arena_printf(arena, "One activity of “%s” on the left is “%s” on the right.%s",
                     wider->title, own->title, further_systems(viewer, activity, system));
    diagram->description = arena_printf(arena, "“%s”, one activity of “%s”, opened up as “%s”.%s",
                                        item_title(model, activity), wider->title, own->title,
                                        further_systems(viewer, activity, system));
    *array_add(arena, &diagram->panels) = wider;
    *array_add(arena, &diagram->panels) = own;
    return diagram_end(viewer, diagram);
}
