/* Pictures in Word: as vectors (SVG, which Word shows since 2016) with an image for whatever cannot
   show them, each with a text for whoever cannot see it and a caption with a number. */
#include "emit/docx.h"

#include "emit/markup.h"
#include "emit/svg.h"
#include "typeset/figure_set.h"

/* ---- The picture without its page ------------------------------------------------------------ */

/* What is drawn, without paper, title and subtitle, for white paper. */
static const struct scene *bare_scene(struct arena *arena, const struct scene *scene)
{
    struct scene *bare = arena_new_of(arena, struct scene);
    *bare = *scene;
    bare->marks.count = 0;
    bare->marks.items = arena_alloc(arena, (scene->marks.count + 1) * sizeof *bare->marks.items);
    for (size_t i = 0; i < scene->marks.count; i++) {
        struct mark mark = scene->marks.items[i];
        if (ooxml_leaves_out(scene, &mark))
            continue;
        if (mark.form == MARK_PATH && mark.drawn.stroke.fill == INK_PAPER)
            mark.drawn.stroke.fill = INK_SHAPE;
        if (mark.form == MARK_PATH && mark.drawn.stroke.ink == INK_PAPER)
            mark.drawn.stroke.ink = INK_SHAPE;
        bare->marks.items[bare->marks.count++] = mark;
    }
    return bare;
}

/* As large as what is drawn, on white. */
static struct scene *cropped(struct arena *arena, const struct figure *figure)
{
    static const double rim = 2;
    struct scene *scene = arena_new_of(arena, struct scene);
    struct path path = {0};
    *scene = *figure->scene;
    scene->marks.items = NULL;
    scene->marks.count = scene->marks.capacity = 0;
    scene->head = 0;
    scene->width = figure->ink.right - figure->ink.left + 2 * rim;
    scene->height = figure->ink.bottom - figure->ink.top + 2 * rim;
    path_move(arena, &path, (struct point){0, 0});
    path_line(arena, &path, (struct point){scene->width, 0});
    path_line(arena, &path, (struct point){scene->width, scene->height});
    path_line(arena, &path, (struct point){0, scene->height});
    path_close(arena, &path);
    scene_path(scene, &path, (struct stroke){.fill = INK_SHAPE, .hand = HAND_STILL});
    scene_place(scene, figure->scene, (struct point){rim - figure->ink.left, rim - figure->ink.top},
                1);
    return scene;
}

/* ---- Its parts ------------------------------------------------------------------------------- */

/* As it comes to stand in the file: as vectors and as an image. */
struct picture {
    const struct diagram *diagram;
    double width, height; /* on paper */
    struct buffer png, svg;
};

/* So many as print asks for where vectors are not shown, and not more than there is room for. */
static double pixels_per_point(const struct picture *picture, const struct scene *scene)
{
    static const double per_inch = 150, most = 25e6, longest = 32000;
    double fitting = smaller(longest / larger(scene->width, scene->height),
                             sqrt(most / (scene->width * scene->height)));
    return smaller(per_inch / 72 * picture->width / scene->width, fitting);
}

/* NULL, or why it cannot be painted. */
static const char *paint(const struct manuscript *manuscript, const struct scene *scene,
                         struct picture *picture)
{
    struct setting setting = *manuscript->setting;
    setting.print.scale = pixels_per_point(picture, scene);
    svg_inline(scene, "", &picture->svg);
    return formats[FORMAT_PNG].writes->scene(scene, &setting, &picture->png);
}

/* The number of its relation. */
static size_t add_media(struct manuscript *manuscript, const char *ending, const char *type,
                        const struct buffer *bytes)
{
    const char *name =
        arena_printf(manuscript->arena, "word/media/picture%u.%s", manuscript->figures, ending);
    struct ooxml_part *part =
        ooxml_add_bytes(&manuscript->package, name, type, bytes->items, bytes->count);
    return ooxml_relate(&manuscript->package, manuscript->part, "image", part);
}

/* ---- Where it stands ------------------------------------------------------------------------- */

static void put_naming(struct manuscript *manuscript, const char *tag,
                       const struct diagram *diagram)
{
    struct buffer *out = manuscript->out;
    const char *text = diagram->description;
    buffer_printf(out, "<%s id=\"%u\" name=\"Picture %u\"", tag, manuscript->figures,
                  manuscript->figures);
    markup_attribute(out, "descr", text && *text ? text : diagram->title);
    buffer_put(out, "/>");
}

static void put_extent(struct buffer *out, const char *tag, const struct picture *picture)
{
    buffer_printf(out, "<%s", tag);
    ooxml_put_emu(out, "cx", picture->width);
    ooxml_put_emu(out, "cy", picture->height);
    buffer_put(out, "/>");
}

static void put_blip(struct manuscript *manuscript, const struct picture *picture)
{
    size_t image = add_media(manuscript, "png", "image/png", &picture->png),
           vectors = add_media(manuscript, "svg", "image/svg+xml", &picture->svg);
    buffer_printf(manuscript->out,
                  "<pic:blipFill><a:blip r:embed=\"rId%zu\"><a:extLst><a:ext "
                  "uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
                  "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
                  "r:embed=\"rId%zu\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/>"
                  "</a:stretch></pic:blipFill>",
                  image, vectors);
}

