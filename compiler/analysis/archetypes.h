#ifndef CATWOE_ANALYSIS_ARCHETYPES_H
#define CATWOE_ANALYSIS_ARCHETYPES_H

#include "analysis/embedding.h"
#include "analysis/loop_set.h"

/* The archetypes of a model, those of the library and the group's own, as patterns of loops
   (Senge 1990; Kim 1992), and where a causal map looks like one that nobody has told of.

   Roles that come from outside, `given: yes`, are no part of a pattern. A map looks like it where
   its skeleton holds that of the pattern (embedding.h) and every role has a variable of its own.
   That is seen far more often than it is meant: see is_plausible in candidates.c for what else
   has to speak for it. A structure is not yet a story; whether it is, only people can say. */

struct pattern_loop {
    uint64_t strands; /* of the pattern, as a set */
    enum loop_type type;
    bool delayed;
};

struct pattern {
    const struct item *archetype;
    const struct graph *graph; /* its vertices are the roles */
    const struct skeleton *skeleton;
    size_t loop_count; /* independent ones: the larger, the more of a story */
    size_t role_count; /* that are not given */
    struct {
        struct pattern_loop *items;
        size_t count, capacity;
    } loops;
    uint64_t prompt; /* strands on loops without a delay */
    bool is_slow;    /* one of its loops has a delay */
    struct {
        const struct pattern **items;
        size_t count, capacity;
    } alike; /* others that no graph tells from it: each contains the other */
};

struct patterns {
    struct pattern **items; /* in order of declaration */
    size_t count, capacity;
};

enum { MOST_ROLES = 20 }; /* nobody tells a story of more: what is larger is not looked at */

bool archetype_is_told(const struct item *archetype); /* in few enough roles, and understood */
bool role_is_given(const struct item *role);

struct patterns *patterns_of(struct arena *, const struct model *);

/* Whether the loops of the one can be seen in those of the other, up to switching and whatever its
   delays: then who sees the larger one sees the smaller, too. */
bool pattern_contains(struct arena *, const struct pattern *larger, const struct pattern *smaller);

/* ---- What a map looks like --------------------------------------------------------------------
 */

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
