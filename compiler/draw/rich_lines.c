/* How the lines of a rich picture run, and where their labels stand; see rich_picture.h. */
#include "draw/rich_picture.h"

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
        double share = shares[i / ways], off_middle = 0.5 * (double)(i / ways);
        double off_line = cost_beside * (double)((i % ways + 1) / 2);
        if (off_middle + off_line >= least)
            continue;
        box.centre =
            label_centre(label, picture->routing.routes[which].curve, share, sides[i % ways]);
        unsigned count = count_in_label(picture, box, which);
        double cost = 3 * count + off_middle + is_on_boundary(picture, box) + off_line;
        if (cost >= least)
            continue;
        least = cost;
        best = box;
        touched = count;
    }
    label->box = best;
    picture->touched[which] = touched > 0;
}

/* Conflicts first: nothing ought to lie on their swords. */
static void place_flow_labels(struct rich_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        picture->touched[i] = false;
        picture->labels[i].box.centre = (struct point){-1e6, -1e6}; /* not there yet */
    }
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < diagram->lines.count; i++)
            if ((diagram->lines.items[i].part == PART_CONFLICT) == !round &&
                picture->labels[i].box.width > 0)
                place_flow_label(picture, i);
}

/* ---- How clear it is ------------------------------------------------------------------------- */

/* The figure that a box belongs to. */
static size_t owner_of(const struct rich_picture *picture, size_t box)
{
    const struct spread *spread = &picture->spread;
    return box < spread->figure_count ? box : spread->bubbles[box - spread->figure_count].of;
}

static bool are_too_near(struct box a, struct box b)
{
    return box_overlap(a, b, 2) > 0;
}

/* Figures and bubbles that stand on each other, or off the page. */
static unsigned count_overlaps(const struct rich_picture *picture)
{
    const struct routing *routing = &picture->routing;
    unsigned count = 0;
    for (size_t i = 0; i < routing->box_count; i++) {
        count += !box_contains(routing->area, routing->boxes[i]);
        for (size_t k = i + 1; k < routing->box_count; k++)
            count += are_too_near(routing->boxes[i], routing->boxes[k]);
    }
    return count;
}

static bool is_on_boundary_line(const struct rich_picture *picture, struct point at)
{
    static const double near = 5;
    return picture->spread.bounded && fabs(boundary_distance(&picture->spread.boundary, at)) < near;
}

/* Whether so little of a line shows beside its ends and its label that nobody would see it, or it
   runs along the boundary. */
static bool is_hidden(const struct rich_picture *picture, size_t line)
{
    enum { POINTS = 12, MOST_ALONG = 3 };
    static const double least = 34, least_of_conflict = 60;
    const struct route *route = &picture->routing.routes[line];
    bool conflict = picture->diagram->lines.items[line].part == PART_CONFLICT;
    unsigned seen = 0, along = 0;
    for (int i = 0; i <= POINTS; i++) {
        struct point at = curve_at(route->curve, (double)i / POINTS);
        seen += !box_holds(picture->labels[line].box, at, 0) &&
                !box_holds(picture->boxes[route->from], at, 0) &&
                !box_holds(picture->boxes[route->to], at, 0);
        along += is_on_boundary_line(picture, at);
    }
    return along > MOST_ALONG ||
           point_distance(route->curve[0], route->curve[3]) * seen / (POINTS + 1) <
               (conflict ? least_of_conflict : least);
}

unsigned rich_set_lines(struct rich_picture *picture)
{
    enum { WORSE = 10 }; /* than a line that is not clear */
    unsigned faults = 0;
    spread_follow(&picture->spread);
    for (int round = 0; round < 2; round++) {
        route_flows(picture, round);
        place_flow_labels(picture);
    }
    for (size_t i = 0; i < picture->routing.count; i++)
        faults += picture->touched[i] + is_hidden(picture, i);
    return faults + WORSE * count_overlaps(picture) +
           (unsigned)count_stray_lines(&picture->routing);
}

/* The ends of a line that is not clear, and what it runs through. */
static void find_trouble_of(const struct rich_picture *picture, size_t line, bool *troubled)
{
    const struct routing *routing = &picture->routing;
    if (!picture->touched[line] && !is_hidden(picture, line) && !count_strays(routing, line))
        return;
    troubled[routing->routes[line].from] = troubled[routing->routes[line].to] = true;
    for (size_t i = 0; i < routing->box_count; i++)
        if (route_meets(routing, line, routing->boxes[i]))
            troubled[owner_of(picture, i)] = true;
}

void rich_find_troubled(const struct rich_picture *picture, bool *troubled)
{
    const struct routing *routing = &picture->routing;
    for (size_t i = 0; i < picture->spread.figure_count; i++)
        troubled[i] = false;
    for (size_t i = 0; i < routing->count; i++)
        find_trouble_of(picture, i, troubled);
    for (size_t i = 0; i < routing->box_count; i++) {
        if (!box_contains(routing->area, routing->boxes[i]))
            troubled[owner_of(picture, i)] = true;
        for (size_t k = i + 1; k < routing->box_count; k++)
            if (are_too_near(routing->boxes[i], routing->boxes[k]))
                troubled[owner_of(picture, i)] = troubled[owner_of(picture, k)] = true;
    }
}
