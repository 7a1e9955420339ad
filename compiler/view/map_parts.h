#ifndef CATWOE_VIEW_MAP_PARTS_H
#define CATWOE_VIEW_MAP_PARTS_H

#include "view/map_loops.h"

/* A causal map as nodes, lines and loops of a picture, for the views that show one: the whole map,
   one loop of it, two people's maps held against each other. */
struct map_maker {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct graph *graph; /* without what the viewer does not show */
    uint32_t *node_of;         /* by vertex: number of its node, from 1; 0: it has none */
};

/* An empty picture of the graph's map. */
struct map_maker map_start(struct viewer *, const struct graph *, enum view_id);

/* A variable as the next node. */
void map_add_variable(struct map_maker *, uint32_t vertex);

/* A link as the next line; both its variables have a node. Good until the next is added. */
struct diagram_line *map_add_edge(struct map_maker *, const struct edge *);

/* A loop; all its variables have a node. */
void map_add_loop(struct map_maker *, const struct named_loop *);

/* What stands behind a word of a link's sentence, by this format; whether there is anything. */
bool map_add_clause(const struct map_maker *, struct buffer *, const struct link *,
                    enum clause_word, const char *format);

enum polarity map_polarity(enum sign);

/* " according to the college" where one person's map is shown, else "". */
const char *map_holder(const struct viewer *);

/* "", or "s" where there is another number than one. */
const char *map_plural(uint64_t count);

/* "8 feedback loops"; it says so where there are more than can be counted. */
const char *map_loops_in_words(struct arena *, uint64_t count, bool exact);

#endif
