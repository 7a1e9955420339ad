#ifndef CATWOE_BASE_DIFFERENCE_H
#define CATWOE_BASE_DIFFERENCE_H

#include "base/buffer.h"

/* What has to be changed in a text to make it another, line by line: `-` goes, `+` comes, and one
   line that stays shows on each side where that is; `…` stands for all else. As few lines as can
   be. NULL: where that tells not even half as shortly as the other text itself. For texts of some
   hundred lines: it holds each line of the one against each of the other. */
const char *difference_if_short(struct arena *, const char *before, const char *after);

#endif
