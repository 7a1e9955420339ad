/* Who is affected, who is heard, who acts: found in one walk over the model. */
#include "analysis/voices.h"

#include "analysis/boundary_questions.h"

struct walk {
    const struct model *model;
    const struct voice_filter *filter;
    struct voices *voices;
};

static bool shows(const struct walk *walk, const struct item *item)
{
    return !walk->filter || walk->filter->shows(walk->filter->context, item);
}

static bool shows_link(const struct walk *walk, const struct link *link)
{
    return !walk->filter || walk->filter->shows_link(walk->filter->context, link);
}

/* ---- Marks ------------------------------------------------------------------------------------
 */

static void mark_one(struct walk *walk, const struct item *item, enum voice_sign sign)
{
    if (item && item->kind == KIND_STAKEHOLDER)
        walk->voices->of[item->index].signs |= 1u << sign;
}

/* Whoever holds a role is meant where the role is: a tutor's work is the work of the college. */
static void mark(struct walk *walk, const struct item *item, enum voice_sign sign)
{
    mark_one(walk, item, sign);
    if (!item || item->kind != KIND_ROLE || !shows(walk, item))
        return;
    for (const struct value *held = item_values(item, ROLE_HELD_BY); held; held = held->next)
        mark_one(walk, held->item, sign);
}

static void mark_all(struct walk *walk, const struct value *values, enum voice_sign sign)
{
    for (; values; values = values->next)
        mark(walk, values->item, sign);
}

static void mark_qualifier(struct walk *walk, const struct qualifier *qualifier,
                           enum voice_sign sign)
{
    if (qualifier)
        mark_all(walk, qualifier->values, sign);
}

/* ---- What says it -----------------------------------------------------------------------------
 */

/* Attributes that name people, and what being named there means. */
static const struct {
    enum kind kind;
    enum attribute attribute;
    enum voice_sign sign;
} places[] = {
    {KIND_SYSTEM, SYSTEM_CUSTOMERS, VOICE_CUSTOMER},
    {KIND_SYSTEM, SYSTEM_VICTIMS, VOICE_VICTIM},
    {KIND_SYSTEM, SYSTEM_ACTORS, VOICE_ACTOR},
    {KIND_SYSTEM, SYSTEM_OWNERS, VOICE_OWNER},
    {KIND_ACTIVITY, ACTIVITY_ACTORS, VOICE_DOES},
    {KIND_MONITOR, MONITOR_ACTORS, VOICE_DOES},
    {KIND_CONTROL, CONTROL_ACTORS, VOICE_DOES},
    {KIND_ISSUE, ISSUE_RAISED_BY, VOICE_RAISES},
    {KIND_JOURNEY, JOURNEY_OF, VOICE_JOURNEY},
    {KIND_STAGE, STAGE_BY, VOICE_STAGE},
    {KIND_WORKSHOP, WORKSHOP_WITH, VOICE_CAME},
    {KIND_NETWORK, NETWORK_BROKERS, VOICE_TIES},
    {KIND_NETWORK, NETWORK_COORDINATES, VOICE_TIES},
    {KIND_NETWORK, NETWORK_SHAPES_BOUNDARY, VOICE_TIES},
    {KIND_NETWORK, NETWORK_FORGES_VALUES, VOICE_TIES},
    {KIND_STEP, STEP_WITH, VOICE_MEETS},
    {KIND_MODEL, MODEL_CLIENT, VOICE_CLIENT},
    {KIND_MODEL, MODEL_PRACTITIONER, VOICE_PRACTITIONER},
    {KIND_MODEL, MODEL_ISSUE_OWNERS, VOICE_CONCERNED},
    {KIND_CHANGE, CHANGE_GAINS, VOICE_GAINS},
    {KIND_CHANGE, CHANGE_LOSES, VOICE_LOSES},
    {KIND_CHANGE, CHANGE_OWNER, VOICE_CHANGE},
    {KIND_CHANGE, CHANGE_CAN_LIVE, VOICE_JUDGES},
    {KIND_CHANGE, CHANGE_CANNOT_LIVE, VOICE_JUDGES},
};

/* The same of clauses behind an attribute. */
static const struct {
    enum kind kind;
    enum attribute attribute;
    enum clause_word clause;
    enum voice_sign sign;
} clauses[] = {
    {KIND_SYSTEM, SYSTEM_WORLDVIEW, CLAUSE_HELD_BY, VOICE_WORLDVIEW},
    {KIND_CHANGE, CHANGE_DESIRABLE, CLAUSE_ACCORDING_TO, VOICE_JUDGES},
    {KIND_CHANGE, CHANGE_FEASIBLE, CLAUSE_ACCORDING_TO, VOICE_JUDGES},
};

static void walk_places(struct walk *walk, const struct item *item)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i].kind == item->kind)
            mark_all(walk, item_values(item, places[i].attribute), places[i].sign);
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
        if (clauses[i].kind == item->kind && item_slot(item, clauses[i].attribute))
            mark_qualifier(walk,
                           slot_qualifier(item_slot(item, clauses[i].attribute), clauses[i].clause),
                           clauses[i].sign);
}

static void walk_picture(struct walk *walk, const struct item *picture)
{
    FOR_LINKS (picture, link)
        if ((link->verb == VERB_SAYS || link->verb == VERB_THINKS || link->verb == VERB_FEELS) &&
            shows_link(walk, link))
            mark(walk, link->subject, VOICE_SAYS);
}

/* Whoever is on the journey is heard at its steps. */
static void walk_step(struct walk *walk, const struct item *step)
{
    if (item_values(step, STEP_SAYS) || item_values(step, STEP_FEELS))
        mark_all(walk, item_values(step->owner, JOURNEY_OF), VOICE_STEP);
}

