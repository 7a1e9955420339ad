/* Rules about what one relevant system says of itself: CATWOE, the transformation, the worldview,
   what, how and why. Those that judge the wording stand in wording_transformation.c and
   wording_worldview.c, those that hold systems side by side in relevant_systems.c.

   The language says some things by its form, and no rule asks for them: customers are those who are
   helped and victims those who bear it, so each has an effect (customer-effect); a system holds its
   own activities, so every model has a root definition (model-has-root). Others it cannot say:
   whether a state is of an abstract or a concrete kind (transformation-same-kind), and through whom
   a customer is reached (customer-direct).

   Narrower than the practice has them: an owner is doubted (owner-can-stop) where none of the
   owners has more than low power or holds a commodity; what is given (environment-given) is held
   against the owners and the actors, by reference and not by text; a primary-task system is said
   to transform itself (transformation-not-the-system) only where both states begin with an owner or
   an actor who is no customer; a definition written by hand (root-definition-mentions) is searched
   for customers, actors, owners and the transformation, but may leave the worldview and the
   environment unsaid, as many sound ones do. */
#include "analysis/ratings.h"
#include "check/changes.h"
#include "check/limits.h"
#include "check/said.h"
#include "check/systems.h"
#include "check/word_forms.h"

static struct span slot_at(const struct item *item, enum attribute attribute)
{
    return item_slot(item, attribute)->at;
}

void check_catwoe_core(struct check_run *run, const struct item *system)
{
    struct listing missing = {0};
    if (!item_slot(system, SYSTEM_TRANSFORMATION))
        listing_add(&missing, run->model->arena, "transformation");
    if (!item_slot(system, SYSTEM_WORLDVIEW))
        listing_add(&missing, run->model->arena, "worldview");
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s has no %s yet", item_called(run->model, system),
                listing_text(&missing, "and no"));
    finding_help(
        run, diagnostic,
        "start with these two: transformation: \"before\" -> \"after\", and worldview: \"the "
        "belief\" held by NAME");
}

void check_catwoe_complete(struct check_run *run, const struct item *system)
{
    struct arena *arena = run->model->arena;
    struct listing missing = {0};
    if (is_empty(system))
        return;
    if (!item_slot(system, SYSTEM_CUSTOMERS) && !item_slot(system, SYSTEM_VICTIMS))
        listing_add(&missing, arena, "customers");
    if (!item_slot(system, SYSTEM_ACTORS))
        listing_add(&missing, arena, "actors");
    if (!item_slot(system, SYSTEM_OWNERS))
        listing_add(&missing, arena, "owners");
    if (!item_slot(system, SYSTEM_ENVIRONMENT))
        listing_add(&missing, arena, "environment");
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s leaves out its %s",
                item_called(run->model, system), listing_text(&missing, "and"));
    finding_help(run, diagnostic, "fill it in, or leave it out on purpose: owners: none \"why\"");
}

/* The two words that a group may choose between, each at the head of the block. */
static void offer_kinds(struct check_run *run, struct diagnostic *diagnostic,
                        const struct item *system)
{
    struct span head = statement_block(system->statement)->first->head;
    struct span at = {head.start, head.start};
    finding_fix(run, diagnostic, at, false, "Call it primary-task", "is: primary-task; ");
    finding_fix(run, diagnostic, at, false, "Call it issue-based", "is: issue-based; ");
}

void check_kind_declared(struct check_run *run, const struct item *system)
{
    if (is_empty(system) || item_slot(system, SYSTEM_IS) || !is_relevant(system))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "is %s primary-task or issue-based?",
                item_called(run->model, system));
    finding_help(run, diagnostic,
                 "the regular work of a unit that one could point to: is: primary-task; a concern "
                 "that crosses units: is: issue-based");
    offer_kinds(run, diagnostic, system);
}

void check_victims_considered(struct check_run *run, const struct item *system)
{
    const struct value *customers = item_values(system, SYSTEM_CUSTOMERS);
    if (!customers || customers->form == VALUE_NONE || item_slot(system, SYSTEM_VICTIMS))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s helps its customers; nobody is said to bear it",
                item_called(run->model, system));
    finding_help(run, diagnostic, "who may lose by it? victims: NAME, or victims: none \"why\"");
}

/* ---- Those who own it, and what is given ------------------------------------------------------
 */

