/* Tables of Word (ECMA-376 part 1, 17.4): their head stands again on each page, no row is cut where
   a page ends, and their columns are as wide as on the pages of PDF. */
#include "emit/docx.h"

#include "emit/markup.h"
#include "typeset/sheet_set.h"

#include <string.h>

/* ---- The frame of a table -------------------------------------------------------------------- */

/* A table as it is written. */
struct grid {
    struct manuscript *manuscript;
    const struct table *table;
    const double *widths;
    unsigned lines; /* to write on, in each row; 0: it is to be read */
};

/* To write in, columns are told apart, too. */
static const char *borders_of_fields(struct arena *arena)
{
    const char *ink = ooxml_colour(arena, INK_RULE);
    return arena_printf(arena,
                        "<w:tblBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
                        "w:color=\"%s\"/><w:insideH w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
                        "w:color=\"%s\"/><w:insideV w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
                        "w:color=\"%s\"/></w:tblBorders>",
                        ink, ink, ink);
}

static void open_table(const struct grid *grid)
{
    struct manuscript *manuscript = grid->manuscript;
    struct buffer *out = manuscript->out;
    double width = 0;
    for (size_t i = 0; i < grid->table->column_count; i++)
        width += grid->widths[i];
    buffer_printf(out,
                  "<w:tbl><w:tblPr><w:tblStyle w:val=\"CatwoeTable\"/><w:tblW w:w=\"%ld\" "
                  "w:type=\"dxa\"/>%s<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" "
                  "w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" "
                  "w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption",
                  docx_twips(manuscript, width), grid->lines ? borders_of_fields(out->arena) : "");
    markup_attribute(out, "w:val", grid->table->caption);
    buffer_put(out, "/></w:tblPr><w:tblGrid>");
    for (size_t i = 0; i < grid->table->column_count; i++)
        buffer_printf(out, "<w:gridCol w:w=\"%ld\"/>", docx_twips(manuscript, grid->widths[i]));
    buffer_put(out, "</w:tblGrid>");
}

static void close_table(const struct grid *grid)
{
    buffer_put(grid->manuscript->out, "</w:tbl>");
    grid->manuscript->open_end = 0;
}

static void open_cell(const struct grid *grid, size_t column, enum ink fill)
{
    struct buffer *out = grid->manuscript->out;
    buffer_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/>",
                  docx_twips(grid->manuscript, grid->widths[column]));
    if (fill)
        buffer_printf(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>",
                      ooxml_colour(out->arena, fill));
    buffer_put(out, "</w:tcPr>");
}

