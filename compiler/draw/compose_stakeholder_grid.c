/* The power and interest grid on a page (Mendelow 1981, 1991): power upwards, interest to the
   right, and everybody a figure who stands where the ratings put it. Who has to stand elsewhere is
   tied to that place by a dotted line. */
#include "draw/shape.h"
#include "draw/stakeholder_grid.h"

#include <string.h>

static const double axis_size = 13;

static void draw_words(struct grid_picture *picture, const char *text, struct point middle)
{
    scene_text(picture->drawing->scene, text,
               (struct point){middle.x, middle.y + grid_title_size * base_below_middle},
               (struct lettering){picture->drawing->look->italic, grid_title_size, INK_QUIET,
                                  ANCHOR_MIDDLE});
}

static void draw_quarter(struct grid_picture *picture, size_t which)
{
    struct drawing *drawing = picture->drawing;
    const struct quarter *quarter = &grid_quarters[which];
    struct box box = grid_quarter_box(picture, which);
    struct path path = path_of_box(drawing->arena, box);
    const char *title = part_chapters[quarter->part];
    scene_open(
        drawing->scene,
        arena_printf(drawing->arena, "%s...%s", drawing->diagram->id, part_words[quarter->part]),
        "quarter", title, quarter->sentence);
    scene_path(
        drawing->scene, &path,
        (struct stroke){.fill = quarter->ink, .ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
    draw_words(picture, title, picture->titles[which].centre);
    if (!picture->crowds[which].count && box.height > 5 * grid_title_size)
        draw_words(picture, "nobody so far", box.centre);
    scene_close(drawing->scene);
}

static double wide_text(const struct drawing *drawing, enum face face, const char *text)
{
    return text_width(drawing->ruler, face, axis_size, text, strlen(text));
}

/* An arrow, its name in the middle, and what its ends mean where there is room for that. */
static void draw_axis(struct grid_picture *picture, const char *name, const char *sentence,
                      struct point from, struct point to, struct point aside, bool upward)
{
    static const double from_end = 24;
    struct drawing *drawing = picture->drawing;
    struct point curve[4] = {from, point_between(from, to, 1.0 / 3),
                             point_between(from, to, 2.0 / 3), to};
    struct point end = point_times(point_unit(point_minus(to, from)), from_end);
    enum anchor anchor = upward ? ANCHOR_UPWARD : ANCHOR_MIDDLE;
    struct lettering quiet = {drawing->look->italic, axis_size, INK_QUIET, anchor};
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...%s", drawing->diagram->id, name),
               "axis", sentence, NULL);
    draw_arrow(drawing->scene, curve, (struct stroke){.ink = INK_LINE, .width = 2}, 12);
    scene_text(drawing->scene, sentence, point_add(point_between(from, to, 0.5), aside),
               (struct lettering){drawing->look->bold, axis_size, INK_TEXT, anchor});
    if (wide_text(drawing, look_clean.bold, sentence) + 4 * from_end < point_distance(from, to)) {
        scene_text(drawing->scene, "low", point_add(point_add(from, end), aside), quiet);
        scene_text(drawing->scene, "high", point_add(point_minus(to, end), aside), quiet);
    }
    scene_close(drawing->scene);
}

static void draw_axes(struct grid_picture *picture)
{
    static const double beside = 9;
    struct box frame = picture->frame;
    double left = frame.centre.x - frame.width / 2, right = left + frame.width;
    double top = frame.centre.y - frame.height / 2, bottom = top + frame.height;
    draw_axis(picture, "power", "power: how much say they have",
              (struct point){left - beside, bottom}, (struct point){left - beside, top},
              (struct point){-8, 0}, true);
    draw_axis(picture, "interest", "interest: how much it matters to them",
              (struct point){left, bottom + beside}, (struct point){right, bottom + beside},
              (struct point){0, 8 + axis_size}, false);
}

/* The dot on which somebody ought to stand, and the line that leads to it. */
static void draw_point(struct grid_picture *picture, size_t which)
{
    static const double radius = 3.2;
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[picture->people[which].node];
    const struct tether *tether = &picture->settling.tethers[which];
    struct path path = {0};
    if (!tether->needed)
        return;
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...point", node->id), "point",
               node->text, node->sentence);
    path_move(drawing->arena, &path, tether->from);
    path_line(drawing->arena, &path, tether->to);
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_QUIET, .width = 1.5, .dash = DASH_DOTS});
    draw_dot(drawing, tether->to, radius, INK_QUIET);
    scene_close(drawing->scene);
}

static void draw_grid(struct grid_picture *picture)
{
    struct box frame = picture->frame;
    draw_page(picture->drawing, &picture->legend, picture->page.width, picture->page.height);
    for (size_t i = 0; i < QUARTER_COUNT; i++)
        draw_quarter(picture, i);
    draw_axes(picture);
    for (size_t i = 0; i < picture->settling.count; i++)
        person_draw(picture->drawing, &picture->people[i]);
    for (size_t i = 0; i < picture->settling.count; i++)
        draw_point(picture, i);
    bench_draw(picture->drawing, &picture->bench,
               (struct point){PAGE_MARGIN,
                              frame.centre.y + frame.height / 2 + grid_axis_room + grid_bench_gap});
}

bool compose_stakeholder_grid(struct drawing *drawing)
{
    draw_grid(grid_set(drawing));
    return true;
}
