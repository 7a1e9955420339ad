/* The forms of words: which endings make a participle of a verb, and what is left of a word where
   only its stem counts. */
#include "check/words_inside.h"

#include <string.h>

enum { SHORTEST_STEM = 3, SHORTEST_WITHOUT_PREFIX = 4, SHORTEST_KIN = 5 };

static const char *const form_names[FORM_COUNT] = {
    [FORM_VERB] = "verb",
    [FORM_VERB_PREFIX] = "verb-prefix",
    [FORM_PARTICIPLE] = "participle",
    [FORM_GERUND] = "gerund",
    [FORM_STATEMENT] = "statement",
    [FORM_AFTER_PLURAL] = "after-plural",
    [FORM_PLURAL] = "plural",
    [FORM_ADVERB] = "adverb",
    [FORM_PREFIX] = "prefix",
    [FORM_STEM] = "stem",
    [FORM_STEM_END] = "stem-end",
    [FORM_ELISION] = "elision",
    [FORM_HEAD] = "head",
};

/* ---- Reading the list -------------------------------------------------------------------------
 */

/* "2ed 1": the ending and what stands instead. */
static struct form form_of(const struct word_entry *entry)
{
    const char *blank = memchr(entry->rest, ' ', entry->rest_length);
    struct form form = {.ending = entry->rest, .instead = ""};
    form.ending_length = blank ? (size_t)(blank - entry->rest) : entry->rest_length;
    if (blank) {
        form.instead = blank + 1;
        form.instead_length = entry->rest_length - form.ending_length - 1;
    }
    form.any = form.instead_length == 1 && *form.instead == '*';
    form.doubled = form.ending_length && *form.ending == '2';
    if (form.doubled || (form.ending_length == 1 && *form.ending == '.'))
        form.ending++, form.ending_length--;
    if (form.instead_length && strchr(".*1", *form.instead))
        form.instead++, form.instead_length--;
    return form;
}

static struct form **add_forms(struct words *words, struct form **last, struct list *list,
                               const char *name)
{
    struct name *found = list ? list_find(words, list, name, strlen(name)) : NULL;
    for (const struct word_entry *entry = found ? found->bears : NULL; entry; entry = entry->next) {
        if (!entry->rest_length)
            continue;
        struct form *form = arena_new_of(words->arena, struct form);
        *form = form_of(entry);
        *last = form;
        last = &form->next;
    }
    return last;
}

static struct form *forms_of(struct words *words, enum word_form id)
{
    if (!words->forms_read) {
        words->forms_read = true;
        for (size_t i = 0; i < FORM_COUNT; i++) {
            struct form **last = &words->forms[i];
            last = add_forms(words, last, words_list(words, LIST_FORMS, true), form_names[i]);
            add_forms(words, last, words_list(words, LIST_FORMS, false), form_names[i]);
        }
    }
    return words->forms[id];
}

/* ---- Endings ----------------------------------------------------------------------------------
 */

static bool ends_in(const char *word, size_t length, const struct form *form)
{
    size_t left = length - form->ending_length;
    return length >= form->ending_length &&
           !memcmp(word + left, form->ending, form->ending_length) &&
           (!form->doubled || (left > 1 && word[left - 1] == word[left - 2]));
}

/* The word that the form is made of, in the scratch buffer: it holds until the next. */
static void unmake(struct words *words, const struct form *form, const char *word, size_t length)
{
    words->scratch.count = 0;
    buffer_add(&words->scratch, word, length - form->ending_length - form->doubled);
    buffer_add(&words->scratch, form->instead, form->instead_length);
}

static bool has_verb(struct words *words, const char *word, size_t length)
{
    return words_has(words, LIST_VERBS, word, length);
}

/* A noun as well says nothing by itself: needs. */
static bool has_verb_for(struct words *words, enum word_form id, const char *word, size_t length)
{
    return has_verb(words, word, length) &&
           (id != FORM_STATEMENT || !words_has(words, LIST_NOUNS, word, length));
}

bool has_form(struct words *words, enum word_form id, const char *word)
{
    bool wants_verb = id != FORM_PLURAL && id != FORM_ADVERB;
    size_t length = strlen(word);
    for (const struct form *form = forms_of(words, id); form; form = form->next) {
        if (!ends_in(word, length, form) ||
            length < form->ending_length + SHORTEST_STEM - wants_verb)
            continue;
        if (form->any || !wants_verb)
            return true;
        unmake(words, form, word, length);
        if (has_verb_for(words, id, words->scratch.items, words->scratch.count))
            return true;
    }
    return false;
}

/* ---- Verbs ------------------------------------------------------------------------------------
 */

