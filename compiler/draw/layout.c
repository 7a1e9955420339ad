/* The way to Graphviz: the shared object is opened when the first picture is drawn. */
#include "draw/layout.h"

#include <dlfcn.h>

const struct layout *layout_open(struct arena *arena, const char *path, const char **problem)
{
    void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const struct layout *layout = object ? dlsym(object, "catwoe_layout") : NULL;
    if (!layout)
        *problem = arena_printf(arena,
                                "Graphviz cannot be opened (%s); the Debian package "
                                "libgraphviz-dev brings it",
                                dlerror());
    else if (layout->version != LAYOUT_VERSION)
        *problem =
            arena_printf(arena, "'%s' belongs to another version of catwoe; build both anew", path);
    else
        return layout;
    return NULL;
}
