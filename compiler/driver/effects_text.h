#ifndef CATWOE_DRIVER_EFFECTS_TEXT_H
#define CATWOE_DRIVER_EFFECTS_TEXT_H

#include "base/buffer.h"
#include "view/effect_words.h"

/* What changes move, as text for reading aloud: what each is meant to move with its paths, what
   else surely moves as one story, and in brief what is doubtful, whom it touches and which loops it
   sets going. The table has the path of each, and JSON all. */
struct effects_text;

/* Into the buffer; both stay the caller's. */
struct effects_text *effects_text_new(struct viewer *, struct buffer *out);

void put_effects_text(struct effects_text *, const struct change_effects *);

#endif
