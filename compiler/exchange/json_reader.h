#ifndef CATWOE_EXCHANGE_JSON_READER_H
#define CATWOE_EXCHANGE_JSON_READER_H

#include "exchange/foreign.h"

#include <jansson.h>

/* Reading JSON by jansson, bounded in depth and in the number of values. */

/* The tree of a text, to be given back by json_decref. NULL where the text is no sound JSON (RFC
   8259), holds a key twice in one object, is nested more than FOREIGN_DEEPEST deep or holds more
   values than a map would: then the map's problem says so, and where. */
json_t *json_read(struct foreign_map *, const char *text, size_t size);

/* The problem of a text that is JSON, but of another shape than the format's. */
void json_fail_shape(struct foreign_map *, const char *wanted);

/* A text, number or truth as a text on one line; NULL of all else and of nothing. In the arena. */
const char *json_words(struct foreign_map *, const json_t *value);

/* The same of an object's member; NULL also where `object` is none. */
const char *json_member(struct foreign_map *, const json_t *object, const char *key);

/* The first of these keys, with | between them, under which something is said. */
const char *json_member_of(struct foreign_map *, const json_t *object, const char *keys);

/* A number, or a text that is one; false where it is neither. */
bool json_amount(const json_t *value, double *amount);

/* Whether a truth, or a word for one, is said under the key. */
bool json_holds(struct foreign_map *, const json_t *object, const char *key);

/* Whether a text begins an object in which somewhere this key stands. For `knows`: nothing is read
   but bytes. */
bool json_text_has(const char *text, size_t size, const char *key);

/* The first byte that is no blank; 0 where there is none. */
char json_text_begins(const char *text, size_t size);

#endif
