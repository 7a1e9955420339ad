#ifndef CATWOE_ANALYSIS_EMBEDDING_H
#define CATWOE_ANALYSIS_EMBEDDING_H

#include "analysis/skeleton.h"

/* Where a map holds a pattern: each node of the pattern is another variable, and each of its
   strands a way between these that comes by no variable of another way (a homeomorphic embedding).

   Signs are held against each other up to switching: a variable may be called by its opposite,
   which turns all its links round and leaves every loop as it was (Harary 1953; Zaslavsky 1982).
   A way over a link of unknown sign has whatever sign is needed. Delays are not looked at.

   Where `drawn_apart` says so, a player may be drawn apart into two: one at which links meet, and
   one, behind it on the only way on, at which they part. All ways from it begin with that strand,
   which they share; it is the first of theirs. */
struct way {
    const struct strand *const *strands; /* of the map, in order */
    uint32_t count;
    bool shared; /* the first is within the player that it begins with */
};

struct embedding {
    const uint32_t *players; /* by vertex of the pattern, of its nodes: a vertex of the map */
    const bool *turned;      /* of the same: it stands for its opposite */
    const struct way *ways;  /* by strand of the pattern */
};

enum { MOST_STRANDS = 64 }; /* of a pattern that can be looked for */

struct embedding_search {
    const struct skeleton *pattern, *map;
    bool whole; /* each variable that passes on in the pattern has one on the way, too */
    bool drawn_apart;
    int64_t steps; /* left; a step is a strand that is tried */
    bool (*found)(void *context, const struct embedding *); /* false: that is enough */
    void *context;
};

/* Those that pass fewest nodes come first, of these in order of declaration; those that a symmetry
   of the pattern makes of each other are found each. Gives whether all were found: else the steps
   ran out, or it was enough. */
bool find_embeddings(struct arena *, struct embedding_search *);

#endif
