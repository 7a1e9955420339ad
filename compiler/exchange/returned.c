/* From rows and columns of texts to answers; see returned.h. */
#include "exchange/returned.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "exchange/returned_inside.h"

/* ---- Telling ---------------------------------------------------------------------------------
 */

void notice(struct notices *notices, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    *array_add(notices->arena, notices) = arena_vprintf(notices->arena, format, arguments);
    va_end(arguments);
}

const char *returned_sheet_place(struct arena *arena, const struct returned_file *file,
                                 const struct grid *grid)
{
    return grid->name ? arena_printf(arena, "%s, worksheet “%s”", file->path, grid->name)
                      : file->path;
}

const char *returned_row_place(struct arena *arena, const struct returned *returned, uint32_t row)
{
    return arena_printf(arena, "%s, %s %u",
                        returned_sheet_place(arena, returned->file, returned->grid),
                        returned->grid->name ? "row" : "line", row);
}

const char *returned_place(struct arena *arena, const struct returned *returned, uint32_t row,
                           size_t column)
{
    const struct grid *grid = returned->grid;
    uint32_t at = returned->columns[column];
    if (at == RETURNED_NOWHERE)
        return returned_row_place(arena, returned, row);
    const char *place =
        arena_printf(arena, "%s, %s", returned_sheet_place(arena, returned->file, grid),
                     grid_place(arena, grid, row, at));
    return grid->name ? place
                      : arena_printf(arena, "%s, “%s”", place,
                                     returned->sheet->table->columns[column].head);
}

void returned_put_answer(struct buffer *out, const char *question, const char *answer)
{
    size_t length = strlen(question);
    bool closed = length && strchr("?:…", question[length - 1]);
    buffer_printf(out, "%s%s %s", question, closed ? "" : ":", answer);
}

/* As much of a text as a message has room for. */
static const char *shortened(struct arena *arena, const char *text)
{
    enum { MOST = 60 };
    size_t at = 0, line = strcspn(text, "\n"), word = 0;
    for (size_t count = 0; at < line && count < MOST; count++) {
        word = text[at] == ' ' ? at : word;
        at += utf8_cluster(text + at, line - at);
    }
    at = at < line && word ? word : at;
    return arena_printf(arena, "%.*s%s", (int)at, text, text[at] ? " …" : "");
}

/* ---- Texts as a model can hold them ----------------------------------------------------------
 */

static bool can_be_held(int32_t code_point)
{
    return code_point == '\n' || (!utf8_is_unsafe(code_point) && !utf8_is_no_character(code_point));
}

/* Without what nobody sees: controls, and marks that turn the direction of writing around. */
static const char *held_text(struct reading *reading, const char *text, const char *place)
{
    struct buffer out = {.arena = reading->arena};
    size_t length = strlen(text), left_out = 0, bytes;
    for (size_t at = 0; at < length; at += bytes) {
        if (can_be_held(utf8_next(text + at, length - at, &bytes)))
            buffer_add(&out, text + at, bytes);
        else
            left_out++;
    }
    if (!left_out)
        return text;
    notice(reading->notices,
           "%s: %zu character%s that cannot be seen and would steer how the text is shown %s left "
           "out; the words are all kept",
           place, left_out, left_out == 1 ? "" : "s", left_out == 1 ? "is" : "are");
    return buffer_text(&out);
}

/* ---- Rows and columns ------------------------------------------------------------------------
 */

size_t returned_column(const struct returned *returned, const char *key)
{
    const struct table *table = returned->sheet->table;
    size_t column = 0;
    while (column < table->column_count && strcmp(table->columns[column].key, key) != 0)
        column++;
    return column;
}

/* The table's column that stands there, or its count. */
static size_t column_at(const struct returned *returned, uint32_t column)
{
    size_t at = 0;
    while (at < returned->sheet->table->column_count && returned->columns[at] != column)
        at++;
    return at;
}

const struct row *returned_row_called(const struct table *table, const char *id)
{
    for (size_t i = 0; i < table->rows.count; i++)
        if (!strcmp(table->rows.items[i].id, id))
            return &table->rows.items[i];
    return NULL;
}

/* ---- Lines -----------------------------------------------------------------------------------
 */

/* What the sheet says there itself: in a row that it has, and of the signs of rows in any. */
static bool is_own_text(struct arena *arena, const struct table *table, const struct row *asked,
                        size_t column, const char *text)
{
    bool own = false;
    if (table->columns[column].answer || !(asked || table->columns[column].sign))
        return false;
    for (size_t i = 0; i < table->rows.count && !own; i++)
        if (!asked || asked == &table->rows.items[i])
            own =
                means_same(arena, text, runs_text(arena, &table->rows.items[i].cells[column].runs));
    return own;
}

