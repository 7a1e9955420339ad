#ifndef CATWOE_EMIT_SVG_H
#define CATWOE_EMIT_SVG_H

#include "draw/scene.h"

/* A scene as SVG 1.1: text as text, every element with its sentence as <title>, colours as
   attributes for the day that style sheets can change by class (f-NAME fills, s-NAME strokes). */

/* The rules that give each ink's two classes their colour by night. */
void svg_night_rules(struct buffer *out);

/* As a part of a page: no style sheet of its own, and every id behind the prefix. */
void svg_inline(const struct scene *, const char *prefix, struct buffer *out);

#endif
