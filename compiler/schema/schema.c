#include "schema/schema.h"

#include <string.h>

/* How the columns of schema.def are read here. */
#define IN(kind)      OF(kind)
#define NAMED         NAMING_DECLARES, 0, NULL
#define NAMES(kinds)  NAMING_REFERS, kinds, NULL
#define ONE_OF(words) NAMING_CHOICE, 0, words
#define NONE          SENTENCES_NONE
#define RELATIONS     SENTENCES_RELATIONS
#define LINKS         SENTENCES_LINKS
#define PLAYS         SENTENCES_PLAYS

#define TEXT \
    { \
        TYPE_TEXT, 0, NULL \
    }
#define TEXT_OR_NONE \
    { \
        TYPE_TEXT_OR_NONE, 0, NULL \
    }
#define WORD \
    { \
        TYPE_WORD, 0, NULL \
    }
#define CHOICE(words) \
    { \
        TYPE_CHOICE, 0, words \
    }
#define CHOICES(words) \
    { \
        TYPE_CHOICES, 0, words \
    }
#define PAINTED(words) \
    { \
        TYPE_PAINTED, 0, words \
    }
#define RATING \
    { \
        TYPE_RATING, 0, "low medium high" \
    }
#define FEELING(words) \
    { \
        TYPE_FEELING, 0, words \
    }
#define DATE \
    { \
        TYPE_DATE, 0, NULL \
    }
#define NUMBER \
    { \
        TYPE_NUMBER, 0, NULL \
    }
#define QUANTITY \
    { \
        TYPE_QUANTITY, 0, NULL \
    }
#define REF(kinds) \
    { \
        TYPE_REFERENCE, kinds, NULL \
    }
#define REF_OR_TEXT(kinds) \
    { \
        TYPE_REFERENCE_OR_TEXT, kinds, NULL \
    }
#define REF_OR_NONE(kinds) \
    { \
        TYPE_REFERENCE_OR_NONE, kinds, NULL \
    }
#define CHANGE_OF_STATE \
    { \
        TYPE_CHANGE_OF_STATE, 0, NULL \
    }
#define EFFECT \
    { \
        TYPE_EFFECT, OF(VARIABLE), "rises falls" \
    }
#define POSITION(words) \
    { \
        TYPE_POSITION, OF(STAKEHOLDER) | OF(ROLE), words \
    }
#define CLAUSE_WORDS \
    { \
        TYPE_CLAUSE_WORDS, 0, NULL \
    }
#define SPEECH \
    { \
        TYPE_OBJECT_SPEECH, 0, NULL \
    }
#define MOOD(words) \
    { \
        TYPE_OBJECT_MOOD, 0, words \
    }
#define PLACE(words) \
    { \
        TYPE_OBJECT_PLACE, 0, words \
    }
#define MOVED \
    { \
        TYPE_OBJECT_VARIABLE, OF(VARIABLE), NULL \
    }
#define PLAYED \
    { \
        TYPE_OBJECT_ROLE, OF(VARIABLE), NULL \
    }

#define ONE           false, false
#define MANY          true, false
#define REQUIRED      false, true
#define REQUIRED_MANY true, true
#define TAKES(clause) (UINT32_C(1) << CLAUSE_##clause)
#define LINK_CLAUSES  (TAKES(AFTER) | TAKES(BECAUSE) | TAKES(ACCORDING_TO) | TAKES(DISPUTED_BY))

