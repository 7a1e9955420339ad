#ifndef CATWOE_TYPESET_TYPESET_H
#define CATWOE_TYPESET_TYPESET_H

#include "draw/scene.h"
#include "view/document.h"

/* From a document to pages, each of which is a scene: paths and texts that a painter replays.

   paragraph.h   runs in several faces become lines, by the tables of draw/text.h
   types.def     what each kind of text looks like: its faces, size, leading and ink
   block.h       what stands on a page by itself, for documents and for sheets to fill in:
                 paragraphs, tinted fields, rules, dotted lines, boxes to tick, heads and feet
   galley.h      a piece of a document becomes slices: what is never cut, such as a line or a row,
                 with the room above it and whether it holds on to the next
   piece.c, quote_set.c, table_set.c, table_cards.c, figure_set.h
                 make the slices of each kind of piece
   typesetting.h, figure_way.c, typeset.c
                 choose the way of each: in a column of text, across the page, beside the text, on a
                 sheet held sideways or larger
   flow.h        takes slices from top to bottom onto pages, and there from column to column: breaks
                 where it may, repeats the heads of tables, lets text run ahead of a figure that
                 waits for a page, gives what is left of a page to those who write on it
   sheet.c, sheet_head.c, sheet_loop.c
                 set a sheet to fill in

   Whatever the paper, all of this counts in points of a page that is read as A4 is; large paper is
   set on a small page and enlarged when all is done. The same document gives the same pages, to the
   bit: nothing here knows the time, the fonts of the machine or chance. */

/* One line of the outline that readers of PDF show beside the pages. */
struct outline_entry {
    unsigned level; /* 1: a section; 2: what stands in it */
    const char *title;
    size_t page; /* from 0 */
    double y;    /* in points from the top of that page */
};

struct pages {
    const char *title;    /* of the whole */
    const char *subject;  /* what kind of document it is, or NULL */
    const char *language; /* en */
    const char *date;     /* 2007-10-05, or NULL */
    struct {
        struct scene **items; /* each page has its own width and height */
        size_t count, capacity;
    } sheets;
    struct {
        struct outline_entry *items; /* in reading order */
        size_t count, capacity;
    } outline;
    struct {
        const char **items; /* sentences for whoever prints it: what comes out too small, and what
                               to do; each begins with a small letter and has no full stop */
        size_t count, capacity;
    } notes;
};

/* The pages of a document: at least one. The figures are those of draw/ in the order of the
   document's figures; one may be NULL: it could not be drawn, and is told in words. The ruler may
   be NULL: see draw/text.h. All belongs to the arena; texts and figures stay those of the document
   and are not copied. */
struct pages *typeset_document(struct arena *, const struct document *,
                               const struct scene *const *figures, struct ruler *);

/* What stands at the foot of each of its pages, beside their number. */
const char *typeset_foot(struct arena *, const struct document *);

/* The same of sheets to fill in, one behind the other, on this paper held sideways. */
struct pages *typeset_sheets(struct arena *, const struct sheet *, struct ruler *, enum paper);

#endif
