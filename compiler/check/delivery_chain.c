/* Rules about delivery chains: who hands on what to whom, until it reaches the person served.

   The person served is a customer of the system that the chain is for, or that answers its issue;
   where none is named, nobody can say whether the chain reaches them (chain-closed). That something
   comes back from them is asked of the situation as a whole (feedback-path). Whether a chain faces
   the user (chain-facing-user) is asked as far as a model can say it: what it is for. The twelve
   questions of the National Audit Office (chain-twelve) are left out: the language has no place for
   their answers. */
#include "check/changes.h"
#include "check/limits.h"
#include "check/situation.h"

/* ---- What it is for, and what its stages say --------------------------------------------------
 */

void check_chain_facing_user(struct check_run *run, const struct item *chain)
{
    if (item_slot(chain, DELIVERY_CHAIN_FOR))
        return;
    struct diagnostic *diagnostic = finding(
        run, chain, item_at(chain), "what %s is for is not said", item_called(run->model, chain));
    finding_help(run, diagnostic,
                 "whose need stands at its end? for NAME, of an issue or a system");
}

/* What a stage leaves open; NULL: nothing. */
static const char *open_parts(struct check_run *run, const struct item *stage)
{
    static const struct {
        enum attribute attribute;
        const char *asks;
    } parts[] = {
        {STAGE_BY, "who does it"},
        {STAGE_GIVES, "what they hand on"},
        {STAGE_TO, "to whom"},
        {STAGE_INCENTIVE, "what moves them"},
    };
    struct listing open = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!item_slot(stage, parts[i].attribute))
            listing_add(&open, run->model->arena, parts[i].asks);
    return open.count ? listing_text(&open, "and") : NULL;
}

void check_chain_link_complete(struct check_run *run, const struct item *stage)
{
    const char *open = open_parts(run, stage);
    if (!open)
        return;
    struct diagnostic *diagnostic = finding(run, stage, item_at(stage), "%s leaves open %s",
                                            item_called(run->model, stage), open);
    finding_help(run, diagnostic,
                 "write by NAME to NAME { gives: \"…\"; incentive: aligned \"…\" }, or misaligned");
}

/* ---- Whether it reaches the person served -----------------------------------------------------
 */

/* A chain while it is followed. */
struct course {
    const struct item **stages;
    bool *leads; /* by the same number: to the person served */
    size_t count;
    const struct value *served;
};

static const struct value *served_by(struct check_run *run, const struct item *chain)
{
    for (const struct value *to = item_values(chain, DELIVERY_CHAIN_FOR); to; to = to->next) {
        const struct item *system = to->item;
        if (system && system->kind == KIND_ISSUE)
            system = standing_of(run, system)->view;
        const struct value *customers = system ? item_values(system, SYSTEM_CUSTOMERS) : NULL;
        if (customers && customers->item)
            return customers;
    }
    return NULL;
}

/* Whether whoever receives in the one stage gives in the other. */
static bool hands_on_to(const struct item *stage, const struct item *next)
{
    return share_name(item_values(stage, STAGE_TO), item_values(next, STAGE_BY));
}

static bool leads_now(const struct course *course, size_t at)
{
    const struct item *stage = course->stages[at];
    if (share_name(item_values(stage, STAGE_TO), course->served) ||
        share_name(item_values(stage, STAGE_BY), course->served))
        return true; /* to them, or back from them */
    for (size_t i = 0; i < course->count; i++)
        if (course->leads[i] && i != at && hands_on_to(stage, course->stages[i]))
            return true;
    return false;
}

/* What hands on to a stage that leads, leads: until nothing is added. */
static void follow(struct course *course)
{
    for (bool added = true; added;) {
        added = false;
        for (size_t i = course->count; i--;)
            if (!course->leads[i] && leads_now(course, i))
                added = course->leads[i] = true;
    }
}

static bool has_next(const struct course *course, size_t at)
{
    for (size_t i = 0; i < course->count; i++)
        if (i != at && hands_on_to(course->stages[at], course->stages[i]))
            return true;
    return false;
}

/* The first stage that leads nowhere and has none behind it, else the first that leads nowhere. */
static const struct item *dead_end(const struct course *course)
{
    const struct item *first = NULL;
    for (size_t i = 0; i < course->count; i++) {
        if (course->leads[i])
            continue;
        if (!has_next(course, i))
            return course->stages[i];
        first = first ? first : course->stages[i];
    }
    return first;
}

/* Whether every stage names somebody on both its sides: else there is nothing to follow yet. */
static bool can_be_followed(const struct item *chain)
{
    FOR_MEMBERS (chain, stage) {
        bool is_stage = stage->kind == KIND_STAGE;
        const struct value *by = is_stage ? item_values(stage, STAGE_BY) : NULL;
        const struct value *to = is_stage ? item_values(stage, STAGE_TO) : NULL;
        if (stage->place >= MOST_FOLLOWED_STAGES || !by || !by->item || !to || !to->item)
            return false;
    }
    return true;
}

void check_chain_closed(struct check_run *run, const struct item *chain)
{
    const struct item *stages[MOST_FOLLOWED_STAGES];
    bool leads[MOST_FOLLOWED_STAGES] = {false};
    struct course course = {stages, leads, 0, served_by(run, chain)};
    if (!course.served || !can_be_followed(chain))
        return;
    FOR_MEMBERS (chain, stage)
        stages[course.count++] = stage;
    follow(&course);
    const struct item *end = dead_end(&course);
    if (!end)
        return;
    const struct value *to = item_values(end, STAGE_TO);
    struct diagnostic *diagnostic =
        finding(run, end, to->at, "the chain stops at %s, before it reaches %s",
                item_called(run->model, to->item), item_called(run->model, course.served->item));
    finding_remark(run, diagnostic, course.served->at, "these are the people served");
    finding_help(run, diagnostic,
                 "what happens next? Add the stage: stage NAME \"…\" by %s to NAME",
                 name_to_write(to->item));
}
