#ifndef CATWOE_EXCHANGE_LABELS_H
#define CATWOE_EXCHANGE_LABELS_H

#include "exchange/foreign.h"

/* For formats whose links name variables by their labels: a label for each variable that no other
   has, also apart from case and where `_` stands for a blank. Of several equal ones the first keeps
   it, the others get a number, and that is told among the losses. By the variable's number; in the
   map's arena. */
const char **unique_labels(struct foreign_map *);

/* On one line, with blanks for `_`; NULL where nothing is left. In the arena. */
const char *label_with_blanks(struct arena *, const char *label);

/* What labels are the same by: small letters, single blanks for blanks and `_`. In the arena. */
const char *folded_label(struct arena *, const char *label);

#endif
