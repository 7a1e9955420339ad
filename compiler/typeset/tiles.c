/* A poster on sheets of an office printer; see poster.h. */
#include "typeset/block.h"
#include "typeset/poster.h"
#include "typeset/seams.h"

#include <string.h>

static const double millimetre = POINTS_A_MILLIMETRE;

/* The edge of a sheet that printers do not reach, and how much of the next sheet one covers. */
static const double tile_margin = 10 * POINTS_A_MILLIMETRE, tile_lap = 8 * POINTS_A_MILLIMETRE;

struct tiling {
    struct press press;
    const struct scene *poster;
    struct paper_sheet sheet; /* of each tile */
    struct seams across, down;
};

/* One sheet of it, by its row and column from 0. */
struct tile {
    size_t row, column;
    struct area net;    /* of the poster: what is seen of it there when all is put together */
    struct area shown;  /* of the poster: with what the sheets before it cover */
    struct area window; /* of the sheet: where that is printed */
};

/* ---- Which way the sheets are held ----------------------------------------------------------- */

static struct paper_extent room_of(struct paper_sheet sheet)
{
    struct paper_extent extent = paper_extent_of(sheet);
    return (struct paper_extent){extent.width - 2 * tile_margin, extent.height - 2 * tile_margin};
}

static struct tiling cut(struct arena *arena, const struct scene *poster, struct ruler *ruler,
                         struct paper_sheet sheet)
{
    struct paper_extent room = room_of(sheet);
    return (struct tiling){press_new(arena, ruler, PAPER_A4), poster, sheet,
                           seams_find(arena, poster, ACROSS, room.width, tile_lap),
                           seams_find(arena, poster, DOWN, room.height, tile_lap)};
}

static size_t tile_count(const struct tiling *tiling)
{
    return tiling->across.count * tiling->down.count;
}

/* The fewest sheets. */
static struct tiling choose(struct arena *arena, const struct scene *poster, struct ruler *ruler,
                            enum paper paper)
{
    struct tiling sideways = cut(arena, poster, ruler, (struct paper_sheet){paper, true});
    struct tiling upright = cut(arena, poster, ruler, (struct paper_sheet){paper, false});
    return tile_count(&upright) < tile_count(&sideways) ? upright : sideways;
}

/* ---- One sheet ------------------------------------------------------------------------------- */

static struct tile tile_at(const struct tiling *tiling, size_t row, size_t column)
{
    const double *x = &tiling->across.at[column], *y = &tiling->down.at[row];
    struct tile tile = {.row = row, .column = column, .net = {x[0], y[0], x[1], y[1]}};
    tile.shown = tile.net;
    tile.shown.left -= column ? tile_lap : 0;
    tile.shown.top -= row ? tile_lap : 0;
    tile.window =
        (struct area){tile_margin, tile_margin, tile_margin + tile.shown.right - tile.shown.left,
                      tile_margin + tile.shown.bottom - tile.shown.top};
    return tile;
}

/* From the poster to this sheet. */
static struct point moved_by(const struct tile *tile)
{
    return (struct point){tile->window.left - tile->shown.left, tile->window.top - tile->shown.top};
}

static struct box box_of(const struct area *area)
{
    return (struct box){{(area->left + area->right) / 2, (area->top + area->bottom) / 2},
                        area->right - area->left,
                        area->bottom - area->top};
}

static const char *name_of(struct arena *arena, size_t row, size_t column)
{
    return arena_printf(arena, "%zu.%zu", row + 1, column + 1);
}

static void set_grey_strips(struct scene *page, const struct tile *tile)
{
    struct area strip = tile->window;
    strip.right = strip.left + tile_lap;
    if (tile->column)
        set_field(page, strip, INK_CLOUD);
    strip = tile->window;
    strip.bottom = strip.top + tile_lap;
    if (tile->row)
        set_field(page, strip, INK_CLOUD);
}

/* Where a strip ends, also where the picture covers its grey: just inside, so that it is covered.
 */
static void set_edges(struct scene *page, const struct tile *tile)
{
    static const double inside = POINTS_A_MILLIMETRE;
    const struct area *window = &tile->window;
    double x = window->left + tile_lap - inside, y = window->top + tile_lap - inside;
    if (tile->column)
        set_rule(page, (struct point){x, window->top}, (struct point){x, window->bottom}, rule_thin,
                 INK_RULE);
    if (tile->row)
        set_rule(page, (struct point){window->left, y}, (struct point){window->right, y}, rule_thin,
                 INK_RULE);
}

