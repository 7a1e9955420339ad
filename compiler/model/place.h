#ifndef CATWOE_MODEL_PLACE_H
#define CATWOE_MODEL_PLACE_H

#include "model/model.h"

/* Which declaration a place of the text belongs to. */
struct item_places {
    const struct item **items; /* in the order of the text */
    size_t count, capacity;
};

/* Made once for many questions, in the model's arena. */
struct item_places item_places_of(const struct model *);

/* The innermost declaration that holds this place, whole with its block; NULL where none does. */
const struct item *item_at_place(const struct item_places *, uint32_t offset);

#endif
