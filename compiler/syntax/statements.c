/* From tokens to terminals: where statements end, and which word begins one.

   A statement ends at the end of its line, at `;`, before `}` and behind `}`. A line goes on where
   it ends in a comma, an arrow or an open brace, and where the next line begins with what no
   statement can begin with. A line that begins with a key, or with a kind word, use, accept or todo
   followed by a name or a text, always begins a statement. */
#include "syntax/terminal.h"

#include <string.h>

struct walk {
    struct statements *in;
    const struct tokens *tokens;
    const struct source *source;
    size_t first;       /* terminal that begins the statement at hand */
    uint32_t fault;     /* the next of the scanner's faults to be told */
    uint32_t last_told; /* token of the last fault told outside statements */
    uint32_t begins;    /* begins its line once the brace before it is dropped */
    enum kind owners[DEEPEST_NESTING + 1];
    unsigned depth;
};

bool token_begins_line(const struct tokens *tokens, uint32_t token)
{
    if (token && tokens->items[token - 1].kind == TOKEN_BLANK)
        token--;
    return !token || tokens->items[token - 1].kind == TOKEN_NEWLINE;
}

uint32_t token_next(const struct tokens *tokens, uint32_t token)
{
    do
        token++;
    while (tokens->items[token].kind < TOKEN_NAME);
    return token;
}

const char *token_text(const struct source *source, const struct tokens *tokens, uint32_t token,
                       uint32_t *length)
{
    struct span span = token_span(source, tokens, token);
    *length = span.end - span.start;
    return source->text + (span.start - source->base);
}

bool token_is(const struct source *source, const struct tokens *tokens, uint32_t token,
              const char *word)
{
    uint32_t length;
    const char *text = token_text(source, tokens, token, &length);
    return length == strlen(word) && !memcmp(text, word, length);
}

/* The next token with meaning on the same line, or that of the end of file. */
static enum token_kind beside(const struct tokens *tokens, uint32_t token)
{
    token++;
    while (tokens->items[token].kind == TOKEN_BLANK || tokens->items[token].kind == TOKEN_STRAY)
        token++;
    return tokens->items[token].kind;
}

static enum kind kind_of(const struct source *source, const struct tokens *tokens, uint32_t token)
{
    uint32_t length;
    const char *text = token_text(source, tokens, token, &length);
    return tokens->items[token].kind == TOKEN_NAME ? schema_kind(text, length) : KIND_NONE;
}

bool token_names_kind(const struct source *source, const struct tokens *tokens, uint32_t token)
{
    return kind_of(source, tokens, token) != KIND_NONE;
}

enum kind token_begins_kind(const struct source *source, const struct tokens *tokens,
                            uint32_t token)
{
    enum token_kind next = beside(tokens, token);
    return next == TOKEN_NAME || next == TOKEN_TEXT ? kind_of(source, tokens, token) : KIND_NONE;
}

static bool begins_statement(const struct walk *walk, uint32_t token)
{
    enum token_kind next = beside(walk->tokens, token);
    if (walk->tokens->items[token].kind != TOKEN_NAME || (next != TOKEN_NAME && next != TOKEN_TEXT))
        return false;
    return kind_of(walk->source, walk->tokens, token) != KIND_NONE ||
           token_is(walk->source, walk->tokens, token, "use") ||
           token_is(walk->source, walk->tokens, token, "accept") ||
           token_is(walk->source, walk->tokens, token, "todo");
}

static struct terminal *last(const struct walk *walk)
{
    struct terminals *terminals = walk->in->terminals;
    return terminals->count ? &terminals->items[terminals->count - 1] : NULL;
}

static enum symbol last_symbol(const struct walk *walk)
{
    struct terminal *terminal = last(walk);
    return terminal ? (enum symbol)terminal->symbol : SYMBOL_END;
}

static struct terminal *push(struct walk *walk, uint32_t token, enum symbol symbol)
{
    struct terminal *terminal = array_add(walk->in->arena, walk->in->terminals);
    *terminal = (struct terminal){.token = token, .symbol = (uint8_t)symbol};
    return terminal;
}

