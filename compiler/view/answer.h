#ifndef CATWOE_VIEW_ANSWER_H
#define CATWOE_VIEW_ANSWER_H

#include "view/view.h"

/* What a word that was chosen says to readers, and in which tone: of `exists`, `desirable` and
   `feasible`, and of an outcome's `is`. Found by the word itself, so that the schema may order its
   words as it likes. */
struct answer {
    const char *chosen, *words;
    enum tone tone;
    const char *one, *several; /* of so many changes: "is still going", "are still going" */
    unsigned badges;           /* by which a picture marks it: a bit, or none */
};

/* Of this word; NULL where there is none. */
const struct answer *answer_called(const char *chosen);

/* NULL where nothing is chosen. */
const struct answer *answer_of(struct viewer *, const struct item *, enum attribute);

/* Its tone; TONE_NONE where nothing is chosen. */
enum tone tone_of(struct viewer *, const struct item *, enum attribute);

enum { ANSWER_COUNT = 10 };
extern const struct answer answers[ANSWER_COUNT];

#endif
