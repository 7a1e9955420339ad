#ifndef CATWOE_DRAW_SKETCH_H
#define CATWOE_DRAW_SKETCH_H

#include "draw/scene.h"

/* A pencil over a scene: each stroke follows its path with a wobble and runs on a little past the
   point where a shape closes; frames are drawn twice. Places, sizes and texts stay.

   The wobble comes from the id of the thing that is drawn, never from its number or from chance,
   so that another thing beside it changes nothing. It is smooth noise along the path (value noise,
   Perlin 1985), a point or two wide: more looks nervous. */
void sketch_scene(struct scene *);

#endif
