#include "syntax/build.h"

static const struct terminal *terminal_at(const struct parser *parser, uint32_t at)
{
    return &parser->file->terminals->items[at];
}

/* From the start of the first terminal to the end of the last. */
static struct span span_of(const struct parser *parser, struct range range)
{
    if (range.last + 1 <= range.first)
        return (struct span){0, 0};
    const struct file *file = parser->file;
    const struct terminal *first = terminal_at(parser, range.first);
    const struct terminal *last = terminal_at(parser, range.last);
    struct span span = token_span(file->source, file->tokens, first->token);
    struct span end = token_span(file->source, file->tokens, last->token);
    span.end = last->put_in ? end.start : end.end;
    return span;
}

static bool is_faulty(const struct parser *parser, uint32_t terminal)
{
    return parser->file->tokens->items[terminal_at(parser, terminal)->token].faulty;
}

void parser_finish(struct parser *parser, struct statement_list list)
{
    parser->file->statements = list.first;
}

struct statement_list build_no_statements(void)
{
    return (struct statement_list){NULL, NULL};
}

struct statement_list build_statement_behind(struct statement_list list,
                                             struct statement *statement)
{
    if (!statement)
        return list;
    if (list.last)
        list.last->next = statement;
    else
        list.first = statement;
    list.last = statement;
    return list;
}

struct block *build_block(struct parser *parser, struct statement_list list, struct range close)
{
    struct block *block = arena_new_of(parser->arena, struct block);
    block->first = list.first;
    block->close = span_of(parser, close);
    return block;
}

static struct statement *statement_new(struct parser *parser, enum statement_type type,
                                       struct range head)
{
    struct statement *statement = arena_new_of(parser->arena, struct statement);
    const struct terminal *first = terminal_at(parser, head.first);
    statement->type = (uint8_t)type;
    statement->kind = first->symbol == SYMBOL_KIND ? first->kind : KIND_NONE;
    statement->first = head.first;
    statement->head = span_of(parser, head);
    statement->end = statement->head.end;
    statement->faulty = first->told;
    return statement;
}

static struct statement *with_parts(struct statement *statement, struct parts parts,
                                    struct block *block)
{
    statement->label = parts.label;
    statement->clauses = parts.first;
    statement->block = block;
    if (parts.label.end > statement->end)
        statement->end = parts.label.end;
    return statement;
}

struct statement *build_declaration(struct parser *parser, struct range kind, struct range name,
                                    struct parts parts, struct block *block)
{
    struct statement *statement = statement_new(parser, STATEMENT_DECLARATION, kind);
    statement->name = span_of(parser, name);
    if (!span_is_empty(statement->name))
        statement->end = statement->name.end;
    return with_parts(statement, parts, block);
}

struct statement *build_sentence(struct parser *parser, struct range words, struct parts parts,
                                 struct block *block)
{
    struct statement *statement = statement_new(parser, STATEMENT_SENTENCE, words);
    uint32_t count = words.last - words.first + 1;
    statement->words = count > UINT16_MAX ? UINT16_MAX : (uint16_t)count;
    return with_parts(statement, parts, block);
}

struct statement *build_attribute(struct parser *parser, struct range key,
                                  struct operand_list values, struct parts clauses)
{
    struct statement *statement = statement_new(parser, STATEMENT_ATTRIBUTE, key);
    statement->operands = values.first;
    statement->clauses = clauses.first;
    statement->end = values.last->at.end;
    return statement;
}

struct statement *build_use(struct parser *parser, struct range use, struct operand_list values)
{
    struct statement *statement = statement_new(parser, STATEMENT_USE, use);
    statement->operands = values.first;
    return statement;
}

struct statement *build_accept(struct parser *parser, struct range accept, struct range rule,
                               struct range reason)
{
    struct statement *statement = statement_new(parser, STATEMENT_ACCEPT, accept);
    statement->name = span_of(parser, rule);
    statement->label = span_of(parser, reason);
    statement->end = statement->label.end;
    return statement;
}

