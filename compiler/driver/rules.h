#ifndef CATWOE_DRIVER_RULES_H
#define CATWOE_DRIVER_RULES_H

#include "base/suggest.h"
#include "source/rule.h"

#include <stddef.h>

/* All rules: those of the practice, of the language and of pictures. */

/* By their number; NULL behind the last. */
const struct rule *listed_rule(size_t number);

/* The rule of this name; old names count. NULL: there is none. */
const struct rule *find_rule(const char *name);

/* Offer the names of all. */
void suggest_rules(struct suggest *);

#endif
