#ifndef CATWOE_DRIVER_PLAIN_TEXT_H
#define CATWOE_DRIVER_PLAIN_TEXT_H

#include "base/buffer.h"
#include "model/model.h"

/* Texts of a model in what commands print for reading: a terminal is given none of the codes that
   it would obey. */

void put_safely(struct buffer *, const char *text);

/* A line of its own: what we say, then a text of the model. */
void put_line(struct buffer *, const char *before, const char *text);

/* " “The label”" behind the name of an item; nothing where it lacks either. */
void put_label(struct buffer *, const struct model *, const struct item *);

#endif
