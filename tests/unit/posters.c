/* Posters and the sheets they are cut into: all of the poster is on some sheet, each sheet covers
   so much of the next, what is printed keeps off the edges that printers do not reach, marks stand
   beside it, and seams run between texts where they can. Scenes are made up by chance.

       posters [SEEDS]      so many scenes; 40 where none is said */
#include "typeset/poster.h"
#include "typeset/seams.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In points: the edge that printers do not reach, and what one sheet covers of the next. */
static const double tile_margin = 10 * 72 / 25.4, tile_lap = 8 * 72 / 25.4;

static int failed;

static void judge(bool good, const char *what, const char *name)
{
    failed += !good;
    if (!good)
        printf("FAIL posters: %s: %s\n", what, name);
}

static bool are_near(double a, double b)
{
    return fabs(a - b) < 0.01;
}

/* ---- Pictures by chance ---------------------------------------------------------------------- */

struct maker {
    struct arena *arena;
    unsigned state;
};

static unsigned chance(struct maker *maker, unsigned below)
{
    maker->state = maker->state * 1103515245u + 12345u;
    return (maker->state >> 16) % below;
}

static struct scene *new_picture(struct maker *maker)
{
    static const char *const words[] = {"trust", "an end to waiting",         "Übergang", "אמון",
                                        "信任",  "who pays for it in the end"};
    struct scene *scene = arena_new_of(maker->arena, struct scene);
    double width = 300 + chance(maker, 1500), height = 300 + chance(maker, 1500);
    *scene = (struct scene){.arena = maker->arena,
                            .id = "picture",
                            .title = "A picture",
                            .description = "What is in it",
                            .width = width,
                            .height = height};
    for (unsigned i = 0, count = 1 + chance(maker, 60); i < count; i++)
        scene_text(scene, words[chance(maker, sizeof words / sizeof *words)],
                   (struct point){chance(maker, (unsigned)width), chance(maker, (unsigned)height)},
                   (struct lettering){FACE_PLAIN, 8 + chance(maker, 20), INK_TEXT,
                                      (enum anchor)chance(maker, 4)});
    return scene;
}

static const struct poster usual_poster = {.title = "A title that takes its room",
                                           .lead = "Rich picture · as seen by all",
                                           .foot = "The library · write on me",
                                           .subject = "Poster",
                                           .language = "en"};

/* ---- Pages ----------------------------------------------------------------------------------- */

/* Whatever opens on a page ends there. */
static void test_balance(const struct pages *pages, const char *name)
{
    for (size_t i = 0; i < pages->sheets.count; i++) {
        const struct scene *page = pages->sheets.items[i];
        int open = 0;
        for (size_t k = 0; k < page->marks.count && open >= 0; k++)
            open += page->marks.items[k].form == MARK_GROUP ? 1
                    : page->marks.items[k].form == MARK_END ? -1
                                                            : 0;
        judge(open == 0, "each tag is closed on its page", name);
    }
    for (size_t i = 0; i < pages->outline.count; i++)
        judge(pages->outline.items[i].page < pages->sheets.count, "the outline leads to a page",
              name);
}

static const struct mark *placed_on(const struct scene *page)
{
    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].form == MARK_SCENE)
            return &page->marks.items[i];
    return NULL;
}

/* Where all that is drawn on a page stands, without the scene that is placed there. */
static bool stays_on(const struct scene *page, const struct area *kept_clear)
{
    for (size_t i = 0; i < page->marks.count; i++) {
        const struct mark *mark = &page->marks.items[i];
        if (mark->form == MARK_TEXT) {
            struct area area = text_area(mark);
            if (area.left < 0 || area.top < 0 || area.right > page->width ||
                area.bottom > page->height)
                return false;
        }
        if (mark->form != MARK_PATH || mark->drawn.stroke.ink != INK_TEXT)
            continue;
        for (size_t k = 0; k < mark->drawn.path.count; k++) {
            struct point at = mark->drawn.path.items[k].to[0];
            if (at.x < 0 || at.y < 0 || at.x > page->width || at.y > page->height ||
                (kept_clear && at.x > kept_clear->left && at.x < kept_clear->right &&
                 at.y > kept_clear->top && at.y < kept_clear->bottom))
                return false;
        }
    }
    return true;
}

