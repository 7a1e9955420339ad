/* A scene replayed by cairo, its texts set by pango: the shared object catwoe-cairo.so, with
   cairo_fonts.c. */
#include "emit/cairo_fonts.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

/* ---- Texts ----------------------------------------------------------------------------------- */

/* As a share of its width, from its start. */
static double anchored(enum anchor anchor)
{
    return anchor == ANCHOR_START ? 0 : anchor == ANCHOR_END ? 1 : 0.5;
}

/* What another font than the one that was measured makes wider is brought back into its room; what
   kerning makes a little narrower fills it, so that the words behind it follow at the usual gap. */
static double fitting(double natural, double room)
{
    static const double little_wider = 1.01, little_narrower = 0.96;
    bool differs =
        natural > room * little_wider || (natural < room && natural > room * little_narrower);
    return room > 0 && differs ? room / natural : 1;
}

struct brush {
    struct fonts *fonts;
    cairo_t *cairo;
    PangoLayout *layout;
    GPtrArray *open;    /* the tags of groups that have begun; NULL: nothing is tagged */
    GHashTable *placed; /* scenes that are seen through windows, as surfaces */
    bool on_white;      /* what has the colour of paper has that of a printer's */
};

static void use_ink(const struct brush *brush, enum ink ink)
{
    unsigned red = 0, green = 0, blue = 0;
    const char *value = brush->on_white && ink == INK_PAPER ? "#ffffff" : inks[ink].day;
    sscanf(value, "#%2x%2x%2x", &red, &green, &blue);
    cairo_set_source_rgb(brush->cairo, red / 255.0, green / 255.0, blue / 255.0);
}

static void paint_text(const struct brush *brush, const struct mark *mark)
{
    cairo_t *cairo = brush->cairo;
    PangoLayout *layout = brush->layout;
    const struct lettering *lettering = &mark->text.lettering;
    cairo_save(cairo);
    use_ink(brush, lettering->ink);
    cairo_translate(cairo, mark->text.at.x, mark->text.at.y);
    if (lettering->anchor == ANCHOR_UPWARD)
        cairo_rotate(cairo, -G_PI / 2);
    fonts_set_text(layout, lettering->face, lettering->size, mark->text.text,
                   strlen(mark->text.text));
    pango_cairo_update_layout(cairo, layout);
    fonts_look_for_unknown(brush->fonts, layout);
    double natural = fonts_width_of(layout);
    cairo_scale(cairo, fitting(natural, mark->text.width), 1); /* pango need not know */
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

static void paint_path(const struct brush *brush, const struct drawn *drawn)
{
    cairo_t *cairo = brush->cairo;
    const struct stroke *stroke = &drawn->stroke;
    cairo_new_path(cairo);
    for (size_t i = 0; i < drawn->path.count; i++)
        add_segment(cairo, &drawn->path.items[i]);
    if (stroke->fill) {
        use_ink(brush, stroke->fill);
        cairo_fill_preserve(cairo);
    }
    if (stroke->ink) {
        use_ink(brush, stroke->ink);
        cairo_set_line_width(cairo, stroke->width);
        cairo_set_dash(cairo, dash_lengths[stroke->dash], stroke->dash ? 2 : 0, 0);
        cairo_stroke_preserve(cairo);
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void drop_surface(gpointer surface)
{
    cairo_surface_destroy(surface);
}

static struct brush new_brush(cairo_surface_t *surface, struct fonts *fonts)
{
    struct brush brush = {.fonts = fonts,
                          .cairo = cairo_create(surface),
                          .layout = fonts_new_layout(fonts),
                          .placed = g_hash_table_new_full(NULL, NULL, NULL, drop_surface)};
    cairo_set_line_cap(brush.cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(brush.cairo, CAIRO_LINE_JOIN_ROUND);
    return brush;
}

/* Gives NULL, or what went wrong. */
static const char *put_down(struct brush *brush)
{
    cairo_status_t status = cairo_status(brush->cairo);
    g_clear_pointer(&brush->open, g_ptr_array_unref);
    g_hash_table_unref(brush->placed);
    g_object_unref(brush->layout);
    cairo_destroy(brush->cairo);
    return status ? cairo_status_to_string(status) : NULL;
}

static void paint_marks(const struct brush *brush, const struct scene *scene);

/* What is seen through several windows stands in the file once: cairo makes a form of it. */
static cairo_surface_t *surface_of(const struct brush *brush, const struct scene *scene)
{
    cairo_surface_t *surface = g_hash_table_lookup(brush->placed, scene);
    if (surface)
        return surface;
    cairo_rectangle_t extent = {0, 0, scene->width, scene->height};
    surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extent);
    struct brush inner = new_brush(surface, brush->fonts);
    inner.on_white = brush->on_white;
    paint_marks(&inner, scene);
    put_down(&inner);
    g_hash_table_insert(brush->placed, (gpointer)scene, surface);
    return surface;
}

static void paint_placed(const struct brush *brush, const struct mark *mark)
{
    const char *tag = brush->open ? role_tags[ROLE_FIGURE] : NULL;
    const struct box *window = &mark->placed.window;
    struct point corner = box_corner(*window, 0);
    cairo_save(brush->cairo);
    if (tag)
        cairo_tag_begin(brush->cairo, tag, NULL);
    if (window->width > 0) {
        cairo_rectangle(brush->cairo, corner.x, corner.y, window->width, window->height);
        cairo_clip(brush->cairo);
    }
    cairo_translate(brush->cairo, mark->placed.at.x, mark->placed.at.y);
    cairo_scale(brush->cairo, mark->placed.scale, mark->placed.scale);
    if (window->width > 0) {
        cairo_set_source_surface(brush->cairo, surface_of(brush, mark->placed.scene), 0, 0);
        cairo_paint(brush->cairo);
    } else
        paint_marks(brush, mark->placed.scene);
    if (tag)
        cairo_tag_end(brush->cairo, tag);
    cairo_restore(brush->cairo);
}

/* Each group remembers its role until it ends; NULL has none. Groups of pictures have none either:
   to whoever has a page read aloud a picture is one thing. */
static void begin_group(const struct brush *brush, const struct mark *mark)
{
    const char *tag = role_tags[mark->group.role];
    if (brush->open)
        g_ptr_array_add(brush->open, (gpointer)tag);
    if (brush->open && tag)
        cairo_tag_begin(brush->cairo, tag, NULL);
}

static void end_group(const struct brush *brush)
{
    const char *tag = brush->open && brush->open->len
                          ? g_ptr_array_steal_index(brush->open, brush->open->len - 1)
                          : NULL;
    if (tag)
        cairo_tag_end(brush->cairo, tag);
}

static void paint_marks(const struct brush *brush, const struct scene *scene)
{
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_PATH)
            paint_path(brush, &mark->drawn);
        else if (mark->form == MARK_TEXT)
            paint_text(brush, mark);
        else if (mark->form == MARK_SCENE)
            paint_placed(brush, mark);
        else if (mark->form == MARK_GROUP)
            begin_group(brush, mark);
        else
            end_group(brush);
    }
}

/* Gives NULL, or what went wrong. */
static const char *replay(cairo_surface_t *surface, struct fonts *fonts, const struct scene *scene,
                          double scale)
{
    struct brush brush = new_brush(surface, fonts);
    cairo_scale(brush.cairo, scale, scale);
    use_ink(&brush, INK_PAPER);
    cairo_paint(brush.cairo);
    paint_marks(&brush, scene);
    return put_down(&brush);
}

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned count)
{
    struct painting *painting = closure;
    painting->exhausted =
        painting->exhausted || !painting->put(painting->out, (const char *)bytes, count);
    return painting->exhausted ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* A date that cannot be read takes away the one that cairo sets, which is that of the run. */
static void put_metadata(cairo_surface_t *surface, const char *title, const char *subject,
                         const char *date)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Catwoe");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date ? date : "none");
}

