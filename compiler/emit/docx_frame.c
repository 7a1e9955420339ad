/* What holds a file for Word together: styles, lists, settings, the feet of its pages and the
   sections by which sheets differ (ECMA-376 part 1, 17.6 to 17.10). */
#include "emit/docx.h"

#include "emit/markup.h"

#include <string.h>

#define TYPE OOXML_TYPE "wordprocessingml."

static const char namespaces[] =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"" OOXML_RELATIONS "\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:a=\"" OOXML_DRAWING "\" "
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

long docx_twips(const struct manuscript *manuscript, double points)
{
    return (long)(points * manuscript->press.scale * 20 + 0.5);
}

static struct ooxml_part *add_part(struct manuscript *manuscript, const char *name,
                                   const char *type)
{
    return ooxml_add_part(&manuscript->package, name, type);
}

/* A part that belongs to the text. */
static struct buffer *add_beside(struct manuscript *manuscript, const char *name, const char *type,
                                 const char *kind)
{
    struct ooxml_part *part = add_part(manuscript, name, type);
    ooxml_relate(&manuscript->package, manuscript->part, kind, part);
    return &part->out;
}

/* ---- Styles ---------------------------------------------------------------------------------- */

enum dress {
    DRESS_NOTHING,
    DRESS_BAR,
    DRESS_PANEL,
    DRESS_LINE,
    DRESS_RULE,
    DRESS_BULLETS,
    DRESS_NUMBERS
};

static const struct style {
    const char *id, *name;
    enum docx_style next;
    enum face face;
    double size;
    enum ink ink;
    double above, below, leading, left, hanging;
    unsigned level;
    bool keeps;
    enum dress dress;
} styles[DOCX_STYLE_COUNT] = {
#define STYLE(id, name, title, next, face, size, ink, above, below, leading, left, hanging, level, \
              keeps, dress) \
    {name,  title,   DOCX_##next, FACE_##face, size,  INK_##ink, above, \
     below, leading, left,        hanging,     level, keeps,     DRESS_##dress},
#include "emit/docx_styles.def"
};

/* A border of a paragraph; sizes are eighths of a point. */
static void put_border(struct buffer *out, const char *side, const char *form, int eighths,
                       int space, enum ink ink)
{
    buffer_printf(out, "<w:%s w:val=\"%s\" w:sz=\"%d\" w:space=\"%d\" w:color=\"%s\"/>", side, form,
                  eighths, space, ooxml_colour(out->arena, ink));
}

static void put_dress(struct buffer *out, enum dress dress)
{
    if (dress == DRESS_BULLETS || dress == DRESS_NUMBERS)
        buffer_printf(out, "<w:numPr><w:numId w:val=\"%d\"/></w:numPr>",
                      dress == DRESS_BULLETS ? 1 : 2);
    if (dress == DRESS_NOTHING || dress == DRESS_BULLETS || dress == DRESS_NUMBERS)
        return;
    buffer_put(out, "<w:pBdr>");
    if (dress == DRESS_RULE)
        put_border(out, "top", "single", 4, 4, INK_RULE);
    if (dress == DRESS_BAR || dress == DRESS_PANEL)
        put_border(out, "left", "single", 24, 8, INK_WARM);
    if (dress == DRESS_LINE) {
        put_border(out, "bottom", "dotted", 6, 1, INK_QUIET);
        put_border(out, "between", "dotted", 6, 1, INK_QUIET);
    }
    buffer_put(out, "</w:pBdr>");
    if (dress == DRESS_PANEL)
        buffer_printf(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>",
                      ooxml_colour(out->arena, INK_TINT));
}

static void put_spacing(const struct manuscript *manuscript, struct buffer *out,
                        const struct style *style)
{
    static const double line = 240;
    buffer_printf(out, "<w:spacing w:before=\"%ld\" w:after=\"%ld\"",
                  docx_twips(manuscript, style->above), docx_twips(manuscript, style->below));
    if (style->dress == DRESS_LINE)
        buffer_printf(out, " w:line=\"%ld\" w:lineRule=\"exact\"/>",
                      docx_twips(manuscript, line_to_write));
    else
        buffer_printf(out, " w:line=\"%.0f\" w:lineRule=\"auto\"/>", style->leading * line);
    if (style->left > 0)
        buffer_printf(out, "<w:ind w:left=\"%ld\" w:hanging=\"%ld\"/>",
                      docx_twips(manuscript, style->left), docx_twips(manuscript, style->hanging));
}