void check_environment_given(struct check_run *run, const struct item *system)
{
    const struct value *given = item_values(system, SYSTEM_ENVIRONMENT);
    for (; given; given = given->next) {
        if (!given->item)
            continue;
        const struct value *owner = value_naming(item_values(system, SYSTEM_OWNERS), given->item);
        const struct value *actor = value_naming(item_values(system, SYSTEM_ACTORS), given->item);
        if (!owner && !actor)
            continue;
        struct diagnostic *diagnostic =
            finding(run, system, given->at, "%s is taken as given here, yet %s",
                    item_called(run->model, given->item),
                    owner ? "could stop the system" : "does its work");
        finding_remark(run, diagnostic, owner ? owner->at : actor->at,
                       owner ? "one of the owners" : "one of the actors");
        finding_help(run, diagnostic,
                     "the environment is what the system cannot change: say what it is about them "
                     "that is fixed, environment: \"…\"");
    }
}

/* Said to have little power, without a commodity; a role has the power of those who hold it. */
static bool has_no_say(struct check_run *run, const struct item *owner)
{
    if (touched_of(run, owner)->commodity)
        return false;
    if (owner->kind == KIND_STAKEHOLDER) {
        const struct value *power = item_values(owner, STAKEHOLDER_POWER);
        return power && power->number < RATING_MIDDLE;
    }
    const struct value *holders = item_values(owner, ROLE_HELD_BY);
    for (const struct value *holder = holders; holder; holder = holder->next)
        if (!holder->item || !has_no_say(run, holder->item))
            return false;
    return holders;
}

void check_owner_can_stop(struct check_run *run, const struct item *system)
{
    const struct slot *owners = item_slot(system, SYSTEM_OWNERS);
    struct listing called = {0};
    if (!owners || owners->lost)
        return;
    for (const struct value *owner = owners->values; owner; owner = owner->next) {
        if (!owner->item || !has_no_say(run, owner->item))
            return;
        listing_add(&called, run->model->arena, item_called(run->model, owner->item));
    }
    if (!called.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, owners->values->at, "could %s really stop %s? Their power is low",
                listing_text(&called, "or"), item_called(run->model, system));
    finding_help(run, diagnostic,
                 "who else could? Or, if they could after all, by what: "
                 "commodity \"…\" held by NAME");
}

/* ---- What, how, why, and the definition written by hand ---------------------------------------
 */

void check_pqr_complete(struct check_run *run, const struct item *system)
{
    struct listing missing = {0};
    if (is_empty(system))
        return;
    if (!item_slot(system, SYSTEM_WHAT))
        listing_add(&missing, run->model->arena, "what");
    if (!item_slot(system, SYSTEM_HOW))
        listing_add(&missing, run->model->arena, "how");
    if (!item_slot(system, SYSTEM_WHY))
        listing_add(&missing, run->model->arena, "why");
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s does not say %s", item_called(run->model, system),
                listing_text(&missing, "and"));
    finding_help(run, diagnostic, "to do WHAT, by HOW, in order to WHY: a text for each");
}

/* The transformation and the people that the sentence says nothing of. */
static void list_unmentioned(struct check_run *run, const struct item *system,
                             struct phrase sentence, struct listing *missing)
{
    static const enum attribute people[] = {SYSTEM_CUSTOMERS, SYSTEM_ACTORS, SYSTEM_OWNERS};
    const struct value *change = item_values(system, SYSTEM_TRANSFORMATION);
    if (change && nothing_in_common(run, words_of_value(run, change), sentence))
        listing_add(missing, run->model->arena, "the transformation");
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        for (const struct value *who = item_values(system, people[i]); who; who = who->next)
            if (who->item && nothing_in_common(run, words_of_item(run, who->item), sentence))
                listing_add(missing, run->model->arena, item_called(run->model, who->item));
}

void check_root_definition_mentions(struct check_run *run, const struct item *system)
{
    struct listing missing = {0};
    const struct value *definition = item_values(system, SYSTEM_DEFINITION);
    if (!definition || !texts_can_be_read(run))
        return;
    list_unmentioned(run, system, words_of_value(run, definition), &missing);
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, definition->at, "the definition of %s does not mention %s",
                item_called(run->model, system), listing_text(&missing, "and"));
    finding_help(run, diagnostic,
                 "work it into the sentence, or take it out of the six letters: the two are one "
                 "definition");
}

/* ---- The transformation -----------------------------------------------------------------------
 */

