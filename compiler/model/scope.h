#ifndef CATWOE_MODEL_SCOPE_H
#define CATWOE_MODEL_SCOPE_H

#include "model/model.h"

/* What an owner's block declares by a name. Names are compared without case here, so that two that
   differ in case alone meet.

   Most names are borne once: the first item that bears one hangs on the name itself. Only what
   comes behind it stands in a table, and so do verbs, icons and the names that only refer. */
struct item *scope_find(const struct model *, const struct item *owner, const struct name *);

/* Put it in; returns what stands there already, or NULL. */
struct item *scope_add(struct model *, const struct item *owner, struct name *, struct item *);

/* Put another item in its place. */
void scope_replace(struct model *, const struct item *owner, struct name *, struct item *);

/* The icon of this name, a group's own before the library's; NULL where there is none. */
struct item *model_icon(const struct model *, const char *name, size_t length);

/* What a name refers to. */
enum look_up { FOUND, NOT_FOUND, WRONG_KIND, AMBIGUOUS };

/* Look a name up (dots between its parts) from inside `from`: its block's members and those of the
   blocks around it, then the names of the model, then members anywhere if only one fits. Icons are
   found where an icon is asked for. Of what it finds, only kinds of the set count; *found is the
   item, for WRONG_KIND one that is of another kind (an icon of the group, but none of the
   library's), for AMBIGUOUS the first that fits, and *other the second. */
enum look_up model_look_up(struct model *, const struct item *from, kind_set, struct span name,
                           struct item **found, struct item **other);

/* The relation or built-in verb; VERB_COUNT where it is a relation; *relation NULL where neither.
 */
enum verb model_verb(struct model *, enum sentences, struct span word, struct item **relation);

#endif
