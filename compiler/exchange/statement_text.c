/* Statements as text: names made of words, texts in quotes. */
#include "exchange/statement_text.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "syntax/format.h"
#include "syntax/parse.h"

#include <string.h>

/* ---- Names ------------------------------------------------------------------------------------
 */

/* Letters that the scanner does not take for any, though Unicode calls them so. */
static bool is_left_out(int32_t code_point)
{
    static const int32_t ranges[][2] = {
        {0x2000, 0x2BFF}, {0x2E00, 0x3004}, {0x3008, 0x303F}, {0xFF80, 0xFFFF}, {0x40000, 0xBFFFF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code_point >= ranges[i][0] && code_point <= ranges[i][1])
            return true;
    return code_point >= 0x80 && code_point < 0xC0 && code_point != 0xAA && code_point != 0xB5 &&
           code_point != 0xBA;
}

/* Marks within a word that a name goes without: don't, l’école, and those that only choose how a
   character is drawn. */
static bool is_passed_over(int32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019 ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

static bool has_letter(const char *name)
{
    for (; *name; name++)
        if ((unsigned char)*name >= 0x80 || (*name >= 'a' && *name <= 'z'))
            return true;
    return false;
}

/* The words of a label with hyphens between them, in small letters; a long one ends with a word. */
static const char *name_of_words(struct arena *arena, const char *label)
{
    enum { USUAL = 30, MOST = 60 };
    size_t length, bytes;
    const char *folded = utf8_folded(arena, label, strlen(label), &length);
    struct buffer name = {.arena = arena};
    bool gap = false;
    for (size_t at = 0; at < length && name.count < MOST; at += bytes) {
        int32_t code_point = utf8_next(folded + at, length - at, &bytes);
        if (is_passed_over(code_point))
            continue;
        if (!utf8_is_word(code_point) || is_left_out(code_point)) {
            gap = name.count > 0;
            if (gap && name.count >= USUAL)
                break;
            continue;
        }
        if (gap)
            buffer_byte(&name, '-');
        gap = false;
        buffer_add(&name, folded + at, bytes);
    }
    return buffer_text(&name);
}

uint32_t statement_take_name(struct tally *taken, const char *name)
{
    size_t length;
    name = utf8_composed(taken->arena, name, strlen(name), &length);
    name = utf8_folded(taken->arena, name, length, &length);
    return tally_add(taken, hash_text(name));
}

const char *statement_name(struct tally *taken, const char *label, const char *kind)
{
    const char *words = name_of_words(taken->arena, label);
    if (!has_letter(words))
        words = arena_printf(taken->arena, "%s%s%s", kind, *words ? "-" : "", words);
    const char *name = words;
    uint32_t times = statement_take_name(taken, words);
    while (times > 1) {
        name = arena_printf(taken->arena, "%s-%u", words, times);
        if (statement_take_name(taken, name) == 1)
            break;
        times = statement_take_name(taken, words);
    }
    return name;
}

void statement_reserve_words(struct tally *taken, enum kind block)
{
    static const char *const begin[] = {"use", "accept", "todo"};
    for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
        statement_take_name(taken, begin[i]);
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        if (schema_holds(block, kind))
            statement_take_name(taken, kind_specs[kind].word);
    for (enum clause_word word = 0; word < CLAUSE_COUNT; word++)
        statement_take_name(taken, clause_specs[word].words);
}

/* ---- Texts ------------------------------------------------------------------------------------
 */

void statement_put_text(struct buffer *out, const char *text)
{
    buffer_byte(out, '"');
    for (; *text; text++) {
        if (strchr("\"\\\n", *text))
            buffer_byte(out, '\\');
        buffer_byte(out, *text == '\n' ? 'n' : *text);
    }
    buffer_byte(out, '"');
}

bool statements_lay_out(struct buffer *text, struct buffer *out)
{
    struct arena *arena = out->arena;
    struct sources sources = {.arena = arena};
    struct diagnostics diagnostics = {.arena = arena};
    struct source *source = source_add(&sources, "model", buffer_text(text), text->count);
    const struct file *file = source ? parse(arena, &diagnostics, source) : NULL;
    if (!file || diagnostics.count)
        return false;
    format_file(file, out);
    return true;
}
