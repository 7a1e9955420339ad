/* The order of things within columns; see order.h. */
#include "draw/order.h"

#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 16, EXCHANGES = 12 };

/* What a thing is tied to on one side. */
struct ties {
    uint32_t *items;
    size_t count, capacity;
};

enum side { SIDE_BEFORE, SIDE_BEHIND, SIDE_COUNT };

struct sorting {
    struct ordering *ordering;
    struct ties *ties[SIDE_COUNT]; /* of each thing */
    struct ranked {
        double middle; /* of what it is tied to */
        uint32_t thing, place;
    } * ranked; /* scratch: a column's things */
    uint32_t *best;
};

/* ---- The state --------------------------------------------------------------------------------
 */

static void find_ties(struct arena *arena, struct sorting *sorting)
{
    const struct ordering *ordering = sorting->ordering;
    for (enum side side = 0; side < SIDE_COUNT; side++)
        sorting->ties[side] = arena_alloc(arena, (ordering->count + 1) * sizeof(struct ties));
    for (size_t i = 0; i < ordering->links.count; i++) {
        struct order_link link = ordering->links.items[i];
        *array_add(arena, &sorting->ties[SIDE_BEHIND][link.from]) = link.to;
        *array_add(arena, &sorting->ties[SIDE_BEFORE][link.to]) = link.from;
    }
}

static void fill_columns(struct arena *arena, struct ordering *ordering)
{
    ordering->columns =
        arena_alloc(arena, (ordering->column_count + 1) * sizeof *ordering->columns);
    ordering->place = arena_alloc(arena, (ordering->count + 1) * sizeof *ordering->place);
    for (size_t i = 0; i < ordering->column_count; i++)
        ordering->columns[i].things = arena_alloc(arena, (ordering->count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < ordering->count; i++) {
        struct order_column *column = &ordering->columns[ordering->column[i]];
        ordering->place[i] = (uint32_t)column->count;
        column->things[column->count++] = i;
    }
}

static void put_back(struct ordering *ordering, const uint32_t *place)
{
    for (uint32_t i = 0; i < ordering->count; i++) {
        ordering->place[i] = place[i];
        ordering->columns[ordering->column[i]].things[place[i]] = i;
    }
}

/* ---- By the middle of what they are tied to ---------------------------------------------------
 */

static int compare_ranked(const void *first, const void *second)
{
    const struct ranked *a = first, *b = second;
    return a->middle < b->middle   ? -1
           : a->middle > b->middle ? 1
                                   : (a->place > b->place) - (a->place < b->place);
}

/* Whoever is tied to nobody there stays about where it is. */
static double middle_of(const struct sorting *sorting, uint32_t thing, enum side side)
{
    const struct ordering *ordering = sorting->ordering;
    const struct ties *ties = &sorting->ties[side][thing];
    uint32_t column = ordering->column[thing];
    double sum = 0;
    if (!ties->count)
        return (ordering->place[thing] + 0.5) / (double)ordering->columns[column].count;
    column = side == SIDE_BEHIND ? column + 1 : column - 1;
    for (size_t i = 0; i < ties->count; i++)
        sum += ordering->place[ties->items[i]] + 0.5;
    return sum / (double)ties->count / (double)ordering->columns[column].count;
}

static void sort_column(struct sorting *sorting, size_t which, enum side side)
{
    struct ordering *ordering = sorting->ordering;
    struct order_column *column = &ordering->columns[which];
    for (uint32_t i = 0; i < column->count; i++)
        sorting->ranked[i] =
            (struct ranked){middle_of(sorting, column->things[i], side), column->things[i], i};
    qsort(sorting->ranked, column->count, sizeof *sorting->ranked, compare_ranked);
    for (uint32_t i = 0; i < column->count; i++) {
        column->things[i] = sorting->ranked[i].thing;
        ordering->place[column->things[i]] = i;
    }
}

static void sweep(struct sorting *sorting, bool forward)
{
    size_t count = sorting->ordering->column_count;
    for (size_t i = 1; i < count; i++)
        sort_column(sorting, forward ? i : count - 1 - i, forward ? SIDE_BEFORE : SIDE_BEHIND);
}

/* ---- Neighbours that change places ------------------------------------------------------------
 */

/* How many lines of two things cross where the one stands above the other. */
static size_t crossings_between(const struct sorting *sorting, uint32_t above, uint32_t below)
{
    const uint32_t *place = sorting->ordering->place;
    size_t count = 0;
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        const struct ties *a = &sorting->ties[side][above], *b = &sorting->ties[side][below];
        for (size_t i = 0; i < a->count; i++)
            for (size_t k = 0; k < b->count; k++)
                count += place[a->items[i]] > place[b->items[k]];
    }
    return count;
}

static bool exchange_in(struct sorting *sorting, struct order_column *column)
{
    bool better = false;
    for (size_t i = 0; i + 1 < column->count; i++) {
        uint32_t above = column->things[i], below = column->things[i + 1];
        if (crossings_between(sorting, above, below) <= crossings_between(sorting, below, above))
            continue;
        column->things[i] = below;
        column->things[i + 1] = above;
        sorting->ordering->place[below]--;
        sorting->ordering->place[above]++;
        better = true;
    }
    return better;
}

static void exchange(struct sorting *sorting)
{
    bool better = true;
    for (unsigned i = 0; i < EXCHANGES && better; i++) {
        better = false;
        for (size_t k = 0; k < sorting->ordering->column_count; k++)
            better = exchange_in(sorting, &sorting->ordering->columns[k]) || better;
    }
}

/* ---- The whole --------------------------------------------------------------------------------
 */

size_t order_crossings(const struct ordering *ordering)
{
    const uint32_t *place = ordering->place;
    size_t count = 0;
    for (size_t i = 0; i < ordering->links.count; i++)
        for (size_t k = i + 1; k < ordering->links.count; k++) {
            struct order_link a = ordering->links.items[i], b = ordering->links.items[k];
            if (ordering->column[a.from] == ordering->column[b.from])
                count += (place[a.from] < place[b.from] && place[a.to] > place[b.to]) ||
                         (place[a.from] > place[b.from] && place[a.to] < place[b.to]);
        }
    return count;
}

static void keep_better(struct sorting *sorting, size_t *fewest)
{
    size_t crossings = order_crossings(sorting->ordering);
    if (crossings >= *fewest)
        return;
    *fewest = crossings;
    memcpy(sorting->best, sorting->ordering->place,
           sorting->ordering->count * sizeof *sorting->best);
}

void order_columns(struct arena *arena, struct ordering *ordering)
{
    struct sorting sorting = {.ordering = ordering};
    size_t fewest = SIZE_MAX;
    sorting.ranked = arena_alloc(arena, (ordering->count + 1) * sizeof *sorting.ranked);
    sorting.best = arena_alloc(arena, (ordering->count + 1) * sizeof *sorting.best);
    find_ties(arena, &sorting);
    fill_columns(arena, ordering);
    keep_better(&sorting, &fewest);
    for (unsigned i = 0; i < SWEEPS && fewest; i++) {
        sweep(&sorting, i % 2 == 0);
        keep_better(&sorting, &fewest);
    }
    put_back(ordering, sorting.best);
    exchange(&sorting);
}
