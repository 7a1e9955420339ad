#ifndef CATWOE_EXCHANGE_TO_MODEL_H
#define CATWOE_EXCHANGE_TO_MODEL_H

#include "exchange/foreign.h"

/* What was made of a foreign map. */
struct made_model {
    bool sound;            /* the text parses: else the fault is ours */
    size_t loops;          /* of the file's loops, those that its links hold */
    size_t contradictions; /* pairs of variables with links of both signs: written as one link of
                              unknown sign, with a note that tells both */
};

/* The text of a model that holds the map, as the formatter lays it out. Every variable has a name
   of its own, made of its label, and keeps the label; `origin` says where it comes from, `name`
   stands for a title where the file has none. What a causal map has no place for is counted among
   the map's losses. */
struct made_model model_of_foreign(struct foreign_map *, const char *name, const char *origin,
                                   struct buffer *out);

#endif
