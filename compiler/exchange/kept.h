#ifndef CATWOE_EXCHANGE_KEPT_H
#define CATWOE_EXCHANGE_KEPT_H

#include "base/json.h"
#include "exchange/foreign.h"

/* What a causal map says and a format has no field for, as plain text that people can read in the
   other tool, and that comes back from there. */

/* The id of a variable in a file that we write: its own where it is one word, and no other's;
   else one that is made. */
const char *kept_id(const struct foreign_map *, uint32_t variable);

/* What a variable is, "stock, given"; NULL where nothing is said. And back: words that mean nothing
   here are passed over; whether all mean something. */
const char *kept_kind(struct arena *, const struct foreign_variable *);
bool take_kind(struct foreign_map *, struct foreign_variable *, const char *text);

/* The loops, one a line, by the ids above: "reinforcing: visits -> budget -> hours = Spiral";
   NULL where there are none. And back: false, and nothing is taken, where a line is none of these.
 */
const char *kept_loops(const struct foreign_map *);
bool take_loop(struct foreign_map *, const char *line, size_t length);
void take_loops(struct foreign_map *, const char *lines);

/* A sign as a field tells it: "+", "-", "?". */
extern const char *const kept_signs[];

/* The sign at the beginning of what is written beside an arrow, "+", "- (slowly)", "+ ||": sets the
   sign and whether the arrow is delayed, and what else is written becomes a note. False where no
   sign stands there: the whole text is the note then. */
bool take_arrow_label(struct foreign_map *, struct foreign_link *, const char *label);

/* Add to a note, "heading: text" or, where the heading is NULL, the text alone; nothing where that
   is NULL. A note that has grown long beyond all use is left as it is. */
void add_note(struct arena *, const char **note, const char *heading, const char *text);

/* What two fields say of a delay: whether there is one, and how long it is; either may also tell
   that there is none, or be NULL and tell nothing. */
void take_delay(struct foreign_link *, const char *delayed, const char *delay);

/* "yes", "true", "1" and their like. */
bool is_yes(const char *text);

/* Ids of our own in a file that we write: "e1" is the first. */
const char *kept_number(struct arena *, const char *before, size_t number);

/* A loop as an object of JSON: its label, its type, and below the key the ids along it. */
void kept_put_loop(struct json *, const struct foreign_map *, const struct foreign_loop *,
                   const char *key, const char *before);

#endif
