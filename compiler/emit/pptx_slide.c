/* One slide: its placeholders, its shapes, and beside it its notes. */
#include "emit/pptx.h"

#include "emit/markup.h"

#include <string.h>

#define TYPE OOXML_TYPE "presentationml."

/* ---- Naming ---------------------------------------------------------------------------------- */

/* A text of which something can be seen, else this word: PowerPoint wants a name for each. */
static const char *seen(struct slide *slide, const char *text, const char *otherwise)
{
    struct buffer visible = {.arena = slide->deck->arena};
    markup_visible(&visible, text);
    const char *shown = buffer_text(&visible);
    return shown[strspn(shown, " ")] ? text : otherwise;
}

unsigned slide_put_naming(struct slide *slide, const char *name, const char *text)
{
    name = seen(slide, name, "Shape");
    buffer_printf(slide->out, "<p:cNvPr id=\"%u\"", ++slide->shapes);
    markup_attribute(slide->out, "name", name);
    markup_attribute(slide->out, "descr", text ? seen(slide, text, name) : NULL);
    buffer_put(slide->out, "/>");
    return slide->shapes;
}

unsigned slide_open_shape(struct slide *slide, const char *name, const char *text)
{
    buffer_put(slide->out, "<p:sp><p:nvSpPr>");
    unsigned number = slide_put_naming(slide, name, text);
    buffer_put(slide->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>");
    return number;
}

/* ---- Placeholders ---------------------------------------------------------------------------- */

void slide_begin_holder(struct slide *slide, enum slide_holder id)
{
    const struct holder *holder = &slide_holders[id];
    struct buffer *out = slide->out;
    buffer_put(out, "<p:sp><p:nvSpPr>");
    slide_put_naming(slide, holder->name, NULL);
    buffer_printf(out, "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"%s\"",
                  holder->type);
    if (holder->index)
        buffer_printf(out, " idx=\"%d\"", holder->index);
    buffer_put(out, "/></p:nvPr></p:nvSpPr>");
}

void slide_open_holder(struct slide *slide, enum slide_holder id, const struct box *place)
{
    struct buffer *out = slide->out;
    slide_begin_holder(slide, id);
    buffer_put(out, "<p:spPr>");
    if (place)
        ooxml_put_place(out, "a:xfrm", *place);
    buffer_put(out, "</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>");
}

void slide_close_holder(struct slide *slide)
{
    buffer_put(slide->out, "</p:txBody></p:sp>");
}

/* A holder's text as large as it may be in the room that it has; its letters never fall below
   three fifths of their size. */
static double fitting_size(const struct deck *deck, const struct holder *holder, const char *text)
{
    double size = holder->size;
    while (size > holder->size * 0.6 &&
           type_height(deck, holder->face, size, text, holder->box.width) > holder->box.height)
        size -= 1;
    return size;
}

void slide_fill_holder(struct slide *slide, enum slide_holder id, const char *text)
{
    slide_fill_holder_at(slide, id, NULL, text);
}

void slide_fill_holder_at(struct slide *slide, enum slide_holder id, const struct box *place,
                          const char *text)
{
    const struct holder *holder = &slide_holders[id];
    if (!text || !*text)
        return;
    double size = fitting_size(slide->deck, holder, text);
    slide_open_holder(slide, id, place);
    type_paragraph(slide, NULL, text, &(struct type_look){.size = size < holder->size ? size : 0});
    slide_close_holder(slide);
}

/* ---- Beginning and end ----------------------------------------------------------------------- */

static enum slide_holder holder_of(enum slide_layout layout, bool title)
{
    static const enum slide_holder holders[LAYOUT_COUNT][2] = {
#define LAYOUT(id, ...) [LAYOUT_##id] = {HOLDER_##id##_KICKER, HOLDER_##id##_TITLE},
#define HOLDER(...)
#include "emit/pptx_holders.def"
    };
    return holders[layout][title];
}

struct slide slide_begin(struct deck *deck, enum slide_layout layout, const char *kicker,
                         const char *title)
{
    struct ooxml_part *part = ooxml_add_part(
        &deck->package, deck_part_name(deck, "slides", "slide", deck->slides.count + 1),
        TYPE "slide+xml");
    struct slide slide = {deck, part, &part->out, 1};
    *array_add(deck->arena, &deck->slides) = part;
    ooxml_relate(&deck->package, part, "slideLayout", deck->layouts[layout]);
    buffer_printf(&part->out, "<p:sld%s><p:cSld>%s", slide_namespaces, slide_tree);
    slide_fill_holder(&slide, holder_of(layout, false), kicker);
    slide_fill_holder(&slide, holder_of(layout, true), title);
    return slide;
}

const char *slide_continued(struct deck *deck, const char *title, size_t number)
{
    return number ? arena_printf(deck->arena, "%s (continued)", title) : title;
}

/* ---- Notes ----------------------------------------------------------------------------------- */

void slide_begin_note_holder(struct slide *notes, bool image)
{
    buffer_put(notes->out, "<p:sp><p:nvSpPr>");
    slide_put_naming(notes, image ? "Slide" : "Notes", NULL);
    buffer_printf(notes->out,
                  "<p:cNvSpPr><a:spLocks noGrp=\"1\"%s/></p:cNvSpPr><p:nvPr><p:ph type=\"%s\"/>"
                  "</p:nvPr></p:nvSpPr>",
                  image ? " noRot=\"1\" noChangeAspect=\"1\"" : "",
                  image ? "sldImg" : "body\" idx=\"1");
}

static void add_notes(struct slide *slide, const struct speech *speech)
{
    struct deck *deck = slide->deck;
    struct ooxml_part *part = ooxml_add_part(
        &deck->package, deck_part_name(deck, "notesSlides", "notesSlide", deck->slides.count),
        TYPE "notesSlide+xml");
    struct slide notes = {deck, part, &part->out, 1};
    ooxml_relate(&deck->package, part, "notesMaster", deck->notes_master);
    ooxml_relate(&deck->package, part, "slide", slide->part);
    ooxml_relate(&deck->package, slide->part, "notesSlide", part);
    buffer_printf(&part->out, "<p:notes%s><p:cSld>%s", slide_namespaces, slide_tree);
    slide_begin_note_holder(&notes, true);
    buffer_put(&part->out, "<p:spPr/></p:sp>");
    slide_begin_note_holder(&notes, false);
    buffer_put(&part->out, "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>");
    for (size_t i = 0; i < speech->count; i++)
        type_paragraph(&notes, NULL, speech->items[i], NULL);
    buffer_put(&part->out, "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr>"
                           "<a:masterClrMapping/></p:clrMapOvr></p:notes>");
}

void slide_end(struct slide *slide, const struct speech *speech)
{
    if (slide->deck->slides.count > 1)
        slide_put_foot(slide, false);
    buffer_put(slide->out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                           "</p:sld>");
    if (speech && speech->count)
        add_notes(slide, speech);
}
