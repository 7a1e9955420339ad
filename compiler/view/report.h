#ifndef CATWOE_VIEW_REPORT_H
#define CATWOE_VIEW_REPORT_H

#include "view/view.h"
#include "view/words.h"

/* The report's parts, one after the other in the order of the work. Each adds a section where the
   model has something for it, and nothing where it has not. */
struct report {
    struct viewer *viewer;
    struct arena *arena;
    struct document *document;
};

void report_situation(struct report *);
void report_people(struct report *);
void report_systems(struct report *);
void report_activities(struct report *);
void report_comparisons(struct report *);
void report_loops(struct report *);
void report_changes(struct report *);
void report_outcomes(struct report *);
void report_trace(struct report *);
void report_open_points(struct report *);
void report_findings(struct report *);

/* ---- Tables that have no name of their own ----------------------------------------------------
   Of all blocks of a kind, one a block; NULL where the model has none. */

struct table *report_chains(struct viewer *);
struct table *report_stocktakes(struct viewer *);

/* ---- For the parts ----------------------------------------------------------------------------
 */

struct section *report_section(struct report *, const char *id, const char *name,
                               const char *heading);
void report_tables(struct report *, struct section *, const struct table *);
void report_figure(struct report *, struct section *, struct diagram *); /* NULL: none */

/* A picture of the whole model; none where nothing says what that is about. */
void report_whole(struct report *, struct section *, describe_function *);

/* How many of a kind the viewer shows. */
size_t count_shown(struct viewer *, enum kind);

#endif
