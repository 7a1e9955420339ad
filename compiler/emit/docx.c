/* A document for Word and LibreOffice, piece by piece in reading order; tables alone; see docx.h.
 */
#include "emit/docx.h"

#include <string.h>

/* ---- The head -------------------------------------------------------------------------------- */

static void put_head(struct manuscript *manuscript, const struct document *document)
{
    docx_say(manuscript, DOCX_KICKER, document->kicker);
    docx_say(manuscript, DOCX_TITLE, document->title);
    docx_say(manuscript, DOCX_SUBTITLE, document->standfirst);
    docx_say(manuscript, DOCX_FACTS, document_facts(manuscript->arena, document));
    docx_say(manuscript, DOCX_WARNING, confidential_words(manuscript->arena, 0, document->exposed));
}

/* ---- Texts ----------------------------------------------------------------------------------- */

/* Behind what is said in this style, small, whose it is. */
static void put_said(struct manuscript *manuscript, enum docx_style style, enum docx_style by,
                     const struct piece *piece)
{
    const char *text = runs_text(manuscript->arena, &piece->runs);
    docx_open(manuscript, &(struct docx_line){.style = style, .keeps = piece->by.first}, text);
    docx_runs(manuscript, &piece->runs, NULL);
    docx_close(manuscript);
    docx_say_runs(manuscript, by, &piece->by);
}

static void put_by(struct manuscript *manuscript, const struct list_item *item)
{
    static const struct docx_look quiet = {.ink = INK_QUIET};
    if (!item->by.first)
        return;
    docx_break(manuscript);
    docx_runs(manuscript, &item->by, &quiet);
}

static void put_item_head(struct manuscript *manuscript, const struct list_item *item)
{
    static const struct docx_look head = {.ink = INK_ACCENT, .bold = true};
    docx_run(manuscript, item->head, &head);
}

/* Each with a dot before it. */
static void put_list(struct manuscript *manuscript, const struct piece *piece)
{
    docx_say(manuscript, DOCX_HEADING2, piece->head);
    for (size_t i = 0; i < piece->list.count; i++) {
        const struct list_item *item = &piece->list.items[i];
        docx_open(manuscript, &(struct docx_line){.style = DOCX_BULLET},
                  runs_text(manuscript->arena, &item->runs));
        put_item_head(manuscript, item);
        if (item->head)
            docx_run(manuscript, ": ", NULL);
        docx_runs(manuscript, &item->runs, NULL);
        put_by(manuscript, item);
        docx_close(manuscript);
    }
}

/* Each behind its head. */
static void put_columns(struct manuscript *manuscript, const struct piece *piece)
{
    docx_say(manuscript, DOCX_HEADING2, piece->head);
    for (size_t i = 0; i < piece->list.count; i++) {
        const struct list_item *item = &piece->list.items[i];
        docx_open(manuscript, &(struct docx_line){.style = DOCX_FIELD}, item->head);
        put_item_head(manuscript, item);
        docx_tab(manuscript);
        docx_runs(manuscript, &item->runs, NULL);
        put_by(manuscript, item);
        docx_close(manuscript);
    }
}

/* Each with a number and lines to write on. */
static void put_prompts(struct manuscript *manuscript, const struct piece *piece)
{
    enum { LINES = 2 };
    docx_say(manuscript, DOCX_HEADING2, piece->head);
    manuscript->numberings++;
    for (size_t i = 0; i < piece->list.count; i++) {
        const struct list_item *item = &piece->list.items[i];
        docx_open(manuscript, &(struct docx_line){.style = DOCX_NUMBER, .numbered = true},
                  runs_text(manuscript->arena, &item->runs));
        docx_runs(manuscript, &item->runs, NULL);
        put_by(manuscript, item);
        docx_close(manuscript);
        docx_lines_to_write(manuscript, LINES);
    }
}

static void put_files(struct manuscript *manuscript, const struct piece *piece)
{
    static const struct docx_look title = {.bold = true};
    for (size_t i = 0; i < piece->files.count; i++) {
        const struct made_file *file = &piece->files.items[i];
        docx_open(manuscript, &(struct docx_line){.style = DOCX_BULLET}, file->title);
        docx_run(manuscript, file->title, &title);
        docx_run(manuscript, arena_printf(manuscript->arena, " %s", file->path), NULL);
        docx_close(manuscript);
    }
}

/* ---- Sections -------------------------------------------------------------------------------- */

/* A document on its way. */
struct passage {
    struct manuscript *manuscript;
    const struct section *section;
    const struct scene *const *scenes; /* of the figures that follow */
    double before;                     /* so high is what stands above the next figure */
    const struct piece *waiting;       /* a figure that lets text go before, or NULL */
};

static bool is_heading(const struct passage *passage, const char *title)
{
    const char *heading = passage->section->heading;
    return heading && title && !strcmp(heading, title);
}

