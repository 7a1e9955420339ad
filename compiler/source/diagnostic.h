#ifndef CATWOE_SOURCE_DIAGNOSTIC_H
#define CATWOE_SOURCE_DIAGNOSTIC_H

#include "base/arena.h"
#include "source/rule.h"
#include "source/source.h"

#include <stdbool.h>

/* A place that belongs to a finding, and what it has to do with it. */
struct remark {
    struct remark *next;
    struct span at;
    const char *text;
};

/* A change of the text that would mend the finding. */
struct fix {
    struct fix *next;
    struct span at;
    const char *title, *replacement;
    bool safe; /* may be made without asking */
};

struct help {
    struct help *next;
    const char *text;
};

/* A finding: collected while the passes run, sorted and shown at the end. All texts belong to the
   arena. */
struct diagnostic {
    const struct rule *rule;
    struct span at;
    const char *message;
    const char *label; /* beside the marks under the text; may be NULL */
    struct remark *remarks;
    struct help *helps;
    struct fix *fixes;
    const char *accepted; /* the reason, where the model waives it */
    struct span accepted_at;
    const char *fingerprint; /* where a run has counted it: see source/fingerprint.h */
    size_t sequence;         /* order of arrival, so that sorting is stable */
};

struct diagnostics {
    struct arena *arena;
    struct diagnostic **items;
    size_t count, capacity;
};

/* Add a finding; the format is printf's. What the other functions add belongs to it. */
struct diagnostic *diagnose(struct diagnostics *, const struct rule *, struct span,
                            const char *format, ...) __attribute__((format(printf, 4, 5)));

void diagnostic_label(struct diagnostics *, struct diagnostic *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diagnostic_remark(struct diagnostics *, struct diagnostic *, struct span, const char *format,
                       ...) __attribute__((format(printf, 4, 5)));
void diagnostic_help(struct diagnostics *, struct diagnostic *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diagnostic_fix(struct diagnostics *, struct diagnostic *, struct span, bool safe,
                    const char *title, const char *replacement);

/* By place, then by rule; of two with one rule at one place the first stays. */
void diagnostics_sort(struct diagnostics *);

/* How many of a severity are not waived. */
size_t diagnostics_count(const struct diagnostics *, enum severity);
size_t diagnostics_accepted(const struct diagnostics *);

#endif
