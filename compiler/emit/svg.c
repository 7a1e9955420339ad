/* A scene as SVG. What is drawn where has been decided; this writes it down. */
#include "emit/svg.h"

#include "base/utf8.h"
#include "emit/formats.h"
#include "emit/markup.h"

#include <string.h>

/* ---- Numbers and colours -------------------------------------------------------------------- */

/* With one decimal where there is one: a tenth of a point is less than anybody sees. */
static void put_number(struct buffer *out, double number)
{
    long long tenths = (long long)(number * 10 + (number < 0 ? -0.5 : 0.5));
    if (tenths < 0)
        buffer_byte(out, '-');
    tenths = tenths < 0 ? -tenths : tenths;
    buffer_printf(out, "%lld", tenths / 10);
    if (tenths % 10)
        buffer_printf(out, ".%lld", tenths % 10);
}

static void put_point(struct buffer *out, char letter, struct point point)
{
    buffer_byte(out, letter);
    put_number(out, point.x);
    buffer_byte(out, ' ');
    put_number(out, point.y);
}

static void put_attribute(struct buffer *out, const char *name, double number)
{
    buffer_printf(out, " %s=\"", name);
    put_number(out, number);
    buffer_byte(out, '"');
}

void svg_night_rules(const bool used[INK_COUNT], struct buffer *out)
{
    for (enum ink ink = INK_NONE + 1; ink < INK_COUNT; ink++) {
        const char *value = inks[ink].night;
        if (!used[ink])
            continue;
        buffer_printf(out, ".f-%s{fill:%s}.s-%s{stroke:%s}", inks[ink].name, value, inks[ink].name,
                      value);
    }
}

void svg_used_inks(const struct scene *scene, bool used[INK_COUNT])
{
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_PATH)
            used[mark->drawn.stroke.fill] = used[mark->drawn.stroke.ink] = true;
        if (mark->form == MARK_TEXT)
            used[mark->text.lettering.ink] = true;
        if (mark->form == MARK_SCENE)
            svg_used_inks(mark->placed.scene, used);
    }
}

/* ---- Marks ---------------------------------------------------------------------------------- */

static void put_named(struct buffer *out, const char *element, const char *text)
{
    if (!text || !*text)
        return;
    buffer_printf(out, "<%s>", element);
    markup_text(out, text);
    buffer_printf(out, "</%s>", element);
}

static void put_group(struct buffer *out, const struct mark *mark, const char *prefix)
{
    if (!mark->group.id) { /* of a document */
        buffer_put(out, "<g>\n");
        return;
    }
    buffer_put(out, "<g id=\"");
    markup_id(out, prefix, mark->group.id);
    buffer_printf(out, "\" class=\"%s\" role=\"img\">", mark->group.kind);
    put_named(out, "title", mark->group.title);
    put_named(out, "desc", mark->group.sentence);
    buffer_byte(out, '\n');
}

static void put_segment(struct buffer *out, const struct segment *segment)
{
    switch (segment->form) {
    case SEGMENT_MOVE:
        put_point(out, 'M', segment->to[0]);
        break;
    case SEGMENT_LINE:
        put_point(out, 'L', segment->to[0]);
        break;
    case SEGMENT_CURVE:
        put_point(out, 'C', segment->to[0]);
        put_point(out, ' ', segment->to[1]);
        put_point(out, ' ', segment->to[2]);
        break;
    case SEGMENT_CLOSE:
        buffer_byte(out, 'Z');
        break;
    }
}

static void put_stroke(struct buffer *out, const struct stroke *stroke)
{
    const char *fill = inks[stroke->fill].name, *ink = inks[stroke->ink].name;
    buffer_put(out, " class=\"");
    if (stroke->fill)
        buffer_printf(out, "f-%s%s", fill, stroke->ink ? " " : "");
    if (stroke->ink)
        buffer_printf(out, "s-%s", ink);
    buffer_printf(out, "\" fill=\"%s\"", inks[stroke->fill].day);
    if (!stroke->ink)
        return;
    buffer_printf(out, " stroke=\"%s\"", inks[stroke->ink].day);
    put_attribute(out, "stroke-width", stroke->width);
    if (stroke->dash)
        buffer_printf(out, " stroke-dasharray=\"%g %g\"", dash_lengths[stroke->dash][0],
                      dash_lengths[stroke->dash][1]);
}

