/* A document on pages, piece by piece; see typeset.h. */
#include "typeset/typeset.h"

#include "base/listing.h"
#include "typeset/typesetting.h"

#include <string.h>

/* ---- Tables ---------------------------------------------------------------------------------- */

static double width_on(const struct typesetting *setting, struct paper_sheet sheet)
{
    struct area area = press_area(&setting->press, sheet);
    return area.right - area.left;
}

/* What waits stands whole on the next page, where only its beginning would stand on this one. */
static void keep_whole(struct typesetting *setting)
{
    static const double little = 0.45; /* of a page */
    struct paper_sheet sheet = setting->document->paper;
    struct area area = press_area(&setting->press, sheet);
    double page = area.bottom - area.top, height = galley_height(&setting->galley);
    double room = flow_room(&setting->flow, sheet);
    if (height > room && height <= page && room < little * page)
        flow_end_page(&setting->flow);
}

/* A page that is turned already takes a table that has room there. */
static void set_table_among(struct typesetting *setting, const struct piece *piece,
                            struct paper_sheet turned)
{
    struct galley galley = galley_new(&setting->press, turned);
    if (!setting->galley.slices.count && flow_is_on(&setting->flow, turned))
        galley_add_table(&galley, piece->table);
    if (galley.slices.count && galley_height(&galley) <= flow_room(&setting->flow, turned)) {
        flow_place_all(&setting->flow, &galley);
    } else {
        galley_add_table(&setting->galley, piece->table);
        keep_whole(setting);
    }
}

static void set_table_apart(struct typesetting *setting, const struct piece *piece,
                            struct paper_sheet turned)
{
    bool waits = typesetting_may_wait(setting, piece);
    struct galley galley = typesetting_begin_own(setting, turned, waits);
    galley_add_table(&galley, piece->table);
    typesetting_place_own(setting, &galley, waits);
}

static void set_table(struct typesetting *setting, const struct piece *piece)
{
    struct paper_sheet sheet = setting->document->paper, turned = {sheet.paper, true};
    enum table_way way = table_way(&setting->press, piece->table, width_on(setting, sheet),
                                   width_on(setting, turned));
    typesetting_place(setting);
    typesetting_widen(setting);
    if (way == TABLE_AS_IT_IS)
        set_table_among(setting, piece, turned);
    else if (way == TABLE_CARDS)
        galley_add_cards(&setting->galley, piece->table);
    else
        set_table_apart(setting, piece, turned);
    typesetting_narrow(setting);
}

/* ---- Sections -------------------------------------------------------------------------------- */

/* The sheet has a head of its own. */
static void set_sheet(struct typesetting *setting, const struct piece *piece)
{
    const char *heading = setting->section->heading;
    if (piece == setting->section->pieces && heading && !strcmp(heading, piece->sheet->title)) {
        typesetting_place(setting);
        setting->galley.slices.count = 0;
    }
    flow_place_all(&setting->flow, &setting->galley);
    flow_place_waiting(&setting->flow);
    flow_end_page(&setting->flow);
    typeset_sheet(&setting->press, piece->sheet, setting->document->paper);
}

/* Questions that have no room in their column stand across a page of their own, where there is room
   for what people say to them. */
static void set_prompts(struct typesetting *setting, const struct piece *piece)
{
    struct galley galley = typesetting_galley(setting);
    galley_add_piece(&galley, piece);
    typesetting_place(setting);
    bool fits = galley_height(&setting->galley) + galley_height(&galley) <=
                flow_room_in_column(&setting->flow, galley.sheet);
    if (fits || press_columns(galley.sheet) == 1) {
        typesetting_add_text(&setting->galley, piece);
        return;
    }
    flow_end_page(&setting->flow);
    typesetting_widen(setting);
    typesetting_add_text(&setting->galley, piece);
    typesetting_narrow(setting);
}

/* Two at a time where they are short, and then a last one likewise. Gives the last that is set. */
static const struct piece *set_quotes(struct typesetting *setting, const struct piece *piece)
{
    bool beside = false;
    for (;; piece = piece->next) {
        const struct piece *next =
            piece->next && piece->next->kind == PIECE_QUOTE ? piece->next : NULL;
        beside = (next || beside) && galley_add_quotes(&setting->galley, piece, next);
        if (!beside)
            galley_add_quote(&setting->galley, piece);
        else if (next)
            piece = next;
        if (!piece->next || piece->next->kind != PIECE_QUOTE)
            return piece;
    }
}

static void set_piece(struct typesetting *setting, const struct piece *piece)
{
    if (piece->kind == PIECE_FIGURE)
        typesetting_set_figure(setting, piece);
    else if (piece->kind == PIECE_TABLE)
        set_table(setting, piece);
    else if (piece->kind == PIECE_SHEET)
        set_sheet(setting, piece);
    else if (piece->kind == PIECE_PROMPTS)
        set_prompts(setting, piece);
    else
        typesetting_add_text(&setting->galley, piece);
}

static void set_section(struct typesetting *setting, const struct section *section)
{
    setting->section = section;
    if (typesetting_begins_page(setting, section, 0)) {
        flow_place_waiting(&setting->flow);
        flow_end_page(&setting->flow);
    }
    if (!section->pieces || section->pieces->kind != PIECE_SHEET) /* which has its own head */
        galley_add_heading(&setting->galley, section);
    for (const struct piece *piece = section->pieces; piece; piece = piece->next)
        if (piece->kind == PIECE_QUOTE)
            piece = set_quotes(setting, piece);
        else
            set_piece(setting, piece);
    flow_place_all(&setting->flow, &setting->galley);
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
    flow_place_waiting(&setting->flow);
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
    typesetting_narrow(&setting);
    for (const struct section *section = document->sections; section; section = section->next)
        set_section(&setting, section);
    set_end(&setting);
    return press_finish(&setting.press, typeset_foot(arena, document));
}
