#ifndef CATWOE_VIEW_LEVELS_H
#define CATWOE_VIEW_LEVELS_H

#include "view/view.h"

/* What the picture of levels is made with. A level is a node of PART_LEVEL; those that stand in
   nothing are the widest of their ladder. */

struct level_maker {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram;
    struct {
        struct stand {
            const struct item *who;
            uint32_t level, node; /* their numbers, from 1 */
        } * items;
        size_t count, capacity;
    } stands;           /* who stands at which level */
    uint32_t *level_of; /* by item index: the number of a system's level */
};

struct diagram_node *level_at(const struct level_maker *, uint32_t number);

/* Lines for what one level does to another: where they pull against each other, and what the wider
   sets for the narrower. */
void add_pulls(struct level_maker *);

#endif
