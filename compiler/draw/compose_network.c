/* Who is tied to whom. Whoever is in it is a figure with a name in a frame that tells the part: two
   outlines for a hub, points to both sides for a broker, a dashed ring around whoever's loss splits
   the network. A ring stands as a ring and a hub in the middle of its spokes, so that the shape is
   seen at once; all else is laid out like a map. Whoever is tied to nobody stands at the edge. */
#include "draw/badge.h"
#include "draw/large_map.h"
#include "draw/network_picture.h"
#include "draw/tie.h"

static const double panel_gap = 26, above_area = 6, below_area = 14, layout_length = 2.4,
                    bench_seat = 150;

/* ---- On a page --------------------------------------------------------------------------------
 */

static double room_of_panel(const struct network_picture *picture)
{
    return picture->panel.width > 0 ? picture->panel.width + panel_gap : 0;
}

/* The panel stands at the right, the bench below. */
static struct box area_of(struct network_picture *picture, double size)
{
    struct page page = page_take(picture->drawing, &picture->legend, size);
    struct box area = page.area;
    double aside = room_of_panel(picture);
    picture->width = page.width;
    picture->height = page.height;
    area.width -= aside;
    area.centre.x -= aside / 2;
    network_set_bench(picture, area.width);
    area.height -= picture->bench_height + above_area + below_area;
    area.centre.y -= (picture->bench_height + below_area - above_area) / 2;
    picture->routing.area = picture->area = area;
    return area;
}

static bool panel_fits(const struct network_picture *picture)
{
    return picture->panel.height <= picture->area.height + picture->bench_height;
}

static bool has_room(void *context, double size)
{
    struct network_picture *picture = context;
    struct box area = area_of(picture, size);
    return panel_fits(picture) && place_has_room(&picture->placing, area);
}

static bool is_dense(const struct network_picture *picture)
{
    enum { LINES_OF_ONE = 3 };
    return picture->routing.count > LINES_OF_ONE * picture->placing.box_count;
}

static void place_members(struct network_picture *picture)
{
    struct arena *arena = picture->drawing->arena;
    struct placing *placing = &picture->placing;
    if (picture->round) {
        network_place_round(picture);
    } else if (is_dense(picture)) {
        place_round(arena, placing);
    } else if (placing->piece_count > 1) {
        place_pieces(arena, placing);
    } else {
        place_on_page(placing);
        place_clearly(arena, placing);
    }
    place_apart(placing);
}

static void route_ties(struct network_picture *picture)
{
    static const double usual = 0.04;
    for (size_t i = 0; i < picture->routing.count; i++) {
        const struct joint *joint = &picture->placing.joints[i];
        picture->routing.routes[i] =
            (struct route){.from = joint->from, .to = joint->to, .bow = picture->round ? 0 : usual};
    }
    picture->routing.as_wished = is_dense(picture) && !picture->round;
    route_lines(picture->drawing->arena, &picture->routing);
}

/* ---- Signs on ties ----------------------------------------------------------------------------
 */

static unsigned count_at(const struct network_picture *picture, struct box box, size_t which)
{
    unsigned count = count_lines_near(&picture->routing, box, which);
    for (size_t i = 0; i < picture->placing.box_count; i++)
        count += box_overlap(box, picture->placing.boxes[i], 1) > 0;
    return count;
}

/* In the middle, or where no other line runs; gives how much it touches. */
static unsigned place_signs(struct network_picture *picture, size_t which, double length)
{
    static const double shares[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74};
    const struct route *route = &picture->routing.routes[which];
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct point way = curve_direction(route->curve, shares[i]);
        struct box box = {curve_at(route->curve, shares[i]),
                          fabs(way.x) * length + fabs(way.y) * TIE_SIGNS_HIGH,
                          fabs(way.y) * length + fabs(way.x) * TIE_SIGNS_HIGH};
        unsigned count = count_at(picture, box, which);
        if (count >= least)
            continue;
        least = count;
        picture->shares[which] = shares[i];
    }
    return least;
}

static void place_all_signs(struct network_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    picture->faults = !panel_fits(picture);
    for (size_t i = 0; i < diagram->lines.count; i++) {
        double length = tie_signs_length(&diagram->lines.items[i]);
        picture->shares[i] = 0.5;
        if (length > 0)
            picture->faults += place_signs(picture, i, length) > 1;
    }
}

/* Whether of some tie so little is to be seen that it does not read as a line. On a page larger
   than A3 that is no reason for an even larger one. */
static bool is_any_short(const struct network_picture *picture, double size)
{
    static const double least = 26;
    for (size_t i = 0; i < picture->routing.count && size <= page_a3; i++)
        if (curve_length(picture->routing.routes[i].curve) <
            least + tie_signs_length(&picture->drawing->diagram->lines.items[i]))
            return true;
    return false;
}

static unsigned set_on_page(void *context, double size)
{
    enum { CROSSING = 6 };
    struct network_picture *picture = context;
    double spread = picture->round ? 1 : place_spread(picture->placing.box_count);
    picture->placing.area = area_of(picture, size);
    picture->placing.area.height *= spread;
    picture->placing.area.width *= spread;
    place_members(picture);
    route_ties(picture);
    place_all_signs(picture);
    unsigned ugly = CROSSING * count_crossing_lines(&picture->routing);
    unsigned faults = picture->faults + is_any_short(picture, size) +
                      (unsigned)count_crowded(&picture->placing) +
                      (unsigned)count_stray_lines(&picture->routing);
    return FAULT * faults + ugly * FAULT / (ugly + FAULT);
}

/* ---- Drawing ----------------------------------------------------------------------------------
 */

