/* The lists of words and a text cut into words. The lists of a language are files of the library,
   read when a word is first looked up in them; a model may add to them, or put its own in their
   place. */
#include "base/embedded.h"
#include "base/utf8.h"
#include "check/words_inside.h"

#include <ctype.h>
#include <string.h>

struct word_library {
    struct arena *arena;
    struct language *languages;
};

/* Whoever writes more than this in one text does not mean it to be read as a phrase. */
enum { MOST_WORDS = 400 };

const enum attribute word_list_keys[LIST_COUNT] = {
#define WORD_LIST(id) [LIST_##id] = VOCABULARY_##id,
#include "check/words.def"
};

static const char any_year[] = "9999";

/* ---- Lists ------------------------------------------------------------------------------------
 */

static const char *trimmed(const char *text, size_t *length)
{
    while (*length && strchr(" \t\r", *text))
        text++, --*length;
    while (*length && strchr(" \t\r", text[*length - 1]))
        --*length;
    return text;
}

/* Where the meaning of an entry begins: behind " = "; else its end. */
static size_t length_of_words(const char *text, size_t length)
{
    for (size_t i = 0; i + 2 < length; i++)
        if (!memcmp(text + i, " = ", 3))
            return i;
    return length;
}

static void keep(struct list *list, struct name *name, struct word_entry entry)
{
    struct word_entry *kept = arena_new_of(list->names.arena, struct word_entry), **last;
    *kept = entry;
    for (last = (struct word_entry **)&name->bears; *last;)
        last = &(*last)->next;
    *last = kept;
}

static void add_entry(struct list *list, const char *text, size_t length)
{
    text = trimmed(text, &length);
    if (!length)
        return;
    size_t words = length_of_words(text, length), first = 0;
    struct word_entry entry = {.meaning = text + words, .meaning_length = length - words};
    if (entry.meaning_length)
        entry.meaning += 3, entry.meaning_length -= 3;
    while (first < words && text[first] != ' ')
        first++;
    entry.rest = text + first + (first < words);
    entry.rest_length = words - first - (first < words);
    bool plain = !entry.rest_length && !entry.meaning_length;
    struct name *name = name_known(&list->names, text, first);
    if (name && !name->bears && !plain)
        keep(list, name, (struct word_entry){.rest = "", .meaning = ""}); /* it was one by itself */
    bool known = name != NULL;
    if (!known)
        name = name_of(&list->names, text, first);
    if (!plain || (known && name->bears))
        keep(list, name, entry);
}

static void add_lines(struct list *list, const char *text)
{
    while (*text) {
        size_t line = strcspn(text, "\n");
        add_entry(list, text, strcspn(text, "#\n"));
        text += line + (text[line] != 0);
    }
}

static const struct embedded *list_file(struct arena *arena, const char *code, enum word_list list)
{
    return embedded_find(arena_printf(arena, "stdlib/words/%s/%s.txt", code,
                                      attribute_specs[word_list_keys[list]].word));
}

static struct language *language_of(struct word_library *library, const char *code)
{
    struct language *language = library->languages;
    while (language && strcmp(language->code, code) != 0)
        language = language->next;
    if (language)
        return language;
    language = arena_new_of(library->arena, struct language);
    language->code = arena_copy(library->arena, code, strlen(code));
    language->known = list_file(library->arena, code, LIST_VERBS) != NULL;
    language->next = library->languages;
    return library->languages = language;
}

struct list *words_list(struct words *words, enum word_list id, bool own)
{
    if (own)
        return &words->own[id];
    if (!words->language)
        return NULL;
    struct list *list = &words->language->lists[id];
    if (!list->read) {
        const struct embedded *file = list_file(words->library->arena, words->language->code, id);
        list->names = (struct names){.arena = words->library->arena};
        if (file)
            add_lines(list, file->text);
        list->read = true;
    }
    return list;
}

/* Looking up may need room, and that is the model's, not the library's. */
struct name *list_find(struct words *words, struct list *list, const char *word, size_t length)
{
    struct names names = list->names;
    names.arena = words->arena;
    return name_known(&names, word, length);
}

