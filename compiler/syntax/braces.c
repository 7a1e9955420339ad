/* Braces that do not fit each other.

   As long as every brace has its partner, indentation means nothing. Where the count is off, people
   still indent what they mean: a line that stands no deeper than the line of an open brace shows
   that its block has ended; a closing brace that stands alone under lines that are deeper shows
   which line should have opened a block. A declaration that cannot stand in the open block but can
   in the file shows it too. Each brace that is missing or too many is told once, at its place. */
#include "base/buffer.h"
#include "syntax/terminal.h"

#include <string.h>

struct brace {
    uint32_t token;
    uint32_t line, indent; /* of the line it stands on */
    bool indented;         /* what is inside begins deeper, or on the same line */
    enum kind kind;        /* of the declaration that it opens, where it is one */
};

struct mend {
    struct statements *in;
    const struct tokens *tokens;
    struct brace_edits *edits;
    struct brace open[DEEPEST_NESTING + 1];
    unsigned depth;
    long ahead;          /* braces still to come: openers less closers */
    uint32_t line;       /* of the token at hand */
    uint32_t indent;     /* of its line */
    uint32_t line_first; /* the token that begins its line */
    uint32_t statement;  /* the token that begins the statement at hand */
    bool in_statement;   /* the token before belongs to it */
};

static long count_braces(const struct tokens *tokens, bool *fits, bool *too_deep, uint32_t *at)
{
    long depth = 0;
    *fits = true;
    *too_deep = false;
    for (uint32_t token = 0; token < tokens->count; token++) {
        depth += tokens->items[token].kind == TOKEN_OPEN;
        depth -= tokens->items[token].kind == TOKEN_CLOSE;
        if (depth < 0)
            *fits = false;
        if (depth > DEEPEST_NESTING && !*too_deep) {
            *too_deep = true;
            *at = token;
        }
    }
    *fits = *fits && depth == 0;
    return depth;
}

static void edit(struct mend *mend, uint32_t token, int what)
{
    struct brace_edit *added = array_add(mend->in->arena, mend->edits);
    added->token = token;
    added->what = (uint8_t)what;
}

static struct span at_end_of(const struct mend *mend, uint32_t token)
{
    uint32_t end = token_span(mend->in->source, mend->tokens, token).end;
    return (struct span){end, end};
}

/* More closing braces are missing than will come. */
static bool too_few_closers(const struct mend *mend)
{
    return (long)mend->depth + mend->ahead > 0;
}

static bool too_many_closers(const struct mend *mend)
{
    return (long)mend->depth + mend->ahead < 0;
}

static uint32_t indent_of(const struct mend *mend, uint32_t token)
{
    return token && mend->tokens->items[token - 1].kind == TOKEN_BLANK
               ? token_length(mend->tokens, token - 1)
               : 0;
}

static void push_open(struct mend *mend, uint32_t token)
{
    uint32_t next = token_next(mend->tokens, token);
    enum kind kind = token_begins_kind(mend->in->source, mend->tokens, mend->line_first);
    bool same_line = !token_begins_line(mend->tokens, next);
    mend->open[mend->depth++] = (struct brace){
        token, mend->line, mend->indent, same_line || indent_of(mend, next) > mend->indent, kind};
}

/* On a line of its own, under the line that has opened the block. */
static void offer_closing(struct mend *mend, struct diagnostic *diagnostic,
                          const struct brace *brace, uint32_t before)
{
    const struct source *source = mend->in->source;
    uint32_t start = mend->tokens->items[before].start - indent_of(mend, before);
    bool line_due = start && source->text[start - 1] != '\n';
    struct span at = {source->base + start, source->base + start};
    diagnostic_fix(mend->in->diagnostics, diagnostic, at, false, "Close the block here",
                   arena_printf(mend->in->diagnostics->arena, "%s%*s}\n", line_due ? "\n" : "",
                                (int)brace->indent, ""));
}

