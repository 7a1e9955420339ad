/* Levels: wider system, system and sub-system as boxes within each other, a ladder beside them that
   says why, what and how, and an arrow across an edge wherever one level pulls against another or
   sets something for one within it. Several ladders stand side by side or below each other,
   whichever fits; the page grows until all do, and what they leave free is cut off it. */
#include "draw/curve.h"
#include "draw/levels.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double names_do = 1.9 /* on a page so many times as large as A4 */;
static const double between = 26, rung_step = 17, word_size = 15, rung_note_size = 12,
                    width_least = 350;

struct levels_picture {
    struct levels levels;
    struct drawing *drawing;
    struct legend legend;
    double *heights; /* of each ladder */
    size_t columns;
    double width, more; /* of a ladder; so much room more on each level */
    struct page page;
};

/* ---- Places ---------------------------------------------------------------------------------- */

/* How high the row is that begins with this ladder. */
static double row_height(const struct levels_picture *picture, size_t first)
{
    double high = 0;
    for (size_t i = first; i < first + picture->columns && i < picture->levels.ladders; i++)
        high = larger(high, picture->heights[i]);
    return high;
}

/* How high all rows are together; 0 where a ladder is too narrow. */
static double set_ladders(struct levels_picture *picture, size_t columns, double more)
{
    double width = picture->page.area.width, all = -between;
    picture->columns = columns;
    picture->more = more;
    picture->width = (width - between * (double)(columns - 1)) / (double)columns;
    if (picture->width < width_least)
        return 0;
    for (size_t i = 0; i < picture->levels.ladders; i++) {
        picture->heights[i] = levels_set(&picture->levels, i, picture->width, more);
        if (picture->heights[i] <= 0)
            return 0;
    }
    for (size_t i = 0; i < picture->levels.ladders; i += columns)
        all += row_height(picture, i) + between;
    return all;
}

/* With people as large as there is room for, or none on the largest pages. */
static bool fits_on_page(void *what, double size)
{
    static const double figures[] = {38, 30, 0};
    struct levels_picture *picture = what;
    picture->page = page_take(picture->drawing, &picture->legend, size);
    picture->page.area.height -= between / 2;
    size_t count = sizeof figures / sizeof *figures - (size < names_do);
    for (size_t i = 0; i < count; i++)
        for (size_t columns = picture->levels.ladders; columns > 0; columns--) {
            picture->levels.figure = figures[i];
            double high = set_ladders(picture, columns, 0);
            if (high > 0 && high <= picture->page.area.height)
                return true;
        }
    return false;
}

/* Ladders that stand in a row become equally high, as far as that goes. */
static void level_out(struct levels_picture *picture, double most)
{
    for (size_t i = 0; i < picture->levels.ladders; i++) {
        double spare = row_height(picture, i - i % picture->columns) - picture->heights[i];
        double more = spare / (levels_depth(&picture->levels, i) + 1);
        levels_set(&picture->levels, i, picture->width, picture->more + smaller(more, most));
    }
}

/* Levels become higher where there is room, and the page lower where there still is. */
static void fill_page(struct levels_picture *picture)
{
    static const double step = 4, most = 28;
    double more = 0;
    while (more < most &&
           set_ladders(picture, picture->columns, more + step) <= picture->page.area.height)
        more += step;
    double high = set_ladders(picture, picture->columns, more);
    picture->page.height -= larger(0, picture->page.area.height - high);
    level_out(picture, most);
}

static void place_ladders(struct levels_picture *picture)
{
    double y = picture->page.area.centre.y - picture->page.area.height / 2;
    for (size_t i = 0; i < picture->levels.ladders; i++) {
        size_t column = i % picture->columns;
        double x = PAGE_MARGIN + (picture->width + between) * (double)column;
        levels_place(&picture->levels, i, (struct point){x, y});
        if (column + 1 == picture->columns)
            y += row_height(picture, i - column) + between;
    }
}

/* ---- Levels ---------------------------------------------------------------------------------- */

/* The wider system is nobody's model: its line is dashed. */
static struct stroke stroke_of(const struct level *level)
{
    static const enum ink fills[] = {INK_PAPER, INK_FIELD, INK_INFORMED, INK_OPENED};
    enum { FILLS = sizeof fills / sizeof *fills };
    return (struct stroke){.fill = level->depth ? fills[1 + (level->depth - 1) % (FILLS - 1)]
                                                : fills[0],
                           .ink = level->depth ? INK_LINE : INK_QUIET,
                           .width = 2,
                           .dash = level->depth ? DASH_NONE : DASH_BOUNDARY,
                           .hand = level->depth ? HAND_FRAME : HAND_LINE};
}

static void draw_level(struct levels_picture *picture, const struct level *level)
{
    static const double corner = 16, inset = 13;
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[level->node];
    struct path path = path_of_frame(drawing->arena, level->box, corner);
    struct point at = point_add(box_corner(level->box, 0), (struct point){inset, level->text_top});
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &path, stroke_of(level));
    scene_text(
        drawing->scene, node->notes[0],
        (struct point){box_corner(level->box, 1).x - inset,
                       at.y + level_text_size * draw_leading * 0.8},
        (struct lettering){drawing->look->italic, level_caption_size, INK_QUIET, ANCHOR_END});
    at.y = scene_lines_below(
        drawing->scene, &level->text, at, draw_leading,
        (struct lettering){drawing->look->bold, level_text_size, INK_TEXT, ANCHOR_START});
    scene_lines_below(
        drawing->scene, &level->notes, at, draw_leading,
        (struct lettering){drawing->look->regular, level_note_size, INK_QUIET, ANCHOR_START});
    scene_close(drawing->scene);
    for (size_t i = 0; i < level->cards.count; i++)
        card_draw(drawing, &level->cards.items[i]);
}

