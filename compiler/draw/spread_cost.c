/* The costs of places; see spread_cost.h. */
#include "draw/spread_cost.h"

/* What makes a picture hard to read or dull to look at, and how much; found by looking at
   pictures. */
static const double cost_of_overlap = 5, cost_through_figure = 300, cost_through_bubble = 180,
                    cost_of_crossing = 150, cost_of_label_on_label = 0.7, cost_of_label = 1,
                    cost_of_strife_label = 3, gap_of_labels = 5, cost_of_strife_through = 250,
                    cost_through_label = 12, cost_through_strife_label = 60,
                    cost_of_strife_crossing = 200, cost_of_narrow_angle = 500, narrow_cosine = 0.9,
                    good_length = 78, cost_of_short = 0.012, cost_of_long = 0.0005, very_long = 330,
                    cost_of_nearness = 5200, cost_of_outside = 6, cost_of_inside = 110,
                    cost_of_leaving = 6, cost_of_wish = 2.2, cost_of_distance = 0.25,
                    wish_is_met = 40, cost_of_middle = 0.5, bubble_gap = 14;

static const double strife_shows = 50; /* so much more of a conflict's line */

static const double cost_of_side[SIDE_COUNT] = {0, 0, 1, 1, 5, 5};

/* ---- Bubbles --------------------------------------------------------------------------------- */

static struct point bubble_centre(const struct standing *figure, struct box bubble, enum side side)
{
    struct box box = figure->box;
    double top = box.centre.y - box.height / 2;
    double level = top + larger(figure->head, bubble.height / 2 - 12);
    double above = top - bubble.height / 2 - 15;
    double beside = (box.width + bubble.width) / 2 + bubble_gap;
    double way = side % 2 ? -1 : 1;
    if (side <= SIDE_LEFT)
        return (struct point){box.centre.x + way * beside, level};
    if (side <= SIDE_ABOVE_LEFT)
        return (struct point){box.centre.x + way * bubble.width * 0.25, above};
    return (struct point){box.centre.x + way * (box.width * 0.42 + bubble.width * 0.4), above + 11};
}

static struct point beyond(struct box inner, struct box bubble, enum side side)
{
    static const double gap = 8;
    struct point at = inner.centre;
    if (side <= SIDE_LEFT)
        at.x += (side % 2 ? -1 : 1) * ((inner.width + bubble.width) / 2 + gap);
    else
        at.y -= (inner.height + bubble.height) / 2 + gap;
    return at;
}

void place_bubbles(struct spread *spread, const struct standing *figure)
{
    for (size_t i = 0; i < figure->bubble_count; i++) {
        struct bubble *bubble = &spread->bubbles[figure->bubble + i];
        bubble->box.centre = i < SIDES_USED
                                 ? bubble_centre(figure, bubble->box, bubble->side)
                                 : beyond((bubble - SIDES_USED)->box, bubble->box, bubble->side);
    }
}

/* How far from its middle a box ends in this direction, of length 1. */
static double extent(struct box box, struct point way)
{
    double x = fabs(way.x) > 1e-9 ? box.width / 2 / fabs(way.x) : 1e9;
    double y = fabs(way.y) > 1e-9 ? box.height / 2 / fabs(way.y) : 1e9;
    return smaller(x, y);
}

static struct point way_of(const struct spread *spread, const struct thread *thread)
{
    return point_minus(spread->figures[thread->to].box.centre,
                       spread->figures[thread->from].box.centre);
}

/* How far its lane lies beside the straight way: so that labels stand beside each other. The side
   is that of whoever walks from the figure that comes first. */
static double lane_offset(const struct spread *spread, const struct thread *thread,
                          struct point across)
{
    static const double between = 8, least = 34;
    if (!thread->lane)
        return 0;
    const struct thread *inner = &spread->threads[thread->inner];
    double own = fabs(across.x) * thread->label.width + fabs(across.y) * thread->label.height;
    double others = fabs(across.x) * inner->label.width + fabs(across.y) * inner->label.height;
    return lane_offset(spread, inner, across) +
           thread->lane * larger((own + others) / 2 + between, least);
}

