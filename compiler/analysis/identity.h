#ifndef CATWOE_ANALYSIS_IDENTITY_H
#define CATWOE_ANALYSIS_IDENTITY_H

#include "model/model.h"

/* Who counts as one and the same where a model names somebody here and somebody there. */

/* The same, a role and its holder, or a body and what is part of it. */
bool is_one_with(const struct item *, const struct item *);

/* Whether one of these names somebody, or the role or body through which they act. */
bool is_named_among(const struct value *, const struct item *);

/* Whether somebody is named in both. */
bool share_name(const struct value *, const struct value *others);

#endif
