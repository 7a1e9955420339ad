#ifndef CATWOE_TESTS_GALLERY_H
#define CATWOE_TESTS_GALLERY_H

#include "base/buffer.h"
#include "draw/draw.h"
#include "view/view.h"

/* Every picture of some models, each shown to a visitor. Drawn as `catwoe draw` does it: texts that
   the tables of the fonts do not hold are measured by the painter, where it can be opened. */

/* One picture, described and drawn. */
struct exhibit {
    struct gallery *gallery;
    struct model *model;
    const struct item *item;
    enum view_id view;
    const char *name, *from; /* what it is called, and the model's file */
    const struct diagram *diagram;
    const struct scene *scene;
};

/* What looks at each. False where something is wrong. */
typedef bool gallery_visit(const struct exhibit *, void *context);

struct gallery {
    struct ruler ruler; /* stands first, so that it finds the rest */
    const struct look *look;
    gallery_visit *visit;
    void *context;
    const char *painter_path;
    enum view_id only; /* pictures of this view are shown; VIEW_COUNT: of all */
    struct layout layout;
    struct canvas *canvas;
    unsigned shown;
    struct arena *arena;
    jmp_buf exhausted;
};

/* The two shared objects are opened when they are first needed. False where there is no memory;
   then there is nothing to close. */
bool gallery_open(struct gallery *, const char *layout_path, const char *painter_path,
                  const struct look *, gallery_visit *, void *context);

/* False where no picture was shown, which is told. */
bool gallery_close(struct gallery *);

/* Shows each picture of each file, in every view, with what is confidential. False where a file or
   picture cannot be had, which is told, or where a visit says so. */
bool gallery_show_files(struct gallery *, char *const *files);

/* The same of a model that is made from a seed, which with the name is how it is called. */
struct maker {
    const char *name;
    void (*write)(struct buffer *, unsigned seed);
    void (*complete)(struct model *, unsigned seed); /* adds what no text says; or NULL */
};
bool gallery_show_made(struct gallery *, const struct maker *, unsigned seed);

/* Describes the picture again and draws it in this look; false where it cannot be drawn, which is
   told. */
bool exhibit_draw(struct exhibit *, const struct look *);

#endif
