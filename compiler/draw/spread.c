/* Figures over a page; see spread.h. */
#include "draw/spread.h"

#include "base/arena.h"
#include "draw/spread_cost.h"

#include <string.h>

static bool is_movable(const struct spreader *spreader, uint32_t which)
{
    return spreader->spread->steps && spreader->placed[which];
}

/* ---- Moving ---------------------------------------------------------------------------------- */

static void shape_boundary(struct spreader *spreader)
{
    static const double room = 16;
    struct spread *spread = spreader->spread;
    size_t count = 0;
    if (!spread->bounded)
        return;
    for (size_t i = 0; i < spread->figure_count; i++) {
        const struct standing *figure = &spread->figures[i];
        if (!figure->outside || !spreader->placed[i])
            continue;
        spreader->outsiders[count++] = figure->box;
        for (size_t k = 0; k < figure->bubble_count; k++)
            spreader->outsiders[count++] = spread->bubbles[figure->bubble + k].box;
    }
    boundary_shape(&spread->boundary, spread->area, spreader->outsiders, count, room);
}

static void move_figure(struct spreader *spreader, uint32_t which, struct point to)
{
    struct spread *spread = spreader->spread;
    spread->figures[which].box.centre = to;
    place_bubbles(spread, &spread->figures[which]);
    for (uint32_t i = spreader->first[which]; i < spreader->first[which + 1]; i++)
        place_label(spread, &spread->threads[spreader->threads_of[i]]);
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

static void try_place(struct spreader *spreader, uint32_t which, struct point at, struct best *best)
{
    const struct standing *figure = &spreader->spread->figures[which];
    unsigned turns = figure->bubble_count ? SIDE_COUNT : 1;
    move_figure(spreader, which, at);
    for (enum side turn = 0; turn < turns; turn++) {
        turn_bubbles(spreader->spread, figure, turn);
        double cost = cost_around(spreader, which, best->cost);
        if (cost < best->cost)
            *best = (struct best){{at, turn}, cost};
    }
}

static void settle(struct spreader *spreader, uint32_t which, struct pose pose)
{
    const struct standing *figure = &spreader->spread->figures[which];
    move_figure(spreader, which, pose.at);
    turn_bubbles(spreader->spread, figure, pose.turn);
    if (figure->outside)
        shape_boundary(spreader);
}

static struct best where_it_is(struct spreader *spreader, uint32_t which)
{
    return (struct best){spread_pose(spreader->spread, which), cost_around(spreader, which, 1e12)};
}

/* Move a figure to the best of all places on a grid over the area. Whether it has moved. */
static bool place_anywhere(struct spreader *spreader, uint32_t which, double worth)
{
    enum { PLACES = 160 };
    const struct box *area = &spreader->spread->area;
    const struct standing *figure = &spreader->spread->figures[which];
    struct best best = {{figure->box.centre, SIDE_RIGHT}, 1e12};
    if (spreader->placed[which])
        best = where_it_is(spreader, which);
    spreader->placed[which] = true;
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
            try_place(spreader, which, at, &best);
        }
    bool moved = best.cost < start.cost - worth;
    settle(spreader, which, moved ? best.pose : start.pose);
    return moved;
}

/* Move a figure a little where that is better. */
static bool place_nearby(struct spreader *spreader, uint32_t which, double step)
{
    struct best best = where_it_is(spreader, which), start = best;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++)
            try_place(spreader, which, point_add(start.pose.at, (struct point){x * step, y * step}),
                      &best);
    settle(spreader, which, best.pose);
    return best.cost < start.cost;
}

/* Let two figures change places where that is better for both together. */
static bool swap_figures(struct spreader *spreader, uint32_t i, uint32_t k, double worth)
{
    struct best first = where_it_is(spreader, i), second = where_it_is(spreader, k);
    double before = first.cost + second.cost;
    move_figure(spreader, i, second.pose.at);
    move_figure(spreader, k, first.pose.at);
    double behind = cost_around(spreader, i, before);
    if (behind < before)
        behind += cost_around(spreader, k, before - behind);
    if (behind < before - worth)
        return true;
    move_figure(spreader, i, first.pose.at);
    move_figure(spreader, k, second.pose.at);
    return false;
}

