/* The thread from issue to outcome: a column for each stage of the study, cards in it, and lines
   from each to what follows. What is missing has a dashed card and a dashed line, what is left so a
   dotted one: nothing is told by colour alone. The page is cut to what stands on it. */
#include "draw/badge.h"
#include "draw/card.h"
#include "draw/columns.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double card_least = 128, card_most = 205, gutter_least = 44, gutter_most = 96;
static const double head_gap = 11, head_size = 9, heads_larger = 1.2, line_width = 1.5,
                    foot_room = 3;

struct thread_picture {
    struct drawing *drawing;
    struct legend legend;
    struct columns columns;
    struct card *cards; /* one a node */
    double heads;       /* height of the heads of the columns */
    struct page page;
};

/* ---- Columns ----------------------------------------------------------------------------------
 */

/* The columns from left to right, each by the node that heads it. */
static void find_columns(struct thread_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    struct arena *arena = picture->drawing->arena;
    size_t count = diagram->nodes.count;
    uint32_t *column = arena_alloc(arena, (count + 1) * sizeof *column);
    uint32_t *headed = arena_alloc(arena, (count + 1) * sizeof *headed);
    for (size_t i = 0; i < count; i++)
        if (diagram->nodes.items[i].part == PART_PHASE)
            headed[i] = (uint32_t)picture->columns.column_count++;
    for (size_t i = 0; i < count; i++) {
        uint32_t head = diagram->nodes.items[i].column;
        column[i] = head ? headed[head - 1] : COLUMN_NONE;
    }
    picture->columns.column = column;
    picture->columns.rooms =
        arena_alloc(arena, (picture->columns.column_count + 1) * sizeof *picture->columns.rooms);
    picture->columns.boxes = arena_alloc(arena, (count + 1) * sizeof *picture->columns.boxes);
    picture->cards = arena_alloc(arena, (count + 1) * sizeof *picture->cards);
    columns_order(&picture->columns, arena, diagram);
}

/* ---- Sizes ------------------------------------------------------------------------------------
 */

/* A little larger where a page is made smaller in print, but not so much that it grows for them. */
static double letters_on(double width)
{
    static const double print_least = 8.6, most = 1.03;
    return number_within(print_least * width / (CARD_NOTE_SIZE * paper_width(PAPER_A3)), 1, most);
}

/* A column is as wide as its widest card needs, of those no wider than this. */
static void measure_cards(struct thread_picture *picture, double width)
{
    const struct diagram *diagram = picture->drawing->diagram;
    struct columns *columns = &picture->columns;
    size_t count = diagram->nodes.count;
    double letters = letters_on(picture->page.width);
    picture->heads = 0;
    for (size_t i = 0; i < columns->column_count; i++)
        columns->rooms[i].width = 0;
    for (size_t i = 0, head = 0; i < count; i++) {
        struct card *card = &picture->cards[i];
        bool heads = diagram->nodes.items[i].part == PART_PHASE;
        *card = card_of(picture->drawing, i, width, heads ? heads_larger * letters : letters);
        struct column_room *room = &columns->rooms[heads ? head++ : columns->column[i]];
        room->width = larger(room->width, card->box.width);
        picture->heads = larger(picture->heads, heads ? card->box.height : 0);
        columns->boxes[i] = card->box;
    }
}

/* All cards of a column are as wide as it, and as high as their lines need. */
static void widen_cards(struct thread_picture *picture)
{
    struct columns *columns = &picture->columns;
    for (size_t i = 0; i < picture->drawing->diagram->nodes.count; i++)
        if (columns->column[i] != COLUMN_NONE) {
            struct box *box = &columns->boxes[i];
            box->width = columns->rooms[columns->column[i]].width;
            box->height = larger(box->height, columns_room_for_lines(columns, i));
        }
}

static double height_needed(struct thread_picture *picture, bool spread)
{
    return picture->heads + head_gap + columns_height(&picture->columns, spread) + foot_room;
}

static bool fits_on_page(void *given, double size)
{
    struct thread_picture *picture = given;
    double count = (double)picture->columns.column_count;
    picture->page = page_take(picture->drawing, &picture->legend, size);
    struct box area = picture->page.area;
    double share = (area.width - gutter_least * (count - 1)) / count;
    measure_cards(picture, number_within(share, card_least, card_most));
    widen_cards(picture);
    return columns_width(&picture->columns, gutter_least) <= area.width + 0.01 &&
           height_needed(picture, false) <= area.height;
}

/* What stays free is cut off the page: first beside the columns, then below them. The heading of a
   narrower page may be higher; then so is the page. */
