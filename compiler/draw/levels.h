#ifndef CATWOE_DRAW_LEVELS_H
#define CATWOE_DRAW_LEVELS_H

#include "draw/card.h"

/* Levels within each other on a page: where each stands, and what stands in it. Lengths and places
   are points. */

/* What one level does to this one: an arrow across its upper edge, with words beside it. */
struct pull {
    size_t line; /* its place in the description */
    struct text_lines words;
    struct point from; /* where the arrow begins; it runs straight down */
    double length;
    struct point words_at; /* the middle of the left edge of the words */
};

struct level {
    size_t node;
    size_t around;       /* the place of the level that holds it; NO_LEVEL: none does */
    unsigned depth;      /* 0: it is the widest of its ladder */
    size_t held, before; /* how many it holds; how many stand left of it where it stands itself */
    size_t ladder;       /* counted from 0 */
    double caption;      /* how wide that is; it stands at the right of the text */
    struct text_lines text, notes;
    struct cards cards;
    struct {
        struct pull *items;
        size_t count, capacity;
    } pulls;
    double text_top, cards_top; /* from its upper edge */
    double head, strip;         /* how high its own things are, and the words above its edge */
    struct box box;
    size_t rung; /* number of the node that stands beside it, from 1; 0: none */
};

#define NO_LEVEL SIZE_MAX

struct levels {
    struct drawing *drawing;
    struct level *items; /* whatever holds others before them */
    size_t count, ladders;
    double figure;          /* how high people are drawn; 0: only their names */
    double *heads, *strips; /* by ladder and depth: the highest */
};

static const double level_caption_size = 12, level_text_size = 15, level_note_size = 12,
                    level_ladder = 76 /* the room for why, what and how */;

struct levels levels_of(struct drawing *);

/* Set a ladder so wide, why, what and how included, with so much room more on each level. Gives how
   high it is; 0 where the width is too small. */
double levels_set(struct levels *, size_t ladder, double width, double more);

/* The depth of its deepest level. */
unsigned levels_depth(const struct levels *, size_t ladder);

/* Move a ladder that is set to here: its upper left corner. */
void levels_place(struct levels *, size_t ladder, struct point corner);

#endif
