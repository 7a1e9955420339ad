/* An activity model within a box; see activity_model.h. */
#include "draw/activity_model.h"

#include "draw/shape.h"
#include "draw/signs.h"

static const double text_size = 13.5, text_width_most = 132, room_in_blob = 6;
static const double measure_size = 12, measure_width_most = 560, measure_width_least = 240,
                    measure_width_usual = 380, actor_size = 10.5;
static const double least_size = 8.6; /* that can be read in print */
static const double head_size = 11, line_width = 1.8, frame_width = 2.4;
enum { SIGN_WIDTH = 28 };
static const double frame_padding = 18, frame_radius = 64;

/* ---- Sizes ----------------------------------------------------------------------------------- */

/* Notes of what watches may run in longer lines than who does what. */
static struct blob_sizes sizes_of(const struct activity_model *model,
                                  const struct diagram_node *node, double measure_width)
{
    double scale = model->scale;
    bool measures = node->part == PART_MONITOR;
    return (struct blob_sizes){
        .text = larger(text_size * scale, least_size),
        .note = larger((measures ? measure_size : actor_size) * scale, least_size),
        .text_width = text_width_most * scale,
        .note_width = measures ? measure_width : text_width_most * scale,
        .room = room_in_blob + (node->part == PART_OPENED ? BLOB_INSET : 0),
    };
}

static void measure_blobs(struct activity_model *model, double measure_width)
{
    struct arena *arena = model->drawing->arena;
    size_t count = model->diagram->nodes.count;
    model->blobs = arena_alloc(arena, (count + 1) * sizeof *model->blobs);
    for (size_t i = 0; i < count; i++) {
        const struct diagram_node *node = &model->diagram->nodes.items[i];
        struct blob_sizes sizes = sizes_of(model, node, measure_width);
        const char *text = arena_printf(arena, "%s %s", node->number, node->text);
        blob_measure(model->drawing, &sizes, text, node->notes, node->note_count, &model->blobs[i]);
    }
}

/* Measures stand in as long lines as there is room for: what is flat leaves room to the activities
   above it. */
static void measure_parts(struct activity_model *model, double width)
{
    static const double shorter = 1.12;
    double measure_width = measure_width_most * model->scale;
    for (size_t i = 0; i < model->diagram->nodes.count; i++)
        model->inside += model->diagram->nodes.items[i].inside;
    do {
        measure_blobs(model, measure_width);
        band_order(model);
        measure_width /= shorter;
    } while (model->band.width > width && measure_width > measure_width_least * model->scale);
    if (model->band.width > width) { /* the page grows: then it need not be high and narrow */
        measure_blobs(model, measure_width_usual * model->scale);
        band_order(model);
    }
}

static void list_boxes(struct activity_model *model)
{
    size_t size = (model->inside + 1) * sizeof *model->placing.boxes;
    model->placing.boxes = arena_alloc(model->drawing->arena, size);
    for (size_t i = 0; i < model->inside; i++)
        model->placing.boxes[i] = model->blobs[i].box;
    model->routing.boxes = model->placing.boxes;
    model->placing.box_count = model->routing.box_count = model->inside;
}

static void list_dependencies(struct activity_model *model)
{
    struct arena *arena = model->drawing->arena;
    size_t lines = model->diagram->lines.count, count = 0;
    struct joint *joints = arena_alloc(arena, (lines + 1) * sizeof *joints);
    model->line_of = arena_alloc(arena, (lines + 1) * sizeof *model->line_of);
    model->routing.routes = arena_alloc(arena, (lines + 1) * sizeof *model->routing.routes);
    for (size_t i = 0; i < lines; i++) {
        const struct diagram_line *line = &model->diagram->lines.items[i];
        if (line->part != PART_DEPENDENCY)
            continue;
        joints[count] = (struct joint){line->from, line->to};
        model->line_of[count++] = i;
    }
    model->placing.joints = joints;
    model->placing.joint_count = model->routing.count = count;
}

bool activity_model_begin(struct activity_model *model, struct drawing *drawing,
                          const struct diagram *diagram, double scale, double width)
{
    static const double length = 2.2;
    *model = (struct activity_model){.drawing = drawing, .diagram = diagram, .scale = scale};
    measure_parts(model, width);
    list_boxes(model);
    list_dependencies(model);
    model->placing.gap = 24 * scale;
    model->placing.reach = 40 * scale;
    model->placing.flow = 0.8;
    model->routing.round = true;
    model->routing.tail = 1;
    model->routing.head = 4;
    return place_by_layout(drawing->arena, drawing->layout, &model->placing, length * scale,
                           &drawing->problem);
}

