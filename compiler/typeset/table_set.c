/* Tables as slices: a head that stands on every page, and rows, each kept whole where a page has
   room for it, or else cut between lines in all of its cells. */
#include "typeset/galley.h"

#include "draw/shape.h"

static const double sign_room = 11; /* of a tone's dot, or of the sign of a difference */

/* ---- Cells ----------------------------------------------------------------------------------- */

static bool has_tone(const struct cell *cell)
{
    return cell->state == CELL_SAID && cell->tone != TONE_NONE && cell->runs.first;
}

double cell_signs_width(const struct table *table, const struct row *row, size_t column)
{
    const struct cell *cell = &row->cells[column];
    return (has_tone(cell) ? sign_room : 0) + (cell_is_marked(table, row, column) ? sign_room : 0);
}

static enum type_id type_of(const struct table *table, const struct cell *cell, size_t column)
{
    if (cell->state == CELL_UNSAID)
        return TYPE_UNSAID;
    return table->columns[column].row_head ? TYPE_ROW_HEAD : TYPE_CELL;
}

/* What it says: that nothing is said, too. */
struct runs cell_runs(struct arena *arena, const struct cell *cell)
{
    struct runs unsaid = {0};
    if (cell->state != CELL_UNSAID)
        return cell->runs;
    runs_add(arena, &unsaid, RUN_PLAIN, unsaid_words, NULL);
    return unsaid;
}

/* ---- Widths of columns ----------------------------------------------------------------------- */

struct column_width {
    double least;   /* that breaks no word */
    double natural; /* that breaks no line */
    double all;     /* of all that it says, in one line */
    double weight, width;
    bool fixed;
};

static void measure_cell(const struct press *press, const struct table *table,
                         const struct row *row, size_t column, struct column_width *width)
{
    static const double endless = 1e6;
    const struct cell *cell = &row->cells[column];
    enum type_id type = type_of(table, cell, column);
    struct runs runs = cell_runs(press->arena, cell);
    double around = 2 * cell_pad_x + cell_signs_width(table, row, column) + 0.5;
    double part = runs_widest_part(press->arena, press->ruler, type, &runs) + around;
    width->least = larger(width->least, part);
    struct paragraph whole = paragraph_of_runs(press->arena, press->ruler, type, &runs, endless);
    width->natural = larger(width->natural, whole.width + around);
    width->all += whole.width;
}

static void measure_head(const struct press *press, const char *head, struct column_width *width)
{
    struct runs runs = {0};
    runs_add(press->arena, &runs, RUN_PLAIN, head, NULL);
    double around = 2 * cell_pad_x + 0.5;
    double part = runs_widest_part(press->arena, press->ruler, TYPE_TABLE_HEAD, &runs) + around;
    width->least = larger(width->least, part);
    width->natural =
        larger(width->natural,
               smaller(part * 2, type_width(press->ruler, TYPE_TABLE_HEAD, head) + around));
}

/* Cells have the fewest lines in all where columns are as wide as the roots of what they say. */
static struct column_width *measure_columns(const struct press *press, const struct table *table)
{
    static const double short_head = 112; /* that is not broken at its blanks either */
    struct column_width *widths =
        arena_alloc(press->arena, (table->column_count + 1) * sizeof *widths);
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i].weight = larger(table->columns[i].weight, 1);
        measure_head(press, table->columns[i].head, &widths[i]);
        for (size_t k = 0; k < table->rows.count; k++)
            measure_cell(press, table, &table->rows.items[k], i, &widths[i]);
        widths[i].weight = sqrt(widths[i].weight * (widths[i].natural + widths[i].all));
        if (table->columns[i].row_head && widths[i].natural <= short_head)
            widths[i].least = widths[i].natural;
    }
    return widths;
}

static double bounded(const struct column_width *width)
{
    return number_within(width->width, width->least, larger(width->least, width->natural));
}

/* One round: what is free is shared by weight; then those are fixed that came out too narrow or,
   where more is missing than is left over, too wide. Gives whether any is still to be fixed. */
