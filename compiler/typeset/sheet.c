/* A sheet to fill in by hand, on paper: a head with room for the group's name, and rows with boxes
   to tick and lines to write on, about as many on each page as on the others. */
#include "typeset/sheet_set.h"

#include <string.h>

static const double hand_height = 22 * POINTS_A_MILLIMETRE; /* a hand wants 22 mm for a few words */
static const double most_height = 46 * POINTS_A_MILLIMETRE; /* what is higher looks lost */
static const double sign_width = 26;

/* A row, or so many lines of the questions in one that no page has room for. */
struct strip {
    size_t row, first, count;
    bool last;
    double least; /* height */
};

struct rows {
    struct sheet_setting *setting;
    struct table_heads heads;
    double head_height, room; /* room: for rows on a page behind the first */
    struct {
        struct strip *items;
        size_t count, capacity;
    } strips;
};

/* ---- Columns ----------------------------------------------------------------------------------
 */

static size_t choice_count(const struct column *column)
{
    size_t count = 0;
    while (column->choices && column->choices[count])
        count++;
    return count;
}

static enum type_id type_of(const struct table *table, size_t column)
{
    return table->columns[column].sign       ? TYPE_SHEET_SIGN
           : table->columns[column].row_head ? TYPE_SHEET_ROW
                                             : TYPE_CELL;
}

static double widest_part(const struct press *press, const char *text)
{
    struct runs runs = {NULL, NULL};
    runs_add(press->arena, &runs, RUN_PLAIN, text, NULL);
    return runs_widest_part(press->arena, press->ruler, TYPE_TABLE_HEAD, &runs);
}

static double width_of_signs(const struct press *press, const struct table *table, size_t column)
{
    double widest =
        larger(sign_width - 2 * cell_pad_x, widest_part(press, table->columns[column].head));
    for (size_t i = 0; i < table->rows.count; i++) {
        const struct run *run = table->rows.items[i].cells[column].runs.first;
        widest = larger(widest, run ? type_width(press->ruler, TYPE_SHEET_SIGN, run->text) : 0);
    }
    return widest + 2 * cell_pad_x + 1;
}

/* What boxes to tick and signs need; 0: the column shares what is left over. */
static double fixed_width(const struct press *press, const struct table *table, size_t column)
{
    const struct column *about = &table->columns[column];
    double widest = widest_part(press, about->head);
    if (about->sign)
        return width_of_signs(press, table, column);
    if (!about->answer || !about->choices)
        return 0;
    for (size_t i = 0; i < choice_count(about); i++)
        widest = larger(widest, tick_width(press->ruler, about->choices[i]));
    return widest + 2 * cell_pad_x + 1;
}

const double *sheet_widths(const struct press *press, const struct sheet *sheet, double width)
{
    const struct table *table = sheet->table;
    double *widths = arena_alloc(press->arena, (table->column_count + 1) * sizeof *widths);
    double weights = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = fixed_width(press, table, i);
        width -= widths[i];
        weights += widths[i] > 0 ? 0 : larger(table->columns[i].weight, 1);
    }
    for (size_t i = 0; i < table->column_count; i++)
        if (!(widths[i] > 0))
            widths[i] = width * larger(table->columns[i].weight, 1) / weights;
    return widths;
}

static void choose_widths(struct rows *rows)
{
    const struct sheet_setting *setting = rows->setting;
    const struct table *table = setting->sheet->table;
    size_t count = table->column_count;
    const char **heads = arena_alloc(setting->press->arena, (count + 1) * sizeof *heads);
    const double *widths =
        sheet_widths(setting->press, setting->sheet, setting->area.right - setting->area.left);
    for (size_t i = 0; i < count; i++)
        heads[i] = table->columns[i].sign ? NULL : table->columns[i].head;
    rows->heads = (struct table_heads){heads, widths, count};
    rows->head_height = table_head_height(setting->press, &rows->heads);
}

