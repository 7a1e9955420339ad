/* Curves for lines; see route.h. */
#include "draw/route.h"

/* ---- Cutting at the boxes -------------------------------------------------------------------- */

static bool is_inside(struct box box, bool round, struct point point, double room)
{
    return round ? blob_holds(box, point, room) : box_holds(box, point, room);
}

/* Where a curve that begins inside the box leaves it; 0 where it does not begin there. */
static double leaves_at(const struct point curve[4], struct box box, bool round, double room)
{
    enum { STEPS = 48, HALVINGS = 8 };
    double low = 0, high = 0;
    while (high < 1 && is_inside(box, round, curve_at(curve, high), room)) {
        low = high;
        high += 1.0 / STEPS;
    }
    for (int i = 0; i < HALVINGS && high > 0; i++) {
        double middle = (low + high) / 2;
        if (is_inside(box, round, curve_at(curve, middle), room))
            low = middle;
        else
            high = middle;
    }
    return high;
}

static void turn_round(struct point curve[4])
{
    struct point first = curve[0], second = curve[1];
    curve[0] = curve[3];
    curve[1] = curve[2];
    curve[2] = second;
    curve[3] = first;
}

/* A line from a box to itself: a lap above it, or below where there is no room above. */
static void lap(const struct routing *routing, struct route *route)
{
    static const double reach = 42;
    struct box box = routing->boxes[route->from];
    bool above =
        box.centre.y - box.height / 2 - reach > routing->area.centre.y - routing->area.height / 2;
    double away = above ? -1 : 1, x = box.centre.x, y = box.centre.y + away * box.height / 2;
    route->curve[0] = (struct point){x - 13, y + away * routing->tail};
    route->curve[1] = (struct point){x - 24, y + away * reach};
    route->curve[2] = (struct point){x + 24, y + away * reach};
    route->curve[3] = (struct point){x + 13, y + away * routing->head};
}

static void shape_route(const struct routing *routing, struct route *route, double bow)
{
    struct box from = routing->boxes[route->from], to = routing->boxes[route->to];
    if (route->from == route->to) {
        lap(routing, route);
        return;
    }
    curve_bowed(route->curve, from.centre, to.centre, bow);
    struct point aside =
        point_times(point_turned(point_minus(to.centre, from.centre)), route->lean);
    route->curve[1] = point_add(route->curve[1], aside);
    route->curve[2] = point_minus(route->curve[2], aside);
    double start = leaves_at(route->curve, from, routing->round, routing->tail);
    turn_round(route->curve);
    double end = 1 - leaves_at(route->curve, to, routing->round, routing->head);
    turn_round(route->curve);
    if (start < end) /* else the boxes all but touch: the line is as good as none */
        curve_cut(route->curve, start, end);
}

/* ---- Choosing a bow -------------------------------------------------------------------------- */

static struct trace trace_of(const struct point curve[4])
{
    struct trace trace = {.low = curve[0], .high = curve[0]};
    for (int i = 0; i <= PIECES; i++) {
        struct point at = curve_at(curve, (double)i / PIECES);
        trace.at[i] = at;
        trace.low = (struct point){smaller(trace.low.x, at.x), smaller(trace.low.y, at.y)};
        trace.high = (struct point){larger(trace.high.x, at.x), larger(trace.high.y, at.y)};
    }
    return trace;
}

static bool are_apart(const struct trace *a, const struct trace *b)
{
    return a->high.x < b->low.x || b->high.x < a->low.x || a->high.y < b->low.y ||
           b->high.y < a->low.y;
}

/* Whether a piece runs from one side of the way from a to b to the other. */
static bool changes_side(struct point a, struct point b, const struct point piece[2])
{
    return (point_side(a, b, piece[0]) > 0) != (point_side(a, b, piece[1]) > 0);
}

static unsigned count_crossings(const struct trace *a, const struct trace *b)
{
    unsigned count = 0;
    if (are_apart(a, b))
        return 0;
    for (int i = 0; i < PIECES; i++) {
        bool side = point_side(a->at[i], a->at[i + 1], b->at[0]) > 0;
        for (int k = 0; k < PIECES; k++) {
            bool before = side;
            side = point_side(a->at[i], a->at[i + 1], b->at[k + 1]) > 0;
            count += before != side && changes_side(b->at[k], b->at[k + 1], &a->at[i]);
        }
    }
    return count;
}

