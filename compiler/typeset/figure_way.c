/* Which way a picture takes onto pages: among the text, beside it, at the top of the page after, or
   on a page of its own. */
#include "typeset/typesetting.h"

#include "typeset/figure_set.h"

#include <string.h>

/* Whether the picture says itself what would stand right above it. */
static bool says_heading(const struct typesetting *setting, const struct piece *piece,
                         const struct figure *figure)
{
    return piece == setting->section->pieces && setting->section->heading && !figure->untitled &&
           !strcmp(setting->section->heading, figure->scene->title);
}

/* So large would it be on a page of its own, below what goes before it; and on which. */
static double scale_on(const struct typesetting *setting, const struct figure *figure,
                       struct paper_sheet sheet, double before)
{
    return figure_scale_on(&setting->press, figure, sheet, before);
}

static struct paper_sheet own_sheet(const struct typesetting *setting, const struct figure *figure,
                                    double before)
{
    return figure_own_sheet(&setting->press, figure, setting->document->paper, before);
}

/* A picture without a title of its own has it above it, where no heading says it already, and its
   subtitle. */
static void add_figure_title(const struct typesetting *setting, struct galley *galley,
                             const struct figure *figure)
{
    const char *heading = setting->section->heading;
    if (!figure->untitled)
        return;
    if (!heading || strcmp(figure->scene->title, heading) != 0)
        galley_add_figure_title(galley, figure->scene->title);
    galley_add_figure_subtitle(galley, figure->diagram->subtitle);
}

static void add_figure(const struct typesetting *setting, struct galley *galley,
                       const struct figure *figure, double height, const char *remark)
{
    size_t slice = galley->slices.count;
    add_figure_title(setting, galley, figure);
    galley_add_figure(galley, figure, height, remark);
    galley_lead_to(galley, slice, figure->heads ? 1 : 2, figure->scene->title);
}

/* So much stands above a picture in this galley's columns. */
static double height_above(const struct typesetting *setting, const struct galley *galley,
                           const struct figure *figure)
{
    struct galley title = galley_in_columns(&setting->press, galley->sheet, galley->columns);
    add_figure_title(setting, &title, figure);
    return galley_height(galley) + galley_height(&title) + figure_above;
}

/* While the picture waits, the text of its section that runs ahead of it has the heading. */
static void keep_heading(struct typesetting *setting, const struct piece *piece,
                         struct figure *figure)
{
    if (!figure->heads || !typesetting_text_follows(piece))
        return;
    galley_add_heading(&setting->galley, setting->section);
    figure->heads = false;
}

/* Where the picture alone has room enough on the document's paper, and not below what opens the
   section, that may end the page before: a heading with two lines or more, where there is room. */
static void place_opening_before(struct typesetting *setting, const struct figure *figure)
{
    enum { LEAST_SLICES = 3 };
    struct paper_sheet paper = setting->document->paper;
    double before = galley_height(&setting->galley);
    bool ends = setting->galley.slices.count >= LEAST_SLICES && flow_is_on(&setting->flow, paper) &&
                flow_room(&setting->flow, paper) > before;
    if (ends && own_sheet(setting, figure, before + figure_above).paper != paper.paper &&
        own_sheet(setting, figure, 0).paper == paper.paper)
        flow_place_all(&setting->flow, &setting->galley);
}

static void set_figure_apart(struct typesetting *setting, const struct piece *piece,
                             struct figure *figure)
{
    place_opening_before(setting, figure);
    bool waits = typesetting_may_wait(setting, piece);
    double before = waits ? 0 : galley_height(&setting->galley) + figure_above;
    struct paper_sheet sheet = own_sheet(setting, figure, before);
    struct galley galley = typesetting_begin_own(setting, sheet, waits);
    before = galley.slices.count ? galley_height(&galley) + figure_above : 0;
    double scale = scale_on(setting, figure, sheet, before);
    const char *remark =
        figure_tell(&setting->press, figure, sheet.paper, scale, setting->document->paper.paper);
    if (remark)
        scale = scale_on(setting, figure, sheet, before + figure_remark_height);
    if (waits)
        keep_heading(setting, piece, figure);
    add_figure(setting, &galley, figure, figure_height(figure, scale), remark);
    typesetting_place_own(setting, &galley, waits);
}