static void draw_line(struct drawing *drawing, const struct diagram_line *line,
                      const struct point curve[4], double share)
{
    const struct diagram_node *nodes = drawing->diagram->nodes.items;
    draw_open_line(drawing->scene, drawing->diagram, line,
                   arena_printf(drawing->arena, "%s %s %s", nodes[line->from].text,
                                line->both_ways ? "–" : "→", nodes[line->to].text),
                   line->sentence);
    tie_draw(drawing, line, curve, share);
    scene_close(drawing->scene);
}

/* On a page that is there. */
static void draw_network(struct network_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram *diagram = drawing->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++)
        draw_line(drawing, &diagram->lines.items[i], picture->routing.routes[i].curve,
                  picture->shares[i]);
    for (size_t i = 0; i < picture->placing.box_count; i++) {
        struct card *card = &picture->cards[picture->nodes[i]];
        card->box.centre = picture->placing.boxes[i].centre;
        network_draw_member(drawing, card);
    }
    network_draw_bench(
        picture, (struct point){PAGE_MARGIN, picture->area.centre.y + picture->area.height / 2});
    shape_panel_draw(&picture->panel,
                     (struct point){drawing->scene->width - PAGE_MARGIN - picture->panel.width,
                                    picture->area.centre.y - picture->area.height / 2});
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static struct legend legend_of(struct drawing *drawing)
{
    struct legend legend = {0};
    legend_add_ties(drawing, &legend);
    legend_add_badges(drawing, &legend);
    return legend;
}

static void join_boxes(struct network_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    struct joint *joints =
        arena_alloc(picture->drawing->arena, (diagram->lines.count + 1) * sizeof *joints);
    for (size_t i = 0; i < diagram->lines.count; i++)
        joints[i] = (struct joint){picture->boxes[diagram->lines.items[i].from],
                                   picture->boxes[diagram->lines.items[i].to]};
    picture->placing.joints = joints;
    picture->placing.joint_count = diagram->lines.count;
}

static struct network_picture new_picture(struct drawing *drawing, double figure)
{
    struct arena *arena = drawing->arena;
    size_t nodes = drawing->diagram->nodes.count, lines = drawing->diagram->lines.count;
    struct network_picture picture = {
        .drawing = drawing,
        .legend = legend_of(drawing),
        .panel = shape_panel_of(drawing),
        .cards = arena_alloc(arena, (nodes + 1) * sizeof *picture.cards),
        .nodes = arena_alloc(arena, (nodes + 1) * sizeof *picture.nodes),
        .boxes = arena_alloc(arena, (nodes + 1) * sizeof *picture.boxes),
        .shares = arena_alloc(arena, (lines + 1) * sizeof *picture.shares)};
    picture.placing =
        (struct placing){.boxes = arena_alloc(arena, (nodes + 1) * sizeof *picture.placing.boxes),
                         .gap = 26,
                         .reach = 70};
    network_size_members(&picture, figure);
    join_boxes(&picture);
    picture.routing =
        (struct routing){.boxes = picture.placing.boxes,
                         .box_count = picture.placing.box_count,
                         .routes = arena_alloc(arena, (lines + 1) * sizeof(struct route)),
                         .count = lines,
                         .tail = 3,
                         .head = 4};
    return picture;
}

/* Too many for a search: as they are found, with straight lines. */
static bool compose_large(struct drawing *drawing)
{
    large_map_tell(drawing);
    struct network_picture picture = new_picture(drawing, 0);
    struct placing *placing = &picture.placing;
    placing->many = true;
    if (!place_by_layout(drawing->arena, drawing->layout, placing, layout_length,
                         &drawing->problem))
        return false;
    network_set_bench(&picture, sqrt((double)placing->box_count) * bench_seat);
    picture.area = large_map_page(drawing, &picture.legend, placing,
                                  (struct point){room_of_panel(&picture), picture.bench_height});
    for (size_t i = 0; i < picture.routing.count; i++) {
        const struct joint *joint = &placing->joints[i];
        large_map_way(placing->boxes[joint->from], placing->boxes[joint->to],
                      picture.routing.routes[i].curve);
        picture.shares[i] = 0.5;
    }
    draw_network(&picture);
    return true;
}

enum { MOST_FIGURES = 25 };

static size_t count_members(const struct diagram *diagram)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        count += diagram->nodes.items[i].figure.people > 0;
    return count;
}

static bool set_picture(struct network_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    network_choose_arrangement(picture);
    if (!picture->round && !place_by_layout(drawing->arena, drawing->layout, &picture->placing,
                                            layout_length, &drawing->problem))
        return false;
    place_best(&picture->placing, page_grow(picture, has_room, 1), set_on_page, picture);
    return true;
}

/* Where there are so many that letters would be small on A3, figures become smaller, and at last
   there are only names. */
bool compose_network(struct drawing *drawing)
{
    static const double figures[] = {52, 40, 0}, nearly_a4 = 1.2, widest = 1.8;
    enum { SIZES = sizeof figures / sizeof *figures };
    struct network_picture picture;
    if (draw_is_large(drawing->diagram))
        return compose_large(drawing);
    size_t which = count_members(drawing->diagram) > MOST_FIGURES ? SIZES - 1 : 0;
    do {
        picture = new_picture(drawing, figures[which]);
        if (!set_picture(&picture))
            return false;
    } while (picture.width > widest * PAGE_WIDTH && ++which < SIZES);
    if (picture.width > nearly_a4 * PAGE_WIDTH)
        drawing->scene->paper = PAPER_A3;
    draw_page(drawing, &picture.legend, picture.width, picture.height);
    draw_network(&picture);
    return true;
}
