/* Figures over a page; see spread.h. */
#include "draw/spread.h"

#include "base/arena.h"
#include "draw/spread_cost.h"

#include <string.h>

static bool is_movable(const struct spread *spread, uint32_t which)
{
    return spread->steps && spread->placed[which];
}

/* ---- Moving ---------------------------------------------------------------------------------- */

static void shape_boundary(struct spread *spread)
{
    static const double room = 16;
    size_t count = 0;
    if (!spread->bounded)
        return;
    for (size_t i = 0; i < spread->figure_count; i++) {
        const struct standing *figure = &spread->figures[i];
        if (!figure->outside || !spread->placed[i])
            continue;
        spread->outsiders[count++] = figure->box;
        for (size_t k = 0; k < figure->bubble_count; k++)
            spread->outsiders[count++] = spread->bubbles[figure->bubble + k].box;
    }
    boundary_shape(&spread->boundary, spread->area, spread->outsiders, count, room);
}

static void move_figure(struct spread *spread, uint32_t which, struct point to)
{
    spread->figures[which].box.centre = to;
    place_bubbles(spread, &spread->figures[which]);
    for (uint32_t i = spread->of_figure[which]; i < spread->of_figure[which + 1]; i++)
        place_label(spread, &spread->threads[spread->threads_of[i]]);
}

/* Turn a figure's bubbles: the first to this side, the others to those that go with it. */
static void turn_bubbles(struct spread *spread, const struct standing *figure, enum side turn)
{
    static const enum side turns[SIDE_COUNT][SIDES_USED] = {
        [SIDE_RIGHT] = {SIDE_RIGHT, SIDE_LEFT, SIDE_ABOVE_RIGHT},
        [SIDE_LEFT] = {SIDE_LEFT, SIDE_RIGHT, SIDE_ABOVE_LEFT},
        [SIDE_ABOVE_RIGHT] = {SIDE_ABOVE_RIGHT, SIDE_LEFT, SIDE_RIGHT},
        [SIDE_ABOVE_LEFT] = {SIDE_ABOVE_LEFT, SIDE_RIGHT, SIDE_LEFT},
        [SIDE_CORNER_RIGHT] = {SIDE_CORNER_RIGHT, SIDE_LEFT, SIDE_ABOVE_LEFT},
        [SIDE_CORNER_LEFT] = {SIDE_CORNER_LEFT, SIDE_RIGHT, SIDE_ABOVE_RIGHT}};
    for (size_t i = 0; i < figure->bubble_count; i++)
        spread->bubbles[figure->bubble + i].side = turns[turn][i % SIDES_USED];
    place_bubbles(spread, figure);
}

struct pose spread_pose(const struct spread *spread, size_t which)
{
    const struct standing *figure = &spread->figures[which];
    return (struct pose){figure->box.centre,
                         figure->bubble_count ? spread->bubbles[figure->bubble].side : SIDE_RIGHT};
}

void spread_take_pose(struct spread *spread, size_t which, struct pose pose)
{
    spread->figures[which].box.centre = pose.at;
    turn_bubbles(spread, &spread->figures[which], pose.turn);
}

struct best {
    struct pose pose;
    double cost;
};

static void try_place(struct spread *spread, uint32_t which, struct point at, struct best *best)
{
    const struct standing *figure = &spread->figures[which];
    unsigned turns = figure->bubble_count ? SIDE_COUNT : 1;
    move_figure(spread, which, at);
    for (enum side turn = 0; turn < turns; turn++) {
        turn_bubbles(spread, figure, turn);
        double cost =
            turn ? cost_turned(spread, which, best->cost) : cost_around(spread, which, best->cost);
        if (cost < best->cost)
            *best = (struct best){{at, turn}, cost};
    }
}

static void settle(struct spread *spread, uint32_t which, struct pose pose)
{
    const struct standing *figure = &spread->figures[which];
    move_figure(spread, which, pose.at);
    turn_bubbles(spread, figure, pose.turn);
    if (figure->outside)
        shape_boundary(spread);
}

static struct best where_it_is(struct spread *spread, uint32_t which)
{
    return (struct best){spread_pose(spread, which), cost_around(spread, which, 1e12)};
}

