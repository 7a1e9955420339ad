#ifndef CATWOE_DRAW_LAYOUT_H
#define CATWOE_DRAW_LAYOUT_H

#include "base/buffer.h"
#include "draw/geometry.h"

#include <stdint.h>

/* Places for boxes that lines join, by Graphviz (Kamada and Kawai 1989, or for very many Hu 2005;
   overlaps removed as by Gansner and Hu 2010). No text reaches it: it sees sizes and gives
   positions. It lives in a shared object of its own, opened only when something is arranged, so
   that checking stays light and pictures that need none are drawn without it. */

struct joint { /* a line between two boxes, by their numbers */
    uint32_t from, to;
};

struct arrangement {
    struct box *boxes; /* in points: sizes in; centres out, around any origin */
    size_t box_count;
    const struct joint *joints;
    size_t joint_count;
    double gap;    /* least room around a box, in points */
    double length; /* wished distance of joined boxes, in inches */
    bool many;     /* boxes: by a method whose time does not grow with their square */
};

enum { LAYOUT_VERSION = 2 };

/* What the shared object offers under the name `catwoe_layout`. */
struct layout_object {
    int version;
    /* False where Graphviz fails; `problem` then says why (of `size` bytes). The same input gives
       the same places. Not for two threads at once. */
    bool (*arrange)(struct arrangement *, char *problem, size_t size);
};

/* The way to it. Once opened it stays open as long as the program runs. */
struct layout {
    struct arena *arena;
    const char *path;                   /* of the shared object */
    const struct layout_object *object; /* NULL: not opened yet */
    const char *problem;                /* why it cannot be opened, or NULL */
};

/* False where that cannot be, and *problem says why. */
bool layout_arrange(struct layout *, struct arrangement *, const char **problem);

#endif
