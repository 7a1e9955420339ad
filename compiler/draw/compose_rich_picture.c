/* A rich picture on a page: figures with their bubbles, what passes between them, conflicts, forces
   and issues, within a soft boundary (Checkland 1981; Monk and Howard 1998). Begins on A3; where it
   does not fit without a fault the page grows; texts never shrink. */
#include "draw/figure.h"
#include "draw/flow.h"
#include "draw/hash.h"
#include "draw/page.h"
#include "draw/route.h"
#include "draw/shape.h"
#include "draw/spread.h"

#include <limits.h>
#include <string.h>

static const double name_size = 16, name_width_most = 165, note_size = 13, note_width_most = 150;
static const double voice_size = 15, voice_width_most = 158;
static const double icon_width = 104, icon_height = 72, swords_size = 54;
static const double name_gap = 5, bolt_height = 34;

/* A line that is not clear counts so many times as much from then on (guided local search,
   Voudouris and Tsang 1999). */
static const double heavier = 1.5;

struct rich_figure {
    struct text_lines name, notes;
    struct point size; /* of what is drawn above the name, or around it */
    bool presses;      /* a cloud with lightning */
};

struct rich_picture {
    struct drawing *drawing;
    const struct diagram *diagram;
    struct legend legend;
    struct rich_figure *figures; /* one a node */
    struct text_lines *voices;   /* one a bubble */
    const struct diagram_voice **voice_of;
    struct flow_label *labels; /* one a line */
    struct spread spread;
    struct box *boxes; /* of the figures, then of the bubbles, then of the labels */
    struct routing routing;
    double width, height; /* of the page */
    bool *touched;        /* one a line: its label touches something */
    unsigned faults;      /* labels that touch something */
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

static double lines_height(const struct text_lines *lines, double size)
{
    return (double)lines->count * size * draw_leading;
}

static struct text_lines note_lines(struct drawing *drawing, const struct diagram_node *node)
{
    struct text_lines all = {0};
    for (size_t i = 0; i < node->note_count; i++) {
        struct text_lines lines =
            draw_wrap(drawing, look_clean.italic, note_size, node->notes[i], note_width_most);
        for (size_t k = 0; k < lines.count; k++)
            *array_add(drawing->arena, &all) = lines.items[k];
        all.width = larger(all.width, lines.width);
    }
    return all;
}

static bool stands_in_shape(enum diagram_part part)
{
    return part == PART_CLOUD || part == PART_ISSUE || part == PART_THING;
}

static struct point cloud_around(double width, double height)
{
    return (struct point){width, larger(height, CLOUD_HIGH * (width + 6))};
}

/* A text must lie within its shape: so much wider and higher is that. */
static struct point shape_around(enum diagram_part part, double width, double height)
{
    if (part == PART_CLOUD)
        return cloud_around(width * 1.3 + 56, height * 1.5 + 52);
    if (part == PART_ISSUE)
        return (struct point){width * 1.5 + 40, height * 1.62 + 40};
    return (struct point){width + 30, height + 24};
}

static struct point drawn_size(const struct diagram_node *node)
{
    if (node->part == PART_PARTY)
        return figure_size(&node->figure, FIGURE_HEIGHT);
    if (node->part == PART_OBSERVER)
        return (struct point){icon_width, icon_height};
    return (struct point){swords_size, swords_size}; /* a matter of several sides */
}

static void measure_figure(struct drawing *drawing, const struct diagram_node *node,
                           struct rich_figure *figure, struct box *box)
{
    figure->name = draw_wrap(drawing, look_clean.bold, name_size, node->text, name_width_most);
    figure->notes = note_lines(drawing, node);
    double width = larger(figure->name.width, figure->notes.width);
    double height =
        lines_height(&figure->name, name_size) + lines_height(&figure->notes, note_size);
    if (stands_in_shape(node->part)) {
        figure->size = shape_around(node->part, width, height);
        box->width = figure->size.x;
        box->height = figure->size.y + (figure->presses ? bolt_height : 0);
    } else {
        figure->size = drawn_size(node);
        box->width = larger(figure->size.x, width) + 6;
        box->height = figure->size.y + name_gap + height;
    }
    box->width = size_in_steps(box->width);
    box->height = size_in_steps(box->height);
}

/* From the upper edge down to where voices come from. */
static double head_of(const struct diagram_node *node, const struct rich_figure *figure)
{
    struct point ground = {0, figure->size.y};
    if (node->part == PART_PARTY)
        return figure_mouth(&node->figure, ground, FIGURE_HEIGHT, false).y;
    return figure->size.y / 2;
}

static struct point wish_of(enum hint hint, struct box area)
{
    static const struct point ways[] = {
        [HINT_NORTH] = {0, -1},     [HINT_NORTH_EAST] = {1, -1},  [HINT_EAST] = {1, 0},
        [HINT_SOUTH_EAST] = {1, 1}, [HINT_SOUTH] = {0, 1},        [HINT_SOUTH_WEST] = {-1, 1},
        [HINT_WEST] = {-1, 0},      [HINT_NORTH_WEST] = {-1, -1}, [HINT_CENTRE] = {0, 0}};
    static const double reach = 0.36;
    return (struct point){area.centre.x + ways[hint].x * reach * area.width,
                          area.centre.y + ways[hint].y * reach * area.height};
}

/* Bubbles are wider than high. */
static struct text_lines voice_lines(const struct drawing *drawing, const char *text)
{
    static const double shape = 2.4;
    double length = text_width(drawing->ruler, look_clean.regular, voice_size, text, strlen(text));
    double wide = sqrt(shape * length * voice_size * draw_leading);
    return draw_wrap(drawing, look_clean.regular, voice_size, text, larger(voice_width_most, wide));
}

static void measure_voices(struct rich_picture *picture, uint32_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    struct spread *spread = &picture->spread;
    for (size_t i = 0; i < node->voices.count; i++) {
        const struct diagram_voice *voice = &node->voices.items[i];
        size_t bubble = spread->bubble_count++;
        struct text_lines *lines = &picture->voices[bubble];
        *lines = voice_lines(picture->drawing, voice->text);
        double height = lines_height(lines, voice_size);
        struct point size = voice->thought
                                ? cloud_around(lines->width * 1.16 + 50, height * 1.3 + 48)
                                : (struct point){lines->width + 26, height + 18};
        spread->bubbles[bubble].of = which;
        spread->bubbles[bubble].box.width = size_in_steps(size.x);
        spread->bubbles[bubble].box.height = size_in_steps(size.y);
        picture->voice_of[bubble] = voice;
    }
}

static void measure_figures(struct rich_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].part == PART_PRESSURE)
            picture->figures[diagram->lines.items[i].from].presses = true;
    for (uint32_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        struct standing *standing = &picture->spread.figures[i];
        measure_figure(picture->drawing, node, &picture->figures[i], &standing->box);
        standing->head = head_of(node, &picture->figures[i]);
        standing->seed = hash_text(node->id);
        standing->outside = !node->inside;
        standing->beside = node->beside ? node->beside - 1 : i;
        standing->has_wish = node->hint != HINT_NONE;
        standing->bubble = picture->spread.bubble_count;
        standing->bubble_count = node->voices.count;
        measure_voices(picture, i);
    }
}

