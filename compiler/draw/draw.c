/* Which composer draws which description. */
#include "draw/draw.h"

#include "draw/page.h"
#include "draw/quality.h"
#include "draw/sketch.h"

#include <string.h>

const double draw_leading = 1.22;
const struct look look_sketch = {"sketch", FACE_HAND, FACE_HAND_BOLD, FACE_HAND_ITALIC, true};
const struct look look_clean = {"clean", FACE_PLAIN, FACE_PLAIN_BOLD, FACE_PLAIN_ITALIC, false};

const struct look *look_named(const char *name)
{
    return !strcmp(name, look_sketch.name)  ? &look_sketch
           : !strcmp(name, look_clean.name) ? &look_clean
                                            : NULL;
}

static compose_function *const composers[VIEW_COUNT] = {
#define TABLE(...)
#define DIAGRAM(id, name, title, when, kinds, describe, compose, ...) [VIEW_##id] = compose,
#include "view/views.def"
#undef DIAGRAM
#undef TABLE
};

struct text_lines draw_wrap(const struct drawing *drawing, enum face face, double size,
                            const char *text, double width)
{
    static const double shape = 1.3; /* so many times as wide as high, at least */
    double length = text_width(drawing->ruler, face, size, text, strlen(text));
    double wide = sqrt(shape * length * size * draw_leading);
    return text_wrap(drawing->arena, drawing->ruler, face, size, text, larger(width, wide));
}

struct text_lines draw_wrap_all(const struct drawing *drawing, enum face face, double size,
                                const char *const *texts, size_t count, double width)
{
    struct text_lines all = {0};
    for (size_t i = 0; i < count; i++) {
        struct text_lines lines = draw_wrap(drawing, face, size, texts[i], width);
        for (size_t k = 0; k < lines.count; k++)
            *array_add(drawing->arena, &all) = lines.items[k];
        all.width = larger(all.width, lines.width);
    }
    return all;
}

double draw_lines_height(const struct text_lines *lines, double size)
{
    return (double)lines->count * size * draw_leading;
}

void draw_open_node(struct scene *scene, const struct diagram_node *node)
{
    scene_open(scene, node->id, part_words[node->part], node->text, node->sentence);
}

void draw_open_line(struct scene *scene, const struct diagram *diagram,
                    const struct diagram_line *line, const char *title, const char *sentence)
{
    const char *from = line->from == END_BOUNDARY ? NULL : diagram->nodes.items[line->from].id;
    scene_open_line(scene, line->id, part_words[line->part], from, title, sentence);
}

bool draw_has_nodes(const struct diagram *diagram, enum diagram_part part)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == part)
            return true;
    return false;
}

bool draw_has_lines(const struct diagram *diagram, enum diagram_part part)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].part == part)
            return true;
    return false;
}

struct extent {
    size_t things, lines;
};

/* Without what is no thing but a scale, and what is shown by where somebody stands. */
static struct extent extent_of(const struct diagram *diagram)
{
    struct extent extent = {0, 0};
    for (size_t i = 0; i < diagram->nodes.count; i++)
        extent.things += (part_layers[diagram->nodes.items[i].part] != LAYER_GROUND) +
                         diagram->nodes.items[i].voices.count;
    for (size_t i = 0; i < diagram->lines.count; i++)
        extent.lines += diagram->lines.items[i].part != PART_HAS;
    return extent;
}

static const struct extent usual = {300, 600}, largest = {3000, 9000};

static bool is_beyond(struct extent extent, struct extent most)
{
    return extent.things > most.things || extent.lines > most.lines;
}

bool draw_is_large(const struct diagram *diagram)
{
    return is_beyond(extent_of(diagram), usual);
}

/* Causal maps and networks have a simple way for very many things; the others are set by rule,
   without a search. */
static bool takes_many(const struct diagram *diagram)
{
    static compose_function *const composers_for_many[] = {
        compose_causal_map, compose_network,     compose_board,
        compose_thread,     compose_double_loop, compose_catwoe_cards};
    bool takes = diagram->ground;
    for (size_t i = 0; i < sizeof composers_for_many / sizeof *composers_for_many; i++)
        takes |= composers[diagram->view] == composers_for_many[i];
    return takes;
}

/* Nothing stops a layout that has begun, so one that would take too long is not begun: why it is
   not, or NULL. */
static const char *too_large(struct arena *arena, const struct diagram *diagram)
{
    struct extent extent = extent_of(diagram);
    struct extent most = takes_many(diagram) ? largest : usual;
    if (!is_beyond(extent, most))
        return NULL;
    return arena_printf(arena,
                        "as %s it has %zu thing%s and %zu line%s, and a picture of this kind holds "
                        "at most %zu and %zu; --to dot writes it for a Graphviz of your own",
                        view_names[diagram->view], extent.things, extent.things == 1 ? "" : "s",
                        extent.lines, extent.lines == 1 ? "" : "s", most.things, most.lines);
}

static struct drawing drawing_new(struct arena *arena, const struct diagram *diagram,
                                  const struct look *look, const struct drawing_tools *tools)
{
    struct scene *scene = arena_new_of(arena, struct scene);
    *scene = (struct scene){.arena = arena,
                            .ruler = tools->ruler,
                            .id = diagram->id,
                            .title = diagram->title,
                            .description = diagram->description};
    return (struct drawing){.arena = arena,
                            .diagram = diagram,
                            .look = look,
                            .layout = tools->layout,
                            .ruler = tools->ruler,
                            .effort = tools->effort ? tools->effort : 1,
                            .scene = scene};
}

/* The scene, or NULL: then the drawing has its problem. */
static struct scene *compose(struct drawing *drawing)
{
    if (!composers[drawing->diagram->view](drawing))
        return NULL;
    drawing->scene->faults = find_faults(drawing->scene);
    if (drawing->look->by_hand)
        sketch_scene(drawing->scene);
    return drawing->scene;
}

struct scene *draw_diagram(struct arena *arena, const struct diagram *diagram,
                           const struct look *look, const struct drawing_tools *tools,
                           const char **problem)
{
    struct drawing drawing = drawing_new(arena, diagram, look, tools);
    drawing.problem = too_large(arena, diagram);
    struct scene *scene = drawing.problem ? NULL : compose(&drawing);
    *problem = drawing.problem;
    return scene;
}

/* ---- In a column of text ----------------------------------------------------------------------
 */

/* Their places are found for a page of whatever shape. */
static bool takes_any_shape(const struct diagram *diagram)
{
    static compose_function *const those[] = {compose_activity_model, compose_causal_map,
                                              compose_systems_map};
    bool takes = false;
    for (size_t i = 0; i < sizeof those / sizeof *those; i++)
        takes |= composers[diagram->view] == those[i];
    return takes;
}

/* Of letters a column says itself how large they come out. */
static size_t count_faults(const struct scene *scene)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->faults.count; i++)
        count += scene->faults.items[i].kind != FAULT_SMALL_PRINT;
    return count;
}

void draw_in_column(struct scene *scene, const struct diagram *diagram, const struct look *look,
                    const struct drawing_tools *tools)
{
    static const double widest = 1.33 * PAGE_WIDTH; /* what is larger would be a very long column */
    if (scene->in_column || !takes_any_shape(diagram) || scene->simple || scene->width > widest)
        return;
    struct drawing drawing = drawing_new(scene->arena, diagram, look, tools);
    drawing.in_column = true;
    const struct scene *in_column = compose(&drawing);
    if (in_column && count_faults(in_column) <= count_faults(scene))
        scene->in_column = in_column;
}
