#ifndef CATWOE_DRAW_ACTIVITY_MODEL_H
#define CATWOE_DRAW_ACTIVITY_MODEL_H

#include "draw/blob.h"
#include "draw/page.h"
#include "draw/place.h"
#include "draw/route.h"

/* An activity model as Checkland draws it, set into any box: numbered blobs within a boundary, what
   watches and controls them below and outside (Checkland and Scholes 1990). A page may hold several
   of them, with letters of different sizes. */

/* What watches and controls, side by side below the boundary. */
struct activity_band {
    uint32_t *order; /* its nodes from left to right */
    size_t count;
    double space;         /* between two of them */
    double width, height; /* height: from the boundary to where nothing is drawn any more */
};

struct activity_model {
    struct drawing *drawing;
    const struct diagram *diagram;
    double scale;       /* of letters and of the room between things */
    struct blob *blobs; /* one a node */
    size_t inside;      /* so many nodes stand within the boundary; they come first */
    struct box frame;   /* the boundary */
    struct activity_band band;
    struct placing placing; /* of those within */
    struct routing routing;
    size_t *line_of;             /* line of each route */
    const struct placing *alike; /* where they stand in another picture, which the first attempt
                                    takes after; NULL: there is none */
};

/* Measure the parts of a diagram and ask Graphviz for places, once. Letters are `scale` times the
   usual size, but never too small to be read. What stands below the boundary is made to fit
   into this width where that can be. False where Graphviz fails; the drawing's problem then says
   why. */
bool activity_model_begin(struct activity_model *, struct drawing *, const struct diagram *,
                          double scale, double width);

/* Whether it may fit into a box of this size. */
bool activity_model_has_room(const struct activity_model *, struct box area);

/* Set it into a box, by the placing's attempt, and say what is wrong with it: FAULT for each fault,
   less for what is not pretty. */
unsigned activity_model_set(struct activity_model *, struct box area);

/* The signs that so many models have. */
void activity_models_explain(const struct activity_model *const *, size_t count, struct legend *);

/* Where a drawing of nothing but the model has the activities. NULL where Graphviz fails. */
const struct placing *activity_model_own_places(struct drawing *);

/* The boundary, filled or not, or all that it encloses without a line; then, over it, all the
   rest. */
void activity_model_draw_field(const struct activity_model *);
void activity_model_draw_boundary(const struct activity_model *, enum ink fill);
void activity_model_draw(const struct activity_model *);

/* ---- Between the files of activity models -----------------------------------------------------
 */

/* Bring those outside into an order in which few lines run past another, when all blobs are
   measured. */
void band_order(struct activity_model *);

/* Side by side below the boundary as it stands. */
void band_place(struct activity_model *);

/* The curve of a line outside the boundary. */
void band_curve(const struct activity_model *, const struct diagram_line *, struct point curve[4]);

#endif
