/* Rules that read how a root definition and its measures are worded. They never say more than a
   warning.

   environment-specific speaks where no word of a constraint says which. pqr-agrees-catwoe asks for
   one word in common, in whatever form, between what the system does and what it changes; whether
   the why belongs to a wider system is asked by level-what-why. root-definition-notional lets the
   why speak of what will be, and leaves the year of an act alone. es-at-right-place speaks only of
   a measure whose words clearly are another's. */
#include "check/wording.h"

#include <string.h>

/* ---- The environment --------------------------------------------------------------------------
 */

/* Whether nothing but vague words stands there. */
static bool is_vague(const struct check_run *run, struct phrase phrase)
{
    bool vague = false;
    for (size_t i = 0; i < phrase.count; i++) {
        struct word_match match = words_match(run->words, LIST_VAGUE_WORDS, phrase, i);
        if (match.count) {
            vague = true;
            i += match.count - 1;
        } else if (is_content(run->words, phrase.words[i]) &&
                   !is_listed(run, LIST_JOINING_WORDS, phrase.words[i])) {
            return false;
        }
    }
    return vague;
}

void check_environment_specific(struct check_run *run, const struct item *system)
{
    for (const struct value *at = item_values(system, SYSTEM_ENVIRONMENT); at; at = at->next) {
        struct phrase phrase =
            at->form == VALUE_TEXT ? wording_of(run, at->at) : (struct phrase){0};
        if (!is_vague(run, phrase))
            continue;
        struct diagnostic *diagnostic =
            finding(run, system, at->at, "“%s” could be said of any system",
                    model_text(run->model, at->at));
        finding_help(run, diagnostic,
                     "name the constraint so that somebody could check it: a law, a count, the "
                     "rooms there are");
    }
}

/* ---- What, how and why ------------------------------------------------------------------------
 */

void check_pqr_agrees_catwoe(struct check_run *run, const struct item *system)
{
    struct span at, input;
    const struct value *state = item_values(system, SYSTEM_TRANSFORMATION);
    struct phrase what = wording_of_slot(run, system, SYSTEM_WHAT, &at);
    struct phrase before = wording_of_slot(run, system, SYSTEM_TRANSFORMATION, &input);
    struct phrase after = state && state->to ? wording_of(run, state->to->at) : before;
    if (!has_content(run->words, what) || !has_content(run->words, before) ||
        content_is_akin(run, what, before) || content_is_akin(run, what, after))
        return;
    struct diagnostic *diagnostic = finding(
        run, system, at, "the what says “%s” and the transformation “%s”: is it one system?",
        model_text(run->model, at),
        model_text(run->model, state && state->to ? state->to->at : input));
    finding_remark(run, diagnostic, input, "the transformation");
    finding_help(run, diagnostic,
                 "does doing the one bring the other about? If so, say in both what it is that "
                 "changes; if not, two systems may be mixed here");
}

void check_how_not_environment(struct check_run *run, const struct item *system)
{
    struct span how_at, what_at;
    struct phrase how = wording_of_slot(run, system, SYSTEM_HOW, &how_at);
    struct phrase what = wording_of_slot(run, system, SYSTEM_WHAT, &what_at);
    for (const struct value *at = item_values(system, SYSTEM_ENVIRONMENT); at; at = at->next) {
        struct phrase given = at->form == VALUE_TEXT ? wording_of(run, at->at) : (struct phrase){0};
        size_t content = content_count(run, given), in_how = content_shared(run, given, how);
        size_t i = 0, either = 0;
        for (; i < given.count; i++) {
            struct phrase word = {given.words + i, 1};
            either += content_shared(run, word, how) || content_shared(run, word, what);
        }
        if (!in_how || either < content)
            continue;
        struct diagnostic *diagnostic =
            finding(run, system, at->at, "'%s' is the how as well: is it chosen or given?",
                    phrase_text(run->words, given, 0, given.count));
        finding_remark(run, diagnostic, how_at, "the how");
        finding_help(run, diagnostic,
                     "what the system chooses is its how; what others impose is its environment");
    }
}

