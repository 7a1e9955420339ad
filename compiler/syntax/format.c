/* The formatter walks the tree for the order of things and the tokens for all that the tree does
   not hold: comments, empty lines, line breaks. */
#include "syntax/format.h"

#include "syntax/terminal.h"

#include <string.h>

enum { BLOCK_INDENT = 2, GOING_ON_INDENT = 4 };

struct layout {
    const struct file *file;
    const struct tokens *tokens;
    struct buffer *out;
    unsigned depth;
    bool in_line;  /* in a block that stands on one line */
    uint32_t done; /* tokens before this one have been written */
};

/* A terminal of a statement's head on its way out. */
struct piece {
    uint32_t terminal;
    uint32_t after; /* the token behind the piece before it: comments lie between */
    bool breaks;    /* the writer put it on a new line */
};

struct pieces {
    struct piece *items;
    size_t count, capacity;
};

static const struct terminal *terminal_at(const struct layout *layout, uint32_t at)
{
    return &layout->file->terminals->items[at];
}

static const char *text_of(const struct layout *layout, uint32_t token, uint32_t *length)
{
    return token_text(layout->file->source, layout->tokens, token, length);
}

static void new_line(struct layout *layout, unsigned extra)
{
    buffer_byte(layout->out, '\n');
    buffer_repeat(layout->out, ' ', layout->depth * BLOCK_INDENT + extra);
}

static bool at_start(const struct layout *layout)
{
    return !layout->out->count;
}

/* ---- What lies between statements -------------------------------------------------------------
 */