/* Whether a row asks what the model asks in that one, as far as can be seen; `sure`: it is seen. */
static bool asks_same(struct reading *reading, const struct stretch *stretch,
                      const struct returned *returned, const struct grid_row *row,
                      const struct row *asked, bool sure)
{
    const struct table *table = returned->sheet->table;
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].answer || table->columns[i].sign ||
            returned->columns[i] == RETURNED_NOWHERE)
            continue;
        const char *text = grid_text(stretch->grid, row, returned->columns[i]);
        if (*text &&
            !means_same(reading->arena, text, runs_text(reading->arena, &asked->cells[i].runs)))
            return false;
        sure = sure && !*text;
    }
    return !sure;
}

/* The row of the table that asks what this one asks; NULL where none does. */
static const struct row *row_asking(struct reading *reading, const struct stretch *stretch,
                                    const struct returned *returned, const struct grid_row *row)
{
    const struct table *table = returned->sheet->table;
    for (size_t i = 0; i < table->rows.count; i++)
        if (asks_same(reading, stretch, returned, row, &table->rows.items[i], true))
            return &table->rows.items[i];
    return NULL;
}

/* What a person has written in a row, each with its heading; our own words are left out, and where
   the row was asked what stands in its columns. NULL: nothing. */
static const char *words_of_row(struct reading *reading, const struct stretch *stretch,
                                const struct returned *returned, const struct grid_row *row,
                                bool asked)
{
    const struct table *table = returned->sheet->table;
    const struct row *own = returned_row_called(table, grid_text(stretch->grid, row, stretch->ids));
    struct buffer out = {.arena = reading->arena};
    for (uint32_t i = row->first; i < row->first + row->count; i++) {
        const struct grid_cell *cell = &stretch->grid->cells.items[i];
        size_t column = column_at(returned, cell->column);
        bool known = column < table->column_count;
        if (cell->column == stretch->ids || (asked && known) ||
            (known && is_own_text(reading->arena, table, own, column, cell->text)))
            continue;
        buffer_put(&out, out.count ? "; " : "");
        if (known && table->columns[column].answer)
            returned_put_answer(&out, table->columns[column].head, cell->text);
        else
            buffer_put(&out, cell->text);
    }
    return out.count ? buffer_text(&out) : NULL;
}

static void keep_line(struct reading *reading, struct returned *returned,
                      const struct grid_row *row, const char *text)
{
    text = held_text(reading, text, returned_row_place(reading->arena, returned, row->number));
    *array_add(reading->arena, &returned->lines) = (struct returned_line){text, row->number};
}

/* The same, with the id of its row before it, or ""; and tell where it was written. */
static void keep_told(struct reading *reading, struct returned *returned,
                      const struct grid_row *row, const char *id, const char *text,
                      const char *what)
{
    keep_line(reading, returned, row,
              *id ? arena_printf(reading->arena, "%s: %s", id, text) : text);
    notice(reading->notices, "%s: this %s and is kept as an open point: “%s”",
           returned_row_place(reading->arena, returned, row->number), what,
           shortened(reading->arena, text));
}

/* 'x.activity.3': what has no name of its own is called by its number, which moves on. */
static bool is_numbered(const char *id)
{
    const char *dot = strrchr(id, '.');
    return dot && dot[1] && !dot[1 + strspn(dot + 1, "0123456789")];
}

static bool is_answered(const struct returned *returned, const struct row *row)
{
    for (size_t i = 0; i < returned->rows.count; i++)
        if (returned->rows.items[i].row == row)
            return true;
    return false;
}

/* What a question that the model does not ask may be called now: “ (is it 'x' now?)”, or "". */
static const char *heir_of(struct arena *arena, const struct table *table, const char *id)
{
    struct suggest suggest;
    const char *dot = strrchr(id, '.'), *last = dot ? dot + 1 : id;
    suggest_start(&suggest, last, strlen(last));
    for (size_t i = 0; i < table->rows.count; i++) {
        const char *other = table->rows.items[i].id, *end = strrchr(other, '.');
        suggest_offer(&suggest, end ? end + 1 : other, other);
    }
    const char *found = suggest.count ? suggest.bearer[0] : NULL;
    return found ? arena_printf(arena, " (is it '%s' now?)", found) : "";
}

/* With the id of nothing that is asked, or of what has been answered above, or of a number that has
   passed on to something else. */