/* ---- What one level does to another ---------------------------------------------------------- */

static struct stroke pull_stroke(enum diagram_part part)
{
    return part == PART_PULL ? (struct stroke){.ink = INK_CONFLICT, .width = 3.2}
                             : (struct stroke){.ink = INK_LINE, .width = 1.8};
}

static void draw_shaft(struct drawing *drawing, struct point from, struct point to,
                       enum diagram_part part)
{
    static const double head = 11;
    struct stroke stroke = pull_stroke(part);
    struct point curve[4];
    curve_bowed(curve, from, to, 0);
    draw_arrow(drawing->scene, curve, stroke, head);
    if (part == PART_PULL)
        draw_head(drawing->scene, from, point_unit(point_minus(from, to)), head, stroke.ink);
}

static void draw_pull(struct levels_picture *picture, const struct pull *pull)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = &drawing->diagram->lines.items[pull->line];
    draw_open_line(drawing->scene, drawing->diagram, line, line->text, line->sentence);
    draw_shaft(drawing, pull->from, point_add(pull->from, (struct point){0, pull->length}),
               line->part);
    scene_lines(
        drawing->scene, &pull->words, pull->words_at, draw_leading,
        (struct lettering){drawing->look->regular, level_note_size, INK_TEXT, ANCHOR_START});
    scene_close(drawing->scene);
}

/* ---- The ladder ------------------------------------------------------------------------------ */

static void draw_wood(struct drawing *drawing, struct point from, struct point to, double width)
{
    draw_straight_line(drawing->scene, from, to, (struct stroke){.ink = INK_GOODS, .width = width});
}

static double middle_of_words(const struct level *level)
{
    double high = draw_lines_height(&level->text, level_text_size);
    return level->box.centre.y - level->box.height / 2 + level->text_top + high / 2;
}

static void draw_word(struct levels_picture *picture, const struct level *level, double x)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *rung = &drawing->diagram->nodes.items[level->rung - 1];
    struct point at = {x, middle_of_words(level) + word_size * base_below_middle};
    draw_open_node(drawing->scene, rung);
    scene_text(drawing->scene, rung->text, at,
               (struct lettering){drawing->look->bold, word_size, INK_TEXT, ANCHOR_MIDDLE});
    for (size_t i = 0; i < rung->note_count; i++)
        scene_text(
            drawing->scene, rung->notes[i], (struct point){x, at.y + rung_note_size * draw_leading},
            (struct lettering){drawing->look->italic, rung_note_size, INK_QUIET, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

/* The rungs from one word to the next. */
static void draw_rungs(struct drawing *drawing, double left, double right, double top,
                       double bottom)
{
    long count = (long)((bottom - top) / rung_step);
    for (long i = 0; i <= count; i++) {
        double y = top + (bottom - top) * ((double)i + 0.5) / (double)(count + 1);
        draw_wood(drawing, (struct point){left, y}, (struct point){right, y}, 2.2);
    }
}

static void draw_ladder(struct levels_picture *picture, size_t ladder)
{
    static const double half = 27, above = 17, below = 25, foot = 26;
    struct drawing *drawing = picture->drawing;
    double x = 0, top = 0, last = 0;
    for (size_t i = 0; i < picture->levels.count; i++) {
        const struct level *level = &picture->levels.items[i];
        if (level->ladder != ladder || !level->rung)
            continue;
        double y = middle_of_words(level);
        if (level->depth == 0) {
            x = level->box.centre.x - level->box.width / 2 - level_ladder + half + 6;
            top = y - foot;
        } else
            draw_rungs(drawing, x - half, x + half, last + below, y - above);
        draw_word(picture, level, x);
        last = y;
    }
    draw_wood(drawing, (struct point){x - half, top}, (struct point){x - half, last + foot}, 3);
    draw_wood(drawing, (struct point){x + half, top}, (struct point){x + half, last + foot}, 3);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void draw_pull_sign(struct drawing *drawing, const void *what, struct point at)
{
    const enum diagram_part *part = what;
    draw_shaft(drawing, at, (struct point){at.x + 30, at.y}, *part);
}

static void add_signs(struct levels_picture *picture)
{
    static const enum diagram_part parts[] = {PART_PULL, PART_HOLDS};
    static const char *const words[] = {
        "one level pulls against the other",
        "the wider level watches the one within, or sets something"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (draw_has_lines(picture->drawing->diagram, parts[i]))
            legend_add_drawn(picture->drawing, &picture->legend, 40, draw_pull_sign, &parts[i],
                             words[i]);
    legend_add_note(picture->drawing, &picture->legend,
                    "dashed: what lies around, as far as the model names it");
}

bool compose_levels(struct drawing *drawing)
{
    struct levels_picture picture = {.drawing = drawing, .levels = levels_of(drawing)};
    picture.heights =
        arena_alloc(drawing->arena, (picture.levels.ladders + 1) * sizeof *picture.heights);
    drawing->scene->paper = PAPER_A3;
    add_signs(&picture);
    page_grow(&picture, fits_on_page, 1);
    fill_page(&picture);
    place_ladders(&picture);
    draw_page(drawing, &picture.legend, picture.page.width, picture.page.height);
    for (size_t i = 0; i < picture.levels.ladders; i++)
        draw_ladder(&picture, i);
    for (size_t i = 0; i < picture.levels.count; i++)
        draw_level(&picture, &picture.levels.items[i]);
    for (size_t i = 0; i < picture.levels.count; i++)
        for (size_t k = 0; k < picture.levels.items[i].pulls.count; k++)
            draw_pull(&picture, &picture.levels.items[i].pulls.items[k]);
    return true;
}