/* ---- A device for debate ----------------------------------------------------------------------
 */

static bool tell_notional(struct check_run *run, const struct item *system,
                          enum attribute attribute, enum word_list list, const char *message)
{
    struct span at;
    struct phrase phrase = wording_of_slot(run, system, attribute, &at);
    struct word_match word = words_find(run->words, list, phrase, 0);
    if (!word.count)
        return false;
    struct diagnostic *diagnostic =
        finding(run, system, at, message, phrase_text(run->words, phrase, word.at, word.count));
    finding_help(run, diagnostic,
                 "a relevant system is a way of seeing, to be argued about: say what it would do; "
                 "what is to be done, until when and with what, stands in a change");
    return true;
}

void check_root_definition_notional(struct check_run *run, const struct item *system)
{
    static const enum attribute parts[] = {SYSTEM_WHAT, SYSTEM_HOW, SYSTEM_DEFINITION};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (tell_notional(run, system, parts[i], LIST_PLAN_WORDS,
                          "'%s' makes a plan of the root definition") ||
            tell_notional(run, system, parts[i], LIST_PRODUCTS,
                          "'%s' is a product; a root definition holds with any"))
            return;
}

/* ---- Measures ---------------------------------------------------------------------------------
 */

/* Of the Es those that are asked of every system: the others have no place of their own. */
static bool is_one_of_three(int is)
{
    return is == MEASURE_FOR_EFFICACY || is == MEASURE_FOR_EFFICIENCY ||
           is == MEASURE_FOR_EFFECTIVENESS;
}

/* All that the measure says stands in the outcome of the transformation. */
static bool says_outcome(const struct check_run *run, struct phrase measure, struct phrase outcome)
{
    size_t content = content_count(run, measure);
    return content && content_shared(run, measure, outcome) == content;
}

static struct word_match cost_in(const struct check_run *run, struct phrase measure,
                                 struct phrase outcome)
{
    struct word_match cost = words_find(run->words, LIST_COST_WORDS, measure, 0);
    struct phrase named = {measure.words + cost.at, cost.count};
    return cost.count && !share_content(run->words, named, outcome) ? cost : (struct word_match){0};
}

static void tell_misplaced(struct check_run *run, const struct item *measure, const char *word,
                           const char *reads_like, const char *help)
{
    struct diagnostic *diagnostic = finding(run, measure, item_at(measure),
                                            "'%s' reads like a measure of %s", word, reads_like);
    finding_help(run, diagnostic, "%s", help);
}

void check_es_at_right_place(struct check_run *run, const struct item *measure)
{
    struct span at;
    const struct item *system = measure->owner;
    int is = item_choice(measure, MEASURE_FOR);
    if (!system || system->kind != KIND_SYSTEM || !is_one_of_three(is))
        return;
    const struct value *state = item_values(system, SYSTEM_TRANSFORMATION);
    struct phrase text = wording_of_item(run, measure);
    struct phrase outcome =
        state && state->to ? wording_of(run, state->to->at) : (struct phrase){0};
    struct phrase why = wording_of_slot(run, system, SYSTEM_WHY, &at);
    struct word_match cost = cost_in(run, text, outcome);
    if (cost.count && is != MEASURE_FOR_EFFICIENCY && !content_shared(run, text, why))
        tell_misplaced(
            run, measure, phrase_text(run->words, text, cost.at, cost.count), "efficiency",
            is == MEASURE_FOR_EFFICACY ? "does it work? Efficacy counts what comes out"
                                       : "to what longer end? Effectiveness looks at the why");
    else if (is != MEASURE_FOR_EFFICACY && !cost.count && says_outcome(run, text, outcome) &&
             !content_shared(run, text, why))
        tell_misplaced(run, measure, phrase_text(run->words, text, 0, text.count), "efficacy",
                       is == MEASURE_FOR_EFFICIENCY
                           ? "at what cost? Efficiency sets it against what it takes"
                           : "to what longer end? Effectiveness looks at the why");
}
