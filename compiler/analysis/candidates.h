#ifndef CATWOE_ANALYSIS_CANDIDATES_H
#define CATWOE_ANALYSIS_CANDIDATES_H

#include "analysis/archetypes.h"

/* Where a causal map looks like an archetype that nobody has told of: its skeleton holds that of
   the pattern (embedding.h), and every role has a variable of its own. That is seen far more often
   than it is meant: see is_plausible in candidates.c for what else has to speak for it. A structure
   is not yet a story; whether it is, only people can say. */

/* Delays held against the pattern's. */
enum waits {
    WAITS_ELSEWHERE, /* what is slow there is prompt here, and what is prompt there is slow */
    WAITS_UNSAID,    /* none is marked, or not all are */
    WAITS_AS_TOLD,
};

struct candidate {
    const struct pattern *pattern;
    uint32_t *players; /* by role; NOBODY_PLAYS: of a given one that nobody plays */
    bool *turned;      /* by role: its player is called by its opposite */
    uint64_t *links;   /* of the map's graph, as a set */
    size_t link_count;
    enum waits waits;
    uint32_t detours;    /* variables passed that have links besides */
    uint32_t shared;     /* ways that begin with the strand of a player drawn apart into two */
    uint32_t unknown;    /* links whose sign nobody knows yet */
    uint32_t marked;     /* players said to be a gap, as their roles are */
    uint32_t given;      /* given roles that have a player */
    bool covers_the_map; /* most of what is on loops in the map belongs to it */
};
#define NOBODY_PLAYS UINT32_MAX

struct candidates {
    struct candidate *items; /* largest first, then what more speaks for */
    size_t count, capacity;
    bool exhaustive; /* false: the steps ran out before all was seen */
    int64_t steps;   /* that it took */
};

enum { MOST_CANDIDATES = 3 };

/* At most three, none within another or within what the map's stories tell of. The steps bound the
   cost, not the time: the same map gives the same. */
struct candidates *find_candidates(struct arena *, const struct patterns *, const struct graph *,
                                   int64_t steps);

#endif
