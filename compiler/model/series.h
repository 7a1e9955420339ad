#ifndef CATWOE_MODEL_SERIES_H
#define CATWOE_MODEL_SERIES_H

#include "model/model.h"

/* The data of a measure: a CSV file beside the model, on each line a date (2008-05-01) and a value,
   in the order of the dates. Commas, semicolons or tabs stand between them, of which only a line
   with commas writes 1.5 with a point alone; a first line of headings, empty lines, lines that
   begin with # and further columns are passed over. */
struct series_point {
    struct span at; /* its line */
    double value;
    uint32_t date; /* as yyyymmdd */
};

struct series_fault {
    struct span at;   /* in the file; for a fault of the whole, the path in the model */
    const char *what; /* "there is no such file"; in the arena */
};

struct series {
    const struct source *source; /* NULL where it could not be opened */
    struct {
        struct series_point *items;
        size_t count, capacity;
    } points;
    struct {
        struct series_fault *items;
        size_t count, capacity;
    } faults;          /* at most SERIES_MOST_FAULTS are kept */
    size_t all_faults; /* and so many there are */
};

enum { SERIES_LARGEST_FILE = 4 * 1024 * 1024, SERIES_MOST_FAULTS = 5 };

/* The data of a measure as model_read_data has left it; NULL where it names none. A model that has
   never been a file has nothing beside it: there a missing file is no fault, and the series is
   NULL. */
static inline const struct series *series_of(const struct model *model, const struct item *measure)
{
    return model->data.of ? model->data.of[measure->index] : NULL;
}

/* Where the data of a measure lie, whether they have been read or not: the path as the system knows
   it; NULL where it names none that is there. */
const char *model_data_file(struct model *, const struct item *measure);

#endif
