/* Where one path stands towards another, by their texts; and where it is on the disk. */
#include "base/path.h"

#include "base/buffer.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

const char *path_in_folder(struct arena *arena, const char *folder, const char *name,
                           const char *ending)
{
    size_t length = strlen(folder);
    bool closed = length && folder[length - 1] == '/';
    return arena_printf(arena, "%s%s%s%s", folder, closed ? "" : "/", name, ending);
}

const char *path_below(const char *folder, const char *path)
{
    size_t length = strlen(folder);
    bool closed = length && folder[length - 1] == '/';
    if (strncmp(path, folder, length) != 0 || !(closed || path[length] == '/'))
        return NULL;
    return path + length + !closed;
}

bool path_ends_with(const char *path, const char *ending)
{
    size_t length = strlen(path), wanted = strlen(ending);
    return length > wanted && !strcasecmp(path + length - wanted, ending);
}

const char *real_path(struct arena *arena, const char *path)
{
    char real[PATH_MAX];
    return realpath(path, real) ? arena_copy(arena, real, strlen(real)) : NULL;
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void paths_sort(struct paths *paths)
{
    size_t kept = 0;
    if (paths->count)
        qsort(paths->items, paths->count, sizeof *paths->items, by_text);
    for (size_t i = 0; i < paths->count; i++)
        if (!kept || strcmp(paths->items[kept - 1], paths->items[i]) != 0)
            paths->items[kept++] = paths->items[i];
    paths->count = kept;
}

bool paths_have(const struct paths *paths, const char *path)
{
    return paths->count && bsearch(&path, paths->items, paths->count, sizeof path, by_text);
}
