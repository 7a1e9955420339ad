#ifndef CATWOE_DRAW_SPREAD_H
#define CATWOE_DRAW_SPREAD_H

#include "draw/boundary.h"

/* Figures with their bubbles spread over a page, as a facilitator would: those who have to do with
   each other near, nobody in anybody's way, the lines between them clear, and the page filled.

   Figures are put down one after the other, each in the best free place, and then each in turn is
   moved to where it stands better (greedy construction and coordinate descent) until none is. Now
   and then whoever stands in a tangle is taken up with those it has to do with, and they are put
   down again (large neighbourhood search, Shaw 1998). There is no chance in it: a figure that comes
   last moves the others little. All lengths are points. */

enum side { /* of a figure on which a bubble stands */
            SIDE_RIGHT,
            SIDE_LEFT,
            SIDE_ABOVE_RIGHT,
            SIDE_ABOVE_LEFT,
            SIDE_CORNER_RIGHT,
            SIDE_CORNER_LEFT,
            SIDE_COUNT
};

struct standing {
    struct box box; /* size in, centre out */
    double head;    /* from its upper edge down to where voices come from */
    size_t bubble;  /* the first of its bubbles among those of the spread */
    size_t bubble_count;
    bool outside;  /* the boundary */
    bool has_wish; /* to stand near here: */
    struct point wish;
    uint32_t beside; /* the figure that it belongs to, or itself */
};

struct bubble {
    struct box box; /* size in, centre out */
    uint32_t of;    /* whose it is */
    enum side side; /* out */
};

struct thread { /* a line between two figures */
    uint32_t from, to;
    struct box label; /* its room halfway: size in, centre out; without a width it has none */
    bool strife;      /* a conflict, which nothing ought to cross */
    uint32_t inner;   /* of several between the same two: the next one towards the straight way, */
    int lane;         /* and on which side of it this one runs: -1, 1; 0 is straight */
    double bow;       /* out: how far its middle lies beside the straight way, as a share of that */
};

/* What a line costs beside one of the figures or, counted behind these, one of the lines; of so
   many lines of one figure that is noted. */
enum { LINES_NOTED = 16 };
struct note {
    size_t which;
    double cost;
};
struct notes {
    struct note *items;
    size_t count, next; /* next: that is to be looked at */
};

/* How one figure stands: where, and on which side its first bubble is. */
struct pose {
    struct point at;
    enum side turn;
};

/* Figures, bubbles and threads are the caller's, and those bubbles that belong to one figure stand
   in a row. */
struct spread {
    struct standing *figures;
    size_t figure_count;
    struct bubble *bubbles;
    size_t bubble_count;
    struct thread *threads;
    size_t thread_count;
    struct box sheet, area;   /* area: of this page; sheet: of the smallest that is used */
    bool bounded;             /* those inside stand within a boundary */
    struct boundary boundary; /* out, where bounded */
    size_t first;             /* the figure that is put down first; the others follow it */
    size_t steps;             /* that may still be taken; 0: they did not suffice */

    /* Of the search alone: */
    double airy_length; /* of a line where figures would stand evenly */
    bool wishing;       /* wishes count */
    bool *placed;       /* which figures are on the page */
    uint32_t *threads_of,
        *of_figure; /* of figure i: threads_of[of_figure[i]] to threads_of[of_figure[i + 1]] */
    struct box *outsiders; /* scratch: the boxes of those outside, */
    struct pose *poses;    /* how all stood before some were put down again, */
    bool *again;           /* and which these are */
    double site;           /* what it costs where one figure stands, its bubbles not counted, */
    struct notes notes[LINES_NOTED]; /* and what its lines cost */
};

/* To be called once, with the sizes in: makes room for the search in the arena. */
void spread_begin(struct arena *, struct spread *);

/* Put all of them down. */
void spread_figures(struct spread *);

/* Move each a little from where it stands to where it stands better. */
void spread_settle(struct spread *);

struct pose spread_pose(const struct spread *, size_t figure);
void spread_take_pose(struct spread *, size_t figure, struct pose);

/* What it costs where one figure stands, or where all of them do: the smaller the better. */
double spread_cost(struct spread *, size_t figure);
double spread_whole_cost(struct spread *);

/* Lanes and boundary follow once figures have taken other poses. */
void spread_follow(struct spread *);

/* Whether all of them would have room enough in an area. */
bool spread_has_room(const struct spread *, struct box area);

#endif
