#ifndef CATWOE_DRIVER_TOTALS_H
#define CATWOE_DRIVER_TOTALS_H

#include "base/tally.h"
#include "emit/show.h"

/* What a run has told already. */
struct told {
    struct arena *arena; /* for as long as the run lasts */
    struct tally findings, fingerprints;
};

struct told told_nothing(struct arena *);

/* Add the sorted findings of one more model. What the run has told already, of a part that two
   models use, is left out of them; what stays gets its fingerprint. Returns whether nothing was
   found in the model. */
bool totals_add(struct totals *, struct told *, const struct sources *, struct diagnostics *);

#endif