static void tell_never_closed(struct mend *mend, const struct brace *brace, uint32_t before)
{
    struct diagnostics *diagnostics = mend->in->diagnostics;
    struct span at = token_span(mend->in->source, mend->tokens, brace->token);
    struct diagnostic *diagnostic = diagnose(diagnostics, &message_rules[MESSAGE_UNCLOSED_BLOCK],
                                             at, "this `{` is never closed");
    diagnostic_label(diagnostics, diagnostic, "the block starts here");
    if (mend->tokens->items[before].kind != TOKEN_END_OF_FILE) {
        diagnostic_remark(diagnostics, diagnostic,
                          token_span(mend->in->source, mend->tokens, before),
                          "by the indentation it ends before this line");
        diagnostic_help(diagnostics, diagnostic, "add `}` before this line");
    } else {
        diagnostic_help(diagnostics, diagnostic, "add `}` where the block ends");
        mend->in->cut_short = true;
    }
    offer_closing(mend, diagnostic, brace, before);
}

static void close_top(struct mend *mend, uint32_t before)
{
    mend->depth--;
    tell_never_closed(mend, &mend->open[mend->depth], before);
    edit(mend, before, BRACE_CLOSED);
}

/* What stands at the start of a line may show that the block around it has ended already. */
static bool shows_end(const struct mend *mend, uint32_t token)
{
    const struct brace *top = &mend->open[mend->depth - 1];
    if (mend->line <= top->line)
        return false;
    bool outdented = top->indented && mend->indent <= top->indent;
    if (mend->tokens->items[token].kind == TOKEN_CLOSE)
        return too_few_closers(mend) && mend->depth > 1 && top->indented &&
               mend->indent < top->indent;
    enum kind kind = token_begins_kind(mend->in->source, mend->tokens, token);
    bool foreign = kind != KIND_NONE && top->kind != KIND_NONE && !schema_holds(top->kind, kind) &&
                   schema_holds(KIND_FILE, kind);
    if (too_few_closers(mend))
        return outdented || (foreign && !top->indented);
    return outdented && foreign;
}

/* ---- A closing brace without an opening one: was one forgotten? -------------------------------
 */

/* The last token of the line of the statement under which the lines up to here stand deeper. */
static uint32_t line_that_should_open(const struct mend *mend, uint32_t closer)
{
    bool deeper = false;
    for (uint32_t token = closer; token-- > 0;) {
        if (mend->tokens->items[token].kind < TOKEN_NAME || !token_begins_line(mend->tokens, token))
            continue;
        uint32_t indent = indent_of(mend, token);
        if (indent > mend->indent) {
            deeper = true;
            continue;
        }
        if (indent < mend->indent || !deeper)
            return 0;
        uint32_t end = token, next = token_next(mend->tokens, token);
        while (!token_begins_line(mend->tokens, next)) {
            end = next;
            next = token_next(mend->tokens, next);
        }
        enum token_kind kind = mend->tokens->items[end].kind;
        return kind == TOKEN_OPEN || kind == TOKEN_CLOSE ? 0 : next;
    }
    return 0;
}

/* On one line: the first key behind the name of the declaration. */
static uint32_t key_that_should_be_inside(const struct mend *mend, uint32_t closer)
{
    uint32_t key = 0;
    for (uint32_t token = closer; token-- > mend->line_first;) {
        if (mend->tokens->items[token].kind == TOKEN_CLOSE)
            return 0;
        if (mend->tokens->items[token].kind == TOKEN_KEY)
            key = token;
    }
    return key == mend->line_first ? 0 : key;
}

static void remove_edits_from(struct mend *mend, uint32_t token)
{
    while (mend->edits->count && mend->edits->items[mend->edits->count - 1].token >= token)
        mend->edits->count--;
}

/* The last token before this one that is a word, a text or a sign; 0 where there is none. */
static uint32_t word_before(const struct mend *mend, uint32_t token)
{
    while (token && mend->tokens->items[token - 1].kind < TOKEN_NAME)
        token--;
    return token ? token - 1 : 0;
}

