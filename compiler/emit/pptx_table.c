/* Tables on slides: native ones (ECMA-376 part 1, 21.1.3), split where eight rows or the slide end,
   with the head on each. */
#include "emit/pptx.h"

#include "base/listing.h"

#include <string.h>

enum { MOST_ROWS = 8 };
static const double sizes[] = {16, 14, 12, 11, 10}, pad_across = 7, pad_down = 5,
                    table_bottom = 492, note_size = 12;
enum { SIZES = sizeof sizes / sizeof *sizes };

/* ---- What stands in a cell ------------------------------------------------------------------- */

/* A table as it is set: with the row that asks for more, and its columns' widths. */
struct slide_grid {
    struct deck *deck;
    const struct table *table;
    struct row *rows;
    size_t row_count, most_rows; /* most_rows: on a slide */
    double *widths, *heights;    /* heights: of the rows */
    double size, head;           /* of its letters; how high its head is */
};

static const char *choices_text(struct deck *deck, const char *const *choices)
{
    struct buffer text = {.arena = deck->arena};
    for (size_t i = 0; choices && choices[i]; i++)
        buffer_printf(&text, "%s%s", i ? " / " : "", choices[i]);
    return buffer_text(&text);
}

/* What stands there in words; the sign of a difference is put before it by whoever writes it. */
static const char *cell_text(const struct slide_grid *grid, const struct row *row, size_t column)
{
    const struct column *head = &grid->table->columns[column];
    const struct cell *cell = &row->cells[column];
    if (head->answer && cell->state != CELL_SAID)
        return choices_text(grid->deck, head->choices);
    return cell->state == CELL_UNSAID ? unsaid_words : runs_text(grid->deck->arena, &cell->runs);
}

static enum face cell_face(const struct slide_grid *grid, size_t column)
{
    return grid->table->columns[column].row_head ? FACE_PLAIN_BOLD : FACE_PLAIN;
}

/* ---- Measures -------------------------------------------------------------------------------- */

static double widest_word(const struct slide_grid *grid, enum face face, const char *text)
{
    double widest = 0;
    for (size_t length; *text; text += length + strspn(text + length, " \n")) {
        length = strcspn(text, " \n");
        widest = larger(widest, text_width(grid->deck->ruler, face, grid->size, text, length));
    }
    return widest;
}

/* A word without end is broken, before it takes the room of all other columns. */
static double least_width(const struct slide_grid *grid, size_t column)
{
    static const double endless = 240;
    double least = widest_word(grid, FACE_PLAIN_BOLD, grid->table->columns[column].head);
    for (size_t i = 0; i < grid->row_count; i++)
        least = larger(least, widest_word(grid, cell_face(grid, column),
                                          cell_text(grid, &grid->rows[i], column)));
    return smaller(least * 1.04 + 2 * pad_across + 2, endless);
}

/* How much of the room that is over a column is given: to write in by weight; to read by its
   longest text, so that rows are low. */
static double claim_of(const struct slide_grid *grid, size_t column, bool by_weight)
{
    double longest = 0, most = 3 * (SLIDE_WIDTH - 2 * SLIDE_MARGIN);
    if (by_weight)
        return grid->table->columns[column].weight;
    for (size_t i = 0; i < grid->row_count; i++) {
        const char *text = cell_text(grid, &grid->rows[i], column);
        longest = larger(longest, text_width(grid->deck->ruler, cell_face(grid, column), grid->size,
                                             text, strlen(text)));
    }
    return 1 + smaller(longest, most);
}

static bool is_to_fill_in(const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].answer)
            return true;
    return false;
}

/* No column is narrower than its widest word; where not all have room for that, they share what
   there is by what they need. Whether all have. */
