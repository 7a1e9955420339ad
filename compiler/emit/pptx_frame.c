/* What holds slides together: the theme with the project's inks, the master, the layouts with their
   placeholders, a master for notes, and the list of slides (ECMA-376 part 1, 13 and 19). PowerPoint
   wants all of it, in this order of elements, and no number twice. */
#include "emit/pptx.h"

#include "emit/markup.h"

const char slide_namespaces[] =
    " xmlns:a=\"" OOXML_DRAWING "\" xmlns:r=\"" OOXML_RELATIONS
    "\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/* The tree of shapes is itself the first. */
const char slide_tree[] = "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>"
                          "<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                          "<a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
                          "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

const struct holder slide_holders[HOLDER_COUNT] = {
#define LAYOUT(...)
#define HOLDER(layout, id, type, index, name, hint, x, y, width, height, size, face, ink, ...) \
    {LAYOUT_##layout, \
     type, \
     index, \
     name, \
     hint, \
     {{(x) + (width) / 2.0, (y) + (height) / 2.0}, width, height}, \
     size, \
     FACE_##face, \
     INK_##ink, \
     __VA_ARGS__},
#include "emit/pptx_holders.def"
};

static const struct {
    const char *type, *name;
} layouts[LAYOUT_COUNT] = {
#define LAYOUT(id, type, name) {type, name},
#define HOLDER(...)
#include "emit/pptx_holders.def"
};

enum { NOTES_WIDTH = 540, NOTES_HEIGHT = 720 };

#define TYPE OOXML_TYPE "presentationml."

const char *deck_part_name(struct deck *deck, const char *folder, const char *name, size_t number)
{
    return arena_printf(deck->arena, "ppt/%s/%s%zu.xml", folder, name, number);
}

/* ---- The theme ------------------------------------------------------------------------------- */

static const struct theme_colour {
    const char *name, *use; /* use: as slides name it */
    enum ink ink;
} colours[] = {
    {"dk1", "tx1", INK_TEXT},           {"lt1", "bg1", INK_PAPER},
    {"dk2", "tx2", INK_QUIET},          {"lt2", "bg2", INK_TINT},
    {"accent1", "accent1", INK_ACCENT}, {"accent2", "accent2", INK_WARM},
    {"accent3", "accent3", INK_PLUS},   {"accent4", "accent4", INK_MINUS},
    {"accent5", "accent5", INK_AIM},    {"accent6", "accent6", INK_REACHED},
    {"hlink", "hlink", INK_ACCENT},     {"folHlink", "folHlink", INK_QUIET},
};
enum { COLOURS = sizeof colours / sizeof *colours };

void slide_put_theme_ink(struct buffer *out, enum ink ink)
{
    size_t i = 0;
    while (i < COLOURS && colours[i].ink != ink)
        i++;
    if (i < COLOURS)
        buffer_printf(out, "<a:solidFill><a:schemeClr val=\"%s\"/></a:solidFill>", colours[i].use);
    else
        ooxml_put_fill(out, ink);
}

/* Each list of a format scheme holds three at least: of fills, lines, effects, backgrounds. */
static void put_formats(struct buffer *out)
{
    static const struct {
        const char *list, *item;
    } lists[] = {
        {"fillStyleLst", "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"},
        {"lnStyleLst",
         "<a:ln w=\"12700\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\"><a:solidFill>"
         "<a:schemeClr val=\"phClr\"/></a:solidFill><a:prstDash val=\"solid\"/></a:ln>"},
        {"effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>"},
        {"bgFillStyleLst", "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"},
    };
    buffer_put(out, "<a:fmtScheme name=\"Catwoe\">");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        buffer_printf(out, "<a:%s>%s%s%s</a:%s>", lists[i].list, lists[i].item, lists[i].item,
                      lists[i].item, lists[i].list);
    buffer_put(out, "</a:fmtScheme>");
}

/* Palatino Linotype comes with Office, and P052 stands in for it elsewhere. */
static const char fonts[] =
    "<a:fontScheme name=\"Catwoe\"><a:majorFont>"
    "<a:latin typeface=\"Palatino Linotype\" panose=\"02040502050505030304\"/>"
    "<a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:majorFont><a:minorFont>"
    "<a:latin typeface=\"Noto Sans\" panose=\"020B0502040504020204\"/>"
    "<a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme>";

