/* Pictures for the commands that make them: the layout is opened when the first is drawn. */
#include "driver/command.h"

#include "draw/draw.h"
#include "draw/page.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#define LAYOUT_NAME "catwoe-layout.so"

/* The file that runs; where /proc is missing, as in a bare chroot, by the path it was started by.
 */
static const char *program_path(struct arena *arena)
{
    char path[PATH_MAX];
    const char *started = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    if (realpath("/proc/self/exe", path) || (started && realpath(started, path)))
        return arena_copy(arena, path, strlen(path));
    return "";
}

/* Beside the program, where it was built; else where `make install` puts it. */
static const char *layout_path(struct arena *arena)
{
    const char *program = program_path(arena), *slash = strrchr(program, '/');
    int length = slash ? (int)(slash - program) : 0;
    const char *beside = arena_printf(arena, "%.*s/" LAYOUT_NAME, length, program);
    if (!access(beside, R_OK))
        return beside;
    return arena_printf(arena, "%.*s/../lib/catwoe/" LAYOUT_NAME, length, program);
}

/* ---- Which ----------------------------------------------------------------------------------- */

/* A thing that is named and has no usual picture is asked for. */
static bool is_wanted(enum view_id id, const struct item *item, enum view_id wanted, bool named)
{
    bool usual = false;
    for (enum view_id other = 0; other < VIEW_COUNT; other++)
        usual = usual || (view_pictures(other, item->kind) && views[other].usual);
    return view_pictures(id, item->kind) &&
           (wanted == VIEW_COUNT ? views[id].usual || (named && !usual) : id == wanted);
}

void list_pictures(struct arena *arena, struct pictures *pictures, const struct item *item,
                   enum view_id wanted, bool named)
{
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (is_wanted(id, item, wanted, named))
            *array_add(arena, pictures) = (struct picture){item, id, named};
}

void list_all_pictures(const struct model *model, struct pictures *pictures, enum view_id wanted)
{
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            list_pictures(model->arena, pictures, model->all.items[i], wanted, false);
}

/* ---- Drawing them ---------------------------------------------------------------------------- */

const struct layout *open_layout(const struct invocation *invocation)
{
    const char *problem;
    const struct layout *layout =
        layout_open(invocation->arena, layout_path(invocation->arena), &problem);
    if (!layout)
        tell("pictures cannot be drawn: %s", problem);
    return layout;
}

const struct scene *draw_picture(struct arena *arena, const struct layout *layout,
                                 const struct diagram *diagram, const struct look *look)
{
    const char *problem;
    const struct scene *scene = draw_diagram(arena, diagram, look, layout, &problem);
    if (!scene)
        tell("'%s' cannot be drawn: %s", diagram->id, problem);
    return scene;
}

void tell_page_size(const struct scene *scene)
{
    static const double millimetres = 25.4 / 72;
    if (scene->crowded)
        tell("'%s' is crowded: something runs through something else; it may be two pictures",
             scene->id);
    if (scene->width > PAGE_WIDTH + 1)
        tell("'%s' takes a page of %.0f by %.0f mm, larger than A4, for its texts stay as they are",
             scene->id, scene->width * millimetres, scene->height * millimetres);
}

const struct scene *const *draw_figures(const struct invocation *invocation, struct arena *arena,
                                        const struct document *document)
{
    struct {
        const struct scene **items;
        size_t count, capacity;
    } scenes = {NULL, 0, 0};
    const struct layout *layout = NULL;
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next) {
            if (piece->kind != PIECE_FIGURE)
                continue;
            if (!scenes.count)
                layout = open_layout(invocation);
            *array_add(arena, &scenes) =
                layout ? draw_picture(arena, layout, piece->diagram, &look_clean) : NULL;
        }
    return scenes.items;
}
