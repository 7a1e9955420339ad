/* Rules about relevant systems: CATWOE, the transformation, the worldview, PQR. Those that read
   texts know English, and never say more than a warning. */
#include "check/check.h"

#include <string.h>

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

/* ---- The transformation -----------------------------------------------------------------------
 */

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

void check_transformation_changes(struct check_run *run, const struct item *system)
{
    const char *input, *output;
    if (!both_states(run, system, &input, &output))
        return;
    struct phrase before = phrase_of(run->model->arena, input);
    struct phrase after = phrase_of(run->model->arena, output);
    size_t same = 0;
    while (same < before.count && same < after.count &&
           !strcmp(before.words[same], after.words[same]))
        same++;
    if (before.count != after.count || same < before.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_values(system, SYSTEM_TRANSFORMATION)->to->at,
                "nothing changes: what comes out is what came in");
    diagnostic_remark(&run->model->diagnostics, diagnostic,
                      item_values(system, SYSTEM_TRANSFORMATION)->at, "what comes in");
    finding_help(run, diagnostic, "say what is different about it at the end");
}

void check_transformation_same_entity(struct check_run *run, const struct item *system)
{
    const char *input, *output;
    if (!texts_can_be_read(run) || !both_states(run, system, &input, &output))
        return;
    struct phrase before = phrase_of(run->model->arena, input);
    struct phrase after = phrase_of(run->model->arena, output);
    if (share_content(run->words, before, after) || !has_content(run->words, before) || !has_content(run->words, after))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_values(system, SYSTEM_TRANSFORMATION)->to->at,
                "“%s” and “%s” look like two things, not one that has changed", input, output);
    diagnostic_remark(&run->model->diagnostics, diagnostic,
                      item_values(system, SYSTEM_TRANSFORMATION)->at, "what comes in");
    finding_help(run, diagnostic,
                 "let the same thing stand on both sides: \"need for homes\" -> \"that need met\"");
}

/* `implemented and adhered to`, `in place and policed by officers`; but not `skilled and motivated
   staff`, where the second describes a noun that follows. */
static const char *second_transformation(struct check_run *run, struct phrase phrase)
{
    for (size_t i = 1; i + 1 < phrase.count; i++) {
        if (strcmp(phrase.words[i], "and") != 0)
            continue;
        size_t next = i + 1;
        while (next + 1 < phrase.count && words_has(run->words, LIST_STOP_WORDS, phrase.words[next],
                                                    strlen(phrase.words[next])))
            next++;
        bool ends = next + 1 == phrase.count || !is_content(run->words, phrase.words[next + 1]);
        bool state_before =
            is_participle(run->words, phrase.words[i - 1]) || !strcmp(phrase.words[i - 1], "place");
        for (size_t j = 0; j + 1 < i && !state_before && next > i + 1; j++)
            state_before = is_participle(run->words, phrase.words[j]);
        if (ends && state_before && is_participle(run->words, phrase.words[next]))
            return phrase.words[next];
    }
    return NULL;
}

void check_transformation_single(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!texts_can_be_read(run) || !slot || slot->lost || !slot->values)
        return;
    const struct value *output = slot->values->to ? slot->values->to : slot->values;
    const char *second = second_transformation(
        run, phrase_of(run->model->arena, model_text(run->model, output->at)));
    if (!second)
        return;
    struct diagnostic *diagnostic = finding(
        run, system, output->at, "these are two transformations: the second is 'and %s'", second);
    finding_help(run, diagnostic, "make a system of each, or keep the one that matters most");
}

static const char *activity_word(struct check_run *run, struct span state)
{
    struct phrase phrase = phrase_of(run->model->arena, model_text(run->model, state));
    if (phrase.count < 2 ||
        words_has(run->words, LIST_NOUNS, phrase.words[0], strlen(phrase.words[0])))
        return NULL;
    return is_verb(run->words, phrase.words[0]) || is_gerund(run->words, phrase.words[0])
               ? phrase.words[0]
               : NULL;
}