static bool has_verb_prefix(struct words *words, const char *word)
{
    size_t length = strlen(word);
    for (const struct form *form = forms_of(words, FORM_VERB_PREFIX); form; form = form->next)
        if (length >= form->ending_length + SHORTEST_STEM &&
            !memcmp(word, form->ending, form->ending_length) &&
            has_verb(words, word + form->ending_length, length - form->ending_length))
            return true;
    return false;
}

bool is_verb(struct words *words, const char *word)
{
    size_t length = strlen(word);
    if (has_verb(words, word, length))
        return true;
    return !words_has(words, LIST_NOUNS, word, length) &&
           (has_form(words, FORM_VERB, word) || has_verb_prefix(words, word));
}

bool is_nothing_but_verb(struct words *words, const char *word)
{
    return is_verb(words, word) && !words_has(words, LIST_NOUNS, word, strlen(word));
}

bool is_compound_verb(struct words *words, const char *word)
{
    const char *hyphen = strchr(word, '-');
    return hyphen && (has_verb(words, word, (size_t)(hyphen - word)) ||
                      has_verb(words, hyphen + 1, strlen(hyphen + 1)));
}

bool is_participle(struct words *words, const char *word)
{
    return words_has(words, LIST_PARTICIPLES, word, strlen(word)) ||
           has_form(words, FORM_PARTICIPLE, word);
}

bool is_gerund(struct words *words, const char *word)
{
    return has_form(words, FORM_GERUND, word);
}

bool is_head(struct words *words, struct phrase phrase, size_t end)
{
    return end >= phrase.count || !forms_of(words, FORM_HEAD) ||
           !is_content(words, phrase.words[end]);
}

/* ---- Stems ------------------------------------------------------------------------------------
 */

size_t elision_length(struct words *words, const char *word)
{
    for (const struct form *form = forms_of(words, FORM_ELISION); form; form = form->next)
        if (!strncmp(word, form->ending, form->ending_length))
            return form->ending_length;
    return 0;
}

static const char *without_prefix(struct words *words, const char *word)
{
    word += elision_length(words, word);
    for (const struct form *form = forms_of(words, FORM_PREFIX); form; form = form->next)
        if (!strncmp(word, form->ending, form->ending_length) &&
            strlen(word) >= form->ending_length + SHORTEST_WITHOUT_PREFIX)
            return word + form->ending_length;
    return word;
}

/* What is left without its ending: rough, and meant to be. */
static size_t stem_length(struct words *words, const char *word)
{
    size_t length = strlen(word);
    for (const struct form *form = forms_of(words, FORM_STEM); form; form = form->next)
        if (length >= form->ending_length + SHORTEST_STEM && ends_in(word, length, form)) {
            length -= form->ending_length;
            break;
        }
    for (const struct form *form = forms_of(words, FORM_STEM_END); form; form = form->next)
        if (length > SHORTEST_STEM && ends_in(word, length, form))
            length -= form->ending_length + form->doubled;
    return length;
}

/* man and men, thief and thieves, crisis and crises. */
static bool is_plural_of(struct words *words, const char *many, const char *one)
{
    size_t length = strlen(many);
    for (const struct form *form = forms_of(words, FORM_PLURAL); form; form = form->next) {
        if (!ends_in(many, length, form))
            continue;
        unmake(words, form, many, length);
        if (strlen(one) == words->scratch.count &&
            !memcmp(one, words->scratch.items, words->scratch.count))
            return true;
    }
    return false;
}

static bool is_past_of(struct words *words, const char *past, const char *verb)
{
    struct phrase phrase = {&past, 1};
    struct word_match match = words_match(words, LIST_PARTICIPLES, phrase, 0);
    return match.count && !strcmp(match.meaning, verb);
}

/* Forms of one word begin alike, but for a prefix. */
bool same_stem(struct words *words, const char *a, const char *b)
{
    if (*a == *b && (!strcmp(a, b) || is_plural_of(words, a, b) || is_plural_of(words, b, a) ||
                     is_past_of(words, a, b) || is_past_of(words, b, a)))
        return true;
    a = without_prefix(words, a);
    b = without_prefix(words, b);
    if (*a != *b)
        return false;
    size_t length = stem_length(words, a);
    return length >= SHORTEST_STEM && length == stem_length(words, b) && !memcmp(a, b, length);
}

bool akin(struct words *words, const char *a, const char *b)
{
    if (same_stem(words, a, b))
        return true;
    a = without_prefix(words, a);
    b = without_prefix(words, b);
    size_t same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    return same >= SHORTEST_KIN;
}
