/* Rows and columns with cards; see board.h. */
#include "draw/board.h"

#include "draw/shape.h"

const struct board_plan board_plan_usual = {.row = PART_ROW,
                                            .column = PART_COLUMN,
                                            .heads_most = 130,
                                            .column_least = 108,
                                            .card_least = 135};

static const double cell_padding = 8, card_gap = 8, row_least = 34, beside_heads = 10,
                    below_heads = 8;

/* ---- Which cards stand where ----------------------------------------------------------------- */

static void add_tracks(const struct board *board, struct board_tracks *tracks,
                       enum diagram_part part)
{
    const struct diagram *diagram = board->drawing->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == part)
            *array_add(board->drawing->arena, tracks) =
                (struct board_track){.head = (uint32_t)i + 1};
    if (!tracks->count)
        *array_add(board->drawing->arena, tracks) = (struct board_track){.head = 0};
}

/* The place of the track with this head; their count where there is none. */
static size_t track_of(const struct board_tracks *tracks, uint32_t head)
{
    size_t at = 0;
    while (at < tracks->count && tracks->items[at].head != head)
        at++;
    return at;
}

struct cards *board_cell(const struct board *board, size_t row, size_t column)
{
    return &board->cells[row * (board->columns.count + 1) + column];
}

struct board board_of(struct drawing *drawing, struct board_plan plan)
{
    struct board board = {.drawing = drawing, .plan = plan, .figure = CARD_FIGURE};
    const struct diagram *diagram = drawing->diagram;
    add_tracks(&board, &board.rows, plan.row);
    add_tracks(&board, &board.columns, plan.column);
    board.cells = arena_alloc(drawing->arena,
                              board.rows.count * (board.columns.count + 1) * sizeof *board.cells);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        size_t row = track_of(&board.rows, node->row);
        if (node->part == plan.row || node->part == plan.column || row == board.rows.count)
            continue;
        struct cards *cell = board_cell(&board, row, track_of(&board.columns, node->column));
        *array_add(drawing->arena, cell) = (struct card){.node = i};
    }
    return board;
}

/* ---- Sizes ----------------------------------------------------------------------------------- */

/* The room that the heads of rows take at the left; on a wide page they may be wider. */
static double measure_row_heads(struct board *board, double width, double letters)
{
    static const double share = 0.19;
    double wide = 0, most = larger(board->plan.heads_most * letters, width * share);
    for (size_t i = 0; i < board->rows.count; i++) {
        struct board_track *row = &board->rows.items[i];
        if (!row->head)
            continue;
        row->card = card_of(board->drawing, row->head - 1, most, letters);
        wide = larger(wide, row->card.box.width + beside_heads);
    }
    return wide;
}

/* So many cards stand in the fullest cell of a column. */
static size_t most_in_column(const struct board *board, size_t column)
{
    size_t most = 1;
    for (size_t i = 0; i < board->rows.count; i++) {
        size_t count = board_cell(board, i, column)->count;
        most = count > most ? count : most;
    }
    return most;
}

/* Each column has its least, and of what is spare a share for its fullest cell. */
static bool share_width(struct board *board, double left, double width, double letters)
{
    double least = board->plan.column_least * letters, weights = 0;
    double spare = width - least * (double)board->columns.count;
    for (size_t i = 0; i < board->columns.count; i++)
        weights += board->plan.even ? 1 : (double)most_in_column(board, i);
    for (size_t i = 0; i < board->columns.count; i++) {
        double weight = board->plan.even ? 1 : (double)most_in_column(board, i);
        board->columns.items[i].start = left;
        board->columns.items[i].length = least + spare * weight / weights;
        left += board->columns.items[i].length;
    }
    return spare >= 0;
}

static double measure_column_heads(struct board *board, double letters)
{
    double high = 0;
    for (size_t i = 0; i < board->columns.count; i++) {
        struct board_track *column = &board->columns.items[i];
        if (!column->head)
            continue;
        column->card =
            card_of(board->drawing, column->head - 1, column->length - 2 * cell_padding, letters);
        high = larger(high, column->card.box.height + below_heads);
    }
    return high;
}

/* Cards that are only words have no edges to keep apart. */
static double gap_between(const struct board *board, const struct cards *cards, double letters)
{
    static const double words_gap = 2;
    const struct diagram_node *nodes = board->drawing->diagram->nodes.items;
    bool words = cards->count && card_look_of(nodes[cards->items[0].node].part)->form == CARD_TEXT;
    return (words ? words_gap : card_gap) * letters;
}

/* Sets the cards of a cell from its upper left corner; gives how high they are. */
static double measure_cell(struct board *board, struct cards *cards, double width, double letters)
{
    double gap = gap_between(board, cards, letters);
    size_t beside = cards_beside(cards->count, width, board->plan.card_least * letters, gap);
    double wide = (width - gap * (double)(beside - 1)) / (double)beside;
    for (size_t i = 0; i < cards->count; i++)
        cards->items[i] = card_with_figure(board->drawing, cards->items[i].node, wide, letters,
                                           board->figure * letters);
    return cards->count ? cards_stack(cards, beside, width, gap) : 0;
}

static double row_width(const struct board *board)
{
    const struct board_track *last = &board->columns.items[board->columns.count - 1];
    return last->start + last->length - board->columns.items[0].start;
}

