#ifndef CATWOE_MODEL_MODEL_H
#define CATWOE_MODEL_MODEL_H

#include "base/arena.h"
#include "base/name.h"
#include "schema/choices.h"
#include "schema/schema.h"
#include "source/diagnostic.h"
#include "source/source.h"
#include "syntax/parse.h"
#include "syntax/tree.h"

#include <stdbool.h>
#include <stdint.h>

/* What a model says: items with slots, and sentences as links between them. All belongs to one
   arena. Spans point into the sources; texts are read by model_text. */

enum value_form {
    VALUE_ITEM, /* a reference; item is NULL where it could not be resolved */
    VALUE_TEXT,
    VALUE_CHOICE,
    VALUE_NUMBER,
    VALUE_DATE,
    VALUE_NONE, /* left out on purpose */
};

struct value {
    struct value *next;
    struct value *to;     /* behind an arrow */
    struct item *item;    /* of a reference, of an effect, of whom a position is seen from */
    struct span at, why;  /* at: the name of a reference, else the whole value */
    double number;        /* a number; a date as yyyymmdd */
    uint8_t form, choice; /* choice: place in the attribute's list of words */
};

/* A clause behind a value or in a sentence: held by, after, because … */
struct qualifier {
    struct qualifier *next;
    struct value *values;
    struct span at;
    enum clause_word word;
};

struct slot {
    struct value *values, *last;
    struct qualifier *qualifiers;
    struct span at; /* the key or the clause word */
    bool lost;      /* begun but not understood: conclude nothing from what it lacks */
};

struct waiver {
    struct waiver *next;
    struct span at, rule, reason;
    const struct item *owner;
    const struct file *file;
    const struct rule *waives; /* the rule, or the nearest to what was typed; NULL: none */
    bool used;
};

struct todo {
    struct todo *next;
    struct span text;
};

/* What stands in an item's block. */
struct body {
    struct item *members, *last_member;
    struct link *links, *last_link;
    struct waiver *waivers, *last_waiver;
    struct todo *todos, *last_todo;
};

struct item {
    struct item *owner;     /* the item whose block it stands in; NULL for the outermost */
    struct item *next;      /* in the same block */
    struct item *same_name; /* the next item anywhere that bears this name */
    struct name *name;      /* NULL where it has none */
    struct item *refers;    /* the activity of a finding, the change of an outcome, the relation or
                               icon of the library that a relation or icon hides */
    struct slot **slots;    /* by schema_slot; see item_slot */
    struct body *body;      /* NULL where it has no block */
    const struct statement *statement;
    const struct file *file;
    uint32_t index;       /* order of declaration in the whole model */
    uint32_t place;       /* order in its block */
    uint8_t kind, choice; /* choice: which boundary question it is */
    bool damaged;         /* something in it was not understood: what it lacks may have been said */
    bool touched;         /* something not understood may have been about it */
    bool head_lost;       /* its own line was not understood: what is in its block may not be its */
};

/* A sentence. */
struct link {
    struct link *next;
    struct item *subject, *object;
    struct item *relation; /* where the verb is not built in */
    struct item *block;    /* its own block as an item of KIND_SENTENCE, or NULL */
    struct qualifier *qualifiers;
    const struct statement *statement;
    uint8_t verb, choice; /* enum verb; choice: mood or place */
    bool damaged;
};

struct lost_statement {
    const struct file *file;
    const struct statement *statement;
    struct item *owner;
};

struct model {
    struct arena *arena;
    struct names names;
    struct sources sources;
    struct diagnostics diagnostics;

    struct {
        struct file **items;
        size_t count, capacity;
    } files; /* in the order in which they were found; the first is the root */

    struct item *top;   /* the outermost block of all files together */
    struct item *verbs; /* owner of the relations' names in the table of names */
    struct item *icons; /* and of the icons' */
    struct {
        struct item **items;
        size_t count, capacity;
    } all; /* items in order of declaration */

    struct scope {
        struct entry {
            const struct item *owner;
            struct name *name;
            struct item *item;
        } * entries;
        size_t count, size;
    } scope; /* see scope.h */

    struct {
        const struct series **of; /* by the index of a measure; NULL: none has any */
        bool unread;              /* of some measure: what it would show is not known */
        struct signal_rules {
            unsigned run;   /* so many in a row on one side of the mean are a signal; 0: none are */
            unsigned trend; /* so many in a row that go up or down are one; likewise */
            unsigned enough; /* values give limits that hold */
        } rules;             /* by which all of it is read, as the group has settled */
    } data;                  /* see series.h */

