#ifndef CATWOE_EXCHANGE_MENTAL_MODELER_JSON_H
#define CATWOE_EXCHANGE_MENTAL_MODELER_JSON_H

#include "exchange/foreign.h"

/* Newer files of Mental Modeler keep their ending and hold JSON: the same names, all values texts.
 */
bool knows_mental_modeler_json(const char *text, size_t size);
void read_mental_modeler_json(struct foreign_map *, const char *text, size_t size);

#endif