/* ---- Rows -------------------------------------------------------------------------------------
 */

static bool asks_for_more(const struct sheet *sheet, size_t row)
{
    return row == sheet->table->rows.count;
}

/* What stands in a cell that is not to be filled in. */
static struct paragraph question_in(const struct rows *rows, size_t row, size_t column)
{
    const struct press *press = rows->setting->press;
    const struct sheet *sheet = rows->setting->sheet;
    enum type_id type = type_of(sheet->table, column);
    double width = rows->heads.widths[column] - 2 * cell_pad_x;
    if (!asks_for_more(sheet, row))
        return paragraph_of_runs(press->arena, press->ruler, type,
                                 &sheet->table->rows.items[row].cells[column].runs, width);
    const char *text = type == TYPE_SHEET_SIGN ? "+" : type == TYPE_SHEET_ROW ? sheet->more : NULL;
    return paragraph_of_text(press->arena, press->ruler, type == TYPE_SHEET_ROW ? TYPE_SMALL : type,
                             text, width);
}

/* By what a row is known where its answers are typed in: the last word of its id. A question is
   known by its name. */
static struct paragraph id_in(const struct rows *rows, size_t row, size_t column)
{
    const struct press *press = rows->setting->press;
    const struct sheet *sheet = rows->setting->sheet;
    const char *id = asks_for_more(sheet, row) ? NULL : sheet->table->rows.items[row].id;
    const char *dot = id && !strstr(id, "..") ? strrchr(id, '.') : NULL;
    return paragraph_of_text(press->arena, press->ruler, TYPE_FOOT, dot ? dot + 1 : NULL,
                             rows->heads.widths[column] - 2 * cell_pad_x);
}

/* How many lines of the questions in a row there are, how high one is, and what else stands below
   the last. */
struct questions {
    size_t lines;
    double line, below;
};

static struct questions questions_in(const struct rows *rows, size_t row)
{
    const struct table *table = rows->setting->sheet->table;
    struct questions all = {1, 1, 0};
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].answer)
            continue;
        struct paragraph text = question_in(rows, row, i);
        all.lines = text.lines.count > all.lines ? text.lines.count : all.lines;
        all.line = larger(all.line, type_line(text.type));
        if (table->columns[i].row_head) {
            struct paragraph id = id_in(rows, row, i);
            all.below = larger(all.below, paragraph_height(&id));
        }
    }
    return all;
}

static double row_height(const struct sheet *sheet)
{
    double height = larger(hand_height, (sheet->lines + 1) * line_to_write);
    for (size_t i = 0; i < sheet->table->column_count; i++) {
        const struct column *column = &sheet->table->columns[i];
        if (column->answer && column->choices)
            height = larger(height, (double)choice_count(column) * tick_step + 2 * cell_pad_y);
    }
    return height;
}

/* Rows that are higher than a page has room are cut between lines. */
static void cut_row(struct rows *rows, size_t row)
{
    struct questions questions = questions_in(rows, row);
    double answers = row_height(rows->setting->sheet), around = questions.below + 2 * cell_pad_y;
    double room = (rows->room - around) / questions.line;
    size_t most = room < 1 ? 1 : (size_t)room;
    for (size_t first = 0, count; first < questions.lines; first += count) {
        count = questions.lines - first < most ? questions.lines - first : most;
        *array_add(rows->setting->press->arena, &rows->strips) = (struct strip){
            .row = row,
            .first = first,
            .count = count,
            .last = first + count == questions.lines,
            .least = larger(answers, (double)count * questions.line + around),
        };
    }
}

static void cut_rows(struct rows *rows)
{
    const struct sheet_setting *setting = rows->setting;
    const struct sheet *sheet = setting->sheet;
    for (size_t i = 0; i < sheet->table->rows.count + (sheet->more != NULL); i++)
        cut_row(rows, i);
}

/* ---- Pages ------------------------------------------------------------------------------------
 */

