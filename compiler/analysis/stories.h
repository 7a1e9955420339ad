#ifndef CATWOE_ANALYSIS_STORIES_H
#define CATWOE_ANALYSIS_STORIES_H

#include "analysis/loop_set.h"

/* A story of a causal map, which claims that an archetype is at work there, held against the map.

   Each loop of the archetype has to close between the players, and has to be of its type. A way
   comes by another player only where none else is there, and where both then go the same way: what
   slows growth, say, may act on what drives it. Single signs are not held against it: whoever calls
   a variable by its opposite turns the signs of all its links round and leaves every loop as it
   was. A link of unknown sign is taken for what is needed. A role that is given from outside needs
   no player. A delay may stand anywhere on the part of a slow loop that no prompt loop shares. */
enum story_standing {
    STORY_NOT_READ, /* it, its archetype or its map was not understood, or is too large */
    STORY_MISCAST,  /* `miscast` does not agree with the sentences before it */
    STORY_OPEN,     /* roles are without a player */
    STORY_LOOPLESS, /* its archetype has no loop of its players that could be looked for */
    STORY_BROKEN,   /* `loop` does not close: nothing leads over `step` */
    STORY_TURNED,   /* `loop` is of the other type */
    STORY_PROMPT,   /* `loop` takes no time, as it does at `step` of the archetype */
    STORY_HOLDS,
};

struct story_reading {
    const struct item *story, *archetype;
    const struct graph *pattern;   /* of the archetype: its vertices are the roles */
    const struct graph *map;       /* the one that the story stands in */
    const struct item **players;   /* by role; NULL where nobody plays it */
    const struct link **sentences; /* that say so */
    enum story_standing standing;
    const struct link *miscast;
    const struct found_loop *loop; /* of the archetype, its vertices being roles */
    const struct edge *step;       /* of the archetype */
    bool *passed;                  /* by link of the map: it belongs to the story; or NULL */
};

/* The map's graph may be of the links that a reader sees. */
struct story_reading read_story(struct arena *, const struct graph *map, const struct item *story);

/* A role from inside the loops that nobody plays. */
bool story_role_is_open(const struct story_reading *, size_t role);

/* The vertex of a role, an item of the archetype. */
uint32_t story_role_of(const struct story_reading *, const struct item *role);

#endif
