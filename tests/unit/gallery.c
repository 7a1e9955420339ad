/* Every picture of some files; see gallery.h. */
#include "gallery.h"

#include "driver/compile.h"
#include "view/view.h"

#include <stdio.h>

struct gallery {
    const struct layout *layout;
    const struct look *look;
    gallery_visit *visit;
    void *context;
};

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

static bool show_one(const struct gallery *gallery, struct model *model, const struct item *item,
                     enum view_id view)
{
    struct viewer viewer = viewer_of(model, view);
    const struct diagram *diagram = views[view].describe(&viewer, item);
    const struct drawing_tools tools = {.layout = gallery->layout};
    const char *problem, *name = picture_name(model, item, view);
    if (!diagram)
        return true;
    const struct scene *scene =
        draw_diagram(model->arena, diagram, gallery->look, &tools, &problem);
    if (scene)
        return gallery->visit(diagram, scene, name, gallery->context);
    printf("FAIL picture %s: %s\n", name, problem);
    return false;
}

static bool show_model(const struct gallery *gallery, struct model *model)
{
    bool good = true;
    for (size_t i = 0; i < model->all.count; i++)
        for (enum view_id view = 0; view < VIEW_COUNT; view++) {
            const struct item *item = model->all.items[i];
            if (!item->file->source->library && view_pictures(view, item->kind))
                good = show_one(gallery, model, item, view) && good;
        }
    return good;
}

static bool show_file(const struct gallery *gallery, const char *path)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return false;
    compilation_start(&compilation, &exhausted);
    compilation.shown = true;
    bool good = compile(&compilation, path, GOAL_RESOLVED, ALWAYS) == LOAD_OK;
    if (!good)
        printf("FAIL %s cannot be read\n", path);
    good = good && show_model(gallery, &compilation.model);
    compilation_end(&compilation);
    return good;
}

static bool show_files(struct gallery *gallery, struct arena *arena, char *const *files,
                       const char *layout_path)
{
    const char *problem;
    bool good = true;
    gallery->layout = layout_open(arena, layout_path, &problem);
    if (!gallery->layout) {
        printf("FAIL layout: %s\n", problem);
        return false;
    }
    for (; *files; files++)
        good = show_file(gallery, *files) && good;
    return good;
}

bool gallery_show(char *const *files, const char *layout_path, const struct look *look,
                  gallery_visit *visit, void *context)
{
    jmp_buf exhausted;
    struct gallery gallery = {NULL, look, visit, context};
    if (setjmp(exhausted))
        return false;
    struct arena *arena = arena_new(&exhausted);
    bool good = show_files(&gallery, arena, files, layout_path);
    arena_free(arena);
    return good;
}
