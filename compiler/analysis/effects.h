#ifndef CATWOE_ANALYSIS_EFFECTS_H
#define CATWOE_ANALYSIS_EFFECTS_H

#include "analysis/graph.h"

/* What a lasting push on some variables of a causal map moves, by the signs of its links alone
   (sign algebra as in Wellman 1990; Puccia and Levins 1985). Two answers stand side by side:

   - the direct effect: the sum over all paths that come by no variable twice, and by no other
     pushed one. All raise: rises; all lower: falls; some each, or over a link of unknown sign:
     ambiguous. A pushed variable has its own push among its paths.
   - the feedback effect: the same over all walks, which go round loops as often as they like. What
     only reinforcing loops touch keeps its sign; behind a balancing one it is ambiguous.

   Paths without repetition explode; walks do not. What the walks settle costs little, and most of
   the rest is settled by the shortest of each sign (see paths.h). Where a fixed number of steps
   does not settle a direct effect, it is what the paths found so far say, and `settled` is false.
   A third answer, which weighs loops too, is in press.h. */
enum movement { MOVES_NOT, RISES, FALLS, AMBIGUOUS, MOVEMENT_COUNT };
extern const char *const movement_words[]; /* "stays", "rises", "falls", "ambiguous" */

enum verdict { REACHED, REVERSED, UNSURE, NOT_REACHED, SIDE_EFFECT };
extern const char *const verdict_words[]; /* as in JSON: reached, reversed, ambiguous, … */

struct push {
    uint32_t vertex;
    enum movement movement; /* RISES or FALLS */
};

/* What a list of pushes or of intents says of a variable; MOVES_NOT where it says nothing. */
enum movement movement_among(const struct push *, size_t count, uint32_t vertex);

/* The other way round; what is neither stays what it is. */
enum movement movement_turned(enum movement);

/* How a variable moves where the one at the other end of a way of this sign is pushed. */
enum movement push_over(enum movement, enum sign);

/* From the pushed variable to the one that moves, both included. */
struct signed_path {
    uint32_t *vertices;
    uint32_t length; /* 0: there is none, or so many are told of this map that it is not */
    enum movement gives;
    bool delayed; /* one of its links is */
};

struct effect {
    uint32_t vertex;
    enum movement direct, feedback;
    enum movement intended; /* MOVES_NOT: nothing is said of it */
    enum verdict verdict;   /* of the direct effect */
    bool delayed;           /* the path that is told */
    bool settled;
    struct signed_path path; /* the shortest that gives the direct effect; of an ambiguous one the
                         shortest that gives what is intended, else that rises, else that falls,
                         else one over a link of unknown sign */
    struct signed_path against; /* of an ambiguous one the shortest that gives the contrary, else
                            the shortest over a link of unknown sign: that link would settle it */
};

struct effects {
    const struct graph *graph;
    const struct push *pushes;
    size_t push_count;
    struct effect *items; /* of what moves or is meant to, in order of declaration */
    size_t count;
    bool settled; /* each of them */
};

/* Intents may be none; a vertex is pushed and intended at most once. A pushed variable is among the
   effects only where it is intended, or moved by another push. */
struct effects *find_effects(struct arena *, const struct graph *, const struct push *pushes,
                             size_t push_count, const struct push *intents, size_t intent_count);

/* Whether a path is told rather than the one that is kept: that is none yet, or longer, or as long
   and its variables are declared later. */
bool path_is_before(const uint32_t *vertices, uint32_t length, const struct signed_path *kept);

/* The vertices are copied. */
struct signed_path signed_path_of(struct arena *, const struct graph *, const uint32_t *vertices,
                                  uint32_t length, enum movement gives);

/* The edge at which a path goes on from its vertex of this number, from 0. */
const struct edge *path_edge(const struct graph *, const struct signed_path *, uint32_t number);

/* What a change acts on and intends, in one map. */
struct intervention {
    const struct item *change, *map;
    struct push *pushes, *intents;
    size_t push_count, intent_count, push_capacity, intent_capacity;
};

/* Of a change, one for each map that it acts on or intends something in, in order of the maps'
   declaration; what was not understood is left out. Of what is named twice the first counts. */
struct interventions {
    struct intervention *items;
    size_t count, capacity;
} interventions_of(struct arena *, const struct item *change);

struct effects *effects_of(struct arena *, const struct graph *, const struct intervention *);

#endif
