/* A tree of systems: the wider above, each line named by the activity that is opened up, the study
   itself apart. Trees stand side by side in rows, on a page of the shape that they have together;
   where a row would be too wide or the rows too many it grows. */
#include "draw/blob.h"
#include "draw/page.h"
#include "draw/curve.h"
#include "draw/shape.h"
#include "draw/signs.h"

#include <string.h>

static const double text_size = 14, note_size = 12, room_in_blob = 8;
static const double label_size = 11.5, line_width = 1.8, head_size = 11;
static const double gap_of_text = 0.225 /* of its width */, gap_of_trees = 54, room_of_line = 30,
                    room_of_circle = 40;

#define NONE UINT32_MAX

struct branch {
    struct blob blob;
    struct text_lines label; /* of the line from above, or of the one that closes a circle */
    uint32_t above;          /* NONE: it is the head of a tree */
    uint32_t line;           /* from above; NONE: there is none */
    uint32_t circle;         /* of a head: the line that closes a circle, or NONE */
    uint32_t level;
    bool turning;  /* on the way down to where a circle closes */
    double width;  /* with all below */
    double height; /* of a head: of its tree */
};

struct tree_picture {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    struct branch *branches; /* one a node */
    uint32_t *heads;         /* of trees, those of the study last */
    size_t head_count;
    uint32_t levels;
    double scale;        /* of letters and of the room between systems */
    double text_width;   /* at which lines are broken */
    double *tops;        /* of each level, below the top of its tree; of one more: the height */
    struct point needed; /* by all trees */
    double width, height;
};

/* ---- Who stands above whom ------------------------------------------------------------------- */

/* Whether `node` stands above `other`, or is it. */
static bool is_above(const struct tree_picture *tree, uint32_t node, uint32_t other)
{
    while (other != NONE && other != node)
        other = tree->branches[other].above;
    return other == node;
}

/* A system opens up one activity, so one line comes to it. A line from below closes a circle, and
   what it comes to stays the head of its tree. */
static void add_line(struct tree_picture *tree, uint32_t which)
{
    const struct diagram_line *line = &tree->diagram->lines.items[which];
    struct branch *branch = &tree->branches[line->to];
    if (!is_above(tree, line->to, line->from)) {
        branch->above = line->from;
        branch->line = which;
        return;
    }
    branch->circle = which;
    for (uint32_t at = line->from; at != line->to; at = tree->branches[at].above)
        tree->branches[at].turning = true;
}

static void find_heads(struct tree_picture *tree, enum diagram_part part)
{
    for (uint32_t i = 0; i < tree->diagram->nodes.count; i++)
        if (tree->branches[i].above == NONE && tree->diagram->nodes.items[i].part == part)
            tree->heads[tree->head_count++] = i;
}

static void find_branches(struct tree_picture *tree)
{
    size_t count = tree->diagram->nodes.count;
    struct arena *arena = tree->drawing->arena;
    tree->branches = arena_alloc(arena, (count + 1) * sizeof *tree->branches);
    tree->heads = arena_alloc(arena, (count + 1) * sizeof *tree->heads);
    for (size_t i = 0; i < count; i++)
        tree->branches[i].above = tree->branches[i].line = tree->branches[i].circle = NONE;
    for (uint32_t i = 0; i < tree->diagram->lines.count; i++)
        add_line(tree, i);
    for (size_t i = 0; i < count; i++) {
        struct branch *branch = &tree->branches[i];
        for (uint32_t at = branch->above; at != NONE; at = tree->branches[at].above)
            branch->level++;
        if (branch->level >= tree->levels)
            tree->levels = branch->level + 1;
    }
    find_heads(tree, PART_SYSTEM);
    find_heads(tree, PART_STUDY);
}

/* ---- Sizes ----------------------------------------------------------------------------------- */

static double label_height(const struct tree_picture *tree, const struct branch *branch)
{
    return draw_lines_height(&branch->label, label_size * tree->scale);
}

/* The activity that is opened up; where the system that it leads to is called the same, nothing. */
static const char *label_text(const struct tree_picture *tree, uint32_t which)
{
    const struct diagram_line *line = &tree->diagram->lines.items[which];
    return strcmp(line->text, tree->diagram->nodes.items[line->to].text) ? line->text : "";
}

