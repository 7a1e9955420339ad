/* Tables of fields: read as spreadsheets write them, and a field written so that they read it. */
#include "exchange/csv_reader.h"

#include <string.h>
#include <strings.h>

struct reader {
    struct csv *csv;
    const char *at, *end;
    size_t line, open_line;
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
    return arena_copy(reader->csv->arena, buffer_text(&reader->field), reader->field.count);
}

static const char *take_plain(struct reader *reader)
{
    const char *start = reader->at;
    while (!at_line_end(reader) && *reader->at != reader->separator)
        reader->at++;
    const char *end = reader->at;
    while (end > start && is_blank(reader, end[-1]))
        end--;
    return arena_copy(reader->csv->arena, start, (size_t)(end - start));
}

/* What stands behind a closing quote, up to the next separator, belongs to nothing. */
static void take_field(struct reader *reader)
{
    skip_blanks(reader);
    bool quoted = !at_line_end(reader) && *reader->at == '"';
    *array_add(reader->csv->arena, &reader->row) =
        quoted ? take_quoted(reader) : take_plain(reader);
    while (!at_line_end(reader) && *reader->at != reader->separator)
        reader->at++;
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

static bool is_empty(const struct reader *reader)
{
    for (size_t i = 0; i < reader->row.count; i++)
        if (*reader->row.items[i])
            return false;
    return true;
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
    while (!at_line_end(reader)) {
        reader->at++;
        take_field(reader);
    }
    end_line(reader);
    if (!is_empty(reader))
        keep_row(reader, line);
}

/* Where the text begins behind its byte order mark. */
static const char *start_of(const char *text, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = sizeof mark - 1;
    return size >= length && !memcmp(text, mark, length) ? text + length : text;
}

struct csv *csv_read(struct arena *arena, const char *text, size_t size, size_t *open_line)
{
    struct csv *csv = arena_new_of(arena, struct csv);
    struct reader reader = {.csv = csv, .at = start_of(text, size), .end = text + size, .line = 1};
    csv->arena = reader.field.arena = arena;
    reader.separator = separator_of(reader.at, reader.end);
    while (reader.at < reader.end)
        take_row(&reader);
    *open_line = reader.open_line;
    return csv;
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

/* The fields of a first line, one after the other, as they stand. */
struct walk {
    const char *at, *end;
    const char *field;
    size_t length;
    char separator;
};

static struct walk walk_first_line(const char *text, size_t size)
{
    struct walk walk = {.at = start_of(text, size), .end = text + size};
    walk.separator = separator_of(walk.at, walk.end);
    return walk;
}

static bool next_field(struct walk *walk)
{
    if (!walk->at)
        return false;
    walk->field = walk->at;
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
    walk->at = goes_on ? walk->at + 1 : NULL;
    return true;
}

int csv_column_of_text(const char *text, size_t size, const char *words)
{
    while (*words) {
        const char *word = words;
        size_t length = take_word(&words);
        struct walk walk = walk_first_line(text, size);
        for (int column = 0; next_field(&walk); column++)
            if (is_heading(walk.field, walk.length, word, length))
                return column;
    }
    return CSV_NONE;
}

size_t csv_columns_of_text(const char *text, size_t size)
{
    struct walk walk = walk_first_line(text, size);
    size_t count = 0;
    while (next_field(&walk))
        count++;
    return count;
}

static struct walk field_of_text(const char *text, size_t size, size_t column)
{
    struct walk walk = walk_first_line(text, size);
    while (next_field(&walk) && column-- > 0)
        walk.length = 0;
    return walk;
}

bool csv_fields_agree(const char *text, size_t size, size_t column, const char *other,
                      size_t other_size, size_t other_column)
{
    struct walk one = field_of_text(text, size, column);
    struct walk two = field_of_text(other, other_size, other_column);
    return one.length && one.length == two.length && !memcmp(one.field, two.field, one.length);
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

void csv_put(struct buffer *out, const char *field)
{
    if (!strpbrk(field, ",;\t\"\r\n") && *field != ' ') {
        buffer_put(out, field);
        return;
    }
    buffer_byte(out, '"');
    for (; *field; field++) {
        if (*field == '"')
            buffer_byte(out, '"');
        buffer_byte(out, *field);
    }
    buffer_byte(out, '"');
}
