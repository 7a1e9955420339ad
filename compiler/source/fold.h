#ifndef CATWOE_SOURCE_FOLD_H
#define CATWOE_SOURCE_FOLD_H

#include "source/diagnostic.h"

/* What findings say again: of advice all that is of one rule, of warnings what is the same but for
   what it names. An error stands by itself, and so does what is waived. */
struct saying {
    size_t nth;  /* of those that say it, from 1 on; 0: it stands by itself */
    size_t all;  /* how many say it */
    size_t next; /* the next that does; 0: none */
};

/* One a finding, in their order. */
const struct saying *sayings_of(struct arena *, const struct diagnostics *);

#endif