static void cut_page(struct thread_picture *picture)
{
    static const double narrowest = 0.6;
    struct columns *columns = &picture->columns;
    struct page *page = &picture->page;
    double wide = columns_width(columns, gutter_most) + 2 * PAGE_MARGIN;
    page->width = smaller(page->width, larger(narrowest * PAGE_WIDTH, wide));
    page->area = page_area(picture->drawing, &picture->legend, page->width, page->height);
    double least = height_needed(picture, false), best = height_needed(picture, true);
    page->height += number_within(page->area.height, least, best) - page->area.height;
    page->area = page_area(picture->drawing, &picture->legend, page->width, page->height);
    columns_stand(columns, page->area, gutter_most);
}

/* ---- Drawing ----------------------------------------------------------------------------------
 */

static void draw_head_of_column(struct thread_picture *picture, size_t node,
                                const struct column_room *room, double top)
{
    struct drawing *drawing = picture->drawing;
    struct card *card = &picture->cards[node];
    double below = top + picture->heads + 2;
    card->box = (struct box){
        {room->left + room->width / 2, top + picture->heads / 2}, room->width, card->box.height};
    card_draw(drawing, card);
    draw_straight_line(drawing->scene, (struct point){room->left, below},
                       (struct point){room->left + room->width, below},
                       (struct stroke){.ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
}

/* How the line between two cards looks. */
static struct stroke stroke_of(const struct diagram *diagram, const struct diagram_line *line)
{
    const struct diagram_node *nodes = diagram->nodes.items;
    if (line->part != PART_BREAK)
        return (struct stroke){.ink = INK_LINE, .width = line_width};
    bool left = nodes[line->from].part == PART_LEFT_SO || nodes[line->to].part == PART_LEFT_SO;
    return (struct stroke){.ink = left ? INK_QUIET : INK_REVERSED,
                           .width = line_width,
                           .dash = left ? DASH_DOTS : DASH_SHORT};
}

static void draw_line(struct thread_picture *picture, size_t which)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = &drawing->diagram->lines.items[which];
    struct stroke stroke = stroke_of(drawing->diagram, line);
    struct point tip;
    struct path path = columns_path(&picture->columns, which, &tip);
    draw_open_line(drawing->scene, drawing->diagram, line, line->sentence, line->sentence);
    scene_path(drawing->scene, &path, stroke);
    draw_head(drawing->scene, tip, (struct point){1, 0}, head_size, stroke.ink);
    scene_close(drawing->scene);
}

static void draw_thread(struct thread_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram *diagram = drawing->diagram;
    double top = picture->page.area.centre.y - picture->page.area.height / 2;
    draw_page(drawing, &picture->legend, picture->page.width, picture->page.height);
    for (size_t i = 0, head = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == PART_PHASE)
            draw_head_of_column(picture, i, &picture->columns.rooms[head++], top);
    for (size_t i = 0; i < diagram->lines.count; i++)
        draw_line(picture, i);
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (picture->columns.column[i] != COLUMN_NONE) {
            picture->cards[i].box = picture->columns.boxes[i];
            card_draw(drawing, &picture->cards[i]);
        }
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static void fill_legend(struct thread_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram *diagram = drawing->diagram;
    legend_add_arrow(drawing, &picture->legend, DASH_NONE, "what follows");
    legend_add_badges(drawing, &picture->legend);
    if (draw_has_nodes(diagram, PART_GAP))
        legend_add_line(drawing, &picture->legend, DASH_SHORT, line_width,
                        "where the thread breaks off");
    if (draw_has_nodes(diagram, PART_LEFT_SO))
        legend_add_line(drawing, &picture->legend, DASH_DOTS, line_width, "left so, with a reason");
    if (diagram->remark)
        legend_add_note(drawing, &picture->legend, diagram->remark);
}

bool compose_thread(struct drawing *drawing)
{
    struct thread_picture picture = {.drawing = drawing};
    static const size_t most_on_a4 = 4;
    static const double letters_on_a3 = 1.2;
    drawing->scene->paper = PAPER_A3;
    find_columns(&picture);
    fill_legend(&picture);
    bool is_large = picture.columns.column_count > most_on_a4;
    drawing->sheet = is_large ? letters_on_a3 : 1;
    page_grow(&picture, fits_on_page, is_large ? page_a3 : 1);
    cut_page(&picture);
    double top = picture.page.area.centre.y - picture.page.area.height / 2;
    columns_set(&picture.columns, top + picture.heads + head_gap,
                top + picture.page.area.height - foot_room);
    draw_thread(&picture);
    return true;
}
