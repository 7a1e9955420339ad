/* What pages are made of; see block.h. */
#include "typeset/block.h"

#include "draw/shape.h"

const double rule_thin = 0.6, rule_bold = 1.4;
const double cell_pad_x = 5.5, cell_pad_y = 5;

const double line_to_write = 8 * POINTS_A_MILLIMETRE; /* a hand wants 8 mm */
const double tick_step = 16;

/* ---- Texts ----------------------------------------------------------------------------------- */

double set_runs(struct scene *scene, enum type_id type, const struct runs *runs, struct point top,
                double width)
{
    struct paragraph paragraph = paragraph_of_runs(scene->arena, scene->ruler, type, runs, width);
    return paragraph_draw(scene, &paragraph, 0, paragraph.lines.count, top);
}

double set_text(struct scene *scene, enum type_id type, const char *text, struct point top,
                double width)
{
    struct paragraph paragraph = paragraph_of_text(scene->arena, scene->ruler, type, text, width);
    return paragraph_draw(scene, &paragraph, 0, paragraph.lines.count, top);
}

double set_text_ending(struct scene *scene, enum type_id type, const char *text, double top,
                       double right)
{
    double left = right - type_width(scene->ruler, type, text);
    set_text(scene, type, text, (struct point){left, top}, right - left);
    return left;
}

/* ---- Fields and lines ------------------------------------------------------------------------ */

void set_field(struct scene *scene, struct area area, enum ink ink)
{
    struct box box = {{(area.left + area.right) / 2, (area.top + area.bottom) / 2},
                      area.right - area.left,
                      area.bottom - area.top};
    struct path path = path_of_box(scene->arena, box);
    scene_path(scene, &path, (struct stroke){.fill = ink, .hand = HAND_STILL});
}

const double bar_width = 3;

void set_side_bar(struct scene *scene, struct area area)
{
    area.right = area.left + bar_width;
    set_field(scene, area, INK_WARM);
}

void set_rule(struct scene *scene, struct point from, struct point to, double width, enum ink ink)
{
    draw_straight_line(scene, from, to,
                       (struct stroke){.ink = ink, .width = width, .hand = HAND_STILL});
}

void set_dotted_line(struct scene *scene, double left, double right, double y)
{
    draw_straight_line(
        scene, (struct point){left, y}, (struct point){right, y},
        (struct stroke){.ink = INK_QUIET, .width = 0.8, .dash = DASH_WRITING, .hand = HAND_STILL});
}

void set_lines_to_write(struct scene *scene, struct area area, unsigned count)
{
    double step = (area.bottom - area.top) / larger(count, 1);
    for (unsigned i = 1; i <= count; i++)
        set_dotted_line(scene, area.left, area.right, area.top + i * step);
}

static const double tick_side = 8.2, tick_gap = 4.5;

double tick_width(struct ruler *ruler, const char *word)
{
    return tick_side + tick_gap + type_width(ruler, TYPE_COLUMN, word);
}

double set_tick(struct scene *scene, const char *word, struct point top)
{
    double middle = top.y + type_line(TYPE_COLUMN) / 2;
    struct box box = {{top.x + tick_side / 2, middle}, tick_side, tick_side};
    struct path path = path_of_box(scene->arena, box);
    scene_path(scene, &path, (struct stroke){.ink = INK_QUIET, .width = 0.8, .hand = HAND_STILL});
    double right = top.x + tick_width(scene->ruler, word), left = top.x + tick_side + tick_gap;
    set_text(scene, TYPE_COLUMN, word, (struct point){left, top.y}, right - left);
    return right;
}

void set_blank_to_fill(struct scene *scene, const char *word, double left, double right, double top)
{
    static const double gap = 6;
    double width = type_width(scene->ruler, TYPE_FACT, word);
    double base = top + type_line(TYPE_FACT) * 0.78;
    set_text(scene, TYPE_FACT, word, (struct point){left, top}, width);
    set_rule(scene, (struct point){left + width + gap, base}, (struct point){right, base},
             rule_thin, INK_QUIET);
}

/* ---- Heads of tables ------------------------------------------------------------------------- */

static struct paragraph head_of(struct arena *arena, struct ruler *ruler,
                                const struct table_heads *heads, size_t i)
{
    return paragraph_of_text(arena, ruler, TYPE_TABLE_HEAD, heads->heads[i],
                             heads->widths[i] - 2 * cell_pad_x);
}

double table_head_height(const struct press *press, const struct table_heads *heads)
{
    double highest = 0;
    for (size_t i = 0; i < heads->count; i++) {
        struct paragraph head = head_of(press->arena, press->ruler, heads, i);
        highest = larger(highest, paragraph_height(&head));
    }
    return highest + 2 * cell_pad_y;
}

void set_table_head(struct scene *scene, const struct table_heads *heads, struct point top,
                    double height)
{
    struct area field = {top.x, top.y, top.x, top.y + height};
    for (size_t i = 0; i < heads->count; i++)
        field.right += heads->widths[i];
    set_field(scene, field, INK_ACCENT);
    double left = top.x;
    for (size_t i = 0; i < heads->count; i++) {
        struct paragraph head = head_of(scene->arena, scene->ruler, heads, i);
        paragraph_draw(scene, &head, 0, head.lines.count,
                       (struct point){left + cell_pad_x, top.y + cell_pad_y});
        left += heads->widths[i];
    }
}