static bool swap_all(struct spreader *spreader, double worth)
{
    bool swapped = false;
    uint32_t count = (uint32_t)spreader->spread->figure_count;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = i + 1; k < count; k++)
            if (is_movable(spreader, i) && is_movable(spreader, k) &&
                spreader->spread->figures[i].outside == spreader->spread->figures[k].outside)
                swapped = swap_figures(spreader, i, k, worth) || swapped;
    shape_boundary(spreader);
    return swapped;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void list_threads(struct arena *arena, struct spreader *spreader)
{
    const struct spread *spread = spreader->spread;
    uint32_t *next = arena_alloc(arena, (spread->figure_count + 2) * sizeof *next);
    spreader->first = arena_alloc(arena, (spread->figure_count + 2) * sizeof *next);
    spreader->threads_of = arena_alloc(arena, (2 * spread->thread_count + 1) * sizeof *next);
    for (size_t i = 0; i < spread->thread_count; i++) {
        spreader->first[spread->threads[i].from + 1]++;
        spreader->first[spread->threads[i].to + 1]++;
    }
    for (size_t i = 0; i < spread->figure_count; i++)
        spreader->first[i + 1] += spreader->first[i];
    memcpy(next, spreader->first, (spread->figure_count + 1) * sizeof *next);
    for (uint32_t i = 0; i < spread->thread_count; i++) {
        spreader->threads_of[next[spread->threads[i].from]++] = i;
        spreader->threads_of[next[spread->threads[i].to]++] = i;
    }
}

/* Move each figure in turn to where it stands better by more than it is worth, until none is or so
   many rounds are over. */
static void improve(struct spreader *spreader, int rounds, double worth)
{
    bool moved = true;
    for (; rounds && moved; rounds--) {
        moved = false;
        for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
            if (is_movable(spreader, i))
                moved = place_anywhere(spreader, i, worth) || moved;
        moved = swap_all(spreader, worth) || moved;
    }
}

