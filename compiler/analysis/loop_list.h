#ifndef CATWOE_ANALYSIS_LOOP_LIST_H
#define CATWOE_ANALYSIS_LOOP_LIST_H

#include "analysis/loops.h"

/* The first loops of many by length and order, at most `limit`. When the list is full it is sorted
   and cut; from then on only what comes before its last gets in. */
struct loop_list {
    struct found_loop *items;
    size_t count, capacity, limit;
    uint32_t longest;       /* what is longer has no chance */
    struct found_loop last; /* of those that are sure to be wanted at most; length 0: none yet */
    uint64_t links;         /* of all that were offered */
};

struct loop_list loop_list_new(size_t limit);

/* The vertices begin with the one declared first; they are copied if they are wanted. */
void loop_list_offer(struct loop_list *, struct arena *, uint32_t *vertices, uint32_t length);

/* When all have been offered. */
void loop_list_end(struct loop_list *);

#endif