static bool set_widths(struct slide_grid *grid)
{
    size_t count = grid->table->column_count;
    double all = SLIDE_WIDTH - 2 * SLIDE_MARGIN, needed = 0, claims = 0;
    bool by_weight = is_to_fill_in(grid->table);
    double *least = arena_alloc(grid->deck->arena, (count + 1) * sizeof *least);
    for (size_t i = 0; i < count; i++) {
        needed += least[i] = least_width(grid, i);
        claims += claim_of(grid, i, by_weight);
    }
    for (size_t i = 0; i < count; i++) {
        double share = claims > 0 ? claim_of(grid, i, by_weight) / claims : 1.0 / (double)count;
        grid->widths[i] =
            needed > all ? least[i] * all / needed : least[i] + (all - needed) * share;
    }
    return needed <= all;
}

static double text_height_in(const struct slide_grid *grid, size_t column, enum face face,
                             const char *text)
{
    double width = grid->widths[column] - 2 * pad_across;
    return type_height(grid->deck, face, grid->size, *text ? text : " ",
                       larger(width, grid->size)) *
               1.05 +
           2 * pad_down;
}

static double row_height(const struct slide_grid *grid, const struct row *row)
{
    double height = grid->size * type_leading + 2 * pad_down;
    for (size_t i = 0; i < grid->table->column_count; i++)
        height =
            larger(height, text_height_in(grid, i, cell_face(grid, i), cell_text(grid, row, i)));
    return height;
}

static void set_heights(struct slide_grid *grid)
{
    grid->head = 0;
    for (size_t i = 0; i < grid->table->column_count; i++)
        grid->head = larger(grid->head,
                            text_height_in(grid, i, FACE_PLAIN_BOLD, grid->table->columns[i].head));
    for (size_t i = 0; i < grid->row_count; i++)
        grid->heights[i] = row_height(grid, &grid->rows[i]);
}

/* How many rows from this one stand on a slide, at most so many; one at least. */
static size_t rows_fitting(const struct slide_grid *grid, size_t from, size_t most, double room)
{
    size_t to = from;
    room -= grid->head;
    while (to < grid->row_count && to - from < most) {
        room -= grid->heights[to];
        if (room < 0 && to > from)
            break;
        to++;
    }
    return to - from;
}

static size_t slides_needed(const struct slide_grid *grid, size_t most, double room)
{
    size_t slides = 0;
    for (size_t from = 0; from < grid->row_count; slides++)
        from += rows_fitting(grid, from, most, room);
    return slides;
}

static bool holds_all_rows(const struct slide_grid *grid, double room)
{
    for (size_t i = 0; i < grid->row_count; i++)
        if (grid->head + grid->heights[i] > room)
            return false;
    return true;
}

/* The largest letters with which no word is broken, every row has room on a slide, and no more
   slides are needed than its rows ask for, or one more where people write; else those with which
   there is room. */
static void choose_size(struct slide_grid *grid, double room)
{
    bool fills_in = is_to_fill_in(grid->table);
    size_t wanted = (grid->row_count + grid->most_rows - 1) / grid->most_rows + fills_in;
    for (int i = 0; i < SIZES; i++) {
        grid->size = sizes[i];
        bool fits = set_widths(grid);
        set_heights(grid);
        fits = fits && holds_all_rows(grid, room);
        if (fits && (sizes[i] <= 12 || slides_needed(grid, grid->most_rows, room) <= wanted))
            return;
    }
}

/* As many on each slide, not eight and then one. */
static size_t even_rows(const struct slide_grid *grid, double room)
{
    size_t slides = slides_needed(grid, grid->most_rows, room), most = grid->most_rows;
    while (most > 1 && slides_needed(grid, most - 1, room) == slides)
        most--;
    return most;
}

/* ---- Cells ----------------------------------------------------------------------------------- */

static void put_edge(struct buffer *out, const char *tag, enum ink ink, double width)
{
    buffer_printf(out, "<a:%s", tag);
    ooxml_put_emu(out, "w", width);
    buffer_put(out, ">");
    if (ink)
        slide_put_theme_ink(out, ink);
    else
        buffer_put(out, "<a:noFill/>");
    buffer_printf(out, "</a:%s>", tag);
}