/* Halfway between the two figures' boxes, on its lane. */
void place_label(struct spread *spread, struct thread *thread)
{
    struct point way = way_of(spread, thread), unit = point_unit(way);
    double sense = thread->from < thread->to ? 1 : -1, length = point_length(way);
    struct point across = point_times(point_turned(unit), sense);
    struct box from = spread->figures[thread->from].box, to = spread->figures[thread->to].box;
    double offset = lane_offset(spread, thread, across);
    double along = (length + extent(from, unit) - extent(to, unit)) / 2;
    thread->bow = length > 0 ? sense * offset / length : 0;
    thread->label.centre =
        point_add(point_add(from.centre, point_times(unit, along)), point_times(across, offset));
}

static bool join_same(const struct thread *a, const struct thread *b)
{
    return (a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from);
}

/* The conflict between two figures, or else the first line between them, runs straight. */
static uint32_t straight_one(const struct spread *spread, const struct thread *thread)
{
    uint32_t first = UINT32_MAX;
    for (uint32_t i = 0; i < spread->thread_count; i++)
        if (join_same(&spread->threads[i], thread)) {
            if (spread->threads[i].strife)
                return i;
            first = first == UINT32_MAX ? i : first;
        }
    return first;
}

void give_lanes(struct spread *spread)
{
    for (uint32_t i = 0; i < spread->thread_count; i++) {
        struct thread *thread = &spread->threads[i];
        uint32_t straight = straight_one(spread, thread), outer[2] = {straight, straight};
        int side = 0; /* lines are put to the right and to the left in turn */
        thread->lane = 0;
        for (uint32_t k = 0; k <= i && straight != i; k++)
            if (k != straight && join_same(&spread->threads[k], thread)) {
                thread->inner = outer[side];
                thread->lane = side ? -1 : 1;
                outer[side] = k;
                side = !side;
            }
    }
}

/* ---- What a place costs ---------------------------------------------------------------------- */

static inline double overlap_cost(struct box a, struct box b, double gap)
{
    double x = (a.width + b.width) / 2 + gap - fabs(a.centre.x - b.centre.x);
    double y = (a.height + b.height) / 2 + gap - fabs(a.centre.y - b.centre.y);
    if (x <= 0 || y <= 0)
        return 0;
    return smaller(x, y) * (1 + 0.01 * larger(x, y));
}

static double leaving_cost(struct box area, struct box box)
{
    double x = fabs(box.centre.x - area.centre.x) + (box.width - area.width) / 2;
    double y = fabs(box.centre.y - area.centre.y) + (box.height - area.height) / 2;
    return cost_of_leaving * (larger(x, 0) + larger(y, 0));
}

static double outside_cost(const struct spread *spread, struct box box)
{
    static const double room = 14;
    double cost = 0;
    for (int corner = 0; corner < 4; corner++) {
        struct point at = box_corner(box, corner);
        cost += larger(boundary_distance(&spread->boundary, at) + room, 0);
    }
    return cost_of_outside * cost;
}

/* Those outside stand at the page's edge, so that the boundary stays round. */
static double inward_cost(struct box area, struct box box)
{
    double x = 1 - fabs(box.centre.x - area.centre.x) / ((area.width - box.width) / 2 + 1);
    double y = 1 - fabs(box.centre.y - area.centre.y) / ((area.height - box.height) / 2 + 1);
    x = larger(x, 0);
    y = larger(y, 0);
    return cost_of_inside * (smaller(x, y) + 0.7 * larger(x, y));
}

/* Of one box of a figure, main or bubble, by where on the page it lies. */
static double site_cost(const struct spread *spread, const struct standing *figure, struct box box)
{
    double cost = leaving_cost(spread->area, box);
    if (figure->outside)
        return cost + inward_cost(spread->area, box);
    return spread->bounded ? cost + outside_cost(spread, box) : cost;
}

