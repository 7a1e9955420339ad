#ifndef CATWOE_CHECK_CHECK_H
#define CATWOE_CHECK_CHECK_H

#include "analysis/graph.h"
#include "base/listing.h"
#include "check/words.h"
#include "model/model.h"

/* The rules of the practice: checks.def has a row for each, and each row a function in the file of
   its theme. A function looks at one item of the row's kind and tells what it finds. */

/* What must be understood before a rule may speak, so that one mistake gives one message. */
enum needs {
    NEEDS_NOTHING,
    NEEDS_SOUND,     /* the item itself */
    NEEDS_WHOLE,     /* the item and all that stands in its block */
    NEEDS_UNTOUCHED, /* all that might have referred to it */
};

struct check_run {
    struct model *model;
    const struct check *check;
    struct words *words;
    const struct graph *graph; /* of the map that was asked for last */
    const struct item *graph_of;
    const struct situation *situation; /* of picture.c, made when first asked for */
};

typedef void check_function(struct check_run *, const struct item *);

#define RULE(name, severity, stage, subjects, needs, function, ...) check_function function;
#include "check/checks.def"
#undef RULE

struct check {
    struct rule rule;
    kind_set subjects; /* 0: called once, with no item, behind all others */
    enum needs needs;
    check_function *run;
};

/* One for each row, so that they are counted. */
enum {
#define RULE(name, severity, stage, subjects, needs, function, ...) NUMBER_OF_##function,
#include "check/checks.def"
#undef RULE
    CHECK_COUNT
};

extern const struct check checks[CHECK_COUNT];

/* Run all rules whose stage the model has reached; findings go to its diagnostics, those that the
   model waives with the reason. */
void model_check(struct model *);

/* The rule of this name, of the practice or of the language; old names count. NULL: there is none.
 */
const struct rule *rule_named(const char *name);

/* ---- For the themes ---------------------------------------------------------------------------
 */

/* Tell something of an item at a place; the format is printf's. */
struct diagnostic *finding(struct check_run *, const struct item *, struct span, const char *format,
                           ...) __attribute__((format(printf, 4, 5)));
void finding_help(struct check_run *, struct diagnostic *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The map's links as a graph, made once a map. */
const struct graph *check_graph(struct check_run *, const struct item *map);

/* Nothing is said of it yet: only the rule that tells where to begin speaks. */
bool is_empty(const struct item *);

/* Whether the texts are in a language whose word lists the program has. */
bool texts_can_be_read(const struct check_run *);

#endif