    struct {
        struct lost_statement *items;
        size_t count, capacity;
    } lost;              /* statements that were not understood */
    kind_set declared;   /* kinds of which the group's own files declare something */
    kind_set brought;    /* and those of which the library's parts do that it uses */
    kind_set lost_kinds; /* an attribute that refers to these was begun and not understood */
    bool has_icons;      /* the library's are among the items */
    bool unsound;        /* a file could not be read: names may be declared there */

    const struct item *about; /* the root file's `model` */
    enum stage stage;
};

/* ---- The passes; each takes the model as the one before has left it ----------------------------
 */

/* Find the files and library parts that a file uses, and load them. */
void model_use(struct model *, const struct file *);

/* Make items of all files' statements, by the schema. */
void model_bind(struct model *);

/* Whether the group's own files name an icon. */
bool model_names_icons(const struct model *);

/* Add the library's icons. Every model has them, but for most commands they would be a burden. */
void model_add_icons(struct model *);

/* Find what every name refers to. */
void model_resolve(struct model *);

/* Read the data that measures name: files beside the model, which become its sources, so that
   findings can point into them. */
void model_read_data(struct model *);

/* ---- Reading a model ---------------------------------------------------------------------------
 */

/* The slot of an attribute of the item's own kind or of all kinds; NULL where nothing is said. */
static inline const struct slot *item_slot(const struct item *item, enum attribute attribute)
{
    return item->slots ? item->slots[schema_slot(attribute)] : NULL;
}

/* Its values; NULL where nothing is said. */
static inline const struct value *item_values(const struct item *item, enum attribute attribute)
{
    const struct slot *slot = item_slot(item, attribute);
    return slot ? slot->values : NULL;
}

/* The item that its first value names, or NULL. */
static inline const struct item *item_named(const struct item *item, enum attribute attribute)
{
    const struct value *value = item_values(item, attribute);
    return value ? value->item : NULL;
}

/* The word chosen for an attribute, one of its names in schema/choices.h, or -1. */
int item_choice(const struct item *, enum attribute);

/* The first of these values that names the item, or NULL. */
static inline const struct value *value_naming(const struct value *values, const struct item *item)
{
    while (values && values->item != item)
        values = values->next;
    return item ? values : NULL;
}

const struct qualifier *slot_qualifier(const struct slot *, enum clause_word);
const struct qualifier *link_qualifier(const struct link *, enum clause_word);

/* Where a finding about it points: its name, else its text, else its kind. */
struct span item_at(const struct item *);

/* `retain.contact`; for an item without a name its text. In the arena. */
const char *item_path(const struct model *, const struct item *);

/* The same for programs: without a text or a blank, also where the item has no name:
   `retain.activity.3` is the third of its block. No two items have the same. In the arena. */
const char *item_id(const struct model *, const struct item *);

/* How a message calls it: its name, else its text in quotes. */
const char *item_called(const struct model *, const struct item *);

/* How every file begins that was made of sheets which groups filled in. */
extern const char answers_mark[];

/* Whether a thing came back on a sheet: it stands in such a file. It is what a group has said, and
   neither shown to others nor asked about nor checked as if the author of the model had said it. */
bool is_answer(const struct item *);

/* What waives this rule for an item: of the item, of the blocks around it, of its file, of the
   model as a whole; NULL: nothing does. Of no item: of the root file and the model. */
struct waiver *model_waiver(const struct model *, const struct item *, const char *rule);

/* Open points: the model's own `todo` lines, not those of the library. */
size_t model_todos(const struct model *);

/* The text, without its marks, escapes read and white space folded; "" for an empty span. */
const char *model_text(const struct model *, struct span);

/* The bytes as they stand. */
const char *model_source(const struct model *, struct span);

/* Walks: over a block's members, over its sentences, over all items of a kind. */
#define FOR_MEMBERS(block, each) \
    for (struct item *each = (block)->body ? (block)->body->members : NULL; each; each = each->next)

#define FOR_LINKS(block, each) \
    for (struct link *each = (block)->body ? (block)->body->links : NULL; each; each = each->next)

#define FOR_ITEMS_OF(model, wanted, each) \
    for (size_t each##_at = 0; each##_at < (model)->all.count; each##_at++) \
        for (struct item *each = (model)->all.items[each##_at]; each; each = NULL) \
            if (each->kind == (wanted))

#endif
