#ifndef CATWOE_CHECK_FOLLOWING_H
#define CATWOE_CHECK_FOLLOWING_H

#include "analysis/effects.h"
#include "analysis/paths.h"
#include "check/check.h"

/* What the rules share that follow pushes through a causal map: along paths that come by no
   variable twice, by the signs of their links. Steps and questions are bounded, for all that is
   asked about one map together. */

struct followed_map {
    const struct graph *graph; /* NULL: not to be followed, as it is too large, or a line of it was
                                  not understood */
    struct paths *paths;
    uint32_t start;     /* where its paths begin now */
    unsigned questions; /* that may still be asked */
    bool is_read;
};

/* Made the first time that a rule asks. */
struct followed_map *followed_map(struct check_run *, const struct item *map);

/* The same with paths from each of several variables, past none of the others. */
struct followed_map *followed_past(struct check_run *, struct followed_map *,
                                   const struct intervention *);

/* How a variable moves: the shortest path that gives each movement, where there is one. */
struct answer {
    struct signed_path paths[MOVEMENT_COUNT];
    bool open; /* not all of them have been found out */
};

/* Add what one push does to the target. Ask all of one push in a row. */
void follow_push(struct check_run *, struct followed_map *, const struct push *, uint32_t target,
                 struct answer *);

static inline bool has_path(const struct answer *answer, enum movement movement)
{
    return answer->paths[movement].length > 0;
}

/* All paths that there are give this movement, and there is one. */
bool gives_only(const struct answer *, enum movement);

/* rise, or fall. */
const char *rise_or_fall(enum movement);

/* "'mismatch' falls, so 'leaving' falls, so 'income' rises"; of a long path what is in the middle
   is passed over. */
const char *path_in_words(struct check_run *, const struct graph *, enum movement pushed,
                          const struct signed_path *);

#endif
