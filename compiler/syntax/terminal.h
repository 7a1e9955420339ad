#ifndef CATWOE_SYNTAX_TERMINAL_H
#define CATWOE_SYNTAX_TERMINAL_H

#include "schema/schema.h"
#include "syntax/token.h"

/* What the parser reads: the tokens that carry meaning, with the ends of statements put in and the
   words that begin one told apart. Where a brace was missing or one too many, that is mended. */
enum symbol {
    SYMBOL_END_OF_FILE,
    SYMBOL_END, /* of a statement */
    SYMBOL_KIND,
    SYMBOL_USE,
    SYMBOL_ACCEPT,
    SYMBOL_TODO,
    SYMBOL_NAME,
    SYMBOL_TEXT,
    SYMBOL_NUMBER,
    SYMBOL_DATE,
    SYMBOL_KEY,
    SYMBOL_CLAUSE,
    SYMBOL_BECAUSE,
    SYMBOL_ARROW,
    SYMBOL_OPEN,
    SYMBOL_CLOSE,
    SYMBOL_COMMA,
    SYMBOL_COUNT
};

struct terminal {
    uint32_t token;
    uint8_t symbol;
    uint8_t kind; /* enum kind of a SYMBOL_KIND */
    bool put_in;  /* not in the text: it stands just before its token */
    bool told;    /* the statement that begins here has had its message */
};

struct terminals {
    struct terminal *items;
    size_t count, capacity;
};

enum { DEEPEST_NESTING = 64 };

/* A mend of the braces: the token is to be passed over, or a brace is put in before it. */
struct brace_edit {
    uint32_t token;
    enum { BRACE_DROPPED, BRACE_OPENED, BRACE_CLOSED } what;
};

struct brace_edits {
    struct brace_edit *items;
    size_t count, capacity;
};

/* One file on its way from tokens to terminals. */
struct statements {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct source *source;
    const struct tokens *tokens;
    const struct scan_faults *faults;
    struct terminals *terminals;
    bool cut_short; /* found: the file ends inside a block, so more may be missing */
};

/* Fill the terminals. False where blocks are too deep to go on; that has been told. */
bool find_statements(struct statements *);

/* Find the braces that do not fit each other and say so; edits are in the order of the text. False
   where blocks are nested deeper than DEEPEST_NESTING. */
bool balance_braces(struct statements *, struct brace_edits *);

/* Small questions about a token. */
bool token_begins_line(const struct tokens *, uint32_t token);
uint32_t token_next(const struct tokens *, uint32_t token); /* the next with meaning */
const char *token_text(const struct source *, const struct tokens *, uint32_t token,
                       uint32_t *length);
bool token_is(const struct source *, const struct tokens *, uint32_t token, const char *word);

bool token_names_kind(const struct source *, const struct tokens *, uint32_t token);

/* The kind that a word names where it begins `KIND NAME` or `KIND "text"` on one line. */
enum kind token_begins_kind(const struct source *, const struct tokens *, uint32_t token);

#endif
