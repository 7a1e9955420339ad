/* Tables of links: Kumu's sheets of connections and of elements, and plain tables as people and
   programs write them.

   Read: a heading tells what a column is, in whatever words are usual; without headings the first
   two columns are taken for from and to, the third for the sign. What no heading tells becomes part
   of the note. A row without an end names a variable. Weights tell the sign only where one of them
   is negative: else they say how much, not which way. In Kumu's sheets one field may name several
   ends, with | between them. */
#include "exchange/csv_reader.h"
#include "exchange/labels.h"

#include <string.h>
#include <strings.h>

enum column { FROM, TO, DIRECTION, DELAY, BECAUSE, NOTE, UNIT, COLUMN_COUNT };

static const char *const headings[COLUMN_COUNT] = {
    [FROM] = "from source from_label source_label cause start origin",
    [TO] = "to target to_label target_label effect end destination",
    [DIRECTION] = "direction",
    [DELAY] = "delay delayed lag",
    [BECAUSE] = "because reason evidence mechanism",
    [NOTE] = "note notes description comment comments",
    [UNIT] = "unit units",
};

/* The columns in which the sign may stand: where the first does not tell it the next is asked. Of
   weights, how much is no sign unless some are negative. */
static const char *const sign_headings[] = {"polarity", "sign",  "influence", "type",     "effect",
                                            "relation", "label", "weight",    "strength", "value"};
enum { SIGN_COLUMNS = sizeof sign_headings / sizeof *sign_headings, FIRST_WEIGHT = 7 };

struct table {
    struct foreign_map *map;
    const struct csv *csv;
    int column[COLUMN_COUNT];
    int sign_column[SIGN_COLUMNS];
    size_t first_row; /* behind the headings */
    bool lists;       /* one field may name several ends */
    bool weights_are_signs;
};

/* ---- Headings ---------------------------------------------------------------------------------
 */

/* "polarity(±1)" is a polarity. */
static const struct csv_row *bare_headings(struct arena *arena, const struct csv_row *row)
{
    struct csv_row *bare = arena_new_of(arena, struct csv_row);
    *bare = (struct csv_row){arena_alloc(arena, (row->count + 1) * sizeof *bare->fields),
                             row->count, row->line};
    for (size_t i = 0; i < row->count; i++) {
        size_t length = strcspn(row->fields[i], "(");
        while (length && row->fields[i][length - 1] == ' ')
            length--;
        bare->fields[i] = length ? arena_copy(arena, row->fields[i], length) : row->fields[i];
    }
    return bare;
}

static void take_default_columns(struct table *table)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        table->column[i] = CSV_NONE;
    for (size_t i = 0; i < SIGN_COLUMNS; i++)
        table->sign_column[i] = CSV_NONE;
    table->column[FROM] = 0;
    table->column[TO] = 1;
    table->sign_column[0] = 2;
    table->first_row = 0;
}

static void find_columns(struct table *table)
{
    const struct csv_row *row = bare_headings(table->map->arena, &table->csv->rows.items[0]);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        table->column[i] = csv_column(row, headings[i]);
    for (size_t i = 0; i < SIGN_COLUMNS; i++) {
        table->sign_column[i] = csv_column(row, sign_headings[i]);
        if (table->sign_column[i] == table->column[TO])
            table->sign_column[i] = CSV_NONE;
    }
    table->first_row = 1;
    if (table->column[FROM] == CSV_NONE || table->column[TO] == CSV_NONE)
        take_default_columns(table);
}

/* Whether some number in a column of weights is negative. */
static bool has_negative_weight(const struct table *table)
{
    for (size_t i = table->first_row; i < table->csv->rows.count; i++)
        for (size_t j = FIRST_WEIGHT; j < SIGN_COLUMNS; j++) {
            int influence = 0;
            if (table->sign_column[j] != CSV_NONE &&
                csv_influence(csv_field(&table->csv->rows.items[i], (size_t)table->sign_column[j]),
                              &influence) &&
                influence < 0)
                return true;
        }
    return false;
}

/* ---- Rows -------------------------------------------------------------------------------------
 */

static const char *field_of(const struct table *table, const struct csv_row *row, enum column at)
{
    return table->column[at] == CSV_NONE ? "" : csv_field(row, (size_t)table->column[at]);
}