static void measure_branch(struct tree_picture *tree, uint32_t which)
{
    const struct diagram_node *node = &tree->diagram->nodes.items[which];
    struct branch *branch = &tree->branches[which];
    uint32_t line = branch->line != NONE ? branch->line : branch->circle;
    struct blob_sizes sizes = {.text = text_size * tree->scale,
                               .note = note_size * tree->scale,
                               .text_width = tree->text_width,
                               .note_width = tree->text_width,
                               .room = room_in_blob};
    blob_measure(tree->drawing, &sizes, node->text, node->notes, node->note_count, &branch->blob);
    if (line != NONE)
        branch->label = draw_wrap(tree->drawing, look_clean.italic, label_size * tree->scale,
                                  label_text(tree, line), tree->text_width);
}

static double widest_at(const struct branch *branch)
{
    return larger(branch->blob.box.width, branch->line != NONE ? branch->label.width : 0);
}

/* Those below make a branch as wide as all of them and the gaps between; a circle needs room beside
   its tree. From the lowest level up. */
static void find_widths(struct tree_picture *tree)
{
    double *below =
        arena_alloc(tree->drawing->arena, (tree->diagram->nodes.count + 1) * sizeof *below);
    for (uint32_t level = tree->levels; level-- > 0;)
        for (uint32_t i = 0; i < tree->diagram->nodes.count; i++) {
            struct branch *branch = &tree->branches[i];
            if (branch->level != level)
                continue;
            branch->width = larger(widest_at(branch), below[i]);
            if (branch->above != NONE)
                below[branch->above] +=
                    branch->width + (below[branch->above] > 0 ? gap_of_text * tree->text_width : 0);
        }
}

/* Each level is as high as its highest blob, with room above for the names of the lines. */
static void find_tops(struct tree_picture *tree)
{
    size_t size = (tree->levels + 1) * sizeof(double);
    double *blobs = arena_alloc(tree->drawing->arena, size);
    double *labels = arena_alloc(tree->drawing->arena, size);
    tree->tops = arena_alloc(tree->drawing->arena, size);
    for (size_t i = 0; i < tree->diagram->nodes.count; i++) {
        const struct branch *branch = &tree->branches[i];
        blobs[branch->level] = larger(blobs[branch->level], branch->blob.box.height);
        if (branch->line != NONE)
            labels[branch->level] = larger(labels[branch->level], label_height(tree, branch));
    }
    for (uint32_t level = 0; level < tree->levels; level++)
        tree->tops[level + 1] =
            tree->tops[level] + blobs[level] + labels[level + 1] + 2 * room_of_line * tree->scale;
}

static void find_heights(struct tree_picture *tree)
{
    for (uint32_t i = 0; i < tree->diagram->nodes.count; i++)
        tree->branches[i].height = 0;
    for (uint32_t i = 0; i < tree->diagram->nodes.count; i++) {
        uint32_t head = i;
        while (tree->branches[head].above != NONE)
            head = tree->branches[head].above;
        struct branch *branch = &tree->branches[i];
        tree->branches[head].height = larger(tree->branches[head].height,
                                             tree->tops[branch->level] + branch->blob.box.height);
    }
}

static void measure_trees(struct tree_picture *tree, double scale, double text_width)
{
    tree->scale = scale;
    tree->text_width = text_width * scale;
    for (uint32_t i = 0; i < tree->diagram->nodes.count; i++)
        measure_branch(tree, i);
    find_widths(tree);
    find_tops(tree);
    find_heights(tree);
}

/* ---- Places ---------------------------------------------------------------------------------- */

static double room_of_tree(const struct tree_picture *tree, const struct branch *head)
{
    return head->width +
           (head->circle == NONE ? 0 : head->label.width + room_of_circle * tree->scale);
}

static void place_branch(struct tree_picture *tree, uint32_t node, double left, double top)
{
    struct branch *branch = &tree->branches[node];
    struct box *box = &branch->blob.box;
    double below = -gap_of_text * tree->text_width;
    box->centre =
        (struct point){left + branch->width / 2, top + tree->tops[branch->level] + box->height / 2};
    for (size_t i = 0; i < tree->diagram->nodes.count; i++)
        below += tree->branches[i].above == node
                     ? tree->branches[i].width + gap_of_text * tree->text_width
                     : 0;
    double x = box->centre.x - below / 2;
    for (int turning = 0; turning < 2; turning++) /* whoever is on a circle stands at its side */
        for (uint32_t i = 0; i < tree->diagram->nodes.count; i++)
            if (tree->branches[i].above == node && tree->branches[i].turning == turning) {
                place_branch(tree, i, x, top);
                x += tree->branches[i].width + gap_of_text * tree->text_width;
            }
}

