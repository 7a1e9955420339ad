#ifndef CATWOE_VIEW_COMPARISON_H
#define CATWOE_VIEW_COMPARISON_H

#include "view/answer.h"

/* What is asked of each activity when a model of a system is held against what happens: the columns
   of the table and of the sheet to fill in alike (Checkland and Scholes 1990). */
enum comparison_column {
    ASKED_NUMBER,
    ASKED_ACTIVITY,
    ASKED_EXISTS,
    ASKED_HOW,
    ASKED_WHO,
    ASKED_JUDGED,
    ASKED_IDEA,
    ASKED_COUNT
};
extern const struct column comparison_columns[ASKED_COUNT];

/* The activities of a system that are shown, then what watches and what controls it: numbered as in
   its picture. */
struct activities {
    const struct item **items;
    size_t count, capacity;
};
struct activities activities_of(struct viewer *, const struct item *system);

/* A row for the activity at this place, with its number and title; all else is not asked. Gives its
   cells. */
struct cell *table_add_activity(struct viewer *, struct table *, const struct activities *,
                                size_t at);

#endif
