/* The fonts of the machine by pango: measuring and setting texts, and what no font has. Part of the
   shared object catwoe-cairo.so. */
#include "emit/cairo_fonts.h"

#include <string.h>

/* ---- Fonts ----------------------------------------------------------------------------------- */

struct fonts {
    PangoFontMap *map;
    PangoLayout *layout; /* of the text that is being measured */
    GArray *unknown;     /* struct unknown_character: those that were painted */
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
PangoLayout *fonts_new_layout(struct fonts *fonts)
{
    PangoContext *context = pango_font_map_create_context(fonts->map);
    set_exactly(context);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    g_object_unref(context);
    return layout;
}

static void forget_unknown(gpointer unknown)
{
    g_free((gpointer)((struct unknown_character *)unknown)->text);
}

void fonts_close(struct fonts *fonts)
{
    g_array_unref(fonts->unknown);
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

struct fonts *fonts_open(void)
{
    struct fonts *fonts = g_new0(struct fonts, 1);
    fonts->map = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
    fonts->layout = fonts_new_layout(fonts);
    fonts->unknown = g_array_new(FALSE, FALSE, sizeof(struct unknown_character));
    g_array_set_clear_func(fonts->unknown, forget_unknown);
    PangoFont *font = load(fonts, FACE_PLAIN);
    if (!font) {
        fonts_close(fonts);
        return NULL;
    }
    g_object_unref(font);
    return fonts;
}

const struct family *fonts_lack(struct fonts *fonts, enum face face)
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

void fonts_set_text(PangoLayout *layout, enum face face, double size, const char *text,
                    size_t length)
{
    PangoFontDescription *description = describe(face, size);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_text(layout, text, (int)length);
}

double fonts_width_of(PangoLayout *layout)
{
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

/* Pango counts in ints: a small size and a bounded length keep it from running over. */
long fonts_measure(struct fonts *fonts, enum face face, const char *text, size_t length)
{
    enum { SIZE = 20, LONGEST = 20000 };
    if (length > LONGEST)
        return -1;
    fonts_set_text(fonts->layout, face, SIZE, text, length);
    return (long)(fonts_width_of(fonts->layout) * 1000 / SIZE + 0.5);
}

/* ---- Characters that no font has ------------------------------------------------------------- */

const struct unknown_character *fonts_unknown(const struct fonts *fonts, size_t *count)
{
    *count = fonts->unknown->len;
    return (const struct unknown_character *)(void *)fonts->unknown->data;
}

static void keep_unknown(struct fonts *fonts, uint32_t character, const char *text)
{
    size_t count;
    const struct unknown_character *known = fonts_unknown(fonts, &count);
    for (size_t i = 0; i < count; i++)
        if (known[i].character == character)
            return;
    struct unknown_character unknown = {character, g_strdup(text)};
    g_array_append_val(fonts->unknown, unknown);
}

/* Where there is no glyph for a character pango puts its number, with a mark. */
static void keep_unknown_of_run(struct fonts *fonts, const PangoGlyphString *glyphs,
                                const char *text)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;
        if (glyph & PANGO_GLYPH_UNKNOWN_FLAG && glyph != PANGO_GLYPH_INVALID_INPUT)
            keep_unknown(fonts, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG, text);
    }
}

void fonts_look_for_unknown(struct fonts *fonts, PangoLayout *layout)
{
    if (!pango_layout_get_unknown_glyphs_count(layout))
        return;
    for (GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next)
        for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run; run = run->next)
            keep_unknown_of_run(fonts, ((PangoLayoutRun *)run->data)->glyphs,
                                pango_layout_get_text(layout));
}
