/* Pictures for the commands that make them: which, and how they are drawn. */
#include "driver/command.h"

#include "draw/draw.h"
#include "draw/page.h"

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

const struct scene *draw_picture(struct studio *studio, struct arena *arena,
                                 const struct diagram *diagram, const struct look *look)
{
    const char *problem;
    const struct layout *layout = studio_layout(studio);
    const struct scene *scene =
        layout ? draw_diagram(arena, diagram, look, layout, &studio->ruler, &problem) : NULL;
    if (layout && !scene)
        tell("'%s' cannot be drawn: %s", diagram->id, problem);
    return scene;
}

void tell_page_size(const struct scene *scene)
{
    static const double millimetres = 25.4 / 72;
    static const struct {
        const char *name;
        double width;
    } papers[] = {[PAPER_A4] = {"A4", PAGE_WIDTH}, [PAPER_A3] = {"A3", PAGE_WIDTH_A3}};
    if (scene->simple)
        tell("'%s' is very large: it is drawn simply, with names, signs and straight lines that "
             "may run through something",
             scene->id);
    if (scene->crowded)
        tell("'%s' is crowded: something runs through something else; it may be two pictures",
             scene->id);
    if (scene->width > papers[scene->paper].width + 1)
        tell("'%s' takes a page of %.0f by %.0f mm, larger than %s, for its texts stay as they are",
             scene->id, scene->width * millimetres, scene->height * millimetres,
             papers[scene->paper].name);
}

const struct scene *const *draw_figures(struct studio *studio, struct arena *arena,
                                        const struct document *document)
{
    struct {
        const struct scene **items;
        size_t count, capacity;
    } scenes = {NULL, 0, 0};
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next) {
            if (piece->kind == PIECE_FIGURE)
                *array_add(arena, &scenes) =
                    draw_picture(studio, arena, piece->diagram, &look_clean);
        }
    return scenes.items;
}
