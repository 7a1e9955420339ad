#ifndef CATWOE_CHECK_SITUATION_H
#define CATWOE_CHECK_SITUATION_H

#include "analysis/identity.h"
#include "analysis/ratings.h"
#include "analysis/voices.h"
#include "check/check.h"

/* What the rules about the situation and about those who are in it ask of the whole model: found in
   one walk, the first time that one of them asks. */

/* What the model says of one item elsewhere. */
struct standing {
    const struct item *tied;     /* of an issue: a conflict about it; of a conflict: an issue */
    const struct item *view;     /* a system that answers it or, of somebody, whose worldview they
                                    hold */
    const struct item *other;    /* the same: another system, seen by others; of somebody: just
                                    another */
    const struct item *shown_in; /* a handout that anybody may read */
    bool answered;               /* a system, a change or a delivery chain takes it up */
    bool looks_on;               /* carries out the study, or drew a picture without being in it */
    bool speaks;                 /* they are somebody's voice */
    bool backed; /* raises an issue or holds a worldview together with somebody who has power */
    bool has_norm, has_value;
};

struct situation {
    struct standing *of; /* by the item's index */
    bool unsure;         /* a statement or somebody was not understood: all may not be told */

    const struct item *first_open; /* issue that nothing parks or waives */
    const struct item *first_open_conflict;
    bool answerers;      /* there is a system, a change or a chain with something in it */
    bool may_answer_all; /* one of them was not understood, and what it answers is lost */
    bool systems;        /* there is one with something in it */
    bool study;          /* one of them models the study itself */
    bool pictures;
    const struct item *all_shown_in; /* a handout that shows the whole model */

    bool norm_of_none, value_of_none;
    unsigned roles_told, roles_bare; /* that have a norm or a value; that have neither */
    const struct item *first_bare;

    unsigned stakeholders, workshops;
    const struct item *last_workshop;
    bool unknown_guests;             /* who came to one of them is not said */
    unsigned positions, came;        /* sets of places of the words of `position` */
    const struct item *positioned;   /* the first who has one */
    const struct item *from_nowhere; /* the first whose position is not said to be seen from
                                        anybody, and who does not leave it so on purpose */
};

const struct situation *situation_of(struct check_run *);

static inline const struct standing *standing_of(struct check_run *run, const struct item *item)
{
    return &situation_of(run)->of[item->index];
}

/* Who is affected, heard and acting. */
const struct voices *voices_in(struct check_run *);

/* A person or group who is looked at and never heard, nor spoken for. */
bool is_silent(struct check_run *, const struct item *stakeholder);

/* Affected and not involved, and nobody speaks for them. */
bool is_left_without_a_word(struct check_run *, const struct item *stakeholder);

#endif
