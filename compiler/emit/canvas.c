/* PDF and PNG, and the way to cairo: the shared object is opened when it is first needed. */
#include "emit/canvas.h"

#include "base/hash.h"
#include "base/shared_object.h"
#include "emit/formats.h"
#include "emit/markup.h"
#include "emit/pdf_document.h"

#include <string.h>

/* Whoever sets texts asks for the same words again and again, so what was measured is kept, where
   its hash puts it, until another takes the place. */
enum { MEASURED = 4096 };
struct measured {
    const char *text; /* NULL: the place is free */
    size_t length;
    enum face face;
    long width;
};

struct canvas {
    const struct painter *painter;
    struct fonts *fonts;
    struct measured *measured;
};

struct canvas *canvas_open(struct arena *arena, const char *path, const char **problem)
{
    const struct shared_object wanted = {path, "catwoe_painter", PAINTER_VERSION, "pango and cairo",
                                         "the Debian package libpango1.0-dev brings them"};
    const struct painter *painter = shared_object_open(arena, &wanted, problem);
    if (!painter)
        return NULL;
    struct canvas *canvas = arena_new_of(arena, struct canvas);
    struct measured *measured = arena_alloc(arena, MEASURED * sizeof *measured);
    *canvas = (struct canvas){painter, painter->open(), measured};
    if (!canvas->fonts)
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

const struct unknown_character *canvas_unknown(const struct canvas *canvas, size_t *count)
{
    return canvas->painter->unknown(canvas->fonts, count);
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
    uint64_t hash = hash_more(HASH_NOTHING + face, text, length);
    struct measured *place = &canvas->measured[hash % MEASURED];
    if (!place->text || place->face != face || place->length != length ||
        memcmp(place->text, text, length) != 0) {
        const char *copy = arena_copy(arena, text, length), *seen = visible(arena, copy);
        long width = canvas->painter->measure(canvas->fonts, face, seen, strlen(seen));
        *place = (struct measured){copy, length, face, width};
    }
    return place->width;
}

/* Scenes whose texts hold only what can be seen. One that is placed twice stays one. */
struct visible_scenes {
    struct arena *arena;
    struct {
        struct visible_scene {
            const struct scene *scene, *seen;
        } * items;
        size_t count, capacity;
    } placed;
};

static struct scene *visible_scene(struct visible_scenes *, const struct scene *);

static const struct scene *visible_placed(struct visible_scenes *scenes, const struct scene *scene)
{
    for (size_t i = 0; i < scenes->placed.count; i++)
        if (scenes->placed.items[i].scene == scene)
            return scenes->placed.items[i].seen;
    const struct scene *seen = visible_scene(scenes, scene);
    *array_add(scenes->arena, &scenes->placed) = (struct visible_scene){scene, seen};
    return seen;
}

static struct scene *visible_scene(struct visible_scenes *scenes, const struct scene *scene)
{
    struct arena *arena = scenes->arena;
    struct scene *seen = arena_new_of(arena, struct scene);
    *seen = *scene;
    seen->title = visible(arena, scene->title);
    seen->description = visible(arena, scene->description);
    seen->marks.items = arena_alloc(arena, scene->marks.count * sizeof *seen->marks.items);
    for (size_t i = 0; i < scene->marks.count; i++) {
        struct mark *mark = &seen->marks.items[i];
        *mark = scene->marks.items[i];
        if (mark->form == MARK_TEXT)
            mark->text.text = visible(arena, mark->text.text);
        if (mark->form == MARK_SCENE)
            mark->placed.scene = visible_placed(scenes, mark->placed.scene);
    }
    return seen;
}

static struct pages visible_pages(struct arena *arena, const struct pages *pages)
{
    struct pages seen = *pages;
    struct visible_scenes scenes = {.arena = arena};
    seen.title = visible(arena, pages->title);
    seen.subject = visible(arena, pages->subject);
    seen.sheets.items = arena_alloc(arena, pages->sheets.count * sizeof *seen.sheets.items);
    for (size_t i = 0; i < pages->sheets.count; i++)
        seen.sheets.items[i] = visible_scene(&scenes, pages->sheets.items[i]);
    seen.outline.items =
        arena_alloc(arena, (pages->outline.count + 1) * sizeof *seen.outline.items);
    for (size_t i = 0; i < pages->outline.count; i++) {
        seen.outline.items[i] = pages->outline.items[i];
        seen.outline.items[i].title = visible(arena, pages->outline.items[i].title);
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
                         struct painting painting)
{
    painting.put = buffer_try_add;
    const char *problem = painter(canvas->fonts, &painting);
    if (painting.exhausted)
        arena_give_up(painting.out->arena);
    return problem;
}

static struct pdf_traits traits_of(struct arena *arena, const struct pages *pages)
{
    struct pdf_traits traits = {.language = pages->language};
    for (size_t i = 0; i < pages->sheets.count; i++)
        for (size_t k = 0; k < pages->sheets.items[i]->marks.count; k++) {
            const struct mark *mark = &pages->sheets.items[i]->marks.items[k];
            if (mark->form != MARK_SCENE)
                continue;
            const struct scene *figure = mark->placed.scene;
            *array_add(arena, &traits.alternatives) =
                *figure->description ? figure->description : figure->title;
        }
    return traits;
}

const char *canvas_write_pages(struct canvas *canvas, const struct pages *pages,
                               const struct print *print, struct buffer *out)
{
    struct pages seen = visible_pages(out->arena, pages);
    struct buffer painted = {.arena = out->arena};
    const char *problem = paint(
        canvas, canvas->painter->pages,
        (struct painting){.pages = &seen, .print = print, .out = print->finisher ? &painted : out});
    struct pdf_traits traits = traits_of(out->arena, &seen);
    if (!problem && print->finisher)
        pdf_finish(print->finisher, &painted, &traits, out);
    return problem;
}

static const char *put_pdf(const struct scene *scene, const struct setting *setting,
                           struct buffer *out)
{
    struct canvas *canvas = setting->canvas;
    if (!has_room_as_pdf(scene))
        return arena_printf(out->arena,
                            "it takes %.0f by %.0f mm, and a page of PDF is at most %.0f mm long; "
                            "as SVG it has room, or make two pictures of it",
                            scene->width / POINTS_A_MILLIMETRE, scene->height / POINTS_A_MILLIMETRE,
                            longest_page / POINTS_A_MILLIMETRE);
    struct visible_scenes scenes = {.arena = out->arena};
    return paint(canvas, canvas->painter->pdf,
                 (struct painting){
                     .scene = visible_scene(&scenes, scene), .print = &setting->print, .out = out});
}

static const char *put_png(const struct scene *scene, const struct setting *setting,
                           struct buffer *out)
{
    struct canvas *canvas = setting->canvas;
    struct visible_scenes scenes = {.arena = out->arena};
    double largest = largest_scale(scene);
    if (largest < 1)
        return has_room_as_pdf(scene) ? "it is too large for an image; as PDF or SVG it has room"
                                      : "it is too large for an image; as SVG it has room";
    if (setting->print.scale > largest)
        return arena_printf(out->arena,
                            "the image would be %.0f by %.0f pixels; --scale %d is the most",
                            scene->width * setting->print.scale,
                            scene->height * setting->print.scale, (int)largest);
    return paint(canvas, canvas->painter->png,
                 (struct painting){
                     .scene = visible_scene(&scenes, scene), .print = &setting->print, .out = out});
}

static const char *put_pages(const struct pages *pages, const struct setting *setting,
                             struct buffer *out)
{
    return canvas_write_pages(setting->canvas, pages, &setting->print, out);
}

const struct writers pdf_writers = {.scene = put_pdf,
                                    .painted = true,
                                    .upright = true,
                                    .sheets = pdf_sheets,
                                    .document = pdf_document,
                                    .pages = put_pages};
const struct writers png_writers = {.scene = put_png, .painted = true};
