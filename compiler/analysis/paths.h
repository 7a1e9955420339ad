#ifndef CATWOE_ANALYSIS_PATHS_H
#define CATWOE_ANALYSIS_PATHS_H

#include "analysis/graph.h"

/* The shortest path of each sign from one variable of a causal map to another: a path comes by no
   variable twice, and by none of the stops but at its ends. Its sign is the product of its links';
   a link of unknown sign makes it unknown. Of several that are equally short, the one whose
   variables come first in order of declaration.

   The shortest walk of a sign is found for all variables at once; mostly it is a path. Where it is
   not, the path is looked for by depth-first search with a growing bound (Korf 1985), at each step
   only where a walk of the sign can still come to the target. What lies in the strongly connected
   parts ahead is looked at once for all ways that lead there. To tell whether there is a path of a
   sign is hard in general (LaPaugh and Papadimitriou 1984), so each search has a number of steps.
 */
enum path_found { NO_PATH, PATH_FOUND, PATH_NOT_SETTLED };

struct paths;

/* Steps bound all searches in it together. The stops must live as long as it. */
struct paths *paths_new(struct arena *, const struct graph *, const bool *stops, uint64_t steps);

/* Find the walks from here; what was found from elsewhere is forgotten. */
void paths_begin(struct paths *, uint32_t start);

/* Whether any path from there leads to a target other than the start. */
bool paths_reach(const struct paths *, uint32_t target);

/* Where it is found, `vertices` leads from the start to the target, both included, until the next
   search. The target may be a stop, and is not the start. */
enum path_found find_path(struct paths *, uint32_t target, enum sign);
const uint32_t *found_path(const struct paths *, uint32_t *length);

#endif
