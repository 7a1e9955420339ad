#ifndef CATWOE_VIEW_CRITERIA_H
#define CATWOE_VIEW_CRITERIA_H

#include "view/view.h"

/* What a system is judged by: the three Es that are always asked of it, and two more where somebody
   thought of them (Checkland and Scholes 1990; Checkland and Poulter 2006). */
struct criterion {
    const char *word, *question; /* efficacy; in a table: Efficacy: does it work? */
    const char *mark, *plain;    /* to people at a table: E1, Does it work? */
    bool always_asked;
};

/* In the order of a measure's `for`; the last, without words, is that of a measure for none of
 * them.
 */
extern const struct criterion measure_criteria[MEASURE_FOR_COUNT + 1];

/* Whether a measure is for this one of them, by its number. */
bool measure_answers(const struct item *measure, size_t criterion);

#endif
