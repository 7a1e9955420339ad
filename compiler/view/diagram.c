/* The words for what a picture holds. */
#include "view/diagram.h"

const char *const part_words[PART_COUNT] = {
#define PART(id, word, chapter, shape) [PART_##id] = word,
#include "view/parts.def"
#undef PART
};

const char *const mood_words[] = {"none", "calm", "happy", "worried", "angry", "sad", "confused"};
const char *const cargo_words[] = {"none",    "money", "people",    "information", "goods",
                                   "service", "trust", "authority", "other"};
const char *const polarity_words[] = {"none", "plus", "minus", "unknown"};
const char *const turn_words[] = {"reinforcing", "balancing", "undetermined"};
const char *const held_words[] = {"none", "both", "first", "second", "other-sign"};
