#include "model/series.h"

#include "base/utf8.h"
#include "model/beside.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A line while it is read. */
struct line {
    const char *text;
    size_t length;
    struct span at;
};

static void add_fault(struct model *model, struct series *series, struct span at, const char *what)
{
    if (series->all_faults++ < SERIES_MOST_FAULTS)
        *array_add(model->arena, &series->faults) = (struct series_fault){at, what};
}

/* ---- One line ---------------------------------------------------------------------------------
 */

/* What stands between the fields of a line: the first that could. */
static char separator_of(struct line line)
{
    size_t at = 0;
    while (at < line.length && !strchr(",;\t", line.text[at]))
        at++;
    return at < line.length ? line.text[at] : ',';
}

/* The field at the start of the line, without blanks and quotes around it; the line goes on behind
   it. */
static struct line take_field(struct line *line, char separator)
{
    struct line field = *line;
    size_t length = 0;
    bool quoted = false;
    for (; length < line->length && (quoted || line->text[length] != separator); length++)
        quoted ^= line->text[length] == '"';
    field.length = length;
    length += length < line->length;
    line->text += length;
    line->length -= length;
    while (field.length && strchr(" \"", field.text[0])) {
        field.text++;
        field.length--;
    }
    while (field.length && strchr(" \"", field.text[field.length - 1]))
        field.length--;
    return field;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static unsigned days_in(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1U : 0U);
}

/* As yyyymmdd; 0 where it is no date of the calendar. */
static uint32_t read_date(struct line field)
{
    static const char form[] = "0000-00-00";
    if (field.length != sizeof form - 1)
        return 0;
    for (size_t i = 0; i < field.length; i++)
        if (form[i] == '-' ? field.text[i] != '-' : !is_digit(field.text[i]))
            return 0;
    unsigned year = (unsigned)strtoul(field.text, NULL, 10);
    unsigned month = (unsigned)strtoul(field.text + 5, NULL, 10);
    unsigned day = (unsigned)strtoul(field.text + 8, NULL, 10);
    if (!month || month > 12 || !day || day > days_in(year, month))
        return 0;
    return year * 10000 + month * 100 + day;
}

/* Digits with a sign and a point, as in a model; a % behind them is passed over. Where no comma
   stands between the fields, one may stand for the point. */
static bool read_number(struct line field, char separator, double *number)
{
    char digits[32];
    if (field.length && field.text[field.length - 1] == '%')
        field.length--;
    while (field.length && field.text[field.length - 1] == ' ')
        field.length--;
    if (!field.length || field.length >= sizeof digits)
        return false;
    memcpy(digits, field.text, field.length);
    digits[field.length] = 0;
    char *end, *comma = separator == ',' ? NULL : strchr(digits, ',');
    if (comma)
        *comma = '.';
    *number = strtod(digits, &end);
    return strspn(digits, "+-.0123456789") == field.length && !*end && isfinite(*number);
}

static const char *fault_of(const struct series *series, uint32_t date, bool number)
{
    size_t count = series->points.count;
    if (!date)
        return "this line does not begin with a date, a day as 2008-05-01";
    if (!number)
        return "there is no number behind the date";
    if (count && series->points.items[count - 1].date >= date)
        return "this date is not later than the one before";
    return NULL;
}

static void read_line(struct model *model, struct series *series, struct line line, bool first)
{
    char separator = separator_of(line);
    struct line rest = line, date_field = take_field(&rest, separator),
                value_field = take_field(&rest, separator);
    double value = 0;
    uint32_t date = read_date(date_field);
    bool number = read_number(value_field, separator, &value);
    if ((!date_field.length && !value_field.length) || line.text[0] == '#')
        return;
    if (first && !date && !number && date_field.length && !is_digit(date_field.text[0]))
        return; /* headings */
    const char *fault = fault_of(series, date, number);
    if (fault)
        add_fault(model, series, line.at, fault);
    else
        *array_add(model->arena, &series->points) = (struct series_point){line.at, value, date};
}

/* ---- The file ---------------------------------------------------------------------------------
 */

static void read_lines(struct model *model, struct series *series, const struct source *source)
{
    bool first = true;
    for (size_t start = 0; start < source->length; first = false) {
        size_t end = start;
        while (end < source->length && source->text[end] != '\n')
            end++;
        struct line line = {source->text + start,
                            end - start,
                            {(uint32_t)(source->base + start), (uint32_t)(source->base + end)}};
        while (line.length && line.text[line.length - 1] == '\r') {
            line.length--;
            line.at.end--;
        }
        if (line.length)
            read_line(model, series, line, first);
        start = end + 1;
    }
}

