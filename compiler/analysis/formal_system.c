/* The nine conditions of the formal system model, and what in a system meets each. */
#include "analysis/formal_system.h"

const struct formal_condition_spec formal_conditions[FORMAL_COUNT] = {
    [FORMAL_PURPOSE] = {"purpose", "Purpose", "What is it for?", "what it does, and to what end",
                        "what: \"…\" and why: \"…\""},
    [FORMAL_MEASURE] = {"measure", "Measure of performance", "How would it know how it does?",
                        "how it would know how it does", "measure \"…\" for efficacy"},
    [FORMAL_DECISION_TAKER] = {"decision-taker", "Decision-taker", "Who acts on what is seen?",
                               "who acts on what is seen",
                               "control NAME \"Take action …\" by NAME"},
    [FORMAL_SUBSYSTEMS] = {"sub-systems", "Sub-systems", "Of what parts is it made?",
                           "of what parts it is made", "activity NAME \"…\""},
    [FORMAL_INTERACTION] = {"interaction", "Interaction", "Do its parts need each other?",
                            "which of its parts needs which", "activity NAME \"…\" after NAME"},
    [FORMAL_ENVIRONMENT] = {"environment", "Environment",
                            "What lies outside and is taken as given?",
                            "what lies outside and is taken as given", "environment: \"…\""},
    [FORMAL_BOUNDARY] = {"boundary", "Boundary", "Who has the say within it?",
                         "who has the say within it",
                         "owners: NAME, and none of them in the environment"},
    [FORMAL_RESOURCES] = {"resources", "Resources", "What does it have to use?",
                          "what it has to use", "resources: \"…\""},
    [FORMAL_CONTINUITY] = {"continuity", "Continuity", "What lets it last, or mend after a blow?",
                           "what lets it last, or mend after a blow", "continuity: \"…\""},
};

/* What is being held against the nine. */
struct trial {
    struct arena *arena;
    struct formal_system *formal;
};

static void add_evidence(const struct trial *trial, enum formal_condition condition,
                         const struct item *member, const struct value *value)
{
    struct formal_answer *answer = &trial->formal->answers[condition];
    *array_add(trial->arena, &answer->by) = (struct formal_evidence){member, value};
    if (answer->state == FORMAL_UNMET)
        answer->state = FORMAL_MET;
}

/* ---- What an attribute says -------------------------------------------------------------------
 */

static void weigh_attribute(const struct trial *trial, enum formal_condition condition,
                            enum attribute attribute)
{
    const struct slot *slot = item_slot(trial->formal->system, attribute);
    if (!slot)
        return;
    for (const struct value *value = slot->values; value; value = value->next) {
        add_evidence(trial, condition, NULL, value);
        if (value->form == VALUE_NONE)
            trial->formal->answers[condition].state = FORMAL_LEFT_OUT;
    }
    if (slot->lost)
        trial->formal->answers[condition].state = FORMAL_UNKNOWN;
}

/* A purpose needs both: what is done, and to what end. */
static void weigh_purpose(const struct trial *trial)
{
    const struct item *system = trial->formal->system;
    weigh_attribute(trial, FORMAL_PURPOSE, SYSTEM_WHAT);
    weigh_attribute(trial, FORMAL_PURPOSE, SYSTEM_WHY);
    struct formal_answer *purpose = &trial->formal->answers[FORMAL_PURPOSE];
    if (purpose->state == FORMAL_MET &&
        (!item_slot(system, SYSTEM_WHAT) || !item_slot(system, SYSTEM_WHY)))
        purpose->state = FORMAL_UNMET;
}

/* The line is where the owners' say ends: whoever has that say is not given from outside. */
static void weigh_boundary(const struct trial *trial)
{
    const struct item *system = trial->formal->system;
    const struct value *environment = item_values(system, SYSTEM_ENVIRONMENT);
    struct formal_answer *boundary = &trial->formal->answers[FORMAL_BOUNDARY];
    weigh_attribute(trial, FORMAL_BOUNDARY, SYSTEM_OWNERS);
    size_t clashes = 0;
    for (size_t i = 0; i < boundary->by.count; i++)
        if (value_naming(environment, boundary->by.items[i].value->item))
            boundary->by.items[clashes++] = boundary->by.items[i];
    if (!clashes)
        return;
    boundary->by.count = clashes;
    boundary->state = FORMAL_UNMET;
}

/* ---- What the members say ---------------------------------------------------------------------
 */

static void weigh_activity(const struct trial *trial, const struct item *activity)
{
    add_evidence(trial, FORMAL_SUBSYSTEMS, activity, NULL);
    for (const struct value *after = item_values(activity, ACTIVITY_AFTER); after;
         after = after->next)
        add_evidence(trial, FORMAL_INTERACTION, activity, after);
}

static void weigh_members(const struct trial *trial)
{
    FOR_MEMBERS (trial->formal->system, member) {
        if (member->kind == KIND_ACTIVITY)
            weigh_activity(trial, member);
        else if (member->kind == KIND_MEASURE)
            add_evidence(trial, FORMAL_MEASURE, member, NULL);
        else if (member->kind == KIND_CONTROL)
            for (const struct value *by = item_values(member, CONTROL_ACTORS); by; by = by->next)
                add_evidence(trial, FORMAL_DECISION_TAKER, member, by);
    }
}

/* What stood in a line that was not understood may have been any of them. */
static bool has_lost_members(const struct item *system)
{
    bool lost = system->damaged;
    FOR_MEMBERS (system, member)
        lost = lost || member->damaged;
    return lost;
}

const struct formal_system *formal_system_of(struct arena *arena, const struct item *system)
{
    struct trial trial = {arena, arena_new_of(arena, struct formal_system)};
    trial.formal->system = system;
    weigh_purpose(&trial);
    weigh_attribute(&trial, FORMAL_ENVIRONMENT, SYSTEM_ENVIRONMENT);
    weigh_boundary(&trial);
    weigh_attribute(&trial, FORMAL_RESOURCES, SYSTEM_RESOURCES);
    weigh_attribute(&trial, FORMAL_CONTINUITY, SYSTEM_CONTINUITY);
    weigh_members(&trial);
    bool lost = has_lost_members(system);
    for (size_t i = 0; i < FORMAL_COUNT; i++) {
        enum formal_state *state = &trial.formal->answers[i].state;
        if (lost && *state == FORMAL_UNMET)
            *state = FORMAL_UNKNOWN;
        trial.formal->met += *state == FORMAL_MET || *state == FORMAL_LEFT_OUT;
    }
    return trial.formal;
}
