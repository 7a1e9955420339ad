#ifndef CATWOE_DRAW_QUALITY_H
#define CATWOE_DRAW_QUALITY_H

#include "draw/scene.h"
#include "source/rule.h"

/* How well a picture reads, counted on the scene itself, whatever way it was made: before the
   pencil goes over it. parts.def says which groups are solid, thin or ground; whatever is no part
   of the description (a boundary, a quadrant) is ground, on which others may stand. */

/* The rules that faults break, for showing them as findings. */
extern const struct rule fault_rules[FAULT_COUNT];

/* What a reader is told of a fault. */
const char *fault_message(struct arena *, const struct fault *);

/* So much of its full size a picture has on a sheet, across, that it fills: 0.5 is half as wide. */
double scene_share_on(enum paper, const struct scene *);

/* Each pair of things once. In the scene's arena. */
struct faults find_faults(const struct scene *);

#endif
