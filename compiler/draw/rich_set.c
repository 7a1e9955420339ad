/* Where the things of a rich picture stand, and how its lines run; see rich_picture.h. */
#include "draw/rich_picture.h"

#include <limits.h>

/* A line that is not clear counts so many times as much from then on (guided local search,
   Voudouris and Tsang 1999). */
static const double heavier = 1.5;

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
    struct box around = {box.centre, box.width + 6, box.height + 4};
    unsigned count = box_contains(picture->routing.area, box) ? 0 : 4;
    for (size_t i = 0; i < picture->routing.box_count; i++)
        count += box_overlap(box, picture->routing.boxes[i], 1) > 0 ? 4 : 0;
    for (size_t i = 0; i < picture->diagram->lines.count; i++)
        if (i != which && picture->labels[i].box.width > 0)
            count += box_overlap(box, picture->labels[i].box, 3) > 0 ? 4 : 0;
    return count + count_lines_near(&picture->routing, around, which);
}

/* The boundary has a gap there, but it is clearer without. */
static bool is_on_boundary(const struct rich_picture *picture, struct box box)
{
    return picture->spread.bounded &&
           fabs(boundary_distance(&picture->spread.boundary, box.centre)) < box.height / 2;
}

/* Where a label may stand by a point of its line: on it, or else beside it. */
static struct point label_centre(const struct flow_label *label, const struct point curve[4],
                                 double share, int side)
{
    static const double gap = 5, farther = 1.6;
    struct point aside = point_turned(curve_direction(curve, share));
    double away =
        fabs(aside.x) * label->box.width / 2 + fabs(aside.y) * label->box.height / 2 + gap;
    return point_add(point_add(curve_at(curve, share), label->from_line),
                     point_times(aside, (side % 2 + side / 2 * farther) * away));
}

/* Near the middle of its line, or where there is room. Swords stay on theirs. */
static void place_flow_label(struct rich_picture *picture, size_t which)
{
    static const double shares[] = {0.5,  0.44, 0.56, 0.38, 0.62, 0.32, 0.68,
                                    0.26, 0.74, 0.2,  0.8,  0.14, 0.86};
    static const double cost_beside = 2.2;
    static const int sides[] = {0, 1, -1, 2, -2}; /* on it, beside it, farther away */
    struct flow_label *label = &picture->labels[which];
    unsigned ways = label->from_line.y > 0 ? 1 : 5, touched = 0;
    struct box best = label->box, box = label->box;
    double least = 1e9;
    for (size_t i = 0; i < ways * sizeof shares / sizeof *shares; i++) {
        double share = shares[i / ways];
        box.centre =
            label_centre(label, picture->routing.routes[which].curve, share, sides[i % ways]);
        unsigned count = count_in_label(picture, box, which);
        double cost = 3 * count + 0.5 * (double)(i / ways) + is_on_boundary(picture, box) +
                      cost_beside * (double)((i % ways + 1) / 2);
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

static struct box area_of(struct rich_picture *picture, double size)
{
    picture->width = PAGE_WIDTH * page_a3 * size;
    picture->height = PAGE_HEIGHT * page_a3 * size;
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
    unsigned faults; /* of what is kept */
    double worse;    /* the smaller the better: faults, then crossings and the size of the page */
    struct point *centres;
    enum side *sides;
};

/* Keep how they stand now, where that is clearer than what is kept. */
static void keep_clearer(const struct rich_picture *picture, struct kept *kept, double size,
                         unsigned faults)
{
    enum { OF_FAULT = 1000, OF_SIZE = 40 };
    double worse =
        OF_FAULT * (double)faults + OF_SIZE * size + count_crossing_lines(&picture->routing);
    if (worse >= kept->worse)
        return;
    kept->size = size;
    kept->faults = faults;
    kept->worse = worse;
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
    return few && spread_has_room(&picture->spread, area_of(picture, 1 / page_a3)) ? 1 / page_a3 : 1;
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
        .worse = 1e12,
        .centres = arena_alloc(arena, (spread->figure_count + 1) * sizeof(struct point)),
        .sides = arena_alloc(arena, (spread->bubble_count + 1) * sizeof(enum side))};
}

/* Nobody stands anywhere yet, and all lines count alike; this figure is put down first. */
static void begin_anew(struct rich_picture *picture, size_t first)
{
    struct spread *spread = &picture->spread;
    spread->rounds = 0;
    spread->first = first % spread->figure_count;
    loosen_all(spread);
    for (size_t i = 0; i < spread->thread_count; i++)
        spread->threads[i].weight = 1;
}

/* Move on until nothing is in the way of anything, and where that takes long on the next larger
   page. The first setting without a fault is taken, so that a small change of the model does not
   lead to another picture. */
static void set_once(struct rich_picture *picture, struct kept *kept)
{
    enum { ON_ONE_SIZE = 12, MOST = 64, MANY = 20 };
    static const double slow_growth = 1.1, quick_growth = 1.15, largest = 60;
    bool many = picture->spread.figure_count > MANY;
    unsigned held_for = many ? 4 : 24; /* attempts: few figures stay where they are for long */
    double size = smallest_size(picture), growth = many ? quick_growth : slow_growth;
    unsigned faults = 1;
    picture->spread.sheet = area_of(picture, size);
    while (size < largest && !spread_has_room(&picture->spread, area_of(picture, size)))
        size *= growth;
    for (unsigned attempt = 0; attempt < MOST && faults && picture->spread.steps; attempt++) {
        if (attempt && attempt % ON_ONE_SIZE == 0) {
            size *= growth;
            scale_places(picture, growth);
        }
        if (attempt && attempt % held_for == 0)
            loosen_all(&picture->spread);
        take_page(picture, size);
        spread_figures(picture->drawing->arena, &picture->spread);
        faults = set_lines(picture);
        loosen_troubled(picture);
        keep_clearer(picture, kept, size, faults);
    }
}

/* With more effort it is begun anew with another figure, and the clearest is taken. */
void rich_set(struct rich_picture *picture)
{
    static const size_t most_steps = 1400000000;
    struct kept kept = new_kept(picture);
    for (unsigned way = 0; way < picture->drawing->effort; way++) {
        begin_anew(picture, way);
        picture->spread.steps = most_steps;
        set_once(picture, &kept);
    }
    picture->drawing->scene->stopped = kept.faults && !picture->spread.steps;
    restore(picture, &kept);
}
