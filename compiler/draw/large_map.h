#ifndef CATWOE_DRAW_LARGE_MAP_H
#define CATWOE_DRAW_LARGE_MAP_H

#include "draw/draw.h"

/* A causal map that is too large for a search for its clearest form: by Graphviz's places alone
   (Hu 2005), with straight lines that may run through what stands in their way. False where
   Graphviz fails; the drawing's problem says why. */
bool compose_large_map(struct drawing *);

#endif