static bool share_out(struct column_width *widths, size_t count, double room)
{
    double weights = 0, amiss = 0;
    for (size_t i = 0; i < count; i++) {
        room -= widths[i].fixed ? widths[i].width : 0;
        weights += widths[i].fixed ? 0 : widths[i].weight;
    }
    for (size_t i = 0; i < count; i++)
        if (!widths[i].fixed) {
            widths[i].width = room * widths[i].weight / weights;
            amiss += bounded(&widths[i]) - widths[i].width;
        }
    bool more = false;
    for (size_t i = 0; i < count; i++) {
        double change = bounded(&widths[i]) - widths[i].width;
        if (widths[i].fixed || (amiss > 0 && change < 0) || (amiss < 0 && change > 0))
            continue;
        widths[i].fixed = change > 0 || change < 0;
        widths[i].width += change;
        more = more || widths[i].fixed;
    }
    return more;
}

static void scale_widths(struct column_width *widths, size_t count, double sum, double room)
{
    for (size_t i = 0; i < count; i++)
        widths[i].width *= room / sum;
}

/* By weight and by how much there is to say, none narrower than its widest word nor wider than its
   text (as flexible boxes are in CSS: W3C 2018, 9.7); where that cannot be, all give way alike. */
static void choose_widths(struct column_width *widths, size_t count, double room)
{
    double least = 0, sum = 0;
    for (size_t i = 0; i < count; i++)
        least += widths[i].width = widths[i].least;
    if (least >= room) {
        scale_widths(widths, count, least, room);
        return;
    }
    for (size_t round = 0; round < count && share_out(widths, count, room); round++)
        ;
    for (size_t i = 0; i < count; i++)
        sum += widths[i].width;
    scale_widths(widths, count, sum, room);
}

const double *table_widths(const struct press *press, const struct table *table, double width)
{
    struct column_width *measured = measure_columns(press, table);
    double *widths = arena_alloc(press->arena, (table->column_count + 1) * sizeof *widths);
    choose_widths(measured, table->column_count, width);
    for (size_t i = 0; i < table->column_count; i++)
        widths[i] = measured[i].width;
    return widths;
}

enum table_way table_way(const struct press *press, const struct table *table, double width,
                         double turned)
{
    static const double comfortable = 66, long_text = 350, comfortable_for_long = 105;
    const struct column_width *widths = measure_columns(press, table);
    double wanted = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        double want = widths[i].natural > long_text ? comfortable_for_long : comfortable;
        wanted += smaller(widths[i].natural, larger(widths[i].least, want));
    }
    if (wanted <= width)
        return TABLE_AS_IT_IS;
    return wanted <= turned ? TABLE_TURNED : TABLE_CARDS;
}

/* ---- Tables that are set --------------------------------------------------------------------- */

struct set_table {
    const struct table *table;
    struct table_heads heads;
    double head_height, width;
    struct block block;
};

static void draw_head_row(struct scene *scene, const void *what, size_t first, size_t count,
                          struct area area)
{
    const struct set_table *set = what;
    (void)first;
    (void)count;
    set_table_head(scene, &set->heads, (struct point){area.left, area.top}, set->head_height);
}

static struct set_table *set_up(struct galley *galley, const struct table *table)
{
    struct arena *arena = galley->press->arena;
    const double *widths = table_widths(galley->press, table, galley->width);
    struct set_table *set = arena_new_of(arena, struct set_table);
    const char **heads = arena_alloc(arena, (table->column_count + 1) * sizeof *heads);
    for (size_t i = 0; i < table->column_count; i++)
        heads[i] = table->columns[i].head;
    set->table = table;
    set->width = galley->width;
    set->heads = (struct table_heads){heads, widths, table->column_count};
    set->head_height = table_head_height(galley->press, &set->heads);
    set->block = (struct block){
        .role = ROLE_TABLE, .head = draw_head_row, .head_of = set, .head_height = set->head_height};
    return set;
}

/* ---- Rows ------------------------------------------------------------------------------------ */

struct set_row {
    const struct set_table *set;
    const struct row *row;
    struct paragraph *cells;
    size_t lines; /* of the longest cell */
};

static double row_step(void)
{
    return type_line(TYPE_CELL);
}

