#ifndef CATWOE_ANALYSIS_BOUNDARY_QUESTIONS_H
#define CATWOE_ANALYSIS_BOUNDARY_QUESTIONS_H

#include "model/model.h"

/* Ulrich's twelve boundary questions (Ulrich 1983, 1996), by their names in schema/choices.h. */
struct boundary_question {
    const char *word;  /* in a model: decision-maker */
    const char *about; /* Power */
    const char *name;  /* in a sentence: measure of improvement */
    const char *asks;
    enum attribute letter; /* of CATWOE or the root definition, that answers it in part: customers
                              say who benefits; ATTRIBUTE_COUNT: none does */
};

extern const struct boundary_question boundary_questions[QUESTION_COUNT];

/* Those that a system has been asked. */
struct asked_questions {
    const struct item *of[QUESTION_COUNT]; /* NULL: not yet */
    unsigned count;
};

struct asked_questions questions_asked_of(const struct item *system);

#endif
