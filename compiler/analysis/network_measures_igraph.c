/* Measures of a network by igraph: the shared object that network_measures.h describes. */
#include "analysis/network_measures.h"

#include <igraph.h>
#include <stdio.h>

/* igraph's own arrays are freed where they were made, also where something fails between. */
static igraph_error_t make_graph(const struct measured_network *network, igraph_t *graph)
{
    igraph_vector_int_t ends;
    igraph_error_t error =
        igraph_vector_int_init(&ends, (igraph_integer_t)(2 * network->arc_count));
    if (error)
        return error;
    for (size_t i = 0; i < network->arc_count; i++) {
        VECTOR(ends)[2 * i] = (igraph_integer_t)network->arcs[i].from;
        VECTOR(ends)[2 * i + 1] = (igraph_integer_t)network->arcs[i].to;
    }
    error = igraph_create(graph, &ends, (igraph_integer_t)network->vertex_count, IGRAPH_DIRECTED);
    igraph_vector_int_destroy(&ends);
    return error;
}

static igraph_error_t take_betweenness(const igraph_t *graph, struct measured_network *network)
{
    igraph_vector_t found;
    igraph_error_t error = igraph_vector_init(&found, 0);
    if (error)
        return error;
    error = igraph_betweenness(graph, &found, igraph_vss_all(), IGRAPH_DIRECTED, NULL);
    for (size_t i = 0; !error && i < network->vertex_count; i++)
        network->betweenness[i] = VECTOR(found)[i];
    igraph_vector_destroy(&found);
    return error;
}

static igraph_error_t take_reciprocity(const igraph_t *graph, struct measured_network *network)
{
    igraph_real_t found = 0;
    igraph_error_t error = network->arc_count
                               ? igraph_reciprocity(graph, &found, true, IGRAPH_RECIPROCITY_DEFAULT)
                               : IGRAPH_SUCCESS;
    network->reciprocity = found;
    return error;
}

static igraph_error_t take_all(struct measured_network *network)
{
    igraph_t graph;
    igraph_error_t error = make_graph(network, &graph);
    if (error)
        return error;
    error = take_betweenness(&graph, network);
    if (!error)
        error = take_reciprocity(&graph, network);
    igraph_destroy(&graph);
    return error;
}

/* igraph's own way with an error is to end the program: here it comes back as a result. */
static bool measure(struct measured_network *network, char *problem, size_t size)
{
    igraph_error_handler_t *usual = igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_warning_handler_t *warns = igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_error_t error = take_all(network);
    igraph_set_warning_handler(warns);
    igraph_set_error_handler(usual);
    if (error)
        snprintf(problem, size, "igraph gives up (%s)", igraph_strerror(error));
    return !error;
}

extern const struct network_measures_object catwoe_network_measures;
const struct network_measures_object catwoe_network_measures = {NETWORK_MEASURES_VERSION, measure};
