#ifndef CATWOE_DRAW_DRAW_H
#define CATWOE_DRAW_DRAW_H

#include "draw/layout.h"
#include "draw/scene.h"
#include "view/diagram.h"

/* From a description to a scene. views.def names a composer (compose_*.c) for each kind of diagram,
   which knows its conventions and takes it along one of these ways to its places:

   Maps and models, where lines say the most:
       activity_model.h, map_picture.h   how large each box must be
       layout.h   Graphviz finds places for boxes without a text, once
       place.h    these are turned and stretched to the page, and moved about until it is clear
       route.h    each line becomes one curve, bowed so that it keeps clear of what stands there

   Rich pictures, where figures do:
       rich_measure.c   how large figures, bubbles and labels are
       spread.h         they are spread over the page, near those with whom they have to do
       rich_lines.c     how lines run, by route.h, and where their labels stand
       rich_mend.c      whoever is still in trouble steps aside or turns

   Stakeholders, where the place itself says something:
       person.h   how large a figure with its name is
       settle.h   they stand where their ratings put them, and move aside where it is crowded

   Systems maps, where only what lies within what says something:
       nest.h     blobs within blobs, each as large as what it holds, spread over the page

   Cards, where what is written says something:
       card.h     how large one is with its figure, badges and words, and what it looks like;
                  cards.def and badge_signs.def have that as tables
       board.h    in rows and columns, these as high and as wide as their cards need
       columns.h  in columns from left to right, with lanes between them for lines that pass by;
                  order.h finds who stands above whom, so that few lines cross
       levels.h   in levels within each other

   Networks, where who is tied to whom says something:
       network_picture.h   members on an oval by oval.h, or placed and routed as maps are
       tie.h               what a tie's line tells
       shape_panel.h       the shape that is meant beside the one that is found

   Ways that somebody or something takes, in bands across the page, each line on a track of its own:
       journey_picture.h   steps in lanes, below the line of feelings
       delivery_chain.h    from hand to hand, with what comes back below

   Charts, where numbers do:
       axis.h              round numbers and round dates along an edge
       behaviour_panel.h   values over time, their limits and signals

   Diagrams whose places are searched for are also drawn for a column of text, upright and without
   a title, where a document asks for that.

   Rings, trees, rows and sheets of icons are set by rule, each by its composer.

   On all of them:
       text.h      how wide each text is, by tables of the fonts
       page.h      paper, title, a legend of only those signs that the picture has; where none of
                   several tries is without a fault the page grows, for texts never shrink
       shape.h     outlines, straight and round ways, arrows; signs.h: samples of them in a legend
       scene.h     all of it becomes a list of paths and texts that writers replay
       quality.h   what is wrong with how it reads is counted on that list
       sketch.h    a pencil follows the paths where the picture is to look drawn by hand

   The same description gives the same scene, to the bit: nothing here knows the time, the fonts of
   the machine or chance. */

/* How a whole picture looks: as by hand on a flip chart, or clean for a page. Whatever the look, a
   picture has one geometry: it is laid out by the wider lettering, that of look_clean, and the
   pencil follows the same paths. */
struct look {
    const char *name;
    enum face regular, bold, italic;
    bool by_hand; /* with strokes of a pencil: see sketch.h */
};
extern const struct look look_sketch, look_clean;

/* The look of this name, or NULL. */
const struct look *look_named(const char *name);

extern const double draw_leading; /* from line to line, as so many times the size */

/* One picture being drawn. */
struct drawing {
    struct arena *arena;
    const struct diagram *diagram;
    const struct look *look;
    struct layout *layout;
    struct ruler *ruler; /* or NULL: see text.h */
    unsigned effort;     /* so many times as long is a clearer picture looked for: 1 or more */
    struct scene *scene;
    bool in_column; /* its page is a column of text, which has its title */
    double sheet;   /* its page's own letters are so many times as large as on A4; 0: as large */
    const char *problem; /* why it cannot be drawn, for the reader */
};

/* A text in lines of about this width, or wider where it would be much taller than wide. */
struct text_lines draw_wrap(const struct drawing *, enum face, double size, const char *text,
                            double width);

/* Several texts below one another, each in lines of about this width. */
struct text_lines draw_wrap_all(const struct drawing *, enum face, double size,
                                const char *const *texts, size_t count, double width);

/* How high lines of this size are together. */
double draw_lines_height(const struct text_lines *, double size);

/* Open the group of a node; the scene closes it. */
void draw_open_node(struct scene *, const struct diagram_node *);

/* Open the group of a line, which knows at which node it begins; the scene closes it. */
void draw_open_line(struct scene *, const struct diagram *, const struct diagram_line *,
                    const char *title, const char *sentence);

/* Whether some node, or some line, has this part. */
bool draw_has_nodes(const struct diagram *, enum diagram_part);
bool draw_has_lines(const struct diagram *, enum diagram_part);

/* Whether it has more things or lines than a search for its clearest form can take. */
bool draw_is_large(const struct diagram *);

/* What a picture is drawn with. */
struct drawing_tools {
    struct layout *layout;
    struct ruler *ruler; /* or NULL: see text.h */
    unsigned effort;     /* as in struct drawing; 0 counts as 1 */
};

/* The scene of a description; NULL where it cannot be drawn, and *problem says why. */
struct scene *draw_diagram(struct arena *, const struct diagram *, const struct look *,
                           const struct drawing_tools *, const char **problem);

/* Draw it once more for a column of text, where such a diagram can take any shape and is as clear
   there: the scene's in_column. */
void draw_in_column(struct scene *, const struct diagram *, const struct look *,
                    const struct drawing_tools *);

/* A composer of one kind of diagram: views.def names it. False where it cannot be drawn. */
typedef bool compose_function(struct drawing *);

#define TABLE(...)
#define DIAGRAM(id, name, title, when, kinds, describe, compose, ...) compose_function compose;
#include "view/views.def"
#undef DIAGRAM
#undef TABLE

#endif
