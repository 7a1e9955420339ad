#ifndef CATWOE_EXCHANGE_DOT_SCAN_H
#define CATWOE_EXCHANGE_DOT_SCAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The words of the language DOT (Graphviz), one after the other. */
enum dot_kind {
    DOT_END,
    DOT_ID,     /* a word, a number, or a text in quotes: without them */
    DOT_HTML,   /* what stands between < and > */
    DOT_ARROW,  /* -> */
    DOT_LINE,   /* -- */
    DOT_MARK,   /* { } [ ] ; , = : */
    DOT_STRANGE /* what DOT does not know, or a quote or bracket that is never closed */
};

struct dot_scanner {
    struct arena *arena;
    const char *text;
    size_t size, at, line; /* of what comes next; lines from 1 */

    enum dot_kind kind;
    const char *id;     /* of DOT_ID and DOT_HTML, with its escapes */
    bool quoted;        /* it stood in quotes, and is no keyword */
    char mark;          /* of DOT_MARK, and the first byte of DOT_STRANGE */
    size_t begins_line; /* where this word begins */
};

struct dot_scanner dot_scan(struct arena *, const char *text, size_t size);

/* Whether a text begins as a graph does: strict, graph or digraph, a name, a brace. */
bool dot_begins(const char *text, size_t size);

/* Go on to the next word. */
void dot_next(struct dot_scanner *);

bool dot_is_mark(const struct dot_scanner *, char mark);

/* Whether this word is a keyword: graph, digraph, node, edge, strict, subgraph, in any case. */
bool dot_is_keyword(const struct dot_scanner *, const char *keyword);

#endif
