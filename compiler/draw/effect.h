#ifndef CATWOE_DRAW_EFFECT_H
#define CATWOE_DRAW_EFFECT_H

#include "draw/page.h"

/* What a change does to a variable of a causal map: below the variable's name a line that says so,
   with a sign of its own for each way, and a frame where the change acts or intends something. A
   variable that it does not move has none of it. Lengths in points. */

/* Make a variable's box, measured for its name, large enough for the line and the frame. */
void effect_widen(const struct drawing *, const struct diagram_node *, struct box *);

/* Draw them in the box; gives the middle of the room that is left for the name. */
struct point draw_effect(struct drawing *, const struct diagram_node *, struct box);

/* A link's stroke, the stronger the more it carries the change to. */
struct stroke effect_stroke(enum leads, struct stroke);

/* Of the signs and strokes that the picture has. */
void legend_add_effects(struct drawing *, struct legend *);

#endif