/* The trees that stand in a row of this width, from `first` on: how many, how wide, how high. */
struct tree_row {
    size_t count;
    double width, height;
};

/* The study stands further from the rest than others from each other. */
static double gap_before(const struct tree_picture *tree, size_t which)
{
    return tree->diagram->nodes.items[tree->heads[which]].part == PART_STUDY
               ? 1.6 * gap_of_trees * tree->scale
               : gap_of_trees * tree->scale;
}

static struct tree_row row_from(const struct tree_picture *tree, size_t first, double most)
{
    struct tree_row row = {0, 0, 0};
    for (size_t i = first; i < tree->head_count; i++) {
        const struct branch *head = &tree->branches[tree->heads[i]];
        double wide = row.width + room_of_tree(tree, head) + (row.count ? gap_before(tree, i) : 0);
        if (row.count && wide > most)
            break;
        row = (struct tree_row){row.count + 1, wide, larger(row.height, head->height)};
    }
    return row;
}

/* All rows from the top of the area on; gives how much room they need. */
static struct point place_rows(struct tree_picture *tree, struct box area, double top)
{
    struct point needed = {0, -gap_of_trees * tree->scale};
    for (size_t first = 0; first < tree->head_count;) {
        struct tree_row row = row_from(tree, first, area.width);
        double x = area.centre.x - row.width / 2;
        for (size_t i = first; i < first + row.count; i++) {
            x += i > first ? gap_before(tree, i) : 0;
            place_branch(tree, tree->heads[i], x, top);
            x += room_of_tree(tree, &tree->branches[tree->heads[i]]);
        }
        top += row.height + gap_of_trees * tree->scale;
        needed = (struct point){larger(needed.x, row.width),
                                needed.y + row.height + gap_of_trees * tree->scale};
        first += row.count;
    }
    return needed;
}

static const double room_above = 12;

static bool fits_on(struct tree_picture *tree, double width, double height)
{
    struct box area = page_area(tree->drawing, &tree->legend, width, height);
    area.height -= 2 * room_above;
    tree->width = width;
    tree->height = height;
    tree->needed = place_rows(tree, area, 0);
    return tree->needed.x <= area.width && tree->needed.y <= area.height;
}

/* On its side or upright. */
static bool fits_on_page(void *picture, double size)
{
    double wide = PAGE_WIDTH * size, high = PAGE_HEIGHT * size;
    return fits_on(picture, wide, high) || fits_on(picture, high, wide);
}

/* What the trees leave free is cut off the page, so that they are not lost on it. */
static void fit_page(struct tree_picture *tree)
{
    static const double narrowest = PAGE_WIDTH / 2.0, room_beside = 40;
    double wide = tree->needed.x + 2 * (PAGE_MARGIN + room_beside);
    tree->width = smaller(tree->width, larger(narrowest, wide));
    struct box area = page_area(tree->drawing, &tree->legend, tree->width, tree->height);
    double spare = area.height - tree->needed.y - 2 * room_above;
    tree->height -= larger(0, spare);
    area = page_area(tree->drawing, &tree->legend, tree->width, tree->height);
    place_rows(tree, area, area.centre.y - tree->needed.y / 2);
}

/* With the largest letters with which all fits on the usual page, where need be in short lines;
   else on one that grows. */
