#ifndef CATWOE_BASE_NUMBER_H
#define CATWOE_BASE_NUMBER_H

#include "base/arena.h"

/* Numbers as readers read them: thousands with commas, and a minus sign that is as long as a plus.
   In the arena. */

/* With four digits that say something, and none of the whole part cut off: 57.98, 123,457, −0.0012.
   Nothing stands behind a point but what is not 0. What nobody reads so is written as 2.5e+21. */
const char *number_rounded(struct arena *, double);

/* The same, with at most so many of these digits behind the point where a whole part stands before
   it: 5.846 with two is 5.85. */
const char *number_rounded_to(struct arena *, double, int most);

/* The same number as programs read it: −1,234.50 is -1234.50; NULL where the text is none that is
   written out. In the arena. */
const char *number_plain(struct arena *, const char *text);

/* With exactly so many digits behind the point. */
const char *number_with_digits(struct arena *, double, int digits);

#endif