static void put_path(struct buffer *out, const struct mark *mark)
{
    buffer_put(out, "<path d=\"");
    for (size_t i = 0; i < mark->drawn.path.count; i++)
        put_segment(out, &mark->drawn.path.items[i]);
    buffer_byte(out, '"');
    put_stroke(out, &mark->drawn.stroke);
    buffer_put(out, "/>\n");
}

/* To SVG a text begins where its reader does: one from right to left on its right side. */
static const char *anchored(enum anchor anchor, bool leftward)
{
    if (anchor == ANCHOR_MIDDLE || anchor == ANCHOR_UPWARD)
        return " text-anchor=\"middle\"";
    return (anchor == ANCHOR_END) != leftward ? " text-anchor=\"end\"" : "";
}

/* textLength lets a reader without the font squeeze another one into the same room. */
static void put_text(struct buffer *out, const struct mark *mark)
{
    const struct lettering *lettering = &mark->text.lettering;
    bool leftward = utf8_runs_leftward(mark->text.text, strlen(mark->text.text));
    buffer_put(out, "<text");
    put_attribute(out, "x", mark->text.at.x);
    put_attribute(out, "y", mark->text.at.y);
    put_attribute(out, "font-size", lettering->size);
    buffer_printf(out, "%s class=\"f-%s\" fill=\"%s\"", anchored(lettering->anchor, leftward),
                  inks[lettering->ink].name, inks[lettering->ink].day);
    if (leftward)
        buffer_put(out, " direction=\"rtl\"");
    if (face_styles[lettering->face].bold)
        buffer_put(out, " font-weight=\"bold\"");
    if (face_styles[lettering->face].italic)
        buffer_put(out, " font-style=\"italic\"");
    if (mark->text.width > 0)
        put_attribute(out, "textLength", mark->text.width);
    if (lettering->anchor == ANCHOR_UPWARD) {
        buffer_put(out, " transform=\"rotate(-90 ");
        put_number(out, mark->text.at.x);
        buffer_byte(out, ' ');
        put_number(out, mark->text.at.y);
        buffer_put(out, ")\"");
    }
    buffer_put(out, " lengthAdjust=\"spacingAndGlyphs\">");
    markup_text(out, mark->text.text);
    buffer_put(out, "</text>\n");
}

static void put_mark(struct buffer *out, const struct mark *mark, const char *prefix);

/* An element of its own shows nothing outside itself. */
static void put_window(struct buffer *out, struct box window)
{
    struct point corner = box_corner(window, 0);
    buffer_put(out, "<svg");
    put_attribute(out, "x", corner.x);
    put_attribute(out, "y", corner.y);
    put_attribute(out, "width", window.width);
    put_attribute(out, "height", window.height);
    buffer_printf(out, " viewBox=\"%.4f %.4f %.4f %.4f\">\n", corner.x, corner.y, window.width,
                  window.height);
}

static void put_placed(struct buffer *out, const struct mark *mark, const char *prefix)
{
    const struct scene *scene = mark->placed.scene;
    bool windowed = mark->placed.window.width > 0;
    if (windowed)
        put_window(out, mark->placed.window);
    buffer_put(out, "<g transform=\"translate(");
    put_number(out, mark->placed.at.x);
    buffer_byte(out, ' ');
    put_number(out, mark->placed.at.y);
    buffer_printf(out, ") scale(%.4f)\">\n", mark->placed.scale);
    for (size_t i = 0; i < scene->marks.count; i++)
        put_mark(out, &scene->marks.items[i], prefix);
    buffer_put(out, windowed ? "</g>\n</svg>\n" : "</g>\n");
}

