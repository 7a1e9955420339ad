#ifndef CATWOE_SYNTAX_TREE_H
#define CATWOE_SYNTAX_TREE_H

#include "schema/schema.h"
#include "source/source.h"

#include <stdbool.h>
#include <stdint.h>

/* The tree of a file, as it is written: phrases, not meanings. Spans of texts hold their marks. */

/* A stretch of terminals, the last one included; empty where last is before first. */
struct range {
    uint32_t first, last;
};

enum operand_form { OPERAND_WORDS, OPERAND_TEXT, OPERAND_DATE, OPERAND_QUANTITY };

/* One value as it is written: `council`, `"a text"`, `90 %`, `yes "the college agreed"`. */
struct operand {
    struct operand *next; /* behind a comma */
    struct operand *to;   /* behind an arrow */
    struct span at, why;  /* why: the text behind it, empty where there is none */
    uint32_t first;       /* terminal of its first word or number */
    uint8_t form, words;  /* how many terminals, at most 255 counted */
    bool faulty;          /* a token of it has been complained of */
};

struct clause {
    struct clause *next;
    struct operand *operands;
    struct span at; /* the clause word */
    enum clause_word word;
};

enum statement_type {
    STATEMENT_DECLARATION,
    STATEMENT_SENTENCE,
    STATEMENT_ATTRIBUTE,
    STATEMENT_USE,
    STATEMENT_ACCEPT,
    STATEMENT_TODO,
    STATEMENT_FAULT, /* what it was to be cannot be told */
};

struct statement {
    struct statement *next;
    struct span head;  /* kind word, key, use, accept or todo; all words of a sentence */
    struct span name;  /* of a declaration; the rule of an accept; empty where there is none */
    struct span label; /* a declaration's or sentence's text; the text of todo and accept */
    union {
        struct operand *operands; /* of an attribute or a use; NULL where it could not be read */
        struct block *block;      /* of a declaration or sentence; NULL where there is none */
    };
    struct clause *clauses;
    uint32_t first; /* terminal of the first word */
    uint32_t end;   /* of the statement without its block */
    uint16_t words; /* of a sentence */
    uint8_t type, kind;
    bool faulty; /* it has had its message: conclude nothing from what it lacks */
};

/* The statement without its block. */
static inline struct span statement_at(const struct statement *statement)
{
    return (struct span){statement->head.start, statement->end};
}

/* Its block; NULL where it has none. */
static inline const struct block *statement_block(const struct statement *statement)
{
    bool may = statement->type == STATEMENT_DECLARATION || statement->type == STATEMENT_SENTENCE ||
               statement->type == STATEMENT_FAULT;
    return may ? statement->block : NULL;
}

struct block {
    struct statement *first;
    struct span close; /* the closing brace */
};

/* A file's syntax, whole. */
struct file {
    const struct source *source;
    struct tokens *tokens;
    struct terminals *terminals;
    struct statement *statements;
};

static inline bool span_is_empty(struct span span)
{
    return span.start == span.end;
}

#endif