/* Palatino Linotype comes with Office, and P052 stands in for it elsewhere. */
static const char *font_of(enum face face)
{
    return face >= FACE_BOOK ? "Palatino Linotype" : "Noto Sans";
}

static void put_letters(const struct manuscript *manuscript, struct buffer *out,
                        const struct style *style)
{
    const struct face_style *face = &face_styles[style->face];
    const char *font = font_of(style->face);
    long half_points = (long)(style->size * manuscript->press.scale * 2 + 0.5);
    buffer_printf(out, "<w:rPr><w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:cs=\"%s\"/>", font, font,
                  font);
    buffer_put(out, face->bold ? "<w:b/><w:bCs/>" : "");
    buffer_put(out, face->italic ? "<w:i/><w:iCs/>" : "");
    buffer_printf(out,
                  "<w:color w:val=\"%s\"/><w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/></w:rPr>",
                  ooxml_colour(out->arena, style->ink), half_points, half_points);
}

static void put_style(const struct manuscript *manuscript, struct buffer *out, enum docx_style id)
{
    const struct style *style = &styles[id];
    buffer_printf(out, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>",
                  id == DOCX_NORMAL ? " w:default=\"1\"" : "", style->id, style->name);
    if (id != DOCX_NORMAL)
        buffer_put(out, "<w:basedOn w:val=\"Normal\"/>");
    buffer_printf(out, "<w:next w:val=\"%s\"/><w:qFormat/><w:pPr>", styles[style->next].id);
    buffer_put(out, style->keeps ? "<w:keepNext/>" : "");
    buffer_put(out, style->level ? "<w:keepLines/>" : "");
    put_dress(out, style->dress);
    put_spacing(manuscript, out, style);
    if (style->level)
        buffer_printf(out, "<w:outlineLvl w:val=\"%u\"/>", style->level - 1);
    buffer_put(out, "</w:pPr>");
    put_letters(manuscript, out, style);
    buffer_put(out, "</w:style>");
}

/* Hairlines between the rows, and a bold one below the head. */
static void put_table_style(const struct manuscript *manuscript, struct buffer *out)
{
    buffer_put(out, "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
                    "w:val=\"Normal Table\"/></w:style><w:style w:type=\"table\" "
                    "w:styleId=\"CatwoeTable\"><w:name w:val=\"Catwoe table\"/><w:basedOn "
                    "w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>");
    put_border(out, "bottom", "single", 6, 0, INK_RULE);
    put_border(out, "insideH", "single", 6, 0, INK_RULE);
    buffer_put(out, "</w:tblBorders><w:tblCellMar>");
    for (int i = 0; i < 4; i++) {
        static const char *const sides[] = {"top", "left", "bottom", "right"};
        buffer_printf(out, "<w:%s w:w=\"%ld\" w:type=\"dxa\"/>", sides[i],
                      docx_twips(manuscript, i % 2 ? cell_pad_x : cell_pad_y));
    }
    buffer_put(out, "</w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr>"
                    "<w:tcBorders>");
    put_border(out, "bottom", "single", 12, 0, INK_ACCENT);
    buffer_put(out, "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>");
}

static void add_styles(struct manuscript *manuscript)
{
    const char *language = manuscript->language;
    struct buffer *out = add_beside(manuscript, "word/styles.xml", TYPE "styles+xml", "styles");
    buffer_printf(out,
                  "<w:styles%s><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"%s\" "
                  "w:eastAsia=\"%s\" w:bidi=\"%s\"/></w:rPr></w:rPrDefault><w:pPrDefault/>"
                  "</w:docDefaults>",
                  namespaces, language, language, language);
    for (enum docx_style id = 0; id < DOCX_STYLE_COUNT; id++)
        put_style(manuscript, out, id);
    put_table_style(manuscript, out);
    buffer_put(out, "</w:styles>");
}

