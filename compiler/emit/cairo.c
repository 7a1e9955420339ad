/* A scene replayed by cairo, its texts set by pango: the shared object catwoe-cairo.so. */
#include "emit/canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

/* ---- Fonts ----------------------------------------------------------------------------------- */

struct fonts {
    PangoFontMap *map;
    PangoLayout *layout; /* of the text that is being measured */
};

/* Nothing is rounded to pixels, so that a text is as wide on a screen as on paper, and nothing is
   taken from the settings of the desktop. */
static void set_exactly(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
}

/* Painting bends its context to the surface, so measuring has one of its own. */
static PangoLayout *new_layout(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    set_exactly(context);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    g_object_unref(context);
    return layout;
}

static void close_fonts(struct fonts *fonts)
{
    g_object_unref(fonts->layout);
    g_object_unref(fonts->map);
    g_free(fonts);
}

static PangoFontDescription *describe(enum face face, double size)
{
    const struct face_style *style = &face_styles[face];
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, style->family->stack);
    pango_font_description_set_weight(description,
                                      style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description,
                                     style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    return description;
}

static PangoFont *load(struct fonts *fonts, enum face face)
{
    PangoFontDescription *description = describe(face, 12);
    PangoFont *font = pango_context_load_font(pango_layout_get_context(fonts->layout), description);
    pango_font_description_free(description);
    return font;
}

static struct fonts *open_fonts(void)
{
    struct fonts *fonts = g_new0(struct fonts, 1);
    fonts->map = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
    fonts->layout = new_layout(fonts->map);
    PangoFont *font = load(fonts, FACE_PLAIN);
    if (!font) {
        close_fonts(fonts);
        return NULL;
    }
    g_object_unref(font);
    return fonts;
}

static const struct family *lacks(struct fonts *fonts, enum face face)
{
    const struct family *family = face_styles[face].family, *lacking = NULL;
    PangoFont *font = load(fonts, face);
    PangoFontDescription *found = font ? pango_font_describe(font) : NULL;
    if (!found || strcmp(pango_font_description_get_family(found), family->name) != 0)
        lacking = family;
    pango_font_description_free(found);
    g_clear_object(&font);
    return lacking;
}

/* ---- Texts ----------------------------------------------------------------------------------- */

static void set_text(PangoLayout *layout, enum face face, double size, const char *text,
                     size_t length)
{
    PangoFontDescription *description = describe(face, size);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_text(layout, text, (int)length);
}