static void put_comment(struct layout *layout, uint32_t token)
{
    uint32_t length;
    const char *text = text_of(layout, token, &length);
    while (length &&
           (text[length - 1] == '\r' || text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    buffer_add(layout->out, text, length);
}

/* Comments up to a token, each on its own line or behind what stands before it; then the line break
   that the token needs. Returns whether a line was broken. */
static bool put_between(struct layout *layout, uint32_t until, bool first, bool last)
{
    unsigned lines = 0;
    bool broken = false;
    for (; layout->done < until; layout->done++) {
        enum token_kind kind = layout->tokens->items[layout->done].kind;
        if (kind == TOKEN_NEWLINE)
            lines++;
        if (kind != TOKEN_COMMENT)
            continue;
        if (!lines && !at_start(layout)) {
            buffer_put(layout->out, "  ");
        } else if (!at_start(layout)) {
            if (lines > 1 && !(first && !broken))
                buffer_byte(layout->out, '\n');
            new_line(layout, 0);
        }
        put_comment(layout, layout->done);
        broken = true;
        lines = 0;
    }
    if (!lines && !broken)
        return false;
    if (at_start(layout) || last)
        return broken;
    if (lines > 1 && !(first && !broken))
        buffer_byte(layout->out, '\n');
    new_line(layout, 0);
    return true;
}

/* ---- A statement's head -----------------------------------------------------------------------
 */

static bool has_newline(const struct layout *layout, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (layout->tokens->items[from].kind == TOKEN_NEWLINE ||
            layout->tokens->items[from].kind == TOKEN_COMMENT)
            return true;
    return false;
}

static bool has_comment(const struct layout *layout, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (layout->tokens->items[from].kind == TOKEN_COMMENT)
            return true;
    return false;
}

static uint32_t end_of_head(const struct layout *layout, uint32_t first)
{
    uint32_t at = first;
    while (terminal_at(layout, at)->symbol != SYMBOL_END &&
           terminal_at(layout, at)->symbol != SYMBOL_OPEN)
        at++;
    return at;
}

static void collect_pieces(const struct layout *layout, const struct statement *statement,
                           uint32_t end, struct pieces *pieces)
{
    for (uint32_t at = statement->first; at < end; at++) {
        struct piece *piece = array_add(layout->out->arena, pieces);
        *piece = (struct piece){.terminal = at};
        if (at == statement->first) {
            piece->after = terminal_at(layout, at)->token;
            continue;
        }
        piece->after = terminal_at(layout, at - 1)->token + 1;
        piece->breaks = has_newline(layout, piece->after, terminal_at(layout, at)->token);
    }
}

/* The text of a declaration goes straight behind its name, that of a sentence behind its words. */
static void move_label(const struct layout *layout, const struct statement *statement,
                       struct pieces *pieces)
{
    size_t target = statement->type == STATEMENT_SENTENCE
                        ? statement->words
                        : 1 + (size_t)!span_is_empty(statement->name);
    size_t label = 0;
    if ((statement->type != STATEMENT_SENTENCE && statement->type != STATEMENT_DECLARATION) ||
        span_is_empty(statement->label))
        return;
    while (label < pieces->count &&
           token_span(layout->file->source, layout->tokens,
                      terminal_at(layout, pieces->items[label].terminal)->token)
                   .start != statement->label.start)
        label++;
    if (label <= target || label == pieces->count)
        return;
    struct piece moved = pieces->items[label];
    moved.breaks = false;
    memmove(pieces->items + target + 1, pieces->items + target,
            (label - target) * sizeof *pieces->items);
    pieces->items[target] = moved;
}

/* A text over several lines keeps its breaks; what follows one stands under the statement. */
static void put_text(struct layout *layout, const char *text, uint32_t length)
{
    for (uint32_t at = 0; at < length; at++) {
        if (text[at] != '\n') {
            buffer_byte(layout->out, text[at]);
            continue;
        }
        while (strchr(" \t\r", layout->out->items[layout->out->count - 1]))
            layout->out->count--;
        while (at + 1 < length && strchr(" \t\r", text[at + 1]))
            at++;
        new_line(layout, GOING_ON_INDENT);
    }
}

/* Words with single blanks between them, however they were typed; a key's colon straight behind. */
static void put_words(struct layout *layout, const char *text, uint32_t length)
{
    bool blank = false;
    for (uint32_t at = 0; at < length; at++) {
        bool is_nbsp = at + 1 < length && !memcmp(text + at, "\xC2\xA0", 2);
        bool is_narrow = at + 2 < length && !memcmp(text + at, "\xE2\x80\xAF", 3);
        if (text[at] == ' ' || text[at] == '\t' || is_nbsp || is_narrow) {
            at += is_nbsp ? 1 : is_narrow ? 2 : 0;
            blank = true;
            continue;
        }
        if (blank && text[at] != ':')
            buffer_byte(layout->out, ' ');
        blank = false;
        buffer_byte(layout->out, text[at]);
    }
}

static void put_terminal(struct layout *layout, const struct terminal *terminal)
{
    uint32_t length;
    const char *text = text_of(layout, terminal->token, &length);
    if (terminal->symbol == SYMBOL_ARROW)
        buffer_put(layout->out, "->");
    else if (terminal->symbol == SYMBOL_TEXT)
        put_text(layout, text, length);
    else
        put_words(layout, text, length);
}

static void put_comments_inside(struct layout *layout, uint32_t from, uint32_t to)
{
    bool own_line = false;
    for (; from < to; from++) {
        enum token_kind kind = layout->tokens->items[from].kind;
        own_line = own_line || kind == TOKEN_NEWLINE;
        if (kind != TOKEN_COMMENT)
            continue;
        if (own_line)
            new_line(layout, GOING_ON_INDENT);
        else
            buffer_put(layout->out, "  ");
        put_comment(layout, from);
    }
}

static void put_head(struct layout *layout, const struct statement *statement, uint32_t end)
{
    struct pieces pieces = {0};
    collect_pieces(layout, statement, end, &pieces);
    move_label(layout, statement, &pieces);
    bool owed = false; /* a break before a comma stands behind it */
    for (size_t i = 0; i < pieces.count; i++) {
        const struct piece *piece = &pieces.items[i];
        const struct terminal *terminal = terminal_at(layout, piece->terminal);
        uint32_t before = layout->out->count ? (uint32_t)layout->out->count : 0;
        put_comments_inside(layout, piece->after, terminal->token);
        bool commented = layout->out->count != before;
        bool comma = terminal->symbol == SYMBOL_COMMA;
        if (commented || ((piece->breaks || owed) && !comma))
            new_line(layout, GOING_ON_INDENT);
        else if (i && !comma)
            buffer_byte(layout->out, ' ');
        owed = comma && piece->breaks && !commented;
        put_terminal(layout, terminal);
    }
    layout->done = terminal_at(layout, end - 1)->token + 1;
}

/* ---- Blocks -----------------------------------------------------------------------------------
 */

static void put_statements(struct layout *layout, const struct statement *statement);

static uint32_t closing_token(const struct layout *layout, const struct statement *statement)
{
    uint32_t token = terminal_at(layout, end_of_head(layout, statement->first))->token;
    uint32_t offset = statement->block->close.start - layout->file->source->base;
    uint32_t low = token, high = (uint32_t)layout->tokens->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (layout->tokens->items[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Comments between the head and its brace, and behind the brace on its line. */
static void put_comments_of_brace(struct layout *layout, uint32_t open)
{
    bool own_line = false;
    for (uint32_t token = layout->done; token < open; token++) {
        enum token_kind kind = layout->tokens->items[token].kind;
        own_line = own_line || kind == TOKEN_NEWLINE;
        if (kind != TOKEN_COMMENT)
            continue;
        if (own_line)
            new_line(layout, 0);
        else
            buffer_put(layout->out, "  ");
        put_comment(layout, token);
        own_line = true;
    }
    layout->done = open + 1;
}

static void put_block(struct layout *layout, const struct statement *statement, uint32_t open)
{
    uint32_t close = closing_token(layout, statement);
    bool was_in_line = layout->in_line;
    layout->in_line =
        !has_newline(layout, open + 1, close) && !has_comment(layout, layout->done, open);
    buffer_put(layout->out, " {");
    layout->depth += !layout->in_line;
    put_comments_of_brace(layout, open);
    layout->depth -= !layout->in_line;
    if (layout->in_line) {
        buffer_put(layout->out, statement->block->first ? " " : "");
        put_statements(layout, statement->block->first);
        buffer_put(layout->out, statement->block->first ? " }" : "}");
    } else {
        layout->depth++;
        put_statements(layout, statement->block->first);
        put_between(layout, close, !statement->block->first, true);
        layout->depth--;
        new_line(layout, 0);
        buffer_byte(layout->out, '}');
    }
    layout->done = close + 1;
    layout->in_line = was_in_line;
}

static void put_statements(struct layout *layout, const struct statement *statement)
{
    bool behind_block = false;
    for (bool first = true; statement; first = false, statement = statement->next) {
        uint32_t token = terminal_at(layout, statement->first)->token;
        bool broken = put_between(layout, token, first, false);
        if (!broken && !at_start(layout) && !(first && layout->in_line)) {
            if (!layout->in_line && (first || behind_block))
                new_line(layout, 0);
            else
                buffer_put(layout->out, "; ");
        }
        uint32_t end = end_of_head(layout, statement->first);
        put_head(layout, statement, end);
        behind_block = statement_block(statement) != NULL;
        if (behind_block)
            put_block(layout, statement, terminal_at(layout, end)->token);
    }
}

void format_file(const struct file *file, struct buffer *out)
{
    struct layout layout = {.file = file, .tokens = file->tokens, .out = out};
    put_statements(&layout, file->statements);
    put_between(&layout, (uint32_t)file->tokens->count - 1, false, true);
    if (out->count)
        buffer_byte(out, '\n');
}
