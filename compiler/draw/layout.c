/* The way to Graphviz: the shared object is opened when something is first arranged. */
#include "draw/layout.h"

#include <dlfcn.h>

static void open_object(struct layout *layout)
{
    void *object = dlopen(layout->path, RTLD_NOW | RTLD_LOCAL);
    const struct layout_object *offered = object ? dlsym(object, "catwoe_layout") : NULL;
    if (!offered)
        layout->problem = arena_printf(layout->arena,
                                       "Graphviz cannot be opened (%s); the Debian package "
                                       "libgraphviz-dev brings it",
                                       dlerror());
    else if (offered->version != LAYOUT_VERSION)
        layout->problem = arena_printf(layout->arena,
                                       "'%s' belongs to another version of catwoe; build both anew",
                                       layout->path);
    else
        layout->object = offered;
}

bool layout_arrange(struct layout *layout, struct arrangement *arrangement, const char **problem)
{
    enum { REPORT_SIZE = 400 };
    if (!layout->object && !layout->problem)
        open_object(layout);
    *problem = layout->problem;
    if (!layout->object)
        return false;
    char *report = arena_alloc(layout->arena, REPORT_SIZE);
    *problem = report;
    return layout->object->arrange(arrangement, report, REPORT_SIZE);
}
