/* What Word and PowerPoint draw alike: DrawingML (ECMA-376 part 1, 20.1). */
#include "emit/ooxml.h"

#include <ctype.h>
#include <string.h>

/* ---- Lengths and colours --------------------------------------------------------------------- */

long ooxml_emu(double points)
{
    static const double to_the_point = 12700;
    return (long)(points * to_the_point + (points < 0 ? -0.5 : 0.5));
}

void ooxml_put_emu(struct buffer *out, const char *name, double points)
{
    buffer_printf(out, " %s=\"%ld\"", name, ooxml_emu(points));
}

const char *ooxml_colour(struct arena *arena, enum ink ink)
{
    char *digits = arena_copy(arena, inks[ink].day + 1, strlen(inks[ink].day + 1));
    for (char *digit = digits; *digit; digit++)
        *digit = (char)toupper((unsigned char)*digit);
    return digits;
}

/* BCP 47, as far as office programs know it. */
const char *ooxml_language(const char *language)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    if (!language || !*language || !strcmp(language, "en") || language[strspn(language, signs)])
        return "en-GB";
    return language;
}

/* ---- Fills and lines ------------------------------------------------------------------------- */

void ooxml_put_fill(struct buffer *out, enum ink ink)
{
    if (!ink) {
        buffer_put(out, "<a:noFill/>");
        return;
    }
    buffer_printf(out, "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>",
                  ooxml_colour(out->arena, ink));
}

static void put_dash(struct buffer *out, const struct stroke *stroke)
{
    static const char *const dashes[] = {[DASH_LONG] = "dash",
                                         [DASH_SHORT] = "sysDash",
                                         [DASH_DOTS] = "sysDot",
                                         [DASH_BOUNDARY] = "lgDash",
                                         [DASH_WRITING] = "sysDot"};
    if (stroke->dash)
        buffer_printf(out, "<a:prstDash val=\"%s\"/>", dashes[stroke->dash]);
}

/* Heads grow with their line; on a thin one they would be lost. */
static void put_head(struct buffer *out, const char *tag, const char *type, double width)
{
    const char *size = width > 1 && width < 2 ? "lg" : "med";
    if (type)
        buffer_printf(out, "<a:%s type=\"%s\" w=\"%s\" len=\"%s\"/>", tag, type, size, size);
}

void ooxml_put_line(struct buffer *out, const struct stroke *stroke, double scale,
                    struct ooxml_heads heads)
{
    if (!stroke->ink) {
        buffer_put(out, "<a:ln><a:noFill/></a:ln>");
        return;
    }
    buffer_put(out, "<a:ln");
    ooxml_put_emu(out, "w", stroke->width * scale);
    buffer_put(out, " cap=\"rnd\">");
    ooxml_put_fill(out, stroke->ink);
    put_dash(out, stroke);
    buffer_put(out, "<a:round/>");
    put_head(out, "headEnd", heads.start, stroke->width * scale);
    put_head(out, "tailEnd", heads.end, stroke->width * scale);
    buffer_put(out, "</a:ln>");
}

/* ---- Places ---------------------------------------------------------------------------------- */

void ooxml_put_corners(struct buffer *out, struct box box)
{
    struct point corner = box_corner(box, 0);
    buffer_put(out, "<a:off");
    ooxml_put_emu(out, "x", corner.x);
    ooxml_put_emu(out, "y", corner.y);
    buffer_put(out, "/><a:ext");
    ooxml_put_emu(out, "cx", larger(box.width, 0));
    ooxml_put_emu(out, "cy", larger(box.height, 0));
    buffer_put(out, "/>");
}

void ooxml_put_place(struct buffer *out, const char *tag, struct box box)
{
    buffer_printf(out, "<%s>", tag);
    ooxml_put_corners(out, box);
    buffer_printf(out, "</%s>", tag);
}

void ooxml_put_preset(struct buffer *out, const char *name)
{
    buffer_printf(out, "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom>", name);
}

/* ---- Outlines -------------------------------------------------------------------------------- */

static unsigned points_of(const struct segment *segment)
{
    return segment->form == SEGMENT_CLOSE ? 0 : segment->form == SEGMENT_CURVE ? 3 : 1;
}

struct box ooxml_path_box(const struct path *path)
{
    struct point low = {0, 0}, high = {0, 0};
    bool any = false;
    for (size_t i = 0; i < path->count; i++)
        for (unsigned k = 0; k < points_of(&path->items[i]); k++) {
            struct point to = path->items[i].to[k];
            low = any ? (struct point){smaller(low.x, to.x), smaller(low.y, to.y)} : to;
            high = any ? (struct point){larger(high.x, to.x), larger(high.y, to.y)} : to;
            any = true;
        }
    return (struct box){point_between(low, high, 0.5), high.x - low.x, high.y - low.y};
}

bool ooxml_leaves_out(const struct scene *scene, const struct mark *mark)
{
    if (mark->form == MARK_TEXT)
        return mark->text.at.y < scene->head;
    return mark->form == MARK_PATH && mark->drawn.stroke.fill == INK_PAPER &&
           !mark->drawn.stroke.ink && ooxml_path_box(&mark->drawn.path).width >= scene->width;
}

static void put_segment(struct buffer *out, const struct segment *segment, struct point corner)
{
    static const char *const tags[] = {[SEGMENT_MOVE] = "moveTo",
                                       [SEGMENT_LINE] = "lnTo",
                                       [SEGMENT_CURVE] = "cubicBezTo",
                                       [SEGMENT_CLOSE] = "close"};
    const char *tag = tags[segment->form];
    if (segment->form == SEGMENT_CLOSE) {
        buffer_put(out, "<a:close/>");
        return;
    }
    buffer_printf(out, "<a:%s>", tag);
    for (unsigned k = 0; k < points_of(segment); k++) {
        struct point to = point_minus(segment->to[k], corner);
        buffer_printf(out, "<a:pt x=\"%ld\" y=\"%ld\"/>", ooxml_emu(to.x), ooxml_emu(to.y));
    }
    buffer_printf(out, "</a:%s>", tag);
}

void ooxml_put_path(struct buffer *out, const struct path *path, struct box box, const char *sites)
{
    buffer_put(out, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>");
    buffer_put(out, sites ? sites : "<a:cxnLst/>");
    buffer_put(out, "<a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path");
    ooxml_put_emu(out, "w", box.width);
    ooxml_put_emu(out, "h", box.height);
    buffer_byte(out, '>');
    for (size_t i = 0; i < path->count; i++)
        put_segment(out, &path->items[i], box_corner(box, 0));
    buffer_put(out, "</a:path></a:pathLst></a:custGeom>");
}
