/* A document on pages: which way each of its pieces takes; see typeset.h. */
#include "typeset/typeset.h"

#include "base/listing.h"
#include "typeset/figure_set.h"
#include "typeset/flow.h"

#include <string.h>

struct typesetting {
    struct press press;
    const struct document *document;
    const struct scene *const *figures; /* of those pieces that are still to come */
    struct flow flow;
    struct galley galley;          /* what is not yet on a page */
    const struct section *section; /* that is being set */
};

/* ---- What comes behind, and what goes before --------------------------------------------------
 */

static bool is_text(const struct piece *piece)
{
    return piece->kind != PIECE_FIGURE && piece->kind != PIECE_TABLE && piece->kind != PIECE_SHEET;
}

/* Whether something of the section may run ahead of this piece. */
static bool text_follows(const struct piece *piece)
{
    for (const struct piece *next = piece->next; next; next = next->next)
        if (is_text(next))
            return true;
    return false;
}

/* Set anew, on another sheet, what waits in the galley for the next piece. */
static struct galley opening_on(const struct typesetting *setting, struct paper_sheet sheet)
{
    struct galley galley = galley_new(&setting->press, sheet);
    const struct piece *last = NULL;
    for (size_t i = 0; i < setting->galley.slices.count; i++) {
        const struct slice *slice = &setting->galley.slices.items[i];
        if (slice->level == 1)
            galley_add_heading(&galley, setting->section);
        if (slice->piece && slice->piece != last)
            galley_add_piece(&galley, slice->piece);
        last = slice->piece;
    }
    return galley;
}

/* Only what holds on to the next piece stays in the galley. */
static void place_what_may(struct typesetting *setting)
{
    flow_place(&setting->flow, &setting->galley);
}

/* Whether what stands in the galley, where anything does, is better followed by text on this page
   than by something on a page of its own. */
static bool may_wait(const struct typesetting *setting, const struct piece *piece)
{
    static const double enough = 0.35; /* of a page, to be filled with text first */
    struct area area = press_area(&setting->press, setting->document->paper);
    double room = flow_room(&setting->flow, setting->document->paper);
    return text_follows(piece) && (setting->flow.page || setting->galley.slices.count) &&
           (!setting->galley.slices.count || room > enough * (area.bottom - area.top));
}

/* ---- Figures --------------------------------------------------------------------------------- */