/* ---- Telling the scanner's faults: one a statement, or one a line outside statements ----------
 */

static bool line_between(const struct walk *walk, uint32_t from, uint32_t to)
{
    for (uint32_t token = from; token < to; token++)
        if (walk->tokens->items[token].kind == TOKEN_NEWLINE)
            return true;
    return false;
}

static void tell_outside(struct walk *walk, uint32_t before)
{
    const struct scan_faults *faults = walk->in->faults;
    for (; walk->fault < faults->count && faults->items[walk->fault].token < before;
         walk->fault++) {
        const struct scan_fault *fault = &faults->items[walk->fault];
        if (walk->last_told == UINT32_MAX || line_between(walk, walk->last_told, fault->token))
            scan_tell(walk->in->diagnostics, walk->source, walk->tokens, fault);
        walk->last_told = fault->token;
    }
}

static void tell_faults(struct walk *walk, uint32_t until)
{
    const struct scan_faults *faults = walk->in->faults;
    struct terminal *first = &walk->in->terminals->items[walk->first];
    if (walk->fault == faults->count || faults->items[walk->fault].token > until)
        return;
    tell_outside(walk, first->token);
    for (; walk->fault < faults->count && faults->items[walk->fault].token <= until;
         walk->fault++) {
        const struct scan_fault *fault = &faults->items[walk->fault];
        if (!first->told)
            scan_tell(walk->in->diagnostics, walk->source, walk->tokens, fault);
        first->told = true;
        walk->last_told = fault->token;
    }
}

/* ---- The first word of a statement ------------------------------------------------------------
 */

static enum symbol symbol_at(const struct walk *walk, size_t terminal)
{
    return terminal < walk->in->terminals->count
               ? (enum symbol)walk->in->terminals->items[terminal].symbol
               : SYMBOL_END;
}

/* use, accept, todo and the kinds that this block may hold are plain words in all other places;
   `control raises trust` is a sentence: two more words follow. */
static void classify(struct walk *walk)
{
    struct terminal *first = &walk->in->terminals->items[walk->first];
    if (first->symbol != SYMBOL_NAME)
        return;
    enum symbol second = symbol_at(walk, walk->first + 1), third = symbol_at(walk, walk->first + 2);
    bool sentence = second == SYMBOL_NAME && third == SYMBOL_NAME;
    enum kind kind = kind_of(walk->source, walk->tokens, first->token);
    if (kind != KIND_NONE) {
        if (!sentence && schema_holds(walk->owners[walk->depth], kind)) {
            first->symbol = SYMBOL_KIND;
            first->kind = (uint8_t)kind;
        }
    } else if (sentence) {
        return;
    } else if (second != SYMBOL_OPEN && token_is(walk->source, walk->tokens, first->token, "use")) {
        first->symbol = SYMBOL_USE;
    } else if (second == SYMBOL_NAME &&
               token_is(walk->source, walk->tokens, first->token, "accept")) {
        first->symbol = SYMBOL_ACCEPT;
    } else if ((second == SYMBOL_TEXT || second == SYMBOL_END) &&
               token_is(walk->source, walk->tokens, first->token, "todo")) {
        first->symbol = SYMBOL_TODO;
    }
}

/* The statement's head is whole: `until` is its last token. */
static void finish_head(struct walk *walk, uint32_t until)
{
    if (walk->first >= walk->in->terminals->count)
        return;
    classify(walk);
    tell_faults(walk, until);
}

static void end_statement(struct walk *walk)
{
    struct terminal *previous = last(walk);
    if (!previous || previous->symbol == SYMBOL_END || previous->symbol == SYMBOL_OPEN)
        return;
    uint32_t token = previous->token;
    if (previous->symbol != SYMBOL_CLOSE)
        finish_head(walk, token);
    push(walk, token + !last(walk)->put_in, SYMBOL_END)->put_in = true;
    walk->first = walk->in->terminals->count;
}

/* ---- Keys inside a statement ------------------------------------------------------------------
 */

