#ifndef CATWOE_DRAW_RICH_PICTURE_H
#define CATWOE_DRAW_RICH_PICTURE_H

#include "draw/flow.h"
#include "draw/page.h"
#include "draw/route.h"
#include "draw/spread.h"

/* A rich picture on its way from sizes to strokes: what its files share. */

struct rich_figure {
    struct text_lines name, notes;
    struct point size; /* of what is drawn above the name, or around it */
    bool presses;      /* a cloud with lightning */
};

struct rich_picture {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    struct rich_figure *figures; /* one a node */
    struct text_lines *voices;   /* one a bubble */
    const struct diagram_voice **voice_of;
    struct flow_label *labels; /* one a line */
    struct spread spread;
    struct box *boxes; /* of the figures, then of the bubbles, then of the labels */
    struct routing routing;
    struct page page;
    bool *touched;  /* one a line: its label touches something */
    bool *troubled; /* one a figure: scratch */
};

/* How large figures, bubbles and labels are. */
void rich_measure(struct rich_picture *);

/* How lines run and where their labels stand, given the figures' poses. Gives the number of faults:
   what stands on something else or off the page counts ten, a line that is not clear one. */
unsigned rich_set_lines(struct rich_picture *);

/* Which figures have a part in these faults; `troubled` has one for each. */
void rich_find_troubled(const struct rich_picture *, bool *troubled);

/* Let them step aside or turn while that makes it clearer (hill climbing). Gives the faults that
   are left. */
unsigned rich_mend(struct rich_picture *);

/* Where they stand on the smallest page on which nothing is in the way of anything, and how lines
   run. */
void rich_set(struct rich_picture *);

/* All strokes and texts. */
void rich_draw(struct rich_picture *);

/* The lettering of names, of what stands below them, and of voices, in points. */
static const double rich_name_size = 16, rich_note_size = 13, rich_voice_size = 15;

static const double rich_name_gap = 5; /* between a figure and its name */
enum { BOLT_HEIGHT = 34 };             /* of the lightning below a cloud that presses */

/* Whether the name stands in a shape, as that of a cloud, and not below a figure. */
bool stands_in_shape(enum diagram_part);

#endif
