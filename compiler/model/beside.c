#include "model/beside.h"

#include "base/path.h"

#include <string.h>

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

/* How many folders below the root's the using file stands. */
static long depth_below(const char *root, const char *folder)
{
    const char *at = path_below(root, folder);
    long depth = at != NULL;
    for (; at && *at; at++)
        depth += *at == '/';
    return depth;
}

static const char *real_folder_of(struct model *model, const struct source *source)
{
    if (source->real)
        return path_folder(model->arena, source->real);
    const char *here = real_path(model->arena, ".");
    return here ? here : "/";
}

enum beside_result model_file_beside(struct model *model, const struct source *from,
                                     const char *path, struct beside *beside)
{
    const char *root = real_folder_of(model, model->files.items[0]->source);
    const char *folder = real_folder_of(model, from);
    if (climbs(path, depth_below(root, folder)))
        return BESIDE_OUTSIDE;
    const char *real = real_path(model->arena, path_in_folder(model->arena, folder, path, ""));
    if (!real)
        return BESIDE_MISSING;
    if (!path_below(root, real))
        return BESIDE_OUTSIDE;
    const char *shown_folder = path_folder(model->arena, from->path);
    bool beside_program = !strcmp(shown_folder, ".") || !from->real;
    beside->real = real;
    beside->shown = beside_program ? path : path_in_folder(model->arena, shown_folder, path, "");
    return BESIDE_FOUND;
}
