/* The words for what a picture holds. */
#include "view/diagram.h"

#include "schema/schema.h"

const char *const view_names[VIEW_COUNT] = {
#define DIAGRAM(id, name, ...) [VIEW_##id] = name,
#define TABLE(id, name, ...)   [VIEW_##id] = name,
#include "view/views.def"
#undef TABLE
#undef DIAGRAM
};

const char *const part_words[PART_COUNT] = {
#define PART(id, word, layer, chapter) [PART_##id] = word,
#include "view/parts.def"
#undef PART
};

const enum part_layer part_layers[PART_COUNT] = {
#define PART(id, word, layer, chapter) [PART_##id] = LAYER_##layer,
#include "view/parts.def"
#undef PART
};

const char *const part_chapters[PART_COUNT] = {
#define PART(id, word, layer, chapter) [PART_##id] = chapter,
#include "view/parts.def"
#undef PART
};

const char *const polarity_words[] = {"none", "plus", "minus", "unknown"};
const char *const turn_words[] = {"reinforcing", "balancing", "undetermined"};
const char *const held_words[] = {"none", "both", "first", "second", "other-sign"};

/* The which-th of the words that the schema lists, from 1; 0 is none of them. */
static const char *word_of(struct arena *arena, const char *words, unsigned which)
{
    size_t length;
    const char *word = which ? schema_word(words, which - 1, &length) : NULL;
    return word ? arena_copy(arena, word, length) : "none";
}

const char *mood_word(struct arena *arena, enum mood mood)
{
    return word_of(arena, verb_specs[VERB_FEELS].object.words, mood);
}

const char *cargo_word(struct arena *arena, enum cargo cargo)
{
    return word_of(arena, attribute_specs[RELATION_CARRIES].value.words, cargo);
}