static bool open_forgotten(struct mend *mend, uint32_t closer)
{
    bool alone = token_begins_line(mend->tokens, closer);
    uint32_t before =
        alone ? line_that_should_open(mend, closer) : key_that_should_be_inside(mend, closer);
    uint32_t previous = word_before(mend, before);
    if (!before || mend->tokens->items[previous].kind < TOKEN_NAME)
        return false;
    struct diagnostic *diagnostic =
        diagnose(mend->in->diagnostics, &message_rules[MESSAGE_UNCLOSED_BLOCK],
                 at_end_of(mend, previous), "an opening `{` is missing here");
    diagnostic_remark(mend->in->diagnostics, diagnostic,
                      token_span(mend->in->source, mend->tokens, closer),
                      "this brace closes the block");
    diagnostic_help(mend->in->diagnostics, diagnostic, "put `{` here");
    diagnostic_fix(mend->in->diagnostics, diagnostic, at_end_of(mend, previous), false,
                   "Put `{` here", " {");
    remove_edits_from(mend, before);
    edit(mend, before, BRACE_OPENED);
    return true;
}

static void drop(struct mend *mend, uint32_t token, const char *message)
{
    struct diagnostic *diagnostic =
        diagnose(mend->in->diagnostics, &message_rules[MESSAGE_UNEXPECTED_WORD],
                 token_span(mend->in->source, mend->tokens, token), "%s", message);
    diagnostic_help(mend->in->diagnostics, diagnostic, "take this brace out");
    diagnostic_fix(mend->in->diagnostics, diagnostic, diagnostic->at, false, "Take this brace out",
                   "");
    edit(mend, token, BRACE_DROPPED);
}

/* The braces that still close on this line, this one included, and the token that begins the next
   line. */
static unsigned closers_on_line(const struct mend *mend, uint32_t closer, uint32_t *next_line)
{
    unsigned closers = 0, openers = 0;
    uint32_t token = closer;
    do {
        closers += mend->tokens->items[token].kind == TOKEN_CLOSE;
        openers += mend->tokens->items[token].kind == TOKEN_OPEN;
        token = token_next(mend->tokens, token);
    } while (mend->tokens->items[token].kind != TOKEN_END_OF_FILE &&
             !token_begins_line(mend->tokens, token));
    *next_line = token;
    return closers > openers ? closers - openers : 0;
}

static bool stands_inside(const struct mend *mend, uint32_t token, const struct brace *brace)
{
    return mend->tokens->items[token].kind != TOKEN_END_OF_FILE &&
           mend->tokens->items[token].kind != TOKEN_CLOSE && indent_of(mend, token) > brace->indent;
}

static bool closes_at(const struct mend *mend, uint32_t token, const struct brace *brace)
{
    return mend->tokens->items[token].kind == TOKEN_CLOSE &&
           indent_of(mend, token) == brace->indent;
}

/* A closer too many: more of them than this line has opened, and the block around it goes on below
   or straight behind it. */
static bool block_goes_on(const struct mend *mend, uint32_t closer)
{
    const struct brace *top = &mend->open[mend->depth - 1];
    uint32_t next_line, next = token_next(mend->tokens, closer);
    unsigned opened = 0, closers = closers_on_line(mend, closer, &next_line);
    while (opened < mend->depth && mend->open[mend->depth - 1 - opened].line == mend->line)
        opened++;
    if (opened)
        return closers > opened &&
               (opened == mend->depth ||
                stands_inside(mend, next_line, &mend->open[mend->depth - 1 - opened]) ||
                closes_at(mend, next_line, &mend->open[mend->depth - 1 - opened]));
    if (!top->indented)
        return false;
    if (next != next_line && mend->tokens->items[next].kind != TOKEN_CLOSE)
        return mend->indent > top->indent;
    return stands_inside(mend, next_line, top) ||
           (!token_begins_line(mend->tokens, closer) && closes_at(mend, next_line, top));
}

