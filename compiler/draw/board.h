#ifndef CATWOE_DRAW_BOARD_H
#define CATWOE_DRAW_BOARD_H

#include "draw/card.h"

/* A board of rows and columns with cards in its cells, as on a pin wall: heads of the rows at the
   left, those of the columns on top. Rows and columns follow from the description: a node stands in
   those that its `row` and `column` name. Nodes without a row, where there are rows, or that head
   one, are no cards of the board; those without a column, where there are columns, stand across the
   whole row. A board may have no row heads (then it is one row) or no column heads (one column).
   All lengths are points.

   compose_board sets one on a page and draws it:

       board_of                 which cards stand in which cells
       board_set                their places within an area; false where they do not fit: try
                                smaller letters or a larger page (page_grow)
       board_draw_ground        fields, heads and ruling
       board_draw_cards         and what stands on them
 */

struct board_plan {
    enum diagram_part row, column; /* the parts of the nodes that head them */
    double heads_most;             /* how wide row heads may be on any page; on a wide one they may
                                      have about a fifth of it */
    double column_least;           /* how wide a column is at least */
    double card_least; /* how wide cards are at least that stand side by side in a cell */
    bool even;         /* all columns equally wide; else those with more are wider */
};

/* What compose_board takes. */
extern const struct board_plan board_plan_usual;

/* A row or a column. Places are counted on the page once the board is set. */
struct board_track {
    uint32_t head; /* the number of its node, from 1; 0: it has no head */
    struct card card;
    double start, length; /* of a column from its left edge, of a row from its upper edge */
};

struct board_tracks {
    struct board_track *items;
    size_t count, capacity;
};

struct board {
    struct drawing *drawing;
    struct board_plan plan;
    struct board_tracks rows, columns;
    struct cards *cells; /* row by row: those of each column, and last those across all columns */
    double figure;   /* height of the people in its cards, times letters; at first the usual one */
    struct box area; /* of the fields, without heads */
    double high;     /* the least height that it needs with its heads, once it was set */
};

struct board board_of(struct drawing *, struct board_plan);

/* The cards in a cell; `column` may be the count of columns: those across all. */
struct cards *board_cell(const struct board *, size_t row, size_t column);

/* Set it within an area, with letters so many times as large as usual. Spare height is shared out
   among the rows. False where it does not fit. */
bool board_set(struct board *, struct box area, double letters);

/* What it stands on: tinted columns, heads, lines between the rows; and then its cards. */
void board_draw_ground(struct board *);
void board_draw_cards(struct board *);

#endif
