#ifndef CATWOE_ANALYSIS_LOOPS_H
#define CATWOE_ANALYSIS_LOOPS_H

#include "analysis/graph.h"

/* Every feedback loop of a causal map: Johnson 1975 inside each strongly connected part (Tarjan
   1972). A loop is reinforcing where its number of minus links is even, balancing where it is odd,
   undetermined where the sign of one is unknown. The independent loops of a part with n variables
   and m links number m - n + 1 (Kampmann 1996).

   Loops explode. The count is exact while a fixed number of steps lasts; beyond, all loops up to a
   length are counted, as long as the steps allow, and none that is longer: the result says so. */
struct part {
    size_t size, links;
};

struct found_loop {
    uint32_t *vertices; /* begins with the variable declared first */
    uint32_t length;
    enum loop_type type;
    bool delayed;
    const struct item *declared; /* the `loop` that names it, or NULL */
};

struct loops {
    const struct graph *graph;
    struct part *parts; /* by the variable declared first */
    size_t part_count;
    uint64_t count, of_type[3]; /* of_type by enum loop_type */
    uint64_t *by_length;        /* [0 … longest] */
    uint64_t *through;          /* by vertex: how many of those counted run through it */
    uint32_t longest;
    bool exact;
    uint32_t bound; /* where not exact: just those of up to so many links are counted */
    uint64_t independent;
    struct found_loop *listed; /* shortest first, then in order of declaration */
    size_t listed_count;
};

extern const enum loop_type loop_type_of_sign[]; /* by the product of its links' signs */

/* The link that leads from a variable of the loop, counted from 0, to the next; NULL where the
   graph does not hold it. */
const struct edge *loop_edge(const struct graph *, const struct found_loop *, uint32_t number);

/* Whether the loop runs over this link of its graph. */
bool loop_runs_over(const struct found_loop *, const struct edge *);

/* What the loop would be if a link of it had this sign; the link as it stands in the graph. */
enum loop_type loop_type_with(const struct graph *, const struct found_loop *, const struct edge *,
                              enum sign);

/* The loop that a declaration names, beginning where the declaration does; false where the links do
   not hold it, or it names a variable twice. Costs no more than the declaration is long. */
bool find_declared_loop(struct arena *, const struct graph *, const struct item *declared,
                        struct found_loop *);

/* Fill in its type, whether it takes time, and the `loop` that names it, of a loop's vertices. */
void describe_found_loop(const struct graph *, struct found_loop *);

/* The order in which loops are listed, for qsort. */
int by_length_and_order(const void *found_loop, const void *other);

/* At most `limit` loops are listed; all are counted. */
struct loops *find_loops(struct arena *, const struct graph *, size_t limit);

/* The same in so many steps: for all loops, else for those of up to six links, and for the longer
   ones. A step is a look at a link. */
struct loop_budget {
    int64_t all, least, more;
};
struct loops *find_loops_within(struct arena *, const struct graph *, size_t limit,
                                const struct loop_budget *);

#endif
