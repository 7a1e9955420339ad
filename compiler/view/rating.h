#ifndef CATWOE_VIEW_RATING_H
#define CATWOE_VIEW_RATING_H

#include "view/view.h"

/* What a model says of its stakeholders in ratings, for the pictures that place them by it. */

/* A rating of 0 to 10: low, medium and high are 2, 5 and 8. */
struct rating {
    const char *called; /* power */
    const char *word;   /* high, or 7; NULL where nothing is said */
    double value;
    struct leeway within; /* what may still be called so: medium is 5 to 6.5, and 7 is 6.5 to 7.5 */
    bool number;          /* given as one */
};

/* What an attribute is called in sentences: power. */
struct rated {
    enum attribute attribute;
    const char *called;
};

struct rating rating_of(struct viewer *, const struct item *stakeholder, struct rated);

/* From the middle of the scale upwards it counts; the middle belongs to the upper half. */
bool rating_counts(const struct rating *);

/* Whether it is "medium", of which a picture has to say on which side it falls. */
bool rating_is_medium(const struct rating *);

/* Whether one speaks of somebody in the plural: of a group of stakeholders. */
bool is_plural(const struct item *);

/* Whether one speaks so of those who are named and shown: of several, or of a group. */
bool are_several(struct viewer *, const struct value *);

/* "The college has high power and low interest: to keep satisfied.", with what is not said. */
const char *ratings_sentence(struct viewer *, const struct item *stakeholder, const struct rating *,
                             size_t count, const char *outcome);

/* ---- Pictures of all stakeholders ------------------------------------------------------------ */

/* A node for somebody, whose face tells the stance; its notes say each rating: "power: high". */
struct diagram_node *add_stakeholder(struct viewer *, struct diagram *,
                                     const struct item *stakeholder, enum diagram_part,
                                     const struct rating *, size_t count);

/* What is said of those who are of one part, of each of them and in the count of all. */
struct grouping {
    enum diagram_part part;
    const char *words;
};

extern const struct grouping not_placed;

/* "Twelve stakeholders by power and interest: six to manage closely, one not placed yet." Parts of
   which there is nobody are passed over; those who are not placed come last. */
void end_stakeholders(struct viewer *, struct diagram *, const char *by, const struct grouping *,
                      size_t count);

#endif