static void close_cell(struct buffer *out, bool head, enum ink fill)
{
    buffer_put(out, "</a:txBody><a:tcPr");
    ooxml_put_emu(out, "marL", pad_across);
    ooxml_put_emu(out, "marR", pad_across);
    ooxml_put_emu(out, "marT", pad_down);
    ooxml_put_emu(out, "marB", pad_down);
    buffer_printf(out, " anchor=\"%s\">", head ? "b" : "t");
    put_edge(out, "lnL", INK_NONE, 0);
    put_edge(out, "lnR", INK_NONE, 0);
    put_edge(out, "lnT", head ? INK_NONE : INK_RULE, head ? 0 : 0.75);
    put_edge(out, "lnB", head ? INK_ACCENT : INK_RULE, head ? 2 : 0.75);
    if (fill)
        slide_put_theme_ink(out, fill);
    else
        buffer_put(out, "<a:noFill/>");
    buffer_put(out, "</a:tcPr></a:tc>");
}

static const char open_cell[] = "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>";

static void put_head_cell(struct slide *slide, const struct slide_grid *grid,
                          const struct column *column)
{
    buffer_put(slide->out, open_cell);
    type_paragraph(slide, NULL, column->head,
                   &(struct type_look){.size = grid->size, .ink = INK_ACCENT, .bold = true});
    close_cell(slide->out, true, INK_NONE);
}

static void put_content(struct slide *slide, const struct slide_grid *grid, const struct row *row,
                        size_t column)
{
    static const enum ink tones[] = {[TONE_YES] = INK_REACHED,
                                     [TONE_PARTLY] = INK_WARM,
                                     [TONE_NO] = INK_MINUS,
                                     [TONE_UNKNOWN] = INK_QUIET};
    const struct column *head = &grid->table->columns[column];
    const struct cell *cell = &row->cells[column];
    struct type_look look = {.size = grid->size, .ink = tones[cell->tone], .bold = head->row_head};
    bool blank = head->answer && cell->state != CELL_SAID, unsaid = cell->state == CELL_UNSAID;
    if (cell_is_marked(grid->table, row, column))
        type_run(slide, arena_printf(grid->deck->arena, "%s ", differs_sign),
                 &(struct type_look){.size = grid->size, .ink = INK_WARM, .bold = true});
    if (blank || unsaid)
        type_run(slide, cell_text(grid, row, column),
                 &(struct type_look){.size = grid->size, .ink = INK_QUIET, .italic = unsaid});
    else
        type_runs(slide, &cell->runs, &look);
}

static void put_cell(struct slide *slide, const struct slide_grid *grid, const struct row *row,
                     size_t column)
{
    const struct column *head = &grid->table->columns[column];
    const char *text = cell_text(grid, row, column);
    buffer_put(slide->out, open_cell);
    type_open(slide, &(struct type_line){.align = head->kind == COLUMN_NUMBER ? 'r' : 0}, text);
    put_content(slide, grid, row, column);
    if (!*text)
        buffer_printf(slide->out, "<a:endParaRPr lang=\"%s\" sz=\"%.0f\"/>", slide->deck->language,
                      grid->size * 100);
    type_close(slide);
    close_cell(slide->out, false, head->answer ? INK_TINT : INK_NONE);
}

/* ---- The table ------------------------------------------------------------------------------- */

static void put_row(struct slide *slide, const struct slide_grid *grid, const struct row *row,
                    double height)
{
    buffer_put(slide->out, "<a:tr");
    ooxml_put_emu(slide->out, "h", height);
    buffer_put(slide->out, ">");
    for (size_t i = 0; i < grid->table->column_count; i++)
        if (row)
            put_cell(slide, grid, row, i);
        else
            put_head_cell(slide, grid, &grid->table->columns[i]);
    buffer_put(slide->out, "</a:tr>");
}