/* How many strips from this one on fit below one another. */
static size_t strips_in(const struct rows *rows, size_t first, double room)
{
    static const double rounding = 0.01;
    size_t count = 0;
    double height = 0;
    while (first + count < rows->strips.count) {
        height += rows->strips.items[first + count].least;
        if (height > room + rounding)
            break;
        count++;
    }
    return count;
}

/* So many further pages are needed from this strip on. */
static size_t pages_from(const struct rows *rows, size_t first)
{
    size_t pages = 0;
    for (; first < rows->strips.count; pages++) {
        size_t count = strips_in(rows, first, rows->room);
        first += count ? count : 1;
    }
    return pages;
}

/* So many strips stand on this page that it has about as many as each behind it. */
static size_t share_of_page(const struct rows *rows, size_t first, double room)
{
    size_t left = rows->strips.count - first, fit = strips_in(rows, first, room);
    size_t behind = pages_from(rows, first + fit);
    size_t share = (left + behind) / (behind + 1);
    if (share > fit)
        return fit;
    while (share < fit && pages_from(rows, first + share) > behind)
        share++;
    return share;
}

/* ---- Answers ----------------------------------------------------------------------------------
 */

static void set_answer(struct scene *page, const struct column *column, const struct strip *strip,
                       struct area cell)
{
    double height = cell.bottom - cell.top;
    double lines = (double)(size_t)(height / line_to_write) - 1;
    for (size_t i = 0; i < choice_count(column) && !strip->first; i++)
        set_tick(page, column->choices[i],
                 (struct point){cell.left, cell.top + cell_pad_y + (double)i * tick_step});
    if (column->choices)
        return;
    cell.bottom -= height / (lines + 1);
    set_lines_to_write(page, cell, (unsigned)lines);
}

/* What is missing is named on a line of its own. */
static void set_question(struct scene *page, const struct rows *rows, const struct strip *strip,
                         size_t column, struct area cell)
{
    const struct sheet *sheet = rows->setting->sheet;
    struct paragraph text = question_in(rows, strip->row, column);
    struct point top = {cell.left, cell.top + cell_pad_y};
    size_t first = strip->first < text.lines.count ? strip->first : text.lines.count;
    size_t rest = text.lines.count - first, count = strip->count < rest ? strip->count : rest;
    top.y = paragraph_draw(page, &text, first, count, top);
    if (!sheet->table->columns[column].row_head || !strip->last)
        return;
    struct paragraph id = id_in(rows, strip->row, column);
    paragraph_draw(page, &id, 0, id.lines.count, top);
    if (asks_for_more(sheet, strip->row) && cell.bottom - top.y > 2 * line_to_write)
        set_dotted_line(page, cell.left, cell.right, cell.bottom - line_to_write);
}

/* ---- Rows on a page ---------------------------------------------------------------------------
 */

static void set_cell(struct scene *page, const struct rows *rows, const struct strip *strip,
                     size_t i, struct area area)
{
    const struct column *column = &rows->setting->sheet->table->columns[i];
    enum role role = column->row_head ? ROLE_TH : ROLE_TD;
    struct area inside = {area.left + cell_pad_x, area.top, area.right - cell_pad_x, area.bottom};
    scene_open_role(page, role);
    if (column->answer)
        set_answer(page, column, strip, inside);
    else
        set_question(page, rows, strip, i, inside);
    scene_close_role(page, role);
}

static void set_strip(struct scene *page, const struct rows *rows, const struct strip *strip,
                      struct area area)
{
    const struct table *table = rows->setting->sheet->table;
    double left = area.left;
    for (size_t i = 0; i < rows->heads.count; left += rows->heads.widths[i++])
        if (!table->columns[i].answer)
            set_field(page,
                      (struct area){left, area.top, left + rows->heads.widths[i], area.bottom},
                      INK_FIELD);
    scene_open_role(page, ROLE_TR);
    left = area.left;
    for (size_t i = 0; i < rows->heads.count; left += rows->heads.widths[i++])
        set_cell(page, rows, strip, i,
                 (struct area){left, area.top, left + rows->heads.widths[i], area.bottom});
    scene_close_role(page, ROLE_TR);
}

