/* Rules that read how the variables of a causal map are worded. They never say more than a warning.

   variable-noun leaves alone an -ing word before a quantity (hiring rate) and what the nouns list
   has as a thing (housing, training). variable-no-direction and variable-positive-sense look at
   the head of a text only, and at groups of people not at all: people on low incomes. */
#include "check/limits.h"
#include "check/wording.h"

#include <string.h>

/* A map of hundreds was made by a program: its names are no wording to talk about. */
static struct phrase wording_of_variable(const struct check_run *run, const struct item *variable)
{
    return variable->place < MOST_READ_VARIABLES ? wording_of_item(run, variable)
                                                 : (struct phrase){0};
}

/* Waiting time, hiring rate: whatever stands before it, this rises and falls. */
static bool ends_in_quantity(const struct check_run *run, struct phrase phrase)
{
    size_t end = 0;
    while (end < phrase.count && (end == 0 || is_content(run->words, phrase.words[end])))
        end++;
    const char *last = phrase.words[end - 1];
    if (is_listed(run, LIST_QUANTITIES, last))
        return true;
    for (size_t i = 0; i < end; i++)
        if (i + words_match(run->words, LIST_QUANTITIES, phrase, i).count == end)
            return end > i;
    return false;
}

void check_variable_noun(struct check_run *run, const struct item *variable)
{
    struct phrase phrase = wording_of_variable(run, variable);
    if (phrase.count < 2)
        return;
    const char *word = phrase.words[0];
    bool gerund = is_gerund(run->words, word) && !ends_in_quantity(run, phrase);
    if (is_listed(run, LIST_NOUNS, word) || words_are_one_thing(run->words, phrase, 0) ||
        (!gerund && !is_verb(run->words, word)))
        return;
    struct diagnostic *diagnostic =
        finding(run, variable, item_at(variable),
                "'%s' is something to do; a variable is something that rises and falls", word);
    finding_help(run, diagnostic, "what is there more or less of? Staff, not Hiring staff");
}

/* ---- Direction and sense ----------------------------------------------------------------------
 */

/* A direction at the head, behind nothing but words without content or an adverb. */
static struct word_match direction_in(const struct check_run *run, struct phrase phrase)
{
    for (size_t i = 0; i < phrase.count; i++) {
        struct word_match match = words_match(run->words, LIST_DIRECTIONS, phrase, i);
        if (match.count && i + match.count < phrase.count)
            return words_are_one_thing(run->words, phrase, i) ? (struct word_match){0} : match;
        if (is_content(run->words, phrase.words[i]) &&
            !has_form(run->words, FORM_ADVERB, phrase.words[i]))
            break;
    }
    return (struct word_match){0};
}

void check_variable_no_direction(struct check_run *run, const struct item *variable)
{
    struct phrase phrase = wording_of_variable(run, variable);
    struct word_match found = direction_in(run, phrase);
    if (!found.count)
        return;
    size_t rest = found.at + found.count;
    struct diagnostic *diagnostic =
        finding(run, variable, item_at(variable),
                "'%s' builds a direction into the name: what when it turns round?",
                phrase_text(run->words, phrase, found.at, found.count));
    finding_help(run, diagnostic, "name what rises and falls, “%s”%s",
                 phrase_text(run->words, phrase, rest, phrase.count - rest),
                 !strcmp(found.meaning, "down") ? "; the signs of its links turn round with it"
                                                : "");
}

void check_variable_positive_sense(struct check_run *run, const struct item *variable)
{
    struct phrase phrase = wording_of_variable(run, variable);
    struct word_match found = words_find(run->words, LIST_NEGATIVE_WORDS, phrase, 0);
    if (!found.count || direction_in(run, phrase).count)
        return;
    struct diagnostic *diagnostic =
        finding(run, variable, item_at(variable), "'%s' is read more easily in its positive sense",
                phrase_text(run->words, phrase, found.at, found.count));
    finding_help(run, diagnostic, "name it “%s”, and turn the signs of its links round",
                 found.meaning);
}