static void measure_lines(struct rich_picture *picture)
{
    for (size_t i = 0; i < picture->diagram->lines.count; i++) {
        const struct diagram_line *line = &picture->diagram->lines.items[i];
        picture->labels[i] = flow_label_of(picture->drawing, line);
        picture->spread.threads[i] = (struct thread){.from = line->from,
                                                     .to = line->to,
                                                     .label = picture->labels[i].box,
                                                     .weight = 1,
                                                     .strife = line->part == PART_CONFLICT};
    }
}

/* ---- Lines ----------------------------------------------------------------------------------- */

/* Around figures and bubbles, and around the labels of other lines where these stand already. */
static void route_flows(struct rich_picture *picture, bool with_labels)
{
    const struct diagram *diagram = picture->diagram;
    struct routing *routing = &picture->routing;
    size_t count = 0;
    for (size_t i = 0; i < picture->spread.figure_count; i++)
        picture->boxes[count++] = picture->spread.figures[i].box;
    for (size_t i = 0; i < picture->spread.bubble_count; i++)
        picture->boxes[count++] = picture->spread.bubbles[i].box;
    routing->first_own = with_labels ? count : 0;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (with_labels)
            picture->boxes[count++] = picture->labels[i].box;
        routing->routes[i] = (struct route){
            .from = line->from, .to = line->to, .bow = picture->spread.threads[i].bow};
    }
    routing->boxes = picture->boxes;
    routing->box_count = count;
    route_lines(picture->drawing->arena, routing);
    routing->box_count -= with_labels ? diagram->lines.count : 0;
}