/* On one line; NULL where nothing is said. */
static const char *said(const struct table *table, const struct csv_row *row, enum column column)
{
    const char *field = field_of(table, row, column);
    return foreign_fold(table->map->arena, field, strlen(field));
}

static bool sign_in(const struct table *table, const char *field, size_t column, enum sign *sign)
{
    bool known = false;
    int influence = 0;
    if (!csv_influence(field, &influence)) {
        *sign = foreign_sign(field, &known);
        return known;
    }
    if (column >= FIRST_WEIGHT && !table->weights_are_signs)
        return false;
    *sign = influence > 0 ? SIGN_PLUS : influence < 0 ? SIGN_MINUS : SIGN_UNKNOWN;
    return true;
}

/* Triples as programs print them stand in brackets. */
static const char *without_brackets(struct arena *arena, const char *field)
{
    size_t length = strlen(field);
    if (length && strchr("([", *field)) {
        field++;
        length--;
    }
    if (length && strchr(")]", field[length - 1]))
        length--;
    return arena_copy(arena, field, length);
}

/* The column that told it, or CSV_NONE. */
static int find_sign(const struct table *table, const struct csv_row *row, enum sign *sign)
{
    *sign = SIGN_UNKNOWN;
    for (size_t i = 0; i < SIGN_COLUMNS; i++) {
        int column = table->sign_column[i];
        if (column == CSV_NONE)
            continue;
        const char *field = csv_field(row, (size_t)column);
        if (!table->first_row)
            field = without_brackets(table->map->arena, field);
        if (sign_in(table, field, i, sign))
            return column;
    }
    return CSV_NONE;
}

/* Whether a sign also tells how much: 0.5, -3. */
static bool has_size(const char *field)
{
    int influence;
    return csv_influence(field, &influence) && strpbrk(field, ".,023456789");
}

/* What the other columns say: "Tags: budget. Strength: 3". NULL where they say nothing. */
static const char *other_words(const struct table *table, const struct csv_row *row,
                               int sign_column)
{
    struct buffer words = {.arena = table->map->arena};
    if (!table->first_row)
        return NULL;
    for (size_t i = 0; i < row->count; i++) {
        bool told = ((int)i == sign_column && !has_size(row->fields[i])) || !*row->fields[i];
        for (size_t j = 0; j < COLUMN_COUNT && !told; j++)
            told = j != NOTE && table->column[j] == (int)i;
        if (told)
            continue;
        const char *heading = csv_field(&table->csv->rows.items[0], i);
        buffer_put(&words, words.count ? "; " : "");
        if (table->column[NOTE] == (int)i || !*heading)
            buffer_put(&words, row->fields[i]);
        else
            buffer_printf(&words, "%s: %s", heading, row->fields[i]);
    }
    return foreign_fold(table->map->arena, words.items, words.count);
}

static uint32_t variable_named(struct foreign_map *map, const char *label)
{
    uint32_t found = foreign_find(map, label);
    return found == FOREIGN_NONE ? foreign_add_variable(map, label, label) : found;
}

static void take_variable(const struct table *table, const struct csv_row *row, const char *label)
{
    uint32_t number = variable_named(table->map, label);
    if (table->map->problem)
        return;
    struct foreign_variable *variable = &table->map->variables.items[number];
    variable->note = other_words(table, row, CSV_NONE);
    variable->unit = said(table, row, UNIT);
}

/* "no" and "0" are no delay; "yes" and "true" one of which the length is not said. */
static void take_delay(struct foreign_link *link, const char *field)
{
    static const char *const none[] = {"no", "false", "0", "none", "-"};
    static const char *const bare[] = {"yes", "true", "1", "x", "delayed", "delay"};
    for (size_t i = 0; field && i < sizeof none / sizeof *none; i++)
        if (!strcasecmp(field, none[i]))
            return;
    link->delayed = field != NULL;
    for (size_t i = 0; field && i < sizeof bare / sizeof *bare; i++)
        if (!strcasecmp(field, bare[i]))
            return;
    link->delay = field;
}