struct statement *build_todo(struct parser *parser, struct range todo, struct range text)
{
    struct statement *statement = statement_new(parser, STATEMENT_TODO, todo);
    statement->label = span_of(parser, text);
    statement->end = statement->label.end;
    return statement;
}

struct statement *build_fault(struct parser *parser, struct range range, struct block *block)
{
    const struct terminal *first = terminal_at(parser, range.first);
    struct range head = {range.first, range.first}, second = {range.first + 1, range.first + 1};
    enum statement_type type = STATEMENT_FAULT;
    if (first->symbol == SYMBOL_KIND)
        type = STATEMENT_DECLARATION;
    else if (first->symbol == SYMBOL_KEY && !block)
        type = STATEMENT_ATTRIBUTE;
    else if (first->symbol == SYMBOL_USE)
        type = STATEMENT_USE;
    struct statement *statement = statement_new(parser, type, head);
    if (second.first < parser->file->terminals->count &&
        terminal_at(parser, second.first)->symbol == SYMBOL_NAME)
        statement->name = span_of(parser, second);
    while (range.last > range.first && terminal_at(parser, range.last)->put_in)
        range.last--;
    statement->end = span_of(parser, range).end;
    if (type == STATEMENT_DECLARATION || type == STATEMENT_FAULT)
        statement->block = block;
    statement->faulty = true;
    return statement;
}

struct parts build_no_parts(void)
{
    return (struct parts){NULL, NULL, {0, 0}};
}

struct parts build_label_behind(struct parser *parser, struct parts parts, struct range text)
{
    struct span label = span_of(parser, text);
    if (span_is_empty(parts.label)) {
        parts.label = label;
        return parts;
    }
    struct terminal *first = &parser->file->terminals->items[parser->statement];
    if (first->told)
        return parts;
    first->told = true;
    struct diagnostic *diagnostic =
        diagnose(parser->diagnostics, &message_rules[MESSAGE_UNEXPECTED_WORD], label,
                 "this is a second text, and a line has room for one");
    diagnostic_remark(parser->diagnostics, diagnostic, parts.label, "the first one");
    diagnostic_help(parser->diagnostics, diagnostic,
                    "join them, or say the second as a note: { note: \"…\" }");
    return parts;
}

struct parts build_clause_behind(struct parts parts, struct clause *clause)
{
    if (parts.last)
        parts.last->next = clause;
    else
        parts.first = clause;
    parts.last = clause;
    return parts;
}

struct clause *build_clause(struct parser *parser, struct range word, struct operand_list list)
{
    struct clause *clause = arena_new_of(parser->arena, struct clause);
    uint32_t token = terminal_at(parser, word.first)->token;
    clause->at = span_of(parser, word);
    clause->word = (enum clause_word)parser->file->tokens->items[token].clause;
    clause->operands = list.first;
    return clause;
}

struct operand_list build_operands(struct operand *operand)
{
    return (struct operand_list){operand, operand};
}

struct operand_list build_operand_behind(struct operand_list list, struct operand *operand)
{
    list.last->next = operand;
    list.last = operand;
    return list;
}

struct operand *build_operand(struct parser *parser, enum operand_form form, struct range range)
{
    struct operand *operand = arena_new_of(parser->arena, struct operand);
    uint32_t words = range.last - range.first + 1;
    operand->form = (uint8_t)form;
    operand->at = span_of(parser, range);
    operand->first = range.first;
    operand->words = words > UINT8_MAX ? UINT8_MAX : (uint8_t)words;
    for (uint32_t at = range.first; at <= range.last && !operand->faulty; at++)
        operand->faulty = is_faulty(parser, at);
    return operand;
}

struct operand *build_reason(struct parser *parser, enum operand_form form, struct range range,
                             struct range text)
{
    struct operand *operand = build_operand(parser, form, range);
    operand->why = span_of(parser, text);
    operand->faulty = operand->faulty || is_faulty(parser, text.first);
    return operand;
}

struct operand *build_arrow(struct operand *from, struct operand *to)
{
    struct operand *last = from;
    while (last->to)
        last = last->to;
    last->to = to;
    return from;
}
