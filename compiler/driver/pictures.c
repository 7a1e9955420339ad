/* Pictures for the commands that make them: which, and how they are drawn. */
#include "driver/command.h"

#include "draw/draw.h"
#include "draw/page.h"
#include "draw/quality.h"

#include <stdio.h>
#include <string.h>

/* ---- Which ----------------------------------------------------------------------------------- */

/* A thing that is named and has no usual picture is asked for. */
static bool is_wanted(enum view_id id, const struct item *item, enum view_id wanted, bool named)
{
    bool usual = false;
    for (enum view_id other = 0; other < VIEW_COUNT; other++)
        usual = usual || (view_pictures(other, item->kind) && views[other].when == WHEN_USUAL);
    return view_pictures(id, item->kind) &&
           (wanted == VIEW_COUNT ? views[id].when == WHEN_USUAL || (named && !usual)
                                 : id == wanted);
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

void list_every_picture(const struct model *model, struct pictures *pictures)
{
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].describe && views[id].when != WHEN_ASKED)
            list_all_pictures(model, pictures, id);
}

/* ---- Drawing them ---------------------------------------------------------------------------- */

/* What holds for several is said once. */
static void tell_undrawn(struct studio *studio, const struct diagram *diagram, const char *why)
{
    if (why == studio->undrawn)
        tell("'%s' cannot be drawn either", diagram->id);
    else
        tell("'%s' cannot be drawn: %s", diagram->id, why);
    studio->undrawn = why;
}

const struct scene *draw_picture(struct studio *studio, struct arena *arena,
                                 const struct diagram *diagram, const struct look *look)
{
    const char *problem;
    const struct drawing_tools tools = {&studio->layout, &studio->ruler, studio->effort};
    const struct scene *scene = draw_diagram(arena, diagram, look, &tools, &problem);
    if (!scene)
        tell_undrawn(studio, diagram, problem);
    return scene;
}

/* ---- What is wrong with them ----------------------------------------------------------------- */

/* The thing where the model declares it, else that of which the picture is. */
static const struct item *item_of_fault(const struct model *model, const char *const *ids,
                                        const struct fault *fault, const struct item *subject)
{
    for (size_t i = 0; i < model->all.count; i++)
        if (ids[i] && !strcmp(ids[i], fault->id))
            return model->all.items[i];
    return subject;
}

/* The ids of the model's own things; NULL for those of the library. */
static const char *const *list_ids(const struct model *model)
{
    const char **ids = arena_alloc(model->arena, (model->all.count + 1) * sizeof *ids);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            ids[i] = item_id(model, model->all.items[i]);
    return ids;
}

void tell_faults(const struct invocation *invocation, const struct model *model,
                 const struct scene *scene, const struct item *subject)
{
    enum { MOST_SHOWN = 6, MOST_KEPT = 200 };
    struct buffer out = {.arena = model->arena};
    struct diagnostics found = {.arena = model->arena};
    struct show show = {.sources = &model->sources,
                        .diagnostics = &found,
                        .colour = wants_colour(invocation),
                        .width = terminal_width(),
                        .most = MOST_SHOWN};
    const char *const *ids = scene->faults.count ? list_ids(model) : NULL;
    for (size_t i = 0; i < scene->faults.count && i < MOST_KEPT; i++) {
        const struct fault *fault = &scene->faults.items[i];
        const struct item *item = item_of_fault(model, ids, fault, subject);
        struct diagnostic *told = diagnose(&found, &fault_rules[fault->kind], item_at(item), "%s",
                                           fault_message(model->arena, fault));
        diagnostic_help(&found, told, "%s", fault_rules[fault->kind].why);
    }
    if (!found.count)
        return;
    diagnostics_sort(&found);
    human_writers.findings(&show, &out);
    fwrite(out.items, 1, out.count, stderr);
}

/* ---- How large they are ---------------------------------------------------------------------- */

static const double millimetres = 25.4 / 72;

/* Sheets of the A series, landscape, from the smallest. */
static const struct sheet {
    const char *name;
    double width, height; /* in millimetres */
} sheets[] = {
    {"A4", 297, 210}, {"A3", 420, 297}, {"A2", 594, 420}, {"A1", 841, 594}, {"A0", 1189, 841}};

enum { LARGEST_SHEET = sizeof sheets / sizeof *sheets - 1 };

/* So much of its full size a picture has on a sheet that it fills. */
static double share_on(const struct sheet *sheet, const struct scene *scene)
{
    double across = sheet->width / (scene->width * millimetres);
    double down = sheet->height / (scene->height * millimetres);
    return across < down ? across : down;
}

static double smallest_letters(const struct scene *scene)
{
    double smallest = 0;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_TEXT && (smallest <= 0 || mark->text.lettering.size < smallest))
            smallest = mark->text.lettering.size;
    }
    return smallest;
}

/* Where a picture prints as large as it is drawn, and what becomes of it on its usual sheet. */
static void tell_sheets(const struct scene *scene, const char *name)
{
    static const double rounding = 0.99;
    const struct sheet *usual = &sheets[scene->paper == PAPER_A3], *whole = usual;
    double share = share_on(usual, scene);
    while (whole < &sheets[LARGEST_SHEET] && share_on(whole, scene) < rounding)
        whole++;
    bool fits = share_on(whole, scene) >= rounding;
    tell("'%s' is larger than %s, %.0f by %.0f mm: print it on %s%s; on %s it comes out at %d "
         "percent, its smallest letters %.1f points high",
         name, usual->name, scene->width * millimetres, scene->height * millimetres,
         fits ? whole->name : "several sheets", fits ? "" : " side by side", usual->name,
         (int)(100 * share), smallest_letters(scene) * share);
}

void tell_page_size(const struct scene *scene, const char *name)
{
    if (scene->simple)
        tell("'%s' is very large: it is drawn simply, with names, signs and straight lines that "
             "may run through something",
             name);
    if (scene->width > paper_width(scene->paper) + 1)
        tell_sheets(scene, name);
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
