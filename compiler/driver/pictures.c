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
                layout ? draw_picture(arena, layout, piece->diagram, &look_plain) : NULL;
        }
    return scenes.items;
}