/* How high the cards in the columns of a row are, and below them those across all. */
static struct point measure_row(struct board *board, size_t row, double letters)
{
    size_t columns = board->columns.count;
    double high = 0;
    for (size_t i = 0; i < columns; i++)
        high =
            larger(high, measure_cell(board, board_cell(board, row, i),
                                      board->columns.items[i].length - 2 * cell_padding, letters));
    return (struct point){high, measure_cell(board, board_cell(board, row, columns),
                                             row_width(board) - 2 * cell_padding, letters)};
}

/* ---- Places ---------------------------------------------------------------------------------- */

static double cards_height(const struct cards *cards)
{
    double low = 0;
    for (size_t i = 0; i < cards->count; i++)
        low = larger(low, cards->items[i].box.centre.y + cards->items[i].box.height / 2);
    return low;
}

/* The cards of a row, each cell in the middle of its height; those across all below the others. */
static void place_row(struct board *board, size_t row, double in_columns, double across,
                      double letters)
{
    struct board_track *track = &board->rows.items[row];
    double gap = in_columns > 0 && across > 0 ? card_gap * letters : 0;
    double top = track->start + (track->length - in_columns - gap - across) / 2;
    for (size_t i = 0; i < board->columns.count; i++) {
        struct cards *cell = board_cell(board, row, i);
        cards_move(cell, (struct point){board->columns.items[i].start + cell_padding,
                                        top + (in_columns - cards_height(cell)) / 2});
    }
    cards_move(
        board_cell(board, row, board->columns.count),
        (struct point){board->columns.items[0].start + cell_padding, top + in_columns + gap});
}

/* Few rows do not huddle below their heads, nor do they stand far apart. */
static void set_rows(struct board *board, const struct point *heights, double y, double spare,
                     double letters)
{
    static const double share_most = 0.5, more_least = 26;
    double more = spare / (double)board->rows.count;
    board->area.height = 0;
    for (size_t i = 0; i < board->rows.count; i++) {
        struct board_track *row = &board->rows.items[i];
        row->start = y;
        row->length += smaller(more, row->length * share_most + more_least);
        y += row->length;
        board->area.height += row->length;
        place_row(board, i, heights[i].x, heights[i].y, letters);
    }
}

bool board_set(struct board *board, struct box area, double letters)
{
    struct point *heights = arena_alloc(board->drawing->arena, board->rows.count * sizeof *heights);
    double heads = measure_row_heads(board, area.width, letters),
           left = area.centre.x - area.width / 2;
    double top = area.centre.y - area.height / 2;
    if (!share_width(board, left + heads, area.width - heads, letters))
        return false;
    double head_high = measure_column_heads(board, letters), gap = card_gap * letters;
    board->high = head_high;
    for (size_t i = 0; i < board->rows.count; i++) {
        struct board_track *row = &board->rows.items[i];
        heights[i] = measure_row(board, i, letters);
        double cards = heights[i].x + heights[i].y +
                       (heights[i].x > 0 && heights[i].y > 0 ? gap : 0) + 2 * cell_padding;
        row->length = larger(row_least * letters,
                             larger(cards, row->head ? row->card.box.height + cell_padding : 0));
        board->high += row->length;
    }
    set_rows(board, heights, top + head_high, larger(0, area.height - board->high), letters);
    board->area.width = area.width - heads;
    board->area.centre = (struct point){left + heads + board->area.width / 2,
                                        top + head_high + board->area.height / 2};
    return board->high <= area.height;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_rule(struct board *board, double left, double y, struct stroke stroke)
{
    double right = board->area.centre.x + board->area.width / 2;
    draw_straight_line(board->drawing->scene, (struct point){left, y}, (struct point){right, y},
                       stroke);
}

static void draw_column(struct board *board, size_t at)
{
    struct drawing *drawing = board->drawing;
    struct board_track *column = &board->columns.items[at];
    double x = column->start + column->length / 2;
    struct box field = {{x, board->area.centre.y}, column->length, board->area.height};
    struct path path = path_of_box(drawing->arena, field);
    struct stroke tint = {.fill = at % 2 ? INK_SHAPE : INK_FIELD};
    if (!column->head) {
        scene_path(drawing->scene, &path, tint);
        return;
    }
    const struct diagram_node *node = &drawing->diagram->nodes.items[column->head - 1];
    double top = field.centre.y - field.height / 2;
    column->card.box.centre = (struct point){x, top - below_heads - column->card.box.height / 2};
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &path, tint);
    card_draw_words(drawing, &column->card);
    scene_close(drawing->scene);
}

static void draw_row_head(struct board *board, struct board_track *row, double left)
{
    if (!row->head)
        return;
    row->card.box.centre =
        (struct point){left + row->card.box.width / 2, row->start + row->length / 2};
    card_draw(board->drawing, &row->card);
}

void board_draw_ground(struct board *board)
{
    struct box area = board->area;
    double left = area.centre.x - area.width / 2;
    if (board->rows.items[0].head)
        left = PAGE_MARGIN;
    for (size_t i = 0; i < board->columns.count; i++)
        draw_column(board, i);
    draw_rule(board, left, area.centre.y - area.height / 2,
              (struct stroke){.ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
    for (size_t i = 0; i < board->rows.count; i++) {
        struct board_track *row = &board->rows.items[i];
        draw_row_head(board, row, left);
        draw_rule(board, left, row->start + row->length,
                  (struct stroke){.ink = INK_QUIET, .width = 0.5});
    }
}

void board_draw_cards(struct board *board)
{
    for (size_t i = 0; i < board->rows.count * (board->columns.count + 1); i++)
        for (size_t k = 0; k < board->cells[i].count; k++)
            card_draw(board->drawing, &board->cells[i].items[k]);
}
