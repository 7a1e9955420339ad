#ifndef CATWOE_DRAW_DRAW_H
#define CATWOE_DRAW_DRAW_H

#include "draw/layout.h"
#include "draw/scene.h"
#include "view/diagram.h"

/* From a description to a scene: sizes, then places (layout.h, place.h), then lines (route.h), then
   strokes and texts. The same description gives the same scene, to the bit. */

/* The lettering of a whole picture. */
struct look {
    enum face regular, bold, italic;
    double leading; /* from line to line, as so many times the size */
};
extern const struct look look_hand, look_plain;

/* One picture being drawn. */
struct drawing {
    struct arena *arena;
    const struct diagram *diagram;
    const struct look *look;
    const struct layout *layout;
    struct scene *scene;
    const char *problem; /* why it cannot be drawn, for the reader */
};

/* The scene of a description; NULL where it cannot be drawn, and *problem says why. */
struct scene *draw_diagram(struct arena *, const struct diagram *, const struct look *,
                           const struct layout *, const char **problem);

/* A composer of one kind of diagram: views.def names it. False where it cannot be drawn. */
typedef bool compose_function(struct drawing *);

#define TABLE(...)
#define DIAGRAM(id, name, kinds, describe, compose, doc) compose_function compose;
#include "view/views.def"
#undef DIAGRAM
#undef TABLE

#endif