/* Move a figure to the best of all places on a grid over the area. Whether it has moved. */
static bool place_anywhere(struct spread *spread, uint32_t which, double worth)
{
    enum { PLACES = 160 };
    const struct box *area = &spread->area;
    const struct standing *figure = &spread->figures[which];
    struct best best = {{figure->box.centre, SIDE_RIGHT}, 1e12};
    if (spread->placed[which])
        best = where_it_is(spread, which);
    spread->placed[which] = true;
    struct best start = best;
    best.cost -= worth;
    double wide = (area->width - figure->box.width) / 2;
    double high = (area->height - figure->box.height) / 2;
    double step = sqrt(area->width * area->height / PLACES);
    int columns = (int)(2 * larger(wide, 0) / step) + 1,
        rows = (int)(2 * larger(high, 0) / step) + 1;
    for (int row = 0; row <= rows; row++)
        for (int column = 0; column <= columns; column++) {
            struct point at = {area->centre.x + wide * (2.0 * column / columns - 1),
                               area->centre.y + high * (2.0 * row / rows - 1)};
            try_place(spread, which, at, &best);
        }
    bool moved = best.cost < start.cost - worth;
    settle(spread, which, moved ? best.pose : start.pose);
    return moved;
}

/* Move a figure a little where that is better. */
static bool place_nearby(struct spread *spread, uint32_t which, double step)
{
    struct best best = where_it_is(spread, which), start = best;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++)
            try_place(spread, which, point_add(start.pose.at, (struct point){x * step, y * step}),
                      &best);
    settle(spread, which, best.pose);
    return best.cost < start.cost;
}

/* Let two figures change places where that is better for both together. */
static bool swap_figures(struct spread *spread, uint32_t i, uint32_t k, double worth)
{
    struct best first = where_it_is(spread, i), second = where_it_is(spread, k);
    double before = first.cost + second.cost;
    move_figure(spread, i, second.pose.at);
    move_figure(spread, k, first.pose.at);
    double behind = cost_around(spread, i, before);
    if (behind < before)
        behind += cost_around(spread, k, before - behind);
    if (behind < before - worth)
        return true;
    move_figure(spread, i, first.pose.at);
    move_figure(spread, k, second.pose.at);
    return false;
}

static bool swap_all(struct spread *spread, double worth)
{
    bool swapped = false;
    uint32_t count = (uint32_t)spread->figure_count;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = i + 1; k < count; k++)
            if (is_movable(spread, i) && is_movable(spread, k) &&
                spread->figures[i].outside == spread->figures[k].outside)
                swapped = swap_figures(spread, i, k, worth) || swapped;
    shape_boundary(spread);
    return swapped;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void list_threads(struct arena *arena, struct spread *spread)
{
    uint32_t *next = arena_alloc(arena, (spread->figure_count + 2) * sizeof *next);
    spread->of_figure = arena_alloc(arena, (spread->figure_count + 2) * sizeof *next);
    spread->threads_of = arena_alloc(arena, (2 * spread->thread_count + 1) * sizeof *next);
    for (size_t i = 0; i < spread->thread_count; i++) {
        spread->of_figure[spread->threads[i].from + 1]++;
        spread->of_figure[spread->threads[i].to + 1]++;
    }
    for (size_t i = 0; i < spread->figure_count; i++)
        spread->of_figure[i + 1] += spread->of_figure[i];
    memcpy(next, spread->of_figure, (spread->figure_count + 1) * sizeof *next);
    for (uint32_t i = 0; i < spread->thread_count; i++) {
        spread->threads_of[next[spread->threads[i].from]++] = i;
        spread->threads_of[next[spread->threads[i].to]++] = i;
    }
}

/* Move each figure in turn to where it stands better by more than it is worth, until none is or so
   many rounds are over. */
static void improve(struct spread *spread, int rounds, double worth)
{
    bool moved = true;
    for (; rounds && moved; rounds--) {
        moved = false;
        for (uint32_t i = 0; i < spread->figure_count; i++)
            if (is_movable(spread, i))
                moved = place_anywhere(spread, i, worth) || moved;
        moved = swap_all(spread, worth) || moved;
    }
}

/* Move all of them a little, less and less. */
static void settle_down(struct spread *spread)
{
    static const double steps[] = {20, 20, 10, 10, 4, 4};
    double coarseness = sqrt(spread->area.width * spread->area.height) / 900;
    for (size_t round = 0; round < sizeof steps / sizeof *steps; round++)
        for (uint32_t i = 0; i < spread->figure_count; i++)
            if (is_movable(spread, i))
                place_nearby(spread, i, steps[round] * coarseness);
    shape_boundary(spread);
}

