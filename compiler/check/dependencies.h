#ifndef CATWOE_CHECK_DEPENDENCIES_H
#define CATWOE_CHECK_DEPENDENCIES_H

#include "check/check.h"

/* What in a system must be done before what. */

/* The values of its `after`; NULL for what is no activity, monitor or control. */
const struct value *needed_before(const struct item *member);

/* Marks, by their place in the system's block, all members that must come before the marked. */
void mark_all_before(struct arena *, const struct item *system, bool *marks);

/* How many members the system's block has. */
size_t members_of(const struct item *system);

#endif
