#ifndef CATWOE_TYPESET_SHEET_SET_H
#define CATWOE_TYPESET_SHEET_SET_H

#include "typeset/block.h"

/* A sheet to fill in, on its way to pages: what its rows (sheet.c) and its ring of boxes
   (sheet_loop.c) share. */
struct sheet_setting {
    struct press *press;
    const struct sheet *sheet;
    struct paper_sheet paper;
    struct area area;
    struct scene *page; /* the last */
    double y;           /* so far down it is filled */
};

/* A page of the sheet with its head: on the first the kicker, the title, the instruction and lines
   for the group's name and the date; on others the title alone. */
void sheet_begin_page(struct sheet_setting *);

/* How wide the columns of its table are where that is so wide. A column of signs stands before that
 * of the rows' heads. */
const double *sheet_widths(const struct press *, const struct sheet *, double width);

/* How far down the head of those others reaches. */
double sheet_next_head(const struct sheet_setting *);

/* A text that is cut between its lines where the page ends, from `y` on. */
void sheet_set_text(struct sheet_setting *, enum type_id, const char *text, double left,
                    double width);

/* A ring of boxes with arrows between them, for a loop to be told. */
void sheet_set_loop(struct sheet_setting *);

#endif
