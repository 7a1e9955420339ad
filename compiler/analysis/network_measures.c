/* The way to igraph: the shared object is opened when something is first measured. */
#include "analysis/network_measures.h"

#include "base/shared_object.h"

static void open_object(struct network_measures *measures)
{
    const struct shared_object wanted = {measures->path, "catwoe_network_measures",
                                         NETWORK_MEASURES_VERSION, "igraph",
                                         "the Debian package libigraph-dev brings it"};
    measures->object = shared_object_open(measures->arena, &wanted, &measures->problem);
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
