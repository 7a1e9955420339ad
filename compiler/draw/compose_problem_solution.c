/* Problems and solutions in turn, from left to right: problems in bursts, solutions on cards, a
   firm arrow from a problem to what answers it, a dashed one from a solution to the problem that it
   brought; where that was there before, the arrow runs back below all and says so. */
#include "draw/badge.h"
#include "draw/card.h"
#include "draw/columns.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double card_least = 135, card_most = 210, gutter_least = 40, gutter_most = 90;
static const double ray_depth = 8, head_size = 10, line_width = 1.8, air = 6;

struct solutions_picture {
    struct drawing *drawing;
    struct legend legend;
    struct columns columns;
    struct card *cards; /* one a node */
    double letters;
    struct page page;
};

/* ---- Columns ----------------------------------------------------------------------------------
 */

/* Each thing one column behind the last of what leads to it, lines back left out; there are no
   other circles. */
static void find_columns(struct solutions_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    struct arena *arena = picture->drawing->arena;
    struct columns *columns = &picture->columns;
    size_t count = diagram->nodes.count;
    uint32_t *column = arena_alloc(arena, (count + 1) * sizeof *column);
    bool moved = true;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < diagram->lines.count; i++) {
            const struct diagram_line *line = &diagram->lines.items[i];
            if (line->part == PART_RETURNS || column[line->to] > column[line->from])
                continue;
            column[line->to] = column[line->from] + 1;
            moved = true;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (column[i] >= columns->column_count)
            columns->column_count = column[i] + 1;
    columns->column = column;
    columns->rooms = arena_alloc(arena, (columns->column_count + 1) * sizeof *columns->rooms);
    columns->boxes = arena_alloc(arena, (count + 1) * sizeof *columns->boxes);
    picture->cards = arena_alloc(arena, (count + 1) * sizeof *picture->cards);
    columns_order(columns, arena, diagram);
}

/* ---- Sizes ------------------------------------------------------------------------------------
 */

static double rays_of(const struct solutions_picture *picture, size_t node)
{
    return picture->drawing->diagram->nodes.items[node].part == PART_PROBLEM ? ray_depth : 0;
}

static void measure_cards(struct solutions_picture *picture, double width)
{
    struct columns *columns = &picture->columns;
    size_t count = picture->drawing->diagram->nodes.count;
    for (size_t i = 0; i < columns->column_count; i++)
        columns->rooms[i].width = 0;
    for (size_t i = 0; i < count; i++) {
        double rays = 2 * rays_of(picture, i);
        struct column_room *room = &columns->rooms[columns->column[i]];
        picture->cards[i] = card_of(picture->drawing, i, width - rays, picture->letters);
        columns->boxes[i] = picture->cards[i].box;
        columns->boxes[i].height =
            larger(columns->boxes[i].height + rays, columns_room_for_lines(columns, i));
        room->width = larger(room->width, columns->boxes[i].width + rays);
    }
    for (size_t i = 0; i < count; i++)
        columns->boxes[i].width = columns->rooms[columns->column[i]].width;
}

static bool fits_on_page(void *given, double size)
{
    struct solutions_picture *picture = given;
    double count = (double)picture->columns.column_count;
    picture->page = page_take(picture->drawing, &picture->legend, size);
    struct box area = picture->page.area;
    double free = area.width - 2 * columns_room_beside(&picture->columns);
    double share = (free - gutter_least * (count - 1)) / count;
    measure_cards(picture, number_within(share, card_least, card_most * picture->letters));
    return share >= card_least * picture->letters &&
           columns_width(&picture->columns, gutter_least) <= area.width + 0.01 &&
           columns_height(&picture->columns, false) + 2 * air <= area.height;
}

/* With the largest letters with which all fits on the usual page, else on one that grows. */
static void set_page(struct solutions_picture *picture)
{
    static const double letters[] = {1.35, 1.2, 1.1, 1};
    enum { WAYS = sizeof letters / sizeof *letters };
    for (size_t i = 0; i < WAYS; i++) {
        picture->letters = letters[i];
        if (fits_on_page(picture, 1))
            return;
    }
    picture->drawing->scene->paper = PAPER_A3;
    page_grow(picture, fits_on_page, 1);
}

/* What stays free is cut off the page: first beside the columns, then below them. */
static void cut_page(struct solutions_picture *picture)
{
    struct columns *columns = &picture->columns;
    struct page *page = &picture->page;
    double wide = columns_width(columns, gutter_most) + 2 * PAGE_MARGIN;
    page->width = smaller(page->width, larger(PAGE_WIDTH, wide));
    page->area = page_area(picture->drawing, &picture->legend, page->width, page->height);
    page->height -= larger(0, page->area.height - columns_height(columns, true) - 2 * air);
    page->area = page_area(picture->drawing, &picture->legend, page->width, page->height);
    columns_stand(columns, page->area, gutter_most);
    double top = page->area.centre.y - page->area.height / 2;
    columns_set(columns, top + air, top + page->area.height - air);
}

