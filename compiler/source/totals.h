#ifndef CATWOE_SOURCE_TOTALS_H
#define CATWOE_SOURCE_TOTALS_H

#include "base/tally.h"
#include "source/diagnostic.h"
#include "source/source.h"

/* What one run has come to, over all the models that it has checked. */
struct totals {
    struct arena *arena; /* for as long as the run lasts */
    const char *folder;  /* that it began in; NULL where nobody knows */
    int fail_on;         /* enum severity, or one more for never */
    size_t files, clean; /* models, and those in which nothing is found */
    size_t errors, warnings, advice, accepted, todos;
    struct rules { /* that have spoken, in the order of their first finding */
        const struct rule **items;
        size_t count, capacity;
    } rules;
    struct tally told, fingerprints;
    bool unreadable; /* something could not be read, and that has been told */
    int exit_status;
};

/* Nothing so far, in a run that begins in this folder; fail_on is still to be set. */
struct totals totals_new(struct arena *, const char *folder);

/* Add the sorted findings of one more model. What the run has told already, of a part that two
   models use, is left out of them; what stays gets its fingerprint. Returns whether nothing was
   found in the model. */
bool totals_add(struct totals *, const struct sources *, struct diagnostics *);

/* A path as other programs know it: from the folder that the run began in, where it leads down from
   there, without empty steps and those that stay. */
const char *totals_path(const struct totals *, struct arena *, const char *path);

/* The rule's number among those that have spoken. */
size_t totals_rule(const struct totals *, const struct rule *);

/* How many findings make the run fail. */
size_t totals_failures(const struct totals *);

#endif