static double width_of(PangoLayout *layout)
{
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

/* Pango counts in ints: a small size and a bounded length keep it from running over. */
static long measure(struct fonts *fonts, enum face face, const char *text, size_t length)
{
    enum { SIZE = 20, LONGEST = 20000 };
    if (length > LONGEST)
        return -1;
    set_text(fonts->layout, face, SIZE, text, length);
    return (long)(width_of(fonts->layout) * 1000 / SIZE + 0.5);
}

/* As a share of its width, from its start. */
static double anchored(enum anchor anchor)
{
    return anchor == ANCHOR_START ? 0 : anchor == ANCHOR_END ? 1 : 0.5;
}

/* What another font than the one that was measured makes wider is brought back into its room. */
static double squeeze(double natural, double room)
{
    static const double little = 1.01;
    return room > 0 && natural > room * little ? room / natural : 1;
}

static void use_ink(cairo_t *cairo, enum ink ink)
{
    unsigned red = 0, green = 0, blue = 0;
    sscanf(inks[ink].day, "#%2x%2x%2x", &red, &green, &blue);
    cairo_set_source_rgb(cairo, red / 255.0, green / 255.0, blue / 255.0);
}

static void paint_text(cairo_t *cairo, PangoLayout *layout, const struct mark *mark)
{
    const struct lettering *lettering = &mark->text.lettering;
    cairo_save(cairo);
    use_ink(cairo, lettering->ink);
    cairo_translate(cairo, mark->text.at.x, mark->text.at.y);
    if (lettering->anchor == ANCHOR_UPWARD)
        cairo_rotate(cairo, -G_PI / 2);
    set_text(layout, lettering->face, lettering->size, mark->text.text, strlen(mark->text.text));
    pango_cairo_update_layout(cairo, layout);
    double natural = width_of(layout);
    cairo_scale(cairo, squeeze(natural, mark->text.width), 1); /* pango need not know */
    cairo_move_to(cairo, -natural * anchored(lettering->anchor),
                  -(double)pango_layout_get_baseline(layout) / PANGO_SCALE);
    pango_cairo_show_layout(cairo, layout);
    cairo_restore(cairo);
}

/* ---- Paths ----------------------------------------------------------------------------------- */

static void add_segment(cairo_t *cairo, const struct segment *segment)
{
    const struct point *to = segment->to;
    switch (segment->form) {
    case SEGMENT_MOVE:
        cairo_move_to(cairo, to[0].x, to[0].y);
        break;
    case SEGMENT_LINE:
        cairo_line_to(cairo, to[0].x, to[0].y);
        break;
    case SEGMENT_CURVE:
        cairo_curve_to(cairo, to[0].x, to[0].y, to[1].x, to[1].y, to[2].x, to[2].y);
        break;
    case SEGMENT_CLOSE:
        cairo_close_path(cairo);
        break;
    }
}

static void paint_path(cairo_t *cairo, const struct drawn *drawn)
{
    const struct stroke *stroke = &drawn->stroke;
    cairo_new_path(cairo);
    for (size_t i = 0; i < drawn->path.count; i++)
        add_segment(cairo, &drawn->path.items[i]);
    if (stroke->fill) {
        use_ink(cairo, stroke->fill);
        cairo_fill_preserve(cairo);
    }
    if (stroke->ink) {
        use_ink(cairo, stroke->ink);
        cairo_set_line_width(cairo, stroke->width);
        cairo_set_dash(cairo, dash_lengths[stroke->dash], stroke->dash ? 2 : 0, 0);
        cairo_stroke_preserve(cairo);
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* Gives NULL, or what went wrong. */
static const char *replay(cairo_surface_t *surface, struct fonts *fonts, const struct scene *scene,
                          double scale)
{
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = new_layout(fonts->map);
    cairo_scale(cairo, scale, scale);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    use_ink(cairo, INK_PAPER);
    cairo_paint(cairo);
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_PATH)
            paint_path(cairo, &mark->drawn);
        if (mark->form == MARK_TEXT)
            paint_text(cairo, layout, mark);
    }
    cairo_status_t status = cairo_status(cairo);
    g_object_unref(layout);
    cairo_destroy(cairo);
    return status ? cairo_status_to_string(status) : NULL;
}

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned count)
{
    struct painting *painting = closure;
    painting->exhausted =
        painting->exhausted || !painting->put(painting->out, (const char *)bytes, count);
    return painting->exhausted ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* A date that cannot be read takes away the one that cairo sets, which is that of the run. */
static void put_metadata(cairo_surface_t *surface, const struct painting *painting)
{
    const char *date = painting->print->date;
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, painting->scene->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                   painting->scene->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date ? date : "none");
}

static const char *paint_pdf(struct fonts *fonts, struct painting *painting)
{
    const struct scene *scene = painting->scene;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(put, painting, scene->width, scene->height);
    put_metadata(surface, painting);
    const char *problem = replay(surface, fonts, scene, 1);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return problem ? problem : status ? cairo_status_to_string(status) : NULL;
}

/* In pixels, a part of one counting as a whole. */
static int pixels(double length)
{
    return (int)(length + 0.999);
}

static const char *paint_png(struct fonts *fonts, struct painting *painting)
{
    const struct scene *scene = painting->scene;
    double scale = painting->print->scale;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, pixels(scene->width * scale), pixels(scene->height * scale));
    const char *problem = replay(surface, fonts, scene, scale);
    cairo_status_t status =
        problem ? CAIRO_STATUS_SUCCESS : cairo_surface_write_to_png_stream(surface, put, painting);
    cairo_surface_destroy(surface);
    return problem ? problem : status ? cairo_status_to_string(status) : NULL;
}

const struct painter catwoe_painter = {PAINTER_VERSION, open_fonts, close_fonts, measure,
                                       lacks,           paint_pdf,  paint_png};
