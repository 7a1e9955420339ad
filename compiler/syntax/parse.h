#ifndef CATWOE_SYNTAX_PARSE_H
#define CATWOE_SYNTAX_PARSE_H

#include "syntax/tree.h"

#include "base/arena.h"
#include "source/diagnostic.h"

/* A source's syntax: scanned, divided into statements, parsed. Faults are told; what could be read
   is in the file. Where the source is no text or its blocks are too deep, it holds nothing and the
   source is marked unsound. */
struct file *parse(struct arena *, struct diagnostics *, struct source *);

/* Whether the bytes are a text in UTF-8; if not, that is told. */
bool source_is_text(struct diagnostics *, const struct source *);

/* A word of a sentence or operand: the number-th terminal from `first`. */
struct span file_word(const struct file *, uint32_t first, unsigned number);

/* A line with tabs between its words, more than one: it comes from a spreadsheet. */
bool looks_like_a_row(const char *line, const char *end);
#define ROW_MESSAGE "this looks like a row pasted from a spreadsheet"
#define ROW_HELP \
    "write it as a statement: a kind, a name and a text in quotes, then `key: value` inside { }"

/* The generated parser; 0 when it came to the end. */
struct parser;
int catwoe_parse(struct parser *);

#endif
