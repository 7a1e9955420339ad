#ifndef CATWOE_BASE_EMBEDDED_H
#define CATWOE_BASE_EMBEDDED_H

#include <stddef.h>

/* Files that the program carries: the library, the word lists, the cases of the rules. Their paths
   are those of the repository: "stdlib/relations.catwoe". */
struct embedded {
    const char *path;
    const char *text; /* NUL behind it */
    size_t length;
};

/* Made at build time, sorted by path; the last has no path. */
extern const struct embedded embedded_files[];

const struct embedded *embedded_find(const char *path);

#endif
