/* Tables as HTML. On a phone each row becomes a card whose lines say of which column they are. */
#include "emit/html.h"

#include "emit/markup.h"

#include <string.h>

/* ---- Cells ---------------------------------------------------------------------------------- */

static const char *const tone_classes[] = {
    [TONE_NONE] = "", [TONE_YES] = "yes",         [TONE_PARTLY] = "partly",
    [TONE_NO] = "no", [TONE_UNKNOWN] = "unknown",
};

/* The answer stands in the pill, and what is added to it below; a colon is not needed there. */
static void put_toned(struct page *page, const struct cell *cell)
{
    struct run *added = cell->runs.first->next;
    buffer_printf(page->out, "<span class=\"pill %s\">", tone_classes[cell->tone]);
    markup_text(page->out, cell->runs.first->text);
    buffer_put(page->out, "</span>");
    if (!added)
        return;
    struct run first = *added;
    struct runs rest = {&first, cell->runs.last};
    first.text += strncmp(first.text, ": ", 2) == 0 ? 2 : 0;
    buffer_put(page->out, "<span class=\"added\">");
    page_put_runs(page, &rest);
    buffer_put(page->out, "</span>");
}

/* What may be ticked, each beside a box that the style sheet draws. */
static void put_choices(struct page *page, const char *const *choices)
{
    for (; choices && *choices; choices++)
        page_put(page, "span", "tick", *choices);
}

static void put_content(struct page *page, const struct column *column, const struct cell *cell)
{
    if (column->answer && cell->state != CELL_SAID)
        put_choices(page, column->choices);
    else if (cell->state == CELL_UNSAID)
        buffer_printf(page->out, "<span class=\"unsaid\">%s</span>", unsaid_words);
    else if (cell->tone != TONE_NONE && cell->runs.first)
        put_toned(page, cell);
    else
        page_put_runs(page, &cell->runs);
}

/* The sign itself is drawn by the style sheet. */
static void put_sign_of_difference(struct page *page)
{
    buffer_printf(page->out,
                  "<span class=\"differs\" role=\"img\" aria-label=\"differs\" "
                  "title=\"%s\"></span>",
                  differs_words);
}

static const char *class_of(const struct column *column, bool asked)
{
    if (column->answer)
        return "to-write";
    if (!asked)
        return "blank";
    return column->kind == COLUMN_NUMBER ? "number" : NULL;
}

static void put_cell(struct page *page, const struct column *column, const struct cell *cell,
                     bool marked)
{
    const char *element = column->row_head ? "th" : "td";
    bool asked = column->answer || cell->state != CELL_NOT_ASKED;
    buffer_printf(page->out, "<%s", element);
    markup_attribute(page->out, "scope", column->row_head ? "row" : NULL);
    markup_attribute(page->out, "class", class_of(column, asked));
    markup_attribute(page->out, "data-label", asked && !column->row_head ? column->head : NULL);
    buffer_put(page->out, " dir=\"auto\">");
    if (marked)
        put_sign_of_difference(page);
    put_content(page, column, cell);
    buffer_printf(page->out, "</%s>", element);
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static void put_row(struct page *page, const struct table *table, const struct row *row)
{
    page->here = row->id;
    buffer_put(page->out, "<tr");
    page_put_place(page, row->id);
    buffer_byte(page->out, '>');
    for (size_t i = 0; i < table->column_count; i++)
        put_cell(page, &table->columns[i], &row->cells[i], cell_is_marked(table, row, i));
    buffer_put(page->out, "</tr>\n");
    page->here = NULL;
}

/* A row more, whose first cell asks for what is missing. */
static void put_more(struct page *page, const struct table *table, const char *more)
{
    size_t asking = table_head_column(table);
    buffer_put(page->out, "<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        struct cell cell = {.state = i == asking ? CELL_SAID : CELL_NOT_ASKED};
        if (i == asking)
            cell_say(page->out->arena, &cell, more);
        put_cell(page, &table->columns[i], &cell, false);
    }
    buffer_put(page->out, "</tr>\n");
}

static void put_widths(struct page *page, const struct table *table)
{
    unsigned long all = 0;
    for (size_t i = 0; i < table->column_count; i++)
        all += table->columns[i].weight;
    if (!all)
        return;
    buffer_put(page->out, "<colgroup>");
    for (size_t i = 0; i < table->column_count; i++)
        buffer_printf(page->out, "<col style=\"width:%lu%%\"/>",
                      table->columns[i].weight * 100 / all);
    buffer_put(page->out, "</colgroup>\n");
}

static void put_heads(struct page *page, const struct table *table)
{
    buffer_put(page->out, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_put(page->out, table->columns[i].kind == COLUMN_NUMBER
                                  ? "<th scope=\"col\" class=\"number\" dir=\"auto\">"
                                  : "<th scope=\"col\" dir=\"auto\">");
        markup_text(page->out, table->columns[i].head);
        buffer_put(page->out, "</th>");
    }
    buffer_put(page->out, "</tr></thead>\n");
}

enum { MOST_COLUMNS = 8, FEW_ROWS = 8 };

/* With more columns than can be read across, each row becomes a card everywhere. A number takes
   half the room of words. */
static bool is_of_cards(const struct table *table)
{
    size_t halves = 0;
    for (size_t i = 0; i < table->column_count; i++)
        halves += table->columns[i].kind == COLUMN_NUMBER ? 1 : 2;
    return halves > 2 * MOST_COLUMNS;
}

bool table_is_long(const struct table *table)
{
    return is_of_cards(table) || table->rows.count > FEW_ROWS;
}

static void put_notes(struct page *page, const struct table *table)
{
    page_put(page, "p", "note", table->note);
    if (!table_differs(table))
        return;
    buffer_put(page->out, "<p class=\"note\">");
    put_sign_of_difference(page);
    buffer_printf(page->out, " %s.</p>\n", differs_words);
}

/* Below the last row what else is asked, where anything is. */
static void put_table(struct page *page, const struct table *table, const char *more)
{
    bool cards = is_of_cards(table);
    buffer_printf(page->out, "<div class=\"table%s\" role=\"region\" tabindex=\"0\"",
                  table_is_long(table) ? "" : " short");
    markup_attribute(page->out, "aria-label", table->caption);
    buffer_printf(page->out, ">\n<table%s>\n", cards ? " class=\"cards\"" : "");
    page_put(page, "caption", NULL, table->caption);
    put_widths(page, table);
    put_heads(page, table);
    buffer_put(page->out, "<tbody>\n");
    for (size_t i = 0; i < table->rows.count; i++)
        put_row(page, table, &table->rows.items[i]);
    if (more)
        put_more(page, table, more);
    buffer_put(page->out, "</tbody>\n</table>\n");
    put_notes(page, table);
    buffer_put(page->out, "</div>\n");
}

void page_put_table(struct page *page, const struct table *table)
{
    put_table(page, table, NULL);
}

void page_put_sheet(struct page *page, const struct sheet *sheet)
{
    buffer_printf(page->out, "<div class=\"to-fill\" style=\"--lines:%u\">\n",
                  sheet->lines ? sheet->lines : 1);
    page_put(page, "h3", NULL, sheet->title);
    page_put(page, "p", NULL, sheet->instruction);
    put_table(page, sheet->table, sheet->more);
    buffer_put(page->out, "</div>\n");
}