/* Two at each corner of what is seen in the end, beyond the window. */
static void set_marks(struct scene *page, const struct tile *tile)
{
    static const double near = 1.5 * POINTS_A_MILLIMETRE, far = 6 * POINTS_A_MILLIMETRE;
    const struct area *window = &tile->window;
    struct point by = moved_by(tile);
    const double columns[] = {tile->net.left + by.x, tile->net.right + by.x};
    const double rows[] = {tile->net.top + by.y, tile->net.bottom + by.y};
    for (int i = 0; i < 2; i++) {
        double x = columns[i], y = rows[i];
        set_rule(page, (struct point){x, window->top - near}, (struct point){x, window->top - far},
                 rule_thin, INK_TEXT);
        set_rule(page, (struct point){x, window->bottom + near},
                 (struct point){x, window->bottom + far}, rule_thin, INK_TEXT);
        set_rule(page, (struct point){window->left - near, y},
                 (struct point){window->left - far, y}, rule_thin, INK_TEXT);
        set_rule(page, (struct point){window->right + near, y},
                 (struct point){window->right + far, y}, rule_thin, INK_TEXT);
    }
}

static void set_small(struct scene *page, const char *text, struct point at, enum anchor anchor)
{
    const struct type *type = &types[TYPE_FOOT];
    scene_text(page, text, at, (struct lettering){type->plain, type->size, type->ink, anchor});
}

/* At each seam which sheet is on its other side, and which of both lies on top. */
static void set_neighbours(struct scene *page, const struct tiling *tiling, const struct tile *tile)
{
    static const double above = 3 * POINTS_A_MILLIMETRE, below = 5.2 * POINTS_A_MILLIMETRE,
                        inwards = 3 * POINTS_A_MILLIMETRE;
    const struct area *window = &tile->window;
    struct arena *arena = page->arena;
    struct point middle = box_of(window).centre;
    size_t row = tile->row, column = tile->column;
    if (row)
        set_small(page,
                  arena_printf(arena, "%s comes over the grey", name_of(arena, row - 1, column)),
                  (struct point){middle.x, window->top - above}, ANCHOR_MIDDLE);
    if (column)
        set_small(page,
                  arena_printf(arena, "%s comes over the grey", name_of(arena, row, column - 1)),
                  (struct point){window->left - above, middle.y}, ANCHOR_UPWARD);
    if (row + 1 < tiling->down.count)
        set_small(page,
                  arena_printf(arena, "cut, and lay over %s", name_of(arena, row + 1, column)),
                  (struct point){window->right - inwards, window->bottom + below}, ANCHOR_END);
    if (column + 1 < tiling->across.count)
        set_small(page,
                  arena_printf(arena, "cut, and lay over %s", name_of(arena, row, column + 1)),
                  (struct point){window->right + below, middle.y}, ANCHOR_UPWARD);
}

static void set_name(struct scene *page, const struct tiling *tiling, const struct tile *tile,
                     const char *name)
{
    static const double inwards = 3 * POINTS_A_MILLIMETRE, below = 5.2 * POINTS_A_MILLIMETRE;
    double left = tile->net.left + moved_by(tile).x + inwards;
    set_small(
        page,
        arena_printf(page->arena, "%s · row %zu of %zu", name, tile->row + 1, tiling->down.count),
        (struct point){left, tile->window.bottom + below}, ANCHOR_START);
}

static void set_tile(struct tiling *tiling, size_t row, size_t column)
{
    struct arena *arena = tiling->press.arena;
    struct tile tile = tile_at(tiling, row, column);
    struct scene *page = press_add_page(&tiling->press, tiling->sheet);
    const char *name = arena_printf(arena, "Sheet %s", name_of(arena, row, column));
    page->id = name_of(arena, row, column);
    press_add_outline(&tiling->press, 2, name, 0);
    set_grey_strips(page, &tile);
    scene_place_behind(page, tiling->poster, moved_by(&tile), 1, box_of(&tile.window));
    set_edges(page, &tile);
    set_marks(page, &tile);
    scene_open_role(page, ROLE_P);
    set_name(page, tiling, &tile, name);
    set_neighbours(page, tiling, &tile);
    scene_close_role(page, ROLE_P);
}

/* ---- The cover ------------------------------------------------------------------------------- */

static double set_steps(struct scene *page, const struct tiling *tiling, struct area area,
                        double top)
{
    static const char *const steps[] = {
        ("Print at 100 % (“actual size”, not “fit to page”), on one side of the paper. The bar "
         "below must be 50 mm long on what comes out."),
        ("Cut each sheet along its right and its lower edge, at the marks; the outermost sheets "
         "also along the edge of the poster."),
        ("Row by row from the left: lay each sheet over the grey strip of the next one, and tape "
         "it. Then lay each row over the grey strip of the row below."),
    };
    struct arena *arena = page->arena;
    scene_open_role(page, ROLE_P);
    top = set_text(
        page, TYPE_STANDFIRST,
        arena_printf(arena, "%zu sheets in %zu row%s make a poster of %.0f by %.0f mm.",
                     tile_count(tiling), tiling->down.count, tiling->down.count == 1 ? "" : "s",
                     tiling->poster->width / millimetre, tiling->poster->height / millimetre),
        (struct point){area.left, top}, area.right - area.left);
    scene_close_role(page, ROLE_P);
    scene_open_role(page, ROLE_L);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        scene_open_role(page, ROLE_LI);
        top = set_text(page, TYPE_BODY, arena_printf(arena, "%zu. %s", i + 1, steps[i]),
                       (struct point){area.left, top + 3}, (area.right - area.left) * 0.9);
        scene_close_role(page, ROLE_LI);
    }
    scene_close_role(page, ROLE_L);
    return top;
}