static double wish_cost(const struct spread *spread, const struct standing *figure)
{
    double away = point_distance(figure->box.centre, figure->wish) - wish_is_met;
    return spread->wishing && figure->has_wish ? cost_of_wish * larger(away, 0) : 0;
}

/* Two figures with their bubbles. */
static double pair_cost(const struct spread *spread, const struct standing *a,
                        const struct standing *b)
{
    double cost = cost_of_overlap * overlap_cost(a->box, b->box, GAP_OF_FIGURES);
    for (size_t i = 0; i < a->bubble_count; i++) {
        struct box bubble = spread->bubbles[a->bubble + i].box;
        cost += cost_of_overlap * overlap_cost(bubble, b->box, GAP_OF_BUBBLES);
        for (size_t k = 0; k < b->bubble_count; k++)
            cost += cost_of_overlap *
                    overlap_cost(bubble, spread->bubbles[b->bubble + k].box, GAP_OF_BUBBLES);
    }
    for (size_t k = 0; k < b->bubble_count; k++)
        cost += cost_of_overlap *
                overlap_cost(spread->bubbles[b->bubble + k].box, a->box, GAP_OF_BUBBLES);
    struct point way = point_minus(a->box.centre, b->box.centre);
    way.y *= 1.25;
    return cost + cost_of_nearness / (point_length(way) + 40);
}

static double own_bubbles_cost(const struct spread *spread, const struct standing *figure)
{
    double cost = 0;
    for (size_t i = 0; i < figure->bubble_count; i++) {
        const struct bubble *bubble = &spread->bubbles[figure->bubble + i];
        cost += cost_of_side[bubble->side] + site_cost(spread, figure, bubble->box);
        for (size_t k = 0; k < i; k++)
            cost += cost_of_overlap *
                    overlap_cost(bubble->box, spread->bubbles[figure->bubble + k].box, 8);
    }
    return cost;
}

/* Whether a line, which bends at its label, comes within this room of a box. */
static inline bool thread_meets(const struct thread *thread, struct box box, struct point from,
                                struct point to, double room)
{
    if (!thread->lane)
        return box_meets(box, from, to, room);
    return box_meets(box, from, thread->label.centre, room) ||
           box_meets(box, thread->label.centre, to, room);
}

/* A line through a figure that is not its end, and its label on it. */
static double thread_at_figure(const struct spread *spread, const struct thread *thread,
                               const struct standing *figure, bool end)
{
    struct point from = spread->figures[thread->from].box.centre;
    struct point to = spread->figures[thread->to].box.centre;
    double label = thread->strife ? cost_of_strife_label : cost_of_label, cost = 0;
    if (!end && thread_meets(thread, figure->box, from, to, 4))
        cost += thread->strife ? cost_of_strife_through : cost_through_figure;
    if (thread->label.width > 0)
        cost += label * overlap_cost(thread->label, figure->box, gap_of_labels);
    for (size_t i = 0; i < figure->bubble_count; i++) {
        struct box bubble = spread->bubbles[figure->bubble + i].box;
        if (thread_meets(thread, bubble, from, to, 2))
            cost += thread->strife ? cost_of_strife_through : cost_through_bubble;
        if (thread->label.width > 0)
            cost += label * overlap_cost(thread->label, bubble, gap_of_labels);
    }
    return cost;
}

/* A line ought to show on both sides of its label, and not be long. */
static double length_cost(const struct spread *spread, const struct thread *thread)
{
    struct point way = way_of(spread, thread), unit = point_unit(way);
    const struct box *from = &spread->figures[thread->from].box;
    const struct box *to = &spread->figures[thread->to].box;
    double hidden = extent(*from, unit) + extent(*to, unit) +
                    (thread->label.width > 0 ? 2 * extent(thread->label, unit) : 0) +
                    (thread->strife ? strife_shows : 0);
    double far = point_length(way) - hidden - larger(good_length, spread->airy_length);
    if (far < 0)
        return far * far * cost_of_short;
    double square = smaller(far, very_long);
    return cost_of_long * square * (square + 0.8 * (far - square));
}

