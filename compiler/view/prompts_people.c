/* Questions about people: whose voice is missing, who gains and who bears it, where they stand
   against each other. */
#include "analysis/identity.h"
#include "view/prompts.h"

/* ---- Whose voice ------------------------------------------------------------------------------
 */

/* Where things name those whom they touch. */
static const struct {
    enum kind kind;
    enum attribute attribute;
} touching[] = {
    {KIND_SYSTEM, SYSTEM_CUSTOMERS}, {KIND_SYSTEM, SYSTEM_VICTIMS}, {KIND_SYSTEM, SYSTEM_ACTORS},
    {KIND_CHANGE, CHANGE_GAINS},     {KIND_CHANGE, CHANGE_LOSES},   {KIND_JOURNEY, JOURNEY_OF},
};

static bool stands_in_picture(struct viewer *viewer, const struct item *picture,
                              const struct item *who)
{
    FOR_LINKS (picture, link)
        if ((link->subject == who || link->object == who) && viewer_shows_link(viewer, link))
            return true;
    return false;
}

static bool is_named_openly(struct viewer *viewer, const struct value *values,
                            const struct item *who)
{
    for (; values; values = values->next)
        if (values->item && viewer_shows(viewer, values->item) && is_one_with(values->item, who))
            return true;
    return false;
}

static bool is_concerned(struct viewer *viewer, const struct item *about, const struct item *who)
{
    if (!about || about == who)
        return true;
    if (about->kind == KIND_PICTURE)
        return stands_in_picture(viewer, about, who);
    for (size_t i = 0; i < sizeof touching / sizeof *touching; i++)
        if (touching[i].kind == about->kind &&
            is_named_openly(viewer, item_values(about, touching[i].attribute), who))
            return true;
    return false;
}

/* Of what is begun and not understood nothing can be concluded. */
static void find_verdict(struct prompt_search *search, const struct item *about,
                         enum voice_verdict verdict)
{
    struct viewer *viewer = search->viewer;
    if (search->voices.all->partial)
        return;
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who) {
        const struct item *speaker = search->voices.shown->of[who->index].speaker;
        if (voice_shown(&search->voices, who) != verdict || !is_concerned(viewer, about, who))
            continue;
        struct prompt *prompt = prompt_found(search, item_id(viewer->model, who));
        runs_add(viewer->arena, &prompt->parts[0], RUN_PLAIN,
                 title_within(viewer->arena, item_title(viewer->model, who)), prompt->id);
        if (speaker)
            runs_add(viewer->arena, &prompt->parts[1], RUN_PLAIN,
                     title_within(viewer->arena, item_title(viewer->model, speaker)),
                     item_id(viewer->model, speaker));
    }
}

void find_unheard(struct prompt_search *search, const struct item *about)
{
    find_verdict(search, about, VOICE_UNHEARD);
}

void find_left_out(struct prompt_search *search, const struct item *about)
{
    find_verdict(search, about, VOICE_LEFT_OUT);
}

void find_spoken_for(struct prompt_search *search, const struct item *about)
{
    find_verdict(search, about, VOICE_SPOKEN_FOR);
}

void find_acting_unheard(struct prompt_search *search, const struct item *about)
{
    find_verdict(search, about, VOICE_ACTS_UNHEARD);
}

void find_named_only(struct prompt_search *search, const struct item *about)
{
    find_verdict(search, about, VOICE_NAMED_ONLY);
}

/* ---- Who bears it -----------------------------------------------------------------------------
 */

/* At {first} the thing, unless that is 0, and at {second} those whom an attribute of it names. */
static void find_named(struct prompt_search *search, const struct item *about,
                       enum attribute attribute, int thing, int people)
{
    struct prompt prompt = {.kind = search->kind, .id = item_id(search->viewer->model, about)};
    if (thing)
        prompt_name(search, &prompt, thing, about);
    const struct value *values = item_values(about, attribute);
    if (values && values->form != VALUE_NONE && prompt_list(search, &prompt, people, values))
        *prompt_found(search, prompt.id) = prompt;
}

void find_bearers(struct prompt_search *search, const struct item *about)
{
    find_named(search, about, SYSTEM_VICTIMS, 0, 1);
}

void find_losers(struct prompt_search *search, const struct item *about)
{
    find_named(search, about, CHANGE_LOSES, 1, 2);
}

void find_cannot_live(struct prompt_search *search, const struct item *about)
{
    find_named(search, about, CHANGE_CANNOT_LIVE, 2, 1);
}

/* ---- What nothing takes up --------------------------------------------------------------------
 */

static bool is_asked_about(const struct item *about, const struct item *item)
{
    return !about || about == item || about == item->owner;
}

/* What a system or a change that is not shown takes up is taken up all the same: the trace knows.
 */
static void find_untaken(struct prompt_search *search, const struct item *about, enum kind kind)
{
    struct viewer *viewer = search->viewer;
    FOR_SHOWN (viewer, kind, item) {
        if (item->damaged || !is_asked_about(about, item) ||
            !trace_lacks(search->trace, item, TRACE_UNANSWERED) ||
            trace_leaves(search->trace, item, TRACE_UNANSWERED))
            continue;
        struct prompt prompt = {.kind = search->kind, .id = item_id(viewer->model, item)};
        prompt_name(search, &prompt, 1, item);
        if (kind == KIND_ISSUE ||
            prompt_list(search, &prompt, 2, item_values(item, CONFLICT_BETWEEN)))
            *prompt_found(search, prompt.id) = prompt;
    }
}

void find_open_issues(struct prompt_search *search, const struct item *about)
{
    find_untaken(search, about, KIND_ISSUE);
}

void find_open_conflicts(struct prompt_search *search, const struct item *about)
{
    find_untaken(search, about, KIND_CONFLICT);
}
