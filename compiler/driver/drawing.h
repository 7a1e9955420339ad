#ifndef CATWOE_DRIVER_DRAWING_H
#define CATWOE_DRIVER_DRAWING_H

#include "driver/command.h"

/* What draw and poster have in common: which pictures the command line asks for, and the way there.
   Each writes a picture in its own way. */

struct drawing_job;

/* Write what the picture of a diagram is made into. What it leaves out is told by the caller. */
typedef enum exit_status put_drawing(struct drawing_job *, const struct picture *,
                                     const struct diagram *, struct viewer *, struct buffer *out);

struct drawing_job {
    const struct invocation *invocation;
    const struct model *model;
    enum format_id format;
    put_drawing *put;
    enum view_id view; /* that --as wants; VIEW_COUNT: what each thing suggests */
    struct studio studio;
    struct print print;
    const struct look *look;
    const struct item *according_to[2]; /* see struct viewer */
    struct pictures pictures;
    struct wall { /* of posters */
        enum paper paper;
        enum paper tiles; /* that they are cut into; PAPER_COUNT: none */
    } wall;
};

/* Read the options, load the model, and put all that it asks for where it is to go. The job has its
   format and way to put; the rest is filled in. */
enum exit_status drawing_run(struct drawing_job *, const struct invocation *);

/* What the file of a picture is called, without an ending. */
const char *drawing_name(const struct drawing_job *, const struct picture *);

#endif