static void tell_unknown_row(struct reading *reading, const struct returned *returned,
                             const struct grid_row *row, const char *id, const char *words,
                             const struct row *asked, bool passed_on)
{
    const char *place = returned_row_place(reading->arena, returned, row->number);
    words = shortened(reading->arena, words);
    if (asked && !passed_on)
        notice(reading->notices,
               "%s: this is a second row for '%s'; the first counts, and this one is kept as an "
               "open point: “%s”",
               place, id, words);
    else if (asked)
        notice(reading->notices,
               "%s: '%s' asks something else in the model now; what stands there is kept as an "
               "open point: “%s”",
               place, id, words);
    else
        notice(reading->notices,
               "%s: nothing that is asked is called '%s'%s; what stands there is kept as an open "
               "point: “%s”",
               place, id, heir_of(reading->arena, returned->sheet->table, id), words);
}

/* Above or below the table, or in a row that was not asked. */
static void take_other_row(struct reading *reading, const struct stretch *stretch,
                           struct returned *returned, const struct grid_row *row)
{
    const char *id = grid_text(stretch->grid, row, stretch->ids);
    const char *words = words_of_row(reading, stretch, returned, row, false);
    if (!words)
        return;
    if (!*id) {
        keep_told(reading, returned, row, "", words, "was written outside the questions");
        return;
    }
    keep_line(reading, returned, row, arena_printf(reading->arena, "%s: %s", id, words));
    const struct row *asked = returned_row_called(returned->sheet->table, id);
    bool passed_on =
        asked && is_numbered(id) && !asks_same(reading, stretch, returned, row, asked, false);
    tell_unknown_row(reading, returned, row, id, words, asked, passed_on);
}

/* What the sheet tells its readers stands in the first cell behind the mark. */
static void take_note_row(struct reading *reading, const struct stretch *stretch,
                          struct returned *returned, const struct grid_row *row)
{
    for (uint32_t i = row->first, own = 0; i < row->first + row->count; i++) {
        const char *text = stretch->grid->cells.items[i].text;
        if (!begins_with(text, SHEET_MARK) && own++)
            keep_told(reading, returned, row, "", text, "was written beside the sheet's own words");
    }
}

/* ---- What is missing -------------------------------------------------------------------------
 */

/* The answer may stand behind the question or in place of it. */
static const char *behind_question(const char *text, const char *question)
{
    if (begins_with(text, question))
        text += strlen(question);
    return text + strspn(text, " \n");
}

static void take_more(struct reading *reading, const struct stretch *stretch,
                      struct returned *returned, const struct grid_row *row)
{
    const struct sheet *sheet = returned->sheet;
    struct buffer out = {.arena = reading->arena};
    for (size_t i = 0; i < sheet->table->column_count; i++) {
        const struct column *column = &sheet->table->columns[i];
        const char *text = returned->columns[i] == RETURNED_NOWHERE
                               ? ""
                               : grid_text(stretch->grid, row, returned->columns[i]);
        text = column->answer ? text : behind_question(text, sheet->more);
        if (!*text)
            continue;
        buffer_put(&out, out.count ? "; " : " ");
        if (column->answer)
            returned_put_answer(&out, column->head, text);
        else
            buffer_put(&out, text);
    }
    const char *beside = words_of_row(reading, stretch, returned, row, true);
    if (beside)
        buffer_printf(&out, "%s%s", out.count ? "; " : " ", beside);
    if (!out.count)
        return;
    keep_line(reading, returned, row,
              arena_printf(reading->arena, "%s%s", sheet->more, buffer_text(&out)));
    notice(reading->notices, "%s: “%s” was answered; that is kept as an open point:%s",
           returned_row_place(reading->arena, returned, row->number), sheet->more,
           shortened(reading->arena, buffer_text(&out)));
}

/* ---- Answers ---------------------------------------------------------------------------------
 */

/* One answer to several rows: the spreadsheet has it in the first alone. */
static void tell_merged(struct reading *reading, const struct returned *returned,
                        const struct grid_row *row, size_t column)
{
    const struct grid *grid = returned->grid;
    for (size_t i = 0; i < grid->merges.count; i++) {
        const struct grid_merge *merge = &grid->merges.items[i];
        if (merge->column == returned->columns[column] && merge->first_row == row->number &&
            merge->last_row > row->number)
            notice(reading->notices,
                   "%s is joined with those below it, down to row %u; the answer is taken over for "
                   "its first row alone, so copy it to the others if it is meant for all",
                   returned_place(reading->arena, returned, row->number, column), merge->last_row);
    }
}

