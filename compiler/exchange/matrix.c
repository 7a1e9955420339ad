/* A square table of influences: the first row and the first column name the variables, and a field
   tells what its row does to its column, as Mental Modeler exports it. */
#include "exchange/csv_reader.h"
#include "exchange/labels.h"

#include <string.h>

/* ---- Reading ----------------------------------------------------------------------------------
 */

static const char *second_line(const char *text, size_t size)
{
    const char *end = memchr(text, '\n', size);
    return end ? end + 1 : NULL;
}

/* The first column names the same as the first row does, as far as its first name tells. */
bool knows_matrix(const char *text, size_t size)
{
    const char *second = second_line(text, size);
    size_t columns = csv_columns_of_text(text, size);
    if (!second || columns < 2 ||
        csv_columns_of_text(second, size - (size_t)(second - text)) != columns)
        return false;
    return csv_fields_agree(text, size, 1, second, size - (size_t)(second - text), 0);
}

static void take_names(struct foreign_map *map, const struct csv *csv)
{
    const struct csv_row *names = &csv->rows.items[0];
    for (size_t i = 1; i < names->count && !map->problem; i++)
        foreign_add_variable(map, names->fields[i], names->fields[i]);
}

/* Whether the rows are named as the columns are, in their order; the first that is not is told. */
static bool is_square(struct foreign_map *map, const struct csv *csv)
{
    const struct csv_row *names = &csv->rows.items[0];
    if (csv->rows.count != names->count) {
        foreign_fail(map, 0, "the table has %zu columns of names and %zu rows: it is not square",
                     names->count - 1, csv->rows.count - 1);
        return false;
    }
    for (size_t i = 1; i < csv->rows.count; i++)
        if (strcmp(csv_field(&csv->rows.items[i], 0), names->fields[i])) {
            foreign_fail(map, csv->rows.items[i].line,
                         "row %zu is called “%s”, and column %zu “%s”: rows and columns name the "
                         "same variables in the same order",
                         i, csv_field(&csv->rows.items[i], 0), i, names->fields[i]);
            return false;
        }
    return true;
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
        if (field[strspn(field, "+-1")])
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
    size_t open_line;
    const struct csv *csv = csv_read(map->arena, text, size, &open_line);
    if (open_line)
        foreign_fail(map, open_line, "a quote is opened here and never closed");
    else if (!csv->rows.count)
        foreign_fail(map, 0, "the table is empty");
    if (map->problem || !is_square(map, csv))
        return;
    take_names(map, csv);
    for (uint32_t from = 0; from < map->variables.count; from++)
        for (uint32_t to = 0; to < map->variables.count && !map->problem; to++)
            take_field(map, &csv->rows.items[from + 1], from, to);
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

static void tell_losses(struct foreign_map *map)
{
    for (size_t i = 0; i < map->links.count; i++) {
        if (map->links.items[i].delayed)
            foreign_lose(map, "delays");
        if (map->links.items[i].because || map->links.items[i].note)
            foreign_lose(map, "reasons and notes of links");
    }
    for (size_t i = 0; i < map->variables.count; i++)
        if (map->variables.items[i].note || map->variables.items[i].unit)
            foreign_lose(map, "notes and units of variables");
    for (size_t i = 0; i < map->loops.count; i++)
        foreign_lose(map, "names of loops");
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
    tell_losses(map);
}
