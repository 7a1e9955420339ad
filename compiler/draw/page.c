/* The page around a picture; see page.h. */
#include "draw/page.h"

#include "draw/shape.h"

#include <string.h>

/* On A4; a picture that begins with a larger sheet has larger letters. */
static const double title_on_a4 = 22, subtitle_on_a4 = 12, legend_on_a4 = 12, legend_gap = 20;

static double letters(const struct drawing *drawing, double size)
{
    return drawing->sheet > 0 ? size * drawing->sheet : size;
}

void legend_add_drawn(struct drawing *drawing, struct legend *legend, double width,
                      legend_draw *draw, const void *what, const char *text)
{
    *array_add(drawing->arena, &legend->entries) =
        (struct legend_entry){.draw = draw, .what = what, .width = width, .text = text};
}

void legend_add_note(struct drawing *drawing, struct legend *legend, const char *text)
{
    legend_add_drawn(drawing, legend, 0, NULL, NULL, text);
}

/* ---- Measures -------------------------------------------------------------------------------- */

/* No more lines than what leaves the page to the picture. */
static struct text_lines heading_lines(const struct drawing *drawing, double width,
                                       const char *text, enum face face, double size)
{
    enum { MOST = 4 };
    struct text_lines lines = text_wrap(drawing->arena, drawing->ruler, face,
                                        letters(drawing, size), text, width - 2 * PAGE_MARGIN);
    if (lines.count > MOST) {
        lines.count = MOST;
        lines.items[MOST - 1].text =
            arena_printf(drawing->arena, "%s …", lines.items[MOST - 1].text);
    }
    return lines;
}

static struct text_lines title_lines(const struct drawing *drawing, double width)
{
    return heading_lines(drawing, width, drawing->diagram->title, look_clean.bold, title_on_a4);
}

static struct text_lines subtitle_lines(const struct drawing *drawing, double width)
{
    return heading_lines(drawing, width, drawing->diagram->subtitle, look_clean.regular,
                         subtitle_on_a4);
}

static double top_of(const struct drawing *drawing, double width)
{
    if (drawing->in_column)
        return 0;
    return PAGE_MARGIN +
           (double)title_lines(drawing, width).count * letters(drawing, title_on_a4) * 1.2 +
           (double)subtitle_lines(drawing, width).count * letters(drawing, subtitle_on_a4) * 1.35;
}

static double entry_width(const struct drawing *drawing, const struct legend_entry *entry)
{
    return entry->width + text_width(drawing->ruler, look_clean.regular,
                                     letters(drawing, legend_on_a4), entry->text,
                                     strlen(entry->text));
}

/* Where each entry begins, in rows from the left margin; gives the number of rows. */
static unsigned set_entries(const struct drawing *drawing, const struct legend *legend,
                            double width, struct point *starts)
{
    unsigned row = 0;
    double x = PAGE_MARGIN;
    for (size_t i = 0; i < legend->entries.count; i++) {
        double wide = entry_width(drawing, &legend->entries.items[i]);
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

static double row_height(const struct drawing *drawing)
{
    return letters(drawing, legend_on_a4) * 2;
}

static double bottom_of(const struct drawing *drawing, const struct legend *legend, double width)
{
    unsigned rows = set_entries(drawing, legend, width, NULL);
    return PAGE_MARGIN / 2.0 + row_height(drawing) * (rows + (remark_of(drawing) != NULL));
}

struct box page_area(const struct drawing *drawing, const struct legend *legend, double width,
                     double height)
{
    double top = top_of(drawing, width), bottom = bottom_of(drawing, legend, width);
    return (struct box){.centre = {width / 2, (top + height - bottom) / 2},
                        .width = width - 2 * PAGE_MARGIN,
                        .height = height - top - bottom};
}

struct page page_take(const struct drawing *drawing, const struct legend *legend, double size)
{
    double width = PAGE_WIDTH * size, height = PAGE_HEIGHT * size;
    if (drawing->in_column) {
        width = COLUMN_WIDTH;
        height = COLUMN_HEIGHT * size;
    }
    return (struct page){width, height, page_area(drawing, legend, width, height)};
}

double page_first_width(const struct drawing *drawing)
{
    return (drawing->in_column ? COLUMN_WIDTH : PAGE_WIDTH) - 2 * PAGE_MARGIN;
}

double page_next_size(double size)
{
    return size * 1.15;
}

double page_grow(void *picture, page_fits *fits, double size)
{
    static const double largest = 60;
    while (!fits(picture, size) && size < largest)
        size = page_next_size(size);
    return size;
}

void page_choose_paper(struct drawing *drawing, double size)
{
    static const double largest_on_a4 = 1.2, letters_most = 1.15;
    drawing->scene->paper = size > largest_on_a4 ? PAPER_A3 : PAPER_A4;
    drawing->sheet = number_within(size, 1, letters_most);
}

double paper_width(enum paper paper)
{
    return PAGE_WIDTH * (paper == PAPER_A3 ? page_a3 : 1);
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

static void draw_legend(struct drawing *drawing, const struct legend *legend, double width,
                        double height)
{
    size_t count = legend->entries.count;
    struct point *starts = arena_alloc(drawing->arena, (count + 1) * sizeof *starts);
    double top = height - bottom_of(drawing, legend, width) + row_height(drawing) / 2;
    set_entries(drawing, legend, width, starts);
    for (size_t i = 0; i < count; i++) {
        const struct legend_entry *entry = &legend->entries.items[i];
        struct point at = {starts[i].x, top + starts[i].y * row_height(drawing)};
        if (entry->draw)
            entry->draw(drawing, entry->what, at);
        scene_text(drawing->scene, entry->text,
                   (struct point){at.x + entry->width,
                                  at.y + letters(drawing, legend_on_a4) * base_below_middle},
                   (struct lettering){drawing->look->regular, letters(drawing, legend_on_a4),
                                      INK_QUIET, ANCHOR_START});
    }
}

static void draw_remark(struct drawing *drawing, double width, double height)
{
    const char *text = remark_of(drawing);
    if (!text)
        return;
    scene_text(drawing->scene, text,
               (struct point){width - PAGE_MARGIN, height - PAGE_MARGIN / 2.0},
               (struct lettering){drawing->look->italic, letters(drawing, legend_on_a4), INK_QUIET,
                                  ANCHOR_END});
}

static void draw_title(struct drawing *drawing, double width)
{
    struct text_lines title = title_lines(drawing, width),
                      subtitle = subtitle_lines(drawing, width);
    struct point at = {PAGE_MARGIN, PAGE_MARGIN * 0.7};
    at = draw_left(drawing, &title, at, 1.2,
                   (struct lettering){drawing->look->bold, letters(drawing, title_on_a4), INK_TEXT,
                                      ANCHOR_START});
    at = draw_left(drawing, &subtitle, at, 1.35,
                   (struct lettering){drawing->look->regular, letters(drawing, subtitle_on_a4),
                                      INK_QUIET, ANCHOR_START});
    drawing->scene->head = at.y + subtitle_on_a4 * base_below_middle;
}

void draw_page(struct drawing *drawing, const struct legend *legend, double width, double height)
{
    struct box sheet = {{width / 2, height / 2}, width, height};
    struct path paper = path_of_box(drawing->arena, sheet);
    drawing->scene->width = width;
    drawing->scene->height = height;
    scene_path(drawing->scene, &paper, (struct stroke){.fill = INK_PAPER});
    if (!drawing->in_column)
        draw_title(drawing, width);
    draw_legend(drawing, legend, width, height);
    draw_remark(drawing, width, height);
}
