#ifndef CATWOE_CHECK_VOCABULARY_H
#define CATWOE_CHECK_VOCABULARY_H

#include "check/words.h"
#include "model/model.h"

/* The words that a model's texts are read with. English, where it names no language. */
struct words *words_of_model(const struct model *, struct word_library *);

#endif
