/* The words for what a picture holds. */
#include "view/diagram.h"

#include "schema/choices.h"

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

const char *const badge_words[BADGE_COUNT] = {
#define BADGE(id, word, tells) [BADGE_##id] = word,
#include "view/badges.def"
#undef BADGE
};

const char *const tie_shape_words[] = {"none", "hub-and-spoke", "ring", "mesh", "tree", "apart"};
const char *const polarity_words[] = {"none", "plus", "minus", "unknown"};
const char *const turn_words[] = {"reinforcing", "balancing", "undetermined"};
const char *const motion_words[] = {"none", "rises", "falls", "ambiguous"};
const char *const aim_words[] = {"none", "reached", "reversed", "ambiguous", "not-reached"};
const char *const leads_words[] = {"nothing", "side-effect", "intent"};
const char *const held_words[] = {"none", "both", "first", "second", "other-sign"};

/* The word at a place among those that the schema lists. */
static const char *word_at(struct arena *arena, const char *words, unsigned place)
{
    size_t length;
    const char *word = schema_word(words, place, &length);
    return arena_copy(arena, word, length);
}

const char *mood_word(struct arena *arena, enum mood mood)
{
    static const unsigned places[] = {
        [MOOD_CALM] = VERB_FEELS_CALM,       [MOOD_HAPPY] = VERB_FEELS_HAPPY,
        [MOOD_WORRIED] = VERB_FEELS_WORRIED, [MOOD_ANGRY] = VERB_FEELS_ANGRY,
        [MOOD_SAD] = VERB_FEELS_SAD,         [MOOD_CONFUSED] = VERB_FEELS_CONFUSED};
    return mood == MOOD_NONE ? "none"
                             : word_at(arena, verb_specs[VERB_FEELS].object.words, places[mood]);
}

const char *cargo_word(struct arena *arena, enum cargo cargo)
{
    static const unsigned places[] = {[CARGO_MONEY] = RELATION_CARRIES_MONEY,
                                      [CARGO_PEOPLE] = RELATION_CARRIES_PEOPLE,
                                      [CARGO_INFORMATION] = RELATION_CARRIES_INFORMATION,
                                      [CARGO_GOODS] = RELATION_CARRIES_GOODS,
                                      [CARGO_SERVICE] = RELATION_CARRIES_SERVICE,
                                      [CARGO_TRUST] = RELATION_CARRIES_TRUST,
                                      [CARGO_AUTHORITY] = RELATION_CARRIES_AUTHORITY,
                                      [CARGO_OTHER] = RELATION_CARRIES_OTHER};
    const char *words = attribute_specs[RELATION_CARRIES].value.words;
    return cargo == CARGO_NONE ? "none" : word_at(arena, words, places[cargo]);
}

const char *quality_word(struct arena *arena, enum tie_quality quality)
{
    static const unsigned places[] = {[QUALITY_INTERDEPENDENT] = RELATION_QUALITY_INTERDEPENDENT,
                                      [QUALITY_REPEATED] = RELATION_QUALITY_REPEATED,
                                      [QUALITY_TRUSTING] = RELATION_QUALITY_TRUSTING,
                                      [QUALITY_RECIPROCAL] = RELATION_QUALITY_RECIPROCAL};
    return word_at(arena, attribute_specs[RELATION_QUALITY].value.words, places[quality]);
}

static void add_sentence(struct arena *arena, struct diagram_sentences *sentences,
                         const char *sentence)
{
    if (sentence && *sentence)
        *array_add(arena, sentences) = sentence;
}

struct diagram_sentences diagram_sentences(struct arena *arena, const struct diagram *diagram)
{
    struct diagram_sentences sentences = {NULL, 0, 0};
    for (size_t i = 0; i < diagram->nodes.count; i++)
        add_sentence(arena, &sentences, diagram->nodes.items[i].sentence);
    for (size_t i = 0; i < diagram->lines.count; i++)
        add_sentence(arena, &sentences, diagram->lines.items[i].sentence);
    for (size_t i = 0; i < diagram->loops.count; i++)
        add_sentence(arena, &sentences, diagram->loops.items[i].sentence);
    return sentences;
}
