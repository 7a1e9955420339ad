#ifndef CATWOE_TYPESET_FLOW_H
#define CATWOE_TYPESET_FLOW_H

#include "typeset/galley.h"

/* Galleys onto pages, from top to bottom. */

/* What stands on the page that is being filled; it is drawn when the page is full. */
struct placed {
    struct slice slice;
    double left, top, right;
    unsigned lines; /* to write on, below it */
};

/* What waits for a page while text runs ahead of it. */
struct waiting {
    struct galley galley;
    bool own; /* on pages of its own, behind the one that is being filled; else at the top of the
                 next */
};

struct flow {
    struct press *press;
    struct paper_sheet sheet;
    struct scene *page; /* NULL: the next thing begins one */
    struct area area;
    struct {
        unsigned across, first; /* what is placed stands across so many, from this one on */
        unsigned free;          /* so many from the left are not taken by a figure */
        double top, lowest;     /* of all of them: where they begin, and how far down they are
                                   filled */
    } columns;
    double y;     /* so far down it is filled there */
    double start; /* there its own things begin, below heads that stand there again */
    struct {
        struct placed *items;
        size_t count, capacity;
    } placed;
    struct {
        struct waiting *items;
        size_t count, capacity;
    } waiting;
    const struct block *last; /* of the slice placed last */
    const char *notes; /* what stands above the lines to write on that fill a page; NULL: none do */
};

/* Place what need not hold on to what follows: it is taken out of the galley. */
void flow_place(struct flow *, struct galley *);

/* Place all of it. */
void flow_place_all(struct flow *, struct galley *);

/* Whether the page that is being filled is a sheet of this kind. */
bool flow_is_on(const struct flow *, struct paper_sheet);

/* So much is left of the page that is being filled below all that stands there; all of one where
   that is none of this kind. */
double flow_room(const struct flow *, struct paper_sheet);

/* The same of the column that is being filled. */
double flow_room_in_column(const struct flow *, struct paper_sheet);

/* Place a galley at the right side of a page, beside the text that goes before it and that follows:
   on this page where nothing stands there, else on the next. It must not be higher than a page. */
void flow_place_beside(struct flow *, struct galley *text, const struct galley *beside);

/* Let a galley wait until a page is full, or until all that waits is placed. */
void flow_let_wait(struct flow *, const struct galley *, bool own);
void flow_place_waiting(struct flow *);

/* Finish the page that is being filled, and the own pages of what waits; the next thing begins
   another. */
void flow_end_page(struct flow *);

#endif
