#ifndef CATWOE_DRAW_CARD_H
#define CATWOE_DRAW_CARD_H

#include "draw/page.h"

/* Cards as on a pin board, one for a node of the description: its figure and its badges at the
   left, its number and text, and below it, smaller, its notes. cards.def says how those of each
   part look. Used by whoever sets cards in rows, columns or along a way: first card_of says how
   large a card is, then its composer puts its box somewhere, then card_draw draws it there. All
   lengths are points. */

/* CARD_PORTRAIT: the figure above the words, badges beside it, and no outline: its composer draws
   one. */
struct card_look {
    enum card_form { CARD_SHEET, CARD_SLIP, CARD_PILL, CARD_TEXT, CARD_TITLE, CARD_PORTRAIT } form;
    enum card_lettering { CARD_REGULAR, CARD_BOLD, CARD_ITALIC } lettering;
    enum ink fill, line;
    enum dash dash;
};

/* How the cards of a part look. */
const struct card_look *card_look_of(enum diagram_part);

struct card {
    size_t node; /* its place in the description */
    const struct card_look *look;
    double letters; /* so many times as large as usual are its letters, figure and badges */
    struct text_lines text, notes;
    double figure;      /* height of its people, or 0 */
    struct point signs; /* the room that figure and badges take at its left; 0: there are none */
    struct box box; /* size: as wide and high as it must be; its place is up to the composer, who
                       may also make it wider or higher, but no smaller */
};

/* The text is set in 12 points and notes in 11, times `letters`, which is 1 or more. */
enum {
    CARD_TEXT_SIZE = 12,
    CARD_NOTE_SIZE = 11,
    CARD_FIGURE = 34 /* usual height of its people */
};

/* A card for the node at this place, no wider than `width` unless a single letter is or there is no
   room beside its figure; its text in as few lines as that allows. */
struct card card_of(const struct drawing *, size_t node, double width, double letters);

/* The same with people so high; 0: without a figure. */
struct card card_with_figure(const struct drawing *, size_t node, double width, double letters,
                             double figure);

/* Draw it where its box is, as a group of its own. */
void card_draw(struct drawing *, const struct card *);

/* Only its figure, badges and words, for whoever draws a shape or a group of their own. */
void card_draw_words(struct drawing *, const struct card *);

/* ---- Several ----------------------------------------------------------------------------------
 */

struct cards {
    struct card *items;
    size_t count, capacity;
};

/* How many of so many stand side by side in a width where each is to be at least `least` wide; at
   least 1. Each may then be card_of (width - gap * (beside - 1)) / beside wide. */
size_t cards_beside(size_t count, double width, double least, double gap);

/* Set them so many side by side within a width, all equally wide and those of one line equally
   high, with this gap between. Their boxes are then counted from the upper left corner of the
   whole; gives how high it is. */
double cards_stack(struct cards *, size_t beside, double width, double gap);

/* Move all of them. */
void cards_move(struct cards *, struct point by);

#endif
