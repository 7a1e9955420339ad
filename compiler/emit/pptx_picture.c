/* Pictures as vectors that can be taken apart: every path a freeform, every text a box, in the
   groups that the scene has. */
#include "emit/pptx.h"

#include "base/utf8.h"

#include <string.h>

/* ---- Places ---------------------------------------------------------------------------------- */

struct point picture_point(const struct picture *picture, struct point point)
{
    return point_add(picture->corner, point_times(point, picture->scale));
}

struct box picture_box(const struct picture *picture, struct box box)
{
    return (struct box){picture_point(picture, box.centre), box.width * picture->scale,
                        box.height * picture->scale};
}

struct path picture_path(const struct picture *picture, const struct path *path)
{
    struct path placed = {0};
    for (size_t i = 0; i < path->count; i++) {
        struct segment *segment = array_add(picture->slide->deck->arena, &placed);
        *segment = path->items[i];
        for (int k = 0; k < 3; k++)
            segment->to[k] = picture_point(picture, segment->to[k]);
    }
    return placed;
}

struct mark_range picture_group(const struct scene *scene, size_t begin)
{
    size_t depth = 1, i = begin + 1;
    for (; i < scene->marks.count; i++) {
        depth += scene->marks.items[i].form == MARK_GROUP;
        depth -= scene->marks.items[i].form == MARK_END;
        if (!depth)
            break;
    }
    return (struct mark_range){begin + 1, i};
}

/* Above and below the base line, as shares of the size. */
static const double ascent = 1.069, descent = 0.293;

struct box picture_mark_box(const struct mark *mark)
{
    static const double shares[] = {[ANCHOR_START] = 0.5, [ANCHOR_MIDDLE] = 0, [ANCHOR_END] = -0.5};
    if (mark->form != MARK_TEXT)
        return ooxml_path_box(&mark->drawn.path);
    double size = mark->text.lettering.size, width = mark->text.width;
    struct point at = mark->text.at;
    if (mark->text.lettering.anchor == ANCHOR_UPWARD)
        return (struct box){{at.x - size * base_below_middle, at.y}, size * 1.2, width};
    return (struct box){
        {at.x + width * shares[mark->text.lettering.anchor], at.y - size * base_below_middle},
        width,
        size * 1.2};
}

static struct box box_about(struct box a, struct box b)
{
    double left = smaller(a.centre.x - a.width / 2, b.centre.x - b.width / 2);
    double right = larger(a.centre.x + a.width / 2, b.centre.x + b.width / 2);
    double top = smaller(a.centre.y - a.height / 2, b.centre.y - b.height / 2);
    double bottom = larger(a.centre.y + a.height / 2, b.centre.y + b.height / 2);
    return (struct box){{(left + right) / 2, (top + bottom) / 2}, right - left, bottom - top};
}

struct box picture_marks_box(const struct scene *scene, struct mark_range span)
{
    struct box box = {{0, 0}, 0, 0};
    bool any = false;
    for (size_t i = span.from; i < span.to; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if ((mark->form != MARK_PATH && mark->form != MARK_TEXT) || ooxml_leaves_out(scene, mark))
            continue;
        box = any ? box_about(box, picture_mark_box(mark)) : picture_mark_box(mark);
        any = true;
    }
    return box;
}

/* ---- Groups and paths ------------------------------------------------------------------------ */