/* Whether the picture says itself what would stand right above it. */
static bool says_heading(const struct typesetting *setting, const struct piece *piece,
                         const struct figure *figure)
{
    return piece == setting->section->pieces && setting->section->heading &&
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

static void add_figure(const struct typesetting *setting, struct galley *galley,
                       const struct figure *figure, double height, const char *remark)
{
    const char *title = figure->scene->title, *heading = setting->section->heading;
    size_t slice = galley->slices.count;
    galley_add_figure(galley, figure, height, remark);
    galley_lead_to(galley, slice, heading && !strcmp(title, heading) ? 1 : 2, title);
}

/* On pages of its own: with what opens the section, or later, once text has filled this page. */
static struct galley begin_own(struct typesetting *setting, struct paper_sheet sheet, bool waits)
{
    if (waits)
        return galley_new(&setting->press, sheet);
    struct galley galley = opening_on(setting, sheet);
    setting->galley.slices.count = 0;
    return galley;
}

static void place_own(struct typesetting *setting, struct galley *galley, bool waits)
{
    if (waits)
        flow_let_wait(&setting->flow, galley, true);
    else
        flow_place_all(&setting->flow, galley);
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
                             const struct figure *figure)
{
    place_opening_before(setting, figure);
    bool waits = may_wait(setting, piece);
    double before = waits ? 0 : galley_height(&setting->galley) + figure_above;
    struct paper_sheet sheet = own_sheet(setting, figure, before);
    struct galley galley = begin_own(setting, sheet, waits);
    before = galley.slices.count ? galley_height(&galley) + figure_above : 0;
    double scale = scale_on(setting, figure, sheet, before);
    const char *remark =
        figure_tell(&setting->press, figure, sheet.paper, scale, setting->document->paper.paper);
    if (remark)
        scale = scale_on(setting, figure, sheet, before + figure_remark_height);
    add_figure(setting, &galley, figure, figure_height(figure, scale), remark);
    place_own(setting, &galley, waits);
}

/* A little smaller where it then stands on this page; else at the top of the next, with the text
   behind it running ahead, or with the heading that it belongs to. */
static void set_figure_among(struct typesetting *setting, const struct piece *piece,
                             const struct figure *figure, double most)
{
    static const double give = 0.8;
    struct galley *galley = &setting->galley;
    double above = galley_height(galley) + figure_above;
    double room = flow_room(&setting->flow, galley->sheet) - above;
    double least = larger(figure->least, most * give);
    bool fits = room >= figure_height(figure, least);
    struct galley later = galley_new(&setting->press, galley->sheet);
    if (!setting->flow.waiting.count && (fits || !text_follows(piece))) {
        double height = figure_height(figure, most);
        add_figure(setting, galley, figure, fits ? smaller(height, room) : height, NULL);
        return;
    }
    add_figure(setting, &later, figure, figure_height(figure, most), NULL);
    flow_let_wait(&setting->flow, &later, false);
}

static void set_figure(struct typesetting *setting, const struct piece *piece)
{
    const struct scene *scene = *setting->figures++;
    if (!scene) {
        galley_add_figure_in_words(&setting->galley, piece->diagram);
        return;
    }
    struct figure figure = figure_measure(&setting->press, scene, piece->diagram);
    place_what_may(setting);
    if (says_heading(setting, piece, &figure))
        setting->galley.slices.count = 0;
    double before = galley_height(&setting->galley) + figure_above;
    double most = scale_on(setting, &figure, setting->document->paper, before);
    if (most >= figure.least)
        set_figure_among(setting, piece, &figure, most);
    else
        set_figure_apart(setting, piece, &figure);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static double width_on(const struct typesetting *setting, struct paper_sheet sheet)
{
    struct area area = press_area(&setting->press, sheet);
    return area.right - area.left;
}

/* A page that is turned already takes a table that has room there. */
static void set_table_among(struct typesetting *setting, const struct piece *piece,
                            struct paper_sheet turned)
{
    struct galley galley = galley_new(&setting->press, turned);
    place_what_may(setting);
    if (!setting->galley.slices.count && flow_is_on(&setting->flow, turned))
        galley_add_table(&galley, piece->table);
    if (galley.slices.count && galley_height(&galley) <= flow_room(&setting->flow, turned))
        flow_place_all(&setting->flow, &galley);
    else
        galley_add_table(&setting->galley, piece->table);
}

static void set_table_apart(struct typesetting *setting, const struct piece *piece,
                            struct paper_sheet turned)
{
    place_what_may(setting);
    bool waits = may_wait(setting, piece);
    struct galley galley = begin_own(setting, turned, waits);
    galley_add_table(&galley, piece->table);
    place_own(setting, &galley, waits);
}

static void set_table(struct typesetting *setting, const struct piece *piece)
{
    struct paper_sheet sheet = setting->document->paper, turned = {sheet.paper, true};
    enum table_way way = table_way(&setting->press, piece->table, width_on(setting, sheet),
                                   width_on(setting, turned));
    if (way == TABLE_AS_IT_IS)
        set_table_among(setting, piece, turned);
    else if (way == TABLE_CARDS)
        galley_add_cards(&setting->galley, piece->table);
    else
        set_table_apart(setting, piece, turned);
}

/* ---- Sections -------------------------------------------------------------------------------- */

/* The sheet has a head of its own. */
static void set_sheet(struct typesetting *setting, const struct piece *piece)
{
    const char *heading = setting->section->heading;
    if (piece == setting->section->pieces && heading && !strcmp(heading, piece->sheet->title)) {
        place_what_may(setting);
        setting->galley.slices.count = 0;
    }
    flow_place_all(&setting->flow, &setting->galley);
    flow_place_waiting(&setting->flow);
    flow_end_page(&setting->flow);
    typeset_sheet(&setting->press, piece->sheet, setting->document->paper);
}

static void set_text_piece(struct typesetting *setting, const struct piece *piece)
{
    size_t first = setting->galley.slices.count;
    galley_add_piece(&setting->galley, piece);
    for (size_t i = first; i < setting->galley.slices.count; i++)
        setting->galley.slices.items[i].piece = piece;
}

static void set_piece(struct typesetting *setting, const struct piece *piece)
{
    if (piece->kind == PIECE_FIGURE)
        set_figure(setting, piece);
    else if (piece->kind == PIECE_TABLE)
        set_table(setting, piece);
    else if (piece->kind == PIECE_SHEET)
        set_sheet(setting, piece);
    else
        set_text_piece(setting, piece);
}

static void set_section(struct typesetting *setting, const struct section *section)
{
    setting->section = section;
    if (section->own_page) {
        flow_place_all(&setting->flow, &setting->galley);
        flow_end_page(&setting->flow);
    }
    if (!section->pieces || section->pieces->kind != PIECE_SHEET) /* which has its own head */
        galley_add_heading(&setting->galley, section);
    for (const struct piece *piece = section->pieces; piece; piece = piece->next)
        set_piece(setting, piece);
    flow_place_all(&setting->flow, &setting->galley);
    flow_place_waiting(&setting->flow);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* Where it comes from, and what it leaves out. */
static void set_end(struct typesetting *setting)
{
    const struct document *document = setting->document;
    const struct lines lines = {.type = TYPE_SMALL, .role = ROLE_P, .above = 14};
    galley_add_text(&setting->galley, &lines, document->source);
    galley_add_text(
        &setting->galley, &lines,
        confidential_words(setting->press.arena, document->left_out, document->exposed));
    flow_place_all(&setting->flow, &setting->galley);
    flow_end_page(&setting->flow);
}

const char *typeset_foot(struct arena *arena, const struct document *document)
{
    const char *const parts[] = {document->model ? document->model : document->title, document->day,
                                 document->footer};
    return joined(arena, " · ", parts, sizeof parts / sizeof *parts);
}

struct pages *typeset_document(struct arena *arena, const struct document *document,
                               const struct scene *const *figures, struct ruler *ruler)
{
    struct typesetting setting = {.press = press_new(arena, ruler, document->paper.paper),
                                  .document = document,
                                  .figures = figures};
    struct pages *pages = setting.press.pages;
    pages->title = document->title;
    pages->subject = document->kicker;
    pages->language = document->language;
    pages->date = document->date;
    setting.flow.press = &setting.press;
    setting.flow.notes = document->notes;
    setting.galley = galley_new(&setting.press, document->paper);
    galley_add_title(&setting.galley, document);
    for (const struct section *section = document->sections; section; section = section->next)
        set_section(&setting, section);
    set_end(&setting);
    return press_finish(&setting.press, typeset_foot(arena, document));
}
