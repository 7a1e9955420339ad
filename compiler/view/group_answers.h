#ifndef CATWOE_VIEW_GROUP_ANSWERS_H
#define CATWOE_VIEW_GROUP_ANSWERS_H

#include "view/comparison.h"

/* What several groups have found of one system, side by side: each has held it against what happens
   in a comparison of its own. Where they differ is what there is to talk about (Checkland and
   Scholes 1990). It points into the model; its lists, and the texts below, lie in the viewer's
   arena. */
struct group_answers {
    const struct item *system;
    struct activities activities;
    struct {
        const struct item **items; /* comparisons, in the order of the model */
        size_t count, capacity;
    } groups;
};

/* Whether more than one comparison of this system is shown, and what they are about. */
bool groups_answer(struct viewer *, const struct item *system, struct group_answers *);

/* Whether the table of answers shows this comparison beside others. */
bool is_beside_others(struct viewer *, const struct item *comparison);

/* How readers know a group: by whom the comparison is, else by its title. */
const char *group_title(struct viewer *, const struct item *comparison);

/* What it found of an activity, or NULL: it did not say, or that is not shown. */
const struct item *group_finding(struct viewer *, const struct item *comparison,
                                 const struct item *activity);

/* What it says there, as readers see it: in its own words where it did not pick one. NULL where it
   did not say. */
const char *finding_words(struct viewer *, const struct item *finding);

/* Activities that groups have missed, each with whom; NULL where none did. */
const char *missed_activities(struct viewer *, const struct group_answers *);

/* How all that have answered of an activity stand to each other. Whoever does not know agrees and
   differs with nobody. */
struct agreement {
    size_t counts[TONE_UNKNOWN + 1]; /* of each tone */
    size_t answered, known;          /* known: other than that nobody knows */
    bool differ;
};
struct agreement agreement_on(struct viewer *, const struct group_answers *,
                              const struct item *activity);

/* "Two yes, one partly"; NULL where nobody has answered. */
const char *agreement_counts(struct arena *, const struct agreement *);

/* "They differ", "They agree"; NULL where fewer than two have said. */
const char *agreement_words(const struct agreement *);

/* "They differ on three of eight activities." */
const char *agreement_summary(struct viewer *, const struct group_answers *);

#endif
