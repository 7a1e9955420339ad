/* A table with more columns than a page can bear: each row a card, its head above, and below that
   what it says in each column behind the column's own head, several beside one another. */
#include "typeset/galley.h"

static const double field_gap = 14;

enum { FIELDS_ACROSS = 4 };

/* What stands beside one another in a card. */
struct fields {
    const struct table *table;
    const struct row *row;
    size_t columns[FIELDS_ACROSS], count;
    double width; /* of each */
};

static enum type_id value_type(const struct cell *cell)
{
    return cell->state == CELL_UNSAID ? TYPE_UNSAID : TYPE_CELL;
}

static struct paragraph value_of(struct arena *arena, struct ruler *ruler,
                                 const struct fields *fields, size_t i)
{
    size_t column = fields->columns[i];
    const struct cell *cell = &fields->row->cells[column];
    struct runs runs = cell_runs(arena, cell);
    return paragraph_of_runs(arena, ruler, value_type(cell), &runs,
                             fields->width - cell_signs_width(fields->table, fields->row, column));
}

static struct paragraph label_of(struct arena *arena, struct ruler *ruler,
                                 const struct fields *fields, size_t i)
{
    return paragraph_of_text(arena, ruler, TYPE_KICKER,
                             fields->table->columns[fields->columns[i]].head, fields->width);
}

static void draw_fields(struct scene *scene, const void *what, size_t first, size_t count,
                        struct area area)
{
    const struct fields *fields = what;
    struct point top = {area.left, area.top};
    (void)first;
    (void)count;
    for (size_t i = 0; i < fields->count; i++, top.x += fields->width + field_gap) {
        struct paragraph label = label_of(scene->arena, scene->ruler, fields, i);
        struct paragraph value = value_of(scene->arena, scene->ruler, fields, i);
        size_t column = fields->columns[i];
        scene_open_role(scene, ROLE_P);
        struct point at = {top.x, paragraph_draw(scene, &label, 0, label.lines.count, top)};
        draw_cell_signs(scene, fields->table, fields->row, column, at);
        at.x += cell_signs_width(fields->table, fields->row, column);
        paragraph_draw(scene, &value, 0, value.lines.count, at);
        scene_close_role(scene, ROLE_P);
    }
}

static double fields_height(const struct galley *galley, const struct fields *fields)
{
    struct arena *arena = galley->press->arena;
    struct ruler *ruler = galley->press->ruler;
    double highest = 0;
    for (size_t i = 0; i < fields->count; i++) {
        struct paragraph label = label_of(arena, ruler, fields, i);
        struct paragraph value = value_of(arena, ruler, fields, i);
        highest = larger(highest, paragraph_height(&label) + paragraph_height(&value));
    }
    return highest;
}

/* One below the other, and over as many pages as they need. */
static void add_long_fields(struct galley *galley, const struct fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        const struct cell *cell = &fields->row->cells[fields->columns[i]];
        struct runs runs = cell_runs(galley->press->arena, cell);
        const struct lines label = {.type = TYPE_KICKER, .role = ROLE_P, .above = 6, .holds = true};
        const struct lines value = {.type = value_type(cell), .role = ROLE_P};
        galley_add_text(galley, &label, fields->table->columns[fields->columns[i]].head);
        galley_add_runs(galley, &value, &runs);
    }
}

static void add_fields(struct galley *galley, const struct fields *fields)
{
    static const double highest = 240;
    if (!fields->count)
        return;
    double height = fields_height(galley, fields);
    if (height > highest) {
        add_long_fields(galley, fields);
        return;
    }
    struct fields *set = arena_new_of(galley->press->arena, struct fields);
    *set = *fields;
    *galley_add(galley) = (struct slice){
        .draw = draw_fields, .what = set, .count = 1, .above = 6, .height = height, .holds = true};
}

/* ---- Cards ----------------------------------------------------------------------------------- */

static void draw_top(struct scene *scene, const void *what, size_t first, size_t count,
                     struct area area)
{
    (void)what;
    (void)first;
    (void)count;
    set_rule(scene, (struct point){area.left, area.top}, (struct point){area.right, area.top},
             rule_bold, INK_ACCENT);
}

static void add_card_head(struct galley *galley, const struct table *table, const struct row *row)
{
    const struct lines lines = {.type = TYPE_COLUMN_HEAD, .role = ROLE_H3, .holds = true};
    *galley_add(galley) =
        (struct slice){.draw = draw_top, .count = 1, .above = 12, .height = 4, .holds = true};
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].row_head) {
            struct runs runs = cell_runs(galley->press->arena, &row->cells[i]);
            galley_add_runs(galley, &lines, &runs);
        }
}

static void add_card(struct galley *galley, const struct table *table, const struct row *row)
{
    struct fields fields = {.table = table,
                            .row = row,
                            .width =
                                (galley->width - (FIELDS_ACROSS - 1) * field_gap) / FIELDS_ACROSS};
    add_card_head(galley, table, row);
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].row_head || row->cells[i].state == CELL_NOT_ASKED)
            continue;
        fields.columns[fields.count++] = i;
        if (fields.count == FIELDS_ACROSS) {
            add_fields(galley, &fields);
            fields.count = 0;
        }
    }
    add_fields(galley, &fields);
    galley_let_go(galley);
}

void galley_add_cards(struct galley *galley, const struct table *table)
{
    galley_add_caption(galley, table);
    for (size_t i = 0; i < table->rows.count; i++)
        add_card(galley, table, &table->rows.items[i]);
    galley_add_table_notes(galley, table);
}
