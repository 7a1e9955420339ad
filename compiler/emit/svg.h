#ifndef CATWOE_EMIT_SVG_H
#define CATWOE_EMIT_SVG_H

#include "draw/scene.h"

/* A scene as SVG 1.1: text as text, every element with its sentence as <title>, colours as
   attributes for the day that style sheets can change by class (f-NAME fills, s-NAME strokes). */

/* Mark the inks that a scene uses, and the rules that give the classes of such inks their colour by
   night. */
void svg_used_inks(const struct scene *, bool used[INK_COUNT]);
void svg_night_rules(const bool used[INK_COUNT], struct buffer *out);

/* As a part of a page: no style sheet of its own, and every id behind the prefix. */
void svg_inline(const struct scene *, const char *prefix, struct buffer *out);

#endif