static double put_grid(struct slide *slide, const struct slide_grid *grid, size_t from,
                       size_t count, double top)
{
    struct buffer *out = slide->out;
    double height = grid->head;
    for (size_t i = from; i < from + count; i++)
        height += grid->heights[i];
    struct box box = {
        {SLIDE_WIDTH / 2.0, top + height / 2}, SLIDE_WIDTH - 2 * SLIDE_MARGIN, height};
    buffer_put(out, "<p:graphicFrame><p:nvGraphicFramePr>");
    slide_put_naming(slide, grid->table->caption, grid->table->caption);
    buffer_put(out, "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>"
                    "<p:nvPr/></p:nvGraphicFramePr>");
    ooxml_put_place(out, "p:xfrm", box);
    buffer_put(out, "<a:graphic><a:graphicData "
                    "uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>"
                    "<a:tblPr firstRow=\"1\" firstCol=\"1\"/><a:tblGrid>");
    for (size_t i = 0; i < grid->table->column_count; i++) {
        buffer_put(out, "<a:gridCol");
        ooxml_put_emu(out, "w", grid->widths[i]);
        buffer_put(out, "/>");
    }
    buffer_put(out, "</a:tblGrid>");
    put_row(slide, grid, NULL, grid->head);
    for (size_t i = from; i < from + count; i++)
        put_row(slide, grid, &grid->rows[i], grid->heights[i]);
    buffer_put(out, "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
    return top + height;
}

static void put_note(struct slide *slide, const char *note, double top)
{
    struct box box = {{SLIDE_WIDTH / 2.0, top + 14}, SLIDE_WIDTH - 2 * SLIDE_MARGIN, 20};
    if (!note)
        return;
    slide_open_shape(slide, "Note", NULL);
    buffer_put(slide->out, "<p:spPr>");
    ooxml_put_place(slide->out, "a:xfrm", box);
    ooxml_put_preset(slide->out, "rect");
    buffer_put(slide->out,
               "<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" rIns=\"0\"/>"
               "<a:lstStyle/>");
    type_paragraph(slide, NULL, note,
                   &(struct type_look){.size = note_size, .ink = INK_QUIET, .italic = true});
    buffer_put(slide->out, "</p:txBody></p:sp>");
}

/* The table's own rows, and one that asks for more. */
static void take_rows(struct slide_grid *grid, const char *more)
{
    const struct table *table = grid->table;
    struct arena *arena = grid->deck->arena;
    size_t asking = table_head_column(table), count = table->rows.count;
    grid->row_count = count + (more != NULL);
    grid->rows = arena_alloc(arena, (grid->row_count + 1) * sizeof *grid->rows);
    grid->heights = arena_alloc(arena, (grid->row_count + 1) * sizeof *grid->heights);
    grid->widths = arena_alloc(arena, (table->column_count + 1) * sizeof *grid->widths);
    for (size_t i = 0; i < count; i++)
        grid->rows[i] = table->rows.items[i];
    if (!more)
        return;
    grid->rows[count].cells =
        arena_alloc(arena, (table->column_count + 1) * sizeof *grid->rows[count].cells);
    cell_say(arena, &grid->rows[count].cells[asking], more);
}

/* Where the lead stands, as high as its lines are. */
static struct box lead_box(const struct slide_place *place)
{
    const struct holder *holder = &slide_holders[HOLDER_PICTURE_LEAD];
    struct box box = holder->box;
    double needed =
        type_height(place->deck, holder->face, holder->size, place->lead, box.width) * 1.05;
    double more = larger(needed - box.height, 0);
    return (struct box){{box.centre.x, box.centre.y + more / 2}, box.width, box.height + more};
}

static double top_of_grid(const struct slide_place *place)
{
    static const double below = 18, without = 88;
    if (!place->lead)
        return without;
    struct box box = lead_box(place);
    return box.centre.y + box.height / 2 + below;
}

static void put_lead(struct slide *slide, const struct slide_place *place)
{
    struct box box;
    if (!place->lead)
        return;
    box = lead_box(place);
    slide_open_holder(slide, HOLDER_PICTURE_LEAD, &box);
    type_paragraph(slide, NULL, place->lead, NULL);
    slide_close_holder(slide);
}

/* Below its last row: what the table says of itself, and what its signs mean; or NULL. */
static const char *note_of(struct arena *arena, const struct table *table)
{
    const char *signs =
        table_differs(table) ? arena_printf(arena, "%s %s.", differs_sign, differs_words) : NULL;
    const char *const notes[] = {table->note, signs};
    return table->note || signs ? joined(arena, " ", notes, sizeof notes / sizeof *notes) : NULL;
}

static double room_for(const struct slide_place *place, const struct table *table)
{
    return table_bottom - top_of_grid(place) - (note_of(place->deck->arena, table) ? 26 : 0);
}

/* Room to write: rows are so much higher as the slide has room for, at most thrice. */
static void stretch(struct slide_grid *grid, size_t from, size_t count, double room)
{
    static const double most = 3;
    double used = 0;
    for (size_t i = from; i < from + count; i++)
        used += grid->heights[i];
    double factor = used > 0 ? smaller(most, (room - grid->head) / used) : 1;
    for (size_t i = from; factor > 1 && i < from + count; i++)
        grid->heights[i] *= factor;
}

/* Its size has been chosen. */
static void put_grid_slides(struct slide_place *place, struct slide_grid *grid, const char *title)
{
    const struct table *table = grid->table;
    double top = top_of_grid(place), room = room_for(place, table);
    size_t number = 0, count;
    size_t most = even_rows(grid, room);
    for (size_t from = 0; from < grid->row_count; from += count, number++) {
        count = rows_fitting(grid, from, most, room);
        if (is_to_fill_in(table))
            stretch(grid, from, count, room);
        struct slide slide = slide_begin(place->deck, LAYOUT_PICTURE, place->kicker,
                                         slide_continued(place->deck, title, number));
        put_lead(&slide, place);
        double bottom = put_grid(&slide, grid, from, count, top);
        if (from + count == grid->row_count)
            put_note(&slide, note_of(place->deck->arena, table), bottom);
        slide_end(&slide, NULL);
    }
}

/* ---- Tables with many columns, or long texts --------------------------------------------------
 */

enum { MOST_COLUMNS = 8, MOST_ON_CARD = 12 };

/* A row on its own: each column's head beside what it says there. */
static struct table *card_of(struct deck *deck, const struct table *table, const struct row *row)
{
    struct arena *arena = deck->arena;
    size_t head = table_head_column(table);
    struct column *columns = arena_alloc(arena, 2 * sizeof *columns);
    columns[0] =
        (struct column){.key = "what", .head = table->columns[head].head, .row_head = true};
    columns[1] = (struct column){.key = "is", .head = runs_text(arena, &row->cells[head].runs)};
    struct table *card = table_new(arena, table->id, table->caption, columns, 2);
    for (size_t i = 0; i < table->column_count; i++) {
        if (i == head || row->cells[i].state == CELL_NOT_ASKED)
            continue;
        struct row *line = table_add_row(arena, card, row->id);
        cell_say(arena, &line->cells[0], table->columns[i].head);
        line->cells[1] = row->cells[i];
    }
    return card;
}

static void put_cards(struct slide_place *place, const struct table *table, const char *title)
{
    for (size_t i = 0; i < table->rows.count; i++) {
        struct slide_grid card = {.deck = place->deck,
                                  .table = card_of(place->deck, table, &table->rows.items[i]),
                                  .most_rows = MOST_ON_CARD};
        take_rows(&card, NULL);
        choose_size(&card, room_for(place, card.table));
        if (card.row_count)
            put_grid_slides(place, &card, slide_continued(place->deck, title, i));
    }
}

void put_table_slides(struct slide_place *place, const struct table *table, const char *title,
                      const char *more)
{
    struct slide_grid grid = {.deck = place->deck, .table = table, .most_rows = MOST_ROWS};
    take_rows(&grid, more);
    double room = room_for(place, table);
    if (table->column_count && grid.row_count) {
        choose_size(&grid, room);
        if (!is_to_fill_in(table) &&
            (table->column_count > MOST_COLUMNS || !holds_all_rows(&grid, room)))
            put_cards(place, table, title);
        else
            put_grid_slides(place, &grid, title);
    }
    place->lead = NULL;
}