/* Gives how far down it reaches. */
static double set_bar(struct scene *page, struct point at)
{
    static const double length = 50 * POINTS_A_MILLIMETRE, tick = 4;
    struct point end = {at.x + length, at.y};
    set_rule(page, at, end, rule_bold, INK_TEXT);
    set_rule(page, (struct point){at.x, at.y - tick}, (struct point){at.x, at.y + tick}, rule_thin,
             INK_TEXT);
    set_rule(page, (struct point){end.x, end.y - tick}, (struct point){end.x, end.y + tick},
             rule_thin, INK_TEXT);
    set_text(page, TYPE_FACT, "50 mm",
             (struct point){end.x + 2 * tick, at.y - type_line(TYPE_FACT) / 2}, length);
    return at.y + tick;
}

/* On a field of its own: the picture below it may be dark. */
static void set_number(struct scene *page, const char *name, struct point corner)
{
    static const double beside = 3, hair = 0.5; /* hair: off the edges of the sheet */
    const struct type *type = &types[TYPE_TILE_NUMBER];
    double width = text_width(NULL, type->plain, type->size, name, strlen(name));
    struct point start = {corner.x + hair, corner.y + hair};
    set_field(page,
              (struct area){start.x, start.y, start.x + width + 2 * beside,
                            start.y + type_line(TYPE_TILE_NUMBER)},
              INK_SHAPE);
    set_text(page, TYPE_TILE_NUMBER, name, (struct point){start.x + beside, start.y}, 2 * width);
}

/* The poster as small as fits, with the edges of its sheets and their numbers. */
static void set_map(struct scene *page, const struct tiling *tiling, struct area area)
{
    const struct scene *poster = tiling->poster;
    double scale = smaller((area.right - area.left) / poster->width,
                           (area.bottom - area.top) / poster->height);
    struct point at = {(area.left + area.right - poster->width * scale) / 2, area.top};
    struct area whole = {at.x, at.y, at.x + poster->width * scale, at.y + poster->height * scale};
    scene_place_behind(page, poster, at, scale, box_of(&whole));
    for (size_t i = 0; i <= tiling->across.count; i++) {
        double x = at.x + tiling->across.at[i] * scale;
        set_rule(page, (struct point){x, whole.top}, (struct point){x, whole.bottom}, rule_thin,
                 INK_WARM);
    }
    for (size_t i = 0; i <= tiling->down.count; i++) {
        double y = at.y + tiling->down.at[i] * scale;
        set_rule(page, (struct point){whole.left, y}, (struct point){whole.right, y}, rule_thin,
                 INK_WARM);
    }
    for (size_t row = 0; row < tiling->down.count; row++)
        for (size_t column = 0; column < tiling->across.count; column++)
            set_number(page, name_of(page->arena, row, column),
                       (struct point){at.x + tiling->across.at[column] * scale,
                                      at.y + tiling->down.at[row] * scale});
}

static void set_cover(struct tiling *tiling)
{
    static const char title[] = "How to put this poster together";
    static const double gap = 14;
    struct scene *page = press_add_page(&tiling->press, tiling->sheet);
    struct area area = press_area(&tiling->press, tiling->sheet);
    page->id = "Cover";
    press_add_outline(&tiling->press, 1, title, 0);
    scene_open_role(page, ROLE_H1);
    double top = set_text(page, TYPE_TITLE, title, (struct point){area.left, area.top},
                          area.right - area.left);
    scene_close_role(page, ROLE_H1);
    top = set_steps(page, tiling, area, top + 6);
    top = set_bar(page, (struct point){area.left, top + gap});
    area.top = top + gap;
    set_map(page, tiling, area);
}

struct pages *typeset_tiles(struct arena *arena, const struct pages *poster, enum paper paper,
                            struct ruler *ruler)
{
    struct tiling tiling = choose(arena, poster->sheets.items[0], ruler, paper);
    struct pages *pages = tiling.press.pages;
    pages->title = poster->title;
    pages->subject = poster->subject;
    pages->language = poster->language;
    pages->date = poster->date;
    for (size_t i = 0; i < poster->notes.count; i++)
        *array_add(arena, &pages->notes) = poster->notes.items[i];
    set_cover(&tiling);
    for (size_t row = 0; row < tiling.down.count; row++)
        for (size_t column = 0; column < tiling.across.count; column++)
            set_tile(&tiling, row, column);
    return press_finish(&tiling.press, NULL);
}
