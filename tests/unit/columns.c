/* Cards in columns: lines cross no more than before they were set in order, a knot that can be
   undone is undone, each thing keeps its column, and what is set stands apart and within its
   heights. */
#include "draw/columns.h"
#include "draw/order.h"
#include "view/diagram.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 5, MODELS = 200, MOST = 60 };

static unsigned failures;

static void expect(bool good, const char *what)
{
    if (!good)
        printf("FAIL columns: %s\n", what);
    failures += !good;
}

static unsigned chance(unsigned *state, unsigned below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* ---- Order ------------------------------------------------------------------------------------
 */

static void link_things(struct arena *arena, struct ordering *ordering, uint32_t from, uint32_t to)
{
    *array_add(arena, &ordering->links) = (struct order_link){from, to};
}

/* How many lines cross as things are given: with no links order_columns leaves them so. */
static size_t crossings_as_given(struct arena *arena, struct ordering ordering)
{
    size_t links = ordering.links.count;
    ordering.links.count = 0;
    order_columns(arena, &ordering);
    ordering.links.count = links;
    return order_crossings(&ordering);
}

static void try_knot(struct arena *arena)
{
    enum { PAIRS = 8 };
    uint32_t column[2 * PAIRS];
    struct ordering ordering = {.count = 2 * PAIRS, .column = column, .column_count = 2};
    for (uint32_t i = 0; i < PAIRS; i++) {
        column[i] = 0;
        column[PAIRS + i] = 1;
        link_things(arena, &ordering, i, 2 * PAIRS - 1 - i);
    }
    expect(crossings_as_given(arena, ordering) == PAIRS * (PAIRS - 1) / 2, "crossings are counted");
    order_columns(arena, &ordering);
    expect(!order_crossings(&ordering), "a knot of pairs is undone");
}

static void try_least(struct arena *arena)
{
    uint32_t column[] = {0, 0, 1, 1};
    struct ordering ordering = {.count = 4, .column = column, .column_count = 2};
    for (uint32_t i = 0; i < 4; i++)
        link_things(arena, &ordering, i / 2, 2 + i % 2);
    order_columns(arena, &ordering);
    expect(order_crossings(&ordering) == 1, "two with two in common cross once");
}

static bool holds_each_once(const struct ordering *ordering)
{
    bool met[MOST] = {false};
    for (size_t i = 0; i < ordering->column_count; i++)
        for (size_t k = 0; k < ordering->columns[i].count; k++) {
            uint32_t thing = ordering->columns[i].things[k];
            if (met[thing] || ordering->column[thing] != i || ordering->place[thing] != k)
                return false;
            met[thing] = true;
        }
    for (size_t i = 0; i < ordering->count; i++)
        if (!met[i])
            return false;
    return true;
}

static void try_any(struct arena *arena, unsigned seed)
{
    unsigned state = seed;
    uint32_t column[MOST];
    struct ordering ordering = {.column = column, .column_count = COLUMNS};
    ordering.count = COLUMNS + chance(&state, MOST - COLUMNS);
    for (uint32_t i = 0; i < ordering.count; i++)
        column[i] = i % COLUMNS;
    for (unsigned i = chance(&state, 2 * MOST); i > 0; i--) {
        uint32_t from = chance(&state, (unsigned)ordering.count);
        uint32_t to = chance(&state, (unsigned)ordering.count);
        if (column[from] + 1 == column[to])
            link_things(arena, &ordering, from, to);
    }
    size_t before = crossings_as_given(arena, ordering);
    order_columns(arena, &ordering);
    struct ordering again = ordering;
    order_columns(arena, &again);
    expect(order_crossings(&ordering) <= before, "no more lines cross than before");
    expect(holds_each_once(&ordering), "each thing keeps its column");
    expect(!memcmp(ordering.place, again.place, ordering.count * sizeof *again.place),
           "the same comes to the same places");
}

/* ---- Places -----------------------------------------------------------------------------------
 */

static void make_columns(struct arena *arena, struct columns *columns, struct diagram *diagram,
                         unsigned *state)
{
    size_t count = 2 + chance(state, MOST - 2);
    uint32_t *column = arena_alloc(arena, count * sizeof *column);
    columns->boxes = arena_alloc(arena, count * sizeof *columns->boxes);
    columns->rooms = arena_alloc(arena, COLUMNS * sizeof *columns->rooms);
    columns->column = column;
    columns->column_count = COLUMNS;
    for (uint32_t i = 0; i < count; i++) {
        *array_add(arena, &diagram->nodes) = (struct diagram_node){.part = PART_NEED};
        column[i] = chance(state, COLUMNS);
        columns->boxes[i] = (struct box){{0, 0}, 100, 20 + chance(state, 80)};
    }
    for (unsigned i = chance(state, MOST); i > 0; i--)
        *array_add(arena, &diagram->lines) = (struct diagram_line){
            .from = chance(state, (unsigned)count), .to = chance(state, (unsigned)count)};
    for (size_t i = 0; i < COLUMNS; i++)
        columns->rooms[i] = (struct column_room){150 * (double)i, 100};
}

static bool stand_apart(const struct columns *columns, size_t count, double top, double bottom)
{
    static const double least = 5;
    for (size_t i = 0; i < count; i++) {
        struct box box = columns->boxes[i];
        if (box.centre.y - box.height / 2 < top - 0.01 ||
            box.centre.y + box.height / 2 > bottom + 0.01)
            return false;
        for (size_t k = i + 1; k < count; k++)
            if (box_overlap(box, columns->boxes[k], least) > 0)
                return false;
    }
    return true;
}

static void try_places(struct arena *arena, unsigned seed)
{
    unsigned state = seed;
    struct columns columns = {0};
    struct diagram diagram = {0};
    make_columns(arena, &columns, &diagram, &state);
    columns_order(&columns, arena, &diagram);
    double high = columns_height(&columns, false);
    expect(!columns_set(&columns, 50, 50 + high - 5), "too little room is told");
    expect(columns_set(&columns, 50, 50 + high), "what is said to be room enough is");
    expect(stand_apart(&columns, diagram.nodes.count, 50, 50 + high),
           "cards stand apart, where they are as near as they may be");
    expect(columns_set(&columns, 50, 50 + 2 * high), "more room is enough");
    expect(stand_apart(&columns, diagram.nodes.count, 50, 50 + 2 * high),
           "cards stand apart, where there is room");
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 1;
    struct arena *arena = arena_new(&exhausted);
    try_knot(arena);
    try_least(arena);
    for (unsigned seed = 0; seed < MODELS; seed++) {
        try_any(arena, seed);
        try_places(arena, seed);
    }
    arena_free(arena);
    if (!failures)
        printf("ok columns: lines untangle and cards stand apart in %d cases\n", 2 * MODELS + 2);
    return failures > 0;
}
