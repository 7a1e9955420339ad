/* The shape of a network as it is meant and as it is; see shape_panel.h. */
#include "draw/shape_panel.h"

#include "draw/person.h"

static const double column_width = 100, column_gap = 12, head_size = 13, name_size = 13,
                    means_size = 11, emblem_width = 84, emblem_height = 62, gap = 7, slip_gap = 9,
                    head_room = 20;

/* ---- Emblems ----------------------------------------------------------------------------------
 */

enum { MOST_DOTS = 7, MOST_STROKES = 11 };

/* In hundredths of its width and height; strokes by the numbers of their dots. */
static const struct emblem {
    unsigned dot_count, stroke_count;
    unsigned char dots[MOST_DOTS][2], strokes[MOST_STROKES][2];
} emblems[] = {
    [SHAPE_NONE] = {6,
                    7,
                    {{12, 26}, {50, 8}, {92, 30}, {24, 84}, {58, 56}, {88, 90}},
                    {{0, 1}, {0, 3}, {1, 2}, {1, 4}, {2, 4}, {3, 4}, {4, 5}}},
    [SHAPE_APART] = {6,
                     3,
                     {{18, 22}, {50, 8}, {84, 26}, {26, 76}, {60, 58}, {84, 88}},
                     {{0, 1}, {1, 4}, {3, 4}}},
    [SHAPE_HUB_AND_SPOKE] = {7,
                             6,
                             {{50, 50}, {22, 12}, {78, 12}, {96, 50}, {78, 88}, {22, 88}, {4, 50}},
                             {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}}},
    [SHAPE_RING] = {6,
                    6,
                    {{27, 10}, {73, 10}, {96, 50}, {73, 90}, {27, 90}, {4, 50}},
                    {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
    [SHAPE_MESH] =
        {6,
         11,
         {{27, 10}, {73, 10}, {96, 50}, {73, 90}, {27, 90}, {4, 50}},
         {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {0, 3}, {1, 4}, {2, 5}, {0, 2}, {3, 5}}},
    [SHAPE_TREE] = {7,
                    6,
                    {{50, 8}, {26, 48}, {74, 48}, {10, 90}, {38, 90}, {62, 90}, {90, 90}},
                    {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}, {2, 6}}},
};

static struct point dot_at(const struct emblem *emblem, unsigned dot, struct point corner)
{
    return (struct point){corner.x + emblem->dots[dot][0] * emblem_width / 100,
                          corner.y + emblem->dots[dot][1] * emblem_height / 100};
}

static void draw_emblem(struct drawing *drawing, enum tie_shape shape, struct point corner)
{
    static const double dot = 4.2, hub = 7.5;
    const struct emblem *emblem = &emblems[shape];
    struct path path = {0};
    for (unsigned i = 0; i < emblem->stroke_count; i++) {
        path_move(drawing->arena, &path, dot_at(emblem, emblem->strokes[i][0], corner));
        path_line(drawing->arena, &path, dot_at(emblem, emblem->strokes[i][1], corner));
    }
    scene_path(drawing->scene, &path, (struct stroke){.ink = INK_QUIET, .width = 1.6});
    for (unsigned i = 0; i < emblem->dot_count; i++)
        draw_dot(drawing, dot_at(emblem, i, corner), shape == SHAPE_HUB_AND_SPOKE && !i ? hub : dot,
                 INK_LINE);
}

/* ---- Sizes ------------------------------------------------------------------------------------
 */

static struct text_lines wrapped(const struct drawing *drawing, enum face face, double size,
                                 const char *text)
{
    return text_wrap(drawing->arena, drawing->ruler, face, size, text, column_width);
}

static void add_column(struct shape_panel *panel, size_t node)
{
    const struct drawing *drawing = panel->drawing;
    const struct diagram_node *shown = &drawing->diagram->nodes.items[node];
    struct shape_column *column = array_add(drawing->arena, &panel->columns);
    *column = (struct shape_column){
        .node = node,
        .head = wrapped(drawing, look_clean.italic, head_size,
                        shown->part == PART_MEANT_SHAPE ? "As it is meant" : "As it is"),
        .name = wrapped(drawing, look_clean.bold, name_size,
                        shown->shape == SHAPE_NONE || shown->shape == SHAPE_APART
                            ? "none of the four shapes"
                            : tie_shape_words[shown->shape])};
    if (shown->note_count)
        column->means = wrapped(drawing, look_clean.regular, means_size, shown->notes[0]);
}

static double column_height(const struct shape_column *column)
{
    return head_room + emblem_height + 2 * gap + draw_lines_height(&column->name, name_size) +
           draw_lines_height(&column->means, means_size);
}

struct shape_panel shape_panel_of(struct drawing *drawing)
{
    struct shape_panel panel = {.drawing = drawing};
    const struct diagram *diagram = drawing->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == PART_MEANT_SHAPE ||
            diagram->nodes.items[i].part == PART_FOUND_SHAPE)
            add_column(&panel, i);
    size_t count = panel.columns.count;
    panel.width = count ? (double)count * (column_width + column_gap) - column_gap : 0;
    for (size_t i = 0; i < count; i++)
        panel.height = larger(panel.height, column_height(&panel.columns.items[i]));
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == PART_DEPARTURE)
            *array_add(drawing->arena, &panel.slips) = card_of(drawing, i, panel.width, 1);
    double below = panel.height + 2 * slip_gap;
    if (panel.slips.count) {
        panel.height = below + cards_stack(&panel.slips, 1, panel.width, slip_gap);
        cards_move(&panel.slips, (struct point){0, below});
    }
    return panel;
}

/* ---- Drawing ----------------------------------------------------------------------------------
 */

static void draw_column(const struct shape_panel *panel, const struct shape_column *column,
                        struct point corner)
{
    struct drawing *drawing = panel->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[column->node];
    const struct look *look = drawing->look;
    double name = draw_lines_height(&column->name, name_size),
           means = draw_lines_height(&column->means, means_size);
    struct point at = {corner.x + column_width / 2, corner.y + head_room / 2};
    draw_open_node(drawing->scene, node);
    scene_lines(drawing->scene, &column->head, at, draw_leading,
                (struct lettering){look->italic, head_size, INK_QUIET, ANCHOR_MIDDLE});
    draw_emblem(drawing, node->shape,
                (struct point){at.x - emblem_width / 2, corner.y + head_room + gap / 2});
    at.y = corner.y + head_room + emblem_height + 2 * gap + name / 2;
    scene_lines(drawing->scene, &column->name, at, draw_leading,
                (struct lettering){look->bold, name_size, INK_TEXT, ANCHOR_MIDDLE});
    at.y += (name + means) / 2;
    scene_lines(drawing->scene, &column->means, at, draw_leading,
                (struct lettering){look->regular, means_size, INK_QUIET, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

void shape_panel_draw(const struct shape_panel *panel, struct point corner)
{
    for (size_t i = 0; i < panel->columns.count; i++)
        draw_column(panel, &panel->columns.items[i],
                    (struct point){corner.x + (double)i * (column_width + column_gap), corner.y});
    for (size_t i = 0; i < panel->slips.count; i++) {
        struct card slip = panel->slips.items[i];
        slip.box.centre = point_add(corner, slip.box.centre);
        card_draw(panel->drawing, &slip);
    }
}
