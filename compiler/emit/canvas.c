/* PDF and PNG, and the way to cairo: the shared object is opened when it is first needed. */
#include "emit/canvas.h"

#include "emit/formats.h"
#include "emit/markup.h"

#include <dlfcn.h>
#include <string.h>

struct canvas {
    const struct painter *painter;
    struct fonts *fonts;
};

struct canvas *canvas_open(struct arena *arena, const char *path, const char **problem)
{
    void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const struct painter *painter = object ? dlsym(object, "catwoe_painter") : NULL;
    struct canvas *canvas = arena_new_of(arena, struct canvas);
    *problem = NULL;
    if (!painter)
        *problem = arena_printf(arena,
                                "pango and cairo cannot be opened (%s); the Debian package "
                                "libpango1.0-dev brings them",
                                dlerror());
    else if (painter->version != PAINTER_VERSION)
        *problem =
            arena_printf(arena, "'%s' belongs to another version of catwoe; build both anew", path);
    else if (!(*canvas = (struct canvas){painter, painter->open()}).fonts)
        *problem = "this machine has no font; the Debian packages fonts-comic-neue and "
                   "fonts-noto-core have those that pictures want";
    return *problem ? NULL : canvas;
}

void canvas_close(struct canvas *canvas)
{
    if (canvas)
        canvas->painter->close(canvas->fonts);
}

const struct family *canvas_lacks(struct canvas *canvas, enum face face)
{
    return canvas->painter->lacks(canvas->fonts, face);
}

/* ---- What can be seen of a text -------------------------------------------------------------- */

static const char *visible(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    markup_visible(&out, text);
    return buffer_text(&out);
}

long canvas_measure(struct canvas *canvas, struct arena *arena, enum face face, const char *text,
                    size_t length)
{
    const char *seen = visible(arena, arena_copy(arena, text, length));
    return canvas->painter->measure(canvas->fonts, face, seen, strlen(seen));
}

static struct scene visible_scene(struct arena *arena, const struct scene *scene)
{
    struct scene seen = *scene;
    seen.title = visible(arena, scene->title);
    seen.description = visible(arena, scene->description);
    seen.marks.items = arena_alloc(arena, scene->marks.count * sizeof *seen.marks.items);
    for (size_t i = 0; i < scene->marks.count; i++) {
        struct mark *mark = &seen.marks.items[i];
        *mark = scene->marks.items[i];
        if (mark->form == MARK_TEXT)
            mark->text.text = visible(arena, mark->text.text);
    }
    return seen;
}

/* ---- Writers --------------------------------------------------------------------------------- */

/* How much an image may hold: what cairo can, and what a machine of today has room for. */
static const double longest_side = 32767, most_pixels = 250e6;

static double largest_scale(const struct scene *scene)
{
    double side = longest_side / larger(scene->width, scene->height);
    return smaller(side, sqrt(most_pixels / (scene->width * scene->height)));
}

/* Beyond this, in points, readers of PDF show nothing or only a part (ISO 32000-1, annex C). */
static const double longest_page = 14400;

static bool has_room_as_pdf(const struct scene *scene)
{
    return larger(scene->width, scene->height) <= longest_page;
}

/* The arena may jump only here, where cairo is done: not through it. */
static const char *paint(struct canvas *canvas,
                         const char *(*painter)(struct fonts *, struct painting *),
                         const struct scene *scene, const struct print *print, struct buffer *out)
{
    struct painting painting = {scene, print, out, buffer_try_add, false};
    const char *problem = painter(canvas->fonts, &painting);
    if (painting.exhausted)
        arena_give_up(out->arena);
    return problem;
}

static const char *put_pdf(const struct scene *scene, const struct setting *setting,
                           struct buffer *out)
{
    static const double millimetres = 25.4 / 72;
    struct canvas *canvas = setting->canvas;
    if (!has_room_as_pdf(scene))
        return arena_printf(out->arena,
                            "it takes %.0f by %.0f mm, and a page of PDF is at most %.0f mm long; "
                            "as SVG it has room, or make two pictures of it",
                            scene->width * millimetres, scene->height * millimetres,
                            longest_page * millimetres);
    struct scene seen = visible_scene(out->arena, scene);
    return paint(canvas, canvas->painter->pdf, &seen, &setting->print, out);
}

static const char *put_png(const struct scene *scene, const struct setting *setting,
                           struct buffer *out)
{
    struct canvas *canvas = setting->canvas;
    struct scene seen = visible_scene(out->arena, scene);
    double largest = largest_scale(scene);
    if (largest < 1)
        return has_room_as_pdf(scene) ? "it is too large for an image; as PDF or SVG it has room"
                                      : "it is too large for an image; as SVG it has room";
    if (setting->print.scale > largest)
        return arena_printf(out->arena,
                            "the image would be %.0f by %.0f pixels; --scale %d is the most",
                            scene->width * setting->print.scale,
                            scene->height * setting->print.scale, (int)largest);
    return paint(canvas, canvas->painter->png, &seen, &setting->print, out);
}

const struct writers pdf_writers = {.scene = put_pdf, .painted = true};
const struct writers png_writers = {.scene = put_png, .painted = true};
