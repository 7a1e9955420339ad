/* Boards: which cards stand in which cells, and that they stand within their row and column, whole
   and apart from each other, with and without heads. */
#include "draw/board.h"

#include <stdio.h>

static int failed;

static void judge(bool good, const char *what)
{
    printf("%s boards: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

/* ---- Descriptions ---------------------------------------------------------------------------- */

static uint32_t add_node(struct arena *arena, struct diagram *diagram, enum diagram_part part,
                         uint32_t row, uint32_t column, const char *text)
{
    *array_add(arena, &diagram->nodes) =
        (struct diagram_node){.id = arena_printf(arena, "node.%zu", diagram->nodes.count),
                              .part = part,
                              .row = row,
                              .column = column,
                              .text = text,
                              .sentence = text};
    return (uint32_t)diagram->nodes.count;
}

/* Heads where asked for, cards in all cells, more of them the farther down and to the right, one of
   a word that is too long for any line, and one across the first row. */
static struct diagram *fill_diagram(struct arena *arena, unsigned rows, unsigned columns)
{
    struct diagram *diagram = arena_new_of(arena, struct diagram);
    uint32_t heads[8] = {0};
    for (unsigned i = 0; i < columns; i++)
        heads[i] = add_node(arena, diagram, PART_COLUMN, 0, 0, "What is done differently");
    for (unsigned i = 0; i == 0 || i < rows; i++) {
        uint32_t row = rows ? add_node(arena, diagram, PART_ROW, 0, 0, "At the front line") : 0;
        for (unsigned k = 0; k == 0 || k < columns; k++)
            for (unsigned card = 0; card <= i + k; card++)
                add_node(arena, diagram, PART_COVERS, row, columns ? heads[k] : 0,
                         card ? "Visit each family at home, and ask what would help"
                              : "Antidisestablishmentarianism-and-everything-that-goes-with-it");
        if (columns && !i)
            add_node(arena, diagram, PART_UNCOVERED, row, 0, "Nothing more yet");
    }
    return diagram;
}

/* ---- What is true of every board ------------------------------------------------------------- */

static bool is_between(double low, double high, double start, double length)
{
    return low >= start - 0.01 && high <= start + length + 0.01;
}

static bool are_within(const struct board *board, size_t row, size_t column)
{
    const struct cards *cards = board_cell(board, row, column);
    const struct board_track *line = &board->rows.items[row];
    double left = board->area.centre.x - board->area.width / 2, wide = board->area.width;
    if (column < board->columns.count) {
        left = board->columns.items[column].start;
        wide = board->columns.items[column].length;
    }
    for (size_t i = 0; i < cards->count; i++) {
        struct box box = cards->items[i].box;
        if (!is_between(box.centre.x - box.width / 2, box.centre.x + box.width / 2, left, wide) ||
            !is_between(box.centre.y - box.height / 2, box.centre.y + box.height / 2, line->start,
                        line->length))
            return false;
    }
    return true;
}

static bool are_apart(const struct cards *a, const struct cards *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (&a->items[i] != &b->items[k] &&
                box_overlap(a->items[i].box, b->items[k].box, 0) > 0.01)
                return false;
    return true;
}

static bool stands_well(const struct board *board, size_t *count)
{
    size_t columns = board->columns.count + 1;
    bool good = true;
    for (size_t i = 0; i < board->rows.count; i++)
        for (size_t k = 0; k < columns; k++) {
            *count += board_cell(board, i, k)->count;
            good &= are_within(board, i, k);
            for (size_t m = 0; m < columns; m++)
                good &= are_apart(board_cell(board, i, k), board_cell(board, i, m));
        }
    return good;
}

/* ---- Tests ----------------------------------------------------------------------------------- */

static void test_board(struct drawing *drawing, unsigned rows, unsigned columns, double width)
{
    const struct diagram *diagram = fill_diagram(drawing->arena, rows, columns);
    struct box area = {{width / 2, 1500}, width, 3000};
    size_t count = 0;
    drawing->diagram = diagram;
    struct board board = board_of(drawing, board_plan_usual);
    bool fits = board_set(&board, area, 1), good = stands_well(&board, &count);
    const char *what = arena_printf(drawing->arena, "%u rows and %u columns, %.0f points wide",
                                    rows, columns, width);
    judge(fits && good && count + rows + columns == diagram->nodes.count, what);
    area.height = board.high - 1;
    judge(!board_set(&board, area, 1), "too low a page is told");
}

static void test_beside(void)
{
    judge(cards_beside(5, 300, 95, 5) == 3, "as many side by side as there is room for");
    judge(cards_beside(2, 300, 95, 5) == 2, "and no more than there are");
    judge(cards_beside(5, 60, 95, 5) == 1, "and at least one");
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 1;
    struct arena *arena = arena_new(&exhausted);
    struct drawing drawing = {.arena = arena, .look = &look_clean};
    test_beside();
    for (unsigned rows = 0; rows < 4; rows++)
        for (unsigned columns = 0; columns < 4; columns++) {
            test_board(&drawing, rows, columns, 782);
            test_board(&drawing, rows, columns, 1600);
        }
    arena_free(arena);
    return failed != 0;
}
