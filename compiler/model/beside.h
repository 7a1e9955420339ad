#ifndef CATWOE_MODEL_BESIDE_H
#define CATWOE_MODEL_BESIDE_H

#include "model/model.h"

/* Files beside a model. A path is written from the folder of the file that names it, and never
   leads out of the folder of the root file, neither by its words nor by a link on the disk. */
enum beside_result {
    BESIDE_FOUND,
    BESIDE_OUTSIDE,
    BESIDE_MISSING, /* errno tells why */
};

struct beside {
    const char *real;  /* as the system knows it */
    const char *shown; /* as messages call it, and as it can be opened */
};

/* Find what a file of the model names by this path. The strings belong to the arena. */
enum beside_result model_file_beside(struct model *, const struct source *from, const char *path,
                                     struct beside *);

#endif
