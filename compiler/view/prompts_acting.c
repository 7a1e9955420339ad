/* Questions about what is to be done: changes on which people differ, and where a way through the
   services or a delivery chain holds people up. */
#include "analysis/journey.h"
#include "view/answer.h"
#include "view/prompts.h"

/* ---- Changes ----------------------------------------------------------------------------------
 */

/* " (“tutors are away in July”)", or nothing where no reason is given. */
static const char *reason_of(struct prompt_search *search, const struct value *value)
{
    const char *why = model_text(search->viewer->model, value->why);
    return *why ? arena_printf(search->viewer->arena, " (“%s”)", prompt_quoted(search, why)) : "";
}

static void find_contested_in(struct prompt_search *search, const struct item *change,
                              enum attribute attribute, const char *what)
{
    struct viewer *viewer = search->viewer;
    if (tone_of(viewer, change, attribute) != TONE_PARTLY)
        return;
    struct prompt *prompt =
        prompt_found(search, arena_printf(viewer->arena, "%s..%s", item_id(viewer->model, change),
                                          attribute_specs[attribute].word));
    prompt_name(search, prompt, 1, change);
    prompt_say(search, prompt, 2, what);
    prompt_say(search, prompt, 3, reason_of(search, item_values(change, attribute)));
}

void find_contested(struct prompt_search *search, const struct item *about)
{
    FOR_SHOWN (search->viewer, KIND_CHANGE, change) {
        if (about && about != change)
            continue;
        find_contested_in(search, change, CHANGE_DESIRABLE, "ought to be done");
        find_contested_in(search, change, CHANGE_FEASIBLE, "can be done");
    }
}

/* ---- Journeys ---------------------------------------------------------------------------------
 */

void find_waits(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    FOR_MEMBERS (about, step) {
        const struct value *wait = step->kind == KIND_STEP && viewer_shows(viewer, step)
                                       ? item_values(step, STEP_WAITS)
                                       : NULL;
        if (!wait)
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, step));
        prompt_name(search, prompt, 1, step);
        prompt_say(search, prompt, 2, value_title(viewer, wait));
    }
}

void find_empty_hands(struct prompt_search *search, const struct item *about)
{
    struct viewer *viewer = search->viewer;
    struct journey_ways ways = journey_ways(viewer->arena, about);
    for (size_t i = 0; i < ways.count && !about->damaged; i++) {
        const struct item *from = ways.items[i].from, *to = ways.items[i].to;
        if (!viewer_shows(viewer, from) || !viewer_shows(viewer, to) ||
            !is_left_empty_handed(ways.items[i]))
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, from));
        prompt_name(search, prompt, 1, from);
        prompt_name(search, prompt, 2, to);
    }
}

/* ---- Delivery chains --------------------------------------------------------------------------
 */

static void find_stages(struct prompt_search *search, const struct item *about,
                        const char *(*says)(struct prompt_search *, const struct item *))
{
    struct viewer *viewer = search->viewer;
    FOR_MEMBERS (about, stage) {
        bool shown = stage->kind == KIND_STAGE && viewer_shows(viewer, stage);
        const char *text = shown ? says(search, stage) : NULL;
        if (!text)
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, stage));
        prompt_name(search, prompt, 1, stage);
        prompt_say(search, prompt, 2, text);
    }
}

static const char *what_sticks(struct prompt_search *search, const struct item *stage)
{
    const char *text = item_text(search->viewer, stage, STAGE_BOTTLENECK);
    return text ? prompt_quoted(search, text) : NULL;
}

void find_bottlenecks(struct prompt_search *search, const struct item *about)
{
    find_stages(search, about, what_sticks);
}

static const char *what_counts(struct prompt_search *search, const struct item *stage)
{
    return item_choice(stage, STAGE_INCENTIVE) == STAGE_INCENTIVE_MISALIGNED
               ? reason_of(search, item_values(stage, STAGE_INCENTIVE))
               : NULL;
}

void find_misaligned(struct prompt_search *search, const struct item *about)
{
    find_stages(search, about, what_counts);
}