/* ---- Putting them down ----------------------------------------------------------------------- */

/* The figures in the order in which they are put down. */
static uint32_t figure_at(const struct spread *spread, size_t place)
{
    return (uint32_t)((spread->first + place) % spread->figure_count);
}

static bool is_among_first(const struct spread *spread, size_t figure, size_t count)
{
    return (figure + spread->figure_count - spread->first) % spread->figure_count < count;
}

/* Whether the first so many figures, their bubbles and lines would have room. */
static bool has_room(const struct spread *spread, size_t count, struct box area)
{
    static const double airiness = 1.5, room_of_line = 4200;
    double filled = 0, widest = 0, tallest = 0;
    for (size_t i = 0; i < spread->figure_count; i++) {
        struct box box = spread->figures[i].box;
        if (!is_among_first(spread, i, count))
            continue;
        filled += (box.width + GAP_OF_FIGURES) * (box.height + GAP_OF_FIGURES);
        widest = larger(widest, box.width);
        tallest = larger(tallest, box.height);
    }
    for (size_t i = 0; i < spread->bubble_count; i++) {
        struct box box = spread->bubbles[i].box;
        if (!is_among_first(spread, spread->bubbles[i].of, count))
            continue;
        filled += (box.width + GAP_OF_BUBBLES) * (box.height + GAP_OF_BUBBLES);
        widest = larger(widest, box.width);
    }
    for (size_t i = 0; i < spread->thread_count; i++)
        if (is_among_first(spread, spread->threads[i].from, count) &&
            is_among_first(spread, spread->threads[i].to, count))
            filled += room_of_line;
    return area.width > widest && area.height > tallest &&
           area.width * area.height >= airiness * filled;
}

static void set_airy_length(struct spread *spread, size_t count)
{
    spread->airy_length =
        0.5 * sqrt(spread->area.width * spread->area.height / (double)(count + 1));
}

/* ---- Putting them down again ----------------------------------------------------------------- */

/* Take a figure and those it has to do with off the page, and put them down again, it first. */
static void put_again(struct spread *spread, uint32_t which)
{
    uint32_t first = spread->of_figure[which], end = spread->of_figure[which + 1];
    for (uint32_t i = first; i < end; i++) {
        const struct thread *thread = &spread->threads[spread->threads_of[i]];
        uint32_t other = thread->from == which ? thread->to : thread->from;
        spread->again[other] = spread->again[other] || spread->placed[other];
        spread->placed[other] = false;
    }
    spread->placed[which] = false;
    spread->again[which] = false;
    place_anywhere(spread, which, 0);
    for (uint32_t i = 0; i < spread->figure_count; i++) {
        if (spread->again[i])
            place_anywhere(spread, i, 0);
        spread->again[i] = false;
    }
}

/* Do so where all of them together then stand better by more than it is worth. */
static void untangle_figure(struct spread *spread, uint32_t which, double worth)
{
    enum { ROUNDS = 2 };
    double before = spread_whole_cost(spread);
    for (uint32_t i = 0; i < spread->figure_count; i++)
        spread->poses[i] = spread_pose(spread, i);
    put_again(spread, which);
    improve(spread, ROUNDS, worth / 4);
    if (spread_whole_cost(spread) < before - worth)
        return;
    for (uint32_t i = 0; i < spread->figure_count; i++)
        if (spread->placed[i])
            settle(spread, i, spread->poses[i]);
    shape_boundary(spread);
}

/* While more steps than these are left. */
static void untangle(struct spread *spread, double worth, size_t reserve)
{
    for (uint32_t i = 0; i < spread->figure_count; i++)
        if (spread->placed[i] && spread->steps > reserve && is_in_tangle(spread, i))
            untangle_figure(spread, i, worth);
}

/* Each time that a third more have come, any tangle is worth it; of those who came last only a bad
   one, so that they move the others little. */
static double untangling_is_worth(size_t count, bool last)
{
    static const size_t counts[] = {4, 6, 8, 11, 15, 20, 27, 36, 48};
    static const double worth = 60, worth_of_last = 500;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i] == count)
            return worth;
    return last ? worth_of_last : 0;
}

