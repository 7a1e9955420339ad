/* A causal map of very many variables: names and straight arrows only, placed once, on a page as
   large as it must be. Nothing is searched for, so its time grows about as the map does. */
#include "draw/large_map.h"

#include "draw/curve.h"
#include "draw/effect.h"
#include "draw/page.h"
#include "draw/place.h"
#include "draw/shape.h"
#include "draw/signs.h"

static const double text_size = 12, text_width_most = 104, gap = 22, length = 2, head_size = 8,
                    head_room = 3;

struct large_map {
    struct drawing *drawing;
    struct text_lines *texts;
    struct placing placing;
};

static void measure_variables(struct large_map *map)
{
    const struct diagram *diagram = map->drawing->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        struct text_lines *lines = &map->texts[i];
        *lines = draw_wrap(map->drawing, look_clean.regular, text_size,
                           diagram->nodes.items[i].text, text_width_most);
        map->placing.boxes[i].width = size_in_steps(lines->width + 4);
        map->placing.boxes[i].height = size_in_steps(draw_lines_height(lines, text_size) + 2);
        effect_widen(map->drawing, &diagram->nodes.items[i], &map->placing.boxes[i]);
    }
}

static struct large_map new_map(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    const struct diagram *diagram = drawing->diagram;
    size_t nodes = diagram->nodes.count, lines = diagram->lines.count;
    struct joint *joints = arena_alloc(arena, (lines + 1) * sizeof *joints);
    for (size_t i = 0; i < lines; i++)
        joints[i] = (struct joint){diagram->lines.items[i].from, diagram->lines.items[i].to};
    struct large_map map = {.drawing = drawing,
                            .texts = arena_alloc(arena, (nodes + 1) * sizeof *map.texts)};
    map.placing = (struct placing){.boxes = arena_alloc(arena, (nodes + 1) * sizeof(struct box)),
                                   .box_count = nodes,
                                   .joints = joints,
                                   .joint_count = lines,
                                   .many = true,
                                   .gap = gap};
    measure_variables(&map);
    return map;
}

/* ---- The page -------------------------------------------------------------------------------- */

static struct legend legend_of(struct drawing *drawing)
{
    static const char *const texts[] = {NULL, "more makes more", "more makes less",
                                        "not known which way"};
    struct legend legend = {0};
    bool used[POLARITY_UNKNOWN + 1] = {false};
    for (size_t i = 0; i < drawing->diagram->lines.count; i++)
        used[drawing->diagram->lines.items[i].polarity] = true;
    for (enum polarity polarity = POLARITY_PLUS; polarity <= POLARITY_UNKNOWN; polarity++)
        if (used[polarity])
            legend_add_polarity(drawing, &legend, polarity, texts[polarity]);
    if (drawing->diagram->ground)
        legend_add_effects(drawing, &legend);
    return legend;
}

struct box large_map_page(struct drawing *drawing, const struct legend *legend,
                          struct placing *placing, struct point room)
{
    struct point low = {1e9, 1e9}, high = {-1e9, -1e9};
    for (size_t i = 0; i < placing->box_count; i++) {
        const struct box *box = &placing->boxes[i];
        low = (struct point){smaller(low.x, box->centre.x - box->width / 2),
                             smaller(low.y, box->centre.y - box->height / 2)};
        high = (struct point){larger(high.x, box->centre.x + box->width / 2),
                              larger(high.y, box->centre.y + box->height / 2)};
    }
    struct point size = point_minus(high, low), middle = point_between(low, high, 0.5);
    double width = larger(PAGE_WIDTH, size.x + room.x + 2 * PAGE_MARGIN),
           height = larger(PAGE_HEIGHT, size.y + room.y);
    struct box area = page_area(drawing, legend, width, height);
    height += larger(0, size.y + room.y + PAGE_MARGIN - area.height);
    area = page_area(drawing, legend, width, height);
    area.centre = point_minus(area.centre, point_times(room, 0.5));
    area.width -= room.x;
    area.height -= room.y;
    for (size_t i = 0; i < placing->box_count; i++) {
        struct point *at = &placing->boxes[i].centre;
        *at = point_add(area.centre, point_minus(*at, middle));
    }
    draw_page(drawing, legend, width, height);
    return area;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

/* Where the straight way from the middle of a box leaves it, with some room, as a share. */
static double leaves_at(struct box box, struct point way)
{
    double x = (box.width / 2 + head_room) / larger(fabs(way.x), 1e-6);
    double y = (box.height / 2 + head_room) / larger(fabs(way.y), 1e-6);
    return smaller(smaller(x, y), 0.5);
}

void large_map_way(struct box from, struct box to, struct point curve[4])
{
    struct point way = point_minus(to.centre, from.centre);
    struct point start = point_add(from.centre, point_times(way, leaves_at(from, way)));
    struct point end = point_minus(to.centre, point_times(way, leaves_at(to, way)));
    curve_bowed(curve, start, end, 0);
}

static void draw_link(struct large_map *map, const struct diagram_line *line)
{
    static const double beside = 7;
    struct drawing *drawing = map->drawing;
    const struct diagram_node *nodes = drawing->diagram->nodes.items;
    struct point curve[4];
    large_map_way(map->placing.boxes[line->from], map->placing.boxes[line->to], curve);
    struct point end = curve[3], unit = point_unit(point_minus(end, curve[0]));
    draw_open_line(
        drawing->scene, drawing->diagram, line,
        arena_printf(drawing->arena, "%s → %s", nodes[line->from].text, nodes[line->to].text),
        line->sentence);
    struct stroke stroke = {.ink = polarity_ink(line->polarity), .width = 1.2};
    if (drawing->diagram->ground)
        stroke = effect_stroke(line->leads, stroke);
    draw_arrow(drawing->scene, curve, stroke, larger(head_size, 3.6 * stroke.width));
    if (line->polarity)
        draw_polarity(drawing, line->polarity,
                      point_add(point_minus(end, point_times(unit, head_size + 5)),
                                point_times(point_turned(unit), beside)));
    scene_close(drawing->scene);
}

static void draw_variable(struct large_map *map, size_t which)
{
    const struct diagram_node *node = &map->drawing->diagram->nodes.items[which];
    struct drawing *drawing = map->drawing;
    draw_open_node(drawing->scene, node);
    scene_lines(drawing->scene, &map->texts[which],
                draw_effect(drawing, node, map->placing.boxes[which]), draw_leading,
                (struct lettering){drawing->look->regular, text_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

/* The reader is told, too. */
void large_map_tell(struct drawing *drawing)
{
    struct diagram *simple = arena_new_of(drawing->arena, struct diagram);
    *simple = *drawing->diagram;
    simple->subtitle = arena_printf(drawing->arena,
                                    "%s · drawn simply, for there is so much of it: names and "
                                    "signs, straight lines",
                                    simple->subtitle);
    drawing->diagram = simple;
    drawing->scene->simple = true;
}

bool compose_large_map(struct drawing *drawing)
{
    large_map_tell(drawing);
    struct large_map map = new_map(drawing);
    struct legend legend = legend_of(drawing);
    if (!place_by_layout(drawing->arena, drawing->layout, &map.placing, length, &drawing->problem))
        return false;
    large_map_page(drawing, &legend, &map.placing, (struct point){0, 0});
    for (size_t i = 0; i < drawing->diagram->lines.count; i++)
        draw_link(&map, &drawing->diagram->lines.items[i]);
    for (size_t i = 0; i < drawing->diagram->nodes.count; i++)
        draw_variable(&map, i);
    return true;
}
