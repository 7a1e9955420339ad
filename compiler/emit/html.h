#ifndef CATWOE_EMIT_HTML_H
#define CATWOE_EMIT_HTML_H

#include "base/name.h"
#include "draw/scene.h"
#include "view/document.h"

/* A page being written: one self-contained file without script or network, well-formed as XML too.
   What the model says about a thing in one place is linked from where it names it in another. */
struct page {
    struct buffer *out;
    struct names anchors; /* ids of the things that have a place on the page */
    const char *here;     /* id of the row being written, to which nothing in it need lead */
    unsigned figures;     /* written so far */
    const struct scene *const *scenes; /* of all figures, in their order */
    bool inks[INK_COUNT];              /* that the figures use */
    bool shows_files;                  /* pictures of files beside it */
    struct paper_sheet paper;          /* to print it on */
};

struct page page_new(struct buffer *out);

/* The head with the style sheet, up to <body>; and the end. */
void page_open(struct page *, const char *language, const char *title);
void page_close(struct page *);

/* Things that will have a place: to be told before anything is written, so that names lead there.
 */
void page_expect(struct page *, const char *id);
void page_expect_table(struct page *, const struct table *);

/* An id attribute where this thing was expected, the first time it is asked for. */
void page_put_place(struct page *, const char *id);

/* An element with a text of the model in it, written in the direction of its own letters; nothing
   where there is no text. `class` may be NULL. */
void page_put(struct page *, const char *element, const char *class, const char *text);
void page_put_runs(struct page *, const struct runs *);

/* Whether it has too many rows, or too many columns, to be kept on one sheet of paper. */
bool table_is_long(const struct table *);
void page_put_table(struct page *, const struct table *);

/* A sheet to fill in: its table, with boxes to tick and room to write. */
void page_put_sheet(struct page *, const struct sheet *);

/* The style sheet, for screens by day and night, phones and paper of this size, with the inks of
   the pictures that are used. */
void page_put_style(const bool used[INK_COUNT], struct paper_sheet, struct buffer *);

#endif
