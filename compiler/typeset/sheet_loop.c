/* A ring of boxes in which a group tells a loop: what goes up or down in each, and on the arrows
   whether it goes the same way and whether that takes time. What there is to choose from stands
   beside it, and questions about the whole below that. */
#include "typeset/sheet_set.h"

#include "draw/curve.h"
#include "draw/shape.h"

enum { BOX_COUNT = 6 };

static const double box_width = 126, box_height = 64, box_round = 7, sign_radius = 9;
static const double side_width = 226, side_gap = 26;
static const char *const delay_words = "takes time", *const begin_words = "Begin here";

/* ---- The ring ---------------------------------------------------------------------------------
 */

/* Where the boxes stand, in the order of the arrows: as shares of the room, from its middle. */
static const struct point places[BOX_COUNT] = {
    {-0.55, -1}, {0.55, -1}, {1, 0}, {0.55, 1}, {-0.55, 1}, {-1, 0},
};

static struct box box_at(struct area room, size_t i)
{
    struct point centre = {(room.left + room.right) / 2, (room.top + room.bottom) / 2};
    double x = (room.right - room.left - box_width) / 2;
    double y = (room.bottom - room.top - box_height) / 2;
    const struct point *place = &places[i % BOX_COUNT];
    return (struct box){{centre.x + place->x * x, centre.y + place->y * y}, box_width, box_height};
}

static void set_box(struct scene *page, struct box box)
{
    struct path outline = path_of_frame(page->arena, box, box_round);
    scene_path(page, &outline,
               (struct stroke){
                   .fill = INK_PAPER, .ink = INK_ACCENT, .width = rule_bold, .hand = HAND_STILL});
    double left = box.centre.x - box.width / 2 + 9, top = box.centre.y - box.height / 2;
    set_lines_to_write(page, (struct area){left, top, left + box.width - 18, top + box.height - 14},
                       2);
}

/* The side of a box through which the straight way to a point leads. */
static struct point edge_towards(struct box box, struct point to)
{
    struct point way = point_minus(to, box.centre);
    double across = fabs(way.x) / (box.width / 2), down = fabs(way.y) / (box.height / 2);
    return point_add(box.centre, point_times(way, 1 / larger(across, down)));
}

/* A box to tick, clear of the circle on the arrow, this way from its middle. */
static void set_delay(struct scene *page, struct point middle, struct point way)
{
    double width = tick_width(page->ruler, delay_words), height = type_line(TYPE_COLUMN);
    double far = sign_radius + 7 + fabs(way.x) * width / 2 + fabs(way.y) * height / 2;
    struct point inside = point_add(middle, point_times(way, far));
    set_tick(page, delay_words, (struct point){inside.x - width / 2, inside.y - height / 2});
}

/* From box to box, bowed outwards; the sign's circle stands on its middle, the box to tick within
   the ring. */
static void set_arrow(struct scene *page, struct box from, struct box to, struct point centre)
{
    static const double room = 3, bow = -0.14, head = 8;
    struct point curve[4], start = edge_towards(from, to.centre),
                           end = edge_towards(to, from.centre);
    struct point way = point_unit(point_minus(end, start));
    curve_bowed(curve, point_add(start, point_times(way, room)),
                point_minus(end, point_times(way, room)), bow);
    draw_arrow(page, curve,
               (struct stroke){.ink = INK_ACCENT, .width = rule_bold, .hand = HAND_STILL}, head);
    struct point middle = curve_at(curve, 0.5);
    struct path sign =
        path_of_oval(page->arena, (struct box){middle, 2 * sign_radius, 2 * sign_radius});
    scene_path(
        page, &sign,
        (struct stroke){.fill = INK_PAPER, .ink = INK_QUIET, .width = 0.8, .hand = HAND_STILL});
    set_delay(page, middle, point_unit(point_minus(centre, middle)));
}

