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
    double scale;             /* of the poster, so that few sheets are filled */
    double lap;               /* of the poster: what one sheet covers of the next */
    struct seams across, down;
    bool *printed; /* row by row: there is something on it */
};

/* One sheet of it, by its row and column from 0. */
struct tile {
    size_t row, column;
    double scale;       /* of the poster there */
    bool left, upper;   /* a sheet lies there */
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

/* A poster may come out so much smaller than its paper, so that no sheet is there for a strip of
   it: the same sheets of an office printer that have the area of an A1 hold it but for their edges.
   And again a little smaller where its seams then run between words. */
static const double least_scale = 0.85, most_play = 0.06, play_step = 0.01;

/* What so many sheets side by side hold. */
static double reach_of(double room, size_t count)
{
    return room + (double)(count - 1) * (room - tile_lap);
}

static size_t sheets_for(double length, double room)
{
    size_t count = 1;
    while (reach_of(room, count) < length * least_scale)
        count++;
    return count;
}

static struct tiling cut(struct arena *arena, const struct scene *poster, struct paper_sheet sheet,
                         double scale)
{
    struct paper_extent room = room_of(sheet);
    double lap = tile_lap / scale;
    return (struct tiling){.poster = poster,
                           .sheet = sheet,
                           .scale = scale,
                           .lap = lap,
                           .across = seams_find(arena, poster, ACROSS, room.width / scale, lap),
                           .down = seams_find(arena, poster, DOWN, room.height / scale, lap)};
}

static double cost_of(const struct tiling *tiling)
{
    double cost = 0;
    for (size_t i = 1; i < tiling->across.count; i++)
        cost += seams_cost(tiling->poster, ACROSS, tiling->across.at[i]);
    for (size_t i = 1; i < tiling->down.count; i++)
        cost += seams_cost(tiling->poster, DOWN, tiling->down.at[i]);
    return cost;
}

/* Held one way, as large as may be: which way, and how large. */
struct hold {
    struct paper_sheet sheet;
    size_t sheets;
    double scale;
};

static struct hold hold_of(const struct scene *poster, struct paper_sheet sheet)
{
    static const double hair = 1e-6; /* the last strip is not to need a sheet of its own */
    struct paper_extent room = room_of(sheet);
    size_t columns = sheets_for(poster->width, room.width);
    size_t rows = sheets_for(poster->height, room.height);
    double across = reach_of(room.width, columns) / poster->width;
    double down = reach_of(room.height, rows) / poster->height;
    return (struct hold){sheet, columns * rows, smaller(1, smaller(across, down) - hair)};
}

/* The fewest sheets, then the largest poster. */
static struct hold choose_hold(const struct scene *poster, enum paper paper)
{
    struct hold sideways = hold_of(poster, (struct paper_sheet){paper, true});
    struct hold upright = hold_of(poster, (struct paper_sheet){paper, false});
    if (upright.sheets != sideways.sheets)
        return upright.sheets < sideways.sheets ? upright : sideways;
    return upright.scale > sideways.scale ? upright : sideways;
}

static struct tiling choose(struct arena *arena, const struct scene *poster, struct ruler *ruler,
                            enum paper paper)
{
    struct hold hold = choose_hold(poster, paper);
    struct tiling best = cut(arena, poster, hold.sheet, hold.scale);
    for (double play = play_step; play < most_play && cost_of(&best) > 0; play += play_step) {
        struct tiling other = cut(arena, poster, hold.sheet, hold.scale * (1 - play));
        if (cost_of(&other) < cost_of(&best))
            best = other;
    }
    best.press = press_new(arena, ruler, PAPER_A4);
    return best;
}

/* ---- Which sheets there are ------------------------------------------------------------------ */

static bool is_printed(const struct tiling *tiling, size_t row, size_t column)
{
    return row < tiling->down.count && column < tiling->across.count &&
           tiling->printed[row * tiling->across.count + column];
}

static void leave_out_empty(struct tiling *tiling)
{
    const double *x = tiling->across.at, *y = tiling->down.at;
    size_t columns = tiling->across.count;
    tiling->printed = arena_alloc(tiling->press.arena, columns * tiling->down.count + 1);
    for (size_t row = 0; row < tiling->down.count; row++)
        for (size_t column = 0; column < columns; column++)
            tiling->printed[row * columns + column] = seams_ink_in(
                tiling->poster, (struct area){x[column], y[row], x[column + 1], y[row + 1]});
}

static size_t tile_count(const struct tiling *tiling)
{
    size_t count = 0;
    for (size_t i = 0; i < tiling->across.count * tiling->down.count; i++)
        count += tiling->printed[i];
    return count;
}

static bool has_empty(const struct tiling *tiling)
{
    return tile_count(tiling) < tiling->across.count * tiling->down.count;
}

/* ---- One sheet ------------------------------------------------------------------------------- */

static struct tile tile_at(const struct tiling *tiling, size_t row, size_t column)
{
    const double *x = &tiling->across.at[column], *y = &tiling->down.at[row];
    double scale = tiling->scale;
    struct tile tile = {.row = row,
                        .column = column,
                        .scale = scale,
                        .left = column && is_printed(tiling, row, column - 1),
                        .upper = row && is_printed(tiling, row - 1, column),
                        .net = {x[0], y[0], x[1], y[1]}};
    tile.shown = tile.net;
    tile.shown.left -= tile.left ? tiling->lap : 0;
    tile.shown.top -= tile.upper ? tiling->lap : 0;
    tile.window = (struct area){tile_margin, tile_margin,
                                tile_margin + (tile.shown.right - tile.shown.left) * scale,
                                tile_margin + (tile.shown.bottom - tile.shown.top) * scale};
    return tile;
}

/* From the poster, as large as it is printed, to this sheet. */
static struct point moved_by(const struct tile *tile)
{
    return (struct point){tile->window.left - tile->shown.left * tile->scale,
                          tile->window.top - tile->shown.top * tile->scale};
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
    if (tile->left)
        set_field(page, strip, INK_CLOUD);
    strip = tile->window;
    strip.bottom = strip.top + tile_lap;
    if (tile->upper)
        set_field(page, strip, INK_CLOUD);
}

/* Where a strip ends, also where the picture covers its grey: just inside, so that it is covered.
 */
static void set_edges(struct scene *page, const struct tile *tile)
{
    static const double inside = POINTS_A_MILLIMETRE;
    const struct area *window = &tile->window;
    double x = window->left + tile_lap - inside, y = window->top + tile_lap - inside;
    if (tile->left)
        set_rule(page, (struct point){x, window->top}, (struct point){x, window->bottom}, rule_thin,
                 INK_RULE);
    if (tile->upper)
        set_rule(page, (struct point){window->left, y}, (struct point){window->right, y}, rule_thin,
                 INK_RULE);
}

/* Two at each corner of what is seen in the end, beyond the window. */
static void set_marks(struct scene *page, const struct tile *tile)
{
    static const double near = 1.5 * POINTS_A_MILLIMETRE, far = 6 * POINTS_A_MILLIMETRE;
    const struct area *window = &tile->window;
    struct point by = moved_by(tile);
    const double columns[] = {tile->net.left * tile->scale + by.x,
                              tile->net.right * tile->scale + by.x};
    const double rows[] = {tile->net.top * tile->scale + by.y,
                           tile->net.bottom * tile->scale + by.y};
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
    if (tile->upper)
        set_small(page,
                  arena_printf(arena, "%s comes over the grey", name_of(arena, row - 1, column)),
                  (struct point){middle.x, window->top - above}, ANCHOR_MIDDLE);
    if (tile->left)
        set_small(page,
                  arena_printf(arena, "%s comes over the grey", name_of(arena, row, column - 1)),
                  (struct point){window->left - above, middle.y}, ANCHOR_UPWARD);
    if (is_printed(tiling, row + 1, column))
        set_small(page,
                  arena_printf(arena, "cut, and lay over %s", name_of(arena, row + 1, column)),
                  (struct point){window->right - inwards, window->bottom + below}, ANCHOR_END);
    if (is_printed(tiling, row, column + 1))
        set_small(page,
                  arena_printf(arena, "cut, and lay over %s", name_of(arena, row, column + 1)),
                  (struct point){window->right + below, middle.y}, ANCHOR_UPWARD);
}

static void set_name(struct scene *page, const struct tiling *tiling, const struct tile *tile,
                     const char *name)
{
    static const double inwards = 3 * POINTS_A_MILLIMETRE, below = 5.2 * POINTS_A_MILLIMETRE;
    double left = tile->net.left * tile->scale + moved_by(tile).x + inwards;
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
    scene_place_behind(page, tiling->poster, moved_by(&tile), tile.scale, box_of(&tile.window));
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
        arena_printf(
            arena, "%zu sheet%s in %zu row%s make a poster of %.0f by %.0f mm.%s",
            tile_count(tiling), tile_count(tiling) == 1 ? "" : "s", tiling->down.count,
            tiling->down.count == 1 ? "" : "s", tiling->poster->width * tiling->scale / millimetre,
            tiling->poster->height * tiling->scale / millimetre,
            has_empty(tiling) ? " Nothing is on the fields without a number: they have no sheet."
                              : ""),
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
            if (is_printed(tiling, row, column))
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
    leave_out_empty(&tiling);
    set_cover(&tiling);
    for (size_t row = 0; row < tiling.down.count; row++)
        for (size_t column = 0; column < tiling.across.count; column++)
            if (is_printed(&tiling, row, column))
                set_tile(&tiling, row, column);
    return press_finish(&tiling.press, NULL);
}
