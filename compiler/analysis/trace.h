#ifndef CATWOE_ANALYSIS_TRACE_H
#define CATWOE_ANALYSIS_TRACE_H

#include "model/model.h"

/* The thread that runs through a study: from an issue to the system that takes it up, to its
   activities and measures, to what was found of them, to the changes, to what came of those; and
   where it breaks off. Every reference that carries it is one step, so that it is never longer than
   the model. */

/* Where it breaks off. Only what a model has begun is asked for: findings where something has been
   compared, changes where there is one, outcomes where somebody has looked back. */
enum trace_gap {
    TRACE_UNANSWERED,   /* an issue or conflict: nothing takes it up */
    TRACE_UNCHANGED,    /* the same, or a finding that something is missing: no change follows */
    TRACE_NO_ISSUE,     /* a system: it answers nothing */
    TRACE_NO_ACTIVITY,  /* a system */
    TRACE_NO_MEASURE,   /* a system with activities */
    TRACE_NOT_COMPARED, /* a system with activities */
    TRACE_NO_FINDING,   /* an activity of a system that is compared */
    TRACE_NO_SOURCE,    /* a change: it answers nothing */
    TRACE_NO_OUTCOME,   /* a change */
    TRACE_LOOSE,        /* a measure: of no system, and no variable is measured by it */
    TRACE_GAP_COUNT
};
extern const struct trace_gap_spec {
    const char *word;     /* for programs: no-change */
    const char *sentence; /* for readers: "no change answers it yet" */
    const char *rules[2]; /* that ask for what is missing: whoever waives one has left it so */
} trace_gaps[TRACE_GAP_COUNT];

struct trace_links {
    const struct item **items;
    size_t count, capacity;
};

struct trace_node {
    struct trace_links from, to;   /* what leads to it, what follows, in order of declaration */
    unsigned gaps;                 /* one bit each */
    unsigned left;                 /* those that the model leaves so, with a reason */
    bool discussed;                /* an issue is about it: then that is to be answered */
    const struct item *comparison; /* of a system: the last in which something was found of it */
};

struct trace {
    const struct model *model;
    struct trace_node *nodes; /* by the item's index */
    bool compared, changed, looked_back;
};

/* Kinds of things that the thread runs through. */
extern const kind_set trace_kinds;

/* Whether an item has its place in the thread: of these kinds, and no part of the library. */
bool trace_holds(const struct item *);

const struct trace *trace_of(struct arena *, const struct model *);

static inline const struct trace_node *trace_node(const struct trace *trace,
                                                  const struct item *item)
{
    return &trace->nodes[item->index];
}

static inline bool trace_lacks(const struct trace *trace, const struct item *item,
                               enum trace_gap gap)
{
    return trace_node(trace, item)->gaps >> gap & 1;
}

/* The same of what the model leaves so. */
static inline bool trace_leaves(const struct trace *trace, const struct item *item,
                                enum trace_gap gap)
{
    return trace_node(trace, item)->left >> gap & 1;
}

/* What the model has not begun, which is missed once and not of each thing: "There is no change
   yet."; NULL where somebody has looked back. */
const char *trace_not_begun(const struct trace *);

/* Why the model leaves a gap of `left` so, in its own words. */
const char *trace_reason(const struct trace *, const struct item *, enum trace_gap);

/* Whether something of these kinds follows at the next step. */
bool trace_is_followed_by(const struct trace_node *, kind_set);

/* All that leads to an item, or all that follows from it, each once, the item itself left out; of
   no item (NULL) all that there is. In the order of the thread, and of declaration within a kind.
 */
struct trace_links trace_reach(struct arena *, const struct trace *, const struct item *,
                               bool forward);

#endif
