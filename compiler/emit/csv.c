/* Values for spreadsheets, a line each. */
#include "emit/csv.h"

#include "emit/formats.h"

#include <string.h>

static void put_field(struct buffer *out, const char *field)
{
    bool formula = *field && strchr("=+-@\t\r", *field);
    if (!formula && !strpbrk(field, ",;\"\r\n")) {
        buffer_put(out, field);
        return;
    }
    buffer_put(out, formula ? "\"'" : "\"");
    for (; *field; field++) {
        if (*field == '"')
            buffer_byte(out, '"');
        buffer_byte(out, *field);
    }
    buffer_byte(out, '"');
}

void csv_put_row(struct buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_put(out, i ? "," : "");
        put_field(out, fields[i]);
    }
    buffer_put(out, "\r\n");
}

const struct writers csv_writers = {.loops = true};
