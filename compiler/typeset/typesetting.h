#ifndef CATWOE_TYPESET_TYPESETTING_H
#define CATWOE_TYPESET_TYPESETTING_H

#include "typeset/flow.h"

/* A document that is being set. Its texts gather in a galley, which holds on to what must stand
   with the next piece; whichever way that piece takes, what waits goes with it. */
struct typesetting {
    struct press press;
    const struct document *document;
    const struct scene *const *figures; /* of those pieces that are still to come */
    struct flow flow;
    struct galley galley;          /* what is not yet on a page */
    const struct section *section; /* that is being set */
};

/* An empty galley as text has it: as wide as one column of the document's paper. */
struct galley typesetting_galley(const struct typesetting *);

/* A piece of text; what holds on to the next piece may be set anew elsewhere. */
void typesetting_add_text(struct galley *, const struct piece *);

/* Place all but what holds on to the next piece. */
void typesetting_place(struct typesetting *);

/* What waits in the galley stands across the page from here on, with the piece that needs it; then
   text goes on in its column. */
void typesetting_widen(struct typesetting *);
void typesetting_narrow(struct typesetting *);

/* Whether a piece is text, and whether such is behind it in its section. */
bool typesetting_is_text(const struct piece *);
bool typesetting_text_follows(const struct piece *);

/* Whether a section stands at the top of a page; the scene of its first figure is the one of this
   number among those that are still to come. */
bool typesetting_begins_page(const struct typesetting *, const struct section *, size_t figure);

/* Whether a piece that needs pages of its own lets the text behind it fill this page first; a
   galley for them, which holds what opens the section where it does not wait; and put it there. */
bool typesetting_may_wait(const struct typesetting *, const struct piece *);
struct galley typesetting_begin_own(struct typesetting *, struct paper_sheet, bool waits);
void typesetting_place_own(struct typesetting *, struct galley *, bool waits);

/* Set the next figure (figure_way.c). */
void typesetting_set_figure(struct typesetting *, const struct piece *);

#endif