static const char *finish(cairo_surface_t *surface, const char *problem)
{
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return problem ? problem : status ? cairo_status_to_string(status) : NULL;
}

static const char *paint_pdf(struct fonts *fonts, struct painting *painting)
{
    const struct scene *scene = painting->scene;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(put, painting, scene->width, scene->height);
    put_metadata(surface, scene->title, scene->description, painting->print->date);
    return finish(surface, replay(surface, fonts, scene, 1));
}

/* ---- Pages ----------------------------------------------------------------------------------- */

/* Each line hangs on the last of the level above its own, or of the next one there is. */
static void put_outline(cairo_surface_t *surface, const struct pages *pages)
{
    enum { LEVELS = 3 };
    int above[LEVELS + 1] = {0}; /* the last line of each level, 0: the root */
    G_STATIC_ASSERT(CAIRO_PDF_OUTLINE_ROOT == 0);
    for (size_t i = 0; i < pages->outline.count; i++) {
        const struct outline_entry *entry = &pages->outline.items[i];
        unsigned level = CLAMP(entry->level, 1, LEVELS);
        char *place = g_strdup_printf("page=%zu pos=[0 %d]", entry->page + 1, (int)entry->y);
        above[level] = cairo_pdf_surface_add_outline(surface, above[level - 1], entry->title, place,
                                                     level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        for (unsigned below = level + 1; below <= LEVELS; below++)
            above[below] = above[level];
        g_free(place);
    }
}

/* Within this, cairo takes all that has a role for the structure of the document. */
static const char *const whole_document = "Document";

/* Whatever has begun on a page ends there. */
static void paint_page(const struct brush *brush, const struct scene *page)
{
    paint_marks(brush, page);
    while (brush->open->len)
        end_group(brush);
}

static const char *paint_pages(struct fonts *fonts, struct painting *painting)
{
    const struct pages *pages = painting->pages;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        put, painting, pages->sheets.items[0]->width, pages->sheets.items[0]->height);
    struct brush brush = new_brush(surface, fonts);
    brush.open = g_ptr_array_new();
    brush.on_white = true;
    put_metadata(surface, pages->title, pages->subject, painting->print->date);
    for (size_t i = 0; i < pages->sheets.count; i++) {
        const struct scene *page = pages->sheets.items[i];
        cairo_pdf_surface_set_size(surface, page->width, page->height); /* forgets what was begun */
        cairo_pdf_surface_set_page_label(surface, page->id);
        if (i == 0)
            cairo_tag_begin(brush.cairo, whole_document, NULL);
        paint_page(&brush, page);
        if (i + 1 == pages->sheets.count)
            cairo_tag_end(brush.cairo, whole_document);
        cairo_show_page(brush.cairo);
    }
    put_outline(surface, pages);
    return finish(surface, put_down(&brush));
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

const struct painter catwoe_painter = {PAINTER_VERSION, fonts_open, fonts_close,
                                       fonts_measure,   fonts_lack, paint_pdf,
                                       paint_pages,     paint_png,  fonts_unknown};