void picture_open_group(struct picture *picture, struct box box, const char *name, const char *text)
{
    struct buffer *out = picture->slide->out;
    struct point corner = box_corner(box, 0);
    buffer_put(out, "<p:grpSp><p:nvGrpSpPr>");
    slide_put_naming(picture->slide, name ? name : "Group", text);
    buffer_put(out, "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
    ooxml_put_corners(out, box);
    buffer_put(out, "<a:chOff"); /* within it places are those of the slide */
    ooxml_put_emu(out, "x", corner.x);
    ooxml_put_emu(out, "y", corner.y);
    buffer_put(out, "/><a:chExt");
    ooxml_put_emu(out, "cx", box.width);
    ooxml_put_emu(out, "cy", box.height);
    buffer_put(out, "/>");
    buffer_put(out, "</a:xfrm></p:grpSpPr>");
}

void picture_close_group(struct picture *picture)
{
    buffer_put(picture->slide->out, "</p:grpSp>");
}

void picture_put_path(struct picture *picture, const struct path *path, const struct stroke *stroke,
                      const char *name)
{
    struct buffer *out = picture->slide->out;
    struct box box = ooxml_path_box(path);
    if (!path->count)
        return;
    slide_open_shape(picture->slide, name, NULL);
    buffer_put(out, "<p:spPr>");
    ooxml_put_place(out, "a:xfrm", box);
    ooxml_put_path(out, path, box, NULL);
    ooxml_put_fill(out, stroke->fill);
    ooxml_put_line(out, stroke, picture->scale, (struct ooxml_heads){NULL, NULL});
    buffer_put(out, "</p:spPr></p:sp>");
}

/* ---- Texts ----------------------------------------------------------------------------------- */

struct type_look picture_look(const struct picture *picture, const struct lettering *lettering)
{
    const struct face_style *style = &face_styles[lettering->face];
    return (struct type_look){.size = lettering->size * picture->scale,
                              .ink = lettering->ink,
                              .bold = style->bold,
                              .italic = style->italic,
                              .family = lettering->face < FACE_PLAIN ? style->family->name : NULL};
}

/* Lines of one text follow each other on one axis. */
static bool continues(const struct mark *before, const struct mark *mark)
{
    const struct lettering *a = &before->text.lettering, *b = &mark->text.lettering;
    double down = mark->text.at.y - before->text.at.y, across = mark->text.at.x - before->text.at.x;
    return mark->form == MARK_TEXT && a->face == b->face && a->ink == b->ink &&
           a->anchor == b->anchor && a->anchor != ANCHOR_UPWARD && a->size <= b->size &&
           a->size >= b->size && fabs(across) < 0.5 && down > 0.8 * a->size && down < 1.7 * a->size;
}

static struct mark_range text_span(const struct scene *scene, struct mark_range span)
{
    size_t to = span.from + 1;
    while (to < span.to && continues(&scene->marks.items[to - 1], &scene->marks.items[to]))
        to++;
    return (struct mark_range){span.from, to};
}

static void open_label(struct picture *picture, struct box box, bool upward, const char *text)
{
    struct buffer *out = picture->slide->out;
    buffer_put(out, "<p:sp><p:nvSpPr>");
    slide_put_naming(picture->slide, text, NULL);
    buffer_printf(out, "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm%s>",
                  upward ? " rot=\"16200000\"" : "");
    ooxml_put_corners(out, box);
    buffer_put(out, "</a:xfrm>");
    ooxml_put_preset(out, "rect");
    buffer_put(
        out,
        "<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" "
        "bIns=\"0\" anchor=\"ctr\" rtlCol=\"0\"><a:noAutofit/></a:bodyPr>"
        "<a:lstStyle/>");
}

char picture_alignment(enum anchor anchor)
{
    return anchor == ANCHOR_START ? 'l' : anchor == ANCHOR_END ? 'r' : 'c';
}

/* Lines that stand as they were set: whatever the fonts of a machine, none breaks anew. */
static void put_texts(struct picture *picture, struct mark_range span)
{
    const struct scene *scene = picture->scene;
    const struct mark *first = &scene->marks.items[span.from];
    const struct lettering *lettering = &first->text.lettering;
    struct type_look look = picture_look(picture, lettering);
    struct box box = picture_box(picture, picture_marks_box(scene, span));
    bool upward = lettering->anchor == ANCHOR_UPWARD;
    if (upward)
        box = (struct box){box.centre, box.height, box.width};
    box.height = larger(box.height, look.size * (ascent + descent));
    open_label(picture, box, upward, first->text.text);
    type_open(picture->slide,
              &(struct type_line){.align = picture_alignment(lettering->anchor),
                                  .tight = span.to > span.from + 1},
              first->text.text);
    for (size_t i = span.from; i < span.to; i++) {
        if (i > span.from)
            type_break(picture->slide, &look);
        type_run(picture->slide, scene->marks.items[i].text.text, &look);
    }
    type_close(picture->slide);
    buffer_put(picture->slide->out, "</p:txBody></p:sp>");
}

void picture_put_label(struct picture *picture, const char *text, struct point centre,
                       const struct lettering *lettering)
{
    struct type_look look = picture_look(picture, lettering);
    double width =
        text_width(picture->slide->deck->ruler, lettering->face, look.size, text, strlen(text));
    open_label(picture, (struct box){centre, width + 2, look.size * (ascent + descent)}, false,
               text);
    type_paragraph(picture->slide, &(struct type_line){.align = 'c'}, text, &look);
    buffer_put(picture->slide->out, "</p:txBody></p:sp>");
}

/* ---- All of it ------------------------------------------------------------------------------- */

/* What stands before a mark's last, in groups within groups. */
static void put_group_mark(struct picture *picture, const struct mark *mark,
                           struct mark_range inside)
{
    struct box box = picture_box(picture, picture_marks_box(picture->scene, inside));
    picture_open_group(picture, box, mark->group.title ? mark->group.title : mark->group.kind,
                       mark->group.sentence ? mark->group.sentence : mark->group.title);
}

void picture_put_marks(struct picture *picture, struct mark_range span)
{
    const struct scene *scene = picture->scene;
    for (size_t i = span.from; i < span.to; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_GROUP) {
            put_group_mark(picture, mark, picture_group(scene, i));
        } else if (mark->form == MARK_END) {
            picture_close_group(picture);
        } else if (ooxml_leaves_out(scene, mark)) {
            continue;
        } else if (mark->form == MARK_PATH) {
            struct path path = picture_path(picture, &mark->drawn.path);
            picture_put_path(picture, &path, &mark->drawn.stroke, "Stroke");
        } else if (mark->form == MARK_TEXT) {
            struct mark_range texts = text_span(scene, (struct mark_range){i, span.to});
            put_texts(picture, texts);
            i = texts.to - 1;
        }
    }
}