static struct set_row *set_row(struct galley *galley, const struct set_table *set,
                               const struct row *row)
{
    const struct press *press = galley->press;
    struct set_row *result = arena_new_of(press->arena, struct set_row);
    *result = (struct set_row){.set = set, .row = row, .lines = 1};
    result->cells = arena_alloc(press->arena, (set->heads.count + 1) * sizeof *result->cells);
    for (size_t i = 0; i < set->heads.count; i++) {
        struct runs runs = cell_runs(press->arena, &row->cells[i]);
        double room = set->heads.widths[i] - 2 * cell_pad_x - cell_signs_width(set->table, row, i);
        result->cells[i] = paragraph_of_runs(press->arena, press->ruler,
                                             type_of(set->table, &row->cells[i], i), &runs, room);
        if (result->cells[i].lines.count > result->lines)
            result->lines = result->cells[i].lines.count;
    }
    return result;
}

static void draw_half(struct scene *scene, struct point centre, double radius)
{
    static const double round = 0.5523; /* a quarter of a circle as a curve */
    struct path path = {0};
    struct point top = {centre.x, centre.y - radius}, left = {centre.x - radius, centre.y},
                 bottom = {centre.x, centre.y + radius};
    double arm = radius * round;
    path_move(scene->arena, &path, top);
    path_curve(scene->arena, &path, (struct point){top.x - arm, top.y},
               (struct point){left.x, left.y - arm}, left);
    path_curve(scene->arena, &path, (struct point){left.x, left.y + arm},
               (struct point){bottom.x - arm, bottom.y}, bottom);
    path_close(scene->arena, &path);
    scene_path(scene, &path, (struct stroke){.fill = INK_ACCENT, .hand = HAND_STILL});
}

/* Full, half, empty, or only a stroke. */
static void draw_tone(struct scene *scene, enum tone tone, struct point top)
{
    static const double radius = 3, width = 0.9;
    struct point centre = {top.x + radius + 0.5, top.y + row_step() / 2};
    struct path path = path_of_oval(scene->arena, (struct box){centre, 2 * radius, 2 * radius});
    const struct stroke stroke = {.fill = tone == TONE_YES ? INK_ACCENT : INK_NONE,
                                  .ink = INK_ACCENT,
                                  .width = width,
                                  .hand = HAND_STILL};
    if (tone == TONE_PARTLY)
        draw_half(scene, centre, radius);
    if (tone == TONE_UNKNOWN)
        set_rule(scene, (struct point){centre.x - radius, centre.y},
                 (struct point){centre.x + radius, centre.y}, width, INK_ACCENT);
    else
        scene_path(scene, &path, stroke);
}

/* A lozenge. */
static void draw_difference(struct scene *scene, struct point top)
{
    static const double radius = 3.4;
    struct point centre = {top.x + radius, top.y + row_step() / 2};
    struct path path = {0};
    path_move(scene->arena, &path, (struct point){centre.x, centre.y - radius});
    path_line(scene->arena, &path, (struct point){centre.x + radius, centre.y});
    path_line(scene->arena, &path, (struct point){centre.x, centre.y + radius});
    path_line(scene->arena, &path, (struct point){centre.x - radius, centre.y});
    path_close(scene->arena, &path);
    scene_path(scene, &path, (struct stroke){.fill = INK_WARM, .hand = HAND_STILL});
}

void draw_cell_signs(struct scene *scene, const struct table *table, const struct row *row,
                     size_t column, struct point top)
{
    const struct cell *cell = &row->cells[column];
    if (cell_is_marked(table, row, column)) {
        draw_difference(scene, top);
        top.x += sign_room;
    }
    if (has_tone(cell))
        draw_tone(scene, cell->tone, top);
}

static void draw_cell(struct scene *scene, const struct set_row *row, size_t column, size_t first,
                      size_t count, struct point top)
{
    const struct paragraph *cell = &row->cells[column];
    enum role role = row->set->table->columns[column].row_head ? ROLE_TH : ROLE_TD;
    scene_open_role(scene, role);
    if (first == 0)
        draw_cell_signs(scene, row->set->table, row->row, column, top);
    top.x += cell_signs_width(row->set->table, row->row, column);
    for (size_t i = first; i < first + count && i < cell->lines.count; i++, top.y += row_step())
        paragraph_draw(scene, cell, i, 1, top);
    scene_close_role(scene, role);
}

