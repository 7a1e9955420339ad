#ifndef CATWOE_TESTS_PRACTICE_H
#define CATWOE_TESTS_PRACTICE_H

#include "rich.h"

struct model;

/* Models made by chance of what a study works with beside maps and rich pictures: stakeholders in
   their positions, systems with more or less of a CATWOE, a framework, changes that need each other
   in circles, stocktakes, measures, a journey, a delivery chain and a network. Of everything there
   is one, a few or very many; what may be left unsaid often is; texts are as `put_label` makes
   them. */
void put_practice(struct buffer *, unsigned seed, chance_function *, label_function *put_label);

/* The series of its measures, which stand in no file: from one to very many values. To be called
   once the model is compiled, with the same seed. */
void give_series(struct model *, unsigned seed, chance_function *);

#endif
