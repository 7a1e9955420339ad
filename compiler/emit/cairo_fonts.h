#ifndef CATWOE_EMIT_CAIRO_FONTS_H
#define CATWOE_EMIT_CAIRO_FONTS_H

#include "emit/canvas.h"

#include <pango/pangocairo.h>

/* The fonts of the machine, for the painter in cairo.c, which offers some of this as it stands:
   see struct painter in canvas.h. Within the shared object only. */

struct fonts *fonts_open(void);
void fonts_close(struct fonts *);
long fonts_measure(struct fonts *, enum face, const char *text, size_t length);
const struct family *fonts_lack(struct fonts *, enum face);
const struct unknown_character *fonts_unknown(const struct fonts *, size_t *count);

/* For texts in one line, by these fonts; the caller's. */
PangoLayout *fonts_new_layout(struct fonts *);

/* So many bytes of UTF-8, the size in points; and how wide that is. */
void fonts_set_text(PangoLayout *, enum face, double size, const char *text, size_t length);
double fonts_width_of(PangoLayout *);

/* Keep what is set and no font has. */
void fonts_look_for_unknown(struct fonts *, PangoLayout *);

#endif