/* ---- Lists ----------------------------------------------------------------------------------- */

static void put_list(const struct manuscript *manuscript, struct buffer *out, int id,
                     enum docx_style style, const char *form, const char *text)
{
    buffer_printf(out,
                  "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType "
                  "w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
                  "w:val=\"%s\"/><w:pStyle w:val=\"%s\"/><w:lvlText w:val=\"%s\"/><w:lvlJc "
                  "w:val=\"left\"/><w:pPr><w:ind w:left=\"%ld\" w:hanging=\"%ld\"/></w:pPr>"
                  "<w:rPr><w:b/><w:color w:val=\"%s\"/></w:rPr></w:lvl></w:abstractNum>",
                  id, form, styles[style].id, text, docx_twips(manuscript, styles[style].left),
                  docx_twips(manuscript, styles[style].hanging),
                  ooxml_colour(out->arena, INK_WARM));
}

/* Each list of numbers begins anew. */
static void add_lists(struct manuscript *manuscript)
{
    struct buffer *out =
        add_beside(manuscript, "word/numbering.xml", TYPE "numbering+xml", "numbering");
    buffer_printf(out, "<w:numbering%s>", namespaces);
    put_list(manuscript, out, 0, DOCX_BULLET, "bullet", "•");
    put_list(manuscript, out, 1, DOCX_NUMBER, "decimal", "%1");
    for (unsigned i = 0; i < manuscript->numberings + 2; i++)
        buffer_printf(out,
                      i < 2 ? "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%d\"/></w:num>"
                            : "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%d\"/><w:lvlOverride "
                              "w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
                      i + 1, i > 0);
    buffer_put(out, "</w:numbering>");
}

/* ---- Settings -------------------------------------------------------------------------------- */

/* That of Word since 2013; without it the file would open as an older one. */
static void add_settings(struct manuscript *manuscript)
{
    struct buffer *out =
        add_beside(manuscript, "word/settings.xml", TYPE "settings+xml", "settings");
    buffer_printf(out,
                  "<w:settings%s><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
                  "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
                  "<w:compatSetting w:name=\"compatibilityMode\" "
                  "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                  "<w:themeFontLang w:val=\"%s\"/></w:settings>",
                  namespaces, manuscript->language);
}

/* What may stand in for the fonts where they are missing. */
static void add_fonts(struct manuscript *manuscript)
{
    struct buffer *out =
        add_beside(manuscript, "word/fontTable.xml", TYPE "fontTable+xml", "fontTable");
    buffer_printf(out,
                  "<w:fonts%s><w:font w:name=\"Noto Sans\"><w:altName w:val=\"Segoe UI\"/>"
                  "<w:panose1 w:val=\"020B0502040504020204\"/><w:family w:val=\"swiss\"/>"
                  "<w:pitch w:val=\"variable\"/></w:font><w:font w:name=\"Palatino Linotype\">"
                  "<w:altName w:val=\"P052\"/><w:panose1 w:val=\"02040502050505030304\"/>"
                  "<w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>",
                  namespaces);
}

/* ---- Feet ------------------------------------------------------------------------------------ */

/* The number first: what stands behind it may take more than a line. */
static void add_foot(struct manuscript *manuscript)
{
    struct ooxml_part *part = add_part(manuscript, "word/footer1.xml", TYPE "footer+xml");
    struct manuscript foot = *manuscript;
    foot.out = &part->out;
    manuscript->foot_relation =
        ooxml_relate(&manuscript->package, manuscript->part, "footer", part);
    buffer_printf(foot.out, "<w:ftr%s>", namespaces);
    docx_open(&foot, &(struct docx_line){.style = DOCX_FOOTER}, NULL);
    docx_run(&foot, "Page ", NULL);
    docx_field(&foot, "PAGE", "1");
    docx_run(&foot, " of ", NULL);
    docx_field(&foot, "NUMPAGES", "1");
    if (manuscript->foot && *manuscript->foot)
        docx_run(&foot, arena_printf(foot.arena, " · %s", manuscript->foot), NULL);
    docx_close(&foot);
    buffer_put(foot.out, "</w:ftr>");
}