/* ---- Places ---------------------------------------------------------------------------------- */

/* The boundary is as wide as what stands below it, at least; few activities leave room around it.
 */
static struct box frame_in(const struct activity_model *model, struct box area)
{
    double spread = place_spread(model->inside + 1);
    double wide = smaller(area.width, model->band.width + 2 * frame_radius * model->scale);
    return (struct box){{area.centre.x, area.centre.y - model->band.height / 2},
                        larger(area.width * spread, wide),
                        (area.height - model->band.height) * spread};
}

static struct box inside_of(const struct activity_model *model, struct box frame)
{
    frame.width -= (2 * frame_padding + 16) * model->scale;
    frame.height -= 2 * frame_padding * model->scale;
    return frame;
}

bool activity_model_has_room(const struct activity_model *model, struct box area)
{
    static const double free_corners = 1.3; /* blobs come nearer to each other than boxes */
    struct box frame = frame_in(model, area), inside = inside_of(model, frame);
    inside.width *= free_corners;
    return frame.height >= 2 * frame_radius * model->scale &&
           place_has_room(&model->placing, inside) && model->band.width <= area.width;
}

/* As they stand to each other in the other model, in a boundary of another shape. */
static void place_alike(struct placing *placing, const struct placing *other)
{
    double wide = placing->area.width / other->area.width;
    double high = placing->area.height / other->area.height;
    for (size_t i = 0; i < placing->box_count; i++) {
        struct point way = point_minus(other->boxes[i].centre, other->area.centre);
        struct point centre = {placing->area.centre.x + wide * way.x,
                               placing->area.centre.y + high * way.y};
        placing->boxes[i].centre = place_inside(placing, i, centre);
    }
}

static void place_activities(struct activity_model *model)
{
    model->routing.area = model->frame;
    model->placing.area = inside_of(model, model->frame);
    if (model->alike && !model->placing.attempt) {
        place_alike(&model->placing, model->alike);
    } else {
        place_on_page(&model->placing);
        place_clearly(model->drawing->arena, &model->placing);
    }
    place_apart(&model->placing);
    for (size_t i = 0; i < model->inside; i++)
        model->blobs[i].box = model->placing.boxes[i];
}

static void route_dependencies(struct activity_model *model)
{
    for (size_t i = 0; i < model->routing.count; i++) {
        const struct joint *joint = &model->placing.joints[i];
        model->routing.routes[i] =
            (struct route){.from = joint->from, .to = joint->to, .bow = 0.06};
    }
    route_lines(model->drawing->arena, &model->routing);
}

