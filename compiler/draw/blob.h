#ifndef CATWOE_DRAW_BLOB_H
#define CATWOE_DRAW_BLOB_H

#include "draw/draw.h"

/* A blob with a text in it and smaller notes below, as activity models and trees of systems have.
 */

/* In points: how large letters are, and how wide lines of them may become. */
struct blob_sizes {
    double text, note, text_width, note_width;
    double room; /* between the letters and the outline */
};

struct blob {
    struct box box;
    struct text_lines text, notes;
    struct blob_sizes sizes;
};

/* Break text and notes into lines and find the size of the box, wherever that stands: every line
   keeps clear of the outline, also of one that a pencil draws. */
void blob_measure(const struct drawing *, const struct blob_sizes *, const char *text,
                  const char *const *notes, size_t note_count, struct blob *);

/* So far within the outline runs a second one, where there is one. */
enum { BLOB_INSET = 6 };

/* Its outline, or two of them, and its letters. The stroke says the fill, too. */
void blob_draw(struct drawing *, const struct blob *, struct stroke, bool doubled);

#endif