static void report_missing_separator(struct walk *walk, uint32_t token)
{
    struct span at = token_span(walk->source, walk->tokens, token);
    uint32_t length;
    const char *text = token_text(walk->source, walk->tokens, token, &length);
    struct diagnostic *diagnostic =
        diagnose(walk->in->diagnostics, &message_rules[MESSAGE_UNEXPECTED_WORD], at,
                 "between the statement before and '%.*s' something is missing", (int)length, text);
    diagnostic_help(walk->in->diagnostics, diagnostic, "put a `;` or a new line before '%.*s'",
                    (int)length, text);
    diagnostic_fix(walk->in->diagnostics, diagnostic, (struct span){at.start, at.start},
                   schema_is_key(text, key_word_length(text, length)), "Put a `;` here", "; ");
}

static enum clause_word clause_of_key(const struct walk *walk, uint32_t token)
{
    uint32_t length;
    const char *text = token_text(walk->source, walk->tokens, token, &length);
    return schema_clause(text, key_word_length(text, length));
}

static bool key_inside(struct walk *walk, uint32_t token)
{
    struct terminals *terminals = walk->in->terminals;
    struct terminal *first = &terminals->items[walk->first];
    enum symbol before = last_symbol(walk);
    if (first->symbol == SYMBOL_KEY && before != SYMBOL_COMMA && before != SYMBOL_KEY &&
        before != SYMBOL_ARROW) {
        report_missing_separator(walk, token);
        end_statement(walk);
        return false;
    }
    if (first->symbol == SYMBOL_KEY || clause_of_key(walk, token) == NO_CLAUSE)
        return false;
    if (!first->told) {
        struct diagnostic *diagnostic = diagnose(
            walk->in->diagnostics, &message_rules[MESSAGE_UNEXPECTED_WORD],
            token_span(walk->source, walk->tokens, token), "inside a line '%s' has no colon",
            clause_specs[clause_of_key(walk, token)].words);
        diagnostic_help(walk->in->diagnostics, diagnostic,
                        "take the colon out, or put `%s:` on a "
                        "line of its own inside { }",
                        clause_specs[clause_of_key(walk, token)].words);
        diagnostic_fix(walk->in->diagnostics, diagnostic,
                       token_span(walk->source, walk->tokens, token), true, "Take the colon out",
                       clause_specs[clause_of_key(walk, token)].words);
    }
    first->told = true;
    return true;
}

/* ---- The walk ---------------------------------------------------------------------------------
 */

/* Whether the line that begins with this token goes on with the statement before it. */
static bool goes_on(const struct walk *walk, uint32_t token)
{
    enum symbol before = last_symbol(walk);
    switch (walk->tokens->items[token].kind) {
    case TOKEN_CLAUSE:
    case TOKEN_TEXT:
    case TOKEN_ARROW:
    case TOKEN_COMMA:
    case TOKEN_OPEN:
        return true;
    case TOKEN_KEY:
        return false;
    default:
        return (before == SYMBOL_COMMA || before == SYMBOL_ARROW) && !begins_statement(walk, token);
    }
}

static bool is_value_place(const struct walk *walk)
{
    return last_symbol(walk) == SYMBOL_KEY || last_symbol(walk) == SYMBOL_COMMA;
}

/* `takes: to, from`: the one key whose values are clause words. */
static bool wants_clause_words(const struct walk *walk)
{
    const struct terminals *terminals = walk->in->terminals;
    uint32_t length;
    if (walk->first >= terminals->count || terminals->items[walk->first].symbol != SYMBOL_KEY)
        return false;
    const char *key =
        token_text(walk->source, walk->tokens, terminals->items[walk->first].token, &length);
    return schema_wants_clause_words(key, key_word_length(key, length)) && is_value_place(walk);
}