void check_transformation_input_output(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!slot || slot->lost || !slot->values || slot->values->to)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, slot->values->at, "the transformation names only what comes out");
    finding_help(
        run, diagnostic, "what comes in, in another state? \"before\" -> %s",
        arena_printf(run->model->arena, "\"%s\"", model_text(run->model, slot->values->at)));
}

/* Both sides as texts; false where one is missing or was not understood. */
static bool both_states(const struct check_run *run, const struct item *system, const char **input,
                        const char **output)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!slot || slot->lost || !slot->values || !slot->values->to)
        return false;
    *input = model_text(run->model, slot->values->at);
    *output = model_text(run->model, slot->values->to->at);
    return true;
}

void check_transformation_changes(struct check_run *run, const struct item *system)
{
    const char *input, *output;
    if (!both_states(run, system, &input, &output))
        return;
    if (!same_words(phrase_of(run->model->arena, input), phrase_of(run->model->arena, output)))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_values(system, SYSTEM_TRANSFORMATION)->to->at,
                "nothing changes: what comes out is what came in");
    finding_remark(run, diagnostic, item_values(system, SYSTEM_TRANSFORMATION)->at,
                   "what comes in");
    finding_help(run, diagnostic, "say what is different about it at the end");
}

void check_output_not_effect(struct check_run *run, const struct item *system)
{
    const char *input, *output;
    const struct value *why = item_values(system, SYSTEM_WHY);
    if (!why || !texts_can_be_read(run) || !both_states(run, system, &input, &output))
        return;
    struct phrase after = phrase_of(run->model->arena, output), aim = words_of_value(run, why);
    if (!has_content(run->words, after) || !content_is_within(run, after, aim) ||
        !content_is_within(run, aim, after))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_values(system, SYSTEM_TRANSFORMATION)->to->at,
                "what comes out is the longer aim itself");
    finding_remark(run, diagnostic, why->at, "the same, as the why");
    finding_help(run, diagnostic,
                 "what comes out as soon as the work is done? The longer aim stays in the why");
}

static size_t skip_empty(struct check_run *run, struct phrase phrase, size_t from)
{
    while (from < phrase.count && !is_content(run->words, phrase.words[from]))
        from++;
    return from;
}

/* `The council` begins `a council in debt`; not `council homes that stand empty`. */
static bool begins_with(struct check_run *run, struct phrase state, struct phrase who)
{
    size_t at = skip_empty(run, state, 0), i = skip_empty(run, who, 0);
    bool begins = i < who.count;
    while (i < who.count && at < state.count &&
           same_stem(run->words, who.words[i], state.words[at]))
        i++, at++;
    return begins && i == who.count &&
           (at == state.count || !is_content(run->words, state.words[at]));
}

/* An owner or an actor with whom both states begin, and who is no customer; or NULL. */
static const struct value *transforms_itself(struct check_run *run, const struct item *system,
                                             struct phrase before, struct phrase after)
{
    static const enum attribute people[] = {SYSTEM_OWNERS, SYSTEM_ACTORS};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        for (const struct value *who = item_values(system, people[i]); who; who = who->next) {
            if (!who->item || value_naming(item_values(system, SYSTEM_CUSTOMERS), who->item))
                continue;
            struct phrase called = words_of_item(run, who->item);
            if (begins_with(run, before, called) && begins_with(run, after, called))
                return who;
        }
    return NULL;
}

void check_transformation_not_the_system(struct check_run *run, const struct item *system)
{
    const char *input, *output;
    if (item_choice(system, SYSTEM_IS) != SYSTEM_IS_PRIMARY_TASK || !texts_can_be_read(run) ||
        !both_states(run, system, &input, &output))
        return;
    const struct value *who = transforms_itself(run, system, phrase_of(run->model->arena, input),
                                                phrase_of(run->model->arena, output));
    if (!who)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_values(system, SYSTEM_TRANSFORMATION)->to->at,
                "%s is what changes here, and a primary-task system works on something else",
                item_called(run->model, who->item));
    finding_remark(run, diagnostic, who->at, "the system is theirs");
    finding_help(run, diagnostic,
                 "what passes through their hands and is changed? If the concern is with them, "
                 "write is: issue-based");
}

/* ---- The worldview ----------------------------------------------------------------------------
 */

void check_worldview_held(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_WORLDVIEW);
    if (!slot || slot->lost || !slot->values || slot_qualifier(slot, CLAUSE_HELD_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, slot_at(system, SYSTEM_WORLDVIEW), "whose worldview is this?");
    finding_help(run, diagnostic, "say it behind the text: held by NAME");
}
