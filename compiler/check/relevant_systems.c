/* Rules about the relevant systems side by side: how many, of which kinds, as whom they see the
   situation. A system that opens up an activity of another, and one of the study itself, are not
   counted among them.

   That there is one system only is told from comparing on; at modelling, where the next one may be
   on its way, only of a system that has its transformation and its worldview among four
   stakeholders or more, who can hardly all see it so. That all are of one kind is advice, for sound
   studies have been made so. Of those who have much say only the ones who have an interest too are
   missed among the holders of worldviews, and only where there are two worldviews to choose from;
   who is never heard at all is told by silent-stakeholder. */
#include "analysis/ratings.h"
#include "check/limits.h"
#include "check/said.h"
#include "check/situation.h"
#include "check/systems.h"

const struct item *activity_opened(const struct item *system)
{
    const struct item *activity = item_named(system, SYSTEM_EXPANDS);
    return activity && activity->owner->kind == KIND_SYSTEM ? activity : NULL;
}

bool is_relevant(const struct item *system)
{
    return !item_slot(system, SYSTEM_EXPANDS) &&
           item_choice(system, SYSTEM_STUDY) != SYSTEM_STUDY_YES;
}

/* ---- The walk ---------------------------------------------------------------------------------
 */

static void walk_system(struct check_run *run, struct systems *systems, const struct item *system)
{
    const struct item *activity = activity_opened(system);
    systems->unsure |= system->damaged;
    if (activity)
        systems->opened[activity->owner->index]++;
    if (is_relevant(system))
        *array_add(run->model->arena, &systems->relevant) = system;
}

const struct systems *systems_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->systems)
        return run->systems;
    struct systems *systems = arena_new_of(model->arena, struct systems);
    systems->opened = arena_alloc(model->arena, (model->all.count + 1) * sizeof *systems->opened);
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        systems->stakeholders += item->kind == KIND_STAKEHOLDER;
        if (item->kind == KIND_SYSTEM)
            walk_system(run, systems, item);
    }
    return run->systems = systems;
}

/* ---- How many, of which kinds -----------------------------------------------------------------
 */

static bool may_be_followed(const struct check_run *run, const struct item *system)
{
    enum { FEW_STAKEHOLDERS = 3 };
    return run->model->stage < COMPARING &&
           (run->systems->stakeholders <= FEW_STAKEHOLDERS ||
            !item_slot(system, SYSTEM_TRANSFORMATION) || !item_slot(system, SYSTEM_WORLDVIEW));
}

void check_relevant_systems_plural(struct check_run *run, const struct item *system)
{
    const struct systems *systems = systems_of(run);
    if (systems->unsure || systems->relevant.count != 1 || systems->relevant.items[0] != system ||
        may_be_followed(run, system))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system),
                "%s is the only relevant system: there is no other worldview to hold it against",
                item_called(run->model, system));
    finding_help(run, diagnostic,
                 "who sees it otherwise? Add a system whose worldview is held by NAME");
}

void check_relevant_systems_many(struct check_run *run, const struct item *system)
{
    const struct systems *systems = systems_of(run);
    unsigned most = run->limits->systems.most;
    if (systems->relevant.count <= most || systems->relevant.items[most] != system)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system),
                "there are %zu relevant systems, more than a group can hold side by side",
                systems->relevant.count);
    finding_help(run, diagnostic,
                 "keep those that make people talk; let a system that is part of another open up "
                 "one of its activities: expands: NAME");
}

void check_kinds_mixed(struct check_run *run, const struct item *system)
{
    const struct systems *systems = systems_of(run);
    int is = item_choice(system, SYSTEM_IS);
    if (is < 0 || systems->relevant.count < 2 ||
        systems->relevant.items[systems->relevant.count - 1] != system)
        return;
    for (size_t i = 0; i < systems->relevant.count; i++)
        if (item_choice(systems->relevant.items[i], SYSTEM_IS) != is)
            return;
    struct diagnostic *diagnostic = finding(
        run, system, item_values(system, SYSTEM_IS)->at, "%s relevant systems are of one kind, %s",
        systems->relevant.count == 2 ? "both" : "all",
        is == SYSTEM_IS_PRIMARY_TASK ? "primary-task" : "issue-based");
    finding_help(run, diagnostic,
                 is == SYSTEM_IS_PRIMARY_TASK
                     ? "is there a concern that crosses the units? Make a system of it, and write "
                       "is: issue-based"
                     : "what would the regular work of a unit be? Make a system of it, and write "
                       "is: primary-task");
}