/* Two lines that leave a figure in nearly the same direction cannot be told apart there. */
static inline double angle_cost(struct point hub, struct point a, struct point b, bool strife)
{
    struct point to_a = point_minus(a, hub), to_b = point_minus(b, hub);
    double cosine =
        (to_a.x * to_b.x + to_a.y * to_b.y) / (point_length(to_a) * point_length(to_b) + 1);
    return cosine > narrow_cosine ? cost_of_narrow_angle * (cosine - narrow_cosine) * (1 + strife)
                                  : 0;
}

static bool have_end_in_common(const struct thread *a, const struct thread *b)
{
    return a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to;
}

static inline bool threads_cross(const struct spread *spread, const struct thread *a,
                                 const struct thread *b)
{
    return !have_end_in_common(a, b) &&
           ways_cross(spread->figures[a->from].box.centre, spread->figures[a->to].box.centre,
                      spread->figures[b->from].box.centre, spread->figures[b->to].box.centre);
}

static inline double crossing_cost(const struct spread *spread, const struct thread *a,
                                   const struct thread *b)
{
    struct point a_from = spread->figures[a->from].box.centre;
    struct point a_to = spread->figures[a->to].box.centre;
    struct point b_from = spread->figures[b->from].box.centre;
    struct point b_to = spread->figures[b->to].box.centre;
    bool strife = a->strife || b->strife;
    if (a->from == b->from && a->to != b->to)
        return angle_cost(a_from, a_to, b_to, strife);
    if (a->to == b->to && a->from != b->from)
        return angle_cost(a_to, a_from, b_from, strife);
    if (a->from == b->to && a->to != b->from)
        return angle_cost(a_from, a_to, b_from, strife);
    if (a->to == b->from && a->from != b->to)
        return angle_cost(a_to, a_from, b_to, strife);
    if (!threads_cross(spread, a, b))
        return 0;
    return strife ? cost_of_strife_crossing : cost_of_crossing;
}

static inline double label_cost(const struct spread *spread, const struct thread *a,
                                const struct thread *b)
{
    double cost = 0;
    if (!(a->label.width > 0))
        return 0;
    if (b->label.width > 0)
        cost += (a->strife || b->strife ? cost_of_strife_label : cost_of_label_on_label) *
                overlap_cost(a->label, b->label, gap_of_labels);
    if (box_meets(a->label, spread->figures[b->from].box.centre, spread->figures[b->to].box.centre,
                  a->strife ? 0 : -5))
        cost += a->strife ? cost_through_strife_label : cost_through_label;
    return cost;
}

static inline bool is_placed(const struct spread *spread, const struct thread *thread)
{
    return spread->placed[thread->from] && spread->placed[thread->to] && thread->from != thread->to;
}

/* Looking at one thing beside another is a step; lines take longer. */
enum { STEPS_OF_LINE = 5 };

static void take_steps(struct spread *spread, size_t steps)
{
    size_t *left = &spread->steps;
    *left -= steps < *left ? steps : *left;
}

/* One line beside one of the figures or, counted behind these, one of the lines; nothing where that
   is not there yet. */
static double cost_beside(const struct spread *spread, const struct thread *thread, size_t which)
{
    if (which < spread->figure_count)
        return spread->placed[which]
                   ? thread_at_figure(spread, thread, &spread->figures[which],
                                      which == thread->from || which == thread->to)
                   : 0;
    const struct thread *other = &spread->threads[which - spread->figure_count];
    return other != thread && is_placed(spread, other)
               ? crossing_cost(spread, thread, other) + label_cost(spread, thread, other) +
                     label_cost(spread, other, thread)
               : 0;
}

/* Where a figure's bubbles are turned its lines stay. What these cost beside all others is looked
   at once, and only when it is asked for; what is noted of it is what costs something, and the
   place of the figure itself. False where there is nothing more. */
