#include "check/words.h"

#include "base/embedded.h"
#include "base/name.h"
#include "base/utf8.h"

#include <string.h>

struct words {
    struct arena *arena;
    struct names lists[LIST_COUNT];
};

/* Whoever writes more than this in one text does not mean it to be read as a phrase. */
enum { MOST_WORDS = 400 };

static const char *const paths[LIST_COUNT] = {
    [LIST_VERBS] = "stdlib/words/en/verbs.txt",
    [LIST_PARTICIPLES] = "stdlib/words/en/participles.txt",
    [LIST_NOUNS] = "stdlib/words/en/nouns.txt",
    [LIST_STOP_WORDS] = "stdlib/words/en/stop-words.txt",
    [LIST_FINITE] = "stdlib/words/en/finite.txt",
};

struct words *words_new(struct arena *arena)
{
    struct words *words = arena_new_of(arena, struct words);
    words->arena = arena;
    return words;
}

/* The first word of each line; `#` begins a comment. */
static void read_list(struct words *words, enum word_list list)
{
    struct names *names = &words->lists[list];
    const struct embedded *file = embedded_find(paths[list]);
    names->arena = words->arena;
    name_of(names, "", 0); /* so that a list is never read twice */
    for (const char *line = file ? file->text : ""; *line;
         line += strcspn(line, "\n"), line += !!*line) {
        size_t length = strcspn(line, " \t\r\n#");
        if (length)
            name_of(names, line, length);
    }
}

bool words_has(struct words *words, enum word_list list, const char *word, size_t length)
{
    if (!words->lists[list].size)
        read_list(words, list);
    return length && name_known(&words->lists[list], word, length);
}

static bool is_break(char c)
{
    return strchr(" \t\n,.;:!?()[]\"/", c) != NULL;
}

/* The lists write isn't with a plain apostrophe. */
static char *with_plain_apostrophes(char *text)
{
    char *out = text;
    for (const char *at = text; *at; at++) {
        bool curly = !strncmp(at, "\xE2\x80\x99", 3);
        *out++ = curly ? '\'' : *at;
        at += curly ? 2 : 0;
    }
    *out = 0;
    return text;
}

struct phrase phrase_of(struct arena *arena, const char *text)
{
    struct phrase phrase = {0};
    size_t length;
    char *folded = with_plain_apostrophes(utf8_folded(arena, text, strlen(text), &length));
    phrase.words = arena_alloc(arena, (length / 2 + 1) * sizeof *phrase.words);
    for (char *at = folded; *at && phrase.count < MOST_WORDS;) {
        while (*at && is_break(*at))
            at++;
        if (!*at)
            break;
        phrase.words[phrase.count++] = at;
        while (*at && !is_break(*at))
            at++;
        if (*at)
            *at++ = 0;
    }
    return phrase;
}

bool is_verb(struct words *words, const char *word)
{
    return words_has(words, LIST_VERBS, word, strlen(word));
}

/* Whether a verb gives this word by adding the ending: train-ed, engag(e)-ed, stop(p)-ed,
 * carr(y)-ied. */
static bool comes_of_verb(struct words *words, const char *word, const char *ending)
{
    size_t length = strlen(word), end = strlen(ending);
    char stem[64];
    if (length <= end + 1 || length >= sizeof stem || strcmp(word + length - end, ending) != 0)
        return false;
    length -= end;
    memcpy(stem, word, length);
    if (words_has(words, LIST_VERBS, stem, length))
        return true;
    if (stem[length - 1] == stem[length - 2] && words_has(words, LIST_VERBS, stem, length - 1))
        return true;
    if (stem[length - 1] == 'i') {
        stem[length - 1] = 'y';
        if (words_has(words, LIST_VERBS, stem, length))
            return true;
        stem[length - 1] = 'i';
    }
    stem[length++] = 'e';
    return words_has(words, LIST_VERBS, stem, length);
}

bool is_participle(struct words *words, const char *word)
{
    return words_has(words, LIST_PARTICIPLES, word, strlen(word)) ||
           comes_of_verb(words, word, "ed");
}

bool is_gerund(struct words *words, const char *word)
{
    return comes_of_verb(words, word, "ing");
}

/* What is left without the commonest endings and without un- or non-: rough, and meant to be. */
static size_t stem_of(const char **word)
{
    static const char *const endings[] = {"ings", "ing", "ied", "ies", "ed",
                                          "es",   "s",   "d",   "e",   "y"};
    if (!strncmp(*word, "non-", 4))
        *word += 4;
    else if (!strncmp(*word, "un", 2) && strlen(*word) > 5)
        *word += 2;
    size_t length = strlen(*word);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i]);
        if (length >= end + 3 && !strcmp(*word + length - end, endings[i])) {
            length -= end;
            break;
        }
    }
    if (length > 3 && (*word)[length - 1] == (*word)[length - 2])
        length--;
    return length;
}

/* man and men, thief and thieves, crisis and crises. */
static bool same_irregular(const char *a, const char *b)
{
    static const char *const endings[][2] = {
        {"man", "men"}, {"f", "ves"}, {"fe", "ves"}, {"is", "es"}, {"foot", "feet"}};
    size_t a_length = strlen(a), b_length = strlen(b);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t one = strlen(endings[i][0]), many = strlen(endings[i][1]);
        if (a_length >= one && b_length >= many && a_length - one == b_length - many &&
            !strcmp(a + a_length - one, endings[i][0]) &&
            !strcmp(b + b_length - many, endings[i][1]) && !memcmp(a, b, a_length - one))
            return true;
    }
    return false;
}

bool same_stem(const char *a, const char *b)
{
    if (!strcmp(a, b) || same_irregular(a, b) || same_irregular(b, a))
        return true;
    size_t a_length = stem_of(&a), b_length = stem_of(&b);
    return a_length == b_length && a_length >= 3 && !memcmp(a, b, a_length);
}

bool is_content(struct words *words, const char *word)
{
    return !words_has(words, LIST_STOP_WORDS, word, strlen(word));
}

bool has_content(struct words *words, struct phrase phrase)
{
    for (size_t i = 0; i < phrase.count; i++)
        if (is_content(words, phrase.words[i]))
            return true;
    return false;
}

bool share_content(struct words *words, struct phrase a, struct phrase b)
{
    for (size_t i = 0; i < a.count; i++)
        for (size_t j = 0; j < b.count; j++)
            if (is_content(words, a.words[i]) && same_stem(a.words[i], b.words[j]))
                return true;
    return false;
}