void check_transformation_not_activity(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!texts_can_be_read(run) || !slot || slot->lost)
        return;
    for (const struct value *state = slot->values; state; state = state->to) {
        const char *word = activity_word(run, state->at);
        if (!word)
            continue;
        struct diagnostic *diagnostic =
            finding(run, system, state->at,
                    "this is something to do, by its first word '%s'; a "
                    "transformation is a change of state",
                    word);
        finding_help(
            run, diagnostic,
            "what is it before, and what after? \"untrained advisers\" -> \"trained advisers\"");
        return;
    }
}

/* ---- The worldview ----------------------------------------------------------------------------
 */

static bool ends_in_s(const char *word)
{
    size_t length = strlen(word);
    return length > 3 && word[length - 1] == 's';
}

/* Verbs that are as often nouns make a sentence only behind a plural: families need homes. */
static bool makes_statement(struct check_run *run, const char *before, const char *word)
{
    size_t length = strlen(word);
    if (words_has(run->words, LIST_FINITE, word, length) || is_participle(run->words, word))
        return words_has(run->words, LIST_FINITE, word, length) || ends_in_s(before);
    if (is_verb(run->words, word))
        return ends_in_s(before);
    return ends_in_s(word) && !words_has(run->words, LIST_NOUNS, word, length - 1) &&
           (words_has(run->words, LIST_VERBS, word, length - 1) ||
            words_has(run->words, LIST_VERBS, word, length - 2));
}

static bool is_plural_subject(const char *word)
{
    static const char *const subjects[] = {"people", "children", "men",  "women",   "we",
                                           "they",   "you",      "i",    "nobody",  "everybody",
                                           "all",    "few",      "many", "nothing", "others"};
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        if (!strcmp(word, subjects[i]))
            return true;
    return false;
}

static bool is_statement(struct check_run *run, struct phrase phrase)
{
    if (phrase.count > 1 && is_plural_subject(phrase.words[0]))
        return true;
    for (size_t i = 1; i < phrase.count; i++)
        if (makes_statement(run, phrase.words[i - 1], phrase.words[i]))
            return true;
    return phrase.count &&
           words_has(run->words, LIST_FINITE, phrase.words[0], strlen(phrase.words[0]));
}

/* To punish is to teach: a belief, though it begins like an aim. */
static bool holds_word(struct phrase phrase, const char *word)
{
    for (size_t i = 0; i < phrase.count; i++)
        if (!strcmp(phrase.words[i], word))
            return true;
    return false;
}

void check_worldview_is_belief(struct check_run *run, const struct item *system)
{
    enum { SHORT_PHRASE = 4 };
    const struct slot *slot = item_slot(system, SYSTEM_WORLDVIEW);
    if (!texts_can_be_read(run) || !slot || slot->lost || !slot->values)
        return;
    struct phrase phrase = phrase_of(run->model->arena, model_text(run->model, slot->values->at));
    bool aim = phrase.count > 1 && !strcmp(phrase.words[0], "to") &&
               is_verb(run->words, phrase.words[1]) && !holds_word(phrase, "is");
    bool slogan = phrase.count <= SHORT_PHRASE && !is_statement(run, phrase);
    if (!aim && !slogan)
        return;
    struct diagnostic *diagnostic = finding(
        run, system, slot->values->at,
        aim ? "a worldview says what is believed, and this begins with 'to %s': it is an aim"
            : "this is no sentence yet: '%s …' what?",
        aim            ? phrase.words[1]
        : phrase.count ? phrase.words[0]
                       : "");
    finding_help(run, diagnostic, "finish this: it is worth doing because we believe that …");
}

void check_worldview_held(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_WORLDVIEW);
    if (!slot || slot->lost || !slot->values || slot_qualifier(slot, CLAUSE_HELD_BY))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, slot_at(system, SYSTEM_WORLDVIEW), "whose worldview is this?");
    finding_help(run, diagnostic, "say it behind the text: held by NAME");
}