/* What a label would cover: figures and bubbles, labels that stand already, other lines. */
static unsigned count_in_label(const struct rich_picture *picture, struct box box, size_t which)
{
    unsigned count = box_contains(picture->routing.area, box) ? 0 : 4;
    for (size_t i = 0; i < picture->routing.box_count; i++)
        count += box_overlap(box, picture->routing.boxes[i], 1) > 0 ? 4 : 0;
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        if (i != which && picture->labels[i].box.width > 0)
            count += box_overlap(box, picture->labels[i].box, 3) > 0 ? 4 : 0;
    if (picture->spread.bounded &&
        fabs(boundary_distance(&picture->spread.boundary, box.centre)) < box.height / 2)
        count++;
    return count + count_lines_near(&picture->routing, box, which);
}

/* Where a label may stand by a point of its line: on it, or else beside it. */
static struct point label_centre(const struct flow_label *label, const struct point curve[4],
                                 double share, int side)
{
    static const double gap = 5;
    struct point aside = point_turned(curve_direction(curve, share));
    double away =
        fabs(aside.x) * label->box.width / 2 + fabs(aside.y) * label->box.height / 2 + gap;
    return point_add(point_add(curve_at(curve, share), label->from_line),
                     point_times(aside, side * away));
}

/* Near the middle of its line, or where there is room. Swords stay on theirs. */
static void place_flow_label(struct rich_picture *picture, size_t which)
{
    static const double shares[] = {0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8};
    static const double cost_beside = 2.2;
    static const int sides[] = {0, 1, -1};
    struct flow_label *label = &picture->labels[which];
    unsigned ways = label->from_line.y > 0 ? 1 : 3, touched = 0;
    struct box best = label->box, box = label->box;
    double least = 1e9;
    for (size_t i = 0; i < ways * sizeof shares / sizeof *shares; i++) {
        double share = shares[i / ways];
        box.centre =
            label_centre(label, picture->routing.routes[which].curve, share, sides[i % ways]);
        unsigned count = count_in_label(picture, box, which);
        double cost = 3 * count + 0.5 * (double)(i / ways) + cost_beside * (i % ways > 0);
        if (cost >= least)
            continue;
        least = cost;
        best = box;
        touched = count;
    }
    label->box = best;
    picture->touched[which] = touched > 0;
    picture->faults += touched > 0;
}

/* Conflicts first: nothing ought to lie on their swords. */
static void place_flow_labels(struct rich_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    picture->faults = 0;
    for (size_t i = 0; i < diagram->lines.count; i++)
        picture->labels[i].box.centre = (struct point){-1e6, -1e6}; /* not there yet */
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < diagram->lines.count; i++)
            if ((diagram->lines.items[i].part == PART_CONFLICT) == !round &&
                picture->labels[i].box.width > 0)
                place_flow_label(picture, i);
}

/* ---- On a page ------------------------------------------------------------------------------- */

static const double a3 = 1.41421356237309505;

static struct box area_of(struct rich_picture *picture, double size)
{
    picture->width = PAGE_WIDTH * a3 * size;
    picture->height = PAGE_HEIGHT * a3 * size;
    return page_area(picture->drawing, &picture->legend, picture->width, picture->height);
}

static unsigned count_overlaps(const struct rich_picture *picture)
{
    const struct routing *routing = &picture->routing;
    unsigned count = 0;
    for (size_t i = 0; i < routing->box_count; i++) {
        count += !box_contains(routing->area, routing->boxes[i]);
        for (size_t k = i + 1; k < routing->box_count; k++)
            count += box_overlap(routing->boxes[i], routing->boxes[k], 2) > 0;
    }
    return count;
}

/* The figure that a box belongs to. */
static struct standing *owner_of(struct rich_picture *picture, size_t box)
{
    struct spread *spread = &picture->spread;
    return &spread->figures[box < spread->figure_count
                                ? box
                                : spread->bubbles[box - spread->figure_count].of];
}

/* A line that is not clear counts for more from now on; its ends and what it runs through may move,
   all others stay. */
