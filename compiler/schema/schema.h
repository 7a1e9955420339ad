#ifndef CATWOE_SCHEMA_SCHEMA_H
#define CATWOE_SCHEMA_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The tables made of grammar/schema.def, and look-up in them. Nothing here knows a model. */

enum kind {
    KIND_FILE,   /* the outermost block */
    KIND_COMMON, /* what every kind has */
#define KIND(id, ...) KIND_##id,
#define ATTRIBUTE(...)
#define CLAUSE(...)
#define VERB(...)
#include "schema.def"
#undef KIND
    KIND_SENTENCE, /* the block behind a sentence */
    KIND_COUNT,
    KIND_NONE /* no kind at all */
};

/* A set of kinds, one bit each. */
typedef uint64_t kind_set;
#define OF(id) (UINT64_C(1) << KIND_##id)
#define ANY    (~UINT64_C(0))

static inline bool kinds_hold(kind_set kinds, enum kind kind)
{
    return kinds >> kind & 1;
}

enum clause_word {
#undef CLAUSE
#define KIND(...)
#define CLAUSE(id, ...) CLAUSE_##id,
#include "schema.def"
#undef CLAUSE
    CLAUSE_COUNT,
    NO_CLAUSE
};

enum verb {
#undef VERB
#define CLAUSE(...)
#define VERB(id, ...) VERB_##id,
#include "schema.def"
#undef VERB
    VERB_COUNT, /* a verb that a relation declares */
};

/* Attributes are numbered through all kinds: enum values such as SYSTEM_WORLDVIEW. */
enum attribute {
#undef ATTRIBUTE
#undef KIND
#define VERB(...)
/* A kind's first attribute is numbered beside the attribute itself: FIRST_SYSTEM is SYSTEM_IS. */
#define KIND(id, ...)            FIRST_##id, BEFORE_##id = FIRST_##id - 1,
#define ATTRIBUTE(kind, id, ...) kind##_##id,
#include "schema.def"
#undef ATTRIBUTE
    ATTRIBUTE_COUNT
};
#undef KIND
#undef CLAUSE
#undef VERB

enum value_type {
    TYPE_TEXT,
    TYPE_TEXT_OR_NONE,
    TYPE_WORD,
    TYPE_CHOICE,
    TYPE_CHOICES,
    TYPE_PAINTED,
    TYPE_RATING,
    TYPE_FEELING,
    TYPE_DATE,
    TYPE_NUMBER,
    TYPE_QUANTITY,
    TYPE_REFERENCE,
    TYPE_REFERENCE_OR_TEXT,
    TYPE_REFERENCE_OR_NONE,
    TYPE_CHANGE_OF_STATE,
    TYPE_EFFECT,
    TYPE_POSITION,
    TYPE_CLAUSE_WORDS,
    TYPE_OBJECT_SPEECH, /* objects of built-in verbs */
    TYPE_OBJECT_MOOD,
    TYPE_OBJECT_PLACE,
    TYPE_OBJECT_VARIABLE,
    TYPE_OBJECT_ROLE,
};

enum sentences { SENTENCES_NONE, SENTENCES_RELATIONS, SENTENCES_LINKS, SENTENCES_PLAYS };

/* What may stand as a value. */
struct value_spec {
    enum value_type type;
    kind_set kinds;    /* of references */
    const char *words; /* of choices, with blanks between them */
};

struct attribute_spec {
    enum kind kind;
    const char *word;
    struct value_spec value;
    bool many, required;
    enum clause_word clause; /* says the same on the line of the declaration */
    uint32_t takes;          /* clause words behind its value, one bit each */
    const char *doc;
};

enum naming { NAMING_DECLARES, NAMING_REFERS, NAMING_CHOICE };

struct kind_spec {
    const char *word;
    kind_set in;
    enum naming naming;
    kind_set names;    /* where its name refers */
    const char *words; /* where its name is one of these */
    enum sentences sentences;
    const char *doc;
    enum attribute first; /* its attributes reach to the first of the next kind */
};

struct clause_spec {
    const char *words;
    struct value_spec value;
    const char *doc;
};

struct verb_spec {
    const char *forms[2];
    enum sentences sentences;
    struct value_spec object;
    uint32_t takes;
    const char *doc;
};

extern const struct attribute_spec attribute_specs[ATTRIBUTE_COUNT];
extern const struct kind_spec kind_specs[KIND_COUNT];
extern const struct clause_spec clause_specs[CLAUSE_COUNT];
extern const struct verb_spec verb_specs[VERB_COUNT];

/* The kind that this word names, or KIND_NONE. */
enum kind schema_kind(const char *word, size_t length);

/* Whether a block of `owner` may hold a declaration of `kind`; one of no known kind may hold all.
 */
bool schema_holds(enum kind owner, enum kind kind);

/* The first attribute of a kind and the one behind its last. */
enum attribute schema_first(enum kind kind);
enum attribute schema_end(enum kind kind);

/* The attribute of this kind (or of every kind) that this key or clause word names, else
   ATTRIBUTE_COUNT. A clause word's own words, with a blank or a hyphen, serve as a key too. */
enum attribute schema_attribute(enum kind kind, const char *word, size_t length);
enum attribute schema_clause_attribute(enum kind kind, enum clause_word clause);

/* Whether this word is a key of any kind. */
bool schema_is_key(const char *word, size_t length);

/* The place of an attribute among the slots of an item of its kind; those of COMMON come first. */
unsigned schema_slot(enum attribute attribute);
unsigned schema_slot_count(enum kind kind);

/* The clause word that this is, blanks between its two words folded; else NO_CLAUSE. */
enum clause_word schema_clause(const char *word, size_t length);

/* Whether a key of this name takes clause words as its values. */
bool schema_wants_clause_words(const char *word, size_t length);

/* Where `word` stands in a list of words with blanks between them, or -1. */
int schema_choice(const char *words, const char *word, size_t length);

/* The number-th word of such a list, and its length; NULL behind the last. */
const char *schema_word(const char *words, unsigned number, size_t *length);

/* "a stakeholder, a role" and "customers": words for messages. */
const char *schema_article(const char *word);

#endif
