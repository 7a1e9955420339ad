/* Pictures on pages; see figure_set.h. */
#include "typeset/figure_set.h"

#include "draw/quality.h"

/* ---- What is drawn --------------------------------------------------------------------------- */

static void reach(struct area *area, double left, double top, double right, double bottom)
{
    area->left = smaller(area->left, left);
    area->top = smaller(area->top, top);
    area->right = larger(area->right, right);
    area->bottom = larger(area->bottom, bottom);
}

/* A curve lies within its four points. */
static void reach_path(struct area *area, const struct drawn *drawn)
{
    static const unsigned points[] = {
        [SEGMENT_MOVE] = 1, [SEGMENT_LINE] = 1, [SEGMENT_CURVE] = 3, [SEGMENT_CLOSE] = 0};
    double half = drawn->stroke.width / 2;
    for (size_t i = 0; i < drawn->path.count; i++)
        for (unsigned k = 0; k < points[drawn->path.items[i].form]; k++) {
            struct point to = drawn->path.items[i].to[k];
            reach(area, to.x - half, to.y - half, to.x + half, to.y + half);
        }
}

struct area text_area(const struct mark *mark)
{
    static const double shares[] = {[ANCHOR_START] = 0, [ANCHOR_MIDDLE] = 0.5, [ANCHOR_END] = 1};
    double size = mark->text.lettering.size, width = mark->text.width;
    struct point at = mark->text.at;
    if (mark->text.lettering.anchor == ANCHOR_UPWARD)
        return (struct area){at.x - size, at.y - width / 2, at.x + size / 3, at.y + width / 2};
    double left = at.x - width * shares[mark->text.lettering.anchor];
    return (struct area){left, at.y - size, left + width, at.y + size / 3};
}

static bool is_paper(const struct mark *mark)
{
    return mark->form == MARK_PATH && mark->drawn.stroke.fill == INK_PAPER &&
           mark->drawn.stroke.ink == INK_NONE;
}

/* Letters that are read from further away must be larger; on A3, as near as on A4. */
static double least_scale(const struct press *press, double letters)
{
    static const double near = 1.2;
    return least_letters / smaller(press->scale, near) / letters;
}

struct figure figure_measure(const struct press *press, const struct scene *scene,
                             const struct diagram *diagram)
{
    struct figure figure = {.scene = scene,
                            .diagram = diagram,
                            .ink = {scene->width, scene->height, 0, 0},
                            .letters = scene->height};
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_PATH && !is_paper(mark))
            reach_path(&figure.ink, &mark->drawn);
        if (mark->form == MARK_TEXT) {
            struct area area = text_area(mark);
            reach(&figure.ink, area.left, area.top, area.right, area.bottom);
            figure.letters = smaller(figure.letters, mark->text.lettering.size);
        }
    }
    if (figure.ink.left >= figure.ink.right || figure.ink.top >= figure.ink.bottom)
        figure.ink = (struct area){0, 0, scene->width, scene->height};
    figure.least = least_scale(press, figure.letters);
    return figure;
}

/* ---- How large ------------------------------------------------------------------------------- */

double figure_scale(const struct figure *figure, double width, double height)
{
    double across = width / (figure->ink.right - figure->ink.left);
    double down = height / (figure->ink.bottom - figure->ink.top);
    return smaller(1, smaller(across, down));
}

double figure_height(const struct figure *figure, double scale)
{
    return (figure->ink.bottom - figure->ink.top) * scale;
}

double figure_scale_on(const struct press *press, const struct figure *figure,
                       struct paper_sheet sheet, double before)
{
    struct area area = press_area(press, sheet);
    return figure_scale(figure, area.right - area.left, area.bottom - area.top - before);
}

struct paper_sheet figure_own_sheet(const struct press *press, const struct figure *figure,
                                    struct paper_sheet wanted, double before)
{
    struct paper_sheet sheet = wanted, turned = {wanted.paper, !wanted.landscape};
    double scale = figure_scale_on(press, figure, sheet, before);
    if (figure_scale_on(press, figure, turned, before) > scale) {
        sheet = turned;
        scale = figure_scale_on(press, figure, turned, before);
    }
    if (scale < figure->least)
        sheet.paper = paper_larger(sheet.paper);
    return sheet;
}

const struct scene *figure_fitting(const struct press *press, const struct scene *scene,
                                   const struct diagram *diagram, struct paper_sheet sheet,
                                   double before)
{
    struct figure figure = figure_measure(press, scene, diagram);
    if (!scene->in_column || figure_scale_on(press, &figure, sheet, before) >= figure.least)
        return scene;
    struct figure upright = figure_measure(press, scene->in_column, diagram);
    return figure_scale_on(press, &upright, sheet, before) >= upright.least ? scene->in_column
                                                                            : scene;
}

/* The smallest larger paper on which its letters can be read, or PAPER_COUNT. */
static enum paper readable_on(const struct figure *figure, enum paper paper)
{
    enum paper larger = paper_larger(paper);
    while (larger != paper &&
           figure->letters * scene_share_on(larger, figure->scene) < least_letters) {
        paper = larger;
        larger = paper_larger(paper);
    }
    return larger == paper ? PAPER_COUNT : larger;
}