static void put_drawing(struct manuscript *manuscript, const struct picture *picture)
{
    struct buffer *out = manuscript->out;
    buffer_put(out, "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
    put_extent(out, "wp:extent", picture);
    put_naming(manuscript, "wp:docPr", picture->diagram);
    buffer_put(out, "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/>"
                    "</wp:cNvGraphicFramePr><a:graphic><a:graphicData "
                    "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
                    "<pic:nvPicPr>");
    put_naming(manuscript, "pic:cNvPr", picture->diagram);
    buffer_put(out, "<pic:cNvPicPr/></pic:nvPicPr>");
    put_blip(manuscript, picture);
    buffer_put(out, "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>");
    put_extent(out, "a:ext", picture);
    buffer_put(out, "</a:xfrm>");
    ooxml_put_preset(out, "rect");
    buffer_put(out, "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
                    "</w:r>");
}

/* ---- Pictures -------------------------------------------------------------------------------- */

/* Room for the caption, and for letters that are set a little wider elsewhere. */
static const double around = 52;

static struct figure figure_of(const struct manuscript *manuscript, const struct diagram *diagram,
                               const struct scene *scene, double before)
{
    const struct press *press = &manuscript->press;
    scene = figure_fitting(press, scene, diagram, manuscript->wanted, before + around);
    return figure_measure(press, bare_scene(manuscript->arena, scene), diagram);
}

struct paper_sheet docx_sheet_for_figure(const struct manuscript *manuscript,
                                         const struct diagram *diagram, const struct scene *scene,
                                         double before)
{
    const struct press *press = &manuscript->press;
    if (!scene)
        return manuscript->wanted;
    struct figure figure = figure_of(manuscript, diagram, scene, before);
    return figure_scale_on(press, &figure, manuscript->wanted, before + around) >= figure.least
               ? manuscript->wanted
               : figure_own_sheet(press, &figure, manuscript->wanted, before + around);
}

static void put_in_words(struct manuscript *manuscript, const struct diagram *diagram,
                         const char *heading)
{
    if (!heading)
        docx_say(manuscript, DOCX_HEADING2, diagram->title);
    docx_say(manuscript, DOCX_NORMAL, diagram->subtitle);
    docx_say(manuscript, DOCX_NORMAL, diagram->description);
    for (size_t i = 0; i < diagram->nodes.count; i++)
        docx_say(manuscript, DOCX_BULLET, diagram->nodes.items[i].sentence);
    for (size_t i = 0; i < diagram->lines.count; i++)
        docx_say(manuscript, DOCX_BULLET, diagram->lines.items[i].sentence);
    for (size_t i = 0; i < diagram->loops.count; i++)
        docx_say(manuscript, DOCX_BULLET, diagram->loops.items[i].sentence);
}

/* What stands above it already is not said again, where there is anything else to say. */
static struct docx_caption caption_of(const struct diagram *diagram, const char *heading)
{
    const char *subtitle = diagram->subtitle;
    return (struct docx_caption){.title = heading && subtitle && *subtitle ? NULL : diagram->title,
                                 .rest = subtitle};
}

static void put_picture(struct manuscript *manuscript, const struct picture *picture,
                        const char *heading)
{
    const struct docx_caption caption = caption_of(picture->diagram, heading);
    manuscript->figures++;
    docx_open(manuscript, &(struct docx_line){.style = DOCX_FIGURE}, NULL);
    put_drawing(manuscript, picture);
    docx_close(manuscript);
    docx_caption(manuscript, "Figure", manuscript->figures, &caption);
}

/* What cannot be painted stands there in words, and that is told. */
static void put_scene(struct manuscript *manuscript, const struct figure *figure, double scale,
                      const char *heading)
{
    struct arena *arena = manuscript->arena;
    const struct scene *scene = cropped(arena, figure);
    double size = scale * manuscript->press.scale;
    struct picture picture = {.diagram = figure->diagram,
                              .width = scene->width * size,
                              .height = scene->height * size,
                              .png = {.arena = arena},
                              .svg = {.arena = arena}};
    const char *problem = paint(manuscript, scene, &picture);
    if (!problem) {
        put_picture(manuscript, &picture, heading);
        return;
    }
    put_in_words(manuscript, figure->diagram, heading);
    *array_add(arena, &manuscript->press.pages->notes) =
        arena_printf(arena, "“%s” is told in words: %s", scene->title, problem);
}

void docx_put_figure(struct manuscript *manuscript, const struct diagram *diagram,
                     const struct scene *scene, const char *heading, double before)
{
    const struct press *press = &manuscript->press;
    if (!scene) {
        put_in_words(manuscript, diagram, heading);
        return;
    }
    struct figure figure = figure_of(manuscript, diagram, scene, before);
    enum paper paper = manuscript->sheet.paper;
    double scale = figure_scale_on(press, &figure, manuscript->sheet, before + around);
    const char *remark =
        figure_tell(&manuscript->press, &figure, paper, scale, manuscript->wanted.paper);
    put_scene(manuscript, &figure, scale, heading);
    docx_say(manuscript, DOCX_NOTE, remark);
}
