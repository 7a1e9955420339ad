#ifndef CATWOE_DRAW_FLOW_H
#define CATWOE_DRAW_FLOW_H

#include "draw/draw.h"

/* The lines of a rich picture. What passes along one is told three times: by its ink, by its line
   and by a small sign; a conflict is jagged, a gaze dotted. */

/* So wide and high are crossed swords, in points. */
enum { SWORDS_SIZE = 54 };

/* The room of a line's label: sign and text, or crossed swords above their matter. */
struct flow_label {
    struct text_lines lines;
    struct box box;         /* size; the centre is where it stands */
    struct point from_line; /* its centre from the point of the line that it stands at */
};

struct flow_label flow_label_of(const struct drawing *, const struct diagram_line *);
void draw_flow_label(struct drawing *, const struct diagram_line *, const struct flow_label *);

/* Draw the line along its curve, but not where the label stands. */
void draw_flow(struct drawing *, const struct diagram_line *, const struct point curve[4],
               const struct flow_label *);

/* A short piece of it with its sign, for a legend: FLOW_SAMPLE points wide; and what it is called
   there. */
enum { FLOW_SAMPLE = 62 };
void draw_flow_sample(struct drawing *, const void *line, struct point);
const char *flow_words(const struct diagram_line *);

/* Whether two lines would have the same sample. */
bool flows_are_alike(const struct diagram_line *, const struct diagram_line *);

#endif