/* ---- Posters --------------------------------------------------------------------------------- */

static void test_poster(const struct pages *poster, enum paper paper, const char *name)
{
    const struct scene *page = poster->sheets.items[0];
    const struct mark *picture = placed_on(page);
    struct paper_extent extent = paper_extent_of((struct paper_sheet){paper, false});
    double height = picture->placed.scene->height * picture->placed.scale;
    judge(poster->sheets.count == 1, "a poster is one page", name);
    judge(are_near(smaller(page->width, page->height), extent.width) &&
              are_near(larger(page->width, page->height), extent.height),
          "as large as its paper", name);
    judge(height > 0 && stays_on(page, NULL), "its words are on it", name);
    judge(!strcmp(page->description, "What is in it"), "it is told in words", name);
}

/* Where the smallest letters are too small it is told, and the way on holds. */
static void test_letters(struct arena *arena)
{
    for (double size = 2; size < 30; size += 3)
        for (enum paper paper = PAPER_A3; paper <= PAPER_A0; paper++) {
            struct scene scene = {.arena = arena,
                                  .id = "picture",
                                  .title = "",
                                  .description = "",
                                  .width = 800,
                                  .height = 500};
            scene_text(&scene, "in all corners", (struct point){0, 40},
                       (struct lettering){FACE_PLAIN, size, INK_TEXT, ANCHOR_START});
            scene_text(&scene, "in all corners", (struct point){800, 500},
                       (struct lettering){FACE_PLAIN, 40, INK_TEXT, ANCHOR_END});
            struct pages *pages = typeset_poster(arena, &scene, &usual_poster, paper, NULL);
            double letters = size * placed_on(pages->sheets.items[0])->placed.scale;
            judge((pages->notes.count > 0) == (letters < letters_on_walls),
                  "small letters are told", paper_sizes[paper].name);
        }
}

/* ---- Sheets ---------------------------------------------------------------------------------- */

/* The sheet at this place of the poster, from 1; NULL: nothing is on it. */
static const struct scene *sheet_at(const struct pages *tiles, size_t row, size_t column)
{
    char id[32];
    snprintf(id, sizeof id, "%zu.%zu", row, column);
    for (size_t i = 1; i < tiles->sheets.count; i++)
        if (!strcmp(tiles->sheets.items[i]->id, id))
            return tiles->sheets.items[i];
    return NULL;
}

static void place_of(const struct scene *page, size_t *row, size_t *column)
{
    if (sscanf(page->id, "%zu.%zu", row, column) != 2)
        *row = *column = 0;
}

/* What of the poster one of them shows in the end, where all others have come over it. */
static struct area shown_on(const struct pages *tiles, const struct scene *page)
{
    const struct mark *mark = placed_on(page);
    struct point corner = box_corner(mark->placed.window, 0), at = mark->placed.at;
    struct point last = box_corner(mark->placed.window, 3);
    double scale = mark->placed.scale;
    size_t row, column;
    place_of(page, &row, &column);
    corner.x += sheet_at(tiles, row, column - 1) ? tile_lap : 0;
    corner.y += sheet_at(tiles, row - 1, column) ? tile_lap : 0;
    return (struct area){(corner.x - at.x) / scale, (corner.y - at.y) / scale,
                         (last.x - at.x) / scale, (last.y - at.y) / scale};
}