static struct ooxml_part *add_theme(struct deck *deck, size_t number)
{
    struct ooxml_part *part = ooxml_add_part(
        &deck->package, deck_part_name(deck, "theme", "theme", number), OOXML_TYPE "theme+xml");
    struct buffer *out = &part->out;
    buffer_put(out, "<a:theme xmlns:a=\"" OOXML_DRAWING "\" name=\"Catwoe\"><a:themeElements>"
                    "<a:clrScheme name=\"Catwoe\">");
    for (size_t i = 0; i < COLOURS; i++)
        buffer_printf(out, "<a:%s><a:srgbClr val=\"%s\"/></a:%s>", colours[i].name,
                      ooxml_colour(deck->arena, colours[i].ink), colours[i].name);
    buffer_printf(out, "</a:clrScheme>%s", fonts);
    put_formats(out);
    buffer_put(out, "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>");
    return part;
}

/* ---- Placeholders ---------------------------------------------------------------------------- */

static void put_level(struct buffer *out, int level, const struct holder *holder)
{
    const char *bullet = holder->numbers && level == 1 ? "<a:buFont typeface=\"+mj-lt\"/>"
                                                         "<a:buAutoNum type=\"arabicPlain\"/>"
                         : level == 2 ? "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>"
                                      : "<a:buNone/>";
    double indent = holder->numbers ? 40 : level == 2 ? 20 : 0;
    buffer_printf(out, "<a:lvl%dpPr", level);
    ooxml_put_emu(out, "marL", indent);
    ooxml_put_emu(out, "indent", -indent);
    buffer_printf(out,
                  " algn=\"l\" rtl=\"0\"><a:lnSpc><a:spcPct val=\"95000\"/></a:lnSpc><a:spcBef>"
                  "<a:spcPts val=\"%d\"/></a:spcBef><a:buClr><a:schemeClr val=\"accent2\"/>"
                  "</a:buClr>%s<a:defRPr sz=\"%.0f\" b=\"%d\"%s kern=\"1200\">",
                  holder->numbers                                ? 1400
                  : holder->type[0] == 'b' && holder->index == 1 ? 700
                                                                 : 0,
                  bullet, holder->size * 100, face_styles[holder->face].bold,
                  holder->capitals ? " cap=\"all\" spc=\"80\"" : "");
    slide_put_theme_ink(out, holder->ink);
    buffer_printf(out,
                  "<a:latin typeface=\"+%s-lt\"/><a:ea typeface=\"+%s-ea\"/>"
                  "<a:cs typeface=\"+%s-cs\"/></a:defRPr></a:lvl%dpPr>",
                  holder->face >= FACE_BOOK ? "mj" : "mn", holder->face >= FACE_BOOK ? "mj" : "mn",
                  holder->face >= FACE_BOOK ? "mj" : "mn", level);
}

static void put_box(struct buffer *out, const struct holder *holder)
{
    bool tinted = holder == &slide_holders[HOLDER_PANEL_BODY];
    buffer_put(out, "<p:spPr>");
    ooxml_put_place(out, "a:xfrm", holder->box);
    ooxml_put_preset(out, "rect");
    if (tinted)
        slide_put_theme_ink(out, INK_TINT);
    buffer_put(out, "</p:spPr><p:txBody><a:bodyPr vert=\"horz\" wrap=\"square\"");
    ooxml_put_emu(out, "lIns", tinted ? 28 : 0);
    ooxml_put_emu(out, "tIns", tinted ? 18 : 0);
    ooxml_put_emu(out, "rIns", tinted ? 28 : 0);
    ooxml_put_emu(out, "bIns", tinted ? 18 : 0);
    buffer_printf(out, " anchor=\"%s\"><a:normAutofit/></a:bodyPr><a:lstStyle>",
                  holder->anchor == 'c'   ? "ctr"
                  : holder->anchor == 'b' ? "b"
                                          : "t");
    for (int level = 1; level <= 2; level++)
        put_level(out, level, holder);
    buffer_put(out, "</a:lstStyle>");
}

static void put_holder(struct slide *slide, enum slide_holder id)
{
    const struct holder *holder = &slide_holders[id];
    slide_begin_holder(slide, id);
    put_box(slide->out, holder);
    buffer_printf(slide->out,
                  "<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>",
                  holder->hint);
}

/* Whoever is shown what is confidential is told so on every slide. */
static const char *footer_of(struct deck *deck)
{
    const struct document *document = deck->document;
    const char *footer = document->footer ? document->footer : document->title;
    const char *warning = confidential_words(deck->arena, 0, document->exposed);
    return warning ? arena_printf(deck->arena, "%s · %s", warning, footer) : footer;
}