static void walk_map(struct walk *walk, const struct item *map)
{
    FOR_LINKS (map, link) {
        if (!shows_link(walk, link))
            continue;
        mark_qualifier(walk, link_qualifier(link, CLAUSE_ACCORDING_TO), VOICE_JUDGES);
        mark_qualifier(walk, link_qualifier(link, CLAUSE_DISPUTED_BY), VOICE_JUDGES);
    }
}

static void walk_stakeholder(struct walk *walk, const struct item *who)
{
    struct voice *voice = &walk->voices->of[who->index];
    const struct value *speaker = item_values(who, STAKEHOLDER_VOICE);
    voice->who = who;
    voice->involved = item_choice(who, STAKEHOLDER_INVOLVED);
    if (item_values(who, STAKEHOLDER_WANTS))
        voice->signs |= VOICE(WANTS);
    if (speaker && speaker->item && speaker->item != who && shows(walk, speaker->item)) {
        voice->speaker = speaker->item;
        mark(walk, speaker->item, VOICE_SPEAKS);
    }
}

/* ---- Witnesses --------------------------------------------------------------------------------
 */

/* Only somebody who is named can speak for others; a text may say that nobody does. */
static const struct item *witness_of(const struct walk *walk, const struct item *system)
{
    const struct item *question = questions_asked_of(system).of[QUESTION_WITNESS];
    if (!question || !shows(walk, question))
        return NULL;
    for (const struct value *is = item_values(question, QUESTION_IS); is; is = is->next)
        if (is->item && shows(walk, is->item))
            return is->item;
    return NULL;
}

static void speak_for(struct walk *walk, const struct value *values, const struct item *witness)
{
    for (; values; values = values->next) {
        struct voice *voice = values->item ? &walk->voices->of[values->item->index] : NULL;
        if (!voice || voice->speaker || values->item == witness)
            continue;
        voice->speaker = witness;
        mark(walk, witness, VOICE_SPEAKS);
    }
}

static void walk_system(struct walk *walk, const struct item *system)
{
    const struct item *witness = witness_of(walk, system);
    if (!witness)
        return;
    speak_for(walk, item_values(system, SYSTEM_CUSTOMERS), witness);
    speak_for(walk, item_values(system, SYSTEM_VICTIMS), witness);
}

/* ---- The walk ---------------------------------------------------------------------------------
 */

/* Kinds that say something of people. */
static const kind_set speaking_kinds = OF(MODEL) | OF(STAKEHOLDER) | OF(ISSUE) | OF(PICTURE) |
                                       OF(CAUSAL_MAP) | OF(SYSTEM) | OF(ACTIVITY) | OF(MONITOR) |
                                       OF(CONTROL) | OF(CHANGE) | OF(JOURNEY) | OF(STEP) |
                                       OF(STAGE) | OF(WORKSHOP) | OF(NETWORK);

static void walk_item(struct walk *walk, const struct item *item)
{
    walk->voices->partial |= item->damaged;
    walk_places(walk, item);
    if (item->kind == KIND_STAKEHOLDER)
        walk_stakeholder(walk, item);
    else if (item->kind == KIND_PICTURE)
        walk_picture(walk, item);
    else if (item->kind == KIND_STEP)
        walk_step(walk, item);
    else if (item->kind == KIND_CAUSAL_MAP)
        walk_map(walk, item);
    else if (item->kind == KIND_SYSTEM)
        walk_system(walk, item);
}

const struct voices *voices_of(struct arena *arena, const struct model *model,
                               const struct voice_filter *filter)
{
    struct walk walk = {model, filter, arena_new_of(arena, struct voices)};
    walk.voices->partial = model->unsound;
    walk.voices->of = arena_alloc(arena, (model->all.count + 1) * sizeof *walk.voices->of);
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (kinds_hold(speaking_kinds, item->kind) && !item->file->source->library &&
            !is_answer(item) && shows(&walk, item))
            walk_item(&walk, item);
    }
    return walk.voices;
}

/* ---- What follows -----------------------------------------------------------------------------
 */

/* Does something in it, or is said to be involved, a partner or leading. */
static bool takes_part(const struct voice *voice)
{
    return voice->signs & VOICES_ACTING || voice->involved > STAKEHOLDER_INVOLVED_CONSULTED;
}

/* Said to have no part, or to be told only, and does nothing in it. */
static bool is_left_out(const struct voice *voice)
{
    return !takes_part(voice) && !(voice->signs & VOICES_OF_STUDY) &&
           (voice->involved == STAKEHOLDER_INVOLVED_NONE ||
            voice->involved == STAKEHOLDER_INVOLVED_INFORMED);
}

static enum voice_verdict verdict_of_unaffected(const struct voice *voice)
{
    if (voice->signs & VOICES_OF_STUDY)
        return VOICE_STUDY;
    if (takes_part(voice))
        return VOICE_ACTS_ONLY;
    if (voice_is_heard(voice))
        return VOICE_BYSTANDER;
    return voice->signs & VOICES_PRESENT || voice->involved > STAKEHOLDER_INVOLVED_NONE
               ? VOICE_PRESENT
               : VOICE_NAMED_ONLY;
}

enum voice_verdict voice_verdict(const struct voice *voice)
{
    bool heard = voice_is_heard(voice), part = takes_part(voice);
    if (!voice_is_affected(voice))
        return verdict_of_unaffected(voice);
    if (!heard)
        return part ? VOICE_ACTS_UNHEARD : voice->speaker ? VOICE_SPOKEN_FOR : VOICE_UNHEARD;
    if (part)
        return VOICE_WHOLE;
    return is_left_out(voice) && !voice->speaker ? VOICE_LEFT_OUT : VOICE_HEARD_ONLY;
}
