/* A source's way through the front end, and the words that the parser reads. */
#include "syntax/parse.h"

#include "base/utf8.h"
#include "syntax/build.h"

#include <string.h>

enum symbol parser_next(struct parser *parser, struct range *at)
{
    const struct terminals *terminals = parser->file->terminals;
    uint32_t next = parser->next;
    if (next + 1 < terminals->count)
        parser->next++;
    enum symbol before = next ? (enum symbol)terminals->items[next - 1].symbol : SYMBOL_END;
    if (before == SYMBOL_END || before == SYMBOL_OPEN || before == SYMBOL_CLOSE)
        parser->statement = next;
    *at = (struct range){next, next};
    return terminals->items[next].symbol;
}

static const char *encoding_of(const char *text, size_t length)
{
    if (length >= 2 && (!memcmp(text, "\xFF\xFE", 2) || !memcmp(text, "\xFE\xFF", 2)))
        return "this file is in UTF-16";
    if (length >= 2 && (!text[0] || !text[1]))
        return "this file looks like UTF-16, not like UTF-8";
    return NULL;
}

bool source_is_text(struct diagnostics *diagnostics, const struct source *source)
{
    size_t bad = utf8_valid(source->text, source->length);
    const char *nul = memchr(source->text, 0, source->length);
    if (nul && (size_t)(nul - source->text) < bad)
        bad = (size_t)(nul - source->text);
    if (bad == source->length)
        return true;
    uint32_t at = source->base + (uint32_t)bad;
    struct span span = {at, at + 1};
    unsigned byte = (unsigned char)source->text[bad];
    const char *encoding = encoding_of(source->text, source->length);
    const struct rule *rule = &message_rules[MESSAGE_ENCODING];
    struct diagnostic *diagnostic =
        encoding ? diagnose(diagnostics, rule, span, "%s", encoding)
        : byte
            ? diagnose(diagnostics, rule, span, "byte %02x at offset %zu is not UTF-8", byte, bad)
            : diagnose(diagnostics, rule, span, "there is a NUL byte at offset %zu", bad);
    diagnostic_help(diagnostics, diagnostic, "save the file as plain text in UTF-8");
    return false;
}

struct file *parse(struct arena *arena, struct diagnostics *diagnostics, struct source *source)
{
    struct file *file = arena_new_of(arena, struct file);
    file->source = source;
    file->tokens = arena_new_of(arena, struct tokens);
    file->terminals = arena_new_of(arena, struct terminals);
    struct scan_faults faults = {0};
    if (!source_is_text(diagnostics, source)) {
        source->unsound = true;
        return file;
    }
    scan(arena, source, file->tokens, &faults);
    struct statements statements = {arena,   diagnostics,     source, file->tokens,
                                    &faults, file->terminals, false};
    if (!find_statements(&statements)) {
        source->unsound = true;
        return file;
    }
    source->unsound = statements.cut_short;
    struct parser parser = {.arena = arena, .diagnostics = diagnostics, .file = file};
    catwoe_parse(&parser);
    return file;
}

struct span file_word(const struct file *file, uint32_t first, unsigned number)
{
    return token_span(file->source, file->tokens, file->terminals->items[first + number].token);
}
