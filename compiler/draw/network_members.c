/* Who is in a network: how large they are and how they look; see network_picture.h. */
#include "draw/network_picture.h"

#include "draw/pack.h"
#include "draw/shape.h"

static const double card_width = 150, hub_is_larger = 1.27, bench_gap = 16, bench_head = 13,
                    bench_room = 24;
static const double hub_rim = 5, ring_rim = 6, broker_point = 13;

/* ---- Sizes ------------------------------------------------------------------------------------
 */

static bool is_member(const struct diagram_node *node)
{
    return node->part == PART_HUB || node->part == PART_BROKER || node->part == PART_MEMBER ||
           node->part == PART_UNTIED;
}

static bool holds_alone(const struct diagram_node *node)
{
    return node->badges >> BADGE_HOLDS_ALONE & 1;
}

/* What stands around the words and the figure on each side. */
static struct point rim_of(const struct diagram_node *node)
{
    double rim = (node->part == PART_HUB ? hub_rim : 0) + (holds_alone(node) ? ring_rim : 0);
    return (struct point){rim + (node->part == PART_BROKER ? broker_point : 0), rim};
}

void network_size_members(struct network_picture *picture, double figure)
{
    const struct drawing *drawing = picture->drawing;
    const struct diagram *diagram = drawing->diagram;
    for (uint32_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (!is_member(node))
            continue;
        double high = node->part == PART_HUB ? figure * hub_is_larger : figure;
        struct card card = card_with_figure(drawing, i, card_width, 1, high);
        picture->cards[i] = card;
        if (node->part == PART_UNTIED) {
            *array_add(drawing->arena, &picture->bench) = card;
            continue;
        }
        struct point rim = rim_of(node);
        uint32_t box = (uint32_t)picture->placing.box_count++;
        picture->nodes[box] = i;
        picture->boxes[i] = box;
        picture->placing.boxes[box].width = size_in_steps(card.box.width + 2 * rim.x);
        picture->placing.boxes[box].height = size_in_steps(card.box.height + 2 * rim.y);
    }
}

void network_set_bench(struct network_picture *picture, double width)
{
    static const double gap = 14;
    struct rows rows = {.width = width, .across = gap, .down = gap, .y = bench_room};
    for (size_t i = 0; i < picture->bench.count; i++)
        rows_set(&rows, &picture->bench.items[i].box);
    picture->bench_height = picture->bench.count ? rows.y + rows.high + bench_gap : 0;
}

/* ---- Drawing ----------------------------------------------------------------------------------
 */

static struct box grown(struct box box, double by)
{
    return (struct box){box.centre, box.width + 2 * by, box.height + 2 * by};
}

static struct path hexagon(struct arena *arena, struct box box, double point)
{
    struct path path = {0};
    double left = box.centre.x - box.width / 2, right = left + box.width;
    double top = box.centre.y - box.height / 2, bottom = top + box.height;
    path_move(arena, &path, (struct point){left - point, box.centre.y});
    path_line(arena, &path, (struct point){left, top});
    path_line(arena, &path, (struct point){right, top});
    path_line(arena, &path, (struct point){right + point, box.centre.y});
    path_line(arena, &path, (struct point){right, bottom});
    path_line(arena, &path, (struct point){left, bottom});
    path_close(arena, &path);
    return path;
}

static void draw_form(struct drawing *drawing, const struct diagram_node *node,
                      const struct card *card)
{
    static const double corner = 10;
    struct arena *arena = drawing->arena;
    const struct card_look *look = card->look;
    struct stroke stroke = {
        .fill = look->fill, .ink = look->line, .width = 1.6, .dash = look->dash};
    bool hub = node->part == PART_HUB, broker = node->part == PART_BROKER;
    double rim = hub ? hub_rim : 0;
    if (holds_alone(node)) {
        double around = rim + ring_rim;
        struct box box = grown(card->box, around);
        struct path ring =
            broker ? hexagon(arena, box, broker_point) : path_of_frame(arena, box, corner + around);
        scene_path(drawing->scene, &ring,
                   (struct stroke){.ink = INK_CONFLICT, .width = 2.2, .dash = DASH_LONG});
    }
    if (hub) {
        struct path outer = path_of_frame(arena, grown(card->box, rim), corner + rim);
        scene_path(drawing->scene, &outer,
                   (struct stroke){.fill = INK_SHAPE, .ink = look->line, .width = 2.4});
    }
    struct path path =
        broker ? hexagon(arena, card->box, broker_point) : path_of_frame(arena, card->box, corner);
    scene_path(drawing->scene, &path, stroke);
}

void network_draw_member(struct drawing *drawing, const struct card *card)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    draw_open_node(drawing->scene, node);
    draw_form(drawing, node, card);
    card_draw_words(drawing, card);
    scene_close(drawing->scene);
}

void network_draw_bench(struct network_picture *picture, struct point corner)
{
    struct drawing *drawing = picture->drawing;
    if (!picture->bench.count)
        return;
    corner.y += bench_gap / 2;
    scene_text(drawing->scene, part_chapters[PART_UNTIED],
               (struct point){corner.x, corner.y + bench_head},
               (struct lettering){drawing->look->italic, bench_head, INK_QUIET, ANCHOR_START});
    cards_move(&picture->bench, corner);
    for (size_t i = 0; i < picture->bench.count; i++)
        network_draw_member(drawing, &picture->bench.items[i]);
}
