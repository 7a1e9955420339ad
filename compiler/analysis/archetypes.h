#ifndef CATWOE_ANALYSIS_ARCHETYPES_H
#define CATWOE_ANALYSIS_ARCHETYPES_H

#include "analysis/embedding.h"
#include "analysis/loop_set.h"

/* The archetypes of a model, those of the library and the group's own, as patterns of loops
   (Senge 1990; Kim 1992).

   Roles that come from outside, `given: yes`, are no part of a pattern. */

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

/* In few enough roles, understood, and by a name, so that a story can be of it. */
bool archetype_is_told(const struct item *archetype);
bool role_is_given(const struct item *role);

struct patterns *patterns_of(struct arena *, const struct model *);

/* Whether the loops of the one can be seen in those of the other, up to switching and whatever its
   delays: then who sees the larger one sees the smaller, too. */
bool pattern_contains(struct arena *, const struct pattern *larger, const struct pattern *smaller);

#endif