/* Move all of them a little, less and less. */
static void settle_down(struct spreader *spreader)
{
    static const double steps[] = {20, 20, 10, 10, 4, 4};
    double coarseness = sqrt(spreader->spread->area.width * spreader->spread->area.height) / 900;
    for (size_t round = 0; round < sizeof steps / sizeof *steps; round++)
        for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
            if (is_movable(spreader, i))
                place_nearby(spreader, i, steps[round] * coarseness);
    shape_boundary(spreader);
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

/* What it costs where all of them stand. */
static double whole_cost(const struct spreader *spreader)
{
    double cost = 0;
    for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
        if (spreader->placed[i])
            cost += cost_around(spreader, i, 1e12);
    return cost;
}

/* Take a figure and those it has to do with off the page, and put them down again, it first. */
static void put_again(struct spreader *spreader, uint32_t which)
{
    const struct spread *spread = spreader->spread;
    uint32_t first = spreader->first[which], end = spreader->first[which + 1];
    for (uint32_t i = first; i < end; i++) {
        const struct thread *thread = &spread->threads[spreader->threads_of[i]];
        uint32_t other = thread->from == which ? thread->to : thread->from;
        spreader->again[other] = spreader->again[other] || spreader->placed[other];
        spreader->placed[other] = false;
    }
    spreader->placed[which] = false;
    spreader->again[which] = false;
    place_anywhere(spreader, which, 0);
    for (uint32_t i = 0; i < spread->figure_count; i++) {
        if (spreader->again[i])
            place_anywhere(spreader, i, 0);
        spreader->again[i] = false;
    }
}

/* Do so where all of them together then stand better by more than it is worth. */
static void untangle_figure(struct spreader *spreader, uint32_t which, double worth)
{
    enum { ROUNDS = 2 };
    struct spread *spread = spreader->spread;
    double before = whole_cost(spreader);
    for (uint32_t i = 0; i < spread->figure_count; i++)
        spreader->poses[i] = spread_pose(spread, i);
    put_again(spreader, which);
    improve(spreader, ROUNDS, worth / 4);
    if (whole_cost(spreader) < before - worth)
        return;
    for (uint32_t i = 0; i < spread->figure_count; i++)
        if (spreader->placed[i])
            settle(spreader, i, spreader->poses[i]);
    shape_boundary(spreader);
}

/* While more steps than these are left. */
static void untangle(struct spreader *spreader, double worth, size_t reserve)
{
    for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
        if (spreader->placed[i] && spreader->spread->steps > reserve && is_in_tangle(spreader, i))
            untangle_figure(spreader, i, worth);
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
static void scale(struct spreader *spreader, double across, double along)
{
    struct spread *spread = spreader->spread;
    spread->area.width *= across;
    spread->area.height *= along;
    for (uint32_t i = 0; i < spread->figure_count; i++) {
        struct point off = point_minus(spread->figures[i].box.centre, spread->area.centre);
        off = (struct point){off.x * across, off.y * along};
        if (spreader->placed[i])
            move_figure(spreader, i, point_add(spread->area.centre, off));
    }
    shape_boundary(spreader);
}

/* Where no step is left figures are put down row by row. */
static void place_in_row(struct spreader *spreader, uint32_t which)
{
    const struct spread *spread = spreader->spread;
    double columns = 1 + (double)(long)sqrt((double)spread->figure_count);
    double row = (double)(long)(which / columns), column = which - row * columns;
    struct point share = {(column + 0.5) / columns - 0.5, (row + 0.5) / columns - 0.5};
    spreader->placed[which] = true;
    move_figure(spreader, which,
                point_add(spread->area.centre, (struct point){share.x * spread->area.width,
                                                              share.y * spread->area.height}));
}

/* One after the other, and each time all that stand already make themselves comfortable. They begin
   on a sheet, which grows as more come: what the first so many do does not hang on those that come
   behind, so that who is added last moves the others little. */
static void put_down(struct spreader *spreader)
{
    enum { ROUNDS = 5 };
    static const double worth = 12, growth = 1.1;
    struct spread *spread = spreader->spread;
    struct box area = spread->area;
    size_t reserve = spread->steps / 2;
    spread->area.width = spread->sheet.width;
    spread->area.height = spread->sheet.height;
    for (size_t count = 1; count <= spread->figure_count; count++) {
        uint32_t figure = figure_at(spread, count - 1);
        while (!has_room(spread, count, spread->area))
            scale(spreader, growth, growth);
        set_airy_length(spread, count);
        if (spread->steps)
            place_anywhere(spreader, figure, 0);
        else
            place_in_row(spreader, figure);
        improve(spreader, ROUNDS, worth);
        double tangle = untangling_is_worth(count, count == spread->figure_count);
        if (tangle > 0)
            untangle(spreader, tangle, reserve);
    }
    scale(spreader, area.width / spread->area.width, area.height / spread->area.height);
    spread->area = area;
    set_airy_length(spread, spread->figure_count);
}

static struct spreader new_spreader(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = {.spread = spread};
    spreader.placed = arena_alloc(arena, spread->figure_count + 1);
    spreader.again = arena_alloc(arena, spread->figure_count + 1);
    spreader.poses = arena_alloc(arena, (spread->figure_count + 1) * sizeof *spreader.poses);
    spreader.outsiders = arena_alloc(arena, (spread->figure_count + spread->bubble_count + 1) *
                                                sizeof *spreader.outsiders);
    list_threads(arena, &spreader);
    return spreader;
}

void spread_figures(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = new_spreader(arena, spread);
    shape_boundary(&spreader);
    put_down(&spreader);
    settle_down(&spreader);
}

static struct spreader all_placed(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = new_spreader(arena, spread);
    for (uint32_t i = 0; i < spread->figure_count; i++)
        spreader.placed[i] = true;
    return spreader;
}

double spread_cost(struct arena *arena, struct spread *spread, size_t figure)
{
    struct spreader spreader = all_placed(arena, spread);
    return cost_around(&spreader, (uint32_t)figure, 1e12);
}

static void follow(struct spreader *spreader)
{
    for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
        move_figure(spreader, i, spreader->spread->figures[i].box.centre);
    shape_boundary(spreader);
}

void spread_follow(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = all_placed(arena, spread);
    follow(&spreader);
}

void spread_settle(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = all_placed(arena, spread);
    follow(&spreader);
    set_airy_length(spread, spread->figure_count);
    settle_down(&spreader);
}

bool spread_has_room(const struct spread *spread, struct box area)
{
    return has_room(spread, spread->figure_count, area);
}
