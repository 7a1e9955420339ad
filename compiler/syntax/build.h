#ifndef CATWOE_SYNTAX_BUILD_H
#define CATWOE_SYNTAX_BUILD_H

#include "syntax/terminal.h"
#include "syntax/tree.h"

/* What the grammar's actions call. Nodes live in the arena; no action can fail. */
struct parser {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct file *file;
    uint32_t next;      /* terminal to be read next */
    uint32_t statement; /* terminal that begins the statement being read */
};

struct statement_list {
    struct statement *first, *last;
};

struct operand_list {
    struct operand *first, *last;
};

/* What stands behind a declaration's name or a sentence's words, in any order. */
struct parts {
    struct clause *first, *last;
    struct span label;
};

static inline struct range range_of(const struct range *parts, int count)
{
    if (count)
        return (struct range){parts[1].first, parts[count].last};
    return (struct range){parts[0].last + 1, parts[0].last};
}

/* The next terminal and where it stands. */
enum symbol parser_next(struct parser *, struct range *at);

/* The terminal does not fit here: say what would, once a statement. The expected are told where
   they are few; more than EXPECTED_MOST count as none. */
enum { EXPECTED_MOST = 5 };
void tell_syntax_error(struct parser *, uint32_t terminal, const char *const *expected, int count);

void parser_finish(struct parser *, struct statement_list);

struct statement_list build_no_statements(void);
struct statement_list build_statement_behind(struct statement_list, struct statement *);
struct block *build_block(struct parser *, struct statement_list, struct range close);

struct statement *build_declaration(struct parser *, struct range kind, struct range name,
                                    struct parts, struct block *);
struct statement *build_sentence(struct parser *, struct range words, struct parts, struct block *);
struct statement *build_attribute(struct parser *, struct range key, struct operand_list,
                                  struct parts clauses);
struct statement *build_use(struct parser *, struct range use, struct operand_list);
struct statement *build_accept(struct parser *, struct range accept, struct range rule,
                               struct range reason);
struct statement *build_todo(struct parser *, struct range todo, struct range text);

/* A statement that could not be read. What it begins with tells what it was to be: a declaration
   keeps its kind and name, an attribute its key, and a block stays whole. */
struct statement *build_fault(struct parser *, struct range, struct block *);

struct parts build_no_parts(void);
struct parts build_label_behind(struct parser *, struct parts, struct range text);
struct parts build_clause_behind(struct parts, struct clause *);
struct clause *build_clause(struct parser *, struct range word, struct operand_list);

struct operand_list build_operands(struct operand *);
struct operand_list build_operand_behind(struct operand_list, struct operand *);
struct operand *build_operand(struct parser *, enum operand_form, struct range);
struct operand *build_reason(struct parser *, enum operand_form, struct range, struct range text);
struct operand *build_arrow(struct operand *from, struct operand *to);

#endif
