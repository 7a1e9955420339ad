#ifndef CATWOE_DRAW_DELIVERY_CHAIN_H
#define CATWOE_DRAW_DELIVERY_CHAIN_H

#include "draw/person.h"

/* Where everything of a delivery chain stands. Hands and stages take turns in columns from left to
   right; columns that do not fit in one row go on in the next, again from left to right. What comes
   back stands in rows of its own below. A line to the next column is a curve between the two; every
   other runs along free ways: up and down in the gap between two columns or in the channel beside
   all rows, to and fro in the gutter below a row. Each line has a track of its own there, so that
   none lies on another and none meets what stands in a row. All lengths are points. */

struct chain_sizes {
    double figure, text_width, letters;
};

/* How wide the channels to the left and right of all rows are. */
enum { CHAIN_CHANNEL = 38 };

/* A thing in the picture: somebody, a stage or what stands for one. */
struct chain_slot {
    size_t node;
    bool is_hand, in_chain; /* else it stands below */
    struct person person;   /* of a hand */
    struct text_lines title, gives, moved, stuck;
    double width, above, below; /* the room it takes from its anchor, where lines meet it */
    double reach;               /* from there to where lines begin, to either side */
    size_t rank, band, column;  /* its row, and its column there */
    double order;               /* from above, in its column */
    struct point at;
};

/* A row: its columns, and what stands in each. */
struct chain_band {
    size_t first, count;  /* ranks; of a row below, slots in the list of those */
    double *left, *right; /* of each column */
    double above, below, anchor;
    double gutter;      /* how far its lower edge is from the next row */
    size_t tracks;      /* lines along the gutter */
    size_t *gap_tracks; /* lines up and down before each column */
};

/* A line as corners that are rounded, or as a curve where it has but two of them and both ends are
   in neighbouring columns. */
struct chain_way {
    struct point at[8];
    size_t count;
    bool curved; /* from at[1] to at[2] */
};

struct chain_picture {
    struct drawing *drawing;
    struct chain_sizes sizes;
    struct chain_slot *slots; /* one a node */
    size_t *columns;          /* nodes by rank */
    size_t *starts;           /* of each rank, in that list; one more at the end */
    size_t rank_count;
    size_t *below; /* nodes that stand below the chain */
    size_t below_count;
    struct chain_band *bands;
    size_t band_count, chain_bands; /* all, and those of the chain itself */
    size_t channel_tracks[2];       /* left and right of all rows */
    struct chain_way *ways;         /* one a line */
    double left, right;             /* edges of all rows */
    struct legend legend;
    struct page page;
};

/* Columns and the order in them, wherever they will stand. Once a picture. */
void chain_set_columns(struct chain_picture *);

/* Sets rows, slots and lines on the page's area, once the slots are measured; false: they do not
   fit. */
bool chain_set_rows(struct chain_picture *, struct box area);

/* Which ways lines take between rows and columns, in two passes: how many there are in each gap and
   gutter, once columns and rows are divided; and where they run, once all of it stands. */
void chain_count_tracks(struct chain_picture *);
void chain_lay_ways(struct chain_picture *);

/* Whether a line goes on in the chain: it is neither of what comes back nor of the silence. */
bool chain_goes_on(const struct diagram_line *);

#endif
