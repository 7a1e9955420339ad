#ifndef CATWOE_DRAW_QUALITY_H
#define CATWOE_DRAW_QUALITY_H

#include "draw/scene.h"
#include "source/rule.h"

/* How well a picture reads, counted on the scene itself, whatever way it was made: before the
   pencil goes over it. Groups that are nodes of the description are solid, those that are lines
   are thin (parts.def); whatever else there is (a boundary, a quadrant) is ground, on which others
   may stand. */

/* The rules that faults break, for showing them as findings. */
extern const struct rule fault_rules[FAULT_COUNT];

/* Each pair of things once. In the scene's arena. */
struct faults find_faults(const struct scene *);

#endif
