/* The way to Graphviz: the shared object is opened when something is first arranged. */
#include "draw/layout.h"

#include "base/shared_object.h"

static void open_object(struct layout *layout)
{
    const struct shared_object wanted = {layout->path, "catwoe_layout", LAYOUT_VERSION, "Graphviz",
                                         "the Debian package libgraphviz-dev brings it"};
    layout->object = shared_object_open(layout->arena, &wanted, &layout->problem);
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
