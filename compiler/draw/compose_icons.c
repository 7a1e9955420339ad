/* A sheet of all that figures can look like, each with its name, in rows of one width. */
#include "draw/figure.h"
#include "draw/page.h"

static const double cell_width = 84, cell_gap = 14, text_size = 12;
static const double heading_size = 14, heading_room = 36;
static const double icon_height = 58, person_height = 84;

struct sheet {
    struct drawing *drawing;
    struct legend legend;
    struct text_lines *names; /* one a node, as are these: */
    struct point *grounds;    /* the middle of the lower edge of its figure */
    struct page page;
};

static const struct diagram_node *node_of(const struct sheet *sheet, size_t which)
{
    return &sheet->drawing->diagram->nodes.items[which];
}

/* Whether a chapter of its own begins with this node. */
static bool begins_chapter(const struct sheet *sheet, size_t which)
{
    return !which || node_of(sheet, which)->part != node_of(sheet, which - 1)->part;
}

static double height_of(const struct diagram_node *node)
{
    return node->part == PART_ICON ? icon_height : person_height;
}

/* One row from this node on; gives the first of the next. What stands in it is moved up by `top`,
   which it changes to the lower edge. */
static size_t set_row(struct sheet *sheet, struct box area, size_t first, double *top)
{
    size_t columns = (size_t)larger(1, area.width / cell_width), next = first, lines = 0;
    double left = area.centre.x - area.width / 2, cell = area.width / (double)columns;
    double ground = *top + height_of(node_of(sheet, first));
    while (next < sheet->drawing->diagram->nodes.count && next < first + columns &&
           (next == first || !begins_chapter(sheet, next))) {
        sheet->grounds[next] = (struct point){left + cell * ((double)(next - first) + 0.5), ground};
        lines = sheet->names[next].count > lines ? sheet->names[next].count : lines;
        next++;
    }
    *top = ground + text_size * (0.5 + draw_leading * (double)lines) + cell_gap;
    return next;
}

/* Set all in rows; gives the lower edge. */
static double set_rows(struct sheet *sheet, struct box area)
{
    double top = area.centre.y - area.height / 2;
    for (size_t i = 0; i < sheet->drawing->diagram->nodes.count;) {
        top += begins_chapter(sheet, i) ? heading_room : 0;
        i = set_row(sheet, area, i, &top);
    }
    return top - cell_gap;
}

static bool fits_on_page(void *picture, double size)
{
    struct sheet *sheet = picture;
    sheet->page = page_take(sheet->drawing, &sheet->legend, size);
    struct box area = sheet->page.area;
    return set_rows(sheet, area) <= area.centre.y + area.height / 2;
}

static void draw_heading(struct sheet *sheet, size_t which)
{
    const struct diagram_node *node = node_of(sheet, which);
    struct point at = {PAGE_MARGIN, sheet->grounds[which].y - height_of(node) - heading_size};
    scene_text(
        sheet->drawing->scene, part_chapters[node->part], at,
        (struct lettering){sheet->drawing->look->bold, heading_size, INK_TEXT, ANCHOR_START});
}

static void draw_node(struct sheet *sheet, size_t which)
{
    struct drawing *drawing = sheet->drawing;
    const struct diagram_node *node = node_of(sheet, which);
    const struct text_lines *name = &sheet->names[which];
    struct point middle = sheet->grounds[which];
    draw_open_node(drawing->scene, node);
    draw_figure(drawing, figure_whose(node), &node->figure, middle, height_of(node), false);
    middle.y += text_size * (0.5 + draw_leading * (double)name->count / 2);
    scene_lines(drawing->scene, name, middle, draw_leading,
                (struct lettering){drawing->look->regular, text_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

bool compose_icons(struct drawing *drawing)
{
    static const double beside_names = 6;
    size_t count = drawing->diagram->nodes.count;
    struct sheet sheet = {.drawing = drawing};
    sheet.names = arena_alloc(drawing->arena, (count + 1) * sizeof *sheet.names);
    sheet.grounds = arena_alloc(drawing->arena, (count + 1) * sizeof *sheet.grounds);
    for (size_t i = 0; i < count; i++)
        sheet.names[i] = draw_wrap(drawing, look_clean.regular, text_size, node_of(&sheet, i)->text,
                                   cell_width - beside_names);
    page_grow(&sheet, fits_on_page, 1);
    draw_page(drawing, &sheet.legend, sheet.page.width, sheet.page.height);
    for (size_t i = 0; i < count; i++) {
        if (begins_chapter(&sheet, i))
            draw_heading(&sheet, i);
        draw_node(&sheet, i);
    }
    return true;
}
