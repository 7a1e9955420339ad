#ifndef CATWOE_DRAW_FIGURE_H
#define CATWOE_DRAW_FIGURE_H

#include "draw/draw.h"

/* Stick figures and icons, as a facilitator draws them. A face carries a mood, a pose goes with it,
   and what somebody wears tells who it is. Which hair or cap a person has where nothing is said
   comes from the id of whoever they are, so that it stays from one picture to the next. */

/* So high is a person, in points, as are all lengths here. */
enum { FIGURE_HEIGHT = 92 };

/* The room that a figure takes with people this high: icon and people side by side. */
struct point figure_size(const struct diagram_figure *, double height);

/* Draw it standing on `ground`, the middle of its lower edge; `id` is whose figure it is. The
   people stand to the right of their icon, or to the left of it where it is mirrored. */
void draw_figure(struct drawing *, const char *id, const struct diagram_figure *,
                 struct point ground, double height, bool mirrored);

/* Whose figure a node has: whoever stands in several places looks alike in all of them. */
const char *figure_whose(const struct diagram_node *);

/* Draw only the face of somebody with this figure, `id` again saying whose, around its middle: with
   hair and signs beside it in a square of this side. */
void draw_face(struct drawing *, const char *id, const struct diagram_figure *, struct point middle,
               double room);

/* Where the mouth is of the person who stands nearest to the side where the people are; the middle
   of the upper edge where there are none. */
struct point figure_mouth(const struct diagram_figure *, struct point ground, double height,
                          bool mirrored);

/* Draw an icon within a box. */
void draw_icon(struct drawing *, const struct diagram_icon *, struct box);

#endif
