/* Tables of links: Kumu's sheets of connections and of elements, and plain tables as people and
   programs write them.

   Read: a heading tells what a column is, in whatever words are usual; without headings the first
   two columns are taken for from and to, the third for the sign. What no heading tells becomes part
   of the note. A row without an end names a variable. Weights tell the sign only where one of them
   is negative: else they say how much, not which way. In Kumu's sheets one field may name several
   ends, with | between them. */
#include "exchange/csv_reader.h"
#include "exchange/kept.h"

#include <string.h>
#include <strings.h>

enum column { FROM, TO, DIRECTION, DELAY, BECAUSE, NOTE, UNIT, KIND, ID, COLUMN_COUNT };

static const char *const headings[COLUMN_COUNT] = {
    [FROM] = "from source from_label source_label from_variable source_variable from_node "
             "source_node from_element source_element cause influencer driver start origin tail",
    [TO] = "to target to_label target_label to_variable target_variable to_node target_node "
           "to_element target_element effect influenced end destination head",
    [DIRECTION] = "direction",
    [DELAY] = "delay delayed has_delay time_delay lag",
    [BECAUSE] = "because reason reasoning evidence mechanism",
    [NOTE] = "note notes description comment comments",
    [UNIT] = "unit units",
    [KIND] = "kind type element_type",
    [ID] = "id",
};

/* The columns in which the sign may stand: where the first does not tell it the next is asked. Of
   weights, how much is no sign unless some are negative. */
static const char *const sign_headings[] = {
    "polarity",        "sign",      "link_polarity", "causal_sign",       "influence", "type",
    "connection_type", "link_type", "relationship",  "relationship_type", "effect",    "relation",
    "direction",       "label",     "weight",        "strength",          "value"};
enum {
    SIGN_COLUMNS = sizeof sign_headings / sizeof *sign_headings,
    FIRST_WEIGHT = 14,
    SURE_SIGNS = 4
};

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

static void find_headings(struct table *table)
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
}

/* Where nothing is called from and to, a column behind the second that is called a sign shows that
   there are headings all the same. */
static void find_columns(struct table *table)
{
    find_headings(table);
    if (table->column[FROM] != CSV_NONE && table->column[TO] != CSV_NONE)
        return;
    for (size_t i = 0; i < SURE_SIGNS; i++)
        if (table->sign_column[i] > 1) {
            table->column[FROM] = 0;
            table->column[TO] = 1;
            return;
        }
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

/* Whether a link goes both ways, or is said to go one: Gephi says so of its type. */
static bool is_direction(const char *word, bool *both)
{
    static const char *const words[] = {"directed", "undirected", "mutual", "both"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcasecmp(word, words[i])) {
            *both = i > 0;
            return true;
        }
    return false;
}

/* Whether a column says nothing more: it is empty, or has been read. */
static bool is_told(const struct table *table, const struct csv_row *row, int column,
                    bool of_variable)
{
    bool both;
    if (!*row->fields[column] ||
        (column == table->column[KIND] && !of_variable && is_direction(row->fields[column], &both)))
        return true;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (i != NOTE && i != KIND && table->column[i] == column)
            return true;
    return false;
}

/* What the other columns say: "Tags: budget; Strength: 3". NULL where they say nothing. */
static const char *other_words(const struct table *table, const struct csv_row *row,
                               int column_told, bool of_variable)
{
    struct buffer words = {.arena = table->map->arena};
    if (!table->first_row)
        return NULL;
    for (size_t i = 0; i < row->count; i++) {
        if ((int)i == column_told || is_told(table, row, (int)i, of_variable))
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

static uint32_t variable_named(struct foreign_map *map, const char *id, const char *label)
{
    uint32_t found = foreign_find(map, id);
    return found == FOREIGN_NONE ? foreign_add_variable(map, id, label) : found;
}

static void take_variable(const struct table *table, const struct csv_row *row, const char *id,
                          const char *label)
{
    uint32_t number = variable_named(table->map, id, label);
    if (table->map->problem)
        return;
    struct foreign_variable *variable = &table->map->variables.items[number];
    bool is_kind = take_kind(table->map, variable, field_of(table, row, KIND));
    const char *note = other_words(table, row, is_kind ? table->column[KIND] : CSV_NONE, true);
    const char *unit = said(table, row, UNIT);
    variable->note = foreign_join(table->map->arena, variable->note, note);
    variable->unit = unit ? unit : variable->unit;
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
    take_delay(link, NULL, said(table, row, DELAY));
    link->because = said(table, row, BECAUSE);
    if (sign_column != CSV_NONE && has_size(csv_field(row, (size_t)sign_column)))
        sign_column = CSV_NONE;
    link->note = other_words(table, row, sign_column, false);
}

static bool goes_both_ways(const struct table *table, const struct csv_row *row)
{
    bool both = false;
    return (is_direction(field_of(table, row, DIRECTION), &both) ||
            is_direction(field_of(table, row, KIND), &both)) &&
           both;
}

static void take_links(const struct table *table, const struct csv_row *row, const char *from,
                       const char *to)
{
    struct foreign_map *map = table->map;
    uint32_t begin = variable_named(map, from, from), end = variable_named(map, to, to);
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
            take_variable(table, row, begin, begin);
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

/* A sheet of elements: the first column is their label, or another is their id. */
static const char label_headings[] = "label name";

static bool is_element_sheet(const char *text, size_t size)
{
    int label = csv_column_of_text(text, size, label_headings);
    return label != CSV_NONE && !has_ends(text, size) &&
           (label == 0 || csv_column_of_text(text, size, headings[ID]) != CSV_NONE);
}

static void take_elements(struct table *table)
{
    int label = csv_column(&table->csv->rows.items[0], label_headings);
    table->column[TO] = table->column[DIRECTION] = table->column[DELAY] = CSV_NONE;
    table->column[BECAUSE] = CSV_NONE;
    table->column[FROM] = label;
    for (size_t i = 1; i < table->csv->rows.count && !table->map->problem; i++) {
        const struct csv_row *row = &table->csv->rows.items[i];
        const char *text = csv_field(row, (size_t)label), *id = field_of(table, row, ID);
        if (*text || *id)
            take_variable(table, row, *id ? id : text, text);
    }
}

static void read_table(struct foreign_map *map, const char *text, size_t size, bool lists)
{
    struct table table = {.map = map, .csv = csv_read(map, text, size), .lists = lists};
    if (!table.csv)
        return;
    find_columns(&table);
    if (is_element_sheet(text, size)) {
        find_headings(&table);
        take_elements(&table);
        return;
    }
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
        return csv_column_of_text(text, size, "label") == 0 && csv_columns_of_text(text, size) > 1;
    return csv_column_of_text(text, size, "from") != CSV_NONE &&
           csv_column_of_text(text, size, "to") != CSV_NONE &&
           csv_column_of_text(text, size, kumu_only) != CSV_NONE;
}

static bool has_sure_sign(const char *text, size_t size)
{
    for (size_t i = 0; i < SURE_SIGNS; i++)
        if (csv_column_of_text(text, size, sign_headings[i]) > 1)
            return true;
    return false;
}

/* What is neither Kumu's nor a matrix. Without headings: what has a few columns. */
enum { MOST_BARE_COLUMNS = 4 };
bool knows_csv(const char *text, size_t size)
{
    size_t columns = csv_columns_of_text(text, size);
    return !knows_kumu_csv(text, size) && !knows_matrix(text, size) &&
           (has_ends(text, size) || is_element_sheet(text, size) || has_sure_sign(text, size) ||
            (columns >= 2 && columns <= MOST_BARE_COLUMNS));
}
