/* Texts on slides: paragraphs and runs of DrawingML (ECMA-376 part 1, 21.1.2). */
#include "emit/pptx.h"

#include "base/utf8.h"
#include "emit/markup.h"

#include <string.h>

const double type_leading = 1.3; /* Noto Sans has 1.36, of which the layouts take 95 in 100 */

void type_open(struct slide *slide, const struct type_line *line, const char *first)
{
    static const struct type_line plain = {0};
    struct buffer *out = slide->out;
    bool leftward = first && utf8_runs_leftward(first, strlen(first));
    line = line ? line : &plain;
    buffer_put(out, "<a:p><a:pPr");
    if (line->level)
        buffer_printf(out, " lvl=\"%u\"", line->level);
    if (line->align || leftward)
        buffer_printf(out, " algn=\"%s\"",
                      line->align == 'c'                 ? "ctr"
                      : (line->align == 'r') != leftward ? "r"
                                                         : "l");
    buffer_put(out, leftward ? " rtl=\"1\">" : ">");
    if (line->tight)
        buffer_put(out, "<a:lnSpc><a:spcPct val=\"90000\"/></a:lnSpc>");
    if (line->above > 0)
        buffer_printf(out, "<a:spcBef><a:spcPts val=\"%.0f\"/></a:spcBef>", line->above * 100);
    if (line->starts)
        buffer_printf(out,
                      "<a:buFont typeface=\"+mj-lt\"/><a:buAutoNum type=\"arabicPlain\" "
                      "startAt=\"%u\"/>",
                      line->starts);
    buffer_put(out, "</a:pPr>");
}

void type_close(struct slide *slide)
{
    buffer_put(slide->out, "</a:p>");
}

/* What a run says of itself. */
static void put_look(struct slide *slide, const struct type_look *look)
{
    struct buffer *out = slide->out;
    buffer_printf(out, "<a:rPr lang=\"%s\"", slide->deck->language);
    if (look && look->size > 0)
        buffer_printf(out, " sz=\"%ld\"", (long)(look->size * 100 + 0.5));
    buffer_put(out, look && look->bold ? " b=\"1\"" : "");
    buffer_put(out, look && look->italic ? " i=\"1\"" : "");
    buffer_put(out, " dirty=\"0\">");
    if (look && look->ink)
        slide_put_theme_ink(out, look->ink);
    if (look && look->book)
        buffer_put(out, "<a:latin typeface=\"+mj-lt\"/>");
    else if (look && look->family)
        buffer_printf(out, "<a:latin typeface=\"%s\"/>", look->family);
    buffer_put(out, "</a:rPr>");
}

void type_run(struct slide *slide, const char *text, const struct type_look *look)
{
    if (!text || !*text)
        return;
    buffer_put(slide->out, "<a:r>");
    put_look(slide, look);
    buffer_put(slide->out, "<a:t>");
    markup_text(slide->out, text);
    buffer_put(slide->out, "</a:t></a:r>");
}

void type_break(struct slide *slide, const struct type_look *look)
{
    buffer_put(slide->out, "<a:br>");
    put_look(slide, look);
    buffer_put(slide->out, "</a:br>");
}

void type_runs(struct slide *slide, const struct runs *runs, const struct type_look *look)
{
    static const struct type_look none = {0};
    for (const struct run *run = runs->first; run; run = run->next) {
        struct type_look own = look ? *look : none;
        own.bold |= run->style == RUN_STRONG;
        own.italic |= run->style == RUN_EMPHASIS;
        if (run->style == RUN_BREAK)
            type_break(slide, &own);
        else
            type_run(slide, run->text, &own);
    }
}

void type_paragraph(struct slide *slide, const struct type_line *line, const char *text,
                    const struct type_look *look)
{
    type_open(slide, line, text);
    type_run(slide, text, look);
    type_close(slide);
}

double type_height(const struct deck *deck, enum face face, double size, const char *text,
                   double width)
{
    /* A hair less than the room, for whoever sets it by other tables. */
    struct text_lines lines = text_wrap(deck->arena, deck->ruler, face, size, text, width * 0.98);
    return (double)lines.count * size * type_leading;
}