static void take_link(const struct table *table, const struct csv_row *row, uint32_t from,
                      uint32_t to)
{
    enum sign sign;
    int sign_column = find_sign(table, row, &sign);
    struct foreign_link *link = foreign_add_link(table->map, from, to, sign);
    if (!table->first_row && sign_column != CSV_NONE &&
        has_size(without_brackets(table->map->arena, csv_field(row, (size_t)sign_column))))
        foreign_lose(table->map, "sizes of influences");
    take_delay(link, said(table, row, DELAY));
    link->because = said(table, row, BECAUSE);
    link->note = other_words(table, row, sign_column);
}

static bool goes_both_ways(const struct table *table, const struct csv_row *row)
{
    const char *direction = field_of(table, row, DIRECTION);
    return !strcasecmp(direction, "mutual") || !strcasecmp(direction, "undirected") ||
           !strcasecmp(direction, "both");
}

static void take_links(const struct table *table, const struct csv_row *row, const char *from,
                       const char *to)
{
    struct foreign_map *map = table->map;
    uint32_t begin = variable_named(map, from), end = variable_named(map, to);
    if (map->problem)
        return;
    take_link(table, row, begin, end);
    if (goes_both_ways(table, row))
        take_link(table, row, end, begin);
}

/* The part of a field up to the next |, without blanks around it; the field goes on behind it. */
static const char *take_end(const struct table *table, const char **field)
{
    struct arena *arena = table->map->arena;
    size_t length = table->lists ? strcspn(*field, "|") : strlen(*field), start = 0, end = length;
    const char *whole = *field;
    *field += length + (whole[length] == '|');
    while (start < end && whole[start] == ' ')
        start++;
    while (end > start && whole[end - 1] == ' ')
        end--;
    const char *part = arena_copy(arena, whole + start, end - start);
    return table->first_row ? part : without_brackets(arena, part);
}

static void take_row(const struct table *table, const struct csv_row *row)
{
    const char *from = field_of(table, row, FROM);
    while (*from && !table->map->problem) {
        const char *begin = take_end(table, &from), *to = field_of(table, row, TO);
        if (!*begin)
            continue;
        if (!*to)
            take_variable(table, row, begin);
        while (*to && !table->map->problem) {
            const char *end = take_end(table, &to);
            if (*end)
                take_links(table, row, begin, end);
        }
    }
}

/* ---- Whole tables -----------------------------------------------------------------------------
 */

static bool has_ends(const char *text, size_t size)
{
    return csv_column_of_text(text, size, headings[FROM]) != CSV_NONE &&
           csv_column_of_text(text, size, headings[TO]) != CSV_NONE;
}

/* Kumu's sheet of elements: the first column is their label. */
static bool is_element_sheet(const char *text, size_t size)
{
    return csv_column_of_text(text, size, "label") == 0 && !has_ends(text, size);
}

static void take_elements(struct table *table)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        table->column[i] = CSV_NONE;
    table->column[FROM] = 0;
    table->column[NOTE] = csv_column(&table->csv->rows.items[0], headings[NOTE]);
    table->column[UNIT] = csv_column(&table->csv->rows.items[0], headings[UNIT]);
    table->first_row = 1;
    for (size_t i = 1; i < table->csv->rows.count && !table->map->problem; i++)
        if (*csv_field(&table->csv->rows.items[i], 0))
            take_variable(table, &table->csv->rows.items[i],
                          csv_field(&table->csv->rows.items[i], 0));
}

static void read_table(struct foreign_map *map, const char *text, size_t size, bool lists)
{
    size_t open_line;
    struct table table = {.map = map, .csv = csv_read(map->arena, text, size, &open_line)};
    if (open_line) {
        foreign_fail(map, open_line, "a quote is opened here and never closed");
        return;
    }
    if (!table.csv->rows.count) {
        foreign_fail(map, 0, "the table is empty");
        return;
    }
    table.lists = lists;
    if (lists && is_element_sheet(text, size)) {
        take_elements(&table);
        return;
    }
    find_columns(&table);
    table.weights_are_signs = has_negative_weight(&table);
    for (size_t i = table.first_row; i < table.csv->rows.count && !map->problem; i++)
        take_row(&table, &table.csv->rows.items[i]);
}

void read_csv(struct foreign_map *map, const char *text, size_t size)
{
    read_table(map, text, size, false);
}