double docx_width(const struct manuscript *manuscript)
{
    struct area area = press_area(&manuscript->press, manuscript->sheet);
    return area.right - area.left;
}

/* ---- Sections -------------------------------------------------------------------------------- */

/* What ends here stands on the sheet of now. */
static void put_section(struct manuscript *manuscript, struct buffer *out)
{
    struct paper_extent extent = press_extent(&manuscript->press, manuscript->sheet);
    struct area area = press_area(&manuscript->press, manuscript->sheet);
    buffer_printf(out,
                  "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId%zu\"/><w:type "
                  "w:val=\"nextPage\"/><w:pgSz w:w=\"%ld\" w:h=\"%ld\"%s/>",
                  manuscript->foot_relation, docx_twips(manuscript, extent.width),
                  docx_twips(manuscript, extent.height),
                  manuscript->sheet.landscape ? " w:orient=\"landscape\"" : "");
    long top = docx_twips(manuscript, area.top), left = docx_twips(manuscript, area.left),
         bottom = docx_twips(manuscript, extent.height - area.bottom);
    buffer_printf(out,
                  "<w:pgMar w:top=\"%ld\" w:right=\"%ld\" w:bottom=\"%ld\" w:left=\"%ld\" "
                  "w:header=\"%ld\" w:footer=\"%ld\" w:gutter=\"0\"/></w:sectPr>",
                  top, left, bottom, left, top / 2, bottom / 2);
}

static void insert(struct buffer *out, size_t at, const struct buffer *added)
{
    size_t behind = out->count - at;
    buffer_add(out, added->items, added->count);
    memmove(out->items + at + added->count, out->items + at, behind);
    memcpy(out->items + at, added->items, added->count);
}

/* A section ends in its last paragraph; a table needs one behind it. */
void docx_turn_to(struct manuscript *manuscript, struct paper_sheet sheet)
{
    struct buffer section = {.arena = manuscript->arena};
    if (paper_is_same(manuscript->sheet, sheet))
        return;
    put_section(manuscript, &section);
    if (!manuscript->open_end) {
        docx_open(manuscript, &(struct docx_line){.style = DOCX_BEHIND}, NULL);
        docx_close(manuscript);
    }
    insert(manuscript->out, manuscript->open_end, &section);
    manuscript->sheet = sheet;
}

/* ---- The whole ------------------------------------------------------------------------------- */

struct manuscript docx_begin(struct arena *arena, const struct setting *setting,
                             struct paper_sheet wanted, const char *language, const char *title,
                             const char *foot)
{
    struct manuscript manuscript = {.arena = arena,
                                    .setting = setting,
                                    .press = press_new(arena, setting->ruler, wanted.paper),
                                    .package = {.arena = arena},
                                    .language = ooxml_language(language),
                                    .title = title,
                                    .foot = foot,
                                    .wanted = wanted,
                                    .sheet = wanted};
    manuscript.part = add_part(&manuscript, "word/document.xml", TYPE "document.main+xml");
    manuscript.out = &manuscript.part->out;
    add_foot(&manuscript);
    buffer_printf(manuscript.out, "<w:document%s><w:body>", namespaces);
    return manuscript;
}

const char *docx_end(struct manuscript *manuscript, const char *date, struct buffer *out)
{
    struct ooxml_properties properties = {
        .title = manuscript->title, .language = manuscript->language, .date = date};
    struct notes *notes = manuscript->setting->notes;
    put_section(manuscript, manuscript->out);
    buffer_put(manuscript->out, "</w:body></w:document>");
    add_styles(manuscript);
    add_lists(manuscript);
    add_settings(manuscript);
    add_fonts(manuscript);
    for (size_t i = 0; notes && i < manuscript->press.pages->notes.count; i++)
        *array_add(manuscript->arena, notes) = manuscript->press.pages->notes.items[i];
    return ooxml_pack(&manuscript->package, manuscript->part, &properties,
                      manuscript->setting->office, out);
}
