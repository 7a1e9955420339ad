#ifndef CATWOE_ANALYSIS_FORMAL_SYSTEM_H
#define CATWOE_ANALYSIS_FORMAL_SYSTEM_H

#include "model/model.h"

/* The formal system model: nine conditions that any model of purposeful activity should meet
   (Checkland 1981, pp. 173-174), each held against what a system says. */
enum formal_condition {
    FORMAL_PURPOSE,
    FORMAL_MEASURE,
    FORMAL_DECISION_TAKER,
    FORMAL_SUBSYSTEMS,
    FORMAL_INTERACTION,
    FORMAL_ENVIRONMENT,
    FORMAL_BOUNDARY,
    FORMAL_RESOURCES,
    FORMAL_CONTINUITY,
    FORMAL_COUNT
};

struct formal_condition_spec {
    const char *word; /* for programs and lists: decision-taker */
    const char *name; /* for readers: Decision-taker */
    const char *asks; /* what it asks of a system */
    const char *open; /* the same as what is not said where it is not met: who acts on … */
    const char *line; /* what to write then in the system's block */
};
extern const struct formal_condition_spec formal_conditions[FORMAL_COUNT];

enum formal_state {
    FORMAL_UNMET,
    FORMAL_MET,
    FORMAL_LEFT_OUT, /* on purpose: the value says none, and why */
    FORMAL_UNKNOWN,  /* begun and not understood: conclude nothing from what it lacks */
};

/* Something that a condition is met by, or that keeps it from being met: a value, or a member of
   the system. Of an interaction the member waits for the value. */
struct formal_evidence {
    const struct item *member; /* NULL: the system itself says it */
    const struct value *value; /* NULL: the member itself */
};

struct formal_answer {
    enum formal_state state;
    struct {
        struct formal_evidence *items;
        size_t count, capacity;
    } by; /* in order of declaration; where the boundary is not met: the owners who are also named
             as the environment */
};

struct formal_system {
    const struct item *system;
    struct formal_answer answers[FORMAL_COUNT];
    unsigned met; /* how many are met, or left out on purpose */
};

/* Hold a system against the nine. It costs a walk over the system's members and their values. */
const struct formal_system *formal_system_of(struct arena *, const struct item *system);

#endif
