#ifndef CATWOE_VIEW_SPEECH_H
#define CATWOE_VIEW_SPEECH_H

#include "view/view.h"

/* How many things are said or thought in all pictures. */
size_t count_speech(struct viewer *);

/* A quote for each that is in this picture, and below it who says it and how they feel. */
void section_add_speech(struct viewer *, struct section *, const struct item *picture);

#endif