static void loosen_troubled(struct rich_picture *picture)
{
    const struct routing *routing = &picture->routing;
    for (size_t i = 0; i < routing->box_count; i++)
        owner_of(picture, i)->held = box_contains(routing->area, routing->boxes[i]);
    for (size_t i = 0; i < routing->count; i++) {
        struct thread *thread = &picture->spread.threads[i];
        if (!picture->touched[i] && !count_strays(routing, i))
            continue;
        thread->weight *= heavier;
        picture->spread.figures[thread->from].held = false;
        picture->spread.figures[thread->to].held = false;
        for (size_t k = 0; k < routing->box_count; k++)
            if (route_meets(routing, i, routing->boxes[k]))
                owner_of(picture, k)->held = false;
    }
    for (size_t i = 0; i < routing->box_count; i++)
        for (size_t k = i + 1; k < routing->box_count; k++)
            if (box_overlap(routing->boxes[i], routing->boxes[k], 2) > 0)
                owner_of(picture, i)->held = owner_of(picture, k)->held = false;
}

/* Where figures and bubbles are to stand on a page of this size. */
static void take_page(struct rich_picture *picture, double size)
{
    static const double edge = 8;
    struct spread *spread = &picture->spread;
    spread->area = picture->routing.area = area_of(picture, size);
    spread->area.width -= edge;
    spread->area.height -= edge;
    for (size_t i = 0; i < spread->figure_count; i++)
        spread->figures[i].wish = wish_of(picture->diagram->nodes.items[i].hint, spread->area);
}

/* Labels are put where lines run, and then lines round the labels of others. Gives the number of
   faults; what stands on something else or off the page is worse than a line that is not clear. */
static unsigned set_lines(struct rich_picture *picture)
{
    enum { WORSE = 10 };
    for (int round = 0; round < 2; round++) {
        route_flows(picture, round);
        place_flow_labels(picture);
    }
    return picture->faults + WORSE * count_overlaps(picture) +
           (unsigned)count_stray_lines(&picture->routing);
}

/* ---- The clearest so far --------------------------------------------------------------------- */

struct kept {
    double size;
    unsigned faults;
    struct point *centres;
    enum side *sides;
};

static void keep(const struct rich_picture *picture, struct kept *kept, double size,
                 unsigned faults)
{
    kept->size = size;
    kept->faults = faults;
    for (size_t i = 0; i < picture->spread.figure_count; i++)
        kept->centres[i] = picture->spread.figures[i].box.centre;
    for (size_t i = 0; i < picture->spread.bubble_count; i++)
        kept->sides[i] = picture->spread.bubbles[i].side;
}

static void restore(struct rich_picture *picture, const struct kept *kept)
{
    take_page(picture, kept->size);
    for (size_t i = 0; i < picture->spread.figure_count; i++)
        picture->spread.figures[i].box.centre = kept->centres[i];
    for (size_t i = 0; i < picture->spread.bubble_count; i++)
        picture->spread.bubbles[i].side = kept->sides[i];
    spread_again(picture->drawing->arena, &picture->spread);
    set_lines(picture);
}

/* On a larger page all stand where they stood, but farther apart. */
static void scale_places(struct rich_picture *picture, double growth)
{
    for (size_t i = 0; i < picture->spread.figure_count; i++) {
        struct point *centre = &picture->spread.figures[i].box.centre;
        *centre = point_times(*centre, growth);
    }
}

/* A few figures would be lost on A3. */
static double smallest_size(struct rich_picture *picture)
{
    enum { FEW = 5 };
    bool few = picture->spread.figure_count <= FEW;
    return few && spread_has_room(&picture->spread, area_of(picture, 1 / a3)) ? 1 / a3 : 1;
}

static void loosen_all(struct spread *spread)
{
    for (size_t i = 0; i < spread->figure_count; i++)
        spread->figures[i].held = false;
}

static struct kept new_kept(const struct rich_picture *picture)
{
    struct arena *arena = picture->drawing->arena;
    const struct spread *spread = &picture->spread;
    return (struct kept){
        .faults = UINT_MAX,
        .centres = arena_alloc(arena, (spread->figure_count + 1) * sizeof(struct point)),
        .sides = arena_alloc(arena, (spread->bubble_count + 1) * sizeof(enum side))};
}

/* Move on until nothing is in the way of anything, and where that takes long on the next larger
   page. The first setting without a fault is taken, so that a small change of the model does not
   lead to another picture. */
