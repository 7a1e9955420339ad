/* Tables of fields: read as spreadsheets write them, and a field written so that they read it. */
#include "exchange/csv_reader.h"

#include "exchange/encoding.h"

#include <string.h>
#include <strings.h>

struct reader {
    struct csv *csv;
    const char *at, *end;
    size_t line, open_line;
    size_t fields; /* of all rows that are kept */
    char separator;
    struct buffer field; /* a quoted one, while it is read */
    struct {
        const char **items;
        size_t count, capacity;
    } row;
};

static bool is_blank(const struct reader *reader, char byte)
{
    return (byte == ' ' || byte == '\t') && byte != reader->separator;
}

static bool at_line_end(const struct reader *reader)
{
    return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static void skip_blanks(struct reader *reader)
{
    while (reader->at < reader->end && is_blank(reader, *reader->at))
        reader->at++;
}

/* Whichever the first line has most of, outside quotes; the comma where it has none. */
static char separator_of(const char *text, const char *end)
{
    static const char separators[] = ",;\t";
    size_t times[sizeof separators] = {0}, most = 0;
    bool quoted = false;
    for (; text < end && (quoted || (*text != '\n' && *text != '\r')); text++) {
        const char *found = *text ? strchr(separators, *text) : NULL;
        quoted ^= *text == '"';
        if (found && !quoted)
            times[found - separators]++;
    }
    for (size_t i = 1; separators[i]; i++)
        if (times[i] > times[most])
            most = i;
    return separators[most];
}

/* ---- Fields -----------------------------------------------------------------------------------
 */

static const char *take_plain(struct reader *reader)
{
    const char *start = reader->at;
    while (!at_line_end(reader) && *reader->at != reader->separator)
        reader->at++;
    const char *end = reader->at;
    while (end > start && is_blank(reader, end[-1]))
        end--;
    return end == start ? "" : arena_copy(reader->csv->arena, start, (size_t)(end - start));
}

/* What stands behind a closing quote, up to the next separator, belongs to it as spreadsheets have
   it: so no word is lost where quotes do not match. */
static const char *take_quoted(struct reader *reader)
{
    size_t opened = reader->line;
    reader->field.count = 0;
    for (reader->at++; reader->at < reader->end; reader->at++) {
        if (*reader->at == '"' && (reader->at + 1 == reader->end || reader->at[1] != '"'))
            break;
        reader->at += *reader->at == '"';
        reader->line += *reader->at == '\n';
        buffer_byte(&reader->field, *reader->at);
    }
    if (reader->at == reader->end)
        reader->open_line = opened;
    else
        reader->at++;
    buffer_put(&reader->field, take_plain(reader));
    return arena_copy(reader->csv->arena, buffer_text(&reader->field), reader->field.count);
}

static void take_field(struct reader *reader)
{
    skip_blanks(reader);
    bool quoted = !at_line_end(reader) && *reader->at == '"';
    *array_add(reader->csv->arena, &reader->row) =
        quoted ? take_quoted(reader) : take_plain(reader);
}

/* ---- Rows -------------------------------------------------------------------------------------
 */

static void end_line(struct reader *reader)
{
    if (reader->at == reader->end)
        return;
    if (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n')
        reader->at++;
    reader->at++;
    reader->line++;
}

/* Empty fields at the end of a row say nothing. */
static void drop_last_fields(struct reader *reader)
{
    while (reader->row.count && !*reader->row.items[reader->row.count - 1])
        reader->row.count--;
}

static void keep_row(struct reader *reader, size_t line)
{
    struct csv *csv = reader->csv;
    size_t size = reader->row.count * sizeof *reader->row.items;
    struct csv_row *row = array_add(csv->arena, &csv->rows);
    *row = (struct csv_row){arena_alloc(csv->arena, size), reader->row.count, line};
    memcpy(row->fields, reader->row.items, size);
}

static void take_row(struct reader *reader)
{
    size_t line = reader->line;
    reader->row.count = 0;
    take_field(reader);
    while (!at_line_end(reader) && reader->row.count <= CSV_MOST_FIELDS) {
        reader->at++;
        take_field(reader);
    }
    end_line(reader);
    reader->fields += reader->row.count;
    drop_last_fields(reader);
    if (reader->row.count)
        keep_row(reader, line);
}

/* Where the text begins behind its byte order mark. */
static const char *start_of(const char *text, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = sizeof mark - 1;
    return size >= length && !memcmp(text, mark, length) ? text + length : text;
}

struct csv *csv_read_parted(struct foreign_map *map, const char *text, size_t size, char separator)
{
    struct csv *csv = arena_new_of(map->arena, struct csv);
    text = encoding_as_utf8(map->arena, text, &size);
    struct reader reader = {.csv = csv,
                            .at = start_of(text, size),
                            .end = text + size,
                            .line = 1,
                            .separator = separator};
    csv->arena = reader.field.arena = map->arena;
    while (reader.at < reader.end && reader.fields <= CSV_MOST_FIELDS)
        take_row(&reader);
    if (memchr(text, '\0', size))
        foreign_fail(map, 0, "the table holds bytes of nought, as no text does; save it as UTF-8");
    else if (reader.open_line)
        foreign_fail(map, reader.open_line, "a quote is opened here and never closed");
    else if (reader.fields > CSV_MOST_FIELDS)
        foreign_fail(map, 0, "the table has more than %d fields, the most that are read",
                     CSV_MOST_FIELDS);
    else if (!csv->rows.count)
        foreign_fail(map, 0, "the table is empty");
    return map->problem ? NULL : csv;
}

struct csv *csv_read(struct foreign_map *map, const char *text, size_t size)
{
    return csv_read_parted(map, text, size, separator_of(start_of(text, size), text + size));
}

const char *csv_field(const struct csv_row *row, size_t column)
{
    return column < row->count ? row->fields[column] : "";
}

/* ---- Headings ---------------------------------------------------------------------------------
 */

/* Whether a heading is the word, in which `_` stands for what it has between its words. */
static bool is_heading(const char *heading, size_t heading_length, const char *word, size_t length)
{
    if (heading_length != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (word[i] == '_' ? !strchr(" _-", heading[i]) : strncasecmp(heading + i, word + i, 1))
            return false;
    return true;
}

/* The word at the start of a list, and the list behind it. */
static size_t take_word(const char **words)
{
    size_t length = strcspn(*words, " ");
    *words += length + ((*words)[length] == ' ');
    return length;
}

int csv_column(const struct csv_row *headings, const char *words)
{
    while (*words) {
        const char *word = words;
        size_t length = take_word(&words);
        for (size_t i = 0; i < headings->count; i++)
            if (is_heading(headings->fields[i], strlen(headings->fields[i]), word, length))
                return (int)i;
    }
    return CSV_NONE;
}

struct csv_walk csv_walk_line(const char *text, size_t size)
{
    struct csv_walk walk = {.at = start_of(text, size), .end = text + size};
    walk.separator = separator_of(walk.at, walk.end);
    return walk;
}

/* Behind the quotes in which it stands, where it does. */
static const char *behind_quotes(const char *at, const char *end)
{
    while (at < end && *at == ' ')
        at++;
    if (at == end || *at != '"')
        return at;
    for (at++; at < end && (*at != '"' || (at + 1 < end && at[1] == '"')); at++)
        at += *at == '"';
    return at < end ? at + 1 : end;
}

bool csv_walk_on(struct csv_walk *walk)
{
    if (!walk->at)
        return false;
    walk->field = walk->at;
    walk->at = behind_quotes(walk->at, walk->end);
    while (walk->at < walk->end && *walk->at != walk->separator && !strchr("\r\n", *walk->at))
        walk->at++;
    walk->length = (size_t)(walk->at - walk->field);
    while (walk->length && strchr(" \"", walk->field[0])) {
        walk->field++;
        walk->length--;
    }
    while (walk->length && strchr(" \"", walk->field[walk->length - 1]))
        walk->length--;
    bool goes_on = walk->at < walk->end && *walk->at == walk->separator;
    walk->rest = walk->at;
    walk->at = goes_on ? walk->at + 1 : NULL;
    return true;
}

int csv_column_of_text(const char *text, size_t size, const char *words)
{
    enum { LONGEST_HEADINGS = 65536 };
    size = size < LONGEST_HEADINGS ? size : LONGEST_HEADINGS;
    while (*words) {
        const char *word = words;
        size_t length = take_word(&words);
        struct csv_walk walk = csv_walk_line(text, size);
        for (int column = 0; csv_walk_on(&walk); column++)
            if (is_heading(walk.field, walk.length, word, length))
                return column;
    }
    return CSV_NONE;
}

size_t csv_columns_of_text(const char *text, size_t size)
{
    struct csv_walk walk = csv_walk_line(text, size);
    size_t count = 0;
    while (csv_walk_on(&walk))
        count++;
    return count;
}

/* ---- Numbers ----------------------------------------------------------------------------------
 */

bool csv_influence(const char *field, int *influence)
{
    static const char minus[] = "\u2212";
    int sign = 1;
    if (*field == '+' || *field == '-')
        sign = *field++ == '-' ? -1 : 1;
    else if (!strncmp(field, minus, strlen(minus))) {
        sign = -1;
        field += strlen(minus);
    }
    size_t length = strspn(field, "0123456789.,eE-%");
    if (strcspn(field, "0123456789.,") || field[length] || !strpbrk(field, "0123456789"))
        return false;
    length = strcspn(field, "eE%");
    *influence = strcspn(field, "123456789") < length ? sign : 0;
    return true;
}