static void put_foot_holder(struct slide *slide, bool of_frame, bool number)
{
    static const struct box boxes[] = {{{440, 515}, 784, 18}, {{876, 515}, 72, 18}};
    struct buffer *out = slide->out;
    buffer_put(out, "<p:sp><p:nvSpPr>");
    slide_put_naming(slide, number ? "Slide number" : "Footer", NULL);
    buffer_printf(out,
                  "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"%s\" "
                  "sz=\"quarter\" idx=\"%d\"/></p:nvPr></p:nvSpPr><p:spPr>",
                  number ? "sldNum" : "ftr", number ? 12 : 11);
    if (of_frame) {
        ooxml_put_place(out, "a:xfrm", boxes[number]);
        ooxml_put_preset(out, "rect");
    }
    buffer_put(out, "</p:spPr><p:txBody>");
    if (of_frame)
        buffer_printf(out,
                      "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/>"
                      "<a:lstStyle><a:lvl1pPr algn=\"%s\"><a:defRPr sz=\"1100\"><a:solidFill>"
                      "<a:schemeClr val=\"tx2\"/></a:solidFill><a:latin "
                      "typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></a:lstStyle>",
                      number ? "r" : "l");
    else
        buffer_put(out, "<a:bodyPr/><a:lstStyle/>");
    buffer_put(out, "<a:p>");
    if (number)
        buffer_printf(out,
                      "<a:fld id=\"{5C2B7A64-6E0F-4D5B-9C1A-3F6B0E2D8A71}\" type=\"slidenum\">"
                      "<a:rPr lang=\"%s\"/><a:t>%zu</a:t></a:fld>",
                      slide->deck->language, of_frame ? 1 : slide->deck->slides.count);
    else if (of_frame)
        buffer_put(out, "<a:r><a:rPr lang=\"en-GB\"/><a:t>Footer</a:t></a:r>");
    else
        type_run(slide, footer_of(slide->deck), NULL);
    buffer_put(out, "</a:p></p:txBody></p:sp>");
}

void slide_put_foot(struct slide *slide, bool of_frame)
{
    put_foot_holder(slide, of_frame, false);
    put_foot_holder(slide, of_frame, true);
}

/* ---- Layouts and master ---------------------------------------------------------------------- */

/* Whatever is drawn into a part as shapes. */
static struct slide canvas_of(struct deck *deck, struct ooxml_part *part)
{
    return (struct slide){deck, part, &part->out, 1};
}

static void add_layout(struct deck *deck, enum slide_layout layout, struct ooxml_part *master)
{
    struct ooxml_part *part = ooxml_add_part(
        &deck->package, deck_part_name(deck, "slideLayouts", "slideLayout", layout + 1u),
        TYPE "slideLayout+xml");
    struct slide slide = canvas_of(deck, part);
    buffer_printf(&part->out, "<p:sldLayout%s", slide_namespaces);
    markup_attribute(&part->out, "type", layouts[layout].type);
    buffer_printf(&part->out, " preserve=\"1\"><p:cSld name=\"%s\">%s", layouts[layout].name,
                  slide_tree);
    for (enum slide_holder id = 0; id < HOLDER_COUNT; id++)
        if (slide_holders[id].layout == layout)
            put_holder(&slide, id);
    slide_put_foot(&slide, true);
    buffer_put(&part->out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                           "</p:sldLayout>");
    ooxml_relate(&deck->package, part, "slideMaster", master);
    deck->layouts[layout] = part;
}

/* Texts in shapes that are no placeholders. */
static const char plain_level[] =
    "<a:lvl1pPr marL=\"0\" algn=\"l\" rtl=\"0\"><a:defRPr sz=\"1800\" kern=\"1200\"><a:solidFill>"
    "<a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>"
    "<a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr>";

static void put_styles(struct buffer *out)
{
    buffer_put(out, "<p:txStyles><p:titleStyle>");
    put_level(out, 1, &slide_holders[HOLDER_TEXT_TITLE]);
    buffer_put(out, "</p:titleStyle><p:bodyStyle>");
    for (int level = 1; level <= 2; level++)
        put_level(out, level, &slide_holders[HOLDER_TEXT_BODY]);
    buffer_printf(out, "</p:bodyStyle><p:otherStyle>%s</p:otherStyle></p:txStyles>", plain_level);
}

static const char colour_map[] =
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "
    "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "
    "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
static const char background[] = "<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/>"
                                 "</a:solidFill><a:effectLst/></p:bgPr></p:bg>";

