#ifndef CATWOE_CHECK_WORDS_INSIDE_H
#define CATWOE_CHECK_WORDS_INSIDE_H

#include "base/buffer.h"
#include "base/name.h"
#include "check/word_forms.h"

/* How words are kept: for words.c and word_forms.c only. */

/* An entry that is more than one word. Texts point into the list, with no NUL behind them. */
struct word_entry {
    struct word_entry *next;
    const char *rest, *meaning; /* behind the first word, behind the = */
    size_t rest_length, meaning_length;
};

/* Entries by their first word; a name that bears nothing is a word by itself. */
struct list {
    struct names names;
    bool read;
};

struct form {
    struct form *next;
    const char *ending, *instead; /* without NUL behind them */
    size_t ending_length, instead_length;
    bool doubled, any; /* a doubled letter before the ending; whatever stands before it */
};

struct language {
    struct language *next;
    const char *code;
    bool known;
    struct list lists[LIST_COUNT];
};

struct words {
    struct arena *arena;
    struct word_library *library;
    struct language *language; /* NULL: the library's are left out */
    struct list own[LIST_COUNT];
    struct form *forms[FORM_COUNT];
    bool forms_read, knows_own;
    struct buffer scratch;
};

/* Both lists of an id, the model's own first; NULL where the library's is left out. */
struct list *words_list(struct words *, enum word_list, bool own);

/* The name in the list, or NULL. */
struct name *list_find(struct words *, struct list *, const char *word, size_t length);

#endif