struct word_library *word_library_new(struct arena *arena)
{
    struct word_library *library = arena_new_of(arena, struct word_library);
    library->arena = arena;
    return library;
}

struct words *words_new(struct arena *arena, struct word_library *library, const char *language)
{
    struct words *words = arena_new_of(arena, struct words);
    words->arena = words->scratch.arena = arena;
    words->library = library;
    words->language = language_of(library, language);
    for (size_t i = 0; i < LIST_COUNT; i++)
        words->own[i].names.arena = arena;
    return words;
}

bool words_are_known(const struct words *words)
{
    return words->knows_own || (words->language && words->language->known);
}

void words_add(struct words *words, enum word_list list, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, ",");
        add_entry(&words->own[list], text, length);
        text += length + (text[length] != 0);
    }
    words->knows_own |= list == LIST_VERBS;
}

void words_leave_library(struct words *words)
{
    words->language = NULL;
}

/* ---- Looking up -------------------------------------------------------------------------------
 */

/* Words of a phrase that the rest of an entry fits, or -1. */
static int rest_fits(const struct word_entry *entry, struct phrase phrase, size_t at)
{
    const char *rest = entry->rest, *end = rest + entry->rest_length;
    int count = 0;
    for (; rest < end; count++, at++) {
        size_t length = 0;
        while (rest + length < end && rest[length] != ' ')
            length++;
        if (at >= phrase.count || strlen(phrase.words[at]) != length ||
            memcmp(phrase.words[at], rest, length) != 0)
            return -1;
        rest += length + (rest + length < end);
    }
    return count;
}

static bool is_year(const char *word)
{
    return strspn(word, "0123456789") == 4 && !word[4] &&
           (!strncmp(word, "19", 2) || !strncmp(word, "20", 2));
}

static struct phrase with_any_year(struct words *words, struct phrase phrase, size_t at)
{
    size_t year = at;
    while (year < phrase.count && !is_year(phrase.words[year]))
        year++;
    if (year == phrase.count)
        return phrase;
    struct phrase copy = {arena_alloc(words->arena, phrase.count * sizeof *phrase.words),
                          phrase.count};
    for (size_t i = 0; i < phrase.count; i++)
        copy.words[i] = i >= at && is_year(phrase.words[i]) ? any_year : phrase.words[i];
    return copy;
}

static void match_in(struct words *words, struct list *list, struct phrase phrase, size_t at,
                     struct word_match *match)
{
    struct name *name =
        list ? list_find(words, list, phrase.words[at], strlen(phrase.words[at])) : NULL;
    if (!name)
        return;
    if (!name->bears && !match->count)
        match->count = 1;
    for (const struct word_entry *entry = name->bears; entry; entry = entry->next) {
        int rest = rest_fits(entry, phrase, at + 1);
        if (rest < 0 || (size_t)rest + 1 <= match->count)
            continue;
        match->count = (size_t)rest + 1;
        match->meaning = arena_copy(words->arena, entry->meaning, entry->meaning_length);
    }
}

static struct word_match match_at(struct words *words, enum word_list list, struct phrase phrase,
                                  size_t at)
{
    struct word_match match = {.at = at, .meaning = ""};
    match_in(words, words_list(words, list, true), phrase, at, &match);
    match_in(words, words_list(words, list, false), phrase, at, &match);
    return match;
}

struct word_match words_match(struct words *words, enum word_list list, struct phrase phrase,
                              size_t at)
{
    return match_at(words, list, with_any_year(words, phrase, at), at);
}

bool words_are_one_thing(struct words *words, struct phrase phrase, size_t at)
{
    enum { LONGEST = 4 };
    for (size_t from = at > LONGEST ? at - LONGEST : 0; from <= at; from++) {
        struct word_match match = match_at(words, LIST_NOUNS, phrase, from);
        if (match.count > 1 && from + match.count > at)
            return true;
    }
    return false;
}

struct word_match words_find(struct words *words, enum word_list list, struct phrase phrase,
                             size_t from)
{
    struct phrase years = with_any_year(words, phrase, from);
    for (size_t at = from; at < phrase.count; at++) {
        struct word_match match = match_at(words, list, years, at);
        if (match.count && !words_are_one_thing(words, phrase, at))
            return match;
    }
    return (struct word_match){.at = phrase.count, .meaning = ""};
}

