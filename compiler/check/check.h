#ifndef CATWOE_CHECK_CHECK_H
#define CATWOE_CHECK_CHECK_H

#include "analysis/graph.h"
#include "base/listing.h"
#include "check/limits.h"
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
    bool torn; /* what seems to be missing may stand in a part that was not understood */
    const struct check *check;
    const struct check_limits *limits;
    struct words *words;
    const struct graph *graph; /* of the map that was asked for last */
    const struct item *graph_of;
    const struct situation *situation; /* of situation.c, made when first asked for */
    const struct voices *voices;       /* of stakeholders.c, likewise */
    const struct systems *systems;     /* of relevant_systems.c, likewise */
    const struct feedback *feedback;   /* of loop.c, likewise */
    const struct acting *acting;       /* of archetype.c, likewise */
    struct likeness *likeness;         /* of archetype_candidate.c, likewise */
    const struct changes *changes;     /* of changes.c, likewise */
    struct followed_map *followed;     /* by the item's index; of following.c, likewise */
    struct intents *intents;           /* the same, of effects.c */
    const struct wanting *wanting;     /* of targets.c, likewise */
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

/* What a run of the rules is asked for. */
struct check_wish {
    enum stage stage;         /* as if the group had come so far; ALWAYS: as the model says */
    bool picks;               /* only the rules that are wanted */
    bool wanted[CHECK_COUNT]; /* by their numbers; asked where it picks */
    struct check_limits limits;
    struct word_library *words; /* the lists read so far in this run; NULL: for each model anew */
};

/* All rules, at the model's own stage, with the usual limits. */
extern const struct check_wish check_all;

/* Run the rules that are wanted and whose stage the model has reached; findings go to its
   diagnostics, those that the model waives with the reason. Where waivers that are not needed are
   to be told, the rules that they waive run too: whoever shows findings leaves out what was not
   wanted.
 */
void model_check(struct model *, const struct check_wish *);

/* The rule of this name, of the practice or of the language; old names count. NULL: there is none.
 */
const struct rule *rule_named(const char *name);

/* A work that rules name as their source, and where it can be looked up: sources.def, in the order
   of the alphabet. Behind the last is one without a key. */
struct reference {
    const char *key, *full;
};
extern const struct reference references[];

/* ---- Waivers ----------------------------------------------------------------------------------
 */

/* Find the rules that the model's waivers name; where there is none, or where it cannot be waived,
   that is told. */
void find_rules_of_waivers(struct model *);

/* Mark the rules that a waiver of the model names. */
void find_waived(const struct model *, bool waived[CHECK_COUNT]);

/* Where something in the model waives the run's rule for this item (NULL: for the whole model),
   mark the finding with the reason. */
void waive(struct check_run *, const struct item *, struct diagnostic *);

/* The rule whose function this is. */
#define RULE_OF(function) (&checks[NUMBER_OF_##function].rule)

/* Whether the item itself waives this rule. */
bool item_waives(const struct item *, const struct rule *);

/* ---- For the themes ---------------------------------------------------------------------------
 */

/* Tell something of an item at a place; the format is printf's. */
struct diagnostic *finding(struct check_run *, const struct item *, struct span, const char *format,
                           ...) __attribute__((format(printf, 4, 5)));
void finding_help(struct check_run *, struct diagnostic *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void finding_remark(struct check_run *, struct diagnostic *, struct span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void finding_fix(struct check_run *, struct diagnostic *, struct span, bool safe, const char *title,
                 const char *replacement);

/* The map's links as a graph, made once a map. */
const struct graph *check_graph(struct check_run *, const struct item *map);

/* The name to be written for it; NAME where it has none. */
const char *name_to_write(const struct item *);

/* Nothing is said of it yet: only the rule that tells where to begin speaks. */
bool is_empty(const struct item *);

/* Whether the texts are in a language of which somebody has listed the words. */
bool texts_can_be_read(const struct check_run *);

#endif