static const char *tell_unreadable(struct press *press, const struct figure *figure,
                                   const char *small)
{
    struct arena *arena = press->arena;
    *array_add(arena, &press->pages->notes) = arena_printf(
        arena,
        "the smallest letters of “%s” %s, and no paper is large enough for them; on a screen they "
        "can be enlarged: catwoe draw FILE %s --as %s -o picture.svg",
        figure->scene->title, small, figure->scene->id, view_names[figure->diagram->view]);
    return arena_printf(arena, "Its smallest letters %s: it is for a screen, to be enlarged there.",
                        small);
}

static const char *tell_small(struct press *press, const struct figure *figure, enum paper paper,
                              double scale)
{
    struct arena *arena = press->arena;
    const char *small =
        arena_printf(arena, "come out at %.1f points on %s", figure->letters * scale * press->scale,
                     paper_sizes[paper].name);
    enum paper readable = readable_on(figure, paper);
    if (readable == PAPER_COUNT)
        return tell_unreadable(press, figure, small);
    const char *larger = paper_sizes[readable].name;
    *array_add(arena, &press->pages->notes) = arena_printf(
        arena,
        "the smallest letters of “%s” %s: print its page on %s, or make a poster of it: catwoe "
        "poster FILE %s --as %s",
        figure->scene->title, small, larger, figure->scene->id, view_names[figure->diagram->view]);
    return arena_printf(arena, "Its smallest letters %s: %s is better for it, or a poster.", small,
                        larger);
}

const char *figure_tell(struct press *press, const struct figure *figure, enum paper paper,
                        double scale, enum paper wanted)
{
    if (scale < figure->least)
        return tell_small(press, figure, paper, scale);
    if (paper != wanted)
        *array_add(press->arena, &press->pages->notes) = arena_printf(
            press->arena, "the page of “%s” is %s, for its letters would be too small on %s",
            figure->scene->title, paper_sizes[paper].name, paper_sizes[wanted].name);
    return NULL;
}

/* ---- Slices ---------------------------------------------------------------------------------- */

const double figure_above = 12, figure_remark_height = 20;

static void draw_figure(struct scene *scene, const void *what, size_t first, size_t count,
                        struct area area)
{
    const struct figure *figure = what;
    double scale = figure_scale(figure, area.right - area.left, area.bottom - area.top);
    double middle = (area.left + area.right) / 2;
    (void)first;
    (void)count;
    scene_place(scene, figure->scene,
                (struct point){middle - (figure->ink.left + figure->ink.right) / 2 * scale,
                               area.top - figure->ink.top * scale},
                scale);
}

/* On a page it needs no paper of its own, which would cover what stands beside it. */
static const struct scene *without_paper(struct arena *arena, const struct scene *scene)
{
    struct scene *bare = arena_new_of(arena, struct scene);
    *bare = *scene;
    if (scene->marks.count && is_paper(&scene->marks.items[0])) {
        bare->marks.items++;
        bare->marks.count--;
    }
    return bare;
}

void galley_add_figure(struct galley *galley, const struct figure *figure, double height,
                       const char *remark)
{
    const struct lines lines = {.type = TYPE_SMALL, .role = ROLE_P, .above = 4};
    struct figure *set = arena_new_of(galley->press->arena, struct figure);
    *set = *figure;
    set->scene = without_paper(galley->press->arena, figure->scene);
    *galley_add(galley) = (struct slice){.draw = draw_figure,
                                         .what = set,
                                         .count = 1,
                                         .above = figure_above,
                                         .height = height,
                                         .holds = remark != NULL};
    galley_add_text(galley, &lines, remark);
}

void galley_add_figure_title(struct galley *galley, const char *title)
{
    static const struct lines lines = {
        .type = TYPE_SUBHEADING, .role = ROLE_P, .above = 12, .holds = true};
    galley_add_text(galley, &lines, title);
}

void galley_add_figure_subtitle(struct galley *galley, const char *subtitle)
{
    static const struct lines lines = {
        .type = TYPE_SMALL, .role = ROLE_P, .above = 2, .holds = true};
    galley_add_text(galley, &lines, subtitle);
}

/* ---- In words -------------------------------------------------------------------------------- */

void galley_add_figure_in_words(struct galley *galley, const struct diagram *diagram)
{
    const struct lines body = {.type = TYPE_BODY, .role = ROLE_P, .above = 3};
    const struct lines item = {.type = TYPE_BODY, .role = ROLE_LI, .above = 3, .indent = 18};
    const struct diagram_sentences sentences = diagram_sentences(galley->press->arena, diagram);
    galley_add_figure_title(galley, diagram->title);
    galley_add_text(galley, &body, diagram->description);
    for (size_t i = 0; i < sentences.count; i++)
        galley_add_text(galley, &item, sentences.items[i]);
}