static void draw_row(struct scene *scene, const void *what, size_t first, size_t count,
                     struct area area)
{
    const struct set_row *row = what;
    double left = area.left, pad = first == 0 ? cell_pad_y : 0;
    scene_open_role(scene, ROLE_TR);
    for (size_t i = 0; i < row->set->heads.count; i++) {
        double right = left + row->set->heads.widths[i];
        if (row->set->table->columns[i].row_head)
            set_field(scene, (struct area){left, area.top, right, area.bottom}, INK_FIELD);
        draw_cell(scene, row, i, first, count, (struct point){left + cell_pad_x, area.top + pad});
        left = right;
    }
    double bottom = area.bottom - rule_thin / 2; /* above the next row's field */
    if (first + count == row->lines)
        set_rule(scene, (struct point){area.left, bottom}, (struct point){left, bottom}, rule_thin,
                 INK_RULE);
    scene_close_role(scene, ROLE_TR);
}

static void add_whole_row(struct galley *galley, const struct set_row *row)
{
    *galley_add(galley) = (struct slice){.draw = draw_row,
                                         .what = row,
                                         .count = row->lines,
                                         .height = (double)row->lines * row_step() + 2 * cell_pad_y,
                                         .block = &row->set->block};
}

static void add_cut_row(struct galley *galley, const struct set_row *row)
{
    for (size_t i = 0; i < row->lines; i++) {
        bool last = i + 1 == row->lines;
        *galley_add(galley) = (struct slice){
            .draw = draw_row,
            .what = row,
            .first = i,
            .count = 1,
            .height = row_step() + (i == 0 ? cell_pad_y : 0) + (last ? cell_pad_y : 0),
            .holds = i == 0 || i + 2 == row->lines,
            .block = &row->set->block,
        };
    }
}

/* A row never stands alone below its head, nor the last alone on a page. */
static void add_rows(struct galley *galley, const struct set_table *set)
{
    struct area area = press_area(galley->press, galley->sheet);
    double room = area.bottom - area.top - set->head_height;
    size_t count = set->table->rows.count;
    for (size_t i = 0; i < count; i++) {
        struct set_row *row = set_row(galley, set, &set->table->rows.items[i]);
        if ((double)row->lines * row_step() + 2 * cell_pad_y <= room)
            add_whole_row(galley, row);
        else
            add_cut_row(galley, row);
        if (i + 2 == count)
            galley_hold(galley);
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void mark_difference(struct scene *scene, const struct lines *lines, struct point top)
{
    (void)lines;
    draw_difference(scene, (struct point){top.x - sign_room, top.y - 1});
}

void galley_add_table_notes(struct galley *galley, const struct table *table)
{
    struct lines lines = {.type = TYPE_SMALL, .role = ROLE_P, .above = 5};
    if (table->note) {
        galley_hold(galley);
        galley_add_text(galley, &lines, table->note);
    }
    if (!table_differs(table))
        return;
    galley_hold(galley);
    lines.indent = sign_room;
    lines.mark = mark_difference;
    galley_add_text(galley, &lines, differs_words);
}

void galley_add_caption(struct galley *galley, const struct table *table)
{
    const struct lines caption = {
        .type = TYPE_SUBHEADING, .role = ROLE_CAPTION, .above = 14, .holds = true};
    size_t first = galley->slices.count;
    galley_add_text(galley, &caption, table->caption);
    galley_lead_to(galley, first, 2, table->caption);
}

void galley_add_table(struct galley *galley, const struct table *table)
{
    struct set_table *set = set_up(galley, table);
    galley_add_caption(galley, table);
    *galley_add(galley) = (struct slice){.draw = draw_head_row,
                                         .what = set,
                                         .count = 1,
                                         .above = 4,
                                         .height = set->head_height,
                                         .holds = table->rows.count > 0,
                                         .block = &set->block};
    add_rows(galley, set);
    galley_add_table_notes(galley, table);
}
