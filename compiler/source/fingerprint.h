#ifndef CATWOE_SOURCE_FINGERPRINT_H
#define CATWOE_SOURCE_FINGERPRINT_H

#include "base/arena.h"
#include "base/tally.h"
#include "source/rule.h"

/* What tells a finding from all others of its run, and knows it again in the next run, also where
   lines have moved: its rule, its file, what stands in its line without the blanks at both ends,
   and which of several such it is. "39fa2ee980eb94b0:1", in the arena. The tally is the run's. */
const char *fingerprint_of(struct tally *, struct arena *, const struct rule *, const char *path,
                           const char *line, size_t length);

#endif
