/* What the rules that read texts share: the words of a text, and what kind of text it is. */
#include "check/wording.h"

#include <ctype.h>
#include <string.h>

struct phrase wording_of(const struct check_run *run, struct span at)
{
    if (!texts_can_be_read(run) || span_is_empty(at))
        return (struct phrase){0};
    return words_phrase(run->words, model_text(run->model, at));
}

struct phrase wording_of_item(const struct check_run *run, const struct item *item)
{
    return wording_of(run, item->statement->label);
}

struct phrase wording_of_slot(const struct check_run *run, const struct item *item,
                              enum attribute attribute, struct span *at)
{
    const struct slot *slot = item_slot(item, attribute);
    if (!slot || slot->lost || !slot->values)
        return (struct phrase){0};
    *at = slot->values->at;
    return wording_of(run, *at);
}

/* Where a word of a phrase stands in its text; NULL where its capitals are beyond ASCII. */
static const char *word_in(const char *text, const char *word)
{
    for (; *text; text++) {
        size_t i = 0;
        while (word[i] && tolower((unsigned char)text[i]) == (unsigned char)word[i])
            i++;
        if (!word[i])
            return text;
    }
    return NULL;
}

const char *wording_as_written(const struct check_run *run, const char *text, struct phrase phrase,
                               size_t at, size_t count)
{
    const char *start = NULL;
    for (size_t i = 0; text && i < at + count; i++) {
        text = word_in(text, phrase.words[i]);
        start = i == at ? text : start;
        text += text ? strlen(phrase.words[i]) : 0;
    }
    return text ? arena_copy(run->model->arena, start, (size_t)(text - start))
                : phrase_text(run->words, phrase, at, count);
}

bool is_listed(const struct check_run *run, enum word_list list, const char *word)
{
    return words_has(run->words, list, word, strlen(word));
}

/* ---- The first word ---------------------------------------------------------------------------
 */

/* 1. Assess, always check, regularly review; but not supply or weekly. */
static bool stands_before_verb(const struct check_run *run, const char *word)
{
    size_t length = strlen(word);
    if (length < 2 || strspn(word, "0123456789") == length || is_listed(run, LIST_ADVERBS, word))
        return true;
    return has_form(run->words, FORM_ADVERB, word) && !is_verb(run->words, word) &&
           !is_listed(run, LIST_NOUNS, word);
}

size_t first_word(const struct check_run *run, struct phrase phrase)
{
    size_t first = 0;
    while (first + 1 < phrase.count && stands_before_verb(run, phrase.words[first]))
        first++;
    return first;
}

/* ---- Statements -------------------------------------------------------------------------------
 */

/* Verbs that are as often nouns make a sentence only behind a plural: families need homes. */
static bool makes_statement(const struct check_run *run, const char *before, const char *word)
{
    if (is_listed(run, LIST_FINITE, word))
        return true;
    if (has_form(run->words, FORM_PLURAL, before) &&
        (has_form(run->words, FORM_AFTER_PLURAL, word) || is_listed(run, LIST_PARTICIPLES, word)))
        return true;
    return has_form(run->words, FORM_STATEMENT, word) && !is_listed(run, LIST_NOUNS, word) &&
           !is_verb(run->words, word) && !is_participle(run->words, word);
}

bool is_statement(const struct check_run *run, struct phrase phrase)
{
    if (phrase.count > 1 && is_listed(run, LIST_PLURAL_SUBJECTS, phrase.words[0]))
        return true;
    for (size_t i = 1; i < phrase.count; i++)
        if (makes_statement(run, phrase.words[i - 1], phrase.words[i]))
            return true;
    return phrase.count && is_listed(run, LIST_FINITE, phrase.words[0]);
}

/* ---- Content ----------------------------------------------------------------------------------
 */

size_t content_count(const struct check_run *run, struct phrase phrase)
{
    size_t count = 0;
    for (size_t i = 0; i < phrase.count; i++)
        count += is_content(run->words, phrase.words[i]);
    return count;
}

size_t content_shared(const struct check_run *run, struct phrase phrase, struct phrase other)
{
    size_t count = 0;
    for (size_t i = 0; i < phrase.count; i++) {
        size_t j = is_content(run->words, phrase.words[i]) ? 0 : other.count;
        while (j < other.count && !same_stem(run->words, phrase.words[i], other.words[j]))
            j++;
        count += j < other.count;
    }
    return count;
}

bool content_is_akin(const struct check_run *run, struct phrase phrase, struct phrase other)
{
    for (size_t i = 0; i < phrase.count; i++)
        for (size_t j = 0; j < other.count; j++)
            if (is_content(run->words, phrase.words[i]) &&
                akin(run->words, phrase.words[i], other.words[j]))
                return true;
    return false;
}

bool states_something(const struct check_run *run, struct phrase phrase, size_t from)
{
    for (size_t i = from; i < phrase.count; i++) {
        if (is_listed(run, LIST_SUBORDINATORS, phrase.words[i]))
            return false;
        if (is_listed(run, LIST_FINITE, phrase.words[i]))
            return true;
    }
    return false;
}
