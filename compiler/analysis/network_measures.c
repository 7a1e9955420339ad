/* The way to igraph: the shared object is opened when something is first measured. */
#include "analysis/network_measures.h"

#include "base/buffer.h"

#include <dlfcn.h>

static void open_object(struct network_measures *measures)
{
    void *object = dlopen(measures->path, RTLD_NOW | RTLD_LOCAL);
    const struct network_measures_object *offered =
        object ? dlsym(object, "catwoe_network_measures") : NULL;
    if (!offered)
        measures->problem = arena_printf(measures->arena,
                                         "igraph cannot be opened (%s); the Debian package "
                                         "libigraph-dev brings it",
                                         dlerror());
    else if (offered->version != NETWORK_MEASURES_VERSION)
        measures->problem = arena_printf(
            measures->arena, "'%s' belongs to another version of catwoe; build both anew",
            measures->path);
    else
        measures->object = offered;
}

bool network_measure(struct network_measures *measures, struct measured_network *network,
                     const char **problem)
{
    enum { REPORT_SIZE = 200 };
    *problem = "igraph was not asked for it";
    if (!measures)
        return false;
    if (!measures->object && !measures->problem)
        open_object(measures);
    *problem = measures->problem;
    if (!measures->object)
        return false;
    char *report = arena_alloc(measures->arena, REPORT_SIZE);
    *problem = report;
    return measures->object->measure(network, report, REPORT_SIZE);
}
