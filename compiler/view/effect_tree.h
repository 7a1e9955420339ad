#ifndef CATWOE_VIEW_EFFECT_TREE_H
#define CATWOE_VIEW_EFFECT_TREE_H

#include "view/effect_words.h"

/* What a change surely moves, one thing after the other: the paths of all effects that go one way,
   joined where they begin alike. It begins with what the change acts on. */
struct effect_step {
    uint32_t vertex;
    unsigned depth; /* steps before it */
    enum movement moves;
    const struct edge *edge;     /* by which it is moved; NULL: it is acted on */
    const struct effect *effect; /* NULL: it is only passed on the way */
};

/* As they are read, each followed by what it leads to. */
struct effect_tree {
    struct effect_step *items;
    size_t count, capacity;
};

/* Of all effects that are intended, and of the first so many others. */
struct effect_tree effect_tree_of(struct arena *, const struct effects *, size_t most);

#endif
