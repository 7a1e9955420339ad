#ifndef CATWOE_VIEW_MEASURED_H
#define CATWOE_VIEW_MEASURED_H

#include "view/view.h"

/* Numbers in the cells of tables that measure. */

void cell_say_number(struct viewer *, struct cell *, uint64_t number);

/* With at most three places behind the point, and none where it is a whole number. */
void cell_say_measure(struct viewer *, struct cell *, double measure);

#endif