static void set_clearly(struct rich_picture *picture)
{
    enum { ON_ONE_SIZE = 12, MOST = 64, MANY = 20 };
    static const double slow_growth = 1.1, quick_growth = 1.15;
    static const size_t most_steps = 1400000000;
    bool many = picture->spread.figure_count > MANY;
    unsigned held_for = many ? 4 : 24; /* attempts: few figures stay where they are for long */
    double size = smallest_size(picture), growth = many ? quick_growth : slow_growth;
    unsigned effort = picture->drawing->effort;
    struct kept kept = new_kept(picture);
    picture->spread.sheet = area_of(picture, size);
    picture->spread.steps = most_steps * effort;
    while (!spread_has_room(&picture->spread, area_of(picture, size)))
        size *= growth;
    for (unsigned attempt = 0; attempt < MOST * effort && kept.faults && picture->spread.steps;
         attempt++) {
        if (attempt && attempt % (ON_ONE_SIZE * effort) == 0) {
            size *= growth;
            scale_places(picture, growth);
        }
        if (attempt && attempt % held_for == 0)
            loosen_all(&picture->spread);
        take_page(picture, size);
        spread_figures(picture->drawing->arena, &picture->spread);
        unsigned faults = set_lines(picture);
        loosen_troubled(picture);
        if (faults < kept.faults)
            keep(picture, &kept, size, faults);
    }
    picture->drawing->scene->stopped = !picture->spread.steps;
    if (kept.faults)
        restore(picture, &kept);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static struct point ground_of(const struct rich_picture *picture, size_t which)
{
    struct box box = picture->spread.figures[which].box;
    return (struct point){box.centre.x,
                          box.centre.y - box.height / 2 + picture->figures[which].size.y};
}

/* People stand on the side of their first bubble. */
static bool is_mirrored(const struct rich_picture *picture, size_t which)
{
    const struct standing *standing = &picture->spread.figures[which];
    return standing->bubble_count && picture->spread.bubbles[standing->bubble].side % 2;
}

static void draw_names(struct rich_picture *picture, size_t which, struct point top)
{
    const struct rich_figure *figure = &picture->figures[which];
    struct drawing *drawing = picture->drawing;
    enum diagram_part part = picture->diagram->nodes.items[which].part;
    struct point name = top, notes = top;
    name.y += lines_height(&figure->name, name_size) / 2;
    notes.y += lines_height(&figure->name, name_size) + lines_height(&figure->notes, note_size) / 2;
    scene_lines(drawing->scene, &figure->name, name, draw_leading,
                (struct lettering){drawing->look->bold, name_size,
                                   part == PART_MATTER ? INK_CONFLICT : INK_TEXT, ANCHOR_MIDDLE});
    scene_lines(drawing->scene, &figure->notes, notes, draw_leading,
                (struct lettering){drawing->look->italic, note_size, INK_QUIET, ANCHOR_MIDDLE});
}

static void draw_bolts(struct rich_picture *picture, size_t which, struct point below)
{
    const struct diagram_icon *bolt = picture->diagram->nodes.items[which].figure.icon;
    double aside = picture->figures[which].size.x * 0.16;
    if (!picture->figures[which].presses || !bolt)
        return;
    for (int side = -1; side <= 1; side += 2)
        draw_icon(picture->drawing, bolt,
                  (struct box){{below.x + side * aside, below.y + bolt_height * 0.38},
                               bolt_height,
                               bolt_height});
}

static void draw_in_shape(struct rich_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    const struct rich_figure *figure = &picture->figures[which];
    struct drawing *drawing = picture->drawing;
    struct box box = picture->spread.figures[which].box;
    struct box shape = {{box.centre.x, box.centre.y - (box.height - figure->size.y) / 2},
                        figure->size.x,
                        figure->size.y};
    struct path outline = node->part == PART_CLOUD   ? path_of_cloud(drawing->arena, shape)
                          : node->part == PART_ISSUE ? path_of_burst(drawing->arena, shape)
                                                     : path_of_frame(drawing->arena, shape, 9);
    enum ink fill = node->part == PART_CLOUD   ? INK_CLOUD
                    : node->part == PART_ISSUE ? INK_BURST
                                               : INK_SHAPE;
    if (node->part == PART_CLOUD)
        draw_bolts(picture, which,
                   (struct point){shape.centre.x, shape.centre.y + shape.height / 2});
    scene_path(drawing->scene, &outline,
               (struct stroke){.fill = fill,
                               .ink = node->part == PART_ISSUE ? INK_RAYS : INK_OUTLINE,
                               .width = 2.3});
    double high = lines_height(&figure->name, name_size) + lines_height(&figure->notes, note_size);
    draw_names(picture, which, (struct point){shape.centre.x, shape.centre.y - high / 2});
}

static void draw_above_name(struct rich_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    struct point size = picture->figures[which].size, ground = ground_of(picture, which);
    if (node->part == PART_PARTY)
        draw_figure(picture->drawing, node->id, &node->figure, ground, FIGURE_HEIGHT,
                    is_mirrored(picture, which));
    else if (node->figure.icon)
        draw_icon(picture->drawing, node->figure.icon,
                  (struct box){{ground.x, ground.y - size.y / 2}, size.x, size.y});
    draw_names(picture, which, (struct point){ground.x, ground.y + name_gap});
}

static void draw_node(struct rich_picture *picture, size_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    scene_open(picture->drawing->scene, node->id, part_words[node->part], node->text,
               node->sentence);
    if (stands_in_shape(node->part))
        draw_in_shape(picture, which);
    else
        draw_above_name(picture, which);
    scene_close(picture->drawing->scene);
}

/* Where a voice comes from: a little before the mouth of whoever is nearest. */
static struct point mouth_of(const struct rich_picture *picture, const struct bubble *bubble)
{
    static const double away = 17;
    const struct diagram_node *node = &picture->diagram->nodes.items[bubble->of];
    struct point ground = ground_of(picture, bubble->of), size = picture->figures[bubble->of].size;
    struct point mouth = {ground.x + (bubble->side % 2 ? -0.42 : 0.42) * size.x,
                          ground.y - size.y / 2};
    if (node->part == PART_PARTY)
        mouth =
            figure_mouth(&node->figure, ground, FIGURE_HEIGHT, is_mirrored(picture, bubble->of));
    struct point way = point_unit(point_minus(bubble->box.centre, mouth));
    return point_add(mouth, point_times(way, away));
}

/* No tail is longer than this: it points at the mouth from afar. */
static struct point tail_of(const struct rich_picture *picture, const struct bubble *bubble)
{
    static const double longest = 42;
    struct point mouth = mouth_of(picture, bubble), nearest = mouth;
    struct box box = bubble->box;
    nearest.x =
        smaller(larger(mouth.x, box.centre.x - box.width / 2), box.centre.x + box.width / 2);
    nearest.y =
        smaller(larger(mouth.y, box.centre.y - box.height / 2), box.centre.y + box.height / 2);
    double distance = point_distance(mouth, nearest);
    return distance > longest ? point_between(nearest, mouth, longest / distance) : mouth;
}

/* Small rings that lead from a head to its thought. */
static void draw_trail(struct rich_picture *picture, struct box box, struct point mouth)
{
    static const double sizes[] = {6, 9, 13}, shares[] = {0.12, 0.42, 0.76};
    struct drawing *drawing = picture->drawing;
    struct point way = point_minus(box.centre, mouth), edge = box.centre;
    double x = fabs(way.x) / (box.width / 2), y = fabs(way.y) / (box.height / 2);
    double reach = sqrt(x * x + y * y);
    if (reach > 1)
        edge = point_add(mouth, point_times(way, 1 - 0.95 / reach));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct path ring =
            path_of_blob(drawing->arena, (struct box){point_between(mouth, edge, shares[i]),
                                                      sizes[i] * 1.2, sizes[i]});
        scene_path(drawing->scene, &ring,
                   (struct stroke){
                       .fill = INK_SHAPE, .ink = INK_OUTLINE, .width = 1.7, .hand = HAND_STILL});
    }
}