static bool note_next(const struct spread *spread, const struct thread *thread, uint32_t figure,
                      struct notes *notes)
{
    while (notes->next < spread->figure_count + spread->thread_count) {
        size_t which = notes->next++;
        double cost = which == figure ? 0 : cost_beside(spread, thread, which);
        if (which == figure || cost > 0) {
            notes->items[notes->count++] = (struct note){which, cost};
            return true;
        }
    }
    return false;
}

/* Of very many lines the last ones share their notes. */
static struct notes *notes_of(struct spread *spread, size_t line)
{
    enum { LAST = LINES_NOTED - 1 };
    struct notes *notes = &spread->notes[line < LAST ? line : LAST];
    if (line >= LAST)
        notes->count = notes->next = 0;
    return notes;
}

/* One line of a figure with all that it could run into; nothing where an end is not there yet. No
   more of it is looked at than makes `enough` with what was counted before. */
static double thread_cost(struct spread *spread, uint32_t figure, size_t line, double before,
                          double enough)
{
    const struct thread *thread =
        &spread->threads[spread->threads_of[spread->of_figure[figure] + line]];
    struct notes *notes = notes_of(spread, line);
    if (!is_placed(spread, thread))
        return 0;
    take_steps(spread,
               spread->figure_count + spread->bubble_count + STEPS_OF_LINE * spread->thread_count);
    double cost = length_cost(spread, thread);
    for (size_t i = 0; before + cost < enough; i++) {
        if (i == notes->count && !note_next(spread, thread, figure, notes))
            break;
        cost += notes->items[i].which == figure ? cost_beside(spread, thread, figure)
                                                : notes->items[i].cost;
    }
    return cost;
}

bool is_in_tangle(const struct spread *spread, uint32_t which)
{
    for (uint32_t i = spread->of_figure[which]; i < spread->of_figure[which + 1]; i++) {
        const struct thread *thread = &spread->threads[spread->threads_of[i]];
        for (size_t k = 0; k < spread->thread_count; k++)
            if (is_placed(spread, thread) && is_placed(spread, &spread->threads[k]) &&
                threads_cross(spread, thread, &spread->threads[k]))
                return true;
    }
    return false;
}

static double owner_cost(const struct spread *spread, const struct standing *figure)
{
    const struct standing *owner = &spread->figures[figure->beside];
    if (owner == figure || !spread->placed[figure->beside])
        return 0;
    return cost_of_distance * point_distance(figure->box.centre, owner->box.centre);
}

double cost_turned(struct spread *spread, uint32_t which, double enough)
{
    const struct standing *figure = &spread->figures[which];
    double cost = spread->site;
    take_steps(spread, spread->figure_count + spread->thread_count +
                           (figure->bubble_count + 1) * spread->bubble_count);
    if (cost >= enough)
        return cost;
    cost += own_bubbles_cost(spread, figure);
    if (!figure->outside)
        cost += cost_of_middle * point_distance(figure->box.centre, spread->area.centre) / 100;
    for (size_t i = 0; i < spread->figure_count && cost < enough; i++)
        if (i != which && spread->placed[i])
            cost += pair_cost(spread, figure, &spread->figures[i]);
    size_t lines = spread->of_figure[which + 1] - spread->of_figure[which];
    for (size_t i = 0; i < lines && cost < enough; i++)
        cost += thread_cost(spread, which, i, cost, enough);
    for (size_t i = 0; i < spread->thread_count && cost < enough; i++) {
        const struct thread *thread = &spread->threads[i];
        if (thread->from != which && thread->to != which && is_placed(spread, thread))
            cost += thread_at_figure(spread, thread, figure, false);
    }
    return cost;
}

double cost_around(struct spread *spread, uint32_t which, double enough)
{
    const struct standing *figure = &spread->figures[which];
    for (size_t i = 0; i < LINES_NOTED; i++)
        spread->notes[i].count = spread->notes[i].next = 0;
    spread->site = site_cost(spread, figure, figure->box) + wish_cost(spread, figure) +
                   owner_cost(spread, figure);
    return cost_turned(spread, which, enough);
}
