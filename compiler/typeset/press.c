/* Pages, their outline and their feet; see block.h. */
#include "typeset/block.h"

/* ---- Paper ----------------------------------------------------------------------------------- */

/* Large paper is read from further away: letters on it are larger, but not as much as the paper
   is. */
static const double scales[PAPER_COUNT] = {
    [PAPER_A4] = 1,   [PAPER_A3] = 1.2, [PAPER_A2] = 1.7,
    [PAPER_A1] = 2.4, [PAPER_A0] = 3.4, [PAPER_LETTER] = 1,
};

static const struct margins {
    double side, top, bottom, foot; /* foot: from the bottom up to the middle of its line */
} margins_upright = {51, 45, 56, 34}, margins_landscape = {42, 38, 50, 30};

struct press press_new(struct arena *arena, struct ruler *ruler, enum paper paper)
{
    struct pages *pages = arena_new_of(arena, struct pages);
    return (struct press){arena, ruler, pages, scales[paper]};
}

struct paper_extent press_extent(const struct press *press, struct paper_sheet sheet)
{
    struct paper_extent extent = paper_extent_of(sheet);
    return (struct paper_extent){extent.width / press->scale, extent.height / press->scale};
}

static const struct margins *margins_of(const struct paper_extent *extent)
{
    return extent->width > extent->height ? &margins_landscape : &margins_upright;
}

struct area press_area(const struct press *press, struct paper_sheet sheet)
{
    struct paper_extent extent = press_extent(press, sheet);
    const struct margins *margins = margins_of(&extent);
    return (struct area){margins->side, margins->top, extent.width - margins->side,
                         extent.height - margins->bottom};
}

unsigned press_columns(struct paper_sheet sheet)
{
    return sheet.landscape ? 3 : 1;
}

struct area press_columns_area(const struct press *press, struct paper_sheet sheet, unsigned first,
                               unsigned count)
{
    static const double gap = 24;
    struct area area = press_area(press, sheet);
    double step = (area.right - area.left + gap) / press_columns(sheet);
    area.left += first * step;
    area.right = area.left + count * step - gap;
    return area;
}

/* ---- Pages ----------------------------------------------------------------------------------- */

struct scene *press_add_page(struct press *press, struct paper_sheet sheet)
{
    struct paper_extent extent = press_extent(press, sheet);
    struct scene *page = arena_new_of(press->arena, struct scene);
    *page = (struct scene){
        .arena = press->arena,
        .ruler = press->ruler,
        .id = arena_printf(press->arena, "%zu", press->pages->sheets.count + 1),
        .title = press->pages->title ? press->pages->title : "",
        .description = "",
        .width = extent.width,
        .height = extent.height,
        .paper = sheet.paper,
    };
    *array_add(press->arena, &press->pages->sheets) = page;
    return page;
}

void press_add_outline(struct press *press, unsigned level, const char *title, double y)
{
    if (title && *title)
        *array_add(press->arena, &press->pages->outline) =
            (struct outline_entry){level, title, press->pages->sheets.count - 1, y};
}

/* ---- Feet ------------------------------------------------------------------------------------ */

static void set_foot(struct scene *page, const char *foot, size_t number, size_t count)
{
    static const double gap = 24;
    struct paper_extent extent = {page->width, page->height};
    const struct margins *margins = margins_of(&extent);
    double left = margins->side, right = extent.width - left;
    double top = extent.height - margins->foot - type_line(TYPE_FOOT) / 2;
    set_rule(page, (struct point){left, top - 4}, (struct point){right, top - 4}, rule_thin,
             INK_RULE);
    double end = set_text_ending(
        page, TYPE_FOOT, arena_printf(page->arena, "Page %zu of %zu", number, count), top, right);
    struct paragraph paragraph =
        paragraph_of_text(page->arena, page->ruler, TYPE_FOOT, foot, end - gap - left);
    paragraph_draw(page, &paragraph, 0, paragraph.lines.count < 2 ? paragraph.lines.count : 2,
                   (struct point){left, top});
}

static void enlarge_path(struct path *path, double scale)
{
    for (size_t i = 0; i < path->count; i++)
        for (size_t k = 0; k < sizeof path->items[i].to / sizeof *path->items[i].to; k++)
            path->items[i].to[k] = point_times(path->items[i].to[k], scale);
}

static void enlarge_mark(struct mark *mark, double scale)
{
    if (mark->form == MARK_PATH) {
        enlarge_path(&mark->drawn.path, scale);
        mark->drawn.stroke.width *= scale;
    } else if (mark->form == MARK_TEXT) {
        mark->text.at = point_times(mark->text.at, scale);
        mark->text.lettering.size *= scale;
        mark->text.width *= scale;
    } else if (mark->form == MARK_SCENE) {
        mark->placed.at = point_times(mark->placed.at, scale);
        mark->placed.scale *= scale;
        mark->placed.window.centre = point_times(mark->placed.window.centre, scale);
        mark->placed.window.width *= scale;
        mark->placed.window.height *= scale;
    }
}

static void enlarge(struct scene *page, double scale)
{
    page->width *= scale;
    page->height *= scale;
    for (size_t i = 0; i < page->marks.count; i++)
        enlarge_mark(&page->marks.items[i], scale);
}

struct pages *press_finish(struct press *press, const char *foot)
{
    struct pages *pages = press->pages;
    for (size_t i = 0; foot && i < pages->sheets.count; i++)
        set_foot(pages->sheets.items[i], foot, i + 1, pages->sheets.count);
    for (size_t i = 0; i < pages->sheets.count; i++)
        enlarge(pages->sheets.items[i], press->scale);
    for (size_t i = 0; i < pages->outline.count; i++)
        pages->outline.items[i].y *= press->scale;
    return pages;
}