#define KIND(...)
#define CLAUSE(...)
#define VERB(...)
#define ATTRIBUTE(kind, id, word, value, count, clause, takes, doc) \
    {KIND_##kind, word, value, count, clause, takes, doc},
const struct attribute_spec attribute_specs[ATTRIBUTE_COUNT] = {
#include "schema.def"
};
#undef ATTRIBUTE
#define ATTRIBUTE(...)

#undef KIND
#define KIND(id, word, in, naming, sentences, doc) {word, in, naming, sentences, doc, FIRST_##id},
const struct kind_spec kind_specs[KIND_COUNT] = {
    {"file", 0, NAMED, NONE, "", 0},
    {"declaration", 0, NAMED, NONE, "", 0},
#include "schema.def"
    {"sentence", 0, NAMED, NONE, "", ATTRIBUTE_COUNT},
};
#undef KIND
#define KIND(...)

#undef CLAUSE
#define CLAUSE(id, words, value, doc) {words, value, doc},
const struct clause_spec clause_specs[CLAUSE_COUNT] = {
#include "schema.def"
};
#undef CLAUSE
#define CLAUSE(...)

#undef VERB
#define VERB(id, form, other, sentences, object, takes, doc) \
    {{form, other}, sentences, object, takes, doc},
const struct verb_spec verb_specs[VERB_COUNT] = {
#include "schema.def"
};

static bool same(const char *word, const char *text, size_t length)
{
    return !strncmp(word, text, length) && !word[length];
}

enum kind schema_kind(const char *word, size_t length)
{
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        if (kind_specs[kind].word[0] == word[0] && same(kind_specs[kind].word, word, length))
            return kind;
    return KIND_NONE;
}

bool schema_holds(enum kind owner, enum kind kind)
{
    return owner >= KIND_COUNT || kinds_hold(kind_specs[kind].in, owner);
}

enum attribute schema_first(enum kind kind)
{
    return kind_specs[kind].first;
}

enum attribute schema_end(enum kind kind)
{
    return kind < KIND_SENTENCE && kind != KIND_FILE ? kind_specs[kind + 1].first
                                                     : kind_specs[kind].first;
}

/* A clause word as a key is written with a hyphen (raised-by) or as it is (raised by). */
static bool same_but_hyphens(const char *words, const char *text, size_t length)
{
    if (strlen(words) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (words[i] != text[i] && !(words[i] == ' ' && text[i] == '-'))
            return false;
    return true;
}

static bool named(enum attribute attribute, const char *word, size_t length)
{
    const struct attribute_spec *spec = &attribute_specs[attribute];
    return same(spec->word, word, length) ||
           (spec->clause != NO_CLAUSE &&
            same_but_hyphens(clause_specs[spec->clause].words, word, length));
}

enum attribute schema_attribute(enum kind kind, const char *word, size_t length)
{
    for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
        if (named(at, word, length))
            return at;
    for (enum attribute at = schema_first(KIND_COMMON); at < schema_end(KIND_COMMON); at++)
        if (named(at, word, length))
            return at;
    return ATTRIBUTE_COUNT;
}

bool schema_is_key(const char *word, size_t length)
{
    for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++)
        if (named(at, word, length))
            return true;
    return false;
}

enum attribute schema_clause_attribute(enum kind kind, enum clause_word clause)
{
    for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
        if (attribute_specs[at].clause == clause)
            return at;
    return ATTRIBUTE_COUNT;
}

static unsigned common_count(void)
{
    return schema_end(KIND_COMMON) - schema_first(KIND_COMMON);
}

unsigned schema_slot(enum attribute attribute)
{
    enum kind kind = attribute_specs[attribute].kind;
    unsigned place = attribute - schema_first(kind);
    return kind == KIND_COMMON ? place : place + common_count();
}

unsigned schema_slot_count(enum kind kind)
{
    return schema_end(kind) - schema_first(kind) + common_count();
}

/* Of two words, as in "disputed by", there may be any blanks between. */
static bool is_clause(const char *words, const char *word, size_t length)
{
    const char *blank = strchr(words, ' ');
    if (!blank)
        return strlen(words) == length && !memcmp(words, word, length);
    size_t first = (size_t)(blank - words), last = strlen(blank + 1);
    return length > first + last && !memcmp(words, word, first) &&
           !memcmp(blank + 1, word + length - last, last) &&
           !strchr("abcdefghijklmnopqrstuvwxyz-", word[first]);
}

enum clause_word schema_clause(const char *word, size_t length)
{
    for (enum clause_word clause = 0; clause < CLAUSE_COUNT; clause++)
        if (length && *clause_specs[clause].words == *word &&
            is_clause(clause_specs[clause].words, word, length))
            return clause;
    return NO_CLAUSE;
}

const char *schema_word(const char *words, unsigned number, size_t *length)
{
    for (; words && *words; number--) {
        *length = strcspn(words, " ");
        if (!number)
            return words;
        words += *length;
        words += *words == ' ';
    }
    return NULL;
}

bool schema_wants_clause_words(const char *word, size_t length)
{
    return same(attribute_specs[RELATION_TAKES].word, word, length);
}

int schema_choice(const char *words, const char *word, size_t length)
{
    size_t found_length;
    const char *found;
    for (unsigned i = 0; (found = schema_word(words, i, &found_length)); i++)
        if (found_length == length && !memcmp(found, word, length))
            return (int)i;
    return -1;
}

const char *schema_article(const char *word)
{
    return strchr("aeiou", word[0]) ? "an" : "a";
}
