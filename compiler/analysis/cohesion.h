#ifndef CATWOE_ANALYSIS_COHESION_H
#define CATWOE_ANALYSIS_COHESION_H

#include "analysis/ties.h"

/* How those who are tied to each other hang together. Ties count here without their direction, and
   several between the same two once. */
struct cohesion {
    bool *cuts;        /* by member: without them, some who hold together now would not (cut
                          vertices, Hopcroft and Tarjan 1973) */
    uint32_t *part_of; /* by member: the part to which they belong, from 0, by who is declared
                          first; whoever has no tie is a part of their own */
    uint32_t part_count;
};
const struct cohesion *ties_cohesion(struct arena *, const struct ties *);

/* By member: how many pairs of those tied to them have no tie of their own, and so know each other
   through them (the holes that Burt 1992 calls structural, counted). Costs as much as there are
   members times ties at most. */
const uint64_t *ties_untied_pairs(struct arena *, const struct ties *);

/* The share of all ordered pairs of members between whom a tie leads: 0 to 1; 0 of a single one. */
double ties_density(const struct ties *);

/* How far it all turns on one (degree centralisation, Freeman 1979): by how much each member has
   fewer neighbours than whoever has most, added up, as a share of what that is in a star of as
   many: 0 where all have as many, 1 for a star, 0 of fewer than three. */
double ties_centralization(const struct ties *);

#endif
