/* Rules that read how the variables of a causal map are worded. They never say more than a warning.

   variable-noun leaves alone an -ing word before a quantity (hiring rate) or before what it is of
   (hiring of nurses), and what the nouns list has as a thing (housing, training).
   variable-no-direction and variable-positive-sense look at the head of a text, and for a verb at
   its end; at groups of people not at all: people on low incomes. */
#include "check/limits.h"
#include "check/wording.h"

#include <string.h>

/* A map of hundreds was made by a program: its names are no wording to talk about. */
static struct phrase wording_of_variable(struct check_run *run, const struct item *variable)
{
    const struct item *map = variable->owner;
    bool read =
        map->kind != KIND_CAUSAL_MAP || check_graph(run, map)->vertex_count <= MOST_READ_VARIABLES;
    return read ? wording_of_item(run, variable) : (struct phrase){0};
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

/* Prescribing drugs, teaching the class, recruiting more staff; but not prescribing of drugs,
   working out of turn. */
static bool acts_on_something(const struct check_run *run, struct phrase phrase)
{
    return is_content(run->words, phrase.words[1]) ||
           is_listed(run, LIST_DETERMINERS, phrase.words[1]) ||
           words_match(run->words, LIST_DIRECTIONS, phrase, 1).count;
}

void check_variable_noun(struct check_run *run, const struct item *variable)
{
    struct phrase phrase = wording_of_variable(run, variable);
    if (phrase.count < 2)
        return;
    const char *word = phrase.words[0];
    bool gerund = is_gerund(run->words, word) && !ends_in_quantity(run, phrase) &&
                  acts_on_something(run, phrase);
    if (is_listed(run, LIST_NOUNS, word) || words_are_one_thing(run->words, phrase, 0) ||
        (!gerund && !is_verb(run->words, word)))
        return;
    struct diagnostic *diagnostic =
        finding(run, variable, item_at(variable),
                "'%s' is something to do; a variable is something that rises and falls", word);
    finding_help(run, diagnostic, "what is there more or less of? Staff, not Hiring staff");
    if (!gerund)
        finding_help(run, diagnostic,
                     "if it is a thing with you: vocabulary ours { nouns: \"%s\" }", word);
}

/* ---- Direction and sense ----------------------------------------------------------------------
 */

/* What the list says of a word that shows a direction at the end of a name only: complaints rise,
   but not falls in the ward. */
static bool speaks_last(struct word_match match)
{
    return !strncmp(match.meaning, "last ", strlen("last "));
}

/* Complaints rise, trust declines; but a pay rise is a thing. */
static struct word_match direction_last(const struct check_run *run, struct phrase phrase)
{
    for (size_t i = 1; i < phrase.count; i++) {
        struct word_match match = words_match(run->words, LIST_DIRECTIONS, phrase, i);
        if (!speaks_last(match) || i + match.count < phrase.count)
            continue;
        bool states = !is_verb(run->words, phrase.words[i]) ||
                      has_form(run->words, FORM_PLURAL, phrase.words[i - 1]);
        if (states && is_content(run->words, phrase.words[i - 1]) &&
            !words_are_one_thing(run->words, phrase, i))
            return match;
    }
    return (struct word_match){0};
}

/* A direction at the head, behind nothing but words without content or an adverb; or at the end. */
static struct word_match direction_in(const struct check_run *run, struct phrase phrase)
{
    for (size_t i = 0; i < phrase.count; i++) {
        struct word_match match = words_match(run->words, LIST_DIRECTIONS, phrase, i);
        if (match.count && i + match.count < phrase.count && !speaks_last(match))
            return words_are_one_thing(run->words, phrase, i) ? (struct word_match){0} : match;
        if (is_content(run->words, phrase.words[i]) &&
            !has_form(run->words, FORM_ADVERB, phrase.words[i]))
            break;
    }
    return direction_last(run, phrase);
}

void check_variable_no_direction(struct check_run *run, const struct item *variable)
{
    struct phrase phrase = wording_of_variable(run, variable);
    struct word_match found = direction_in(run, phrase);
    if (!found.count)
        return;
    bool last = speaks_last(found);
    size_t rest = last ? 0 : found.at + found.count;
    size_t end = last ? found.at : phrase.count;
    const char *way = last ? strchr(found.meaning, ' ') + 1 : found.meaning;
    struct diagnostic *diagnostic =
        finding(run, variable, item_at(variable),
                "'%s' builds a direction into the name: what when it turns round?",
                phrase_text(run->words, phrase, found.at, found.count));
    finding_help(run, diagnostic, "name what rises and falls, “%s”%s",
                 phrase_text(run->words, phrase, rest, end - rest),
                 !strcmp(way, "down") ? "; the signs of its links turn round with it" : "");
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
