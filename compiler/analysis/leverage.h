#ifndef CATWOE_ANALYSIS_LEVERAGE_H
#define CATWOE_ANALYSIS_LEVERAGE_H

#include "analysis/graph.h"
#include "analysis/network_measures.h"

/* Where in a causal map a push would meet most of it, by its structure alone: strength, cost and
   how fast it works are no part of a map's links. */

/* Transmitters, receivers and ordinary variables, as of cognitive maps (Özesmi and Özesmi 2004). */
enum part_played { DRIVER, RECEIVER, ORDINARY, ALONE };
extern const char *const part_played_words[]; /* driver, receiver, ordinary, alone */

struct lever {
    uint32_t vertex;
    uint64_t loops;               /* of those that were counted, how many run through it */
    uint32_t independent;         /* the same of the shortest independent loop set */
    uint32_t reaches, reached_by; /* over how many links does not matter; itself not counted */
    uint32_t in, out;             /* others, each once, whatever the number of links */
    double betweenness;           /* directed, not normalised: see network_measures.h */
    enum part_played plays;
};

struct leverage {
    const struct graph *graph;
    struct lever *levers; /* of each variable one: first through which most loops run, then most
                             independent ones, then which reaches most, then by declaration */
    uint64_t loops;       /* that were counted */
    bool exact;           /* false: only those of at most so many links were: */
    uint32_t bound;
    bool small; /* false: the map is too large for reach and betweenness, and they are 0 */
    bool has_independent;       /* false: it is too large for independent loops, and they are 0 */
    const char *no_betweenness; /* why there is none, or NULL */
};

/* Betweenness where there is a way to igraph. */
struct leverage *find_leverage(struct arena *, const struct graph *, struct network_measures *);

#endif