static void put_heads(const struct grid *grid)
{
    struct manuscript *manuscript = grid->manuscript;
    buffer_put(manuscript->out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (size_t i = 0; i < grid->table->column_count; i++) {
        const struct column *column = &grid->table->columns[i];
        open_cell(grid, i, INK_NONE);
        docx_open(
            manuscript,
            &(struct docx_line){.style = DOCX_HEAD_CELL, .ends = column->kind == COLUMN_NUMBER},
            column->head);
        docx_run(manuscript, column->head, NULL);
        docx_close(manuscript);
        buffer_put(manuscript->out, "</w:tc>");
    }
    buffer_put(manuscript->out, "</w:tr>");
}

/* ---- Cells ----------------------------------------------------------------------------------- */

static const struct docx_look unsaid = {.ink = INK_QUIET, .italic = true},
                              sign = {.ink = INK_WARM, .bold = true};

/* What it answers stands out; what is added to that does not. */
static void put_toned(struct manuscript *manuscript, const struct cell *cell)
{
    static const enum ink tones[] = {[TONE_YES] = INK_REACHED,
                                     [TONE_PARTLY] = INK_WARM,
                                     [TONE_NO] = INK_MINUS,
                                     [TONE_UNKNOWN] = INK_QUIET};
    struct runs added = {cell->runs.first->next, cell->runs.last};
    docx_run(manuscript, cell->runs.first->text,
             &(struct docx_look){.ink = tones[cell->tone], .bold = true});
    docx_runs(manuscript, &added, NULL);
}

static void put_said(struct manuscript *manuscript, const struct cell *cell)
{
    if (cell->state == CELL_UNSAID)
        docx_run(manuscript, unsaid_words, &unsaid);
    else if (cell->tone != TONE_NONE && cell->runs.first)
        put_toned(manuscript, cell);
    else
        docx_runs(manuscript, &cell->runs, NULL);
}

/* What may be ticked, each beside a box. */
static void put_choices(struct manuscript *manuscript, const char *const *choices)
{
    if (!choices || !*choices) {
        docx_open(manuscript, &(struct docx_line){.style = DOCX_CELL}, NULL);
        docx_close(manuscript);
    }
    for (; choices && *choices; choices++)
        docx_say(manuscript, DOCX_CELL, arena_printf(manuscript->arena, "☐ %s", *choices));
}

/* A table of few rows stands on one page, unless it has room to write in; of a longer one the first
   keeps to the next, and the last to the one before. What is said of all stands below the last row,
   on its page. */
static bool keeps_to_next(const struct grid *grid, const struct row *row)
{
    enum { FEW = 12 };
    const struct table *table = grid->table;
    size_t place = (size_t)(row - table->rows.items), count = table->rows.count;
    if (place + 1 == count)
        return table->note || table_differs(table);
    return (count <= FEW && !grid->lines) || place == 0 || place + 2 == count;
}

static void put_content(const struct grid *grid, const struct row *row, size_t column)
{
    struct manuscript *manuscript = grid->manuscript;
    const struct column *head = &grid->table->columns[column];
    const struct cell *cell = &row->cells[column];
    const struct docx_line line = {.style = head->row_head ? DOCX_ROW_HEAD : DOCX_CELL,
                                   .ends = head->kind == COLUMN_NUMBER,
                                   .keeps = keeps_to_next(grid, row)};
    if (head->answer && cell->state != CELL_SAID) {
        put_choices(manuscript, head->choices);
        return;
    }
    docx_open(manuscript, &line,
              cell->state == CELL_SAID ? runs_text(manuscript->arena, &cell->runs) : NULL);
    if (cell_is_marked(grid->table, row, column))
        docx_run(manuscript, arena_printf(manuscript->arena, "%s ", differs_sign), &sign);
    put_said(manuscript, cell);
    docx_close(manuscript);
}

static void put_row(const struct grid *grid, const struct row *row)
{
    struct manuscript *manuscript = grid->manuscript;
    buffer_put(manuscript->out, "<w:tr><w:trPr><w:cantSplit/>");
    if (grid->lines)
        buffer_printf(manuscript->out, "<w:trHeight w:val=\"%ld\" w:hRule=\"atLeast\"/>",
                      docx_twips(manuscript, line_to_write * grid->lines));
    buffer_put(manuscript->out, "</w:trPr>");
    for (size_t i = 0; i < grid->table->column_count; i++) {
        open_cell(grid, i, grid->table->columns[i].answer ? INK_TINT : INK_NONE);
        put_content(grid, row, i);
        buffer_put(manuscript->out, "</w:tc>");
    }
    buffer_put(manuscript->out, "</w:tr>");
}

/* ---- Cards ----------------------------------------------------------------------------------- */

static void put_field(struct manuscript *manuscript, const struct column *column,
                      const struct cell *cell)
{
    static const struct docx_look head = {.ink = INK_ACCENT, .bold = true};
    docx_open(manuscript, &(struct docx_line){.style = DOCX_FIELD}, column->head);
    docx_run(manuscript, column->head, &head);
    docx_tab(manuscript);
    put_said(manuscript, cell);
    docx_close(manuscript);
}

static void put_card_head(struct manuscript *manuscript, const struct table *table,
                          const struct row *row)
{
    struct buffer head = {.arena = manuscript->arena};
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].row_head)
            buffer_printf(&head, "%s%s", head.count ? " " : "",
                          runs_text(manuscript->arena, &row->cells[i].runs));
    docx_say(manuscript, DOCX_HEADING3, buffer_text(&head));
}

