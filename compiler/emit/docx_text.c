/* Paragraphs and runs of Word (ECMA-376 part 1, 17.3), fields and captions. */
#include "emit/docx.h"

#include "base/utf8.h"
#include "emit/markup.h"

#include <string.h>

/* ---- Paragraphs ------------------------------------------------------------------------------ */

static const char *const style_ids[] = {
#define STYLE(id, name, ...) name,
#include "emit/docx_styles.def"
};

static bool runs_leftward(const char *text)
{
    return text && utf8_runs_leftward(text, strlen(text));
}

/* What it says of itself is in the order of the schema; the end of a section would be the last. */
void docx_open(struct manuscript *manuscript, const struct docx_line *line, const char *first)
{
    struct buffer *out = manuscript->out;
    buffer_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", style_ids[line->style]);
    buffer_put(out, line->keeps ? "<w:keepNext/>" : "");
    buffer_put(out, line->new_page ? "<w:pageBreakBefore/>" : "");
    if (line->numbered)
        buffer_printf(out, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%u\"/></w:numPr>",
                      manuscript->numberings + 2);
    buffer_put(out, runs_leftward(first) ? "<w:bidi/>" : "");
    buffer_put(out, line->ends ? "<w:jc w:val=\"right\"/>" : "");
    manuscript->open_end = out->count;
    buffer_put(out, "</w:pPr>");
}

void docx_close(struct manuscript *manuscript)
{
    buffer_put(manuscript->out, "</w:p>");
}

/* ---- Runs ------------------------------------------------------------------------------------ */

static void open_run(struct manuscript *manuscript, const struct docx_look *look, bool leftward)
{
    struct buffer *out = manuscript->out;
    buffer_put(out, "<w:r>");
    if (!leftward && !(look && (look->bold || look->italic || look->ink)))
        return;
    buffer_put(out, "<w:rPr>");
    buffer_put(out, look && look->bold ? "<w:b/><w:bCs/>" : "");
    buffer_put(out, look && look->italic ? "<w:i/><w:iCs/>" : "");
    if (look && look->ink)
        buffer_printf(out, "<w:color w:val=\"%s\"/>", ooxml_colour(out->arena, look->ink));
    buffer_put(out, leftward ? "<w:rtl/></w:rPr>" : "</w:rPr>");
}

void docx_run(struct manuscript *manuscript, const char *text, const struct docx_look *look)
{
    if (!text || !*text)
        return;
    open_run(manuscript, look, runs_leftward(text));
    buffer_put(manuscript->out, "<w:t xml:space=\"preserve\">");
    markup_text(manuscript->out, text);
    buffer_put(manuscript->out, "</w:t></w:r>");
}

void docx_break(struct manuscript *manuscript)
{
    buffer_put(manuscript->out, "<w:r><w:br/></w:r>");
}

void docx_tab(struct manuscript *manuscript)
{
    buffer_put(manuscript->out, "<w:r><w:tab/></w:r>");
}

void docx_runs(struct manuscript *manuscript, const struct runs *runs, const struct docx_look *look)
{
    static const struct docx_look none = {0};
    for (const struct run *run = runs->first; run; run = run->next) {
        struct docx_look own = look ? *look : none;
        own.bold |= run->style == RUN_STRONG;
        own.italic |= run->style == RUN_EMPHASIS;
        if (run->style == RUN_BREAK)
            docx_break(manuscript);
        else
            docx_run(manuscript, run->text, &own);
    }
}

/* ---- Whole paragraphs ------------------------------------------------------------------------ */

void docx_say(struct manuscript *manuscript, enum docx_style style, const char *text)
{
    if (!text || !*text)
        return;
    docx_open(manuscript, &(struct docx_line){.style = style}, text);
    docx_run(manuscript, text, NULL);
    docx_close(manuscript);
}

void docx_say_runs(struct manuscript *manuscript, enum docx_style style, const struct runs *runs)
{
    if (!runs->first)
        return;
    docx_open(manuscript, &(struct docx_line){.style = style}, runs_text(manuscript->arena, runs));
    docx_runs(manuscript, runs, NULL);
    docx_close(manuscript);
}

/* They hold on to each other and to the question above them. */
void docx_lines_to_write(struct manuscript *manuscript, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        docx_open(manuscript, &(struct docx_line){.style = DOCX_LINE, .keeps = i + 1 < count},
                  NULL);
        docx_close(manuscript);
    }
}

/* ---- Fields and captions --------------------------------------------------------------------- */

void docx_field(struct manuscript *manuscript, const char *code, const char *says)
{
    buffer_printf(manuscript->out,
                  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                  "xml:space=\"preserve\"> %s </w:instrText></w:r><w:r><w:fldChar "
                  "w:fldCharType=\"separate\"/></w:r><w:r><w:t>%s</w:t></w:r><w:r><w:fldChar "
                  "w:fldCharType=\"end\"/></w:r>",
                  code, says);
}

void docx_caption(struct manuscript *manuscript, const char *word, unsigned number,
                  const struct docx_caption *caption)
{
    static const struct docx_look bold = {.bold = true};
    struct arena *arena = manuscript->arena;
    docx_open(manuscript, &(struct docx_line){.style = DOCX_CAPTION, .keeps = caption->above},
              word);
    docx_run(manuscript, arena_printf(arena, "%s ", word), NULL);
    docx_field(manuscript, arena_printf(arena, "SEQ %s \\* ARABIC", word),
               arena_printf(arena, "%u", number));
    if (caption->title && *caption->title) {
        docx_run(manuscript, ". ", NULL);
        docx_run(manuscript, caption->title, &bold);
    }
    if (caption->rest && *caption->rest) {
        docx_run(manuscript, ". ", NULL);
        docx_run(manuscript, caption->rest, NULL);
    }
    docx_close(manuscript);
}