static double opening_height(const struct passage *passage, const struct piece *behind)
{
    struct galley galley = galley_new(&passage->manuscript->press, passage->manuscript->wanted);
    galley_add_heading(&galley, passage->section);
    for (const struct piece *piece = passage->section->pieces; piece != behind; piece = piece->next)
        galley_add_piece(&galley, piece);
    return galley_height(&galley);
}

static struct paper_sheet sheet_for(const struct passage *passage, const struct piece *piece)
{
    const struct manuscript *manuscript = passage->manuscript;
    if (piece && piece->kind == PIECE_FIGURE)
        return docx_sheet_for_figure(manuscript, piece->diagram, *passage->scenes, passage->before);
    if (piece && piece->kind == PIECE_TABLE)
        return docx_sheet_for_table(manuscript, piece->table);
    if (piece && piece->kind == PIECE_SHEET)
        return (struct paper_sheet){manuscript->wanted.paper, true};
    return manuscript->wanted;
}

static void put_shown(struct passage *passage, const struct piece *piece)
{
    struct manuscript *manuscript = passage->manuscript;
    docx_turn_to(manuscript, sheet_for(passage, piece));
    if (piece->kind == PIECE_FIGURE) {
        docx_put_figure(manuscript, piece->diagram, *passage->scenes++,
                        is_heading(passage, piece->diagram->title) ? piece->diagram->title : NULL,
                        passage->before);
    } else if (piece->kind == PIECE_TABLE) {
        docx_put_table(manuscript, piece->table, true);
    } else {
        docx_put_sheet(manuscript, piece->sheet, is_heading(passage, piece->sheet->title));
    }
    passage->before = 0;
}

static void put_text(struct manuscript *manuscript, const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_LEAD:
        docx_say_runs(manuscript, DOCX_LEAD, &piece->runs);
        break;
    case PIECE_PARAGRAPH:
        docx_say_runs(manuscript, DOCX_NORMAL, &piece->runs);
        break;
    case PIECE_QUOTE:
        put_said(manuscript, DOCX_QUOTE, DOCX_SAID_BY, piece);
        break;
    case PIECE_PANEL:
        docx_say(manuscript, DOCX_PANEL_HEAD, piece->head);
        put_said(manuscript, DOCX_PANEL, DOCX_PANEL_BY, piece);
        break;
    case PIECE_COLUMNS:
        put_columns(manuscript, piece);
        break;
    case PIECE_PROMPTS:
        put_prompts(manuscript, piece);
        break;
    case PIECE_LIST:
    case PIECE_FINDINGS:
        put_list(manuscript, piece);
        break;
    case PIECE_FILES:
        put_files(manuscript, piece);
        break;
    case PIECE_FIGURE:
    case PIECE_TABLE:
    case PIECE_SHEET: /* see put_shown */
        break;
    }
}

static bool is_shown(const struct piece *piece)
{
    return piece->kind == PIECE_FIGURE || piece->kind == PIECE_TABLE || piece->kind == PIECE_SHEET;
}

/* Whether text stands between this and the next figure or table of the section. */
static bool text_follows(const struct piece *piece)
{
    return piece->next && !is_shown(piece->next);
}

/* A picture that wants another sheet than the text behind it lets that go before. */
static bool may_wait(const struct passage *passage, const struct piece *piece)
{
    return piece && piece->kind == PIECE_FIGURE && text_follows(piece) &&
           !paper_is_same(sheet_for(passage, piece), passage->manuscript->wanted);
}

/* What leads to the first figure or table, where it leaves room for that. */
static const struct piece *end_of_opening(const struct passage *passage)
{
    static const double most = 0.35; /* of a page */
    const struct manuscript *manuscript = passage->manuscript;
    struct area area = press_area(&manuscript->press, manuscript->wanted);
    const struct piece *first = passage->section->pieces, *leads = first;
    while (leads && leads->kind == PIECE_LEAD)
        leads = leads->next;
    while (first && !is_shown(first))
        first = first->next;
    bool fits = opening_height(passage, first) < most * (area.bottom - area.top);
    return fits ? first : leads;
}

static void put_heading(struct passage *passage, bool new_page)
{
    struct manuscript *manuscript = passage->manuscript;
    const char *heading = passage->section->heading;
    if (!heading || !*heading)
        return;
    docx_open(manuscript, &(struct docx_line){.style = DOCX_HEADING1, .new_page = new_page},
              heading);
    docx_run(manuscript, heading, NULL);
    docx_close(manuscript);
}

/* The sheet of what the opening leads to; a figure that needs larger paper only below the opening
   stands on a page behind it, but for one below a heading alone. */
static struct paper_sheet sheet_for_opening(struct passage *passage, const struct piece *behind)
{
    struct paper_sheet wanted = passage->manuscript->wanted, sheet = sheet_for(passage, behind);
    double before = passage->before;
    if (sheet.paper == wanted.paper || behind == passage->section->pieces)
        return sheet;
    passage->before = 0;
    if (sheet_for(passage, behind).paper == wanted.paper)
        return wanted;
    passage->before = before;
    return sheet;
}

