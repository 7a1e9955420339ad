#ifndef CATWOE_VIEW_LOOP_STORY_H
#define CATWOE_VIEW_LOOP_STORY_H

#include "analysis/loops.h"
#include "view/view.h"

/* A feedback loop in words that can be read aloud to whoever knows the situation. */

/* Sentences: first one a link, from a rise of the loop's first variable on, with how long it takes
   and why; then what the round does; of a balancing loop what it tries to reach, or that question;
   of an undetermined one the links that leave it open. */
struct loop_story {
    const char **items;
    size_t count, capacity;
};

struct loop_story loop_story(struct viewer *, const struct graph *, const struct found_loop *);

/* The same at a glance: "A → B (+) → A (−, later)". The sign stands where the link arrives, as in
   the picture. `called` is how variables are called, as by item_title. */
void runs_add_loop(struct viewer *, struct runs *, const struct graph *, const struct found_loop *,
                   const char *(*called)(const struct model *, const struct item *));

/* "after a year", "later" where it is not said how long; NULL where there is no delay. */
const char *delay_in_words(struct viewer *, const struct edge *);

/* "raises it according to the college and lowers it according to students": what links between two
   variables say, each in turn. */
const char *claims_in_words(struct viewer *, const struct edge *);

#endif
