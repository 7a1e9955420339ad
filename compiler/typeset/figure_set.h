#ifndef CATWOE_TYPESET_FIGURE_SET_H
#define CATWOE_TYPESET_FIGURE_SET_H

#include "typeset/galley.h"

/* Pictures on pages: how large they may be, and how large their letters come out. */

struct figure {
    const struct scene *scene;
    const struct diagram *diagram;
    struct area ink; /* of the scene, where anything is drawn: without its margins */
    double letters;  /* the size of its smallest, in points of the scene */
    double least;    /* scale at which these can be read */
    bool untitled;   /* the text has its title */
    bool heads;      /* its title stands in place of the section's heading */
};

/* Where a text of a scene stands. */
struct area text_area(const struct mark *);

struct figure figure_measure(const struct press *, const struct scene *, const struct diagram *);

double figure_height(const struct figure *, double scale);

/* So large it may be shown in this room: 1 or less. */
double figure_scale(const struct figure *, double width, double height);

/* So large on a page of its own, below what is so high; and on which sheet: upright or held
   sideways, whichever makes it larger, or of the next larger paper where the document's own is too
   small for its letters. */
double figure_scale_on(const struct press *, const struct figure *, struct paper_sheet,
                       double before);
struct paper_sheet figure_own_sheet(const struct press *, const struct figure *,
                                    struct paper_sheet wanted, double before);

/* Tell whoever prints it where its letters are small on this paper, or that this is not the paper
   of the document. Gives a remark for its readers where they are small, else NULL. */
const char *figure_tell(struct press *, const struct figure *, enum paper, double scale,
                        enum paper wanted);

/* The scene as it is drawn for a page, or for a column of text where its letters can be read on
   this sheet only so. */
const struct scene *figure_fitting(const struct press *, const struct scene *,
                                   const struct diagram *, struct paper_sheet, double before);

/* So high, in the middle across the page's text. The remark below it may be NULL. */
void galley_add_figure(struct galley *, const struct figure *, double height, const char *remark);
extern const double figure_above, figure_remark_height;

/* Above one without a title of its own. */
void galley_add_figure_title(struct galley *, const char *title);
void galley_add_figure_subtitle(struct galley *, const char *subtitle); /* may be NULL */

/* A picture that could not be drawn, in words. */
void galley_add_figure_in_words(struct galley *, const struct diagram *);

#endif
