/* Where the pieces of a document may stand; see typesetting.h. */
#include "typeset/typesetting.h"

/* ---- In columns, or across the page -----------------------------------------------------------
 */

struct galley typesetting_galley(const struct typesetting *setting)
{
    return galley_in_columns(&setting->press, setting->document->paper, 1);
}

void typesetting_add_text(struct galley *galley, const struct piece *piece)
{
    size_t first = galley->slices.count;
    galley_add_piece(galley, piece);
    for (size_t i = first; i < galley->slices.count; i++)
        galley->slices.items[i].piece = piece;
}

/* Set anew, on another sheet, what waits in the galley for the next piece. */
static struct galley opening_on(const struct typesetting *setting, struct paper_sheet sheet,
                                unsigned columns)
{
    struct galley galley = galley_in_columns(&setting->press, sheet, columns);
    const struct piece *last = NULL;
    for (size_t i = 0; i < setting->galley.slices.count; i++) {
        const struct slice *slice = &setting->galley.slices.items[i];
        if (slice->level == 1)
            galley_add_heading(&galley, setting->section);
        if (slice->piece && slice->piece != last)
            typesetting_add_text(&galley, slice->piece);
        last = slice->piece;
    }
    return galley;
}

void typesetting_place(struct typesetting *setting)
{
    flow_place(&setting->flow, &setting->galley);
}

void typesetting_widen(struct typesetting *setting)
{
    struct paper_sheet paper = setting->document->paper;
    if (press_columns(paper) > 1)
        setting->galley = opening_on(setting, paper, press_columns(paper));
}

void typesetting_narrow(struct typesetting *setting)
{
    struct paper_sheet paper = setting->document->paper;
    if (press_columns(paper) == 1)
        return;
    typesetting_place(setting);
    setting->galley = opening_on(setting, paper, 1);
}

/* ---- What comes behind, and what goes before --------------------------------------------------
 */

bool typesetting_is_text(const struct piece *piece)
{
    return piece->kind != PIECE_FIGURE && piece->kind != PIECE_TABLE && piece->kind != PIECE_SHEET;
}

bool typesetting_text_follows(const struct piece *piece)
{
    for (const struct piece *next = piece->next; next; next = next->next)
        if (typesetting_is_text(next))
            return true;
    return false;
}

static size_t count_figures(const struct piece *piece)
{
    size_t count = 0;
    for (; piece; piece = piece->next)
        count += piece->kind == PIECE_FIGURE;
    return count;
}

/* A figure that has text beside it wants a whole page. Its scene is the one of this number among
   those that are still to come. */
bool typesetting_begins_page(const struct typesetting *setting, const struct section *section,
                             size_t figure)
{
    const struct scene *scene = count_figures(section->pieces) ? setting->figures[figure] : NULL;
    return section->own_page ||
           (scene && scene->in_column && press_columns(setting->document->paper) > 1);
}

/* Whether something may run ahead of this piece where nothing but it is left of its section. */
static bool section_follows(const struct typesetting *setting, const struct piece *piece)
{
    const struct section *next = setting->section->next;
    return !setting->galley.slices.count && next && next->pieces &&
           next->pieces->kind != PIECE_SHEET &&
           !typesetting_begins_page(setting, next, count_figures(piece->next));
}

/* Whether what stands in the galley, where anything does, is better followed by text on this page
   than by something on a page of its own. */
bool typesetting_may_wait(const struct typesetting *setting, const struct piece *piece)
{
    static const double enough = 0.35; /* of a page, to be filled with text first */
    struct area area = press_area(&setting->press, setting->document->paper);
    double room = flow_room(&setting->flow, setting->document->paper);
    return (typesetting_text_follows(piece) || section_follows(setting, piece)) &&
           (setting->flow.page || setting->galley.slices.count) &&
           (!setting->galley.slices.count || room > enough * (area.bottom - area.top));
}

/* On pages of its own: with what opens the section, or later, once text has filled this page. */
struct galley typesetting_begin_own(struct typesetting *setting, struct paper_sheet sheet,
                                    bool waits)
{
    if (waits)
        return galley_new(&setting->press, sheet);
    struct galley galley = opening_on(setting, sheet, press_columns(sheet));
    setting->galley.slices.count = 0;
    return galley;
}

void typesetting_place_own(struct typesetting *setting, struct galley *galley, bool waits)
{
    if (waits)
        flow_let_wait(&setting->flow, galley, true);
    else
        flow_place_all(&setting->flow, galley);
}