/* What the whole ring does, in its middle. */
static void set_middle(struct scene *page, const struct column *column, struct point centre)
{
    size_t count = 0;
    double widest = type_width(page->ruler, TYPE_SUBHEADING, column->head);
    for (; column->choices[count]; count++)
        widest = larger(widest, tick_width(page->ruler, column->choices[count]));
    double left = centre.x - widest / 2;
    double y = centre.y - (type_line(TYPE_SUBHEADING) + (double)count * tick_step) / 2;
    y = set_text(page, TYPE_SUBHEADING, column->head, (struct point){left, y}, widest + 1) + 2;
    for (size_t i = 0; i < count; i++, y += tick_step)
        set_tick(page, column->choices[i], (struct point){left, y});
}

static void set_ring(struct scene *page, const struct table *table, struct area room)
{
    struct point centre = {(room.left + room.right) / 2, (room.top + room.bottom) / 2};
    for (size_t i = 0; i < BOX_COUNT; i++)
        set_arrow(page, box_at(room, i), box_at(room, i + 1), centre);
    for (size_t i = 0; i < BOX_COUNT; i++)
        set_box(page, box_at(room, i));
    struct box first = box_at(room, 0);
    set_text(page, TYPE_SUBHEADING, begin_words,
             (struct point){first.centre.x - box_width / 2,
                            first.centre.y - box_height / 2 - type_line(TYPE_SUBHEADING) - 2},
             box_width);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].answer && table->columns[i].choices)
            set_middle(page, &table->columns[i], centre);
}

/* ---- Beside it --------------------------------------------------------------------------------
 */

static const struct runs *question_of(const struct table *table, const struct row *row)
{
    return &row->cells[table_head_column(table)].runs;
}

static double question_height(const struct sheet_setting *setting, const struct row *row)
{
    const struct press *press = setting->press;
    struct paragraph text = paragraph_of_runs(press->arena, press->ruler, TYPE_SHEET_ROW,
                                              question_of(setting->sheet->table, row), side_width);
    return paragraph_height(&text) + setting->sheet->lines * line_to_write + 10;
}

/* Questions with lines to write on, the last of them at the foot. */
static void set_questions(const struct sheet_setting *setting, double left, double top)
{
    const struct table *table = setting->sheet->table;
    for (size_t i = 0; i < table->rows.count; i++) {
        const struct row *row = &table->rows.items[i];
        double bottom = top + question_height(setting, row);
        double y = set_runs(setting->page, TYPE_SHEET_ROW, question_of(table, row),
                            (struct point){left, top}, side_width);
        set_lines_to_write(setting->page, (struct area){left, y, left + side_width, bottom - 10},
                           setting->sheet->lines);
        top = bottom;
    }
}

static double offers_height(const struct sheet_setting *setting)
{
    const struct press *press = setting->press;
    double height = type_line(TYPE_SUBHEADING) + 2;
    for (size_t i = 0; i < setting->sheet->offers.count; i++) {
        struct paragraph text = paragraph_of_text(press->arena, press->ruler, TYPE_SMALL,
                                                  setting->sheet->offers.items[i], side_width);
        height += paragraph_height(&text) + 2;
    }
    return height;
}

/* Cut where a page ends. */
static void set_offers(struct sheet_setting *setting, double left)
{
    const struct sheet *sheet = setting->sheet;
    sheet_set_text(setting, TYPE_SUBHEADING, sheet->offered, left, side_width);
    for (size_t i = 0; i < sheet->offers.count; i++) {
        setting->y += 2;
        sheet_set_text(setting, TYPE_SMALL, sheet->offers.items[i], left, side_width);
    }
}

/* Where there are too many to stand beside the ring, they have pages of their own. */
void sheet_set_loop(struct sheet_setting *setting)
{
    const struct table *table = setting->sheet->table;
    double top = setting->y, left = setting->area.right - side_width, questions = 0;
    for (size_t i = 0; i < table->rows.count; i++)
        questions += question_height(setting, &table->rows.items[i]);
    set_ring(setting->page, table,
             (struct area){setting->area.left, top + type_line(TYPE_SUBHEADING) + 6,
                           left - side_gap, setting->area.bottom});
    set_questions(setting, left, setting->area.bottom - questions);
    if (top + offers_height(setting) > setting->area.bottom - questions) {
        sheet_begin_page(setting);
        left = setting->area.left;
    }
    set_offers(setting, left);
}
