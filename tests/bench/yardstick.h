/*
 * The yardstick: what flex and bison cost at the least for reading declarations, remembering where
 * they stand and resolving their names. The compiler's check is held against it.
 */
#ifndef YARDSTICK_H
#define YARDSTICK_H

#include <stddef.h>
#include <stdint.h>

/* A stretch of the source: byte offset and length; line and column count from 1, in bytes. */
struct location {
    uint32_t offset, length, line, column;
};

#define YYLTYPE             struct location
#define YYLTYPE_IS_DECLARED 1
#define YYLTYPE_IS_TRIVIAL  1
#define YYLLOC_DEFAULT(whole, right, count) \
    ((whole) = location_span(YYRHSLOC(right, (count) ? 1 : 0), YYRHSLOC(right, count)))

/* The contents of a text, between its quotes. */
struct text {
    uint32_t offset, length;
};

struct name {
    uint32_t offset, length; /* where it was first seen */
    uint32_t hash;
    uint32_t declaration; /* index of its node plus 1, or 0 */
};

enum node_kind { NODE_VARIABLE, NODE_RAISES, NODE_LOWERS };

/* One declaration. A variable has one name and a label, a link has two names. */
struct node {
    enum node_kind kind;
    uint32_t first, second;
    struct text label;
    struct location location;
};

/* All that one run knows. Everything in it lives until the process ends. */
struct reading {
    const char *source;
    uint32_t offset, line, line_start; /* the scanner's place */
    struct name *names;
    uint32_t name_count, name_capacity;
    uint32_t *slots; /* hash table: index of a name plus 1, or 0 */
    uint32_t slot_mask;
    struct node *nodes;
    uint32_t node_count, node_capacity;
    uint32_t errors;
};

/* From the start of the first to the end of the last. */
struct location location_span(struct location first, struct location last);

/* The index of the name that stands in the source at text; the same letters, the same index. */
uint32_t reading_intern(struct reading *reading, const char *text, uint32_t length);

void reading_add_variable(struct reading *reading, uint32_t name, struct text label,
                          struct location location);
void reading_add_link(struct reading *reading, enum node_kind kind, uint32_t from, uint32_t to,
                      struct location location);

/* Counts an error and prints it to stderr. */
void reading_report(struct reading *reading, struct location location, const char *message);

#endif
