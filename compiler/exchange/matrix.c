/* A square table of influences: the first row and the first column name the variables, and a field
   tells what its row does to its column, as Mental Modeler exports it. Rows may stand in
   another order than columns, and some may be missing. */
#include "emit/csv.h"
#include "exchange/csv_reader.h"
#include "exchange/labels.h"

#include <string.h>

/* ---- Reading ----------------------------------------------------------------------------------
 */

/* Where the next line begins that is not empty, behind one of which this is the rest; NULL: none.
 */
static const char *next_line(const char *rest, const char *end)
{
    while (rest < end && (*rest == '\r' || *rest == '\n'))
        rest++;
    return rest < end ? rest : NULL;
}

static const char *end_of_line(struct csv_walk walk)
{
    while (csv_walk_on(&walk))
        ;
    return walk.rest;
}

static bool is_influence(const struct csv_walk *walk)
{
    char field[32] = "";
    int influence;
    bool known = !walk->length;
    if (walk->length >= sizeof field)
        return false;
    memcpy(field, walk->field, walk->length);
    if (!known && !csv_influence(field, &influence))
        foreign_sign(field, &known);
    else
        known = true;
    return known;
}

/* Whether a line has an influence, or nothing, in each field but the first. */
static bool has_influences(struct csv_walk walk, size_t most)
{
    size_t columns = 1;
    csv_walk_on(&walk);
    for (; csv_walk_on(&walk); columns++)
        if (!is_influence(&walk))
            return false;
    return columns > 1 && columns <= most;
}

/* Whether a line's first field is one of the names in the first line, its first left out. */
static bool is_named_in(struct csv_walk names, struct csv_walk walk)
{
    csv_walk_on(&names);
    csv_walk_on(&walk);
    while (walk.length && csv_walk_on(&names))
        if (names.length == walk.length && !memcmp(names.field, walk.field, walk.length))
            return true;
    return false;
}

/* Lines that are not empty, from the first on; no more than one more than the most. */
static size_t count_lines(struct csv_walk walk, size_t most)
{
    size_t count = 0;
    while (walk.at && count <= most) {
        walk.at = next_line(end_of_line(walk), walk.end);
        count++;
    }
    return count;
}

/* The second line is named as a column is, and says what that does to each; and there are as many
   lines as columns, unless there are so many columns that it can be nothing else. */
bool knows_matrix(const char *text, size_t size)
{
    enum { MANY_COLUMNS = 5 };
    struct csv_walk names = csv_walk_line(text, size), line = names;
    size_t columns = csv_columns_of_text(text, size);
    line.at = columns > 1 ? next_line(end_of_line(names), names.end) : NULL;
    return line.at && is_named_in(names, line) && has_influences(line, columns) &&
           (columns >= MANY_COLUMNS || count_lines(names, columns) == columns);
}

/* The variable that each row tells of: the columns' in their order, then those that only rows
   have. */
static uint32_t *take_names(struct foreign_map *map, const struct csv *csv)
{
    const struct csv_row *names = &csv->rows.items[0];
    uint32_t *rows = arena_alloc(map->arena, csv->rows.count * sizeof *rows);
    for (size_t i = 1; i < names->count && !map->problem; i++)
        foreign_add_variable(map, names->fields[i], names->fields[i]);
    for (size_t i = 1; i < csv->rows.count && !map->problem; i++) {
        const char *name = csv_field(&csv->rows.items[i], 0);
        bool in_order = i < names->count && !strcmp(name, names->fields[i]);
        rows[i] = in_order ? (uint32_t)i - 1 : foreign_find(map, name);
        if (rows[i] == FOREIGN_NONE)
            rows[i] = foreign_add_variable(map, name, name);
    }
    return rows;
}

/* Nought and an empty field are no link. */
static void take_field(struct foreign_map *map, const struct csv_row *row, uint32_t from,
                       uint32_t to)
{
    const char *field = csv_field(row, to + 1);
    int influence = 0;
    bool known = false;
    enum sign sign = foreign_sign(field, &known);
    if (csv_influence(field, &influence)) {
        if (!influence)
            return;
        sign = influence > 0 ? SIGN_PLUS : SIGN_MINUS;
        if (field[strspn(field, "+-1\u2212")])
            foreign_lose(map, "sizes of influences");
    } else if (!*field) {
        return;
    } else if (!known) {
        foreign_fail(map, row->line, "“%s” is no influence: a number, + or - is wanted", field);
        return;
    }
    foreign_add_link(map, from, to, sign);
}

void read_matrix(struct foreign_map *map, const char *text, size_t size)
{
    const struct csv *csv = csv_read(map, text, size);
    if (!csv)
        return;
    size_t columns = csv->rows.items[0].count;
    const uint32_t *rows = take_names(map, csv);
    for (size_t i = 1; i < csv->rows.count && !map->problem; i++) {
        const struct csv_row *row = &csv->rows.items[i];
        if (row->count > columns)
            foreign_fail(map, row->line, "this row has %zu fields, and the first has names for %zu",
                         row->count - 1, columns - 1);
        for (size_t j = 1; j < row->count && !map->problem; j++)
            take_field(map, row, rows[i], (uint32_t)j - 1);
    }
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

enum { NO_LINK, RAISES_IT, LOWERS_IT, UNKNOWN_EFFECT };
enum { LARGEST_MATRIX = 2000 };

/* By row and column what the links make of it: of both signs, nobody knows. */
static unsigned char *effects_of_links(struct foreign_map *map)
{
    static const unsigned char effects[] = {RAISES_IT, LOWERS_IT, UNKNOWN_EFFECT};
    size_t count = map->variables.count;
    unsigned char *cells = arena_alloc(map->arena, count * count + 1);
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        unsigned char *cell = &cells[link->from * count + link->to];
        unsigned char effect = effects[link->sign];
        *cell = !*cell || *cell == effect ? effect : UNKNOWN_EFFECT;
    }
    return cells;
}

void write_matrix(struct foreign_map *map, struct buffer *out)
{
    static const char *const values[] = {"0", "1", "-1", "?"};
    size_t count = map->variables.count;
    if (count > LARGEST_MATRIX) {
        foreign_fail(map, 0, "a table of %zu variables squared is too large; %d are the most",
                     count, LARGEST_MATRIX);
        return;
    }
    const char **labels = unique_labels(map);
    const unsigned char *cells = effects_of_links(map);
    for (size_t i = 0; i < count; i++) {
        buffer_byte(out, ',');
        csv_put(out, labels[i]);
    }
    buffer_put(out, "\r\n");
    for (size_t from = 0; from < count; from++) {
        csv_put(out, labels[from]);
        for (size_t to = 0; to < count; to++)
            buffer_printf(out, ",%s", values[cells[from * count + to]]);
        buffer_put(out, "\r\n");
    }
    foreign_lose_said(map, FOREIGN_KINDS | FOREIGN_NOTES | FOREIGN_UNITS | FOREIGN_DELAYS |
                               FOREIGN_REASONS | FOREIGN_LOOPS | FOREIGN_MAP_NOTE);
}
