/* Every picture of some models; see gallery.h. */
#include "gallery.h"

#include "driver/compile.h"
#include "emit/canvas.h"

#include <stdio.h>

/* ---- Opening and closing --------------------------------------------------------------------- */

/* Without a painter the tables have to do. */
static long measure(struct ruler *ruler, enum face face, const char *text, size_t length)
{
    struct gallery *gallery = (struct gallery *)ruler;
    const char *problem;
    if (gallery->painter_path)
        gallery->canvas = canvas_open(gallery->arena, gallery->painter_path, &problem);
    gallery->painter_path = NULL;
    return gallery->canvas ? canvas_measure(gallery->canvas, gallery->arena, face, text, length)
                           : -1;
}

bool gallery_open(struct gallery *gallery, const char *layout_path, const char *painter_path,
                  const struct look *look, gallery_visit *visit, void *context)
{
    *gallery = (struct gallery){.ruler = {measure},
                                .look = look,
                                .visit = visit,
                                .context = context,
                                .painter_path = painter_path,
                                .only = VIEW_COUNT};
    if (setjmp(gallery->exhausted))
        return false;
    gallery->arena = arena_new(&gallery->exhausted);
    gallery->layout = (struct layout){.arena = gallery->arena, .path = layout_path};
    return true;
}

bool gallery_close(struct gallery *gallery)
{
    if (!gallery->shown)
        printf("FAIL there was no picture\n");
    canvas_close(gallery->canvas);
    arena_free(gallery->arena);
    return gallery->shown;
}

/* ---- Showing a model ------------------------------------------------------------------------- */

/* Two people's maps are those of the two who are declared first. */
static struct viewer viewer_of(const struct model *model, enum view_id view)
{
    struct viewer viewer = viewer_new(model, true);
    size_t count = 0;
    FOR_ITEMS_OF (model, KIND_STAKEHOLDER, person)
        if (view == VIEW_MAP_AGREEMENT && count < 2)
            viewer.according_to[count++] = person;
    return viewer;
}

/* NULL: there is nothing to draw. */
static const struct diagram *describe(const struct exhibit *exhibit)
{
    struct viewer viewer = viewer_of(exhibit->model, exhibit->view);
    return views[exhibit->view].describe(&viewer, exhibit->item);
}

bool exhibit_draw(struct exhibit *exhibit, const struct look *look)
{
    struct gallery *gallery = exhibit->gallery;
    const struct drawing_tools tools = {.layout = &gallery->layout, .ruler = &gallery->ruler};
    const char *problem;
    exhibit->diagram = describe(exhibit);
    exhibit->scene = draw_diagram(exhibit->model->arena, exhibit->diagram, look, &tools, &problem);
    if (!exhibit->scene)
        printf("FAIL picture %s of %s: %s\n", exhibit->name, exhibit->from, problem);
    return exhibit->scene;
}

/* A picture of the whole may also be drawn of one thing: that of the first of each kind will do. */
static bool is_further_part(const struct exhibit *exhibit)
{
    if (!(views[exhibit->view].subjects & OF(MODEL)) || exhibit->item->kind == KIND_MODEL)
        return false;
    FOR_ITEMS_OF (exhibit->model, exhibit->item->kind, item)
        return item != exhibit->item;
    return false;
}

static bool is_wanted(const struct exhibit *exhibit)
{
    enum view_id only = exhibit->gallery->only;
    return (only == VIEW_COUNT || only == exhibit->view) && !exhibit->item->file->source->library &&
           view_pictures(exhibit->view, exhibit->item->kind) && !is_further_part(exhibit) &&
           describe(exhibit);
}

static bool show_one(struct exhibit exhibit)
{
    struct gallery *gallery = exhibit.gallery;
    if (!is_wanted(&exhibit))
        return true;
    exhibit.name = picture_name(exhibit.model, exhibit.item, exhibit.view);
    gallery->shown++;
    return exhibit_draw(&exhibit, gallery->look) && gallery->visit(&exhibit, gallery->context);
}

static bool show_model(struct gallery *gallery, struct model *model, const char *from)
{
    bool good = true;
    for (size_t i = 0; i < model->all.count; i++)
        for (enum view_id view = 0; view < VIEW_COUNT; view++)
            good = show_one((struct exhibit){.gallery = gallery,
                                             .model = model,
                                             .item = model->all.items[i],
                                             .view = view,
                                             .from = from}) &&
                   good;
    return good;
}

static bool show_file(struct gallery *gallery, const char *path)
{
    struct compilation compilation;
    if (setjmp(gallery->exhausted))
        return false;
    compilation_start(&compilation, &gallery->exhausted);
    compilation.shown = true;
    bool good = compile(&compilation, path, GOAL_MEASURED, &check_all) == LOAD_OK;
    if (!good)
        printf("FAIL %s cannot be read\n", path);
    good = good && show_model(gallery, &compilation.model, path);
    compilation_end(&compilation);
    return good;
}

bool gallery_show_files(struct gallery *gallery, char *const *files)
{
    bool good = true;
    for (; *files; files++)
        good = show_file(gallery, *files) && good;
    return good;
}

/* What was made must be a sound model, with the library's icons. */
static bool compile_made(struct compilation *compilation, const char *name,
                         const struct buffer *text)
{
    compilation->shown = true;
    compile_text(compilation, name, text->items, text->count, GOAL_MEASURED, &check_all);
    size_t errors = diagnostics_count(&compilation->model.diagnostics, ERROR);
    if (errors)
        printf("FAIL %s: %zu errors in a model made by chance: %s\n", name, errors,
               compilation->model.diagnostics.items[0]->message);
    return !errors;
}

bool gallery_show_made(struct gallery *gallery, const struct maker *maker, unsigned seed)
{
    struct compilation compilation;
    if (setjmp(gallery->exhausted))
        return false;
    compilation_start(&compilation, &gallery->exhausted);
    struct buffer text = {.arena = compilation.arena};
    const char *from = arena_printf(compilation.arena, "%s %u", maker->name, seed);
    maker->write(&text, seed);
    bool good = compile_made(&compilation, from, &text);
    if (good && maker->complete)
        maker->complete(&compilation.model, seed);
    good = good && show_model(gallery, &compilation.model, from);
    compilation_end(&compilation);
    return good;
}
