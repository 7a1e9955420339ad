#ifndef CATWOE_BASE_SHARED_OBJECT_H
#define CATWOE_BASE_SHARED_OBJECT_H

#include "base/arena.h"

/* Large libraries that few commands need are linked to shared objects of our own, which lie beside
   the program and are opened when they are first asked for: a check opens none of them. Each offers
   one struct of functions, whose first member is an int: the version of that struct. */
struct shared_object {
    const char *path;
    const char *symbol;  /* the name of the struct */
    int version;         /* that is understood here */
    const char *library; /* what is linked to it, for readers: Graphviz */
    const char *remedy;  /* how to have that: the Debian package libgraphviz-dev brings it */
};

/* What it offers, as long as the program runs; NULL where there is none or it is another version,
   and *problem says why, for the reader. */
const void *shared_object_open(struct arena *, const struct shared_object *, const char **problem);

#endif
