#ifndef CATWOE_EMIT_CANVAS_H
#define CATWOE_EMIT_CANVAS_H

#include "base/buffer.h"
#include "draw/scene.h"
#include "emit/pdf_finish.h"
#include "typeset/typeset.h"

/* Scenes painted as PDF and PNG, and texts of other scripts measured, by cairo, pango and the fonts
   of the machine. These live in a shared object of their own, opened only when one of the two is
   asked for, so that drawing an SVG stays light. */

struct canvas;

/* Open the shared object at this path; NULL where it cannot be opened, or the machine has no font
   at all, and *problem says why. */
struct canvas *canvas_open(struct arena *, const char *path, const char **problem);
void canvas_close(struct canvas *); /* NULL: nothing is done */

/* See struct ruler in draw/text.h. What was measured is kept: the arena lasts as long as the
   canvas. */
long canvas_measure(struct canvas *, struct arena *, enum face, const char *text, size_t length);

/* How a scene is printed. */
struct print {
    double scale;     /* PNG: pixels a point */
    const char *date; /* PDF: when it was made, as 2026-03-01T12:00:00Z; NULL: it does not say */
    struct pdf_finisher *finisher; /* of documents; NULL: they stay as they were painted */
};

/* The family that this machine lacks for a face, or NULL. Another stands in, squeezed into its
   room. */
const struct family *canvas_lacks(struct canvas *, enum face);

/* Pages as one PDF with their outline, the structure that their groups tell, and what the finisher
   adds; a page's scene has its label for an id. Each placed scene is a figure, for which its
   description is read aloud, or where it has none its title. NULL, or why there is none, for the
   reader. */
const char *canvas_write_pages(struct canvas *, const struct pages *, const struct print *,
                               struct buffer *out);

/* A character that has been painted and that no font of the machine has, with the text in which it
   stood first. */
struct unknown_character {
    uint32_t character;
    const char *text;
};

/* All of them, each once, in the order in which they were painted; as long as the canvas is open.
 */
const struct unknown_character *canvas_unknown(const struct canvas *, size_t *count);

/* ---- What the shared object offers under the name `catwoe_painter` --------------------------- */

struct fonts; /* those of the machine, as far as they have been looked for */

/* One picture being painted, or pages. */
struct painting {
    const struct scene *scene; /* its texts hold only what can be seen */
    const struct pages *pages; /* likewise; painted on white, and there is no scene */
    const struct print *print;
    struct buffer *out;
    bool (*put)(struct buffer *out, const char *bytes, size_t count); /* as buffer_try_add */
    bool exhausted; /* set where that had no more memory: then there is no picture */
};

enum { PAINTER_VERSION = 5 };

struct painter {
    int version;
    struct fonts *(*open)(void); /* NULL: there is no font */
    void (*close)(struct fonts *);
    long (*measure)(struct fonts *, enum face, const char *text, size_t length);
    const struct family *(*lacks)(struct fonts *, enum face);
    /* NULL, or why it cannot be painted: a text that stays. */
    const char *(*pdf)(struct fonts *, struct painting *);
    const char *(*pages)(struct fonts *, struct painting *);
    const char *(*png)(struct fonts *, struct painting *);
    const struct unknown_character *(*unknown)(const struct fonts *, size_t *count);
};

#endif
