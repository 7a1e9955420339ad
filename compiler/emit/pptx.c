/* A document as slides for PowerPoint and LibreOffice (PresentationML, ECMA-376 part 1, 19): a
   title slide, then its pieces in reading order, a slide for each picture, table and panel, as many
   as they need for texts. */
#include "emit/pptx.h"

#include "base/listing.h"

#include <string.h>

/* ---- The title slide ------------------------------------------------------------------------- */

static const char *kicker_of(struct arena *arena, const struct document *document)
{
    const char *const parts[] = {document->kicker, document->model};
    return joined(arena, " · ", parts, sizeof parts / sizeof *parts);
}

static void put_day(struct slide *slide, const struct document *document)
{
    const char *facts = document_facts(slide->deck->arena, document);
    const char *words =
        confidential_words(slide->deck->arena, document->left_out, document->exposed);
    if (!*facts && !document->source && !words)
        return;
    slide_open_holder(slide, HOLDER_COVER_DAY, NULL);
    if (*facts)
        type_paragraph(slide, NULL, facts, NULL);
    for (int i = 0; i < 2; i++)
        if (i ? words : document->source)
            type_paragraph(slide, NULL, i ? words : document->source,
                           &(struct type_look){.size = 12});
    slide_close_holder(slide);
}

/* Below the title, however many lines that has. */
static void put_standfirst(struct slide *slide, const struct document *document)
{
    static const double gap = 16;
    const struct holder *title = &slide_holders[HOLDER_COVER_TITLE];
    struct box box = slide_holders[HOLDER_COVER_STANDFIRST].box;
    double spare = title->box.height - gap -
                   type_height(slide->deck, title->face, title->size,
                               document->title ? document->title : "", title->box.width);
    box.centre.y -= larger(spare, 0);
    slide_fill_holder_at(slide, HOLDER_COVER_STANDFIRST, &box, document->standfirst);
}

static void add_cover(struct deck *deck)
{
    const struct document *document = deck->document;
    struct slide slide =
        slide_begin(deck, LAYOUT_COVER, kicker_of(deck->arena, document), document->title);
    put_standfirst(&slide, document);
    put_day(&slide, document);
    slide_end(&slide, NULL);
}

/* ---- Sections -------------------------------------------------------------------------------- */

/* A section on its way to slides. */
struct passage {
    struct slide_place place;
    struct flow flow;
    const struct scene *const *scenes; /* of the figures that follow */
};

/* What stands above a slide with a title of its own: the section's heading. */
static void set_kicker(struct slide_place *place, const char *title)
{
    const char *heading = place->section->heading;
    place->kicker = heading && title && strcmp(heading, title) != 0 ? heading : NULL;
}

static void end_flow(struct passage *passage)
{
    passage->place.kicker = NULL;
    flow_end(&passage->flow, passage->place.section->heading);
}

/* Of a section with figures or tables the lead stands above the first of them; what has no room for
   it comes after a slide of its own. */
static void keep_lead(struct passage *passage, const struct piece *piece)
{
    const struct piece *next = piece->next;
    bool above = next && (next->kind == PIECE_FIGURE || next->kind == PIECE_TABLE) &&
                 !passage->flow.lines.count;
    if (above)
        passage->place.lead = runs_text(passage->place.deck->arena, &piece->runs);
    else
        flow_add(&passage->flow, piece);
}

static void put_sheet(struct passage *passage, const struct sheet *sheet)
{
    const char *const about[] = {sheet->table->caption, sheet->about};
    passage->place.kicker =
        joined(passage->place.deck->arena, " · ", about, sizeof about / sizeof *about);
    passage->place.lead = sheet->instruction;
    put_table_slides(&passage->place, sheet->table, sheet->title, sheet->more);
}

static void put_shown(struct passage *passage, const struct piece *piece)
{
    struct slide_place *place = &passage->place;
    end_flow(passage);
    if (piece->kind == PIECE_FIGURE) {
        set_kicker(place, piece->diagram->title);
        put_figure_slide(place, piece->diagram, *passage->scenes++);
    } else if (piece->kind == PIECE_TABLE) {
        set_kicker(place, piece->table->caption);
        put_table_slides(place, piece->table, piece->table->caption, NULL);
    } else if (piece->kind == PIECE_SHEET) {
        put_sheet(passage, piece->sheet);
    } else if (piece->kind == PIECE_PANEL) {
        put_panel_slide(place, piece);
    } else if (piece->kind == PIECE_COLUMNS) {
        put_columns_slide(place, piece);
    } else {
        set_kicker(place, piece->head);
        put_prompts_slide(place, piece);
    }
    place->lead = NULL;
}

static void put_piece(struct passage *passage, const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_LEAD:
        keep_lead(passage, piece);
        break;
    case PIECE_PARAGRAPH:
    case PIECE_QUOTE:
    case PIECE_LIST:
    case PIECE_FINDINGS:
        flow_add(&passage->flow, piece);
        break;
    case PIECE_FIGURE:
    case PIECE_TABLE:
    case PIECE_SHEET:
    case PIECE_PANEL:
    case PIECE_COLUMNS:
    case PIECE_PROMPTS:
        put_shown(passage, piece);
        break;
    case PIECE_FILES: /* there is nothing beside slides to go to */
        break;
    }
}

static void add_sections(struct deck *deck, const struct scene *const *scenes)
{
    for (const struct section *section = deck->document->sections; section;
         section = section->next) {
        struct passage passage = {.place = {.deck = deck, .section = section}, .scenes = scenes};
        passage.flow.place = &passage.place;
        for (const struct piece *piece = section->pieces; piece; piece = piece->next)
            put_piece(&passage, piece);
        end_flow(&passage);
        scenes = passage.scenes;
    }
}

static void note_small(struct deck *deck, struct notes *notes)
{
    if (notes && deck->small.count)
        *array_add(deck->arena, notes) =
            arena_printf(deck->arena,
                         "on their slides the letters of %s are too small to be read from a chair; "
                         "enlarge a part of the picture while you show it, or hand it out on paper",
                         listing_text(&deck->small, "and"));
}

static const char *put_document(const struct document *document, const struct scene *const *scenes,
                                const struct setting *setting, struct buffer *out)
{
    struct deck deck = {.arena = out->arena,
                        .document = document,
                        .ruler = setting->ruler,
                        .package = {.arena = out->arena},
                        .language = ooxml_language(document->language)};
    struct ooxml_properties properties = {.title = document->title,
                                          .language = document->language,
                                          .date = setting->print.date ? setting->print.date
                                                                      : document->date};
    deck_add_frame(&deck);
    add_cover(&deck);
    add_sections(&deck, scenes);
    deck_end(&deck);
    note_small(&deck, setting->notes);
    return ooxml_pack(&deck.package, deck.presentation, &properties, setting->office, out);
}

const struct writers pptx_writers = {.packed = true, .document = put_document};
