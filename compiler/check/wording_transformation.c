/* Rules that read how a transformation is worded. They never say more than a warning.

   transformation-single looks for two states joined by and, not for two nouns or for two words
   that describe one. What is abstract and what is concrete no list can tell: no rule asks for it.
 */
#include "check/wording.h"

#include <string.h>

/* ---- One thing, changed -----------------------------------------------------------------------
 */

struct sides {
    struct phrase before, after;
    struct span input, output;
};

static bool read_sides(const struct check_run *run, const struct item *system, struct sides *sides)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!slot || slot->lost || !slot->values || !slot->values->to)
        return false;
    sides->input = slot->values->at;
    sides->output = slot->values->to->at;
    sides->before = wording_of(run, sides->input);
    sides->after = wording_of(run, sides->output);
    return has_content(run->words, sides->before) && has_content(run->words, sides->after);
}

static bool are_two_things(const struct check_run *run, const struct sides *sides)
{
    return !share_content(run->words, sides->before, sides->after);
}

/* What comes in is used up: staff and money. At least half of what is said of it, its last word
   among that, is a resource. */
static struct word_match resource_in(const struct check_run *run, struct phrase phrase)
{
    struct word_match first = {0};
    size_t count = 0, last = 0;
    for (size_t i = 0; i < phrase.count; i++) {
        if (!is_content(run->words, phrase.words[i]))
            continue;
        struct word_match match = words_match(run->words, LIST_RESOURCES, phrase, i);
        last = i + (match.count ? match.count : 1);
        if (!match.count)
            continue;
        first = count ? first : match;
        count += match.count;
        i += match.count - 1;
        if (last == phrase.count && count * 2 >= content_count(run, phrase))
            return first;
    }
    return (struct word_match){0};
}

void check_transformation_not_resources(struct check_run *run, const struct item *system)
{
    struct sides sides;
    if (!read_sides(run, system, &sides) || !are_two_things(run, &sides))
        return;
    struct word_match resource = resource_in(run, sides.before);
    if (!resource.count)
        return;
    struct diagnostic *diagnostic = finding(
        run, system, sides.input, "'%s' is used up on the way; it is not what is changed into “%s”",
        phrase_text(run->words, sides.before, resource.at, resource.count),
        model_text(run->model, sides.output));
    finding_help(run, diagnostic,
                 "in what state does the same thing come in? \"need for homes\" -> \"that need "
                 "met\"; what it takes stands under resources:");
}

void check_transformation_same_entity(struct check_run *run, const struct item *system)
{
    struct sides sides;
    if (!read_sides(run, system, &sides) || !are_two_things(run, &sides) ||
        resource_in(run, sides.before).count)
        return;
    struct diagnostic *diagnostic = finding(
        run, system, sides.output, "“%s” and “%s” look like two things, not one that has changed",
        model_text(run->model, sides.input), model_text(run->model, sides.output));
    finding_remark(run, diagnostic, sides.input, "what comes in");
    finding_help(run, diagnostic,
                 "let the same thing stand on both sides: \"need for homes\" -> \"that need met\"");
}

/* ---- One change -------------------------------------------------------------------------------
 */

static bool is_state(const struct check_run *run, const char *word)
{
    return is_participle(run->words, word) || is_listed(run, LIST_STATES, word);
}

/* A state behind `at`, with nothing but words without content between. */
static size_t state_behind(const struct check_run *run, struct phrase phrase, size_t at)
{
    while (at + 1 < phrase.count && !is_content(run->words, phrase.words[at]))
        at++;
    return at < phrase.count && is_participle(run->words, phrase.words[at]) ? at : phrase.count;
}

/* `implemented and adhered to`, `in place and policed by officers`; but not `skilled and motivated
   staff`, where the second describes a noun that follows. */
static struct word_match second_state(const struct check_run *run, struct phrase phrase)
{
    for (size_t i = 1; i + 1 < phrase.count; i++) {
        struct word_match joining = words_match(run->words, LIST_JOINING_WORDS, phrase, i);
        if (!joining.count)
            continue;
        size_t next = i + joining.count;
        size_t second = state_behind(run, phrase, next);
        bool before = is_state(run, phrase.words[i - 1]);
        for (size_t j = 0; j + 1 < i && !before && second > next; j++)
            before = is_participle(run->words, phrase.words[j]);
        bool ends = second + 1 >= phrase.count || !is_content(run->words, phrase.words[second + 1]);
        if (second < phrase.count && before && ends)
            return (struct word_match){i, second + 1 - i, ""};
    }
    return (struct word_match){0};
}

void check_transformation_single(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!slot || slot->lost || !slot->values)
        return;
    const struct value *output = slot->values->to ? slot->values->to : slot->values;
    struct phrase phrase = wording_of(run, output->at);
    struct word_match second = second_state(run, phrase);
    if (!second.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, output->at, "these are two transformations: the second is '%s'",
                phrase_text(run->words, phrase, second.at, second.count));
    finding_help(run, diagnostic, "make a system of each, or keep the one that matters most");
}

/* ---- States, not activities -------------------------------------------------------------------
 */

static const char *activity_word(const struct check_run *run, struct span state)
{
    struct phrase phrase = wording_of(run, state);
    if (phrase.count < 2 || is_listed(run, LIST_NOUNS, phrase.words[0]) ||
        words_are_one_thing(run->words, phrase, 0))
        return NULL;
    return is_verb(run->words, phrase.words[0]) || is_gerund(run->words, phrase.words[0])
               ? phrase.words[0]
               : NULL;
}

void check_transformation_not_activity(struct check_run *run, const struct item *system)
{
    const struct slot *slot = item_slot(system, SYSTEM_TRANSFORMATION);
    if (!slot || slot->lost)
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
