/* An activity model on a page, as Checkland draws it: numbered blobs within a boundary, the monitor
   with its measures and the control below and outside (Checkland and Scholes 1990). Where it does
   not fit without a fault the page grows; texts never shrink. */
#include "draw/page.h"
#include "draw/place.h"
#include "draw/route.h"
#include "draw/shape.h"

static const double text_size = 13.5, text_width_most = 132;
static const double note_size = 12, note_width_most = 330, note_gap = 4;
static const double head_size = 11, line_width = 1.8;
static const double frame_padding = 18, frame_radius = 64, band_gap = 40, band_space = 70;

struct blob {
    struct text_lines text, notes;
    struct box box;
};

struct model_picture {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    struct blob *blobs; /* one a node */
    size_t inside;      /* so many nodes stand within the boundary; they come first */
    struct box frame;
    struct placing placing; /* of those within */
    struct routing routing;
    size_t *line_of; /* line of each route */
    double width, height, band;
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

static struct text_lines note_lines(struct drawing *drawing, const struct diagram_node *node)
{
    struct text_lines all = {0};
    for (size_t i = 0; i < node->note_count; i++) {
        struct text_lines lines =
            draw_wrap(drawing, look_clean.regular, note_size, node->notes[i], note_width_most);
        for (size_t k = 0; k < lines.count; k++)
            *array_add(drawing->arena, &all) = lines.items[k];
        all.width = larger(all.width, lines.width);
    }
    return all;
}

static double text_height(const struct blob *blob)
{
    return (double)blob->text.count * text_size * draw_leading;
}

static double notes_height(const struct blob *blob)
{
    double lines = (double)blob->notes.count;
    return lines > 0 ? note_gap + lines * note_size * draw_leading : 0;
}

/* The corners of the text must lie within an oval. */
static void measure_blob(struct drawing *drawing, const struct diagram_node *node,
                         struct blob *blob)
{
    static const double fuller = 1.2, beside = 18, above = 22;
    const char *text = arena_printf(drawing->arena, "%s %s", node->number, node->text);
    blob->notes = note_lines(drawing, node);
    blob->text = draw_wrap(drawing, look_clean.regular, text_size, text,
                           larger(text_width_most, blob->notes.width));
    double width = larger(blob->text.width, blob->notes.width);
    blob->box.width = size_in_steps(width * fuller + beside);
    blob->box.height = size_in_steps((text_height(blob) + notes_height(blob)) * fuller + above);
}

static void measure_blobs(struct model_picture *picture)
{
    for (size_t i = 0; i < picture->diagram->nodes.count; i++) {
        const struct diagram_node *node = &picture->diagram->nodes.items[i];
        measure_blob(picture->drawing, node, &picture->blobs[i]);
        picture->inside += node->inside;
        picture->placing.boxes[i] = picture->blobs[i].box;
        if (!node->inside)
            picture->band = larger(picture->band, picture->blobs[i].box.height + band_gap + 8);
    }
}

/* ---- Places ---------------------------------------------------------------------------------- */

static double band_width(const struct model_picture *picture)
{
    double wide = -band_space;
    for (size_t i = picture->inside; i < picture->diagram->nodes.count; i++)
        wide += picture->blobs[i].box.width + band_space;
    return wide;
}

/* Below the boundary, side by side around the middle. */
static void place_band(struct model_picture *picture)
{
    double above = picture->frame.centre.y + picture->frame.height / 2;
    double x = picture->frame.centre.x - band_width(picture) / 2;
    for (size_t i = picture->inside; i < picture->diagram->nodes.count; i++) {
        struct box *box = &picture->blobs[i].box;
        box->centre.x = x + box->width / 2;
        box->centre.y = above + (picture->band + band_gap) / 2;
        x += box->width + band_space;
    }
}

/* The boundary on a page so many times as wide and high as A4. */
static struct box frame_of(struct model_picture *picture, double size)
{
    picture->width = PAGE_WIDTH * size;
    picture->height = PAGE_HEIGHT * size;
    struct box area =
        page_area(picture->drawing, &picture->legend, picture->width, picture->height);
    double spread = place_spread(picture->inside + 1);
    double wide = smaller(area.width, band_width(picture) + 2 * frame_radius);
    return (struct box){{area.centre.x, area.centre.y - picture->band / 2},
                        larger(area.width * spread, wide),
                        (area.height - picture->band) * spread};
}

static struct box inside_of(struct box frame)
{
    frame.width -= 2 * frame_padding + 16;
    frame.height -= 2 * frame_padding;
    return frame;
}

static void place_activities(struct model_picture *picture)
{
    picture->routing.area = picture->frame;
    picture->placing.area = inside_of(picture->frame);
    place_on_page(&picture->placing);
    place_clearly(picture->drawing->arena, &picture->placing);
    place_apart(&picture->placing);
    for (size_t i = 0; i < picture->inside; i++)
        picture->blobs[i].box = picture->placing.boxes[i];
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static enum ink fill_of(enum diagram_part part)
{
    return part == PART_MONITOR ? INK_WATCH : part == PART_CONTROL ? INK_CONTROL : INK_SHAPE;
}

/* What watches and acts from outside is told apart from what depends on what. */
static struct stroke stroke_of(enum diagram_part part)
{
    return (struct stroke){.ink = INK_LINE,
                           .width = line_width,
                           .dash = part == PART_DEPENDENCY ? DASH_NONE : DASH_LONG};
}

static const char *end_text(const struct diagram *diagram, uint32_t end)
{
    return end == END_BOUNDARY ? "the activities" : diagram->nodes.items[end].text;
}

static void draw_line(struct model_picture *picture, const struct diagram_line *line,
                      const struct point curve[4])
{
    struct drawing *drawing = picture->drawing;
    const char *title =
        arena_printf(drawing->arena, "%s → %s", end_text(picture->diagram, line->from),
                     end_text(picture->diagram, line->to));
    scene_open(drawing->scene, line->id, part_words[line->part], title, line->sentence);
    draw_arrow(drawing->scene, curve, stroke_of(line->part), head_size);
    scene_close(drawing->scene);
}

/* Lines outside the boundary: down to a monitor, across to a control, up again. */
static void draw_outer_line(struct model_picture *picture, const struct diagram_line *line)
{
    static const double bow = 0.12, room = 5;
    struct point curve[4], from, to;
    double below = picture->frame.centre.y + picture->frame.height / 2;
    if (line->from == END_BOUNDARY) {
        struct box box = picture->blobs[line->to].box;
        from = (struct point){box.centre.x - box.width * 0.12, below + 2};
        to = (struct point){box.centre.x - box.width * 0.08, box.centre.y - box.height / 2 - room};
    } else if (line->to == END_BOUNDARY) {
        struct box box = picture->blobs[line->from].box;
        from = (struct point){box.centre.x + box.width * 0.08, box.centre.y - box.height / 2 - 1};
        to = (struct point){box.centre.x + box.width * 0.12, below + room};
    } else {
        struct box a = picture->blobs[line->from].box, b = picture->blobs[line->to].box;
        double way = a.centre.x < b.centre.x ? 1 : -1;
        from = (struct point){a.centre.x + way * (a.width / 2 + 1), a.centre.y};
        to = (struct point){b.centre.x - way * (b.width / 2 + room), b.centre.y};
    }
    curve_bowed(curve, from, to, line->to == END_BOUNDARY ? -bow : bow);
    draw_line(picture, line, curve);
}

static void draw_lines(struct model_picture *picture)
{
    for (size_t i = 0; i < picture->routing.count; i++)
        draw_line(picture, &picture->diagram->lines.items[picture->line_of[i]],
                  picture->routing.routes[i].curve);
    for (size_t i = 0; i < picture->diagram->lines.count; i++) {
        const struct diagram_line *line = &picture->diagram->lines.items[i];
        if (line->part != PART_DEPENDENCY)
            draw_outer_line(picture, line);
    }
}

static void draw_blob(struct model_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    const struct blob *blob = &picture->blobs[which];
    struct drawing *drawing = picture->drawing;
    struct path outline = path_of_blob(drawing->arena, blob->box);
    struct point text = blob->box.centre, notes = blob->box.centre;
    text.y -= notes_height(blob) / 2;
    notes.y += (text_height(blob) + note_gap) / 2;
    scene_open(drawing->scene, node->id, part_words[node->part],
               arena_printf(drawing->arena, "%s %s", node->number, node->text), node->sentence);
    scene_path(
        drawing->scene, &outline,
        (struct stroke){
            .fill = fill_of(node->part), .ink = INK_LINE, .width = line_width, .hand = HAND_BLOB});
    scene_lines(drawing->scene, &blob->text, text, draw_leading,
                (struct lettering){drawing->look->regular, text_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_lines(drawing->scene, &blob->notes, notes, draw_leading,
                (struct lettering){drawing->look->regular, note_size, INK_QUIET, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_boundary(struct model_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    struct path outline = path_of_frame(drawing->arena, picture->frame, frame_radius);
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...boundary", picture->diagram->id),
               "boundary", "The boundary", picture->diagram->boundary);
    scene_path(
        drawing->scene, &outline,
        (struct stroke){.fill = INK_FIELD, .ink = INK_LINE, .width = 2.4, .hand = HAND_FRAME});
    scene_close(drawing->scene);
}

static void draw_model(struct model_picture *picture)
{
    draw_page(picture->drawing, &picture->legend, picture->width, picture->height);
    draw_boundary(picture);
    draw_lines(picture);
    for (size_t i = 0; i < picture->diagram->nodes.count; i++)
        draw_blob(picture, i);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static struct model_picture new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    const struct diagram *diagram = drawing->diagram;
    size_t nodes = diagram->nodes.count, lines = diagram->lines.count;
    struct model_picture picture = {.drawing = drawing, .diagram = diagram};
    struct joint *joints = arena_alloc(arena, (lines + 1) * sizeof *joints);
    struct route *routes = arena_alloc(arena, (lines + 1) * sizeof *routes);
    size_t count = 0;
    picture.line_of = arena_alloc(arena, (lines + 1) * sizeof *picture.line_of);
    for (size_t i = 0; i < lines; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (line->part != PART_DEPENDENCY)
            continue;
        joints[count] = (struct joint){line->from, line->to};
        picture.line_of[count++] = i;
    }
    picture.blobs = arena_alloc(arena, nodes * sizeof *picture.blobs);
    picture.placing.boxes = arena_alloc(arena, nodes * sizeof(struct box));
    measure_blobs(&picture);
    picture.placing = (struct placing){.boxes = picture.placing.boxes,
                                       .box_count = picture.inside,
                                       .joints = joints,
                                       .joint_count = count,
                                       .gap = 24,
                                       .reach = 40,
                                       .flow = 0.8};
    picture.routing = (struct routing){.boxes = picture.placing.boxes,
                                       .box_count = picture.inside,
                                       .round = true,
                                       .routes = routes,
                                       .count = count,
                                       .tail = 1,
                                       .head = 4};
    return picture;
}

static void route_dependencies(struct model_picture *picture)
{
    for (size_t i = 0; i < picture->routing.count; i++) {
        const struct joint *joint = &picture->placing.joints[i];
        picture->routing.routes[i] = (struct route){joint->from, joint->to, 0.06, {{0, 0}}};
    }
    route_lines(picture->drawing->arena, &picture->routing);
}

static unsigned set_on_page(void *context, double size)
{
    struct model_picture *picture = context;
    picture->frame = frame_of(picture, size);
    place_activities(picture);
    place_band(picture);
    route_dependencies(picture);
    return FAULT * ((unsigned)count_crowded(&picture->placing) +
                    (unsigned)count_stray_lines(&picture->routing)) +
           count_crossing_lines(&picture->routing);
}

static bool has_room(struct model_picture *picture, double size)
{
    struct box frame = frame_of(picture, size);
    return frame.height >= 2 * frame_radius &&
           place_has_room(&picture->placing, inside_of(frame)) &&
           band_width(picture) <= picture->width - 2 * PAGE_MARGIN;
}

static void fill_legend(struct model_picture *picture)
{
    if (picture->routing.count)
        legend_add(picture->drawing, &picture->legend, LEGEND_ARROW, NULL, "must be done before");
    if (picture->routing.count < picture->diagram->lines.count)
        legend_add(picture->drawing, &picture->legend, LEGEND_WATCH, NULL,
                   "is watched, and acted on");
}

bool compose_activity_model(struct drawing *drawing)
{
    static const double length = 2.2;
    struct model_picture picture = new_picture(drawing);
    double size = 1;
    fill_legend(&picture);
    if (!place_by_layout(drawing->arena, drawing->layout, &picture.placing, length,
                         &drawing->problem))
        return false;
    while (size < PAGE_LARGEST && !has_room(&picture, size))
        size = place_next_size(size);
    drawing->scene->crowded = place_best(&picture.placing, size, set_on_page, &picture) >= FAULT;
    draw_model(&picture);
    return true;
}