static void draw_voice(struct rich_picture *picture, size_t which)
{
    const struct bubble *bubble = &picture->spread.bubbles[which];
    const struct diagram_voice *voice = picture->voice_of[which];
    struct drawing *drawing = picture->drawing;
    struct point tip = tail_of(picture, bubble);
    struct path outline = voice->thought ? path_of_cloud(drawing->arena, bubble->box)
                                         : path_of_bubble(drawing->arena, bubble->box, tip);
    scene_open(drawing->scene, voice->id, part_words[PART_VOICE], voice->sentence, NULL);
    scene_path(drawing->scene, &outline,
               (struct stroke){.fill = INK_SHAPE, .ink = INK_OUTLINE, .width = 2});
    if (voice->thought)
        draw_trail(picture, bubble->box, tip);
    scene_lines(drawing->scene, &picture->voices[which], bubble->box.centre, draw_leading,
                (struct lettering){drawing->look->regular, voice_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_line(struct rich_picture *picture, size_t which)
{
    const struct diagram_line *line = &picture->diagram->lines.items[which];
    struct drawing *drawing = picture->drawing;
    scene_open(drawing->scene, line->id, part_words[line->part], line->sentence, NULL);
    draw_flow(drawing, line, picture->routing.routes[which].curve, &picture->labels[which]);
    draw_flow_label(drawing, line, &picture->labels[which]);
    scene_close(drawing->scene);
}

/* Whether a name within the boundary would touch anything, or the line itself. */
static bool is_free(const struct rich_picture *picture, struct box box)
{
    for (size_t i = 0; i < picture->routing.box_count; i++)
        if (box_overlap(box, picture->routing.boxes[i], 4) > 0)
            return false;
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        if (box_overlap(box, picture->labels[i].box, 4) > 0)
            return false;
    for (int corner = 0; corner < 4; corner++)
        if (boundary_distance(&picture->spread.boundary, box_corner(box, corner)) > -6)
            return false;
    return !count_lines_near(&picture->routing, box, SIZE_MAX) &&
           box_contains(picture->routing.area, box);
}

/* Just within the line, where there is room; from its upper left on. */
static void draw_boundary_name(struct rich_picture *picture)
{
    enum { UPPER_LEFT = BOUNDARY_WAYS * 5 / 8 };
    static const double within = 12;
    struct drawing *drawing = picture->drawing;
    const char *text = picture->diagram->boundary_text;
    struct box box = {{0, 0},
                      text_width(drawing->ruler, look_clean.italic, note_size, text, strlen(text)),
                      note_size * draw_leading};
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++) {
        const struct boundary *boundary = &picture->spread.boundary;
        struct point at = boundary_at(boundary, (UPPER_LEFT + i) % BOUNDARY_WAYS);
        struct point in = point_unit(point_minus(boundary->area.centre, at));
        box.centre = point_add(
            at, (struct point){in.x * (box.width / 2 + within), in.y * (box.height / 2 + within)});
        if (!is_free(picture, box))
            continue;
        scene_text(drawing->scene, text,
                   (struct point){box.centre.x, box.centre.y + note_size * 0.35},
                   (struct lettering){drawing->look->italic, note_size, INK_PEOPLE, ANCHOR_MIDDLE});
        return;
    }
}

/* Whether something stands on the line here. */
static bool is_covered(const struct rich_picture *picture, struct point point)
{
    for (size_t i = 0; i < picture->routing.box_count; i++)
        if (box_holds(picture->routing.boxes[i], point, 2))
            return true;
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        if (picture->labels[i].box.width > 0 && box_holds(picture->labels[i].box, point, 4))
            return true;
    return false;
}

/* The line round it, but not where something stands on it. */
static struct path boundary_line(const struct rich_picture *picture)
{
    enum { STEPS = 8 };
    struct arena *arena = picture->drawing->arena;
    struct path whole = boundary_path(arena, &picture->spread.boundary), line = {0};
    struct point last = whole.items[0].to[0];
    bool drawing = false;
    for (size_t i = 1; i < whole.count && whole.items[i].form == SEGMENT_CURVE; i++) {
        const struct point *to = whole.items[i].to;
        struct point curve[4] = {last, to[0], to[1], to[2]};
        for (int step = 0; step < STEPS; step++) {
            struct point at = curve_at(curve, (double)step / STEPS);
            bool covered = is_covered(picture, at);
            if (!covered && drawing)
                path_line(arena, &line, at);
            else if (!covered)
                path_move(arena, &line, at);
            drawing = !covered;
        }
        last = to[2];
    }
    if (drawing)
        path_line(arena, &line, last);
    return line;
}

/* It does not go where nobody inside is. */
static void draw_boundary_in(struct rich_picture *picture)
{
    static const double room = 46;
    struct spread *spread = &picture->spread;
    struct box *inside =
        arena_alloc(picture->drawing->arena, (picture->routing.box_count + 1) * sizeof *inside);
    size_t count = 0;
    for (size_t i = 0; i < spread->figure_count; i++)
        if (!spread->figures[i].outside)
            inside[count++] = spread->figures[i].box;
    for (size_t i = 0; i < spread->bubble_count; i++)
        if (!spread->figures[spread->bubbles[i].of].outside)
            inside[count++] = spread->bubbles[i].box;
    boundary_draw_in(&spread->boundary, inside, count, room);
}

static void draw_boundary(struct rich_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    if (!picture->spread.bounded)
        return;
    draw_boundary_in(picture);
    struct path ground = boundary_path(drawing->arena, &picture->spread.boundary);
    struct path line = boundary_line(picture);
    scene_open(drawing->scene, arena_printf(drawing->arena, "%s...boundary", picture->diagram->id),
               "boundary", picture->diagram->boundary_text, picture->diagram->boundary);
    scene_path(drawing->scene, &ground, (struct stroke){.fill = INK_GROUND});
    scene_path(drawing->scene, &line,
               (struct stroke){.ink = INK_PEOPLE, .width = 2.3, .dash = DASH_BOUNDARY});
    draw_boundary_name(picture);
    scene_close(drawing->scene);
}

static void draw_picture(struct rich_picture *picture)
{
    draw_page(picture->drawing, &picture->legend, picture->width, picture->height);
    draw_boundary(picture);
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        draw_line(picture, i);
    for (size_t i = 0; i < picture->diagram->nodes.count; i++)
        draw_node(picture, i);
    for (size_t i = picture->spread.bubble_count; i; i--) /* outer ones first */
        draw_voice(picture, i - 1);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* With its sign where all such lines have the same. */
static const struct diagram_line *sample_of(struct rich_picture *picture, size_t which)
{
    const struct diagram *diagram = picture->diagram;
    struct diagram_line *sample = arena_new_of(picture->drawing->arena, struct diagram_line);
    *sample = diagram->lines.items[which];
    for (size_t i = which + 1; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (!flows_are_alike(line, sample) || !line->sign)
            continue;
        if (sample->part == PART_CONFLICT)
            sample->sign = line->sign;
        else if (sample->sign && strcmp(sample->sign->name, line->sign->name) != 0)
            sample->sign = NULL;
    }
    return sample;
}

static void fill_legend(struct rich_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        bool told = false;
        for (size_t k = 0; k < i; k++)
            told = told || flows_are_alike(&diagram->lines.items[i], &diagram->lines.items[k]);
        if (!told)
            legend_add_drawn(picture->drawing, &picture->legend, FLOW_SAMPLE, draw_flow_sample,
                             sample_of(picture, i), flow_words(&diagram->lines.items[i]));
    }
}

static struct rich_picture new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    const struct diagram *diagram = drawing->diagram;
    size_t nodes = diagram->nodes.count, lines = diagram->lines.count, voices = 0;
    struct rich_picture picture = {.drawing = drawing, .diagram = diagram};
    for (size_t i = 0; i < nodes; i++)
        voices += diagram->nodes.items[i].voices.count;
    picture.figures = arena_alloc(arena, nodes * sizeof *picture.figures);
    picture.voices = arena_alloc(arena, (voices + 1) * sizeof *picture.voices);
    picture.voice_of = arena_alloc(arena, (voices + 1) * sizeof *picture.voice_of);
    picture.touched = arena_alloc(arena, lines + 1);
    picture.boxes = arena_alloc(arena, (nodes + voices + lines + 1) * sizeof *picture.boxes);
    picture.labels = arena_alloc(arena, (lines + 1) * sizeof *picture.labels);
    picture.spread =
        (struct spread){.figures = arena_alloc(arena, nodes * sizeof(struct standing)),
                        .figure_count = nodes,
                        .bubbles = arena_alloc(arena, (voices + 1) * sizeof(struct bubble)),
                        .threads = arena_alloc(arena, (lines + 1) * sizeof(struct thread)),
                        .thread_count = lines,
                        .bounded = diagram->boundary != NULL,
                        .effort = drawing->effort};
    picture.routing =
        (struct routing){.routes = arena_alloc(arena, (lines + 1) * sizeof(struct route)),
                         .count = lines,
                         .tail = 5,
                         .head = 8};
    return picture;
}

bool compose_rich_picture(struct drawing *drawing)
{
    static const double larger_letters = 1.28;
    struct rich_picture picture = new_picture(drawing);
    drawing->sheet = larger_letters;
    drawing->scene->paper = PAPER_A3;
    fill_legend(&picture);
    measure_figures(&picture);
    measure_lines(&picture);
    spread_lanes(&picture.spread);
    set_clearly(&picture);
    draw_picture(&picture);
    return true;
}
