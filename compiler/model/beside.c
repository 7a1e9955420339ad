#include "model/beside.h"

#include "base/buffer.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *folder_of(struct model *model, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(model->arena, path, (size_t)(slash - path)) : ".";
}

/* Whether going along the path climbs above where it starts, seen from a folder so deep. */
static bool climbs(const char *path, long depth)
{
    if (path[0] == '/')
        return true;
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        if (length == 2 && !strncmp(part, "..", 2))
            depth--;
        else if (length && !(length == 1 && *part == '.'))
            depth++;
        if (depth < 0)
            return true;
        part += length;
        part += *part == '/';
    }
    return false;
}

static bool is_inside(const char *real, const char *folder)
{
    size_t length = strlen(folder);
    return !strncmp(real, folder, length) && (real[length] == '/' || length == 1);
}

/* How many folders below the root's the using file stands. */
static long depth_below(const char *folder, const char *real_folder)
{
    long depth = 0;
    size_t length = strlen(folder);
    if (strncmp(real_folder, folder, length) != 0)
        return 0;
    for (const char *at = real_folder + length; *at; at++)
        depth += *at == '/';
    return depth;
}

static const char *real_folder_of(struct model *model, const struct source *source)
{
    char real[PATH_MAX];
    if (source->real)
        return folder_of(model, source->real);
    return realpath(".", real) ? arena_copy(model->arena, real, strlen(real)) : "/";
}

enum beside_result model_file_beside(struct model *model, const struct source *from,
                                     const char *path, struct beside *beside)
{
    const char *root = real_folder_of(model, model->files.items[0]->source);
    const char *folder = real_folder_of(model, from);
    char real[PATH_MAX];
    if (climbs(path, depth_below(root, folder)))
        return BESIDE_OUTSIDE;
    if (!realpath(arena_printf(model->arena, "%s/%s", folder, path), real))
        return BESIDE_MISSING;
    if (!is_inside(real, root))
        return BESIDE_OUTSIDE;
    const char *shown_folder = folder_of(model, from->path);
    bool beside_program = !strcmp(shown_folder, ".") || !from->real;
    beside->real = arena_copy(model->arena, real, strlen(real));
    beside->shown = beside_program ? path : arena_printf(model->arena, "%s/%s", shown_folder, path);
    return BESIDE_FOUND;
}