static struct ooxml_part *add_master(struct deck *deck)
{
    static const unsigned long first = 2147483649; /* no number of a slide is as high */
    struct ooxml_part *part =
        ooxml_add_part(&deck->package, "ppt/slideMasters/slideMaster1.xml", TYPE "slideMaster+xml");
    struct slide slide = canvas_of(deck, part);
    for (enum slide_layout layout = 0; layout < LAYOUT_COUNT; layout++)
        add_layout(deck, layout, part);
    buffer_printf(&part->out, "<p:sldMaster%s>%s%s", slide_namespaces, background, slide_tree);
    put_holder(&slide, HOLDER_TEXT_TITLE);
    put_holder(&slide, HOLDER_TEXT_BODY);
    slide_put_foot(&slide, true);
    buffer_printf(&part->out, "</p:spTree></p:cSld>%s<p:sldLayoutIdLst>", colour_map);
    for (enum slide_layout layout = 0; layout < LAYOUT_COUNT; layout++)
        buffer_printf(&part->out, "<p:sldLayoutId id=\"%lu\" r:id=\"rId%zu\"/>", first + layout,
                      ooxml_relate(&deck->package, part, "slideLayout", deck->layouts[layout]));
    buffer_put(&part->out, "</p:sldLayoutIdLst>");
    put_styles(&part->out);
    buffer_put(&part->out, "</p:sldMaster>");
    ooxml_relate(&deck->package, part, "theme", add_theme(deck, 1));
    return part;
}

/* ---- The master of notes --------------------------------------------------------------------- */

static void put_note_holder(struct slide *slide, bool image)
{
    static const struct box picture = {{270, 190}, 400, 225}, text = {{270, 510}, 432, 360};
    slide_begin_note_holder(slide, image);
    buffer_put(slide->out, "<p:spPr>");
    ooxml_put_place(slide->out, "a:xfrm", image ? picture : text);
    ooxml_put_preset(slide->out, "rect");
    buffer_put(slide->out, "</p:spPr>");
    if (!image)
        buffer_put(slide->out, "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr "
                               "lang=\"en-GB\"/></a:p></p:txBody>");
    buffer_put(slide->out, "</p:sp>");
}

static void add_notes_master(struct deck *deck)
{
    struct ooxml_part *part =
        ooxml_add_part(&deck->package, "ppt/notesMasters/notesMaster1.xml", TYPE "notesMaster+xml");
    struct slide slide = canvas_of(deck, part);
    buffer_printf(&part->out, "<p:notesMaster%s>%s%s", slide_namespaces, background, slide_tree);
    put_note_holder(&slide, true);
    put_note_holder(&slide, false);
    buffer_printf(&part->out,
                  "</p:spTree></p:cSld>%s<p:notesStyle><a:lvl1pPr algn=\"l\"><a:spcBef>"
                  "<a:spcPts val=\"600\"/></a:spcBef><a:defRPr sz=\"1200\"/></a:lvl1pPr>"
                  "</p:notesStyle></p:notesMaster>",
                  colour_map);
    ooxml_relate(&deck->package, part, "theme", add_theme(deck, 2));
    deck->notes_master = part;
}

/* ---- The whole ------------------------------------------------------------------------------- */

void deck_add_frame(struct deck *deck)
{
    deck->presentation =
        ooxml_add_part(&deck->package, "ppt/presentation.xml", TYPE "presentation.main+xml");
    ooxml_relate(&deck->package, deck->presentation, "slideMaster", add_master(deck));
    add_notes_master(deck);
    ooxml_relate(&deck->package, deck->presentation, "notesMaster", deck->notes_master);
}

void deck_end(struct deck *deck)
{
    enum { FIRST_SLIDE = 256 };
    struct buffer *out = &deck->presentation->out;
    buffer_printf(out,
                  "<p:presentation%s saveSubsetFonts=\"1\"><p:sldMasterIdLst>"
                  "<p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>"
                  "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>"
                  "<p:sldIdLst>",
                  slide_namespaces);
    for (size_t i = 0; i < deck->slides.count; i++)
        buffer_printf(
            out, "<p:sldId id=\"%zu\" r:id=\"rId%zu\"/>", FIRST_SLIDE + i,
            ooxml_relate(&deck->package, deck->presentation, "slide", deck->slides.items[i]));
    buffer_put(out, "</p:sldIdLst><p:sldSz");
    ooxml_put_emu(out, "cx", SLIDE_WIDTH);
    ooxml_put_emu(out, "cy", SLIDE_HEIGHT);
    buffer_put(out, "/><p:notesSz");
    ooxml_put_emu(out, "cx", NOTES_WIDTH);
    ooxml_put_emu(out, "cy", NOTES_HEIGHT);
    buffer_printf(out, "/><p:defaultTextStyle>%s</p:defaultTextStyle></p:presentation>",
                  plain_level);
}
