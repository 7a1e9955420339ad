#ifndef CATWOE_ANALYSIS_TIES_H
#define CATWOE_ANALYSIS_TIES_H

#include "model/model.h"

/* A network as a graph: its members, and whoever its sentences name, in order of declaration, and a
   tie for each sentence from whoever does something to whom it reaches. Where somebody is sent or
   given to another, the tie leads to that other. Damaged sentences are left out. */
struct tie {
    size_t from, to; /* members by their numbers */
    const struct link *link;
    bool mutual; /* an exchange, a bond, or one that its verb calls reciprocal */
};

struct ties {
    const struct item **members;
    size_t member_count;
    struct tie *items; /* as they stand */
    size_t count, capacity;
    struct tie *sorted; /* by from, then by to; those that are mutual both ways */
    size_t sorted_count;
};

const struct ties *ties_of_network(struct arena *, const struct item *network);

/* Whether a tie leads from the one to the other. */
bool ties_between(const struct ties *, size_t from, size_t to);

/* By a member's number: without them, some who hold together now would not (cut vertices, Hopcroft
   and Tarjan 1973). */
const bool *ties_cut_members(struct arena *, const struct ties *);

#endif
