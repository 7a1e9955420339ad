#ifndef CATWOE_VIEW_HANDOUT_H
#define CATWOE_VIEW_HANDOUT_H

#include "view/prompts.h"

/* A handout on its way: sections for things of the model, each in the form that fits its kind. */
struct handout {
    struct viewer *viewer;
    struct arena *arena;
    struct document *document;
    struct prompts *prompts;
};

/* A section for a thing: its usual figure, else its table, with what belongs to it and what there
   is to ask of it. What stands within something and has no form of its own is shown as part of
   that. Whether there was anything to show. */
bool handout_show(struct handout *, const struct item *);

/* The same for several of a kind that has no picture, where one table shows them side by side; else
   nothing. */
bool handout_show_table(struct handout *, const struct item *const *, size_t count);

/* A section for what stands behind the root definitions of systems, side by side. */
void handout_show_catwoe(struct handout *, const struct item *const *systems, size_t count);

/* A section for what several groups found of a system, side by side; whether several did. */
bool handout_show_answers(struct handout *, const struct item *system);

/* All sheets to fill in that can be asked of a thing, or the one that a part of it calls for, each
   once; whether there is one. */
bool handout_ask(struct handout *, const struct item *);

/* The sheet of this kind, where it can be asked of the thing. */
bool handout_ask_for(struct handout *, enum sheet_id, const struct item *);

/* ---- What belongs to a thing beside its figure ------------------------------------------------
 */

typedef void handout_part(struct handout *, struct section *, const struct item *);

/* What of a system's figure the text around it tells is left out of the figure. */
void handout_leave_to_text(const struct section *, struct diagram *);

handout_part handout_add_definition, handout_add_measures, handout_add_voices, handout_add_loops,
    handout_add_change;

#endif
