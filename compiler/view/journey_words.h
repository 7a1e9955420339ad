#ifndef CATWOE_VIEW_JOURNEY_WORDS_H
#define CATWOE_VIEW_JOURNEY_WORDS_H

#include "view/view.h"

/* What is said of the steps of a journey, as readers read it. */

/* Whom `with` names; NULL: it is not said. */
enum who { WHO_SOMEBODY, WHO_NOBODY, WHO_NOT_SAID, WHO_NOT_SHOWN, WHO_COUNT };
enum who who_is(struct viewer *, const struct value *with);

/* "worried: will it close?"; NULL where nothing is said. */
const char *feeling_of_step(struct viewer *, const struct item *step);

/* What is passed on when they leave a step; NULL where that is not said. */
const char *handed_on(struct viewer *, const struct item *step);

/* All that is said of a step. */
const char *step_in_words(struct viewer *, const struct item *step, const char *number);

/* Waits and the like, added up by their units; begins empty: {0}. */
struct sums {
    struct sum {
        double number;
        const char *unit;
    } * items;
    size_t count, capacity;
};

/* A text, or NULL, adds nothing. */
void sums_add(struct viewer *, struct sums *, const struct value *quantity);

/* "9 months and 3 days", the longest unit first */
const char *sums_in_words(struct arena *, const struct sums *);

#endif
