/* Blobs with letters in them; see blob.h. */
#include "draw/blob.h"

#include "draw/shape.h"

static const double note_gap = 2;

/* ---- Sizes ----------------------------------------------------------------------------------- */

static double text_height(const struct blob *blob)
{
    return draw_lines_height(&blob->text, blob->sizes.text);
}

static double notes_height(const struct blob *blob)
{
    double lines = (double)blob->notes.count;
    return lines > 0 ? note_gap + lines * blob->sizes.note * draw_leading : 0;
}

/* Whether lines around this height of the blob keep clear of its outline. */
static bool lines_fit(const struct blob *blob, const struct text_lines *lines, double middle,
                      double size)
{
    static const double half_letter = 0.45;
    struct box around_origin = {{0, 0}, blob->box.width, blob->box.height};
    double first = middle - size * draw_leading * ((double)lines->count - 1) / 2;
    for (size_t i = 0; i < lines->count; i++) {
        double y = fabs(first + (double)i * size * draw_leading) + half_letter * size;
        if (!blob_holds(around_origin, (struct point){lines->items[i].width / 2, y},
                        -blob->sizes.room))
            return false;
    }
    return true;
}

static double text_middle(const struct blob *blob)
{
    return -notes_height(blob) / 2;
}

static double notes_middle(const struct blob *blob)
{
    return notes_height(blob) > 0 ? (text_height(blob) + note_gap) / 2 : 0;
}

static void fit_box(struct blob *blob)
{
    static const double step = 1.02, beside = 14, above = 6;
    blob->box.width = larger(blob->text.width, blob->notes.width) + 2 * blob->sizes.room + beside;
    blob->box.height = text_height(blob) + notes_height(blob) + 2 * blob->sizes.room + above;
    while (!lines_fit(blob, &blob->text, text_middle(blob), blob->sizes.text) ||
           !lines_fit(blob, &blob->notes, notes_middle(blob), blob->sizes.note)) {
        blob->box.width *= step;
        blob->box.height *= step;
    }
    blob->box.width = size_in_steps(blob->box.width);
    blob->box.height = size_in_steps(blob->box.height);
}

void blob_measure(const struct drawing *drawing, const struct blob_sizes *sizes, const char *text,
                  const char *const *notes, size_t note_count, struct blob *blob)
{
    blob->sizes = *sizes;
    blob->notes = draw_wrap_all(drawing, look_clean.regular, sizes->note, notes, note_count,
                                sizes->note_width);
    blob->text = draw_wrap(drawing, look_clean.regular, sizes->text, text,
                           larger(sizes->text_width, blob->notes.width));
    fit_box(blob);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

void blob_draw(struct drawing *drawing, const struct blob *blob, struct stroke stroke, bool doubled)
{
    struct box inner = blob->box;
    struct path outline = path_of_blob(drawing->arena, blob->box);
    struct point text = blob->box.centre, notes = blob->box.centre;
    inner.width -= 2 * BLOB_INSET;
    inner.height -= 2 * BLOB_INSET;
    text.y += text_middle(blob);
    notes.y += notes_middle(blob);
    stroke.hand = HAND_BLOB;
    scene_path(drawing->scene, &outline, stroke);
    if (doubled) {
        struct path second = path_of_blob(drawing->arena, inner);
        scene_path(drawing->scene, &second,
                   (struct stroke){.ink = stroke.ink, .width = stroke.width * 0.6});
    }
    scene_lines(
        drawing->scene, &blob->text, text, draw_leading,
        (struct lettering){drawing->look->regular, blob->sizes.text, INK_TEXT, ANCHOR_MIDDLE});
    scene_lines(
        drawing->scene, &blob->notes, notes, draw_leading,
        (struct lettering){drawing->look->regular, blob->sizes.note, INK_QUIET, ANCHOR_MIDDLE});
}
