#ifndef CATWOE_BASE_JSON_H
#define CATWOE_BASE_JSON_H

#include "base/buffer.h"

#include <stdbool.h>

/* The one writer of JSON. Commas are its own; what is opened must be closed. Texts must be UTF-8.
 */
struct json {
    struct buffer *out;
    bool behind_value; /* a comma is due before the next value */
};

void json_open(struct json *, char bracket); /* `{` or `[` */
void json_close(struct json *, char bracket);
void json_key(struct json *, const char *key);

/* An object of texts: pairs of key and value. */
void json_texts(struct json *, const char *const (*pairs)[2], size_t count);

void json_text(struct json *, const char *text); /* null where text is NULL */
void json_number(struct json *, unsigned long long number);
void json_bool(struct json *, bool);
void json_null(struct json *);

#endif
