/* Systems that open up an activity of another; see expansion.h. */
#include "view/expansion.h"

const struct item *activity_expanded(struct viewer *viewer, const struct item *system)
{
    const struct item *activity = item_named(system, SYSTEM_EXPANDS);
    return activity && viewer_shows(viewer, activity) ? activity : NULL;
}

const struct item *next_expansion(struct viewer *viewer, const struct item *activity,
                                  const struct item *last)
{
    FOR_ITEMS_OF (viewer->model, KIND_SYSTEM, system) {
        const struct value *value = item_values(system, SYSTEM_EXPANDS);
        if (value && value->item == activity && (!last || system->index > last->index) &&
            viewer_shows(viewer, system))
            return system;
    }
    return NULL;
}

bool is_expanded_in_a_circle(struct viewer *viewer, const struct item *system)
{
    const struct item *at = system;
    for (size_t steps = 0; steps < viewer->model->all.count; steps++) {
        const struct item *activity = activity_expanded(viewer, at);
        at = activity ? activity->owner : NULL;
        if (!at || at == system)
            return at != NULL;
    }
    return false;
}
