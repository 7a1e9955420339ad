/* What somebody says, as slices: across the page, or where two short ones follow each other side by
   side. */
#include "typeset/galley.h"

static const double bar_gap = 12, above = 12, by_above = 2;

/* ---- Across the page ------------------------------------------------------------------------- */

static const struct block quote_block = {.role = ROLE_BLOCK_QUOTE, .behind = set_side_bar};

void galley_add_quote(struct galley *galley, const struct piece *piece)
{
    struct block *block = arena_new_of(galley->press->arena, struct block);
    struct lines lines = {.type = TYPE_QUOTE,
                          .role = ROLE_P,
                          .indent = bar_width + bar_gap,
                          .narrower = 40,
                          .block = block};
    *block = quote_block;
    galley_add_room(galley, NULL, above);
    galley_add_runs(galley, &lines, &piece->runs);
    if (!piece->by.first)
        return;
    galley_hold(galley);
    lines.type = TYPE_SMALL;
    lines.above = by_above;
    galley_add_runs(galley, &lines, &piece->by);
}

/* ---- Side by side ---------------------------------------------------------------------------- */

/* A quote in a column; `by` stands below what is said. */
struct set_quote {
    struct paragraph said, by;
};

struct quote_row {
    struct set_quote quotes[2];
    double step; /* from one to the other */
};

static struct set_quote quote_in(const struct press *press, const struct piece *piece, double width)
{
    width -= bar_width + bar_gap;
    return (struct set_quote){
        .said = paragraph_of_runs(press->arena, press->ruler, TYPE_QUOTE, &piece->runs, width),
        .by = paragraph_of_runs(press->arena, press->ruler, TYPE_SMALL, &piece->by, width)};
}

static double quote_height(const struct set_quote *quote)
{
    double by = quote->by.lines.count ? by_above + paragraph_height(&quote->by) : 0;
    return paragraph_height(&quote->said) + by;
}

static void draw_paragraph(struct scene *scene, const struct paragraph *paragraph, struct point top)
{
    scene_open_role(scene, ROLE_P);
    paragraph_draw(scene, paragraph, 0, paragraph->lines.count, top);
    scene_close_role(scene, ROLE_P);
}

static void draw_quote(struct scene *scene, const struct set_quote *quote, struct point top)
{
    struct area area = {top.x, top.y, top.x, top.y + quote_height(quote)};
    scene_open_role(scene, ROLE_BLOCK_QUOTE);
    set_side_bar(scene, area);
    top.x += bar_width + bar_gap;
    draw_paragraph(scene, &quote->said, top);
    top.y += paragraph_height(&quote->said) + by_above;
    draw_paragraph(scene, &quote->by, top);
    scene_close_role(scene, ROLE_BLOCK_QUOTE);
}

static void draw_row(struct scene *scene, const void *what, size_t first, size_t count,
                     struct area area)
{
    const struct quote_row *row = what;
    (void)first;
    (void)count;
    for (size_t i = 0; i < 2; i++)
        if (row->quotes[i].said.lines.count)
            draw_quote(scene, &row->quotes[i],
                       (struct point){area.left + (double)i * row->step, area.top});
}

bool galley_add_quotes(struct galley *galley, const struct piece *left, const struct piece *right)
{
    enum { MOST_LINES = 4 };
    static const double gap = 24, narrowest = 190;
    double width = (galley->width - gap) / 2;
    struct quote_row row = {.quotes = {quote_in(galley->press, left, width)}, .step = width + gap};
    if (right)
        row.quotes[1] = quote_in(galley->press, right, width);
    if (width < narrowest || row.quotes[0].said.lines.count > MOST_LINES ||
        row.quotes[1].said.lines.count > MOST_LINES)
        return false;
    struct quote_row *set = arena_new_of(galley->press->arena, struct quote_row);
    *set = row;
    *galley_add(galley) = (struct slice){
        .draw = draw_row,
        .what = set,
        .count = 1,
        .above = above,
        .height = larger(quote_height(&row.quotes[0]), quote_height(&row.quotes[1]))};
    return true;
}
