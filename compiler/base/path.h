#ifndef CATWOE_BASE_PATH_H
#define CATWOE_BASE_PATH_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Paths as texts: but for real_path nothing is asked of the disk. */

/* The folder that something stands in: "." where the path names none. */
const char *path_folder(struct arena *, const char *path);

/* A file's path in a folder; what it ends in may come apart from its name. */
const char *path_in_folder(struct arena *, const char *folder, const char *name,
                           const char *ending);

/* What stands behind the folder in the path of something below it; NULL where it is not below. */
const char *path_below(const char *folder, const char *path);

/* Whether its name ends so, in letters of any case, and has something before it. */
bool path_ends_with(const char *path, const char *ending);

/* Where it is on the disk, through all links; NULL where nothing is there. */
const char *real_path(struct arena *, const char *path);

struct paths {
    const char **items;
    size_t count, capacity;
};

/* In the order of their bytes, and each once. */
void paths_sort(struct paths *);

/* Whether this is one of them; they are sorted. */
bool paths_have(const struct paths *, const char *path);

#endif
