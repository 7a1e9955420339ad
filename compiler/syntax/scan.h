#ifndef CATWOE_SYNTAX_SCAN_H
#define CATWOE_SYNTAX_SCAN_H

#include "syntax/token.h"

/* Between grammar/scanner.l and scan.c only: what the scanner's actions call. Each is given what
   was matched; where one returns a length, only so many bytes of it belong to the token. */
struct scanner {
    struct arena *arena;
    const char *text; /* the file's first byte */
    size_t length;
    struct tokens *tokens;
    struct scan_faults *faults;
};

static inline struct token *scan_add(struct scanner *scanner, const char *matched,
                                     enum token_kind kind)
{
    struct token *token = array_add(scanner->arena, scanner->tokens);
    *token = (struct token){.start = (uint32_t)(matched - scanner->text), .kind = (uint8_t)kind};
    return token;
}

void scan_fault(struct scanner *, const char *matched, enum token_kind, enum scan_problem);
void scan_word(struct scanner *, const char *matched, int length);
void scan_clause(struct scanner *, const char *matched, int length);
void scan_date(struct scanner *, const char *matched);
void scan_key(struct scanner *, const char *matched, int length);
int scan_odd(struct scanner *, const char *matched, int length);

/* `next` is the byte behind a text that is closed, or UNCLOSED. */
enum { UNCLOSED = -1 };
int scan_text(struct scanner *, const char *matched, int length, int next);

/* A day that the calendar has. */
bool scan_is_date(int year, int month, int day);

/* Offer what would mend a fault, where that can be told. */
void scan_offer_fix(struct diagnostics *, struct diagnostic *, const struct source *,
                    const struct tokens *, const struct scan_fault *);

/* The generated scanner over a text with two NULs behind it. */
void scan_all(struct scanner *, char *text, size_t length);

/* flex's own, named by its prefix. */
int catwoe_scan_lex(void *yyscanner);

#endif