/* How many pieces of the curve come within this room of the box. */
static unsigned pieces_in(const struct trace *trace, struct box box, double room)
{
    unsigned count = 0;
    struct point reach = {box.width / 2 + room, box.height / 2 + room};
    if (trace->high.x < box.centre.x - reach.x || trace->low.x > box.centre.x + reach.x ||
        trace->high.y < box.centre.y - reach.y || trace->low.y > box.centre.y + reach.y)
        return 0;
    for (int i = 0; i < PIECES; i++)
        count += box_meets(box, trace->at[i], trace->at[i + 1], room);
    return count;
}

static unsigned pieces_outside(const struct trace *trace, struct box area)
{
    unsigned count = 0;
    for (int i = 0; i <= PIECES; i++)
        count += !box_holds(area, trace->at[i], 0);
    return count;
}

static const double cost_of_box = 14, cost_of_leaving = 8, cost_of_nearness = 1.2,
                    cost_of_crossing = 2.5, cost_of_bow = 9, cost_of_firm_bow = 20,
                    cost_of_bending = 3, cost_of_meeting = 4, room_wanted = 9, room_of_ends = 18;

static double nearness(struct point a, struct point b)
{
    double distance = point_distance(a, b);
    return distance < room_of_ends ? 1 - distance / room_of_ends : 0;
}

/* At their ends, 0 or 1, and a quarter of the way from there where they may leave their course. */
static double nearness_of_ends(const struct route *a, int end_of_a, const struct route *b,
                               int end_of_b)
{
    struct point near_a = curve_at(a->curve, end_of_a ? 0.75 : 0.25);
    struct point near_b = curve_at(b->curve, end_of_b ? 0.75 : 0.25);
    double near = nearness(a->curve[3 * end_of_a], b->curve[3 * end_of_b]);
    return a->firm ? near : near + nearness(near_a, near_b) / 2;
}

static bool join_same(const struct route *a, const struct route *b)
{
    return (a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from);
}

/* Lines that end at one box ought not to end at one place, nor those between the same two to run in
   one course. */
static double meeting(const struct route *a, const struct route *b)
{
    static const double cost_of_one_course = 6;
    double cost = 0;
    if (join_same(a, b))
        cost += cost_of_one_course * nearness(curve_at(a->curve, 0.5), curve_at(b->curve, 0.5));
    if (a->to == b->to)
        cost += nearness_of_ends(a, 1, b, 1);
    if (a->to == b->from)
        cost += nearness_of_ends(a, 1, b, 0);
    if (a->from == b->to)
        cost += nearness_of_ends(a, 0, b, 1);
    if (a->from == b->from)
        cost += nearness_of_ends(a, 0, b, 0) / 2;
    return cost;
}

static bool is_own(const struct routing *routing, size_t route, size_t box)
{
    return routing->first_own && box == routing->first_own + route;
}

/* Looking at one box is a step, and at a line that may cross some more. */
enum { STEPS_OF_LINE = 3, STEPS_OF_NEAR_LINE = 60 };

static void take_steps(const struct routing *routing, size_t steps)
{
    if (routing->steps)
        *routing->steps -= steps < *routing->steps ? steps : *routing->steps;
}

/* Where no steps are left nothing else is tried. */
static bool may_look(const struct routing *routing)
{
    return !routing->steps || *routing->steps > 0;
}

static double cost_of_shape(const struct route *route, double bow, double wished)
{
    return (route->firm ? cost_of_firm_bow : cost_of_bow) * fabs(bow - wished) +
           cost_of_bending * bow * bow;
}

/* At least `enough` where it is that much; the rest is then not looked at. */
static double cost_of_route(const struct routing *routing, size_t which, double bow, double wished,
                            double enough)
{
    struct route route = routing->routes[which];
    double cost = cost_of_shape(&route, bow, wished);
    take_steps(routing, routing->box_count + STEPS_OF_LINE * routing->count);
    if (cost >= enough)
        return cost;
    shape_route(routing, &route, bow);
    struct trace trace = trace_of(route.curve);
    cost += cost_of_leaving * pieces_outside(&trace, routing->area);
    for (size_t i = 0; i < routing->box_count && cost < enough; i++) {
        if (i == route.from || i == route.to || is_own(routing, which, i))
            continue;
        unsigned near = pieces_in(&trace, routing->boxes[i], room_wanted);
        if (near)
            cost += cost_of_nearness * near + cost_of_box * pieces_in(&trace, routing->boxes[i], 2);
    }
    for (size_t i = 0; i < routing->count && cost < enough; i++) {
        if (i == which)
            continue;
        cost += cost_of_crossing * count_crossings(&trace, &routing->traces[i]) +
                cost_of_meeting * meeting(&route, &routing->routes[i]);
        if (!are_apart(&trace, &routing->traces[i]))
            take_steps(routing, STEPS_OF_NEAR_LINE);
    }
    return cost;
}