void read_kumu_csv(struct foreign_map *map, const char *text, size_t size)
{
    read_table(map, text, size, true);
}

bool knows_kumu_csv(const char *text, size_t size)
{
    static const char kumu_only[] = "type direction tags connection_type";
    if (is_element_sheet(text, size))
        return csv_columns_of_text(text, size) > 1;
    return csv_column_of_text(text, size, "from") != CSV_NONE &&
           csv_column_of_text(text, size, "to") != CSV_NONE &&
           csv_column_of_text(text, size, kumu_only) != CSV_NONE;
}

/* What is neither Kumu's nor a matrix. Without headings: what has a few columns. */
enum { MOST_BARE_COLUMNS = 4 };
bool knows_csv(const char *text, size_t size)
{
    size_t columns = csv_columns_of_text(text, size);
    return !knows_kumu_csv(text, size) && !knows_matrix(text, size) &&
           (has_ends(text, size) || (columns >= 2 && columns <= MOST_BARE_COLUMNS));
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

static const char *const sign_texts[] = {"+", "-", "?"};

static void put_fields(struct buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_byte(out, ',');
        csv_put(out, fields[i] ? fields[i] : "");
    }
    buffer_put(out, "\r\n");
}

/* By number, whether a row of links names the variable. */
static bool *linked(const struct foreign_map *map)
{
    bool *named = arena_alloc(map->arena, map->variables.count + 1);
    for (size_t i = 0; i < map->links.count; i++)
        named[map->links.items[i].from] = named[map->links.items[i].to] = true;
    return named;
}

static void lose_notes(struct foreign_map *map)
{
    for (size_t i = 0; i < map->variables.count; i++)
        if (map->variables.items[i].note || map->variables.items[i].unit)
            foreign_lose(map, "notes and units of variables");
}

static void lose_loops(struct foreign_map *map)
{
    for (size_t i = 0; i < map->loops.count; i++)
        foreign_lose(map, "names of loops");
}

/* A variable has a row of its own where no link names it, or where more is to be said of it. */
void write_csv(struct foreign_map *map, struct buffer *out)
{
    const bool *named = linked(map);
    const char **labels = unique_labels(map);
    put_fields(out,
               (const char *const[]){"from", "to", "polarity", "delay", "because", "note", "unit"},
               7);
    for (size_t i = 0; i < map->variables.count; i++) {
        const struct foreign_variable *variable = &map->variables.items[i];
        if (!named[i] || variable->note || variable->unit)
            put_fields(out,
                       (const char *const[]){labels[i], NULL, NULL, NULL, NULL, variable->note,
                                             variable->unit},
                       7);
    }
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        put_fields(out,
                   (const char *const[]){labels[link->from], labels[link->to],
                                         sign_texts[link->sign],
                                         link->delay     ? link->delay
                                         : link->delayed ? "yes"
                                                         : NULL,
                                         link->because, link->note, NULL},
                   7);
    }
    lose_loops(map);
}

/* Kumu knows a delayed link, not how long it takes: that goes into the description. */
static const char *description_of(const struct foreign_map *map, const struct foreign_link *link)
{
    const char *const parts[][2] = {{"", link->because}, {"after ", link->delay}, {"", link->note}};
    struct buffer text = {.arena = map->arena};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][1])
            buffer_printf(&text, "%s%s%s", text.count ? "; " : "", parts[i][0], parts[i][1]);
    return text.count ? buffer_text(&text) : NULL;
}

void write_kumu_csv(struct foreign_map *map, struct buffer *out)
{
    const bool *named = linked(map);
    const char **labels = unique_labels(map);
    put_fields(
        out, (const char *const[]){"From", "To", "Type", "Direction", "Delayed", "Description"}, 6);
    for (size_t i = 0; i < map->variables.count; i++)
        if (!named[i])
            put_fields(out, (const char *const[]){labels[i], NULL, NULL, NULL, NULL, NULL}, 6);
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        put_fields(out,
                   (const char *const[]){labels[link->from], labels[link->to],
                                         sign_texts[link->sign], "directed",
                                         link->delayed ? "yes" : NULL, description_of(map, link)},
                   6);
    }
    lose_notes(map);
    lose_loops(map);
}
