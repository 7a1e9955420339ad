#ifndef CATWOE_TESTS_RICH_H
#define CATWOE_TESTS_RICH_H

#include "base/buffer.h"

/* Rich pictures made by chance: 3 to 40 figures that say, think and feel things, lines of all kinds
   between them, conflicts, clouds, issues, boundaries. `chance` gives a number below a bound,
   `put_label` writes a text of several words in quotes. With `left_out` at 0 or more that
   stakeholder and all that is said of them is left out. */
typedef unsigned chance_function(unsigned *state, unsigned below);
typedef void label_function(struct buffer *, unsigned *state);

void put_rich_picture(struct buffer *, unsigned seed, unsigned figures, int left_out,
                      chance_function *, label_function *);

#endif