static void take_answers(struct reading *reading, const struct stretch *stretch,
                         struct returned *returned, const struct grid_row *row,
                         const struct row *asked)
{
    const struct table *table = returned->sheet->table;
    struct arena *arena = reading->arena;
    const char **answers = arena_alloc(arena, (table->column_count + 1) * sizeof *answers);
    size_t given = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        bool there = table->columns[i].answer && returned->columns[i] != RETURNED_NOWHERE;
        answers[i] = there ? grid_text(stretch->grid, row, returned->columns[i]) : "";
        if (!*answers[i])
            continue;
        answers[i] =
            held_text(reading, answers[i], returned_place(arena, returned, row->number, i));
        given += *answers[i] != 0;
        tell_merged(reading, returned, row, i);
    }
    if (given)
        *array_add(arena, &returned->rows) = (struct returned_row){asked, answers, row->number};
}

static bool is_filled_in(const struct stretch *stretch, const struct returned *returned,
                         const struct grid_row *row)
{
    const struct table *table = returned->sheet->table;
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].answer && returned->columns[i] != RETURNED_NOWHERE &&
            *grid_text(stretch->grid, row, returned->columns[i]))
            return true;
    return false;
}

/* The row that a sheet means which was sent out before the model changed: what reads as it does,
   else what has its name; NULL where its number may have passed to another. What other sheets ask
   is not the model's to change. */
static const struct row *row_meant(struct reading *reading, const struct stretch *stretch,
                                   const struct returned *returned, const struct grid_row *row)
{
    const char *id = grid_text(stretch->grid, row, stretch->ids);
    const struct row *asked = returned_row_called(returned->sheet->table, id);
    bool fixed = returned->sheet->kind != SHEET_COMPARISON;
    if (fixed || !is_filled_in(stretch, returned, row) ||
        (asked && asks_same(reading, stretch, returned, row, asked, false)))
        return asked;
    const struct row *same = *id ? row_asking(reading, stretch, returned, row) : NULL;
    const char *place = returned_row_place(reading->arena, returned, row->number);
    if (is_numbered(id) && (!same || is_numbered(same->id)))
        return same;
    if (same)
        notice(reading->notices,
               "%s: what '%s' asked when the sheet was sent out is called '%s' in the model now, "
               "and is taken over there",
               place, id, same->id);
    else if (asked)
        notice(reading->notices,
               "%s: '%s' reads otherwise on the sheet than in the model now; see whether these "
               "answers still hold",
               place, id);
    return same ? same : asked;
}

/* A row of the table; what stands beside it in columns of nobody's is kept, too. */
static void take_row(struct reading *reading, const struct stretch *stretch,
                     struct returned *returned, const struct grid_row *row)
{
    const char *id = grid_text(stretch->grid, row, stretch->ids);
    if (!strcmp(id, sheet_more) && returned->sheet->more) {
        take_more(reading, stretch, returned, row);
        return;
    }
    const struct row *asked = row_meant(reading, stretch, returned, row);
    if (!asked || is_answered(returned, asked)) {
        take_other_row(reading, stretch, returned, row);
        return;
    }
    take_answers(reading, stretch, returned, row, asked);
    const char *beside = words_of_row(reading, stretch, returned, row, true);
    if (beside)
        keep_told(reading, returned, row, id, beside, "was written beside the answers");
}

/* ---- The group -------------------------------------------------------------------------------
 */

static const char *on_one_line(struct arena *arena, const char *text)
{
    char *line = arena_copy(arena, text, strlen(text));
    for (char *at = line; *at; at++)
        *at = strchr("\n\t", *at) ? ' ' : *at;
    return line;
}

/* The first that stands behind its label, or in the label's own cell. */
static void take_group(struct reading *reading, const struct stretch *stretch,
                       struct returned *returned, const struct grid_row *row)
{
    for (uint32_t i = row->first; i < row->first + row->count; i++) {
        const struct grid_cell *cell = &stretch->grid->cells.items[i];
        const char *text = behind_question(cell->text, SHEET_GROUP_LABEL);
        if (begins_with(cell->text, SHEET_MARK) || !*text)
            continue;
        const char *place = returned_row_place(reading->arena, returned, row->number);
        if (!returned->named) {
            returned->group = on_one_line(reading->arena, held_text(reading, text, place));
            returned->named = *returned->group;
        } else {
            keep_told(reading, returned, row, "", text, "was written behind the group's name");
        }
    }
}

/* ---- Sheets ----------------------------------------------------------------------------------
 */