static enum symbol symbol_of(const struct walk *walk, uint32_t token)
{
    switch ((enum token_kind)walk->tokens->items[token].kind) {
    case TOKEN_TEXT:
        return SYMBOL_TEXT;
    case TOKEN_NUMBER:
        return SYMBOL_NUMBER;
    case TOKEN_DATE:
        return SYMBOL_DATE;
    case TOKEN_KEY:
        return SYMBOL_KEY;
    case TOKEN_CLAUSE:
        if (wants_clause_words(walk))
            return SYMBOL_NAME;
        return walk->tokens->items[token].clause == CLAUSE_BECAUSE ? SYMBOL_BECAUSE : SYMBOL_CLAUSE;
    case TOKEN_ARROW:
        return SYMBOL_ARROW;
    case TOKEN_COMMA:
        return SYMBOL_COMMA;
    default:
        return SYMBOL_NAME;
    }
}

static void open_block(struct walk *walk, uint32_t token, bool put_in)
{
    struct terminals *terminals = walk->in->terminals;
    enum kind kind = KIND_NONE;
    if (walk->first < terminals->count) {
        finish_head(walk, token);
        const struct terminal *first = &terminals->items[walk->first];
        kind = first->symbol == SYMBOL_KIND ? (enum kind)first->kind : KIND_SENTENCE;
        if (first->symbol == SYMBOL_NAME)
            kind = KIND_NONE;
    }
    push(walk, token, SYMBOL_OPEN)->put_in = put_in;
    if (walk->depth < DEEPEST_NESTING)
        walk->depth++;
    walk->owners[walk->depth] = kind;
    walk->first = terminals->count;
}

static void close_block(struct walk *walk, uint32_t token, bool put_in)
{
    end_statement(walk);
    push(walk, token, SYMBOL_CLOSE)->put_in = put_in;
    walk->depth -= walk->depth > 0;
    walk->first = walk->in->terminals->count;
}

static void take(struct walk *walk, uint32_t token)
{
    enum token_kind kind = walk->tokens->items[token].kind;
    if (kind == TOKEN_CLOSE) {
        close_block(walk, token, false);
        return;
    }
    if (last_symbol(walk) == SYMBOL_CLOSE ||
        ((token_begins_line(walk->tokens, token) || token == walk->begins) &&
         !goes_on(walk, token)))
        end_statement(walk);
    if (kind == TOKEN_SEMICOLON) {
        end_statement(walk);
        return;
    }
    if (kind == TOKEN_OPEN) {
        open_block(walk, token, false);
        return;
    }
    bool begins = walk->first == walk->in->terminals->count;
    enum symbol symbol = symbol_of(walk, token);
    if (symbol == SYMBOL_KEY && !begins && key_inside(walk, token))
        symbol = SYMBOL_CLAUSE;
    push(walk, token, symbol);
}

/* Do what was found about the braces at this token. True where it is to be passed over. */
static bool mend_braces(struct walk *walk, uint32_t token, const struct brace_edits *edits,
                        size_t *next)
{
    bool dropped = false;
    for (; *next < edits->count && edits->items[*next].token == token; ++*next) {
        if (edits->items[*next].what == BRACE_OPENED)
            open_block(walk, token, true);
        else if (edits->items[*next].what == BRACE_CLOSED)
            close_block(walk, token, true);
        else
            dropped = true;
    }
    if (dropped && token_begins_line(walk->tokens, token))
        walk->begins = token_next(walk->tokens, token);
    return dropped;
}

bool find_statements(struct statements *in)
{
    struct brace_edits edits = {0};
    size_t next_edit = 0;
    if (!balance_braces(in, &edits))
        return false;
    struct walk walk = {.in = in,
                        .tokens = in->tokens,
                        .source = in->source,
                        .last_told = UINT32_MAX,
                        .owners = {KIND_FILE}};
    for (uint32_t token = 0; token < in->tokens->count; token++) {
        bool dropped = mend_braces(&walk, token, &edits, &next_edit);
        if (!dropped && in->tokens->items[token].kind >= TOKEN_NAME &&
            in->tokens->items[token].kind < TOKEN_END_OF_FILE)
            take(&walk, token);
    }
    end_statement(&walk);
    tell_outside(&walk, UINT32_MAX);
    push(&walk, (uint32_t)in->tokens->count - 1, SYMBOL_END_OF_FILE);
    return true;
}
