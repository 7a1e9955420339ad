/* Which composer draws which description. */
#include "draw/draw.h"

#include "draw/sketch.h"

#include <string.h>

const double draw_leading = 1.22;
const struct look look_sketch = {"sketch", FACE_HAND, FACE_HAND_BOLD, FACE_HAND_ITALIC, true};
const struct look look_clean = {"clean", FACE_PLAIN, FACE_PLAIN_BOLD, FACE_PLAIN_ITALIC, false};

const struct look *look_named(const char *name)
{
    return !strcmp(name, look_sketch.name)  ? &look_sketch
           : !strcmp(name, look_clean.name) ? &look_clean
                                            : NULL;
}

static const struct {
    const char *view;
    compose_function *compose;
} composers[] = {
#define TABLE(...)
#define DIAGRAM(id, name, when, kinds, describe, compose, doc) {name, compose},
#include "view/views.def"
#undef DIAGRAM
#undef TABLE
};

struct text_lines draw_wrap(const struct drawing *drawing, enum face face, double size,
                            const char *text, double width)
{
    static const double shape = 1.3; /* so many times as wide as high, at least */
    double length = text_width(drawing->ruler, face, size, text, strlen(text));
    double wide = sqrt(shape * length * size * draw_leading);
    return text_wrap(drawing->arena, drawing->ruler, face, size, text, larger(width, wide));
}

static compose_function *composer_of(const struct diagram *diagram)
{
    size_t i = 0;
    while (strcmp(composers[i].view, diagram->view) != 0)
        i++;
    return composers[i].compose;
}

bool draw_is_large(const struct diagram *diagram)
{
    enum { MOST_NODES = 300, MOST_LINES = 600 };
    return diagram->nodes.count > MOST_NODES || diagram->lines.count > MOST_LINES;
}

/* Nothing stops a layout that has begun, so one that would take too long is not begun. Causal maps
   have a simple way for large ones. */
static bool is_too_large(const struct diagram *diagram)
{
    enum { MOST_NODES = 3000, MOST_LINES = 9000 };
    return composer_of(diagram) == compose_causal_map
               ? diagram->nodes.count > MOST_NODES || diagram->lines.count > MOST_LINES
               : draw_is_large(diagram);
}

struct scene *draw_diagram(struct arena *arena, const struct diagram *diagram,
                           const struct look *look, const struct layout *layout,
                           struct ruler *ruler, const char **problem)
{
    struct scene *scene = arena_new_of(arena, struct scene);
    struct drawing drawing = {.arena = arena,
                              .diagram = diagram,
                              .look = look,
                              .layout = layout,
                              .ruler = ruler,
                              .scene = scene};
    *scene = (struct scene){.arena = arena,
                            .ruler = ruler,
                            .id = diagram->id,
                            .title = diagram->title,
                            .description = diagram->description};
    if (is_too_large(diagram))
        drawing.problem = arena_printf(arena,
                                       "%zu things and %zu lines are too many for one picture; "
                                       "--to dot writes it for a Graphviz of your own",
                                       diagram->nodes.count, diagram->lines.count);
    else if (composer_of(diagram)(&drawing)) {
        if (look->by_hand)
            sketch_scene(scene);
        return scene;
    }
    *problem = drawing.problem;
    return NULL;
}