static bool stands_deeper(const struct mend *mend, uint32_t closer)
{
    const struct brace *top = &mend->open[mend->depth - 1];
    return token_begins_line(mend->tokens, closer) ? top->indent < mend->indent
                                                   : top->line < mend->line;
}

static void close_one(struct mend *mend, uint32_t token)
{
    bool off = mend->depth == 0 || (too_many_closers(mend) && stands_deeper(mend, token));
    if (off && open_forgotten(mend, token))
        return;
    if (mend->depth == 0)
        drop(mend, token, "this `}` closes nothing");
    else if (too_many_closers(mend) && block_goes_on(mend, token))
        drop(mend, token, "this `}` is one too many: its block goes on below");
    else
        mend->depth--;
}

/* Behind `key: …` no block can begin, nor where no statement has; nor between a kind and its name,
   nor in the middle of a sentence. */
static bool opens_nothing(const struct mend *mend, uint32_t brace)
{
    uint32_t next = token_next(mend->tokens, brace);
    enum token_kind behind = mend->tokens->items[next].kind;
    bool named_behind =
        (behind == TOKEN_NAME || behind == TOKEN_TEXT) && !token_begins_line(mend->tokens, next);
    if (!too_few_closers(mend))
        return false;
    bool kind = token_names_kind(mend->in->source, mend->tokens, mend->statement);
    bool behind_first = token_next(mend->tokens, mend->statement) == brace;
    return mend->tokens->items[mend->statement].kind == TOKEN_KEY || mend->statement == brace ||
           (named_behind && kind == behind_first);
}

static void open_one(struct mend *mend, uint32_t token)
{
    mend->ahead--;
    if (mend->depth < DEEPEST_NESTING)
        push_open(mend, token);
    if (!opens_nothing(mend, token))
        return;
    mend->depth--;
    drop(mend, token, "no block can begin here");
}

static void mend_token(struct mend *mend, uint32_t token)
{
    enum token_kind kind = mend->tokens->items[token].kind;
    /* A brace on a line of its own goes on with the statement before it. */
    bool goes_on = kind == TOKEN_OPEN && mend->in_statement;
    mend->in_statement = kind != TOKEN_OPEN && kind != TOKEN_CLOSE && kind != TOKEN_SEMICOLON;
    if (token_begins_line(mend->tokens, token) && !goes_on) {
        mend->line_first = mend->statement = token;
        mend->indent = indent_of(mend, token);
        while (mend->depth && shows_end(mend, token))
            close_top(mend, token);
    }
    if (kind == TOKEN_OPEN) {
        open_one(mend, token);
    } else if (kind == TOKEN_CLOSE) {
        close_one(mend, token);
        mend->ahead++;
    }
    if (kind == TOKEN_OPEN || kind == TOKEN_CLOSE || kind == TOKEN_SEMICOLON)
        mend->statement = token_next(mend->tokens, token);
}

bool balance_braces(struct statements *in, struct brace_edits *edits)
{
    bool fits, too_deep;
    uint32_t deepest = 0;
    long surplus = count_braces(in->tokens, &fits, &too_deep, &deepest);
    if (too_deep) {
        struct diagnostic *diagnostic =
            diagnose(in->diagnostics, &message_rules[MESSAGE_NESTING_TOO_DEEP],
                     token_span(in->source, in->tokens, deepest),
                     "more than %d blocks inside each other", DEEPEST_NESTING);
        diagnostic_help(in->diagnostics, diagnostic,
                        "look for closing braces that are missing above this line");
        return false;
    }
    if (fits)
        return true;
    struct mend mend = {.in = in, .tokens = in->tokens, .edits = edits, .ahead = surplus};
    for (uint32_t token = 0; token + 1 < in->tokens->count; token++) {
        if (in->tokens->items[token].kind == TOKEN_NEWLINE)
            mend.line++;
        if (in->tokens->items[token].kind >= TOKEN_NAME)
            mend_token(&mend, token);
    }
    while (mend.depth)
        close_top(&mend, (uint32_t)in->tokens->count - 1);
    return true;
}