/* Draw all apart, or together, about the middle of the area. */
static void scale(struct spread *spread, double across, double along)
{
    spread->area.width *= across;
    spread->area.height *= along;
    for (uint32_t i = 0; i < spread->figure_count; i++) {
        struct point off = point_minus(spread->figures[i].box.centre, spread->area.centre);
        off = (struct point){off.x * across, off.y * along};
        if (spread->placed[i])
            move_figure(spread, i, point_add(spread->area.centre, off));
    }
    shape_boundary(spread);
}

/* Where no step is left figures are put down row by row. */
static void place_in_row(struct spread *spread, uint32_t which)
{
    double columns = 1 + (double)(long)sqrt((double)spread->figure_count);
    double row = (double)(long)(which / columns), column = which - row * columns;
    struct point share = {(column + 0.5) / columns - 0.5, (row + 0.5) / columns - 0.5};
    spread->placed[which] = true;
    move_figure(spread, which,
                point_add(spread->area.centre, (struct point){share.x * spread->area.width,
                                                              share.y * spread->area.height}));
}

/* One after the other, and each time all that stand already make themselves comfortable. They begin
   on a sheet, which grows as more come: what the first so many do does not hang on those that come
   behind, so that who is added last moves the others little. */
static void put_down(struct spread *spread)
{
    enum { ROUNDS = 5 };
    static const double worth = 12, growth = 1.1;
    struct box area = spread->area;
    size_t reserve = spread->steps / 2;
    spread->area.width = spread->sheet.width;
    spread->area.height = spread->sheet.height;
    for (size_t count = 1; count <= spread->figure_count; count++) {
        uint32_t figure = figure_at(spread, count - 1);
        while (!has_room(spread, count, spread->area) && spread->area.width < 8 * area.width)
            scale(spread, growth, growth);
        set_airy_length(spread, count);
        if (spread->steps)
            place_anywhere(spread, figure, 0);
        else
            place_in_row(spread, figure);
        improve(spread, ROUNDS, worth);
        double tangle = untangling_is_worth(count, count == spread->figure_count);
        if (tangle > 0)
            untangle(spread, tangle, reserve);
    }
    scale(spread, area.width / spread->area.width, area.height / spread->area.height);
    spread->area = area;
    set_airy_length(spread, spread->figure_count);
}

/* Wishes count once all are down: whoever has one goes there, and the others stay where they can.
 */
static void grant_wishes(struct spread *spread)
{
    enum { ROUNDS = 2 };
    static const double worth = 12;
    bool wished = false;
    for (size_t i = 0; i < spread->figure_count; i++)
        wished = wished || spread->figures[i].has_wish;
    spread->wishing = true;
    if (wished)
        improve(spread, ROUNDS, worth);
}

void spread_begin(struct arena *arena, struct spread *spread)
{
    size_t count = spread->figure_count + 1;
    spread->placed = arena_alloc(arena, count);
    spread->again = arena_alloc(arena, count);
    spread->poses = arena_alloc(arena, count * sizeof *spread->poses);
    spread->outsiders =
        arena_alloc(arena, (count + spread->bubble_count) * sizeof *spread->outsiders);
    for (size_t i = 0; i < LINES_NOTED; i++)
        spread->notes[i].items =
            arena_alloc(arena, (count + spread->thread_count) * sizeof(struct note));
    list_threads(arena, spread);
    give_lanes(spread);
}

void spread_figures(struct spread *spread)
{
    memset(spread->placed, 0, spread->figure_count);
    spread->wishing = false;
    shape_boundary(spread);
    put_down(spread);
    grant_wishes(spread);
    settle_down(spread);
}

double spread_cost(struct spread *spread, size_t figure)
{
    return cost_around(spread, (uint32_t)figure, 1e12);
}

double spread_whole_cost(struct spread *spread)
{
    double cost = 0;
    for (uint32_t i = 0; i < spread->figure_count; i++)
        if (spread->placed[i])
            cost += cost_around(spread, i, 1e12);
    return cost;
}

void spread_follow(struct spread *spread)
{
    for (uint32_t i = 0; i < spread->figure_count; i++)
        move_figure(spread, i, spread->figures[i].box.centre);
    shape_boundary(spread);
}

void spread_settle(struct spread *spread)
{
    spread_follow(spread);
    set_airy_length(spread, spread->figure_count);
    settle_down(spread);
}

bool spread_has_room(const struct spread *spread, struct box area)
{
    return has_room(spread, spread->figure_count, area);
}
