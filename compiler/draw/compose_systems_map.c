/* A systems map: blobs within blobs, a thick boundary with its name around what belongs to the
   system, and the rest around it; without a line. Letters and the room between blobs are as large
   as the page allows. */
#include "draw/blob.h"
#include "draw/nest.h"
#include "draw/page.h"
#include "draw/shape.h"

static const double text_size = 12.5, note_size = 12, leaf_width = 105, name_width = 125,
                    whole_name_width = 320;

struct map {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    struct nest nest;
    struct blob *blobs; /* one a node */
    bool *core;
    double scale; /* of letters */
    struct page page;
};

/* How each part is drawn, and how large its name is where it holds others. */
struct manner {
    enum ink fill, ink;
    double width, name;
    enum hand hand;
};

static const struct manner manners[PART_COUNT] = {
    [PART_WHOLE] = {INK_FIELD, INK_LINE, 3.2, 17, HAND_FRAME},
    [PART_HOLDER] = {INK_INFORMED, INK_LINE, 1.8, 13.5, HAND_BLOB},
    [PART_WITHIN] = {INK_SHAPE, INK_LINE, 1.8, 0, HAND_BLOB},
    [PART_OUTER] = {INK_MONITORED, INK_QUIET, 1.8, 13.5, HAND_BLOB},
    [PART_AROUND] = {INK_CLOUD, INK_QUIET, 1.8, 0, HAND_BLOB},
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

/* A blob that holds others has its name above them, without an outline of its own. */
static void measure_name(struct map *map, size_t which)
{
    const struct diagram_node *node = &map->diagram->nodes.items[which];
    struct blob *blob = &map->blobs[which];
    const struct manner *manner = &manners[node->part];
    double width = (node->part == PART_WHOLE ? whole_name_width : name_width) * map->scale;
    blob->sizes =
        (struct blob_sizes){.text = manner->name * map->scale, .note = note_size * map->scale};
    blob->text = draw_wrap(map->drawing, look_clean.bold, blob->sizes.text, node->text, width);
    blob->notes = draw_wrap_all(map->drawing, look_clean.regular, blob->sizes.note, node->notes,
                                node->note_count, width);
    map->nest.blobs[which].size =
        (struct point){larger(blob->text.width, blob->notes.width),
                       draw_leading * ((double)blob->text.count * blob->sizes.text +
                                       (double)blob->notes.count * blob->sizes.note)};
}

/* A system of which only what lies around it is known is a leaf, too. */
static void measure_leaf(struct map *map, size_t which)
{
    const struct diagram_node *node = &map->diagram->nodes.items[which];
    const struct manner *manner = &manners[node->part];
    struct blob *blob = &map->blobs[which];
    double width = (node->part == PART_WHOLE ? whole_name_width : leaf_width) * map->scale;
    struct blob_sizes sizes = {.text = (manner->name > 0 ? manner->name : text_size) * map->scale,
                               .note = note_size * map->scale,
                               .text_width = width,
                               .note_width = width,
                               .room = 7 * map->scale};
    blob_measure(map->drawing, &sizes, node->text, node->notes, node->note_count, blob);
    map->nest.blobs[which].size = (struct point){blob->box.width, blob->box.height};
}

static void measure(struct map *map, double scale)
{
    map->scale = scale;
    for (size_t i = 0; i < map->diagram->nodes.count; i++)
        (map->nest.blobs[i].holds ? measure_name : measure_leaf)(map, i);
}

/* ---- Places ---------------------------------------------------------------------------------- */

static bool fits_with_gap(struct map *map, double gap)
{
    map->nest.gap = gap;
    nest_size(&map->nest);
    return nest_place(&map->nest, map->page.area, map->core);
}

/* With the largest letters for which there is room; then they move apart as far as that goes. */
static bool fits_on_page(void *picture, double size)
{
    static const double scales[] = {1.5, 1.4, 1.3, 1.22, 1.15, 1.07, 1}, least = 9, most = 26,
                        step = 1.2;
    struct map *map = picture;
    map->page = page_take(map->drawing, &map->legend, size);
    map->page.area.height -= 8;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        double gap = least * scales[i];
        measure(map, scales[i]);
        if (!fits_with_gap(map, gap))
            continue;
        while (gap * step < most && fits_with_gap(map, gap * step))
            gap *= step;
        return fits_with_gap(map, gap);
    }
    return false;
}

static void begin_nest(struct map *map)
{
    const struct diagram *diagram = map->diagram;
    struct arena *arena = map->drawing->arena;
    size_t count = diagram->nodes.count;
    map->blobs = arena_alloc(arena, count * sizeof *map->blobs);
    map->core = arena_alloc(arena, count * sizeof *map->core);
    map->nest = (struct nest){.arena = arena, .count = count};
    map->nest.blobs = arena_alloc(arena, count * sizeof *map->nest.blobs);
    for (size_t i = 0; i < count; i++) {
        map->nest.blobs[i].within = diagram->nodes.items[i].within;
        map->core[i] = diagram->nodes.items[i].part == PART_WHOLE;
    }
    nest_begin(&map->nest);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_name(struct map *map, size_t which)
{
    const struct look *look = map->drawing->look;
    struct blob *blob = &map->blobs[which];
    struct point at = map->nest.blobs[which].name;
    double notes = draw_lines_height(&blob->notes, blob->sizes.note);
    double text = draw_lines_height(&blob->text, blob->sizes.text);
    at.y -= notes / 2;
    scene_lines(map->drawing->scene, &blob->text, at, draw_leading,
                (struct lettering){look->bold, blob->sizes.text, INK_TEXT, ANCHOR_MIDDLE});
    at.y += (text + notes) / 2;
    scene_lines(map->drawing->scene, &blob->notes, at, draw_leading,
                (struct lettering){look->regular, blob->sizes.note, INK_QUIET, ANCHOR_MIDDLE});
}

static void draw_node(struct map *map, size_t which)
{
    const struct diagram_node *node = &map->diagram->nodes.items[which];
    const struct manner *manner = &manners[node->part];
    struct stroke stroke = {
        .fill = manner->fill, .ink = manner->ink, .width = manner->width, .hand = manner->hand};
    struct box box = map->nest.blobs[which].box;
    draw_open_node(map->drawing->scene, node);
    if (map->nest.blobs[which].holds) {
        struct path path = path_of_blob(map->drawing->arena, box);
        scene_path(map->drawing->scene, &path, stroke);
        draw_name(map, which);
    } else {
        map->blobs[which].box = box;
        blob_draw(map->drawing, &map->blobs[which], stroke, false);
    }
    scene_close(map->drawing->scene);
}

/* Whoever holds others before them. */
static void draw_all_within(struct map *map, uint32_t holder)
{
    for (size_t i = 0; i < map->diagram->nodes.count; i++)
        if (map->nest.blobs[i].within == holder) {
            draw_node(map, i);
            if (map->nest.blobs[i].holds)
                draw_all_within(map, (uint32_t)i + 1);
        }
}

bool compose_systems_map(struct drawing *drawing)
{
    struct map map = {.drawing = drawing, .diagram = drawing->diagram};
    legend_add_note(drawing, &map.legend,
                    "A blob within another belongs to it. What lies outside the thick line is its "
                    "environment.");
    begin_nest(&map);
    if (page_grow(&map, fits_on_page, 1) > page_a3)
        drawing->scene->paper = PAPER_A3; /* so much is there */
    nest_spread(&map.nest);
    draw_page(drawing, &map.legend, map.page.width, map.page.height);
    draw_all_within(&map, 0);
    return true;
}
