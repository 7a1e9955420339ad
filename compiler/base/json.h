#ifndef CATWOE_BASE_JSON_H
#define CATWOE_BASE_JSON_H

#include "base/buffer.h"

#include <stdbool.h>

/* The one writer of JSON. Commas are its own; what is opened must be closed. In texts, what a
   terminal must not see is written as an escape, and what is no UTF-8 as U+FFFD. */
struct json {
    struct buffer *out;
    bool behind_value; /* a comma is due before the next value */
    bool line_due;     /* and a line end */
};

/* What comes next, a value, a key or a closing bracket, begins a line of its own. */
void json_line(struct json *);

void json_open(struct json *, char bracket); /* `{` or `[` */
void json_close(struct json *, char bracket);
void json_key(struct json *, const char *key);

/* Pairs of key and text; and an object of them. */
void json_pairs(struct json *, const char *const (*pairs)[2], size_t count);
void json_texts(struct json *, const char *const (*pairs)[2], size_t count);

void json_text(struct json *, const char *text); /* null where text is NULL */
/* A pair of key and text, where there is a text. */
void json_said(struct json *, const char *key, const char *text);

/* An array under a key, on lines of its own, and its end. */
void json_list(struct json *, const char *key);
void json_list_end(struct json *);

void json_number(struct json *, unsigned long long number);
void json_whole(struct json *, long number);
void json_share(struct json *, double share); /* 0 to 1, in thousandths */
void json_decimal(struct json *,
                  double number); /* with twelve digits; null where it is no number */
void json_bool(struct json *, bool);

#endif