/* How high is what follows it in its section, where that is little and all text; else 0. */
static double height_behind(const struct typesetting *setting, const struct piece *piece)
{
    static const double little = 0.25; /* of a page */
    struct area area = press_area(&setting->press, setting->document->paper);
    struct galley galley = typesetting_galley(setting);
    for (const struct piece *next = piece->next; next; next = next->next) {
        if (!typesetting_is_text(next))
            return 0;
        galley_add_piece(&galley, next);
    }
    double height = galley_height(&galley);
    return height > little * (area.bottom - area.top) ? 0 : height;
}

/* A little smaller where it then stands on this page; else at the top of the next, with the text
   behind it running ahead, or with the heading that it belongs to. */
static void set_figure_among(struct typesetting *setting, const struct piece *piece,
                             struct figure *figure, double most)
{
    static const double give = 0.8;
    struct galley *galley = &setting->galley;
    double above = height_above(setting, galley, figure);
    double room = flow_room(&setting->flow, galley->sheet) - above;
    double least = larger(figure->least, most * give);
    double behind = height_behind(setting, piece);
    bool fits = room >= figure_height(figure, least);
    if (fits && room - behind >= figure_height(figure, least))
        room -= behind;
    struct galley later = galley_new(&setting->press, galley->sheet);
    if (!setting->flow.waiting.count && (fits || !typesetting_text_follows(piece))) {
        double height = figure_height(figure, most);
        add_figure(setting, galley, figure, fits ? smaller(height, room) : height, NULL);
        return;
    }
    keep_heading(setting, piece, figure);
    add_figure(setting, &later, figure, figure_height(figure, most), NULL);
    flow_let_wait(&setting->flow, &later, false);
}

/* At the right side of a page, with the text around it at the left. */
static bool set_figure_beside(struct typesetting *setting, const struct piece *piece,
                              const struct scene *scene)
{
    struct paper_sheet paper = setting->document->paper;
    unsigned columns = press_columns(paper) - 1;
    if (!columns || !scene->in_column || !setting->section->pieces->next)
        return false;
    struct galley galley = galley_in_columns(&setting->press, paper, columns);
    struct area area = press_area(&setting->press, paper);
    struct figure figure = figure_measure(&setting->press, scene->in_column, piece->diagram);
    figure.untitled = true;
    double height = area.bottom - area.top - height_above(setting, &galley, &figure);
    double scale = figure_scale(&figure, galley.width, height);
    if (scale < figure.least)
        return false;
    add_figure(setting, &galley, &figure, figure_height(&figure, scale), NULL);
    flow_place_beside(&setting->flow, &setting->galley, &galley);
    return true;
}

static void set_scene(struct typesetting *setting, const struct piece *piece,
                      const struct scene *scene)
{
    double before = galley_height(&setting->galley) + figure_above;
    const struct scene *fitting =
        figure_fitting(&setting->press, scene, piece->diagram, setting->document->paper, before);
    struct figure figure = figure_measure(&setting->press, fitting, piece->diagram);
    figure.untitled = fitting != scene;
    figure.heads = says_heading(setting, piece, &figure);
    if (figure.heads)
        setting->galley.slices.count = 0;
    typesetting_widen(setting);
    before = height_above(setting, &setting->galley, &figure);
    double most = scale_on(setting, &figure, setting->document->paper, before);
    if (most >= figure.least)
        set_figure_among(setting, piece, &figure, most);
    else
        set_figure_apart(setting, piece, &figure);
    typesetting_narrow(setting);
}

void typesetting_set_figure(struct typesetting *setting, const struct piece *piece)
{
    const struct scene *scene = *setting->figures++;
    if (!scene) {
        galley_add_figure_in_words(&setting->galley, piece->diagram);
        return;
    }
    typesetting_place(setting);
    if (!set_figure_beside(setting, piece, scene))
        set_scene(setting, piece, scene);
}