static void test_tile(const struct scene *page, double scale, const char *name)
{
    const struct mark *mark = placed_on(page);
    struct point first = box_corner(mark->placed.window, 0),
                 last = box_corner(mark->placed.window, 3);
    struct area window = {first.x, first.y, last.x, last.y};
    judge(are_near(mark->placed.scale, scale), "all show it in one size", name);
    judge(window.left >= tile_margin - 0.01 && window.top >= tile_margin - 0.01 &&
              window.right <= page->width - tile_margin + 0.01 &&
              window.bottom <= page->height - tile_margin + 0.01,
          "what is printed keeps off the edges", name);
    judge(stays_on(page, &window), "marks stand beside it", name);
}

static double in_both(struct area one, struct area other)
{
    double width = smaller(one.right, other.right) - larger(one.left, other.left);
    double height = smaller(one.bottom, other.bottom) - larger(one.top, other.top);
    return width > 0 && height > 0 ? width * height : 0;
}

/* What of an area of the poster the sheets show together, as a share. */
static double share_shown(const struct pages *tiles, struct area area)
{
    double shown = 0;
    for (size_t i = 1; i < tiles->sheets.count; i++)
        shown += in_both(area, shown_on(tiles, tiles->sheets.items[i]));
    return shown / ((area.right - area.left) * (area.bottom - area.top));
}

static void test_whole(const struct pages *tiles, const struct scene *poster, const char *name)
{
    for (size_t i = 0; i < poster->marks.count; i++)
        if (poster->marks.items[i].form == MARK_TEXT)
            judge(are_near(share_shown(tiles, text_area(&poster->marks.items[i])), 1),
                  "no text is twice or missing", name);
    const struct mark *picture = placed_on(poster);
    for (size_t i = 0; i < picture->placed.scene->marks.count; i++) {
        const struct mark *mark = &picture->placed.scene->marks.items[i];
        struct point at = picture->placed.at;
        double scale = picture->placed.scale;
        struct area area = mark->form == MARK_TEXT ? text_area(mark) : (struct area){0};
        if (mark->form == MARK_TEXT)
            judge(are_near(share_shown(tiles, (struct area){at.x + area.left * scale,
                                                            at.y + area.top * scale,
                                                            at.x + area.right * scale,
                                                            at.y + area.bottom * scale}),
                           1),
                  "nothing of the picture is twice or missing", name);
    }
}

/* Each sheet goes on where the one before it ends, and has something on it. */
static void test_tiling(const struct pages *tiles, const struct scene *poster, const char *name)
{
    double scale = placed_on(tiles->sheets.items[1])->placed.scale;
    judge(scale <= 1 && scale >= 0.79, "as large as the poster, or nearly", name);
    for (size_t i = 1; i < tiles->sheets.count; i++) {
        const struct scene *page = tiles->sheets.items[i];
        struct area shown = shown_on(tiles, page);
        size_t row, column;
        place_of(page, &row, &column);
        const struct scene *beside = sheet_at(tiles, row, column + 1);
        const struct scene *below = sheet_at(tiles, row + 1, column);
        test_tile(page, scale, name);
        judge(seams_ink_in(poster, shown), "no sheet is empty", name);
        judge(!beside || are_near(shown_on(tiles, beside).left, shown.right), "it goes on beside",
              name);
        judge(!below || are_near(shown_on(tiles, below).top, shown.bottom), "it goes on below",
              name);
    }
    test_whole(tiles, poster, name);
    size_t rows = 0, columns = 0;
    for (size_t i = 1; i < tiles->sheets.count; i++) {
        size_t row, column;
        place_of(tiles->sheets.items[i], &row, &column);
        rows = row > rows ? row : rows;
        columns = column > columns ? column : columns;
    }
    if (rows * columns == tiles->sheets.count - 1)
        judge(are_near(share_shown(tiles, (struct area){0, 0, poster->width, poster->height}), 1),
              "nothing is twice or missing", name);
    judge(tiles->outline.count == tiles->sheets.count, "each sheet is in the outline", name);
}

/* What stands beside the picture on each sheet: its own name, and those of the sheets around it. */
static bool says(const struct scene *page, const char *text)
{
    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].form == MARK_TEXT && !strcmp(page->marks.items[i].text.text, text))
            return true;
    return false;
}

