#ifndef CATWOE_VIEW_OUTCOMES_H
#define CATWOE_VIEW_OUTCOMES_H

#include "view/view.h"

/* What became of the changes, in the order of time and not in that of the file. */

/* When a stocktake was held, as yyyymmdd; where no day is understood, behind all others. */
double stocktake_date(const struct item *stocktake);

/* "4 May 2007"; NULL where no day is understood. */
const char *stocktake_day(struct viewer *, const struct item *stocktake);

/* Whether the one was seen after the other; of one day that is declared later. */
bool outcome_follows(const struct item *outcome, const struct item *other);

/* By the index of a change the last of its outcomes that are shown and say how it went, or NULL. */
const struct item **last_outcomes(struct viewer *);

/* "Of six changes, four succeeded and two are still going", by the last outcome of each; NULL where
   none has one. */
const char *outcomes_in_words(struct viewer *);

#endif
