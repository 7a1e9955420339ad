/* Making tables: rows, cells and the runs of text in them. */
#include "view/table.h"

#include <string.h>

const char differs_sign[] = "≠";
const char differs_words[] = "Different things are said here";
const char unsaid_words[] = "not said";

const char *confidential_words(struct arena *arena, size_t left_out, size_t exposed)
{
    if (exposed)
        return arena_printf(arena, "Shows %zu confidential thing%s: not to be passed on", exposed,
                            exposed == 1 ? "" : "s");
    if (left_out)
        return arena_printf(arena, "%zu confidential thing%s left out", left_out,
                            left_out == 1 ? " is" : "s are");
    return NULL;
}

struct table *table_new(struct arena *arena, const char *id, const char *caption,
                        const struct column *columns, size_t column_count)
{
    struct table *table = arena_new_of(arena, struct table);
    table->id = id;
    table->caption = caption;
    table->columns = arena_alloc(arena, (column_count + 1) * sizeof *columns);
    memcpy(table->columns, columns, column_count * sizeof *columns);
    table->column_count = column_count;
    return table;
}

struct table **table_append(struct table **end, struct table *table)
{
    *end = table;
    return table ? &table->next : end;
}

struct row *table_add_row(struct arena *arena, struct table *table, const char *id)
{
    struct row *row = array_add(arena, &table->rows);
    *row = (struct row){id, arena_alloc(arena, table->column_count * sizeof *row->cells)};
    return row;
}

static const char *question_id(struct arena *arena, const struct table *table, const char *word)
{
    return arena_printf(arena, "%s..%s", table->id, word);
}

struct row *table_add_question(struct arena *arena, struct table *table, const char *word)
{
    return table_add_row(arena, table, question_id(arena, table, word));
}

void table_leave_out(struct arena *arena, struct table *table, const char *word)
{
    const char *id = question_id(arena, table, word);
    size_t kept = 0;
    for (size_t i = 0; i < table->rows.count; i++)
        if (strcmp(table->rows.items[i].id, id) != 0)
            table->rows.items[kept++] = table->rows.items[i];
    table->rows.count = kept;
}

static bool column_says_something(const struct table *table, size_t column)
{
    for (size_t i = 0; i < table->rows.count; i++)
        if (table->rows.items[i].cells[column].state == CELL_SAID)
            return true;
    return false;
}

static void leave_out_column(struct table *table, size_t column)
{
    table->column_count--;
    for (; column < table->column_count; column++) {
        table->columns[column] = table->columns[column + 1];
        for (size_t i = 0; i < table->rows.count; i++)
            table->rows.items[i].cells[column] = table->rows.items[i].cells[column + 1];
    }
}

void table_leave_out_empty(struct table *table)
{
    for (size_t i = table->column_count; i--;)
        if (table->columns[i].optional && !column_says_something(table, i))
            leave_out_column(table, i);
}

struct table *table_for_readers(struct table *first)
{
    for (struct table *table = first; table; table = table->next)
        for (size_t i = table->column_count; i--;)
            if (table->columns[i].makers_only)
                leave_out_column(table, i);
    return first;
}

size_t table_head_column(const struct table *table)
{
    size_t column = 0;
    while (column + 1 < table->column_count && !table->columns[column].row_head)
        column++;
    return column;
}

bool table_differs(const struct table *table)
{
    for (size_t i = 0; i < table->rows.count; i++)
        for (size_t column = 0; column < table->column_count; column++)
            if (table->rows.items[i].cells[column].differs)
                return true;
    return false;
}

static bool all_differ(const struct table *table, const struct row *row)
{
    size_t differing = 0, same = 0, heads = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        const struct cell *cell = &row->cells[column];
        heads += table->columns[column].row_head;
        differing += cell->differs;
        same += !table->columns[column].row_head && cell->state == CELL_SAID && !cell->differs;
    }
    return heads && differing && !same;
}

bool cell_is_marked(const struct table *table, const struct row *row, size_t column)
{
    if (!all_differ(table, row))
        return row->cells[column].differs;
    return table->columns[column].row_head && (!column || !table->columns[column - 1].row_head);
}

/* ---- Runs ------------------------------------------------------------------------------------ */

static void add_run(struct arena *arena, struct runs *runs, struct run run)
{
    struct run *added = arena_new_of(arena, struct run);
    *added = run;
    if (runs->last)
        runs->last->next = added;
    else
        runs->first = added;
    runs->last = added;
}

void runs_add(struct arena *arena, struct runs *runs, enum run_style style, const char *text,
              const char *target)
{
    const char *end;
    for (; style != RUN_BREAK && (end = strchr(text, '\n')); text = end + 1) {
        runs_add(arena, runs, style, arena_copy(arena, text, (size_t)(end - text)), target);
        runs_add(arena, runs, RUN_BREAK, "\n", NULL);
    }
    if (*text)
        add_run(arena, runs, (struct run){.text = text, .target = target, .style = style});
}

const char *runs_text(struct arena *arena, const struct runs *runs)
{
    struct buffer text = {.arena = arena};
    for (const struct run *run = runs->first; run; run = run->next)
        buffer_put(&text, run->text);
    return buffer_text(&text);
}

/* ---- Cells ----------------------------------------------------------------------------------- */

static void say(struct arena *arena, struct cell *cell, const char *text, const char *target)
{
    runs_add(arena, &cell->runs, RUN_PLAIN, text, target);
    cell->state = CELL_SAID;
}

void cell_say(struct arena *arena, struct cell *cell, const char *text)
{
    if (text && *text)
        say(arena, cell, text, NULL);
    else if (!cell->runs.first)
        cell->state = CELL_UNSAID;
}

void cell_list(struct arena *arena, struct cell *cell, const char *text, const char *target)
{
    if (cell->runs.first)
        runs_add(arena, &cell->runs, RUN_PLAIN, "; ", NULL);
    say(arena, cell, text, target);
}