unsigned activity_model_set(struct activity_model *model, struct box area)
{
    model->frame = frame_in(model, area);
    place_activities(model);
    band_place(model);
    route_dependencies(model);
    return FAULT * ((unsigned)count_crowded(&model->placing) +
                    (unsigned)count_stray_lines(&model->routing)) +
           count_crossing_lines(&model->routing);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static enum ink fill_of(enum diagram_part part)
{
    return part == PART_MONITOR   ? INK_WATCH
           : part == PART_CONTROL ? INK_CONTROL
           : part == PART_OPENED  ? INK_OPENED
                                  : INK_SHAPE;
}

static double drawn_width(const struct activity_model *model)
{
    return line_width * larger(0.75, smaller(model->scale, 1));
}

static const char *end_text(const struct diagram *diagram, uint32_t end)
{
    return end == END_BOUNDARY ? "the activities" : diagram->nodes.items[end].text;
}

/* What watches and acts from outside is told apart from what depends on what. */
static void draw_line(const struct activity_model *model, const struct diagram_line *line,
                      const struct point curve[4])
{
    struct scene *scene = model->drawing->scene;
    const char *title =
        arena_printf(model->drawing->arena, "%s → %s", end_text(model->diagram, line->from),
                     end_text(model->diagram, line->to));
    struct stroke stroke = {.ink = INK_LINE,
                            .width = drawn_width(model),
                            .dash = line->part == PART_DEPENDENCY ? DASH_NONE : DASH_LONG};
    draw_open_line(scene, model->diagram, line, title, line->sentence);
    draw_arrow(scene, curve, stroke, head_size * larger(0.8, smaller(model->scale, 1)));
    scene_close(scene);
}

static void draw_lines(const struct activity_model *model)
{
    const struct diagram *diagram = model->diagram;
    for (size_t i = 0; i < model->routing.count; i++)
        draw_line(model, &diagram->lines.items[model->line_of[i]], model->routing.routes[i].curve);
    for (size_t i = 0; i < diagram->lines.count; i++) {
        struct point curve[4];
        if (diagram->lines.items[i].part == PART_DEPENDENCY)
            continue;
        band_curve(model, &diagram->lines.items[i], curve);
        draw_line(model, &diagram->lines.items[i], curve);
    }
}

static void draw_node(const struct activity_model *model, size_t which)
{
    const struct diagram_node *node = &model->diagram->nodes.items[which];
    struct drawing *drawing = model->drawing;
    scene_open(drawing->scene, node->id, part_words[node->part],
               arena_printf(drawing->arena, "%s %s", node->number, node->text), node->sentence);
    blob_draw(
        drawing, &model->blobs[which],
        (struct stroke){.fill = fill_of(node->part), .ink = INK_LINE, .width = drawn_width(model)},
        node->part == PART_OPENED);
    scene_close(drawing->scene);
}

static struct path boundary_path(const struct activity_model *model)
{
    return path_of_frame(model->drawing->arena, model->frame, frame_radius * model->scale);
}

void activity_model_draw_field(const struct activity_model *model)
{
    struct path outline = boundary_path(model);
    scene_path(model->drawing->scene, &outline, (struct stroke){.fill = INK_FIELD});
}

void activity_model_draw_boundary(const struct activity_model *model, enum ink fill)
{
    struct drawing *drawing = model->drawing;
    struct path outline = boundary_path(model);
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...boundary", model->diagram->id),
               "boundary", "The boundary", model->diagram->boundary);
    scene_path(
        drawing->scene, &outline,
        (struct stroke){.fill = fill, .ink = INK_LINE, .width = frame_width, .hand = HAND_FRAME});
    scene_close(drawing->scene);
}

void activity_model_draw(const struct activity_model *model)
{
    draw_lines(model);
    for (size_t i = 0; i < model->diagram->nodes.count; i++)
        draw_node(model, i);
}

/* A small blob with a second outline. */
static void draw_opened_sign(struct drawing *drawing, const void *what, struct point at)
{
    static const double inset = 3.5;
    struct box box = {{at.x + SIGN_WIDTH / 2.0, at.y}, SIGN_WIDTH, 18}, inner = box;
    (void)what; /* all opened activities look alike */
    inner.width -= 2 * inset;
    inner.height -= 2 * inset;
    struct path outline = path_of_blob(drawing->arena, box);
    struct path second = path_of_blob(drawing->arena, inner);
    scene_path(
        drawing->scene, &outline,
        (struct stroke){.fill = INK_OPENED, .ink = INK_LINE, .width = 1.4, .hand = HAND_STILL});
    scene_path(drawing->scene, &second,
               (struct stroke){.ink = INK_LINE, .width = 0.9, .hand = HAND_STILL});
}

static bool has_opened(const struct activity_model *model)
{
    for (size_t i = 0; i < model->inside; i++)
        if (model->diagram->nodes.items[i].part == PART_OPENED)
            return true;
    return false;
}

void activity_models_explain(const struct activity_model *const *models, size_t count,
                             struct legend *legend)
{
    bool depends = false, watched = false, opened = false;
    struct drawing *drawing = models[0]->drawing;
    for (size_t i = 0; i < count; i++) {
        depends = depends || models[i]->routing.count;
        watched = watched || models[i]->routing.count < models[i]->diagram->lines.count;
        opened = opened || has_opened(models[i]);
    }
    if (depends)
        legend_add_arrow(drawing, legend, DASH_NONE, "must be done before");
    if (watched)
        legend_add_arrow(drawing, legend, DASH_LONG, "is watched, and acted on");
    if (opened)
        legend_add_drawn(drawing, legend, SIGN_WIDTH + 6, draw_opened_sign, NULL,
                         "opened in a model of its own");
}