bool words_has(struct words *words, enum word_list id, const char *word, size_t length)
{
    for (int own = 0; own < 2 && length; own++) {
        struct list *list = words_list(words, id, own);
        struct name *name = list ? list_find(words, list, word, length) : NULL;
        const struct word_entry *entry = name ? name->bears : NULL;
        while (entry && entry->rest_length)
            entry = entry->next;
        if (name && (entry || !name->bears))
            return true;
    }
    return false;
}

/* ---- Phrases ----------------------------------------------------------------------------------
 */

static bool is_break(char c)
{
    return strchr(" \t\n,.;:!?()[]\"/", c) != NULL;
}

/* The lists write isn't with a plain apostrophe, and other marks divide words as blanks do. */
static char *with_plain_marks(char *text)
{
    static const struct {
        const char *mark;
        char plain;
    } marks[] = {{"\u2019", '\''}, {"\u2018", '\''}, {"\u201C", ' '}, {"\u201D", ' '},
                 {"\u201E", ' '},  {"\u00AB", ' '},  {"\u00BB", ' '}, {"\u2013", ' '},
                 {"\u2014", ' '},  {"\u2026", ' '},  {"\u00A0", ' '}, {"\u202F", ' '}};
    char *out = text;
    for (const char *at = text; *at;) {
        size_t i = 0, length = 1;
        char plain = *at;
        for (; (unsigned char)*at >= 0x80 && i < sizeof marks / sizeof *marks; i++) {
            length = strlen(marks[i].mark);
            if (!strncmp(at, marks[i].mark, length)) {
                plain = marks[i].plain;
                break;
            }
            length = 1;
        }
        *out++ = plain;
        at += length;
    }
    *out = 0;
    return text;
}

static void cut(struct words *words, struct phrase *phrase, char *word)
{
    size_t elided = words ? elision_length(words, word) : 0;
    if (elided && word[elided]) {
        phrase->words[phrase->count++] = arena_copy(words->arena, word, elided);
        word += elided;
    }
    if (strcmp(word, "-") != 0)
        phrase->words[phrase->count++] = word;
}

/* In small letters; most texts want no table of Unicode for that. */
static char *folded_text(struct arena *arena, const char *text, size_t *length)
{
    *length = strlen(text);
    char *folded = arena_copy(arena, text, *length);
    for (char *at = folded; *at; at++) {
        if ((unsigned char)*at >= 0x80)
            return with_plain_marks(utf8_folded(arena, text, *length, length));
        *at = (char)tolower((unsigned char)*at);
    }
    return folded;
}

static struct phrase read_phrase(struct words *words, struct arena *arena, const char *text)
{
    struct phrase phrase = {0};
    size_t length;
    char *folded = folded_text(arena, text, &length);
    phrase.words = arena_alloc(arena, (length / 2 + 1) * sizeof *phrase.words);
    for (char *at = folded; *at && phrase.count < MOST_WORDS;) {
        while (*at && is_break(*at))
            at++;
        char *word = at;
        while (*at && !is_break(*at))
            at++;
        if (*at)
            *at++ = 0;
        if (*word)
            cut(words, &phrase, word);
    }
    return phrase;
}

struct phrase phrase_of(struct arena *arena, const char *text)
{
    return read_phrase(NULL, arena, text);
}

struct phrase words_phrase(struct words *words, const char *text)
{
    return read_phrase(words, words->arena, text);
}

const char *phrase_text(struct words *words, struct phrase phrase, size_t at, size_t count)
{
    struct buffer text = {.arena = words->arena};
    for (size_t i = at; i < at + count && i < phrase.count; i++) {
        bool glued = i > at && elision_length(words, phrase.words[i - 1]);
        buffer_printf(&text, "%s%s", i > at && !glued ? " " : "", phrase.words[i]);
    }
    return buffer_text(&text);
}

bool is_content(struct words *words, const char *word)
{
    size_t elided = elision_length(words, word);
    if (elided && !word[elided])
        return false;
    word += elided;
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
            if (is_content(words, a.words[i]) && same_stem(words, a.words[i], b.words[j]))
                return true;
    return false;
}
