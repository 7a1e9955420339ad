#ifndef CATWOE_VIEW_EFFECT_WORDS_H
#define CATWOE_VIEW_EFFECT_WORDS_H

#include "analysis/press.h"
#include "view/view.h"

/* What changes move, in words. Texts that are made of several parts are runs, whose names lead to
   what they name. */

/* A change followed through one causal map, as the viewer sees it. */
struct change_effects {
    struct intervention in; /* what the viewer does not show is left out */
    const struct graph *graph;
    const struct effects *effects;
    const struct press *press;
};

/* One for each map that it acts on or intends something in. */
struct change_effects_list {
    struct change_effects *items;
    size_t count, capacity;
} change_effects_of(struct viewer *, const struct item *change);

/* "rise" and "fall", of what is meant to. */
extern const char *const intent_words[];

/* Whether it rises, or falls, by all of its paths. */
static inline bool goes_one_way(const struct effect *effect)
{
    return effect->direct == RISES || effect->direct == FALLS;
}

/* "“Mismatch” falls → “Leaving” falls → after a year “Income” rises" */
void runs_add_path(struct viewer *, struct runs *, const struct effects *,
                   const struct signed_path *);

/* "Mismatch down → Leaving down → after a year Income up": for the cells of tables. */
void runs_add_brief_path(struct viewer *, struct runs *, const struct effects *,
                         const struct signed_path *);

/* "after a year “Income” rises": one step of it; the edge may be NULL. */
void runs_add_step(struct viewer *, struct runs *, const struct edge *, const struct item *variable,
                   enum movement);

/* "falls, as intended", "may rise or fall; it is meant to fall" */
const char *standing_in_words(struct arena *, const struct effect *);

/* What would settle an effect that is ambiguous for want of a sign: "whether “Contact” raises or
   lowers “Hope”: it raises it according to the college and lowers it according to students";
   NULL where nothing would, since paths of known sign pull both ways. In brief it leaves out who
   says what. */
const char *settling_in_words(struct viewer *, const struct effects *, const struct effect *);
const char *settling_in_brief(struct viewer *, const struct effects *, const struct effect *);

/* Links of known sign on a path that not all believe in: "“Lists” → “Fatigue” (disputed by
   Surgeons) and “Fatigue” → “Leaving” (according to Nurses alone)"; NULL where there is none. */
const char *contested_in_words(struct viewer *, const struct effects *, const struct signed_path *);

/* "every path there says so; a loop may turn it": how sure the sign is; NULL of what is not reached
   and of what paths pull both ways. */
const char *sureness_in_words(const struct effect *);

/* "falls (0.75), as its paths say": the answer that weighs loops. */
const char *press_in_words(struct arena *, const struct press_answer *, const struct effect *);

/* How such answers are to be read, or why there is none, in sentences. */
const char *press_note(struct arena *, const struct press *);

/* Of an answer, the end of it: what differs from change to change, behind a blank; "" for nothing.
 */
const char *press_caveat(const struct press *);

/* Those whom it touches, by their part in the systems that are judged by it: "customers: Students,
   Employers; owners: The college (“Keep people learning”)"; whether there is any. */
bool runs_add_touched(struct viewer *, struct runs *, const struct item *variable);

/* The measures that show the variable: "“Learners still there at Easter” (up is better)"; whether
   there is any. */
bool runs_add_measures(struct viewer *, struct runs *, const struct item *variable);

/* What all changes are meant to move and how that stands, a line each; NULL where none says so. */
struct table *tabulate_aims(struct viewer *);

#endif