/* Above all fields, so that none covers a line. */
static void set_grid(const struct rows *rows, double top, const double *bottoms, size_t count)
{
    struct scene *page = rows->setting->page;
    struct area area = rows->setting->area;
    double x = area.left, bottom = bottoms[count - 1];
    for (size_t i = 0; i <= rows->heads.count; i++) {
        set_rule(page, (struct point){x, top}, (struct point){x, bottom}, rule_thin, INK_RULE);
        x += i < rows->heads.count ? rows->heads.widths[i] : 0;
    }
    for (size_t i = 0; i < count; i++)
        set_rule(page, (struct point){area.left, bottoms[i]},
                 (struct point){area.right, bottoms[i]}, rule_thin, INK_RULE);
}

/* What is left over is shared, but no row becomes higher than anybody writes. */
static void set_strips(const struct rows *rows, size_t first, size_t count)
{
    struct sheet_setting *setting = rows->setting;
    double *bottoms = arena_alloc(setting->press->arena, count * sizeof *bottoms);
    double top = setting->y + rows->head_height, y = top, spare = setting->area.bottom - top;
    for (size_t i = first; i < first + count; i++)
        spare -= rows->strips.items[i].least;
    scene_open_role(setting->page, ROLE_TABLE);
    set_table_head(setting->page, &rows->heads, (struct point){setting->area.left, setting->y},
                   rows->head_height);
    for (size_t i = first; i < first + count; i++) {
        const struct strip *strip = &rows->strips.items[i];
        double height = strip->least + larger(spare, 0) / (double)count;
        height = smaller(height, larger(strip->least, most_height));
        set_strip(setting->page, rows, strip,
                  (struct area){setting->area.left, y, setting->area.right, y + height});
        bottoms[i - first] = y += height;
    }
    scene_close_role(setting->page, ROLE_TABLE);
    set_grid(rows, top, bottoms, count);
}

static void set_rows(struct sheet_setting *setting)
{
    struct rows rows = {.setting = setting};
    choose_widths(&rows);
    rows.room = setting->area.bottom - sheet_next_head(setting) - rows.head_height;
    cut_rows(&rows);
    for (size_t first = 0, count; first < rows.strips.count; first += count) {
        if (first || !strips_in(&rows, 0, setting->area.bottom - setting->y - rows.head_height))
            sheet_begin_page(setting);
        count = share_of_page(&rows, first, setting->area.bottom - setting->y - rows.head_height);
        count = count ? count : 1;
        set_strips(&rows, first, count);
    }
}

/* ---- Sheets -----------------------------------------------------------------------------------
 */

void typeset_sheet(struct press *press, const struct sheet *sheet, struct paper_sheet paper)
{
    struct sheet_setting setting = {.press = press, .sheet = sheet, .paper = {paper.paper, true}};
    setting.area = press_area(press, setting.paper);
    sheet_begin_page(&setting);
    if (sheet->kind == SHEET_LOOP)
        sheet_set_loop(&setting);
    else
        set_rows(&setting);
}

struct pages *typeset_sheets(struct arena *arena, const struct sheet *sheets, struct ruler *ruler,
                             enum paper paper)
{
    struct press press = press_new(arena, ruler, paper);
    press.pages->title = sheets->title;
    press.pages->subject = sheets->model;
    press.pages->language = sheets->language;
    press.pages->date = sheets->table->date;
    for (const struct sheet *sheet = sheets; sheet; sheet = sheet->next)
        typeset_sheet(&press, sheet, (struct paper_sheet){paper, true});
    return press_finish(&press, sheets->model);
}
