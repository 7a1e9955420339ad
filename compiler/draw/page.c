/* The page around a picture; see page.h. */
#include "draw/page.h"

#include "draw/route.h"
#include "draw/shape.h"
#include "draw/signs.h"

#include <string.h>

static const double title_size = 22, subtitle_size = 12, legend_size = 12, legend_gap = 20;

void legend_add(struct drawing *drawing, struct legend *legend, enum legend_sign sign,
                const char *mark, const char *text)
{
    *array_add(drawing->arena, &legend->entries) = (struct legend_entry){sign, mark, text};
}

/* ---- Measures -------------------------------------------------------------------------------- */

static struct text_lines title_lines(const struct drawing *drawing, double width)
{
    return text_wrap(drawing->arena, look_clean.bold, title_size, drawing->diagram->title,
                     width - 2 * PAGE_MARGIN);
}

static struct text_lines subtitle_lines(const struct drawing *drawing, double width)
{
    return text_wrap(drawing->arena, look_clean.regular, subtitle_size, drawing->diagram->subtitle,
                     width - 2 * PAGE_MARGIN);
}

static double top_of(const struct drawing *drawing, double width)
{
    return PAGE_MARGIN + (double)title_lines(drawing, width).count * title_size * 1.2 +
           (double)subtitle_lines(drawing, width).count * subtitle_size * 1.35;
}

static double sign_width(enum legend_sign sign)
{
    return sign == LEGEND_LOOP ? 30 : sign >= LEGEND_CONTESTED ? 34 : 19;
}

static double entry_width(const struct legend_entry *entry)
{
    return sign_width(entry->sign) +
           text_width(look_clean.regular, legend_size, entry->text, strlen(entry->text));
}

/* Where each entry begins, in rows from the left margin; gives the number of rows. */
static unsigned set_entries(const struct legend *legend, double width, struct point *starts)
{
    unsigned row = 0;
    double x = PAGE_MARGIN;
    for (size_t i = 0; i < legend->entries.count; i++) {
        double wide = entry_width(&legend->entries.items[i]);
        if (x > PAGE_MARGIN && x + wide > width - PAGE_MARGIN) {
            row++;
            x = PAGE_MARGIN;
        }
        if (starts)
            starts[i] = (struct point){x, row};
        x += wide + legend_gap;
    }
    return legend->entries.count ? row + 1 : 0;
}

static const char *remark_of(const struct drawing *drawing)
{
    return confidential_words(drawing->arena, drawing->diagram->left_out,
                              drawing->diagram->exposed);
}

static double row_height(void)
{
    return legend_size * 2;
}

static double bottom_of(const struct drawing *drawing, const struct legend *legend, double width)
{
    unsigned rows = set_entries(legend, width, NULL);
    return PAGE_MARGIN / 2.0 + row_height() * (rows + (remark_of(drawing) != NULL));
}

struct box page_area(const struct drawing *drawing, const struct legend *legend, double width,
                     double height)
{
    double top = top_of(drawing, width), bottom = bottom_of(drawing, legend, width);
    return (struct box){.centre = {width / 2, (top + height - bottom) / 2},
                        .width = width - 2 * PAGE_MARGIN,
                        .height = height - top - bottom};
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static struct point draw_left(struct drawing *drawing, const struct text_lines *lines,
                              struct point at, double leading, struct lettering lettering)
{
    for (size_t i = 0; i < lines->count; i++) {
        scene_text(drawing->scene, lines->items[i].text,
                   (struct point){at.x, at.y + lettering.size}, lettering);
        at.y += lettering.size * leading;
    }
    return at;
}

static void draw_sign(struct drawing *drawing, const struct legend_entry *entry, struct point at)
{
    struct path path = {0};
    struct point curve[4];
    struct point middle = {at.x + POLARITY_SIZE / 2.0, at.y};
    switch (entry->sign) {
    case LEGEND_PLUS:
        draw_polarity(drawing, POLARITY_PLUS, middle);
        break;
    case LEGEND_MINUS:
        draw_polarity(drawing, POLARITY_MINUS, middle);
        break;
    case LEGEND_UNKNOWN:
        draw_polarity(drawing, POLARITY_UNKNOWN, middle);
        break;
    case LEGEND_DELAY:
        draw_delay(drawing, middle, (struct point){1, 0});
        break;
    case LEGEND_CONTESTED:
        path_move(drawing->arena, &path, at);
        path_line(drawing->arena, &path, (struct point){at.x + 27, at.y});
        scene_path(drawing->scene, &path,
                   (struct stroke){.ink = INK_QUIET, .width = 2, .dash = DASH_LONG});
        break;
    case LEGEND_ARROW:
    case LEGEND_WATCH:
        curve_bowed(curve, at, (struct point){at.x + 27, at.y}, 0);
        draw_arrow(drawing->scene, curve,
                   (struct stroke){.ink = INK_LINE,
                                   .width = 1.8,
                                   .dash = entry->sign == LEGEND_WATCH ? DASH_LONG : DASH_NONE},
                   9);
        break;
    case LEGEND_LOOP:
        draw_badge(drawing, entry->mark, (struct point){at.x + 11, at.y}, 10, true);
        break;
    }
}

static void draw_legend(struct drawing *drawing, const struct legend *legend, double width,
                        double height)
{
    size_t count = legend->entries.count;
    struct point *starts = arena_alloc(drawing->arena, (count + 1) * sizeof *starts);
    double top = height - bottom_of(drawing, legend, width) + row_height() / 2;
    set_entries(legend, width, starts);
    for (size_t i = 0; i < count; i++) {
        const struct legend_entry *entry = &legend->entries.items[i];
        struct point at = {starts[i].x, top + starts[i].y * row_height()};
        draw_sign(drawing, entry, at);
        scene_text(
            drawing->scene, entry->text,
            (struct point){at.x + sign_width(entry->sign), at.y + legend_size * 0.35},
            (struct lettering){drawing->look->regular, legend_size, INK_QUIET, ANCHOR_START});
    }
}

static void draw_remark(struct drawing *drawing, double width, double height)
{
    const char *text = remark_of(drawing);
    if (!text)
        return;
    scene_text(drawing->scene, text,
               (struct point){width - PAGE_MARGIN, height - PAGE_MARGIN / 2.0},
               (struct lettering){drawing->look->italic, legend_size, INK_QUIET, ANCHOR_END});
}

void draw_page(struct drawing *drawing, const struct legend *legend, double width, double height)
{
    struct box sheet = {{width / 2, height / 2}, width, height};
    struct path paper = path_of_box(drawing->arena, sheet);
    drawing->scene->width = width;
    drawing->scene->height = height;
    scene_path(drawing->scene, &paper, (struct stroke){.fill = INK_PAPER});
    struct text_lines title = title_lines(drawing, width),
                      subtitle = subtitle_lines(drawing, width);
    struct point at = {PAGE_MARGIN, PAGE_MARGIN * 0.7};
    at = draw_left(drawing, &title, at, 1.2,
                   (struct lettering){drawing->look->bold, title_size, INK_TEXT, ANCHOR_START});
    draw_left(drawing, &subtitle, at, 1.35,
              (struct lettering){drawing->look->regular, subtitle_size, INK_QUIET, ANCHOR_START});
    draw_legend(drawing, legend, width, height);
    draw_remark(drawing, width, height);
}