static void test_numbers(struct arena *arena, const struct pages *tiles, const char *name)
{
    for (size_t i = 1; i < tiles->sheets.count; i++) {
        const struct scene *page = tiles->sheets.items[i];
        size_t row, column;
        place_of(page, &row, &column);
        bool has_left = sheet_at(tiles, row, column - 1),
             has_upper = sheet_at(tiles, row - 1, column);
        bool has_right = sheet_at(tiles, row, column + 1),
             has_lower = sheet_at(tiles, row + 1, column);
        judge(says(page, arena_printf(arena, "%zu.%zu comes over the grey", row, column - 1)) ==
                  has_left,
              "what is to the left", name);
        judge(says(page, arena_printf(arena, "%zu.%zu comes over the grey", row - 1, column)) ==
                  has_upper,
              "what is above", name);
        judge(says(page, arena_printf(arena, "cut, and lay over %zu.%zu", row, column + 1)) ==
                  has_right,
              "what is to the right", name);
        judge(says(page, arena_printf(arena, "cut, and lay over %zu.%zu", row + 1, column)) ==
                  has_lower,
              "what is below", name);
        judge(says(tiles->sheets.items[0], page->id), "the map has each sheet", name);
    }
}

/* Words in two corners only: the sheets of the other two are not printed, nor are they on the map.
   And what has the area of so many sheets is cut into no more. */
static void test_empty(struct arena *arena)
{
    struct scene page = {.arena = arena, .title = "", .width = 2383, .height = 1684};
    struct lettering lettering = {FACE_PLAIN, 50, INK_TEXT, ANCHOR_START};
    scene_text(&page, "here", (struct point){60, 100}, lettering);
    scene_text(&page, "there", (struct point){2000, 1500}, lettering);
    struct pages *poster = arena_new_of(arena, struct pages);
    *array_add(arena, &poster->sheets) = &page;
    struct pages *tiles = typeset_tiles(arena, poster, PAPER_A4, NULL);
    judge(tiles->sheets.count == 3 && sheet_at(tiles, 1, 1) && sheet_at(tiles, 2, 4),
          "empty sheets are not printed", "A1 on A4");
    judge(!says(tiles->sheets.items[0], "1.2") && says(tiles->sheets.items[0], "2.4"),
          "empty sheets are not on the map", "A1 on A4");
    judge(!says(sheet_at(tiles, 1, 1), "cut, and lay over 1.2"), "nothing lies over an empty sheet",
          "A1 on A4");
}

/* Texts, lines and places are compared; what they are painted with is the same code. */
static bool are_alike(const struct mark *one, const struct mark *other)
{
    if (one->form != other->form)
        return false;
    if (one->form == MARK_TEXT)
        return !strcmp(one->text.text, other->text.text) && one->text.at.x == other->text.at.x &&
               one->text.at.y == other->text.at.y;
    if (one->form == MARK_SCENE)
        return one->placed.at.x == other->placed.at.x && one->placed.at.y == other->placed.at.y &&
               one->placed.scale == other->placed.scale;
    return one->form != MARK_PATH || (one->drawn.path.count == other->drawn.path.count &&
                                      !memcmp(one->drawn.path.items[0].to,
                                              other->drawn.path.items[0].to, sizeof(struct point)));
}

static void test_same(const struct pages *one, const struct pages *other, const char *name)
{
    bool same = one->sheets.count == other->sheets.count;
    for (size_t i = 0; same && i < one->sheets.count; i++) {
        const struct scene *first = one->sheets.items[i], *second = other->sheets.items[i];
        same = first->marks.count == second->marks.count;
        for (size_t k = 0; same && k < first->marks.count; k++)
            same = are_alike(&first->marks.items[k], &second->marks.items[k]);
    }
    judge(same, "the same twice", name);
}

