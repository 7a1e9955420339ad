/* Pictures for the commands that make them: which, and how they are drawn. */
#include "driver/command.h"

#include "draw/draw.h"
#include "draw/page.h"
#include "draw/quality.h"

#include <stdio.h>
#include <string.h>

/* ---- Which ----------------------------------------------------------------------------------- */

static bool shows_whole(enum view_id id)
{
    return views[id].subjects & OF(MODEL);
}

/* A thing that is named and has no usual picture is asked for: in the pictures of such things, and
   where there are none in those of the whole that also show what has to do with one thing. Where
   nothing is named these show the whole alone. */
static bool is_wanted(enum view_id id, const struct item *item, enum view_id wanted, bool named)
{
    bool usual = false, own = false, whole = shows_whole(id) && item->kind != KIND_MODEL;
    for (enum view_id other = 0; other < VIEW_COUNT; other++)
        if (view_pictures(other, item->kind)) {
            usual = usual || views[other].when == WHEN_USUAL;
            own = own || !shows_whole(other);
        }
    if (!view_pictures(id, item->kind) || (whole && !named))
        return false;
    return wanted == VIEW_COUNT
               ? views[id].when == WHEN_USUAL || (named && !usual && !(whole && own))
               : id == wanted;
}

void list_pictures(struct arena *arena, struct pictures *pictures, const struct item *item,
                   enum view_id wanted, bool named)
{
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (is_wanted(id, item, wanted, named))
            *array_add(arena, pictures) = (struct picture){item, id, named};
}

/* Of what the library brings only that against which the group's own is held. */
static bool may_be_drawn(const struct item *item)
{
    return !item->file->source->library || item->kind == KIND_FRAMEWORK;
}

void list_all_pictures(const struct model *model, struct pictures *pictures, enum view_id wanted)
{
    for (size_t i = 0; i < model->all.count; i++)
        if (may_be_drawn(model->all.items[i]))
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

struct drawn_picture {
    const struct diagram *diagram;
    const struct look *look;
    struct scene *scene;
};

static bool is_same_text(const char *text, const char *other)
{
    return text == other || (text && other && !strcmp(text, other));
}

/* Of one model and one reader what shows the same thing in the same way under the same title is the
   same picture. */
static bool is_same_picture(const struct diagram *diagram, const struct diagram *other)
{
    return diagram->view == other->view && diagram->left_out == other->left_out &&
           diagram->exposed == other->exposed && is_same_text(diagram->id, other->id) &&
           is_same_text(diagram->title, other->title) &&
           is_same_text(diagram->subtitle, other->subtitle) &&
           is_same_text(diagram->description, other->description);
}

static struct scene *drawn_before(const struct studio *studio, const struct diagram *diagram,
                                  const struct look *look)
{
    for (size_t i = 0; i < studio->drawn.count; i++)
        if (studio->drawn.items[i].look == look &&
            is_same_picture(studio->drawn.items[i].diagram, diagram))
            return studio->drawn.items[i].scene;
    return NULL;
}

static struct drawing_tools tools_of(struct studio *studio)
{
    return (struct drawing_tools){&studio->layout, &studio->ruler, studio->effort};
}

static struct scene *drawn_once(struct studio *studio, struct arena *arena,
                                const struct diagram *diagram, const struct look *look)
{
    const char *problem;
    const struct drawing_tools tools = tools_of(studio);
    struct scene *scene = drawn_before(studio, diagram, look);
    if (scene)
        return scene;
    scene = draw_diagram(arena, diagram, look, &tools, &problem);
    if (scene)
        *array_add(arena, &studio->drawn) = (struct drawn_picture){diagram, look, scene};
    else
        tell_undrawn(studio, diagram, problem);
    return scene;
}

const struct scene *draw_picture(struct studio *studio, struct arena *arena,
                                 const struct diagram *diagram, const struct look *look)
{
    return drawn_once(studio, arena, diagram, look);
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
    enum paper whole = scene->paper;
    const char *usual = paper_sizes[scene->paper].name;
    double share = scene_share_on(scene->paper, scene);
    while (paper_larger(whole) != whole && scene_share_on(whole, scene) < rounding)
        whole = paper_larger(whole);
    double letters = smallest_letters(scene) * share;
    const char *full = scene_share_on(whole, scene) >= rounding ? paper_sizes[whole].name
                                                                : "several sheets side by side";
    if (letters >= least_letters)
        tell("'%s' is %.0f by %.0f mm: on %s it comes out at %d percent and its smallest letters "
             "are "
             "%.1f points high, which can be read; on %s it is as large as it is drawn",
             name, scene->width / POINTS_A_MILLIMETRE, scene->height / POINTS_A_MILLIMETRE, usual,
             (int)(100 * share), letters, full);
    else
        tell("'%s' is %.0f by %.0f mm: print it on %s; on %s its smallest letters are %.1f points "
             "high, too small to read",
             name, scene->width / POINTS_A_MILLIMETRE, scene->height / POINTS_A_MILLIMETRE, full,
             usual, letters);
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
                                        const struct document *document, enum format_id format,
                                        const struct look *look)
{
    const struct drawing_tools tools = tools_of(studio);
    struct {
        const struct scene **items;
        size_t count, capacity;
    } scenes = {NULL, 0, 0};
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next) {
            if (piece->kind != PIECE_FIGURE)
                continue;
            struct scene *scene = drawn_once(studio, arena, piece->diagram, look);
            if (scene && formats[format].writes->upright)
                draw_in_column(scene, piece->diagram, look, &tools);
            *array_add(arena, &scenes) = scene;
        }
    return scenes.items;
}
