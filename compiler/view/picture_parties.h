#ifndef CATWOE_VIEW_PICTURE_PARTIES_H
#define CATWOE_VIEW_PICTURE_PARTIES_H

#include "view/view.h"

/* Who and what a rich picture is about: whoever its sentences, conflicts and boundaries name, and
   the clouds and issues that stand in it. */

/* Whether a thing may be one of them, and the viewer shows it. */
bool may_take_part(struct viewer *, const struct item *); /* NULL: nothing may */

struct picture_parties {
    const struct item **items; /* each once, in order of declaration */
    size_t count, capacity;
};
struct picture_parties picture_parties(struct viewer *, const struct item *picture);

/* Whether a picture that this viewer sees holds the sentence. */
bool is_shown_sentence(struct viewer *, const struct link *);

/* How a sentence by a relation is drawn: RELATION_DRAWS_FLOW … */
int sentence_draws(const struct link *);

/* Whom a sentence reaches; of what passes through several hands, the last. Tells behind which word
   it stands, or NO_CLAUSE. */
const struct item *sentence_end(struct viewer *, const struct link *, enum clause_word *by);

#endif
