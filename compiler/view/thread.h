#ifndef CATWOE_VIEW_THREAD_H
#define CATWOE_VIEW_THREAD_H

#include "analysis/trace.h"
#include "view/view.h"

/* The thread through a study on its way into a picture: which of its things have a card, and in
   which column. thread_cards.c makes the cards; diagram_thread.c adds the lines between them, what
   is missing, and the words. */

enum phase {
    PHASE_BEGINNING,
    PHASE_SYSTEM,
    PHASE_NEED,
    PHASE_FOUND,
    PHASE_CHANGE,
    PHASE_OUTCOME,
    PHASE_COUNT
};

struct thread {
    struct viewer *viewer;
    struct arena *arena;
    const struct trace *trace;
    struct diagram *diagram;
    const bool *within; /* by index: what the subject's thread runs through; NULL: all */
    uint32_t *cards;    /* by index: the card of a thing, from 1 */
    struct {
        struct card_of_thing {
            const struct item *item; /* the first of those that share it; NULL: what is missing */
            enum phase phase;
            const char *called; /* in sentences */
            const char *told;   /* in those of what leads to it */
        } * items;
        size_t count, capacity;
    } things; /* one a node */
    size_t gaps;
};

/* What a column of the picture holds. */
extern const enum diagram_part phase_parts[PHASE_COUNT];

bool thread_shows(struct thread *, const struct item *);

/* Whether something of this kind that is shown follows at the next step. */
bool thread_goes_on(struct thread *, const struct item *, enum kind);

/* A card in a column, of a thing or of what is missing (NULL, and then without an id). */
struct diagram_node *thread_add_card(struct thread *, const struct item *, enum phase,
                                     const char *text);

/* The cards of all that is shown, in the order of the thread. */
void thread_add_cards(struct thread *);

#endif