/* All seams of one direction together cut no more than if they stood evenly. */
static void test_unmoved(struct arena *arena, const struct scene *scene, enum direction direction,
                         const char *name)
{
    double length = direction == ACROSS ? scene->width : scene->height, moved = 0, unmoved = 0;
    struct seams seams = seams_find(arena, scene, direction, length / 3.2, 20);
    for (size_t i = 1; i < seams.count; i++) {
        double even = length * (double)i / (double)seams.count, step = 72 / 25.4;
        moved += seams_cost(scene, direction, seams.at[i]);
        unmoved += seams_cost(scene, direction, (double)(long)(even / step) * step);
    }
    judge(seams.count > 2 && moved <= unmoved + 1, "moved seams cut no more", name);
}

/* No other single seam of those that fit cuts less, where there is only one. */
static void test_seams(struct arena *arena, const struct scene *scene, const char *name)
{
    double room = scene->width * 0.7, lap = 20;
    struct seams seams = seams_find(arena, scene, ACROSS, room, lap);
    double cost = seams_cost(scene, ACROSS, seams.at[1]), low = scene->width - room + lap;
    judge(seams.count == 2 && seams.at[1] <= room + 0.01 && seams.at[1] >= low - 0.01, "one seam",
          name);
    for (double at = low + 3; at < room - 3; at += 3)
        judge(cost <= seams_cost(scene, ACROSS, (double)(long)(at * 25.4 / 72) * 72 / 25.4) + 1e-6,
              "the seam that cuts least", name);
}

static void test_words(struct arena *arena)
{
    struct scene scene = {.arena = arena, .width = 400, .height = 100};
    struct lettering lettering = {FACE_PLAIN, 50, INK_TEXT, ANCHOR_START};
    double word = text_width(NULL, FACE_PLAIN, 50, "two", 3);
    scene_text(&scene, "two words", (struct point){100, 50}, lettering);
    judge(seams_cost(&scene, ACROSS, 100 + word / 2) > 0, "through a word", "");
    judge(seams_cost(&scene, ACROSS, 100 + word + 5) <= 0, "between words", "");
    judge(seams_cost(&scene, ACROSS, 90) <= 0, "beside a text", "");
    judge(seams_cost(&scene, DOWN, 40) > word, "along a text", "");
}

static void test_made_up(struct arena *arena, unsigned seed)
{
    static const enum paper small[] = {PAPER_A4, PAPER_A3, PAPER_LETTER};
    struct maker maker = {arena, seed * 7919u + 1};
    enum paper paper = (enum paper)(PAPER_A3 + seed % 4);
    const char *name = arena_printf(arena, "seed %u", seed);
    struct scene *picture = new_picture(&maker);
    struct pages *poster = typeset_poster(arena, picture, &usual_poster, paper, NULL);
    struct pages *tiles = typeset_tiles(arena, poster, small[seed % 3], NULL);
    test_poster(poster, paper, name);
    test_balance(poster, name);
    test_balance(tiles, name);
    test_tiling(tiles, poster->sheets.items[0], name);
    test_numbers(arena, tiles, name);
    test_same(tiles,
              typeset_tiles(arena, typeset_poster(arena, picture, &usual_poster, paper, NULL),
                            small[seed % 3], NULL),
              name);
    test_seams(arena, poster->sheets.items[0], name);
    test_unmoved(arena, poster->sheets.items[0], ACROSS, name);
    test_unmoved(arena, poster->sheets.items[0], DOWN, name);
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    unsigned seeds = count > 1 ? (unsigned)atoi(arguments[1]) : 40;
    if (setjmp(exhausted))
        return 2;
    struct arena *arena = arena_new(&exhausted);
    test_words(arena);
    test_empty(arena);
    test_letters(arena);
    for (unsigned seed = 0; seed < seeds; seed++)
        test_made_up(arena, seed);
    printf("%s posters: %u made up, cut and put together\n", failed ? "FAIL" : "ok", seeds);
    arena_free(arena);
    return failed != 0;
}