/* A file of values may hold several sheets, one below the other. */
static const char *stretch_place(struct reading *reading, const struct stretch *stretch)
{
    const struct grid *grid = stretch->grid;
    const char *place = returned_sheet_place(reading->arena, reading->file, grid);
    if (!stretch->first && stretch->end == grid->rows.count)
        return place;
    return arena_printf(reading->arena, "%s, part “%s” from %s %u on (“%s”)", place,
                        stretch->sheet->title, grid->name ? "row" : "line",
                        grid->rows.items[stretch->first].number, stretch->sheet->about);
}

static void read_stretch(struct reading *reading, const struct stretch *stretch)
{
    const struct grid *grid = stretch->grid;
    struct returned *returned = arena_new_of(reading->arena, struct returned);
    *returned = (struct returned){
        .sheet = stretch->sheet, .file = reading->file, .grid = grid, .group = ""};
    stretch_find_columns(reading, stretch, returned);
    for (size_t i = stretch->first; i < stretch->end; i++) {
        const struct grid_row *row = &grid->rows.items[i];
        if (grid_has_mark(grid, i, SHEET_MARK_GROUP))
            take_group(reading, stretch, returned, row);
        else if (grid_has_mark(grid, i, SHEET_MARK_NOTE))
            take_note_row(reading, stretch, returned, row);
        else if (i == stretch->keys || i == stretch->heads || grid_has_mark(grid, i, SHEET_MARK))
            continue;
        else
            take_row(reading, stretch, returned, row);
    }
    if (!returned->rows.count && !returned->lines.count) {
        notice(reading->notices, "%s: nothing is filled in, so nothing is written of it",
               stretch_place(reading, stretch));
        return;
    }
    *reading->end = returned;
    reading->end = &returned->next;
}

/* What was added, or explains. */
static void tell_extra(struct reading *reading, const struct grid *grid)
{
    const char *first = NULL;
    for (size_t i = 0; i < grid->cells.count && !first; i++)
        if (!begins_with(grid->cells.items[i].text, SHEET_MARK) &&
            !sheet_explains(grid->cells.items[i].text))
            first = grid->cells.items[i].text;
    if (first)
        notice(reading->notices,
               "%s: it holds writing and is none of the sheets that were sent out, so nothing of "
               "it is "
               "taken over; read it, and write into the model what belongs there: “%s”",
               returned_sheet_place(reading->arena, reading->file, grid),
               shortened(reading->arena, first));
}

static void read_grid(struct reading *reading, const struct grid *grid)
{
    struct stretch stretch;
    size_t first = 0;
    bool marked = false;
    for (size_t i = 0; i < grid->rows.count; i++) {
        if (!grid_has_mark(grid, i, SHEET_MARK_SHEET))
            continue;
        stretch = stretch_at(reading, grid, first, i);
        if (stretch.sheet)
            read_stretch(reading, &stretch);
        marked = true;
        first = stretch.end;
    }
    if (marked)
        return;
    if (stretch_by_headings(reading, grid, &stretch))
        read_stretch(reading, &stretch);
    else if (stretch_has_headings(reading, grid))
        notice(
            reading->notices,
            "%s: its headings are those of a sheet that was sent out, but the hidden column that "
            "says which answer belongs where is gone, so nothing is taken over; copy the answers "
            "into the sheet as it was sent out",
            returned_sheet_place(reading->arena, reading->file, grid));
    else
        tell_extra(reading, grid);
}

/* ---- Files -----------------------------------------------------------------------------------
 */

/* A workbook is filled in by one group, which may have named itself on one sheet alone. */
static void name_groups(struct reading *reading)
{
    const struct returned_file *file = reading->file;
    const char *dot = strrchr(file->name, '.'), *group = NULL;
    for (const struct returned *at = reading->first; at && !group; at = at->next)
        group = at->named ? at->group : NULL;
    if (!group) {
        size_t length = dot && dot > file->name ? (size_t)(dot - file->name) : strlen(file->name);
        group = arena_copy(reading->arena, file->name, length);
        notice(reading->notices,
               "%s: the group has not written its name, so it is called “%s” after the file",
               file->path, group);
    }
    for (struct returned *at = reading->first; at; at = at->next)
        at->group = at->named ? at->group : group;
}

struct returned *returned_read(struct notices *notices, const struct returned_file *file,
                               const struct sheet *known)
{
    struct reading reading = {
        .arena = notices->arena, .notices = notices, .file = file, .known = known};
    size_t before = notices->count;
    reading.end = &reading.first;
    for (const struct grid *grid = file->grids; grid; grid = grid->next)
        read_grid(&reading, grid);
    if (reading.first)
        name_groups(&reading);
    else if (notices->count == before)
        notice(notices, "%s: it holds none of the sheets that were sent out", file->path);
    return reading.first;
}