/* With more columns than a page can bear each row stands for itself. */
static void put_cards(struct manuscript *manuscript, const struct table *table)
{
    for (size_t i = 0; i < table->rows.count; i++) {
        const struct row *row = &table->rows.items[i];
        put_card_head(manuscript, table, row);
        for (size_t k = 0; k < table->column_count; k++)
            if (!table->columns[k].row_head && row->cells[k].state != CELL_NOT_ASKED)
                put_field(manuscript, &table->columns[k], &row->cells[k]);
    }
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static enum table_way way_of(const struct manuscript *manuscript, const struct table *table)
{
    struct paper_sheet turned = {manuscript->wanted.paper, true};
    struct area area = press_area(&manuscript->press, manuscript->wanted),
                other = press_area(&manuscript->press, turned);
    return table_way(&manuscript->press, table, area.right - area.left, other.right - other.left);
}

struct paper_sheet docx_sheet_for_table(const struct manuscript *manuscript,
                                        const struct table *table)
{
    return way_of(manuscript, table) == TABLE_TURNED
               ? (struct paper_sheet){manuscript->wanted.paper, true}
               : manuscript->wanted;
}

/* A table that another follows would become one with it. */
static void put_notes(struct manuscript *manuscript, const struct table *table)
{
    struct arena *arena = manuscript->arena;
    docx_say(manuscript, DOCX_NOTE, table->note);
    if (table_differs(table))
        docx_say(manuscript, DOCX_NOTE, arena_printf(arena, "%s %s.", differs_sign, differs_words));
    docx_open(manuscript, &(struct docx_line){.style = DOCX_BEHIND}, NULL);
    docx_close(manuscript);
}

void docx_put_table(struct manuscript *manuscript, const struct table *table, bool captioned)
{
    if (captioned)
        docx_caption(manuscript, "Table", ++manuscript->tables,
                     &(struct docx_caption){.title = table->caption, .above = true});
    if (!table->column_count || way_of(manuscript, table) == TABLE_CARDS) {
        put_cards(manuscript, table);
    } else {
        const struct grid grid = {
            manuscript, table, table_widths(&manuscript->press, table, docx_width(manuscript)), 0};
        open_table(&grid);
        put_heads(&grid);
        for (size_t i = 0; i < table->rows.count; i++)
            put_row(&grid, &table->rows.items[i]);
        close_table(&grid);
    }
    put_notes(manuscript, table);
}

/* ---- Sheets to fill in ----------------------------------------------------------------------- */

/* A row more, whose head asks for what is missing. */
static void put_more(const struct grid *grid, const char *more)
{
    const struct table *table = grid->table;
    struct arena *arena = grid->manuscript->arena;
    struct row row = {.cells = arena_alloc(arena, table->column_count * sizeof *row.cells)};
    cell_say(arena, &row.cells[table_head_column(table)], more);
    put_row(grid, &row);
}

static void put_offers(struct manuscript *manuscript, const struct sheet *sheet)
{
    struct buffer offers = {.arena = manuscript->arena};
    if (!sheet->offers.count)
        return;
    buffer_printf(&offers, "%s: ", sheet->offered);
    for (size_t i = 0; i < sheet->offers.count; i++)
        buffer_printf(&offers, "%s%s", i ? " · " : "", sheet->offers.items[i]);
    docx_say(manuscript, DOCX_NOTE, buffer_text(&offers));
}

static void put_names_to_write(struct manuscript *manuscript)
{
    static const char *const names[] = {"Group", "Date"};
    for (int i = 0; i < 2; i++) {
        docx_open(manuscript, &(struct docx_line){.style = DOCX_LINE, .keeps = true}, names[i]);
        docx_run(manuscript, names[i], NULL);
        docx_close(manuscript);
    }
}

void docx_put_sheet(struct manuscript *manuscript, const struct sheet *sheet, bool titled)
{
    const struct table *table = sheet->table;
    const struct grid grid = {manuscript, table,
                              sheet_widths(&manuscript->press, sheet, docx_width(manuscript)),
                              sheet->lines ? sheet->lines : 1};
    if (!titled)
        docx_say(manuscript, DOCX_HEADING2, sheet->title);
    docx_say(manuscript, DOCX_LEAD, sheet->instruction);
    docx_say(manuscript, DOCX_FACTS,
             sheet->day ? arena_printf(manuscript->arena, "%s · %s", sheet->id, sheet->day)
                        : sheet->id);
    put_names_to_write(manuscript);
    put_offers(manuscript, sheet);
    docx_caption(manuscript, "Table", ++manuscript->tables,
                 &(struct docx_caption){.title = table->caption, .above = true});
    open_table(&grid);
    put_heads(&grid);
    for (size_t i = 0; i < table->rows.count; i++)
        put_row(&grid, &table->rows.items[i]);
    if (sheet->more)
        put_more(&grid, sheet->more);
    close_table(&grid);
    put_notes(manuscript, table);
}