static void put_mark(struct buffer *out, const struct mark *mark, const char *prefix)
{
    switch (mark->form) {
    case MARK_GROUP:
        put_group(out, mark, prefix);
        break;
    case MARK_END:
        buffer_put(out, "</g>\n");
        break;
    case MARK_PATH:
        put_path(out, mark);
        break;
    case MARK_TEXT:
        put_text(out, mark);
        break;
    case MARK_SCENE:
        put_placed(out, mark, prefix);
        break;
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* One family a picture: that of its first text. */
static const struct family *family_of(const struct scene *scene)
{
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_TEXT)
            return face_styles[mark->text.lettering.face].family;
        if (mark->form == MARK_SCENE)
            return family_of(mark->placed.scene);
    }
    return face_styles[FACE_HAND].family;
}

/* With a family of several words in quotation marks. */
static void put_families(struct buffer *out, const char *stack)
{
    for (const char *name = stack; *name; name += *name == ',') {
        size_t length = strcspn(name, ",");
        const char *mark = memchr(name, ' ', length) ? "'" : "";
        buffer_printf(out, "%s%s%.*s%s", name > stack ? "," : "", mark, (int)length, name, mark);
        name += length;
    }
}

/* Things have single points in their ids, lines two in a row, what a picture adds itself three. */
static void put_reference(struct buffer *out, const struct scene *scene, const char *prefix,
                          const char *what)
{
    markup_id(out, prefix, scene->id);
    buffer_printf(out, "...%s", what);
}

static void put_head(struct buffer *out, const struct scene *scene, const char *prefix)
{
    buffer_put(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    put_number(out, scene->width);
    buffer_byte(out, ' ');
    put_number(out, scene->height);
    buffer_put(out, "\" role=\"img\" aria-labelledby=\"");
    put_reference(out, scene, prefix, "title");
    buffer_byte(out, ' ');
    put_reference(out, scene, prefix, "description");
    buffer_put(out, "\" font-family=\"");
    put_families(out, family_of(scene)->stack);
    buffer_put(out, "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void put_naming(struct buffer *out, const struct scene *scene, const char *prefix)
{
    buffer_put(out, "<title id=\"");
    put_reference(out, scene, prefix, "title");
    buffer_put(out, "\">");
    markup_text(out, scene->title);
    buffer_put(out, "</title>\n<desc id=\"");
    put_reference(out, scene, prefix, "description");
    buffer_put(out, "\">");
    markup_text(out, scene->description);
    buffer_put(out, "</desc>\n");
}

static void put_marks(struct buffer *out, const struct scene *scene, const char *prefix)
{
    for (size_t i = 0; i < scene->marks.count; i++)
        put_mark(out, &scene->marks.items[i], prefix);
    buffer_put(out, "</svg>\n");
}

static const char *put_scene(const struct scene *scene, const struct setting *setting,
                             struct buffer *out)
{
    (void)setting;
    bool used[INK_COUNT] = {false};
    put_head(out, scene, "");
    buffer_put(out, " width=\"");
    put_number(out, scene->width / POINTS_A_MILLIMETRE);
    buffer_put(out, "mm\" height=\"");
    put_number(out, scene->height / POINTS_A_MILLIMETRE);
    buffer_put(out, "mm\">\n");
    put_naming(out, scene, "");
    buffer_put(out, "<style>@media screen and (prefers-color-scheme:dark){");
    svg_used_inks(scene, used);
    svg_night_rules(used, out);
    buffer_put(out, "}</style>\n");
    put_marks(out, scene, "");
    return NULL;
}

void svg_inline(const struct scene *scene, const char *prefix, struct buffer *out)
{
    put_head(out, scene, prefix);
    buffer_put(out, ">\n");
    put_naming(out, scene, prefix);
    put_marks(out, scene, prefix);
}

const struct writers svg_writers = {.scene = put_scene};