/* The heading stands on the sheet of what it leads to; below the head of the document a figure may
   wait that would not elsewhere. Gives what comes behind the opening. */
static const struct piece *open_section(struct passage *passage, double head)
{
    struct manuscript *manuscript = passage->manuscript;
    const struct piece *behind = end_of_opening(passage);
    double opening = opening_height(passage, behind);
    struct paper_sheet sheet = manuscript->wanted;
    passage->before = head + opening;
    if (may_wait(passage, behind)) {
        passage->waiting = behind;
    } else {
        passage->before = opening;
        sheet = sheet_for_opening(passage, behind);
    }
    bool turns = !paper_is_same(manuscript->sheet, sheet);
    docx_turn_to(manuscript, sheet);
    put_heading(passage, passage->section->own_page && !turns);
    for (const struct piece *piece = passage->section->pieces; piece != behind; piece = piece->next)
        put_text(manuscript, piece);
    return passage->waiting ? behind->next : behind;
}

static void put_waiting(struct passage *passage)
{
    const struct piece *piece = passage->waiting;
    passage->waiting = NULL;
    passage->before = piece ? 0 : passage->before;
    if (piece)
        put_shown(passage, piece);
}

static void put_section(struct passage *passage, double head)
{
    struct manuscript *manuscript = passage->manuscript;
    for (const struct piece *piece = open_section(passage, head); piece; piece = piece->next) {
        if (is_shown(piece))
            put_waiting(passage);
        if (may_wait(passage, piece)) {
            passage->waiting = piece;
        } else if (is_shown(piece)) {
            put_shown(passage, piece);
        } else {
            docx_turn_to(manuscript, manuscript->wanted);
            put_text(manuscript, piece);
        }
        passage->before = 0;
    }
    put_waiting(passage);
}

/* ---- The end --------------------------------------------------------------------------------- */

static void put_end(struct manuscript *manuscript, const struct document *document)
{
    docx_say(manuscript, DOCX_NOTE, document->source);
    docx_say(manuscript, DOCX_NOTE,
             confidential_words(manuscript->arena, document->left_out, document->exposed));
}

/* What those write who have it before them, ahead of the sheets that they hand in. */
static void put_notes(struct manuscript *manuscript, const char *notes)
{
    enum { LINES = 12 };
    if (!notes)
        return;
    docx_turn_to(manuscript, manuscript->wanted);
    docx_say(manuscript, DOCX_HEADING2, notes);
    docx_lines_to_write(manuscript, LINES);
}

static double head_height(const struct manuscript *manuscript, const struct document *document)
{
    struct galley galley = galley_new(&manuscript->press, manuscript->wanted);
    galley_add_title(&galley, document);
    return galley_height(&galley);
}

static void put_sections(struct manuscript *manuscript, const struct document *document,
                         const struct scene *const *scenes)
{
    struct passage passage = {.manuscript = manuscript, .scenes = scenes};
    const char *notes = document->notes;
    double head = head_height(manuscript, document);
    for (passage.section = document->sections; passage.section;
         passage.section = passage.section->next) {
        if (passage.section->pieces && passage.section->pieces->kind == PIECE_SHEET) {
            put_notes(manuscript, notes);
            notes = NULL;
        }
        put_section(&passage, head);
        head = 0;
    }
    put_notes(manuscript, notes);
}

static const char *put_document(const struct document *document, const struct scene *const *scenes,
                                const struct setting *setting, struct buffer *out)
{
    const char *date = setting->print.date ? setting->print.date : document->date;
    struct manuscript manuscript =
        docx_begin(out->arena, setting, document->paper, document->language, document->title,
                   typeset_foot(out->arena, document));
    put_head(&manuscript, document);
    put_sections(&manuscript, document, scenes);
    put_end(&manuscript, document);
    return docx_end(&manuscript, date, out);
}

/* ---- Tables alone ---------------------------------------------------------------------------- */

/* Each below its caption as a heading, by which it is found. */
static const char *put_tables(const struct table *tables, const struct setting *setting,
                              struct buffer *out)
{
    const char *date = setting->print.date ? setting->print.date : tables->date;
    struct manuscript manuscript = docx_begin(out->arena, setting, (struct paper_sheet){0},
                                              tables->language, tables->caption, tables->caption);
    for (const struct table *table = tables; table; table = table->next) {
        docx_turn_to(&manuscript, docx_sheet_for_table(&manuscript, table));
        docx_say(&manuscript, DOCX_HEADING1, table->caption);
        docx_put_table(&manuscript, table, false);
    }
    const char *words = confidential_words(out->arena, tables->left_out, tables->exposed);
    docx_say(&manuscript, DOCX_NOTE, words ? arena_printf(out->arena, "%s.", words) : NULL);
    return docx_end(&manuscript, date, out);
}

const struct writers docx_writers = {.packed = true,
                                     .pictured = true,
                                     .upright = true,
                                     .tables = put_tables,
                                     .document = put_document};
