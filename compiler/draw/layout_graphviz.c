/* The shared object: the only code that sees Graphviz. It makes a graph of boxes without a text,
   has it laid out, and copies the places. */
#include "draw/layout.h"

#include <graphviz/gvc.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern gvplugin_library_t gvplugin_neato_layout_LTX_library;
extern const struct layout_object catwoe_layout;

/* Graphviz reports an error in pieces and to a plain function, so the report is kept here. */
static char report[400];

static int keep_report(char *piece)
{
    size_t length = strlen(report);
    snprintf(report + length, sizeof report - length, "%s", piece);
    return 0;
}

/* The headers of cgraph take texts that they never change as `char *`. */
static void set_default(Agraph_t *graph, int kind, const char *name, const char *value)
{
    agattr(graph, kind, (char *)(uintptr_t)name, (char *)(uintptr_t)value);
}

static void set_number(void *object, const char *name, double value)
{
    char text[40];
    snprintf(text, sizeof text, "%.4f", value);
    agset(object, (char *)(uintptr_t)name, text);
}

static Agraph_t *new_graph(const struct arrangement *arrangement)
{
    char text[40];
    Agraph_t *graph = agopen((char *)(uintptr_t) "boxes", Agdirected, NULL);
    snprintf(text, sizeof text, "+%.1f", arrangement->gap);
    set_default(graph, AGRAPH, "sep", text);
    set_default(graph, AGRAPH, "overlap", "prism");
    set_default(graph, AGRAPH, "splines", "line");
    snprintf(text, sizeof text, "%.3f", arrangement->length);
    if (arrangement->many) {
        set_default(graph, AGRAPH, "K", text);
    } else {
        set_default(graph, AGRAPH, "mode", "KK");
        set_default(graph, AGEDGE, "len", text);
    }
    set_default(graph, AGNODE, "label", ""); /* or the name would be its label */
    set_default(graph, AGNODE, "shape", "box");
    set_default(graph, AGNODE, "fixedsize", "true");
    set_default(graph, AGNODE, "width", "1");
    set_default(graph, AGNODE, "height", "1");
    return graph;
}

static void add_boxes(Agraph_t *graph, const struct arrangement *arrangement, Agnode_t **nodes)
{
    char name[24];
    for (size_t i = 0; i < arrangement->box_count; i++) {
        snprintf(name, sizeof name, "n%zu", i);
        nodes[i] = agnode(graph, name, 1);
        set_number(nodes[i], "width", arrangement->boxes[i].width / POINTS_PER_INCH);
        set_number(nodes[i], "height", arrangement->boxes[i].height / POINTS_PER_INCH);
    }
    for (size_t i = 0; i < arrangement->joint_count; i++)
        agedge(graph, nodes[arrangement->joints[i].from], nodes[arrangement->joints[i].to], NULL,
               1);
}

/* Parts of Graphviz draw on the C library's random numbers: each layout begins with the same. */
static bool lay_out(GVC_t *context, Agraph_t *graph, bool many)
{
    srand(1);
    srand48(1);
    agreseterrors();
    return !gvLayout(context, graph, many ? "sfdp" : "neato") && agerrors() < AGERR;
}

static GVC_t *new_context(void)
{
    static lt_symlist_t none[] = {{0, 0}};
    GVC_t *context = gvContextPlugins(none, 0); /* only what is linked in: no search, no loading */
    if (context)
        gvAddLibrary(context, &gvplugin_neato_layout_LTX_library);
    return context;
}

static bool arrange_boxes(struct arrangement *arrangement, Agnode_t **nodes)
{
    GVC_t *context = new_context();
    Agraph_t *graph = context ? new_graph(arrangement) : NULL;
    bool done = false;
    if (graph) {
        add_boxes(graph, arrangement, nodes);
        done = lay_out(context, graph, arrangement->many);
        for (size_t i = 0; done && i < arrangement->box_count; i++)
            arrangement->boxes[i].centre =
                (struct point){ND_coord(nodes[i]).x, -ND_coord(nodes[i]).y};
        gvFreeLayout(context, graph);
        agclose(graph);
    }
    if (context)
        gvFreeContext(context);
    return done;
}

static bool arrange(struct arrangement *arrangement, char *problem, size_t size)
{
    report[0] = 0;
    agseterr(AGERR);
    agseterrf(keep_report);
    Agnode_t **nodes = calloc(arrangement->box_count + 1, sizeof *nodes);
    bool done = nodes && arrange_boxes(arrangement, nodes);
    free(nodes);
    if (!done)
        snprintf(problem, size, "%s", *report ? report : "Graphviz gave no reason");
    return done;
}

const struct layout_object catwoe_layout = {LAYOUT_VERSION, arrange};
