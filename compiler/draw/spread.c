/* Figures over a page; see spread.h. */
#include "draw/spread.h"

#include "base/arena.h"
#include "draw/hash.h"
#include "draw/spread_cost.h"

#include <string.h>

static bool is_movable(const struct spreader *spreader, uint32_t which)
{
    return spreader->spread->steps && spreader->placed[which] &&
           !spreader->spread->figures[which].held;
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

/* Turn a figure's bubbles: the first to the side of this number, the others to those that go with
   it. */
static void turn_bubbles(struct spread *spread, const struct standing *figure, unsigned turn)
{
    static const enum side turns[SIDE_COUNT][SIDES_USED] = {
        [SIDE_RIGHT] = {SIDE_RIGHT, SIDE_LEFT, SIDE_ABOVE_RIGHT},
        [SIDE_LEFT] = {SIDE_LEFT, SIDE_RIGHT, SIDE_ABOVE_LEFT},
        [SIDE_ABOVE_RIGHT] = {SIDE_ABOVE_RIGHT, SIDE_LEFT, SIDE_RIGHT},
        [SIDE_ABOVE_LEFT] = {SIDE_ABOVE_LEFT, SIDE_RIGHT, SIDE_LEFT},
        [SIDE_CORNER_RIGHT] = {SIDE_CORNER_RIGHT, SIDE_LEFT, SIDE_ABOVE_LEFT},
        [SIDE_CORNER_LEFT] = {SIDE_CORNER_LEFT, SIDE_RIGHT, SIDE_ABOVE_RIGHT}};
    for (size_t i = 0; i < figure->bubble_count; i++)
        spread->bubbles[figure->bubble + i].side = turns[turn % SIDE_COUNT][i % SIDES_USED];
    place_bubbles(spread, figure);
}

static unsigned turns_of(const struct standing *figure)
{
    return figure->bubble_count ? SIDE_COUNT : 1;
}

struct best {
    struct point at;
    unsigned turn;
    double cost;
};

static void try_place(struct spreader *spreader, uint32_t which, struct point at, struct best *best)
{
    const struct standing *figure = &spreader->spread->figures[which];
    move_figure(spreader, which, at);
    for (unsigned turn = 0; turn < turns_of(figure); turn++) {
        turn_bubbles(spreader->spread, figure, turn);
        double cost = cost_around(spreader, which, best->cost);
        if (cost < best->cost)
            *best = (struct best){at, turn, cost};
    }
}

static unsigned turn_now(const struct spread *spread, const struct standing *figure)
{
    return figure->bubble_count ? (unsigned)spread->bubbles[figure->bubble].side : 0;
}

static void settle(struct spreader *spreader, uint32_t which, const struct best *best)
{
    const struct standing *figure = &spreader->spread->figures[which];
    move_figure(spreader, which, best->at);
    turn_bubbles(spreader->spread, figure, best->turn);
    if (figure->outside)
        shape_boundary(spreader);
}

static struct best where_it_is(struct spreader *spreader, uint32_t which)
{
    const struct standing *figure = &spreader->spread->figures[which];
    return (struct best){figure->box.centre, turn_now(spreader->spread, figure),
                         cost_around(spreader, which, 1e12)};
}

/* Move a figure to the best of all places on a grid over the area. Whether it has moved. */
static bool place_anywhere(struct spreader *spreader, uint32_t which, double worth)
{
    enum { PLACES = 640 };
    const struct box *area = &spreader->spread->area;
    const struct standing *figure = &spreader->spread->figures[which];
    struct best best = {figure->box.centre, 0, 1e12};
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
    settle(spreader, which, moved ? &best : &start);
    return moved;
}

/* Move a figure a little where that is better. */
static bool place_nearby(struct spreader *spreader, uint32_t which, double step)
{
    struct best best = where_it_is(spreader, which), start = best;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++)
            try_place(spreader, which, point_add(start.at, (struct point){x * step, y * step}),
                      &best);
    settle(spreader, which, &best);
    return best.cost < start.cost;
}

