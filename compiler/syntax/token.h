#ifndef CATWOE_SYNTAX_TOKEN_H
#define CATWOE_SYNTAX_TOKEN_H

#include "base/arena.h"
#include "source/diagnostic.h"
#include "source/source.h"

#include <stdbool.h>
#include <stdint.h>

/* The scanner's tokens. Every byte of a file belongs to exactly one: a token ends where the next
   begins. Whoever needs the text as it was typed (the formatter, an editor) reads these. */
enum token_kind {
    TOKEN_BLANK,
    TOKEN_NEWLINE,
    TOKEN_COMMENT,
    TOKEN_STRAY, /* has been complained of and is passed over */
    TOKEN_NAME,  /* from here on: what the parser sees */
    TOKEN_TEXT,
    TOKEN_NUMBER,
    TOKEN_DATE,
    TOKEN_KEY, /* with its colon */
    TOKEN_CLAUSE,
    TOKEN_ARROW,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_END_OF_FILE,
};

struct token {
    uint32_t start; /* offset in the file */
    uint8_t kind;
    bool faulty;    /* has been complained of; read as what `kind` says all the same */
    uint8_t clause; /* enum clause_word of a TOKEN_CLAUSE */
};

struct tokens {
    struct token *items; /* the last is TOKEN_END_OF_FILE */
    size_t count, capacity;
};

/* What can be wrong with a token by itself; the texts stand in scan.c. */
enum scan_problem {
    SCAN_UNCLOSED_TEXT,
    SCAN_TEXT_GLUED,
    SCAN_ESCAPE,
    SCAN_QUOTE_IT,
    SCAN_REMARK,
    SCAN_SINGLE_QUOTES,
    SCAN_STRAY_QUOTE,
    SCAN_HYPHENS,
    SCAN_NO_LETTER,
    SCAN_NUMBER_COMMA,
    SCAN_DATE_FORM,
    SCAN_NO_SUCH_DAY,
    SCAN_ARROW_FORM,
    SCAN_FULL_STOP,
    SCAN_COLON,
    SCAN_NO_MEANING,
};

/* Told once a statement, by the pass behind the scanner. */
struct scan_fault {
    uint32_t token;
    enum scan_problem problem;
};

struct scan_faults {
    struct scan_fault *items;
    size_t count, capacity;
};

struct diagnostic *scan_tell(struct diagnostics *, const struct source *, const struct tokens *,
                             const struct scan_fault *);

/* Scan a text that is UTF-8 and holds no NUL. */
void scan(struct arena *, const struct source *, struct tokens *, struct scan_faults *);

/* The bytes of a key without its colon and the blanks before it. */
uint32_t key_word_length(const char *key, uint32_t length);

/* The bytes of the mark that opens this text, and of the one that closes it. */
uint32_t text_mark_length(const char *text);

static inline uint32_t token_length(const struct tokens *tokens, uint32_t token)
{
    return tokens->items[token + 1].start - tokens->items[token].start;
}

static inline struct span token_span(const struct source *source, const struct tokens *tokens,
                                     uint32_t token)
{
    uint32_t end = token + 1 < tokens->count ? tokens->items[token + 1].start : source->length;
    return (struct span){source->base + tokens->items[token].start, source->base + end};
}

#endif
