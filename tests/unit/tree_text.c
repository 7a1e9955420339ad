#include "tree_text.h"

#include "syntax/terminal.h"

#include <string.h>

static const char *text_of(const struct file *file, struct span span)
{
    return file->source->text + (span.start - file->source->base);
}

/* The bytes with white space folded, as the language reads texts. */
static void put_folded(struct buffer *out, const struct file *file, struct span span)
{
    const char *text = text_of(file, span);
    bool blank = false;
    for (uint32_t at = 0; at < span.end - span.start; at++) {
        uint32_t left = span.end - span.start - at;
        uint32_t wide = left > 1 && !memcmp(text + at, "\xC2\xA0", 2)       ? 2
                        : left > 2 && !memcmp(text + at, "\xE2\x80\xAF", 3) ? 3
                                                                            : 0;
        if (wide || strchr(" \t\r\n", text[at])) {
            at += wide ? wide - 1 : 0;
            blank = true;
            continue;
        }
        if (blank)
            buffer_byte(out, ' ');
        blank = false;
        buffer_byte(out, text[at]);
    }
}

static void put_operands(struct buffer *out, const struct file *file, const struct operand *operand)
{
    for (; operand; operand = operand->next) {
        buffer_printf(out, "(%d ", operand->form);
        put_folded(out, file, operand->at);
        if (!span_is_empty(operand->why)) {
            buffer_put(out, " why ");
            put_folded(out, file, operand->why);
        }
        if (operand->to) {
            buffer_put(out, " to ");
            put_operands(out, file, operand->to);
        }
        buffer_put(out, ") ");
    }
}

static void put_clauses(struct buffer *out, const struct file *file, const struct clause *clause)
{
    for (; clause; clause = clause->next) {
        buffer_printf(out, "[%s ", clause_specs[clause->word].words);
        put_operands(out, file, clause->operands);
        buffer_put(out, "] ");
    }
}

static void put_statements(struct buffer *out, const struct file *file,
                           const struct statement *statement, unsigned depth)
{
    for (; statement; statement = statement->next) {
        const struct block *block = statement_block(statement);
        struct span head = statement->head;
        const char *text = text_of(file, head);
        while (head.end > head.start && strchr(": \t", text[head.end - head.start - 1]))
            head.end--;
        buffer_repeat(out, ' ', depth * 2);
        buffer_printf(out, "%d:", statement->type);
        put_folded(out, file, head);
        buffer_put(out, " name=");
        put_folded(out, file, statement->name);
        buffer_put(out, " label=");
        put_folded(out, file, statement->label);
        buffer_byte(out, ' ');
        if (statement->type == STATEMENT_ATTRIBUTE || statement->type == STATEMENT_USE)
            put_operands(out, file, statement->operands);
        put_clauses(out, file, statement->clauses);
        buffer_put(out, block ? "{\n" : "\n");
        if (block)
            put_statements(out, file, block->first, depth + 1);
    }
}

void tree_text(const struct file *file, struct buffer *out)
{
    put_statements(out, file, file->statements, 0);
    buffer_text(out);
}

void comments_text(const struct file *file, struct buffer *out)
{
    for (uint32_t token = 0; token < file->tokens->count; token++) {
        if (file->tokens->items[token].kind != TOKEN_COMMENT)
            continue;
        struct span span = token_span(file->source, file->tokens, token);
        const char *text = text_of(file, span);
        uint32_t length = span.end - span.start;
        while (length && strchr(" \t\r", text[length - 1]))
            length--;
        buffer_add(out, text, length);
        buffer_byte(out, '\n');
    }
    buffer_text(out);
}