/* Let two figures change places where that is better for both together. */
static bool swap_figures(struct spreader *spreader, uint32_t i, uint32_t k, double worth)
{
    struct best first = where_it_is(spreader, i), second = where_it_is(spreader, k);
    double before = first.cost + second.cost;
    move_figure(spreader, i, second.at);
    move_figure(spreader, k, first.at);
    double behind = cost_around(spreader, i, before);
    if (behind < before)
        behind += cost_around(spreader, k, before - behind);
    if (behind < before - worth)
        return true;
    move_figure(spreader, i, first.at);
    move_figure(spreader, k, second.at);
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

/* ---- Moving about ---------------------------------------------------------------------------- */

/* `chance` is the figure's own, so that it moves alike whoever stands beside it. */
static void try_move(struct spreader *spreader, uint32_t which, uint64_t *chance, double reach,
                     double allowed)
{
    const struct standing *figure = &spreader->spread->figures[which];
    struct best now = where_it_is(spreader, which), next = now;
    if (figure->bubble_count && hash_next(chance) < 0.2)
        next.turn = (unsigned)(hash_next(chance) * SIDE_COUNT);
    next.at.x += (hash_next(chance) - 0.5) * 2 * reach;
    next.at.y += (hash_next(chance) - 0.5) * 1.6 * reach;
    move_figure(spreader, which, next.at);
    turn_bubbles(spreader->spread, figure, next.turn);
    double limit = now.cost + allowed * hash_next(chance);
    bool accepted = cost_around(spreader, which, limit) < limit;
    settle(spreader, which, accepted ? &next : &now);
}

/* Threshold accepting (Dueck and Scheuer 1990): a move may make it worse, first by much and then by
   less and less. */
static void move_about(struct arena *arena, struct spreader *spreader, int rounds, double warmest)
{
    static const double nearest = 6, farthest = 140;
    size_t count = spreader->spread->figure_count;
    uint64_t *chances = arena_alloc(arena, (count + 1) * sizeof *chances);
    for (size_t i = 0; i < count; i++)
        chances[i] = spreader->spread->figures[i].seed + spreader->spread->rounds;
    for (int round = 0; round < rounds; round++) {
        double left = 1 - (double)round / rounds;
        for (uint32_t i = 0; i < count; i++)
            if (is_movable(spreader, i))
                try_move(spreader, i, &chances[i], nearest + farthest * left,
                         warmest * left * left);
    }
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
    }
    scale(spreader, area.width / spread->area.width, area.height / spread->area.height);
    spread->area = area;
    set_airy_length(spread, spread->figure_count);
}

static struct spreader new_spreader(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = {.spread = spread};
    spreader.placed = arena_alloc(arena, spread->figure_count + 1);
    spreader.outsiders = arena_alloc(arena, (spread->figure_count + spread->bubble_count + 1) *
                                                sizeof *spreader.outsiders);
    list_threads(arena, &spreader);
    return spreader;
}

/* All stand where their boxes say. */
static void take_places(struct spreader *spreader)
{
    for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
        spreader->placed[i] = true;
    for (uint32_t i = 0; i < spreader->spread->figure_count; i++)
        move_figure(spreader, i, spreader->spread->figures[i].box.centre);
    shape_boundary(spreader);
}

/* From where they stand already. */
static void move_on(struct arena *arena, struct spreader *spreader)
{
    enum { MOVES = 120 };
    static const double warm = 30, worth = 8;
    take_places(spreader);
    improve(spreader, 1, worth);
    move_about(arena, spreader, MOVES, warm);
    improve(spreader, 1, worth);
}

void spread_figures(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = new_spreader(arena, spread);
    shape_boundary(&spreader);
    set_airy_length(spread, spread->figure_count);
    if (spread->rounds)
        move_on(arena, &spreader);
    else
        put_down(&spreader);
    settle_down(&spreader);
    spread->rounds++;
}

void spread_again(struct arena *arena, struct spread *spread)
{
    struct spreader spreader = new_spreader(arena, spread);
    take_places(&spreader);
}

bool spread_has_room(const struct spread *spread, struct box area)
{
    return has_room(spread, spread->figure_count, area);
}