static const char not_text[] = "it is not in UTF-8";

static const struct source *loaded(const struct model *model, const char *real)
{
    for (size_t i = 0; i < model->sources.count; i++) {
        const struct source *source = model->sources.items[i];
        if (source->real && !strcmp(source->real, real))
            return source;
    }
    return NULL;
}

/* Why the file cannot be data, or NULL; two measures may share one. */
static const char *load(struct model *model, const struct beside *beside,
                        const struct source **source)
{
    struct stat status;
    struct source *made;
    *source = loaded(model, beside->real);
    if (*source)
        return (*source)->unsound ? not_text : NULL;
    if (stat(beside->shown, &status))
        return strerror(errno);
    if (!S_ISREG(status.st_mode))
        return "it is no file";
    if (status.st_size > SERIES_LARGEST_FILE)
        return "it is larger than 4 MB, the most that data may have";
    enum load_result result = source_load(&model->sources, beside->shown, &made);
    if (result == LOAD_UNREADABLE)
        return strerror(errno);
    if (result != LOAD_OK)
        return "it is larger than a file or model may be";
    made->unsound = utf8_valid(made->text, made->length) < made->length;
    *source = made;
    return made->unsound ? not_text : NULL;
}

static const char *open_data(struct model *model, const struct source *from, const char *path,
                             const struct source **source)
{
    struct beside beside;
    switch (model_file_beside(model, from, path, &beside)) {
    case BESIDE_OUTSIDE:
        return "a model reads only inside its own folder";
    case BESIDE_MISSING:
        return errno == ENOENT ? "there is no such file" : strerror(errno);
    case BESIDE_FOUND:
        break;
    }
    return load(model, &beside, source);
}

static struct series *read_file(struct model *model, const struct source *source, struct span path)
{
    struct series *series = arena_new_of(model->arena, struct series);
    series->source = source;
    read_lines(model, series, source);
    if (!series->all_faults && !series->points.count)
        add_fault(model, series, path, "there is no date and no value in it");
    return series;
}

/* ---- All measures -----------------------------------------------------------------------------
 */

/* Files that have been read. */
struct readings {
    struct series **items;
    size_t count, capacity;
};

static const struct series *series_in(struct model *model, struct readings *readings,
                                      const struct source *source, struct span path)
{
    for (size_t i = 0; i < readings->count; i++)
        if (readings->items[i]->source == source)
            return readings->items[i];
    return *array_add(model->arena, readings) = read_file(model, source, path);
}

static const struct series *series_named(struct model *model, struct readings *readings,
                                         const struct source *from, struct span path)
{
    const struct source *source = NULL;
    const char *fault = open_data(model, from, model_text(model, path), &source);
    if (!fault)
        return series_in(model, readings, source, path);
    if (!from->real)
        return NULL;
    struct series *series = arena_new_of(model->arena, struct series);
    add_fault(model, series, path, fault);
    return series;
}

const char *model_data_file(struct model *model, const struct item *measure)
{
    const struct slot *data = item_slot(measure, MEASURE_DATA);
    const struct source *from = measure->file->source;
    struct beside beside;
    if (!data || !data->values || from->library ||
        model_file_beside(model, from, model_text(model, data->values->at), &beside) !=
            BESIDE_FOUND)
        return NULL;
    return beside.real;
}

static void read_measure(struct model *model, struct readings *readings, const struct item *measure)
{
    const struct slot *data = item_slot(measure, MEASURE_DATA);
    if (!data || measure->file->source->library)
        return;
    if (!model->data.of)
        model->data.of = arena_alloc(model->arena, model->all.count * sizeof *model->data.of);
    const struct series *series =
        data->values ? series_named(model, readings, measure->file->source, data->values->at)
                     : NULL;
    model->data.of[measure->index] = series;
    model->data.unread |= !series || series->all_faults;
}

void model_read_data(struct model *model)
{
    struct readings readings = {0};
    if (!(model->declared & OF(MEASURE)))
        return;
    FOR_ITEMS_OF (model, KIND_MEASURE, measure)
        read_measure(model, &readings, measure);
}
