#ifndef CATWOE_ANALYSIS_TIES_H
#define CATWOE_ANALYSIS_TIES_H

#include "analysis/network_measures.h"
#include "model/model.h"

/* Networks and rich pictures as a graph: who takes part, in order of declaration, and a tie for
   each sentence by a relation, from whoever does something to whom it reaches. Where somebody is
   sent or given to another, the tie leads to that other; where something comes from somebody, it
   leads from them. Takes part: the members and hubs of a network, and whoever a sentence names
   there. What they say, think and feel is no tie. Damaged sentences are left out. */
struct tie {
    uint32_t from, to; /* members by their numbers */
    const struct link *link;
    bool mutual; /* an exchange, a bond, or one that its verb calls reciprocal */
};

struct ties {
    const struct item **members;
    size_t member_count;
    struct tie *items; /* as they stand */
    size_t count, capacity;
    struct arc *arcs; /* who is tied to whom: each once, the mutual both ways; by from, then to */
    size_t arc_count;
    uint32_t *first;      /* whoever a member is tied to, in either direction, ascending: */
    uint32_t *neighbours; /* neighbours[first[member]] up to neighbours[first[member + 1]] */
};

/* What of it a reader may see. */
struct tie_filter {
    bool (*shows)(void *context, const struct item *);
    bool (*shows_link)(void *context, const struct link *);
    void *context;
};

/* The ties of several networks and pictures together; of all that stands there where the filter is
   NULL. */
const struct ties *ties_of(struct arena *, const struct item *const *blocks, size_t count,
                           const struct tie_filter *);

const struct ties *ties_of_network(struct arena *, const struct item *network);

/* Whether a tie leads from the one to the other. */
bool ties_between(const struct ties *, uint32_t from, uint32_t to);

/* Where a pair that is tied stands among the neighbours of its lesser member: another place for
   each pair, below first[member_count]. */
uint32_t ties_place(const struct ties *, uint32_t one, uint32_t other);

/* A member's number; member_count where they are none. */
uint32_t ties_member(const struct ties *, const struct item *);

/* With how many others a member is tied, in either direction. */
static inline uint32_t ties_degree(const struct ties *ties, uint32_t member)
{
    return ties->first[member + 1] - ties->first[member];
}

#endif
