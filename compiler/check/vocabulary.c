/* The words that a model's texts are read with: the library's in the language that the model names,
   and those of its `vocabulary` blocks. */
#include "check/vocabulary.h"

#include "base/utf8.h"
#include "syntax/token.h"

#include <ctype.h>
#include <string.h>

/* Two small letters: fr of fr-CA, fr_FR, "Français". */
static const char *language_code(const struct model *model, const struct value *value)
{
    char *code = arena_copy(model->arena, "en", 2);
    if (!value)
        return code;
    const char *word = model_source(model, value->at);
    word += strchr("\"\xC2\xE2", word[0]) ? text_mark_length(word) : 0;
    for (int i = 0; i < 2; i++)
        code[i] = (char)tolower((unsigned char)word[i]);
    return code;
}

/* As the lists write it: small letters, a plain apostrophe. */
static const char *folded(const struct model *model, struct span at)
{
    struct buffer plain = {.arena = model->arena};
    size_t length;
    const char *text = model_text(model, at);
    text = utf8_folded(model->arena, text, strlen(text), &length);
    for (const char *apostrophe; (apostrophe = strstr(text, "\u2019")); text = apostrophe + 3) {
        buffer_add(&plain, text, (size_t)(apostrophe - text));
        buffer_byte(&plain, '\'');
    }
    buffer_put(&plain, text);
    return buffer_text(&plain);
}

static void add_vocabulary(const struct model *model, struct words *words,
                           const struct item *vocabulary)
{
    if (item_choice(vocabulary, VOCABULARY_REPLACES) == VOCABULARY_REPLACES_YES)
        words_leave_library(words);
    for (size_t i = 0; i < LIST_COUNT; i++)
        for (const struct value *at = item_values(vocabulary, word_list_keys[i]); at; at = at->next)
            words_add(words, (enum word_list)i, folded(model, at->at));
}

struct words *words_of_model(const struct model *model, struct word_library *library)
{
    const struct item *about = model->about;
    const char *code = language_code(model, about ? item_values(about, MODEL_LANGUAGE) : NULL);
    struct words *words = words_new(model->arena, library, code);
    FOR_ITEMS_OF (model, KIND_VOCABULARY, vocabulary) {
        const struct value *language = item_values(vocabulary, VOCABULARY_LANGUAGE);
        if (!language || !strcmp(language_code(model, language), code))
            add_vocabulary(model, words, vocabulary);
    }
    return words;
}
