#ifndef CATWOE_BASE_NAME_H
#define CATWOE_BASE_NAME_H

#include "base/arena.h"

#include <stdint.h>

/* A name stands once in memory: two names are the same when their addresses are. Names are kept in
   canonical composition, so it does not matter how an accent was typed. */
struct name {
    struct name *folded; /* the same without case; itself where nothing changes */
    void *bears;         /* room for whoever declares: what bears this name */
    void *missed;        /* room for whoever looked it up in vain */
    uint32_t hash, length;
    char text[]; /* NUL behind it */
};

struct names {
    struct arena *arena;
    struct name **slots;
    size_t count, size; /* size is a power of two, or 0 */
};

struct name *name_of(struct names *, const char *text, size_t length);

/* The name where it is known already, else NULL. */
struct name *name_known(const struct names *, const char *text, size_t length);

#endif