/* ---- Drawing ----------------------------------------------------------------------------------
 */

static void draw_problem(struct solutions_picture *picture, const struct card *card)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    struct box box = {card->box.centre, card->box.width - 2 * ray_depth,
                      card->box.height - 2 * ray_depth};
    struct path path = path_of_rays(drawing->arena, box, ray_depth);
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = card->look->fill, .ink = card->look->line, .width = 1.6});
    struct card words = *card;
    words.box = box;
    card_draw_words(drawing, &words);
    scene_close(drawing->scene);
}

static struct stroke stroke_of(enum diagram_part part)
{
    bool answers = part == PART_ANSWERED;
    return (struct stroke){.ink = answers ? INK_LINE : INK_RAYS,
                           .width = part == PART_RETURNS ? 1.4 * line_width : line_width,
                           .dash = answers ? DASH_NONE : DASH_LONG};
}

/* Where one line alone leads back, it says so. */
static void draw_return(struct solutions_picture *picture, size_t which)
{
    static const double above = 5;
    struct drawing *drawing = picture->drawing;
    struct point at = columns_back(&picture->columns, which);
    if (picture->columns.back_count == 1)
        scene_text(
            drawing->scene, "and it is back where it began", (struct point){at.x, at.y - above},
            (struct lettering){drawing->look->italic, CARD_TEXT_SIZE, INK_TEXT, ANCHOR_MIDDLE});
}

static void draw_line(struct solutions_picture *picture, size_t which)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = &drawing->diagram->lines.items[which];
    struct stroke stroke = stroke_of(line->part);
    struct point tip;
    struct path path = columns_path(&picture->columns, which, &tip);
    draw_open_line(drawing->scene, drawing->diagram, line, line->sentence, line->sentence);
    scene_path(drawing->scene, &path, stroke);
    draw_head(drawing->scene, tip, (struct point){1, 0}, head_size, stroke.ink);
    if (line->part == PART_RETURNS)
        draw_return(picture, which);
    scene_close(drawing->scene);
}

static void draw_chain(struct solutions_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram *diagram = drawing->diagram;
    draw_page(drawing, &picture->legend, picture->page.width, picture->page.height);
    for (size_t i = 0; i < diagram->lines.count; i++)
        draw_line(picture, i);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        struct card *card = &picture->cards[i];
        card->box = picture->columns.boxes[i];
        if (diagram->nodes.items[i].part == PART_PROBLEM)
            draw_problem(picture, card);
        else
            card_draw(drawing, card);
    }
}

/* ---- The legend -------------------------------------------------------------------------------
 */

static const double sample_wide = 30;

static void draw_sample(struct drawing *drawing, const void *part, struct point at)
{
    const enum diagram_part *which = part;
    const struct card_look *look = card_look_of(*which);
    struct box box = {{at.x + 11, at.y}, 15, 9};
    struct path path = *which == PART_PROBLEM ? path_of_rays(drawing->arena, box, 3)
                                              : path_of_frame(drawing->arena, box, 2);
    scene_path(
        drawing->scene, &path,
        (struct stroke){.fill = look->fill, .ink = look->line, .width = 1.2, .hand = HAND_STILL});
}

static void fill_legend(struct solutions_picture *picture)
{
    static const enum diagram_part parts[] = {PART_PROBLEM, PART_SOLUTION};
    struct drawing *drawing = picture->drawing;
    struct legend *legend = &picture->legend;
    legend_add_drawn(drawing, legend, sample_wide, draw_sample, &parts[0], "problem");
    legend_add_drawn(drawing, legend, sample_wide, draw_sample, &parts[1], "solution");
    legend_add_arrow_like(drawing, legend, stroke_of(PART_ANSWERED), "is answered by");
    legend_add_arrow_like(drawing, legend, stroke_of(PART_BREEDS), "brought");
    if (picture->columns.back_count > 1)
        legend_add_arrow_like(drawing, legend, stroke_of(PART_RETURNS),
                              "is back at what was there before");
    legend_add_badges(drawing, legend);
    if (drawing->diagram->remark)
        legend_add_note(drawing, legend, drawing->diagram->remark);
}

bool compose_problem_solution(struct drawing *drawing)
{
    struct solutions_picture picture = {.drawing = drawing};
    find_columns(&picture);
    fill_legend(&picture);
    set_page(&picture);
    cut_page(&picture);
    draw_chain(&picture);
    return true;
}
