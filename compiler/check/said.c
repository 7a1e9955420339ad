/* What items say as words; see said.h. */
#include "check/said.h"

#include "check/word_forms.h"

#include <string.h>

static void add_name(struct buffer *text, const struct item *item)
{
    for (const char *at = item->name ? item->name->text : ""; *at; at++)
        buffer_byte(text, *at == '-' || *at == '_' ? ' ' : *at);
    buffer_byte(text, ' ');
}

static void add_item(struct check_run *run, struct buffer *text, const struct item *item)
{
    if (span_is_empty(item->statement->label))
        add_name(text, item);
    else
        buffer_printf(text, "%s ", model_text(run->model, item->statement->label));
}

static void add_value(struct check_run *run, struct buffer *text, const struct value *value)
{
    for (; value; value = value->to) {
        if (value->form == VALUE_TEXT)
            buffer_printf(text, "%s ", model_text(run->model, value->at));
        if (!value->item)
            continue;
        add_item(run, text, value->item);
        add_name(text, value->item);
    }
}

struct phrase words_of_item(struct check_run *run, const struct item *item)
{
    struct buffer text = {.arena = run->model->arena};
    add_item(run, &text, item);
    return phrase_of(run->model->arena, buffer_text(&text));
}

struct phrase words_of_value(struct check_run *run, const struct value *value)
{
    struct buffer text = {.arena = run->model->arena};
    add_value(run, &text, value);
    return phrase_of(run->model->arena, buffer_text(&text));
}

struct phrase words_of_parts(struct check_run *run, const struct item *item,
                             const enum attribute *parts)
{
    struct buffer text = {.arena = run->model->arena};
    add_item(run, &text, item);
    for (; *parts != ATTRIBUTE_COUNT; parts++)
        for (const struct value *value = item_values(item, *parts); value; value = value->next)
            add_value(run, &text, value);
    return phrase_of(run->model->arena, buffer_text(&text));
}

bool nothing_in_common(struct check_run *run, struct phrase one, struct phrase other)
{
    return has_content(run->words, one) && has_content(run->words, other) &&
           !share_content(run->words, one, other);
}

static bool has_word(struct words *words, struct phrase phrase, const char *word)
{
    for (size_t i = 0; i < phrase.count; i++)
        if (same_stem(words, phrase.words[i], word))
            return true;
    return false;
}

bool content_is_within(struct check_run *run, struct phrase one, struct phrase other)
{
    for (size_t i = 0; i < one.count; i++)
        if (is_content(run->words, one.words[i]) && !has_word(run->words, other, one.words[i]))
            return false;
    return true;
}

bool same_words(struct phrase one, struct phrase other)
{
    size_t same = 0;
    while (same < one.count && same < other.count && !strcmp(one.words[same], other.words[same]))
        same++;
    return same == one.count && same == other.count;
}