static void place_trees(struct tree_picture *tree)
{
    static const struct {
        double scale, text_width;
    } ways[] = {{1.5, 150}, {1.3, 150}, {1.15, 150}, {1, 150}, {1, 100}, {0.9, 90}, {0.8, 90}};
    enum { WAYS = sizeof ways / sizeof *ways };
    size_t i = 0;
    do
        measure_trees(tree, ways[i].scale, ways[i].text_width);
    while (!fits_on_page(tree, 1) && ++i < WAYS);
    if (i == WAYS) {
        measure_trees(tree, 1, 100);
        page_grow(tree, fits_on_page, 1);
    }
    fit_page(tree);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void open_line(const struct tree_picture *tree, const struct diagram_line *line)
{
    draw_open_line(tree->drawing->scene, tree->drawing->diagram, line, line->text, line->sentence);
}

static void draw_label(const struct tree_picture *tree, const struct branch *branch,
                       struct point at)
{
    scene_lines(tree->drawing->scene, &branch->label, at, draw_leading,
                (struct lettering){tree->drawing->look->italic, label_size * tree->scale, INK_TEXT,
                                   ANCHOR_MIDDLE});
}

/* From the wider system down to the name of the activity; gives where it goes on below the name. */
static struct point draw_line_to_name(const struct tree_picture *tree, const struct branch *branch,
                                      struct point start)
{
    static const double room = 4;
    struct box box = branch->blob.box;
    double half_name = label_height(tree, branch) / 2;
    struct point label = {box.centre.x,
                          box.centre.y - box.height / 2 - room_of_line * tree->scale - half_name};
    struct point stop = {label.x, label.y - half_name - room};
    double half = (stop.y - start.y) / 2;
    struct path path = {0};
    path_move(tree->drawing->arena, &path, start);
    path_curve(tree->drawing->arena, &path, (struct point){start.x, start.y + half},
               (struct point){stop.x, stop.y - half}, stop);
    scene_path(tree->drawing->scene, &path, (struct stroke){.ink = INK_LINE, .width = line_width});
    draw_label(tree, branch, label);
    return (struct point){label.x, label.y + half_name + room};
}

/* To the system that opens it up. */
static void draw_line_down(const struct tree_picture *tree, const struct branch *branch)
{
    static const double room = 4;
    struct box above = tree->branches[branch->above].blob.box, box = branch->blob.box;
    struct point end = {box.centre.x, box.centre.y - box.height / 2 - room};
    struct point start = {above.centre.x, above.centre.y + above.height / 2 + 1};
    open_line(tree, &tree->diagram->lines.items[branch->line]);
    if (branch->label.count)
        start = draw_line_to_name(tree, branch, start);
    double half = (end.y - start.y) / 2;
    struct point curve[4] = {start, {start.x, start.y + half}, {end.x, end.y - half}, end};
    draw_arrow(tree->drawing->scene, curve, (struct stroke){.ink = INK_LINE, .width = line_width},
               head_size);
    scene_close(tree->drawing->scene);
}

/* Up at the side of the tree, back to its head. */
static void draw_circle(const struct tree_picture *tree, const struct branch *head)
{
    static const double room = 5;
    const struct diagram_line *line = &tree->diagram->lines.items[head->circle];
    struct box from = tree->branches[line->from].blob.box, to = head->blob.box;
    double side = to.centre.x + head->width / 2 + room_of_circle * tree->scale / 2;
    struct point start = {from.centre.x + from.width / 2 + 1, from.centre.y};
    struct point end = {to.centre.x + to.width / 2 + room, to.centre.y};
    double handle = (8 * side - start.x - end.x) / 6;
    struct point curve[4] = {start, {handle, start.y}, {handle, end.y}, end};
    open_line(tree, line);
    draw_arrow(tree->drawing->scene, curve,
               (struct stroke){.ink = INK_LINE, .width = line_width, .dash = DASH_LONG}, head_size);
    draw_label(tree, head,
               (struct point){side + room_of_circle * tree->scale / 2 + head->label.width / 2,
                              (start.y + end.y) / 2});
    scene_close(tree->drawing->scene);
}

static void draw_system(const struct tree_picture *tree, uint32_t which)
{
    const struct diagram_node *node = &tree->diagram->nodes.items[which];
    bool study = node->part == PART_STUDY;
    draw_open_node(tree->drawing->scene, node);
    blob_draw(tree->drawing, &tree->branches[which].blob,
              (struct stroke){.fill = study ? INK_PAPER : INK_SHAPE,
                              .ink = study ? INK_QUIET : INK_LINE,
                              .width = line_width,
                              .dash = study ? DASH_LONG : DASH_NONE},
              false);
    scene_close(tree->drawing->scene);
}

bool compose_system_tree(struct drawing *drawing)
{
    struct tree_picture tree = {.drawing = drawing, .diagram = drawing->diagram};
    size_t count = drawing->diagram->nodes.count;
    find_branches(&tree);
    legend_add_arrow(drawing, &tree.legend, DASH_NONE, "is opened up in");
    place_trees(&tree);
    draw_page(drawing, &tree.legend, tree.width, tree.height);
    for (uint32_t i = 0; i < count; i++) {
        if (tree.branches[i].line != NONE)
            draw_line_down(&tree, &tree.branches[i]);
        if (tree.branches[i].circle != NONE)
            draw_circle(&tree, &tree.branches[i]);
    }
    for (uint32_t i = 0; i < count; i++)
        draw_system(&tree, i);
    return true;
}
