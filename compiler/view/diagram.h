#ifndef CATWOE_VIEW_DIAGRAM_H
#define CATWOE_VIEW_DIAGRAM_H

#include "base/buffer.h"
#include "view/table.h"

#include <stdbool.h>
#include <stdint.h>

/* A picture before it is drawn: what it shows and how that hangs together, without a place, a size
   or a colour. draw/ gives it these; emit/ writes it as sentences, JSON or DOT as it is. All
   belongs to one arena; all texts are UTF-8. */

/* What a part of a picture is; its words in classes and JSON stand in part_words. */
enum diagram_part {
#define PART(id, ...) PART_##id,
#include "view/parts.def"
#undef PART
    PART_COUNT
};
extern const char *const part_words[PART_COUNT];

enum polarity { POLARITY_NONE, POLARITY_PLUS, POLARITY_MINUS, POLARITY_UNKNOWN };
extern const char *const polarity_words[];

struct diagram_node {
    const char *id; /* path of the item */
    enum diagram_part part;
    bool inside;              /* the boundary */
    const char *number;       /* "3", or NULL */
    const char *text;         /* what is written in it */
    const char *const *notes; /* smaller lines below the text */
    size_t note_count;
    const char *sentence; /* what it says, for whoever cannot see it */
};

/* An end of a line: the place of a node, or the boundary itself. */
#define END_BOUNDARY UINT32_MAX

struct diagram_line {
    const char *id;
    enum diagram_part part;
    uint32_t from, to;
    enum polarity polarity;
    bool delayed, contested;
    const char *sentence;
};

enum turn { TURN_REINFORCING, TURN_BALANCING, TURN_UNDETERMINED };
extern const char *const turn_words[];

/* A feedback loop that the picture names. */
struct diagram_loop {
    const char *id;
    const char *mark; /* R1, B2, ?1 */
    const char *text; /* its name for readers, or NULL */
    enum turn turn;
    bool delayed;
    uint32_t *nodes; /* in the order of its links */
    size_t node_count;
    const char *sentence;
};

struct diagram {
    const char *id;   /* path of what it shows */
    const char *view; /* activity-model, causal-map */
    const char *title, *subtitle;
    const char *description; /* the whole in a few sentences */
    const char *boundary;    /* its sentence; NULL where the picture has none */
    struct {
        struct diagram_node *items;
        size_t count, capacity;
    } nodes; /* in order of declaration */
    struct {
        struct diagram_line *items;
        size_t count, capacity;
    } lines;
    struct {
        struct diagram_loop *items;
        size_t count, capacity;
    } loops;
    size_t left_out, exposed; /* confidential things that it does not show, or shows */
};

#endif
