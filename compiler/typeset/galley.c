/* Slices of text; see galley.h. */
#include "typeset/galley.h"

struct galley galley_in_columns(const struct press *press, struct paper_sheet sheet,
                                unsigned columns)
{
    struct area area = press_columns_area(press, sheet, 0, columns);
    return (struct galley){
        .press = press, .sheet = sheet, .columns = columns, .width = area.right - area.left};
}

struct galley galley_new(const struct press *press, struct paper_sheet sheet)
{
    return galley_in_columns(press, sheet, press_columns(sheet));
}

double galley_height(const struct galley *galley)
{
    double height = 0;
    for (size_t i = 0; i < galley->slices.count; i++)
        height += galley->slices.items[i].above + galley->slices.items[i].height;
    return height;
}

struct slice *galley_add(struct galley *galley)
{
    struct slice *slice = array_add(galley->press->arena, &galley->slices);
    *slice = (struct slice){.count = 1};
    return slice;
}

void galley_add_room(struct galley *galley, const struct block *block, double height)
{
    struct slice *slice = galley_add(galley);
    slice->height = height;
    slice->block = block;
    slice->holds = true;
}

void galley_lead_to(struct galley *galley, size_t slice, unsigned level, const char *title)
{
    if (slice < galley->slices.count) {
        galley->slices.items[slice].level = level;
        galley->slices.items[slice].outline = title;
    }
}

static void set_hold(struct galley *galley, bool holds)
{
    if (galley->slices.count)
        galley->slices.items[galley->slices.count - 1].holds = holds;
}

void galley_let_go(struct galley *galley)
{
    set_hold(galley, false);
}

void galley_hold(struct galley *galley)
{
    set_hold(galley, true);
}

void galley_ask(struct galley *galley)
{
    if (galley->slices.count)
        galley->slices.items[galley->slices.count - 1].asks = true;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

struct set_lines {
    struct lines lines;
    struct paragraph paragraph;
};

static void draw_lines(struct scene *scene, const void *what, size_t first, size_t count,
                       struct area area)
{
    const struct set_lines *set = what;
    struct point top = {area.left, area.top};
    scene_open_role(scene, set->lines.role);
    if (first == 0 && set->lines.mark)
        set->lines.mark(scene, &set->lines, top);
    paragraph_draw(scene, &set->paragraph, first, count, top);
    scene_close_role(scene, set->lines.role);
}

/* A first or last line never stands alone on a page (Bringhurst 2004, 2.4.8); what holds on to what
   follows stays whole where it is short, as headings are. */
static bool holds_next(const struct set_lines *set, size_t line)
{
    size_t count = set->paragraph.lines.count;
    enum { FEW = 5 };
    if (line + 1 == count)
        return set->lines.holds;
    return line == 0 || line + 2 == count || (set->lines.holds && count < FEW);
}

static void add_lines(struct galley *galley, const struct set_lines *set)
{
    for (size_t i = 0; i < set->paragraph.lines.count; i++)
        *galley_add(galley) = (struct slice){
            .draw = draw_lines,
            .what = set,
            .first = i,
            .count = 1,
            .above = i ? 0 : set->lines.above,
            .height = type_line(set->lines.type),
            .indent = set->lines.indent,
            .holds = holds_next(set, i),
            .block = set->lines.block,
        };
}

/* Lines that are much longer are hard to read (Bringhurst 2004, 2.1.2). */
static double longest_line(enum type_id type)
{
    static const double sizes = 54;
    return types[type].size * sizes;
}

void galley_add_runs(struct galley *galley, const struct lines *lines, const struct runs *runs)
{
    struct set_lines *set = arena_new_of(galley->press->arena, struct set_lines);
    double room = galley->width - lines->indent - lines->narrower;
    set->lines = *lines;
    set->paragraph = paragraph_of_runs(galley->press->arena, galley->press->ruler, lines->type,
                                       runs, smaller(room, longest_line(lines->type)));
    add_lines(galley, set);
}

void galley_add_text(struct galley *galley, const struct lines *lines, const char *text)
{
    struct runs runs = {0};
    if (text)
        runs_add(galley->press->arena, &runs, RUN_PLAIN, text, NULL);
    galley_add_runs(galley, lines, &runs);
}