/* Give a route the best bow with its lean; what it costs is given back. */
static double choose_bow(const struct routing *routing, size_t which, double wished, double step)
{
    static const double most = 0.62;
    double best = wished, least = cost_of_route(routing, which, wished, wished, 1e9);
    for (double bow = -most; bow <= most && may_look(routing); bow += step) {
        double cost = cost_of_route(routing, which, bow, wished, least);
        if (cost >= least)
            continue;
        least = cost;
        best = bow;
    }
    routing->routes[which].bow = best;
    return least;
}

static void choose_course(const struct routing *routing, size_t which, double wished, double step,
                          bool may_lean)
{
    static const double leans[] = {0.35, -0.35, 0.7, -0.7};
    static const double cost_of_leaning = 2;
    struct route *route = &routing->routes[which], best;
    route->lean = 0;
    double least = choose_bow(routing, which, wished, step);
    best = *route;
    for (size_t i = 0; i < sizeof leans / sizeof *leans; i++) {
        if (!may_lean || least < cost_of_box || !may_look(routing))
            break;
        route->lean = leans[i];
        double cost = choose_bow(routing, which, wished, step) + cost_of_leaning;
        if (cost >= least)
            continue;
        least = cost;
        best = *route;
    }
    *route = best;
    shape_route(routing, route, route->bow);
    routing->traces[which] = trace_of(route->curve);
}

static const double finest_step = 0.06;

/* From one bow that is tried to the next. Each is held against all lines, so where there are very
   many of them fewer are tried. */
static double step_for(const struct routing *routing)
{
    enum { LOOKS = 600000 };
    static const double coarsest = 0.4;
    double looks = (double)routing->count * (double)routing->count;
    return smaller(coarsest, larger(finest_step, looks / LOOKS));
}

void route_lines(struct arena *arena, struct routing *routing)
{
    enum { PASSES = 2 }; /* the second sees what the first has made of the others */
    double step = step_for(routing);
    if (!routing->traces) {
        routing->traces = arena_alloc(arena, (routing->count + 1) * sizeof *routing->traces);
        routing->wished = arena_alloc(arena, (routing->count + 1) * sizeof *routing->wished);
    }
    double *wished = routing->wished;
    for (size_t i = 0; i < routing->count; i++) {
        wished[i] = routing->routes[i].bow;
        shape_route(routing, &routing->routes[i], wished[i]);
        routing->traces[i] = trace_of(routing->routes[i].curve);
    }
    for (int pass = 0; pass < PASSES && !routing->as_wished; pass++)
        for (size_t i = 0; i < routing->count; i++) {
            if (routing->routes[i].from != routing->routes[i].to)
                choose_course(routing, i, wished[i], step, false);
        }
    for (size_t i = 0; i < routing->count; i++)
        if (routing->routes[i].from != routing->routes[i].to && count_strays(routing, i))
            choose_course(routing, i, wished[i], finest_step,
                          true); /* they are few: look closely */
}

unsigned count_lines_near(const struct routing *routing, struct box box, size_t but)
{
    unsigned count = 0;
    for (size_t i = 0; i < routing->count; i++)
        count += i != but && pieces_in(&routing->traces[i], box, 0);
    return count;
}

unsigned count_crossing_lines(const struct routing *routing)
{
    unsigned count = 0;
    for (size_t i = 0; i < routing->count; i++)
        for (size_t k = i + 1; k < routing->count; k++)
            count += count_crossings(&routing->traces[i], &routing->traces[k]);
    return count;
}

bool route_meets(const struct routing *routing, size_t which, struct box box)
{
    return pieces_in(&routing->traces[which], box, 0) > 0;
}

size_t count_strays(const struct routing *routing, size_t which)
{
    const struct route *route = &routing->routes[which];
    size_t count = pieces_outside(&routing->traces[which], routing->area) > 0;
    for (size_t k = 0; k < routing->box_count; k++)
        count += k != route->from && k != route->to && !is_own(routing, which, k) &&
                 pieces_in(&routing->traces[which], routing->boxes[k], 0);
    return count;
}

size_t count_stray_lines(const struct routing *routing)
{
    size_t count = 0;
    for (size_t i = 0; i < routing->count; i++)
        count += count_strays(routing, i);
    return count;
}