/* ---- Worldviews -------------------------------------------------------------------------------
 */

static const struct value *worldview_of(const struct item *system)
{
    return item_values(system, SYSTEM_WORLDVIEW);
}

void check_worldviews_differ(struct check_run *run, const struct item *system)
{
    const struct systems *systems = systems_of(run);
    if (systems->relevant.count < 2 ||
        systems->relevant.items[systems->relevant.count - 1] != system || !worldview_of(system))
        return;
    struct phrase belief = words_of_value(run, worldview_of(system));
    for (size_t i = 0; i < systems->relevant.count; i++) {
        const struct value *other = worldview_of(systems->relevant.items[i]);
        if (!other || !same_words(belief, words_of_value(run, other)))
            return;
    }
    struct diagnostic *diagnostic =
        finding(run, system, worldview_of(system)->at,
                "all relevant systems have this one worldview, so there is nothing to debate");
    finding_remark(run, diagnostic, worldview_of(systems->relevant.items[0])->at, "the same here");
    finding_help(run, diagnostic,
                 "what would somebody believe who sees it otherwise? Give one of the systems "
                 "their worldview");
}

/* ---- Worldviews of those who have a say -------------------------------------------------------
 */

/* Marks them, the bodies that they are part of, and whoever holds them where they are roles. */
static void mark_holder(bool *holds, const struct item *holder, size_t steps)
{
    for (; holder && steps; steps--) {
        holds[holder->index] = true;
        if (holder->kind == KIND_ROLE)
            for (const struct value *by = item_values(holder, ROLE_HELD_BY); by; by = by->next)
                mark_holder(holds, by->item, steps - 1);
        holder = holder->kind == KIND_STAKEHOLDER ? item_named(holder, STAKEHOLDER_PART_OF) : NULL;
    }
}

/* How many relevant systems have a worldview that somebody holds; marks who. */
static size_t mark_holders(struct check_run *run, bool *holds)
{
    enum { LONGEST_CHAIN = 16 };
    size_t held = 0;
    FOR_ITEMS_OF (run->model, KIND_SYSTEM, system) {
        const struct qualifier *by =
            slot_qualifier(item_slot(system, SYSTEM_WORLDVIEW), CLAUSE_HELD_BY);
        held += by && is_relevant(system);
        for (const struct value *holder = by ? by->values : NULL; holder; holder = holder->next)
            mark_holder(holds, holder->item, LONGEST_CHAIN);
    }
    return held;
}

/* Part of somebody whose worldview is there. */
static bool belongs_to_holder(const bool *holds, const struct item *stakeholder)
{
    const struct value *body = item_values(stakeholder, STAKEHOLDER_PART_OF);
    return body && body->item && holds[body->item->index];
}

static bool is_key_player(const struct item *stakeholder)
{
    const struct value *power = item_values(stakeholder, STAKEHOLDER_POWER);
    const struct value *interest = item_values(stakeholder, STAKEHOLDER_INTEREST);
    return power && interest && power->number >= RATING_ABOVE_MEDIUM &&
           interest->number >= RATING_MIDDLE;
}

void check_key_worldview_missing(struct check_run *run, const struct item *nothing)
{
    (void)nothing;
    struct model *model = run->model;
    const struct item *first = NULL;
    struct listing missing = {0};
    bool *holds = arena_alloc(model->arena, model->all.count + 1);
    if (diagnostics_count(&model->diagnostics, ERROR) || mark_holders(run, holds) < 2)
        return; /* what was not understood may be the very worldview */
    FOR_ITEMS_OF (model, KIND_STAKEHOLDER, stakeholder) {
        if (!is_key_player(stakeholder) || holds[stakeholder->index] || stakeholder->touched ||
            belongs_to_holder(holds, stakeholder) || is_silent(run, stakeholder))
            continue;
        first = first ? first : stakeholder;
        listing_add(&missing, model->arena, item_called(model, stakeholder));
    }
    if (!first)
        return;
    struct diagnostic *diagnostic =
        finding(run, first, item_at(first), "no system is seen with the eyes of %s",
                listing_text(&missing, "or"));
    finding_help(run, diagnostic,
                 "they have much say and an interest: what do they believe? Add a system whose "
                 "worldview is held by them");
}
